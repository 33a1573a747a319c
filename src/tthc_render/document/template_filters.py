"""The closed table of filters and tests that templates may use: ours for Vietnamese numbers, and plain ones of Jinja.

What multiplies text or opens a way to attributes (``format``, ``indent``, ``attr``, ``xmlattr``, …) is not among them.
Those of Jinja that could take time or memory out of proportion are replaced by bounded ones of the same name.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, Final, cast

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.tests import TESTS as JINJA_TESTS

from tthc_render.document.functions import FUNCTIONS
from tthc_render.document.past import absent_of
from tthc_render.document.records import LEAVES
from tthc_render.document.work_budget import ITEM, spend
from tthc_render.vietnamese import number_words as words
from tthc_render.vietnamese import numbers


def _share(value: numbers.Numeric | None, places: int | None = None) -> str:
    """A share with its sign; one that a form could not compute, its denominator being 0, as offices print it."""
    return numbers.UNDEFINED_SHARE if value is None else numbers.format_percent(value, places)


def _of_present(function: Callable[..., object]) -> Callable[..., object]:
    """``function``; of a figure that an earlier report does not have it makes nothing."""

    @functools.wraps(function)
    def checked(*values: object, **options: object) -> object:
        absent = absent_of(values)
        return function(*values, **options) if absent is None else absent

    return checked


_OWN: Final[Mapping[str, Callable[..., object]]] = {
    "so": numbers.format_count,
    "dem": numbers.format_padded,
    "so_tran": numbers.format_bare,
    "thap_phan": numbers.format_decimal,
    "tang_giam": FUNCTIONS["tang_giam"].call,
    "ty_le": _share,
    "tien": numbers.format_money,
    "bang_chu": words.spell,
    "dem_chu": words.spell_after,
}
FILTERS: Final[Mapping[str, Callable[..., object]]] = {name: _of_present(call) for name, call in _OWN.items()}
"""Our own filters: numbers as Vietnamese offices print them."""

LONGEST: Final = 100_000
"""Letters of a text, or items of a list, that one step of a template may make."""
PLACES_MAX: Final = 60


def too_large(what: str) -> SecurityError:
    """The error of a step of a template that would fill the memory."""
    return SecurityError(f"result of {what} is too large")


def is_leaf(value: object) -> bool:
    """Is this a plain value, not a list or a record?"""
    return isinstance(value, (*LEAVES, float)) or hasattr(value, "__html__")


def leaves(values: Iterable[object], what: str) -> list[object]:
    """The plain values of a list; TypeError for lists in lists, SecurityError for too many."""
    if isinstance(values, jinja2.Undefined):
        str(values)
    found = []
    for value in values:
        if isinstance(value, jinja2.Undefined):
            value = str(value)
        if not is_leaf(value):
            raise TypeError(f"{what}: danh sách có mục không phải là số hay chữ")
        found.append(value)
        if len(found) > LONGEST:
            raise too_large(what)
    spend(ITEM * len(found))
    return found


def _picked(values: Iterable[object], attribute: object) -> Iterable[object]:
    return values if attribute is None else [_field(value, str(attribute)) for value in values]


def _field(value: object, key: str) -> object:
    if isinstance(value, Mapping) and key in value:
        return value[key]
    raise LookupError(f"has no attribute '{key}'")


def _join(values: Iterable[object], d: str = "", attribute: object = None) -> str:
    parts = ["" if part is None else part for part in leaves(_picked(values, attribute), "join")]
    if sum(len(str(part)) + len(d) for part in parts) > LONGEST:
        raise too_large("join")
    if any(hasattr(part, "__html__") for part in (d, *parts)):
        from markupsafe import Markup

        return Markup.escape(d).join(map(Markup.escape, parts))
    return str(d).join(map(str, parts))


def text_of(value: object) -> str:
    """A plain value as text: nothing for None."""
    return "" if value is None else str(value)


def _replace(text: object, old: object, new: object, count: int = -1) -> str:
    text, old, new = map(text_of, (text, old, new))
    times = text.count(old) if count < 0 else min(count, text.count(old))
    if len(text) + times * (len(new) - len(old)) > LONGEST:
        raise too_large("replace")
    return str(text.replace(old, new, count))


def _round(value: object, precision: int = 0, method: str = "common") -> Decimal:
    rounding = {"common": ROUND_HALF_UP, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}[method]
    if abs(precision) > PLACES_MAX:
        raise too_large("round")
    return numbers.exact(value).quantize(Decimal(1).scaleb(-precision), rounding)


def _sum(values: Iterable[object], attribute: object = None, start: object = 0) -> Decimal:
    return sum((numbers.exact(value) for value in leaves(_picked(values, attribute), "sum")), numbers.exact(start))


def _extreme(choose: Callable[..., object]) -> Callable[..., object]:
    def chosen(values: Iterable[object], case_sensitive: bool = False, attribute: object = None) -> object:
        return choose(leaves(_picked(values, attribute), choose.__name__))

    return chosen


def _sort(
    values: Iterable[object], reverse: bool = False, case_sensitive: bool = False, attribute: object = None
) -> list[object]:
    items = list(values)
    keys = leaves(_picked(items, attribute), "sort")
    order = sorted(range(len(items)), key=lambda index: _folded(keys[index], case_sensitive), reverse=bool(reverse))
    return [items[index] for index in order]


def _folded(value: object, case_sensitive: bool) -> Any:
    return value.lower() if isinstance(value, str) and not case_sensitive else value


def _unique(values: Iterable[object], case_sensitive: bool = False, attribute: object = None) -> list[object]:
    items = list(values)
    seen: dict[object, object] = {}
    for item, key in zip(items, leaves(_picked(items, attribute), "unique"), strict=True):
        seen.setdefault(_folded(key, case_sensitive), item)
    return list(seen.values())


def _list(values: Iterable[object]) -> list[object]:
    found = list(values)
    if len(found) > LONGEST:
        raise too_large("list")
    spend(ITEM * len(found))
    return found


def _string(value: object) -> str:
    if not is_leaf(value):
        raise TypeError("danh sách hay nhóm số liệu không in ra được như chữ")
    return text_of(value)


def _int(value: object, default: int = 0) -> int:
    try:
        return int(numbers.exact(value)) if not isinstance(value, str) else int(value[:40])
    except (ValueError, ArithmeticError):
        return default


def _text_only(name: str) -> Callable[..., object]:
    function = JINJA_FILTERS[name]

    @functools.wraps(function)
    def checked(value: object, *others: object, **options: object) -> object:
        return function(_string(value), *others, **options)

    return checked


def of_defined(function: Callable[..., object]) -> Callable[..., object]:
    """``function``, but a value that does not exist is reported by its name, and a huge result is an error."""

    @functools.wraps(function)
    def checked(value: object, *others: object, **options: object) -> object:
        if isinstance(value, jinja2.Undefined):
            str(value)
        spend(len(value) if isinstance(value, str | list | tuple | range) else 1)
        result = function(value, *others, **options)
        if isinstance(result, str | list | tuple) and len(result) > LONGEST:
            raise too_large(getattr(function, "__name__", "filter"))
        return result

    return checked


DEFAULTS: Final = ("default", "d")
"""Filters that take a value that does not exist."""
_AS_JINJA: Final = ("abs", "count", "first", "items", "last", "length", "map", "reject", "rejectattr", "reverse")
_AS_JINJA_TOO: Final = ("select", "selectattr", "dictsort", *DEFAULTS)
_OF_TEXT: Final = ("capitalize", "e", "escape", "lower", "title", "trim", "upper")

PLAIN_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    **{name: JINJA_FILTERS[name] for name in (*_AS_JINJA, *_AS_JINJA_TOO)},
    **{name: _text_only(name) for name in _OF_TEXT},
    "int": _int,
    "join": _join,
    "list": _list,
    "max": _extreme(max),
    "min": _extreme(min),
    "replace": _replace,
    "round": _round,
    "sort": _sort,
    "string": _string,
    "sum": _sum,
    "unique": _unique,
}
"""The filters of Jinja that templates keep."""

_TESTS: Final = (
    *("!=", "<", "<=", "==", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "le", "lessthan", "lt", "ne", "in"),
    *(
        "boolean",
        "defined",
        "divisibleby",
        "even",
        "false",
        "integer",
        "iterable",
        "lower",
        "mapping",
        "none",
        "number",
    ),
    *("odd", "sequence", "string", "true", "undefined", "upper"),
)


def _plain_test(test: Callable[..., object]) -> Callable[..., object]:
    @functools.wraps(test)
    def checked(value: object, *others: object) -> object:
        for one in (value, *others):
            if isinstance(one, list | tuple):
                leaves(one, "is")
        return test(value, *others)

    return checked


TESTS: Final[Mapping[str, Callable[..., object]]] = {
    name: _plain_test(cast(Callable[..., object], JINJA_TESTS[name])) for name in _TESTS
}
"""What templates may ask after ``is``."""
