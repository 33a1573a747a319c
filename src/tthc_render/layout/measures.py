"""Measures that both layouts share: wrapped lines, rule lengths, column widths.

All of them come from font metrics (Times New Roman or a font of equal widths), so that DOCX and PDF
break the same lines. Lengths are in points unless the name says otherwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import Appendix, Block, Cell, Document, FormHead, Orientation, Row, Table, plain
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.nonbreaking import bind_document

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadMeasures:
    """Wrapped title of an appendix or form, and the length of the rule below its notes."""

    title: Lines
    rule_pt: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything a layout needs beside the tree. ``document`` has its tables' widths filled in."""

    document: Document
    parent: Lines
    issuer: Lines
    subject: tuple[Lines, ...]
    issuer_rule_pt: float
    motto_rule_pt: float
    subject_rule_pt: float
    heads: tuple[HeadMeasures, ...]

    @property
    def cramped(self) -> list[Table]:
        """The tables whose words or figures are broken, since they are too wide for the paper."""
        blocks = itertools.chain(self.document.blocks, *(item.blocks for item in self.document.appendices))
        return [block for block in blocks if isinstance(block, Table) and block.lacking_pt > 0]


def measure(document: Document, geometry: Geometry) -> Measures:
    """The measures of ``document`` on the pages of ``geometry``."""
    document = bind_document(document, geometry.bound_words)
    sizes = geometry.sizes
    head_left = geometry.letterhead_left_pt
    letterhead = document.letterhead
    parent = wrap_all(letterhead.parent, head_left, sizes["co_quan"])
    issuer = wrap_all(letterhead.issuer, head_left, sizes["co_quan"], bold=True)
    text_width = geometry.text_width_pt("portrait")
    subject = tuple(
        wrap(line, text_width * geometry.title_share, sizes["trich_yeu"], bold=True) for line in document.subject
    )
    above_rule = document.window or (subject[-1][-1] if subject else "")
    return Measures(
        document=replace(
            document,
            blocks=_measured_blocks(document.blocks, "portrait", geometry),
            appendices=tuple(
                replace(item, blocks=_measured_blocks(item.blocks, item.orientation, geometry))
                for item in document.appendices
            ),
        ),
        parent=parent,
        issuer=issuer,
        subject=subject,
        issuer_rule_pt=geometry.rule_share * advance_width(issuer[-1], sizes["co_quan"], bold=True) if issuer else 0,
        motto_rule_pt=advance_width(geometry.motto, sizes["tieu_ngu"], bold=True),
        subject_rule_pt=geometry.rule_share
        * advance_width(above_rule, sizes["trich_yeu"], bold=not document.window, italic=bool(document.window)),
        heads=tuple(_head_measures(item, geometry) for item in document.appendices),
    )


def _head_measures(appendix: Appendix, geometry: Geometry) -> HeadMeasures:
    head = appendix.head
    if isinstance(head, FormHead):
        width = geometry.form_title_pt(appendix.orientation)
        return HeadMeasures(wrap_all(head.title, width, geometry.sizes["ten_bieu"], bold=True), 0.0)
    width = geometry.text_width_pt(appendix.orientation) * geometry.title_share
    size = geometry.sizes["ten_phu_luc"]
    title = wrap_all(head.title, width, size, bold=True)
    last = head.notes[-1] if head.notes else (title[-1] if title else "")
    rule = geometry.rule_share * advance_width(last, size, bold=not head.notes, italic=bool(head.notes))
    return HeadMeasures(title, rule)


def wrap_all(lines: Iterable[str], width: float, size_pt: float, *, bold: bool = False) -> Lines:
    """Every line of ``lines`` wrapped on its own."""
    return tuple(itertools.chain.from_iterable(wrap(line, width, size_pt, bold=bold) for line in lines))


def wrap(text: str, width: float, size_pt: float, *, bold: bool = False) -> Lines:
    """``text`` broken at spaces into as few lines as fit ``width`` points, as even as possible."""
    words = text.split(" ")
    greedy = _fill(words, width, size_pt, bold)
    if len(greedy) == 1:
        return greedy
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(words, middle, size_pt, bold)) <= len(greedy):
            high = middle
        else:
            low = middle
    return _fill(words, high, size_pt, bold)


def _fill(words: Sequence[str], width: float, size_pt: float, bold: bool) -> Lines:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if advance_width(longer, size_pt, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _measured_blocks(blocks: tuple[Block, ...], orientation: Orientation, geometry: Geometry) -> tuple[Block, ...]:
    width = geometry.text_width_pt(orientation)
    return tuple(column_widths(block, width, geometry) if isinstance(block, Table) else block for block in blocks)


def column_widths(table: Table, width: float, geometry: Geometry) -> Table:
    """``table`` with ``weights`` (shares of ``width`` points, sum 1) and the font size that reads best.

    No word and no code is broken: each column is at least as wide as its longest one. Text columns then get
    what their text wants, up to a limit; what is left makes the figure columns as even as possible. Where the table
    has ``weights`` already, someone has wished for them: they hold as far as no word is broken.

    Raises RenderingFailed where the cells of a row do not fill the table's columns exactly.
    """
    _check_grid(table)
    needs = _needs(table)
    size = _table_size(table, needs, width, geometry)
    least = _least_widths(table, needs, size, geometry)
    if sum(least) > width:
        shares = tuple(value / sum(least) for value in least)
        return replace(table, weights=shares, size_pt=size, lacking_pt=sum(least) - width)
    if table.weights:
        widths = _as_wished(table.weights, least, width)
        return replace(table, weights=tuple(value / width for value in widths), size_pt=size)
    wanted = _wanted_widths(needs, size, width, least, geometry)
    lacking = [want - have for want, have in zip(wanted, least, strict=True)]
    spare = width - sum(least)
    if sum(lacking) > spare:
        widths = [have + spare * lack / sum(lacking) for have, lack in zip(least, lacking, strict=True)]
    else:
        widths = _levelled(wanted, width - sum(wanted), _figure_columns(table) or range(table.columns))
    return replace(table, weights=tuple(value / width for value in widths), size_pt=size)


def least_width(table: Table, geometry: Geometry) -> float:
    """Points that ``table`` takes in the smallest size with no word, figure or code broken.

    Raises RenderingFailed where the cells of a row do not fill the table's columns exactly.
    """
    _check_grid(table)
    return sum(_least_widths(table, _needs(table), geometry.table_sizes[-1], geometry))


@dataclass(frozen=True, slots=True)
class _Need:
    """What one cell needs at 1 pt: width of its longest unbreakable piece and of its whole text."""

    column: int
    colspan: int
    kind: str
    longest: float
    whole: float


def _needs(table: Table) -> list[_Need]:
    """The needs of all cells; of equal cells in a column only the widest counts."""
    widest: dict[tuple[int, int, str], _Need] = {}
    for column, row, cell in _cells(table):
        text = plain(cell.inlines, notes=True)
        bold = _is_bold(row, cell)
        whole = advance_width(text, 1, bold=bold, italic=cell.italic)
        longest = whole
        if row.kind not in ("data", "total", "code") or cell.align == "left":
            longest = max((advance_width(word, 1, bold=bold, italic=cell.italic) for word in text.split()), default=0.0)
        key = (column, cell.colspan, row.kind)
        other = widest.get(key)
        if other is not None:
            longest, whole = max(longest, other.longest), max(whole, other.whole)
        widest[key] = _Need(column, cell.colspan, row.kind, longest, whole)
    return list(widest.values())


def _table_size(table: Table, needs: list[_Need], width: float, geometry: Geometry) -> float:
    """The largest size at which text columns get what they want, or else at which no word is broken."""
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
    text = {column for column, row, cell in _cells(table) if row.kind == "data" and cell.align == "left"}
    short = {
        column
        for column, row, cell in _cells(table)
        if row.kind == "header" and cell.colspan == 1 and plain(cell.inlines).strip() in ("STT", "TT", "Số TT")
    }
    return [column for column in range(table.columns) if column not in text | short]


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


def _cells(table: Table) -> Iterable[tuple[int, Row, Cell]]:
    """Each cell with its first column and its row."""
    busy: dict[int, int] = {}
    for row in (*table.header, *table.rows):
        column = 0
        taken: dict[int, int] = {}
        for cell in row.cells:
            while busy.get(column, 0) > 0:
                column += 1
            yield column, row, cell
            for place in range(column, column + cell.colspan):
                taken[place] = cell.rowspan
            column += cell.colspan
        busy = {
            place: left
            for place in range(table.columns)
            if (left := max(busy.get(place, 0), taken.get(place, 0)) - 1) > 0
        }


def code_size(size_pt: float) -> float:
    """Font size of the row of column codes in a table of ``size_pt``."""
    return max(size_pt - 2, 8.0)


__all__ = ["HeadMeasures", "Measures", "code_size", "column_widths", "least_width", "measure", "wrap", "wrap_all"]
