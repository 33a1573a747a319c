"""The words of blocks as a reader sees them."""

from __future__ import annotations

from tthc_render.document.block_text import to_text
from tthc_render.document.markup import FormRef
from tthc_render.document.tree import Block, Cell, Figure, Heading, Note, Paragraph, Row, Run, Table


def test_to_text_shows_what_a_reader_sees() -> None:
    table = Table(
        (Row((Cell((Run("Lĩnh vực"),)), Cell((Run("Số"),))), "header"),),
        (Row((Cell((Run("Hộ tịch"),)), Cell((Run("5"), Note((Run("x"),), number=12))))),),
        2,
    )
    blocks: list[Block] = [
        Heading(1, (Run("MỤC"),), "I."),
        Paragraph((Run("NC"), Run("1", vertical="sub"), Run(" 100m"), Run("2", vertical="sup"))),
        table,
        Figure("a.png", 80, (Run("Hình 1"),)),
    ]
    assert to_text([*blocks, FormRef("II.07b", "phan_2")]) == [
        "I. MỤC",
        "NC₁ 100m²",
        "Lĩnh vực\tSố\nHộ tịch\t5¹²",
        "Hình 1",
        "[[bảng: II.07b | phần 2]]",
    ]
