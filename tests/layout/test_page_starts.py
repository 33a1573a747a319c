"""Blocks and rows that begin a page, in the tree."""

from __future__ import annotations

import pytest

from tests.support.documents import letter, merged_table, words
from tthc_render.document.tree import Appendix, AppendixHead, Figure, Heading, Item, Paragraph, Table
from tthc_render.layout.page_starts import Place, with_starts

BLOCKS = (Heading(1, words("a")), Paragraph(words("b")), Item("-", words("c")), merged_table(5), Figure("a.png", 40.0))


@pytest.mark.parametrize(
    ("places", "blocks", "rows"),
    [
        ([], [], []),
        ([(0, 0), (2, 0)], [0, 2], []),
        ([(1, 3)], [], []),  # a line inside of a paragraph
        ([(3, 0), (3, 4)], [], [0, 4]),
        ([(4, 0), (-1, 2)], [], []),
    ],
)
def test_places_in_the_body_and_in_appendices(places: list[Place], blocks: list[int], rows: list[int]) -> None:
    document = letter(blocks=BLOCKS, appendices=(Appendix(AppendixHead("Phụ lục", ()), BLOCKS),))
    for shift in (0, len(BLOCKS)):
        found = with_starts(document, [(number + shift if number >= 0 else -1, row) for number, row in places])
        flows = [found.blocks, found.appendices[0].blocks]
        for flow, is_here in zip(flows, (not shift, bool(shift)), strict=True):
            marked = [at for at, block in enumerate(flow) if getattr(block, "starts_page", False)]
            assert marked == blocks * is_here
            assert [list(block.page_starts) for block in flow if isinstance(block, Table)] == [rows * is_here]
