"""Words of two syllables and pairs that are one of them misspelt."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.compounds import compounds, known_syllables, meant_with, slips


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("kỷ năng", "kỹ năng"), ("sử lý", "xử lý"), ("bổ xung", "bổ sung"), ("chính xách", "chính sách"),
        ("ngưới dân", "người dân"), ("vượt cắp", "vượt cấp"), ("kỹ năng", ""), ("lặp lại", ""),
        ("công tac", "công tác"), ("phối hop", "phối hợp"), ("hip hop", ""), ("kênh chat", ""),
        ("đoàn thể hiến đất", ""), ("tập thể hiến máu", ""), ("có thể hiến tạng", ""), ("cá thể hiến mô", ""),
        ("ngưới dân tộc", "người dân"), ("được thể hiến", "thể hiện"), ("cần thể hiến rõ", "thể hiện"),
        ("hoà giải", ""), ("lí luận", ""), ("chỉ thi", ""), ("các cơ", ""), ("chia xẻ", ""),
    ],
)  # fmt: skip
def test_slips(text: str, right: str) -> None:
    assert [slip.right for slip in slips(text.split())] == ([right] if right else [])


def test_a_mark_between_two_words_makes_no_pair() -> None:
    assert list(slips(["kỷ", "", "năng"])) == []


def test_no_word_of_the_table_is_a_slip_of_another() -> None:
    words = [word for group in compounds().values() for word in group]
    assert len(words) > 700
    assert [word for word in words if list(slips(word))] == []
    assert all(syllable in known_syllables() for word in words for syllable in word)


@pytest.mark.parametrize(
    ("before", "odd", "after", "right"),
    [
        ("đã", "thưc", "hiên", "thực hiện"),
        ("rà", "sóat", "hồ", "rà soát"),
        ("được", "đãa", "làm", "đã"),
        ("", "kiêm", "", ""),
        ("xyz", "sóat", "abc", ""),
        ("", "ddã", "", "đã"),
        ("", "ddược", "", "được"),
        ("", "bưóc", "", "bước"),
        ("", "đuợc", "", "được"),
        ("", "ưòơ", "", ""),
    ],
)
def test_what_an_odd_syllable_makes_with_its_neighbours(before: str, odd: str, after: str, right: str) -> None:
    assert meant_with(before, odd, after) == right
