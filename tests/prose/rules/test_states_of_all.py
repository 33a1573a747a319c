"""States of one thing against all of it."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.states_of_all import check_states_of_all

WRONG = [
    "Tỉnh có 64 xã. Đến nay đã công bố quy hoạch 48 xã, chưa công bố quy hoạch 17 xã.",
    (
        "Nghị quyết giao 41 nhiệm vụ. Đến nay đã hoàn thành 24 nhiệm vụ, đang thực hiện 13 nhiệm vụ, "
        "chưa triển khai 6 nhiệm vụ."
    ),
    "Có 36 dự án.\n19 dự án đã khánh thành, 12 dự án đang thi công, còn lại 4 dự án chưa khởi công.",
    "Tỉnh có 64 xã phải công bố quy hoạch. Hiện còn 17 xã đang lập quy hoạch; 48 xã đã hoàn thành.",
    "Dịch bệnh xảy ra ở 29 thôn; đến nay 21 thôn đã hết dịch, còn 9 thôn chưa qua 21 ngày.",
    "Ban được giao 18 gói thầu: đã nghiệm thu 11 gói thầu, đang thi công 6 gói thầu và 3 gói thầu chờ phê duyệt.",
    "Xã rà soát 57 hộ có nhà tạm. Đến nay, 38 hộ đã làm xong nhà, 12 hộ đang làm, 5 hộ còn lại chưa khởi công.",
]
RIGHT = [
    "Phải thi hành 31.204 việc, có điều kiện 24.106 việc; đã thi hành xong 20.417 việc; chưa có điều kiện 7.098 việc.",
    "Thành phố có 1.120 trụ nước. Công ty đã sửa 84 trụ, đạt 70%; còn 36 trụ chưa sửa.",
    "Nghị quyết giao 43 nhiệm vụ. Đã hoàn thành 24 nhiệm vụ, đang thực hiện 13 nhiệm vụ, chưa triển khai 6 nhiệm vụ.",
    "Có 36 dự án. 19 dự án đã khánh thành, 12 dự án đang thi công.",
    "Có 36 dự án. Riêng cấp xã có 9 dự án đã hoàn thành, 12 dự án đang thi công, còn lại 4 dự án chưa khởi công.",
    "Có 36 dự án, trong đó 19 dự án đã hoàn thành, 12 dự án đang thi công, 4 dự án chưa khởi công, 1 dự án dừng.",
    "Có 36 dự án. 19 dự án đã hoàn thành, 15 dự án đã giải ngân hết, 12 dự án đang thi công, 9 dự án chưa quyết toán.",
    "Có 29 thôn xảy ra dịch. Đến nay 21 thôn đã hết dịch. So với cùng kỳ còn 9 thôn chưa qua 21 ngày.",
    "Kế hoạch năm 2026 triển khai 18 gói thầu. Đã nghiệm thu 11 gói thầu năm trước, đang thi công 9 gói thầu.",
    "Toàn xã có 612 hộ nghèo. 38 hộ đã làm xong nhà, 12 hộ đang làm, 5 hộ chưa khởi công.",
    "Có 8 xã đăng ký, 12 xã đủ điều kiện; 6 xã đã hoàn thành, 4 xã đang thẩm định, còn 1 xã chưa nộp hồ sơ.",
    "Giao 41 nhiệm vụ. Đã hoàn thành 24 nhiệm vụ, đang thực hiện 13 nhiệm vụ; 4 nhiệm vụ không còn phù hợp.",
    "Phát hiện 23 tồn tại. Đã khắc phục 16/23 tồn tại, đang khắc phục 5 tồn tại, chưa khắc phục 3 tồn tại.",
    "Có 12 tuyến đường; đã hoàn thành 14 tuyến mương, đang thi công 3 tuyến, còn lại 2 tuyến chưa khởi công.",
]


@pytest.mark.parametrize("text", WRONG)
def test_states_that_do_not_make_all_are_told(text: str) -> None:
    assert findings_of_rule(check_states_of_all, text)
    assert findings_of_families(("P301", "P305"), *text.split("\n"))


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_states_of_all, text) == []
