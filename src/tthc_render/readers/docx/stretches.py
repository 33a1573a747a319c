"""Where a DOCX surely begins a new page: at a section on a new page, at a page break typed by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from tthc_render.readers.docx.columns import begins_with_break
from tthc_render.readers.docx.styles import Look
from tthc_render.readers.facts import Section, Stretch


@dataclass(slots=True)
class Stretches:
    """The stretches met so far; ``broken``: a page break was met since the last paragraph was passed."""

    broken: bool = False
    _closed: list[Stretch] = field(default_factory=list)
    _open: Stretch = field(default_factory=lambda: Stretch(1, 0, 0.0, opens=True))
    _top: float = 0.0
    _after: bool = False

    def pass_paragraph(self, element: etree._Element, number: int, section: Section, look: Look, down: float) -> None:
        """Take note of the paragraph that begins at ``down`` points; of its page break, where it has one."""
        opens = section.index != self._open.section and not section.continues
        before = self.broken and begins_with_break(element, "page")
        if opens or before or self._after or look.get("pageBreakBefore") == "1":
            self._close(down)
            self._open, self._top = Stretch(number, section.index, 0.0, opens), down
        self._after, self.broken = self.broken and not before, False

    def _close(self, down: float) -> None:
        if down > self._top:
            self._closed.append(replace(self._open, length_pt=down - self._top))

    def all(self, down: float) -> tuple[Stretch, ...]:
        """All stretches of a text that ends at ``down`` points."""
        self._close(down)
        return tuple(self._closed)
