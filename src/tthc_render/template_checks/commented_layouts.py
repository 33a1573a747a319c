"""Findings on a ``layout.docx`` as Word comments in a copy beside it, each at its paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from lxml import etree

from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import Finding
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.ooxml import PACKAGE_FAULTS
from tthc_render.formats.writing import write_new
from tthc_render.lint.comments import comment, text_of
from tthc_render.lint.word_copy import runs_in

LAYOUT: Final = "layout.docx"
COPY: Final = "layout-nhan-xet.docx"


def write_commented_layout(path: Path, findings: Iterable[Finding], lang: str = "vi") -> Path:
    """Write the copy; the layout stays as it is. WrongUsage if there is one, DataUnreadable if the file is broken."""
    try:
        data = commented_layout(read_regular(path), findings, lang)
    except (*PACKAGE_FAULTS, ValueError) as error:
        raise DataUnreadable(
            f"{path}: không ghi được bản có lời nhận xét ({error}). Mở bằng Word, lưu lại thành .docx rồi chạy lại."
        ) from error
    copy = path.with_name(COPY)
    try:
        write_new(copy, data)
    except FileExistsError as error:
        raise WrongUsage(f"{copy}: tệp này đã có nên không ghi đè. Đổi tên hoặc xóa tệp đó rồi chạy lại.") from error
    return copy


def commented_layout(data: bytes, findings: Iterable[Finding], lang: str = "vi") -> bytes:
    """A copy of ``data`` with a comment for each finding; those without a paragraph are at the beginning."""
    document = Document(io.BytesIO(data))
    paragraphs = list(document.element.body.iter(qn("w:p")))
    first = next((runs for paragraph in paragraphs if (runs := list(runs_in(paragraph)))), [])
    for item in findings:
        runs = _runs_of(item, paragraphs) or first
        if runs:
            comment(document, runs, text_of(item, lang))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _runs_of(item: Finding, paragraphs: Sequence[etree._Element]) -> list[CT_R]:
    """The words of the paragraph that a finding is about: the one with its number, or else with its text."""
    number, text = item.details.get("number"), " ".join(str(item.details.get("text", "")).split())
    candidates = [*paragraphs] if text else []
    if isinstance(number, int) and number > 0:
        candidates = [*paragraphs[number - 1 : number], *candidates]
    for paragraph in candidates:
        runs = list(runs_in(paragraph))
        words = " ".join("".join(run.text for run in runs).split())
        if runs and (not text or words.startswith(text) or text.startswith(words)):
            return runs
    return []
