"""What a unit reports on a form (số liệu): the rows as a clerk writes them, read and named.

A row is one of: a data row (the row's name and its figures by column key), a group row (``nhom:``), a
subtotal after its members (``tong_con:``), a row that the form prescribes, called by its code (``dong:``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeVar

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, Severity, finding, worst
from tthc_render.forms.codes import advised_code
from tthc_render.forms.data_models import Cell, DataRow, Models, cells_of, models_of
from tthc_render.forms.empty_cells import report_empty
from tthc_render.forms.group_levels import levels_of
from tthc_render.forms.misread_cells import advised
from tthc_render.forms.model import Column, FixedRow, Form, Part
from tthc_render.forms.pasted_rows import is_pasted, take_pasted
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.fields import Model, Override
from tthc_render.yaml_files.source import Keys, Source, Yaml
from tthc_render.yaml_files.validation import validate

M = TypeVar("M", bound=Model)

GAPS = ("D401", "D701")
"""Codes of what a report lacks while it is being filled in: cells, rows."""


@dataclass(frozen=True, slots=True)
class RowData:
    """One row of the data. ``cells`` holds what was typed, by column key.

    ``symbol`` is the typed number or letter of the row, ``key`` a group's key, ``level`` its depth from 1,
    ``members`` the beginning of the names that a subtotal adds up, ``path`` the row's place in the file. ``fixed`` is
    the prescribed row that it fills, ``room`` the place that the form leaves for rows like it, of the unit's own.
    """

    kind: Literal["data", "group", "subtotal", "total"]
    label: str
    symbol: str = ""
    level: int = 1
    key: str = ""
    members: str = ""
    unit: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    path: Keys = ()
    fixed: FixedRow | None = None
    room: FixedRow | None = None

    @property
    def rules(self) -> FixedRow | None:
        """What the form says of cells in this row beyond their columns."""
        return self.fixed or self.room

    @property
    def code(self) -> str:
        """The code of the prescribed row that it fills, or empty."""
        return self.fixed.code if self.fixed else ""

    @property
    def identity(self) -> str:
        """What the same row of another report has too: the code of a prescribed row, else the row's name."""
        return f"#{self.code}" if self.fixed else slug(self.label)


@dataclass(frozen=True, slots=True)
class PartData:
    """The rows of one part, typed totals, and header cells to be printed differently."""

    rows: tuple[RowData, ...]
    total: Mapping[str, Cell] = field(default_factory=dict)
    group_totals: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    header: Mapping[str, Mapping[str, Override]] = field(default_factory=dict)
    path: Keys = ()


@dataclass(frozen=True, slots=True)
class FormData:
    """The data of one form by part key, names of its signers; ``place`` gives the position of a path in the file."""

    parts: Mapping[str, PartData]
    place: Callable[[Keys], Place] = lambda path: Place()
    signers: Mapping[str, str] = field(default_factory=dict)


def signers_of(form: Form) -> dict[str, str]:
    """The titles of those who sign the form, from left to right, by the key of their names in the data."""
    return {item.key: item.chuc_danh for item in form.spec.chan_bieu}


def printed_value(cell: Override) -> Decimal | None:
    """What an overridden cell counts as: its stated value, or the value of its printed text; else None."""
    if cell.gia_tri is not None:
        return cell.gia_tri
    return read_printed(cell.in_.removesuffix("%").strip())


def read_data(
    form: Form,
    source: Source,
    root: Keys,
    findings: Findings,
    unit_name: Callable[[str], str | None] = lambda code: None,
    *,
    gaps: bool = False,
) -> FormData | None:
    """The data of ``form`` at ``root`` in a file, None if it has findings of severity error (family D).

    With ``gaps``, cells and rows that are not filled in yet are no such errors. ``unit_name`` gives a unit's printed
    name by its code, for rows that name only ``don_vi``.
    """
    before = len(findings)
    reader = _Reader(form, source, findings, unit_name)
    parts = reader.parts(root)
    bad = worst(item for item in findings[before:] if not (gaps and item.code in GAPS)) is Severity.ERROR
    return None if bad else FormData(parts, source.place, reader.signers)


class _Reader:
    """Reads one form's data; gathers findings."""

    def __init__(self, form: Form, source: Source, findings: Findings, unit_name: Callable[[str], str | None]) -> None:
        self.form, self.source, self.findings, self.unit_name = form, source, findings, unit_name
        self.signers: dict[str, str] = {}
        self.misnamed: dict[str, int] = {}  # part key → rows called by codes that it does not have

    def parts(self, root: Keys) -> dict[str, PartData]:
        whole = self.at(root)
        if len(self.form.parts) == 1:
            part = self.form.parts[0]
            return {part.key: self.part(part, root)}
        known = [part.key for part in self.form.parts]
        present = whole if isinstance(whole, dict) else {}
        strange = [key for key in present if key not in known and key != "nguoi_ky"]
        absent = [key for key in known if key not in present]
        if len(strange) == len(absent) == 1:  # one part under another name
            self.findings.add("D102", self.source.key_place((*root, strange[0])), key=strange[0], near=absent[0])
            known, present = [key for key in known if key in present], {**present}
            del present[strange[0]]
        for key in [*present, *known]:
            if key == "nguoi_ky":
                self.signed(signers if isinstance(signers := present[key], dict) else {}, (*root, key))
            elif (key in present) != (key in known):
                where = (*root, key) if key in present else root
                self.say("D408", where, form=self.form.code, key=key, known=", ".join(known))
        return {part.key: self.part(part, (*root, part.key)) for part in self.form.parts if part.key in present}

    def part(self, part: Part, path: Keys) -> PartData:
        models = models_of(part)
        take_pasted(part, self.at(path), self.source, path, self.findings)
        frame = self.valid(models.frame, path, part)
        if frame is None:
            return PartData((), path=path)
        self.signed(frame.nguoi_ky, (*path, "nguoi_ky"))
        rows = tuple(
            row
            for index in range(len(frame.dong))
            if (row := self.row(part, models, (*path, "dong", index))) is not None
        )
        if part.spec.nhom == "co_tong":
            rows = tuple(self.in_levels(rows))
        if part.rows:
            rows = tuple(self.laid_out(part, rows, path))
        header = {
            key: {name: text for name in ("ten", "ma") if (text := getattr(item, name)) is not None}
            for key, item in frame.dau_bang.items()
        }
        return PartData(
            rows,
            cells_of(part, frame.tong_cong),
            {key: cells_of(part, item) for key, item in frame.tong_nhom.items()},
            header,
            path,
        )

    def in_levels(self, rows: Sequence[RowData]) -> Iterator[RowData]:
        """Rows with the levels of groups that do not state them, where sums of groups are printed."""
        stated = [
            (row.symbol or row.label, row.level if self.says_level(row) else 0) if row.kind == "group" else None
            for row in rows
        ]
        levels = levels_of(stated)
        for row in rows:
            yield replace(row, level=next(levels)) if row.kind == "group" else row

    def says_level(self, row: RowData) -> bool:
        """Whether the file states the level of a group."""
        raw = self.at(row.path)
        return isinstance(raw, dict) and "cap" in raw

    def row(self, part: Part, models: Models, path: Keys) -> RowData | None:
        raw = self.at(path)
        kind = next((name for name in ("nhom", "tong_con", "dong") if isinstance(raw, dict) and name in raw), "data")
        if kind == "dong" and isinstance(raw, dict):
            return self.fixed_row(part, models, raw, path)
        if kind == "data" and not part.free:
            known = ", ".join(row.code for row in part.rows if row.named)
            self.misnamed[part.key] = self.misnamed.get(part.key, 0) + 1
            names = {slug(str(value)) for value in raw.values()} if isinstance(raw, dict) else set()
            near = next((f"dong: {row.code}" for row in part.rows if row.named and slug(row.spec.ten) in names), "–")
            self.say("D704", path, form=self.form.code, known=known, near=near)
            return None
        if not isinstance(raw, dict):
            self.valid(models.data, path, part, part.room)
            return None
        if kind == "nhom":
            group = self.valid(models.group, path, part)
            if group is None:
                return None
            if part.spec.nhom == "khong" and not part.spec.lap:
                self.say("D403", (*path, "nhom"), form=self.form.code, label=group.nhom)
            cells = cells_of(part, group)
            return RowData("group", group.nhom, group.ky_hieu, group.cap, group.khoa, cells=cells, path=path)
        if kind == "tong_con":
            subtotal = self.valid(models.subtotal, path, part)
            if subtotal is None:
                return None
            cells = cells_of(part, subtotal)
            return RowData(
                "subtotal", subtotal.tong_con, subtotal.ky_hieu, members=subtotal.gom, cells=cells, path=path
            )
        row = self.valid(models.data, path, part, part.room)
        return self.data_row(part, row, path) if row is not None else None

    def data_row(self, part: Part, row: DataRow, path: Keys) -> RowData:
        cells = cells_of(part, row)
        label, symbol = "", ""
        for column in part.columns:
            if column.kind == "stt":
                symbol = str(cells.pop(column.key, None) or "")
            elif column is part.label:
                label = str(cells.get(column.key) or self.unit_name(row.don_vi) or "")
                cells[column.key] = label
        out = RowData("data", label, symbol, unit=row.don_vi, cells=cells, path=path, room=part.room)
        known = len(self.findings)
        self.check_cells(part, out)
        blank = any(item.code == "D401" for item in self.findings[known:])  # it says that the row has no name
        if part.label is not None and not label and not blank:
            self.say("D402", path, key=part.label.key)
        return out

    def fixed_row(self, part: Part, models: Models, raw: Mapping[str, object], path: Keys) -> RowData | None:
        """A prescribed row, called by its code."""
        code = str(raw["dong"])
        fixed = part.row(code)
        if fixed is None or not fixed.named:
            known = [row.code for row in part.rows if row.named]
            self.misnamed[part.key] = self.misnamed.get(part.key, 0) + 1
            self.say("D702", (*path, "dong"), seen=code, **advised_code(code, known))
            return None
        row = self.valid(models.fixed(fixed), path, part, fixed)
        if row is None:  # its errors are reported; it is not missing as well
            return RowData("data", fixed.spec.ten, fixed.spec.stt, path=path, fixed=fixed)
        cells = cells_of(part, row)
        if part.label is not None:
            cells[part.label.key] = fixed.spec.ten
        out = RowData("data", fixed.spec.ten, fixed.spec.stt, cells=cells, path=path, fixed=fixed)
        self.check_cells(part, out)
        return out

    def check_cells(self, part: Part, row: RowData) -> None:
        """Figures that are not there, that the form leaves blank, or that are more exact than it prints."""
        rules = row.rules
        empty = []
        filled = part.filled
        for column in part.all_columns:
            where, cell = (*row.path, column.key), row.cells.get(column.key)
            if rules is not None and column.key in rules.blanks and cell is not None:
                seen = cell.in_ if isinstance(cell, Override) else cell
                self.say("D705", where, row=rules.name or row.label, column=column.name, key=column.key, value=seen)
            if isinstance(cell, Decimal) and column.numeric:
                self.check_figure(rules.cell(column) if rules else column, cell, where, row.label)
            needed = column.typed if rules is None else rules.asks(column)
            if not needed or (column.hidden and column not in filled):
                continue
            optional = column.spec.de_trong or (rules is not None and rules.spec.de_trong)
            if cell is None and not optional:
                empty.append(column if rules is None else rules.cell(column))
            elif isinstance(cell, Override) and printed_value(cell) is None:
                self.say("D405", where, printed=cell.in_)
        if empty:
            label = f"{row.label or 'chưa có tên'} (biểu {self.form.code})"
            pasted = is_pasted(part, self.source, row.path)
            report_empty(label, empty, self.source, row.path, self.findings, pasted=pasted)

    def check_figure(self, column: Column, cell: Decimal, where: Keys, row: str) -> None:
        if column.kind == "co_khong" and cell not in (0, 1):
            self.say("C107", where, row=row, column=column.name, seen=cell)
        stated = column.spec.so_le is not None
        if stated and column.typed and -int(cell.normalize().as_tuple().exponent) > column.places_for(cell):
            self.say("D706", where, column=column.name, value=cell, places=column.places)

    def laid_out(self, part: Part, rows: Sequence[RowData], path: Keys) -> Iterator[RowData]:
        """All prescribed rows in the form's order, once, or for each group where they are repeated."""
        blocks: list[tuple[RowData | None, list[RowData]]] = [(None, [])]
        for row in rows:
            if row.kind == "group" and part.spec.lap:
                blocks.append((row, []))
            else:
                blocks[-1][1].append(row)
        if part.spec.lap:
            for row in blocks.pop(0)[1]:
                self.say("D707", row.path, row=row.label)
        for group, typed in blocks:
            if group is not None:
                yield group
            yield from self.block(part, typed, group.path if group else (*path, "dong"), group.label if group else "")

    def block(self, part: Part, typed: Sequence[RowData], path: Keys, name: str) -> Iterator[RowData]:
        by_code: dict[str, RowData] = {}
        again = [row for row in typed if row.fixed and by_code.setdefault(row.code, row) is not row]
        missing = [row for row in part.rows if row.named and row.code not in by_code and is_required(row, part)]
        lacking = "; ".join(row.name for row in missing[:8])
        for row in again:
            line = self.source.place(by_code[row.code].path).line
            other = f" Biểu còn thiếu: {lacking}; nếu một mục là của dòng ấy thì sửa mã." if missing else ""
            self.say("D703", row.path, row=row.fixed.name if row.fixed else row.label, line=line, other=other)
        # Rows under codes that are reported are there.
        if len(missing) > self.misnamed.get(part.key, 0) + len(again):
            self.say("D701", path, rows=lacking, count=len(missing), group=f" (nhóm {name})" if name else "")
        yield from rows_of(part, by_code, [row for row in typed if not row.fixed], path)

    def signed(self, names: Mapping[str, object], path: Keys) -> None:
        """The names of those who sign the form."""
        known = list(signers_of(self.form))
        for key, name in names.items():
            if key not in known:
                self.say("D708", (*path, key), seen=key, known=", ".join(known) or "–")
            self.signers[key] = str(name)

    def valid(self, model: type[M], path: Keys, part: Part, rules: FixedRow | None = None) -> M | None:
        """The value at ``path``; what is wrong in its cells is reported with what the cell can take."""
        found = Findings()
        value = validate(model, self.source, found, path)
        columns = {column.key: column for column in part.all_columns}
        for item in map(_named_district, found):
            column = columns.get(item.details.get("key", ""))
            self.findings.extend([advised(item, column, rules, self.form.spec.don_vi_tinh) if column else item])
        return value

    def at(self, path: Keys) -> Yaml:
        try:
            return self.source.value(path)
        except KeyError:
            return None

    def say(self, code: str, path: Keys, **details: object) -> None:
        self.findings.add(code, self.source.place(path), **details)


def _named_district(item: Finding) -> Finding:
    """D650 for a cell of districts in a form that has none: the nearest key is another level's, not what was meant."""
    key = item.details.get("key", "")
    if item.code in ("D102", "D103") and "huyen" in key.lower().split("_"):
        return finding("D650", item.where, key=key)
    return item


def is_required(row: FixedRow, part: Part) -> bool:
    """Whether a report must have the row: figures are to be typed in it."""
    if row.spec.de_trong:
        return False
    return any(row.asks(column) and not column.spec.de_trong for column in part.columns)


def rows_of(
    part: Part, typed: Mapping[str, RowData], free: Sequence[RowData] = (), path: Keys = ()
) -> Iterator[RowData]:
    """All prescribed rows of a part in order, with what was typed; ``free`` rows where the form has room for them."""
    for row in part.rows:
        if row.spec.tu_do:
            yield from free
        elif row.code in typed:
            yield typed[row.code]
        else:
            label = {part.label.key: row.spec.ten} if part.label else {}
            yield RowData("data", row.spec.ten, row.spec.stt, cells=label, path=path, fixed=row)
