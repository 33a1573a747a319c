"""Shares and multiples in words."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.rough_words import check_rough_words

CAUSES = "Nguyên nhân: thiếu đất sản xuất {165|125} hộ ({57|43}%), thiếu vốn 81 hộ (27,8%), thiếu việc 52 hộ (17,9%)."
TAKEN = (
    "Tổng thu ngân sách xã là 142,8 tỷ đồng, gồm thu trên địa bàn {96,3|46,5} tỷ đồng và thu trợ cấp {46,5|96,3} tỷ."
)
SHRIMP = (
    "Sản lượng ước 486.300 tấn, gồm: quảng canh {251|201}.400 tấn, tôm lúa {28|78}.600 tấn, thâm canh 128.900 tấn,"
    " siêu thâm canh 77.400 tấn."
)
SHARES = [
    f"{CAUSES}\nHơn một nửa số hộ nghèo thiếu đất sản xuất, vì vậy xã kiến nghị giao đất.",
    f"{TAKEN}\nThu trên địa bàn chiếm phần lớn tổng thu, bảo đảm chi.",
    f"{SHRIMP}\nQuảng canh vẫn là chủ lực khi đóng góp hơn một nửa sản lượng.",
    "Ngân sách các cấp 131,2 tỷ đồng; nguồn ngân sách chiếm hơn {một nửa|hai phần ba} (61,1%).",
]
MULTIPLES = [
    "Số lượt khách tàu biển đạt 18.400 lượt, gấp {đôi|ba} năm 2024 (9.200 lượt).",
    "Kết nối 7.260 người, gấp gần {1,5|3} lần năm 2023 (5.185 người).",
    "Tiếp nhận 246 tin, gần gấp {rưỡi|đôi} cùng kỳ năm 2024 (171 tin).",
    "Đón 612 lượt, gần gấp {đôi|ba} kỳ nghỉ năm 2024 (312 lượt).",
]
RIGHT = [
    "Chi 5.236 tỷ đồng, đạt 51,6% dự toán (10.150 tỷ đồng), tức đã chi quá nửa dự toán năm.",
    "Nguyên nhân: thiếu đất 165 hộ (57%), thiếu vốn 81 hộ (28%), thiếu việc 43 hộ (15%). Hơn một nửa thiếu đất.",
    "Nguyên nhân: thiếu đất sản xuất 125 hộ (43%), thiếu vốn 81 hộ (28%), khác 85 hộ (29%). Phần lớn hộ ở vùng cao.",
    "Đã trả 640 hồ sơ nộp trực tuyến, 280 hồ sơ nộp trực tiếp. Quá nửa số xã tăng hồ sơ nộp trực tuyến so với cùng kỳ.",
    "Kết nối 7.260 người, 412 doanh nghiệp, gấp gần 3 lần năm 2023 (2.512 người).",
    "Phần đốt là 286 tấn, chiếm gần một phần sáu (15,2%).",
    "Tôm lúa 78.600 tấn, thâm canh 128.900 tấn, quảng canh 201.400 tấn. Quảng canh giữ hơn một nửa diện tích.",
]


@pytest.mark.parametrize("text", SHARES)
def test_a_share_that_the_named_figure_denies(text: str) -> None:
    assert_only_the_mistake_is_told(check_rough_words, text, "P401")


@pytest.mark.parametrize("text", MULTIPLES)
def test_a_multiple_that_no_figure_gives(text: str) -> None:
    assert_only_the_mistake_is_told(check_rough_words, text, "P903")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_of_something_else_is_silent(text: str) -> None:
    assert findings_of_rule(check_rough_words, text) == []
