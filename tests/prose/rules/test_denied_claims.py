"""Claims that all is done against counts of what is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.denied_claims import check_denied_claims

# fmt: off
CASES = [
    (
        "P901",
        (
            "Đến cuối kỳ còn 03 hồ sơ đất đai quá hạn do chờ ý kiến cơ quan thuế.\nKết quả giải quyết hồ sơ "
            "trong kỳ nhìn chung tốt, hầu hết hồ sơ được trả đúng hạn."
        ),
        (
            "Đến cuối kỳ còn 03 hồ sơ đất đai quá hạn do chờ ý kiến cơ quan thuế.\nKết quả giải quyết hồ sơ "
            "trong kỳ nhìn chung tốt, 100% hồ sơ được trả đúng hạn."
        ),
    ),
    (
        "P901",
        (
            "Còn 04 kiến nghị của cử tri về điện, đường chưa được giải quyết do thiếu vốn.\nNhìn chung, đa số "
            "kiến nghị của cử tri đã được giải quyết, trả lời kịp thời."
        ),
        (
            "Còn 04 kiến nghị của cử tri về điện, đường chưa được giải quyết do thiếu vốn.\nNhìn chung, 100% "
            "kiến nghị của cử tri đã được giải quyết, trả lời kịp thời."
        ),
    ),
    (
        "P901",
        (
            "Chủ tịch UBND tỉnh giao 128 nhiệm vụ. Đến nay 122/128 nhiệm vụ đã hoàn thành. 06 nhiệm vụ còn lại "
            "đang được triển khai."
        ),
        (
            "Nhận 46 kiến nghị. 46/46 kiến nghị đã được giải quyết xong. Riêng 04 kiến nghị hiện vẫn đang giải "
            "quyết."
        ),
    ),
    (
        "P901",
        "Có 17/19 kết luận thanh tra đã được thực hiện xong. Hai kết luận chưa thực hiện xong.",
        "100% kết luận thanh tra đã được thực hiện xong. Hai kết luận về đất đai chưa thực hiện xong.",
    ),
    (
        "P901",
        "Hồ sơ được giải quyết phần lớn đúng hạn; có 05 hồ sơ xây dựng trả chậm 02 ngày.",
        "Hồ sơ được giải quyết đúng hạn 100%; có 05 hồ sơ xây dựng trả chậm 02 ngày.",
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_denied_claims, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_denied_claims, wrong, facts=FACTS)} == {code}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("100% số xã đã ban hành kế hoạch; hiện 04 xã chưa ban hành quyết định.", []),
        ("100% số xã đã ban hành kế hoạch; hiện 04 xã chưa ban hành kế hoạch.", ["P901"]),
        ("100% hồ sơ trong hạn đã được giải quyết; còn 12 hồ sơ đang giải quyết.", []),
        ("100% hồ sơ đã được giải quyết xong; còn 12 hồ sơ chưa giải quyết dứt điểm.", ["P901"]),
    ],
)
def test_what_is_said_of_another_thing_denies_nothing(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_denied_claims, text, facts=FACTS)] == codes


@pytest.mark.parametrize("none", ["0 hồ sơ quá hạn", "00 hồ sơ trả chậm"])
def test_none_at_all_denies_nothing(none: str) -> None:
    assert findings_of_rule(check_denied_claims, f"100% hồ sơ đúng hạn; {none}.") == []
    late = none.replace("00", "03").replace("0 ", "3 ")
    assert [item.code for item in findings_of_rule(check_denied_claims, f"100% hồ sơ đúng hạn; {late}.")] == ["P901"]
