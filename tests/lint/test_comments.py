"""Findings as Word comments, each at its paragraph."""

from __future__ import annotations

import io

from docx import Document

from tests.support.letterheads import built, sample
from tthc_render.lint.comments import commented_copy
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.rules import load_rules
from tthc_render.readers.docx.reader import read_docx


def test_each_finding_is_a_comment_in_a_copy_with_equal_words() -> None:
    data = built(sample("báo cáo", number="Số: 7/BC-SNV", name="NGÔ THỊ HOÀI NAM"), "bảng")
    facts = read_docx(data, "x.docx")
    report = lint_facts(facts, load_rules())
    copy = commented_copy(data, facts, report)
    comments = [comment.text for comment in Document(io.BytesIO(copy)).comments]
    assert len(comments) == len(report.findings) == 2
    assert comments[0].startswith("SO-02")
    assert "chữ in hoa" in comments[1]
    assert [item.plain for item in read_docx(copy, "x.docx").paragraphs] == [item.plain for item in facts.paragraphs]
