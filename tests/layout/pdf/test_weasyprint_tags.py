"""The private parts of WeasyPrint that our tags need, and the same tags as in the direct way."""

from __future__ import annotations

import inspect

from tests.support.documents import pdf_of, without_pictures
from tests.support.pdf_claims import spoken
from tthc_render.layout.pdf.structure import Element, Structure
from tthc_render.layout.pdf.weasyprint_tags import our_tags


def test_weasyprint_has_what_is_used() -> None:
    import weasyprint.pdf
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf.stream import Stream

    assert list(inspect.signature(weasyprint.pdf.add_tags).parameters) == [
        "pdf",
        "document",
        "pdf_version",
        "page_streams",
    ]
    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in inspect.getsource(Stream.marked)
    assert all(hasattr(boxes, name) for name in ("MarginBox", "ReplacedBox"))


def test_weasyprint_is_left_as_it_was() -> None:
    import weasyprint.pdf

    own = weasyprint.pdf.add_tags
    with our_tags(Structure(Element("Document"))):
        assert weasyprint.pdf.add_tags is not own
    assert weasyprint.pdf.add_tags is own


def test_both_ways_give_the_same_elements() -> None:
    direct, other = (
        [(kind, "".join(text.split())) for kind, text in spoken(pdf_of(without_pictures(), engine=engine))]
        for engine in ("direct", "weasyprint")
    )
    assert direct == other
