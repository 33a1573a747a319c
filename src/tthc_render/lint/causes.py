"""One cause, one finding: what follows from a breach that is reported is not reported as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.lint.results import Breach, RuleResult, Status


@dataclass(frozen=True, slots=True)
class _Cause:
    """A breach of rule ``of`` at fact ``at`` explains those of rule ``rule`` at ``facts`` ("" or none: any).

    ``same``: only where both have found the same value. ``rule`` may be the same rule as ``of``.
    """

    rule: str
    of: str
    at: str = ""
    facts: tuple[str, ...] = ()
    same: bool = False


_TEXT: Final = ("NB-03", "NB-04", "NB-05", "NB-06")
CAUSES: Final = (
    # Text of one size all over: headings, clauses and points have it, too.
    *(_Cause(rule, "ND-03", "size_pt", ("size_pt",), same=True) for rule in _TEXT),
    *(_Cause(rule, "NB-04", "size_pt", ("size_pt",), same=True) for rule in ("NB-03", "NB-05")),
    _Cause("NB-03", "NB-05", "size_pt", ("size_pt",), same=True),
    # "KT. PHÓ GIÁM ĐỐC": no line with the title of the deputy is below it.
    _Cause("KY-03", "KY-02b"),
    # A subject of a letter that is printed as a title, in the middle, has the looks of one.
    _Cause("TL-04", "TL-04", "side", ("size_pt", "bold", "italic")),
    # A line as long as the motto ought to be is longer than one typed without blanks.
    _Cause("QH-03", "QH-02", "text", ("share",)),
    _Cause("PG-06", "QH-01", "size_pt"),
    _Cause("PG-06", "QH-02", "size_pt"),
    _Cause("PG-06", "DD-01", "size_pt"),
)


def without_consequences(results: Sequence[RuleResult]) -> tuple[RuleResult, ...]:
    """``results`` without the breaches that another one explains; their places go to the one with the same value.

    A rule without any breach left is covered by others.
    """
    broken = {result.rule.id: result.breaks for result in results if result.breaks}
    if len(broken) < 2 and "TL-04" not in broken:
        return tuple(results)
    return tuple(_held(result, broken) if result.breaks else result for result in results)


def _held(result: RuleResult, broken: dict[str, tuple[Breach, ...]]) -> RuleResult:
    rule = result.rule.id
    left = tuple(
        _with_places(rule, item, broken) for item in result.breaks if next(_causes_of(broken, rule, item), None) is None
    )
    return replace(result, breaks=left, status=result.status if left else Status.COVERED)


def _causes_of(broken: dict[str, tuple[Breach, ...]], rule: str, item: Breach) -> Iterator[tuple[_Cause, Breach]]:
    """What explains a breach of ``rule``."""
    for cause in CAUSES:
        if cause.rule != rule or (cause.facts and item.fact not in cause.facts):
            continue
        for other in broken.get(cause.of, ()):
            at = not cause.at or other.fact == cause.at
            if other is not item and at and (not cause.same or other.found == item.found):
                yield cause, other


def _with_places(rule: str, item: Breach, broken: dict[str, tuple[Breach, ...]]) -> Breach:
    """``item`` of ``rule`` with the places of the same fault under other rules, each paragraph once, in order."""
    places = {subject.paragraph: subject for subject in (item.subject, *item.others) if subject is not None}
    known = len(places)
    for cause in CAUSES:
        for other in broken.get(cause.rule, ()) if cause.same and cause.of == rule else ():
            if any(found is item for _, found in _causes_of(broken, cause.rule, other)):
                for subject in (other.subject, *other.others):
                    if subject is not None:
                        places.setdefault(subject.paragraph, subject)
    if len(places) == known:
        return item
    first, *others = (places[number] for number in sorted(places))
    return replace(item, subject=first, others=tuple(others), count=item.count + len(places) - known)
