"""Claims that all is settled, or that nothing is late, beside what is pending or late: P901.

``100% hồ sơ đã được giải quyết xong; hiện còn 122 hồ sơ đang giải quyết``, ``không có đơn thư tồn đọng; hiện còn 03 đơn
tồn đọng``, ``100% số hộ đã bàn giao mặt bằng; hiện 04 hộ chưa bàn giao mặt bằng``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.denied_claims import have_two_objects
from tthc_render.prose.spans import Quantity, around, up_to
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_NEAR: Final = 120
_BESIDE: Final = 24
_ALL: Final = frozenset({"100", "toàn", "tất", "không"})
_STILL: Final = frozenset({"đang", "chưa", "tồn"})
_COUNT = r"(?:[1-9]\d{0,2}(?:\.\d{3}){0,3}|0[1-9])"
_DONE_WITH = r"(?:giải quyết|xử lý|hoàn thành|khắc phục|phê duyệt|thực hiện|thu hồi|bàn giao)"
_ALL_SETTLED = pattern_of(
    r"(?<!\w)(?:(?:100%|[Tt]oàn bộ|[Tt]ất cả)(?:(?!đến hạn|trong hạn|thuộc|do |trực tuyến|của|trả|cán bộ|đơn vị|cơ bản"
    r"|gần như|hầu hết)[^.;\d]){0,40}?"
    rf"(?:đã|đều)(?: đã| được| đã được){{0,2}} {_DONE_WITH}(?: xong| dứt điểm)?(?=[,.;]|$| theo quy định)"
    rf"|(?:đã|được) {_DONE_WITH}(?: xong| dứt điểm)? (?:toàn bộ|hết|100%)(?:, không (?:còn|để|có) tồn đọng)?(?=[,.;]))"
)
# "quá hạn 04 hồ sơ; không có hồ sơ quá hạn": side by side, so that both are of the same group.
_NONE = pattern_of(
    r"không (?:có|còn|để(?: xảy ra)?|phát sinh) [^.;,\d]{0,24}?(?P<state>quá hạn|trễ hạn|chậm hạn|trả lại)(?!\w)"
)
_NONE_LEFT = pattern_of(
    r"[Kk]hông (?:có|còn|để(?: xảy ra)?|phát sinh) (?P<noun>[^.;,\d]{2,30}?) (?P<state>tồn đọng|quá hạn|trễ hạn"
    r"|chậm hạn|chưa giải quyết|vượt cấp|kéo dài)(?!\w)"
)
_THERE_ARE = pattern_of(r"(?<!\w)(?:còn|có|tồn)\s$")
_ELSEWHERE = pattern_of(r"(?<!\w)(?:trước|cùng kỳ|cấp tỉnh|cấp xã|riêng|năm \d{4}|giảm|tăng)(?!\w)")
_ALL_DID = pattern_of(
    r"(?<!\w)(?:100%|[Tt]oàn bộ|[Tt]ất cả)\s(?:số\s|các\s)?(?P<noun>[^.;\d]{2,40}?)\s(?:đều\s)?đã"
    r"\s(?P<did>[^.;\d]{4,80})"
)
_NOT_YET = pattern_of(r"\s[^.;,\d]{2,24}?\schưa\s(?P<what>[^\W\d_]+\s[^\W\d_]+)")
_QUANTIFIER = pattern_of(r"^\W{0,3}(?:100%|toàn bộ|tất cả)?\s?(?:số|các)?\s?", re.IGNORECASE)
_PENDING = pattern_of(
    rf"(?:^|[;.]\s|(?<!\w)(?:hiện )?(?:còn|có|tồn|hiện)\s){_COUNT}\s[^.;\d]{{2,40}}?\s(?:đang|chưa|tồn)(?!\w)"
    rf"|(?<!\w)(?:hiện )?(?:đang|chưa) (?:giải quyết|xử lý)(?: xong)?(?:[^.;,\d]{{0,24}}là)?"
    rf"\s{_COUNT}\s[^.;,\d]{{2,20}}"
)


_NONE_OPEN = pattern_of(
    rf"(?<!\w)(?:[Tt]oàn bộ|[Tt]ất cả|100%)\s(?:số\s|các\s)?(?P<whose>[^.;\d]{{2,60}}?)\s(?:đều\s)?đã"
    rf"(?: được)? {_DONE_WITH}(?: xong| dứt điểm)*, không (?:còn|để) [^.;,\d]{{0,24}}?"
    r"(?:tồn(?: đọng)?|tồn lại|chưa giải quyết)(?=[.;]|$)"
)
_OF_SOME = pattern_of(r"(?<!\w)(?:hạn|kỳ|trước|năm|tháng|quý|chuyển|tồn|cũ|trực tuyến|thuộc|do|của|tại|cấp)(?!\w)")
_STILL_OPEN = pattern_of(
    rf"(?<!\w)(?:hiện )?[Cc]òn(?: lại)? {_COUNT} [^.;,\d]{{1,24}}? (?:đang|chưa)(?! đến)(?!\w)[^.;,\d]{{0,24}}"
)
_PROGRESS = pattern_of(
    r"(?<!\w)(?:đến (?:nay|ngày|hết)|hiện nay|hiện đã|sau đó|đầu (?:kỳ|năm|tháng|quý)|(?:kỳ|năm|tháng|quý) trước"
    r"|trước đó|cùng kỳ|thời điểm|ngày \d|lúc|khi|năm \d{4}|tháng \d|quý [ivx\d]|riêng)(?!\w)"
)
_REST_TO_DO = pattern_of(
    rf"(?<!\w)còn(?: lại)? {_COUNT} (?P<noun>[^\W\d_]+)(?: [^\W\d_]+){{0,2}}? (?:chưa |phải |sẽ |tiếp tục )?"
    r"(?P<verb>[^\W\d_]+ [^\W\d_]+) (?:xong )?(?:trước|chậm nhất|đến)(?: ngày)? (?=\d)"
)
_ALL_OF_THEM = pattern_of(
    r"(?<!\w)(?:[Tt]oàn bộ|[Tt]ất cả|[Cc]ả) (?P<number>\d[\d.]*) (?P<what>[^.;,()\d]{2,60}?) (?:đều )?đã (?:được )?"
    r"(?P<did>[^\W\d_]+ [^\W\d_]+)(?: xong)?(?=[.;,]|$)"
)
_NOT_SO = pattern_of(r"(?<!\w)(?:khi|nếu|phấn đấu|dự kiến|sẽ|để|trước khi|chưa|không)(?!\w)")
_OF_BEFORE = pattern_of(r"(?<!\w)(?:(?:kỳ|năm|quý|tháng) trước|chuyển sang|tồn)(?!\w)[^.;,()\d]{0,40}$")
_NEWER = pattern_of(r"[^.;]{0,30}?(?<!\w)mới (?:phát sinh|thụ lý|tiếp nhận|nhận)(?!\w)")


def check_settled_claims(context: ProseContext) -> list[Finding]:
    """Findings on claims of all or of none that a count beside them denies."""
    out = [item for r in context.saying(_ALL) for item in _all_settled(r)]
    if context.latest:
        out += [item for r in context.saying(("còn",)) for item in _rest_ahead(r, context.latest)]
    return out


def _rest_ahead(reading: Reading, today: date) -> Iterator[Finding]:
    """``di dời 5 điểm (còn 3 điểm di dời trước 30/4/2026). Toàn bộ 5 điểm đã di dời xong``, in February."""
    for rest in _REST_TO_DO.finditer(reading.text):
        due = next((x.value for x in reading.dates if x.start == rest.end()), None)
        if due is None or due <= today:
            continue
        for claim in _ALL_OF_THEM.finditer(reading.text, rest.end()):
            number = read_printed(claim["number"])
            named = [x for x in reading.quantities if reading.low.startswith(f" {rest['noun'].lower()}", x.end)]
            wholes = [x for x in named if x.start < rest.start() and x.count == number]
            same = claim["what"].lower().startswith(rest["noun"].lower()) and claim["did"] == rest["verb"]
            if same and wholes and not _NOT_SO.search(around(reading.low, claim.start(), claim.end())):
                yield finding(
                    "P901",
                    reading.passage.at(claim.start()),
                    all=claim.group(),
                    pending=rest.group() + format_short(due),
                )
                return


def _none_of_them(reading: Reading) -> Iterator[Finding]:
    """``100% số hộ đã bàn giao mặt bằng; hiện 04 hộ chưa bàn giao mặt bằng``: what all did, some did not."""
    for claim in _ALL_DID.finditer(reading.text) if "chưa" in reading.vocabulary else ():
        for x in reading.counts:
            undone = _NOT_YET.match(reading.text, x.end) if x.start > claim.end() else None
            if undone and x.count and _is_denied(claim["did"], undone) and _same_noun(claim["noun"], x):
                yield finding(
                    "P901", reading.passage.at(claim.start()), all=quote(reading.text, claim.start(), claim.end()),
                    pending=f"{shown(x)} {undone.group().partition('chưa')[1]} {undone['what']}",
                )  # fmt: skip
                return


def _is_denied(did: str, undone: re.Match[str]) -> bool:
    """Was just that not done? ``chưa ban hành quyết định`` denies nothing of ``ban hành kế hoạch``."""
    _, what, behind = did.partition(undone["what"])
    return bool(what) and not have_two_objects(behind, undone.string[undone.end() :])


def _none_left_but_some(reading: Reading) -> Iterator[Finding]:
    """``không có đơn thư tồn đọng; hiện còn 03 đơn tồn đọng``."""
    for none in _NONE_LEFT.finditer(reading.text) if "không" in reading.vocabulary else ():
        state = none["state"].lower()
        for x in reading.counts:
            if not none.end() <= x.start < none.end() + _NEAR or not x.count or not x.unit:
                continue
            behind = re.match(rf"\s[^.;,()\d]{{2,24}}?\s{state}(?!\w)", reading.text[x.end : x.end + 60])
            same = x.unit.split()[0].lower() in none["noun"].lower().split()
            left = _THERE_ARE.search(reading.text, none.end(), x.start)
            if behind and same and left and not _ELSEWHERE.search(reading.text, none.end(), x.end + 40):
                yield finding("P901", reading.passage.at(none.start()), all=none.group(), pending=f"{shown(x)} {state}")
                return


def _same_noun(words: str, some: Quantity) -> bool:
    named = next((UNITS[noun] for n in (3, 2, 1) if (noun := " ".join(words.split()[:n]).lower()) in UNITS), "")
    return named == some.unit != ""


def _same_matter(reading: Reading, claim: str, pending: re.Match[str]) -> bool:
    """Does the claim name what is pending, or nothing at all ("toàn bộ đã khắc phục xong")?"""
    some = next((x for x in reading.counts if pending.start() <= x.start < pending.end()), None)
    said = _QUANTIFIER.sub("", claim).split()
    named = next((UNITS[noun] for n in (3, 2, 1) if (noun := " ".join(said[:n]).lower()) in UNITS), "")
    return some is None or not named or not some.unit or named == some.unit


def _none_open(reading: Reading) -> Iterator[Finding]:
    """``còn 7 đơn đang chờ trích đo. … Tất cả đơn đã được giải quyết dứt điểm, không còn đơn tồn``: some are open."""
    claim = _NONE_OPEN.search(reading.text) if reading.says(_STILL) else None
    if claim is None or _OF_SOME.search(claim["whose"]):
        return
    for open_ in _STILL_OPEN.finditer(reading.text, 0, claim.start()):
        some = next((x for x in reading.counts if open_.start() <= x.start < open_.end()), None)
        start = max(reading.text.rfind(mark, 0, open_.start()) for mark in (". ", "\n")) + 1
        if some is None or not some.count or not some.unit or _PROGRESS.search(reading.low, start, claim.end()):
            continue
        if some.unit.split()[0].lower() in claim["whose"].lower().split():
            yield finding(
                "P901", reading.passage.at(claim.start()), all=claim.group().strip(), pending=open_.group().strip()
            )
            return


def _all_settled(reading: Reading) -> Iterator[Finding]:
    """``100% hồ sơ đã được giải quyết xong; hiện còn 122 hồ sơ đang giải quyết``."""
    for none in _NONE.finditer(reading.text) if "không" in reading.vocabulary else ():
        some = next((x for x in reversed(up_to(reading.counts, none.start(), 1)) if x.count), None)
        around = f"{some.label} {reading.text[some.end : none.start()]}" if some else ""  # not "31 xã không có …"
        if some and none["state"] in around and none.start() - some.end < _BESIDE:
            yield finding(
                "P901", reading.passage.at(none.start()), all=none.group(), pending=f"{none['state']} {shown(some)}"
            )
    yield from _none_left_but_some(reading)
    yield from _none_of_them(reading)
    yield from _none_open(reading)
    said = _ALL_SETTLED.search(reading.text) if reading.says(_STILL) else None
    if not said:
        return
    found = _PENDING.search(reading.text, said.end())
    if found is None or _NEWER.match(reading.text, found.start()):
        return
    if _OF_BEFORE.search(reading.low, reading.text.rfind(". ", 0, said.start()) + 1, said.start()):
        return  # "đơn kỳ trước chuyển sang đã xử lý toàn bộ; trong kỳ phát sinh 12 đơn, đang xử lý 08 đơn"
    if found.start() - said.end() < _NEAR and _same_matter(reading, said.group(), found):
        yield finding(
            "P901", reading.passage.at(found.start()), all=said.group().strip(), pending=found.group().strip()
        )
