"""How many findings of each code there are: enough for counts, totals and gravity, without the findings themselves."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tthc_render.diagnostics.findings import Finding, Severity, entry


@dataclass(frozen=True, slots=True)
class Kind:
    """Findings of one code and one gravity: whether the writer has accepted them, and how many they are.

    ``other`` is their severity where it is not the catalogue's.
    """

    code: str
    accepted: bool
    number: int
    other: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How grave these findings are."""
        return self.other or Severity(entry(self.code)["severity"])


class CountedFindings(Sequence[Finding]):
    """Findings whose kinds are known without reading them."""

    __slots__ = ()

    @property
    @abstractmethod
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds, in the order of their first findings."""


def kinds_of(findings: Iterable[Finding]) -> tuple[Kind, ...]:
    """The kinds of ``findings``, in the order of their first ones."""
    if isinstance(findings, CountedFindings):
        return findings.kinds
    found = Counter((item.code, bool(item.accepted), _other(item)) for item in findings)
    return tuple(Kind(code, accepted, number, other) for (code, accepted, other), number in found.items())


def _other(item: Finding) -> Severity | None:
    return None if item.severity == entry(item.code)["severity"] else item.severity


def count(*groups: Iterable[Finding]) -> dict[str, int]:
    """How many findings that the writer has not accepted there are of each severity, by its name."""
    counts = {str(severity): 0 for severity in Severity}
    for kind in (kind for findings in groups for kind in kinds_of(findings)):
        if not kind.accepted:
            counts[str(kind.severity)] += kind.number
    return counts


def count_accepted(findings: Iterable[Finding]) -> int:
    """How many of ``findings`` the writer has accepted."""
    return sum(kind.number for kind in kinds_of(findings) if kind.accepted)
