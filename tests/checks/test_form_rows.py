"""Rows pasted twice, forms without rows, names that differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import FORM, REPORT, TYPE, build
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

ROW = "- {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([ROW], []),
        ([ROW, ROW.replace("Đất đai", "Hộ tịch")], []),
        ([ROW, ROW], ["C301"]),
        ([ROW, ROW.replace("1200", "900")], ["C302"]),
        ([ROW, ROW.replace("Đất đai", "đất  đai").replace("1200", "900")], ["C302"]),
        ([ROW, ROW.replace("1200", "900"), ROW.replace("1200", "900")], ["C302", "C301"]),
        ([ROW, ROW.replace("1200", "900"), ROW], ["C302", "C301"]),
        ([], ["C303"]),
    ],
)
def test_rows(tmp_path: Path, rows: list[str], codes: list[str]) -> None:
    assert REPORT.count(ROW) == 1
    report = REPORT.replace(ROW, f"\n{' ' * 6}".join(rows))
    if not rows:
        report = report.replace("dong:\n", "dong: []\n")
    path = build(tmp_path, report=report)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code.startswith("C30")] == codes


@pytest.mark.parametrize(
    ("label", "reported"),
    [
        *(
            (label, ["C308"])
            for label in (
                "Tổng cộng",
                "TỔNG CỘNG",
                "Cộng",
                "Tổng số",
                "Tổng (I+II)",
                "Cộng chung",
                "Toàn xã",
                "Tổng toàn tỉnh",
                "Cộng I",
                "Cộng nhóm A",
                "Cộng mục II",
                "Tổng phần I",
                "Cộng lĩnh vực đất đai",
            )
        ),
        *((label, []) for label in ("Công chứng", "Cộng đồng", "Tổng hợp", "Tổng cục Thuế")),
    ],
)
def test_a_total_typed_as_a_row(label: str, reported: list[str], tmp_path: Path) -> None:
    rows = f"{ROW}\n      {ROW.replace('Đất đai', label)}"
    _, findings = collected(
        check_report, build(tmp_path, report=REPORT.replace(ROW, rows)), Library(Workspace(tmp_path))
    )
    assert [(item.code, item.where.line) for item in findings if item.code.startswith("C30")] == [
        (code, REPORT[: REPORT.index(ROW)].count("\n") + 1) for code in reported
    ]


def _with_form(folder: Path, form: str, rows: list[str]) -> list[str]:
    """The codes on rows of a report whose form is this one."""
    path = build(folder, report=REPORT.replace(ROW, f"\n{' ' * 6}".join(rows)))
    (folder / "templates" / "forms" / "M.01.yaml").write_text(form, encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(folder)))
    return [item.code for item in findings if item.code.startswith("C30")]


def test_a_total_typed_under_the_name_of_the_forms_own(tmp_path: Path) -> None:
    name = "Tổng số công chức (01=02+03)"
    form = FORM.replace("nhan: TỔNG CỘNG", f"nhan: {name}")
    rows = [ROW, ROW.replace("Đất đai", "Hộ tịch"), ROW.replace("Đất đai", name).replace("1200", "70")]
    assert _with_form(tmp_path, form, rows) == ["C308"]
    assert _with_form(tmp_path, FORM, rows) == []


@pytest.mark.parametrize(("other", "codes"), [("02/QĐ-UBND", []), ("01/QĐ-UBND", ["C302"]), ("", ["C302"])])
def test_rows_that_another_word_tells_apart(other: str, codes: list[str], tmp_path: Path) -> None:
    number = "      - {ten: Số ký hiệu, khoa: so_ky_hieu, ma: (6), kieu: chu, de_trong: true}\n"
    form = FORM.replace("    tong_cong:", f"{number}    tong_cong:")
    first = ROW.replace("Đất đai", "Quyết định, so_ky_hieu: 01/QĐ-UBND")
    second = first.replace("01/QĐ-UBND", repr(other)).replace("1200", "7")
    assert _with_form(tmp_path, form, [first, second]) == codes


def test_a_total_typed_in_one_form_only_is_no_field_that_others_lack(tmp_path: Path) -> None:
    fields = ["Đất đai", "Hộ tịch"]
    found = [item.code for item in _of_forms(tmp_path, fields, [*fields, "Cộng"], [*fields, "Cộng"])]
    assert [code for code in found if code.startswith("C30")] == ["C308", "C308"]


@pytest.mark.parametrize(("period", "reported"), [("2025-Q4", ["1"]), ("2025-Q3", []), ("2025-Q1", [])])
def test_rows_of_districts_when_there_are_none(period: str, reported: list[str], tmp_path: Path) -> None:
    day = f"ngay: 20/12/{period[:4]}"
    report = REPORT.replace("2024-Q2", period).replace("ngay: 5/7/2024", day).replace("Đất đai", "UBND huyện Mẫu")
    _, findings = collected(check_report, build(tmp_path, report=report), Library(Workspace(tmp_path)))
    assert [item.details["count"] for item in findings if item.code == "D633"] == reported


def _of_forms(folder: Path, *fields: list[str]) -> list[Finding]:
    """The findings on a report with three forms of these fields."""
    codes = ["M.01", "M.02", "M.03"]
    kind = TYPE.replace("bieu: [M.01]", f"bieu: [{', '.join(codes)}]").replace(
        "  - {bieu: M.01, huong: ngang}", "\n".join(f"  - {{bieu: {code}, huong: ngang}}" for code in codes)
    )
    rows = [[f"      {ROW.replace('Đất đai', field)}" for field in own] for own in fields]
    forms = "\n".join(f"  {code}:\n    dong:\n{chr(10).join(own)}" for code, own in zip(codes, rows, strict=True))
    path = build(folder, report=REPORT.replace(f"  M.01:\n    dong:\n      {ROW}", forms), kind=kind)
    for code in codes[1:]:
        form = (folder / "templates" / "forms" / "M.01.yaml").read_text(encoding="utf-8").replace("M.01", code)
        (folder / "templates" / "forms" / f"{code}.yaml").write_text(form, encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(folder)))
    return list(findings)


def test_a_missing_field_has_its_figures_in_the_other_forms(tmp_path: Path) -> None:
    found = _of_forms(tmp_path, ["Đất đai", "Hộ tịch"], ["Đất đai", "Hộ tịch"], ["Đất đai"])
    (item,) = [item for item in found if item.code == "C307"]
    assert set(item.details["figures"].split()) == {"1200", "34", "1234"}


@pytest.mark.parametrize(
    ("second", "third", "reported"),
    [
        (["Đất đai", "Hộ tịch"], ["Đất đai", "Hộ tịch"], []),
        (["Đất đai", "Hộ tịch"], ["Đất đai"], ["C307"]),
        (["Đất đai", "Hộ tịch"], ["Lãnh sự"], []),
        (["Đất đai"], ["Đất đai"], []),
        (["Đất đai", "Hộ tịch"], ["Đất đai", "Đất đai"], []),
    ],
)
def test_the_forms_of_a_report_have_one_list_of_fields(
    second: list[str], third: list[str], reported: list[str], tmp_path: Path
) -> None:
    first = ["Đất đai", "Hộ tịch"]
    assert [item.code for item in _of_forms(tmp_path, first, second, third) if item.code == "C307"] == reported


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        (["A, 10, 4, 2", "B, 5, 3, 1", "UBND xã, 15, 7, 3"], ["UBND xã"]),
        (["UBND xã, 15, 7, 3", "A, 10, 4, 2", "B, 5, 3, 1"], ["UBND xã"]),
        (["A, 10, 4, 2", "UBND xã, 15, 7, 3", "B, 5, 3, 1"], []),
        (["A, 10, 4, 2", "B, 5, 3, 1", "C, 15, 7, 4"], []),
        (["A, 1, 1, 1", "B, 1, 1, 1", "C, 2, 2, 2"], []),
        (["A, 10, 4, 2", "B, 10, 4, 2"], []),
    ],
)
def test_a_total_is_known_by_its_figures(rows: list[str], reported: list[str], tmp_path: Path) -> None:
    keys = ("linh_vuc", "truc_tuyen", "truc_tiep", "khac")
    lines = [", ".join(map("{}: {}".format, keys, row.split(", "))) for row in rows]
    report = REPORT.replace(ROW, f"\n{' ' * 6}".join(f"- {{{line}}}" for line in lines))
    path = build(tmp_path, report=report)
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    column = "      - {ten: Trực tiếp, khoa: truc_tiep, ma: (5)}\n"
    form.write_text(form.read_text().replace(column, f"{column}      - {{ten: Khác, khoa: khac, ma: (6)}}\n"))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.details["row"] for item in findings if item.code == "C308"] == reported


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize(
    ("second", "third", "reported"),
    [
        ("Cộng I, 11, 3", "Cộng II, 1, 1", ["Cộng I", "Cộng II"]),
        ("Cộng lĩnh vực đất, 11, 3", "Cộng lĩnh vực xây dựng, 1, 1", ["Cộng lĩnh vực đất", "Cộng lĩnh vực xây dựng"]),
        ("Cộng các sở, 11, 3", "Cộng các xã, 2, 1", ["Cộng các sở"]),
        ("Cộng đồng, 11, 3", "Tổng hợp, 1, 1", []),
    ],
)
def test_sums_of_groups_typed_as_rows(
    second: str, third: str, reported: list[str], grouped: bool, tmp_path: Path
) -> None:
    keys = ("linh_vuc", "truc_tuyen", "truc_tiep")
    rows = ["A, 5, 1", "B, 6, 2", second, "C, 1, 1", third]
    lines = ["{" + ", ".join(map("{}: {}".format, keys, row.split(", "))) + "}" for row in rows]
    if grouped:
        lines[0:0] = ["nhom: Một"]
        lines[4:4] = ["nhom: Hai"]
    path = build(tmp_path, report=REPORT.replace(ROW, f"\n{' ' * 6}".join(f"- {line}" for line in lines)))
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    if grouped:
        form.write_text(form.read_text().replace("  - cot:", "  - nhom: tieu_de\n    cot:"))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.details["row"] for item in findings if item.code == "C308"] == reported


@pytest.mark.parametrize(
    ("label", "right"), [("1. Đất đai", ["Đất đai"]), ("02) Đất đai", ["Đất đai"]), ("1", ["…"]), ("4 tại chỗ", [])]
)
def test_a_number_typed_before_a_name(label: str, right: list[str], tmp_path: Path) -> None:
    report = REPORT.replace("linh_vuc: Đất đai", f'linh_vuc: "{label}"')
    _, findings = collected(check_report, build(tmp_path, report=report), Library(Workspace(tmp_path)))
    assert [item.details["right"] for item in findings if item.code == "D644"] == right


def test_rows_that_the_form_prescribes_may_share_a_name(tmp_path: Path) -> None:
    path = build(
        tmp_path,
        report=REPORT.replace(
            ROW, f"{ROW.replace('linh_vuc: Đất đai', 'dong: a')}\n      {ROW.replace('linh_vuc: Đất đai', 'dong: b')}"
        ),
    )
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    rows = "    dong: [{ma: a, ten: Quy hoạch}, {ma: b, ten: Quy hoạch}]\n    tong_cong"
    form.write_text(form.read_text(encoding="utf-8").replace("    tong_cong", rows), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code.startswith("C30")] == []


@pytest.mark.parametrize(
    ("second", "usual"),
    [
        (["Hộ tich", "Đất đai"], ["Hộ tịch"]),
        (["Hộ tịch.", "Đất đai"], ["Hộ tịch"]),
        (["Hộ tịch", "Đât đai"], ["Đất đai"]),
        (["Hộ tịch", "Dat dai"], ["Đất đai"]),
        (["Hộ tịch", "Lĩnh vực đất đai"], ["Đất đai"]),
        (["Hộ tịch", "lĩnh vực Đất đai"], ["Đất đai"]),
        (["Hộ tịch", "Đất đai"], []),
        (["Hộ tịch", "Đất đai, môi trường"], []),
        (["Hộ tịch", "Đất đia"], ["Đất đai"]),
        (["Hộ tịch", "Đất daii"], ["Đất đai"]),
        (["Chứng thực", "Đất đia"], []),
        (["Hộ tịch", "Đất đai 2"], []),
        (["Hộ tịch", "Lãnh sự"], []),
        (["Hộ tịch", "Lĩnh vực khác"], []),
    ],
)
def test_a_name_that_differs_by_marks_or_by_the_word_for_it(
    second: list[str], usual: list[str], tmp_path: Path
) -> None:
    first = ["Hộ tịch", "Đất đai"]
    found = _of_forms(tmp_path, first, second, first)
    assert [item.details["usual"] for item in found if item.code == "C304"] == usual


def test_of_two_spellings_the_one_with_marks_is_the_usual_one(tmp_path: Path) -> None:
    found = _of_forms(tmp_path, ["Ho tich"], ["Hộ tịch"], ["Đất đai"])
    assert [(item.details["row"], item.details["usual"]) for item in found if item.code == "C304"] == [
        ("Ho tich", "Hộ tịch")
    ]


def test_names_alike_without_marks_that_one_list_has_are_two_names(tmp_path: Path) -> None:
    both = ["Xã Kỳ Hà", "Xã Kỳ Hạ"]
    assert [item for item in _of_forms(tmp_path, both, both[:1], both[1:]) if item.code == "C304"] == []


@pytest.mark.parametrize(("second", "parts"), [("[]", ["M.01, phần 2"]), (f"[{ROW[2:]}]", [])])
def test_a_part_without_rows_is_named(tmp_path: Path, second: str, parts: list[str]) -> None:
    end = "xac_nhan: da_xac_nhan\n"
    head, part = FORM.removesuffix(end).split("  - cot:")
    two = f"    phan_1:\n      dong: [{ROW[2:]}]\n    phan_2:\n      dong: {second}\n"
    path = build(tmp_path, report=REPORT.replace(f"    dong:\n      {ROW}\n", two))
    form = head + "".join(f"  - khoa: phan_{number}\n    cot:{part}" for number in (1, 2)) + end
    (tmp_path / "templates" / "forms" / "M.01.yaml").write_text(form, encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.details["form"] for item in findings if item.code == "C303"] == parts
