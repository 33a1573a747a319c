"""The figures that a tagged PDF of ours prints, read by its tags as a screen reader reads them.

What is shown but not tagged counts too: text that stands outside of the structure, other than page numbers and heads of
tables that are repeated, would be read by people and by no program.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from tthc_render.formats.printed import PrintedFigures, PrintedTable, PrintedText, cell_text, numbers_in
from tthc_render.formats.verification import without_line

SHOWN: Final = 120
PARAGRAPHS: Final = frozenset(("P", "LBody", "H1", "H2", "H3", "H4", "H5", "H6", "Caption"))
MOST_DEPTH: Final = 60
RAISED: Final = 0.6
"""Raised and lowered words stay within so much of their size; the next line is farther."""


class UntaggedError(ValueError):
    """The file has no tags to read it by; the message says so in Vietnamese."""


def printed_in_pdf(data: bytes, report_hash: str = "") -> PrintedFigures:
    """The figures of the PDF ``data``, whose line of verification has ``report_hash``.

    UntaggedError where it has no structure, PdfiumError where it is broken.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        if not pdfium.FPDFCatalog_IsTagged(document.raw):
            raise UntaggedError("tệp PDF không còn cấu trúc (thẻ) để đọc")
        found = _Found(report_hash)
        for page in document:
            found.page(page)
            page.close()
        return found.printed()
    finally:
        document.close()


class _Found:
    """Paragraphs, notes and rows so far; paragraphs that go on over a page come in parts, which changes no figure."""

    def __init__(self, report_hash: str) -> None:
        self.report_hash = report_hash
        self.texts: list[PrintedText] = []
        self.notes: dict[str, list[str]] = {}
        self.rows: list[tuple[str, ...]] = []
        self.parted: dict[str, int] = {}
        self.marks: dict[int, str] = {}
        self.heads, self.in_head = "", False

    def printed(self) -> PrintedFigures:
        notes = (" ".join(parts) for parts in self.notes.values())
        return PrintedFigures(
            tuple(self.texts),
            tuple(PrintedText(numbers_in(text), words=text[:SHOWN]) for text in notes),
            (PrintedTable("", (), tuple(self.rows)),) if self.rows else (),
        )

    def page(self, page: pypdfium2.PdfPage) -> None:
        self.marks, loose = _texts_of(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        try:
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree) if tree else 0):
                self.element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
        finally:
            if tree:
                pdfium.FPDF_StructTree_Close(tree)
        self.take_loose(loose)

    def take_loose(self, loose: list[str]) -> None:
        """Text outside of the structure: one page number and heads that were read before are as they should be."""
        left = [text for text in loose if _squeezed(text) and _squeezed(text) not in self.heads]
        numbers = [text for text in left if text.strip().isdecimal()]
        if len(numbers) == 1:
            left.remove(numbers[0])
        words = without_line(" ".join(" ".join(left).split()), self.report_hash)
        if numbers_in(words):
            self.texts.append(PrintedText(numbers_in(words), words=f"chữ ngoài cấu trúc của tệp: {words[:SHOWN]}"))

    def element(self, element: object, depth: int) -> None:
        if not element or depth > MOST_DEPTH:
            return
        kind = _string(pdfium.FPDF_StructElement_GetType, element)
        title = _string(pdfium.FPDF_StructElement_GetTitle, element)
        if title:  # letterhead, signature and heads of forms, which are filled in by hand
            self.take_notes(element, depth)
        elif kind == "TR":
            self.row(element)
            self.take_notes(element, depth)
        elif kind in PARAGRAPHS:
            text = " ".join(self.words(element, 0).split())
            self.texts.append(PrintedText(numbers_in(text), words=text[:SHOWN]))
            self.take_notes(element, depth)
            for child in _children(element):
                if _string(pdfium.FPDF_StructElement_GetType, child) == "L":
                    self.element(child, depth + 1)
        elif kind == "Note":
            self.note(element)
        else:
            outer, self.in_head = self.in_head, self.in_head or kind == "THead"
            for child in _children(element):
                self.element(child, depth + 1)
            self.in_head = outer

    def row(self, element: object) -> None:
        """Take a row; one that goes on over a page has a name, by which its parts are joined."""
        cells = tuple(cell_text(self.words(cell, 0)) if cell else "" for cell in _cells(element))
        if self.in_head:
            self.heads += _squeezed("".join(cells))
        name = _string(pdfium.FPDF_StructElement_GetID, element)
        if name in self.parted:
            at = self.parted[name]
            pairs = itertools.zip_longest(self.rows[at], cells, fillvalue="")
            self.rows[at] = tuple(f"{above} {below}".strip() for above, below in pairs)
            return
        if name:
            self.parted[name] = len(self.rows)
        self.rows.append(cells)

    def words(self, element: object, depth: int) -> str:
        """The words of an element and of the links in it, without notes and lists."""
        out = []
        for child in _kids(element, self.marks):
            if isinstance(child, str):
                out.append(child)
            elif depth < MOST_DEPTH and _string(pdfium.FPDF_StructElement_GetType, child) not in _APART:
                out.append(self.words(child, depth + 1))
        return "".join(out)

    def take_notes(self, element: object, depth: int) -> None:
        """The notes that are called inside an element."""
        for child in _children(element):
            kind = _string(pdfium.FPDF_StructElement_GetType, child)
            if kind == "Note":
                self.note(child)
            elif kind != "L" and depth < MOST_DEPTH:
                self.take_notes(child, depth + 1)

    def note(self, element: object) -> None:
        name = _string(pdfium.FPDF_StructElement_GetID, element)
        self.notes.setdefault(name, []).append(" ".join(self.words(element, 0).split()))


_CELLS: Final = frozenset(("TH", "TD"))
_APART: Final = frozenset(("Note", "Reference", "Lbl", "L"))


def _kids(element: object, marks: dict[int, str]) -> Iterator[object]:
    """Elements below, and the text of marks, in order."""
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield child
        else:
            yield marks.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index), "")


def _cells(row: object) -> Iterator[object]:
    """The cells of a row; None for one that holds nothing on this page, which PDFium knows only by its place."""
    for index in range(pdfium.FPDF_StructElement_CountChildren(row)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(row, index)
        if child and _string(pdfium.FPDF_StructElement_GetType, child) in _CELLS:
            yield child
        elif not child and pdfium.FPDF_StructElement_GetChildMarkedContentID(row, index) < 0:
            yield None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _children(element: object) -> Iterator[object]:
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield child


def _texts_of(page: pypdfium2.PdfPage) -> tuple[dict[int, str], list[str]]:
    """The text of each mark of a page, with a blank where a line ends, and the text outside of marks.

    Our own way has a mark for each paragraph, WeasyPrint one for each line: there the blank begins the next mark.
    """
    marks: dict[int, str] = {}
    above, size = 0.0, 0.0
    loose: list[str] = []
    textpage = page.get_textpage()
    try:
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=8):
            number = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            text = _text_of(item.raw, textpage.raw)
            if number < 0:
                loose.append(text)
                continue
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item.raw, matrix)
            before, size = size, _size_of(item.raw) * abs(matrix.d)
            blank = " " if abs(above - matrix.f) > RAISED * max(before, size) else ""
            above = matrix.f
            marks[number] = marks.get(number, "") + blank + text
    finally:
        textpage.close()
    return marks, loose


def _size_of(item: object) -> float:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    return size.value


def _text_of(item: object, textpage: object) -> str:
    size = pdfium.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(item, textpage, buffer, size)
    return _decoded(bytes(buffer), size).replace(_LINE_END_HYPHEN, "-")


_LINE_END_HYPHEN: Final = "\x02"
"""What PDFium has in place of a hyphen that ends a line."""


def _string(call: Callable[..., int], element: object) -> str:
    size = call(element, None, 0)
    if size <= 0:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(element, buffer, size)
    return _decoded(buffer.raw, size)


def _decoded(data: bytes, size: int) -> str:
    return data[:size].decode("utf-16-le", "replace").rstrip("\0")
