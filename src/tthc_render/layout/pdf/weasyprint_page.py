"""A page of the HTML layout prepared for WeasyPrint in less time than WeasyPrint itself needs for any HTML.

WeasyPrint reads any HTML, with an HTML parser in Python, and checks for every element whether it is a footnote. Our
pages are well-formed XML, and their footnotes have one class. Both ways give the same bytes, which tests hold; a page
that is not well formed, a layout that has footnotes of its own, or a WeasyPrint without the private parts used here
goes the general way.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from tthc_render.formats.fonts import load_weasyprint

if TYPE_CHECKING:  # loaded where a PDF is made
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

NOTE_CLASS: Final = "chu-thich"
_OF_NOTES: Final = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})


def html_page(html: str, base_url: str, fetcher: object, *, own_notes: bool = False) -> HTML:
    """``html`` as WeasyPrint's ``HTML``; ``own_notes``: the layout has footnotes that the program did not write."""
    page_class = None if own_notes else _page_class()
    if page_class is None:
        return load_weasyprint().HTML(string=html, base_url=base_url, url_fetcher=fetcher)
    return page_class(html, base_url, fetcher)


@functools.cache
def _page_class() -> Callable[[str, str, object], HTML] | None:
    """The class, or None where this WeasyPrint has no such private parts."""
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

    try:
        sheet = _sheet_for_our_notes()
    except (AttributeError, IndexError, ImportError):
        return None

    class Page(HTML):  # type: ignore[misc]
        """What ``HTML`` makes of a string, from the XML parser."""

        def __init__(self, html: str, base_url: str, fetcher: object) -> None:
            try:
                root = ElementTree.fromstring(html.strip())
            except ElementTree.ParseError:
                super().__init__(string=html, base_url=base_url, url_fetcher=fetcher)
                return
            self.base_url, self.url_fetcher, self.media_type = base_url, fetcher, "print"
            self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[object]:
            return [sheet, *super()._ua_stylesheets(forms)[1:]]

    return Page


def _sheet_for_our_notes() -> object:
    """WeasyPrint's own style sheet, whose rules for the calls and marks of footnotes match our footnotes only."""
    from weasyprint import UA_STYLESHEET

    def is_note(element: ElementWrapper) -> bool:
        return NOTE_CLASS in element.classes

    sheet = copy.copy(UA_STYLESHEET)
    sheet.matcher = copy.copy(sheet.matcher)
    sheet.matcher.other_selectors = [
        (is_note, *rest) if rest[2] in _OF_NOTES else (test, *rest) for test, *rest in sheet.matcher.other_selectors
    ]
    return sheet
