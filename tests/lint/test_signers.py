"""Those who sign side by side, two to four with titles of one to three lines: each is held against its own column."""

from __future__ import annotations

import itertools

import pytest

from tests.support.documents import letter, pdf_of, words
from tthc_render.document.tree import Paragraph, Signature
from tthc_render.layout.pdf.renderer import Engine
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.signers import columns_of, titles_of_each
from tthc_render.readers.facts import PageParagraph
from tthc_render.reports.document_kinds import side_by_side

TYPED = (("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TRƯỞNG BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ XÂY DỰNG", "KHU VỰC"))
BROKEN = (
    ("THƯ KÝ",),
    ("PHÓ TRƯỞNG PHÒNG QUẢN LÝ ĐÔ THỊ",),
    ("PHÓ TRƯỞNG PHÒNG NÔNG NGHIỆP VÀ MÔI TRƯỜNG XÃ",),
)
NAMES = ("Lê Quang Mẫu", "Nguyễn Thị Thu Hoàn", "Vũ An", "Trần Văn Bình")
ENDING = "Biên bản kết thúc vào hồi 16 giờ cùng ngày, đã đọc lại cho những người có mặt cùng nghe và ký tên dưới đây./."


def reported(titles: tuple[tuple[str, ...], ...], engine: Engine = "auto", chairman: int = -1) -> list[str]:
    """What rules on signatures say of a page with these who sign side by side; ``chairman`` has an office, too."""
    offices = ["PHÓ GIÁM ĐỐC" if place == chairman else "" for place in range(len(titles))]
    block = side_by_side(*map(Signature, titles, NAMES, offices))
    document = letter(blocks=(Paragraph(words(ENDING)), block), signature=Signature(()))
    found = lint_bytes(pdf_of(document, engine=engine), "pdf", "x.pdf").findings
    return [item.message() for item in found if item.details["rule"].startswith("KY")]


@pytest.mark.parametrize("titles", [TYPED, BROKEN])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_titles_and_names_stand_under_their_own(count: int, titles: tuple[tuple[str, ...], ...]) -> None:
    said = {
        chosen: found
        for first in titles[: 3 if count < 4 else 2]
        for others in itertools.product(titles, repeat=count - 1)
        if (found := reported(chosen := (first, *others)))
    }
    assert said == {}


def test_so_do_those_that_weasyprint_prints() -> None:
    assert reported((TYPED[0], TYPED[2], TYPED[0], TYPED[2]), "weasyprint") == []


@pytest.mark.parametrize("count", [2, 3, 4])
def test_an_office_stands_above_the_name_of_whoever_has_one(count: int) -> None:
    titles = (("CHỦ TRÌ CUỘC KIỂM KÊ BẪY DÂY",), ("CHỦ TỌA",), ("ĐẠI DIỆN CÁC HỘ Ở KHE LAU",), ("THƯ KÝ",))[:count]
    assert [reported(titles, chairman=place) for place in range(count)] == [[]] * count


def line(number: int, left: float, right: float, bottom: float, side: str) -> PageParagraph:
    box = (left, bottom - 14, right, bottom)
    return PageParagraph(number=number, page=1, section=1, text="", pieces=(), side=side, box_pt=box)  # type: ignore[arg-type]


def test_more_than_two_are_told_apart_by_what_stands_below_what() -> None:
    lines = [
        line(1, 100, 170, 40, "left"),
        line(2, 220, 290, 40, "right"),
        line(3, 330, 400, 40, "right"),
        line(4, 215, 295, 56, "left"),
    ]
    assert columns_of(lines) == [[0], [1, 3], [2]]
    assert columns_of([lines[0], lines[2]]) == [[0], [1]]
    below = [line(5, 110, 160, 120, "left"), line(6, 340, 390, 136, "right")]
    again = line(7, 110, 165, 160, "left")
    assert titles_of_each([*lines, again], below) == [[lines[0]], [lines[1], lines[3]], [lines[2]], [again]]


def test_a_long_line_of_one_of_two_reaches_over_the_middle() -> None:
    lines = [
        line(1, 130, 240, 40, "left"),
        line(2, 400, 460, 40, "right"),
        line(3, 85, 310, 56, "right"),
        line(4, 140, 230, 120, "left"),
        line(5, 390, 470, 120, "right"),
    ]
    assert columns_of(lines) == [[0, 2, 3], [1, 4]]


def test_a_line_of_two_of_them_parts_no_others() -> None:
    lines = [
        line(1, 100, 170, 40, "left"),
        line(2, 350, 530, 40, "right"),
        line(3, 450, 520, 56, "right"),
        line(4, 100, 180, 120, "left"),
        line(5, 360, 400, 120, "right"),
        line(6, 440, 530, 120, "right"),
    ]
    assert columns_of(lines) == [[0, 3], [2, 5], [4], [1]]


def test_a_line_of_two_of_them_leaves_open_what_is_whose() -> None:
    above = [line(1, 100, 170, 40, "left"), line(2, 220, 290, 40, "right"), line(3, 330, 400, 40, "right")]
    assert titles_of_each([*above, line(4, 98, 292, 56, "left")], []) == [[above[2]]]
