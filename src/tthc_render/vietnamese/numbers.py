"""Figures as Vietnamese offices print them.

A dot between thousands, a comma before decimals (``4.516,5``), counts from 1 to 9 with a zero in front (``04``) while
zero is ``0``. Figures typed in YAML are read by ``typed_numbers``.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from tthc_render.vietnamese.patterns import pattern_of

Numeric = int | Decimal | float

UNDEFINED_SHARE = "0%"
"""A share of nothing, as the reports of offices without a plan print it (báo cáo Quý II năm 2024 của Sở Ngoại vụ)."""
_NOISE = Decimal("1E-20")
"""What a share is nearer to 0 or 100 than this comes of the computing: ``1 / 3 * 3``."""
_ONE_DIGIT = Context(prec=1, rounding=ROUND_HALF_UP)
_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)


class Printed(Decimal):
    """A figure whose printed form the writer has overridden: counts as its value, prints as ``text``.

    Arithmetic gives plain Decimals: only the figure itself is overridden, not what is computed from it.
    """

    __slots__ = ("text",)
    text: str

    def __new__(cls, value: Decimal | int | str, text: str) -> Printed:
        self = super().__new__(cls, value)
        self.text = text
        return self

    def __reduce__(self) -> tuple[type[Printed], tuple[Decimal, str]]:  # type: ignore[override]
        return type(self), (Decimal(self), self.text)

    def __repr__(self) -> str:
        return f"Printed({str(self)!r}, {self.text!r})"


def format_decimal(x: Numeric, places: int | None = None) -> str:
    """``4516.5`` → ``4.516,5``. ``places`` decimals, rounded half up; without it the shortest form."""
    return x.text if isinstance(x, Printed) else _group(_digits(x, places))


def format_count(n: Numeric) -> str:
    """``314849`` → ``314.849``."""
    return format_decimal(n)


def format_padded(n: Numeric) -> str:
    """``4`` → ``04`` for whole numbers from 1 to 9, all others as ``format_count`` (zero stays ``0``).

    Source: custom of the reports under Thông tư 01/2020/TT-VPCP.
    """
    text = format_count(n)
    if isinstance(n, Printed):
        return text
    return f"0{text}" if len(text) == 1 and text != "0" else text


def format_bare(n: Numeric) -> str:
    """``495568`` → ``495568``: no dots, as wide appendix tables print."""
    return n.text if isinstance(n, Printed) else _digits(n, None).replace(".", ",")


def format_percent(x: Numeric, places: int | None = None) -> str:
    """``97.92``, already in percent, → ``97,92%``; a share that is not whole or nothing is not rounded to it."""
    if isinstance(x, Printed):
        return x.text
    return f"{format_decimal(x, places if places is None else share_places(x, places))}%"


def share_places(x: Numeric, places: int) -> int:
    """Decimals of a share in percent: ``places``, or where that would print 0 or 100 and the share is neither, as many
    as its distance from them needs to print one digit.
    """
    value = exact(x)
    gap = min(value, abs(100 - value)).quantize(_NOISE, context=_EXACT)
    if gap <= 0 or format_decimal(value, places) not in _nothing_and_all(places):
        return places
    return max(places, -_ONE_DIGIT.plus(gap).adjusted())


def _nothing_and_all(places: int) -> tuple[str, str]:
    return format_decimal(0, places), format_decimal(100, places)


def format_money(n: Numeric, unit: str = "đồng") -> str:
    """``176602392331`` → ``176.602.392.331 đồng``."""
    return n.text if isinstance(n, Printed) else f"{format_count(n)} {unit}"


def exact(n: object) -> Decimal:
    """The number as an exact Decimal; a float counts as the shortest decimal that means it.

    TypeError for a truth value or a text, ValueError for infinity and NaN.
    """
    if isinstance(n, bool) or not isinstance(n, int | Decimal | float):
        raise TypeError(f"không phải là số: {n!r}")
    value = Decimal(repr(n)) if isinstance(n, float) else Decimal(n)
    if not value.is_finite():
        raise ValueError(f"không phải là số hữu hạn: {n!r}")
    return value


def shortest(n: Numeric) -> str:
    """Sign, digits and a point, without exponent and without zeros at the end: ``-97.9``."""
    return _digits(n, None)


def _digits(n: Numeric, places: int | None) -> str:
    value = exact(n)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    text = f"{value:f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.removeprefix("-") if value == 0 else text


def _group(digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    # int() has dropped the sign of "-0.5".
    sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


_BRACKETED = pattern_of(r"\((.+)\)")
_SPACED = pattern_of(r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?:,[0-9]+)?")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})


def read_shown(text: str) -> Decimal | None:
    """The value of a figure as tables and people show it; None for what is none.

    As ``read_printed``, and with brackets or a long dash for a minus, a plus, a percent sign (dropped), spaces between
    thousands: ``(1)`` → -1, ``+3,25``, ``97,92%``, ``1 204``.
    """
    text = text.strip().translate(_MINUS).removesuffix("%").strip()
    bracketed = _BRACKETED.fullmatch(text)
    text = (bracketed[1] if bracketed else text.removeprefix("+")).strip()
    if text.startswith("- "):
        text = "-" + text[1:].lstrip()
    if _SPACED.fullmatch(text):
        text = "".join(text.split())
    value = read_printed(text)
    if not bracketed or value is None:
        return value
    return None if value < 0 else -value


_PRINTED = pattern_of(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|0?[0-9]|[1-9][0-9]*)(?:,[0-9]+)?")


def read_printed(text: str) -> Decimal | None:
    """The value of a figure in Vietnamese prose: ``1.234.567,8``, ``04``; None if it is not well formed.

    A dot only ever separates thousands, so ``97.92`` and ``12.00`` are not well formed.
    """
    text = text.strip()
    if not _PRINTED.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))
