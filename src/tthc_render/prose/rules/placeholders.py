"""Places in a finished text that were still to be filled: P962."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import DATE_LINE
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.placeholders import placeholders, signs_in

_DRAWN: Final = pattern_of(r"(?:^|(?<=[\t\n]))[ _]*_{3,}[ _]*(?=[\t\n]|$)")
"""A line of nothing but underscores: one drawn below a name in a letterhead, no gap."""
_NUMBER_LINE: Final = pattern_of(r"Số\s*:\s*[.…_]*\s*/[A-ZĐ\d][\w/&–-]*")
"""The line of the number in a letterhead."""
_PARTS: Final = pattern_of(r"[^\t\n]+")


def check_placeholders(context: ProseContext) -> Iterator[Finding]:
    """One finding for a paragraph, at its first placeholder; the frame may have gaps that are filled by hand."""
    signs = signs_in(context.whole)
    for reading in context.running:
        passage = reading.passage
        text = _DRAWN.sub(lambda line: " " * len(line[0]), passage.text) if "___" in passage.text else passage.text
        if ("Số" in text and "/" in text) or ("ngày" in text and "tháng" in text and "năm" in text):
            text = _PARTS.sub(_without_head, text)
        found = next(placeholders(text, signs), None)
        if found:
            at, seen = found
            yield finding("P962", passage.at(at), seen=seen)


def _without_head(part: re.Match[str]) -> str:
    """Blanks for the line of number or of place and date: drafts wait there for their number and day."""
    words = part[0].strip()
    return " " * len(part[0]) if DATE_LINE.fullmatch(words) or _NUMBER_LINE.fullmatch(words) else part[0]
