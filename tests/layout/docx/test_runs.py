"""Runs of text as WordprocessingML."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.layout.docx.test_blocks import parsed, texts
from tests.support.read_back import W
from tthc_render.document.tree import Run
from tthc_render.layout.docx.runs import broken, run


@pytest.mark.parametrize(
    ("piece", "look"),
    [
        (Run("x"), []),
        (Run("x", bold=True), ["b", "bCs"]),
        (Run("x", italic=True), ["i", "iCs"]),
        (Run("x", bold=True, italic=True, vertical="sup"), ["b", "bCs", "i", "iCs", "vertAlign"]),
        (Run("x", vertical="sub"), ["vertAlign"]),
    ],
)
def test_looks_of_runs_stand_in_the_order_of_the_schema(piece: Run, look: list[str]) -> None:
    found = parsed(run(piece)).find(f"{W}r/{W}rPr")
    assert ([] if found is None else [etree.QName(item).localname for item in found]) == look


@pytest.mark.parametrize("text", ["<b>3 & 4 {{ x }}", "]]>", "  hai  dấu cách  ", "\"a\" 'b'", "\u00a0", "&amp;", "📄"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    body = parsed(run(Run(text)))
    assert texts(body) == text
    assert body.find(f"{W}r/{W}t").get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"  # type: ignore[union-attr]


def test_lines_broken_by_hand_are_one_paragraph() -> None:
    body = parsed(broken(("một", "hai", "ba")))
    assert [etree.QName(item[0]).localname for item in body] == ["t", "br", "t", "br", "t"]
