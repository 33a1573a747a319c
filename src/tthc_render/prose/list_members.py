"""How many members a list in a sentence has, at least and at most: each mark between two of them is sure or doubtful.

``Sở Y tế, Sở Văn hóa, Thể thao và Du lịch``: a member that begins with a word for its kind (an office, a place, a
person's title, the noun that was counted) begins behind a sure mark; "Thể thao" may be the rest of a name. What has a
bracket or a figure behind each member is cut there. A semicolon is a sure mark, a number (``1)``, ``đợt 2``) too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from tthc_render.prose.member_kinds import PLACE_WORDS, kind_of, mark_between, most_of, short_noun
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_SEVERAL: Final = pattern_of(
    r"(?:các|những|một số|nhiều|vài|toàn bộ|hai|ba|bốn|năm|sáu|bảy|\d[\d./]*)\s(?!km|m\b|ha\b|nghiệp|chất|kích)",
    re.IGNORECASE,
)
_SHARED: Final = pattern_of(rf"(?:các|những|ở|tại)\s(?:{PLACE_WORDS})\s(?=[{CAPITALS}])|(?:các|những)\s(?:ông|bà)\s")
_OPEN: Final = pattern_of(
    r"\.\.|…|v\.v|(?<!\w)(?:và|cùng) (?:các|những|một số|nhiều)(?!\w)"
    r"|(?<!\w)(?:như|tiêu biểu|điển hình|ví dụ|chẳng hạn|vân vân)(?!\w)|(?<!\w)(?:còn lại|chưa rõ|khác nhau)(?!\w)"
    r"|(?<![/\d.,])\d{1,2} (?:đến|tới|-|–) (?:[^\W\d_]+ )?\d{1,2}(?![\d/.,%])"
)
"""Words in a list by which it need not have all, or has several in one member."""
_TAIL: Final = pattern_of(
    r"(?:trong (?:đó|số|khi)|mỗi|do|vì|chiếm|bằng|bình quân|riêng|còn|đã|đang|đều|được|bị|chưa|không|với|cùng với"
    r"|đồng thời"
    r"|qua đó|trừ|kể cả|bao gồm|gồm|hiện|cụ thể|nhất là|đặc biệt|như|so với|là|lần lượt|cao nhất|sau đó|kèm|nay|có"
    r"|chủ yếu|khi|nên|mà|nhưng|song|việc này|trị giá|sẽ|vẫn|(?:tổng|cộng|đạt|tăng|giảm|vượt|thấp hơn|cao hơn|diện tích"
    r"|quy mô|kinh phí|thời gian|tỷ lệ|trung bình|dự kiến|thu hút|nộp|hỗ trợ|tương (?:ứng|đương)|nâng|từ|đến|ghi nhận"
    r"|bổ sung|thực hiện|gây)(?!\w)[^,;]*\d)(?!\w)"
)
"""With what a clause begins that is no member."""
_BY_PAPER: Final = pattern_of(r"theo (?:[Kk]ế hoạch|[Qq]uyết định|[Nn]ghị quyết|[Cc]hương trình|[Cc]ông văn) số ")
"""The same of the last clause."""
_OF_FIGURES: Final = pattern_of(
    r"(?:tổng|diện tích|quy mô|kinh phí|thời gian|tỷ lệ|trung bình|bình quân|đạt|tăng|giảm)(?!\w)"
)
"""With what a clause begins, or a member that has a figure as those before it."""
_MAY_BE_TAIL: Final = pattern_of(
    r"(?:để|nhằm|theo|tại|ở|trên|từ|đến|thuộc|trong|trước|ngoài|góp phần|phấn đấu|hoàn thành|giúp|tạo|bảo đảm|đảm bảo"
    r"|tập trung|phục vụ|nâng|tăng|giảm|gây|làm|thu hút|hỗ trợ|thực hiện|bổ sung|đạt|nguyên nhân|cơ bản|ghi nhận"
    r"|dự kiến"
    r"|giao|đề nghị|yêu cầu|trình)(?!\w)"
)
"""With what a clause may begin, or a member that is an act."""
_VALUE: Final = pattern_of(
    r"(?: ?\([¤]*\)|(?: có| là| đạt|:)? [+-]?\d[\d.,]*(?:/\d+)?(?:%| (?!tháng|năm|quý"
    r"|và)[^\W\d_]+(?: (?!và)[^\W\d_]+){0,2})?)$"
)
_NUMBERED_PLACE: Final = pattern_of(rf"(?:^|\s)(?:{PLACE_WORDS}|số|Tổ|Khối|Đội)\s\d{{1,2}}[A-Z]?$", re.IGNORECASE)
_IN_BRACKET: Final = pattern_of(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"")
_CUT: Final = pattern_of(r"(?P<mark>,|;)\s(?:và\s|cùng\s)?|\s(?:và|cùng)\s(?!các |những )")
_STOP: Final = pattern_of(r"\.(?<!v\.v\.)(?<!TP\.)(?<!Tp\.)(?=\s|$)")
_CLAUSE: Final = pattern_of(
    r"(?:và |cùng )?(?:\d|\(\d|(?:hai|ba|bốn|năm|sáu|bảy|các|những) |[^,;]{0,40} (?:là|có|đạt|đã|chưa|còn) |có "
    r"|còn |riêng )",
    re.IGNORECASE,
)
_PAIRS: Final = pattern_of(
    r"(?:phòng cháy, chữa|khiếu nại, tố|văn hóa, (?:thể|xã|thông)|cán bộ, công|an ninh, trật|quốc phòng, an"
    r"|kiến nghị, phản|phản ánh, kiến|sản xuất, kinh|thu, chi|nông, lâm|văn nghệ, thể|thể dục, thể|khoa học, công"
    r"|giáo dục, đào|hạ tầng, đô|đất đai, môi|xây dựng, đô|thiên tai, tìm|văn thư, lưu|thương mại, dịch"
    r"|công nghiệp, tiểu"
    r"|lao động, việc|việc làm, thu|nhà ở, đất|chế biến, chế|trồng trọt, chăn|nông nghiệp, nông|dân số, gia|y tế, dân"
    r"|gia đình, trẻ|tôn giáo, tín|tín ngưỡng, tôn|du lịch, dịch|điện, nước|thi đua, khen|hôn nhân, gia|lâm, thủy"
    r"|tuyên truyền, phổ|mua, bán|nội, ngoại|(?:cải tạo|sửa chữa), nâng|thẩm định, phê|tài nguyên, khoáng|vệ sinh, môi"
    r"|thu gom, (?:xử|vận)|vận chuyển, xử|tiếp nhận, (?:giải|trả|xử)|trâu, bò|gia súc, gia|kiểm tra, giám"
    r"|thanh tra, kiểm|quản lý, (?:sử|khai|vận)|xây dựng, (?:ban|hoàn)|bồi thường, (?:hỗ|giải)|giao đất, cho)"
)
"""Two words that are one member with a comma in it."""
_ORDINALS: Final = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7}
_NUMBER: Final = pattern_of(
    r"(?P<shape>\()?1\)\s|(?P<noun>[^\W\d_]+(?: (?!số |thứ )[^\W\d_]+)?) (?:số |thứ )?(?:0?1(?![\d/.,]*\d|\w)"
    r"|nhất(?!\w))"
)
_SHAPES: Final = {
    "(": re.compile(r"(?:(?<=[;,.:] )|^|(?<=và ))\((?P<n>\d{1,2})\)\s"),
    "": re.compile(r"(?:(?<=[;,.:] )|^|(?<=và ))(?P<n>\d{1,2})\)\s"),
}
_FIGURE: Final = pattern_of(r"(?<![\w/.,-])\d[\d.,]*(?<![.,])(?![\w/%])")
_LEAST_WORDS, _FEW_WORDS, _MANY_WORDS = 2, 4, 3
_SAME: Final = 3
_BEGUN: Final = ("person", "office", "place", "paper", "name", "noun")
_UNKNOWN: Final = 99
NAMED: Final = ("person", "office", "place", "paper", "name")
"""Kinds of members that have names."""


class Members(NamedTuple):
    """A list: how many members, at least and at most, what they are, and where it ends.

    ``kind``: "person", "office", "place", "paper", "noun" (each begins with what was counted), "thing" (a common
    noun with a name), "name", "plain"; ``values``: the figures behind the members where each has one;
    ``parted``: whether semicolons part them; ``repeats``: whether each begins with the noun that was counted;
    ``numbered``: whether each has a number.
    """

    least: int
    most: int
    kind: str
    values: Sequence[str]
    end: int
    parted: bool = False
    repeats: bool = False
    numbered: bool = False


def masked(text: str) -> str:
    """The text with "¤" for each sign inside of brackets and quotes."""
    if "(" not in text and "“" not in text and '"' not in text:
        return text
    return _IN_BRACKET.sub(lambda x: f"{x.group()[0]}{'¤' * (len(x.group()) - 2)}{x.group()[-1]}", text)


def read_members(text: str, start: int, end: int, noun: str, *, persons: bool) -> Members | None:
    """The list that begins at ``start`` and ends before ``end`` or with the sentence; None where it is none, is not
    whole, or has a member of several.

    ``noun`` is what was counted; ``persons``: whether it is persons.
    """
    mark = _NUMBER.match(text, start, end)
    if mark and mark["noun"] is None:
        return _numbered(text[start:end], start, noun, _SHAPES[mark["shape"] or ""], persons)
    own = mark["noun"].strip().lower() if mark else ""
    words = noun.lower().split()
    if own and own in (" ".join(words[:1]), " ".join(words[:2])):
        numbered = _named_by_number(text[start:end], start, own)
        if numbered:
            return numbered
    body = masked(text[start:end])
    stop = _STOP.search(body)
    body = body[: stop.start()] if stop else body
    shared = _SHARED.match(body)
    if shared:
        body = body[shared.end() :]
        start += shared.end()
    if "; " in body:
        body, parts = _clauses(body, noun, persons)
        if len(parts) > 1 and not _OPEN.search(body):
            return _parted(body, parts, start, noun, persons)
    return None if _OPEN.search(body) else _joined(body, start, noun, persons)


def _numbered(body: str, start: int, noun: str, shape: re.Pattern[str], persons: bool) -> Members | None:
    """``(1) …; (2) …``, ``1) …, 2) …``: members that have the numbers from 1 on, in turn; None where one is missing, or
    is some of what was counted (``4 hồ sơ: (1) 01 hồ sơ đất đai; (2) 03 hồ sơ hộ tịch``)."""
    marks = list(shape.finditer(body))
    numbers = [int(mark["n"]) for mark in marks]
    again = next((at for at, number in enumerate(numbers) if at and number == 1), len(numbers))
    if again < 2 or numbers[:again] != [*range(1, again + 1)]:
        return None
    ends = [mark.start() for mark in marks[1:again]]
    stop = _STOP.search(body, marks[again - 1].end())
    ends.append(stop.start() if stop else len(body))
    pieces = [body[mark.end() : end].strip(" ;,.") for mark, end in zip(marks, ends, strict=False)]
    some = re.compile(rf"\d {re.escape(short_noun(noun))}(?!\w)", re.IGNORECASE)
    if any(some.search(piece) for piece in pieces):
        return None
    figures = [_FIGURE.search(_IN_BRACKET.sub("", piece)) for piece in pieces]
    values = [figure.group() for figure in figures if figure]
    kind = most_of([kind_of(piece, noun, persons) for piece in pieces])
    values = values if len(values) == len(pieces) else []
    return Members(again, again, kind, values, start + marks[again - 1].end(), parted=True, numbered=True)


def _named_by_number(body: str, start: int, own: str) -> Members | None:
    """``đợt 1 …; đợt 2 …``: members that are called by the noun with a number."""
    last = end = 0
    shape = re.compile(
        rf"(?<!\w){re.escape(own)} (?:số |thứ )?(?P<n>\d{{1,2}}|{'|'.join(_ORDINALS)})(?![\d/.,]*\d|\w)", re.IGNORECASE
    )
    for mark in shape.finditer(body):
        number = _ORDINALS.get(mark["n"].lower()) or int(mark["n"])
        if number == last + 1:
            last, end = number, mark.end()
        elif number > last:
            break
    if re.search(rf"(?<!\w)(?:các|những|mỗi|hai|ba|cả) {re.escape(own)}(?!\w)", body, re.IGNORECASE):
        return None
    return Members(last, last, "noun", (), start + end, numbered=True, parted=True) if last > 1 else None


def _clauses(body: str, noun: str, persons: bool) -> tuple[str, list[str]]:
    """The list up to a semicolon behind which another clause begins, and its members between semicolons."""
    parts = body.split("; ")
    named = kind_of(parts[0].split(",")[0], noun, persons) != "plain"
    for at, part in enumerate(parts[1:], 1):
        by_paper = at == len(parts) - 1 and _BY_PAPER.match(part) and not _BY_PAPER.match(parts[0])
        other = "," in parts[0] and named and kind_of(part, noun, persons) == "plain"
        if other or by_paper or _CLAUSE.match(part) or _TAIL.match(part):
            if at > 1 and not _CLAUSE.match(parts[0]):
                return body, []  # members that are clauses of their own, or a list and another
            return "; ".join(parts[:at]), parts[:at]
    return body, [part for part in parts if part.strip()]


def _parted(body: str, parts: Sequence[str], start: int, noun: str, persons: bool) -> Members | None:
    """Members between semicolons: a comma and "và" may be marks, too."""
    if not parts or any(_SEVERAL.match(part) for part in parts):
        return None
    kinds = [kind_of(part.removeprefix("và ").strip(), noun, persons) for part in parts]
    behind = [part[cut.end() :] for part in parts for cut in _CUT.finditer(part)]
    if all(kind == "noun" for kind in kinds):
        behind = [piece for piece in behind if kind_of(piece, noun, persons) == "noun"]
    inner = len(behind)
    return Members(len(parts), len(parts) + inner, most_of(kinds), (), start + len(body), parted=True)


def _joined(body: str, start: int, noun: str, persons: bool) -> Members | None:
    """Members between commas and "và"."""
    pieces, marks, at, unsure = [], [], 0, False
    for cut in _CUT.finditer(body):
        pieces.append(body[at : cut.start()])
        marks.append(cut)
        at = cut.end()
        if cut["mark"] and (_TAIL.match(body, at) or _MAY_BE_TAIL.match(body, at)):
            figures = any(map(str.isdigit, pieces[-1])) and _OF_FIGURES.match(body, at) is not None
            unsure = figures or not _TAIL.match(body, at)
            break
    else:
        pieces.append(body[at:])
    if (ends := _ends_before(pieces, marks, noun, persons)) < len(pieces):
        pieces, unsure = pieces[:ends], False
    marks = marks[: len(pieces) - 1]
    if len(pieces) < 2 or any(_SEVERAL.match(piece) or piece.strip().isdigit() for piece in pieces):
        return None
    end = start + (marks[-1].end() if marks else 0) + len(pieces[-1])
    valued = [None if _NUMBERED_PLACE.search(piece) else _VALUE.search(piece) for piece in pieces]
    values = [x.group() for x in valued if x]
    bare = [piece[: x.start()] if x else piece for piece, x in zip(pieces, valued, strict=True)]
    kinds = [kind_of(piece, noun, persons) for piece in bare]
    if all(kind == "plain" for kind in kinds) and len({bool(x) for x in valued}) > 1 and not valued[-1]:
        return None
    kind = most_of(kinds)
    while kind in _BEGUN and kinds[-1] == "plain" and "," in marks[-1].group() and len(kinds) > 2:
        for some in (pieces, bare, kinds, valued, marks):
            some.pop()  # a clause behind the list
        end = start + marks[-1].end() + len(pieces[-1])
    offices = noun.lower().split()[:1] in (["sở"], ["phòng"]) and kind in ("capital", "name", "office")
    starts = Counter(piece.split()[0].lower() for piece in bare if piece.split())
    sure = doubtful = 0
    heads = bare[:1]
    plain = []
    for nth, mark in enumerate(marks):
        one, other = bare[nth], bare[nth + 1]
        how = mark_between(kinds, nth, kind, one, other, joined="," not in mark.group(), offices=offices)
        if valued[nth] and (valued[nth + 1] or nth + 1 < len(marks)):
            how = "sure"
        elif how != "sure" and len(values) > 1 and valued[nth + 1] and not valued[nth]:
            how = "inner" if " và " in mark.group() else "doubtful"
        elif how == "plain" and "," not in mark.group():
            how = "sure" if starts[other.split()[0].lower()] > 1 and other.split()[0].lower() != "xây" else "doubtful"
            plain.append(mark) if how == "sure" else None
        elif how == "plain":
            plain.append(mark)
        sure += how in ("sure", "plain")
        heads += [other] if how in ("sure", "plain") else []
        doubtful += how == "doubtful"
    least = sure + 1
    if kind == "noun" and len({tuple(piece.lower().split()[:_SAME]) for piece in bare}) < len(bare):
        return None  # one of them twice
    if plain and kind == "plain" and not values and not _is_even(bare, body):
        least = 1
    repeats = all(piece.lower().startswith(noun.lower().split()[0]) for piece in heads)
    most = _UNKNOWN if unsure and kind not in NAMED else sure + doubtful + 1
    return Members(least, most, kind, values if len(values) in (len(pieces), least) else (), end, repeats=repeats)


def _ends_before(pieces: Sequence[str], marks: Sequence[re.Match[str]], noun: str, persons: bool) -> int:
    """How many pieces come before a clause with a number of its own: ``…, Lê Công Tuấn và Phạm Văn Đức, thu giữ 18,6
    triệu đồng, 02 xe mô tô``; all of them where the members before it are not named."""
    ends = next((at for at, piece in enumerate(pieces) if _SEVERAL.match(piece) or piece.strip().isdigit()), None)
    if ends is None:
        return len(pieces)
    kinds = [kind_of(_IN_BRACKET.sub("", piece), noun, persons) for piece in pieces[:ends]]
    named = next((at for at, kind in enumerate(kinds) if kind not in NAMED), len(kinds))
    cut = named > 1 and set(kinds[:named]) == {"person"} and "," in marks[named - 1].group()
    return named if cut else len(pieces)


def _is_even(pieces: Sequence[str], body: str) -> bool:
    """Are common words between commas so alike that each is a member: all short, or all long, and no known pair?"""
    lengths = [len(piece.split()) for piece in pieces]
    if _PAIRS.search(body.lower()) or min(lengths) < _LEAST_WORDS:
        return False
    return max(lengths) <= _FEW_WORDS or min(lengths) >= _MANY_WORDS
