"""What a percentage means: a share, a change, a move from one to another, a bound, a part of a plan."""

from __future__ import annotations

import re
from enum import StrEnum

from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import lead, topic
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of


class PercentageKind(StrEnum):
    """What a percentage is about."""

    SHARE = "share"
    CHANGE = "change"
    MOVE = "move"
    BOUND = "bound"
    PLAN = "plan"
    LEVEL = "level"
    """What is named, or each of several, has that rate; it is no share of a count beside it."""


_CHANGE_BEFORE = pattern_of(
    r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|cao hơn|thấp hơn|nhiều hơn|ít hơn|tiết kiệm|cắt giảm|chênh lệch|lạm phát"
    r"|tăng trưởng)(?: thêm| được| khoảng| bình quân| trưởng| đạt| là| còn|:){0,3}\s{0,2}\(?[+-]?$|[+-]$"
    r"|(?<!\w)(?<!gia )(?:tăng|giảm) [^.;,()\d]{2,24}\s$",
    re.IGNORECASE,
)
_CHANGE_AFTER = pattern_of(
    r"\s?%[^.;,()\d]{0,30}?so với\s(?:cùng|năm|kỳ|tháng|quý|đầu|thời|bình quân|vụ|giai đoạn|trước)"
)
_FROM = pattern_of(r"(?<!\w)từ\s{1,2}$", re.IGNORECASE)
_TO = pattern_of(r"(?<!\w)từ\s[^.;()]{1,50}\s(?:lên|xuống|còn|đến|thành)(?: còn| thành| mức)?\s{1,2}$", re.IGNORECASE)
_DOWN_TO = pattern_of(r"(?<!\w)(?:xuống|giảm)(?: chỉ)? còn\s{1,2}$|(?<!\w)(?:lên|xuống)(?: đến| tới| mức)?\s{1,2}$")
_PLAN_AFTER = pattern_of(
    r"\s?%\s{0,2}(?:so với\s)?(?:tổng\s|số\s)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|DT|nghị quyết|hạn mức|định mức"
    r"|công suất|cùng kỳ|so với|so)(?!\w)",
    re.IGNORECASE,
)
_NAMED_IN_BRACKET = pattern_of(r"[,;]\s[^,;.()\d]{4,80}\(\s?$")
_OF_THE_COUNT = pattern_of(
    r"(?:(?!(?<!\w)(?:tỷ lệ|mức|riêng|tất cả|đều|nhất|vượt|hơn|kém|chỉ tiêu|mục tiêu|kế hoạch|quy định|yêu cầu|ngưỡng"
    r"|chiếm|bằng|tiếp đến|quá|nửa|phần)(?!\w))[^.;:()%\d])*\(\s?"
)
"""``03 văn bản có sai sót về thể thức, kỹ thuật trình bày (4,9%)``: no words between name a rate of their own."""
_EACH_HAS = pattern_of(
    r"\d\s(?:sở|ngành|xã|phường|huyện|tỉnh|thôn|bản|đơn vị|địa phương|khu vực|cơ quan|trường|lớp|tổ|trạm|bệnh viện"
    r"|doanh nghiệp|dự án|chỉ tiêu|tiêu chí|lĩnh vực|nhóm)(?!\w)[^.,;:()\d]{0,40}\s(?:đạt|giải ngân|hoàn thành)\s$"
)
_HELD_AGAINST = pattern_of(
    r"(?:điểm (?:phần trăm|%) so với [^.;()]{2,50}|%[^.;()]{0,40}?(?<!\w)(?:chỉ tiêu|mục tiêu)[^.;,()\d]{0,30})\($"
)
_OF_THEN = pattern_of(
    r"%[^.;()\d]{0,60}\s(?:cao|thấp|hơn|kém|vượt|bằng|xấp xỉ|so với)(?:\s[^\W\d_]+){0,4}\s(?:cùng kỳ|năm \d{4}"
    r"|(?:năm|kỳ|quý|tháng|vụ) (?:trước|ngoái))(?:\snăm (?:\d{4}|trước|ngoái))?\s\((?:đạt |là )?$"
)
_RATED = pattern_of(
    r"\((?:tiến độ|khối lượng|lãi suất|thuế suất|công suất|tỷ lệ lấp đầy|lấp đầy|độ ẩm|hàm lượng)(?!\w)[^()\d]{0,30}"
    r"(?:\d[\d,]*\s?%[^()\d]{0,10}\)(?:[^.;!?()]|\.(?=\d)|\([^()]*\))*\()?$",
    re.IGNORECASE,
)
_OF_THESE = pattern_of(r"(?<!\w)(?:này|nêu trên|kể trên)\s(?:cùng\s|đã\s)?chiếm(?: tỷ lệ| tới| khoảng)?\s$")
"""``riêng 03 lĩnh vực này chiếm 81,4%``: of what they have, not of their number."""
_RATE_OF = pattern_of(
    r"[,;)]\s(?:và\s)?tỷ lệ\s(?P<what>(?!này|đạt|là|chiếm)[^\W\d_]+(?:\s[^\W\d_]+){1,9}?)(?:\s(?:đạt|là|ước))?\s$"
)
_OF_THE_REACHED = pattern_of(r"(?:bao phủ|tham gia|tiếp cận|thụ hưởng)(?: chung| chung toàn \w+)?")
"""``113.238 người tham gia BHYT, tỷ lệ bao phủ đạt 95,6%``: names no matter but how many of all are reached."""
_WORDS = pattern_of(r"\w+")
_MOVES = frozenset({"từ", "xuống", "lên", "giảm"})
_CHANGES = frozenset({"tăng", "giảm", "vượt", "hụt", "hơn", "kiệm", "lệch", "phát", "trưởng"})
_SIGNS = frozenset({"+", "-"})
_REACH = 200
_POINTS = pattern_of(r"\s?(?:%|điểm)\s?(?:điểm|phần trăm)")


def meaning(reading: Reading, percent: Quantity) -> PercentageKind:
    """What a percentage is about, by the words around it."""
    known = reading.kept(_meanings)
    if percent.start not in known:
        known[percent.start] = _meaning(reading, percent)
    return known[percent.start]


def _is_of_its_own(before: str) -> bool:
    """``vượt 9,1 điểm phần trăm so với chỉ tiêu (80%)``; ``đạt 99,39%, cao hơn năm 2023 (98,87%)``; ``1.120 căn (tiến
    độ 60%), 920 căn (35%)``: named by the words before the bracket, or by the first bracket of the list."""
    if "(" not in before:
        return False
    return bool(_HELD_AGAINST.search(before) or _OF_THEN.search(before) or _RATED.search(before))


def _is_named_in_bracket(reading: Reading, percent: Quantity) -> bool:
    """``số hộ 1.240, tỷ lệ hộ nghèo (4,9%)``, not ``94/96 xã, phường (97,9%)``: named by the words behind a comma?"""
    if not _NAMED_IN_BRACKET.search(reading.text, 0, percent.start):
        return False
    before = (*up_to(reading.counts, percent.start, 1), *up_to(reading.ratios, percent.start, 1))
    start = max((x.end for x in before), default=percent.start)
    return not _OF_THE_COUNT.fullmatch(reading.text, start, percent.start)


def _is_named_rate(reading: Reading, percent: Quantity, before: str) -> bool:
    """``rừng trồng 244.265 ha, tỷ lệ che phủ rừng 61,4%``: is it the rate of a matter that the last figure is not?"""
    said = _RATE_OF.search(before)
    if not said or _OF_THE_REACHED.fullmatch(said["what"]):
        return False
    part = next(iter(up_to(reading.counts, percent.start, 1)), None)
    return part is not None and not topic(said["what"]) & topic(f"{lead(reading, part)} {part.unit} {part.after}")


def _meanings(_: Reading) -> dict[int, PercentageKind]:
    return {}


def _meaning(reading: Reading, percent: Quantity) -> PercentageKind:
    text = reading.text
    if percent.hedge:
        return PercentageKind.BOUND
    before = text[max(0, percent.start - 60) : percent.start]
    words = set(_WORDS.findall(before.lower()))
    if not words.isdisjoint(_MOVES) and (_TO.search(before) or _DOWN_TO.search(before) or _FROM.search(before)):
        return PercentageKind.MOVE
    changed = (before[-1:] in _SIGNS or not words.isdisjoint(_CHANGES)) and _CHANGE_BEFORE.search(before)
    if changed or _CHANGE_AFTER.match(text, percent.end) or _POINTS.match(text, percent.end):
        return PercentageKind.CHANGE
    if _EACH_HAS.search(before) or (before.endswith("(") and _is_named_in_bracket(reading, percent)):
        return PercentageKind.LEVEL
    if ("chiếm" in words and _OF_THESE.search(before)) or ("lệ" in words and _is_named_rate(reading, percent, before)):
        return PercentageKind.LEVEL
    if _is_of_its_own(text[max(0, percent.start - _REACH) : percent.start]):
        return PercentageKind.LEVEL
    return PercentageKind.PLAN if _PLAN_AFTER.match(text, percent.end) else PercentageKind.SHARE
