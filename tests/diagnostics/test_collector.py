"""The collector of findings."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place

HERE = Place("a.yaml", 3, 1)
NOTE, ERROR = "D037", "D040"


def test_findings_stay_in_the_order_of_adding() -> None:
    findings = Findings()
    findings.add(ERROR, HERE, reason=7)
    before = len(findings)
    findings.extend([item.accept("đã xem") for item in findings])
    assert [(item.code, item.where, item.details, item.accepted) for item in findings] == [
        (ERROR, HERE, {"reason": "7"}, ""),
        (ERROR, HERE, {"reason": "7"}, "đã xem"),
    ]
    assert list(findings[before:]) == [findings[1]]


@pytest.mark.parametrize(
    ("codes", "accepted", "blocked"),
    [((), "", False), ((NOTE,), "", False), ((NOTE, ERROR), "", True), ((ERROR,), "đã xem", False)],
)
def test_errors_that_are_not_accepted_block(codes: tuple[str, ...], accepted: str, blocked: bool) -> None:
    findings = Findings()
    for code in codes:
        findings.add(code, HERE)
    assert Findings(item.accept(accepted) for item in findings).blocked is blocked
