"""Errors of libraries are reported in Vietnamese, with the line where it is known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import etree

from tthc_render.diagnostics.io_errors import UNKNOWN, cause


def empty_archive() -> io.BytesIO:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    buffer.seek(0)
    return buffer


def locked() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def raised(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda: Path("khong-co").read_bytes(), "không có tệp"),
        (lambda: Path("password/khong-co").read_bytes(), "không có tệp"),
        (lambda: zipfile.ZipFile(empty_archive()).read("word/password.xml"), "thiếu phần word/password.xml"),
        (lambda: Path().read_bytes(), "thư mục"),
        (lambda: zipfile.ZipFile(io.BytesIO(b"x")), "đổi đuôi"),
        (lambda: Document("khong-co.docx"), "đổi đuôi"),
        (lambda: zipfile.ZipFile(empty_archive()).read("word/document.xml"), "thiếu phần word/document.xml"),
        (lambda: etree.fromstring(b"<a>\n<b></a>"), "dòng 2"),
        (lambda: b"a\nb\n\xff".decode(), "dòng 3"),
        (lambda: "a".encode("utf-16").decode(), "UTF-16"),
        (lambda: pypdfium2.PdfDocument(locked()), "có mật khẩu"),
        (lambda: pypdfium2.PdfDocument(b"%PDF-1.7 rac"), UNKNOWN),
        (lambda: int("x"), UNKNOWN),
        (lambda: raised(OSError("file is broken")), UNKNOWN),
        (lambda: {}["a"], UNKNOWN),
    ],
)
def test_no_word_of_a_library_is_shown(act: Callable[[], object], words: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011
        act()
    assert words in cause(caught.value)
