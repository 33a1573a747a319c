"""Words typed before a name whose value begins with them: "ngày {{ van_ban.ngay_thang }}" prints "ngày ngày 15 …"."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.vietnamese.patterns import pattern_of

_DOUBLED = pattern_of(
    r"(?<!\w)(?P<word>[Nn]gày)\s+(?P<tag>\{\{-?\s*van_ban\.ngay_thang\b[^{}]*\}\})"
    r"|(?<!\w)(?P<span>[Qq]uý|[Tt]háng|[Nn]ăm)\s+(?P<period>\{\{-?\s*ky\.thuong\b[^{}]*\}\})"
)


def lint_doubled_words(text: str, place: Place) -> Iterator[Finding]:
    """T858 for each such word of an outline, or of the line that stands at ``place``."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in _DOUBLED.finditer(line) if "{{" in line else ():
            where = place if place.line else Place(place.file, number)
            word, tag = found["word"] or found["span"], found["tag"] or found["period"]
            yield finding("T858", where, word=word, tag=tag)
