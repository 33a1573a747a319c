"""What hidden columns and rows of a sheet are called."""

from __future__ import annotations

from tthc_render.authoring.sheet_words import code_of, first_words, is_lone, title_of
from tthc_render.authoring.workbooks import Sheet, SheetCell


def sheet(*texts: tuple[int, int, str]) -> Sheet:
    return Sheet("S", cells={(row, column): SheetCell(text) for row, column, text in texts})


def test_a_column_is_called_by_its_first_words_and_its_code() -> None:
    found = sheet((1, 4, "Cùng kỳ"), (2, 4, "(CK)"), (3, 4, "12"))
    assert (title_of(found, 4), code_of(found, 4)) == ("Cùng kỳ", "CK")
    assert (title_of(found, 5), code_of(found, 5)) == ("", "")


def test_a_row_is_called_by_its_first_words() -> None:
    assert first_words(sheet((7, 1, "3"), (7, 2, "Xi măng")), 7) == " “Xi măng”"
    assert first_words(sheet((7, 1, "3")), 7) == ""


def test_a_column_under_a_title_that_reaches_beyond_the_table_holds_nothing() -> None:
    found = sheet((1, 1, "TÊN BIỂU"), (2, 1, "STT"))
    found.merged = [(1, 1, 1, 3)]
    assert is_lone(found, 3, {1}) is True


def test_a_hidden_column_is_named_by_the_words_above_the_row_of_codes() -> None:
    found = sheet(
        (1, 3, "Biểu số 01"), (2, 1, "TT"), (2, 3, "Chia theo loại"), (3, 3, "Ma túy"),
        (4, 1, "A"), (4, 2, "B"), (4, 3, "2"), (5, 3, "Vụ"),
    )  # fmt: skip
    assert (title_of(found, 3), code_of(found, 3)) == ("Ma túy", "2")


def test_a_column_of_a_title_that_others_have_is_named_with_its_group() -> None:
    found = sheet(
        (2, 3, "Xã An"), (2, 5, "Xã Bình"),
        (3, 3, "Số lượng"), (3, 4, "Giá trị"), (3, 5, "Số lượng"), (3, 6, "Ghi chú"),
        (4, 1, "A"), (4, 3, "1"), (4, 4, "2"), (4, 5, "3"),
    )  # fmt: skip
    found.merged = [(2, 3, 2, 4), (2, 5, 2, 6)]
    assert [title_of(found, column) for column in (3, 5, 6)] == ["Xã An – Số lượng", "Xã Bình – Số lượng", "Ghi chú"]
