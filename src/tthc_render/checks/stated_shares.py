"""Shares of files received online, settled in time or late, typed into prose against the report's own forms. C320.

``Hồ sơ trực tuyến đạt tỷ lệ 55%``: the form has what was received, and what of it online. Offices divide by different
totals: a share that fits any of them is right. A clause of another scope is passed over, and so are online shares of
reports that take theirs from a portal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.checks.stated_parts import groups_of, own_prose
from tthc_render.checks.stated_rates import IN_TIME, Elsewhere, clause_of, differing, elsewhere_of
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.patterns import pattern_of

_FILES: Final = r"(?<!\w)(?:tỷ lệ )?(?:số )?hồ sơ (?:TTHC |thủ tục hành chính )?(?:được |đã )*"
_LINK: Final = r"(?: trong kỳ)?(?:(?: là| đạt| chiếm| đạt được)(?: tỷ lệ)?)?\s?:?\s?$"
_ONLINE: Final = pattern_of(
    rf"{_FILES}(?:nộp |gửi |tiếp nhận |nộp, tiếp nhận )?(?:trực tuyến|qua mạng){_LINK}", re.IGNORECASE
)
_TIMELY: Final = pattern_of(
    rf"{_FILES}(?:giải quyết |xử lý |trả kết quả )?{IN_TIME}(?: trong kỳ)?(?: đạt| chiếm) tỷ lệ\s?:?\s?$", re.IGNORECASE
)
_LATE: Final = pattern_of(
    rf"(?<!\w)tỷ lệ (?:hồ sơ )?(?:TTHC )?(?:được |đã )*(?:giải quyết |xử lý |trả kết quả )?(?:quá|trễ|chậm) hạn{_LINK}",
    re.IGNORECASE,
)
_OF_ALL: Final = pattern_of(
    r"\s?%(?: trên| của| trong| so với)? tổng (?:số )?hồ sơ(?: đã)?(?: tiếp nhận)?(?:[,.;)]|$)", re.IGNORECASE
)
_AHEAD: Final = 110
_WORDS: Final = ("trực tuyến", "qua mạng", "hạn")


class _Share(NamedTuple):
    """How a share is called, and what it may be a part of; the first pair is the usual one."""

    called: re.Pattern[str]
    source: str
    pairs: tuple[tuple[Decimal, Decimal], ...]


def check_stated_shares(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """C320 for each share that no figures of the forms agree with."""
    typed = [one for one in own_prose(computed, passages) if any(word in one.text for word in _WORDS)]
    shares = list(_shares(computed)) if typed else []
    elsewhere = elsewhere_of(computed)
    return [item for passage in typed if shares for item in _differing(Reading(passage), shares, elsewhere)]


def _shares(computed: Computed) -> Iterator[_Share]:
    from_portal = any(
        field.kieu == "ty_le" and "trực tuyến" in field.ten.lower()
        for spec in computed.loaded.type.chi_tieu.values()
        for field in spec.truong.values()
    )
    forms: dict[str, dict[str, dict[str, Decimal]]] = {}
    for group in groups_of(computed):
        forms.setdefault(group.form, {})[group.verb] = {title: value for title, _, value in group.parts}
    for code, verbs in forms.items():
        source = f"biểu {code}"
        received, settled = verbs.get("tiếp nhận", {}), verbs.get("giải quyết", {})
        whole, done = received.get("tổng số", Decimal(0)), settled.get("tổng số", Decimal(0))
        if "trực tuyến" in received and whole and not from_portal:
            online = received["trực tuyến"]
            bases = (online + received.get("trực tiếp", Decimal(0)), whole)
            yield _Share(_ONLINE, source, tuple((online, base) for base in bases if base))
        if "quá hạn" in settled and done:
            late = settled["quá hạn"]
            timely = [done - late, *(settled[name] for name in ("trước hạn", "đúng hạn") if name in settled)]
            all_late = late + verbs.get("đang giải quyết", {}).get("quá hạn", Decimal(0))
            wholes = (done, *([whole] if whole else []))
            yield _Share(_TIMELY, source, tuple((part, done) for part in timely))
            yield _Share(_LATE, source, tuple((part, base) for part in (late, all_late) for base in wholes))


def _differing(reading: Reading, shares: Sequence[_Share], elsewhere: Elsewhere) -> Iterator[Finding]:
    for percent in reading.quantities:
        if not percent.percent or not percent.exact or percent.depth:
            continue
        for share in shares:
            said = share.called.search(reading.text, max(0, percent.start - _AHEAD), percent.start)
            if said is None:
                continue
            clause = clause_of(reading.text, said.start(), percent.end).replace(said.group(), " ")
            fitting = any(fits(percent.count, percent.text, *pair) != "wrong" for pair in share.pairs)
            if not fitting and not elsewhere(clause):
                yield differing(reading, said.group(), percent, share.source, *_meant(reading, percent, share))
            break


def _meant(reading: Reading, percent: Quantity, share: _Share) -> tuple[Decimal, Decimal]:
    """Part and whole that a sentence means: the whole that it has or names behind the share, else the usual one."""
    told = [item.count for item in reading.counts]
    usual = share.pairs[-1 if _OF_ALL.match(reading.text, percent.end) else 0]
    return next((pair for pair in share.pairs if pair[1] in told), usual)
