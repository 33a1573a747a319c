"""Tracked changes count as Word shows them."""

from __future__ import annotations

import pytest
from lxml import etree

from tthc_render.formats.ooxml import WORD_NAMESPACE
from tthc_render.layout.docx.changes import accept_changes, has_changes


def body(inside: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{WORD_NAMESPACE}">{inside}</w:body>')


def run(text: str, deleted: bool = False) -> str:
    return f"<w:r><w:{'delText' if deleted else 't'}>{text}</w:{'delText' if deleted else 't'}></w:r>"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f"<w:p>{run('A')}<w:ins>{run('B')}</w:ins><w:del>{run('{{ cu }}', True)}</w:del></w:p>", ["AB"]),
        (f"<w:p><w:moveFrom>{run('A')}</w:moveFrom></w:p><w:p><w:moveTo>{run('A')}</w:moveTo></w:p>", ["", "A"]),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('A')}</w:p><w:p>{run('B')}</w:p>", ["AB"]),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{run('A', True)}</w:del></w:p><w:p>{run('B')}</w:p>",
            ["B"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('A')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p>{run('B')}</w:p></w:tc></w:tr></w:tbl>",
            ["B"],
        ),
        (f"<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>{run('A')}</w:p>", ["A"]),
    ],
)
def test_what_was_put_in_stays_and_what_was_deleted_goes(inside: str, words: list[str]) -> None:
    root = body(inside)
    assert has_changes(root)
    accept_changes(root)
    found = ["".join(item.itertext()) for item in root.iter(f"{{{WORD_NAMESPACE}}}p")]
    assert found == words
    assert not has_changes(root)


def test_a_layout_without_changes_is_left_alone() -> None:
    root = body(f"<w:p>{run('A')}</w:p>")
    before = etree.tostring(root)
    accept_changes(root)
    assert etree.tostring(root) == before
