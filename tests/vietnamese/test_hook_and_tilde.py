"""Hỏi and ngã by lists of syllables."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.hook_and_tilde import bound_syllables, misplaced, other_tone


@pytest.mark.parametrize(
    ("written", "right"),
    [("đũ", "đủ"), ("điễn", "điển"), ("sãn", "sản"), ("cũa", "của"), ("triễn", "triển"), ("nhửng", "những")],
)  # fmt: skip
def test_a_syllable_that_has_only_the_other_tone_is_misspelt(written: str, right: str) -> None:
    assert other_tone(written) == right


@pytest.mark.parametrize(
    "syllable", ["sửa", "sữa", "hòa", "hoả", "hỏa", "lũy", "luỹ", "thuỷ", "thủy", "mỹ", "ban", "ISO", ""]
)
def test_both_tones_and_both_ways_to_place_them_are_right(syllable: str) -> None:
    assert other_tone(syllable) == ""


def test_no_syllable_of_right_texts_is_called_misspelt() -> None:
    assert [syllable for syllable in known_syllables() if other_tone(syllable)] == []


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("sở đả ban hành", [("đả ban", "đã ban")]),
        ("đả kích và ẩu đả", []),
        ("ubnd xả hương sơn", [("xả hương", "xã hương")]),
        ("đập xả nước, kênh xả lũ", []),
        ("có lưu lượng xả từ 500 m3/ngày đêm", []),
        ("xả môi trường 2,6 triệu m3", []),
        ("hồ chứa xả theo quy trình", []),
        ("tự ý xả ra kênh", []),
        ("doanh nghiệp xả trộm", []),
        ("cán bộ xả đã kiểm tra hồ sơ lưu trữ", [("xả đã", "xã đã")]),
        ("kinh tế xả hội", [("xả hội", "xã hội")]),
        ("củng cố tổ chức", []),
        ("củng như năm trước", [("củng như", "cũng như")]),
        ("chia sẻ, san sẻ", []),
    ],
)
def test_a_bound_syllable_keeps_its_company(text: str, slips: list[tuple[str, str]]) -> None:
    words = text.replace(",", "").split()
    assert [(slip.written, slip.right) for slip in misplaced(words)] == slips


def test_bound_syllables_are_reported_for_a_quick_look() -> None:
    assert "đả" in bound_syllables()
