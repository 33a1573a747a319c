"""Whether a contradiction of figures is one: the gate that every finding on arithmetic passes before it is a warning.

A rule finds figures that do not agree the way it reads them. Either a figure is wrong, or the passage was misread.
Three questions decide, in this order:

1. *Does another reading fit?* If other figures of the passage in the place of those that were taken make what is
   printed (a share of another base, a change from another value), if some of the parts make the total, if the
   difference itself is printed, or if the share is one of a list that makes 100%, nothing is said. A figure that is one
   slip away from the one it would replace is no other reading: it shows what was meant.
2. *Does one slip of typing explain it, and is that telling?* (`slips`: of large figures chance is small.) Then it is a
   warning.
3. *Is the structure certain by itself?* Changes, averages, products and rests stand beside what they are made of: they
   are warnings unless so far off that the figures do not belong together. So are shares "a/b (c%)", "a, trong đó b
   (c%)", "c% of a named base", those whose base another share proves, those over 100%, and sums that miss by a
   little, or whose parts are all of the whole by their labels or marks where a slip explains them. All other sums and
   shares are notes. Parts that need not be all (P302) are a wrong sum where one slip explains them beyond chance.

A part larger than its whole is a warning, unless it is of what was done and the whole was planned. So are claims of
all, lists of shares and the like, unless the passage says that they are of other matters (`other_matters`).

A rule says what it finds with the details that `claims` reads; it need not know of this.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile
from operator import itemgetter
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.certain_structures import (
    FAR,
    is_base_named,
    is_base_proved,
    is_closed,
    is_in_one_sentence,
    is_left_of_ratio,
    is_ratio,
    is_rest_told,
    is_said_of_it,
    is_said_to_be_found,
    is_sum_proved,
)
from tthc_render.prose.claims import Claim, claim_of
from tthc_render.prose.excerpts import quote
from tthc_render.prose.full_shares import is_in_full_list
from tthc_render.prose.named_wholes import is_named_as_its_whole
from tthc_render.prose.other_matters import is_of_other_matters, names_another_whole
from tthc_render.prose.other_readings import (
    DIGITS,
    fits_otherwise,
    is_of_others,
    is_of_rows,
    is_part_of_another,
    is_turned,
)
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.sections import before
from tthc_render.prose.slips import UNEXPLAINED, digits_of, in_steps, mistyped
from tthc_render.prose.spans import up_to

Verdict = Literal["stands", "doubted", "explained"]

NOTE: Final = "P934"
_WRONG_SUM, _SOME_PARTS = "P301", "P302"
_DIRECTION: Final = "P904"
_LARGER_PART: Final = "P303"
_TELLING: Final = 0.3
"""A slip that would explain more of all figures than this proves nothing."""
_SURE: Final = 0.02
"""One that would explain no more than this tells even of what is far off."""
_NEAR: Final = 0.06
"""Parts that miss their total by so little were meant to make it, whatever the mistake."""
_LITTLE: Final = 0.1
_VERY_FAR: Final = 0.7
_ALIKE: Final = 5
"""What is compared is of one size: 4.318 cases are no change from 2 deaths."""
_ALL: Final = 100
_BESIDE: Final = 60
_BAR: Final = " | "
_ROWS: Final = 20


class Evidence:
    """Weighs findings against the passages that they stand in."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        placed = sorted(((reading.passage.at(0), reading) for reading in readings), key=itemgetter(0))
        self._ordered = [reading for _, reading in placed]
        self._places = [place for place, _ in placed]

    def _index_of(self, item: Finding) -> int:
        return max(bisect_right(self._places, item.where) - 1, 0)

    def _reading_of(self, item: Finding) -> Reading:
        return self._ordered[self._index_of(item)]

    def verdict(self, item: Finding) -> Verdict:
        """Is a finding a warning, a note, or nothing? All that are not about arithmetic stand."""
        if item.code == _DIRECTION:
            return "explained" if is_of_others(item, self._reading_of(item)) else "stands"
        if item.code == _LARGER_PART:
            return "explained" if is_part_of_another(item, self._reading_of(item)) else "stands"
        if is_of_other_matters(item, self._ordered, self._index_of(item)):
            return "explained"
        claim = claim_of(item) if item.code != _SOME_PARTS else None
        if claim is None:
            return "stands"
        at = self._index_of(item)
        reading = self._ordered[at]
        if claim.kind == "sum" and (_is_had_by_each(claim, reading) or _is_a_part_itself(claim, reading)):
            return "explained"
        if claim.kind == "rest" and _is_left_of_another(claim, before(self._ordered, at)):
            return "explained"
        telling = claim.kind == "sum" and claim.written >= _PEERS
        telling = telling or (claim.kind == "rest" and not is_left_of_ratio(claim, reading))
        if telling and _fills_a_whole(claim, self._ordered[max(0, at - _LISTED) : at + 1]):
            return "explained"
        if claim.kind == "share" and is_in_full_list(claim, self._ordered, at):
            return "explained"
        if claim.kind == "share" and is_of_rows(claim, reading, self._rows_before(at)):
            return "explained"
        if claim.kind == "share" and is_turned(claim, self._ordered[max(0, at - _LISTED) : at + 1]):
            return "explained"
        return _verdict(claim, reading)

    def _rows_before(self, at: int) -> list[Reading]:
        """The lines of the table above a passage, at most a paragraph away."""
        first = next((nth for nth in range(at - 1, max(at - 3, -1), -1) if _BAR in self._ordered[nth].text), -1)
        above = self._ordered[max(0, first - _ROWS) : first + 1][::-1]
        return [*takewhile(lambda row: _BAR in row.text, above)]

    def proved(self, item: Finding) -> Finding:
        """A sum whose parts need not be all (P302) as one that is wrong (P301), where one slip explains it and would
        explain hardly any other; else the finding as it is."""
        claim = claim_of(item) if item.code == _SOME_PARTS else None
        if claim is None:
            return item
        reading = self._reading_of(item)
        if is_sum_proved(claim, (reading, *reading.beside)):
            return Finding(_WRONG_SUM, item.where, item.details)
        if claim.off <= _LITTLE or claim.chance() > _SURE:
            return item  # what is left out, or counted twice, often is a little
        if not is_in_one_sentence(claim, reading) or fits_otherwise(claim, reading, slipped=True):
            return item
        return Finding(_WRONG_SUM, item.where, item.details)

    def note(self, item: Finding) -> Finding:
        """What a finding says that may be a mistake, or about a figure of something else."""
        claim = claim_of(item)
        if claim is None or claim.kind == "sum":
            return Finding(_SOME_PARTS, item.where, item.details)
        reading, details = self._reading_of(item), item.details
        at = item.where.column - reading.passage.at(0).column
        return finding(
            NOTE, item.where,
            quote=details.get("quote") or quote(reading.text, at - _BESIDE, at + _BESIDE),
            computation=details.get("computation") or _COMPUTED[claim.kind].format_map(details),
            right=details["right"],
            written=details.get("written") or details.get("rest") or details.get("change", ""),
        )  # fmt: skip


_PLACES: Final = frozenset({"huyện", "xã", "phường", "thôn", "tỉnh", "bản", "ấp", "đơn vị", "địa phương", "cơ sở"})
_BEFORE: Final = 4
"""Figures before a total of which it may be a part."""
_PEERS: Final = 100
"""Figures so large that a total and its parts make another figure by no chance: they are all parts of it."""
_LISTED: Final = 12
"""Lines below the words that say what stands first in them."""
_COMPUTED: Final = {"rest": "{whole} − {part}", "growth": "từ {old} đến {new}", "change": "từ {old} đến {new}"}


def _verdict(claim: Claim, reading: Reading) -> Verdict:
    chance = claim.chance()
    joined = claim.kind == "share" and (is_ratio(claim, reading) or is_said_to_be_found(claim, reading))
    joined = joined or (claim.kind == "share" and is_named_as_its_whole(claim, reading))
    if not joined and fits_otherwise(claim, reading, slipped=chance < UNEXPLAINED):
        return "explained"
    if claim.kind == "share" and names_another_whole(claim, reading):
        return "explained"
    return "stands" if _stands(claim, reading, chance) else "doubted"


def _stands(claim: Claim, reading: Reading, chance: float) -> bool:
    if claim.kind == "sum":
        within = _TELLING if claim.off <= FAR else _SURE if is_in_one_sentence(claim, reading) else 0
        if chance <= within or claim.off <= _NEAR or claim.is_shifted:
            return True
        return is_closed(claim, reading)
    if claim.kind == "share":
        return _is_share(claim, reading, chance)
    if claim.kind == "rest":
        return _is_rest(claim, chance)
    if claim.kind in ("growth", "change"):
        low, high = sorted(figure.value for figure in claim.figures[:2])
        return low * _ALIKE >= high or chance < UNEXPLAINED
    return chance < UNEXPLAINED or claim.off <= _VERY_FAR


def _is_share(claim: Claim, reading: Reading, chance: float) -> bool:
    """All and nothing are said of each, not of a part: ``7 nghị quyết đạt 100%``."""
    every = in_steps(Decimal(_ALL), claim.said.step)
    if claim.written > every >= claim.right or is_ratio(claim, reading):
        return True
    if claim.written in (0, every):
        return False
    certain = is_said_of_it(claim, reading, slipped=chance < UNEXPLAINED) or is_said_to_be_found(claim, reading)
    certain = certain or is_named_as_its_whole(claim, reading)
    if not certain and claim.off <= FAR:
        proved = any(is_base_proved(claim, near, DIGITS) for near in reading.beside)
        certain = proved or is_rest_told(claim, reading)
    if chance <= _TELLING or certain:
        return True
    return chance < UNEXPLAINED and (is_base_proved(claim, reading) or is_base_named(claim, (reading, *reading.beside)))


def _is_left_of_another(claim: Claim, readings: Iterable[Reading]) -> bool:
    """``Đã xong 2.306 căn``, and lines below ``10 tháng xong 1.184 căn; 1.122 căn còn lại``: left of the former?"""
    if digits_of(claim.said.text) <= DIGITS:
        return False
    part = claim.figures[-1].value
    meant = {claim.figures[0].digits, *mistyped(claim.figures[0].digits)}
    wholes = (x for reading in readings for x in reading.counts if x.count == claim.written * claim.said.step + part)
    return any(x.text.replace(".", "").replace(",", "") not in meant for x in wholes)


def _is_had_by_each(claim: Claim, reading: Reading) -> bool:
    """``04 huyện: Mường Nhé 3, Nậm Pồ 2, Tủa Chùa 2, Điện Biên Đông 1``: how many each of the counted places has."""
    if claim.written != len(claim.figures):
        return False
    return any(x.text == claim.said.text and x.unit in _PLACES for x in reading.counts)


def _is_a_part_itself(claim: Claim, reading: Reading) -> bool:
    """``giải quyết 3.699, trong đó: trước hạn 1.863; đúng hạn 1.832; quá hạn 4``: is the total one part of three?"""
    added = sum((x.value for x in claim.figures), claim.said.value)
    totals = [x for x in reading.counts if x.text == claim.said.text]
    return any(
        x.count == added and TRIGGER.search(reading.text, x.end, total.start)
        for total in totals
        for x in up_to(reading.counts, total.start, _BEFORE)
        if x.text != total.text
    )


def _fills_a_whole(claim: Claim, readings: Iterable[Reading]) -> bool:
    """``168 vụ cháy … do điện 109 vụ, do sơ suất 31 vụ, đang điều tra 28 vụ``: are they the parts of another figure?"""
    added = sum((x.value for x in claim.figures), claim.said.value)
    own = {claim.said.value, *(x.value for x in claim.figures)}
    return any(x.exact and x.count == added not in own for reading in readings for x in reading.counts)


def _is_rest(claim: Claim, chance: float) -> bool:
    """More than the whole, and what is far from what can be left, is left of something else."""
    none = [Decimal(0)] * len(claim.figures)
    alone = (claim.compute([*none[:at], x.value, *none[at + 1 :]]) for at, x in enumerate(claim.figures))
    whole = in_steps(sum((x for x in alone if x > 0), Decimal(0)), claim.said.step)  # what was there and what came
    return claim.written <= whole and (chance < UNEXPLAINED or claim.right <= 0 or claim.off <= FAR)
