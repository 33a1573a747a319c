"""Words in other columns than that of the names: kept, told, or refused."""

from __future__ import annotations

import pytest

from tthc_render.authoring.blank_cells import look_by_format
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import GridCell, grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_words import bracketed, dash_for_zero, prescribed_words, signed_by_notes
from tthc_render.diagnostics.errors import DataUnreadable

TWO_SIDES = [["Thu", "Số tiền", "Chi", "Số tiền"], ["A", "1", "B", "2"], ["Thu phí", "5", "Chi lương", "6"]]


def test_words_in_most_rows_are_printed_and_others_are_told() -> None:
    rows = [DraftRow("", f"Dòng {number}", number=number, printed=((2, "≥ 90%"),)) for number in (5, 6, 7)]
    assert prescribed_words(rows, [2], [1])[0] == [2]
    rows[1:] = [DraftRow("", "Dòng", number=number) for number in (6, 7)]
    found, remarks = prescribed_words(rows, [2], [1])
    assert found == []
    assert "dòng 5 “≥ 90%”" in remarks[0]


@pytest.mark.parametrize("right", [["Chi khác", "Chi ba"], ["", ""], ["", "Chi ba"]])
def test_names_at_the_right_are_all_kept_and_asked(right: list[str]) -> None:
    rows = [*TWO_SIDES, ["Thu khác", "7", right[0], ""], ["Thu ba", "8", right[1], ""]]
    found = read_header(grid_of_texts(rows), fixed=True)
    printed = [dict(row.printed).get(2, "") for row in found.rows]
    assert printed == ["Chi lương", *right]
    assert any(remark.startswith("bảng có hai bên") for remark in found.remarks)


def test_a_row_with_a_name_at_the_right_only_is_refused() -> None:
    with pytest.raises(DataUnreadable, match="hàng 5 chỉ có tên bên phải"):
        read_header(grid_of_texts([*TWO_SIDES, ["Thu khác", "7", "", ""], ["", "", "Chi ba", "9"]]), fixed=True)


@pytest.mark.parametrize(
    ("label", "note", "signed", "told"),
    [
        ("BỘI CHI (3)", "(3) Bội chi ghi số âm trong ngoặc đơn.", True, True),
        ("Bội chi (3)", "(2) Gồm cả vốn vay; (3) ghi số âm.", True, False),
        ("Chi (2)", "(3) Bội chi ghi số âm.", False, False),
        ("Bội chi (3)", "Cột (3) ghi số âm trong ngoặc đơn.", False, True),
    ],
)
def test_a_numbered_note_says_which_rows_take_negative_figures(label: str, note: str, signed: bool, told: bool) -> None:
    found, remarks = signed_by_notes([DraftRow("16", label)], [note])
    assert (found[0].signed, bool(remarks)) == (signed, signed)
    assert bool(bracketed([note], cells("12", "-3"))) == told


def cells(*texts: str, style: str = "#,##0") -> list[GridCell]:
    return [GridCell(text, 0, 0, 0, 0, look=look_by_format(style)) for text in texts]


@pytest.mark.parametrize(
    ("style", "brackets", "zero"),
    [
        (r"#,##0;\(#,##0\);\-", True, "-"),
        ('#,##0;(#,##0);"-"', True, "-"),
        ("#,##0;-#,##0;–", False, "–"),
        ("#,##0_);(#,##0)", True, ""),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', False, ""),  # of a button of the program
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', False, ""),
        ("+#,##0;-#,##0;0", False, ""),
        ("#,##0", False, ""),
        ("General", False, ""),
    ],
)
def test_formats_show_brackets_and_dashes(style: str, brackets: bool, zero: str) -> None:
    found = cells("5", "", "7", style=style)
    assert bool(bracketed([], found)) is brackets
    assert dash_for_zero(found) == zero


def test_negative_figures_in_brackets_are_told() -> None:
    assert "(1,5) (in_so_am: ngoac)" in bracketed([], cells("12", "(1,5)"))[0]
    assert bracketed(["Số âm ghi dấu trừ"], cells("-3", "(x)")) == []
