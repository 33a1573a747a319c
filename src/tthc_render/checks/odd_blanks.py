"""Blanks of a report that are no plain blank: they are printed as one, and named at the line where they were typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tthc_render.checks.frame import printed_scalars
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.model import Report
from tthc_render.vietnamese.text import HYPHENS
from tthc_render.yaml_files.pasted import BLANKS, blank_name
from tthc_render.yaml_files.source import Keys, Scalar, Source

_ODD: Final = re.compile(f"[{BLANKS}]")
_HYPHEN: Final = re.compile(f"[{HYPHENS}]")
_RUN: Final = re.compile(r"(?<=\S)(?:\t[ \t]*|[ \t]*\t| {2,})(?=\S)")
_EXPRESSION: Final = re.compile(r"\[=[^\]]*\]")
_NARRATIVE: Final = "loi_van"


def check_odd_blanks(report: Report) -> list[Finding]:
    """D772 for each line with blanks of another kind; D773 for tabs and runs of blanks in names and cells.

    Those of narrative are D624. D776 for hyphens of another kind, once.
    """
    source = report.source
    blanks = (item for path, value in printed_scalars(source.data) for item in _of_one(source, path, value))
    return [*_odd_hyphens(source), *blanks]


def _odd_hyphens(source: Source) -> Iterator[Finding]:
    """D776 at the first hyphen that is another character, with the number of all."""
    if not _HYPHEN.search(source.text):
        return
    places = [
        (Place(source.file, number, found.start() + 1), found[0])
        for number, line in enumerate(source.lines, 1)
        if not line.lstrip().startswith("#")
        for found in _HYPHEN.finditer(line)
    ]
    for place, sign in places[:1]:
        yield finding("D776", place, number=f"U+{ord(sign):04X}", count=len(places))


def _of_one(source: Source, path: Keys, value: Scalar) -> Iterator[Finding]:
    if not _ODD.search(value) and not _RUN.search(value):
        return
    for number, line in enumerate(value.split("\n") if value.block else [str(value)]):
        place = source.line_of(path, number) if value.block else source.place(path)
        if odd := list(_ODD.finditer(line)):
            signs = dict.fromkeys(_as_typed(source, place, "".join(item[0] for item in odd)))
            names = ", ".join(f"{blank_name(sign)} (U+{ord(sign):04X})" for sign in signs)
            column = place.column + odd[0].start() + value.quoted if place.column else 0
            yield finding("D772", replace(place, column=column), signs=names, count=len(odd))
        elif path[0] != _NARRATIVE and (run := _RUN.search(_EXPRESSION.sub("", line))):
            sign = "phím Tab" if "\t" in run[0] else f"{len(run[0])} dấu cách liền nhau"
            yield finding("D773", place, sign=sign, text=" ".join(value.split())[:60])


def _as_typed(source: Source, place: Place, blanks: str) -> str:
    """The ``blanks`` of a value with the codes that they have in the file: NFC makes U+2001 an U+2003."""
    line = source.lines[place.line - 1] if place.line else ""
    typed = "".join(_ODD.findall(line[max(0, place.column - 1) :]))[: len(blanks)]
    return typed if unicodedata.normalize("NFC", typed) == blanks else blanks
