"""One finding for one cause."""

from __future__ import annotations

from tthc_render.checks.causes import once_for_a_cause
from tthc_render.diagnostics.findings import Finding

PROVED = Finding(
    "C104", details={"left": "Tiếp nhận = 314.849", "right": "A + B = 304.939 + 9.893 = 314.832", "sign": "="}
)


def test_prose_that_prints_a_proved_mistake_is_not_said_again() -> None:
    same = Finding("P307", details={"received": "314.849", "settled": "304.939", "pending": "9.893", "sum": "314.832"})
    other = Finding("P307", details={"received": "100", "settled": "90", "pending": "9", "sum": "99"})
    assert once_for_a_cause([PROVED, same, other]) == [PROVED, other]
    assert once_for_a_cause([same]) == [same]
