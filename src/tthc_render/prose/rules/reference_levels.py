"""A value above or below a level that has a name and a value of its own; extremes; results beyond what was found.

``báo động 3 … là 4,50 m … đỉnh lũ đạt 4,96 m, dưới báo động 3 là 0,46 m`` (P904); ``cao nhất 61%; thấp nhất 72%`` and
``nhiều nhất là A 41 vụ, tiếp đến B 52 vụ`` (P924); ``phát hiện 37 trường hợp vi phạm, phạt tiền 3.140 trường hợp``, a
month above the sum of its months (P303).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, printed, shown_value, unit_of
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.sections import before, lead, topic
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"dưới", "trên", "hơn", "vượt"})
_LEVEL = (
    r"(?:mức )?(?:báo động (?:\d|I{1,3})|lũ lịch sử(?: năm \d{4})?|trung bình nhiều năm|(?:mức )?(?:bình quân )?chung"
    r"(?: của)?(?: cả nước| toàn (?:tỉnh|quốc|ngành|huyện|thành phố))?|mực nước dâng bình thường|quy chuẩn"
    r"|ngưỡng(?: cho phép)?)"
)
_LEVEL_WORDS: Final = ("báo động", "lũ lịch sử", "nhiều năm", "chung", "mực nước", "quy chuẩn", "ngưỡng")
_COMPARED = pattern_of(
    rf"(?P<word>dưới|trên|cao hơn|thấp hơn|vượt|ở dưới|ở trên)(?: mức)? (?P<level>{_LEVEL})", re.IGNORECASE
)
_MOST = pattern_of(r"(?<!\w)(?:cao|nhiều|lớn|đông|dài|tốt|rộng) nhất(?!\w)", re.IGNORECASE)
_LEAST = pattern_of(r"(?<!\w)(?:thấp|ít|nhỏ|ngắn) nhất(?!\w)", re.IGNORECASE)
_NEXT = pattern_of(r"(?<!\w)(?:tiếp đến|tiếp theo|kế đến|kế tiếp|sau đó|đứng thứ hai|xếp sau)(?!\w)", re.IGNORECASE)
_APART = pattern_of(r"(?<!\w)(?:khoảng cách|chênh(?: lệch)?|cách biệt|hơn kém)(?!\w)", re.IGNORECASE)
_OF_A_GROUP = pattern_of(r"(?<!\w)(?:trong|thuộc|ở) (?:khối|nhóm|cấp|vùng|loại|số)(?!\w)")
_CHANGED = pattern_of(r"(?<!\w)(?<!gia )(?:tăng|giảm)(?! trưởng)(?!\w)", re.IGNORECASE)
_EXTREMES: Final = frozenset({"nhất"})
_FOUND = pattern_of(r"(?<!\w)(?:phát hiện|lập biên bản|xảy ra|ghi nhận|vi phạm)(?!\w)", re.IGNORECASE)
_DEALT_WITH = pattern_of(
    r"(?<!\w)(?:phạt tiền|xử phạt|phạt|cảnh cáo|nhắc nhở|khởi tố|tước|tạm giữ|đình chỉ"
    r"|xử lý hình sự)(?! hành chính các)(?!\w)(?![^.;]*(?:,| và)\s$)",
    re.IGNORECASE,
)
"""Not of the figure before: ``37 vụ bị khởi tố và 214 vụ ma túy``."""
_FINDS: Final = frozenset({"phạt", "cáo", "nhở", "tố"})
_SO_FAR = pattern_of(r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|tính chung|từ đầu năm(?: đến nay)?)(?!\w)", re.IGNORECASE)
_IN_PERIOD = pattern_of(
    r"(?<!\w)(?:trong tháng|trong quý|trong kỳ|trong tuần|riêng tháng|tháng \d{1,2})(?!\w)[^.;]*$", re.IGNORECASE
)
_OTHER_TIME = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|dự toán|bình quân|tăng|giảm|năm trước|lũy kế|từ đầu năm|còn)(?!\w)",
    re.IGNORECASE,
)
_COMPARED_AGAIN = pattern_of(r"(?<!\w)(?:tăng|giảm|hơn|so với|cùng kỳ)(?!\w)", re.IGNORECASE)
_SUMS: Final = frozenset({"lũy", "luỹ", "dồn", "chung", "đầu"})
_AMONG = pattern_of(r"(?:^|[.;,]\s)[Tt]rong (?:tổng )?(?:số )?$")
_HAS = pattern_of(r"[^.;:()\d]{0,60}(?<!\w)có(?: tới| đến)?\s")
_FAR: Final = 160
_BESIDE: Final = 60
_MEAN: Final = frozenset({"quân", "bình", "chung"})
_TO_WHOLE: Final = pattern_of(
    r"(?<!\w)(?P<word>trên|dưới|cao hơn|thấp hơn|vượt) (?:mức |tỷ lệ )?(?:bình quân|trung bình|chung)(?: chung)?"
    r"(?: của)?(?: toàn| cả)? (?P<whole>tỉnh|thành phố|huyện|xã|phường|ngành|nước|quốc|khối|cụm|trường|hệ thống"
    r"|chi nhánh|công ty|tổng công ty|thị xã|vùng)(?!\w)(?!\s?\(|[^.;,]{0,30}\d)"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_NO_MATTER: Final = nouns_in("""
tỷ lệ số năm tháng quý kỳ đạt có là của toàn tỉnh huyện xã phường cả và được trong thành phố đã bình quân chung trung
mức trường ngành khối cụm nước theo tại các cho đến với ở về
""")
_OTHER_LABEL: Final = pattern_of(r"[.;]\s[^.;:\d]{1,40}:\s")
"""``Tay chân miệng: … cộng dồn 1.842 ca. Sởi: … cộng dồn 512 ca``."""


def check_reference_levels(context: ProseContext) -> list[Finding]:
    """Findings on values against named levels, on extremes, on results and on months beyond their whole."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        if len(reading.quantities) < 2:
            continue
        if reading.says(_SAID):
            out += [*_levels(readings, at)] or (_of_whole(readings, at) if reading.says(_MEAN) else ())
        if reading.says(_EXTREMES):
            out += _extremes(reading)
        if "rong " in reading.text:
            out += _among(reading)
        if reading.says(_FINDS):
            out += _results(reading)
        if reading.says(_SUMS):
            out += _so_far(reading)
    return out


def _levels(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    if not any(word in reading.low for word in _LEVEL_WORDS):
        return
    numbers = exact_numbers(reading)
    for said in _COMPARED.finditer(reading.text):
        name = said["level"].lower().removeprefix("mức ").strip()
        value = next((x for x in reversed(numbers) if x.end <= said.start() and said.start() - x.end < _FAR), None)
        level = next(
            (
                x
                for other in before(readings, at)
                if (x := _level(other, name, said.start() if other is reading else -1))
            ),
            None,
        )
        if value is None or level is None or unit_of(reading, value) != level[1] or value.start == level[0].start:
            continue
        below = said["word"].lower() in ("dưới", "ở dưới", "thấp hơn")
        if value.count != level[0].count and below != (value.count < level[0].count):
            yield finding(
                "P904", reading.passage.at(said.start()), word=said["word"], old=shown_value(level[0]),
                new=shown_value(value), right="cao hơn" if below else "thấp hơn",
                quote=quote(reading.text, value.start, said.end()),
            )  # fmt: skip


def _of_whole(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``tỷ lệ đỗ toàn tỉnh là 98,12% … 341/356 thí sinh đỗ, đạt 95,79%, trên mức bình quân của tỉnh``."""
    reading = readings[at]
    for said in _TO_WHOLE.finditer(reading.low):
        numbers = exact_numbers(reading)
        value = next((x for x in reversed(numbers) if x.end <= said.start() and said.start() - x.end < _BESIDE), None)
        if value is None or not unit_of(reading, value) or is_in_points(reading.text, value):
            continue
        if re.search(r"[.;]\s", reading.text[value.end : said.start()]):
            continue
        level = [
            x for of in before(readings, at) for x in exact_numbers(of)
            if (of is not reading or x.end <= value.start) and unit_of(of, x) == unit_of(reading, value)
            and not is_in_points(of.text, x) and _is_of_whole(of, x, said["whole"])
            and _matter(_clause(of, x)) & _matter(_clause(reading, value))
        ]  # fmt: skip
        if len(level) != 1 or value.count == level[0].count:
            continue
        below = said["word"] in ("dưới", "thấp hơn")
        if below != (value.count < level[0].count):
            yield finding(
                "P904", reading.passage.at(said.start()), word=said["word"], old=shown_value(level[0]),
                new=shown_value(value), right="cao hơn" if below else "thấp hơn",
                quote=quote(reading.text, value.start, said.end()),
            )  # fmt: skip


def _is_of_whole(reading: Reading, x: Quantity, whole: str) -> bool:
    """Is a figure told of all of a tỉnh, an office, a branch?"""
    clause = _clause(reading, x)
    named = re.search(rf"(?<!\w)(?:toàn|cả|chung(?: của)?|bình quân(?: của)?) {whole}(?!\w)[^.;:]*$", clause)
    return named is not None and not re.search(r"\d|tăng|giảm|hơn|so với|cùng kỳ", named[0])


def _clause(reading: Reading, x: Quantity) -> str:
    start = max(reading.low.rfind(mark, 0, x.start) for mark in (". ", "; ", "\n")) + 1
    return reading.low[start : x.start]


def _matter(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words)) - _NO_MATTER


def _level(reading: Reading, name: str, not_at: int) -> tuple[Quantity, str] | None:
    """The value that a name has: "báo động 3 tại trạm … là 4,50 m", "mức chung (2,22%)"."""
    if name not in reading.low:
        return None
    for x in exact_numbers(reading):
        near = re.search(
            rf"{re.escape(name)}(?!\w)[^.;,\d]{{0,50}}(?:là|:|\(|ở mức)\s?$",
            reading.text[max(0, x.start - 120) : x.start],
            re.IGNORECASE,
        )
        if near and _COMPARED_AGAIN.search(near.group()):
            continue  # "thấp hơn mức chung song tăng so với cùng kỳ (26,04%)": the value of what comes after it
        if near and unit_of(reading, x) and not (not_at >= 0 and 0 <= x.start - not_at < len(name) + 30):
            return x, unit_of(reading, x)
    return None


def _extremes(reading: Reading) -> Iterator[Finding]:
    numbers = exact_numbers(reading)
    for one, other in pairwise(numbers):
        if "nhất" not in reading.text[max(0, one.start - _FAR) : one.start].lower():
            continue
        first, second = lead(reading, one), reading.text[one.end : other.start]
        if unit_of(reading, one) != unit_of(reading, other) or len(second) > _FAR or not unit_of(reading, one):
            continue
        most, least = _MOST.search(first), _LEAST.search(first)
        if _OF_A_GROUP.search(second):
            continue
        both = (most and least) or (_MOST.search(second) and _LEAST.search(second))
        if both or _APART.search(first) or _APART.search(second) or _is_change(first) != _is_change(second):
            continue  # "khoảng cách giữa đơn vị cao nhất và thấp nhất là 9,61 điểm", "tăng cao nhất 4,12 điểm"
        if (most and _NEXT.search(second) and not _LEAST.search(second) and other.count > one.count) or (
            most and _LEAST.search(second) and other.count > one.count
        ):
            yield _extreme(reading, one, other, most.group())
        elif least and (_MOST.search(second) or _NEXT.search(second)) and other.count < one.count:
            yield _extreme(reading, one, other, least.group())


def _is_change(words: str) -> bool:
    """Is what the words lead to how much something rose or fell?"""
    return bool(_CHANGED.search(words))


def _extreme(reading: Reading, one: Quantity, other: Quantity, word: str) -> Finding:
    return finding(
        "P924", reading.passage.at(one.start), word=word, one=printed(one), other=printed(other),
        quote=quote(reading.text, max(0, one.start - 40), other.end + 10),
    )  # fmt: skip


def _results(reading: Reading) -> Iterator[Finding]:
    """Fines, warnings and charges are not more than the offences found in the same sentence."""
    for sentence in reading.sentences:
        counts = [x for x in reading.counts if sentence.start <= x.start < sentence.end and x.exact]
        for at, found in enumerate(counts):
            if not (_FOUND.search(found.label) or found.after.lower().find("vi phạm") >= 0) or not found.unit:
                continue
            for x in counts[at + 1 :]:
                if x.unit != found.unit or x.count <= found.count or not _DEALT_WITH.search(lead(reading, x)):
                    continue
                if not any(y.count >= x.count and _is_inside(reading, y, found) for y in counts[:at]):
                    yield _beyond(reading, x, found)
                    return


def _is_inside(reading: Reading, whole: Quantity, part: Quantity) -> bool:
    """``12.864 vụ, trong đó nồng độ cồn 3.917 vụ; đã xử phạt 12.105 vụ``: then what follows may be of the whole."""
    return whole.unit == part.unit and bool(TRIGGER.search(reading.text, whole.end, part.start))


def _among(reading: Reading) -> Iterator[Finding]:
    """``Trong 96 hộ nghèo có 141 hộ thiếu hụt về nhà ở``."""
    for whole, part in pairwise(reading.counts):
        opened = _AMONG.search(reading.text, max(0, whole.start - 24), whole.start)
        gap = reading.text[whole.end : part.start]
        if not opened or not whole.exact or whole.unit != part.unit or not whole.unit or part.count <= whole.count:
            continue
        if part.exact and _HAS.fullmatch(gap):
            yield _beyond(reading, part, whole)


def _so_far(reading: Reading) -> Iterator[Finding]:
    """``trong tháng thu 1.742 tỷ đồng; lũy kế 8 tháng đạt 1.115 tỷ đồng``: less than one of its months."""
    counts = [x for x in reading.counts if x.exact and x.unit]
    for month, total in pairwise(counts):
        said, after = _sentence_before(reading, month), reading.text[month.end : total.start]
        if month.unit != total.unit or total.count >= month.count or month.depth != total.depth:
            continue
        behind = _SO_FAR.search(after)
        if _OTHER_LABEL.search(after):
            continue
        if not behind or not _IN_PERIOD.search(said) or _OTHER_TIME.search(said) or len(after) > _FAR:
            continue
        rest = after[behind.end() :]
        if not _OTHER_TIME.search(rest) and (topic(rest) & topic(said) or len(rest.split()) <= 5):
            yield _beyond(reading, month, total)


def _sentence_before(reading: Reading, x: Quantity) -> str:
    return re.split(r"[.;]\s", reading.text[max(0, x.start - 120) : x.start])[-1]


def _beyond(reading: Reading, part: Quantity, total: Quantity) -> Finding:
    start, end = min(part.start, total.start), max(part.end, total.end)
    return finding(
        "P303",
        reading.passage.at(part.start),
        part=shown(part),
        total=shown(total),
        quote=quote(reading.text, start, end),
    )
