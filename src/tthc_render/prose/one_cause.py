"""One finding for each cause: what several rules say of the same words is said once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place

_SAID_ONCE: Final = frozenset(
    {"P301", "P303", "P305", "P401", "P707", "P813", "P901", "P903", "P909", "P911", "P913", "P971", "P972", "P977"}
)
"""Codes of which a place has one finding, whatever rules see it."""
_RECKONED: Final = frozenset({"P306", "P401", "P903"})
"""Codes that say what figures make: which other base a share is of need not be told, too (P971)."""
_SAME_CHANGE: Final = 60
"""A percentage so near behind a change that is reported has the same cause."""


def one_for_a_cause(found: Sequence[Finding]) -> Iterator[Finding]:
    """One finding for one cause: a misspelt word that the table of slips names is not named again."""
    sums = [(item.where.line, re.split(r"[ +]+", item.details["parts"])) for item in found if item.code == "P301"]
    summed = {(line, part) for line, parts in sums for part in parts}
    numbered = {item.where.line for item in found if item.code == "P613"}
    dated = {(item.where.line, _symbol(item)) for item in found if item.code == "P603" and _symbol(item)}
    signs = [(item.where.line, item.details["document"]) for item in found if item.code == "P605"]
    slips = [item for item in found if item.code == "P910" and item.details.get("right") != "…"]
    sure = {item.where for item in found if item.code == "P903"}
    named = {(item.where.file, item.where.line, item.where.column) for item in found if item.code in ("P803", "P804")}
    left = {item.where for item in found if item.code == "P305"}
    grown = [item.where for item in found if item.code == "P306"]
    reckoned = {item.where for item in found if item.code in _RECKONED}
    changes: set[tuple[str, Place]] = set()
    pairs: set[tuple[object, ...]] = set()
    places: set[tuple[str, Place]] = set()
    scaled = {(item.where.line, item.details["written"].split()[0]) for item in found if item.code == "P923"}
    denied: set[int] = set()
    told: set[tuple[int, str]] = set()
    offices = {id(item) for item in _longest([item for item in found if item.code == "P905"])}
    for item in found:
        if item.code == "P905" and id(item) not in offices:
            continue
        if item.code == "P605":
            line, written = item.where.line, item.details["document"]
            longest = max((sign for at, sign in signs if at == line and written in sign), key=len)
            if longest != written or (line, written) in told:
                continue
            told.add((line, written))
        if item.code == "P901":
            if item.where.line in denied:
                continue
            denied.add(item.where.line)
        if item.code == "P301" and scaled:
            figures = {*re.split(r"[ +]+", item.details["parts"]), item.details["total"].split()[0]}
            if any(line == item.where.line and figure in figures for line, figure in scaled):
                continue
        if item.code == "P971" and item.where in reckoned:
            continue
        if item.code in _SAID_ONCE:
            if (item.code, item.where) in places:
                continue
            places.add((item.code, item.where))
        if item.code in ("P903", "P904"):
            twice = any(x.line == item.where.line and 0 <= item.where.column - x.column < _SAME_CHANGE for x in grown)
            near = any(
                code == item.code and x.line == item.where.line and abs(x.column - item.where.column) < _SAME_CHANGE
                for code, x in changes
                if item.code == "P904" or x == item.where
            )
            pair = (item.where.line, *sorted((item.details.get("old", ""), item.details.get("new", ""))))
            near = near or (item.code == "P904" and pair in pairs)
            pairs.add(pair)
            if near or (item.code == "P903" and (twice or item.where in left)):
                continue
            changes.add((item.code, item.where))
        beside = ((item.where.file, item.where.line, item.where.column + step) for step in range(-8, 9))
        if item.code == "P918" and (item.where.line in numbered or (item.where.line, _symbol(item)) in dated):
            continue
        if (item.code == "P827" and any(_is_within(item, slip) for slip in slips)) or (
            item.code == "P920" and item.where in sure
        ):
            continue
        if item.code == "P305" and (item.where.line, item.details["rest"].split()[0]) in summed:
            continue
        if item.code != "P910" or not any(place in named for place in beside):
            yield item


def _symbol(item: Finding) -> str:
    """The number and symbol of the document that a finding is about: "61/2018/NĐ-CP"; "" for a law by its name."""
    found = re.search(r"\d+/[\w/-]+", item.details["document"])
    return found[0] if found else ""


def _is_within(odd: Finding, slip: Finding) -> bool:
    """Is an odd word one of the words of a slip: "quyêt" of "giải quyêt"?"""
    one, other = odd.where, slip.where
    beside = (one.file, one.line) == (other.file, other.line) and one.column >= other.column
    written = slip.details["written"]
    return beside and one.column - other.column < len(written) and odd.details["written"] in written


def _longest(offices: Sequence[Finding]) -> list[Finding]:
    """The offices that no other one names, too; one that does begins at most as far before as its name is long."""
    out: list[Finding] = []
    reach = max((len(item.details["other"]) for item in offices), default=0)
    for item in sorted(offices, key=lambda item: item.where):
        first = replace(item.where, column=max(0, item.where.column - reach))
        if not any(_is_part_of(item, whole) for whole in takewhile(partial(_is_from, first), reversed(out))):
            out.append(item)
    return out


def _is_from(first: Place, item: Finding) -> bool:
    return item.where >= first


def _is_part_of(item: Finding, whole: Finding) -> bool:
    """Is the office of ``item`` named by ``whole``, too, at the same place or from words before it?"""
    name, longer = item.details["other"], whole.details["other"]
    ahead = item.where.column - whole.where.column
    same = (item.where.file, item.where.line) == (whole.where.file, whole.where.line)
    return same and longer.endswith(name) and (ahead == len(longer) - len(name) or not ahead)
