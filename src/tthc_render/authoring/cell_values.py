"""What a program shows for the value of a cell, and the lines and the figure in it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from tthc_render.authoring.blank_cells import unescaped
from tthc_render.authoring.ods_sheets import fixed
from tthc_render.vietnamese.text import GAP, spaced


def shown(value: object, number_format: str) -> str:
    """What the program shows for a value in a number format, as far as tables of figures go."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), number_format)
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _number(value: Decimal, number_format: str) -> str:
    sections = number_format.split(";")
    section = unescaped(re.sub(r"\[[^\]]*\]", "", sections[1] if value < 0 and len(sections) > 1 else sections[0]))
    plus = "+" if value > 0 and re.match(r'"?\+', section) else ""
    if "%" in re.sub(r'"[^"]*"|\\.', "", section):
        places = re.search(r"\.(0+)", section)
        return f"{plus}{fixed(value * 100, len(places[1]) if places else 0)}%".replace(".", ",")
    digits = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", section)
    if value < 0 and len(sections) > 1 and "(" in section:
        return f"({plain(-value)})"
    if re.fullmatch(r"\(0+\)", digits):
        return f"({plain(value)})"
    if re.fullmatch(r"0{2,}", digits):
        return f"{int(value):0{len(digits)}d}"
    places = re.search(r"\.(0+)", digits)
    return plus + (fixed(value, len(places[1])).replace(".", ",") if places else plain(value))


def plain(value: Decimal) -> str:
    """A figure with a decimal comma and no zeros at its end."""
    text = f"{value.normalize():f}" if value else "0"
    return text.replace(".", ",")


def figure_of(value: object) -> Decimal | None:
    """The figure in a cell."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def lines_of(value: object) -> tuple[str, ...]:
    """The lines of words that have several lines, or gaps between words of one line; () for all else."""
    if not isinstance(value, str):
        return ()
    lines = tuple(filter(None, (spaced(unicodedata.normalize("NFC", line)) for line in value.splitlines())))
    return lines if "\n" in value or any(GAP in line for line in lines) else ()
