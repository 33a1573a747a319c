"""Tags in the PDF of WeasyPrint, from the same structure as in our own: it marks the words, we say what they are.

WeasyPrint's own tree has a table for every letterhead, no lists and no notes, and a paragraph for each of its pages.
Private parts are used here, which a test names: ``weasyprint.pdf.add_tags``, the boxes of pages, the marks of streams.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from tthc_render.layout.pdf.signature_fields import SignaturePlace, add_signature_fields
from tthc_render.layout.pdf.structure import Annotation, Content, Element, Structure
from tthc_render.layout.pdf.structure_tree import write_structure

if TYPE_CHECKING:
    import pydyf
    from weasyprint.document import Document as Pages
    from weasyprint.formatting_structure.boxes import Box

DESCENT_PT: Final = 3.0
"""The foot of a line of 14 pt is so far below its baseline."""

CALL, MARKER = "::footnote-call", "::footnote-marker"


@contextlib.contextmanager
def our_tags(meaning: Structure) -> Iterator[None]:
    """Within it, WeasyPrint writes ``meaning`` where it would write a structure of its own."""
    import weasyprint.pdf

    def add_tags(pdf: pydyf.PDF, document: Pages, _: object, streams: Sequence[pydyf.Stream]) -> None:
        _Tagger(meaning).document(pdf, document, streams)

    own = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = own


class _Tagger:
    """Hangs the marked content of pages on a structure."""

    def __init__(self, meaning: Structure) -> None:
        self.meaning = meaning
        self.annotations: list[list[pydyf.Dictionary]] = []
        self.page = 0
        self.height = 0.0
        self.place: SignaturePlace | None = None

    def document(self, pdf: pydyf.PDF, document: Pages, streams: Sequence[pydyf.Stream]) -> None:
        for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
            self.page = number
            self.annotations.append([])
            self.artifacts: set[int] = set()
            self.height = page.height * 0.75
            self.box(page._page_box, stream._tags, in_margin=False)
            self.artifacts |= {mark["mcid"] for mark in stream._tags.values()}
            stream._tags.clear()
            _unmark(stream, self.artifacts)
        for element in self.meaning.document.walk():
            if element.kind == "Link" and not any(isinstance(kid, Annotation) for kid in element.kids):
                element.kind = "Span"  # WeasyPrint makes none where a layout places the link itself, as in a grid
        pages = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/Page"]
        add_signature_fields(pdf, self.place, pages, self.meaning, self.annotations)
        write_structure(pdf, self.meaning, pages, self.annotations)

    def box(self, box: Box, marks: dict[Box, Mapping[str, int]], *, in_margin: bool) -> None:
        """Hang the content of ``box`` and of the boxes in it, in the order of the page."""
        from weasyprint.formatting_structure import boxes

        box = getattr(box, "_box", box)  # a placeholder of an absolutely placed box
        in_margin = in_margin or isinstance(box, boxes.MarginBox)
        if (link := getattr(box, "link_annotation", None)) is not None and box.element is not None:
            self.link(box, link)
        if box in marks:
            number = marks.pop(box)["mcid"]
            owner = None if in_margin or box.element is None else self.owner(box)
            if owner is None or owner.is_repeated_on(self.page):
                self.artifacts.add(number)
            else:
                if isinstance(box, boxes.ReplacedBox):
                    self.measure(box, owner)
                owner.add(Content(self.page, number))
                if owner is self.meaning.signer:
                    middle, foot = box.position_x + box.width / 2, box.position_y + box.height
                    self.place = SignaturePlace(self.page, middle * 0.75, self.height - foot * 0.75 + DESCENT_PT)
        for child in getattr(box, "children", ()):
            self.box(child, marks, in_margin=in_margin)

    def owner(self, box: Box) -> Element:
        note = self.meaning.note_of(box.element)
        tag = box.element_tag or ""
        if note is not None and tag.endswith(CALL):
            return self.meaning.calls[note]
        if note is not None and tag.endswith(MARKER):
            [label, *_] = self.meaning.notes[note].kids
            assert isinstance(label, Element)
            return label
        return self.meaning.at(box.element)

    def link(self, box: Box, annotation: pydyf.Dictionary) -> None:
        import pydyf

        owner = self.meaning.at(box.element)
        if "Contents" not in annotation:
            annotation["Contents"] = pydyf.String(box.element.get("href", ""))
        if owner.kind == "Link" and not owner.is_repeated_on(self.page):
            owner.add(Annotation(self.page, len(self.annotations[-1])))
            self.annotations[-1].append(annotation)

    def measure(self, box: Box, owner: Element) -> None:
        """Where a picture stands, in points from the lower left corner of its page."""
        left, top = box.content_box_x(), box.content_box_y()
        owner.box = (
            left * 0.75,
            self.height - (top + box.height) * 0.75,
            (left + box.width) * 0.75,
            self.height - top * 0.75,
        )


def _unmark(stream: pydyf.Stream, numbers: set[int]) -> None:
    """Make the marked content ``numbers`` of a page artefacts: no part of its text."""
    parts = stream.stream
    for at in range(1, len(parts) - 1):
        if parts[at + 1] == b"BDC" and isinstance(parts[at], dict) and parts[at].get("MCID") in numbers:
            parts[at - 1 : at + 2] = [b"/Artifact", b"<</Type/Pagination>>", b"BDC"]
