"""Shares of a figure that stands nearer than the one that words give as their base."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.nearer_bases import is_newer, is_of_the_one_before
from tthc_render.prose.rules.wrong_bases import check_wrong_bases


@pytest.mark.parametrize(
    ("text", "of_it"),
    [
        ("Có 9.167 hộ. Trong đó 4.120 hộ thuộc diện bắt buộc, đã đăng ký 3.968 hộ (96,31%).", True),
        ("Có 9.167 hộ. Trong đó 4.120 hộ thuộc diện bắt buộc, đã đăng ký 3.968 hộ (43,29%).", False),
        ("Có 9.167 hộ. Trong đó 4.120 hộ thuộc diện bắt buộc. Đã đăng ký 3.968 hộ (96,31%).", False),
        ("Có 9.167 hộ, 4.120 người thuộc diện bắt buộc, đã đăng ký 3.968 hộ (96,31%).", False),
        ("Có 9.167 hộ, 4.120 hộ thuộc diện bắt buộc, đã đăng ký 3.968 hộ, chiếm 96,31%.", False),
    ],
)
def test_a_share_in_brackets_is_of_the_figure_before_its_part(text: str, of_it: bool) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    (share,) = [x for x in reading.quantities if x.percent]
    assert is_of_the_one_before(reading, share, reading.counts[-1]) is of_it


@pytest.mark.parametrize(
    ("words", "behind", "newer"),
    [({"cuối", "năm", "còn"}, True, True), ({"cuối", "năm"}, False, False), ({"thoát", "còn"}, True, False)],
)
def test_a_later_figure_without_words_of_its_own_is_the_newer_one(words: set[str], behind: bool, newer: bool) -> None:
    (reading,) = read(from_text(["Có 71.846 hộ nghèo. Còn 58.317 hộ."], "a.txt"))
    base, whole = reading.counts
    assert is_newer(whole, words, base, behind=behind) is newer


def test_the_newer_figure_of_what_is_named_is_its_base_too() -> None:
    text = (
        "Cuối năm 2024 có 71.846 hộ nghèo. Cuối năm 2025 còn 58.317 hộ. Địa bàn cũ còn 44.912 hộ, chiếm 77,01% số hộ"
        " nghèo."
    )
    assert findings_of_rule(check_wrong_bases, text) == []
