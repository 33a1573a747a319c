"""The one place where Jinja is set up: sandboxed, strict, with our filters.

Two environments share it. *Content* templates produce text in the content grammar: every value is escaped
for that grammar unless it is narrative. *Layouts* produce XML or HTML: every value is escaped for it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tthc_render.document import inlines as grammar
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


def _repeats(side: Any, other: Any) -> bool:
    return isinstance(side, str | bytes | list | tuple) and isinstance(other, int)
