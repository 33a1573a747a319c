"""Which place of the report's file each place of a page comes from.

Before printing, words of the document are given links such as ``yaml:12``, the number of a target; links do not change
what is printed, and the PDF says where they are. The frame of the document is found by its words.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Block, Document, Figure, Inline, Note, Row, Run, Signatures, Table
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.yaml_files.source import Keys, Source

SCHEME: Final = "yaml:"
LINK_MAX: Final = 40
FRAME_WORDS: Final = 24
"""So many letters of a line of the frame are looked for: it may be broken behind them."""
Box = tuple[float, float, float, float]

_NUMBER = re.compile(r"(?<![\w./])\d[\d.]*(?:,\d+)?(?![\w/]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Target:
    """The origin of words of a page: a value of the file, and the line that it, or its part, is in."""

    path: Keys
    line: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of a page, in shares of its width and height from the top left corner, and what it shows."""

    page: int
    box: Box
    target: Target


class PathFinder:
    """From lines of a file to the ways to its values."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._starts: dict[int, list[Keys]] = {}
        for path, mark in source.marks.items():
            self._starts.setdefault(mark.line, []).append(path)
        self._lines = sorted(self._starts)

    def path(self, line: int) -> Keys:
        """The way to what begins in ``line``, or in the nearest line above that something begins in."""
        above = [item for item in self._lines if item <= line]
        return max(self._starts[above[-1]], key=len) if above else ()

    def at(self, place: Place) -> Keys:
        """The way to the value at ``place``: in its line the last one that begins before its column."""
        found = [path for path in self._starts.get(place.line, []) if self._column(path) <= max(place.column, 1)]
        if not found:
            return self.path(place.line)
        return max(found, key=lambda path: (self._column(path), len(path)))

    def row(self, line: int) -> Keys:
        """The way to the row that begins in ``line``; empty if none does."""
        return next((path for path in self._starts.get(line, []) if path and isinstance(path[-1], int)), ())

    def target(self, path: Keys) -> Target:
        """The value at ``path`` and its line; of one that is computed, that of its group."""
        return Target(path, self.source.place(path).line)

    def _column(self, path: Keys) -> int:
        return self.source.marks[path].column


class Linked:
    """A document whose words have links, and the targets that these lead to."""

    def __init__(self, document: Document, computed: Computed, finder: PathFinder) -> None:
        self.targets: list[Target] = []
        self._finder, self._computed = finder, computed
        self._numbers: dict[Target, int] = {}
        self._figures = list(_figures(computed))
        self._columns: dict[Keys, list[str]] = {}
        for code, (form, _) in computed.forms.items():
            for part in form.parts:
                root: Keys = ("bieu", code, *(() if len(form.parts) == 1 else (part.key,)))
                self._columns[root] = [column.key for column in part.columns]
        appendices = tuple(replace(item, blocks=tuple(map(self._block, item.blocks))) for item in document.appendices)
        self.document = replace(document, blocks=tuple(map(self._block, document.blocks)), appendices=appendices)

    def _link(self, target: Target) -> str:
        if target not in self._numbers:
            self._numbers[target] = len(self.targets)
            self.targets.append(target)
        return f"{SCHEME}{self._numbers[target]}"

    def _is_own(self, where: Place) -> bool:
        return where.file == self._finder.source.file and where.line > 0

    def _block(self, block: Block) -> Block:
        if isinstance(block, Table):
            return replace(block, rows=tuple(map(self._row, block.rows)))
        if isinstance(block, Figure | Signatures):
            return block
        if self._is_own(block.where):
            target = Target(self._finder.path(block.where.line), block.where.line)
            return replace(block, inlines=_all_linked(block.inlines, self._link(target)))
        return replace(block, inlines=tuple(self._sentence(block.inlines)))

    def _row(self, row: Row) -> Row:
        path = self._finder.row(row.where.line) if self._is_own(row.where) else ()
        columns = next((self._columns[path[:length]] for length in (2, 3) if path[:length] in self._columns), [])
        cells, column = [], 0
        for cell in row.cells:
            own = (*path, columns[column]) if path and column < len(columns) else path
            link = self._link(Target(own, self._finder.source.place(own).line)) if own else ""
            cells.append(replace(cell, inlines=_all_linked(cell.inlines, link)) if link else cell)
            column += cell.colspan
        return replace(row, cells=tuple(cells))

    def _sentence(self, inlines: tuple[Inline, ...]) -> Iterator[Inline]:
        """A sentence of the outline: each number of it is linked to the figure that it prints, where one is known."""
        before = ""
        for item in inlines:
            if not isinstance(item, Run) or item.link:
                yield item
                continue
            at = 0
            for found in _NUMBER.finditer(item.text):
                path = self._figure(found[0], before + item.text[: found.start()], item.text[found.end() :])
                if path is not None:
                    if found.start() > at:
                        yield replace(item, text=item.text[at : found.start()])
                    yield replace(item, text=found[0], link=self._link(self._finder.target(path)))
                    at = found.end()
            before += item.text
            if at < len(item.text):
                yield replace(item, text=item.text[at:])

    def _figure(self, text: str, before: str, after: str) -> Keys | None:
        """The figure that a printed number is: of all equal ones that whose name has most words of those around."""
        value = read_printed(text)
        near = set(_WORD.findall(f"{before[-120:]} {after[:40]}".lower()))
        ranked = [(len(near & words), path) for path, figure, words in self._figures if figure == value]
        best = max(ranked, key=lambda item: item[0], default=(0, ()))
        return best[1] if best[0] > 0 else None


def _figures(computed: Computed) -> Iterator[tuple[Keys, Decimal, set[str]]]:
    """Every figure of the text, typed or computed: its way, its value as printed, the words of its name."""
    for group, spec in computed.loaded.type.chi_tieu.items():
        known = computed.figures.get(group)
        for key, field in spec.truong.items():
            value = known.get(key) if isinstance(known, dict) else None
            if isinstance(value, int | Decimal):
                places = field.so_le if field.cong_thuc and field.kieu == "ty_le" else 6
                words = set(_WORD.findall(f"{spec.ten} {field.ten}".lower()))
                yield ("chi_tieu", group, key), round(Decimal(value), places), words


def _all_linked(inlines: Iterable[Inline], address: str) -> tuple[Inline, ...]:
    return tuple(
        replace(item, inlines=_all_linked(item.inlines, address))
        if isinstance(item, Note)
        else item
        if item.link
        else replace(item, link=address)
        for item in inlines
    )


def spots_of(pdf: pdfium.PdfDocument, linked: Linked, finder: PathFinder) -> list[Spot]:
    """All places of all pages that come from the file."""
    out = []
    pages = [pdf[number] for number in range(len(pdf))]
    for number, page in enumerate(pages):
        for address, box in _links(pdf, page):
            index = address.removeprefix(SCHEME)
            if index.isdecimal() and int(index) < len(linked.targets):
                out.append(Spot(number, _share(box, page.get_size()), linked.targets[int(index)]))
    return [*out, *_frame(pages, linked.document, finder)]


def _frame(pages: Sequence[pdfium.PdfPage], document: Document, finder: PathFinder) -> Iterator[Spot]:
    """Places of the frame: at the top of the first page, and from the end of the body for what is below it."""
    top: list[tuple[str, Sequence[str]]] = [
        ("so", [document.letterhead.number]),
        ("ngay", [document.letterhead.date]),
        ("trich_yeu", document.subject or (document.about,)),
        ("ky_so_lieu", [document.window]),
        ("kinh_gui", document.addressees),
    ]
    below: list[tuple[str, Sequence[str]]] = [
        ("noi_nhan", document.recipients[:-1]),
        ("luu", document.recipients[-1:]),
        ("nguoi_soan", [document.drafter] if document.drafter else []),
        ("quyen_han", document.signature.lines),
        ("chuc_vu_tren_ten", [document.signature.office] if document.signature.office else []),
        ("ho_ten", [document.signature.name]),
    ]
    waiting: list[tuple[str, Sequence[str]]] = [*top, *below]
    for number, page in enumerate(pages):
        text = page.get_textpage()
        left = []
        for key, lines in waiting:
            found = [box for line in lines for box in _found(page, text, line)]
            yield from (Spot(number, box, finder.target(("van_ban", key))) for box in found)
            if not found and (key, lines) in below:  # what is at the top is on the first page
                left.append((key, lines))
        waiting = left
        if not waiting:
            return


def _found(page: pdfium.PdfPage, text: pdfium.PdfTextPage, line: str) -> Iterator[Box]:
    """The place of the beginning of a line on a page."""
    words = " ".join(line.split())[:FRAME_WORDS].strip()
    if len(words) < 3:
        return
    at = text.search(words, match_case=True).get_next()
    if at is not None:
        index, count = at
        boxes = [text.get_rect(number) for number in range(text.count_rects(index, count))]
        if boxes:
            left, bottom, right, top = (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            )
            yield _share((left, bottom, right, top), page.get_size())


def _share(box: Box, size: tuple[float, float]) -> Box:
    """A box in points from the lower left corner, in shares from the upper left one."""
    left, bottom, right, top = box
    width, height = size
    return (
        round(left / width, 4),
        round(1 - top / height, 4),
        round(right / width, 4),
        round(1 - bottom / height, 4),
    )


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[tuple[str, Box]]:
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
