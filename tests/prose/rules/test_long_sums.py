"""Sums of long numbers that one digit misses."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.long_sums import check_long_sums

# fmt: off
TEXTS = [
    ("Bão làm {} hộ phải sơ tán với 11.764 khẩu. Đến nay đã có 3.102 hộ trở về, còn 116 hộ ở tạm.", "3.218", "8.218"),
    ("Đã hoàn thành 6.418/6.418 căn, trong đó xây mới 4.726 căn, sửa chữa {} căn.", "1.692", "1.962"),
    ("Toàn huyện còn {} hộ nghèo, trong đó 7 xã vùng cao có 814 hộ; 11 xã còn lại có 198 hộ.", "1.012", "2.012"),
    ("Trực tuyến 4.812 hồ sơ, trực tiếp 1.206 hồ sơ, cộng là {} hồ sơ.", "6.018", "6.118"),
]
SILENT = [
    "Toàn tỉnh có 1.012 trạm thu phát sóng, trong đó 982 trạm có 4G, 34 trạm có 5G.",
    "Nhận 6.840 hồ sơ; giải quyết 6.127 hồ sơ, trong đó đúng hạn 6.014 hồ sơ; còn 713 hồ sơ.",
    "Tổng số cử tri 14.862 người, đã đi bầu 14.826 người. Có 34 người ốm.",
    "Nợ thuế 1.806 tỷ đồng, trong đó khó thu 612 tỷ đồng. Thu nợ 11 tháng 1.214 tỷ đồng.",
    "Kế hoạch 4.500 hộ, đã khảo sát 3.100 hộ, trong đó 1.300 hộ nghèo.",
    "Có 2.400 hộ trồng lúa với 1.210 hộ trồng màu, trong đó 210 hộ được tính ở cả hai loại, còn 1.180 hộ nuôi cá.",
]
# fmt: on


@pytest.mark.parametrize(("text", "right", "wrong"), TEXTS)
def test_one_wrong_digit_is_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_long_sums, text.format(right)) == []
    assert [item.code for item in findings_of_rule(check_long_sums, text.format(wrong))] == ["P301"]


@pytest.mark.parametrize("text", SILENT)
def test_figures_that_another_sum_explains_or_that_are_no_parts_are_silent(text: str) -> None:
    assert findings_of_rule(check_long_sums, text) == []
