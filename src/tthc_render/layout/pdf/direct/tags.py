"""Marked content of a page: which words belong to which element of the structure, and what is no part of the text."""

from __future__ import annotations

from typing import Final

from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.structure import Annotation, Content, Element, Structure

RULES: Final = "/Artifact<</Type/Layout>>BDC"
PAGE_NUMBER: Final = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
AGAIN: Final = "/Artifact<</Type/Pagination>>BDC"
AGAIN_LINK: Final = "/Artifact <</Type/Pagination>>BDC"
END: Final = "EMC"
_BEFORE_NEXT: Final = "EMC\n"


class Marks:
    """The marks of the page ``number``, made line by line in the order of painting."""

    def __init__(self, meaning: Structure, number: int) -> None:
        self._meaning, self._page = meaning, number
        self._count = self._annotations = 0
        self._open: Element | str | None = None
        self._link: Element | None = None
        self._links_of_line: list[Element] = []

    def before(self, line: TextLine, span: Span) -> str:
        """The operators before ``span``, the next one of ``line``; empty where it goes on with what is open."""
        tag = line.tag
        if tag is None or tag.repeats or span.link or span.note:
            owner = self._owner(line, span)
        else:
            owner, self._link = tag, None
        if owner is self._open:
            return ""
        end = "" if self._open is None else _BEFORE_NEXT
        self._open = owner
        if isinstance(owner, str):
            return end + owner
        number = self._count
        self._count = number + 1
        owner.add(Content(self._page, number))
        return f"{end}/{owner.kind}<</MCID {number}>>BDC"

    def end(self) -> str:
        """The operator behind what was painted last."""
        is_open, self._open = self._open is not None, None
        return END if is_open else ""

    def takes_link(self, line: TextLine) -> bool:
        """Whether the next link of ``line``, which was painted, is one to a reader; in a repeated head it is none."""
        if line.tag is None or line.tag.is_repeated_on(self._page):
            return False
        self._links_of_line.pop(0).add(Annotation(self._page, self._annotations))
        self._annotations += 1
        return True

    def _owner(self, line: TextLine, span: Span) -> Element | str:
        """What ``span`` belongs to: an element, or the operator before an artefact. To be asked once for each span."""
        tag = line.tag
        if tag is None:
            return PAGE_NUMBER
        if tag.repeats and tag.is_repeated_on(self._page):
            return AGAIN_LINK if span.link else AGAIN
        if span.note or not span.link:
            self._link = None
            return self._meaning.calls[span.note.number - 1] if span.note else tag
        link = self._link
        if link is None or link.parent is not tag or link.title != span.link:
            link = self._link = tag.child("Link", placed=False)
            link.title = span.link
        self._links_of_line.append(link)
        return link
