"""What findings are about, in the order of their weight for the person who signs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.kinds import Kind


class Group(IntEnum):
    """Groups of findings in reading order."""

    UNREADABLE = 0
    CONTRADICTION = 1
    DATE_OR_DOCUMENT = 2
    OTHER = 3
    STYLE = 4
    DECLARED = 5


DECLARED: Final = frozenset({"C103", "C106", "C110", "C111"})
"""Places that print something else because the writer has said so, with a reason."""
FOR_THE_KEEPER: Final = frozenset({"D314", "D745"})
"""What whoever keeps the templates can mend, and no writer of a report."""
_DATES: Final = ("C305", "D791", "C313", "C317", "P5", "P6", "P909", "P916", "P918")
_CONTRADICTIONS: Final = (
    "C",
    "P3",
    "P4",
    "P901",
    "P902",
    "P903",
    "P904",
    "P913",
    "P914",
    "P917",
    "P920",
    "P922",
    "P96",
)
_STYLE: Final = ("P1", "P2", "P7", "P8", "P910", "P911", "P912", "P915", "P921", "F")


def group_of(item: Finding | Kind) -> Group:
    """What a finding, or findings of one kind, are about."""
    code = item.code
    if code in DECLARED:
        return Group.DECLARED
    if code.startswith(_DATES):
        return Group.DATE_OR_DOCUMENT
    if code.startswith(_CONTRADICTIONS):
        return Group.CONTRADICTION
    if code.startswith(_STYLE):
        return Group.STYLE
    return Group.UNREADABLE if item.severity is Severity.ERROR else Group.OTHER


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Contradictions first, then dates and documents, the rest, style, what was declared; each by place.

    Behind them what no writer can mend.
    """
    return sorted(
        findings, key=lambda item: (bool(item.accepted), item.code in FOR_THE_KEEPER, group_of(item), item.where)
    )
