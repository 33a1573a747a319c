"""What is too much is counted and refused in words that say what to do."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place, format_finding
from tthc_render.document.limits import LIMITS, Count, TooMuchError, hold


@pytest.mark.parametrize("what", LIMITS)
def test_a_limit_is_reached_and_then_exceeded(what: str) -> None:
    count, most = Count(), LIMITS[what].most
    count.add(what, most, Place("a.yaml", 1))
    with pytest.raises(TooMuchError) as caught:
        count.add(what, 1, Place("a.yaml", 7))
    assert (caught.value.what, caught.value.found, caught.value.place.line) == (what, most + 1, 7)
    hold(what, most, Place())


@pytest.mark.parametrize("what", LIMITS)
def test_the_finding_has_both_numbers_and_advice(what: str) -> None:
    findings = Findings()
    TooMuchError(what, 1_234_567_890, Place("a.yaml", 7)).tell(findings)
    text = format_finding(findings[0], "vi")
    assert findings[0].code == "D511"
    assert "1.234.567.890" in text
    assert LIMITS[what].advice in text
    assert LIMITS[what].why
