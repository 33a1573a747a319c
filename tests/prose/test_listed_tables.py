"""Tables whose rows are counted."""

from __future__ import annotations

import pytest

from tthc_render.prose.listed_tables import listed_tables
from tthc_render.prose.passages import Passage, from_text
from tthc_render.prose.reading import read

LINES = ["Theo lịch sau:", "STT | Tên | Số", "1 | Sở A | 40", "2 | Sở B | 35", "Tổng cộng | | 75", "Hết."]


def test_lines_with_bars() -> None:
    [table] = listed_tables(read(from_text(LINES, "a.txt")))
    assert (table.first, table.end, table.total_at) == (1, 5, 4)
    assert table.rows == (("1", "Sở A", "40"), ("2", "Sở B", "35"))
    assert table.total == ("Tổng cộng", "", "75")


def test_cells() -> None:
    texts = ["TT", "Tên", "Số", "1", "Sở A", "40", "2", "Sở B", "35", "", "Tổng cộng", "75"]
    passages = [Passage(text, role="cell") for text in texts]
    [table] = listed_tables(read(passages))
    assert table.rows == (("1", "Sở A", "40"), ("2", "Sở B", "35"))
    assert (table.first, table.end) == (0, 12)


@pytest.mark.parametrize(
    "lines",
    [
        ["Tên | Số | Ngày", "1 | 2 | 3", "2 | 3 | 4"],
        ["STT | Tên | Số", "1 | Sở A | 40", "3 | Sở B | 35", "2 | Sở C | 5"],
        ["STT | Tên | Số", "1 | Sở A | 40", "2 | Sở B | 35 | thừa"],
        ["STT | Tên | Số", "1 | Sở A | 40"],
        ["|---|---|---|"],
        ["Trên.", "|---|---|---|", "Dưới."],
    ],
)
def test_what_is_not_sure_is_no_table(lines: list[str]) -> None:
    assert list(listed_tables(read(from_text(lines, "a.txt")))) == []
