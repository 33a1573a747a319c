"""What files are, whatever their names say."""

from __future__ import annotations

import io
import zipfile

import pytest

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.diagnostics.file_contents import content_kind, refuse_other_kind


def packed(*names: str, first: tuple[str, str] = ("", "")) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in (first, *((name, "x") for name in names)):
            if name:
                archive.writestr(name, text)
    return buffer.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml", "word/embeddings/xl/workbook.xml")
EXCEL = packed("[Content_Types].xml", "xl/workbook.xml")
CASES = [
    (WORD, "Word (.docx)"),
    (EXCEL, "Excel (.xlsx)"),
    (packed("ppt/presentation.xml"), "PowerPoint (.pptx)"),
    (packed("a.txt"), "nén ZIP"),
    (packed("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.text")), "LibreOffice Writer (.odt)"),
    (packed("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
     "LibreOffice Calc (.ods)"),
    (packed("[Content_Types].xml", "docs/main.xml"), None),  # its own reader knows it
    (WORD[:-40], None),  # cut off: its own reader says so
    (b"%PDF-1.7", "PDF"),
    (b"\r\n\x00%PDF-1.4", "PDF"),
    (b"Rar!\x1a\x07\x01", "nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "nén 7z"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu"),
    (b"\xff\xd8\xff\xe0", "ảnh JPEG"),
    (b"{\\rtf1 x}", "RTF"),
    (b"\xef\xbb\xbf<!DOCTYPE html><html>", "trang web (HTML)"),
    (b"loai: kiem-soat-tthc-quy\n", None),
    (b"", None),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name"), CASES)
def test_a_kind_is_known_by_contents(data: bytes, name: str | None) -> None:
    kind = content_kind(data)
    assert (kind.name if kind else None) == name


@pytest.mark.parametrize(
    ("data", "ending", "words"),
    [
        (b"%PDF-1.7", ".docx", "a.docx: đây là tệp PDF mang đuôi .docx. Đổi đuôi tệp thành .pdf, rồi chạy lại."),
        (WORD, ".pdf", "đây là tệp Word (.docx) mang đuôi .pdf. Đổi đuôi tệp thành .docx, rồi chạy lại."),
        (EXCEL, ".docx", "đây là tệp Excel (.xlsx) mang đuôi .docx"),
        (b"Rar!\x1a\x07", ".docx", "đây là tệp nén RAR mang đuôi .docx. Giải nén, chọn tệp bên trong, rồi chạy lại."),
        (WORD, ".docx", ""),
        (WORD, ".DOCX", ""),
        (b"%PDF-1.7", ".pdf", ""),
        (b"not a zip", ".docx", ""),
    ],
)
def test_another_kind_than_the_ending_says_is_refused(data: bytes, ending: str, words: str) -> None:
    if not words:
        refuse_other_kind(data, ending, "a.docx")
        return
    with pytest.raises(DataUnreadable) as caught:
        refuse_other_kind(data, ending, "a.docx")
    assert words in caught.value.message
