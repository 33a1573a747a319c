"""Widths of table columns in millimetres, from the advances of the text font."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import Cell, Row, Table, plain
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.code_row import longest_piece, with_breaks
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.row_heights import with_fewest_lines

INDENT_PT = 10.0
"""One step of indentation of a row's name."""
LONG_WORD_EM = 9.0
"""A longer word, such as an address, may be broken where the table would be hard to read otherwise."""
LONG_CELL_EM = 10.0
"""Words in the middle or at the right of a cell stay in one line up to this width, as figures do."""
TEXT_LINES = 3
"""Lines that a row's name may take before other columns give way."""
NAME_LINES = 6
"""Lines that it may take before the type gets smaller."""
LEAST_OF_NAMES = 9.5
"""The smallest type for that, in points."""
TALL_LINES = 40
"""About what a page of a form holds."""
STEP_SAVES = 0.75
"""What a step to smaller type must leave of the lines of a text at most."""
WIDER_SHARES = (0.4, 0.5, 0.6)
"""How much of a table its text column may take then."""


def column_widths(table: Table, width: float, geometry: Geometry) -> Table:
    """``table`` with ``weights`` (shares of ``width`` points, sum 1) and the font size that reads best.

    No word is broken, and codes and long words only where the table would be hard to read otherwise: each column is at
    least as wide as its longest one. Text columns then get the width of their text, up to a limit that is raised where
    a text would take many lines; what is left makes the figure columns as even as possible. Where the table has
    ``weights`` already, someone has wished for them: they hold as far as no word is broken.

    Raises RenderingFailed where the cells of a row do not fill the table's columns exactly.
    """
    _check_grid(table)
    needs = _needs(table)
    size = _table_size(table, needs, width, geometry)
    for words in (False, True):  # codes in several lines, then long words: where that makes the table easier to read
        if size < geometry.comfortable_size:
            broken = _needs(table, broken_codes=True, broken_words=words)
            larger = _table_size(table, broken, width, geometry)
            if larger > size or sum(_least_widths(table, needs, size, geometry)) > width:
                needs, size = broken, larger
    sized = _in_fewer_lines(table, needs, _least_squeezed(table, needs, size, width, geometry), width, geometry)
    padding = 2 * geometry.cell_padding_pt + geometry.cell_border_pt + geometry.cell_air_pt
    return with_breaks(sized, [share * width - padding for share in sized.weights], code_size(sized.size_pt))


def _in_fewer_lines(table: Table, needs: list[_Need], sized: Table, width: float, geometry: Geometry) -> Table:
    """``sized``, or ``table`` in smaller type where a text squeezed beside many figures would be higher than a page.

    The type gets smaller as long as each step saves the longest text a fourth of its lines. A name of many lines gets
    only a little smaller.
    """
    lines = _most_lines(sized, needs, width, geometry)
    for size in geometry.table_sizes:
        if lines <= (TALL_LINES if size < LEAST_OF_NAMES else NAME_LINES) or table.weights or sized.lacking_pt:
            break
        if size < sized.size_pt:
            smaller = _least_squeezed(table, needs, size, width, geometry)
            fewer = _most_lines(smaller, needs, width, geometry)
            if fewer > STEP_SAVES * lines:
                break
            sized, lines = smaller, fewer
    return sized


def _least_squeezed(table: Table, needs: list[_Need], size: float, width: float, geometry: Geometry) -> Table:
    """``table`` with the widths at which its text columns take the fewest lines, if they would take many."""
    sized = _sized(table, needs, size, width, geometry)
    fewest = _most_lines(sized, needs, width, geometry)
    if fewest <= TEXT_LINES or table.weights or sized.lacking_pt:
        return sized
    for share in WIDER_SHARES:
        wider = _sized(table, needs, size, width, replace(geometry, text_share=max(share, geometry.text_share)))
        lines = _most_lines(wider, needs, width, geometry)
        if lines < fewest:
            sized, fewest = wider, lines
        if fewest <= TEXT_LINES:
            break
    return sized


def _most_lines(table: Table, needs: list[_Need], width: float, geometry: Geometry) -> int:
    """About how many lines the longest text of a row takes."""
    padding = 2 * geometry.cell_padding_pt + geometry.cell_border_pt
    return max(
        (
            math.ceil(need.whole * table.size_pt / max(table.weights[need.column] * width - padding, 1.0))
            for need in needs
            if need.is_text and need.colspan == 1
        ),
        default=0,
    )


def _sized(table: Table, needs: list[_Need], size: float, width: float, geometry: Geometry) -> Table:
    least = _least_widths(table, needs, size, geometry)
    if sum(least) > width:
        weights = _in_twips(_cut_off(least, width), width)
        return replace(table, weights=weights, size_pt=size, lacking_pt=sum(least) - width)
    if table.weights:
        widths = _as_wished(table.weights, least, width)
        return replace(table, weights=_in_twips(widths, width), size_pt=size)
    if table.is_free:
        return replace(
            table, weights=_in_twips(_free_widths(table, needs, size, width, least, geometry), width), size_pt=size
        )
    wanted = _wanted_widths(needs, size, width, least, geometry)
    lacking = [want - have for want, have in zip(wanted, least, strict=True)]
    spare = width - sum(least)
    if sum(lacking) > spare:
        widths = [have + spare * lack / sum(lacking) for have, lack in zip(least, lacking, strict=True)]
    else:
        widths = _levelled(wanted, width - sum(wanted), _figure_columns(table) or range(table.columns))
    return replace(table, weights=_in_twips(widths, width), size_pt=size)


def _free_widths(
    table: Table, needs: list[_Need], size: float, width: float, least: list[float], geometry: Geometry
) -> list[float]:
    """Widths at which heads and texts stand in one line where all of them can; else those with the fewest lines.

    What is left makes the columns as even as possible, save for running numbers.
    """
    padding = 2 * geometry.cell_padding_pt + geometry.cell_border_pt + geometry.cell_air_pt
    wanted = list(least)
    for need in needs:
        wanted[need.column] = max(wanted[need.column], need.whole * size + padding)
    if sum(wanted) <= width:
        running = _running_columns(table)
        return _levelled(wanted, width - sum(wanted), [i for i in range(table.columns) if i not in running] or [0])
    low, high = 0.0, max(wanted)
    while high - low > 0.01:
        middle = (low + high) / 2
        those = [max(have, min(want, middle)) for have, want in zip(least, wanted, strict=True)]
        low, high = (middle, high) if sum(those) < width else (low, middle)
    level = [max(have, min(want, low)) for have, want in zip(least, wanted, strict=True)]
    return with_fewest_lines(list(cells_of(table)), level, least, size, padding)


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
    _check_grid(table)
    needs = _needs(table, broken_codes=True)
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


def _needs(table: Table, *, broken_codes: bool = False, broken_words: bool = False) -> list[_Need]:
    """The needs of all cells; of equal cells in a column only the widest counts."""
    widest: dict[tuple[int, int, str], _Need] = {}
    for column, row, cell in cells_of(table):
        text = plain(cell.inlines, notes=True)
        bold = _is_bold(row, cell)
        whole = advance_width(text, 1, bold=bold, italic=cell.italic)
        longest = whole
        if row.kind == "code" and broken_codes:
            longest = longest_piece(text)
        is_wrapped = row.kind not in ("data", "total", "code") or cell.align == "left"
        if is_wrapped or (row.kind != "code" and whole > LONG_CELL_EM and " " in text):
            longest = max((advance_width(word, 1, bold=bold, italic=cell.italic) for word in text.split()), default=0.0)
        if broken_words and row.kind != "code":
            longest = min(longest, LONG_WORD_EM)
        if cell.indent:
            longest, whole = longest + cell.indent * INDENT_PT / 11, whole + cell.indent * INDENT_PT / 11
        key = (column, cell.colspan, row.kind)
        is_text = is_wrapped and row.kind != "header"
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
    padding = 2 * geometry.cell_padding_pt + geometry.cell_border_pt + geometry.cell_air_pt
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
    padding = 2 * geometry.cell_padding_pt + geometry.cell_border_pt + geometry.cell_air_pt
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


def _levelled(widths: list[float], spare: float, columns: Collection[int]) -> list[float]:
    """``spare`` points given to the narrowest of ``columns`` first, until all of it is used."""
    level = min(widths[column] for column in columns)
    for next_level in sorted({widths[column] for column in columns}):
        below = [column for column in columns if widths[column] < next_level]
        cost = sum(next_level - widths[column] for column in below)
        if cost > spare:
            break
        level = next_level
    raised = list(widths)
    for column in columns:
        raised[column] = max(raised[column], level)
    rest = spare - (sum(raised) - sum(widths))
    lowest = [column for column in columns if raised[column] <= level]
    for column in lowest:
        raised[column] += rest / len(lowest)
    return raised


def _figure_columns(table: Table) -> list[int]:
    """Columns that hold figures: neither text nor running numbers."""
    text = {column for column, row, cell in cells_of(table) if row.kind == "data" and cell.align == "left"}
    short = _running_columns(table)
    return [column for column in range(table.columns) if column not in text | short]


def _running_columns(table: Table) -> set[int]:
    """Columns of running numbers, by their head."""
    return {
        column
        for column, row, cell in cells_of(table)
        if row.kind == "header" and cell.colspan == 1 and plain(cell.inlines).strip() in ("STT", "TT", "Số TT")
    }


def _check_grid(table: Table) -> None:
    """Cells that overlap or are missing would be lost in one format and shift the others in the other one."""
    for rows in (table.header, table.rows):
        busy = [0] * table.columns
        for number, row in enumerate(rows, 1):
            free = [place for place, left in enumerate(busy) if not left]
            busy = [max(0, left - 1) for left in busy]
            for cell in row.cells:
                taken, free = free[: cell.colspan], free[cell.colspan :]
                if len(taken) != cell.colspan or taken[-1] - taken[0] != cell.colspan - 1:
                    raise _bad_row(table, number, len(rows), "thừa ô")
                for place in taken:
                    busy[place] = cell.rowspan - 1
            if free:
                raise _bad_row(table, number, len(rows), "thiếu ô")
        if any(busy):
            raise _bad_row(table, len(rows), len(rows), "có ô gộp vượt quá hàng cuối")


def _bad_row(table: Table, number: int, rows: int, what: str) -> RenderingFailed:
    return RenderingFailed(f"{table.where}: hàng {number}/{rows} của bảng {table.columns} cột {what}.")


def narrower_pt(width_pt: float, table_pt: float, geometry: Geometry) -> float:
    """How much narrower a column ``width_pt`` wide is in the PDF, where the outermost borders are inside of the table.

    In Word they stand half outside of its ``table_pt``.
    """
    return geometry.cell_border_pt * width_pt / table_pt


def cells_of(table: Table) -> Iterable[tuple[int, Row, Cell]]:
    """Each cell with its first column and its row."""
    busy: dict[int, int] = {}
    for row in (*table.header, *table.rows):
        column = 0
        taken: dict[int, int] = {}
        for cell in row.cells:
            while busy and busy.get(column, 0) > 0:
                column += 1
            yield column, row, cell
            if cell.rowspan > 1:
                for place in range(column, column + cell.colspan):
                    taken[place] = cell.rowspan
            column += cell.colspan
        if busy or taken:
            busy = {
                place: left
                for place in range(table.columns)
                if (left := max(busy.get(place, 0), taken.get(place, 0)) - 1) > 0
            }


def code_size(size_pt: float) -> float:
    """Font size of the row of column codes in a table of ``size_pt``."""
    return max(size_pt - 2, 8.0)
