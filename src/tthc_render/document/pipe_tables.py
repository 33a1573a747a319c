"""Free tables in narrative, written with ``|`` as in Markdown: a head, a line of dashes, rows.

| Lĩnh vực | Hồ sơ |
| --- | --- |
| Hộ tịch | 12 |

Colons in the line of dashes say where a column stands. Without them words stand left, running numbers in the middle,
figures right, or as those of the columns with colons do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Align, Cell, Inline, Row, Table
from tthc_render.vietnamese.patterns import pattern_of

_DASHES: Final = pattern_of(r"\s*(?::-+:?|-+:|-{2,})\s*")
_BAR: Final = pattern_of(r"(?<!\\)\|")
_RUNNING: Final = pattern_of(r"(?:Số )?TT|STT", re.IGNORECASE)
_FIGURE: Final = pattern_of(r"\**(?:\[=[^\]]*\]|[-+−]?\d[\d.,]*)\s*%?\**")
"""A number, or an expression that becomes one."""
_NOTE: Final = pattern_of(r"\^\[[^\]]*\]")
_NOTHING: Final = frozenset(("-", "–", "—", "…", "..."))
"""What is printed where there is no figure."""


def pipe_rows(lines: Sequence[str]) -> list[str]:
    """The lines of a table at the beginning of ``lines``: those that begin and end with ``|``.

    Behind a line of dashes as second line, Markdown lets the bars at both ends be left out: they are put in.
    """
    rows = [line.strip() for line in itertools.takewhile(_is_closed, lines)]
    has_dashes = len(lines) > 1 and _BAR.search(lines[1]) and _is_dashes(_closed(lines[1]))
    if len(rows) > 1 or not has_dashes or not _BAR.search(lines[0]):
        return rows
    return [_closed(line) for line in itertools.takewhile(_BAR.search, lines)]


def cells_of_line(line: str) -> list[str]:
    """The cells of one line; a bar that is text is written ``\\|``."""
    return [cell.strip() for cell in _BAR.split(line)[1:-1]]


def pipe_table(
    rows: Sequence[str], places: Sequence[Place], cell: Callable[[str, Place], tuple[Inline, ...]]
) -> Table | None:
    """The table of ``rows``, ``cell`` reading the words of each cell; None without a line of dashes below the head."""
    if len(rows) < 3 or not _is_dashes(rows[1]):
        return None
    dashes = cells_of_line(rows[1])
    count = _columns(rows)
    dashes = (dashes + ["--"] * count)[:count]
    lines = [(cells_of_line(row) + [""] * count)[:count] for row in rows]
    aligns = _aligns(dashes, lines[0], [[line[column] for line in lines[2:]] for column in range(count)])

    def row(number: int, *, head: bool) -> Row:
        cells = (
            Cell(cell(text, places[number]), align="center" if head else align)
            for text, align in zip(lines[number], aligns, strict=True)
        )
        return Row(tuple(cells), "header" if head else "data")

    body = tuple(row(number, head=False) for number in range(2, len(rows)))
    return Table((row(0, head=True),), body, count, where=places[0], is_free=True)


def _columns(rows: Sequence[str]) -> int:
    """As many columns as the head has; as the line of dashes has where most rows side with it and not with the head."""
    head, dashes, *others = (len(cells_of_line(row)) for row in rows)
    return dashes if 2 * others.count(dashes) > len(others) else head


def _is_closed(line: str) -> bool:
    words = line.strip()
    return len(words) > 1 and words.startswith("|") and words.endswith("|")


def _closed(line: str) -> str:
    """A line of a table with the bars at both ends that may have been left out."""
    words = line.strip()
    words = words if words.startswith("|") else f"| {words}"
    return words if len(words) > 1 and words.endswith("|") and not words.endswith("\\|") else f"{words} |"


def _is_dashes(row: str) -> bool:
    return all(map(_DASHES.fullmatch, cells_of_line(row)))


def _aligns(dashes: Sequence[str], heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[Align]:
    """Where the columns stand: as their colons say, else words left, running numbers in the middle and figures right,
    or as all other figures of the table do that have been placed."""
    kinds = [_kind(head, texts) for head, texts in zip(heads, columns, strict=True)]
    placed = {_align(mark) for mark, kind in zip(dashes, kinds, strict=True) if ":" in mark and kind == "figures"}
    figures: Align = placed.pop() if len(placed) == 1 else "right"
    empty: Align = figures if "figures" in kinds else "left"
    usual: dict[str, Align] = {"running": "center", "figures": figures, "nothing": empty, "words": "left"}
    return [_align(mark) if ":" in mark else usual[kind] for mark, kind in zip(dashes, kinds, strict=True)]


def _kind(head: str, texts: Sequence[str]) -> Literal["running", "figures", "nothing", "words"]:
    """What a column holds."""
    if _RUNNING.fullmatch(head.strip("*")):
        return "running"
    said = [plain for text in texts if (plain := _NOTE.sub("", text).strip()) and plain not in _NOTHING]
    if not said:
        return "nothing"
    return "figures" if all(map(_FIGURE.fullmatch, said)) else "words"


def _align(dashes: str) -> Align:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    return "center" if left and right else "right" if right else "left"
