"""How wide the columns of those who sign side by side are: equal, or as their names and titles need."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final

from tthc_render.document.tree import SIGNER_NAME, SignatureLine, Signatures
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.even_lines import belong_together, parted_words, wrap_title

APART_PT: Final = 8.0
"""The least room between the longest lines of neighbours, besides the margins of their columns."""
LINES: Final = ((2, 1), (3, 1), (2, 2), (3, 2))
"""Lines that a title and a name may take, the better first."""
LONGEST: Final = 30
"""Words of a line for which columns are measured."""


def column_shares(block: Signatures, size_pt: float, text_pt: float, margin_pt: float) -> tuple[float, ...]:
    """The share of each column of ``block`` in a text ``text_pt`` wide, which are 1 together.

    Columns are equal where each name has one line in them, and an office above it two, or where that costs no line more
    than columns with the room that their own lines need.
    """
    count = len(block.columns)
    equal = (text_pt / count,) * count
    lines = [[line for line in column if line.text.strip()] for column in block.columns]
    below = [column[sum(line.style != SIGNER_NAME for line in column) :] for column in lines]
    room = 2 * margin_pt
    if not any(line.style for column in lines for line in column):
        return (1 / count,) * count  # a form
    whole = text_pt / count - room
    if max(_needs(below, size_pt, *LINES[0])) <= whole and not _cost(lines, size_pt, [whole] * count)[1]:
        return (1 / count,) * count
    arranged = [equal]
    for whole_words in (True, False):
        for titles, names in LINES:
            own = [need + room + APART_PT for need in _needs(lines, size_pt, titles, names, whole, whole_words)]
            if sum(own) <= text_pt:
                arranged.append(_shared_out(own, text_pt))
    best = min(arranged, key=lambda widths: _cost(lines, size_pt, [width - room for width in widths]))
    return tuple(width / text_pt for width in best)


def _cost(columns: Sequence[Sequence[SignatureLine]], size_pt: float, widths: Sequence[float]) -> tuple[int, int]:
    """How many lines high signers in columns of these widths are, with one more for each word of a title in two."""
    above, below, parted = [0], [0], 0
    for column, width in zip(columns, widths, strict=True):
        wrapped = [wrap_title(line.text, width, size_pt, bold=True) for line in column]
        titles = [lines for at, lines in enumerate(wrapped) if not _is_name(column, at)]
        above.append(sum(map(len, titles)))
        below.append(sum(map(len, wrapped)) - above[-1])
        parted += sum(map(parted_words, titles))
    return max(above) + max(below) + parted, parted


def _needs(
    columns: Sequence[Sequence[SignatureLine]],
    size_pt: float,
    titles: int,
    names: int,
    whole_pt: float = 0.0,
    whole_words: bool = False,
) -> list[float]:
    """The width of the widest line of each column where titles and names are parted into so many lines.

    What is no wider than ``whole_pt`` is not parted, nor are words of titles with ``whole_words``.
    """

    def need(column: Sequence[SignatureLine], at: int) -> float:
        whole = _narrowest(column[at].text, size_pt, 1)
        if whole <= whole_pt:
            return whole
        if _is_name(column, at):
            return _narrowest(column[at].text, size_pt, names)
        return _narrowest(column[at].text, size_pt, titles, whole_words)

    return [max((need(column, at) for at in range(len(column))), default=0.0) for column in columns]


def _is_name(column: Sequence[SignatureLine], at: int) -> bool:
    return at == len(column) - 1 and column[at].style == SIGNER_NAME


def _narrowest(text: str, size_pt: float, lines: int, whole_words: bool = False) -> float:
    """The least width in which ``text`` takes no more than ``lines`` lines."""
    words = text.replace("\u00a0", " ").split()
    if len(words) > LONGEST:
        return math.inf
    ends = {at for at in range(1, len(words)) if not (whole_words and belong_together(words[at - 1], words[at]))}
    return _parted(words, ends, size_pt, lines)


def _parted(words: Sequence[str], ends: Collection[int], size_pt: float, lines: int, start: int = 0) -> float:
    """The least width of the words from ``start`` in so many lines, which end before the words ``ends``."""
    whole = advance_width(" ".join(words[start:]), size_pt, bold=True)
    if lines == 1:
        return whole
    return min(
        (
            max(
                advance_width(" ".join(words[start:at]), size_pt, bold=True),
                _parted(words, ends, size_pt, lines - 1, at),
            )
            for at in ends
            if at > start
        ),
        default=whole,
    )


def _shared_out(needs: Sequence[float], room: float) -> tuple[float, ...]:
    """``room`` in equal parts, but no less than what each needs."""
    wide: dict[int, float] = {}
    for at in sorted(range(len(needs)), key=lambda at: -needs[at]):
        if needs[at] <= (room - sum(wide.values())) / (len(needs) - len(wide)):
            break
        wide[at] = needs[at]
    others = (room - sum(wide.values())) / max(1, len(needs) - len(wide))
    return tuple(wide.get(at, others) for at in range(len(needs)))
