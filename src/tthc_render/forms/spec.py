"""What a statistical form (biểu mẫu) is: the YAML a maintainer writes, and the form ready for computing.

The classes named ``…Spec`` are the keys of a file under ``templates/forms/``; ``forms.load_form`` turns
them into a ``Form``, where the tree of columns is flat and formulas are parsed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from tthc_render.workspace.versions import ValiditySpec
from tthc_render.yaml_files.fields import Code, Count, Flag, Line, Model, Number, Text

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
