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
    return _explained(error)[0]


def advice(error: Exception) -> str:
    """What to do about ``error``: what mends this fault, not faults in general."""
    return _explained(error)[1] or _USUAL_ADVICE


def _explained(error: Exception) -> tuple[str, str]:
    message = _NARRATIVE.sub(r"loi_van.\1", getattr(error, "message", None) or str(error))
    for pattern, sentence, what_to_do in _CAUSES:
        match = re.search(pattern, message)
        if match:
            words = [_TOKENS.get(group, group) for group in match.groups()]
            typed = () if "end{0}" in sentence else reversed(words)
            meant = next((_MEANT[word] for word in typed if word in _MEANT), "")
            return sentence.format(*words) + meant, what_to_do
    # Sentences of ours have letters that English ones do not have.
    return (f"thẻ này không dùng được ({type(error).__name__})" if message.isascii() else message), ""


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

_NAMES: Final = "Sửa tên: tên nhóm, số liệu theo report.yaml; tên cột là khoa của cột trong tệp biểu ở templates/forms."
_ALLOWED: Final = "Bỏ chỗ này; mẫu chỉ dùng số liệu, bộ lọc và thẻ có trong hướng dẫn làm mẫu."
_INCLUDE: Final = 'Chỉ chèn được khối của templates/blocks: {% include "khoi/TÊN.md" %}; TÊN kê ở khoi của report.yaml.'
_OPERANDS: Final = "Hai bên phải cùng là số, hoặc cùng là chữ; số gõ trong dấu nháy là chữ."
_INSIDE: Final = "Ghi tiếp tên số ở bên trong (bieu['MÃ'].tong.tên_cột), hoặc lặp: {% for d in bieu['MÃ'].dong %}."
_USUAL_ADVICE: Final = "Viết lại thẻ ở dòng này theo các ví dụ của hướng dẫn làm mẫu."
_CAUSES: Final = (
    (r"^'([^']+)' is undefined", "không có tên “{0}”", _NAMES),
    (r"has no attribute '([^']+)'", "không có mục “{0}”", _NAMES),
    (r"has no element '?([^']+?)'?$", "không có phần tử “{0}”", _NAMES),
    (r"No filter named '([^']+)'", "không có bộ lọc “{0}”", _ALLOWED),
    (r"No test named '([^']+)'", "không có phép thử “{0}”", _ALLOWED),
    (r"Encountered unknown tag '([^']+)'", "thẻ lạ “{0}”", ""),
    (r"innermost block that needs to be closed is '([^']+)'", "thiếu thẻ đóng “end{0}”", ""),
    (r"[Uu]nexpected end of template, expected '([^']+)'", "thiếu “{0}” ở cuối", ""),
    (r"[Uu]nexpected end of template", "thiếu thẻ đóng ở cuối", ""),
    (r"Missing end of (\w+) ", "thiếu dấu đóng của “{0}”", ""),
    (r"unexpected '\|'", "thiếu tên số liệu trước dấu “|”", ""),
    (r"unexpected 'end of (?:print|statement)", "thẻ viết dở: trước dấu đóng còn thiếu một tên hay giá trị", ""),
    (r"unexpected '([^']+)'", "ký tự “{0}” đặt sai chỗ", ""),
    (r"unexpected char ['\"](.+)['\"] at", "ký tự “{0}” đặt sai chỗ", ""),
    (
        r"expected token ':', got '}'",
        "thừa dấu ngoặc nhọn; thẻ in số liệu chỉ viết hai dấu: {{{{ … }}}}, không phải ba",
        "",
    ),
    (r"expected token '([^']+)', got '([^']+)'", "cần “{0}” nhưng gặp “{1}”", ""),
    (r"Expected an expression, got '([^']+)'", "thiếu biểu thức trước “{0}”", ""),
    (r"access to attribute '([^']+)'.*unsafe", "không được phép dùng “{0}”", _ALLOWED),
    (
        r"^Range too big",
        "vòng lặp dài quá 100.000 lượt",
        "Lặp theo dòng của biểu (for d in bieu[…].dong), hoặc ghi ít lượt hơn: nhiều nhất 100.000.",
    ),
    (
        r"^result of (\S+) is too large",
        "kết quả của phép “{0}” quá lớn",
        "Ghi độ rộng, số lần lặp lại, số chữ số lẻ hay số mũ nhỏ hơn; căn chữ, kéo dài dòng là việc của bố cục.",
    ),
    (
        r"^template does too much work",
        "mẫu lặp hoặc in quá nhiều",
        "Bớt vòng lặp, nhất là vòng lặp trong vòng lặp; số cần in thì lấy từ biểu, chỉ tiêu.",
    ),
    (r"^number too long", "số quá dài", "Ghi số ngắn hơn; số cần in thì lấy từ biểu, chỉ tiêu."),
    (
        r"^nested too deep|maximum recursion depth",
        "lồng nhau quá nhiều tầng",
        "Bỏ chỗ macro hay khối tự gọi lại chính nó, hoặc bớt số tầng ngoặc, vòng lặp lồng nhau.",
    ),
    (
        r"is not safely callable|object is not callable",
        "sau tên này không ghi được cặp ngoặc (…)",
        "Bỏ cặp ngoặc tròn và những gì trong đó; muốn đổi cách in thì dùng bộ lọc: {{ … | so }}.",
    ),
    (
        r"(?:division|modulo) by zero|DivisionUndefined|DivisionByZero",
        "chia cho 0; số chia có thể bằng 0 thì bọc câu này trong {{% if … %}} … {{% endif %}}",
        "Xét số chia khác 0 trước khi chia.",
    ),
    (
        r"InvalidOperation|Overflow|too large to convert",
        "kết quả không xác định hoặc quá lớn",
        "Xem lại phép tính: căn của số âm, số mũ hay số chữ số lẻ quá lớn thì không in ra được.",
    ),
    (r"no parent block called '([^']+)'", "không có khối “{0}” ở mẫu trên", _INCLUDE),
    (r"unsupported operand type\(s\) for (\S+):", "không làm được phép “{0}” với hai giá trị này", _OPERANDS),
    (r"^'(\S+)' not supported between", "không làm được phép “{0}” với hai giá trị này", _OPERANDS),
    (
        r"can only concatenate|must be str, not",
        "không cộng được chữ với số",
        "Nối chữ với số thì viết ~ thay cho +; cộng thì hai bên đều phải là số.",
    ),
    (
        r"cannot assign attribute",
        "thẻ này sửa số liệu, mà số liệu chỉ sửa được ở tệp số liệu",
        "Bỏ phép gán này; cần một giá trị riêng thì đặt tên mới không có dấu chấm: {% set ten = … %}.",
    ),
    (r"no loader for this environment", "không được phép chèn tệp khác", _INCLUDE),
    (r"^(không có khối “.*”)$", "{0}", _INCLUDE),
    (
        r"object is not iterable|cannot unpack non-iterable",
        "giá trị này không phải là danh sách để lặp, nối hay cộng dồn",
        "Lặp, nối, cộng dồn qua các dòng của biểu: bieu['MÃ'].dong; một số thì ghi thẳng tên của nó.",
    ),
    (
        r"values to unpack",
        "số tên ghi trước “in” không bằng số phần của mỗi mục",
        "Mỗi dòng của biểu là một mục: viết {% for d in … %} rồi d.tên_cột.",
    ),
    (
        r"parameter '([^']+)' was not provided",
        "macro được gọi thiếu tham số “{0}”",
        "Ghi đủ tham số ở chỗ gọi macro, hoặc cho sẵn giá trị ở chỗ đặt: {% macro tên(tham_số='') %}.",
    ),
    (
        r"takes .* argument|missing .* argument|unexpected keyword argument|not (?:all|enough) arguments",
        "sai số lượng hoặc tên tham số",
        "Ghi đúng tên và số tham số của bộ lọc, macro.",
    ),
    (
        r"cannot be interpreted as an integer|(?:an integer|real number|a number) is required|bad operand type",
        "chỗ này cần một số",
        "Ghi số không có dấu nháy, ví dụ thap_phan(2), range(3).",
    ),
    (
        r"argument of type '\w+' is not iterable|requires string as left operand",
        "bên phải “in” không phải là danh sách hay chữ có thể chứa giá trị ở bên trái",
        "So hai số thì viết ==; hỏi có trong danh sách thì viết x in [1, 2].",
    ),
    (
        r"iterable argument is empty|empty sequence",
        "danh sách không có mục nào",
        "Bọc câu này trong {% if … %} … {% endif %} để chỉ tính khi danh sách có mục.",
    ),
    (r"^không phải là số: [<\[{(]", "bộ lọc này chỉ in số, còn đây là một danh sách hay một nhóm", _INSIDE),
    (
        r"^không phải là số: '(-?[\d.,]+%?)'",
        "“{0}” đã là chữ, không còn là số",
        "Mỗi số chỉ qua một bộ lọc in số: bỏ bớt bộ lọc, hoặc sửa kieu nếu số liệu ấy ghi là chữ.",
    ),
    (
        r"^(không phải là số: .*)$",
        "{0}",
        "Chữ, ngày thì in không cần bộ lọc: {{ … }}; nếu phải là số thì sửa tên, hoặc kieu của số liệu ấy.",
    ),
    (
        r"^(\w+: danh sách có mục .*)$",
        "{0}",
        "Ghi cột cần lấy: sum(attribute='tên_cột'), join(', ', attribute='tên_cột').",
    ),
    (r"^((?:đây là|danh sách) .*)$", "{0}", _INSIDE),
)
"""What Jinja, Python or this program says, the same for the user, and what to do about it.

What is wrong with a tag itself (without advice) is said together with what it should be (`tag_faults`).
"""


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
