"""A parent's rows against the sum of its children's, and its own figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import FORM, REPORT, TYPE, build, write
from tthc_render.checks.related import cross_check
from tthc_render.diagnostics.findings import Finding
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

ROW = "      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}\n"
TWO = ROW + "      - {linh_vuc: Hộ tịch, truc_tuyen: 10, truc_tiep: 2}\n"


def found(root: Path, parent_rows: str, child_rows: str = TWO, extra: str = "", form: str = FORM) -> list[Finding]:
    build(root, kind=TYPE.rstrip("\n") + "\ntong_hop: [M.01]\n", report=REPORT.replace(ROW, child_rows))
    write(root / "templates" / "forms" / "M.01.yaml", form)
    text = REPORT.replace("don_vi: so-mau", "don_vi: ubnd-tinh-mau").replace(ROW, parent_rows) + extra
    path = write(root / "data" / "ubnd-tinh-mau" / "a.yaml", text)
    library = Library(Workspace(root))
    computed, findings = collected(load_report, path, library)
    assert computed is not None, findings
    return [item for item in cross_check(computed, library) if item.code == "C204"]


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        (TWO, []),
        (TWO.replace("1200", "1300"), [("Đất đai", "4", "1.300", "1.200", "100")]),
        # The totals are the same, the fields are not.
        (
            TWO.replace("1200", "1190").replace("truc_tuyen: 10", "truc_tuyen: 20"),
            [("Đất đai", "4", "1.190", "1.200", "10"), ("Hộ tịch", "4", "20", "10", "10")],
        ),
    ],
)
def test_each_cell_that_differs_is_one_finding(tmp_path: Path, rows: str, reported: list[tuple[str, ...]]) -> None:
    findings = found(tmp_path, rows)
    assert [
        (item.details["row"], item.details["column"][-2], *map(item.details.get, ("total", "sum", "difference")))
        for item in findings
    ] == reported
    assert all(item.where.line for item in findings)


FEW = {"Đất đai": (1200, 34), "Hộ tịch": (310, 42), "Chứng thực": (922, 60)}


def few(figures: dict[str, tuple[int, int]]) -> str:
    return "".join(
        f"      - {{linh_vuc: {name}, truc_tuyen: {online}, truc_tiep: {direct}}}\n"
        for name, (online, direct) in figures.items()
    )


def without(name: str) -> dict[str, tuple[int, int]]:
    return {key: value for key, value in FEW.items() if key != name}


@pytest.mark.parametrize("unmarked", [False, True])
@pytest.mark.parametrize(
    ("figures", "reported"),
    [
        (FEW, []),
        (dict(reversed(FEW.items())), []),
        (without("Chứng thực"), ["thiếu dòng “Chứng thực”, mà 1 đơn vị"]),
        (FEW | {"Chứng thực": (0, 0)}, ["dòng “Chứng thực” ghi 0 cả"]),
        (
            without("Chứng thực") | {"Lĩnh vực chứng thực": (922, 60)},
            ["tên dòng khác: “Lĩnh vực chứng thực” là dòng “Chứng thực”"],
        ),
        (
            without("Chứng thực") | {"Xây dựng": (71, 8)},
            ["thiếu dòng “Chứng thực”", "dòng “Xây dựng” không đơn vị trực thuộc nào có"],
        ),
        (FEW | {"Chứng thực": (921, 60)}, ["C204"]),
        (FEW | {"Chứng thực": (0, 60)}, ["C204"]),
    ],
)
def test_a_row_that_is_missing_is_zero_or_has_another_name_is_one_finding(
    tmp_path: Path, figures: dict[str, tuple[int, int]], reported: list[str], *, unmarked: bool
) -> None:
    kind = TYPE if unmarked else TYPE.rstrip("\n") + "\ntong_hop: [M.01]\n"
    build(tmp_path, kind=kind, report=REPORT.replace(ROW, few(FEW)))
    findings = told_of_parent(tmp_path, few(figures))
    assert len(findings) == len(reported)
    for words, item in zip(reported, findings, strict=True):
        assert words in (item.code, item.code + item.details.get("fault", "")) or words in item.details.get("fault", "")
        assert item.where.line


@pytest.mark.parametrize(
    "figures",
    [
        {"Đất đai": (210, 7), "Chứng thực": (35, 12)},
        {"Đất đai": (210, 7)},
        {"Đất đai": (1500, 50), "Hộ tịch": (400, 60), "Chứng thực": (1000, 80)},
        # One figure alike is chance.
        {"Đất đai": (1200, 90), "Hộ tịch": (55, 3)},
        {"Thanh tra": (44, 3), "Tổ chức cán bộ": (12, 9)},
    ],
)
def test_a_parent_that_reports_its_own_figures_alone_is_no_sum(
    tmp_path: Path, figures: dict[str, tuple[int, int]]
) -> None:
    build(tmp_path, report=REPORT.replace(ROW, few(FEW)))
    assert told_of_parent(tmp_path, few(figures)) == []


def told_of_parent(root: Path, rows: str) -> list[Finding]:
    text = REPORT.replace("don_vi: so-mau", "don_vi: ubnd-tinh-mau").replace(ROW, rows)
    path = write(root / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", text)
    library = Library(Workspace(root))
    computed, findings = collected(load_report, path, library)
    assert computed is not None, findings
    return [item for item in cross_check(computed, library) if item.code in {"C204", "C207"}]


def test_own_figures_are_part_of_the_sum(tmp_path: Path) -> None:
    own = "bieu_rieng:\n  M.01:\n    dong:\n      - {linh_vuc: Hộ tịch, truc_tuyen: 5, truc_tiep: 0}\n"
    assert found(tmp_path, TWO.replace("truc_tuyen: 10", "truc_tuyen: 15"), extra=own) == []
    [item] = found(tmp_path, TWO, extra=own)
    assert item.details["units"] == "Sở Mẫu 10; số riêng của đơn vị này 5"


def test_answers_of_units_are_no_parts_of_a_sum(tmp_path: Path) -> None:
    form = FORM.replace(
        "{ten: Trực tiếp, khoa: truc_tiep, ma: (5)}", "{ten: Trực tiếp, khoa: truc_tiep, ma: (5), kieu: co_khong}"
    )
    rows = "      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 1}\n"
    assert not found(tmp_path, rows.replace("truc_tiep: 1", "truc_tiep: 0"), rows, form=form)
    assert found(tmp_path, rows.replace("1200", "1201"), rows, form=form)


def test_with_errors_in_the_registry_the_units_below_are_not_known(tmp_path: Path) -> None:
    assert found(tmp_path, TWO.replace("1200", "1300"))
    units = tmp_path / "data" / "units.yaml"
    more = "  - {ma: so-ba, ten: Sở Ba, cap: so, cap_tren: khong-co, ten_in: [X], ky_hieu: U, dia_danh: M}"
    write(units, f"{units.read_text(encoding='utf-8').rstrip()}\n{more}\n")
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, tmp_path / "data" / "ubnd-tinh-mau" / "a.yaml", library)
    assert computed is not None
    assert not [item for item in cross_check(computed, library) if item.code == "C204"]


def test_only_when_every_child_has_reported(tmp_path: Path) -> None:
    assert found(tmp_path, TWO.replace("1200", "1300"))
    (tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml").unlink()
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, tmp_path / "data" / "ubnd-tinh-mau" / "a.yaml", library)
    assert cross_check(computed, library) == []


ROWS = [("Đất đai", 1200, 34), ("Hộ tịch", 10, 2), ("Chứng thực", 55, 7), ("Giáo dục", 31, 4)]


def rows_of(changes: dict[str, tuple[int, int]]) -> str:
    return "".join(
        f"      - {{linh_vuc: {name}, truc_tuyen: {online}, truc_tiep: {direct}}}\n"
        for name, online, direct in ((name, *changes.get(name, (online, direct))) for name, online, direct in ROWS)
    )


@pytest.mark.parametrize(
    ("changes", "reported"),
    [
        ({}, []),
        ({"Hộ tịch": (11, 2)}, [("Hộ tịch", "11", "10")]),
        ({"Hộ tịch": (15, 2), "Giáo dục": (26, 4)}, [("Hộ tịch", "15", "10"), ("Giáo dục", "26", "31")]),
        # Another office's own figures are no sum.
        ({"Đất đai": (14, 3), "Hộ tịch": (8, 1), "Chứng thực": (9, 2)}, []),
    ],
)
def test_figures_that_can_be_nothing_but_sums_are_held_without_a_mark(
    tmp_path: Path, changes: dict[str, tuple[int, int]], reported: list[tuple[str, ...]]
) -> None:
    build(tmp_path, report=REPORT.replace(ROW, rows_of({})))
    text = REPORT.replace("don_vi: so-mau", "don_vi: ubnd-tinh-mau").replace(ROW, rows_of(changes))
    path = write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", text)
    library = Library(Workspace(tmp_path))
    computed, findings = collected(load_report, path, library)
    assert computed is not None, findings
    found = [item for item in cross_check(computed, library) if item.code == "C204"]
    assert [tuple(map(item.details.get, ("row", "total", "sum"))) for item in found] == reported


MARK = "bieu:\n  # Tổng hợp bằng tthc-render aggregate ubnd-tinh-mau 2024-Q2\n"


@pytest.mark.parametrize(
    ("mark", "rows", "reported"),
    [
        (MARK, TWO, []),
        (MARK, TWO.replace("1200", "1300"), [("Đất đai", "1.300", "1.200")]),
        (
            MARK,
            TWO.replace("1200", "1300").replace("34", "35"),
            [("Đất đai", "1.300", "1.200"), ("Đất đai", "35", "34")],
        ),
        # Without the mark they may be the unit's own.
        ("bieu:\n", TWO.replace("1200", "1300"), []),
    ],
)
def test_a_pasted_sum_is_held_cell_by_cell_though_the_type_does_not_add_up(
    tmp_path: Path, mark: str, rows: str, reported: list[tuple[str, ...]]
) -> None:
    build(tmp_path, report=REPORT.replace(ROW, TWO))
    text = REPORT.replace("don_vi: so-mau", "don_vi: ubnd-tinh-mau").replace(ROW, rows).replace("bieu:\n", mark)
    path = write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", text)
    library = Library(Workspace(tmp_path))
    computed, findings = collected(load_report, path, library)
    assert computed is not None, findings
    found = [item for item in cross_check(computed, library) if item.code == "C204"]
    assert [tuple(map(item.details.get, ("row", "total", "sum"))) for item in found] == reported
