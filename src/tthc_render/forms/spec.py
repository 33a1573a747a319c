"""What a statistical form (biểu mẫu) is: the YAML a maintainer writes, and the form ready for computing.

The classes named ``…Spec`` are the keys of a file under ``templates/forms/``; ``forms.load_form`` turns
them into a ``Form``, where the tree of columns is flat and formulas are parsed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from tthc_render.vietnamese.text import slug
from tthc_render.workspace.versions import ValiditySpec
from tthc_render.yaml_files.fields import Code, Count, Flag, Levels, Line, Model, Number, Places, Positive, Text

NumberStyle = Literal["dem_hai_chu_so", "co_dau_cham", "tran"]

ColumnKind = Literal[
    "so", "thap_phan", "ty_le", "binh_quan", "tien", "co_khong", "chu", "ngay", "chon", "stt", "ma_dong", "don_vi_tinh"
]
RowKind = Literal["", "so", "thap_phan", "ty_le", "binh_quan", "tien", "co_khong", "chu", "ngay", "chon"]
NUMERIC_KINDS = ("so", "thap_phan", "ty_le", "binh_quan", "tien", "co_khong")
RATES = ("ty_le", "binh_quan")
"""Kinds of figures of which sums mean nothing: shares, averages, densities."""
WORDED_KINDS = ("chu", "ngay", "chon")
"""Kinds of cells in which a clerk writes words."""

ROW_KEYS = ("nhom", "ky_hieu", "cap", "khoa", "tong_con", "gom", "don_vi", "dong")
"""Keys of a row in the data that are not columns."""

INDICATORS = "chi_tieu"
"""Code of the form that the figures of the text make up; its figures are printed in sentences, not in tables."""


class ColumnSpec(Model):
    """Một cột của biểu; cột gộp có các cột con."""

    ten: Line = Field(description='Tên cột, in ở đầu bảng; ô ấy để trống ở biểu thì ghi ""')
    khoa: Code = Field("", description="Tên cột khi nhập số liệu và trong công thức, ví dụ truc_tuyen")
    ma: Line = Field("", description="Mã in ở hàng mã cột, viết như biểu in: (4), 4, [4], A, MS, 3a")
    ma_in: Line = Field("", description="Cả ô mã cột in nguyên văn, khi khác cách ghép thường, ví dụ 3=2/1")
    kieu: ColumnKind = Field(
        "so",
        description="so: số đếm; thap_phan: số thập phân; ty_le: phần trăm; binh_quan: số bình quân, mật độ, hệ số, "
        "không bao giờ cộng; tien: tiền; co_khong: 1 hoặc 0; chu: lời; ngay: ngày tháng; chon: chọn trong lua_chon; "
        "stt: số thứ tự; ma_dong: mã số của dòng; don_vi_tinh: đơn vị tính của dòng",
    )
    lua_chon: tuple[Text, ...] = Field((), description="Các giá trị được chọn, khi kieu là chon")
    don_vi_tinh: Line = Field("", description="Đơn vị tính của cột, ví dụ triệu đồng; khác đơn vị thì không cộng")
    am: Flag = Field(False, description="Được nhập số âm")
    dau_cong: Flag = Field(False, description="In dấu + trước số dương, ví dụ +2,30 ở cột tăng (+), giảm (-)")
    trong_do: Line = Field("", description="Cột này là một phần của cột nào (mã hoặc khóa): không được lớn hơn")
    phan_tram_in: Flag | None = Field(
        None, description="In dấu % sau số; không ghi thì in, trừ khi tên cột đã có dấu %"
    )
    cong_thuc: Line = Field("", description="Công thức nếu cột được tính, ví dụ (4) + (5) + (6)")
    in_cong_thuc: Flag = Field(True, description="In công thức ở hàng mã cột")
    khong_xac_dinh: Line = Field("", description="In gì khi công thức chia cho 0")
    in_so_khong: Line = Field("", description="In gì ở ô có số 0, ví dụ -; không ghi thì in 0")
    so_le: Places | None = Field(None, description="Số chữ số thập phân; không ghi: số đếm 0, tỷ lệ 2")
    de_trong: Flag = Field(False, description="Ô không có số thì không ghi, hoặc ghi null")
    dinh_dang_so: NumberStyle | None = Field(None, description="Cách in số riêng của cột")
    rong: Positive | None = Field(
        None,
        description="Độ rộng so với cột ghi 1; ghi ở một cột thì cột không ghi là 1; cột gộp chia cho các cột con. "
        "Không ghi: tự chia",
    )
    can: Literal["left", "center", "right"] | None = Field(None, description="Canh lề của ô")
    cot: tuple[ColumnSpec, ...] = Field((), description="Các cột con")


class PrintedSpec(Model):
    """Chữ hay số biểu in sẵn ở một ô của dòng cố định."""

    cot: Line = Field(
        description="Mã hay khóa của cột lời, ví dụ chi_tieu, hay của cột số phải nhập, ví dụ diem_toi_da"
    )
    chu: Text = Field(
        description="Chữ như in, ví dụ ≥ 90%; ở cột số là số, ví dụ 15: được cộng, được so như số đã nhập"
    )


class RowSpec(Model):
    """Một dòng cố định của biểu."""

    ma: Line = Field("", description="Mã số của dòng như biểu in, ví dụ 01, I, 1.1; số liệu gọi dòng bằng mã này")
    in_ma: Flag = Field(True, description="In mã ở cột mã số; biểu ban hành để trống ô ấy thì ghi false")
    stt: Line = Field("", description="In ở cột STT, ví dụ I, 1, 1.1")
    ten: Line = Field("", description="Tên dòng như in")
    don_vi_tinh: Line = Field("", description="Đơn vị tính của dòng, ví dụ Người, Triệu đồng, %")
    kieu: RowKind = Field(
        "",
        description="Kiểu ô của dòng khi khác cột: so, thap_phan, ty_le, binh_quan (không cộng), tien, co_khong, ngay, "
        "chu, chon. Cột tỷ lệ vẫn là tỷ lệ",
    )
    lua_chon: tuple[Text, ...] = Field((), description="Các giá trị được chọn, khi kieu của dòng là chon")
    so_le: Places | None = Field(
        None, description="Số chữ số thập phân của dòng; dòng đo bằng ha, con… thì cột tiền có so_le vẫn theo cột"
    )
    cong_thuc: Line = Field("", description="Công thức theo mã dòng, ví dụ 02 + 03, hoặc 07 / 05 * 100")
    trong_do: Line = Field("", description="Dòng này là một phần của dòng nào: không cộng vào tổng, không được lớn hơn")
    bo_trong: tuple[Text, ...] = Field((), description="Các cột (mã hoặc khóa) để trống ở dòng này")
    in_bo_trong: Line | None = Field(None, description="In gì ở ô để trống của dòng này; không ghi thì như phần")
    in_san: tuple[PrintedSpec, ...] = Field((), description="Chữ, số biểu in sẵn ở các cột khác; không phải nhập")
    de_trong: Flag = Field(False, description="Ô không có số thì không ghi, hoặc ghi null")
    am: Flag = Field(False, description="Được nhập số âm")
    dau_cong: Flag = Field(False, description="In dấu + trước số dương")
    de_muc: Flag = Field(False, description="Chỉ là đề mục, không có số")
    tu_do: Flag = Field(
        False,
        description="Chỗ cho các dòng đơn vị tự thêm; chỉ một chỗ trong một phần. kieu, so_le ghi ở đây là của dòng ấy",
    )
    lui: Levels = Field(0, description="Tên dòng lùi vào mấy bậc")
    dam: Flag = Field(False, description="In đậm cả dòng; đề mục (de_muc) in đậm sẵn, không đậm thì ghi false")
    nghieng: Flag = Field(False, description="In nghiêng tên dòng")


class SignerSpec(Model):
    """Một chữ ký ở chân biểu."""

    chuc_danh: Text = Field(description="Chức danh như in, ví dụ NGƯỜI LẬP BIỂU")
    quyen_han: tuple[Text, ...] = Field(
        (), description="Các dòng trên chức danh", examples=[["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]]
    )
    ngay: Line = Field(
        "",
        description="Dòng ngày riêng in trên người ký này, ví dụ Ngày … tháng … năm …; người ký cuối thì ghi ngay_lap",
    )
    ghi_chu: Line = Field("", description="Dòng nghiêng dưới chức danh, ví dụ (Ký, họ tên)")
    khoa: Code = Field("", description="Tên khi nhập họ tên người ký ở số liệu (nguoi_ky)")

    @property
    def key(self) -> str:
        """How reports call who signs here: by the key of the form, else by the title as a key."""
        return self.khoa or slug(self.chuc_danh)


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
    """Một phép kiểm tra, tính trên từng dòng và trên dòng tổng; theo dòng thì tính trên từng cột."""

    ma: Code = Field(description="Tên ngắn của phép kiểm tra")
    cong_thuc: Text = Field(description="Ví dụ (3) = (7) + (11), hoặc (4) <= 100; theo dòng: 01 >= 02 + 03")
    theo: Literal["cot", "dong"] = Field("cot", description="Công thức gọi cột hay gọi mã dòng")
    muc: Literal["error", "warning"] = Field("error", description="Mức độ khi sai")
    nguon: Text = Field(description="Căn cứ của phép kiểm tra")
    dung_sai: Number = Field(Decimal(0), description="Chênh lệch cho phép")


class PrintedGroupSpec(Model):
    """Một nhóm có sẵn trong biểu."""

    ky_hieu: Line = Field("", description="Số thứ tự in ở dòng nhóm, ví dụ I, A")
    ten: Line = Field(description="Tên in ở dòng nhóm")


class PartSpec(Model):
    """Một phần của biểu: một bảng."""

    khoa: Code = Field("phan_1", description="Tên phần khi nhập số liệu")
    tieu_de: Line = Field("", description="Tiêu đề in trên bảng")
    nhom: Literal["khong", "tieu_de", "co_tong"] = Field(
        "khong", description="Dòng nhóm: không dùng; chỉ in tên; in cả tổng của nhóm"
    )
    nhom_san: tuple[PrintedGroupSpec, ...] = Field(
        (), description="Các nhóm có sẵn trong biểu: bản thảo báo cáo có đủ các nhóm này"
    )
    gop_de_muc: Flag = Field(False, description="Tên nhóm không in tổng, tên đề mục (de_muc) gộp các ô đến cột cuối")
    cot: tuple[ColumnSpec, ...] = Field(description="Các cột, từ trái sang phải")
    so_le: Places | None = Field(
        None, description="Số chữ số thập phân của mọi cột số, cột tiền trong phần; cột, dòng ghi so_le thì theo đó"
    )
    bo_ma: tuple[Text, ...] = Field((), description="Mã cột mà biểu ban hành bỏ qua, ví dụ (5)")
    dong: tuple[RowSpec, ...] = Field((), description="Các dòng cố định, từ trên xuống")
    lap: Flag = Field(False, description="In lại các dòng cố định cho mỗi nhóm (dòng nhom trong số liệu)")
    in_bo_trong: Line = Field("", description="In gì ở ô để trống theo biểu, ví dụ x")
    in_khong_tong: Line = Field("", description="In gì ở ô số không có tổng của dòng nhóm, dòng tổng, ví dụ x")
    ghi_chu: tuple[Text, ...] = Field((), description="Ghi chú in dưới bảng, mỗi dòng một mục")
    cot_phu: tuple[HiddenSpec, ...] = Field((), description="Số liệu không in, chỉ để kiểm tra")
    tong_cong: TotalSpec | None = Field(None, description="Dòng tổng cộng")
    kiem_tra: tuple[CheckSpec, ...] = Field((), description="Các phép kiểm tra")


class FormSpec(Model):
    """Một biểu mẫu."""

    ma: Text = Field(description="Mã biểu, trùng tên tệp, ví dụ II.06a")
    ky_hieu_in: Line = Field("", description="Ký hiệu in ở góc trái, ví dụ Biểu số II.06a/VPCP/KSTT")
    ban_hanh_theo: Line = Field("", description="In dưới ký hiệu, ví dụ Ban hành theo Thông tư số 02/2021/TT-TTCP")
    ten: Text = Field(description="Tên biểu như in")
    nguon: Text = Field(description="Văn bản ban hành biểu")
    xac_nhan: Literal["da_xac_nhan", "chua_xac_nhan", "dia_phuong"] = Field(
        "chua_xac_nhan", description="Đã đối chiếu với biểu ban hành hay chưa; hay là biểu của địa phương"
    )
    hieu_luc: ValiditySpec = Field(ValiditySpec(), description="Thời gian dùng biểu")
    don_vi_tinh: Line = Field("", description="In sau “Đơn vị tính: ”")
    kho_giay: Literal["A4", "A3"] = Field("A4", description="Khổ giấy của biểu")
    huong: Literal["doc", "ngang"] = Field("ngang", description="Giấy dọc hay ngang")
    dinh_dang_so: NumberStyle = Field("co_dau_cham", description="02 và 1.234; 2 và 1.234; 2 và 1234")
    in_so_am: Literal["dau_tru", "ngoac"] = Field("dau_tru", description="In số âm: -272, hay trong ngoặc: (272)")
    phan: tuple[PartSpec, ...] = Field(description="Các phần của biểu")
    ghi_chu: tuple[Text, ...] = Field((), description="Ghi chú in dưới biểu, mỗi dòng một mục")
    ngay_lap: Flag = Field(False, description="In dòng địa danh, ngày tháng trên chữ ký cuối biểu")
    chan_bieu: tuple[SignerSpec, ...] = Field(
        (), description="Chữ ký cuối biểu, từ trái sang phải; chỉ một chữ ký thì đứng bên phải"
    )
