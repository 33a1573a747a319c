"""Kinds of findings say what the findings would say, if they were counted one by one."""

from __future__ import annotations

from tthc_render.diagnostics.findings import Finding, Place, Severity, finding
from tthc_render.diagnostics.groups import group_of
from tthc_render.diagnostics.kinds import Kind, count, count_accepted, kinds_of

WARNING = finding("C204", Place("a.yaml", 3), row="x", column="y", printed="1", value="2", reason="z")
ERROR = finding("D310", Place("a.yaml", 7), form="II.06a")
FOUND = [WARNING, ERROR.accept("vì"), WARNING, ERROR, WARNING.accept("vì")]


def test_kinds_are_in_the_order_of_their_first_findings() -> None:
    assert kinds_of(FOUND) == (
        Kind("C204", accepted=False, number=2),
        Kind("D310", accepted=True, number=1),
        Kind("D310", accepted=False, number=1),
        Kind("C204", accepted=True, number=1),
    )
    assert kinds_of([]) == ()


def test_accepted_findings_are_counted_apart() -> None:
    assert count(FOUND, [ERROR]) == {"error": 2, "warning": 2, "info": 0}
    assert count_accepted(FOUND) == 2


def test_a_kind_is_as_grave_as_its_findings_and_about_the_same() -> None:
    for item in (WARNING, ERROR):
        [kind] = kinds_of([item])
        assert (kind.severity, group_of(kind)) == (item.severity, group_of(item))
    assert kinds_of([ERROR])[0].severity is Severity.ERROR


class Graver(Finding):
    """A finding that is an error whatever the catalogue says."""

    @property
    def severity(self) -> Severity:
        return Severity.ERROR


def test_findings_graver_than_their_code_are_counted_as_what_they_are() -> None:
    graver = Graver(WARNING.code, WARNING.where, WARNING.details)
    assert count([WARNING, graver, graver]) == {"error": 2, "warning": 1, "info": 0}
