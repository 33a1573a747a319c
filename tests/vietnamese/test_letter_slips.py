"""Letters lost, doubled or exchanged in words without marks."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.letter_slips import letter_slips


def found(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return [(slip.written, slip.right) for slip in letter_slips(words, frozenset(words) - known_syllables())]


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("kiểm tra trog kỳ", "trog", "trong"),
        ("công tác tuyên trueyefn được", "trueyefn", "truyền"),
        ("xã chwa tổ chức", "chwa", "chưa"),
        ("hnah chính công", "hnah", "hành"),
        ("thủ tục hành chinhh", "chinhh", "chính"),
        ("triển kahi kế hoạch", "kahi", "khai"),
        ("hướng dẫn nguoi dân", "nguoi", "người"),
        ("phối howpj với", "howpj", "hợp"),
        ("thoe quy định", "thoe", "theo"),
    ],
)
def test_a_letter_of_typing_away_from_the_word_that_belongs_there(text: str, written: str, right: str) -> None:
    assert found(text) == [(written, right)]


@pytest.mark.parametrize(
    "text",
    [
        "kiểm tra trong kỳ",
        "qua wifi online livestream hotline camera logo video clip tivi container marketing",
        "trên facebook fanpage youtube website email smartphone zalo",
        "phần mềm post office strong blog vlog chat group form data show twin",
        "đo bằng kwh và km",
    ],
)
def test_other_languages_and_units_are_none(text: str) -> None:
    assert found(text) == []
