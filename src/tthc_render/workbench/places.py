"""Which place of the report's file each place of a page comes from.

Before printing, words of the document are given links such as ``yaml:12`` (a line of the file) or ``yaml:31:4`` (the
fifth column of the row in line 31); links do not change what is printed, and the PDF says where they are.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Block, Document, Figure, Inline, Note, Row, Signatures, Table
from tthc_render.reports.computed import Computed
from tthc_render.yaml_files.source import Keys, Source

SCHEME: Final = "yaml:"
LINK_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of a page, in shares of its width and height from the top left corner, and the place it shows."""

    page: int
    box: tuple[float, float, float, float]
    line: int
    path: Keys


def with_places(document: Document, file: str) -> Document:
    """The same document, its words linked to the lines of ``file`` that they come from; links of its own stay."""
    appendices = tuple(
        replace(item, blocks=tuple(_block(block, file) for block in item.blocks)) for item in document.appendices
    )
    return replace(document, blocks=tuple(_block(block, file) for block in document.blocks), appendices=appendices)


def _block(block: Block, file: str) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, file) for row in block.rows))
    if isinstance(block, Figure | Signatures) or not _is_at(block.where, file):
        return block
    return replace(block, inlines=_linked(block.inlines, f"{SCHEME}{block.where.line}"))


def _row(row: Row, file: str) -> Row:
    if not _is_at(row.where, file):
        return row
    cells, column = [], 0
    for cell in row.cells:
        cells.append(replace(cell, inlines=_linked(cell.inlines, f"{SCHEME}{row.where.line}:{column}")))
        column += cell.colspan
    return replace(row, cells=tuple(cells))


def _is_at(where: Place, file: str) -> bool:
    return where.file == file and where.line > 0


def _linked(inlines: tuple[Inline, ...], address: str) -> tuple[Inline, ...]:
    return tuple(
        replace(item, inlines=_linked(item.inlines, address))
        if isinstance(item, Note)
        else item
        if item.link
        else replace(item, link=address)
        for item in inlines
    )


def spots_of(pdf: pdfium.PdfDocument, where: PathFinder) -> list[Spot]:
    """All places of all pages that come from the file."""
    out = []
    for number in range(len(pdf)):
        page = pdf[number]
        width, height = page.get_size()
        for address, (left, bottom, right, top) in _links(pdf, page):
            line, _, column = address.removeprefix(SCHEME).partition(":")
            path = where.path(int(line), int(column) if column else None)
            x, y, right, below = left / width, 1 - top / height, right / width, 1 - bottom / height
            box = (round(x, 4), round(y, 4), round(right, 4), round(below, 4))
            out.append(Spot(number, box, where.line(path, int(line)), path))
    return out


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Address and box of each link of ours on a page, in points from the lower left corner."""
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    text = ctypes.create_string_buffer(LINK_MAX)
    box = pdfium_c.FS_RECTF()
    while pdfium_c.FPDFLink_Enumerate(page, position, link):
        action = pdfium_c.FPDFLink_GetAction(link)
        if not action:
            continue
        length = pdfium_c.FPDFAction_GetURIPath(pdf, action, text, LINK_MAX)
        address = text.raw[: max(0, min(length, LINK_MAX) - 1)].decode("ascii", "replace")
        if address.startswith(SCHEME) and pdfium_c.FPDFLink_GetAnnotRect(link, box):
            yield address, (box.left, box.bottom, box.right, box.top)


class PathFinder:
    """From lines of a file to the ways to its values."""

    def __init__(self, source: Source, computed: Computed | None = None) -> None:
        self.source = source
        self._columns: dict[Keys, list[str]] = {}
        for code, (form, _) in (computed.forms if computed else {}).items():
            for part in form.parts:
                root: Keys = ("bieu", code, *(() if len(form.parts) == 1 else (part.key,)))
                self._columns[root] = [column.key for column in part.columns]
        self._starts: dict[int, list[Keys]] = {}
        for path, mark in source.marks.items():
            self._starts.setdefault(mark.line, []).append(path)
        self._lines = sorted(self._starts)

    def path(self, line: int, column: int | None = None) -> Keys:
        """The way to what begins in ``line``, or in the nearest line above that something begins in."""
        if column is not None:
            row = min(self._starts.get(line, [()]), key=len)
            root = next((row[:length] for length in range(len(row), 0, -1) if row[:length] in self._columns), None)
            if root is not None and column < len(self._columns[root]) and isinstance(row[-1], int):
                return (*row, self._columns[root][column])
            return row
        above = [item for item in self._lines if item <= line]
        return max(self._starts[above[-1]], key=len) if above else ()

    def at(self, place: Place) -> Keys:
        """The way to the value at ``place``: in its line the last one that begins before its column."""
        found = [path for path in self._starts.get(place.line, []) if self._column(path) <= max(place.column, 1)]
        if not found:
            return self.path(place.line)
        return max(found, key=lambda path: (self._column(path), len(path)))

    def line(self, path: Keys, otherwise: int) -> int:
        """The line of the value at ``path``, never before ``otherwise``: a narrative has lines of its own."""
        mark = self.source.marks.get(path)
        return max(mark.line, otherwise) if mark else otherwise

    def _column(self, path: Keys) -> int:
        return self.source.marks[path].column
