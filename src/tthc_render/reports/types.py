"""Report types: what one kind of report holds, as ``templates/reports/<type>/report.yaml`` defines it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tthc_render.workspace.units import Level
from tthc_render.workspace.versions import ValiditySpec
from tthc_render.yaml_files.fields import Code, Flag, Key, Model, Number, Places, Text, Words, problem

PeriodKindKey = Literal["thang", "quy", "sau_thang", "chin_thang", "nam", "khac"]
FieldKind = Literal["so", "thap_phan", "ty_le", "chu"]


class FieldSpec(Model):
    """Một số liệu trong lời văn."""

    ten: Text = Field(description="Số liệu gì, viết cho người nhập")
    kieu: FieldKind = Field("so", description="so: số đếm; thap_phan: số thập phân; ty_le: phần trăm; chu: chữ")
    cong_thuc: Text = Field("", description="Công thức nếu được tính", examples=["moi + ky_truoc"])
    so_le: Places = Field(2, description="Số chữ số thập phân khi in tỷ lệ được tính; ghi rõ thì biểu đồ in đủ")
    de_trong: Flag = Field(False, description="Không bắt buộc nhập")
    vi_du: Text = Field("", description="Giá trị ví dụ")
    tong_hop: Flag = Field(False, description="Cấp trên cộng số đếm này từ các đơn vị trực thuộc")


class GroupSpec(Model):
    """Một nhóm số liệu, như “phản ánh, kiến nghị”."""

    ten: Text = Field(description="Tên nhóm")
    truong: dict[Key, FieldSpec] = Field(description="Các số liệu của nhóm")
    kiem_tra: tuple[Text, ...] = Field((), description="Đẳng thức phải đúng", examples=[["tong = dung_han + qua_han"]])
    de_trong: Flag = Field(False, description="Cả nhóm không bắt buộc")
    tong_hop: Flag = Field(False, description="Cấp trên cộng các số đếm của nhóm từ các đơn vị trực thuộc")


class NarrativeSpec(Model):
    """Một chỗ dành cho lời văn của đơn vị."""

    ten: Text = Field(description="Viết gì ở đây")
    bat_buoc: Flag = Field(False, description="Có bắt buộc viết không")
    vi_du: Words = Field("", description="Đoạn văn mẫu")
    khi_co: Literal["", "ky_truoc", "cung_ky"] = Field(
        "", description="Bản thảo ghi sẵn đoạn văn mẫu khi đơn vị đã có báo cáo kỳ trước hay cùng kỳ năm trước"
    )


class AppendixSpec(Model):
    """Một phụ lục, biểu mẫu hay văn bản kèm theo, in trên trang riêng."""

    bieu: Text = Field("", description="Mã biểu mẫu", examples=["II.06a"])
    loi_van: Key = Field(
        "",
        description="Thay cho biểu: mục lời văn in thành văn bản kèm theo (quy chế, quy định), có Chương, Điều riêng",
        examples=["quy_che"],
    )
    huong: Literal["doc", "ngang", ""] = Field("", description="Giấy dọc hay ngang; không ghi thì theo biểu")
    kho_giay: Literal["A4", "A3", ""] = Field("", description="Khổ giấy; không ghi thì theo biểu")
    nhan: Text = Field(
        "",
        description="Nhãn phụ lục, hay tên loại văn bản kèm theo; trống nếu là biểu",
        examples=["Phụ lục I", "QUY CHẾ"],
    )
    ten: Text = Field("", description="Tên phụ lục; mặc định là tên biểu")
    kem_theo: tuple[Text, ...] = Field((), description="Các dòng nghiêng dưới tên phụ lục")
    dau_van_ban: Flag = Field(
        False, description="In lại tên cơ quan, Quốc hiệu và Tiêu ngữ ở đầu văn bản kèm theo (giấy A4 dọc)"
    )
    don_vi_nhan: Text = Field("", description="Đơn vị nhận báo cáo, in trên biểu")
    ky_bao_cao: tuple[Text, ...] = Field(
        (),
        description="Các dòng dưới tên biểu thay cho “Kỳ báo cáo: …”, “(Từ ngày …)”; dùng được thẻ Jinja",
        examples=[["Năm học {{ ky.nam - 1 }}-{{ ky.nam }}"]],
    )
    khi: Text = Field(
        "",
        description="Chỉ in khi điều kiện đúng, viết như trong {% if … %}; không ghi thì luôn in",
        examples=["bieu['II.06a'].dong | length > 1"],
    )

    @model_validator(mode="after")
    def prints_one_thing(self) -> Self:
        """T838 for an appendix that prints neither a form nor a text, or both; T839 for a text without its title;
        T846 for the issuer above anything but a text on upright A4; T853 for the period below the title of anything
        but a form; T854 for a title or lines below a label that a form does not have.
        """
        if bool(self.bieu) is bool(self.loi_van):
            raise problem("T838")
        if self.loi_van and not self.nhan:
            raise problem("T839", key=self.loi_van)
        if self.dau_van_ban and (not self.loi_van or self.huong == "ngang" or self.kho_giay == "A3"):
            raise problem("T846")
        if self.ky_bao_cao and (self.nhan or not self.bieu):
            raise problem("T853")
        if self.bieu and not self.nhan and (self.kem_theo or self.ten):
            raise problem("T854", key="kem_theo" if self.kem_theo else "ten")
        return self


class RelationSpec(Model):
    """Một đẳng thức giữa các biểu, hoặc giữa biểu và số liệu trong lời văn."""

    cong_thuc: Text = Field(
        description="Hai vế nối bằng =, <= hoặc >=",
        examples=["bieu.II_08.tong.toan_trinh_trien_khai <= bieu.II_07b.phan_1.tong.bpmc"],
    )
    muc: Literal["error", "warning"] = Field("warning", description="Mức độ khi sai")
    nguon: Text = Field(description="Căn cứ")
    dung_sai: Number = Field(Decimal(0), description="Chênh lệch cho phép")


class CarrySpec(Model):
    """Số chuyển từ kỳ trước sang: số kỳ này phải bằng số kỳ trước."""

    bieu: Text = Field("", description="Mã biểu, đối chiếu từng dòng cùng tên")
    nhom: Key = Field("", description="Hoặc một nhóm số liệu trong lời văn")
    nay: Key = Field(description="Khóa của số kỳ này", examples=["ky_truoc"])
    truoc: Key = Field(description="Khóa của số trong báo cáo kỳ trước", examples=["dang_giai_quyet"])
    nguon: Text = Field(description="Căn cứ")


def _kind_title(value: object) -> object:
    """A title that is left blank is meant for official letters, which have none: their kind must be named."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise PydanticCustomError("T824", "a kind without a title")
    return value


KindTitle = Annotated[Text, BeforeValidator(_kind_title)]


class ReportType(Model):
    """Một loại báo cáo."""

    ma: Code = Field(description="Mã loại báo cáo, trùng tên thư mục")
    ten: Text = Field(description="Tên loại báo cáo")
    nguon: Text = Field(description="Văn bản quy định báo cáo này")
    xac_nhan: Literal["", "da_xac_nhan", "chua_xac_nhan", "dia_phuong"] = Field(
        "",
        description="Đề cương đã so với văn bản quy định hay chưa, hay của địa phương; chua_xac_nhan: báo cáo có lưu ý",
    )
    ky: tuple[PeriodKindKey, ...] = Field(description="Các loại kỳ báo cáo")
    cap: tuple[Level, ...] = Field((), description="Các cấp đơn vị làm báo cáo này; không ghi thì mọi cấp")
    hieu_luc: ValiditySpec = Field(ValiditySpec(), description="Thời gian dùng loại báo cáo này")
    goi_ten: Flag = Field(
        False, description="Chỉ lập khi gọi tên bằng --type, không tự đề nghị cho đơn vị; ví dụ các loại minh họa"
    )
    theo_lich: Flag = Field(
        False, description="Số liệu theo tháng, quý, năm dương lịch (01/7 đến 30/9), không theo kỳ chốt ngày 14"
    )
    loai_van_ban: Code = Field(
        "", description="Loại văn bản theo Nghị định 30 (kinds.yaml của bố cục), ví dụ to-trinh; không ghi: báo cáo"
    )
    ten_loai: KindTitle = Field("BÁO CÁO", description="Tên loại văn bản, in hoa")
    ky_hieu: Text = Field("BC", description="Chữ viết tắt tên loại trong số, ký hiệu")
    trich_yeu: tuple[Text, ...] = Field(description="Trích yếu, mỗi đoạn một mục; dùng được thẻ Jinja")
    ky_so_lieu: Text = Field("", description="Dòng kỳ số liệu dưới trích yếu; dùng được thẻ Jinja")
    khoi: tuple[Key, ...] = Field((), description="Các khối chỉ tiêu dùng chung trong templates/blocks")
    bieu: tuple[Text, ...] = Field((), description="Các biểu mẫu mà báo cáo dùng")
    chi_tieu: dict[Key, GroupSpec] = Field({}, description="Số liệu trong lời văn, theo nhóm")
    loi_van: dict[Key, NarrativeSpec] = Field({}, description="Các chỗ dành cho lời văn của đơn vị")
    phu_luc: tuple[AppendixSpec, ...] = Field((), description="Các phụ lục, theo thứ tự in")
    doi_chieu: tuple[RelationSpec, ...] = Field((), description="Đối chiếu giữa các biểu và lời văn")
    noi_tiep: tuple[CarrySpec, ...] = Field((), description="Số chuyển từ kỳ trước sang")
    tong_hop: tuple[Text, ...] = Field((), description="Biểu mà đơn vị cấp trên cộng từ các đơn vị trực thuộc")
    bo_cuc: Code = Field("nd30", description="Bố cục trong templates/layouts")
