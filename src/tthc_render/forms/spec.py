"""What a statistical form (biểu mẫu) is: the YAML a maintainer writes, and the form ready for computing.

The classes named ``…Spec`` are the keys of a file under ``templates/forms/``; ``forms.load_form`` turns
them into a ``Form``, where the tree of columns is flat and formulas are parsed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from tthc_render.forms.formula import Formula, Relation, write
from tthc_render.yaml_files.fields import Code, Count, Day, Flag, Line, Model, Number, Text

TotalKind = Literal["sum", "formula", "none"]
NumberStyle = Literal["dem_hai_chu_so", "co_dau_cham", "tran"]

ROW_KEYS = ("nhom", "ky_hieu", "cap", "khoa", "tong_con", "gom", "don_vi")
"""Keys of a row in the data that are not columns."""


class ColumnSpec(Model):
    """Một cột của biểu; cột gộp có các cột con."""

    ten: Text = Field(description="Tên cột, in ở đầu bảng")
    khoa: Code = Field("", description="Tên cột khi nhập số liệu và trong công thức, ví dụ truc_tuyen")
    ma: Line = Field("", description="Mã in ở hàng mã cột, ví dụ (4)")
    kieu: Literal["so", "ty_le", "co_khong", "chu", "stt"] = Field(
        "so", description="so: số đếm; ty_le: phần trăm; co_khong: 1 hoặc 0; chu: lời; stt: số thứ tự"
    )
    cong_thuc: Line = Field("", description="Công thức nếu cột được tính, ví dụ (4) + (5) + (6)")
    in_cong_thuc: Flag = Field(True, description="In công thức ở hàng mã cột")
    khong_xac_dinh: Line = Field("", description="In gì khi công thức chia cho 0")
    so_le: Count | None = Field(None, description="Số chữ số thập phân; không ghi: số đếm 0, tỷ lệ 2")
    de_trong: Flag = Field(False, description="Cho phép để trống ô bằng null")
    dinh_dang_so: NumberStyle | None = Field(None, description="Cách in số riêng của cột")
    rong: Number | None = Field(
        None, gt=0, description="Độ rộng so với cột ghi 1; ghi ở một cột thì cột không ghi là 1. Không ghi: tự chia"
    )
    can: Literal["left", "center", "right"] | None = Field(None, description="Canh lề của ô")
    cot: tuple[ColumnSpec, ...] = Field((), description="Các cột con")


class HiddenSpec(Model):
    """Số liệu chỉ dùng trong phép kiểm tra, không in trên biểu."""

    ten: Text = Field(description="Số liệu gì")
    khoa: Code = Field(description="Tên dùng khi nhập số liệu và trong công thức")


class GroupTotalSpec(Model):
    """Dòng tổng của một nhóm, in cùng dòng tổng cộng."""

    nhom: Code = Field(description="Khóa của nhóm, ví dụ cap_tinh")
    nhan: Text = Field(description="Nhãn in ở dòng tổng")


class TotalSpec(Model):
    """Dòng tổng cộng."""

    nhan: Text = Field("TỔNG CỘNG", description="Nhãn của dòng tổng")
    gop: Count = Field(1, description="Nhãn chiếm mấy cột đầu")
    o: Code = Field("", description="Nhãn đứng ở cột này (khi không gộp)")
    vi_tri: Literal["dau", "cuoi"] = Field("cuoi", description="Đầu bảng hay cuối bảng")
    cot: tuple[Code, ...] | None = Field(None, description="Chỉ cộng các cột này; không ghi là mọi cột số")
    tung_nhom: tuple[GroupTotalSpec, ...] = Field((), description="Sau dòng tổng: dòng tổng của từng nhóm")


class CheckSpec(Model):
    """Một phép kiểm tra, tính trên từng dòng và trên dòng tổng."""

    ma: Code = Field(description="Tên ngắn của phép kiểm tra")
    cong_thuc: Text = Field(description="Ví dụ (3) = (7) + (11), hoặc (4) <= 100")
    muc: Literal["error", "warning"] = Field("error", description="Mức độ khi sai")
    nguon: Text = Field(description="Căn cứ của phép kiểm tra")
    dung_sai: Number = Field(Decimal(0), description="Chênh lệch cho phép")


class PartSpec(Model):
    """Một phần của biểu: một bảng."""

    khoa: Code = Field("phan_1", description="Tên phần khi nhập số liệu")
    tieu_de: Line = Field("", description="Tiêu đề in trên bảng")
    nhom: Literal["khong", "tieu_de", "co_tong"] = Field(
        "khong", description="Dòng nhóm: không dùng; chỉ in tên; in cả tổng của nhóm"
    )
    cot: tuple[ColumnSpec, ...] = Field(description="Các cột, từ trái sang phải")
    cot_phu: tuple[HiddenSpec, ...] = Field((), description="Số liệu không in, chỉ để kiểm tra")
    tong_cong: TotalSpec | None = Field(None, description="Dòng tổng cộng")
    kiem_tra: tuple[CheckSpec, ...] = Field((), description="Các phép kiểm tra")


class ValiditySpec(Model):
    """Thời gian dùng mẫu, theo ngày cuối kỳ số liệu."""

    tu: Day | None = Field(None, description="Từ ngày, ví dụ 1/7/2025")
    den: Day | None = Field(None, description="Đến hết ngày")


class FormSpec(Model):
    """Một biểu mẫu."""

    ma: Text = Field(description="Mã biểu, trùng tên tệp, ví dụ II.06a")
    ky_hieu_in: Line = Field("", description="Ký hiệu in ở góc trái, ví dụ Biểu số II.06a/VPCP/KSTT")
    ten: Text = Field(description="Tên biểu như in")
    nguon: Text = Field(description="Văn bản ban hành biểu")
    xac_nhan: Literal["da_xac_nhan", "chua_xac_nhan", "dia_phuong"] = Field(
        "chua_xac_nhan", description="Đã đối chiếu với biểu ban hành hay chưa; hay là biểu của địa phương"
    )
    hieu_luc: ValiditySpec = Field(ValiditySpec(), description="Thời gian dùng biểu")
    don_vi_tinh: Line = Field("", description="In sau “Đơn vị tính: ”")
    dinh_dang_so: NumberStyle = Field("co_dau_cham", description="02 và 1.234; 2 và 1.234; 2 và 1234")
    phan: tuple[PartSpec, ...] = Field(description="Các phần của biểu")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds one figure or text per row. ``titles`` run from the top header to its own name.

    ``formula`` and the checks speak of columns by key only, ``part`` always filled. ``total`` says how a
    total row gets its figure: by adding the rows, by the formula on the totals, or not at all.
    """

    key: str
    code: str
    titles: tuple[str, ...]
    spec: ColumnSpec
    formula: Formula | None
    total: TotalKind
    hidden: bool = False

    @property
    def kind(self) -> str:
        """so, ty_le, co_khong, chu or stt."""
        return self.spec.kieu

    @property
    def numeric(self) -> bool:
        """Whether cells hold figures."""
        return self.spec.kieu not in ("chu", "stt")

    @property
    def places(self) -> int:
        """Decimals that a computed figure is rounded to; with 0, typed counts are whole numbers."""
        if self.spec.so_le is not None:
            return self.spec.so_le
        return 2 if self.spec.kieu == "ty_le" else 0

    @property
    def name(self) -> str:
        """As told to people: "Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến (cột 4)"."""
        number = self.code.strip("()")
        return " – ".join(self.titles) + (f" (cột {number})" if number else "")


@dataclass(frozen=True, slots=True)
class Check:
    """An identity or limit; the relation's references are keys with ``part`` filled."""

    spec: CheckSpec
    relation: Relation


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a form, ready for computing. ``columns`` are printed, ``hidden`` are not."""

    spec: PartSpec
    columns: tuple[Column, ...]
    hidden: tuple[Column, ...]
    checks: tuple[Check, ...]

    @property
    def key(self) -> str:
        """Its key in the data."""
        return self.spec.khoa

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Printed and hidden columns."""
        return self.columns + self.hidden

    @property
    def label(self) -> Column | None:
        """The first column of words: it names the row."""
        return next((item for item in self.columns if item.kind == "chu"), None)

    def column(self, key: str) -> Column | None:
        """The column of that key, or None."""
        return next((item for item in self.all_columns if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready for computing. ``order`` lists "part.key" and "part.key#tong" as they can be computed."""

    spec: FormSpec
    parts: tuple[Part, ...]
    order: tuple[str, ...]

    @property
    def code(self) -> str:
        """Its code, such as "II.06a"."""
        return self.spec.ma

    def part(self, key: str) -> Part:
        """The part of that key; KeyError if there is none."""
        return {item.key: item for item in self.parts}[key]


def slug(text: str) -> str:
    """Words as a key: "Cấp tỉnh" → "cap_tinh"."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "_", "".join(c for c in text if not unicodedata.combining(c))).strip("_")


def code_text(column: Column, part: Part) -> str:
    """The column's cell in the code row: ``(4)`` or ``(3)=(4)+(5)+(6)``."""
    if column.formula is None or not column.spec.in_cong_thuc:
        return column.code
    codes = {item.key: item.code for item in part.columns}
    formula = write(column.formula.root, lambda item: codes.get(item.name) or item.name, space="")
    return f"{column.code}={formula}"


def titles(columns: tuple[ColumnSpec, ...]) -> list[tuple[str, str]]:
    """Key and title of all header cells, merged ones included, from the top left."""
    out = []
    for column in columns:
        out.append((column.khoa, column.ten))
        out += titles(column.cot)
    return out
