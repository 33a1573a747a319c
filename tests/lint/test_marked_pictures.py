"""Marks on pictures of pages: none hides another, each leads to its row."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.support.format_faults import good_bytes
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.marked_pictures import Marked, figures
from tthc_render.lint.pictures import PageImage
from tthc_render.lint.results import Breach
from tthc_render.lint.subjects import Scene, Subject
from tthc_render.readers.any_file import read_facts

PAGE = PageImage(b"\x89PNG", 595.0, 842.0)
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def place() -> Subject:
    facts = read_facts(good_bytes("pdf"), "pdf", "x.pdf")
    return Scene(facts, assign_roles(facts)).subjects("tieu_ngu")[0]


def marked(place: Subject, *boxes: Box | None, page: int = 1) -> str:
    items = [
        Marked(number, Breach("bold", True, None, replace(place, box_pt=box, page=page)), "QH-02: chữ đậm", "#c62828")
        for number, box in enumerate(boxes, 1)
    ]
    return str(figures([PAGE], items, "t1-", "Trang"))


def tags(page: str) -> list[tuple[float, float]]:
    """Left and top of the numbers, in points."""
    found = re.findall(r'class="mark".*?left:([\d.]+)%;top:([\d.]+)%', page)
    return [(float(x) * 5.95, float(y) * 8.42) for x, y in found]


@pytest.mark.parametrize("count", [1, 2, 4, 5, 20])
def test_numbers_of_one_place_are_beside_and_below_each_other(place: Subject, count: int) -> None:
    found = tags(marked(place, *[(100.0, 200.0, 300.0, 216.0)] * count))
    assert len(found) == count
    for at, (x, y) in enumerate(found):
        assert 0 <= x <= 580
        assert all(abs(x - other) > 13 or abs(y - down) > 13 for other, down in found[at + 1 :])


def test_numbers_are_in_the_margin_on_the_side_of_their_place(place: Subject) -> None:
    (left, _), (right, _) = tags(marked(place, (90.0, 100.0, 300.0, 115.0), (400.0, 100.0, 500.0, 115.0)))
    assert left < 85
    assert right > 545


def test_a_mark_leads_to_its_row_and_says_what_is_wrong(place: Subject) -> None:
    page = marked(place, (90.0, 100.0, 300.0, 115.0))
    assert 'href="#t1-1" title="QH-02: chữ đậm" aria-label="1: QH-02: chữ đậm"' in page


def test_a_place_without_a_box_is_marked_at_the_top_and_one_on_no_page_not_at_all(place: Subject) -> None:
    assert tags(marked(place, None))[0][1] < 20
    assert tags(marked(place, None, page=2)) == []
    assert tags(marked(place, None, page=0)) == []
