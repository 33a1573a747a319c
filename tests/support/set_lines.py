"""The lines of a document's running text as the line breaker expects them."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.document.tree import Document, Heading, Item, Paragraph
from tthc_render.layout.geometry import TWIPS_PER_PT, Geometry
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.paragraphs import block_pieces, look_of
from tthc_render.layout.word_widths import Piece


def expected_lines(document: Document, sizes: Geometry) -> list[str]:
    """The lines of headings, paragraphs and items of the body, from the measured ``document``."""
    return [line for pieces, width, indent in settings(document, sizes) for line in lines_of(pieces, width, indent)]


def settings(document: Document, sizes: Geometry) -> Iterator[tuple[list[Piece], float, float]]:
    """Pieces, column and first indent of each paragraph of the body."""
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Item) and (look := look_of(block, sizes)) is not None:
            width = sizes.text_width_pt("portrait") - block.hair_twips / TWIPS_PER_PT
            yield block_pieces(block, look), width, look.first_indent_pt


def lines_of(pieces: list[Piece], width: float, indent: float = 0.0) -> list[str]:
    """The text of each line."""
    text = "".join(piece.text for piece in pieces)
    return [text[line.start : line.end] for line in break_lines(pieces, width, indent)]


def squeezed(line: str) -> str:
    """A line without its spaces, which programs read back differently, and without invisible characters."""
    return "".join(letter for letter in line if not letter.isspace() and letter not in "\u2060\u200b")
