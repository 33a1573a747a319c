"""Heads with cells over several rows say how high their last row is."""

from __future__ import annotations

import pytest

from tests.support.documents import cell, docx_of, geometry, letter, words
from tests.support.read_back import part
from tthc_render.document.tree import Cell, Document, Row, Table
from tthc_render.formats.ooxml import W
from tthc_render.layout.measures import measure

LONG = "Tần suất thiết kế tưới của trạm bơm theo quy trình vận hành đã phê duyệt"


def form(spanning: str, second: str = "Kế hoạch") -> Document:
    """A form with a head of two rows, whose first cell stands over both."""
    head = (
        Row((Cell(words(spanning), rowspan=2), Cell(words("Diện tích"), colspan=2)), "header"),
        Row((Cell(words(second)), Cell(words("Thực hiện"))), "header"),
    )
    table = Table(head, (Row((cell("a"), cell("1"), cell("2"))),), 3, weights=(0.2, 0.4, 0.4))
    return letter(blocks=(table,))


def heights(document: Document) -> list[float]:
    [table] = [block for block in measure(document, geometry()).document.blocks if isinstance(block, Table)]
    return [row.least_pt for row in table.header]


@pytest.mark.parametrize(
    ("spanning", "second", "needs"),
    [
        (LONG, "Kế hoạch", True),
        ("STT", "Kế hoạch", False),
        ("STT", LONG * 3, False),  # the second row is high enough by itself
    ],
)
def test_only_what_a_cell_over_both_rows_needs_is_said(spanning: str, second: str, needs: bool) -> None:
    first, last = heights(form(spanning, second))
    assert first == 0
    assert (last > 0) is needs


def test_both_rows_are_together_as_high_as_the_cell() -> None:
    own, (_, last) = geometry(), heights(form(LONG))
    [table] = [block for block in measure(form(LONG), own).document.blocks if isinstance(block, Table)]
    line, frame = own.cell_line_pt(table.size_pt), 2 * own.cell_top_pt + own.cell_border_pt
    lines = (last + own.cell_border_pt + (line + frame) - frame) / line  # LibreOffice adds the rule
    assert lines == pytest.approx(round(lines))
    assert lines > 2


def test_word_has_the_height_as_the_least_one() -> None:
    document = form(LONG)
    _, last = heights(document)
    rows = part(docx_of(document), "word/document.xml").iter(f"{W}trHeight")
    [said] = [row for row in rows if row.getparent().find(f"{W}tblHeader") is not None]
    assert said.get(f"{W}hRule") == "atLeast"
    assert 0 <= int(said.get(f"{W}val", "0")) / 20 - last < 0.05
