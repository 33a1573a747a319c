"""The one place where Jinja is set up: sandboxed, strict, with our filters.

Two environments share it. *Content* templates produce text in the content grammar: every value is escaped
for that grammar unless it is narrative. *Layouts* produce XML or HTML: every value is escaped for it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import jinja2

from tthc_render.document import inlines as grammar
from tthc_render.document.sandbox import GLOBALS, REWRITTEN, Environment
from tthc_render.document.template_filters import DEFAULTS, FILTERS, PLAIN_FILTERS, TESTS, is_leaf, of_defined
from tthc_render.document.work_budget import budget, spend
from tthc_render.vietnamese import numbers

# What a template can raise, by its own fault, while it is compiled or filled.
FAULTS: Final = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)


class Literal(str):
    """Text that is already in the content grammar (narrative tokens); it is not escaped again."""

    __slots__ = ()


def fill(template: jinja2.Template, names: Mapping[str, object]) -> str:
    """The template filled with ``names``, within the budget of one filling; raises one of ``FAULTS``."""
    with budget():
        return template.render(names)


def _finalize(value: object) -> object:
    text = _printed(value)
    spend(len(text))
    return text


def _printed(value: object) -> str:
    if isinstance(value, Literal):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float | Decimal):
        return grammar.escape(numbers.format_count(value))
    return grammar.escape(_plain(value))


@jinja2.pass_context  # else Jinja escapes what is constant before it is asked here: None as the word
def _counted(_: jinja2.runtime.Context, value: object) -> object:
    """For layouts, whose values are escaped by Jinja: the same value, its text counted; nothing for None."""
    if not isinstance(value, jinja2.Undefined):
        spend(len(_plain(value)))
    return "" if value is None else value


def _plain(value: object) -> str:
    if not is_leaf(value) and not isinstance(value, jinja2.Undefined | jinja2.runtime.Macro):
        raise TypeError("đây là một danh sách hay một nhóm, chưa phải số hay chữ để in")
    return str(value)


def _base(**options: object) -> Environment:
    environment = Environment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False, **options
    )
    environment.globals = dict(GLOBALS)
    environment.filters = {
        name: function if hasattr(function, "jinja_pass_arg") or name in DEFAULTS else of_defined(function)
        for name, function in {**PLAIN_FILTERS, **FILTERS}.items()
    } | dict(REWRITTEN)
    environment.tests = dict(TESTS)
    return environment


@functools.cache
def content_environment() -> Environment:
    """For ``content.md``: values become text of the content grammar."""
    return _base(autoescape=False, finalize=_finalize)


@functools.cache
def layout_environment() -> Environment:
    """For ``layout.docx`` and ``layout.html``: values are escaped for XML."""
    return _base(autoescape=True, finalize=_counted)
