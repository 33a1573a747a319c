"""Longer periods that still have the figure of a shorter one."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.copied_totals import check_copied_totals

PAIRS = [
    (
        (
            "Sáu tháng đầu năm, các bệnh viện khám 41.260 lượt; riêng quý III/2025 khám 20.118 lượt. Như vậy, lũy kế "
            "9 tháng khám {61.378|41.260} lượt, đạt 78,0% kế hoạch."
        ),
        "P970",
        "61.378",
    ),
    (
        ("Quý I/2025 toàn huyện trồng 312 ha rừng, quý II/2025 trồng 268 ha. Lũy kế 6 tháng trồng {580|268} ha."),
        "P970",
        "580",
    ),
    (
        (
            "Chín tháng đầu năm, Thanh tra ban hành 214 kết luận; trong quý IV ban hành thêm 61 kết luận, lũy kế cả "
            "năm là {275|214} kết luận."
        ),
        "P970",
        "275",
    ),
    (
        ("Thu ngân sách 10 tháng đạt 412,6 tỷ đồng; tháng 11 thu 38,4 tỷ đồng; lũy kế 11 tháng {451,0|412,6} tỷ đồng."),
        "P970",
        "451",
    ),
    (
        (
            "Đến hết tháng 8, thư viện cấp 3.120 thẻ bạn đọc; riêng tháng 9 cấp 486 thẻ. Tính chung 9 tháng cấp "
            "{3.606|3.120} thẻ, tăng 4,1% so với cùng kỳ năm 2024."
        ),
        "P970",
        "3.606",
    ),
    (
        (
            "Quý I cơ quan tiếp 412 lượt công dân, quý II tiếp 388 lượt, quý III tiếp 405 lượt; tính chung 9 tháng "
            "tiếp {1.205|800} lượt."
        ),
        "P970",
        "1.205",
    ),
]
RIGHT = [
    ("Sáu tháng đầu năm tiếp 7.415 lượt, quý III tiếp 3.286 lượt; lũy kế 9 tháng có 1.204 lượt đoàn đông người."),
    (
        "Sáu tháng đầu năm tuyển 412 người; quý III tuyển 96 người. Lũy kế 9 tháng, số người còn làm việc là 471 "
        "người do 37 người nghỉ việc."
    ),
    (
        "Đến hết quý II có 34 xã đạt chuẩn; quý III công nhận thêm 05 xã, thu hồi 02 xã; lũy kế đến hết quý III "
        "có 37 xã đạt chuẩn."
    ),
    ("Kế hoạch 6 tháng đầu năm là 500 lượt, quý III là 250 lượt; lũy kế 9 tháng thực hiện 812 lượt."),
    (
        "Sáu tháng đầu năm kiểm tra 120 cơ sở; quý III kiểm tra 75 cơ sở, trong đó 20 cơ sở kiểm tra lại. Lũy kế "
        "9 tháng đã kiểm tra 175 cơ sở."
    ),
    (
        "Quý III xảy ra 12 vụ, giảm 3 vụ; 6 tháng đầu năm xảy ra 31 vụ. Lũy kế 9 tháng xảy ra 43 vụ, giảm 31 vụ "
        "so với cùng kỳ."
    ),
    (
        "Trong quý III, toàn tỉnh tiếp nhận 3.286 lượt tại cấp xã; 6 tháng đầu năm tiếp nhận 7.415 lượt ở cả ba "
        "cấp; lũy kế 9 tháng cấp tỉnh và cấp xã tiếp nhận 9.950 lượt."
    ),
    ("6 tháng đầu năm GRDP đạt 41.260 tỷ đồng; quý III đạt 22.118 tỷ đồng; quy mô cả năm ước 86.400 tỷ đồng."),
    (
        "Sáu tháng đầu năm, dư nợ tăng thêm 312 tỷ đồng; quý III dư nợ đạt 4.120 tỷ đồng; lũy kế 9 tháng dư nợ "
        "tăng 455 tỷ đồng."
    ),
    ("Dân số 6 tháng đầu năm là 84.120 người; quý III là 84.310 người; 9 tháng là 84.310 người."),
    (
        "Quý II có 6.204 người có việc làm, quý I có 6.118 người có việc làm; 6 tháng đầu năm bình quân có 6.161 "
        "người có việc làm."
    ),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_copied_totals, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_copied_totals, text) == []
