"""Marks of HTML and Markdown in names, titles, recipients and cells, which are printed there as typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tthc_render.checks.frame import scalars
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.foreign_marks import html_mark, inline_mark
from tthc_render.document.inlines import short
from tthc_render.reports.model import Report

_NOT_PRINTED: Final = ("chap_nhan", "in_khac", "loai", "don_vi", "ky")
_NARRATIVE: Final = "loi_van"
"""Its marks are found where it is read."""
_QUOTATION: Final = ">"
"""Begins a quotation in narrative only; in a cell it compares."""


def check_typed_marks(report: Report) -> list[Finding]:
    """D642 and D775, the first of each value outside of narrative."""
    return list(_of(report))


def _of(report: Report) -> Iterator[Finding]:
    source = report.source
    for path, value in scalars(source.data, ()):
        if path[0] in (*_NOT_PRINTED, _NARRATIVE) or path[-1] == "vi_sao" or value.isalnum():
            continue
        for number, line in enumerate(value.split("\n")):
            found = html_mark(line) or inline_mark(line)
            if found is None or found[2].startswith(_QUOTATION):
                continue
            at, code, mark, right = found
            place = source.line_of(path, number) if value.block else source.place(path)
            column = place.column + at + value.quoted if place.column and (value.block or not number) else 0
            yield finding(code, replace(place, column=column), mark=mark, text=short(line[at:]), right=right)
            break
