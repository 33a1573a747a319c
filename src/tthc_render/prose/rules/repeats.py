"""Repetitions: words, clauses and sentences of a passage, whole paragraphs. P911, P912."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import eq
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import place_words, places_words, quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

LEAST_WORDS: Final = 4
"""Shorter clauses may come again: "không có", "đạt 100%"."""
LEAST_CHARS: Final = 60
LEAST_ITEM: Final = 30
_MOST: Final = 400
_CUT = pattern_of(r"[;:]\s|[.!?]\s(?=[\"“(]?[A-ZĐÀ-ỸĂÂÊÔƠƯ])|[.;!?]$")
_COMMON = pattern_of(
    r"(?:đạt|tăng|giảm|bằng|chiếm|trong đó|so với|từ ngày|ngày|theo|thực hiện|căn cứ|gồm|và|cụ thể|năm|quý|tháng)(?!\w)"
)
_SHORT_PIECE: Final = 12
LEAST_AGAIN: Final = 3
MOST_AGAIN: Final = 30
LEAST_CLAUSE: Final = 5
"""Longer clauses are no nouns: "cấp giấy phép xây dựng, cấp giấy phép xây dựng cho nhà ở" may stand."""
_NAME_GOES_ON = rf"[^\W\d_]{{0,7}}(?: [{CAPITALS}\d][^\W_]{{0,7}}){{0,3}}"
_NAME = rf"[{CAPITALS}]{_NAME_GOES_ON}"
_OFFICE = (
    r"(?:Sở|Phòng|Ban|Văn phòng|Công an|Trung tâm|Trạm|Chi cục|Cục|Hội|Đoàn|Mặt trận|UBND|Trường|Bệnh viện|Thanh tra"
    r"|Đồn|Hạt|Đội|Kho bạc|Thuế|Bảo hiểm)"
)
_OFFICE_ACTS = (
    r"(?:phối hợp|thẩm định|chủ trì|tổng hợp|rà soát|góp ý|kiểm tra|báo cáo|tham mưu|đã|sẽ|thực hiện|hướng dẫn|cung cấp"
    r"|theo dõi|là|có|bố trí|triển khai|xây dựng|đề nghị|được|tổ chức|trình|gửi|cho|để|về|tại|theo)"
)
_NO_OTHER = (
    rf"(?=[,;.]|$| và | [^\W\d_{CAPITALS}])"
    r"(?! (?:tỉnh|thành phố|xã|phường|huyện|các|cấp|của|thuộc|khu vực|bạn|nước|lân cận|giáp|số|thôn|trên|nơi)(?!\w))"
)
"""Behind the name of an office that is the same one, not its namesake elsewhere."""
_WITH_ITSELF = pattern_of(
    rf"(?<!\w)(?P<who>{_OFFICE}(?:,? (?:- )?[^\W\d_]+){{1,9}}?) (?:đã |tiếp tục |chủ động )?(?:chủ trì,? )?"
    rf"phối hợp (?:chặt chẽ )?(?:cùng |với ){{0,2}}(?P=who){_NO_OTHER}"
)
_ONE_OFFICE = rf"{_OFFICE}(?: (?:- )?(?!{_OFFICE_ACTS}(?!\w))[^\W\d_]+){{1,8}}"
_OFFICES_TWICE = pattern_of(
    rf"(?<!\w)(?<!rưởng )(?<!Phó )(?<!đốc )(?<!tịch )(?<!đạo )(?<!của )(?P<who>{_ONE_OFFICE})(?:, {_ONE_OFFICE}){{1,8}}"
    rf"(?:,? và |, )(?P=who){_NO_OTHER}"
)
_LISTED_NAMES = pattern_of(rf"[{CAPITALS}](?<![\w.].){_NAME_GOES_ON}(?:, {_NAME}){{1,40}}(?: và {_NAME})?(?!\w)")
_NEXT_NAME = pattern_of(rf", [{CAPITALS}]")
# "cơ sở giáo dục, cơ sở giáo dục nghề nghiệp" goes on to something narrower; "do định mức, do định mức còn vướng" not.
_JOINING: Final = frozenset(
    [
        "do",
        "vì",
        "để",
        "nhằm",
        "theo",
        "tại",
        "của",
        "đã",
        "được",
        "trong",
        "với",
        "về",
        "trên",
        "từ",
        "bằng",
        "cho",
        "khi",
        "nếu",
        "thì",
        "mà",
        "và",
        "chưa",
        "không",
        "còn",
        "đang",
        "sẽ",
        "phải",
    ]
)
_TIMED: Final = frozenset({"đã", "đang", "sẽ"})
_SUBJECT: Final = 6
"""Words of a subject, behind which these stand."""
_VERBS: Final = frozenset(
    tuple(verb.split())
    for verb in (
        *(
            "chỉ đạo",
            "yêu cầu",
            "phối hợp",
            "tổ chức",
            "triển khai",
            "thực hiện",
            "tiếp tục",
            "vận động",
            "tuyên truyền",
        ),
        *("kiểm tra", "rà soát", "báo cáo", "ban hành", "hướng dẫn", "đề nghị", "duy trì", "đóng góp", "tham gia"),
        *("xây dựng", "giải quyết", "tiếp nhận", "hoàn thành", "xử lý", "giám sát", "hỗ trợ", "khắc phục", "đôn đốc"),
        *("tham mưu", "phân công", "niêm yết", "bố trí", "thống kê", "tổng hợp", "tăng cường", "đẩy mạnh", "nâng cao"),
    )
)
_FIGURES: Final = frozenset("0123456789")
_PIECES = pattern_of(r"[,;:.]\s")
_WORD = r"[^\W_]{1,12}"
_LONGEST: Final = 12
"""Words of a phrase with a figure that comes again right behind itself."""
_PHRASE = pattern_of(
    rf"(?<![\w.,/-])(?P<phrase>{_WORD}(?:\s{_WORD}){{1,{_LONGEST - 1}}}),?\s(?P=phrase)(?![\w/-]|[.,]\d)"
)
_AGAIN = pattern_of(r"\s(?:lần|đợt|vòng) (?:thứ )?(?:\d|hai|ba)")
_GOES_ON = pattern_of(r"\s[^\W\d_]")
_STOPS = pattern_of(r"[.;:!?](?:\s|$)")
_NEXT_WORD = pattern_of(r"\s([^\W\d_]+)")
_FIGURE_GOES_ON = pattern_of(r"[.,/-]?\d|[/%-]\w|\w")
_THEN: Final = frozenset(
    {"cho", "với", "tại", "để", "đến", "nhằm", "theo", "trên", "từ", "đạt", "trước", "trong", "do", "bằng", "ở", "và"}
)
"""What a clause that was typed twice goes on with; a narrower one goes on with a noun of its own."""


def check_repeats(context: ProseContext) -> list[Finding]:
    """Findings on words that were pasted twice."""
    out: list[Finding] = []
    for reading in context.running:
        again = [*_phrases(reading)]
        if reading.three_words_again:
            again = [*_clauses(reading), *_between_commas(reading), *again, *_in_a_row(reading)]
        again += _names_twice(reading)
        again += _offices_twice(reading)
        again += _with_itself(reading) if "phối hợp" in reading.low else ()
        if not again:
            continue
        # The same words a third time, and a hundredth time, are the same mistake.
        again = sorted({item.where: item for item in reversed(again)}.values(), key=lambda item: item.where)
        out += {item.details["words"].strip(" .,;").lower(): item for item in reversed(again)}.values()
    return [*out, *_paragraphs(context.running)]


def _paragraphs(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Whole paragraphs that come again; those that follow each other at both places are told once."""
    seen: dict[tuple[int, str], int] = {}
    copies: dict[int, list[int]] = {}
    for at, reading in enumerate(readings):
        first = seen.setdefault((reading.passage.part, reading.text.strip().rstrip(" ;.,")), at)
        if first != at:
            copies.setdefault(first, []).append(at)
    for start, again in copies.items():
        if _goes_on_from(copies, start, again):
            continue
        stop = start + 1
        while _goes_on_from(copies, stop, copies.get(stop, [])):
            stop += 1
        told = [at for at in range(start, stop) if _is_told(readings, at, copies[at][0])]
        if not told:
            continue
        second, *later = (readings[at].passage for at in copies[told[0]])
        lines = places_words([other.place for other in later])
        place = place_words(readings[told[0]].passage.place)
        yield finding(
            "P912", second.at(0), place=f"{place} (lặp nữa ở {lines})" if lines else place,
            more=f" cùng {len(told) - 1} đoạn sau" if len(told) > 1 else "",
            quote=quote(second.text, 0, len(second.text), 80),
        )  # fmt: skip


def _is_told(readings: Sequence[Reading], first: int, again: int) -> bool:
    """Is it too long for chance? Shorter lines and headings may come again, and items in lists below other heads."""
    item = readings[first].passage.role == "item"
    near = item and all(x.passage.role == "item" for x in readings[first : again + 1])
    long = len(readings[first].text.strip()) >= (LEAST_ITEM if near else LEAST_CHARS)
    return (long and readings[first].passage.role != "heading") or _is_one_list(readings, first, again)


def _is_one_list(readings: Sequence[Reading], first: int, again: int) -> bool:
    """``- Dỡ bỏ 38 mái che;`` twice among the items of one list: with a figure of its own, so no heading of some."""
    text = readings[first].text
    own = text.count(" ") >= LEAST_WORDS and ":" not in text and any(map(str.isdigit, text))
    return own and all(
        x.passage.role == "item" and x.passage.label == readings[first].passage.label
        for x in readings[first : again + 1]
    )


def _goes_on_from(copies: dict[int, list[int]], first: int, again: Sequence[int]) -> bool:
    """Are the paragraphs right before a paragraph and before each of its copies copies, too?"""
    return bool(again) and [at - 1 for at in again] == copies.get(first - 1)


def _clauses(reading: Reading) -> Iterator[Finding]:
    """``khu vực dịch vụ tăng 3,84%; khu vực dịch vụ tăng 3,84%``."""
    text = reading.text
    pieces = reading.low.replace(". ", "; ").rstrip(".;").split("; ")
    if len(pieces) == 1:
        return
    if len(set(pieces)) == len(pieces) and not any(map(_ends_with, pieces, pieces[1:])):
        return
    done, seen, last = 0, set(), ""
    for found in list(_CUT.finditer(text))[:_MOST]:
        clause = " ".join(text[done : found.start()].lower().split()).strip(" .,;:-")
        start, done = done, found.end()
        if len(clause.split()) < LEAST_WORDS:
            continue
        if clause in seen or _ends_with(last, clause):
            yield finding("P911", reading.passage.at(start), words=quote(text, start, found.start(), 80).strip())
        seen.add(clause)
        last = clause


def _between_commas(reading: Reading) -> Iterator[Finding]:
    """``…, đã làm rõ 52 vụ với 79 đối tượng, đã làm rõ 52 vụ với 79 đối tượng, đạt 89,7%``."""
    pieces = _PIECES.split(reading.low.rstrip(" .;:,"))
    long = [piece for piece in pieces if len(piece) > _SHORT_PIECE]
    if len(set(long)) == len(long):
        return
    twice = Counter(piece for piece in pieces if piece.count(" ") >= LEAST_WORDS - 1)
    again = {piece for piece, times in twice.items() if times > 1}
    if not again:
        return
    cuts = [0, *(found.end() for found in _PIECES.finditer(reading.low)), len(reading.low)]
    for at, (one, other) in enumerate(pairwise(pieces)):
        if reading.text[cuts[at + 1] - 2] == ";" and at + 2 == len(pieces):
            continue  # `_clauses` has it
        if other in again and (one == other or _is_again(pieces, at + 1)):
            yield finding(
                "P911", reading.passage.at(cuts[at + 1]), words=quote(reading.text, cuts[at + 1], cuts[at + 2], 80)
            )


def _is_again(pieces: Sequence[str], at: int) -> bool:
    """Is it a long clause with a figure of its own that came before? "đạt 100% kế hoạch" may come again."""
    piece = pieces[at]
    own = piece.count(" ") > LEAST_WORDS and any(map(str.isdigit, piece)) and not _COMMON.match(piece)
    return own and piece in pieces[:at]


def _ends_with(first: str, clause: str) -> bool:
    """``Trong kỳ đã tổ chức 12 lớp cho 640 người; tổ chức 12 lớp cho 640 người``: with a figure, so no mere echo."""
    same = first.endswith(clause) and first[: -len(clause)].endswith(" ")
    return same and len(clause.split()) > LEAST_WORDS and any(map(str.isdigit, clause))


def _names_twice(reading: Reading) -> Iterator[Finding]:
    """``các thôn Nặm Đăm, Thượng Sơn, Nặm Đăm và Bảo An``: one name twice in a list of names."""
    if not _NEXT_NAME.search(reading.text):
        return
    for found in _LISTED_NAMES.finditer(reading.text):
        names = [name.strip() for name in re.split(r", | và ", found.group()) if name.strip()]
        twice = [name for name, times in Counter(names).items() if times > 1]
        if twice and len(names) > 2:
            again = reading.text.find(twice[0], found.start() + found.group().find(twice[0]) + len(twice[0]))
            yield finding("P911", reading.passage.at(again), words=quote(found.group(), 0, len(found.group()), 90))


def _offices_twice(reading: Reading) -> Iterator[Finding]:
    """``Công an xã, Ban Chỉ huy Quân sự xã, Đoàn Thanh niên, Công an xã tổ chức``: one office twice in a list."""
    for found in _OFFICES_TWICE.finditer(reading.text) if reading.three_words_again else ():
        words = quote(found.group(), 0, len(found.group()), 90)
        yield finding("P911", reading.passage.at(found.end() - len(found["who"])), words=words)


def _with_itself(reading: Reading) -> Iterator[Finding]:
    """``Phòng Kinh tế chủ trì, phối hợp với Phòng Kinh tế kiểm tra``: the second office is another one."""
    for found in _WITH_ITSELF.finditer(reading.text):
        yield finding("P911", reading.passage.at(found.start()), words=found.group())


def _in_a_row(reading: Reading) -> Iterator[Finding]:
    """``do định mức hỗ trợ, do định mức hỗ trợ còn vướng``: three words and more, again at once."""
    if reading.crowded:
        return
    words = reading.words
    last: dict[tuple[str, ...], int] = {}
    for at in reading.three_words_again:
        three = tuple(words[at : at + 3])
        first = last.get(three)
        last[three] = at
        if first is None:
            continue
        size = at - first
        if not LEAST_AGAIN <= size <= MOST_AGAIN or words[first:at] != words[at : at + size]:
            continue
        spans = reading.word_spans
        begin, stop, again, end = spans[first][0], spans[at - 1][1], spans[at][0], spans[at + size - 1][1]
        if reading.low[begin:stop] != reading.low[again:end] or _STOPS.search(reading.text, begin, stop):
            continue
        gap = reading.text[stop:again]
        if gap == " " and ", " in reading.text[begin:stop] and not all(map(str.isalpha, words[first:at])):
            continue  # "tán thành, 1 người không tán thành, 1 người không dự": no ends of clauses
        if _is_sure(reading, words[first:at], gap, (again, end)):
            yield finding("P911", reading.passage.at(again), words=reading.text[again:end])
            return


def _is_sure(reading: Reading, words: Sequence[str], gap: str, second: tuple[int, int]) -> bool:
    """Do words that stand twice, ``gap`` between them, go on to nothing of their own: neither narrower nor next?"""
    if gap not in (" ", ", ", "; "):
        return False
    again, end = second
    goes_on = _NEXT_WORD.match(reading.low, end)
    if gap != " " and all(map(str.isalpha, words)) and _is_clause(reading, words, again, end):
        return True
    if gap == "; ":
        return False
    if any(not word.isalpha() for word in words):
        if _FIGURE_GOES_ON.match(reading.text, end) or not any(len(word) > 1 and word.isalpha() for word in words):
            return False
        return gap == " " or goes_on is None or (goes_on[1] in _THEN and not words[0].isdigit())
    if gap == " " or words[0] in _JOINING or reading.text[end : end + 1] in (",", ".", ";", ""):
        return True
    return len(words) > LEAST_CLAUSE and goes_on is not None and goes_on[1] in _THEN


def _is_clause(reading: Reading, words: Sequence[str], again: int, end: int) -> bool:
    """Have words that stand twice a verb, and go on to what is done or by whom: ``Hội đã vận động hội viên, Hội đã vận
    động hội viên hiến …``, ``yêu cầu các thôn khẩn trương, yêu cầu các thôn khẩn trương báo cáo``?"""
    if len(words) <= LEAST_AGAIN:
        return False
    if not _TIMED.isdisjoint(words[:_SUBJECT]):
        return True
    behind = reading.low[end : end + 24].split()[:2]
    named = reading.text[again : again + 1].isupper()
    return any(map(_VERBS.__contains__, pairwise(words))) and (named or tuple(behind) in _VERBS)


def _says_at_once(reading: Reading) -> bool:
    """Do some words come again right behind themselves?"""
    words = reading.words
    last: dict[str, int] = {}
    sizes: set[int] = set()
    for at, word in enumerate(words):
        if word[0] in _FIGURES:
            sizes.add(at - last.get(word, -1))
            last[word] = at
    sizes = {size for size in sizes if 1 < size <= _LONGEST}
    return any(b"\1" * size in bytes(map(eq, words, islice(words, size, None))) for size in sizes)


def _phrases(reading: Reading) -> Iterator[Finding]:
    """``thuộc 3 thôn thuộc 3 thôn``: a phrase with a figure in it twice in a row."""
    numbers = [quantity.text for quantity in reading.quantities]
    if not any(map(eq, numbers, islice(numbers, 1, None))) or not _says_at_once(reading):
        return
    for found in _PHRASE.finditer(reading.text):
        phrase = found["phrase"]
        # "chuyển cơ quan điều tra 1 vụ, 1 vụ đang xác minh": the next of a list, with words of its own.
        if (
            phrase[0].isdigit()
            and "," in found.group()[len(phrase) :][:2]
            and _GOES_ON.match(reading.text, found.end())
        ):
            continue
        if _AGAIN.match(reading.text, found.end()):
            continue  # "kiểm tra thôn 1, kiểm tra thôn 1 lần 2"
        if re.search(r"\d", phrase) and re.search(r"[^\W\d_]{2}", phrase):
            yield finding("P911", reading.passage.at(found.start()), words=phrase)
