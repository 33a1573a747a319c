"""Results of a quarter that is not over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.results_ahead import check_results_ahead

_FACTS = ProseFacts(report_date=date(2026, 10, 12))
_OPENING = "Quý III năm 2026 (từ ngày 01/7 đến ngày 30/9), Cổng thông tin tiếp nhận 4.186 phản ánh."


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Có 38.614 lượt hỏi đáp trong quý III năm 2026.", "Có 38.614 lượt hỏi đáp trong quý IV năm 2026."),
        (
            "Trợ lý ảo: 96/96 xã sử dụng, 38.614 lượt hỏi đáp trong quý III.",
            "Trợ lý ảo: 96/96 xã sử dụng, 38.614 lượt hỏi đáp trong quý IV.",
        ),
        ("Phát sinh 1.243 hồ sơ trực tuyến trong quý III.", "Phát sinh 1.243 hồ sơ trực tuyến trong quý IV."),
    ],
)
def test_the_mistake_is_found_and_the_right_text_is_silent(right: str, wrong: str) -> None:
    assert findings_of_rule(check_results_ahead, _OPENING, right, facts=_FACTS) == []
    assert [item.code for item in findings_of_rule(check_results_ahead, _OPENING, wrong, facts=_FACTS)] == ["P909"]
    assert [item.code for item in findings_of_families(("P3", "P4", "P9"), _OPENING, wrong, facts=_FACTS)] == ["P909"]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu đạt 38.614 lượt hỏi đáp trong quý IV năm 2026.",
        "Tổ chức 12 lớp tập huấn trong quý IV năm 2026.",
        "Tiếp tục rà soát 1.243 hộ trong quý IV năm 2026.",
        "Tập trung giải quyết 1.286 hồ sơ tồn đọng trong quý IV năm 2026.",
        "Bố trí 1.243 cán bộ tập huấn trong quý IV.",
        "Tổ chức tập huấn cho 1.243 lượt người trong quý IV năm 2026.",
        "Có 1.243 thẻ bảo hiểm hết hạn trong quý IV năm 2026.",
        "Có 1.243 hồ sơ hẹn trả trong quý IV năm 2026.",
        "Đã ký 1.243 hợp đồng thực hiện trong quý IV năm 2026.",
        "Có 1.243 học sinh thi trong quý IV năm 2026.",
        "Cấp 1.500 tài khoản trong quý IV năm 2026.",
        "Có 38.614 lượt hỏi đáp trong quý IV năm 2025.",
        "Có 38.614 lượt hỏi đáp; hội nghị trong quý IV năm 2026.",
    ],
)
def test_what_only_looks_like_it_is_silent(text: str) -> None:
    assert findings_of_rule(check_results_ahead, _OPENING, text, facts=_FACTS) == []


def test_without_a_period_at_the_opening_or_a_day_nothing_is_said() -> None:
    wrong = "Có 38.614 lượt hỏi đáp trong quý IV năm 2026."
    assert findings_of_rule(check_results_ahead, "Cổng thông tin hoạt động tốt.", wrong, facts=_FACTS) == []
    assert findings_of_rule(check_results_ahead, _OPENING, wrong) == []
    later = ProseFacts(report_date=date(2027, 1, 5))
    assert findings_of_rule(check_results_ahead, _OPENING, wrong, facts=later) == []
