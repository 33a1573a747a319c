"""Words and signs that stand where something is still to be written: "(điền sau)", "xxx", "số …/KH-UBND", "#REF!"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.vietnamese.patterns import pattern_of

_DOTS: Final = r"(?:…+\.*|\.{3,}…?|_{2,})"
_ORDERS: Final = (
    r"(?:sẽ|cần|chờ|phải|đang|còn)?\s?(?:điền|bổ sung|cập nhật|hoàn thiện|nhập|viết|thêm|chèn)"
    r"(?:\s(?:sau|thêm|tiếp|vào|đây|số liệu|số|tên|nội dung|cụ thể|thông tin|hình|ảnh|bảng))*"
)
_ALONE: Final = r"(?:bổ sung|cập nhật|thêm|viết|hoàn thiện)"
"""One such word in round brackets is prose: "Kế hoạch số 12/KH-UBND (bổ sung)"."""
_TELLS: Final = r"(?:ghi|nêu)\s(?:rõ|cụ thể|tên|số|đầy đủ|ngắn gọn)(?!\w)[^()\[\]<>{}]{0,60}"
_CHECKS: Final = r"(?:xem|kiểm tra|rà soát|tính|hỏi)\s(?:lại|sau)(?:\s(?:số liệu|số))?|chờ số(?: liệu)?"
_BLANK: Final = (
    r"(?:tên|số|ngày|tháng|năm|họ|họ và tên|địa danh|chức vụ|lĩnh vực|đơn vị|cơ quan|nội dung|số liệu|số lượng|tỷ lệ)"
    r"(?:\s[^\W\d_]+){0,4}"
)
_INSIDE: Final = rf"(?i:{_ORDERS}|{_TELLS}|{_CHECKS}|{_BLANK}|\.{{2,}}|…|_+|x+|\?+)"
_TO_DO: Final = r"(?i:nêu|ghi(?! chú)|điền|nhập|chèn|liệt kê|mô tả)\s[^()\[\]<>{}]{1,80}"
"""What square brackets may tell to be done, whatever it is: "[nêu khó khăn khác]"."""
_NAMED: Final = (
    r"[Tt]ên (?:lĩnh vực|đơn vị|xã|phường|cơ quan|sở|thủ tục|TTHC|người ký|báo cáo)"
    r"|[Ll]ĩnh vực (?:[A-CX]|\d|abc|xyz)|(?:UBND )?(?:[Xx]ã|[Pp]hường|[Ss]ở|[Tt]ỉnh) (?:X|abc|xyz)"
)
"""“Xã A”, “UBND tỉnh B” are units of a made-up report, told apart by their letters; “xã X” is any."""
_NOUN: Final = (
    r"(?:hồ sơ|TTHC|thủ tục|văn bản|cuộc|lượt|đơn vị|người|tin|bài|lớp|buổi|trường hợp|đồng|triệu|tỷ|vụ|đơn|%)"
)
_VERBS: Final = (
    *(
        "thiếu",
        "có",
        "còn",
        "gồm",
        "được",
        "đạt",
        "mua",
        "cấp",
        "tổ chức",
        "hỗ trợ",
        "tiếp nhận",
        "giải quyết",
        "xử lý",
    ),
    *("ban hành", "khoảng", "thêm", "tăng", "giảm", "tổng số", "kiểm tra", "bổ sung", "đề nghị"),
)
_WANTS: Final = f"(?:{'|'.join(rf'(?<=[ ,]{words} )' for words in _VERBS)})"
"""Words behind which a figure stands."""
_ROMAN: Final = (
    r"(?<!kỷ )(?<!khóa )(?<!khoá )(?<!hội )(?<!thứ )(?<!chương )(?<!phần )(?<!mục )(?<!lục )(?<!lần )(?<!kỳ )(?<!số )"
)
_ALTERNATIVES: Final = (
    # errors of a spreadsheet
    r"\#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)|(?:(?<=\S\s)|(?<=\w))\#{4,}|\#{4,}(?!\#|\s\S)",
    # fields of Word without their text
    r"Error! [A-Z][\w ]{5,60}\.?|\{ ?(?:MERGEFIELD|REF|PAGEREF) [^{}]*\}|«[A-Za-z]+(?:_[A-Za-z]+)+»",
    # orders to oneself in brackets
    rf"\((?:(?!{_ALONE}\)){_ORDERS}|{_TELLS}|{_CHECKS}|{_DOTS}|\.\.|[xX]{{2,}}|\?+)\)",
    rf"(?<!\^)\[(?:{_INSIDE}|{_TO_DO})\](?!\()",
    rf"<{_INSIDE}>",
    rf"\{{{_INSIDE}\}}",
    # letters in place of figures and names
    r"(?<![\w.@/])x{2,}(?![\w@]|\.\w)",
    rf"(?i:{_ROMAN})(?<![\w./@])X{{2,}}(?:(?=\s?%|\s{_NOUN}(?!\w)|/[A-ZĐ\d])|(?<=XXXX))(?![A-Z])",
    r"(?<=[Ss]ố )X{2,}(?=/(?:\d{4}/)?[A-ZĐ]{2})",
    r"(?<![\w.])(?:[yY]{3,}|[zZ]{3,}|[nN]{3,}|abcxyz|asdf\w*)(?![\w.])",
    r"(?<![\w.-])(?:TODO|TBD|FIXME|[Ll]orem ipsum)(?![\w-])",
    r"(?<=\s)\?{2,}(?!\w)|^\?+$|(?<=\d)\?(?=\s[^\W\d_])",
    # dots and lines to be filled by hand
    rf"(?<!\w)(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Tt]ừ|[Đđ]ến|[Ll]à|[Đđ]ạt)\s?:?\s?(?:{_DOTS}|\.\.(?!\.))(?:\s?/\s?{_DOTS})*"
    rf"(?:\s?/[\w-]+)*",
    rf"(?:{_DOTS}|(?<![\w./])\.\.)\s?/\s?(?:[A-ZĐ\d][\w-]*|\.\.+(?=\s?/\s?[.…\d])|…|_+)(?:\s?/\s?[\w.…-]+)?",
    rf"(?<=[^\W\d_]\s){_DOTS}\s?(?:%|{_NOUN}(?!\w))",
    rf"{_WANTS}{_DOTS}(?=\s[a-zà-ỹăâđêôơư])",  # "còn thiếu … máy tính"
    r"_{3,}",
    r"(?<!\w)[Ss]ố:?\s+/(?:\d{4}/)?[A-ZĐ]{2,}[\w-]*",
    r"(?<!\w)[Nn]gày\s+tháng\s+năm(?=\s+\d|\s{2,})",
)
_BEGINS: Final = r"(?=[#E{«(\[<?_….xXyYzZnNaTtFLlSsĐđ])(?:(?<!\w)|(?=[#E{«(\[<?_….]))"
"""Any of them begins with one of these signs, or with one of these letters at the begin of a word."""
_PLACEHOLDER: Final = pattern_of(f"{_BEGINS}(?:{'|'.join(_ALTERNATIVES)})")
_WHOLE: Final = pattern_of(
    rf"(?:{_DOTS}|\.+|-{{2,}}|[xX]{{2,}}|\?+|{_NAMED}"
    rf"|(?i:{_ORDERS}|chưa (?:điền|viết|có nội dung)|abc|test)"
    r"|(?i:(?:nội dung|số liệu|phần|mục)(?: này| phần này| mục này)? (?:đang|sẽ|chờ)(?: được)? "
    r"(?:cập nhật|bổ sung|hoàn thiện|viết)(?: sau)?))[\s.:;]*"
)
_QUOTATION: Final = pattern_of(r"“[^“”]*”|«[^«»]*»")


class Signs(NamedTuple):
    """What texts have where there is a placeholder: marks, and shapes of those that have no mark."""

    marks: Sequence[str]
    shapes: Sequence[re.Pattern[str]]

    def are_in(self, text: str) -> bool:
        """Has a text any of them?"""
        return any(map(text.__contains__, self.marks)) or any(shape.search(text) for shape in self.shapes)


def signs_in(text: str) -> Signs:
    """Those that a text has, for `placeholders` of each of its parts."""
    return Signs(
        [mark for mark in _SIGNS.marks if mark in text], [shape for shape in _SIGNS.shapes if shape.search(text)]
    )


def placeholders(text: str, signs: Signs | None = None) -> Iterator[tuple[int, str]]:
    """Where each placeholder of ``text`` begins, and the placeholder as typed.

    An omission in a quotation, “… (x) …”, and the three dots that end a list are none. ``signs``: those that it may
    have, where they are known.
    """
    if not text.strip():
        return
    if _WHOLE.fullmatch(text.strip()):
        yield len(text) - len(text.lstrip()), text.strip()
        return
    if not (signs or _SIGNS).are_in(text):
        return
    quoted = [found.span() for found in _QUOTATION.finditer(text)]
    for found in _PLACEHOLDER.finditer(text):
        if not any(start < found.start() < end for start, end in quoted) and not _is_inside_name(text, found):
            yield found.start(), found[0].strip()


def _is_inside_name(text: str, found: re.Match[str]) -> bool:
    """Are lines to be filled the underscores of a name of a file or a code, such as A_B___C, without any mark?

    Or are letters in place of figures the last group of a product's code, CM44P-A1+AA-XXXX?
    """
    if set(found[0]) == {"X"}:
        return _PRODUCT.search(text, max(0, found.start() - NAME_LENGTH), found.start()) is not None
    if set(found[0]) != {"_"}:
        return False
    before = _NAME_BEFORE.search(text, max(0, found.start() - NAME_LENGTH), found.start())
    after = _NAME_BEHIND.match(text, found.end())
    return before is not None and after is not None and f"{before[0]}{after[0]}".isascii()


NAME_LENGTH: Final = 60
_PRODUCT: Final = pattern_of(r"(?<![\w/.+-])(?=[A-Z-]{0,20}\d)[A-Z\d]{3,20}-[A-Z\d+-]{0,30}-$")
_NAME_BEFORE: Final = pattern_of(r"[^\W_]\w*$")
_NAME_BEHIND: Final = pattern_of(rf"[^\W_]\w{{0,{NAME_LENGTH}}}")
_SIGNS: Final = Signs(
    (
        *"…_?#[<{«!", "xx", "XX", "yyy", "YYY", "zzz", "ZZZ", "nnn", "NNN", "abcx", "asdf", "TODO", "TBD",
        "FIXME", "orem i",
    ),
    (
        pattern_of(
            r"\.\.(?:(?<=[\s:(]\.\.)|(?<=[ốừà]\.\.)|(?<=(?:ăm|ến|ạt)\.\.)|(?<=gày\.\.)|(?<=háng\.\.)|\.*\s?/)"
        ),
        pattern_of(r"ố:?\s+/"),
        pattern_of(r"tháng\s+năm"),
        pattern_of(
            r"\((?:sẽ|cần|chờ|phải|đang|còn|điền|bổ|cập|hoàn|nhập|viết|thêm|chèn|ghi|nêu|xem|kiểm|rà|tính|hỏi|\s)"
        ),
    ),
)  # fmt: skip
"""All shapes begin with a literal, which costs a tenth of one pattern with all of them."""
