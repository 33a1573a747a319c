"""The facts of a PDF, read from the positions of its letters and lines.

What a PDF does not have (paragraphs, alignment, margins, spacing) is derived from positions: margins from the ink
(``pdf_sections``), alignment from the edges of the lines, rule lines from the strokes below a line of text.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Final

from tthc_render.readers.facts import (
    MM_PER_PT,
    Align,
    Facts,
    FontUse,
    PageNumber,
    PageParagraph,
    Section,
    Story,
    font_uses,
)
from tthc_render.readers.pdf.columns import NO_COLUMN, Column, Ink, is_long, page_column
from tthc_render.readers.pdf.lines import PdfLine, base_of, cannot_fill, page_lines
from tthc_render.readers.pdf.margin_text import margin_text
from tthc_render.readers.pdf.margins import (
    EDGE_PT,
    PAGE_NUMBER,
    centered,
    is_full,
    is_mark,
    may_end,
    pdf_sections,
    section_at,
    with_margins,
)
from tthc_render.readers.pdf.rule_lines import rule_lines
from tthc_render.readers.pdf.signatures import is_signed, signature_fields
from tthc_render.readers.pdf.text import PdfPage, open_pdf, read_pages

RAGGED_EM: Final = 0.22
"""Justified lines may end so far from the margin: letters lean, and spaces are stretched in whole units."""
SINGLE: Final = 1.15
# Times New Roman: how much of a single line is above and below the base line.
ABOVE: Final = 0.912
BELOW: Final = 0.238
MOST_LINE_EM: Final = 3.2
SAME_BASE_PT: Final = 0.01
SHORT_SHARE: Final = 0.3
HANGING_PT: Final = 30.0
"""The lines of an item begin at most so much further in than its first, which begins with a sign or a number."""
TOP_BAND_MM: Final = 25.5
NOTE_SHARE: Final = 0.88
NOTE_LEAST: Final = 12
# A line that ends inside "QĐ-UBND" or "2021-2025" goes on without a blank; one that ends with a dash does not.
_BROKEN_WORD = re.compile(r"\w-$")
_NUMBER = re.compile(r"^Số\b.*/", re.IGNORECASE)
_CODE = re.compile(r"[A-ZĐ][\wĐđ&.-]*")
_OPENS = re.compile(r"^(?:[IVXLC]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-+•]|Điều \d+|Nơi nhận|Kính gửi)\s*", re.IGNORECASE)

_ITEM = re.compile(r"^(?:[IVX]{1,5}\.|\d{1,2}\.|[a-zđ]\)|[-+•]) [^\W\d_]")
"""An item after a sentence or an item, at whatever place; a number that ends a line is none."""


@dataclass(slots=True)
class _Begun:
    """A paragraph of which lines are still found: its place in the list, its first line and the others."""

    place: int
    first: PdfLine
    more: list[tuple[PdfLine, float]] = field(default_factory=list)

    @property
    def last(self) -> PdfLine:
        """The line that the next one may follow."""
        return self.more[-1][0] if self.more else self.first


def read_pdf(data: bytes, shown: str) -> Facts:
    """The facts of the PDF in ``data``; DataUnreadable if it is broken, locked or too large."""
    document = open_pdf(data, shown)
    try:
        pages = list(read_pages(document, shown))
        signed = is_signed(document)
        keywords = str(document.get_metadata_value("Keywords"))
    finally:
        document.close()
    facts = facts_of(pages, keywords, shown)
    return replace(facts, signatures=signature_fields(data, shown)) if signed else facts


def facts_of(pages: list[PdfPage], keywords: str, shown: str) -> Facts:
    """The facts of pages whose letters and strokes are known; ``keywords`` are those of the file's properties."""
    written = [page for page in pages if page.runs]
    scanned = bool(written) and 2 * sum(page.pictured for page in written) > len(written)
    pictured = () if scanned else tuple(page.number for page in pages if page.pictured)
    pages = [replace(page, runs=()) if page.number in pictured else page for page in pages]
    lines = {page.number: page_lines(page) for page in pages}
    outside = margin_text(pages, lines)
    lines = {page: _without(own, outside[page]) for page, own in lines.items()}
    sections = pdf_sections(pages, lines)
    numbers: list[PageNumber] = []
    for page in pages:
        found = _page_number(page, lines[page.number], section_at(sections, page.number))
        line, number = found or (None, None)
        numbers += [number] if number else []
        lines[page.number] = [item for item in lines[page.number] if item is not line and not is_mark(item, page)]
    sections = tuple(with_margins(section, pages, lines) for section in sections)
    printed: dict[int, list[list[PdfLine]]] = {}
    for page in pages:
        printed.setdefault(section_at(sections, page.number).index, []).append(lines[page.number])
    inks = {index: Ink.of(own) for index, own in printed.items()}
    paragraphs: list[PageParagraph] = []
    begun: list[_Begun] = []
    for page in pages:
        body, notes = _without_notes(lines[page.number])
        section = section_at(sections, page.number)
        column = page_column(page, body, section, inks[section.index])
        _page_paragraphs(body, section, column, paragraphs, begun)
        paragraphs += (
            replace(_paragraph(line, len(paragraphs) + place, section.index, NO_COLUMN, None), place=story)
            for place, (line, story) in enumerate(_beside_text(page, notes, outside[page.number]), 1)
        )
    for item in begun:
        if item.more:
            paragraphs[item.place] = _whole(paragraphs[item.place], item.first, item.more)
    on_page: dict[int, list[PageParagraph]] = {page.number: [] for page in pages}
    for paragraph in paragraphs:
        if paragraph.box_pt:
            on_page[paragraph.page].append(paragraph)
    rules = [rule for page in pages for rule in rule_lines(page, on_page[page.number])]
    text = tuple(paragraphs)
    return Facts(
        "pdf",
        shown,
        text,
        tuple(rules),
        sections,
        tuple(numbers),
        _fonts(pages, text),
        len(pages),
        scanned,
        keywords,
        pictured=pictured,
    )


def _without(lines: list[PdfLine], others: list[PdfLine]) -> list[PdfLine]:
    left_out = set(map(id, others))
    return [line for line in lines if id(line) not in left_out] if left_out else lines


def _beside_text(page: PdfPage, notes: list[PdfLine], outside: list[PdfLine]) -> Iterator[tuple[PdfLine, Story]]:
    """Footnotes and what is printed in the margins, each with where it is printed."""
    for line in notes:
        yield line, "note"
    for line in outside:
        yield line, "header" if line.base < page.height / 2 else "footer"


def _without_notes(lines: list[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]]:
    """The lines of a page without its footnotes, and those: small print from a raised number to the bottom."""
    usual = Counter(round(line.size) for line in lines if not line.grid)
    size = usual.most_common(1)[0][0] if usual else 0
    for place, line in enumerate(lines):
        mark = line.pieces[0]
        small = line.size <= NOTE_SHARE * max(size, NOTE_LEAST)
        if small and not line.grid and not line.half and mark.raised and mark.text.strip().isdigit():
            return lines[:place], lines[place:]
    return lines, []


def _page_number(page: PdfPage, lines: list[PdfLine], section: Section) -> tuple[PdfLine, PageNumber] | None:
    """The line that is the number of the page: a lone number above or below all else."""
    if not lines:
        return None
    for place, line in (("top", min(lines, key=base_of)), ("bottom", max(lines, key=base_of))):
        match = PAGE_NUMBER.match(line.text)
        alone = not any(other is not line and abs(other.base - line.base) < line.size for other in lines)
        near = line.base * MM_PER_PT < TOP_BAND_MM if place == "top" else line.base > page.height - 80
        if match and alone and near and not line.grid:
            middle = (line.left + line.right) / 2
            body = [item for item in lines if item is not line]
            left = min((item.left for item in body), default=0.0)
            right = max((item.right for item in body), default=page.width)
            off = min(abs(middle - page.width / 2), abs(middle - (left + right) / 2))
            align: Align = "center" if off < 0.1 * page.width else "right" if middle > page.width / 2 else "left"
            look = line.pieces[0]
            return line, PageNumber(
                page=page.number,
                section=section.index,
                place="top" if place == "top" else "bottom",
                align=align,
                size_pt=look.size_pt,
                bold=look.bold,
                italic=look.italic,
                value=int(match[1] or 0),
                arabic=match[1] is not None,
                on_first=page.number == 1,
                box_pt=line.box,
            )
    return None


def _page_paragraphs(
    lines: list[PdfLine], section: Section, column: Column, out: list[PageParagraph], begun: list[_Begun]
) -> None:
    """Put lines together into paragraphs; each is in ``out`` with its first line, in ``begun`` are its other lines."""
    flow_left, flow_right = column.flow
    for line in lines:
        before = begun[-1].last if begun else None
        free = before is not None and not before.grid and not before.half
        full = free and before is not None and is_full(before, line, flow_right)
        flush = abs(line.left - flow_left) < EDGE_PT
        follows = (
            before is not None
            and ((full and flush) or _goes_on_in_words(before, line, column, full=full, flush=flush))
            and not line.grid
            and not line.half
            and any(abs(piece.size_pt - line.size) < 1 for piece in before.pieces)
            and out[begun[-1].place].section == section.index
            and not _apart(before, line, column)
            and (line.page != before.page or 0 < line.base - before.base < MOST_LINE_EM * line.size)
        )
        code = next((one for one in reversed(begun[-2:]) if _ends_in_code(one, line)), None)
        if code is not None:
            code.more.append((line, flow_right))
            continue
        if follows:
            begun[-1].more.append((line, math.inf if column.ragged else flow_right))
            continue
        paragraph = _paragraph(line, len(out) + 1, section.index, column, before)
        # Without a known margin a line below a full one may be part of its paragraph, not the next one.
        out.append(replace(paragraph, gap_pt=None) if full and not column.known else paragraph)
        begun.append(_Begun(len(out) - 1, line))


def _ends_in_code(begun: _Begun, line: PdfLine) -> bool:
    """Whether ``line`` goes on with a document's number, in its half of a letterhead: 7/QĐ- above UBND."""
    before = begun.last
    near = line.page == before.page and 0 < line.base - before.base < MOST_LINE_EM * line.size
    same = before.half == line.half != "" and not before.grid and not line.grid
    broken = _NUMBER.match(begun.first.text) is not None and _BROKEN_WORD.search(before.text) is not None
    return same and near and broken and _CODE.fullmatch(line.text) is not None


def _goes_on_in_words(before: PdfLine, line: PdfLine, column: Column, *, full: bool, flush: bool) -> bool:
    """Whether ``line`` begins small below what is no end of a sentence: at the left margin, or below an item set in.

    At the margin whatever room is left above it, since words that stay together may have had none.
    """
    begins = line.text[:1].islower() and not may_end(before) and not centered(line, column.left, column.right)
    if flush:
        return begins and column.known and not _is_short(before, column)
    return begins and full and -EDGE_PT < line.left - before.left < HANGING_PT


def _is_short(line: PdfLine, column: Column) -> bool:
    """Whether a line leaves more room than words that stay together need."""
    return column.right - line.right > SHORT_SHARE * (column.right - column.left)


def _apart(before: PdfLine, line: PdfLine, column: Column) -> bool:
    """Whether a line begins a paragraph, judged by its formatting. Without a known margin less evidence is needed."""
    middle, labelled = centered(line, column.left, column.right), _OPENS.match(line.text) is not None
    if column.known:
        return (middle and labelled) or (before.text.endswith((".", ";")) and _ITEM.match(line.text) is not None)
    begins = line.text[:1].isupper() and abs(line.left - before.left) < EDGE_PT  # first lines of two paragraphs
    return middle or labelled or begins or may_end(before) or _is_below_heading(before, line)


def _is_below_heading(before: PdfLine, line: PdfLine) -> bool:
    """Whether a line begins with a capital below one in another look: all bold, or all in italics, and it is not."""
    return line.text[:1].isupper() and any(
        all(of(piece) for piece in before.pieces if piece.text.strip())
        and not any(of(piece) for piece in line.pieces if piece.text.strip())
        for of in (attrgetter("bold"), attrgetter("italic"))
    )


def _paragraph(line: PdfLine, number: int, section: int, column: Column, before: PdfLine | None) -> PageParagraph:
    align: Align = ""
    left, right = column.left, column.right
    if not line.grid:
        middle = centered(line, left, right) and not (is_long(line) and round(line.left) in column.indents)
        if middle or line.half:
            align = "center" if middle else ""
        elif line.left - left > 0.4 * (right - left) and right - line.right < EDGE_PT:
            align = "right"
    gap = None
    if before is not None and before.page == line.page and line.base > before.base + SAME_BASE_PT:
        gap = line.base - before.base - ABOVE * line.size - BELOW * before.size
    return PageParagraph(
        number=number,
        page=line.page,
        section=section,
        text=unicodedata.normalize("NFC", line.text),
        pieces=line.pieces,
        align=align,
        column_mm=(left * MM_PER_PT, (right - left) * MM_PER_PT),
        first_mm=(line.left - left) * MM_PER_PT if column.known else None,
        gap_pt=gap,
        grid=line.grid,
        cell=f"{line.page}:{line.half}" if line.half else "",
        nfc=line.text.isascii() or unicodedata.is_normalized("NFC", line.text),
        widths_pt=(line.right - line.left,),
        center_mm=(line.left + line.right) / 2 * MM_PER_PT,
        box_pt=line.box,
        side=line.half,
    )


def _whole(paragraph: PageParagraph, first: PdfLine, more: Sequence[tuple[PdfLine, float]]) -> PageParagraph:
    """``paragraph``, read from its line ``first``, with the lines that follow, each with the right end of its column.

    The lines between the first and the last decide whether it is justified.
    """
    align: Align = ""
    text, pieces, nfc = paragraph.text, [*paragraph.pieces], paragraph.nfc
    spacing, box, before = paragraph.spacing, paragraph.box_pt, first
    for line, right in more:
        if before.right >= right - RAGGED_EM * before.size:
            align = align or "justify"
        elif not cannot_fill(before, line):
            align = "left"
        if line.page == before.page and not any(piece.raised for piece in line.pieces):
            spacing = (line.base - before.base) / (SINGLE * max(line.size, before.size))
        if box is not None and line.page == paragraph.page:
            _, _, right_end, bottom = line.box
            box = (min(box[0], line.left), box[1], max(box[2], right_end), bottom)
        joint = "" if text.endswith(" ") or _BROKEN_WORD.search(text[-3:]) else " "
        text += joint + unicodedata.normalize("NFC", line.text)
        pieces += line.pieces
        nfc = nfc and unicodedata.is_normalized("NFC", line.text)
        before = line
    widths = (*paragraph.widths_pt, *(line.right - line.left for line, _ in more))
    return replace(
        paragraph,
        text=text,
        pieces=tuple(pieces),
        align=paragraph.align if first.half else align,
        spacing=spacing,
        widths_pt=widths,
        box_pt=box,
        nfc=nfc,
    )


def _fonts(pages: list[PdfPage], paragraphs: tuple[PageParagraph, ...]) -> tuple[FontUse, ...]:
    seen = {run.font.family: run.font for page in pages for run in page.runs}
    return tuple(
        replace(use, embedded=seen[use.name].embedded, same_widths=seen[use.name].same_widths)
        if use.name in seen
        else use
        for use in font_uses(paragraphs)
    )
