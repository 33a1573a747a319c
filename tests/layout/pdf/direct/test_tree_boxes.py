"""Words from the tree against the same words as HTML: the files must be the same, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.stories.test_same_text import Case, cases
from tests.support.documents import ND30, STAMP, cell, everything, letter, row, torture, without_pictures, words
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import (
    AUTHORITY,
    SIGNATURE_GAP,
    SIGNER_NAME,
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Document,
    Item,
    Note,
    Paragraph,
    Row,
    Run,
    SignatureLine,
    Signatures,
    Table,
)
from tthc_render.layout.line_ends import SLASH_END
from tthc_render.layout.measures import Measures, measure
from tthc_render.layout.pdf import renderer
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf

LAYOUT = load_html_layout(ND30 / "layout.html")


def both(measures: Measures) -> list[bytes | str]:
    """The file with the words from the tree, and with the words as HTML; where there is none, what is said."""
    out: list[bytes | str] = []
    for layout in (LAYOUT, replace(LAYOUT, only_prints_words=False)):
        try:
            out.append(render_pdf(measures, layout, STAMP, "direct").data)
        except RenderingFailed as error:
            out.append(error.message)
    return out


def test_the_layout_takes_words_from_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    measures = measure(without_pictures(), LAYOUT.geometry)
    monkeypatch.setattr(renderer, "render_html", None)
    assert render_pdf(measures, LAYOUT, STAMP, "direct").engine == "direct"


@pytest.mark.parametrize(
    "document", [letter(), without_pictures(), torture(30)], ids=["letter", "everything", "torture"]
)
def test_words_from_the_tree_give_the_same_file(document: Document) -> None:
    one, other = both(measure(document, LAYOUT.geometry))
    assert isinstance(one, bytes)
    assert one == other


@settings(max_examples=40, deadline=None)
@given(cases())
def test_words_of_any_document_give_the_same_file(case: Case) -> None:
    one, other = both(measure(case.document, LAYOUT.geometry))
    assert one == other


NOTE = Note((Run("n"),), 1)
LINK = Run("địa chỉ", link="https://a.vn/?x=1&y=2")
BLOCKS: dict[str, Block] = {
    "runs side by side": Paragraph((Run("a "), Run(" b "), Run(" c"), Run("d", bold=True), Run("e", bold=True))),
    "blanks": Paragraph((Run(" \t a\n\r b\u00a0 "), Run(""), Run(" ", bold=True), Run(" c"))),
    "signs": Paragraph((Run("<b> & \"x\" 'y' ]]> {{ than }} =\u200b-3 a/\u2060b"),)),
    "slashes": Paragraph((Run(f"a/{SLASH_END}b/{SLASH_END}c{SLASH_END}"), Run(f"x/{SLASH_END}y", italic=True))),
    "a slash between runs": Paragraph((Run("a/"), Run(f"{SLASH_END}b"))),
    "a high link": Paragraph((replace(LINK, bold=True, italic=True, vertical="sup"), LINK, LINK)),
    "nothing": Paragraph(()),
    "only blanks": Paragraph((Run("  "),), label="1."),
    "a hair": Paragraph(words("chữ"), hair_twips=3),
    "a deep item": Item("+", (Run("a"), Note((LINK, Run("b", bold=True)), 1, hair_twips=2)), deeper=1, hair_twips=1),
    "a note alone": Paragraph((Note((Run("lời"),), 1),)),
    "cells": Table(
        (row("A", "B", "C", kind="header"), row("(1)", "(2)=\u200b(1)", "(3)", kind="code")),
        (
            Row((Cell(()), Cell((Run(""), Run(""))), Cell((Run(" "),))), "group"),
            Row((cell("a", bold=True), cell("b", italic=True), cell("c", bold=True, italic=True))),
            Row((cell("a", hair_twips=2, bold=True), cell("", hair_twips=2), cell("", italic=True))),
            Row((Cell((LINK,), align="left", indent=2), Cell((Run("x"), Run("y"))), Cell((Run("2021-2025/a"),)))),
            Row((Cell((Run(f"a/{SLASH_END}b"),)), Cell((Run("x"), NOTE)), cell("t", bold=True)), "total"),
        ),
        3,
        size_pt=11.0,
    ),
    "merged cells": Table(
        (row("A", "B", kind="header"),),
        (Row((cell("x", rowspan=2), cell("1"))), Row((cell("2"),)), Row((cell("y", colspan=2),), "group")),
        2,
    ),
    "a table without a head": Table((), (row("a", "1"),), 2),
    "an empty row": Table((), (row("a", "1"), Row(())), 2),
    "signers of a form": Signatures(((SignatureLine("A", bold=True), SignatureLine("B", space_pt=30.0)),) * 2),
    "signers": Signatures(
        (
            (
                SignatureLine("A", style=AUTHORITY),
                SignatureLine("", style=SIGNATURE_GAP),
                SignatureLine("B", style=SIGNER_NAME),
            ),
        )
    ),
    "an unprintable sign": Paragraph(words("a\x01b")),
    "an unprintable sign in a cell": Table((), (row("a", "b\uffff"),), 2),
    "a letter without glyph": Paragraph(words("字")),
}


NOT_PRINTED = (
    "nothing",
    "an empty row",
    "an unprintable sign",
    "an unprintable sign in a cell",
    "a letter without glyph",
)
"""What the direct way refuses, in the same words in both cases."""


@pytest.mark.parametrize("name", BLOCKS)
def test_every_kind_of_block_gives_the_same_file(name: str) -> None:
    block = BLOCKS[name]
    before = Item("-", words("trước"))
    appendix = Appendix(AppendixHead("Phụ lục I", ("TÊN",)), (block, before, block))
    document = replace(letter(), blocks=(before, block), appendices=(appendix,))
    # What measuring would take away or cannot have made is printed as it stands.
    measures = measure(replace(document, blocks=(), appendices=(replace(appendix, blocks=()),)), LAYOUT.geometry)
    one, other = both(replace(measures, document=document))
    assert one == other
    assert isinstance(one, bytes) == (name not in NOT_PRINTED)


def test_pictures_are_left_to_weasyprint_at_once() -> None:
    one, other = both(measure(everything(), LAYOUT.geometry))
    assert isinstance(one, str)
    assert isinstance(other, str)
