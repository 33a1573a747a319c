"""What a layout may place: the names of its tags, the styles and the classes that the blocks of a report need.

The linter holds layouts against these tables; the guide for maintainers prints them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tthc_render.forms.result import Figures
from tthc_render.layout.docx.blocks import ROW_STYLES
from tthc_render.layout.docx.template import BODY_ONLY
from tthc_render.layout.paragraphs import BODY, ITEM_STYLES
from tthc_render.layout.pdf.html import class_name

BOTH: Final = ("docx", "html")


@dataclass(frozen=True, slots=True)
class LayoutName:
    """A name of a tag: what it prints, in which layouts it exists, whether a report loses words without it."""

    words: str
    formats: tuple[str, ...] = BOTH
    required: bool = True
    many: bool = False
    wanted: bool = True


NAMES: Final = {
    "bieu_trung": LayoutName(
        "Biểu trưng mà layout.docx đặt trên tên cơ quan; có thể trống", ("html",), required=False, wanted=False
    ),
    "co_quan_chu_quan": LayoutName("Tên cơ quan chủ quản, mỗi dòng một mục", many=True),
    "co_quan_ban_hanh": LayoutName("Tên cơ quan ban hành, mỗi dòng một mục", many=True),
    "duong_ke_co_quan": LayoutName("Đường kẻ dưới tên cơ quan", required=False),
    "duong_ke_tieu_ngu": LayoutName("Đường kẻ dưới Tiêu ngữ", required=False),
    "so_ky_hieu": LayoutName("Số: 107/BC-UBND"),
    "dia_danh_ngay": LayoutName("Địa danh, ngày tháng năm"),
    "ve_viec": LayoutName("Dòng “V/v …” dưới số, ký hiệu của công văn", required=False),
    "dau_khan": LayoutName("Dấu độ khẩn: HỎA TỐC; có thể trống", required=False, wanted=False),
    "ten_loai": LayoutName("Tên loại văn bản: BÁO CÁO"),
    "trich_yeu": LayoutName("Trích yếu, mỗi đoạn một mục", many=True),
    "ky_so_lieu": LayoutName("Dòng kỳ số liệu dưới trích yếu; có thể trống"),
    "duong_ke_trich_yeu": LayoutName("Đường kẻ dưới trích yếu", required=False),
    "kinh_gui": LayoutName("Kính gửi, mỗi nơi một mục; có thể trống", many=True),
    "than": LayoutName("Nội dung báo cáo"),
    "noi_nhan": LayoutName("Nơi nhận, mỗi dòng một mục", many=True),
    "quyen_han": LayoutName("Quyền hạn, chức vụ người ký, mỗi dòng một mục", many=True),
    "ho_ten": LayoutName("Họ tên người ký; có thể trống"),
    "phu_luc": LayoutName("Các phụ lục và biểu mẫu, mỗi cái có các tên dưới đây", many=True),
    "ten_van_ban": LayoutName("Tên văn bản trong thông tin của tệp", ("html",), required=False),
    "co_quan": LayoutName("Tên cơ quan trong thông tin của tệp", ("html",), required=False),
    "dau_nhan_dang": LayoutName("Dấu nhận dạng: đơn vị, kỳ, loại báo cáo, mã đầu vào", ("html",)),
}
APPENDIX: Final = {
    "bieu_mau": LayoutName("Đúng nếu là biểu mẫu, sai nếu là phụ lục"),
    "ten": LayoutName("Tên biểu hoặc tên phụ lục"),
    "than": LayoutName("Các bảng của biểu"),
    "ky_hieu": LayoutName("Ký hiệu biểu, ở biểu mẫu"),
    "ky_bao_cao": LayoutName("Kỳ báo cáo, ở biểu mẫu, mỗi dòng một mục", many=True),
    "don_vi": LayoutName("Đơn vị báo cáo và đơn vị nhận, ở biểu mẫu, mỗi dòng một mục", many=True),
    "dau_van_ban": LayoutName("Đúng nếu văn bản kèm theo in lại tên cơ quan, Quốc hiệu", required=False, wanted=False),
    "co_quan_chu_quan": LayoutName("Như trên, ở văn bản kèm theo", required=False, many=True, wanted=False),
    "co_quan_ban_hanh": LayoutName("Như trên, ở văn bản kèm theo", required=False, many=True, wanted=False),
    "duong_ke_co_quan": LayoutName("Như trên, ở văn bản kèm theo", required=False, wanted=False),
    "duong_ke_tieu_ngu": LayoutName("Như trên, ở văn bản kèm theo", required=False, wanted=False),
    "nhan": LayoutName("Phụ lục I, ở phụ lục"),
    "kem_theo": LayoutName("Dòng kèm theo báo cáo, ở phụ lục, mỗi dòng một mục", many=True),
    "duong_ke": LayoutName("Đường kẻ dưới tên phụ lục", required=False),
    "ngat_trang": LayoutName("Ngắt trang trước phụ lục", ("docx",)),
    "huong": LayoutName("doc hoặc ngang: khổ giấy", ("html",)),
}
STYLES: Final = (
    BODY,
    *(f"heading {level}" for level in range(1, 5)),
    *dict.fromkeys(ITEM_STYLES.values()),
    *ROW_STYLES.values(),
    "Ô chữ",
    "Ô số",
    "Đơn vị tính",
    "Tên phần biểu",
    "Sau bảng",
    "Hình",
    "Chú thích hình",
    "Đường kẻ",
    "Dòng mở đầu",
    "footnote text",
    "footnote reference",
)
"""Paragraph styles of ``layout.docx`` that the program uses by name."""
CLASSES: Final = (
    "than",
    "muc",
    "gach",
    "cong",
    "so-lieu",
    "chu-thich",
    "hinh",
    "chu-thich-hinh",
    "duong-ke",
    "giu",
    "sang-trang",
    class_name("Đơn vị tính"),
    class_name("Tên phần biểu"),
)
"""Classes of the HTML that the program writes; the style sheets format them."""


def sample_names(kind: str) -> dict[str, object]:
    """A value for every name that a layout of ``kind`` ("docx" or "html") may place."""
    names = {name: _value(item) for name, item in NAMES.items() if kind in item.formats}
    return names | {"phu_luc": (_sample_appendix(kind),)}


def _sample_appendix(kind: str) -> Figures[object]:
    return Figures((name, _value(item)) for name, item in APPENDIX.items() if kind in item.formats)


def frame_names() -> dict[str, object]:
    """A value for every name that a header or footer of ``layout.docx`` may place."""
    inside = Figures((name, value) for name, value in _sample_appendix("docx").items() if name not in BODY_ONLY)
    return {name: value for name, value in sample_names("docx").items() if name not in BODY_ONLY} | {
        "phu_luc": (inside,)
    }


def body_only(path: tuple[str, ...]) -> LayoutName | None:
    """The name at ``path`` if the body has it, but no header or footer."""
    table = APPENDIX if path[:-1] == ("phu_luc", "[]") else NAMES if len(path) == 1 else {}
    return table.get(path[-1]) if path[-1] in BODY_ONLY else None


def _value(item: LayoutName) -> object:
    return ("chữ",) if item.many else "chữ"


def unplaced(used: set[tuple[str, ...]], kind: str) -> list[tuple[str, LayoutName]]:
    """Names that a layout of ``kind`` must place or should place, and does not."""
    wanted: dict[tuple[str, ...], tuple[str, LayoutName]] = {
        (name,): (name, item) for name, item in NAMES.items() if kind in item.formats and item.wanted
    }
    wanted |= {
        ("phu_luc", "[]", name): (f"phu_luc: {name}", item)
        for name, item in APPENDIX.items()
        if kind in item.formats and item.wanted
    }
    return [item for path, item in wanted.items() if path not in used]
