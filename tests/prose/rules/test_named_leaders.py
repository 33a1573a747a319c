"""The first and last of a list in running text."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.named_leaders import check_named_leaders

RATES = "Tỷ lệ giải ngân của các xã: An Bài 76,5%; An Ấp 53,4%; An Cầu 60,7%; An Đồng 82,0%."
POINTS = "Điểm thi đua: Cụm Đoan Hùng 94,5 điểm, Cụm Việt Trì 91,2 điểm, Cụm Phú Thọ 96,1 điểm."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"{RATES}\nThấp nhất là xã An Cầu.", "An Ấp (53,4%)"),
        (f"{RATES} Đứng đầu là xã An Bài, kế đến là An Cầu.", "An Đồng (82,0%)"),
        (f"{RATES} Cao nhất thuộc về xã An Cầu.", "An Đồng (82,0%)"),
        (f"{POINTS} Cụm Việt Trì dẫn đầu.", "Phú Thọ (96,1 điểm)"),
        (f"{POINTS} Cụm Đoan Hùng đứng cuối, cần cố gắng.", "Việt Trì (91,2 điểm)"),
        ("Số ca: An Bài 1.076 ca, An Ấp 853 ca và An Cầu 960 ca. Nhiều nhất là An Cầu.", "An Bài (1.076 ca)"),
    ],
)
def test_another_one_of_the_list_is_first(text: str, first: str) -> None:
    assert_one(findings_of_rule(check_named_leaders, text), "P924", first)


@pytest.mark.parametrize(
    "text",
    [
        f"{RATES} Thấp nhất là xã An Ấp.",
        f"{POINTS} Cụm Phú Thọ dẫn đầu.",
        # Of something else, of figures of other kinds, below a heading of its own, and names that are not listed.
        f"{RATES} Cao nhất là xã An Cầu về tiến độ.",
        f"{POINTS} Cụm Việt Trì dẫn đầu về phong trào.",
        "Kết quả: An Bài 76,5%; An Ấp 53 hộ; An Cầu 60,7%. Thấp nhất là xã An Cầu.",
        f"{RATES}\n2. Thấp nhất là xã An Cầu.",
        f"{RATES} Thấp nhất là xã An Hiệp.",
        f"{RATES} Các xã cố gắng. Chi trả thấp nhất là xã An Cầu.",
    ],
)
def test_the_first_of_the_list_and_of_other_matters_are_silent(text: str) -> None:
    assert findings_of_rule(check_named_leaders, text) == []
