"""The lines above a table, in the order of reading: which of them stand below each other, and which go on.

Several cells may stand side by side above a table: the number of the form, its title, who reports to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tthc_render.authoring.table_grids import Grid
from tthc_render.vietnamese.text import GAP, without_gaps

_NUMBER: Final = r"(?:biểu mẫu|biểu|mẫu biểu|mẫu|phụ lục|phụ biểu|phiếu(?=\s+số))(?:\s+số)?\s*[:.]?\s*"
_SPACED: Final = r"\S*\d\S*/\S+\s(?-i:[A-ZĐ]{1,5}(?:[-/.][A-ZĐ\d]{2,10})+)(?=\s|$)"
"""A number with a gap in it: 103/CK TC-NSNN."""
SIGN: Final = re.compile(rf"{_NUMBER}(?:{_SPACED}|\S*\d\S*|[IVXLC]+(?=[\s:.]|$)|[A-ZĐ](?=[\s:.]|$))", re.IGNORECASE)
_DASHED: Final = re.compile(r"\s+[-–—]\s+")
ACT: Final = (
    r"(?:thông tư|nghị định|quyết định|công văn|nghị quyết|luật|kế hoạch|hướng dẫn|"
    r"\b(?:TTLT|TT|NĐ|QĐ|NQ|CV)(?= (?:số\s*:?\s*)?\d+/))"
)
CIRCULAR: Final = re.compile(
    rf"\(?\s*(?:(?:được )?ban hành|BH (?=theo|kèm)|kèm|theo)\b.*{ACT}|\(?\s*{ACT}(?: liên tịch)? (?:số\b|\d+/)", re.I
)
GOES_ON: Final = re.compile(r"(?:ngày\s+\d|của\s|số\s+\d)", re.IGNORECASE)
"""How the second line of a circular begins."""
_LABELLED: Final = re.compile(r"-?\s*(?:(?:tên )?đơn vị|cơ quan|nơi|kỳ|ngày)\b[^:\d…]{0,25}:", re.IGNORECASE)
"""What stands at the right of a line: “Đơn vị nhận: …”."""


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A line above a table; lines of one ``block`` stand directly below each other, those of block 0 by ``order``.

    ``above`` is the order of the line above it that has a column with it, -1 for none.
    """

    text: str
    block: int
    order: int = 0
    above: int = -1


def frame_lines(grid: Grid, first: int) -> list[FrameLine]:
    """The lines above a table, from the top; those of one cell, or of cells below each other, are one block."""
    out: list[FrameLine] = []
    lowest = dict.fromkeys(range(grid.width), -1)  # the last line in each column
    for block, columns, text in _blocks(grid, first):
        for piece in _beside(text):
            out.append(FrameLine(piece, block, len(out), max(lowest[column] for column in columns)))
            lowest.update(dict.fromkeys(columns, len(out) - 1))
    return out


def _blocks(grid: Grid, first: int) -> Iterator[tuple[int, range, str]]:
    """Each line with the number of its block and the columns over which it reaches."""
    block = 0
    for text in grid.above:
        yield block, range(grid.width), text
    places: dict[tuple[int, int], tuple[int, int]] = {}  # first and last column → last row and block
    for row in range(first):
        for cell in dict.fromkeys(grid.rows[row]):
            if cell.top != row or not cell.text:
                continue
            above = places.get((cell.left, cell.right))
            if above is None or above[0] != row - 1:
                block += 1
                above = (row, block)
            places[cell.left, cell.right] = (cell.bottom, above[1])
            for text in cell.spaced_lines:
                yield above[1], range(cell.left, cell.right + 1), text


def _beside(text: str) -> list[str]:
    """What tabs or many blanks set apart in a line: the number or circular of a form beside who reports to whom."""
    pieces = [piece.strip() for piece in text.split(GAP) if piece.strip()]
    apart = len(pieces) > 1 and (any(map(SIGN.match, pieces)) or any(map(_LABELLED.match, pieces[1:])))
    return [part for piece in (pieces if apart else [without_gaps(text)]) for part in _with_number_apart(piece)]


def _with_number_apart(text: str) -> list[str]:
    """The circular and the number of a form behind it on one line as two: “Ban hành theo Thông tư số … — Mẫu 05”."""
    for found in _DASHED.finditer(text):
        first, number = text[: found.start()], text[found.end() :]
        if CIRCULAR.match(first) and begins_with_number(number):
            return [number, first]
    return [text]


def begins_with_number(text: str) -> bool:
    """Whether a line begins with the number of a form: “Biểu số 02/TP”."""
    found = SIGN.match(text)
    return found is not None and not text[found.end() :].strip(" .:-–")
