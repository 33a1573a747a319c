"""Numbers of paragraphs that are all bold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.documents import letter
from tthc_render.document.tree import Note, Paragraph, Run, plain
from tthc_render.layout.bold_labels import with_bold_labels

TITLE = Run("Công tác chỉ đạo", bold=True)


@pytest.mark.parametrize(
    ("inlines", "label", "first"),
    [
        ((TITLE,), "", Run("1. Công tác chỉ đạo", bold=True)),
        ((TITLE, Note((Run("Chú thích"),))), "", Run("1. Công tác chỉ đạo", bold=True)),
        ((TITLE, Run(": đã xong.")), "1.", TITLE),
        ((Run("Đã "), TITLE), "1.", Run("Đã ")),
        ((Run("Đã xong."),), "1.", Run("Đã xong.")),
    ],
)
def test_the_number_of_a_bold_title_is_bold(inlines: tuple[Run, ...], label: str, first: Run) -> None:
    block = with_bold_labels(replace(letter(), blocks=(Paragraph(inlines, label="1."),))).blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.label, block.inlines[0]) == (label, first)
    assert f"{block.label} {plain(block.inlines)}".strip().startswith("1. ")
