"""One finding for one cause: what the forms and figures prove is not said again of the sentence that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tthc_render.diagnostics.findings import Finding

PROVED: Final = ("C101", "C102", "C104", "C105")
REPEATED: Final = ("P301", "P304", "P305", "P307", "P308")
_NUMBER = re.compile(r"\d[\d.]*\d|\d")


def once_for_a_cause(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those of prose that a finding on the figures explains: both results are the same."""
    items = list(findings)
    results = [pair for item in items if item.code in PROVED for pair in [_results(item)] if all(pair)]
    return [item for item in items if item.code not in REPEATED or not any(pair <= _numbers(item) for pair in results)]


def _results(item: Finding) -> frozenset[str]:
    """The last number of each side of an identity."""
    sides = (item.details.get("left", ""), item.details.get("right", ""))
    return frozenset(numbers[-1] if (numbers := _NUMBER.findall(side)) else "" for side in sides)


def _numbers(item: Finding) -> frozenset[str]:
    return frozenset(number for text in item.details.values() for number in _NUMBER.findall(text))
