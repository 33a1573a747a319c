"""Forms that mean something wrong: one finding each, at its place; right ones bring none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import FORM_HEAD, source_of
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.meaning import lint_meaning, lint_times
from tthc_render.workspace.versions import ValiditySpec

PLAIN = "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3), so_le: 1, cong_thuc: '(2) / "
ZERO = ("0", "(2 - 2)", "(0 * (2))", "((2) - (2))", "round(0.3, 0)", "12 + 3 / (1 - 1)")
NOT_ZERO = ("0.001", "(1 + 2)", "((2) - 5)", "(2) * 0", "max((2), 0)")


def found(tmp_path: Path, columns: str, more: str = "") -> list[tuple[str, int]]:
    lines = "".join(f"      - {line}\n" for line in columns.split("\n") if line)
    source = source_of(tmp_path, f"{FORM_HEAD}{lines}{more}")
    form, findings = collected(load_form, source)
    assert findings == [], [item.message() for item in findings]
    return [(item.code, item.where.line) for item in lint_meaning(form, source)]


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        ("{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (4)}", [("T801", 10)]),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3)}", []),
        (
            "{ten: A, khoa: a, ma: (2)}\n{ten: B (%), khoa: b, ma: (3), kieu: ty_le, cong_thuc: (2) / (2)}",
            [("T809", 10)],
        ),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3), kieu: ty_le, cong_thuc: (2) / 100}", []),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3), cong_thuc: (2) / 3}", [("T810", 10)]),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3), so_le: 1, cong_thuc: (2) / 3}", []),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: So với năm trước (%), khoa: b, ma: (3)}", [("T852", 10)]),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: So sánh (%), cot: [{ten: Năm trước, khoa: b, ma: (3)}]}", [("T852", 10)]),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: So với năm trước (%), khoa: b, ma: (3), kieu: ty_le}", []),
        ("{ten: A, khoa: a, ma: (2)}\n{ten: Ghi chú (%), khoa: b, ma: (3), kieu: chu}", []),
        *((f"{PLAIN}{divisor}'}}", [("T843", 10)]) for divisor in ZERO),
        *((f"{PLAIN}{divisor}'}}", []) for divisor in NOT_ZERO),
        (
            "{ten: A, khoa: a, ma: (2), don_vi_tinh: người}\n{ten: B, khoa: b, ma: (3), don_vi_tinh: đồng}\n"
            "{ten: C, khoa: c, ma: (4), cong_thuc: (2) + (3)}",
            [("T811", 11)],
        ),
    ],
)
def test_columns(tmp_path: Path, columns: str, wanted: list[tuple[str, int]]) -> None:
    assert found(tmp_path, columns) == wanted


def test_a_gap_can_be_declared(tmp_path: Path) -> None:
    columns = "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (4)}"
    assert found(tmp_path, columns, '    bo_ma: ["(3)"]\n') == []


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ('{ma: "1", ten: A, cong_thuc: 2 + 3}\n{ma: "2", ten: B}\n{ma: "3", ten: C, trong_do: "2"}', "T812"),
        ('{ma: "1", ten: A, cong_thuc: 2 + 3}\n{ma: "2", ten: B}\n{ma: "3", ten: C}', ""),
        (
            '{ma: "1", ten: A, cong_thuc: 2 + 3}\n{ma: "2", ten: B, don_vi_tinh: x}\n{ma: "3", ten: C, don_vi_tinh: y}',
            "T811",
        ),
        (
            '{ma: "1", ten: A, cong_thuc: 2 + 3}\n{ma: "2", ten: B, don_vi_tinh: x}\n{ma: "3", ten: C, don_vi_tinh: X}',
            "",
        ),
        (
            '{ma: "1", ten: Nhóm + Lớp, cong_thuc: 2 + 3}\n{ma: "2", ten: B, don_vi_tinh: Nhóm}\n'
            '{ma: "3", ten: C, don_vi_tinh: Lớp}',
            "",
        ),
        (
            '{ma: "1", ten: A, don_vi_tinh: Nhóm/lớp, cong_thuc: 2 + 3}\n{ma: "2", ten: B, don_vi_tinh: Nhóm}\n'
            '{ma: "3", ten: C, don_vi_tinh: Lớp}',
            "",
        ),
        (
            '{ma: "1", ten: Nhóm trẻ, cong_thuc: 2 + 3}\n{ma: "2", ten: B, don_vi_tinh: Nhóm}\n'
            '{ma: "3", ten: C, don_vi_tinh: Lớp}',
            "T811",
        ),
        ('{ma: "1", ten: A, don_vi_tinh: "%", cong_thuc: 2 / 3}\n{ma: "2", ten: B}\n{ma: "3", ten: C}', "T809"),
        ('{ma: "1", ten: A, don_vi_tinh: "%", cong_thuc: 2 / 3 * 100}\n{ma: "2", ten: B}\n{ma: "3", ten: C}', ""),
        ('{ma: "1", ten: A, so_le: 1, cong_thuc: 2 / (3 - 3)}\n{ma: "2", ten: B}\n{ma: "3", ten: C}', "T843"),
        ('{ma: "1", ten: A, kieu: binh_quan, cong_thuc: 2 / 3}\n{ma: "2", ten: B}\n{ma: "3", ten: C}', ""),
        ('{ma: "1", ten: A, cong_thuc: 2 / 3}\n{ma: "2", ten: B}\n{ma: "3", ten: C}', "T810"),
    ],
)
def test_rows(tmp_path: Path, rows: str, wanted: str) -> None:
    more = "    dong:\n" + "".join(f"      - {line}\n" for line in rows.split("\n"))
    assert [code for code, _ in found(tmp_path, "{ten: A, khoa: a, ma: (2)}", more)] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("blanks", "more", "wanted"),
    [
        (("[b]", "[a]"), "", []),  # people in one column, money in the other
        (("[b]", "[]"), "", ["T811"]),
        (("[]", "[]"), "", ["T811"]),
        (("[b]", "[a]"), "tong_cong: {nhan: Cộng}", []),
        (("[b]", "[]"), "tong_cong: {nhan: Cộng}", ["T811", "T811"]),
        (("[b]", "[]"), "tong_cong: {nhan: Cộng, cot: [b]}", ["T811"]),
    ],
)
def test_units_of_cells_that_stay_blank_are_not_added(
    blanks: tuple[str, str], more: str, wanted: list[str], tmp_path: Path
) -> None:
    rows = (
        f'    dong:\n      - {{ma: "1", ten: Tổng, cong_thuc: 2 + 3}}\n'
        f'      - {{ma: "2", ten: B, don_vi_tinh: người, bo_trong: {blanks[0]}}}\n'
        f'      - {{ma: "3", ten: C, don_vi_tinh: đồng, bo_trong: {blanks[1]}}}\n    {more}\n'
    )
    codes = [code for code, _ in found(tmp_path, "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3)}", rows)]
    assert codes == wanted


@pytest.mark.parametrize(
    ("money", "wanted"),
    [("kieu: tien", []), ("don_vi_tinh: triệu đồng", []), ("kieu: so", ["T811"])],
)
def test_money_beside_counts_has_no_unit_of_the_rows(money: str, wanted: list[str], tmp_path: Path) -> None:
    rows = (
        '    dong:\n      - {ma: "1", ten: Thiệt hại, cong_thuc: 2 + 3, bo_trong: [a]}\n'
        '      - {ma: "2", ten: Nhà, don_vi_tinh: cái}\n      - {ma: "3", ten: Lúa, don_vi_tinh: ha}\n'
    )
    columns = f"{{ten: A, khoa: a, ma: (2)}}\n{{ten: B, khoa: b, ma: (3), {money}}}"
    assert [code for code, _ in found(tmp_path, columns, rows)] == wanted


@pytest.mark.parametrize(
    ("identity", "never"),
    [
        ("(2) = (2) + 1", True),
        ("(4) = (2) + (3) + 5", True),
        ("(2) + 5 <= 3", True),
        ("(4) >= (2)", False),
        ("(2) = (3)", False),
        ("(2) <= 100", False),
        ("(2) / (3) = 7", False),
    ],
)
def test_identities_that_can_never_hold(tmp_path: Path, identity: str, never: bool) -> None:
    columns = "{ten: A, khoa: a, ma: (2)}\n{ten: B, khoa: b, ma: (3)}\n{ten: C, khoa: c, ma: (4), cong_thuc: (2) + (3)}"
    more = f"    kiem_tra: [{{ma: k, cong_thuc: {identity}, nguon: thử}}]\n"
    assert [code for code, _ in found(tmp_path, columns, more)] == (["T815"] if never else [])


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (date(2026, 12, 31), date(2026, 7, 1), ["T819"]),
        (date(2026, 6, 30), date(2027, 1, 1), ["T820"]),
        (date(2026, 6, 30), date(2026, 7, 1), []),
        (None, date(2026, 7, 1), []),
    ],
)
def test_versions_follow_each_other(old: date | None, new: date, wanted: list[str]) -> None:
    others = [(Path("T.yaml"), ValiditySpec(den=old)), (Path("T@2.yaml"), ValiditySpec(tu=new))]
    found = list(lint_times(Path("T@2.yaml"), ValiditySpec(tu=new), others, Place("T@2.yaml", 3), place_of))
    assert [item.code for item in found] == wanted
    assert [item.where for item in found] == [Place("T@2.yaml", 3)] * len(wanted)
    assert list(lint_times(Path("T.yaml"), ValiditySpec(den=old), others, Place(), place_of)) == []


def place_of(path: Path) -> Place:
    return Place(path.name, 1)


def test_a_version_that_begins_when_its_name_says_is_not_the_one_that_is_wrong() -> None:
    new = date(2026, 7, 1)
    others = [(Path("T.yaml"), ValiditySpec(den=date(2026, 8, 31))), (Path("T@2026-07.yaml"), ValiditySpec(tu=new))]
    [found] = lint_times(Path("T@2026-07.yaml"), ValiditySpec(tu=new), others, Place("T@2026-07.yaml", 3), place_of)
    assert (found.code, found.where) == ("T819", Place("T.yaml", 1))


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("07 / 50 * 100", True),
        ("07 / 05 * 100", False),
        ("07 / 12", False),
        ("07 * 1000", False),
        ("07 / 99 * 100", True),
    ],
)
def test_a_number_that_looks_like_a_code_is_told(formula: str, told: bool, tmp_path: Path) -> None:
    rows = "".join(f'      - {{ma: "{code}", ten: Dòng {code}}}\n' for code in ("05", "07"))
    more = f'    dong:\n{rows}      - {{ma: "10", ten: Tỷ lệ, don_vi_tinh: "%", cong_thuc: "{formula}"}}\n'
    codes = [code for code, _ in found(tmp_path, "{ten: A, khoa: a, ma: (2)}", more)]
    assert ("T826" in codes) == told
