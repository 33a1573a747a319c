"""Marks of HTML and Markdown, and expressions, in names, titles, recipients and cells: printed there as typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tthc_render.checks.frame import printed_scalars
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.expression_tokens import find_expressions
from tthc_render.document.foreign_marks import ESCAPE, cell_mark
from tthc_render.document.inlines import short
from tthc_render.reports.model import Report
from tthc_render.yaml_files.source import Keys, scalars

_NARRATIVE: Final = "loi_van"
"""Its marks are found where it is read."""
_NO_TEXT: Final = ("chap_nhan", "loai", "don_vi", "ky", _NARRATIVE)
"""Sections whose values are not printed, or in which expressions are read."""
_WITH_MARKS: Final = ("ky_hieu", "trich_yeu", "kinh_gui", "noi_nhan", "luu")
"""Keys of ``van_ban`` whose marks are read; the others are printed as typed."""


def check_typed_marks(report: Report) -> list[Finding]:
    """D642, D775, D792, D795 and D778, the first of each value outside of narrative."""
    return [*_of(report), *_expressions(report)]


def _expressions(report: Report) -> Iterator[Finding]:
    """D778 for what looks like a figure to be put in where only narrative has such."""
    source = report.source
    for path, value in scalars(source.data, ()):
        if "[=" not in value or path[0] in _NO_TEXT or path[-1] == "vi_sao":
            continue
        for number, line in enumerate(value.split("\n")):
            if found := next(find_expressions(line), None):
                place = source.line_of(path, number) if value.block else source.place(path)
                yield finding("D778", place, text=short(line[found.start : found.end]))
                break


def _is_plain(path: Keys) -> bool:
    """Whether a value is printed as it is, so that no index can be written in it."""
    return path[0] == "van_ban" and path[1] not in _WITH_MARKS


def _of(report: Report) -> Iterator[Finding]:
    source = report.source
    for path, value in printed_scalars(source.data):
        if path[0] == _NARRATIVE or value.isalnum():
            continue
        for number, line in enumerate(value.split("\n")):
            found = cell_mark(line)
            if found is None or (found[1] == "D792" and _is_plain(path)):
                continue
            at, code, mark, right = found
            escape = ESCAPE
            if _is_plain(path):  # no mark of ours is read there, either
                code = "D795" if code == "D642" and mark.startswith("<") else code
                right, escape = "" if code == "D775" else right, ""
            place = source.line_of(path, number) if value.block else source.place(path)
            column = place.column + at + value.quoted if place.column and (value.block or not number) else 0
            yield finding(
                code, replace(place, column=column), mark=mark, text=short(line[at:]), right=right, escape=escape
            )
            break
