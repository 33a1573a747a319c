"""What a report's file names: its unit, period and type, read without the rest of what loading a report takes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePath
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.figures import named_pictures, periods_back
from tthc_render.vietnamese.dates import DateError, parse_date
from tthc_render.vietnamese.periods import Period, PeriodError, PeriodKind, parse_period
from tthc_render.yaml_files.loader import bytes_of, read_source
from tthc_render.yaml_files.source import Source

# The plain ways to write the three keys, which save reading the whole file; any other way is read as YAML.
_UNIT = re.compile(r"^don_vi:[ \t]*([\"']?)(?P<value>[\w.-]+)\1[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_TYPE = re.compile(r"^loai:[ \t]*([\"']?)(?P<value>[\w.-]+)\1[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_PERIOD = re.compile(
    r"^ky:[ \t]*(?:\{[ \t]*ma:[ \t]*)?([\"']?)(?P<value>(?:19|20|21)\d{2}[\w-]*)\1(?![\w-])", re.MULTILINE
)
_NUMBER = re.compile(r"^[ \t]+so:[ \t]*([\"']?)(?P<value>\d[\w/.-]*)\1[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_DAY = re.compile(r"^[ \t]+ngay:[ \t]*[\"']?(?:\d{1,2}/\d{1,2}/|\{[^}\n]*nam:[ \t]*)(?P<value>\d{4})\b", re.MULTILINE)
_HEAD: Final = 4096
NAME_MAX: Final = 64
_YEAR_AND_PART = re.compile(r"\d{4}-[^\W_]+")
_YEAR = re.compile(r"\d{4}(?!\w)")
_SENT_WITHIN: Final = timedelta(days=60)
"""A report of a period that ends so close before a year may be filed under that year."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a report's file names: its unit, period and type, the other units of its tables, pictures, charts.

    Unrecognised values are kept verbatim; a period is given by its code. ``pictures`` are names of files beside the
    report; ``periods_back`` is how many periods before its own its charts show.
    """

    unit: str = ""
    period: str = ""
    report_type: str = ""
    others: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    periods_back: int = 0


def names_of(source: Source) -> Names:
    """The names in a report's file."""
    data = source.data
    period = data.get("ky")
    if isinstance(period, dict):
        period = period.get("ma")
    words = data.get("loi_van")
    texts = [str(text) for text in words.values() if isinstance(text, str)] if isinstance(words, dict) else []
    return Names(
        unit=_name(data.get("don_vi")),
        period=_period_code(_text(period)),
        report_type=_name(data.get("loai")),
        others=tuple(sorted(set(_units_in(data.get("bieu"))))),
        pictures=named_pictures(texts),
        periods_back=periods_back(texts),
    )


@dataclass(frozen=True, slots=True)
class ReportKeys:
    """Type, unit and period as a report's file has them; ``period`` is None where ``ky`` is no period.

    ``number`` of the document and the ``year`` of its day, "" and 0 where they are not plainly written or not known.
    """

    unit: str = ""
    report_type: str = ""
    period: Period | None = None
    number: str = ""
    year: int = 0


def plain_number(number: str) -> str:
    """The number of a document as it is counted: ``07`` → ``7``."""
    return number.strip().lstrip("0")


def head_of(path: Path) -> ReportKeys | None:
    """Type, unit and period in a report's file, read no further than needed; None if the file cannot be read."""
    try:
        text = bytes_of(path, _HEAD).decode("utf-8-sig", "replace")
    except OSError:
        return None
    unit, kind, period = _UNIT.search(text), _TYPE.search(text), _PERIOD.search(text)
    if unit and kind and period:
        with contextlib.suppress(PeriodError):
            number, year = _NUMBER.search(text), _DAY.search(text)
            return ReportKeys(
                _name(unit["value"]),
                _name(kind["value"]),
                parse_period(period["value"]),
                plain_number(number["value"]) if number else "",
                int(year["value"]) if year else 0,
            )
    source = read_source(path, path.name, Findings())
    if source is None:
        return None
    data = source.data
    return ReportKeys(_name(data.get("don_vi")), _name(data.get("loai")), _period_of(data.get("ky")))


def _period_of(value: object) -> Period | None:
    """The period that ``ky`` names, with its own window where it has one; None if it is none."""
    window: list[date | None] = [None, None]
    if isinstance(value, dict):
        with contextlib.suppress(DateError):
            window = [parse_date(_text(value.get(key))) for key in ("tu_ngay", "den_ngay")]
        value = value.get("ma")
    try:
        return parse_period(_text(value), *window)
    except PeriodError:
        return None


def period_in_name(stem: str) -> Period | None:
    """The period that a file's name begins with, the longest that fits: ``2024-Q2-bao-cao`` → 2024-Q2.

    None if it begins with none.
    """
    for begins in (_YEAR_AND_PART.match(stem), _YEAR.match(stem)):
        if begins is not None:
            with contextlib.suppress(PeriodError):
                return parse_period(begins[0])
    return None


def period_of_place(path: PurePath) -> Period | None:
    """The period that a file's name begins with; else that of the nearest folder below ``data`` that names one."""
    folders = path.parts[1:-1] if path.parts[:1] == ("data",) else ()
    return next((found for name in (path.stem, *reversed(folders)) if (found := period_in_name(name))), None)


def is_of_another_period(period: Period, named: Period | None) -> bool:
    """Whether ``named``, the period in the name of a file or folder, cannot be meant of a report of ``period``.

    A year alone may stand for any part of it, or be the year in which the report was sent.
    """
    if named is None or named.code == period.code:
        return False
    return named.kind is not PeriodKind.YEAR or named.year not in {period.year, (period.end + _SENT_WITHIN).year}


def type_in_name(stem: str, types: Collection[str]) -> str:
    """The known report type in a file's name, the longest; "" if it has none: ``2024-Q2-so-lieu-quy`` → so-lieu-quy."""
    return max((code for code in types if re.search(rf"(?<!\w){re.escape(code)}(?!\w)", stem)), key=len, default="")


def _text(value: object) -> str:
    return str(value) if isinstance(value, str) else ""


def _name(value: object) -> str:
    """A code as typed; "" for one that is too long to be the name of a folder, or would lead out of it."""
    text = _text(value)
    return "" if len(text) > NAME_MAX or text.startswith(".") or any(sign in text for sign in "/\\\0") else text


def _period_code(text: str) -> str:
    try:
        return parse_period(text).code if text else ""
    except PeriodError:
        return text


def _units_in(data: object) -> Iterator[str]:
    """Values of all keys ``don_vi`` in the tables of a report."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "don_vi" and isinstance(value, str):
                yield str(value)
            else:
                yield from _units_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _units_in(value)
