"""The kinds of administrative documents and the parts that each has, from ``kinds.yaml`` of a layout.

The table shipped with nd30 holds the 29 kinds of Nghị định 30/2020/NĐ-CP, Điều 7.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.fields import Code, Key, Line, Model, Text
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.validation import validate

FILE: Final = "kinds.yaml"
LAYOUT: Final = "nd30"
"""The layout whose table is used where another layout has none of its own."""

Need = Literal["bat_buoc", "duoc", "khong"]
"""A part is required, allowed, or forbidden."""


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


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind: ``code`` such as "to-trinh", ``name`` such as "Tờ trình", ``short`` such as "TTr" or "".

    ``formula`` is the line before the articles ("QUYẾT ĐỊNH:") or empty; ``parts`` gives for every part whether the
    kind must, may or must not have it.
    """

    code: str
    name: str
    short: str = ""
    formula: str = ""
    sample: str = ""
    parts: Mapping[str, Need] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The line that names the kind, in capitals; empty where none may be printed."""
        return "" if self.parts.get("ten_loai") == "khong" else self.name.upper()

    def must(self, part: str) -> bool:
        """Whether the kind needs ``part``."""
        return self.parts.get(part) == "bat_buoc"

    def may(self, part: str) -> bool:
        """Whether the kind can have ``part``."""
        return self.parts.get(part, "khong") != "khong"


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds by code, and the parts by key with their names and the articles that rule them."""

    kinds: Mapping[str, DocumentKind]
    parts: Mapping[str, PartNameSpec]

    def by_title(self, title: str) -> DocumentKind | None:
        """The kind that prints ``title`` ("BÁO CÁO"), or None."""
        words = " ".join(title.upper().split())
        return next((kind for kind in self.kinds.values() if kind.title and kind.title == words), None)


def load_kinds(workspace: Workspace, layout: str = LAYOUT) -> Kinds:
    """The table of a layout, or that of nd30 where the layout has none; TemplateUnusable if it cannot be read."""
    path = next(
        (
            place
            for name in dict.fromkeys((layout, LAYOUT))
            for root in workspace.template_roots
            if (place := root / "layouts" / name / FILE).is_file()
        ),
        None,
    )
    if path is None:
        raise TemplateUnusable(f"Không thấy tệp {FILE} của bố cục {layout}. Chép lại tệp này từ bố cục {LAYOUT}.")
    return read_kinds(path)


@functools.lru_cache(maxsize=8)
def read_kinds(path: Path) -> Kinds:
    """The table in a file; TemplateUnusable if it cannot be read."""
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
    return Kinds(kinds, spec.phan)
