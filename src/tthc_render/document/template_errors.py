"""Errors of Jinja as a place in the template and a sentence."""

from __future__ import annotations

import re
import traceback
from typing import Final

_NARRATIVE: Final = re.compile(r"'(?:\\ue000|\ue000)([^\\\ue001]*)(?:\\ue001|\ue001)'")
"""The token by which an outline names a narrative, as Python writes it: no user has typed it."""
_CLOSING: Final = frozenset({"endif", "endfor", "else", "elif"})


def locate(error: Exception, source: str, name: str) -> tuple[int, str, str]:
    """Line (from 1), the text of that line, and the reason of an error raised by template ``name``."""
    lines = source.splitlines()
    line = _template_line(error, name)
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return line, text, reason(error)


def locate_in_word(error: Exception, markup: str, name: str) -> str:
    """A sentence that names the paragraph of a Word layout in which ``error`` arose."""
    number, line, why = locate(error, markup, "<template>")
    opening = _left_open(error, markup, number)
    if opening:
        return f"{name}: thẻ trong bố cục không dùng được (thẻ mở ở đây không có thẻ đóng); gần đoạn “{opening}”."
    text = " ".join(re.sub(r"<[^>]+>", " ", line).split())[-120:]
    return f"{name}: thẻ trong bố cục không dùng được ({why}); gần đoạn “{text}”."


def _left_open(error: Exception, markup: str, number: int) -> str:
    """The tag that was never closed, with the words after it, where that is what ``error`` says; else ""."""
    message = str(getattr(error, "message", ""))
    wanted = re.search(r"innermost block that needs to be closed is '([^']+)'", message)
    strange = re.search(r"unknown tag '([^']+)'", message)
    if not wanted or (strange and strange[1] not in _CLOSING):
        return ""  # a misspelt tag is named itself
    lines = markup.split("\n")
    reach = len("\n".join(lines[:number]))
    opened: list[tuple[str, int]] = []
    for tag in re.finditer(r"\{%[-+]?\s*(end)?(if|for)\b[^%]*%\}", markup[:reach]):
        if not tag[1]:
            opened.append((tag[2], tag.start()))
        elif opened and opened[-1][0] == tag[2]:
            opened.pop()
    place = next((at for word, at in reversed(opened) if word == wanted[1]), None)
    if place is None:
        return ""
    return " ".join(re.sub(r"<[^>]+>", " ", markup[place : place + 4000]).split())[:120]


def one_line_each(markup: str) -> str:
    """``markup`` with each Word paragraph on a line of its own, so that an error can be placed."""
    return re.sub(r"(?=<w:p[ >])", "\n", markup)


def reason(error: Exception) -> str:
    """What went wrong, in a few Vietnamese words."""
    message = _NARRATIVE.sub(r"loi_van.\1", getattr(error, "message", None) or str(error))
    for pattern, sentence in _REASONS:
        match = re.search(pattern, message)
        if match:
            words = [_TOKENS.get(group, group) for group in match.groups()]
            typed = () if "end{0}" in sentence else reversed(words)
            return sentence.format(*words) + next((_MEANT[word] for word in typed if word in _MEANT), "")
    # Sentences of ours have letters that English ones do not have.
    return f"thẻ này không dùng được ({type(error).__name__})" if message.isascii() else message


_MEANT: Final = {
    "=": "; so sánh bằng viết ==",
    "và": "; “và” viết là and",
    "hoặc": "; “hoặc” viết là or",
    "không": "; “không” viết là not",
    "–": "; dấu trừ là -",
    "−": "; dấu trừ là -",
    "×": "; dấu nhân là *",
    **dict.fromkeys("‘’", "; nháy thẳng là '"),
    **dict.fromkeys("“”", '; nháy thẳng là "'),
    "if": "; viết elif",
}
"""What is typed by habit, and what the tag takes in its place."""


_TOKENS: Final = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "hết tệp",
    "integer": "số",
    "float": "số",
    "string": "chuỗi",
    "name": "tên",
    "comment": "{#",
}

_REASONS: Final = (
    (r"^'([^']+)' is undefined", "không có tên “{0}”"),
    (r"has no attribute '([^']+)'", "không có mục “{0}”"),
    (r"has no element '?([^']+?)'?$", "không có phần tử “{0}”"),
    (r"No filter named '([^']+)'", "không có bộ lọc “{0}”"),
    (r"No test named '([^']+)'", "không có phép thử “{0}”"),
    (r"Encountered unknown tag '([^']+)'", "thẻ lạ “{0}”"),
    (r"innermost block that needs to be closed is '([^']+)'", "thiếu thẻ đóng “end{0}”"),
    (r"[Uu]nexpected end of template, expected '([^']+)'", "thiếu “{0}” ở cuối"),
    (r"[Uu]nexpected end of template", "thiếu thẻ đóng ở cuối"),
    (r"Missing end of (\w+) ", "thiếu dấu đóng của “{0}”"),
    (r"unexpected '\|'", "thiếu tên số liệu trước dấu “|”"),
    (r"unexpected '([^']+)'", "ký tự “{0}” đặt sai chỗ"),
    (r"unexpected char ['\"](.+)['\"] at", "ký tự “{0}” đặt sai chỗ"),
    (
        r"expected token ':', got '}'",
        "thừa dấu ngoặc nhọn; thẻ in số liệu chỉ viết hai dấu: {{{{ … }}}}, không phải ba",
    ),
    (r"expected token '([^']+)', got '([^']+)'", "cần “{0}” nhưng gặp “{1}”"),
    (r"Expected an expression, got '([^']+)'", "thiếu biểu thức trước “{0}”"),
    (r"access to attribute '([^']+)'.*unsafe", "không được phép dùng “{0}”"),
    (r"^Range too big", "vòng lặp dài quá 100.000 lượt"),
    (r"^result of (\S+) is too large", "kết quả của phép “{0}” quá lớn"),
    (r"^template does too much work", "mẫu lặp hoặc in quá nhiều"),
    (r"^number too long", "số quá dài"),
    (r"^nested too deep|maximum recursion depth", "lồng nhau quá nhiều tầng"),
    (r"is not safely callable", "không được phép gọi như vậy"),
    (
        r"division by zero|DivisionUndefined|DivisionByZero",
        "chia cho 0; số chia có thể bằng 0 thì bọc câu này trong {{% if … %}} … {{% endif %}}",
    ),
    (r"InvalidOperation|Overflow|too large to convert", "kết quả không xác định hoặc quá lớn"),
    (r"no parent block called '([^']+)'", "không có khối “{0}” ở mẫu trên"),
    (r"unsupported operand type\(s\) for (\S+):", "không làm được phép “{0}” với hai giá trị này"),
    (r"^'(\S+)' not supported between", "không làm được phép “{0}” với hai giá trị này"),
    (r"can only concatenate|must be str, not", "không cộng được chữ với số"),
    (r"cannot assign attribute", "không được sửa dữ liệu"),
    (r"no loader for this environment", "không được phép chèn tệp khác"),
    (r"object is not (callable|iterable)", "giá trị này không dùng được như vậy"),
    (r"takes .* argument|missing .* argument|unexpected keyword argument", "sai số lượng hoặc tên tham số"),
)


_USUAL_ADVICE: Final = "Kiểm tra kiểu của số liệu và bộ lọc ở dòng này."
_ADVICE: Final = (
    ("vòng lặp dài", "Lặp theo dòng của biểu (for d in bieu[…].dong), hoặc ghi ít lượt hơn: nhiều nhất 100.000."),
    (
        "lặp hoặc in quá nhiều",
        "Bớt vòng lặp, nhất là vòng lặp trong vòng lặp; số cần in thì lấy từ biểu, chỉ tiêu.",
    ),
    ("quá lớn", "Ghi độ rộng, số lần lặp lại hay số mũ nhỏ hơn; căn chữ, kéo dài dòng là việc của bố cục."),
    ("số quá dài", "Ghi số ngắn hơn; số cần in thì lấy từ biểu, chỉ tiêu."),
    ("lồng nhau", "Bỏ chỗ macro hay khối tự gọi lại chính nó, hoặc bớt số tầng ngoặc, vòng lặp lồng nhau."),
    ("chia cho 0", "Xét số chia khác 0 trước khi chia."),
    ("không được sửa dữ liệu", "Bỏ phép gán này; số liệu chỉ sửa ở tệp số liệu của báo cáo."),
    ("không dùng được “.", "Bỏ phần này sau tên số liệu; mẫu chỉ đọc số liệu theo tên và in bằng bộ lọc."),
    ("không được phép", "Bỏ chỗ này; mẫu chỉ dùng số liệu, bộ lọc và thẻ có trong hướng dẫn làm mẫu."),
    ("tham số", "Ghi đúng tên và số tham số của bộ lọc, macro."),
)
"""What to do, by what ``reason`` says."""


def advice(why: str) -> str:
    """What to do about a fault that ``reason`` has put into words."""
    return next((words for part, words in _ADVICE if part in why), _USUAL_ADVICE)


def _template_line(error: Exception, name: str) -> int:
    line = getattr(error, "lineno", None)
    if line:
        return int(line)
    frames = [
        frame.lineno or 0
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename in (name, "<template>")
    ]
    return frames[-1] if frames else 0
