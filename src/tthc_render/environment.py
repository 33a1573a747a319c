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
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tthc_render import grammar, numbers, words

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


class Environment(ImmutableSandboxedEnvironment):
    """Sandboxed and strict: an unknown name is an error, data cannot be changed, loops are bounded."""


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
    environment.filters.update(FILTERS)
    return environment


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
    paragraphs = re.sub(r"<w:p([ >])", r"\n<w:p\1", markup)
    line = _template_line(error, "<template>")
    before = "\n".join(markup.splitlines()[:line])
    last = before.rsplit("<w:p", 1)[-1] if line > 1 else paragraphs
    text = " ".join(re.sub(r"<[^>]+>", " ", last).split())[:120]
    return f"{name}: thẻ trong bố cục không dùng được ({reason(error)}); gần đoạn “{text}”."


def reason(error: Exception) -> str:
    """What went wrong, in a few Vietnamese words."""
    message = getattr(error, "message", None) or str(error)
    for pattern, words_ in _REASONS:
        match = re.search(pattern, message)
        if match:
            return words_.format(*match.groups())
    return message


_REASONS: Final = (
    (r"^'([^']+)' is undefined", "không có tên “{0}”"),
    (r"has no attribute '([^']+)'", "không có mục “{0}”"),
    (r"has no element '?([^']+?)'?$", "không có phần tử “{0}”"),
    (r"No filter named '([^']+)'", "không có bộ lọc “{0}”"),
    (r"No test named '([^']+)'", "không có phép thử “{0}”"),
    (r"Encountered unknown tag '([^']+)'", "thẻ lạ “{0}”"),
    (r"unexpected end of template", "thiếu thẻ đóng ở cuối"),
    (r"unexpected '([^']+)'", "ký tự “{0}” đặt sai chỗ"),
    (r"expected token '([^']+)', got '([^']+)'", "cần “{0}” nhưng gặp “{1}”"),
    (r"access to attribute '([^']+)'.*unsafe", "không được phép dùng “{0}”"),
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
