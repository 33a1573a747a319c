"""``layout.yaml`` of a layout: keys that do not exist, values of another kind, and keys that ``layout.docx`` overrides.

The program itself reads only what it needs; here every key is held against what one may write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.layout.geometry import of_word
from tthc_render.yaml_files.fields import Flag, Model, Number, Positive, Share, Text
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.validation import validate


class PaperLengths(Model):
    """Chiều dài theo khổ giấy."""

    doc: Number = Field(description="Giấy dọc")
    ngang: Number = Field(description="Giấy ngang")
    than: Number | None = Field(None, description="Thân báo cáo, khi khác giấy dọc")


class SideLengths(Model):
    """Bề rộng hai ô đầu văn bản."""

    trai: Number = Field(description="Ô cơ quan")
    phai: Number = Field(description="Ô Quốc hiệu")


class StyleLook(Model):
    """Dạng chữ của một kiểu đoạn."""

    co: Number = Field(description="Cỡ chữ")
    dam: Flag = Field(False, description="Đậm")
    nghieng: Flag = Field(False, description="Nghiêng")
    thut: Number | None = Field(None, description="Thụt dòng đầu")


class LayoutMeasures(Model):
    """Những điều về bố cục mà Word không có chỗ ghi."""

    tieu_de_rong_toi_da: Share = Field(description="Phần bề rộng chữ mà tiêu đề được dùng")
    duong_ke_so_voi_chu: Share = Field(description="Đường kẻ dài bằng phần này của dòng chữ")
    tieu_ngu: Text = Field(description="Dòng Tiêu ngữ")
    co_chu_bang_pt: tuple[Number, ...] = Field(description="Các cỡ chữ của bảng, từ lớn đến nhỏ")
    thoang_o_bang_pt: Number = Field(description="Khoảng trống thêm trong ô")
    so_dong_dau_cot: Positive = Field(description="Đầu cột được phép xuống chừng này dòng")
    co_chu_bang_de_doc: Positive = Field(description="Thu nhỏ đến cỡ này để cột chữ đủ rộng")
    cot_chu_toi_da: Share = Field(description="Cột chữ rộng nhất bằng phần này của bảng")
    khong_ngat_sau: tuple[Text, ...] = Field(description="Sau những chữ này và trước số thì không ngắt dòng")
    khong_ngat_truoc: tuple[Text, ...] = Field((), description="Giữa số và những đơn vị tính này thì không ngắt dòng")
    kiem_chung: Literal["khong", "dong", "qr"] = Field("khong", description="Dòng kiểm chứng cuối văn bản")
    be_rong_chu_mm: PaperLengths | None = Field(None, description="Khổ giấy trừ hai lề")
    cao_chu_mm: PaperLengths | None = Field(None, description="Khổ giấy trừ lề trên, lề dưới")
    dau_van_ban_mm: SideLengths | None = Field(None, description="Hai ô đầu văn bản")
    ten_bieu_mm: PaperLengths | None = Field(None, description="Ô giữa ở đầu biểu mẫu")
    co_chu_pt: dict[str, Number] = Field({}, description="Cỡ chữ của các tiêu đề")
    le_o_bang_pt: Number | None = Field(None, description="Lề trái, phải trong ô")
    le_tren_o_bang_pt: Number | None = Field(None, description="Lề trên, dưới trong ô")
    vien_o_bang_pt: Number | None = Field(None, description="Viền ô")
    kieu_doan: dict[str, StyleLook] = Field({}, description="Dạng chữ của các kiểu đoạn")


WORD_FILE: Final = "layout.docx"
MISSING: Final = "D107"


def lint_keys(path: Path, shown: str, findings: Findings) -> bool:
    """Hold the keys of a ``layout.yaml`` against what one may write; False if one is wrong."""
    source = read_source(path, shown, findings)
    if source is None:
        return False
    found = Findings()
    validate(LayoutMeasures, source, found)
    wrong = [item for item in found if item.code != MISSING]  # what is missing, the program says at once
    findings.extend(wrong)
    sound = not wrong
    findings.extend(_overridden(path, frozenset(map(str, source.data)), lambda key: source.key_place((key,))))
    return sound


def _overridden(path: Path, keys: frozenset[str], place_of: Callable[[str], Place]) -> Iterator[Finding]:
    """Keys that say nothing, since the Word layout beside the file says the same."""
    for key in of_word(path.with_name(WORD_FILE)):
        if key in keys:
            yield finding("T833", place_of(key), key=key)
