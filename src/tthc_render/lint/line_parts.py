"""Paragraphs split into lines at columns and manual breaks.

Letterheads and signatures are typed in many ways: in cells, with tabs or blanks between the sides of a line, with
line breaks by hand, with blanks between the letters.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.readers.facts import MM_PER_PT, PageParagraph, Segment, TextPiece, despaced
from tthc_render.vietnamese.patterns import pattern_of

STATE_ALIKE: Final = 0.82
"""The share of letters in which a misspelt Quốc hiệu still agrees."""
QUOC_HIEU: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU: Final = "Độc lập - Tự do - Hạnh phúc"
NUMBER_LINE: Final = pattern_of(r"^(?:Số|số|SỐ)\s*(?::|\S*\s*/\s*[A-ZĐ])")
DATE_LINE: Final = pattern_of(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_DAY_LINE: Final = pattern_of(r"\bngày\b.*\btháng\b", re.IGNORECASE)
"""A date line beside the number, with its year or without."""
BULLETS: Final = ("-", "–", "+", "•")
NAME_WORDS: Final = range(2, 7)
EMPTY_ROW_PT: Final = 16.0
"""About the height of an empty line between two line breaks."""
LONE_LETTERS: Final = 60
LONE_BLANKS: Final = 10
"""So many blanks before a short line put it into a column; beside lines of two sides a few are enough."""
_SIGNED = pattern_of(r"^\(?(?:đã ký|ký tên)\b", re.IGNORECASE)
DRAWN: Final = pattern_of(r"^[_\-–—─]{3,}$")
"""A line drawn by dashes on one side, beside words on the other."""
_LEAD = pattern_of(r"^ {3,}(?=\S)")
_STATE_BEGINS: Final = "CỘNG HÒA XÃ HỘI CHỦ"
_RECIPIENTS = pattern_of(r"^Nơi nhận\b\s*:?\s*", re.IGNORECASE)
_PARTS = pattern_of(r"\t+| {4,}")


def plain_words(paragraph: PageParagraph) -> str:
    """The words of a paragraph, letters typed apart put together."""
    return " ".join(despaced(paragraph.text).split())


def similarity(a: str, b: str) -> float:
    """The similarity of two texts, from 0 to 1."""
    if a == b:
        return 1.0
    if abs(len(a) - len(b)) > len(b) // 2:
        return 0.0
    return difflib.SequenceMatcher(None, a, b).ratio()


def is_quoc_hieu(text: str) -> bool:
    """Whether a line is the Quốc hiệu, even a misspelt one: no name of an agency comes near it."""
    return similarity(text.upper(), QUOC_HIEU) > STATE_ALIKE


def whole_state(lines: Iterable[PageParagraph]) -> list[PageParagraph]:
    """``lines`` with a Quốc hiệu that was too wide for its column put together again."""
    out: list[PageParagraph] = []
    begun: int | None = None
    for line in lines:
        text = line.plain
        if begun is not None and line.side == out[begun].side and _state(f"{out[begun].plain} {text}") == QUOC_HIEU:
            out[begun] = _joined(out[begun], line)
            begun = None
            continue
        out.append(line)
        if (state := _state(text)).startswith(_STATE_BEGINS) and state != QUOC_HIEU and QUOC_HIEU.startswith(state):
            begun = len(out) - 1
    return out


def _state(text: str) -> str:
    """``text`` with the mark of HÒA where the older spelling has it not."""
    return text.replace("HOÀ", "HÒA", 1)


def _joined(first: PageParagraph, line: PageParagraph) -> PageParagraph:
    box = first.box_pt
    if box is not None and line.box_pt is not None:
        box = (min(box[0], line.box_pt[0]), box[1], max(box[2], line.box_pt[2]), line.box_pt[3])
    text, widths = f"{first.text} {line.text}", (*first.widths_pt, *line.widths_pt)
    return replace(first, text=text, pieces=first.pieces + line.pieces, widths_pt=widths, box_pt=box)


def placed_by_blanks(lines: Sequence[PageParagraph]) -> list[PageParagraph]:
    """``lines`` with the short ones that only blanks put into a column given its side; their alignment is not known."""
    out = list(lines)
    for index, line in enumerate(lines):
        lead = _LEAD.match(line.text)
        if lead is None or line.cell or line.side or line.align not in ("left", "justify", "") or not line.pieces:
            continue
        text = line.text.strip()
        near = [other for other in lines[max(0, index - 1) : index + 2] if other.number != line.number]
        if len(text) > LONE_LETTERS or (len(lead[0]) < LONE_BLANKS and not any(other.side for other in near)):
            continue
        size, bold = line.pieces[-1].size_pt, line.pieces[-1].bold
        middle = advance_width(lead[0], line.pieces[0].size_pt) + advance_width(text, size, bold=bold) / 2
        on_left = line.left_mm + (line.first_mm or 0.0) + middle * MM_PER_PT < line.column_mm[1] / 2
        out[index] = replace(line, align="", side="left" if on_left else "right")
    return out


def heads_recipients(text: str) -> bool:
    """Whether a line is the heading "Nơi nhận:": alone, before its first item, or beside a signature's capitals."""
    match = _RECIPIENTS.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    return rest.startswith(BULLETS) or rest == rest.upper()


def is_person(text: str) -> bool:
    """Whether a text can be the name of a person as it is typed below a signature: "Lê Thị Bích Thủy"."""
    names = text.split()
    return len(names) in NAME_WORDS and all(name.replace("-", "").isalpha() and name.istitle() for name in names)


def part(paragraph: PageParagraph) -> Iterable[PageParagraph]:
    """A paragraph as separate lines: split at manual breaks, then into left and right."""
    if "\n" not in paragraph.text and not paragraph.segments and not _PARTS.search(paragraph.text.strip()):
        yield paragraph
        return
    place = empty = 0
    for row, text in enumerate(paragraph.text.split("\n")):
        line = paragraph
        if "\n" in paragraph.text:
            line = replace(paragraph, text=text, pieces=_cut(paragraph.pieces, place, place + len(text)))
            if row:
                line = replace(line, gap_pt=EMPTY_ROW_PT * empty or None, first_mm=None)
        place += len(text) + 1
        empty = 0 if text.strip() else empty + 1
        if text.strip():
            yield from _halves(line)


def _halves(line: PageParagraph) -> Iterable[PageParagraph]:
    """The two sides of a line that was typed with tabs or blanks between them, else the line itself."""
    text = line.text
    inner = _middle_gaps(text)
    if line.cell or len(inner) != 1 or not _parts_well(text[: inner[0][0]].strip(), text[inner[0][1] :].strip()):
        if len(line.segments) == 1 and not line.cell:
            yield _at_tab(line, line.segments[0])
        else:
            yield line
        return
    (a, b), sides = inner[0], ("left", "right")
    for (start, stop), side in zip(((0, a), (b, len(text))), sides, strict=True):
        half = replace(
            line,
            text=text[start:stop].strip(),
            pieces=_cut(line.pieces, start, stop),
            align="",
            side="left" if side == "left" else "right",
        )
        segment = next((item for item in line.segments if start <= item.start < stop), None)
        yield half if segment is None else _at_tab(half, segment)


def _middle_gaps(text: str) -> list[tuple[int, int]]:
    """Where tabs, or blanks where there is no tab, part a line in two; room for a number or a day parts nothing."""
    parts = [(match.start(), match.end()) for match in _PARTS.finditer(text)]
    inner = [(a, b) for a, b in parts if text[:a].strip() and text[b:].strip()]
    tabs = [(a, b) for a, b in inner if "\t" in text[a:b]]
    if len(inner) < 2 or len(tabs) == 1:
        return tabs or inner
    return [(a, b) for a, b in tabs or inner if _parts_well(text[:a].strip(), text[b:].strip())]


def _at_tab(line: PageParagraph, segment: Segment) -> PageParagraph:
    """A line with the place that its tab gives it; what a centred tab holds is centred."""
    middle = (segment.left_mm + segment.right_mm) / 2
    return replace(line, align="center" if segment.tab == "center" else line.align, center_mm=middle)


def _parts_well(left: str, right: str) -> bool:
    """Whether one of two sides belongs to a letterhead or a signature."""
    if re.match(r"^Số\s*:$", left):
        return False
    dated = (NUMBER_LINE.match(left) and _DAY_LINE.search(right)) or (
        NUMBER_LINE.match(right) and _DAY_LINE.search(left)
    )
    return (
        DRAWN.match(left) is not None
        or DRAWN.match(right) is not None
        or _heads(left)
        or _heads(right)
        or bool(dated)
        or (heads_recipients(left) and right.upper() == right)
        or (left.startswith("-") and (right.upper() == right or is_person(right) or _SIGNED.match(right) is not None))
    )


def _heads(text: str) -> bool:
    """Whether a text is the Quốc hiệu or the motto."""
    return similarity(text.upper(), QUOC_HIEU) > 0.8 or similarity(text.lower(), TIEU_NGU.lower()) > 0.8


def _cut(pieces: tuple[TextPiece, ...], start: int, stop: int) -> tuple[TextPiece, ...]:
    out, place = [], 0
    for piece in pieces:
        inside = piece.text[max(0, start - place) : max(0, stop - place)]
        if inside:
            out.append(replace(piece, text=inside))
        place += len(piece.text)
    return tuple(out)
