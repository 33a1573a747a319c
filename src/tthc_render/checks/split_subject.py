"""Subjects whose comma was taken for the one between entries of a list: two lines would be printed, without it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.model import Report
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.source import Scalar

_NEW_LINE: Final = frozenset(
    (
        *("và", "về", "của", "cho", "cùng", "hoặc", "từ", "đến", "trong", "trên", "tại", "ở", "thuộc", "theo", "do"),
        *("để", "nhằm", "với", "đối", "bằng", "giữa", "quý", "tháng", "tuần", "năm", "ngày", "kỳ", "giai", "nhiệm"),
        *("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "đặc", "kèm", "gắn", "được", "đợt", "lần"),
    )
)
"""Words with which a writer begins a new line of a title: no comma stood before them."""


def split_subject(report: Report) -> Iterator[Finding]:
    """D789 for entries of ``trich_yeu`` in one line, without quotes, of which one goes on in the middle of a clause."""
    head = report.source.data["van_ban"]
    typed = head.get("trich_yeu") if isinstance(head, dict) else None
    lines = [line for line in typed if isinstance(line, Scalar)] if isinstance(typed, list) else []
    if len(lines) > 1 and any(_goes_on(report, one, other) for one, other in pairwise(lines)):
        right = f"[{scalar(', '.join(lines))}]"
        place = report.place("van_ban", "trich_yeu", 0)
        yield finding("D789", place, printed=" / ".join(lines), right=right)


def _goes_on(report: Report, one: Scalar, other: Scalar) -> bool:
    if one.quoted or other.quoted or one.line != other.line or other.split()[0] in _NEW_LINE:
        return False
    between = report.source.lines[one.line - 1][one.column - 1 : other.column - 1]
    return other[:1].islower() and between.rstrip() == f"{one},"
