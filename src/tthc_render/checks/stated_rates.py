"""Rates of timeliness, and claims that nothing was late, typed into prose against the report's own figures. C320, C321.

``Không có hồ sơ quá hạn; tỷ lệ giải quyết trước và đúng hạn đạt 99,2%``: the forms, or ``chi_tieu``, have what was
settled and what of it was late. Prose may be of another scope: a clause that names one is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc_render.checks.stated_parts import groups_of, own_prose, own_scope
from tthc_render.checks.stated_wholes import row_labels
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.timely_rates import is_of_pending
from tthc_render.prose.spans import Quantity
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count, format_decimal
from tthc_render.vietnamese.patterns import pattern_of

IN_TIME: Final = r"(?:trước (?:hạn )?(?:và |, ?)?đúng hạn|đúng (?:hạn )?(?:và |, ?)?trước hạn|đúng hạn)"
_RATE: Final = pattern_of(
    rf"(?<!\w)tỷ lệ (?:hồ sơ )?(?:TTHC |thủ tục hành chính )?(?:được |đã )*(?:giải quyết |xử lý |trả kết quả )?"
    rf"(?:hồ sơ )?(?:TTHC )?{IN_TIME}(?: trong kỳ)?(?: là| đạt| chiếm)?\s?:?\s?$",
    re.IGNORECASE,
)
_NONE_LATE: Final = pattern_of(
    r"(?<!\w)không (?:có|phát sinh)(?: xảy ra)? (?:hồ sơ|trường hợp)(?: TTHC)?(?: nào)?(?: giải quyết"
    r"| trả kết quả)?(?: bị)? (?:quá|trễ|chậm) hạn(?=[,.;)]|$)",
    re.IGNORECASE,
)
_OTHER_SCOPE: Final = pattern_of(
    r"(?<!\w)(?:cấp|lĩnh vực|lũy kế|luỹ kế|cùng kỳ|toàn tỉnh|toàn huyện|năm|tháng|quý|từ đầu|đơn vị|sở|riêng|so với"
    r"|kế hoạch|tăng|giảm|ngày|mỗi|trung bình|bình quân|qua|tại|trực tuyến|liên thông|kiến nghị|PAKN|đất đai|thôn"
    r"|các xã|phấn đấu|dự kiến|mục tiêu|chỉ tiêu|đối với|công an|để|bảo đảm|đảm bảo|tiếp tục)(?!\w)",
    re.IGNORECASE,
)
_SUBJECT: Final = pattern_of(r"\W*(?!kết quả|tình hình|công tác|việc|về )[^\W\d_][^:]*:", re.IGNORECASE)
"""``Chứng thực: không có hồ sơ quá hạn``: what a clause is of."""
_TOTAL: Final = pattern_of(r"Tổng (?:số )?hồ sơ (?:đã )?giải quyết")
_LATE: Final = pattern_of(r"(?:Số )?[Hh]ồ sơ (?:đã )?giải quyết quá hạn")


Elsewhere = Callable[[str], bool]
"""Do these words name another scope than that of the report: a field, a row of a form, another time?"""


@dataclass(frozen=True, slots=True)
class _Settled:
    """What was settled and what of it was late, where that stands, and the parts in time that a rate may mean."""

    source: str
    whole: Decimal
    late: Decimal
    parts: tuple[Decimal, ...]


def check_stated_rates(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """C320 for rates, C321 for claims that nothing was late, which no figures of the report agree with."""
    typed = own_prose(computed, passages)
    settled = [item for item in (*_of_forms(computed), *_of_figures(computed)) if item.whole] if typed else []
    if not settled:
        return []
    elsewhere = elsewhere_of(computed)
    return [
        item
        for reading in (Reading(passage) for passage in typed if "hạn" in passage.text)
        for item in (*_rates(reading, settled, elsewhere), *_none_late(reading, settled, elsewhere))
    ]


def elsewhere_of(computed: Computed) -> Elsewhere:
    """Whether the words of a clause name another scope than that of the report."""
    own, labels = own_scope(computed), row_labels(computed)

    def elsewhere(words: str) -> bool:
        rest = own.sub("", words)
        named = _SUBJECT.match(rest)
        return bool(named or _OTHER_SCOPE.search(rest)) or any(label in rest.lower() for label in labels)

    return elsewhere


def _of_forms(computed: Computed) -> Iterator[_Settled]:
    for group in groups_of(computed):
        values = {title: value for title, _, value in group.parts}
        if group.verb == "giải quyết" and {"tổng số", "quá hạn"} <= values.keys():
            parts = tuple(values[title] for title in ("trước hạn", "đúng hạn") if title in values)
            yield _Settled(f"biểu {group.form}", values["tổng số"], values["quá hạn"], parts)


def _of_figures(computed: Computed) -> Iterator[_Settled]:
    for key, spec in computed.loaded.type.chi_tieu.items():
        values = {
            name: value
            for pattern, name in ((_TOTAL, "whole"), (_LATE, "late"))
            for field, value in computed.figures.get(key, {}).items()
            if field in spec.truong and pattern.fullmatch(spec.truong[field].ten) and isinstance(value, int)
        }
        if len(values) > 1:
            yield _Settled(f"mục {key}", Decimal(values["whole"]), Decimal(values["late"]), ())


def _rates(reading: Reading, settled: Sequence[_Settled], elsewhere: Elsewhere) -> Iterator[Finding]:
    for percent in reading.quantities:
        if not percent.percent or not percent.exact or percent.depth:
            continue
        said = _RATE.search(reading.text, max(0, percent.start - 110), percent.start)
        if said is None or elsewhere(clause_of(reading.text, said.start(), percent.end)):
            continue
        if any(_agrees(percent, item) for item in settled):
            continue
        item = settled[0]
        part = item.whole - item.late
        yield differing(reading, said.group(), percent, item.source, part, item.whole)


def differing(reading: Reading, words: str, percent: Quantity, source: str, part: Decimal, whole: Decimal) -> Finding:
    """C320 at a rate of prose, led to by ``words``, that is ``part`` of ``whole`` in ``source``."""
    digits = max(len(percent.text.partition(",")[2]), 2)
    right = f"{format_decimal((part * 100 / whole).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))}%"
    return finding(
        "C320", reading.passage.at(percent.start), words=f"{words.strip()} {percent.text}%",
        source=source, value=right, part=format_count(int(part)), whole=format_count(int(whole)),
    )  # fmt: skip


def _agrees(percent: Quantity, item: _Settled) -> bool:
    parts = (item.whole - item.late, *item.parts)
    return any(fits(percent.count, percent.text, part, item.whole) != "wrong" for part in parts)


def _none_late(reading: Reading, settled: Sequence[_Settled], elsewhere: Elsewhere) -> Iterator[Finding]:
    for claim in _NONE_LATE.finditer(reading.text):
        if is_of_pending(reading.text, claim.start()) or elsewhere(clause_of(reading.text, claim.start(), claim.end())):
            continue
        if all(item.late for item in settled):
            item = settled[0]
            yield finding(
                "C321", reading.passage.at(claim.start()), words=claim.group(), source=item.source,
                value=format_count(int(item.late)),
            )  # fmt: skip


def clause_of(text: str, start: int, end: int) -> str:
    """The words from the beginning of the clause to ``end``, and those behind it to the next mark."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "; ")) + 1
    return f"{text[first:end]}{re.split(r'[,;.)]', text[end : end + 60])[0]}"
