"""Free tables in narrative, written with ``|`` as in Markdown: a head, a line of dashes, rows.

| Lĩnh vực | Hồ sơ |
| --- | --- |
| Hộ tịch | 12 |

Colons in the line of dashes say where a column stands. Without them words stand left, figures right and running numbers
in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Align, Cell, Inline, Row, Table

_DASHES: Final = re.compile(r"\s*:?-{2,}:?\s*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_RUNNING: Final = re.compile(r"(?:Số )?TT|STT", re.IGNORECASE)
_FIGURE: Final = re.compile(r"\**(?:\[=[^\]]*\]|[-+−]?\d[\d.,]*)\s*%?\**")
"""A number, or an expression that becomes one."""
_NOTHING: Final = frozenset(("-", "–", "—", "…", "..."))
"""What is printed where there is no figure."""


def pipe_rows(lines: Sequence[str]) -> list[str]:
    """The lines of a table at the beginning of ``lines``: those that begin and end with ``|``."""
    rows = []
    for line in lines:
        words = line.strip()
        if len(words) < 2 or not (words.startswith("|") and words.endswith("|")):
            break
        rows.append(words)
    return rows


def cells_of_line(line: str) -> list[str]:
    """The cells of one line; a bar that is text is written ``\\|``."""
    return [cell.strip() for cell in _BAR.split(line)[1:-1]]


def pipe_table(
    rows: Sequence[str], places: Sequence[Place], cell: Callable[[str, Place], tuple[Inline, ...]]
) -> Table | None:
    """The table of ``rows``, ``cell`` reading the words of each cell; None without a line of dashes below the head."""
    if len(rows) < 3 or not all(map(_DASHES.fullmatch, cells_of_line(rows[1]))):
        return None
    dashes = cells_of_line(rows[1])
    count = len(dashes)
    lines = [(cells_of_line(row) + [""] * count)[:count] for row in rows]
    aligns = [
        _align(mark) if ":" in mark else _usual(lines[0][column], [line[column] for line in lines[2:]])
        for column, mark in enumerate(dashes)
    ]

    def row(number: int, *, head: bool) -> Row:
        cells = (
            Cell(cell(text, places[number]), align="center" if head else align)
            for text, align in zip(lines[number], aligns, strict=True)
        )
        return Row(tuple(cells), "header" if head else "data")

    body = tuple(row(number, head=False) for number in range(2, len(rows)))
    return Table((row(0, head=True),), body, count, where=places[0])


def _usual(head: str, texts: Sequence[str]) -> Align:
    """Where a column stands that nobody has placed."""
    said = [text for text in texts if text and text not in _NOTHING]
    if _RUNNING.fullmatch(head.strip("*")):
        return "center"
    return "right" if said and all(map(_FIGURE.fullmatch, said)) else "left"


def _align(dashes: str) -> Align:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    return "center" if left and right else "right" if right else "left"
