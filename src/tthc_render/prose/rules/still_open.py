"""Claims that a whole matter is done, against cases that are open in other words or paragraphs: P901.

``công tác bồi thường đã hoàn thành 100% số hộ`` beside ``27 hộ chưa phê duyệt phương án``; ``Các vụ việc … đều đã được
giải quyết xong, không còn vụ việc tồn đọng`` after ``8 vụ việc còn trong thời hạn``. The claim has no words of time,
what narrows it stands in the paragraph of the open cases, and what they lack is a step of the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.claims_of_all import denied
from tthc_render.prose.sections import before
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of

_NOUN: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_WORDS: Final = r"(?: (?!chưa|đã|đều|trừ|ngoài)[^\W\d_]+)"
_PAID: Final = frozenset({"phê duyệt", "nhận tiền", "chi trả", "có phương án", "nhận bồi thường", "được chi trả"})
_CLEARED: Final = _PAID | {"bàn giao", "di dời", "đồng ý", "thống nhất"}
_STEPS: Final = {
    "bồi thường": _PAID,
    "đền bù": _PAID,
    "chi trả": _PAID,
    "hỗ trợ": _PAID,
    "giải phóng mặt bằng": _CLEARED,
    "thu hồi đất": _CLEARED,
    "bàn giao mặt bằng": frozenset({"bàn giao"}),
    "kiểm đếm": frozenset({"kiểm đếm"}),
    "di dời": frozenset({"di dời"}),
    "cấp giấy": frozenset({"được cấp", "cấp"}),
}
"""What must be done for each case before a matter is; who has been moved may still wait for his money."""
_MATTER: Final = "|".join(_STEPS)
_WHOLE_MATTER: Final = pattern_of(
    rf"(?:[Cc]ông tác|[Vv]iệc) (?P<matter>{_MATTER}){_WORDS}{{0,6}}? (?:đã |cơ bản )?(?P<mostly>cơ bản )?(?:hoàn thành"
    rf"|xong|thực hiện xong)(?: (?:đối với|cho|với))? (?:100%|toàn bộ|hết|tất cả)(?: (?:số|các))* (?P<noun>{_NOUN})"
    r"(?: dân| gia đình| bị ảnh hưởng| có đất)*(?=[.,;]|$)"
)
_NONE_LEFT: Final = pattern_of(
    rf"(?P<all>[Cc]ác|[Tt]oàn bộ|[Tt]ất cả|100%|[Mm]ọi)(?: (?:số|các|những))* (?P<noun>{_NOUN})"
    rf"(?P<which>{_WORDS}{{0,14}}?)"
    r" (?P<did>(?:đều (?:đã )?|đã )(?:được )?(?:giải quyết"
    r"|xử lý|khắc phục|trả lời)(?: xong| dứt điểm| kịp thời| hết)*,?"
    r" (?:và )?không (?:còn|để|có)(?: [^\W\d_]+){0,5}? (?:tồn đọng"
    r"|tồn|đang giải quyết|chưa giải quyết|dở dang|kéo dài))"
    r"(?=[.,;]|$)"
)
_MATTER_NAMED: Final = pattern_of(rf"(?:ông tác|iệc) (?:{_MATTER})")
_NONE_OPEN: Final = pattern_of(
    r"không (?:còn|để|có)(?: [^\W\d_]+){0,5}? (?:tồn|đang giải quyết|chưa giải quyết|dở dang|kéo dài)"
)
"""What every such claim has; these cost less than the patterns with all nouns."""
_STEP_UNDONE: Final = pattern_of(
    r"(?: [^\W\d_]+){0,3}? chưa (?:được )?(?P<act>phê duyệt|nhận tiền|bàn giao|chi trả|đồng ý|có phương án|kiểm đếm"
    r"|di dời|cấp|nhận bồi thường|thống nhất)(?!\w)"
)
_STILL: Final = pattern_of(
    r"(?: [^\W\d_]+){0,4}?,? (?:(?:hiện |vẫn |còn )+(?:đang )?|đang )(?:trong (?:thời )?hạn(?: giải quyết)?"
    r"|(?:được )?(?:giải quyết|xem xét|xử lý|xác minh|thẩm tra|thụ lý)|chờ [^\W\d_]+|tồn)(?!\w)"
)
_TIMED: Final = pattern_of(
    r"(?<!\w)(?:đến (?:nay|ngày|hết|cuối)|hiện nay|sau đó|tiếp đó|trước (?:đó|đây)|kỳ trước|năm trước|năm \d{4}"
    r"|quý [IVX]|tháng \d|ngày \d|cùng kỳ|dự kiến|phấn đấu|sẽ|mục tiêu|kế hoạch|yêu cầu|khi|nếu|đến hạn|quá hạn"
    r"|chuyển (?:sang|từ)|giai đoạn|đợt|dự án khác|riêng|ngoài ra|mới)(?!\w)",
    re.IGNORECASE,
)
_OTHER_TIME: Final = pattern_of(
    r"(?<!\w)(?:kỳ trước|năm trước|cùng kỳ|đầu (?:kỳ|năm|quý|tháng)|trước (?:đó|đây)|riêng|ngoài ra|mới"
    r" (?:phát sinh|tiếp nhận|nhận|thụ lý)|nếu|khi|giai đoạn|đợt)(?!\w)",
    re.IGNORECASE,
)
_OF_A_PLACE: Final = pattern_of(
    r"(?<!\w)(?:[Tt]hôn|[Dd]ự án|[Tt]uyến|[Kk]hu|[Cc]ông trình|[Tt]ại|[Bb]ản|[Tt]ổ dân phố|[Gg]ói thầu)(?!\w)"
)
"""``Tại thôn Nậm, 4 hộ chưa nhận tiền``: a claim of another place or work denies none of these."""
_ALIKE: Final = 0.75
"""The share of the words that narrow a claim which its open cases have in their paragraph."""
_SMALL: Final = frozenset(
    [
        "các",
        "số",
        "những",
        "của",
        "tại",
        "trong",
        "do",
        "đã",
        "được",
        "từ",
        "thuộc",
        "về",
        "cho",
        "ở",
        "này",
        "nêu",
        "trên",
    ]
)
_DONE: Final = frozenset({"hoàn", "xong", "đều", "đã"})
_OPEN: Final = frozenset({"chưa", "đang", "còn"})


class _Claim(NamedTuple):
    lead: int
    start: int
    end: int
    unit: str
    which: frozenset[str]
    open_: re.Pattern[str]
    steps: frozenset[str]


def check_still_open(context: ProseContext) -> list[Finding]:
    """Findings on claims of a whole matter that open cases elsewhere deny."""
    out: list[Finding] = []
    for at, reading in context.places_saying(_DONE):
        if not (
            "100%" in reading.text or "tồn" in reading.text or "toàn bộ" in reading.low or "không " in reading.text
        ):
            continue
        for claim in _claims(reading):
            denial = next(_open_ones(context.running, at, claim), "")
            if denial:
                out.append(denied(reading, claim.start, reading.text[claim.start : claim.end], denial))
                break
    return out


def _claims(reading: Reading) -> Iterator[_Claim]:
    text = reading.text
    for found in _WHOLE_MATTER.finditer(text) if _MATTER_NAMED.search(text) else ():
        if not found["mostly"] and "cơ bản" not in found.group() and not _is_timed(text, found, _OF_A_PLACE):
            yield _Claim(
                found.start(),
                found.start(),
                found.end(),
                UNITS[found["noun"].lower()],
                frozenset(),
                _STEP_UNDONE,
                _STEPS[found["matter"]],
            )
    for found in _NONE_LEFT.finditer(text) if _NONE_OPEN.search(text) else ():
        if not _is_timed(text, found):
            which = frozenset(found["which"].lower().split()) - _SMALL
            yield _Claim(
                found.start(), found.start("did"), found.end(), UNITS[found["noun"].lower()], which, _STILL, frozenset()
            )


def _is_timed(text: str, found: re.Match[str], *others: re.Pattern[str]) -> bool:
    clause = around(text, found.start(), found.end())
    return any(pattern.search(clause) for pattern in (_TIMED, *others))


def _open_ones(readings: Sequence[Reading], at: int, claim: _Claim) -> Iterator[str]:
    """``27 hộ chưa phê duyệt``, ``8 vụ việc còn trong thời hạn`` in this paragraph or one before."""
    for other in before(readings, at):
        said = other.vocabulary
        if other is readings[at]:
            said = frozenset(f"{other.low[: claim.lead]} {other.low[claim.end :]}".split())
        if not other.says(_OPEN) or len(claim.which & said) < _ALIKE * len(claim.which):
            continue
        for x in other.counts:
            if not x.count or x.unit != claim.unit or (other is readings[at] and claim.start <= x.start < claim.end):
                continue
            noun = re.compile(rf" (?:{_NOUN})(?!\w)", re.IGNORECASE).match(other.text, x.end)
            found = claim.open_.match(other.text, noun.end()) if noun else None
            if found and claim.steps and found["act"] not in claim.steps:
                continue
            clause = around(other.text, x.start, found.end()) if found else ""
            if found and not _OTHER_TIME.search(clause) and not (claim.steps and _OF_A_PLACE.search(clause)):
                yield other.text[x.start : found.end()]
