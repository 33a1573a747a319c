"""A copy of a DOCX in memory, whose paragraphs are found by the numbers that findings give."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from lxml import etree

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.readers.facts import Facts

_P, _R, _T, _BOX = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:txbxContent")
_DELETED = (qn("w:del"), qn("w:moveFrom"))


class WordCopy:
    """A copy of the document ``data`` that may be changed; ``facts`` are what was read of it."""

    def __init__(self, data: bytes, facts: Facts) -> None:
        try:
            self.document = Document(io.BytesIO(data))
        except (ValueError, KeyError) as error:
            raise DataUnreadable(
                f"{facts.shown}: không ghi được bản sao ({error}). Mở bằng Word, lưu lại thành .docx rồi chạy lại."
            ) from error
        body = self.document.element.body
        copies = {paragraph for copy in body.iter("{*}Fallback") for paragraph in copy.iter(_P)}
        self._elements = [paragraph for paragraph in body.iter(_P) if paragraph not in copies]
        # A letterhead in the header of the first page is counted before the text.
        own = [paragraph for paragraph in facts.paragraphs if paragraph.place != "note"]
        self._before = len(own) - len(self._elements)

    def paragraph(self, number: int) -> etree._Element | None:
        """The paragraph that a finding calls ``number``, None if it is not in the text."""
        place = number - 1 - self._before
        return self._elements[place] if self._before >= 0 and 0 <= place < len(self._elements) else None

    def to_bytes(self) -> bytes:
        """The copy as a file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def runs_in(paragraph: etree._Element) -> Iterator[CT_R]:
    """The runs with words of a paragraph, without those of text boxes anchored in it and those deleted."""
    for run in paragraph.iter(_R):
        above = list(run.iterancestors())
        inside = above[: above.index(paragraph)]
        hidden = any(item.tag == _BOX or item.tag in _DELETED for item in inside)
        if isinstance(run, CT_R) and not hidden and run.find(_T) is not None:
            yield run


def property_of(element: etree._Element, name: str, group: str) -> etree._Element:
    """The property ``name`` of a run ("rPr") or paragraph ("pPr"), made where it is not there, in its right place."""
    properties = element.find(qn(f"w:{group}"))
    if properties is None:
        properties = element.makeelement(qn(f"w:{group}"), {})
        element.insert(0, properties)
    found = properties.find(qn(f"w:{name}"))
    if found is None:
        found = properties.makeelement(qn(f"w:{name}"), {})
        order = _ORDER[group]
        later = {qn(f"w:{item}") for item in order[order.index(name) + 1 :]}
        place = next((at for at, child in enumerate(properties) if child.tag in later), len(properties))
        properties.insert(place, found)
    return found


_OF_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_OF_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_ORDER = {"rPr": tuple(_OF_RUN.split(" ")), "pPr": tuple(_OF_PARAGRAPH.split(" "))}
"""ECMA-376 part 1, 17.3.1.26 and 17.3.2.28: the order of properties."""
