"""Rules of the decree that outputs break: F590, but for what another finding says already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, Severity, finding
from tthc_render.rendering.outcome import Output

REPORTED: Final[Mapping[str, frozenset[str]]] = {
    "SO-": frozenset(("F101", "F102", "F103", "D612", "D638", "D651", "D670")),
    "DD-": frozenset(("F104", "F105", "D603")),
    "KG-": frozenset(("F106", "D637", "D647", "D652", "D741")),
    "NB-01": frozenset(("D607",)),
    "NB-02": frozenset(("D607",)),
    "NB-03": frozenset(("D609",)),
    "ND-01": frozenset(("T834",)),
    "KY-": frozenset(
        ("F110", "F111", "F112", "D610", "D611", "D635", "D639", "D648", "D649", "D651", "D653", "D656", "D657")
    ),
    "KY-08": frozenset(("D744",)),
    "NN-": frozenset(
        ("F107", "F108", "F109", "D608", "D613", "D637", "D640", "D647", "D651", "D652", "D671", "D673", "D796")
    ),
    "ND-07": frozenset(("F114",)),
    "PG-05": frozenset(("D629", "D751", "D752", "D770")),
}
"""How a rule's id begins → codes that report what is wrong with that part of the frame, or with letters (PG-05)."""


def lint_findings(outputs: Collection[Output], file: str, others: Iterable[Finding] = ()) -> list[Finding]:
    """F590 where outputs break rules of grade A: only a layout or forced words can do that.

    Without rules on what one of the ``others`` is about: one cause, one finding.
    """
    known = {item.code for item in others}
    found: dict[str, list[str]] = {}
    for output in outputs:
        broken = output.lint.broken if output.lint else ()
        rules = ", ".join(
            rule for rule, severity in broken if severity == Severity.ERROR and not is_reported(rule, known)
        )
        if rules:
            found.setdefault(rules, []).append(output.path)
    return [
        finding("F590", Place(file), output=", ".join(paths), files=" ".join(paths), rules=rules)
        for rules, paths in found.items()
    ]


def is_reported(rule: str, codes: Collection[str]) -> bool:
    """Whether one of the findings ``codes`` is about what breaks ``rule``."""
    return any(rule.startswith(begins) and not told.isdisjoint(codes) for begins, told in REPORTED.items())
