"""Rows of another office's table that a form prescribes, in the report: by code and name, in each block of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import FixedRow
from tthc_render.spreadsheets.filled import PartReader
from tthc_render.spreadsheets.foreign_columns import ForeignTable
from tthc_render.spreadsheets.foreign_groups import Head, head_of
from tthc_render.spreadsheets.foreign_prescribed import Prescribed, TableRow, prescribed_rows
from tthc_render.spreadsheets.foreign_put import Origin, put_row, read_dashes, say_total
from tthc_render.spreadsheets.foreign_rows import is_figure, is_total
from tthc_render.spreadsheets.yaml_values import text_in
from tthc_render.vietnamese.text import slug

TOLD: Final = 8
"""So many prescribed rows that a table does not have are named."""


class Prescribing:
    """Takes over the rows of a table, ``named`` by number, for a part whose rows the form prescribes."""

    def __init__(self, rows: PartReader, table: ForeignTable, named: Mapping[int, str]) -> None:
        self.rows, self.table, self.part, self.named = rows, table, table.part, named
        self.label = table.columns[table.part.label.key] if table.part.label is not None else 0
        self.codes = next((table.columns.get(item.key) for item in self.part.columns if item.kind == "ma_dong"), None)
        figures = [column.key for column in self.part.all_columns if column.numeric]
        self.figures = [at for key, at in (*table.columns.items(), *table.computed.items()) if key in figures]

    def take(self) -> dict[int, Origin]:
        """Change the report; the row of it that each row of the table is."""
        out: dict[int, Origin] = {}
        seen: set[str] = set()
        for head, numbers in self.blocks():
            found = prescribed_rows(self.part.rows, {number: self.row(number) for number in numbers})
            out |= self.block(head, numbers, found)
            seen |= {row.code for row in found.rows.values()}
        self.say_missing(seen)
        return out

    def row(self, number: int) -> TableRow:
        cells = self.table.sheet.row(number)
        code = cells.get(self.codes) if self.codes is not None else None
        before = [str(value).strip(" .)") for at, value in sorted(cells.items()) if at < self.label]
        symbol = next(filter(None, before), "")
        return TableRow(self.named[number], "" if code is None else text_in(code), symbol)

    def blocks(self) -> list[tuple[str, list[int]]]:
        """The rows under each name of a block where the form repeats its rows; else all of them, under no name."""
        out: list[tuple[str, list[int]]] = [("", [])]
        names = {slug(row.spec.ten) for row in self.part.rows}
        known = {head.key for row in self.rows.changes.rows if (head := head_of(row)) is not None}
        for number, name in self.named.items():
            begins = Head(name).key in known or not (self.has_figures(number) or slug(name) in names)
            if self.part.spec.lap and name and begins and not is_total(name):
                out.append((name, []))
            else:
                out[-1][1].append(number)
        return [block for block in out if block[1]]

    def block(self, head: str, numbers: list[int], found: Prescribed) -> dict[int, Origin]:
        rows, report = self.rows, self.rows.changes
        inside, behind = self.place_of(head)
        if head and behind is None:
            behind = len(report.rows) - 1
            report.new.setdefault(behind, []).append({"nhom": head})
            rows.words.append(f"{rows.cells.address(numbers[0] - 1, 1)}  thêm nhóm: {head}")
        behind = len(report.rows) - 1 if behind is None else behind
        known = {rows.identities[at]: at for at in inside}
        out: dict[int, Origin] = {}
        for number in numbers:
            fixed, name = found.rows.get(number), self.named[number]
            if fixed is not None and not fixed.named:
                continue
            if number in found.refused:
                self.refuse(number, found)
                continue
            identity = f"#{fixed.code}" if fixed is not None else slug(name)
            index = known.get(identity)
            if fixed is None and index is None:
                if not self.has_figures(number):
                    continue
                if not name or is_total(name):
                    say_total(rows, number, name, self.label)
                    continue
                if self.part.room is None:
                    self.say(number, "biểu không có dòng tên hay mã này")
                    continue
            read_dashes(rows, number, fixed)
            if put_row(rows, number, index, fixed, behind) is not None or fixed is not None:
                out[number] = (Head(head).key if head else "", identity)
        return out

    def place_of(self, head: str) -> tuple[list[int], int | None]:
        """The places of the report's rows of a block, and that of its last row; None where the report has none."""
        inside: list[int] = []
        last: int | None = None
        now = ""
        for at, row in enumerate(self.rows.changes.rows):
            group = head_of(row) if self.part.spec.lap else None
            now = group.key if group is not None else now
            if now == (Head(head).key if head else ""):
                last = at
                inside += [at] if group is None else []
        return inside, last

    def refuse(self, number: int, found: Prescribed) -> None:
        if not self.has_figures(number):
            return
        if number in found.twice:
            other = self.rows.cells.address(found.twice[number], self.label)
            self.say(number, f"cùng một dòng của biểu với hàng ở {other}")
        elif number in found.disputed:
            self.say(number, f"mã của hàng là của dòng “{found.disputed[number].name}”, tên là của dòng khác")
        else:
            codes = ", ".join(row.code for row in found.unsure[number])
            self.say(number, f"biểu có nhiều dòng tên này ({codes}), không rõ là dòng nào")

    def say(self, number: int, why: str) -> None:
        cell = self.rows.cells.address(number, self.label)
        self.rows.findings.add("D811", Place(self.rows.file), cell=cell, seen=self.named[number] or "–", why=why)

    def say_missing(self, seen: set[str]) -> None:
        """D812 for rows with figures to be typed that the table does not have."""
        missing = [row for row in self.part.rows if row.code not in seen and self.asks(row)]
        if missing and seen:
            names = "; ".join(row.name for row in missing[:TOLD]) + ("; …" if len(missing) > TOLD else "")
            self.rows.findings.add("D812", Place(self.rows.file), count=len(missing), rows=names)

    def asks(self, row: FixedRow) -> bool:
        return row.named and row.is_typed(self.part.columns)

    def has_figures(self, number: int) -> bool:
        return any(is_figure(self.table.sheet.cells.get((number, at))) for at in self.figures)
