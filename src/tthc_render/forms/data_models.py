"""What editors and the reader of data demand of each row of a form: pydantic models made from its columns.

``data_model`` gives them to editors as a JSON Schema; the reader validates rows with ``models_of``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Union

from pydantic import BeforeValidator, Field

from tthc_render.forms.model import Column, FixedRow, Form, Part
from tthc_render.vietnamese.dates import format_short
from tthc_render.yaml_files.fields import Amount, Code, Count, Day, Levels, Line, Model, Number, Override, Text, Whole
from tthc_render.yaml_files.made_models import made_model

Cell = Decimal | str | Override | None
"""What was typed: a figure, words, a figure that prints differently, or nothing on purpose."""


PRINTED = ("stt", "ma_dong", "don_vi_tinh")
"""Kinds of columns whose cells the form itself prints."""


class HeaderModel(Model):
    """Ô đầu bảng in khác mẫu."""

    ten: Override | None = Field(None, description="Tên cột in khác")
    ma: Override | None = Field(None, description="Mã cột in khác")


class DataRow(Model):
    """Một dòng số liệu."""

    don_vi: Code = Field("", description="Mã đơn vị của dòng")


class GroupRow(Model):
    """Dòng tên nhóm; các dòng sau nó thuộc nhóm."""

    nhom: Text = Field(description="Tên nhóm như in")
    ky_hieu: Text = Field("", description="Ký hiệu in ở cột STT, ví dụ I")
    cap: Levels = Field(1, description="Nhóm lớn là 1, nhóm ở trong nó là 2; không ghi thì theo ký hiệu I, 1, a")
    khoa: Code = Field("", description="Khóa của nhóm; không ghi thì lấy từ tên")


class SubtotalRow(Model):
    """Dòng cộng các dòng ở trên nó."""

    tong_con: Text = Field(description="Nhãn in ở dòng này")
    gom: Text = Field("", description="Phần đầu tên của các dòng cần cộng")
    ky_hieu: Text = Field("", description="Ký hiệu in ở cột STT, ví dụ I")


class TotalRow(Model):
    """Số tổng gõ vào để đối chiếu, hoặc ô in khác."""


class Frame(Model):
    """Số liệu của một bảng."""

    dong: list[object] = Field(description="Các dòng của bảng, từ trên xuống")
    nguoi_ky: dict[str, Text] = Field({}, description="Họ tên người ký ở chân biểu, theo khóa ghi ở chan_bieu của biểu")
    tong_cong: TotalRow = Field(TotalRow(), description="Đối chiếu dòng tổng cộng")
    tong_nhom: Mapping[str, TotalRow] = Field({}, description="Đối chiếu dòng tổng của từng nhóm, theo khóa của nhóm")
    dau_bang: dict[str, HeaderModel] = Field({}, description="Ô đầu bảng in khác mẫu, theo khóa của cột")


def data_model(form: Form) -> type[Model]:
    """The pydantic model of the form's data, for JSON Schema: every column with its full title."""
    models = {part.key: models_of(part).documented for part in form.parts}
    if len(models) == 1:
        return next(iter(models.values()))
    fields: dict[str, tuple[object, object]] = {
        part.key: (models[part.key], Field(description=part.spec.tieu_de or f"Phần {part.key}")) for part in form.parts
    }
    fields["nguoi_ky"] = (dict[str, Text], Field({}, description=_about("nguoi_ky")))
    return made_model(Model, f"SoLieu_{form.code}", form.spec.ten, fields)


class Models:
    """The pydantic models of one part: its frame, and one for each kind of row."""

    def __init__(self, part: Part) -> None:
        room = part.room
        cells = {
            column.key: (cell_type(room.cell(column) if room else column), Field(None, description=column.name))
            for column in part.all_columns
            if column.kind not in PRINTED
        }
        self.part = part
        totals = {
            column.key: (cell_type(column), Field(None, description=column.name))
            for column in part.all_columns
            if column.numeric
        }
        number = {
            column.key: (Text, Field("", description="Số thứ tự, nếu không muốn đánh tự động"))
            for column in part.columns
            if column.kind == "stt"
        }
        needed = [
            column.key
            for column in part.columns
            if (self._needs(room, column) if room else column.typed and not column.spec.de_trong)
        ]
        own = {
            column.key: (Text, Field("", description=f"{column.name}, in ở dòng này"))
            for column in part.columns
            if column.kind in ("ma_dong", "don_vi_tinh")
        }
        self.data = made_model(DataRow, "Dong", _title(DataRow), {**number, **own, **cells}, needed)
        of_group = totals if part.spec.nhom == "co_tong" else {}
        self.group = made_model(GroupRow, "DongNhom", _title(GroupRow), of_group)
        self.subtotal = made_model(SubtotalRow, "DongTongCon", _title(SubtotalRow), totals)
        self.totals = made_model(TotalRow, "DongTong", _title(TotalRow), totals)
        self._fixed: dict[str, type[Model]] = {}
        self.frame = self._frame(list[object])
        kinds: list[type[Model]] = [self.data] if part.free else []
        kinds += [self.group] if not part.rows or part.spec.lap else []
        kinds += [] if part.rows else [self.subtotal]
        kinds += [self.fixed(row) for row in part.rows if row.named and row.is_typed(part.columns)]
        rows = Union[tuple(kinds)] if kinds else object  # noqa: UP007
        self.documented = self._frame(list[rows])  # type: ignore[valid-type]

    def fixed(self, row: FixedRow) -> type[Model]:
        """The model of a prescribed row: its code, and the cells that may be typed in it."""
        made = self._fixed.get(row.code)
        if made is None:
            fields = {
                column.key: (cell_type(row.cell(column)), Field(None, description=column.name))
                for column in self.part.all_columns
                if column.kind not in PRINTED
                and column is not self.part.label
                and not row.spec.de_muc
                and not row.words_of(column)
            }
            code = (Text, Field(description=f"Mã dòng: {row.name}", json_schema_extra={"const": row.code}))
            needed = [column.key for column in self.part.columns if self._needs(row, column)]
            made = self._fixed[row.code] = made_model(
                Model, "DongCoDinh", f"Dòng {row.name}.", {"dong": code, **fields}, needed
            )
        return made

    @staticmethod
    def _needs(row: FixedRow, column: Column) -> bool:
        return row.asks(column) and not row.cell(column).spec.de_trong

    def _frame(self, rows: object) -> type[Frame]:
        fields = {
            "dong": (rows, Field(description=_about("dong"))),
            "tong_cong": (self.totals, Field(self.totals(), description=_about("tong_cong"))),
            "tong_nhom": (Mapping[str, self.totals], Field({}, description=_about("tong_nhom"))),  # type: ignore[name-defined]
        }
        return made_model(Frame, "SoLieu", _title(Frame), fields)


def _about(field: str) -> str | None:
    return Frame.model_fields[field].description


def _title(model: type[Model]) -> str:
    return str(model.__doc__)


@functools.cache
def models_of(part: Part) -> Models:
    return Models(part)


def cell_type(column: Column) -> object:
    """The annotation of a cell of ``column`` in a model of the data; empty words leave a cell blank that may be so."""
    typed = _typed(column)
    if not column.spec.de_trong:
        return typed
    words = Union[typed, Literal[""]]  # type: ignore[valid-type]  # noqa: UP007
    return Annotated[typed, BeforeValidator(lambda value: None if value == "" else value, json_schema_input_type=words)]


def _typed(column: Column) -> object:
    if column.kind == "ngay":
        return Day | None
    if column.kind == "chon":
        return Literal[column.spec.lua_chon] | None
    if not column.numeric:
        return Line | None
    signed = column.spec.am or column.formula is not None
    if column.places or column.rate:
        return (Number if signed else Amount) | Override | None
    return (Whole if signed else Count) | Override | None


def cells_of(part: Part, row: Model) -> dict[str, Cell]:
    """What a validated row says about columns, blanks left out unless typed."""
    out: dict[str, Cell] = {}
    for column in part.all_columns:
        if column.key in row.model_fields_set:
            value = getattr(row, column.key, None)
            if isinstance(value, date):
                value = format_short(value)
            out[column.key] = Decimal(value) if isinstance(value, int) else value
    return out
