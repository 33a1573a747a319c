"""What kind of file some bytes are, whatever the name of the file says."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from tthc_render.diagnostics.errors import DataUnreadable

HEAD: Final = 1024
"""Bytes in which a PDF has its mark; other kinds begin with theirs."""
MEMBERS_MAX: Final = 10_000
_UNPACK: Final = "Giải nén, chọn tệp bên trong"
_SAVE_WORD: Final = "Mở bằng Word, lưu lại thành .docx"
_PICTURE: Final = "Chữ trong ảnh không đọc được: dùng tệp gốc hay bản PDF xuất từ Word"


@dataclass(frozen=True, slots=True)
class ContentKind:
    """A kind of file: its name in Vietnamese, the endings that it has by right, what to do where it has another."""

    name: str
    endings: tuple[str, ...] = ()
    advice: str = ""

    @property
    def what_to_do(self) -> str:
        """The advice, without a full stop."""
        return self.advice or f"Đổi đuôi tệp thành {self.endings[0]}"


_WORD: Final = ContentKind("Word (.docx)", (".docx", ".docm", ".dotx"))
_EXCEL: Final = ContentKind("Excel (.xlsx)", (".xlsx", ".xlsm"))
_ZIP: Final = ContentKind("nén ZIP", (".zip",), _UNPACK)
_INSIDE: Final = (
    (re.compile(r"word/document\d*\.xml$"), _WORD),
    (re.compile(r"xl/workbook\.(?:xml|bin)$"), _EXCEL),
    (re.compile(r"ppt/presentation\.xml$"), ContentKind("PowerPoint (.pptx)", (".pptx",), "Chọn đúng tệp văn bản")),
)
"""The part of an Office file that says what it is."""
_OPEN: Final = {
    b"text": ContentKind("LibreOffice Writer (.odt)", (".odt",), _SAVE_WORD),
    b"spreadsheet": ContentKind("LibreOffice Calc (.ods)", (".ods",)),
}
_BEGINNINGS: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        ContentKind(
            "Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu",
            (".doc", ".xls"),
            "Mở bằng Word hay Excel, bỏ mật khẩu và lưu lại thành .docx, .xlsx",
        ),
    ),
    (b"Rar!", ContentKind("nén RAR", (".rar",), _UNPACK)),
    (b"7z\xbc\xaf", ContentKind("nén 7z", (".7z",), _UNPACK)),
    (b"\x1f\x8b", ContentKind("nén gzip", (".gz",), _UNPACK)),
    (b"\x89PNG", ContentKind("ảnh PNG", (".png",), _PICTURE)),
    (b"\xff\xd8\xff", ContentKind("ảnh JPEG", (".jpg", ".jpeg"), _PICTURE)),
    (b"GIF8", ContentKind("ảnh GIF", (".gif",), _PICTURE)),
    (b"II*\0", ContentKind("ảnh TIFF", (".tif", ".tiff"), _PICTURE)),
    (b"MM\0*", ContentKind("ảnh TIFF", (".tif", ".tiff"), _PICTURE)),
    (b"{\\rtf", ContentKind("RTF", (".rtf",), _SAVE_WORD)),
    (b"<!doctype html", ContentKind("trang web (HTML)", (".html", ".htm"), _SAVE_WORD)),
    (b"<html", ContentKind("trang web (HTML)", (".html", ".htm"), _SAVE_WORD)),
)
_PDF: Final = ContentKind("PDF", (".pdf",))
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, struct.error)
"""What broken archives raise; their readers name what is wrong."""


def content_kind(data: bytes) -> ContentKind | None:
    """The kind of the file ``data``; None for text and for what is not known."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK\x03\x04"):
        return _packed(data)
    for beginning, kind in _BEGINNINGS:
        if head[: len(beginning)].lower() == beginning.lower():
            return kind
    return _PDF if b"%PDF-" in data[:HEAD] else None


def _packed(data: bytes) -> ContentKind | None:
    """The kind of an archive by the names in it; None where it cannot be looked into."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MEMBERS_MAX:
                return _ZIP
            first = archive.infolist()[0] if names else None
            if first is not None and first.filename == "mimetype" and first.file_size < HEAD:
                kind = archive.read(first).rpartition(b".")[2]
                return _OPEN.get(kind, _ZIP)
    except _BROKEN:
        return None
    found = (kind for pattern, kind in _INSIDE for name in names if pattern.match(name))
    return next(found, None if "[Content_Types].xml" in names else _ZIP)


def refuse_other_kind(data: bytes, ending: str, shown: str) -> None:
    """DataUnreadable where ``data`` is surely of another kind than its ``ending`` (".docx") says."""
    kind = content_kind(data)
    if kind is not None and ending.lower() not in kind.endings:
        raise DataUnreadable(f"{shown}: đây là tệp {kind.name} mang đuôi {ending}. {kind.what_to_do}, rồi chạy lại.")
