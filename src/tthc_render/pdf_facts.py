"""The facts of a PDF, read from where its letters and lines stand on the page.

What a PDF does not have (paragraphs, alignment, margins, spacing) is told from positions: margins from the ink,
alignment from the edges of the lines, rule lines from the strokes below a line of text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from tthc_render.facts import (
    MM_PER_PT,
    Align,
    Facts,
    FontUse,
    PageNumber,
    Paragraph,
    RuleLine,
    Section,
    font_uses,
)
from tthc_render.pdf_lines import Line, page_lines
from tthc_render.pdf_text import Bar, PdfPage, open_pdf, read_pages

ASCENT: Final = 0.891
DESCENT: Final = 0.216
SINGLE: Final = 1.15
# Times New Roman: how much of a single line is above and below the base line.
ABOVE: Final = 0.912
BELOW: Final = 0.238
MOST_LINE_EM: Final = 3.2
LEAST_LINES: Final = 4
EDGE_PT: Final = 3.0
CENTER_PT: Final = 6.0
FLAT_PT: Final = 3.5
RULE_FAR_PT: Final = 16.0
TOP_BAND_MM: Final = 25.5
NOTE_SHARE: Final = 0.88
NOTE_LEAST: Final = 12
_NUMBER = re.compile(r"^[-–]?\s*(?:(\d{1,4})|[IVXLC]{1,6}|[ivxlc]{1,6})\s*[-–]?$")
_APPENDIX = re.compile(r"^(?:phụ lục\b|biểu (?:mẫu )?số\b|mẫu số\b)", re.IGNORECASE)
_OPENS = re.compile(r"^(?:[IVXLC]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-+•]|Điều \d+|Nơi nhận|Kính gửi)\s*", re.IGNORECASE)


def read_pdf(data: bytes, shown: str) -> Facts:
    """The facts of the PDF in ``data``; DataUnreadable if it is broken, locked or too large."""
    document = open_pdf(data, shown)
    try:
        pages = list(read_pages(document, shown))
    finally:
        document.close()
    lines = {page.number: page_lines(page) for page in pages}
    sections = _sections(pages, lines)
    numbers: list[PageNumber] = []
    for page in pages:
        found = _page_number(page, lines[page.number], _section_at(sections, page.number), numbers)
        if found is not None:
            line, number = found
            numbers.append(number)
            lines[page.number] = [item for item in lines[page.number] if item is not line]
    sections = tuple(_with_margins(section, pages, lines) for section in sections)
    paragraphs: list[Paragraph] = []
    ends: list[tuple[Line, int]] = []
    for page in pages:
        body, notes = _without_notes(lines[page.number])
        section = _section_at(sections, page.number)
        _page_paragraphs(page, body, section, paragraphs, ends)
        paragraphs += (
            replace(_paragraph(line, len(paragraphs) + place, section.index, (0, 0), 0, 0, None), place="note")
            for place, line in enumerate(notes, 1)
        )
    rules = [rule for page in pages for rule in _rules(page, paragraphs)]
    text = tuple(paragraphs)
    return Facts("pdf", shown, text, tuple(rules), sections, tuple(numbers), _fonts(pages, text), len(pages))


def _without_notes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its footnotes, and those: small print from a raised number to the bottom."""
    usual = Counter(round(line.size) for line in lines if not line.grid)
    size = usual.most_common(1)[0][0] if usual else 0
    for place, line in enumerate(lines):
        mark = line.pieces[0]
        small = line.size <= NOTE_SHARE * max(size, NOTE_LEAST)
        if small and not line.grid and not line.half and mark.raised and mark.text.strip().isdigit():
            return lines[:place], lines[place:]
    return lines, []


def _section_at(sections: tuple[Section, ...], page: int) -> Section:
    return next(section for section in reversed(sections) if section.page <= page)


def _sections(pages: list[PdfPage], lines: dict[int, list[Line]]) -> tuple[Section, ...]:
    out: list[Section] = []
    for page in pages:
        size = (page.width * MM_PER_PT, page.height * MM_PER_PT)
        first = next((line for line in lines[page.number] if not _NUMBER.match(line.text)), None)
        opens = page.number > 1 and first is not None and _APPENDIX.match(first.text) is not None
        same = bool(out) and abs(out[-1].width_mm - size[0]) < 1 and abs(out[-1].height_mm - size[1]) < 1
        grid = any(line.grid for line in lines[page.number])
        if same and not opens:
            out[-1] = replace(out[-1], has_table=out[-1].has_table or grid)
        else:
            out.append(Section(len(out), page.number, *size, (None, None, None, None), has_table=grid))
    return tuple(out)


def _page_number(
    page: PdfPage, lines: list[Line], section: Section, before: list[PageNumber]
) -> tuple[Line, PageNumber] | None:
    """The line that is the number of the page: a lone number above or below all else."""
    if not lines:
        return None
    for place, line in (("top", min(lines, key=_base)), ("bottom", max(lines, key=_base))):
        match = _NUMBER.match(line.text)
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


def _base(line: Line) -> float:
    return line.base


def _with_margins(section: Section, pages: list[PdfPage], lines: dict[int, list[Line]]) -> Section:
    """Margins from the ink of a section's pages. Only full pages tell the bottom; only long lines the sides."""
    own = [page for page in pages if _belongs(section, page, pages)]
    tops: list[float] = []
    bottoms: list[float] = []
    lefts: Counter[float] = Counter()
    rights: Counter[float] = Counter()
    for place, page in enumerate(own):
        inside = lines[page.number]
        if not inside:
            continue
        tops.append(min(line.base - ASCENT * line.size for line in inside))
        if place < len(own) - 1:
            bottoms.append(page.height - max(line.base + DESCENT * line.size for line in inside))
        for line in inside:
            if not line.grid and line.right - line.left > 0.45 * page.width:
                lefts[round(line.left, 1)] += 1
                rights[round(line.right, 1)] += 1
    left, right = _often(lefts, min), _often(rights, max)
    # On a short page all long lines may be first lines: other words then stand left of them.
    words = [line.left for page in own for line in lines[page.number] if not line.grid]
    if left is not None and 5 * sum(place < left - EDGE_PT for place in words) >= len(words):
        left = None
    return replace(
        section,
        margins_mm=(
            min(tops) * MM_PER_PT if tops else None,
            min(bottoms) * MM_PER_PT if len(bottoms) > 1 else None,
            None if left is None else left * MM_PER_PT,
            None if right is None else section.width_mm - right * MM_PER_PT,
        ),
    )


def _often(places: Counter[float], outermost: Callable[[Iterable[float]], float]) -> float | None:
    """The outermost place that at least a fifth of the lines share, within a point; None if there is none."""
    near = {place: sum(count for other, count in places.items() if abs(other - place) <= 1) for place in places}
    shared = [place for place, count in near.items() if count * 5 >= places.total() >= LEAST_LINES]
    return outermost(shared) if shared else None


def _belongs(section: Section, page: PdfPage, pages: list[PdfPage]) -> bool:
    same = abs(page.width * MM_PER_PT - section.width_mm) < 1
    return page.number >= section.page and same and page.number < _next_start(section, pages)


def _next_start(section: Section, pages: list[PdfPage]) -> int:
    for page in pages:
        if page.number > section.page and abs(page.width * MM_PER_PT - section.width_mm) >= 1:
            return page.number
    return len(pages) + 1


def _page_paragraphs(
    page: PdfPage, lines: list[Line], section: Section, out: list[Paragraph], ends: list[tuple[Line, int]]
) -> None:
    """Put lines together into paragraphs; ``ends``: the last line of each paragraph so far, and its place."""
    margins = section.margins_mm
    left = margins[2] / MM_PER_PT if margins[2] is not None else min((line.left for line in lines), default=0.0)
    right = (
        page.width - margins[3] / MM_PER_PT
        if margins[3] is not None
        else max((line.right for line in lines), default=page.width)
    )
    column = (left * MM_PER_PT, (right - left) * MM_PER_PT)
    for line in lines:
        before = ends[-1][0] if ends else None
        full = before is not None and before.right + _first_word(line) > right and not before.grid and not before.half
        flush = abs(line.left - left) < EDGE_PT
        follows = (
            before is not None
            and full
            and flush
            and not line.grid
            and not line.half
            and abs(before.size - line.size) < 1
            and not (_OPENS.match(line.text) and _centered(line, left, right))
            and (line.page != before.page or 0 < line.base - before.base < MOST_LINE_EM * line.size)
        )
        if follows and before is not None:
            out[ends[-1][1]] = _longer(out[ends[-1][1]], line, before, right)
            ends[-1] = (line, ends[-1][1])
            continue
        out.append(_paragraph(line, len(out) + 1, section.index, column, left, right, before))
        ends.append((line, len(out) - 1))


def _first_word(line: Line) -> float:
    """How much room the first word of a line would have needed on the line before, with the space and some slack."""
    word = line.text.split(" ", 1)[0]
    inside = min(len(word), len(line.edges) - 1)
    return line.edges[inside] - line.left + EDGE_PT if inside > 0 else EDGE_PT


def _centered(line: Line, left: float, right: float) -> bool:
    return abs((line.left + line.right) - (left + right)) / 2 < CENTER_PT and line.left - left > 2 * CENTER_PT


def _paragraph(
    line: Line,
    number: int,
    section: int,
    column: tuple[float, float],
    left: float,
    right: float,
    before: Line | None,
) -> Paragraph:
    align: Align = ""
    if not line.grid:
        if _centered(line, left, right) or line.half:
            align = "center" if _centered(line, left, right) else ""
        elif line.left - left > 0.4 * (right - left) and right - line.right < EDGE_PT:
            align = "right"
    gap = None
    if before is not None and before.page == line.page and line.base > before.base:
        gap = line.base - before.base - ABOVE * line.size - BELOW * before.size
    return Paragraph(
        number=number,
        page=line.page,
        section=section,
        text=unicodedata.normalize("NFC", line.text),
        pieces=line.pieces,
        align=align,
        column_mm=column,
        first_mm=(line.left - left) * MM_PER_PT,
        gap_pt=gap,
        grid=line.grid,
        cell=f"{line.page}:{line.half}" if line.half else "",
        nfc=line.text.isascii() or unicodedata.is_normalized("NFC", line.text),
        widths_pt=(line.right - line.left,),
        center_mm=(line.left + line.right) / 2 * MM_PER_PT,
        box_pt=line.box,
        side=line.half,
    )


def _longer(paragraph: Paragraph, line: Line, before: Line, right: float) -> Paragraph:
    """``paragraph`` with one more line. Lines between the first and the last tell whether it is justified."""
    align = paragraph.align if len(paragraph.widths_pt) > 1 else "justify"
    if before.right < right - 1.5:
        align = "left"
    spacing = paragraph.spacing
    if line.page == before.page and not any(piece.raised for piece in line.pieces):
        spacing = (line.base - before.base) / (SINGLE * max(line.size, before.size))
    box = paragraph.box_pt
    if box is not None and line.page == paragraph.page:
        box = (min(box[0], line.box[0]), box[1], max(box[2], line.box[2]), line.box[3])
    joint = "" if paragraph.text.endswith(" ") else " "
    return replace(
        paragraph,
        text=paragraph.text + joint + unicodedata.normalize("NFC", line.text),
        pieces=paragraph.pieces + line.pieces,
        align=align,
        spacing=spacing,
        widths_pt=(*paragraph.widths_pt, line.right - line.left),
        box_pt=box,
        nfc=paragraph.nfc and unicodedata.is_normalized("NFC", line.text),
    )


def _rules(page: PdfPage, paragraphs: list[Paragraph]) -> list[RuleLine]:
    """Flat strokes that stand alone below a line of text, and lines of underscores."""
    here = [paragraph for paragraph in paragraphs if paragraph.page == page.number and paragraph.box_pt]
    out: list[RuleLine] = []
    for bar in _joined([bar for bar in page.bars if bar.level and bar.bottom - bar.top <= FLAT_PT]):
        length = bar.right - bar.left
        if length < 12 or _crossed(bar, page.bars):
            continue
        above = _text_above(bar, here)
        if above is not None:
            center = (bar.left + bar.right) / 2 * MM_PER_PT
            box = (bar.left, bar.top, bar.right, bar.bottom)
            out.append(RuleLine(page.number, above.number, length, "path", center, box))
    for paragraph in here:
        if re.fullmatch(r"[\s_\-–—]*[_–—-]{3,}[\s_\-–—]*", paragraph.text) and paragraph.box_pt:
            left, top, right, bottom = paragraph.box_pt
            above = _text_above(Bar(left, top + 2, right, bottom), [item for item in here if item is not paragraph])
            if above is not None:
                center = (left + right) / 2 * MM_PER_PT
                out.append(RuleLine(page.number, above.number, right - left, "underscores", center, paragraph.box_pt))
    return out


def _joined(bars: list[Bar]) -> list[Bar]:
    """Strokes that lie on each other or end to end count as one."""
    out: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (round(bar.bottom), bar.left)):
        last = out[-1] if out else None
        meet = last is not None and bar.left <= last.right + 1 and bar.right >= last.left - 1
        if last is not None and meet and abs(last.bottom - bar.bottom) < FLAT_PT:
            out[-1] = Bar(min(last.left, bar.left), min(last.top, bar.top), max(last.right, bar.right), last.bottom)
        else:
            out.append(bar)
    return out


def _crossed(bar: Bar, bars: tuple[Bar, ...]) -> bool:
    """Whether it belongs to the grid of a table: an upright line touches it."""
    return any(
        not other.level
        and other.bottom - other.top > 8
        and bar.left - 2 <= other.left <= bar.right + 2
        and other.top - 2 <= bar.bottom
        and other.bottom + 2 >= bar.top
        for other in bars
    )


def _text_above(bar: Bar, paragraphs: list[Paragraph]) -> Paragraph | None:
    """The text right above a stroke: its box holds the stroke's middle, and it is near."""
    middle = (bar.left + bar.right) / 2
    best, nearest = None, RULE_FAR_PT
    for paragraph in paragraphs:
        box = paragraph.box_pt
        if box is None or not box[0] - 30 <= middle <= box[2] + 30:
            continue
        down = bar.top - (box[3] - 3)
        if -4 <= down < nearest:
            best, nearest = paragraph, down
    return best


def _fonts(pages: list[PdfPage], paragraphs: tuple[Paragraph, ...]) -> tuple[FontUse, ...]:
    seen = {stretch.font.family: stretch.font for page in pages for stretch in page.stretches}
    return tuple(
        replace(use, embedded=seen[use.name].embedded, same_widths=seen[use.name].same_widths)
        if use.name in seen
        else use
        for use in font_uses(paragraphs)
    )
