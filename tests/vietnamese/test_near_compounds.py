"""Words that are no known syllables beside the one that they make a word with."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.near_compounds import one_letter_off, vowel_lost


@pytest.mark.parametrize(
    ("text", "odd", "right"),
    [
        ("lễ ra quâm", "quâm", "ra quân"),
        ("công tác truyên truyền", "truyên", "tuyên truyền"),
        ("phát phiển kinh tế", "phiển", "phát triển"),
        ("công tác truyên thông", "truyên", None),
        ("thường thuyên kiểm tra", "thuyên", "thường xuyên"),
        ("đường thường truyến", "truyến", None),
        ("bám bát đĩa", "bát", None),
        ("siám sát", "siám", None),
        ("giải quyết kiếu nại", "kiếu", "khiếu nại"),
        ("phản ánh kiến ghị", "ghị", "kiến nghị"),
    ],
)
def test_a_letter_or_a_sound_off(text: str, odd: str, right: str | None) -> None:
    assert [slip.right for slip in one_letter_off(text.split(), frozenset({odd}))] == ([right] if right else [])


@pytest.mark.parametrize(
    ("text", "odd", "right"),
    [("theo kế hoch", "hoch", "kế hoạch"), ("trển khai", "trển", "triển khai"), ("kế hch", "hch", None)],
)
def test_a_vowel_lost(text: str, odd: str, right: str | None) -> None:
    assert [slip.right for slip in vowel_lost(text.split(), frozenset({odd}))] == ([right] if right else [])
