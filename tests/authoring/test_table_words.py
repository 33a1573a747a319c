"""Words in other columns than that of the names: kept, told, or refused."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_files import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_words import prescribed_words
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
