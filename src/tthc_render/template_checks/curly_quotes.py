"""Values of templates in typographic quotes, as Word types them: YAML takes them for letters and prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.yaml_files.source import Source, scalars

QUOTED: Final = "D614"
MARKS: Final = "“”„«»‘’"
_WHOLE: Final = pattern_of(rf"[“”„«‘’]([^{MARKS}]*)[”“»’‘]")
_HALF: Final = pattern_of(rf"[“„«]([^{MARKS}]*)|([^{MARKS}]*)[”»]")
"""A value with one of its two quotes only."""
CALLS: Final = ("T411", "T415", "T417", "T802", "T805")
"""Findings on names that are not there, or that no name can be."""


def quoted_values(source: Source) -> Iterator[Finding]:
    """Values that stand in typographic quotes or begin or end with one, once for each line; none in straight quotes."""
    lines = set()
    for path, value in scalars(source.data, ()):
        text = value.strip()
        found = None if value.block or value.quoted else _WHOLE.fullmatch(text) or _HALF.fullmatch(text)
        if found and value.line not in lines:
            lines.add(value.line)
            key = next((step for step in reversed(path) if isinstance(step, str)), "")
            right = next((group for group in found.groups() if group), "")
            yield finding(QUOTED, source.place(path), key=key, seen=text, right=right)


def without_unquoted(findings: Iterable[Finding], quoted: Sequence[Finding]) -> list[Finding]:
    """``findings`` without those that only come of ``quoted``: on the same line, or on a name that is in quotes."""
    lines = {(item.where.file, item.where.line) for item in quoted}
    names = {name for item in quoted for name in (item.details["right"], f"({item.details['right']})")}
    return [
        item
        for item in findings
        if (item.where.file, item.where.line) not in lines
        and not (item.code in CALLS and item.details.get("seen") in names)
    ]
