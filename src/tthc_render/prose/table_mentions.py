"""Where prose beside a table of lines names one of its rows, with a figure and with no words of anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.prose.context import ProseContext
from tthc_render.prose.line_tables import LineTable, Row
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_BEFORE: Final = 2
_BEHIND: Final = 4
_GAP: Final = 90
_REACH: Final = 40
_SIDE: Final = pattern_of(r"(?:^|[.;:]\s)")
_STOP: Final = pattern_of(r"[.;,:()]|\s-\s")
_ENDS: Final = pattern_of(r"[.;:](?=\s|$)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_KIND: Final = pattern_of(
    r"(?:số|nhóm|lĩnh vực|khối|cấp|các|ngành|nguồn|loại|đơn|dịch vụ|phòng|đang|mức|xã|phường|thôn|bản|ấp|huyện"
    r"|chi nhánh|môn)\s(?=\S+\s\S)",
    re.IGNORECASE,
)
_THESE: Final = pattern_of(
    r"(?<!\w)(?:trong|của)(?: số)? (?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2}) [^\W\d_]+(?: [^\W\d_]+)?"
    r"(?: nêu)? (?:trên|này|kể trên)(?!\w)|(?<!\w)trong (?:hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2}) [^\W\d_]+(?=,)"
)
"""``Trong năm môn trên``: all of the lines."""
_NOTE: Final = pattern_of(r"\s?\([^()]*\)\s?$")
_PLAIN: Final = nouns_in("""
cao thấp nhất nhiều ít lớn nhỏ là và có với đạt tiếp theo đến kế sau trước hết riêng chỉ mới còn cả các những số nhóm
lĩnh vực tỷ lệ tỉ trong khi đó tại ở của về được đã cho thấy như vậy tuy nhiên nhưng song đặc biệt dẫn đầu đứng thứ hai
ba vị trí mức kết quả tổng đơn vị triệu tỷ nghìn đồng điểm phần trăm sản lượng chỉ thu chi giữ vai trò trên địa bàn toàn
xã phường tỉnh thôn xóm bản tổ khối phòng trường trạm y tế tuyến ghi nhận rõ nét mạnh lên cùng tương ứng chung đáng chú
ý nổi bật vẫn chính xác hiện nay đây cũng lại thì vươn xếp nhì cuối bằng chiếm nhận xét
chậm nhanh vừa nguồn biểu dương phê bình khen ubnd đều từ trở dưới thuộc đánh giá
""")
_VERBS: Final = frozenset({"đạt", "có", "tăng", "giảm", "vượt", "hụt", "còn"})
_OTHER_TIMES: Final = pattern_of(
    r"(?<!\w)(?:(?:năm|quý|tháng|kỳ|tuần|vụ|đợt|giai đoạn|ngày) (?:trước|sau|tới|nay|này|học trước|\d[\d/]*|[IVX]+)"
    r"|cùng kỳ|(?:đến|tính đến) (?:hết|nay|cuối)|dự kiến|kế hoạch|chỉ tiêu|mục tiêu|phấn đấu|so với|định mức|trước đây"
    r"|lũy kế|bình quân|trung bình|trong đó|toàn (?:tỉnh|quốc|thành phố|huyện|ngành|vùng|khu vực)|cả nước)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the prose with the row that it is told of; ``words`` are those between and behind them."""

    reading: Reading
    row: Row
    figure: Quantity
    start: int
    words: str


def known_words(table: LineTable) -> frozenset[str]:
    """All words of the table and above it."""
    texts = [table.above.text if table.above else "", *table.heads, *(row.name for row in table.every)]
    texts += [table.rows[0].shape]
    return frozenset(_WORD.findall(" ".join(texts).lower())) | _PLAIN


def says_no_more(table: LineTable, known: frozenset[str], text: str) -> bool:
    """Are all words of a text those of the table, and no rate is named where its lines have none?"""
    if not known.issuperset(_WORD.findall(_THESE.sub("", text))):
        return False
    rates = any(cell.percent for cell in table.rows[0].cells)
    return rates or "tỷ lệ" not in text or bool(table.above and "tỷ lệ" in table.above.low)


def beside(context: ProseContext, table: LineTable) -> Iterator[Reading]:
    """The paragraphs around a table that are no rows."""
    running = context.running
    places = [
        *range(max(0, table.first - _BEFORE), table.first),
        *range(table.stop, min(len(running), table.stop + _BEHIND)),
    ]
    for at in places:
        reading = running[at]
        if reading.passage.part == table.rows[0].reading.passage.part and reading not in context.table_lines:
            yield reading


def told_of(table: LineTable, reading: Reading, known: frozenset[str], *, compared: bool = False) -> Iterator[Told]:
    """The figures that are told of a row named before them in their clause, with no words but the table's own.

    ``compared``: may "so với" compare two columns of the table?
    """
    named = mentions(table, reading)
    if not named or not reading.quantities:
        return
    for x in reading.quantities:
        if x.value is None or x.ordinal or not x.exact:
            continue
        led = [found for found in named if found[1] <= x.start]
        if not led:
            continue
        start, end, row = led[-1]
        between = reading.text[end : x.start]
        if len(between) > _GAP or _ENDS.search(between):
            continue
        stop = _STOP.search(reading.text, x.end)
        following = next((y.start for y in reading.quantities if y.start > x.end), len(reading.text))
        last = min(stop.start() if stop else len(reading.text), following, x.end + _REACH)
        words = f"{between} {reading.text[x.end : last]}"
        own = not _VERBS.isdisjoint(_WORD.findall(words.lower()))  # "…; quầy 1 là 72" goes on with what was said before
        clause = max(reading.text.rfind(mark, 0, start) for mark in ((". ", "; ") if own else (". ",))) + 1
        words = f"{reading.text[clause:start]} {words}"
        if known.issuperset(_WORD.findall(words.lower())) and not _of_other_times(
            table, reading.text[clause:last], compared=compared
        ):
            yield Told(reading, row, x, start, words)


def _of_other_times(table: LineTable, text: str, *, compared: bool) -> bool:
    """Does a clause speak of a time, or of a plan, that the table does not name?"""
    said = " ".join([table.above.text if table.above else "", *table.heads, "so với" if compared else ""]).lower()
    return any(found[0].lower() not in said for found in _OTHER_TIMES.finditer(text))


def mentions(table: LineTable, reading: Reading) -> list[tuple[int, int, Row]]:
    """Where rows are named, the longest name at each place, in their order."""
    names: dict[str, Row] = {}
    twice: set[str] = set()
    for row in table.every:
        for name in _names(row):
            twice |= {name} if name in names else set()
            names[name] = row
    out: list[tuple[int, int, Row]] = []
    for name in sorted(names.keys() - twice, key=len, reverse=True):
        if name not in reading.low:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.low):
            if not any(start < found.end() and found.start() < end for start, end, _ in out):
                out.append((found.start(), found.end(), names[name]))
    return sorted(out, key=lambda item: item[0])


def _names(row: Row) -> Sequence[str]:
    """``Số người bị thương (người)``: also without its unit and without the word for its kind."""
    name = _NOTE.sub("", row.name).strip().lower()
    bare = _KIND.sub("", name, count=1)
    return (name,) if bare == name else (name, bare)
