"""The tables of a report as grids to be filled in: columns, rows, cells with what they print now and printed before.

A cell that cannot be read costs only the figures that depend on it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Severity
from tthc_render.forms.compute import compute
from tthc_render.forms.data import GAPS, read_data
from tthc_render.forms.data_models import PRINTED
from tthc_render.forms.formula import write
from tthc_render.forms.model import Column, Form, Part
from tthc_render.forms.result import FormRow, PartResult, Result, show
from tthc_render.reports.computed import Computed
from tthc_render.workspace.units import Registry
from tthc_render.yaml_files.source import Keys, Mark, Source, Yaml, value_at

Json = dict[str, object]

YES_NO: Final = ("1", "0")
"""What is typed for yes and no."""
ROW_KINDS: Final = {"group": "nhom", "subtotal": "tong_con", "fixed": "dong"}
"""Kinds of rows by their key; all others are data."""


class Last:
    """Last period's report, to be shown beside; all empty where there is none."""

    def __init__(self, computed: Computed | None) -> None:
        self.computed = computed
        self._lines: dict[tuple[str, str], dict[str, FormRow]] = {}
        for code, (_, result) in (computed.forms if computed else {}).items():
            for key, part in result.parts.items():
                self._lines[code, key] = {_identity(line): line for line in part.lines}

    def indicator(self, group: str, column: Column) -> str:
        """A figure of the text as it was printed."""
        if self.computed is None or group not in self.computed.figures:
            return ""
        return show(self.computed.loaded.indicators, column, self.computed.figures[group].get(column.key))

    def cell(self, form: Form, part: Part, line: str, column: Column) -> str:
        """The cell of the same row."""
        found = self._lines.get((form.code, part.key), {}).get(line)
        return show(form, column, found.cells.get(column.key), found.rules) if found else ""

    def narrative(self, key: str) -> str:
        """The text that was there."""
        return self.computed.report.narratives.get(key, "") if self.computed else ""


def typed_cell(value: object) -> Json:
    """A value as it was typed: ``value`` to be edited, or ``override`` where it prints otherwise."""
    if isinstance(value, dict):
        return {"value": "", "override": {"in": str(value.get("in") or ""), "why": str(value.get("vi_sao") or "")}}
    return {"value": "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)}


def formula_words(column: Column, part: Part) -> str:
    """How a column is computed, in the words of the form."""
    if column.formula is None:
        return ""
    names = {item.key: item.titles[-1] or item.name for item in part.all_columns}
    return write(column.formula.root, lambda item: names.get(item.name, item.name))


def table_sections(source: Source, form: Form, registry: Registry, last: Last) -> list[Json]:
    """One section for each part of a form: its columns, its rows, what cells print now and printed last period."""
    root: Keys = ("bieu", form.code)
    found = _computed(form, source, root, registry)
    sections: list[Json] = []
    for part in form.parts:
        path = root if len(form.parts) == 1 else (*root, part.key)
        title = form.spec.ky_hieu_in or form.code
        sections.append(
            {
                "id": ".".join(map(str, path)),
                "title": f"{title} {part.spec.tieu_de}".strip(),
                "short": f"Biểu {form.code}" + (f" – {part.spec.tieu_de}" if part.spec.tieu_de else ""),
                "hint": form.spec.ten,
                "unit": form.spec.don_vi_tinh,
                "kind": "table",
                "path": [*path, "dong"],
                "free": part.free,
                "totals": part.spec.tong_cong is not None,
                "label": part.label.key if part.label else "",
                "columns": [_column(column, part) for column in part.all_columns],
                "rows": list(_Table(form, part, path, found, last, registry).rows(source)),
            }
        )
    return sections


@dataclass(frozen=True, slots=True)
class _Figures:
    """What could be computed of a form: its figures, and the cells that could not be read and were left out."""

    result: Result
    unread: frozenset[Keys]


ROUNDS: Final = 4
"""Readings of one form, each without the cells that the one before could not read."""


def _computed(form: Form, source: Source, root: Keys, registry: Registry) -> _Figures | None:
    def name(code: str) -> str | None:
        unit = registry.units.get(code)
        return unit.ten if unit else None

    data, unread = source.data, frozenset[Keys]()
    for _ in range(ROUNDS):
        if not isinstance(value_at(data, root), dict):
            return None
        found = Findings()
        read = read_data(form, replace(source, data=data), root, found, name, gaps=True)
        if read is not None:
            result = compute(form, read, Findings())
            return _Figures(result, unread) if result is not None else None
        places = {(item.where.line, item.where.column) for item in found if _spoils(item.severity, item.code)}
        strange, wrong = (_at(places, marks, root) - unread for marks in (source.keys, source.marks))
        if not strange | wrong:
            return None
        data = _without(data, root, strange, wrong)
        unread |= strange | wrong
    return None


def _at(places: set[tuple[int, int]], marks: Mapping[Keys, Mark], root: Keys) -> set[Keys]:
    """The cells below ``root`` that stand at ``places``."""
    found = {path for path, mark in marks.items() if (mark.line, mark.column) in places}
    return {path for path in found if len(path) > len(root) and path[: len(root)] == root and isinstance(path[-1], str)}


def _spoils(severity: Severity, code: str) -> bool:
    return severity is Severity.ERROR and code not in GAPS


def _without(data: dict[str, Yaml], root: Keys, strange: Iterable[Keys], wrong: Iterable[Keys]) -> dict[str, Yaml]:
    """``data`` without the ``strange`` keys, and with nothing in the ``wrong`` cells, all of them below ``root``.

    Only the form at ``root`` is copied; all others are those of ``data``.
    """
    top, code = map(str, root)
    forms = data[top]
    assert isinstance(forms, dict)
    out: dict[str, Yaml] = {**data, top: {**forms, code: copy.deepcopy(forms[code])}}
    for path in wrong:
        holder = value_at(out, path[:-1])
        if isinstance(holder, dict) and path[-1] in holder:
            holder[str(path[-1])] = None
    for path in strange:
        if isinstance(holder := value_at(out, path[:-1]), dict):
            holder.pop(str(path[-1]), None)
    return out


def _column(column: Column, part: Part) -> Json:
    return {
        "key": column.key,
        "label": column.titles[-1] or column.name,
        "above": list(column.titles[:-1]),
        "code": column.code,
        "kind": "number"
        if column.numeric
        else column.kind
        if column.kind in ("stt", "ma_dong", "don_vi_tinh")
        else "day"
        if column.kind == "ngay"
        else "text",
        "choices": list(YES_NO if column.kind == "co_khong" else column.spec.lua_chon),
        "formula": formula_words(column, part),
        "required": column.typed and not column.spec.de_trong and not column.hidden,
        "hidden": column.hidden,
        "unit": "%" if column.kind == "ty_le" else column.spec.don_vi_tinh,
    }


def _identity(line: FormRow) -> str:
    return f"{line.kind}:{line.identity}"


class _Table:
    """The rows of one part of a form."""

    def __init__(self, form: Form, part: Part, path: Keys, found: _Figures | None, last: Last, units: Registry) -> None:
        self.form, self.part, self.path, self.last, self.units = form, part, path, last, units
        result: PartResult | None = found.result.parts.get(part.key) if found else None
        self.lines = result.lines if result else ()
        self.unread = {cell for cell in found.unread if cell[: len(path)] == path} if found else set[Keys]()
        self.unread_rows = {str(cell[:-1]) for cell in self.unread}

    def rows(self, source: Source) -> Iterable[Json]:
        """The rows of the file, prescribed ones in the order of the form, then the computed total."""
        part, path = self.part, (*self.path, "dong")
        typed = value_at(source.data, path)
        rows = list(enumerate(typed)) if isinstance(typed, list) else []
        if part.rows and not part.spec.lap:
            yield from self.fixed_rows(rows)
            rows = [(index, row) for index, row in rows if part.free and "dong" not in (row or {})]
        by_line = {line.where.line: line for line in reversed(self.lines) if line.kind != "total"}
        for index, row in rows:
            yield self.row((*path, index), row, by_line.get(source.place((*path, index)).line))
        total = next((line for line in self.lines if line.kind == "total"), None)
        if total is not None:
            numeric = [column for column in part.all_columns if column.numeric]
            cells = {column.key: {"value": "", "editable": False, **self.shown(total, column)} for column in numeric}
            yield {"path": None, "kind": "total", "label": total.label, "cells": cells}

    def shown(self, line: FormRow | None, column: Column, path: Keys = ()) -> Json:
        """What a cell prints now, and what it printed in last period's report."""
        if line is None or not (line.rules.cell(column) if line.rules else column).numeric:
            return {}
        last = self.last.cell(self.form, self.part, _identity(line), column)
        if self.lacks(line, column, path):
            return {"last": last}
        return {"shown": show(self.form, column, line.cells.get(column.key), line.rules), "last": last}

    def lacks(self, line: FormRow, column: Column, path: Keys) -> bool:
        """Whether a figure comes, perhaps, from a cell that could not be read."""
        if not self.unread:
            return False
        if (*path, column.key) in self.unread or (column.formula is not None and str(path) in self.unread_rows):
            return True
        if line.fixed is not None:
            return line.fixed.formula is not None
        return line.kind != "data" and (
            column.formula is not None or any(cell[-1] == column.key for cell in self.unread)
        )

    def row(self, path: Keys, row: object, line: FormRow | None) -> Json:
        """A row of the file; ``line`` is what was computed of it."""
        raw = row if isinstance(row, dict) else {}
        kind = next((kind for kind, key in ROW_KINDS.items() if key in raw), "data")
        unit = self.units.units.get(str(raw.get("don_vi") or ""))
        named = unit.ten if unit else ""
        cells: Json = {}
        for column in self.part.all_columns:
            cell = typed_cell(raw.get(column.key)) | self.shown(line, column, path)
            if column.kind == "stt" and line is not None:
                cell["shown"] = line.symbol
            is_label = column is self.part.label
            if is_label and not cell["value"]:
                cell["value"] = named
            own = kind == "data" and column.kind in ("ma_dong", "don_vi_tinh")  # of a row of the unit's own
            typed = column.formula is None and (own or column.kind not in PRINTED)
            cell["editable"] = typed and kind in ("data", "fixed") and not (is_label and (named or kind == "fixed"))
            cells[column.key] = cell
        key = ROW_KINDS.get(kind, self.part.label.key if self.part.label else "")
        label = str(raw.get(key) or "") if kind != "fixed" else ""
        return {"path": list(path), "kind": kind, "label": label or (line.label if line else named), "cells": cells}

    def fixed_rows(self, rows: Sequence[tuple[int, object]]) -> Iterable[Json]:
        """The rows that the form prescribes, whether the file has them yet or not."""
        at = {str(row["dong"]): (index, row) for index, row in rows if isinstance(row, dict) and "dong" in row}
        lines = {line.fixed.code: line for line in self.lines if line.fixed is not None}
        for fixed in self.part.rows:
            if fixed.spec.tu_do:
                continue
            index, row = at.get(fixed.code, (None, {}))
            own_path = (*self.path, "dong", index) if index is not None else ()
            printed = {"stt": fixed.spec.stt, "ma_dong": fixed.spec.ma, "don_vi_tinh": fixed.spec.don_vi_tinh}
            cells: Json = {}
            for column in self.part.all_columns:
                cell = typed_cell(row.get(column.key)) | self.shown(lines.get(fixed.code), column, own_path)
                if column.kind in printed:
                    cell["shown"] = printed[column.kind]
                if words := fixed.words_of(column):
                    cell["shown"] = words
                is_label = column is self.part.label
                if is_label:
                    cell["value"] = fixed.spec.ten
                cell["editable"] = fixed.named and fixed.takes(column) and not is_label and column.kind not in PRINTED
                own = fixed.cell(column)
                if column.numeric and own.worded:
                    cell |= {"kind": "day" if own.kind == "ngay" else "text", "choices": list(own.spec.lua_chon)}
                elif own.kind == "co_khong" != column.kind:
                    cell["choices"] = list(YES_NO)
                if cell["editable"] and fixed.asks(column) and not own.spec.de_trong:
                    cell["required"] = not column.hidden
                elif column.typed:
                    cell["required"] = False
                if fixed.computes(column):
                    cell["formula"] = fixed.spec.cong_thuc
                if unit := own.spec.don_vi_tinh or fixed.spec.don_vi_tinh:
                    cell["unit"] = unit
                cells[column.key] = cell
            yield {
                "path": [*self.path, "dong", index] if index is not None else None,
                "code": fixed.code if fixed.named else "",
                "kind": "heading" if fixed.spec.de_muc else "fixed",
                "label": fixed.spec.ten,
                "cells": cells,
            }
