"""D638: what was typed where something is still to be written, and would be printed as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tthc_render.checks.frame import printed_scalars
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.model import Report
from tthc_render.vietnamese.placeholders import placeholders
from tthc_render.yaml_files.source import Keys, Scalar, Source

_OWN_FINDING: Final = (("van_ban", "ho_ten"),)


def check_placeholders(report: Report) -> list[Finding]:
    """One finding for each typed line, at its first placeholder."""
    source = report.source
    return [
        item
        for path, value in printed_scalars(source.data)
        if path not in _OWN_FINDING
        for item in _of_one(source, path, value)
    ]


def _of_one(source: Source, path: Keys, value: Scalar) -> Iterator[Finding]:
    for number, line in enumerate(value.split("\n") if value.block else [str(value)]):
        found = list(placeholders(line))
        if found:
            place = source.line_of(path, number) if value.block else source.place(path)
            seen = ", ".join(dict.fromkeys(words for _, words in found))
            column = place.column + found[0][0] + value.quoted if place.column else 0
            key = next((step for step in reversed(path) if isinstance(step, str)), "")
            yield finding("D638", replace(place, column=column), seen=seen, key=key)
