"""Running heads, feet and marks of signed copies are printed in the margins and are no text of the document."""

from __future__ import annotations

import itertools

import pytest

from tests.support.format_faults import good, pdf
from tthc_render.formats.fonts import load_weasyprint
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.results import Status
from tthc_render.lint.rules import load_rules
from tthc_render.readers.pdf.lines import PdfLine
from tthc_render.readers.pdf.margin_text import margin_text
from tthc_render.readers.pdf.reader import read_pdf
from tthc_render.readers.pdf.text import PdfPage

MARKS = {
    "đầu trang lặp lại": "@page {@top-right {content: 'Báo cáo Quý I'; font-size: 13pt}}",
    "chân trang lặp lại": "@page {@bottom-left {content: 'Sở Ngoại vụ'; font-size: 13pt}}",
    "chân trang đầu": "@page :first {@bottom-left {content: 'Số 02 đường Nguyễn Chí Thanh'; font-size: 13pt}}",
    "chân trang có số": "@page {@bottom-right {content: 'Bản in lần ' counter(page); font-size: 9pt}}",
    "dấu bản sao y": "@page :first {@top-right {content: 'SAO Y; Văn phòng UBND tỉnh\\A 20/03/2024 08:15:42 +07:00';"
    " white-space: pre; font-size: 10pt}}",
}


@pytest.mark.parametrize("css", MARKS.values(), ids=MARKS)
def test_marks_in_the_margins_are_no_faults(css: str) -> None:
    load_weasyprint()
    facts = read_pdf(pdf(good(), css), "x.pdf")
    assert any(item.place in ("header", "footer") for item in facts.paragraphs)
    report = lint_facts(facts, load_rules())
    assert [result.rule.id for result in report.results if result.status is Status.BROKEN] == []


def line(text: str, base: float, size: float = 14.0, *, left: float = 300.0, grid: bool = False) -> PdfLine:
    return PdfLine(1, base, left, 500.0, size, text, (), grid=grid)


def outside(*pages: list[PdfLine]) -> list[list[str]]:
    sheets = [PdfPage(number, 595.3, 841.9, (), ()) for number in range(1, len(pages) + 1)]
    found = margin_text(sheets, dict(enumerate(pages, 1)))
    return [[item.text for item in found[number]] for number in found]


BODY = [line("Sở đã rà soát thủ tục hành chính trên toàn tỉnh.", base) for base in (90.0, 106.0, 122.0)]


def test_small_lines_above_the_text_are_marks() -> None:
    mark = [line("SAO Y; Văn phòng", 28, 10), line("07/10/2026 08:15:42", 40, 10)]
    assert outside([*mark, *BODY]) == [["SAO Y; Văn phòng", "07/10/2026 08:15:42"]]


@pytest.mark.parametrize(
    "lines",
    [
        [line("Cột một", 28, 10, grid=True), *BODY],
        [line("Biểu số 1", 28, 10), *BODY],
        [line("- Lưu: VT.", 28, 11), line("- Như trên;", 40, 11)],
        [line("Quốc hiệu", 28, 13), *BODY],
        [line("- Như trên;", 70, 11), *BODY],
    ],
    ids=["bảng", "nhãn biểu", "cả trang chữ nhỏ", "chữ của văn bản", "trong khổ chữ"],
)
def test_lines_of_the_document_are_none(lines: list[PdfLine]) -> None:
    assert outside(lines, BODY) == [[], []]


def test_a_line_at_one_height_of_following_pages_is_a_running_head() -> None:
    pages = [[line(f"Kế hoạch, trang {page}", 40), *BODY] for page in (1, 2, 3)]
    assert outside(*pages) == [["Kế hoạch, trang 1"], ["Kế hoạch, trang 2"], ["Kế hoạch, trang 3"]]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ([line("2", 34), line("Sở Nội vụ", 55, 13), *BODY], ["Sở Nội vụ"]),
        ([line("Sở Nội vụ", 55, 13), *BODY], []),  # no number above: the first line of the text
        ([line("2", 34), line("phải bảo đảm", 55), line("đúng hạn", 71), *BODY], []),
        ([line("2", 34), line("phải bảo đảm", 39), line("đúng hạn", 55), *BODY], []),
    ],
)
def test_a_head_that_only_one_page_has_is_known_by_the_number_above_it(second: list[PdfLine], found: list[str]) -> None:
    assert outside(BODY, second) == [[], found]
    assert outside([line("Sát mép giấy", 50), *BODY], second) == [[], []]


FULL = [*BODY, *(line("và các đơn vị có liên quan.", base, left=85) for base in (738.0, 754.0, 770.0))]
ON = [line("đúng hạn.", base, left=85) for base in (786.0, 802.0)]
FOOT = line("Số 02 đường Nguyễn Chí Thanh", 815, 13, left=85)


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([[*FULL, FOOT], BODY], ["Số 02 đường Nguyễn Chí Thanh"]),
        ([[*FULL, line("Sở Nội vụ", 800, 13, left=200), FOOT], BODY], ["Sở Nội vụ", FOOT.text]),
        ([BODY, [*FULL, FOOT]], []),  # the last page may end with what signs it
        ([[*FULL, *ON], BODY], []),  # the text goes on
        ([[*FULL, *ON, FOOT], BODY], []),
        ([[*FULL, line("Nguyễn Văn An", 805)], BODY], []),
        ([[*FULL, line("1 Xem Phụ lục I.", 805, 13, left=85)], BODY], []),
        ([[*FULL, line("Hộ tịch", 805, 13, left=85, grid=True)], BODY], []),
        ([[*FULL, FOOT], [*FULL, *ON], BODY], []),
    ],
)
def test_a_foot_that_only_one_page_has_is_well_below_its_text(pages: list[list[PdfLine]], found: list[str]) -> None:
    assert sorted(itertools.chain(*outside(*pages))) == sorted(found)


def test_letterheads_of_documents_in_one_file_are_none() -> None:
    head = [line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 69, 13), *BODY]
    assert outside(head, head) == [[], []]
