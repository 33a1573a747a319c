"""Pictures that fill pages: scans whole and in strips, with recognised text above or below them, and backgrounds."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as raw
import pytest

from tests.support.format_faults import good_bytes
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.report import verdict
from tthc_render.readers.pdf.page_pictures import fills
from tthc_render.readers.pdf.reader import read_pdf
from tthc_render.readers.pdf.strokes import Stroke

WHITE, CLEAR = b"\xff\xff\xff\xff", b"\xff\xff\xff\x20"


def with_pictures(data: bytes, *, strips: int = 1, color: bytes = WHITE, share: float = 1.0, added: int = 0) -> bytes:
    """``data`` with a picture drawn over every page, in strips; or with pages ``added`` that hold one."""
    document = pypdfium2.PdfDocument(data)
    own = len(document)
    for _ in range(added):
        document.new_page(595, 842)
    for index in range(own if added else 0, len(document)):
        page = document[index]
        width, height = page.get_size()
        for strip in range(strips):
            picture = pypdfium2.PdfImage.new(document)
            bitmap = pypdfium2.PdfBitmap.new_native(8, 8, raw.FPDFBitmap_BGRA)
            _fill(bitmap, color)
            picture.set_bitmap(bitmap)
            down = share * height / strips
            picture.set_matrix(pypdfium2.PdfMatrix(share * width, 0, 0, down, 0, strip * down))
            page.insert_obj(picture)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(bitmap: pypdfium2.PdfBitmap, color: bytes) -> None:
    bitmap.buffer[:] = type(bitmap.buffer)(*(color * 64))


@pytest.mark.parametrize("strips", [1, 6])
def test_text_under_opaque_pictures_of_the_page_is_that_of_a_scan(strips: int) -> None:
    data = with_pictures(good_bytes("pdf"), strips=strips)
    assert [finding.code for finding in lint_bytes(data, "pdf", "x").findings] == ["F602"]


@pytest.mark.parametrize(("color", "share"), [(CLEAR, 1.0), (WHITE, 0.5)], ids=["seen through", "small"])
def test_text_that_is_seen_is_read(color: bytes, share: float) -> None:
    facts = read_pdf(with_pictures(good_bytes("pdf"), color=color, share=share), "x")
    assert not facts.scanned
    assert facts.pictured == ()


def test_pages_that_are_pictures_among_others_are_named_and_nothing_is_clean() -> None:
    data = good_bytes("pdf")
    first = len(pypdfium2.PdfDocument(data)) + 1
    report = lint_bytes(with_pictures(data, added=2), "pdf", "x")
    assert (verdict(report), report.is_whole) == ("unread", False)
    (remark,) = report.remarks
    assert remark.code == "F601"
    assert remark.message().startswith(f"Chưa đọc được trang {first}–{first + 1}: ở đó chỉ có ảnh chụp")
    assert remark.message("en").startswith(f"page {first}–{first + 1} was not read")


@pytest.mark.parametrize(
    ("pictures", "filled"),
    [
        ([Stroke(0, 0, 595, 842)], True),
        ([Stroke(0, 100 * n, 595, 100 * n + 100) for n in range(8)], True),
        ([Stroke(0, 0, 595, 100), Stroke(0, 742, 595, 842)], False),
        ([Stroke(0, 0, 300, 842)], False),
        ([], False),
    ],
)
def test_what_fills_a_page(pictures: list[Stroke], filled: bool) -> None:
    assert fills(pictures, 595, 842) is filled
