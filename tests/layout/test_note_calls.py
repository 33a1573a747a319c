"""Which blocks call footnotes."""

from __future__ import annotations

import pytest

from tests.support.documents import letter, merged_table, words
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Figure,
    Heading,
    Item,
    Note,
    Paragraph,
    Row,
    Table,
)
from tthc_render.layout.note_calls import blocks_of, may_part_notes

NOTE = Note(words("Chú thích"), 1)
CALLING = Paragraph((*words("Lời văn"), NOTE))


@pytest.mark.parametrize(
    ("blocks", "may_part"),
    [
        ((Paragraph(words("Không có chú thích")), merged_table(2)), False),
        ((CALLING,), False),
        ((CALLING, merged_table(2)), True),
        ((CALLING, CALLING), True),
        ((Heading(2, words("Mục"), "1."), CALLING), True),
        ((Table((Row((Cell((NOTE,)),), "header"),), (), 1),), True),
        ((Item("-", (*words("Một"), NOTE)), Figure("a.png", 40.0, (*words("Hình"), NOTE))), True),
        ((merged_table(2, note=NOTE),), True),
    ],
)
def test_notes_that_a_program_may_part_from_their_calls(blocks: tuple[Block, ...], may_part: bool) -> None:
    assert may_part_notes(letter(blocks=blocks)) is may_part
    appendix = Appendix(AppendixHead("Phụ lục", ()), blocks)
    assert may_part_notes(letter(blocks=(), appendices=(appendix,))) is may_part


def test_blocks_come_in_the_order_of_pages() -> None:
    inside = Appendix(AppendixHead("Phụ lục", ()), (merged_table(1),))
    assert blocks_of(letter(blocks=(CALLING,), appendices=(inside,))) == [CALLING, merged_table(1)]
