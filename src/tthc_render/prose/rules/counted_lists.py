"""Lists of names, of kinds of things, of documents and of items below, against the number that announces them: P707.

``6 câu lạc bộ gồm: cầu lông, bóng bàn, dưỡng sinh, võ cổ truyền và yoga``; ``áp dụng 05 giải pháp:`` with four items
below; ``3 thôn: Tân Trung, Phú Lễ``; ``02 văn bản: Kế hoạch số …, Công văn số …, Quyết định số …``; ``ba nhiệm vụ:
(1) …; (4) …``. Kinds of things are only told where the list is off by one: twelve clubs may be of three kinds. A comma
may stand within a member (phòng cháy, chữa cháy), "và" too, so both numbers that the list can have must differ from the
stated one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.ordinals import LETTERS, letter
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

SPELT: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
"""Counts in words."""
_NUMBER: Final = (
    r"(?<![\w/.,-])(?P<count>0?[2-9]|1\d|[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín"
    r"|(?<!cả )(?<!trong )(?<!đầu )(?<!cuối )(?<!hằng )(?<!hàng )(?<!hoạch )(?<!toán )(?<!các )[Nn]ăm)"
)
_NUMBER_WORDS: Final = frozenset({"hai", "ba", "bốn", "sáu", "bảy", "tám", "chín"})
_SAID: Final = pattern_of(r"(?<!\w)(?:[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín)(?= [^\W\d_])")
_MANY: Final = 19
_LONG: Final = 3
_ONE_EACH: Final = (
    "tiêu chí|lĩnh vực|câu lạc bộ|môn|bộ môn|sản phẩm|mô hình|đội|tuyến đường|tuyến|khâu|trụ cột|ngành|hạng mục"
    "|nội dung|chỉ tiêu|mục tiêu|địa điểm|dự án"
    "|công trình|chợ|di tích|lễ hội|cơ sở dữ liệu|hệ thống|phân hệ|phần mềm|chuyên đề"
    "|chủ đề|quốc gia|nước|thị trường|loại cây|giống|địa bàn|dân tộc|thủ tục"
)
"""Nouns of which a list names each, not how many of a kind there are."""
_PLACES: Final = (
    "thôn|xã|phường|bản|ấp|buôn|xóm|khu phố|tổ dân phố|huyện|tỉnh|thành phố|xã, phường|phường, xã|tỉnh, thành phố"
)
_ASIDE: Final = (
    r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|nổi bật|như|chủ yếu|nhất là|đặc biệt|tập trung|đáng chú ý|(?<!tồn )tại|ở"
    r"|thuộc|của|cho"
    r"|với|theo|từ|một số|ví dụ|trên|so với|bằng|còn|trừ|giáp|giữa|mỗi|từng)(?!\w)"
)
_HEAD: Final = pattern_of(
    rf" (?P<noun>{_ONE_EACH}|{_PLACES})(?!\w)(?P<more>(?:[^.;:()\d,]| \d+(?:,\d+)?%?(?=\s)){{0,60}}?)"
    r"(?P<opens>,? (?:gồm|bao gồm|đó là|là)(?: có)?:?\s|:\s|\s\()", re.IGNORECASE,
)  # fmt: skip
_LEVEL: Final = pattern_of(r"(?<!\w)(?:(?:trên|dưới|từ) (?=\d)|còn (?!lại))")
"""``đạt trên 85% kế hoạch``, ``còn ổ dịch``: what the listed ones have, and no others."""
_OTHER_PLACES: Final = pattern_of(rf"\d (?:{_PLACES})(?!\w)")
_LIST_END: Final = pattern_of(r"[.;)](?=\s|$)|$|\)")
_ASIDES: Final = pattern_of(_ASIDE, re.IGNORECASE)
_MAINLY: Final = "chủ yếu"
_OPEN_LIST: Final = pattern_of(
    r"\.\.|…|v\.v|[\d(:“\"/]|(?<!\w)(?:khác|các|những|một số|nhiều|và các|trong đó|đều|đã|được|bị|do|chưa|có)(?!\w)"
)
_SYLLABLE: Final = rf"[{CAPITALS}][^\W\d_]{{0,7}}(?:['’][^\W\d_]{{1,7}})?"
_NAME: Final = pattern_of(rf"(?:(?:thôn|xã|phường|bản|ấp|buôn|xóm) )?{_SYLLABLE}(?:[ -]{_SYLLABLE}){{0,3}}")
_AND: Final = pattern_of(r",\s(?:và\s)?|\svà\s")
_WORDS: Final = 4
_TOGETHER: Final = frozenset(
    (
        "phòng cháy, chữa cháy", "khiếu nại, tố cáo", "văn hóa, thể thao", "văn hóa, xã hội", "cán bộ, công chức",
        "an ninh, trật tự", "quốc phòng, an ninh", "kiến nghị, phản ánh", "phản ánh, kiến nghị", "sản xuất, kinh doanh",
        "thu, chi", "nông, lâm", "văn nghệ, thể thao", "thể dục, thể thao", "khoa học, công nghệ", "giáo dục, đào tạo",
        "hạ tầng, đô thị", "đất đai, môi trường", "xây dựng, đô thị", "thiên tai, tìm kiếm", "văn thư, lưu trữ",
        "thương mại, dịch vụ", "công nghiệp, tiểu thủ", "lao động, việc làm", "việc làm, thu nhập", "nhà ở, đất ở",
        "chế biến, chế tạo", "trồng trọt, chăn nuôi", "nông nghiệp, nông thôn", "dân số, gia đình", "y tế, dân số",
        "gia đình, trẻ em", "tôn giáo, tín ngưỡng", "tín ngưỡng, tôn giáo", "du lịch, dịch vụ", "điện, nước",
        "thi đua, khen thưởng", "hôn nhân, gia đình", "lâm, thủy", "tuyên truyền, phổ biến", "mua, bán", "nội, ngoại",
        "cải tạo, nâng cấp", "sửa chữa, nâng cấp", "thẩm định, phê duyệt", "tài nguyên, khoáng sản",
        "vệ sinh, môi trường",
    )
)  # fmt: skip
"""Two words that are one member with a comma in it."""
_TASKS: Final = (
    "giải pháp|nhiệm vụ|nguyên nhân|hạn chế|tồn tại|nội dung|bài học|kinh nghiệm|kiến nghị|đề xuất|vấn đề|việc"
    "|biện pháp|điểm mới|điểm(?! (?:trạm|trường|cầu|bưu|tiếp|dân|giao|bán|thi|du|đến|nóng|đen|sạt|ngập))|mục tiêu"
    "|khó khăn|vướng mắc|yêu cầu|kết quả|nhóm giải pháp|nhóm nhiệm vụ|nhóm nội dung"
    "|trọng tâm|nhóm|bước|khâu đột phá|đột phá|tiêu chí|hoạt động|chuyên đề|mô hình|ưu điểm"
)
_WHEN: Final = (
    r"(?:,? (?:(?:trong|đến|từ nay đến) )?(?:hết |cuối )?(?:(?:quý (?:[IVX]{1,3}|\d)|tháng \d{1,2}"
    r"|[69] tháng(?: đầu| cuối)?|năm|nhiệm kỳ|giai đoạn)(?: năm)?(?:[/ ]\d{4})?(?:\s?[-–]\s?\d{4})?))?"
)
"""``trong quý II/2026``, ``giai đoạn 2026 - 2030``, ``6 tháng cuối năm``: when the announced things are to be done."""
_ANNOUNCED: Final = pattern_of(
    rf"{_NUMBER} (?P<noun>{_TASKS})(?!\w)(?P<more>[^.;:()\d]{{0,60}}?){_WHEN}(?:,? (?:như sau|sau|sau đây|cụ thể|gồm"
    rf"|là))*\s?:$",
    re.IGNORECASE,
)
_SOME_OF: Final = pattern_of(
    r"(?<!\w)(?:trong(?: đó| số)?|một số|một trong|ví dụ|tiêu biểu|điển hình|như|mỗi|từng|so với|còn|ngoài|cùng|của"
    r"|trừ)(?!\w)[^.;:]{0,12}$", re.IGNORECASE,
)  # fmt: skip
"""Words before the number of numbered lines by which they need not be all of them."""
_LINE_NUMBER: Final = pattern_of(r"\(?(?P<n>\d{1,2})[.)]|(?P<letter>[a-zđ])\)")
_SKIPS_D_BAR: Final = LETTERS.index("đ")
_THE_REST: Final = pattern_of(r"(?<!\w)(?:còn lại|khác|riêng)(?!\w)", re.IGNORECASE)
_BEHIND: Final = 12
"""Paragraphs behind a list in which its next number may stand."""
_SLIP: Final = 2
"""A number of a list further off than that is no slip: something else was counted, or the lines are not all."""
_KINDS: Final = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Báo cáo|Thông báo|Hướng dẫn|Văn bản"
)
_DOCUMENTS: Final = pattern_of(
    rf"{_NUMBER} (?P<noun>(?:văn bản|nghị quyết|quyết định|kế hoạch|công văn|tờ trình)(?: quy phạm pháp luật| chỉ đạo"
    r"| điều hành| hướng dẫn| QPPL)*)(?:,? (?:như sau|sau|sau đây|cụ thể|gồm|là))*\s?:$", re.IGNORECASE,
)  # fmt: skip
_KIND_FIRST: Final = pattern_of(rf"(?:{_KINDS})(?!\w)")
_TWO_KINDS: Final = pattern_of(rf"(?:;|,| và) (?:{_KINDS}) (?:số|về|quy định)", re.IGNORECASE)
_BY_SEMICOLONS: Final = pattern_of(
    rf"{_NUMBER} (?P<noun>{_ONE_EACH}|{_TASKS})(?!\w)(?P<more>[^.;:()\d]{{0,60}}?)(?:,? (?:gồm|bao gồm|đó là|là|cụ thể"
    r"|như sau|sau|sau đây))*:\s$", re.IGNORECASE,
)  # fmt: skip
_LEAD: Final = 110
_FULL_STOP: Final = pattern_of(r"\.(?=\s|$)")
_MORE: Final = pattern_of(r"\.\.|…|v\.v|[(:]|(?<!\w)(?:khác|còn lại|riêng|ngoài ra|trong đó)(?!\w)", re.IGNORECASE)
_RANGE: Final = pattern_of(r"\d\s?(?:đến|tới|-|–)\s?(?:[^\W\d_]+\s)?\d")
_STILL: Final = pattern_of(r"(?<!\w)[Cc]òn (?=$)")
_GOES_ON: Final = pattern_of(r"\s(?:Ngoài ra|Bên cạnh|Đồng thời|Cùng với|Riêng|Còn|Trong đó|Mặt khác|Cuối cùng)(?!\w)")
_MARKED: Final = pattern_of(
    rf"(?<![\w/.,-])(?P<count>[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy) (?P<noun>{_TASKS})(?!\w)"
    r"(?P<more>[^.;:()\d]{0,60}):?\s(?=\(1\))", re.IGNORECASE,
)  # fmt: skip
_MARK: Final = pattern_of(r"(?:^|[;,.:]\s|\s)\((?P<n>\d{1,2})\)\s")
_PAPERS: Final = pattern_of(
    rf"{_NUMBER} (?P<noun>văn bản|nghị quyết|quyết định|kế hoạch|công văn|chỉ thị|báo cáo|tờ trình|thông báo)(?!\w)"
    r"(?P<more>[^.;:()\d]{0,40}?)(?:,? (?:gồm|bao gồm|đó là|là):?\s|:\s|\s\()(?=[A-ZĐ])", re.IGNORECASE,
)  # fmt: skip
_OPENERS: Final = (": ", " gồm", " là ", " (")
_BETWEEN: Final = pattern_of(r"(?:,|;)? ?(?:và )?(?:số )?")
_MAX: Final = 700


def check_counted_lists(context: ProseContext) -> list[Finding]:
    """Findings on lists that are shorter or longer than announced."""
    out: list[Finding] = []
    readings = context.running
    for at, reading in enumerate(readings):
        found = [*_named(reading), *_papers(reading), *_marked(reading), *_clauses(reading)]
        if not found and reading.text.endswith(":"):
            found = list(_below(readings, at)) or list(_documents_below(readings, at))
        out += found[:1]
    return out


def _stated(head: re.Match[str]) -> int:
    return SPELT.get(head["count"].lower()) or int(head["count"])


def _finding(reading: Reading, announced: tuple[int, str, str], listed: int, end: int) -> Finding:
    at, count, noun = announced
    words = quote(reading.text, at, end)
    return finding("P707", reading.passage.at(at), stated=count, listed=f"{listed:02}", unit=noun, quote=words)


def small_counts(reading: Reading) -> Sequence[tuple[int, int, str]]:
    """Where the small numbers, in figures or in words, begin and end, and what is written."""
    return reading.kept(_small_counts)


def _small_counts(reading: Reading) -> Sequence[tuple[int, int, str]]:
    return tuple(_read_small(reading))


def _read_small(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for x in reading.quantities:
        if len(x.text) < _LONG and x.value and 2 <= x.value <= _MANY and x.exact and not (x.percent or x.ordinal):
            yield x.start, x.end, x.text
    for said in _SAID.finditer(reading.text) if reading.says(_NUMBER_WORDS) else ():
        yield said.start(), said.end(), said.group()


def _heads(reading: Reading) -> Iterator[tuple[int, str, re.Match[str]]]:
    """The small numbers with the noun and the sign that open a list behind them."""
    for start, end, count in small_counts(reading) if ", " in reading.text else ():
        head = _HEAD.match(reading.text, end)
        if head:
            yield start, count, head


def _named(reading: Reading) -> Iterator[Finding]:
    """``6 câu lạc bộ gồm: cầu lông, …``, ``3 thôn: Tân Trung, Phú Lễ``."""
    for at, count, head in _heads(reading):
        if _ASIDES.search(_LEVEL.sub("", head["more"])) or _OTHER_PLACES.search(head["more"]):
            continue
        stop = _LIST_END.search(reading.text, head.end(), head.end() + _MAX)
        body = reading.text[head.end() : stop.start()] if stop else ""
        if (
            not body
            or _OPEN_LIST.search(body)
            or "," not in body
            or (stop and stop.group() == ";" and "(" in head["opens"])
        ):
            continue
        if ("(" in head["opens"]) != (stop is not None and stop.group() == ")"):
            continue
        members = [member.strip() for member in _AND.split(body)]
        least = body.count(", ") + 1
        named = all(map(_NAME.fullmatch, members))
        stated = SPELT.get(count.lower()) or int(count)
        if named:
            listed = len(members)
            if listed != stated and listed > 1:
                yield _finding(reading, (at, count, head["noun"]), listed, head.end() + len(body))
            continue
        places = re.fullmatch(_PLACES, head["noun"].lower())
        short = all(0 < len(member.split()) <= _WORDS for member in members)
        paired = any(pair in body.lower() for pair in _TOGETHER)
        if places or not short or len(members) < 3:
            continue
        shorter = stated == len(members) + 1 and " và " in body
        longer = stated == least - 1 and not paired
        if shorter or longer:
            listed = len(members) if shorter else least
            yield _finding(reading, (at, count, head["noun"]), listed, head.end() + len(body))


def _papers(reading: Reading) -> Iterator[Finding]:
    """``03 văn bản: Kế hoạch số 12/KH-UBND, Công văn số 45/UBND-VP``."""
    if len(reading.citations) < 2 or not any(sign in reading.text for sign in _OPENERS):
        return
    for head in _PAPERS.finditer(reading.text):
        if _ASIDES.search(head["more"]):
            continue
        cited, at = [], head.end()
        for one in reading.citations:
            if one.start >= at and _BETWEEN.fullmatch(reading.text, at, one.start):
                cited.append(one)
                at = one.end
        behind = reading.text[at : at + 2]
        if len(cited) > 1 and len(cited) != _stated(head) and (behind[:1] in (".", ")") or not behind):
            yield _finding(reading, (head.start(), head["count"], head["noun"]), len(cited), at)


def _marked(reading: Reading) -> Iterator[Finding]:
    """``Ba nhiệm vụ trọng tâm: (1) …; (4) …``: figures are the matter of another rule."""
    for head in _MARKED.finditer(reading.text) if "(1)" in reading.text else ():
        if _ASIDES.search(head["more"].replace(_MAINLY, "")):
            continue
        stop = reading.text.find(". ", head.end())
        numbers = [
            int(x["n"]) for x in _MARK.finditer(reading.text, head.end() - 1, stop if stop >= 0 else len(reading.text))
        ]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) and len(numbers) != _stated(head):
            yield _finding(reading, (head.start(), head["count"], head["noun"]), len(numbers), head.end() + 30)


def _opened(text: str) -> Iterator[re.Match[str]]:
    """The numbers with their nouns before each colon that a word follows."""
    at = text.find(": ")
    while at >= 0:
        head = _BY_SEMICOLONS.search(text, max(0, at - _LEAD), at + 2) if text[at + 2 : at + 3].isalpha() else None
        if head and not text.startswith(("một là", "Một là", "thứ nhất", "Thứ nhất"), at + 2):
            yield head
        at = text.find(": ", at + 2)


def _clauses(reading: Reading) -> Iterator[Finding]:
    """``còn 05 tiêu chí chưa đạt, gồm: giao thông; thu nhập; nhà ở; môi trường.``: members between semicolons."""
    for head in _opened(reading.text) if reading.text.count("; ") > 1 else ():
        stop = _FULL_STOP.search(reading.text, head.end())
        body = reading.text[head.end() : stop.start() if stop else len(reading.text)]
        before = reading.text[max(0, head.start() - 24) : head.start()]
        if _ASIDES.search(head["more"].replace(_MAINLY, "")) or _SOME_OF.search(_STILL.sub("", before)):
            continue
        if _MORE.search(body) or _RANGE.search(body):
            continue
        if stop and _GOES_ON.match(reading.text, stop.end()):
            continue
        members = [member for member in body.split("; ") if member.strip()]
        most, stated = len(members) + members[-1].count(" và "), _stated(head)
        if len(members) > 2 and 0 < abs(stated - len(members)) <= _SLIP and not len(members) <= stated <= most:
            listed = head.end() + min(len(body), 60)
            yield _finding(reading, (head.start(), head["count"], head["noun"]), len(members), listed)


def _below(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``áp dụng 05 giải pháp:`` and the items below."""
    reading = readings[at]
    head = _ANNOUNCED.search(reading.text, max(0, len(reading.text) - 110))
    if head is None or _ASIDES.search(head["more"].replace(_MAINLY, "")):
        return
    before = reading.text[max(0, head.start() - 24) : head.start()]
    items = _numbered_lines(readings, at)
    if items and (abs(len(items) - _stated(head)) > _SLIP or _SOME_OF.search(before)):
        return
    if not items and _ASIDES.search(before.replace(" nêu trên", "").replace("tập trung", "")[-12:]):
        return
    items = items or children(readings, at)
    noun = head["noun"].lower()
    counted = any(re.search(rf"\d {re.escape(noun)}|:\s?\d|{re.escape(noun)} \d", item.low) for item in items)
    if len(items) < 2 or counted or len(items) == _stated(head) or any(item.text.endswith(":") for item in items):
        return
    yield _finding(reading, (head.start(), head["count"], head["noun"]), len(items), len(reading.text))


def _documents_below(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    """``ban hành 03 văn bản quy phạm pháp luật:`` with an item for each, which says first of what kind it is."""
    reading = readings[at]
    head = _DOCUMENTS.search(reading.text, max(0, len(reading.text) - _LEAD))
    if head is None or _SOME_OF.search(reading.text, max(0, head.start() - 24), head.start()):
        return
    items = children(readings, at)
    if len(items) < 2 or len(items) == _stated(head) or not all(_KIND_FIRST.match(item.text) for item in items):
        return
    if any(_TWO_KINDS.search(item.text) for item in items):
        return
    yield _finding(reading, (head.start(), head["count"], head["noun"]), len(items), len(reading.text))


def _numbered_lines(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The lines 1, 2, 3, … or a, b, c, … right below a passage, of which none goes on in another paragraph; else
    none."""
    part, out = readings[at].passage.part, list[Reading]()
    for below in readings[at + 1 :]:
        if below.passage.part != part or not _is_number(below.passage.label, len(out) + 1):
            break
        out.append(below)
    behind = [one.passage for one in readings[at + 1 + len(out) :][:_BEHIND]]
    goes_on = behind[:1] != [] and (behind[0].role == "item" or behind[0].label[:1].islower())
    goes_on = goes_on or (behind[:1] != [] and _THE_REST.search(behind[0].text, 0, 60) is not None)
    goes_on = goes_on or any(_is_number(one.label, len(out) + 1) for one in behind)
    whole = all(one.text.endswith((".", ";", ",")) for one in out)
    return [] if goes_on or not whole else out


def _is_number(label: str, place: int) -> bool:
    """Is a label the number or the letter of this place in a list (1 for the first)? Letters may skip đ."""
    found = _LINE_NUMBER.fullmatch(label)
    if found is None:
        return False
    if found["n"]:
        return int(found["n"]) == place
    letters = {letter(place), letter(place + 1)} if place > _SKIPS_D_BAR else {letter(place)}
    return found["letter"] in letters
