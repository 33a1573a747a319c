"""What a unit reports on a form (số liệu): the rows as a clerk writes them, read and named.

A row is one of: a data row (the row's name and its figures by column key), a group row (``nhom:``), a
subtotal after its members (``tong_con:``). ``data_model`` tells the same to editors as a pydantic model.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Union, cast

from pydantic import ConfigDict, Field, JsonValue, create_model

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Column, Form, Part
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.yaml_files.fields import Code, Count, Model, Number, Override, Text
from tthc_render.yaml_files.loader import Keys, Source
from tthc_render.yaml_files.validation import validate

Cell = Decimal | str | Override | None
"""What was typed: a figure, words, a figure that prints differently, or nothing on purpose."""


@dataclass(frozen=True, slots=True)
class RowData:
    """One row of the data. ``cells`` holds what was typed, by column key.

    ``symbol`` is the typed number or letter of the row, ``key`` a group's key, ``level`` its depth from 1,
    ``members`` the beginning of the names that a subtotal adds up, ``path`` the row's place in the file.
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
    """The data of one form by part key; ``place`` tells where a path of the file stands."""

    parts: Mapping[str, PartData]
    place: Callable[[Keys], Place] = lambda path: Place()


def printed_value(cell: Override) -> Decimal | None:
    """What an overridden cell counts as: the value told, or what the printed text says; else None."""
    if cell.gia_tri is not None:
        return cell.gia_tri
    return read_printed(cell.in_.removesuffix("%").strip())


class HeaderModel(Model):
    """Ô đầu bảng in khác mẫu."""

    ten: Override | None = Field(None, description="Tên cột in khác")
    ma: Override | None = Field(None, description="Mã cột in khác")


def read_data(
    form: Form,
    source: Source,
    root: Keys,
    findings: Findings,
    unit_name: Callable[[str], str | None] = lambda code: None,
) -> FormData | None:
    """The data of ``form`` at ``root`` in a file, None if it has findings of severity error (family D).

    ``unit_name`` gives a unit's printed name by its code, for rows that name only ``don_vi``.
    """
    before = len(findings)
    parts = _Reader(form, source, findings, unit_name).parts(root)
    return FormData(parts, source.place) if len(findings) == before else None


def data_model(form: Form) -> type[Model]:
    """The pydantic model of the form's data, for JSON Schema: every column told by its full title."""
    models = {part.key: _models(part).documented for part in form.parts}
    if len(models) == 1:
        return next(iter(models.values()))
    fields: dict[str, Any] = {
        part.key: (models[part.key], Field(description=part.spec.tieu_de or f"Phần {part.key}")) for part in form.parts
    }
    return create_model(f"SoLieu_{form.code}", __base__=Model, __doc__=form.spec.ten, **fields)


class _Reader:
    """Reads one form's data; gathers findings."""

    def __init__(self, form: Form, source: Source, findings: Findings, unit_name: Callable[[str], str | None]) -> None:
        self.form, self.source, self.findings, self.unit_name = form, source, findings, unit_name

    def parts(self, root: Keys) -> dict[str, PartData]:
        whole = self.at(root)
        if len(self.form.parts) == 1:
            part = self.form.parts[0]
            return {part.key: self.part(part, root)}
        known = [part.key for part in self.form.parts]
        present = whole if isinstance(whole, dict) else {}
        for key in [*present, *known]:
            if (key in present) != (key in known):
                where = (*root, key) if key in present else root
                self.say("D408", where, form=self.form.code, key=key, known=", ".join(known))
        return {part.key: self.part(part, (*root, part.key)) for part in self.form.parts if part.key in present}

    def part(self, part: Part, path: Keys) -> PartData:
        models = _models(part)
        frame = self.valid(models.frame, path)
        if frame is None:
            return PartData((), path=path)
        rows = tuple(
            row
            for index in range(len(frame.dong))
            if (row := self.row(part, models, (*path, "dong", index))) is not None
        )
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

    def row(self, part: Part, models: _Models, path: Keys) -> RowData | None:
        raw = self.at(path)
        kind = next((name for name in ("nhom", "tong_con") if isinstance(raw, dict) and name in raw), "data")
        row = self.valid(models.rows[kind], path)
        if row is None or not isinstance(raw, dict):
            return None
        if kind == "nhom":
            if part.spec.nhom == "khong":
                self.say("D403", (*path, "nhom"), form=self.form.code, label=row.nhom)
            return RowData("group", row.nhom, row.ky_hieu, row.cap, row.khoa, cells=cells_of(part, row), path=path)
        if kind == "tong_con":
            cells = cells_of(part, row)
            return RowData("subtotal", row.tong_con, row.ky_hieu, members=row.gom, cells=cells, path=path)
        return self.data_row(part, row, raw, path)

    def data_row(self, part: Part, row: Any, raw: dict[str, Any], path: Keys) -> RowData:
        cells = cells_of(part, row)
        label, symbol = "", ""
        for column in part.columns:
            if column.kind == "stt":
                symbol = str(cells.pop(column.key, None) or "")
            elif column is part.label:
                label = str(cells.get(column.key) or self.unit_name(row.don_vi) or "")
                cells[column.key] = label
        if part.label is not None and not label:
            self.say("D402", path, key=part.label.key)
        for column in part.all_columns:
            if not (column.numeric and column.formula is None) or column.hidden:
                continue
            where = (*path, column.key)
            cell = cells.get(column.key)
            if column.key not in raw:
                self.say("D401", path, row=label, column=column.name, key=column.key)
            elif cell is None and not column.spec.de_trong:
                self.say("D404", where, key=column.key, column=column.name)
            elif isinstance(cell, Override) and printed_value(cell) is None:
                self.say("D405", where, printed=cell.in_)
            if column.kind == "co_khong" and isinstance(cell, Decimal) and cell not in (0, 1):
                self.say("C107", where, row=label, column=column.name, seen=cell)
        return RowData("data", label, symbol, unit=row.don_vi, cells=cells, path=path)

    def valid(self, model: type[Model], path: Keys) -> Any:
        return validate(model, self.source, self.findings, path)

    def at(self, path: Keys) -> Any:
        try:
            return self.source.value(path)
        except KeyError:
            return None

    def say(self, code: str, path: Keys, **details: object) -> None:
        self.findings.add(code, self.source.place(path), **details)


class _Models:
    """The pydantic models of one part: its frame, and one for each kind of row."""

    def __init__(self, part: Part) -> None:
        cells = {
            column.key: (cell_type(column), Field(None, description=column.name))
            for column in part.all_columns
            if column.kind != "stt"
        }
        totals = {column.key: cells[column.key] for column in part.all_columns if column.numeric}
        number = {
            column.key: (Text, Field("", description="Số thứ tự, nếu không muốn đánh tự động"))
            for column in part.columns
            if column.kind == "stt"
        }
        ky_hieu = (Text, Field("", description="Ký hiệu in ở cột STT, ví dụ I"))
        inputs = [column.key for column in part.columns if column.numeric and column.formula is None]
        self.rows: dict[str, type[Model]] = {
            "data": _model(
                "Dong",
                "Một dòng số liệu.",
                {**number, **cells, "don_vi": (Code, Field("", description="Mã đơn vị của dòng"))},
                inputs,
            ),
            "nhom": _model(
                "DongNhom",
                "Dòng tên nhóm; các dòng sau nó thuộc nhóm.",
                {
                    "nhom": (Text, Field(description="Tên nhóm như in")),
                    "ky_hieu": ky_hieu,
                    "cap": (Count, Field(1, description="Nhóm lớn là 1, nhóm ở trong nó là 2")),
                    "khoa": (Code, Field("", description="Khóa của nhóm; không ghi thì lấy từ tên")),
                    **(totals if part.spec.nhom == "co_tong" else {}),
                },
            ),
            "tong_con": _model(
                "DongTongCon",
                "Dòng cộng các dòng ở trên nó.",
                {
                    "tong_con": (Text, Field(description="Nhãn in ở dòng này")),
                    "gom": (Text, Field("", description="Phần đầu tên của các dòng cần cộng")),
                    "ky_hieu": ky_hieu,
                    **totals,
                },
            ),
        }
        self.totals = _model("DongTong", "Số tổng gõ vào để đối chiếu, hoặc ô in khác.", totals)
        self.frame = self._frame(list[Any])
        self.documented = self._frame(list[Union[tuple(self.rows.values())]])  # type: ignore[misc]  # noqa: UP007

    def _frame(self, rows: Any) -> type[Model]:
        return _model(
            "SoLieu",
            "Số liệu của một bảng.",
            {
                "dong": (rows, Field(description="Các dòng của bảng, từ trên xuống")),
                "tong_cong": (self.totals, Field(self.totals(), description="Đối chiếu dòng tổng cộng")),
                "tong_nhom": (
                    dict[str, self.totals],  # type: ignore[name-defined]
                    Field({}, description="Đối chiếu dòng tổng của từng nhóm, theo khóa của nhóm"),
                ),
                "dau_bang": (
                    dict[str, HeaderModel],
                    Field({}, description="Ô đầu bảng in khác mẫu, theo khóa của cột"),
                ),
            },
        )


def _model(name: str, doc: str, fields: dict[str, Any], required: Iterable[str] = ()) -> type[Model]:
    """A model of the given fields; ``required`` is only told to editors, the reader has a better message."""
    needed: list[JsonValue] = list(required)
    config = ConfigDict(json_schema_extra={"required": needed}) if needed else ConfigDict()
    base = type("Base", (Model,), {"model_config": config, "__module__": __name__})
    return cast(type[Model], create_model(name, __base__=base, __doc__=doc, **fields))


@functools.cache
def _models(part: Part) -> _Models:
    return _Models(part)


def cell_type(column: Column) -> Any:
    """The annotation of a cell of ``column`` in a model of the data."""
    if not column.numeric:
        return Text | None
    figure = Number if column.places or column.kind == "ty_le" else Count
    return figure | Override | None


def cells_of(part: Part, row: Any) -> dict[str, Cell]:
    """What a validated row says about columns, blanks left out unless typed."""
    out: dict[str, Cell] = {}
    for column in part.all_columns:
        if column.key in row.model_fields_set:
            value = getattr(row, column.key)
            out[column.key] = Decimal(value) if isinstance(value, int) else value
    return out
