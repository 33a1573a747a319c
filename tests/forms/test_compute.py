"""Computed forms: figures, totals, overrides, and what wrong figures are reported."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.collecting import collected
from tests.support.formkit import (
    II_06A,
    II_07B,
    changed,
    codes,
    computed,
    grid,
    ha_tinh,
    own_form,
    shipped,
)
from tthc_render.forms.compute import compute
from tthc_render.forms.data import FormData, PartData, RowData
from tthc_render.forms.tables import table
from tthc_render.vietnamese.numbers import Printed


def test_figures_are_read_by_attribute(tmp_path: Path) -> None:
    result, _ = computed(shipped("II.07b"), tmp_path, II_07B)
    assert result is not None
    assert result.phan_1.dong[0].bpmc == 5
    assert isinstance(result.phan_1.dong[0].bpmc, int)
    assert result.phan_2.tong.ty_le_tinh == 0
    assert result.phan_2.tong.ty_le_huyen is None
    assert result.tong.tham_quyen == 1
    with pytest.raises(AttributeError):
        _ = result.tong.khong_co
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert again.tong.tham_quyen == 1


FIRST = "- linh_vuc: Lĩnh vực lãnh sự\n"


WRONG = [
    ("typed total of a row", FIRST, FIRST + "    tiep_nhan: 32\n", ["C101"], 6),
    ("typed total of a row, right", FIRST, FIRST + "    tiep_nhan: 31\n", [], 0),
    ("typed grand total", "dong:\n", "tong_cong: {truc_tuyen: 30}\ndong:\n", ["C102"], 4),
    ("typed grand total, right", "dong:\n", "tong_cong: {truc_tuyen: 31, tiep_nhan: 33}\ndong:\n", [], 0),
    ("balance", "dung_han: 31", "dung_han: 30", ["C104"], 5),
    ("balance with another state", "dung_han: 31", "dung_han: 30\n    tra_lai: 1", [], 0),
    ("missing cell", "    truc_tiep: 0\n", "", ["D401"], 5),
    ("blank cell", "truc_tiep: 0\n", "truc_tiep: null\n", ["D401"], 7),
    ("no name", "linh_vuc: Lĩnh vực HTQT, ", "", ["D402"], 14),
    ("group row in a form without groups", "dong:\n", "dong:\n  - nhom: A\n", ["D403"], 5),
    ("subtotal of nothing", "dong:\n", "dong:\n  - tong_con: Cộng\n", ["D406"], 5),
    ("override", "truc_tuyen: 31", 'truc_tuyen: {in: "31", vi_sao: in vậy}', [], 0),
    ("override with another text", "truc_tuyen: 31", 'truc_tuyen: {in: "31*", vi_sao: x, gia_tri: 31}', ["C103"], 6),
    ("override without value", "truc_tuyen: 31", 'truc_tuyen: {in: "31*", vi_sao: x}', ["D405"], 6),
    ("header of no column", "dong:\n", "dau_bang: {abc: {ten: {in: A, vi_sao: x}}}\ndong:\n", ["D409"], 4),
]


@pytest.mark.parametrize(("old", "new", "expected", "line"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_wrong_figures(tmp_path: Path, old: str, new: str, expected: list[str], line: int) -> None:
    _, findings = computed(shipped("II.06a"), tmp_path, changed(II_06A, old, new))
    assert codes(findings) == expected
    if line:
        assert findings[0].where.line == line
    for item in findings:
        assert "{" not in item.message("vi").replace("{in", "") + item.message("en").replace("{in", "")


def test_a_mistake_is_reported_with_the_numbers_put_in(tmp_path: Path) -> None:
    text = changed(II_06A, FIRST, FIRST + "    tiep_nhan: 32\n")
    _, findings = computed(shipped("II.06a"), tmp_path, text)
    assert findings[0].message() == (
        "Dòng “Lĩnh vực lãnh sự”, cột “Số lượng hồ sơ tiếp nhận – Tổng số (cột 3)” ghi 32 "
        "nhưng tính ra 31 (31 + 0 + 0)."
    )
    _, findings = computed(shipped("II.06a"), tmp_path, changed(II_06A, "dung_han: 31", "dung_han: 30"))
    assert findings[0].message() == (
        "Dòng “Lĩnh vực lãnh sự”: Số lượng hồ sơ tiếp nhận – Tổng số (cột 3) = 31, nhưng Số lượng hồ sơ đã giải"
        " quyết – Tổng số (cột 7) + Số lượng hồ sơ đang giải quyết – Tổng số (cột 11) + Hồ sơ trả lại hoặc người nộp"
        " rút + Hồ sơ đang chờ bổ sung = 30 + 0 + 0 + 0 = 30; hai số phải bằng nhau, lệch 1."
    )


def test_an_override_counts_as_its_value_and_prints_as_written(tmp_path: Path) -> None:
    form = shipped("II.06a")
    text = changed(II_06A, "truc_tuyen: 31", 'truc_tuyen: {in: "31 (*)", vi_sao: in vậy, gia_tri: 31}')
    result, _ = computed(form, tmp_path, text)
    assert result is not None
    cell = result.dong[0].truc_tuyen
    assert isinstance(cell, Printed)
    assert (cell, cell.text) == (31, "31 (*)")
    assert result.tong.tiep_nhan == 33
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[4][3] == "31 (*)"


def test_a_computed_cell_keeps_its_value_under_an_override(tmp_path: Path) -> None:
    text = changed(II_06A, "dong:\n", 'tong_cong: {tiep_nhan: {in: "34", vi_sao: bản đã ban hành}}\ndong:\n')
    result, findings = computed(shipped("II.06a"), tmp_path, text)
    assert codes(findings) == ["C103"]
    assert result is not None
    assert result.tong.tiep_nhan == 33
    assert result.tong.tiep_nhan.text == "34"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # The issued form has 5 procedures at the one-stop desk of 1 in all: one C105.
        ("tai_cho_tinh: 0", "tai_cho_tinh: 2", ["C105"]),
        ("tai_cho_tinh: 0", "tai_cho_tinh: 2, ty_le_tinh: 40", ["C105"]),
        ("tai_cho_tinh: 0", "tai_cho_tinh: 2, ty_le_tinh: 41", ["C101", "C105"]),
        ("tai_cho_tinh: 0", "tai_cho_tinh: 6", ["C105", "C105"]),
        ("phan_2:", "phan_3:", ["D102"]),
    ],
)
def test_parts_know_each_other(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    _, findings = computed(shipped("II.07b"), tmp_path, changed(II_07B, old, new))
    assert codes(findings) == expected


@pytest.mark.parametrize(
    ("part", "total", "text"),
    [(2, 3, "66,67%"), (1, 3, "33,33%"), (3, 3, "100%"), (1, 2, "50%"), (1, 8, "12,5%"), (0, 3, "0%"), (1, 0, "–")],
)
def test_shares_are_printed_as_short_as_they_can(tmp_path: Path, part: int, total: int, text: str) -> None:
    form = own_form(
        tmp_path,
        "{ten: A, khoa: a}\n{ten: B, khoa: b}\n"
        "{ten: C, khoa: c, kieu: ty_le, cong_thuc: a / b * 100, khong_xac_dinh: –}",
    )
    result, _ = computed(form, tmp_path, f"dong: [{{ten: x, a: {part}, b: {total}}}]")
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[1][3] == text


@pytest.mark.parametrize(
    ("places", "part", "total", "text"),
    [
        (1, 1, 2500, "0,0%"),
        (1, 2499, 2500, "100,0%"),
        (1, 496, 1_000_000, "0,0%"),  # 0,0496 is not rounded twice
        (0, 1, 2500, "0%"),
        (2, 1, 2500, "0,04%"),
        (1, 1, 2, "50,0%"),
        (None, 1, 2500, "0,04%"),
        (None, 29999, 30000, "99,997%"),
    ],
)
def test_a_computed_share_has_just_the_decimals_that_the_form_states(
    tmp_path: Path, places: int | None, part: int, total: int, text: str
) -> None:
    stated = "" if places is None else f", so_le: {places}"
    columns = "{ten: A, khoa: a}\n{ten: B, khoa: b}\n"
    form = own_form(tmp_path, f"{columns}{{ten: C, khoa: c, kieu: ty_le{stated}, cong_thuc: a / b * 100}}")
    result, _ = computed(form, tmp_path, f"dong: [{{ten: x, a: {part}, b: {total}}}]")
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[1][3] == text


@pytest.mark.parametrize(
    ("column", "cell", "text"),
    [
        ("{ten: B, khoa: b, kieu: ty_le}", "33.25", "33,25%"),
        ("{ten: B, khoa: b, kieu: ty_le}", "7", "7%"),
        ("{ten: B, khoa: b, so_le: 2}", "1234.25", "1.234,25"),
        ("{ten: B, khoa: b, so_le: 1}", "1234", "1.234,0"),
        ("{ten: B, khoa: b, kieu: thap_phan}", "1234.5", "1.234,50"),
        ("{ten: B, khoa: b, kieu: tien}", "1234567", "1.234.567"),
        ("{ten: B, khoa: b, kieu: ngay}", "5/1/2026", "05/01/2026"),
        ("{ten: B, khoa: b, kieu: chon, lua_chon: [Đạt, Không đạt]}", "Đạt", "Đạt"),
        ("{ten: B, khoa: b, am: true}", "-12", "-12"),
        ("{ten: B (%), khoa: b, kieu: ty_le}", "33.25", "33,25"),
        ("{ten: B (%), khoa: b, kieu: ty_le, phan_tram_in: true}", "33.25", "33,25%"),
        ("{ten: B, khoa: b, dinh_dang_so: tran}", "1234", "1234"),
        ("{ten: B, khoa: b, dinh_dang_so: dem_hai_chu_so}", "4", "04"),
        ("{ten: B, khoa: b, kieu: co_khong}", "1", "1"),
        ("{ten: B, khoa: b, kieu: chu}", "lời", "lời"),
        ("{ten: B, khoa: b, so_le: 1, cong_thuc: c / 3}\n{ten: C, khoa: c}", "3.3, c: 10", "3,3"),
        ("{ten: B, khoa: b, cong_thuc: c / 4}\n{ten: C, khoa: c}", "3, c: 11", "3"),
    ],
)
def test_figures_print_as_their_column_says(tmp_path: Path, column: str, cell: str, text: str) -> None:
    form = own_form(tmp_path, column)
    result, findings = computed(form, tmp_path, f"dong: [{{ten: x, b: {cell}}}]")
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[1][1] == text


def test_shares_of_a_total_and_columns_that_are_not_added(tmp_path: Path) -> None:
    form = own_form(
        tmp_path,
        "{ten: A, khoa: a}\n{ten: B, khoa: b, kieu: ty_le, cong_thuc: a / tong(a) * 100}\n{ten: C, khoa: c}",
        "tong_cong: {nhan: Tổng, cot: [a, b]}",
    )
    result, findings = computed(form, tmp_path, "dong: [{ten: x, a: 1, c: 7}, {ten: y, a: 3, c: 8}]")
    assert findings == []
    assert result is not None
    assert [row.b for row in result.dong] == [25, 75]
    assert (result.tong.a, result.tong.b, result.tong.c) == (4, 100, None)
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-1] == ["Tổng", "4", "100%", ""]


def test_missing_group_of_a_total(tmp_path: Path) -> None:
    form = shipped("ha-tinh-tong-hop-ho-so")
    _, findings = computed(form, tmp_path, changed(ha_tinh(""), "nhom: Cấp xã", "nhom: Cấp phường"))
    assert codes(findings) == ["D407"]
    assert "cap_phuong" in findings[0].hint()


COUNTS = st.lists(st.tuples(*[st.integers(0, 10**9)] * 3), max_size=6)


@settings(max_examples=40)
@given(COUNTS)
def test_totals_are_sums_whatever_the_rows(rows: list[tuple[int, int, int]]) -> None:
    form = shipped("II.07b")
    keys = ("bpmc_tinh", "bpmc_huyen", "bpmc_xa")
    other = [c.key for c in form.parts[0].columns if c.numeric and c.formula is None and c.key not in keys]
    data = tuple(
        RowData("data", f"x{i}", cells={k: Decimal(0) for k in other} | dict(zip(keys, map(Decimal, row), strict=True)))
        for i, row in enumerate(rows)
    )
    result, findings = collected(compute, form, FormData({"phan_1": PartData(data), "phan_2": PartData(())}))
    assert set(codes(findings)) <= {"C105"}
    assert result.tong.bpmc == sum(map(sum, rows))
    assert [record.bpmc for record in result.dong] == [sum(row) for row in rows]
    assert result.tong.bpmc_xa == sum(row[2] for row in rows)


def test_a_group_below_another_one_is_a_part_of_it_by_its_number_or_its_level(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: Vốn, khoa: von}", "nhom: co_tong")
    text = (
        "dong:\n  - {nhom: Giao thông, ky_hieu: I}\n  - {nhom: Chuyển tiếp, ky_hieu: a)}\n  - {ten: Dự án A, von: 5}\n"
    )
    for typed in (text, changed(text, "ky_hieu: a)", "ky_hieu: a), cap: 2")):
        result, findings = computed(form, tmp_path, typed)
        assert findings == []
        assert [row[-1] for row in grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:]] == ["5", "5", "5"]
    _, findings = computed(form, tmp_path, changed(text, "ky_hieu: a)", "ky_hieu: a), cap: 1"))
    assert [(item.code, item.where.line) for item in findings] == [("D410", 5)]
    assert "cap: 2" in findings[0].hint()


def letters(**done: object) -> str:
    """Form XLD.01 with 5 complaints, denunciations and petitions that may be settled; ``done`` says how many were."""
    cells = {"02": done.get("a", 5), "03": 0, "04": done.get("b", 5), "05": done.get("c", 5)}
    return "dong:\n" + "".join(
        f'- {{dong: "{code}", ky_truoc: 0, trong_ky: {5 * (code != "03")}, du_dieu_kien: {5 * (code != "03")}, '
        f"da_giai_quyet: {value}}}\n"
        for code, value in cells.items()
    )


TOTAL = '- {dong: "01", da_giai_quyet: {in: "30", vi_sao: theo sổ, gia_tri: 30}}\n'


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (letters(), []),
        (letters(c=9), ["Kiến nghị, phản ánh"]),
        (letters(a=1, c=9), ["Kiến nghị, phản ánh"]),  # all together are not more
        (letters(a=4, c=9), ["Kiến nghị, phản ánh"]),  # and here by less
        (letters(b=7, c=9), ["Tố cáo", "Kiến nghị, phản ánh"]),
        (letters() + TOTAL, ["Tổng số đơn (01=02+04+05)"]),
        (letters(c=9) + TOTAL, ["Kiến nghị, phản ánh", "Tổng số đơn (01=02+04+05)"]),  # off by more
    ],
)
def test_a_rule_that_a_row_breaks_is_not_told_again_of_the_row_that_adds_it_up(
    text: str, rows: list[str], tmp_path: Path
) -> None:
    _, findings = computed(shipped("XLD.01"), tmp_path, text)
    assert sorted(item.details["row"] for item in findings if item.code == "C105") == sorted(rows)


PRICED = """\
{ten: Mua, khoa: mua, ma: "1", de_trong: true}
{ten: Bán, khoa: ban, ma: "2", de_trong: true}
{ten: Chênh lệch, khoa: lai, ma: "3", am: true, cong_thuc: (2) - (1)}
{ten: Cộng, khoa: cong, ma: "4", cong_thuc: (1) + (2)}
{ten: Tỷ lệ, khoa: ty_le, ma: "5", kieu: ty_le, cong_thuc: (2) / (1) * 100}"""


def test_what_compares_a_cell_left_blank_stays_blank(tmp_path: Path) -> None:
    checked = "tong_cong: {nhan: Cộng}\\nkiem_tra: [{ma: k, cong_thuc: (3) = (2) - (1), nguon: thử}]"
    form = own_form(tmp_path, PRICED, checked.replace("\\n", "\n"))
    rows = "{ten: A, mua: 100, ban: 120}, {ten: B, mua: 50}, {ten: C, ban: 70}, {ten: D}, {ten: E, mua: 0, ban: 0}"
    result, findings = computed(form, tmp_path, f"dong: [{rows}]")
    assert findings == []
    assert result is not None
    assert [row.lai for row in result.dong] == [20, None, None, None, 0]
    assert [row.cong for row in result.dong] == [220, 50, 70, None, 0]
    assert [row.ty_le for row in result.dong] == [120, None, None, None, None]
    assert result.tong.lai == 20


CHANGES = """\
{ten: Đầu kỳ, khoa: dau, ma: "1"}
{ten: Thay đổi, khoa: doi, ma: "2", cong_thuc: (3) + (4)}
{ten: Tăng, khoa: tang, ma: "3", de_trong: true}
{ten: Giảm, khoa: giam, ma: "4", de_trong: true, am: true}
{ten: Cuối kỳ, khoa: cuoi, ma: "5", cong_thuc: (1) + (2)}
{ten: Còn lại, khoa: con_lai, ma: "6", am: true, cong_thuc: (1) - (2)}
{ten: Tỷ lệ, khoa: ty_le, ma: "7", kieu: ty_le, cong_thuc: (2) / (1) * 100}"""
CHANGED_ROWS = (
    '{ma: "00", ten: Tổng, cong_thuc: 10 + 20}, {ma: "10", ten: I, cong_thuc: 11 + 12}, '
    '{ma: "11", ten: a}, {ma: "12", ten: b}, {ma: "20", ten: II}'
)


@pytest.mark.parametrize(
    ("rest", "typed", "expected"),
    [
        (
            f"dong: [{CHANGED_ROWS}]",
            '{dong: "11", dau: 100}, {dong: "12", dau: 200, giam: -5}, {dong: "20", dau: 50, tang: 7}',
            [
                [350, 2, 7, -5, 352, 248, 1],
                [300, -5, None, -5, 295, 205, -2],
                [100, None, None, None, 100, None, None],
                [200, -5, None, -5, 195, 205, -2],
                [50, 7, 7, None, 57, 43, 14],
            ],
        ),
        (
            f"dong: [{CHANGED_ROWS}]",
            '{dong: "11", dau: 1}, {dong: "12", dau: 2}, {dong: "20", dau: 4}',
            [
                [7, None, None, None, 7, None, None],
                [3, None, None, None, 3, None, None],
                [1, None, None, None, 1, None, None],
                [2, None, None, None, 2, None, None],
                [4, None, None, None, 4, None, None],
            ],
        ),
        (
            "nhom: co_tong\ntong_cong: {nhan: Cộng}",
            "{nhom: I}, {ten: a, dau: 100}, {nhom: II}, {ten: b, dau: 50, tang: 7}",
            [
                [100, None, None, None, 100, None, None],
                [50, 7, 7, None, 57, 43, 14],
                [150, 7, 7, 0, 157, 43, 5],
            ],
        ),
    ],
)
def test_totals_add_the_computed_cells_that_have_figures(
    rest: str, typed: str, expected: list[list[int | None]], tmp_path: Path
) -> None:
    result, findings = computed(own_form(tmp_path, CHANGES, rest), tmp_path, f"dong: [{typed}]")
    assert [item for item in findings if item.code[0] == "C"] == []
    assert result is not None
    lines = [*result.dong, *([result.tong] if "tong_cong" in rest else [])]
    for line, figures in zip(lines, expected, strict=True):
        seen = [line[key] for key in ("dau", "doi", "tang", "giam", "cuoi", "con_lai", "ty_le")]
        assert [None if value is None else round(value) for value in seen] == figures


def test_a_row_that_compares_a_row_left_blank_stays_blank(tmp_path: Path) -> None:
    rows = (
        '{ma: "01", ten: Thu, de_trong: true}, {ma: "02", ten: Chi, de_trong: true}, '
        '{ma: "03", ten: Dư, am: true, cong_thuc: 01 - 02}, {ma: "04", ten: Cộng, cong_thuc: 01 + 02}'
    )
    checked = "kiem_tra: [{ma: k, theo: dong, cong_thuc: 03 = 01 - 02, nguon: thử}]"
    form = own_form(tmp_path, "{ten: A, khoa: a}\n{ten: B, khoa: b}\n{ten: C, khoa: c}", f"dong: [{rows}]\n{checked}")
    typed = 'dong: [{dong: "01", a: 5}, {dong: "02", a: 3, b: 4}]'
    result, findings = computed(form, tmp_path, typed)
    assert findings == []
    assert result is not None
    assert [result.theo_ma["03"][key] for key in "abc"] == [2, None, None]
    assert [result.theo_ma["04"][key] for key in "abc"] == [8, 4, None]
