"""The one place where Jinja is set up: sandboxed, strict, with our filters.

Two environments share it. *Content* templates produce text in the content grammar: every value is escaped
for that grammar unless it is narrative. *Layouts* produce XML or HTML: every value is escaped for it.
"""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tthc_render.document import markup as grammar
from tthc_render.vietnamese import number_words as words
from tthc_render.vietnamese import numbers

FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "so": numbers.format_count,
    "dem": numbers.format_padded,
    "so_tran": numbers.format_bare,
    "thap_phan": numbers.format_decimal,
    "ty_le": numbers.format_percent,
    "tien": numbers.format_money,
    "bang_chu": words.spell,
    "dem_chu": words.spell_after,
}


# What a template can raise, by its own fault, while it is compiled or filled.
FAULTS: Final = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
LONGEST: Final = 100_000
EXPONENT_MAX: Final = 64


class Environment(ImmutableSandboxedEnvironment):
    """Sandboxed and strict: an unknown name is an error, data cannot be changed, loops are bounded."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        """``*`` and ``**``, but not where the result would fill the memory: SecurityError."""
        sizes = [len(side) * other for side, other in ((left, right), (right, left)) if _repeats(side, other)]
        if (operator == "**" and abs(right) > EXPONENT_MAX) or any(size > LONGEST for size in sizes):
            raise SecurityError(f"result of {operator} is too large")
        return super().call_binop(context, operator, left, right)


class Literal(str):
    """Text that is already in the content grammar (narrative tokens); it is not escaped again."""

    __slots__ = ()


def _finalize(value: Any) -> Any:
    if isinstance(value, Literal):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        return grammar.escape(numbers.format_count(value))
    return grammar.escape(str(value))


def _base(**options: Any) -> Environment:
    environment = Environment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False, **options
    )
    environment.filters.update({name: _of_defined(function) for name, function in FILTERS.items()})
    return environment


def _of_defined(function: Callable[..., Any]) -> Callable[..., Any]:
    """``function``, but a value that does not exist is told by its name."""

    @functools.wraps(function)
    def checked(value: Any, *others: Any, **options: Any) -> Any:
        if isinstance(value, jinja2.Undefined):
            str(value)
        return function(value, *others, **options)

    return checked


@functools.cache
def content_environment() -> Environment:
    """For ``content.md``: values become text of the content grammar."""
    return _base(autoescape=False, finalize=_finalize)


@functools.cache
def layout_environment() -> Environment:
    """For ``layout.docx`` and ``layout.html``: values are escaped for XML."""
    return _base(autoescape=True)


def locate(error: Exception, source: str, name: str) -> tuple[int, str, str]:
    """Line (from 1), the text of that line, and the reason of an error raised by template ``name``."""
    lines = source.splitlines()
    line = _template_line(error, name)
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return line, text, reason(error)


def locate_in_word(error: Exception, markup: str, name: str) -> str:
    """A sentence that names the paragraph of a Word layout in which ``error`` arose."""
    _, line, why = locate(error, markup, "<template>")
    text = " ".join(re.sub(r"<[^>]+>", " ", line).split())[-120:]
    return f"{name}: thẻ trong bố cục không dùng được ({why}); gần đoạn “{text}”."


def one_line_each(markup: str) -> str:
    """``markup`` with each Word paragraph on a line of its own, so that an error can be placed."""
    return re.sub(r"(?=<w:p[ >])", "\n", markup)


def _repeats(side: Any, other: Any) -> bool:
    return isinstance(side, str | bytes | list | tuple) and isinstance(other, int)


def reason(error: Exception) -> str:
    """What went wrong, in a few Vietnamese words."""
    message = getattr(error, "message", None) or str(error)
    for pattern, sentence in _REASONS:
        match = re.search(pattern, message)
        if match:
            return sentence.format(*(_TOKENS.get(group, group) for group in match.groups()))
    return message


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
    (r"unexpected '([^']+)'", "ký tự “{0}” đặt sai chỗ"),
    (r"unexpected char ['\"](.+)['\"] at", "ký tự “{0}” đặt sai chỗ"),
    (r"expected token '([^']+)', got '([^']+)'", "cần “{0}” nhưng gặp “{1}”"),
    (r"Expected an expression, got '([^']+)'", "thiếu biểu thức trước “{0}”"),
    (r"access to attribute '([^']+)'.*unsafe", "không được phép dùng “{0}”"),
    (r"^Range too big", "vòng lặp dài quá 100.000 lượt"),
    (r"^result of (\*+) is too large", "kết quả của phép “{0}” quá lớn"),
    (r"division by zero|DivisionUndefined|DivisionByZero", "chia cho 0"),
    (r"unsupported operand type\(s\) for (\S+):", "không làm được phép “{0}” với hai giá trị này"),
    (r"^'(\S+)' not supported between", "không làm được phép “{0}” với hai giá trị này"),
    (r"can only concatenate|must be str, not", "không cộng được chữ với số"),
    (r"cannot assign attribute", "không được sửa dữ liệu"),
    (r"no loader for this environment", "không được phép chèn tệp khác"),
    (r"object is not (callable|iterable)", "giá trị này không dùng được như vậy"),
    (r"takes .* argument|missing .* argument|unexpected keyword argument", "sai số lượng hoặc tên tham số"),
)


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


__all__ = ["FILTERS", "Literal", "Markup", "content_environment", "layout_environment", "locate", "locate_in_word"]
