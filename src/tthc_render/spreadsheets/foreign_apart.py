"""What prints otherwise than in an imported table: cells that the form computes, and those it prints blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.compute import compute
from tthc_render.forms.data import read_data
from tthc_render.forms.model import Column, Form
from tthc_render.forms.result import FormRow, decimals, rounded
from tthc_render.spreadsheets.changes import Changes, PartChanges, UnchangeableError, changed_text
from tthc_render.spreadsheets.foreign_columns import ForeignTable
from tthc_render.spreadsheets.foreign_groups import Head
from tthc_render.spreadsheets.foreign_put import WHOLE, Origin
from tthc_render.spreadsheets.sheet_cells import SheetCells
from tthc_render.spreadsheets.yaml_values import number_in
from tthc_render.vietnamese.numbers import Printed, shortest
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Source

TOLD: Final = 10
"""So many cells are named."""


def say_apart(
    table: ForeignTable,
    form: Form,
    source: Source,
    changes: Changes,
    origins: Mapping[int, Origin],
    file: str,
    findings: Findings,
) -> None:
    """D813 with the cells of the table that the report prints otherwise after the import."""
    if any(item.severity == "error" for item in findings):
        return
    try:
        after = parse_source(changed_text(source, changes).encode("utf-8"), source.file, Findings())
    except UnchangeableError:
        return
    data = read_data(form, after, ("bieu", form.code), Findings(), gaps=True) if after is not None else None
    if data is None:
        return
    every = compute(form, data, Findings()).parts[table.part.key].lines
    lines = [
        line
        for line in every
        if line.kind in ("data", "subtotal") or (line.kind == "group" and (line.fixed is None or line.fixed.named))
    ]
    cells = SheetCells(table.sheet, file, Findings())
    apart = []
    totals = [line for line in every if line.kind == "total"]
    wholes = [(number, totals[0]) for number, origin in origins.items() if origin == WHOLE and len(totals) == 1]
    # what rows say first: sums go wrong with them
    for number, line in sorted((*wholes, *_printed(changes.parts[0], lines, origins)), key=lambda item: _adds(item[1])):
        for column, at in _columns(table):
            stated = number_in(table.sheet.cells.get((number, at)))
            words = _difference(stated, column, line) if stated is not None else ""
            if words:
                apart.append(f"{cells.address(number, at)} {words}")
    if apart:
        more = f"; … và {len(apart) - TOLD} ô nữa" if len(apart) > TOLD else ""
        findings.add("D813", Place(file), count=len(apart), cells="; ".join(apart[:TOLD]) + more)


def _columns(table: ForeignTable) -> list[tuple[Column, int]]:
    places = {**table.columns, **table.computed}
    return [
        (column, places[column.key]) for column in table.part.all_columns if column.numeric and column.key in places
    ]


def _printed(found: PartChanges, lines: list[FormRow], origins: Mapping[int, Origin]) -> Iterator[tuple[int, FormRow]]:
    """The line that prints each row of the table: by its place among the rows, of prescribed rows by their codes."""
    order: list[Origin] = []
    for at in range(-1, len(found.rows)):
        order += [at] if at >= 0 and at not in found.gone else []
        order += found.new.get(at, [])
    places = {item if isinstance(item, int) else id(item): place for place, item in enumerate(order)}
    coded: dict[tuple[str, str], FormRow] = {}
    block = ""
    for line in lines:
        block = Head(line.label).key if line.kind == "group" and line.fixed is None else block
        coded[block, line.identity] = line
    for number, origin in origins.items():
        if isinstance(origin, tuple):
            printed = coded.get(origin)
        else:
            place = places.get(origin if isinstance(origin, int) else id(origin), len(lines))
            printed = lines[place] if place < len(lines) else None
        if printed is not None:
            yield number, printed


def _difference(stated: Decimal, column: Column, line: FormRow) -> str:
    """What a cell of the table says and what is printed, "" where they are alike."""
    printed = line.cells.get(column.key)
    own = line.rules.cell(column) if line.rules else column
    added = line.kind != "data" and line.rules is None
    seen = rounded(stated, max(own.places, 2)) if decimals(stated) > max(own.places, 2) else stated
    if isinstance(printed, Printed | str) or not own.numeric or (added and column.typed and column.total == "sum"):
        return ""  # sums are held against the rows by themselves
    if printed is None:
        blocked = added or (line.rules is not None and line.rules.closes(column))
        return f"ghi {_in_words(seen)}, biểu không in số ở ô này" if blocked and stated else ""
    value = Decimal(printed)
    unit = Decimal(1).scaleb(-min(decimals(stated), own.places, 6))
    whole = abs(value - stated) <= unit / 2 or value == stated
    share = own.rate and abs(value - stated * 100) <= max(unit / 2, Decimal("0.5").scaleb(-own.places))
    return "" if whole or share else f"ghi {_in_words(seen)}, biểu in {_in_words(value)}"


def _adds(line: FormRow) -> bool:
    """Whether a line adds up others."""
    return line.kind != "data" or (line.fixed is not None and line.fixed.formula is not None)


def _in_words(value: Decimal) -> str:
    return shortest(value).replace(".", ",")
