"""Values against the level that they are held against."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.held_levels import check_held_levels

WRONG = [
    ("Tiêm phòng đạt 86,5%, vượt 3,5% so với chỉ tiêu kế hoạch (90%).", "P904"),
    ("Tỷ lệ hộ dùng nước sạch đạt 78,4%, thấp hơn 3,4% so với kế hoạch là 75%.", "P904"),
    ("Thu 46,5 tỷ đồng, vượt 3,5 tỷ đồng so với dự toán (50 tỷ đồng).", "P904"),
    ("Tỷ lệ giải ngân đạt 68,2%, thấp hơn bình quân chung cả tỉnh (61,5%).", "P904"),
    ("Xảy ra 12 vụ tai nạn, tăng so với cùng kỳ (15 vụ).", "P904"),
    ("Tỷ lệ hộ nghèo còn 2,1%, tăng so với đầu năm (3,4%).", "P904"),
    ("Hồ sơ trực tuyến đạt 82%, cao hơn mức 85% của quý I.", "P904"),
    ("Lĩnh vực cao nhất 93,18%; thấp nhất 71,46%, chênh lệch giữa hai lĩnh vực là 21,72%.", "P903"),
]
RIGHT = [
    "Tiêm phòng đạt 86,5%, thấp hơn 3,5% so với chỉ tiêu (90%).",
    "Tiêm phòng đạt 93,5%, vượt 3,5% so với chỉ tiêu (90%).",
    "Thu 46,5 tỷ đồng, thấp hơn 3,5 tỷ đồng so với dự toán (50 tỷ đồng).",
    "Tỷ lệ giải ngân đạt 68,2%, cao hơn bình quân chung cả tỉnh (61,5%).",
    "Xảy ra 12 vụ tai nạn, giảm so với cùng kỳ (15 vụ).",
    "Xảy ra 12 vụ, giảm 3 vụ so với cùng kỳ (15 vụ).",
    "Xảy ra 96 vụ, giảm 24 vụ so với cùng kỳ năm 2023 (120 vụ).",
    "CPI tăng 0,17% so với tháng trước, tăng 4,34% so với cùng kỳ.",
    "Đạt 64,3% dung tích thiết kế, thấp hơn cùng kỳ 8,1%; có 14 hồ dưới 30%.",
    "Xảy ra 21 vụ cháy, giảm 6 vụ (22,2%) so với quý I/2024.",
    "Đạt 17,82%, giảm 3,2% so với năm trước.",
    "Tỷ lệ đạt 82%, cao hơn mức 75% của quý I.",
    "Tỷ lệ đạt 82%, cao hơn quý I (75%).",
    "Lĩnh vực cao nhất 93,18%; thấp nhất 71,46%, chênh lệch là 21,72 điểm phần trăm.",
    "Nam 52%, nữ 48%, chênh lệch so với năm trước là 4%.",
    "Tháng 01, xã tiếp nhận 812 hồ sơ.\nSo với tháng 12/2025 (864 hồ sơ), số hồ sơ tiếp nhận giảm 6,02%.",
    "Tháng 01, xã giải quyết 812 hồ sơ.\nSo với tháng 12/2025 (864 hồ sơ), số hồ sơ tiếp nhận tăng 5%.",
    "Tháng 01, tiếp nhận 812 hồ sơ, giải quyết 916 hồ sơ.\nSo với tháng 12/2025 (864 hồ sơ), số hồ sơ tăng 6,02%.",
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_levels_that_are_not_reached_or_passed_are_reported(text: str, code: str) -> None:
    assert_one(findings_of_rule(check_held_levels, text), code, "")


@pytest.mark.parametrize("text", RIGHT)
def test_amounts_other_things_and_goals_of_less_are_silent(text: str) -> None:
    assert findings_of_rule(check_held_levels, text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nợ quá hạn 1,57 tỷ đồng, chiếm 0,22%, {} bình quân chung toàn chi nhánh (0,14%).", ["P904", ""]),
        ("Tỷ lệ tổn thất điện năng 4,12%, {} mức bình quân của Tổng công ty (4,86%).", ["", "P904"]),
        ("Điểm hài lòng 8,9%, {} mức bình quân của tỉnh (8,4%).", ["", ""]),
    ],
)
def test_better_is_less_of_a_trouble(text: str, codes: list[str]) -> None:
    found = [findings_of_rule(check_held_levels, text.format(word)) for word in ("tốt hơn", "kém hơn")]
    assert ["".join(item.code for item in one) for one in found] == codes
