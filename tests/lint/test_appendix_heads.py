"""Heads of appendices: where they begin, and what belongs to them."""

from __future__ import annotations

import pytest

from tests.support.documents import letter, pdf_of, words
from tthc_render.document.tree import Appendix, AppendixHead, Orientation, Paragraph
from tthc_render.lint.appendix_heads import appendix_heads, begins_as_appendix
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.roles import Lines
from tthc_render.readers.facts import PageParagraph, TextPiece


def lines(*texts: str, align: str = "center") -> Lines:
    return Lines.of(
        PageParagraph(number, 1, 0, text, (TextPiece(text, 14.0),), align)  # type: ignore[arg-type]
        for number, text in enumerate(texts, 1)
    )


def test_a_head_is_label_title_and_reference() -> None:
    step = appendix_heads(lines("Đoạn cuối.", "Phụ lục II", "TỔNG HỢP", "(Kèm theo Báo cáo số 1", "của Sở)", "x"), 0)
    assert step.next == 1
    assert step.roles == {1: "phu_luc", 2: "ten_phu_luc", 3: "kem_theo", 4: "kem_theo"}


def test_a_label_in_the_middle_of_the_text_is_none() -> None:
    assert appendix_heads(lines("Mở đầu", "Phụ lục I", align="left"), 0).roles == {}
    assert appendix_heads(lines("Mở đầu", "Phụ lục kèm theo gồm hai bảng."), 0).next == 2


def test_a_file_that_begins_with_a_label_is_an_appendix_unless_a_letterhead_follows() -> None:
    assert begins_as_appendix(lines("Phụ lục I", "TỔNG HỢP"))
    assert not begins_as_appendix(lines("Phụ lục I", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    assert not begins_as_appendix(lines("BÁO CÁO", "Phụ lục I"))


def attached(*second: tuple[str, str]) -> dict[int, str]:
    """The heads where ``second``, texts and alignments, are the lines of a second page."""
    page = [("QUYẾT ĐỊNH", "center"), ("Điều 1. Ban hành Quy chế.", "justify"), ("Nguyễn Văn An", "center")]
    found = [(1, line) for line in page] + [(2, line) for line in second]
    own = [
        PageParagraph(number, on, 0, text, (TextPiece(text, 14.0),), align)  # type: ignore[arg-type]
        for number, (on, (text, align)) in enumerate(found, 1)
    ]
    return appendix_heads(Lines.of(own), 0).roles


def test_a_text_issued_with_a_decision_begins_at_its_title_though_no_label_is_there() -> None:
    note = ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 09 tháng 4 năm 2026)", "center")
    assert attached(("QUY CHẾ", "center"), ("Làm việc của Ban Chỉ đạo", "center"), note) == {3: "kem_van_ban"}
    assert attached(("DANH SÁCH", ""), note, ("Điều 1. Phạm vi", "justify")) == {3: "kem_van_ban"}


def test_a_page_that_goes_on_with_the_text_begins_none() -> None:
    note = ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 09 tháng 4 năm 2026)", "center")
    assert attached(("Sở đã rà soát thủ tục.", "justify"), note) == {}
    assert attached(note, ("Sở đã rà soát thủ tục.", "justify")) == {}
    assert attached(("QUY CHẾ", "center"), ("Điều 1. Phạm vi", "justify"), note) == {}


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("first", ["Đơn vị tính: triệu đồng", "Danh sách gồm 12 người", "Các sở, ban, ngành."])
def test_the_first_line_of_a_short_appendix_is_no_part_of_its_reference(first: str, orientation: Orientation) -> None:
    note = "(Kèm theo Báo cáo số 12/BC-SNgV ngày 20/6/2024 của Sở Ngoại vụ)"
    head = AppendixHead("Phụ lục", ("DANH MỤC THỦ TỤC HÀNH CHÍNH",), (note,))
    blocks = (Paragraph(words(first)), Paragraph(words("Đã xong việc.")))
    document = letter(
        blocks=(Paragraph(words("Số liệu tại Phụ lục kèm theo./.")),),
        appendices=(Appendix(head, blocks, orientation),),
    )
    rules = {item.details["rule"] for item in lint_bytes(pdf_of(document), "pdf", "x.pdf").findings}
    assert not {rule for rule in rules if rule.startswith("PL-")}
