"""Words quoted in findings."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place
from tthc_render.prose.excerpts import place_words, places_words, quote, ratio_shown
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading


@pytest.mark.parametrize(
    ("file", "unit"),
    [("a.yaml", "dòng"), ("a.txt", "dòng"), ("a.docx", "đoạn"), ("A.DOCX", "đoạn"), ("a.pdf", "đoạn"), ("", "dòng")],
)
def test_places_are_lines_or_paragraphs_and_a_few(file: str, unit: str) -> None:
    assert place_words(Place(file, 13)) == f"{unit} 13"
    assert place_words(Place(file)) == "chỗ khác"
    assert places_words([Place(file, at) for at in (18, 19, 20)]) == f"{unit} 18, 19, 20"
    assert places_words([Place(file, at) for at in range(18, 25)]) == f"{unit} 18, 19, 20 và 4 chỗ khác"
    assert places_words([Place(file)]) == places_words([]) == ""


def test_long_pieces_are_shortened_in_the_middle() -> None:
    assert quote("một hai ba", 4, 7) == "hai"
    assert quote("a" * 60 + " " + "b" * 60, 0, 121, most=20) == "a" * 10 + " … " + "b" * 10


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("đã giải quyết 267 hồ sơ của 312 hồ sơ", "267/312"),
        ("đã thu 9 tỷ đồng của 12 tỷ 500 triệu đồng", "9 tỷ đồng/12 tỷ 500 triệu đồng"),
        ("chi 850 triệu đồng của 1,2 tỷ đồng", "850 triệu đồng/1,2 tỷ đồng"),
    ],
)
def test_two_figures_are_shown_with_their_units_where_they_need_them(text: str, said: str) -> None:
    part, whole = Reading(Passage(text)).counts
    assert ratio_shown(part, whole) == said
