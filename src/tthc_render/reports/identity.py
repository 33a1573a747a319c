"""What a report's file names: its unit, period and type, read without the rest of what loading a report takes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.vietnamese.periods import Period, PeriodProblem, parse_period
from tthc_render.yaml_files.loader import Source, read_source

# The plain ways to write the two keys, which save reading the whole file; any other way is read as YAML.
_TYPE = re.compile(r"^loai:[ \t]*([\"']?)(?P<value>[\w.-]+)\1[ \t]*(?:#.*)?$", re.MULTILINE)
_PERIOD = re.compile(
    r"^ky:[ \t]*(?:\{[ \t]*ma:[ \t]*)?([\"']?)(?P<value>(?:19|20|21)\d{2}[\w-]*)\1(?![\w-])", re.MULTILINE
)
_HEAD: Final = 4096
_YEAR_AND_PART = re.compile(r"\d{4}-[^\W_]+")
_YEAR = re.compile(r"\d{4}(?!\w)")


@dataclass(frozen=True, slots=True)
class Names:
    """What a report's file names: its unit, period and type, and the other units of its tables.

    Texts are as typed where they mean nothing known, the period is its code where it is one.
    """

    unit: str = ""
    period: str = ""
    report_type: str = ""
    others: tuple[str, ...] = ()


def names_of(source: Source) -> Names:
    """The names in a report's file."""
    data = source.data if isinstance(source.data, dict) else {}
    period = data.get("ky")
    if isinstance(period, dict):
        period = period.get("ma")
    return Names(
        unit=_text(data.get("don_vi")),
        period=_period_code(_text(period)),
        report_type=_text(data.get("loai")),
        others=tuple(sorted(set(_units_in(data.get("bieu"))))),
    )


def head_of(path: Path) -> tuple[str, str]:
    """Report type and period code that a report's file names, "" for what is not there."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            text = file.read(_HEAD)
    except OSError:
        return "", ""
    kind, period = _TYPE.search(text), _PERIOD.search(text)
    if kind and period:
        return kind["value"], _period_code(period["value"])
    source = read_source(path, path.name, Findings())
    named = names_of(source) if source is not None else Names()
    return named.report_type, named.period


def period_in_name(stem: str) -> Period | None:
    """The period that a file's name begins with, the longest that fits: ``2024-Q2-bao-cao`` → 2024-Q2.

    None if it begins with none.
    """
    for begins in (_YEAR_AND_PART.match(stem), _YEAR.match(stem)):
        if begins is not None:
            with contextlib.suppress(PeriodProblem):
                return parse_period(begins[0])
    return None


def doubles(reports: Mapping[str, Names]) -> dict[str, Finding]:
    """B202 for each of the report files (by the name that users see) that are the same report as another one."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for file, names in reports.items():
        if names.unit and names.period and names.report_type:
            places.setdefault((names.unit, names.period, names.report_type), []).append(file)
    found = {}
    for (unit, period, report_type), files in places.items():
        for file in files if len(files) > 1 else ():
            others = ", ".join(other for other in files if other != file)
            found[file] = finding(
                "B202", Place(file, 1), unit=unit, period=period, report_type=report_type, others=others
            )
    return found


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str) else ""


def _period_code(text: str) -> str:
    try:
        return parse_period(text).code if text else ""
    except PeriodProblem:
        return text


def _units_in(data: Any) -> Iterator[str]:
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
