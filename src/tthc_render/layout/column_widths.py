"""Widths of table columns in millimetres, from the advances of the text font."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tthc_render.document.tree import Cell, Row, Table, plain
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.code_row import code_lines, pieces_of_code, width_in_lines, with_breaks
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.low_rows import Room, levelled, with_low_rows
from tthc_render.layout.row_heights import RowLines
from tthc_render.layout.table_grid import INDENT_PT, cells_of, check_grid, code_size

LONG_WORD_EM = 9.0
"""A longer word, such as an address, may be broken where the table would be hard to read otherwise."""
LONG_CELL_EM = 10.0
"""Words in the middle or at the right of a cell stay in one line up to this width, as figures do."""
TEXT_LINES = 3
"""Lines that a row may take before codes and long words beside its name are broken."""
CODE_LINES = 3
"""Lines that a code with its formula takes at most where its column has room for them."""
NAME_LINES = 6
"""Lines that it may take before the type gets smaller."""
LEAST_OF_NAMES = 9.5
"""The smallest type for that, in points."""
TALL_LINES = 40
"""About what a page of a form holds."""
STEP_SAVES = 0.75
"""What a step to smaller type must leave of the lines of a text at most."""


def column_widths(table: Table, width: float, geometry: Geometry) -> Table:
    """``table`` with ``weights`` (shares of ``width`` points, sum 1) and the font size that reads best.

    No word is broken, and codes and long words only where the table would be hard to read otherwise: each column is at
    least as wide as its longest one. Text columns then get the width of their text, up to a limit that is raised where
    a text would take many lines; what is left makes the figure columns as even as possible. Where the table has
    ``weights`` already, someone has wished for them: they hold as far as no word is broken.

    Raises RenderingFailed where the cells of a row do not fill the table's columns exactly.
    """
    check_grid(table)
    needs = _needs(table)
    size, codes = _table_size(table, needs, width, geometry), 1
    # codes in several lines, then long words: where that makes the table easier to read
    for words, lines in ((False, CODE_LINES), (False, 0), (True, CODE_LINES), (True, 0)):
        lacking = sum(_least_widths(table, needs, size, geometry)) > width
        if lacking or (size < geometry.comfortable_size and (lines or size < LEAST_OF_NAMES)):
            broken = _needs(table, most_code_lines=lines, broken_words=words)
            larger = _table_size(table, broken, width, geometry)
            if larger > size or lacking:
                needs, size, codes = broken, larger, lines
    setter = _Setter(table, width, geometry)
    found = setter.in_fewer_lines(needs, setter.sized(needs, size))
    if found.most > TEXT_LINES and not table.weights:
        for words, lines in _others(table, codes):
            broken = _needs(table, most_code_lines=lines, broken_words=words)
            larger = _table_size(table, broken, width, geometry)
            sizes = {larger, max(found.table.size_pt, min(geometry.comfortable_size, larger))}
            others = [setter.in_fewer_lines(broken, setter.sized(broken, item)) for item in sorted(sizes, reverse=True)]
            found = min(found, *others, key=lambda item: item.lines + item.most)
    sized = found.table
    rooms = [share * width - _padding(geometry) + 1 / TWIPS_PER_PT for share in sized.weights]  # edges are whole twips
    return with_breaks(sized, rooms, code_size(sized.size_pt))


def _others(table: Table, codes: int) -> list[tuple[bool, int]]:
    """What else may be broken where rows are high: long words, or codes in one line that have formulas."""
    formulas = (pieces_of_code(plain(cell.inlines)) for _, row, cell in cells_of(table) if row.kind == "code")
    more = range(2, CODE_LINES + 1) if codes == 1 and any(len(pieces) > 1 for pieces in formulas) else ()
    return [(True, codes), *((words, lines) for lines in more for words in (False, True))]


@dataclass(frozen=True, slots=True)
class _Sized:
    """A table with its widths: how many lines its highest row takes, and all of its rows."""

    table: Table
    most: int
    lines: int


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets one table in ``width`` points."""

    table: Table
    width: float
    geometry: Geometry

    def in_fewer_lines(self, needs: list[_Need], sized: _Sized) -> _Sized:
        """``sized``, or the table in smaller type where a text squeezed beside figures would be higher than a page.

        The type gets smaller as long as each step saves the highest row a fourth of its lines. A name of many lines
        gets only a little smaller.
        """
        for size in self.geometry.table_sizes:
            enough = TALL_LINES if size < LEAST_OF_NAMES else NAME_LINES
            if sized.most <= enough or self.table.weights or sized.table.lacking_pt:
                break
            if size < sized.table.size_pt:
                smaller = self.sized(needs, size)
                if smaller.most > STEP_SAVES * sized.most:
                    break
                sized = smaller
        return sized

    def sized(self, needs: list[_Need], size: float) -> _Sized:
        """The table in ``size``."""
        table, width = self.table, self.width
        least = _least_widths(table, needs, size, self.geometry)
        lacking = max(0.0, sum(least) - width)
        if lacking:
            widths = _cut_off(least, width)
        elif table.weights:
            widths = _as_wished(table.weights, least, width)
        else:
            wanted = (_whole_widths if table.is_free else _wanted_widths)(needs, size, width, least, self.geometry)
            return self._with_low_rows(needs, size, least, wanted)
        return self._measured(self._lines(needs, size), widths, lacking)

    def _with_low_rows(self, needs: list[_Need], size: float, least: list[float], wanted: list[float]) -> _Sized:
        table, width = self.table, self.width
        figures = _figure_columns(table) or list(range(table.columns))
        spare = width - sum(least)
        lacking = [want - have for want, have in zip(wanted, least, strict=True)]
        if sum(lacking) > spare:
            widths = [have + spare * lack / sum(lacking) for have, lack in zip(least, lacking, strict=True)]
        else:
            taking = _not_running(table) if table.is_free else figures
            widths = levelled(wanted, width - sum(wanted), taking)
        if all(need.whole * size + _padding(self.geometry) <= widths[need.column] for need in needs if need.is_text):
            return _Sized(replace(table, weights=_in_twips(widths, width), size_pt=size), 1, len(table.rows))
        lines = self._lines(needs, size)
        room = Room(width, least, wanted, figures, self.geometry.head_lines)
        return self._measured(lines, with_low_rows(lines, widths, room))

    def _lines(self, needs: list[_Need], size: float) -> RowLines:
        wrapped = {need.column for need in needs if need.is_text and need.colspan == 1}
        return RowLines(cells_of(self.table), self.table.columns, sorted(wrapped), size, _padding(self.geometry))

    def _measured(self, lines: RowLines, widths: Sequence[float], lacking: float = 0.0) -> _Sized:
        body = lines.body(widths)
        table = replace(self.table, weights=_in_twips(widths, self.width), size_pt=lines.size_pt, lacking_pt=lacking)
        return _Sized(
            table, max(body, default=1), sum(body) + lines.head(widths) + self._code_lines(widths, lines.size_pt)
        )

    def _code_lines(self, widths: Sequence[float], size: float) -> int:
        """The lines of the row of codes; those beyond three count three times."""
        found = (
            code_lines(plain(cell.inlines), (widths[column] - _padding(self.geometry)) / code_size(size))
            for column, row, cell in cells_of(self.table)
            if row.kind == "code"
        )
        most = max(found, default=0)
        return most + 2 * max(0, most - CODE_LINES)


def _padding(geometry: Geometry) -> float:
    """What a cell needs beside its words."""
    return 2 * geometry.cell_padding_pt + geometry.cell_border_pt + geometry.cell_air_pt


def _whole_widths(needs: list[_Need], size: float, width: float, least: list[float], geometry: Geometry) -> list[float]:
    """Widths at which heads and texts stand in one line; none is larger than it must be to fit into ``width``."""
    wanted = list(least)
    for need in needs:
        wanted[need.column] = max(wanted[need.column], need.whole * size + _padding(geometry))
    if sum(wanted) <= width:
        return wanted
    low, high = 0.0, max(wanted)
    while high - low > 0.01:
        middle = (low + high) / 2
        those = [max(have, min(want, middle)) for have, want in zip(least, wanted, strict=True)]
        low, high = (middle, high) if sum(those) < width else (low, middle)
    return [max(have, min(want, low)) for have, want in zip(least, wanted, strict=True)]


def _cut_off(widths: Sequence[float], width: float) -> list[float]:
    """``widths`` with the widest made narrower until their sum is ``width``."""
    low, high = 0.0, max(widths)
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (middle, high) if sum(min(value, middle) for value in widths) < width else (low, middle)
    return [min(value, high) for value in widths]


def _in_twips(widths: Sequence[float], width: float) -> tuple[float, ...]:
    """``widths`` as shares that are whole twips of ``width`` points, Word's smallest unit."""
    scale, whole = width * TWIPS_PER_PT / sum(widths), round(width * TWIPS_PER_PT)
    edges = [0, *(round(edge * scale) for edge in itertools.accumulate(widths[:-1])), whole]
    return tuple((right - left) / whole for left, right in itertools.pairwise(edges))


def least_width(table: Table, geometry: Geometry) -> float:
    """Points that ``table`` takes in the smallest size with no word, figure or code broken.

    Raises RenderingFailed where the cells of a row do not fill the table's columns exactly.
    """
    check_grid(table)
    needs = _needs(table, most_code_lines=0)
    return sum(_least_widths(table, needs, geometry.table_sizes[-1], geometry))


@dataclass(frozen=True, slots=True)
class _Need:
    """What one cell needs at 1 pt: width of its longest unbreakable piece and of its whole text."""

    column: int
    colspan: int
    kind: str
    longest: float
    whole: float
    is_text: bool


def _needs(table: Table, *, most_code_lines: int = 1, broken_words: bool = False) -> list[_Need]:
    """The needs of all cells; of equal cells in a column only the widest counts.

    Codes take no more than ``most_code_lines``; 0: however many.
    """
    widest: dict[tuple[int, int, str], _Need] = {}
    for column, row, cell in cells_of(table):
        text = plain(cell.inlines, notes=True)
        bold = _is_bold(row, cell)
        whole = advance_width(text, 1, bold=bold, italic=cell.italic)
        longest = whole
        if row.kind == "code" and most_code_lines != 1:
            longest = width_in_lines(text, most_code_lines)
        is_wrapped = row.kind not in ("data", "total", "code") or cell.align == "left"
        is_wrapped = is_wrapped or (broken_words and row.kind == "data" and not re.search(r"\d", text))
        if is_wrapped or (row.kind != "code" and whole > LONG_CELL_EM and " " in text):
            longest = max((advance_width(word, 1, bold=bold, italic=cell.italic) for word in text.split()), default=0.0)
        if broken_words and row.kind != "code":
            longest = min(longest, LONG_WORD_EM)
        if cell.indent:
            longest, whole = longest + cell.indent * INDENT_PT / 11, whole + cell.indent * INDENT_PT / 11
        key = (column, cell.colspan, row.kind)
        is_text = row.kind not in ("header", "code") and longest < whole
        other = widest.get(key)
        if other is not None:
            longest, whole = max(longest, other.longest), max(whole, other.whole)
            is_text = is_text or other.is_text
        widest[key] = _Need(column, cell.colspan, row.kind, longest, whole, is_text)
    return list(widest.values())


def _table_size(table: Table, needs: list[_Need], width: float, geometry: Geometry) -> float:
    """The largest size at which text columns are as wide as their text, or else at which no word is broken."""
    fitting = [size for size in geometry.table_sizes if sum(_least_widths(table, needs, size, geometry)) <= width]
    if not fitting:
        return geometry.table_sizes[-1]
    for size in fitting:
        least = _least_widths(table, needs, size, geometry)
        if size < geometry.comfortable_size:
            break
        if sum(_wanted_widths(needs, size, width, least, geometry)) <= width:
            return size
    return min(fitting[0], max(geometry.comfortable_size, fitting[-1]))


def _least_widths(table: Table, needs: list[_Need], size: float, geometry: Geometry) -> list[float]:
    padding = _padding(geometry)
    least = [padding + size] * table.columns
    for need in needs:
        if need.colspan == 1:
            pt = code_size(size) if need.kind == "code" else size
            least[need.column] = max(least[need.column], need.longest * pt + padding)
    for need in needs:
        if need.colspan > 1:
            places = range(need.column, need.column + need.colspan)
            lack = need.longest * size + padding - sum(least[place] for place in places)
            for place in places:
                least[place] += max(lack, 0.0) / need.colspan
    return least


def _wanted_widths(
    needs: list[_Need], size: float, width: float, least: list[float], geometry: Geometry
) -> list[float]:
    """Widths at which heads need few lines and text one, as long as no text column takes too much."""
    padding = _padding(geometry)
    wanted = list(least)
    for need in needs:
        if need.colspan == 1 and need.kind != "code":
            text = need.whole * size
            most = text * 1.2 / geometry.head_lines if need.kind == "header" else min(text, width * geometry.text_share)
            wanted[need.column] = max(wanted[need.column], most + padding)
    return wanted


def _is_bold(row: Row, cell: Cell) -> bool:
    return cell.bold or row.kind in ("header", "total", "group")


def _as_wished(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """``width`` points in the proportions of ``shares``, save for columns that need more than theirs."""
    short: set[int] = set()
    while True:
        free = width - sum(least[column] for column in short)
        whole = sum(share for column, share in enumerate(shares) if column not in short)
        widths = [least[i] if i in short else free * share / whole for i, share in enumerate(shares)]
        more = {i for i, value in enumerate(widths) if i not in short and value < least[i]}
        if not more or len(short | more) == len(shares):
            return widths
        short |= more


def _figure_columns(table: Table) -> list[int]:
    """Columns that hold figures: neither text nor running numbers."""
    text = {column for column, row, cell in cells_of(table) if row.kind == "data" and cell.align == "left"}
    short = _running_columns(table)
    return [column for column in range(table.columns) if column not in text | short]


def _not_running(table: Table) -> list[int]:
    """All columns but those of running numbers; the first one where there are no others."""
    running = _running_columns(table)
    return [column for column in range(table.columns) if column not in running] or [0]


def _running_columns(table: Table) -> set[int]:
    """Columns of running numbers, by their head."""
    return {
        column
        for column, row, cell in cells_of(table)
        if row.kind == "header" and cell.colspan == 1 and plain(cell.inlines).strip() in ("STT", "TT", "Số TT")
    }
