"""What notes state about rows and columns."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_stated import (
    decimals_in_notes,
    decimals_named,
    plus_in_notes,
    rounded_to,
    signed_in_notes,
    wholes_in_notes,
    with_stated_decimals,
    with_stated_wholes,
)


@pytest.mark.parametrize(
    ("note", "of_columns", "stated"),
    [
        ("Ghi chú: Dòng 04 ghi một chữ số thập phân.", False, {"04": 1}),
        ("Chỉ tiêu 04, 06 lấy 2 số lẻ;", False, {"04": 2, "06": 2}),
        ("Các dòng 04 đến 06 làm tròn đến hai chữ số thập phân", False, {"04": 2, "05": 2, "06": 2}),
        (
            "Các dòng 08 đến 12 làm tròn đến hai chữ số thập phân",
            False,
            dict.fromkeys(["08", "09", "10", "11", "12"], 2),
        ),
        ("Các dòng A đến 12 ghi 2 số lẻ", False, {"A": 2, "12": 2}),
        ("Cột (3) làm tròn đến 1 chữ số sau dấu phẩy.", True, {"3": 1}),
        ("Cột (3) làm tròn đến 1 chữ số sau dấu phẩy.", False, {}),
        ("Dòng 04 ghi số hộ; dòng 05 ghi một số.", False, {}),
        ("Dòng 04 ghi theo Nghị định số 30. Số liệu lấy một chữ số thập phân.", False, {}),
    ],
)
def test_decimals_that_notes_state(note: str, of_columns: bool, stated: dict[str, int]) -> None:
    assert decimals_in_notes([note], of_columns=of_columns) == stated


@pytest.mark.parametrize(
    ("note", "wholes"),
    [
        ("Ghi chú: Các cột (2), (3) nằm trong cột (1).", {"2": "1", "3": "1"}),
        ("Cột 4 và 5 là một phần của cột 3.", {"4": "3", "5": "3"}),
        ("Cột (2) đến (4) thuộc số của cột (1)", {"2": "1", "3": "1", "4": "1"}),
        ("Cột (2) là bộ phận của (1).", {"2": "1"}),
        ("Các cột (1) đến (3) nằm trong cột (1).", {"2": "1", "3": "1"}),
        ("- Cột 3a là một phần của cột 3.", {"3a": "3"}),
        ("Cột 2a, 2b là một phần của cột số 2", {"2a": "2", "2b": "2"}),
        ("Cột (2) ghi số vụ trong tháng.", {}),
        ("Cột (2) thuộc thẩm quyền của xã.", {}),
    ],
)
def test_columns_that_notes_call_parts_of_another_one(note: str, wholes: dict[str, str]) -> None:
    assert wholes_in_notes([note]) == wholes


def test_rows_take_the_decimals_by_code_before_number() -> None:
    rows = [
        DraftRow("01", "a", "4"),
        DraftRow("4", "b", "2"),
        DraftRow("05", "c", "7"),
        DraftRow("", "d", "7", heading=True),
    ]
    found = with_stated_decimals(rows, ["Dòng 4, 7 ghi một chữ số thập phân."])
    assert [row.places for row in found] == [None, 1, 1, None]
    assert [row.remark for row in with_stated_decimals(found, ["Dòng 4, 7 ghi 1 số lẻ."])] == [
        "",
        "số lẻ theo ghi chú",
        "số lẻ theo ghi chú",
        "",
    ]


def test_decimals_of_a_column_that_a_note_calls_by_its_title() -> None:
    note = "Dấu x là ô không phải điền. Điểm tự chấm được lẻ đến 0,25."
    assert decimals_named([note], "Điểm tự chấm") == 2
    assert decimals_named([note], "Điểm tối đa") is None
    assert decimals_named(["Điểm tự chấm ghi đủ."], "Điểm tự chấm") is None


@pytest.mark.parametrize(
    ("note", "signed"),
    [
        ("Diện tích thay đổi ghi dấu âm (-) nếu giảm.", True),
        ("Cột 5 ghi số âm khi giảm. Cột 6 ghi số dương.", True),
        ("Cột 6 ghi số âm khi giảm.", False),
        ("Cột 5 không ghi số âm.", False),
        ("Diện tích thay đổi tính theo ha.", False),
    ],
)
def test_notes_that_let_a_column_take_negative_figures(note: str, signed: bool) -> None:
    assert signed_in_notes([note], "5", "Diện tích thay đổi") == signed


@pytest.mark.parametrize(
    ("note", "plus"),
    [
        ("** Cột [9]: ghi dấu + khi tăng, dấu - khi giảm. Cột [7] lấy 1 chữ số thập phân.", True),
        ("Ghi chú: cột 9 ghi rõ dấu cộng (+) nếu tăng.", True),
        ("Hộ nghèo so năm trước: thêm dấu “+” trước số tăng", True),
        ("Cột 9 không ghi dấu +.", False),
        ("Cột 8 ghi dấu + khi tăng; cột 9 ghi số hộ.", False),
        ("Cột 9 = cột 8 + cột 7; dấu - là không phát sinh", False),
    ],
)
def test_notes_that_want_a_plus(note: str, plus: bool) -> None:
    assert plus_in_notes([note], "9", "Hộ nghèo so năm trước") is plus


@pytest.mark.parametrize(
    ("note", "kind", "scored", "count"),
    [
        ("Ghi chú: Điểm làm tròn đến 1 chữ số thập phân.", "so", True, 1),
        ("Điểm được làm tròn đến hai chữ số thập phân.", "so", False, 0),
        ("Tỷ lệ % lấy 2 số lẻ", "ty_le", False, 2),
        ("Tỷ lệ % lấy 2 số lẻ", "binh_quan", False, 0),
        ("Ghi chú: làm tròn đến 1 chữ số.", "ty_le", False, 1),
        ("Số liệu làm tròn đến 1 chữ số thập phân.", "so", False, 0),
        ("Ghi đến 3 số điện thoại", "ty_le", False, 0),
    ],
)
def test_decimals_to_which_notes_round(note: str, kind: str, scored: bool, count: int) -> None:
    assert rounded_to([note], kind, scored) == count


def test_rows_that_notes_call_parts_are_parts() -> None:
    rows = [DraftRow(code, f"Dòng {code}") for code in ("02", "03", "04", "")]
    found = with_stated_wholes(rows, ["Ghi chú: Mã số 03, 04 là một phần của mã số 02. Mã số 05 thuộc mã số 02."])
    assert [row.parent for row in found] == ["", "02", "02", ""]
    assert found[0].remark == ""
    assert found[1].remark == "theo ghi chú là một phần của dòng 02"


@pytest.mark.parametrize(
    ("note", "parent"),
    [
        ("- Chỉ tiêu 11 là số đã nằm trong chỉ tiêu 03.", "03"),
        ("Dòng 11 đã tính trong dòng 03, không cộng thêm.", "03"),
        ("Mã số 11 là số thu bằng cưỡng chế thuộc mã số 03", "03"),
        ("Mã 11 được gồm trong mã 03.", "03"),
        ("Dòng 11 là số không nằm trong dòng 03.", "10"),
        ("Dòng 11 là số phải thu. Dòng 12 nằm trong dòng 03.", "10"),
        ("Dòng 11 thuộc dòng 99", "10"),
    ],
)
def test_a_note_says_more_than_the_row_above_a_part(note: str, parent: str) -> None:
    remark = "hiểu là một phần của dòng 10, không cộng vào tổng; số trong bảng gốc lớn hơn dòng 10: xem lại; tiền"
    part = DraftRow("11", "Trong đó: cưỡng chế", parent="10", remark=remark)
    rows = [DraftRow("03", "Đã thu"), DraftRow("10", "Tiền phạt"), part, DraftRow("12", "Xóa nợ", parent="10")]
    found = with_stated_wholes(rows, [note])[2]
    assert found.parent == parent
    assert found.remark == (remark if parent == "10" else "tiền; theo ghi chú là một phần của dòng 03")


def test_notes_that_contradict_each_other_make_no_ring() -> None:
    rows = [DraftRow(code, f"Dòng {code}") for code in ("02", "03", "04")]
    notes = [f"Mã số {part} thuộc mã số {whole}." for part, whole in (("02", "03"), ("03", "04"), ("04", "02"))]
    assert [row.parent for row in with_stated_wholes(rows, notes)] == ["03", "04", ""]


@pytest.mark.parametrize(
    ("note", "parents", "asked"),
    [
        ("Mã 03 nằm trong mã 01 và 02.", {}, {"03": "01 + 02"}),
        ("Mã 03 là một phần của mã 01 hoặc mã 02", {}, {"03": "01 + 02"}),
        ("Dòng 04 thuộc dòng 01, 02; số ước", {}, {"04": "01 + 02"}),
        ("Mã số 03 nằm trong tổng mã số 01 và mã số 02.", {}, {"03": "01 + 02"}),
        ("Mã số 03 và mã số 04 nằm trong mã số 01 và mã số 02.", {"03": "01", "04": "02"}, {}),
        ("Mã 03, 04 nằm trong mã 01.", {"03": "01", "04": "01"}, {}),
        ("Mã 03 nằm trong mã 01, mã 04 là số nợ cũ.", {"03": "01"}, {}),
        ("Mã 03 nằm trong mã 01 và 99.", {}, {}),
    ],
)
def test_several_wholes_of_one_part_are_asked(note: str, parents: dict[str, str], asked: dict[str, str]) -> None:
    rows = with_stated_wholes([DraftRow(code, f"Dòng {code}") for code in ("01", "02", "03", "04")], [note])
    assert {row.code: row.parent for row in rows if row.parent} == parents
    assert [row.code for row in rows if "của tổng các dòng ấy" in row.remark] == [*asked]
    for row in rows:
        assert asked.get(row.code, "") in row.remark
