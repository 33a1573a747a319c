"""Places in a finished text that were still to be filled: P962."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.placeholders import placeholders


def check_placeholders(context: ProseContext) -> Iterator[Finding]:
    """One finding for a paragraph, at its first placeholder; the frame may have gaps that are filled by hand."""
    for reading in context.readings:
        passage = reading.passage
        found = next(placeholders(passage.text), None) if passage.prose else None
        if found:
            at, seen = found
            yield finding("P962", passage.at(at), seen=seen)
