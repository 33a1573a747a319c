"""Lists of a Word table: those of whole columns, and those of few cells, which are told."""

from __future__ import annotations

import pytest

from tthc_render.authoring.word_lists import lists_of
from tthc_render.readers.docx.table_grids import WordCell, WordTable


def table(*cells: tuple[str, tuple[str, ...]]) -> WordTable:
    """One column: words and list of each of its cells from the top."""
    made = tuple(WordCell(text, at, 0, at, 0, choices=choices) for at, (text, choices) in enumerate(cells))
    return WordTable(made, len(cells), 1)


LIST = ("Đạt", "Chưa đạt")


@pytest.mark.parametrize(
    ("cells", "lists", "told"),
    [
        ([("Kết quả", ()), ("", LIST), ("", LIST)], ((0, LIST),), ""),
        ([("Kết quả", ()), ("", LIST), ("12", ()), ("15", ())], (), "chỉ dòng 2 cột thứ 1 có danh sách chọn"),
        ([("Kết quả", ()), ("", LIST), ("12", ())], ((0, LIST),), ""),
        ([("Kết quả", ()), ("12", ())], (), ""),
    ],
)
def test_a_list_is_that_of_its_column_unless_most_cells_below_have_none(
    cells: list[tuple[str, tuple[str, ...]]], lists: object, told: str
) -> None:
    found, remarks = lists_of(table(*cells))
    assert found == lists
    assert told in " ".join(remarks)
    assert len(remarks) == bool(told)
