"""Whether what is printed on a page stays between its margins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tthc_render.layout.pdf.direct.lines import TextLine, width_of_short
from tthc_render.layout.pdf.direct.pages import Page

SLACK_PT = 1.0
"""Half a border, and what programs round."""


def outside(pages: Iterable[Page]) -> Iterator[str]:
    """Page, words and place of each line that leaves its text box; page numbers in the margin above are none."""
    for number, page in enumerate(pages, 1):
        top, right, bottom, left = page.style.margin
        for line in page.lines:
            end = line.x + width_of(line)
            if (
                line.x < left - SLACK_PT
                or end > page.style.width - right + SLACK_PT
                or not top - SLACK_PT < line.baseline < page.style.height - bottom + SLACK_PT
            ):
                words = "".join(span.text for span in line.spans)[:40]
                yield f"page {number}: “{words}” from {line.x:.1f} to {end:.1f}, down to {line.baseline:.1f}"


def has_margins_of_decree(page: Page) -> bool:
    """Whether a page has the margins of the shipped layout; a test may have made others too narrow for a letterhead."""
    return [round(edge / MM) for edge in page.style.margin] == [20, 20, 20, 30]


MM: Final = 72 / 25.4


def width_of(line: TextLine) -> float:
    """The width of a line as it is painted, its blanks stretched."""
    text = "".join(span.text for span in line.spans).rstrip(" \u00a0")
    blanks = text.count(" ") + text.count("\u00a0")
    natural = sum(width_of_short(span.text, span.size, span.bold, span.italic) for span in line.spans)
    trailing = sum(
        width_of_short(span.text[len(span.text.rstrip(" ")) :], span.size, span.bold, span.italic)
        for span in line.spans[-1:]
    )
    return natural - trailing + line.word_spacing * blanks
