"""Findings that follow from another one: a change that holds with the figure that should stand there, a figure told.

``lũy kế 9 tháng là 7.415 lượt, tăng 8,4% so với cùng kỳ (9.872 lượt)``, where 6 months and a quarter make 10.701:
from 9.872 to 10.701 it is 8,4%, so that only the 7.415 is wrong. A sum or a rest that misses by a cell which its table
shows to be wrong is not told, either, nor one that misses by a part which a share proves to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.prose.claims import claim_of
from tthc_render.prose.slips import printed

_MENDED: Final = {
    "P301": ("total", "sum"), "P931": ("written", "sum"), "P932": ("written", "sum"), "P970": ("written", "right"),
}  # fmt: skip
"""Codes that say of one figure what it should be, with the details that have both."""
_EXCHANGED: Final = "P977"
"""Says of a figure only that others make another one: any finding that names it says more."""
_PERHAPS: Final = "P302"
"""Says that parts may not be all of a total."""
_AGAIN, _OF_A_LINE = "P922", "P972"
"""A figure said again with other digits, and the same where the first is that of a labelled line."""
_ON_FIGURES: Final = frozenset({"P3", "P4", "P9"})
_CHANGES: Final = frozenset({"P306", "P903"})
_CELLS: Final = frozenset({"P931", "P932"})
"""Say of a cell of a table what it should be."""
_ADDED: Final = frozenset({"P301", "P305"})
_TWICE: Final = "; "
"""Between the two computations that make a figure another one."""


def without_follow_ups(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, none on a change that another finding of its line explains, none on a cell that is told."""
    mended: dict[tuple[str, int], list[tuple[Decimal, Decimal]]] = {}
    cells: dict[str, list[tuple[Decimal, Decimal, Finding]]] = {}
    for item in found:
        if item.code in _MENDED:
            wrong, right = (printed(item.details[name]) for name in _MENDED[item.code])
            if wrong and right:
                right = right if right.scale != 1 else right.scaled(wrong.scale)
                mended.setdefault((item.where.file, item.where.line), []).append((wrong.value, right.value))
                if item.code in _CELLS:
                    cells.setdefault(item.where.file, []).append((wrong.value, right.value, item))
        elif item.code == _EXCHANGED and _TWICE in item.details["computation"]:
            wrong, right = (printed(item.details[name]) for name in ("written", "right"))
            if wrong and right:
                right = right if right.scale != 1 else right.scaled(wrong.scale)
                cells.setdefault(item.where.file, []).append((wrong.value, right.value, item))
    lines = {item.where for item in found if item.code == _OF_A_LINE}
    added = [item for item in found if item.code in _ADDED]
    follow: set[int] = set()
    for item in added:
        causes = [x for x in cells.get(item.where.file, ()) if _is_off_by(item, *x[:2])]
        told = [x for x in causes if x[2].code == _EXCHANGED]
        if len({wrong for wrong, *_ in told}) > 1:  # with any of its parts mended it comes out: the total is wrong
            follow |= {id(x[2]) for x in told}
        elif causes:
            follow.add(id(item))
    changes = [item for item in found if item.code in _CHANGES]
    follow |= {
        id(item)
        for item in changes
        if any(_holds_with(item, *pair) for pair in mended.get((item.where.file, item.where.line), ()))
    }
    found = [item for item in found if id(item) not in follow]  # what is not told keeps nothing else from being told
    for item in found:
        if item.code == _EXCHANGED and _is_told(item, found):
            continue
        if item.code == _AGAIN and item.where in lines:
            continue
        yield item


def _is_told(item: Finding, found: Sequence[Finding]) -> bool:
    """Does another finding name the figure whose digits changed places?"""
    said = f" {item.details['written'].split()[0]} "
    others = (
        x
        for x in found
        if x.code not in (_EXCHANGED, _PERHAPS)
        and x.severity is not Severity.INFO
        and x.where.file == item.where.file
        and x.code[:2] in _ON_FIGURES
    )
    return any(said in f" {value.replace('%', ' ')} " for x in others for value in x.details.values())


def _is_off_by(item: Finding, wrong: Decimal, right: Decimal) -> bool:
    """Does a sum or a rest with the wrong figure miss by as much as that figure does?"""
    claim = claim_of(item)
    made = claim.result() if claim else None
    if claim is None or made is None:
        return False
    said = claim.said.value
    return wrong in (said, *(figure.value for figure in claim.figures)) and abs(said - made) == abs(wrong - right)


def _holds_with(item: Finding, wrong: Decimal, right: Decimal) -> bool:
    """Does the change hold with the right figure in the place of the wrong one, whatever its direction is now?"""
    details = item.details
    said = {**details, "right": details["word"]} if item.code == "P306" else details
    claim = claim_of(Finding(item.code, item.where, said))
    if claim is None:
        return False
    values = [figure.value for figure in claim.figures]
    made = {wrong: right} | {wrong + sign * x: right + sign * x for x in values for sign in (1, -1)}
    return not made.keys().isdisjoint(values) and claim.makes([made.get(value, value) for value in values])
