""" "Tăng" and "giảm" without a figure, against the two values told elsewhere: P904; of several things at once: P973.

``214 ca, tuần 45 là 187 ca. … số ca mắc trong tuần đã giảm nhẹ so với tuần trước``; ``6,12 tấn/ha, tăng so với hè thu
2023 (6,20 tấn/ha)``; ``Tiền phạt 14,8 tỷ đồng (năm 2023: 12,1 tỷ đồng) … số vụ xử lý, tiền phạt … đều giảm``; ``482 huy
chương (128 vàng, …), năm 2023 là 455 huy chương (134 vàng, …) … tăng ở mọi loại``. The subject's words are those that
lead to the value, which are said of no other value of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import DOWN, UP, WORDS, exact_numbers, shown_value, unit_of, wrong_way
from tthc_render.prose.rules.told_values import told_changes, told_values
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn"})
_KINDS: Final = frozenset({"loại", "nhóm", "hạng", "mặt"})
_MANNER: Final = r"(?: (?:nhẹ|mạnh|sâu|rõ rệt|đáng kể|dần|khá|đều|nhanh|chút ít|không đáng kể|so))*"
_TIME_NUMBER: Final = pattern_of(
    r"(?<=năm )\d{4}(?:\s?[-–]\s?\d{4})?|(?<=tháng )\d{1,2}(?:[/.]\d{4})?|(?<=quý )\d(?:[/.]\d{4})?|(?<=tuần )\d{1,2}"
    r"|(?<=ngày )\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?|(?<=vụ )\d{4}|(?<=[ivx]/)\d{4}|(?:(?<=thu )|(?<=xuân ))\d{4}"
    r"|(?<=mùa )\d{4}"
)
_DIRECT: Final = pattern_of(
    rf"%?[^.;:()\d]{{0,40}}?,? (?:nhưng |song |đã |và )?(?P<word>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn){_MANNER}"
    r"(?: so)?(?: với)? (?P<than>[^.;()\d]{3,60}) ?\((?:[^()\d]{0,24} )?$"
)
_CLOSES: Final = pattern_of(r"%?[^().;,\d]{0,40}\)")
_BARE: Final = pattern_of(
    rf"(?<!\w)(?P<way>tăng|giảm){_MANNER}(?P<since> với [^.;:(),]{{3,40}})?(?=\s?[.,;]|$| do | nhờ )"
)
_VERBS: Final = pattern_of(r"(?: (?:đã|vẫn|đang|có xu hướng|có chiều hướng|tiếp tục|lại|cũng|(?P<all>đều|cùng)))+ $")
_EVERY: Final = pattern_of(
    r"(?<!\w)(?P<way>tăng|giảm)[^.;:()\d]{0,24}? (?:ở|trên|cả|đều)?\s?(?:mọi|tất cả(?: các)?|cả (?:ba|hai|bốn"
    r"|[234])) (?:loại|nhóm|hạng|mặt)"
)
_START: Final = pattern_of(r"[.;:()]\s?")
_AND: Final = pattern_of(r", (?:và )?| và | cùng | lẫn ")
_MEANT: Final = pattern_of(
    r"(?<!\w)(?:phấn đấu|mục tiêu|sẽ|dự kiến|dự báo|nhằm|nếu|để|xu hướng năm|kế hoạch|nguy cơ|góp phần|giúp|làm|khiến"
    r"|riêng|trong đó|ngoài|trừ|không|chưa|ngoại trừ|thời gian tới|tốc độ)(?!\w)"
)
_APART: Final = pattern_of(r"(?<!\w)(?:trừ|riêng|trong đó|ngoài|chưa kể|không kể)(?!\w)")
_PLACE: Final = pattern_of(r"(?<!\w)(?:tại|ở|huyện|cấp|toàn quốc|cả nước|đường (?:sắt|bộ|thủy))(?!\w)")
_SINCE: Final = {
    "tuần": "tuần",
    "tháng": "tháng",
    "quý": "quý",
    "năm": "năm",
    "cùng kỳ": "năm",
    "kỳ trước": "kỳ",
    "vụ": "vụ",
}
_WORD: Final = pattern_of(r"[^\W\d_]+")
_NEUTRAL: Final = nouns_in("""
số lượng tổng trong tuần tháng năm quý kỳ các như vậy đã của và là toàn tỉnh xã huyện phường địa bàn trên nay này được
có theo thì nhìn chung do đó vì kết quả tình hình về ước đạt với so những hiện mức tỷ lệ ghi nhận cũng đều phát sinh mới
""")
_ITEM: Final = pattern_of(r"(\d[\d.]*(?:,\d+)?)\s([^\W\d_]+(?: [^\W\d_]+)?)")
_LEAST: Final = 2
_FAR: Final = 140


class _Move(NamedTuple):
    """Two values of one thing, the words that lead to them, and the words on the time of the older one."""

    reading: Reading
    new: Quantity
    old: Quantity
    name: frozenset[str]
    since: str

    @property
    def way(self) -> str:
        return UP if self.new.count > self.old.count else DOWN

    @property
    def shown(self) -> str:
        return self.reading.text[self.new.start : self.old.end] + "%" * self.old.percent


def check_told_moves(context: ProseContext) -> list[Finding]:
    """Findings on directions that two values told elsewhere deny."""
    running = context.running
    out: list[Finding] = []
    for at, reading in context.places_saying(_SAID):
        direct = list(_direct(reading)) if "(" in reading.text and len(reading.quantities) > 1 else []
        out += direct or [*_subjects(running, at), *(_kinds(running, at) if reading.says(_KINDS) else ())][:1]
    return out


def _without_times(words: str) -> str:
    """The words with other signs for the numbers of years, months and weeks."""
    return _TIME_NUMBER.sub(lambda x: "_" * len(x[0]), words)


def _direct(reading: Reading) -> Iterator[Finding]:
    for new, old in pairwise(exact_numbers(reading)):
        if (
            not old.depth
            or old.depth == new.depth
            or old.start - new.end > _FAR
            or unit_of(reading, new) != unit_of(reading, old)
        ):
            continue
        said = _DIRECT.fullmatch(_without_times(reading.low[new.end : old.start]))
        if said is None or is_in_points(reading.text, new) or is_in_points(reading.text, old):
            continue
        if not unit_of(reading, new) or new.count == old.count or not _CLOSES.match(reading.low, old.end):
            continue
        changed = any(x.figure is new or x.figure is old for x in told_changes(reading))
        nearer = re.search(r"(?<!\w)(?:tăng|giảm|hơn|vượt|đạt|bằng|nhưng)(?!\w)", said["than"])
        right = UP if new.count > old.count else DOWN
        if not changed and not nearer and WORDS[said["word"]] != right:
            yield wrong_way(reading, said["word"], old, new, new.start, old.end + 1)


def _moves(reading: Reading) -> list[_Move]:
    """Pairs of values of which one is told to be of an earlier time."""
    if reading.crowded or len(reading.quantities) < _LEAST:
        return []
    _, told = told_values(reading)
    out: list[_Move] = []
    for new, old in pairwise(told):
        gap = reading.low[new.figure.end : old.figure.start]
        if not new.unit or new.unit != old.unit or new.earlier or new.aside or len(gap) > _FAR or ". " in gap:
            continue
        earlier = old.is_before(new) or re.search(
            r"\((?:năm|tháng|quý|tuần|cùng kỳ)[^()]{0,16}$|, (?:tuần|tháng|quý|năm) [^,;()]{1,12} (?:là|có) $", gap
        )
        if not earlier or (old.aside and not old.owned) or re.search(r"kế hoạch|chỉ tiêu|dự toán|mục tiêu", gap):
            continue
        if _APART.search(
            reading.low,
            max(reading.low.rfind(mark, 0, new.figure.start) for mark in (". ", "; ")) + 1,
            new.figure.start,
        ):
            continue
        if new.figure.count != old.figure.count and new.figure.scale == old.figure.scale:
            start = max(
                (x.end() for x in re.finditer(r"[.;:]\s|,\s(?=[^\d(]*$)", reading.low[: new.figure.start])), default=0
            )
            unit = new.figure.noun or unit_of(reading, new.figure)
            words = f"{reading.low[start : new.figure.start]} {unit} {_behind(reading, new.figure)}"
            out.append(_Move(reading, new.figure, old.figure, frozenset(_WORD.findall(words.lower())), gap))
    return out


def _behind(reading: Reading, x: Quantity) -> str:
    found = re.match(r"[^.;:,()\d]{0,40}", reading.low[x.end :])
    return found[0] if found else ""


def _subjects(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``số vụ xử lý, tiền phạt và trị giá hàng tịch thu đều giảm``; ``số ca mắc trong tuần đã giảm nhẹ``."""
    reading = readings[at]
    moves: list[_Move] | None = None
    for said in _BARE.finditer(reading.low):
        start = max(reading.low.rfind(mark, 0, said.start()) for mark in (". ", "; ", ": ", "(", ")")) + 1
        verbs = _VERBS.search(reading.low, start, said.start())
        subject = _without_times(reading.low[start : verbs.start() if verbs else said.start()])
        every = verbs is not None and verbs["all"] is not None
        if re.search(r"\d", _without_times(said["since"] or "")):
            continue  # "giảm so với năm trước 115 tỷ đồng": with its own figure
        if _MEANT.search(subject) or _PLACE.search(subject) or re.search(r"\d|(?<!\w)(?:tăng|giảm)(?!\w)", subject):
            continue
        if moves is None:
            moves = [x for of in before(readings, at) for x in of.kept(_moves)]
        for part in _AND.split(subject) if every else [subject]:
            words = frozenset(_WORD.findall(part)) - _NEUTRAL
            found = [x for x in moves if words and words <= x.name and not _since(said["since"], x)]
            found = [x for x in found if x.reading is not reading or not start < x.new.start < said.end()]
            if len(found) != 1 or found[0].way == said["way"]:
                continue
            if every:
                told = reading.text[start : said.end()].strip()
                yield finding("P973", reading.passage.at(start + 1 if start else 0), all=told, other=found[0].shown)
            else:
                yield finding(
                    "P904", reading.passage.at(said.start("way")), word=said["way"], old=shown_value(found[0].old),
                    new=shown_value(found[0].new), right=found[0].way,
                    quote=quote(reading.text, start, said.end()),
                )  # fmt: skip
            return


def _since(words: str | None, move: _Move) -> bool:
    """Is a direction told since another time than that of the older value?"""
    said = {kind for word, kind in _SINCE.items() if words and word in words}
    told = {kind for word, kind in _SINCE.items() if word in move.since}
    return bool(said) and bool(told) and not said & told


def _kinds(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``tăng ở mọi loại huy chương``, of two brackets with the same kinds, the second of an earlier time."""
    reading = readings[at]
    for said in _EVERY.finditer(reading.low):
        start = max((x.end() for x in _START.finditer(reading.low, 0, said.start())), default=0)
        if _MEANT.search(reading.low, start, said.start()):
            continue
        for of in before(readings, at):
            odd = _turned(of, said["way"])
            if odd:
                yield finding(
                    "P973", reading.passage.at(said.start()), all=reading.text[said.start() : said.end()], other=odd
                )
                return


def _turned(reading: Reading, way: str) -> str:
    brackets = list(re.finditer(r"\(([^()]{6,120})\)", reading.low))
    for one, other in pairwise(brackets):
        new, old = (_ITEM.findall(x[1]) for x in (one, other))
        gap = reading.low[one.end() : other.start()]
        if (
            len(new) <= _LEAST
            or [x[1] for x in new] != [x[1] for x in old]
            or not re.search(r"năm|cùng kỳ|tháng|kỳ|quý", gap)
        ):
            continue
        for (now, kind), (then, _) in zip(new, old, strict=True):
            values = [float(x.replace(".", "").replace(",", ".")) for x in (now, then)]
            if (values[0] < values[1]) if way == UP else (values[0] > values[1]):
                return f"{then} {kind} … {now} {kind}"
    return ""
