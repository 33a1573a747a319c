"""Vietnamese syllables: what can be one and what is a slip of the fingers."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese.syllables import WORD, is_syllable, odd_words

GOOD = (
    "thủ tục hành chính giải quyết hoà hòa thuỷ thủy quý quí gìn giết giếng giữ giờ gì quốc quyết khuỷu khuya ngoằn"
    " ngoèo nghiệp thuở huơ giặc yếu ý ỉ uống ưng ướt luật thuế tuần quyển xoèn boong soóc khoẻ khỏe hươu cừu rượu"
    " zèng zơ klông krá plẽ brố đrắp jút"
    " kỹ kĩ đều lượng xoáy ngoáy quẩy khuấy khuếch huýt xuýt tuýp nguệch quệch quỵt rộng đẫm ruộng mười ngữ"
)
SLIPS = (
    "sóat tòan hòan lọai khỏan họăc đựơc nứơc trừơng giừơng viêt tiêp biêt tiéng cuả qủa nghành ngiệp phưong"
    " thưc gỉai đọan qúôc gìa gía zưc klòc klôông hnà htực"
)


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables_of_the_language_are_let_pass(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFC", word))


@pytest.mark.parametrize("word", SLIPS.split())
def test_slips_of_the_fingers_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["internet", "online", "trđ", "đ", "km", "vneid"])
def test_words_without_marks_or_vowels_are_not_judged(word: str) -> None:
    assert is_syllable(word)


def test_only_words_in_small_letters_are_looked_at() -> None:
    text = "Sóat xét tại buôn Krông Đắk, m'nông; đ/c Tòan; rà sóat hồ sơ."
    assert [found.group() for found in odd_words(text)] == ["sóat"]
    assert odd_words("") == []


def test_all_words_of_the_issued_reports_are_syllables() -> None:
    for path in (Path(__file__).parents[1] / "data" / "samples").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert len(WORD.findall(text)) > 1000
        assert [found.group() for found in odd_words(text)] == []


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(found.group() in text for found in odd_words(text))
