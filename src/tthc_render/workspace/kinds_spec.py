"""What ``kinds.yaml`` of a layout must be, and the sentence about what is wrong in it."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.workspace.kinds import DocumentKind, Kinds, Need, PartName
from tthc_render.yaml_files.fields import Code, Key, Line, Model, Text
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.validation import validate


class PartNameSpec(Model):
    """Một thành phần thể thức."""

    ten: Text = Field(description="Tên thành phần")
    dieu: Text = Field(description="Quy định ở đâu trong Nghị định 30/2020/NĐ-CP")


class KindSpec(Model):
    """Một loại văn bản."""

    ten: Text = Field(description="Tên loại, ví dụ Tờ trình")
    viet_tat: Line = Field("", description="Chữ viết tắt trong số, ký hiệu, ví dụ TTr; công văn không có")
    mau: Line = Field("", description="Số của mẫu ở Phụ lục III, mục II")
    loi: Line = Field("", description="Dòng in trước các điều, ví dụ QUYẾT ĐỊNH:")
    phan: dict[Key, Need] = Field({}, description="Thành phần khác với phần chung")


class KindsSpec(Model):
    """Các loại văn bản hành chính."""

    nguon: Text = Field(description="Văn bản quy định")
    phan: dict[Key, PartNameSpec] = Field(description="Các thành phần thể thức")
    chung: dict[Key, Need] = Field(description="Thành phần của mọi loại, trừ khi loại ghi khác")
    loai: dict[Code, KindSpec] = Field(description="Các loại văn bản")


def validated_kinds(path: Path) -> Kinds:
    """The table in a file; TemplateUnusable with the line if it cannot be read."""
    findings = Findings()
    source = read_source(path, path.name, findings)
    spec = validate(KindsSpec, source, findings) if source is not None else None
    if spec is None or findings:
        reason = f"dòng {findings[0].where.line}: {findings[0].message().rstrip('.')}" if findings else "tệp trống"
        raise TemplateUnusable(f"{path}: không đọc được bảng loại văn bản ({reason}). Sửa chỗ đó rồi chạy lại.")
    kinds = {
        code: DocumentKind(code, kind.ten, kind.viet_tat, kind.loi, kind.mau, {**spec.chung, **kind.phan})
        for code, kind in spec.loai.items()
    }
    return Kinds(kinds, {key: PartName(part.ten, part.dieu) for key, part in spec.phan.items()})
