"""Page numbers as viewers show them, and the list of contents of the PDF."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pypdfium2
import pytest

from tests.support.documents import everything, letter, pdf_of, words
from tthc_render.document.tree import Appendix, AppendixHead, Paragraph
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.page_labels import label_pages


def labels(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        return [file.get_page_label(number) for number in range(len(file))]


def contents(data: bytes) -> list[tuple[int, str, int]]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        return [(item.level, item.get_title(), item.get_dest().get_index()) for item in file.get_toc()]


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_numbers_start_again_in_each_appendix_as_they_are_printed(engine: Engine) -> None:
    found = labels(pdf_of(everything(picture=False), engine=engine))
    assert found == ["1", "2", "II.06a-1", "II.06a-2", "II.06a-3", "Phụ lục I-1", "II.08-1", "Phụ lục II-1"]


def test_headings_appendices_and_forms_are_in_the_list_of_contents() -> None:
    assert contents(pdf_of(everything(picture=False))) == [
        (0, "I. TÌNH HÌNH CHUNG", 0),
        (1, "1. Công tác chỉ đạo", 0),
        (2, "1.1. Văn bản đã ban hành", 0),
        (3, "a) Cấp tỉnh", 0),
        (0, "Biểu số II.06a/VPCP/KSTT", 2),
        (0, "Phụ lục I", 5),
        (0, "Biểu số II.08", 6),
        (0, "Phụ lục II", 7),
    ]


def test_a_report_without_appendices_has_its_plain_numbers() -> None:
    blocks = tuple(Paragraph(words(f"Đoạn {number}.")) for number in range(40))
    assert labels(pdf_of(letter(blocks=blocks))) == ["1", "2"]


def test_an_appendix_without_blocks_has_its_number() -> None:
    empty = Appendix(AppendixHead("Phụ lục", ("TRỐNG",)), (), "portrait")
    assert labels(pdf_of(letter(appendices=(empty,)))) == ["1", "Phụ lục-1"]


def test_prefixes_are_written_in_the_order_of_pages() -> None:
    pdf = SimpleNamespace(catalog={})
    label_pages(pdf, {5: "B-", 2: "A-"})
    assert pdf.catalog["PageLabels"]["Nums"][::2] == [0, 2, 5]
