"""Sections and margins of a PDF, from lines set by hand."""

from __future__ import annotations

import pytest

from tthc_render.readers.facts import MM_PER_PT
from tthc_render.readers.pdf.lines import PdfLine
from tthc_render.readers.pdf.margins import centered, is_full, pdf_sections, section_at, with_margins
from tthc_render.readers.pdf.text import PdfPage

A4 = (595.3, 841.9)
LEFT, FIRST, RIGHT = 85.0, 113.4, 538.5


def line(text: str, left: float, right: float, base: float = 100.0, *, grid: bool = False) -> PdfLine:
    step = (right - left) / len(text)
    edges = [left + step * place for place in range(len(text))] + [right]
    return PdfLine(1, base, left, right, 14.0, text, (), grid=grid, edges=edges)


def sides(lines: list[PdfLine]) -> tuple[float | None, float | None]:
    """Left and right margin in points."""
    page = PdfPage(1, *A4, (), ())
    (section,) = pdf_sections([page], {1: lines})
    margins = with_margins(section, [page], {1: lines}).margins_mm
    right = None if margins[3] is None else A4[0] - margins[3] / MM_PER_PT
    return None if margins[2] is None else margins[2] / MM_PER_PT, right


def paragraph(end: float = 300.0) -> list[PdfLine]:
    """Three lines: indented, full, short."""
    return [line("Sở đã rà", FIRST, RIGHT), line("soát các thủ", LEFT, RIGHT), line("tục của Sở.", LEFT, end)]


def test_full_paragraphs_tell_both_sides() -> None:
    assert sides(paragraph() * 3) == pytest.approx((LEFT, RIGHT), abs=0.1)


def test_short_lines_that_go_on_tell_the_left_as_well() -> None:
    two = [line("Sở đã rà soát", FIRST, RIGHT), line("thủ tục.", LEFT, 160.0)]
    assert sides(two * 4) == pytest.approx((LEFT, RIGHT), abs=0.1)


@pytest.mark.parametrize("end", [RIGHT, 500.0])
def test_first_lines_tell_no_side_even_where_they_end_alike(end: float) -> None:
    assert sides([line("Sở đã xong việc.", FIRST, end) for _ in range(8)]) == (None, None)


def test_centred_lines_tell_no_side() -> None:
    middle = (LEFT + RIGHT) / 2
    titles = [line("TÌNH HÌNH THỰC HIỆN", middle - half, middle + half) for half in (160, 160, 150, 150, 160, 150)]
    assert sides([*titles, line("Sở báo cáo.", LEFT, RIGHT)]) == (None, None)


@pytest.mark.parametrize("heads", [1, 2, 4])
def test_the_longest_lines_of_heads_tell_no_side(heads: int) -> None:
    """Titles of appendices, each above a table, whose longest line another title shares."""
    middle = (LEFT + RIGHT) / 2
    head = [
        line("(Kèm theo Báo cáo số 107/BC-SNgV ngày 20 tháng 3 năm 2024 của", middle - 190, middle + 190),
        line("Sở Ngoại vụ)", middle - 40, middle + 40),
    ]
    assert sides(head * heads) == (None, None)
    assert sides([*head * heads, *paragraph() * 3]) == pytest.approx((LEFT, RIGHT), abs=0.1)


def test_ends_of_unjustified_lines_tell_no_right_side() -> None:
    ragged = [line("soát thủ-tục-hành-chính của", LEFT, RIGHT - off) for off in (0, 8, 12, 12, 12, 5, 20, 17)]
    left, right = sides(ragged)
    assert left == pytest.approx(LEFT, abs=0.1)
    assert right is None


def test_a_few_lines_that_end_before_long_codes_leave_a_page_justified() -> None:
    short = [line("soát thủ-tục-hành-chính của", LEFT, RIGHT - off) for off in (8, 16, 30, 5, 64)]
    assert sides([*short, *[line("thủ tục của Sở", LEFT, RIGHT - off) for off in (0.1, 0, 0.1, 0)]])[1] == RIGHT


def test_an_appendix_and_another_size_of_paper_begin_sections() -> None:
    pages = [PdfPage(1, *A4, (), ()), PdfPage(2, *A4, (), ()), PdfPage(3, *A4[::-1], (), ())]
    lines = {1: [line("BÁO CÁO", 280, 340)], 2: [line("Phụ lục I", 280, 340)], 3: [line("STT", 90, 110, grid=True)]}
    sections = pdf_sections(pages, lines)
    assert [(item.page, item.landscape, item.has_table) for item in sections] == [
        (1, False, False),
        (2, False, False),
        (3, True, True),
    ]
    assert section_at(sections, 2).index == 1


def test_a_line_is_full_where_the_next_word_has_no_room() -> None:
    before, after = line("Sở", LEFT, 500.0), line("nghiêng ngả", LEFT, 195.0)
    assert is_full(before, after, RIGHT)
    assert not is_full(before, line("và sau đó", LEFT, 175.0), RIGHT)


def test_a_centred_line_has_room_on_both_sides() -> None:
    assert centered(line("BÁO CÁO", 280, 343), LEFT, RIGHT)
    assert not centered(line("Sở đã rà", LEFT, RIGHT), LEFT, RIGHT)
    assert not centered(line("Sở đã rà", LEFT, 300), LEFT, RIGHT)


def test_recipients_left_of_all_lines_show_that_these_are_first_lines() -> None:
    going = [line("Sở đã rà soát các", FIRST, RIGHT), line("thủ tục của Sở", FIRST, RIGHT)] * 4
    assert sides(going)[0] == pytest.approx(FIRST, abs=0.1)
    assert sides([*going, line("Nơi nhận:", LEFT, 140.0)]) == (None, None)


def cells(base: float, left: float, begin: float, end: float, *, joined: bool = False) -> list[PdfLine]:
    """A row of a table without borders: two lines beside each other, or one where the gap is small."""
    if joined:
        one = line(f"Sở đã rà soát Trung tâm tiếp nhận {base:g}", left, end, base)
        one.edges[one.text.index("Trung")] = begin
        return [one]
    both = [line("Sở đã rà soát", left, begin - 15, base), line("Trung tâm tiếp nhận", begin, end, base)]
    both[0].half, both[1].half = "left", "right"
    return both


@pytest.mark.parametrize(
    ("begin", "end", "joined"),
    [
        (300.0, 510.0, False),
        (119.0, 480.0, False),
        (440.0, 520.0, False),
        (300.0, 510.0, True),
        (440.0, 520.0, True),
    ],
)
def test_columns_without_borders_tell_no_side(begin: float, end: float, joined: bool) -> None:
    rows = [item for row in range(8) for item in cells(100 + 40 * row, LEFT, begin, end, joined=joined)]
    goes_on = [line("Trung tâm tiếp nhận", begin, end, 120 + 40 * row) for row in range(8)]
    left = [line("Sở đã rà soát", LEFT, begin - 15, 120 + 40 * row) for row in range(8) if begin > 400]
    assert sides([*rows, *goes_on, *left])[1] is None
    # Text of the whole width still tells both.
    assert sides([*rows, *goes_on, *left, *paragraph() * 12]) == pytest.approx((LEFT, RIGHT), abs=0.1)
