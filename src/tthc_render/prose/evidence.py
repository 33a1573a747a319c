"""Whether a contradiction of figures is one: the gate that every finding on arithmetic passes before it is a warning.

A rule finds figures that do not agree the way it reads them. Either a figure is wrong, or the passage was misread.
Three questions decide, in this order:

1. *Does another reading fit?* If other figures of the passage in the place of those that were taken make what is
   printed (a share of another base, a change from another value), if some of the parts make the total, or if the
   difference itself is printed, nothing is said. A figure that is one slip away from the one it would replace is no
   other reading: it shows what was meant.
2. *Does one slip of typing explain it, and is that telling?* (`slips`: of large figures chance is small.) Then it is a
   warning.
3. *Is the structure certain by itself?* Changes, averages, products and rests stand beside what they are made of: they
   are warnings unless so far off that the figures do not belong together. So are shares "a/b (c%)", "a, trong đó b
   (c%)", "c% of a named base", those whose base another share proves, those over 100%, and sums that miss by a
   little, or whose parts are all of the whole by their labels or marks where a slip explains them. All other sums and
   shares are notes.

A rule says what it finds with the details that `claims` reads; it need not know of this.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.claims import Claim, claim_of
from tthc_render.prose.excerpts import quote
from tthc_render.prose.families import described, is_whole
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.other_readings import (
    DIGITS,
    OPENS,
    digits_of,
    every_number,
    fits_otherwise,
    found_sum,
    is_of_others,
    seen,
)
from tthc_render.prose.reading import Reading
from tthc_render.prose.slips import UNEXPLAINED, in_steps
from tthc_render.vietnamese.patterns import pattern_of

Verdict = Literal["stands", "doubted", "explained"]

NOTE: Final = "P934"
_DIRECTION: Final = "P904"
_TELLING: Final = 0.3
"""A slip that would explain more of all figures than this proves nothing."""
_SURE: Final = 0.02
"""One that would explain no more than this tells even of what is far off."""
_NEAR: Final = 0.06
"""Parts that miss their total by so little were meant to make it, whatever the mistake."""
_FAR: Final = 0.5
_FEW: Final = 20
_VERY_FAR: Final = 0.7
_ALIKE: Final = 5
"""What is compared is of one size: 4.318 cases are no change from 2 deaths."""
_TOLD: Final = 10
_ALL: Final = 100
_BESIDE: Final = 60
_FAR_BESIDE: Final = 240
_AMONG: Final = pattern_of(
    r"(?:[^.;]|\.(?=\d))*(?:[.;]\s)?(?<!\w)trong (?:đó|số|tổng số)(?!\w)(?:[^.;]|\.(?=\d))*", re.IGNORECASE
)
_OF: Final = pattern_of(r"[^.;\d]*(?:trên|trong) (?:tổng )?số(?!\w)[^.;\d]*", re.IGNORECASE)
_REST: Final = pattern_of(r"(?<!\w)(?:khác|còn lại)(?!\w)", re.IGNORECASE)
_END: Final = pattern_of(r"[^()\d]{0,60}\)")


class Evidence:
    """Weighs findings against the passages that they stand in."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._ordered = sorted(readings, key=lambda reading: reading.passage.at(0))
        self._places = [reading.passage.at(0) for reading in self._ordered]

    def _reading_of(self, item: Finding) -> Reading:
        return self._ordered[max(bisect_right(self._places, item.where) - 1, 0)]

    def verdict(self, item: Finding) -> Verdict:
        """Is a finding a warning, a note, or nothing? All that are not about arithmetic stand."""
        if item.code == _DIRECTION:
            return "explained" if is_of_others(item, self._reading_of(item)) else "stands"
        claim = claim_of(item)
        return _verdict(claim, self._reading_of(item)) if claim else "stands"

    def note(self, item: Finding) -> Finding:
        """What a finding says that may be a mistake, or about a figure of something else."""
        claim = claim_of(item)
        if claim is None or claim.kind == "sum":
            return Finding("P302", item.where, item.details)
        reading, details = self._reading_of(item), item.details
        at = item.where.column - reading.passage.at(0).column
        return finding(
            NOTE, item.where,
            quote=details.get("quote") or quote(reading.text, at - _BESIDE, at + _BESIDE),
            computation=details.get("computation") or _COMPUTED[claim.kind].format_map(details),
            right=details["right"],
            written=details.get("written") or details.get("rest") or details.get("change", ""),
        )  # fmt: skip


_COMPUTED: Final = {"rest": "{whole} − {part}", "growth": "từ {old} đến {new}", "change": "từ {old} đến {new}"}


def _verdict(claim: Claim, reading: Reading) -> Verdict:
    chance = claim.chance()
    joined = claim.kind == "share" and _is_ratio(claim, reading)
    if not joined and fits_otherwise(claim, reading, slipped=chance < UNEXPLAINED):
        return "explained"
    return "stands" if _stands(claim, reading, chance) else "doubted"


def _stands(claim: Claim, reading: Reading, chance: float) -> bool:
    if claim.kind == "sum":
        within = _TELLING if claim.off <= _FAR else _SURE if _is_in_one_sentence(claim, reading) else 0
        if chance <= within or claim.off <= _NEAR or claim.is_shifted:
            return True
        return _is_closed(claim, reading)
    if claim.kind == "share":
        return _is_share(claim, reading, chance)
    if claim.kind == "rest":
        return _is_rest(claim, chance)
    if claim.kind in ("growth", "change"):
        low, high = sorted(figure.value for figure in claim.figures[:2])
        return low * _ALIKE >= high or chance <= _TELLING
    return chance < UNEXPLAINED or claim.off <= _VERY_FAR


def _is_share(claim: Claim, reading: Reading, chance: float) -> bool:
    """All and nothing are said of each, not of a part: ``7 nghị quyết đạt 100%``."""
    every = in_steps(Decimal(_ALL), claim.said.step)
    if claim.written > every >= claim.right or _is_ratio(claim, reading):
        return True
    if claim.written in (0, every):
        return False
    certain = _is_said_of_it(claim, reading)
    if not certain and claim.off <= _FAR:
        proved = any(_is_base_proved(claim, near, DIGITS) for near in reading.beside)
        certain = proved or _is_rest_told(claim, reading)
    return chance <= _TELLING or certain or (chance < UNEXPLAINED and _is_base_proved(claim, reading))


def _is_rest(claim: Claim, chance: float) -> bool:
    """More than the whole, and much more than can be left, is left of something else."""
    whole = in_steps(claim.figures[0].value, claim.said.step)
    if claim.written > whole:
        return False
    return (
        chance < UNEXPLAINED
        or claim.right <= 0
        or (claim.right <= claim.written * _FEW and claim.written <= claim.right * 2)
    )


# Structures that are certain ------------------------------------------------------------------------------------------


def _is_ratio(claim: Claim, reading: Reading) -> bool:
    """``2.698/2.846 hồ sơ (94,8%)``: does a stroke join part and whole?"""
    part, whole = claim.figures[:2]
    return any(x.part == part.value and x.whole == whole.value for x in reading.ratios)


def _is_said_of_it(claim: Claim, reading: Reading) -> bool:
    """Does one sentence name whole, part and share, and which of which?

    ``18 công trình, trong đó hoàn thành 12 công trình, chiếm 72,7%``; ``301 giấy trên tổng số 1.204 giấy, đạt 52%``;
    ``186,4 nghìn tấn, bằng 84,9% kế hoạch 215 nghìn tấn``.
    """
    text = reading.text
    for percent in reading.quantities:
        if not percent.percent or percent.text != claim.said.text:
            continue
        inside = [x for x in reading.counts if abs(x.start - percent.start) < _FAR_BESIDE]
        one, other = ([x for x in inside if x.text == figure.text] for figure in claim.figures[:2])
        for part in one:
            between = [x for x in inside if part.end <= x.start < percent.start]
            for whole in other:
                alike = part.unit == whole.unit != "" or {part.unit or "người", whole.unit} <= PERSONS
                if whole.end <= part.start < percent.start and not between and alike:
                    if _AMONG.fullmatch(text, whole.end, part.start):
                        return True
                elif part.end <= whole.start < percent.start and between == [whole]:
                    if _OF.fullmatch(text, part.end, whole.start):
                        return True
                elif part.end < percent.end <= whole.start and not between and alike:
                    gaps = text[part.end : percent.start] + text[percent.end : whole.start]
                    if len(gaps) < _BESIDE and not re.search(r"[.;\d)]", gaps):
                        return True
    return False


def _is_rest_told(claim: Claim, reading: Reading) -> bool:
    """``sinh 214, nộp trực tuyến 168, chiếm 62,4%; 46 còn lại nộp trực tiếp``: part and rest fill the whole."""
    part, whole = (seen(figure, reading) for figure in claim.figures[:2])
    rest = whole - part
    return any(x.count == rest and rest >= _TOLD * x.scale for near in (reading, *reading.beside) for x in near.counts)


def _is_base_proved(claim: Claim, reading: Reading, digits: int = 2) -> bool:
    """``sớm và đúng hạn 11.018 (99,3%), quá hạn 77 (1,7%)``: is another share of the passage one of the same whole?"""
    whole = seen(claim.figures[1], reading)
    shares = [x for x in reading.quantities if x.percent and x.text != claim.said.text and digits_of(x.text) >= digits]
    return any(
        in_steps(x.count / whole * _ALL, share.step) == in_steps(share.count, share.step)
        for share in shares
        for x in reading.counts
        if whole and 0 < share.start - x.end < _BESIDE and x.text != claim.figures[0].text
    )


def _is_in_one_sentence(claim: Claim, reading: Reading) -> bool:
    texts = [claim.said.text, *(figure.text for figure in claim.figures)]
    return any(all(text in piece for text in texts) for piece in re.split(r"[.!?]\s", reading.text))


def _is_closed(claim: Claim, reading: Reading) -> bool:
    """Are the parts all of the whole, by their labels or by the marks around them, and would one slip mend them?"""
    slipped = claim.chance() < UNEXPLAINED
    total, parts = found_sum(claim, reading)
    if total is None:
        return slipped and reading.text.rstrip().endswith(":")  # the parts are the lines below
    words = [described(part, reading.text[part.end : part.end + _BESIDE]) for part in parts]
    if slipped and (is_whole(words) or any(_REST.search(word) for word in words[-1])):
        return True
    every = every_number(total, parts, reading)
    lists = bool(OPENS.search(reading.text, total.end, parts[0].start))
    if len(every) != len(parts):
        return lists and claim.off <= _FAR and replace(claim, figures=every).chance() < UNEXPLAINED
    inside = all(part.depth > total.depth for part in parts) and bool(_END.match(reading.text, parts[-1].end))
    money = (total.unit or "đồng") == "đồng" and total.scale > 1 and claim.right > claim.written  # none is in another
    alike = all(part.unit == total.unit or not part.unit for part in parts)
    return slipped and (inside or (alike and (lists or money)))
