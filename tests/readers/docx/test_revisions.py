"""Tracked changes of whole paragraphs and rows are read as if they had been accepted."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support.hand_typed import NAMES, docx, p, tbl
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.docx.revisions import accepted, has_deletions, is_deleted_row

WHO = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
ENDED = f"<w:rPr><w:del {WHO}/></w:rPr>"


def gone(text: str) -> str:
    """A paragraph deleted with its end."""
    inside = f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>" if text else ""
    return f"<w:p><w:pPr>{ENDED}</w:pPr>{inside}</w:p>"


def texts(*body: str) -> list[str]:
    return [paragraph.text for paragraph in read_docx(docx(*body), "x.docx").paragraphs]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ((p("một"), gone(""), p("hai")), ["một", "hai"]),
        ((p("một"), gone("cũ"), gone(""), p("hai")), ["một", "hai"]),
        ((p("một", extra=ENDED), p("hai")), ["mộthai"]),
        ((p("một"), gone("cũ")), ["một", ""]),
        ((gone("cũ"), tbl((p("a"), p("b"))), p("hai")), ["", "a", "b", "hai"]),
        ((tbl((p("a"), gone("cũ") + p("b"))),), ["a", "b"]),
    ],
)
def test_deleted_ends_join_paragraphs(body: tuple[str, ...], shown: list[str]) -> None:
    assert texts(*body) == shown


def test_a_joined_paragraph_has_the_properties_of_the_second() -> None:
    (found,) = read_docx(docx(p("một", align="left", extra=ENDED), p("hai", align="center")), "x.docx").paragraphs
    assert found.align == "center"


def test_deleted_rows_are_not_read() -> None:
    rows = tbl((p("a"), p("b")), (p("c"), p("d")))
    second = rows.rindex("<w:tr>") + len("<w:tr>")
    assert texts(f"{rows[:second]}<w:trPr><w:del {WHO}/></w:trPr>{rows[second:]}") == ["a", "b"]


def test_a_document_without_deletions_is_left_alone() -> None:
    body = etree.fromstring(f"<w:body {NAMES}>{p('một')}{p('hai')}</w:body>")
    assert not has_deletions(body)
    assert list(accepted(body)) == list(body)
    assert not is_deleted_row(etree.fromstring(f"<w:tr {NAMES}/>"))
