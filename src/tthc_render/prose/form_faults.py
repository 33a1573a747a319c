"""Breaches of the decree's form in a finished document are errors, in ``check`` as in ``lint``.

In a report of ours the same words are a warning: its layout prints most of the form, and its writer may accept them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.prose.passages import Passage

ERRORS: Final = frozenset({"F101", "F102", "F103", "F104", "F105", "F106", "F107", "F108", "F109", "F110"})
"""What rules of grade A in ``rules.yaml`` also say."""
NO_SUCH_DAY: Final = "P501"


class FormFault(Finding):
    """A finding that is an error whatever the catalogue says of its code."""

    @property
    def severity(self) -> Severity:
        """Always an error."""
        return Severity.ERROR


def as_form_faults(findings: Iterable[Finding], passages: Sequence[Passage]) -> list[Finding]:
    """``findings`` with those on the form of the document made errors, a day that does not exist in its date too."""
    dates = {(passage.place.file, passage.place.line) for passage in passages if passage.role == "date"}
    return [_as_fault(item) if _is_fault(item, dates) else item for item in findings]


def _is_fault(item: Finding, dates: set[tuple[str, int]]) -> bool:
    return item.code in ERRORS or (item.code == NO_SUCH_DAY and (item.where.file, item.where.line) in dates)


def _as_fault(item: Finding) -> FormFault:
    return FormFault(item.code, item.where, item.details, item.accepted)
