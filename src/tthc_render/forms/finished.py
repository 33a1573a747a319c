"""From computed lines to the form as printed and as sentences read it: order, numbers, cells, header cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tthc_render.forms.data import FormData, PartData
from tthc_render.forms.data_models import PRINTED
from tthc_render.forms.free_rows import neighbourhood, next_number
from tthc_render.forms.model import Form, Part, code_text, titles
from tthc_render.forms.result import Figures, FormRow, PartResult, Result, RowFigures, as_shown, plain_number
from tthc_render.forms.rows import NoteFinding
from tthc_render.forms.working import WorkRow, WorkTable


@dataclass(frozen=True, slots=True)
class Finished:
    """Lays out the computed ``tables`` of a form, by part key."""

    form: Form
    data: FormData
    tables: Mapping[str, WorkTable]
    say: NoteFinding

    def result(self) -> Result:
        out = Result()
        for part in reversed(self.form.parts):
            table = self.tables[part.key]
            lines = _numbered(part, (self.line(part, row) for row in self.printed_order(part, table)))
            result = PartResult(
                lines,
                self.record(part, table.total),
                Figures((key, self.record(part, row)) for key, row in table.groups.items()),
                self.header(part, self.data.parts[part.key]),
                Figures((code, self.record(part, row)) for code, row in table.by_code.items()),
            )
            for name in ("dong", "tong", "nhom", "theo_ma"):
                out[name] = getattr(result, name)
            out[part.key] = result
        out["nguoi_ky"] = Figures(self.data.signers)
        return out

    def header(self, part: Part, data: PartData) -> dict[str, dict[str, str]]:
        """Header cells that print something else than the form says, by column key: "ten" and "ma"."""
        usual = {(key, "ten"): text for key, text in titles(part.spec.cot)}
        usual |= {(column.key, "ma"): code_text(column, part) for column in part.columns}
        out: dict[str, dict[str, str]] = {}
        for key, cells in data.header.items():
            for name, cell in cells.items():
                path = (*data.path, "dau_bang", key, name)
                if (key, name) not in usual:
                    known = ", ".join(sorted({known for known, at in usual if at == name and known}))
                    self.say("D409", path[:-1], key=key, known=known)
                elif cell.in_ != usual[key, name]:
                    value = usual[key, name]
                    self.say("C106", path, printed=cell.in_, column=key, value=value, reason=cell.vi_sao)
                out.setdefault(key, {})[name] = cell.in_
        return out

    def printed_order(self, part: Part, table: WorkTable) -> list[WorkRow]:
        spec = part.spec.tong_cong
        totals = [table.total, *table.groups.values()] if spec else []
        return totals + table.rows if spec and spec.vi_tri == "dau" else table.rows + totals

    def line(self, part: Part, row: WorkRow) -> FormRow:
        item = row.data
        cells = self.record(part, row) if row.printed else RowFigures()
        kind = "group" if item.fixed is not None and item.fixed.spec.de_muc else row.kind
        shown = [column.key for column in part.columns if column.kind in PRINTED and column.key in item.cells]
        own = {key: str(item.cells[key]) for key in shown}
        return FormRow(
            kind, item.label, cells, item.symbol, item.unit, self.data.place(item.path), item.fixed, own, item.room
        )

    def record(self, part: Part, row: WorkRow) -> RowFigures:
        return Figures(
            (column.key, plain_number(as_shown(column, value, row.data.rules) if isinstance(value, Decimal) else value))
            for column in part.all_columns
            for value in [row.values.get(column.key)]
            if column.kind not in PRINTED and not (row.sums and not column.numeric)
        )


def _numbered(part: Part, lines: Iterable[FormRow]) -> tuple[FormRow, ...]:
    """Data rows get the numbers 1, 2, … that were not typed, from 1 again after every group row.

    Below a prescribed row they go on from its number.
    """
    beside = neighbourhood(part.rows).beside
    out = []
    number = 0
    for line in lines:
        if line.kind == "group":
            number = 0
        elif line.kind == "data" and not line.symbol and line.fixed is None:
            number += 1
            goes_on = next_number(part.rows, beside, number) if beside is not None and line.room is not None else ""
            line = replace(line, symbol=goes_on or str(number))
        out.append(line)
    return tuple(out)
