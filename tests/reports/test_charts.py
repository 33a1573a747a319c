"""Charts: the figures of forms, groups and periods that they show, and what cannot be shown."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import FORM, REPORT, TYPE, build, write
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.document.markup import ChartRef, parse_blocks
from tthc_render.document.tree import Chart, Figure
from tthc_render.reports.charts import chart_of, no_report
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.paths import Workspace

ROWS = "      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}\n"
MORE = ROWS + "      - {linh_vuc: Hộ tịch, truc_tuyen: 5, truc_tiep: 6}\n"


def asked(line: str) -> ChartRef:
    (piece,) = parse_blocks(line, lambda index: Place("a.yaml", 9), Findings())
    assert isinstance(piece, ChartRef)
    return piece


def charted(root: Path, line: str, periods: tuple[str, ...] = ()) -> tuple[Figure | None, list[Finding]]:
    """The chart of a report of 2024-Q2; reports of ``periods`` are there, too, each with half of its figures."""
    path = build(root, report=REPORT.replace(ROWS, MORE))
    for code in periods:
        text = REPORT.replace(ROWS, MORE).replace("2024-Q2", code).replace("1200", "600")
        write(root / "data" / "so-mau" / f"{code}-ngan.yaml", text)
    library = Library(Workspace(root))
    computed, _ = collected(load_report, path, library)
    assert computed is not None

    def earlier(period: Period) -> Computed | None:
        found = library.reports.find("so-mau", "ngan", period.code)
        return load_report(found, library, Findings()) if found else None

    findings = Findings()
    return chart_of(asked(line), computed, earlier, findings), list(findings)


def charted_at(path: Path, line: str) -> Figure | None:
    """The chart of the report at ``path`` alone."""
    computed, _ = collected(load_report, path, Library(Workspace(path.parents[2])))
    assert computed is not None
    return chart_of(asked(line), computed, no_report, Findings())


def shown(figure: Figure | None) -> tuple[str, tuple[str, ...], list[tuple[str, tuple[str, ...]]]]:
    assert figure is not None
    assert isinstance(figure.picture, Chart)
    chart = figure.picture
    return chart.look, chart.categories, [(series.name, series.printed) for series in chart.series]


@pytest.mark.parametrize(
    ("line", "look", "categories", "series"),
    [
        (
            "[[biểu đồ: M.01 | cột (4), (5)]]",
            "auto",
            ("Đất đai", "Hộ tịch"),
            [("Trực tuyến", ("1.200", "5")), ("Trực tiếp", ("34", "6"))],
        ),
        ("[[biểu đồ: biểu M.01 | cột Tiếp nhận]]", "auto", ("Đất đai", "Hộ tịch"), [("Tiếp nhận", ("1.234", "11"))]),
        ("[[biểu đồ: M.01 | cột tiep_nhan | dòng hộ tịch]]", "auto", ("Hộ tịch",), [("Tiếp nhận", ("11",))]),
        (
            "[[biểu đồ: M.01 | cột 4, 5 | dòng tổng | kiểu cột ngang]]",
            "barh",
            ("Trực tuyến", "Trực tiếp"),
            [("TỔNG CỘNG", ("1.205", "40"))],
        ),
        ("[[Biểu đồ: M.01 | cột (4) | kiểu đường]]", "line", ("Đất đai", "Hộ tịch"), [("Trực tuyến", ("1.200", "5"))]),
        (
            "[[biểu đồ: chi_tieu.pakn | cột moi, ky_truoc]]",
            "auto",
            ("Số mới", "Số kỳ trước"),
            [("", ("3", "1"))],
        ),
    ],
)
def test_charts_of_a_form_and_of_a_group(
    tmp_path: Path, line: str, look: str, categories: tuple[str, ...], series: list[tuple[str, tuple[str, ...]]]
) -> None:
    figure, findings = charted(tmp_path, line)
    assert findings == []
    assert shown(figure) == (look, categories, series)


@pytest.mark.parametrize(
    ("field", "value", "printed"),
    [
        ("kieu: thap_phan, so_le: 2", "5.4", "5,40"),
        ("kieu: thap_phan, so_le: 1", "5.46", "5,5"),
        ("kieu: thap_phan", "5.4", "5,4"),
        ("kieu: ty_le, so_le: 1", "25", "25,0"),
        ("kieu: so, so_le: 2", "25", "25"),
    ],
)
def test_figures_of_a_group_keep_the_decimals_that_are_stated(
    tmp_path: Path, field: str, value: str, printed: str
) -> None:
    kind = TYPE.replace("{ten: Số mới}", f"{{ten: Số mới, {field}}}")
    path = build(tmp_path, report=REPORT.replace("moi: 3", f"moi: {value}"), kind=kind)
    figure = charted_at(path, "[[biểu đồ: chi_tieu.pakn | cột moi]]")
    assert shown(figure)[2] == [("Số mới", (printed,))]


@pytest.mark.parametrize("line", ["", " | dòng Oryza sativa", " | dòng *Oryza sativa*"])
def test_names_of_rows_are_plain_words_without_notes(tmp_path: Path, line: str) -> None:
    rows = ROWS.replace("Đất đai", '"*Oryza sativa*^[Giống lai.]"')
    path = build(tmp_path, report=REPORT.replace(ROWS, rows))
    figure = charted_at(path, f"[[biểu đồ: M.01 | cột (4){line}]]")
    assert shown(figure)[1] == ("Oryza sativa",)


HEADS = """      - ten: Bán ra
        cot:
          - {ten: Trong tháng, khoa: ra_thang, ma: (4)}
          - {ten: Trị giá, khoa: ra_gia, ma: (5)}
      - ten: Mua vào
        cot:
          - {ten: Tổng số, khoa: vao, ma: (6)}
          - {ten: Trị giá, khoa: vao_gia, ma: (7)}
          - ten: Ngoài nước
            cot:
              - {ten: Châu Âu, khoa: chau_au, ma: (8)}
              - {ten: Khác, khoa: khac_xa, ma: (9)}
          - ten: Trong nước
            cot:
              - {ten: Khác, khoa: khac_gan, ma: (10)}
          - {ten: Tổng số lượt, khoa: luot, ma: (11)}
"""


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ("(4)", ["Trong tháng"]),
        ("(4), (8)", ["Trong tháng", "Châu Âu"]),
        ("(5)", ["Bán ra – Trị giá"]),
        ("(4), (5), (6)", ["Bán ra – Trong tháng", "Bán ra – Trị giá", "Mua vào"]),
        ("(6), (4)", ["Mua vào", "Trong tháng"]),
        ("(4), (11)", ["Bán ra – Trong tháng", "Mua vào – Tổng số lượt"]),
        ("(9), (10)", ["Mua vào – Ngoài nước – Khác", "Mua vào – Trong nước – Khác"]),
        ("Bán ra – Trong tháng, (7)", ["Bán ra – Trong tháng", "Mua vào – Trị giá"]),
    ],
)
def test_where_one_column_is_named_with_what_is_above_it_all_are(
    tmp_path: Path, columns: str, names: list[str]
) -> None:
    keys = ("ra_thang", "ra_gia", "vao", "vao_gia", "chau_au", "khac_xa", "khac_gan", "luot")
    form = FORM[: FORM.index("      - {ten: Tiếp nhận")] + HEADS + FORM[FORM.index("    tong_cong") :]
    rows = f"      - {{linh_vuc: Đất đai, {', '.join(f'{key}: 2' for key in keys)}}}\n"
    path = build(tmp_path, report=REPORT.replace(ROWS, rows))
    write(tmp_path / "templates" / "forms" / "M.01.yaml", form)
    _, categories, series = shown(charted_at(path, f"[[biểu đồ: M.01 | cột {columns}]]"))
    assert (list(categories) if len(names) > 1 else [name for name, _ in series]) == names


def test_size_caption_and_what_is_reported_to_the_blind(tmp_path: Path) -> None:
    figure, findings = charted(tmp_path, "[[biểu đồ: M.01 | cột (4) | rộng 120,5 mm | cao 50 | Biểu đồ **1**. Hồ sơ]]")
    assert findings == []
    assert figure is not None
    assert isinstance(figure.picture, Chart)
    assert (figure.width_mm, figure.picture.height_mm) == (120.5, 50.0)
    assert figure.alt == "Biểu đồ 1. Hồ sơ. Trực tuyến: Đất đai 1.200, Hộ tịch 5"


def test_charts_of_periods(tmp_path: Path) -> None:
    figure, findings = charted(tmp_path, "[[biểu đồ: M.01 | cột (4) | 3 kỳ]]", ("2023-Q4", "2024-Q1"))
    assert findings == []
    assert shown(figure) == (
        "line",
        ("Quý IV/2023", "Quý I/2024", "Quý II/2024"),
        [("Trực tuyến", ("605", "605", "1.205"))],
    )
    assert isinstance(figure.picture, Chart)  # type: ignore[union-attr]
    assert figure.picture.series[0].values == (Decimal(605), Decimal(605), Decimal(1205))  # type: ignore[union-attr]


def test_a_period_without_a_report_is_a_gap_with_a_warning(tmp_path: Path) -> None:
    figure, findings = charted(tmp_path, "[[biểu đồ: M.01 | cột (4) | 3 kỳ]]", ("2024-Q1",))
    assert [(item.code, item.details["periods"]) for item in findings] == [("D777", "2023-Q4")]
    assert isinstance(figure.picture, Chart)  # type: ignore[union-attr]
    assert [value is None for value in figure.picture.series[0].values] == [True, False, False]  # type: ignore[union-attr]


def test_a_chart_over_periods_needs_the_report_of_another_one(tmp_path: Path) -> None:
    figure, findings = charted(tmp_path, "[[biểu đồ: M.01 | cột (4) | 3 kỳ]]")
    assert (figure, [item.code for item in findings]) == (None, ["D767"])


def test_rows_over_periods(tmp_path: Path) -> None:
    figure, findings = charted(
        tmp_path, "[[biểu đồ: M.01 | cột (4) | dòng Đất đai, Hộ tịch | theo 2 kỳ]]", ("2024-Q1",)
    )
    assert findings == []
    assert shown(figure)[1:] == (("Quý I", "Quý II"), [("Đất đai", ("600", "1.200")), ("Hộ tịch", ("5", "5"))])


@pytest.mark.parametrize(
    ("line", "code", "reported"),
    [
        ("[[biểu đồ: M.1 | cột (4)]]", "D765", "M.01"),
        ("[[biểu đồ: chi_tieu.pak | cột moi]]", "D765", "chi_tieu.pakn"),
        ("[[biểu đồ: M.01 | phần 7 | cột (4)]]", "D765", "phần"),
        ("[[biểu đồ: M.01 | cột truc_tuyn]]", "D765", "truc_tuyen"),
        ("[[biểu đồ: M.01 | cột (9)]]", "D765", "(3)"),
        ("[[biểu đồ: M.01 | cột linh_vuc]]", "D766", "ghi chữ, không có số để vẽ; cột có số: (3)"),
        ("[[biểu đồ: M.01 | cột khác]]", "D765", "không có cột “khác”. Ở đây có: (3)"),
        ("[[biểu đồ: M.01 | cột (4) | dòng Hộ tich X]]", "D765", "Hộ tịch"),
        ("[[biểu đồ: chi_tieu.pakn | cột mới_x]]", "D765", "moi"),
        ("[[biểu đồ: M.01 | Một chú thích]]", "D766", "cột nào"),
        ("[[biểu đồ: M.01 | cột (4) | kiểu tròn]]", "D766", "tròn"),
        ("[[biểu đồ: M.01 | cột (4) | một | hai]]", "D766", "2 lời"),
        ("[[biểu đồ: M.01 | cột (4) | rộng 999]]", "D766", "999"),
        ("[[biểu đồ: M.01 | cột (4) | cao 5]]", "D766", "5 mm"),
        ("[[biểu đồ: M.01 | cột (4) | 1 kỳ]]", "D766", "1 kỳ"),
        ("[[biểu đồ: M.01 | cột (4), (5) | dòng Đất đai, Hộ tịch | 2 kỳ]]", "D766", "theo kỳ"),
        ("[[biểu đồ: M.01 | cột (4) | kiểu tròn | Kiểu không có]]", "D766", "“tròn”"),
        ("[[biểu đồ: M.01 | cột " + ", ".join(["(4)"] * 3000) + "]]", "D767", "nhiều nhất là 600"),
    ],
)
def test_what_cannot_be_drawn_is_reported_with_what_there_is(
    tmp_path: Path, line: str, code: str, reported: str
) -> None:
    figure, findings = charted(tmp_path, line, ("2024-Q1",))
    assert figure is None
    assert [(item.code, item.where) for item in findings] == [(code, Place("a.yaml", 9))]
    assert reported in findings[0].message()


def test_too_much_for_one_chart_is_warned_of(tmp_path: Path) -> None:
    line = "[[biểu đồ: M.01 | cột (3), (4), (5), (3), (4), (5), (3)]]"
    figure, findings = charted(tmp_path, line)
    assert figure is not None
    assert [item.code for item in findings] == ["D769"]


def test_without_the_library_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    figure, findings = charted(tmp_path, "[[biểu đồ: M.01 | cột (4)]]")
    assert figure is None
    assert [item.code for item in findings] == ["D768"]
