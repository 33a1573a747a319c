"""A figure of a list that its total and a share both make another one."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.twice_proved import check_twice_proved

PAIRS = [
    # The share is called as its figure is.
    (
        "Tiếp nhận 174 tin báo; có 9 vụ lớn.\nĐã khởi tố 41 vụ; không khởi tố 29 vụ; tạm đình chỉ 66 vụ; "
        "đang xác minh {38|48} vụ.\nTin đang xác minh chiếm 21,8%.",
        "38",
    ),
    (
        "Khám 186.420 lượt.\n- Ngoại trú: 148.965 lượt\n- Nội trú: {37.455|27.455} lượt\nNội trú chiếm 20,1% số lượt.",
        "37.455",
    ),
    (
        "Đoạt 418 huy chương, trong đó 121 huy chương vàng, 132 huy chương bạc, {165|156} huy chương đồng.\n"
        "Tỷ lệ huy chương vàng đạt 28,9%, đồng 39,5%.",
        "165",
    ),
    ("Kiểm tra 42 cơ quan: Tốt 17 đơn vị; Khá 14 đơn vị; Yếu {11|12} đơn vị. Nhóm Yếu chiếm 26,2%.", "11"),
    # The share follows its figure; other parts stand aside.
    (
        "Chi ngân sách 96.384 triệu đồng: đầu tư 21.750 triệu đồng; thường xuyên {70.612|76.012} triệu đồng, chiếm "
        "73,3%, trong đó giáo dục 41.206 triệu đồng; chi khác 4.022 triệu đồng.",
        "70.612",
    ),
    # A one that was not carried.
    (
        "Dôi dư 486 cơ sở: làm trường học 112; làm trạm y tế 148; điều chuyển 97; bán 34; chưa có phương án {95|105}.\n"
        "Số chưa có phương án chiếm 19,5%.",
        "95",
    ),
    # A share of four digits need not name it.
    ("Bảo trì 1.487,6 km: đội 1 là 362,4 km; đội 2 là 713,8 km; đội 3 là {411,4|411,9} km. Chiếm 27,66%.", "411,4"),
]  # fmt: skip
RIGHT = [
    # Not all of it, and the share of another whole.
    "Có 174 tin báo. Đã khởi tố 41 vụ, đang xác minh 48 vụ. Tin đang xác minh chiếm 27,6%.",
    "Đăng ký 412 em; 411 em đỗ (99,76%). Hạnh kiểm tốt 389 em (94,4%), khá 23 em (5,6%).",
    "Quản lý 1.584 học sinh. Kết quả: Tốt 412 (26,18%), Khá 803 (51,02%), Đạt 341 (21,66%), Chưa đạt 18 (1,14%).",
    "Phát ra 14.826 phiếu, thu vào 14.824; hợp lệ 14.571 phiếu (98,29%), không hợp lệ 253 phiếu (1,71%).",
    # A change is no share.
    "Nhận 4.870 đơn: mới 4.594 đơn, kỳ trước 376 đơn, giảm 5,7%.",
    "Xảy ra 34 vụ, giảm 6 vụ (15%); làm rõ 29 vụ.",
    # Parts that overlap, with shares that are right.
    "Có 147 cơ sở vi phạm: 83 cơ sở về cháy (56,5%), 71 cơ sở về lưu trú (48,3%), 17 cơ sở khác (11,6%).",
    # Another figure is the total of the list.
    "Toàn tỉnh có 520 xã; 486 xã báo cáo: đạt 391 xã, chưa đạt 105 xã, thẩm định lại 496 xã. Chưa đạt chiếm 19,5%.",
    # The share is made by other figures.
    "Có 129 xã: đạt 80 xã, chưa đạt 39 xã. Ngoài ra 34 phường. Phường đạt chiếm 26,4% (34/129).",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_a_slip_that_two_computations_show_is_told(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_twice_proved, text, "P977", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_twice_proved, text) == []
