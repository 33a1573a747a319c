"""What is left where whole and part have other nouns."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.rules.proved_rests import check_proved_rests

TEXT = (
    "Tiếp nhận 1.892 hồ sơ đăng ký đất đai; đã cấp 1.385 giấy ({share}), trả lại {back} hồ sơ, còn {left} hồ sơ đang"
    " thẩm định."
)


@pytest.mark.parametrize(
    ("share", "back", "left", "code", "words"),
    [
        ("73,2%", "15", "492", "", ""),
        ("73,2%", "15", "292", "P305", "492"),
        ("73,2%", "15", "942", "P305", "492"),
        ("37,2%", "15", "492", "P401", "73,2%"),
        ("37,2%", "15", "300", "", ""),  # nothing is proved
        ("100%", "15", "492", "", ""),
    ],
)
def test_share_and_rest_prove_each_other(share: str, back: str, left: str, code: str, words: str) -> None:
    found = findings_of_rule(check_proved_rests, TEXT.format(share=share, back=back, left=left))
    if code:
        assert_one(found, code, words)
    else:
        assert found == []


@pytest.mark.parametrize(
    "text",
    [
        TEXT.format(share="73,2%", back="15", left="292").replace("trả lại", "trong đó"),
        TEXT.format(share="73,2%", back="15", left="292").replace("còn", "cùng kỳ"),
        TEXT.format(share="73,2%", back="15", left="292").replace("1.892", "khoảng 1.892"),
        TEXT.format(share="73,2%", back="15", left="292").replace("292 hồ sơ", "292 thửa"),
    ],
)
def test_other_lists_are_silent(text: str) -> None:
    assert findings_of_families(("P305", "P401"), text) == []
