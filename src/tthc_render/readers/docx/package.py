"""Opening a DOCX that anyone may have made: the parts we read, within limits.

A DOCX is a zip archive. Nothing is unpacked to disk, no entity is resolved, no part is fetched; sizes are
checked before and while a part is unpacked, so that a bomb costs no more than ``MAX_PART``.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from tthc_render.diagnostics.errors import DataUnreadable, TooLarge
from tthc_render.diagnostics.file_contents import refuse_other_kind
from tthc_render.formats.ooxml import PACKAGE_RELATIONS, RELATIONS

MAX_FILE: Final = 80 * 2**20
MAX_PART: Final = 48 * 2**20
MAX_ALL: Final = 120 * 2**20
MAX_MEMBERS: Final = 5000
MAX_RATIO: Final = 400
# Small parts of repeated markup compress very well; only large ones can hurt.
RATIO_FROM: Final = 4 * 2**20
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass
class Package:
    """The parts of one DOCX, unpacked on first use."""

    shown: str
    archive: zipfile.ZipFile
    sizes: dict[str, int]
    spent: int = 0
    _parts: dict[str, etree._Element] = field(default_factory=dict)
    _texts: dict[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> etree._Element | None:
        """The root element of part ``name``, None if there is no such part; DataUnreadable if it is bad."""
        if name not in self.sizes:
            return None
        if name not in self._parts:
            self._parts[name] = self._parsed(name)
        return self._parts[name]

    def text(self, name: str) -> bytes | None:
        """The bytes of part ``name``, None if there is no such part; DataUnreadable if it is bad."""
        if name not in self.sizes:
            return None
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _parsed(self, name: str) -> etree._Element:
        data = self._texts.get(name) or self._read(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise DataUnreadable(
                f"{self.shown}: phần {name} có khai báo DTD, tệp Word thật không có; không đọc tệp này. "
                "Mở bằng Word rồi lưu lại thành .docx."
            )
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "Excessive depth" in str(error):
                raise DataUnreadable(
                    f"{self.shown}: phần {name} có bảng hoặc khung lồng nhau quá sâu, tệp Word "
                    "thật không có; không đọc tệp này. Bỏ các bảng lồng nhau rồi lưu lại."
                ) from error
            raise DataUnreadable(
                f"{self.shown}: phần {name} không phải XML đúng (hỏng ở dòng {error.lineno}). "
                "Mở bằng Word, cho Word sửa rồi lưu lại."
            ) from error

    def _read(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as member:
                data = member.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise DataUnreadable(
                f"{self.shown}: phần {name} trong tệp bị hỏng hoặc có mật khẩu. Lấy lại bản gốc của tệp."
            ) from error
        self.spent += len(data)
        if len(data) > MAX_PART or self.spent > MAX_ALL:
            raise _too_large(self.shown, name)
        return data

    def targets(self, name: str) -> dict[str, str]:
        """Relationship id → part name, for the part ``name``; only parts inside this file."""
        path = PurePosixPath(name)
        root = self.part(str(path.parent / "_rels" / f"{path.name}.rels"))
        out: dict[str, str] = {}
        if root is not None:
            for item in root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
                target = item.get("Target", "")
                if item.get("TargetMode") != "External" and target:
                    out[item.get("Id", "")] = _inside(path.parent, target)
        return out

    def main_part(self) -> str:
        """The name of the document part."""
        root = self.part("_rels/.rels")
        if root is not None:
            for item in root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
                if item.get("Type", "").rpartition("/")[2] == "officeDocument":
                    return _inside(PurePosixPath(""), item.get("Target", ""))
        return "word/document.xml"


def open_package(data: bytes, shown: str) -> Package:
    """The package in ``data``; DataUnreadable, with what to do, if it is no DOCX that can be read safely."""
    if data.startswith(OLE):
        raise DataUnreadable(
            f"{shown}: tệp có mật khẩu hoặc là Word đời cũ (.doc). Mở bằng Word, bỏ mật khẩu và lưu lại thành .docx."
        )
    if len(data) > MAX_FILE:
        raise TooLarge(f"{shown}: tệp lớn {len(data) // 2**20} MB, chỉ đọc tới {MAX_FILE // 2**20} MB.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        refuse_other_kind(data, ".docx", shown)
        what = "tệp rỗng (0 byte)" if not data else "không phải tệp .docx nguyên vẹn"
        raise DataUnreadable(f"{shown}: {what}. Tải lại hoặc lưu lại tệp bằng Word.") from error
    if len(members) > MAX_MEMBERS:
        raise DataUnreadable(f"{shown}: tệp có {len(members)} phần bên trong, nhiều nhất là {MAX_MEMBERS}.")
    for member in members:
        name = member.filename
        if name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts or ":" in name[:3]:
            raise DataUnreadable(f"{shown}: tệp có phần mang tên đáng ngờ “{name[:60]}”; không đọc tệp này.")
        packed = max(member.compress_size, 1)
        wild = member.file_size > RATIO_FROM and member.file_size / packed > MAX_RATIO
        if wild or (member.file_size > MAX_PART and name.endswith((".xml", ".rels"))):
            raise _too_large(shown, name)
    package = Package(shown, archive, {member.filename: member.file_size for member in members})
    if package.main_part().startswith(("xl/", "ppt/")):
        refuse_other_kind(data, ".docx", shown)
    if package.main_part() not in package.sizes:
        raise DataUnreadable(f"{shown}: tệp nén này không có văn bản Word bên trong. Chọn đúng tệp .docx.")
    return package


def relation_id(element: etree._Element) -> str:
    """The ``r:id`` of an element."""
    return element.get(f"{{{RELATIONS}}}id", "")


def _inside(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = [] if target.startswith("/") else list(folder.parts)
    for step in PurePosixPath(target.lstrip("/")).parts:
        if step == "..":
            if parts:
                parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def _too_large(shown: str, name: str) -> TooLarge:
    return TooLarge(
        f"{shown}: phần {name} bung ra quá lớn (trên {MAX_PART // 2**20} MB hoặc nén quá chặt); không đọc tệp này."
    )
