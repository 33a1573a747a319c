"""D638: what was typed where something is still to be written, and would be printed as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tthc_render.checks.frame import printed_scalars
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.model import Report
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.placeholders import placeholders
from tthc_render.yaml_files.source import Keys, Scalar, Source

_OWN_FINDING: Final = (("van_ban", "ho_ten"),)

_PATH: Final = pattern_of(r"(?<=\]\()[^()\n]{0,300}(?=\))|(?<![\w.])\.\.?(?:/[\w.-]+){1,40}\.\w{2,5}(?!\w)")
"""The file of a picture or the target of a link; no part of it is a gap to fill."""


def _blanked(found: re.Match[str]) -> str:
    return "a" * len(found[0])


def check_placeholders(report: Report) -> list[Finding]:
    """One finding for each typed line, at its first placeholder; one for a name of rows that several forms have."""
    source = report.source
    found: dict[tuple[object, ...], Finding] = {}
    lines: dict[tuple[object, ...], list[int]] = {}
    for path, value in printed_scalars(source.data):
        for item in _of_one(source, path, value) if path not in _OWN_FINDING else ():
            key = (path[-1], str(value)) if path[0] == "bieu" and str(value) == item.details["seen"] else (item.where,)
            found.setdefault(key, item)
            lines.setdefault(key, []).append(item.where.line)
    return [_with_lines(item, lines[key][1:]) for key, item in found.items()]


def _with_lines(item: Finding, lines: list[int]) -> Finding:
    others = [line for line in dict.fromkeys(lines) if line != item.where.line]
    return replace(item, details={**item.details, "lines": ", ".join(map(str, others))})


def _of_one(source: Source, path: Keys, value: Scalar) -> Iterator[Finding]:
    for number, line in enumerate(value.split("\n") if value.block else [str(value)]):
        found = list(placeholders(_PATH.sub(_blanked, line)))
        if found:
            place = source.line_of(path, number) if value.block else source.place(path)
            seen = ", ".join(dict.fromkeys(words for _, words in found))
            column = place.column + found[0][0] + value.quoted if place.column else 0
            key = next((step for step in reversed(path) if isinstance(step, str)), "")
            yield finding("D638", replace(place, column=column), seen=seen, key=key, lines="")
