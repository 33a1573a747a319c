"""Paragraphs of a Word file by the numbers of findings, and properties in the order that Word wants."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from tests.support.letterheads import HEADS, built, sample
from tthc_render.lint.word_copy import WordCopy, property_of, runs_in
from tthc_render.readers.docx.reader import read_docx

_T, _BR = qn("w:t"), qn("w:br")


@pytest.mark.parametrize("way", HEADS)
def test_numbers_of_findings_lead_to_their_paragraphs(way: str) -> None:
    data = built(sample("báo cáo"), way)
    facts = read_docx(data, "x.docx")
    copy = WordCopy(data, facts)
    found = 0
    for item in facts.paragraphs:
        element = copy.paragraph(item.number)
        if element is not None and "\t" not in item.text:
            parts = (part for run in runs_in(element) for part in run.iterfind("*") if part.tag in (_T, _BR))
            words = "".join("\n" if part.tag == _BR else part.text or "" for part in parts)
            assert words == item.text
            found += bool(words)
    assert found > 8


def test_a_property_is_put_where_word_wants_it() -> None:
    data = built(sample("báo cáo"), "bảng")
    copy = WordCopy(data, read_docx(data, "x.docx"))
    run = next(runs_in(next(copy.document.element.body.iter(qn("w:p")))))
    property_of(run, "color", "rPr").set(qn("w:val"), "000000")
    names = [child.tag.rpartition("}")[2] for child in run.find(qn("w:rPr"))]
    assert names == sorted(names, key=["b", "i", "color", "sz"].index)
    assert property_of(run, "color", "rPr").get(qn("w:val")) == "000000"
