"""Shares of another figure than the one that is called so."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.called_bases import check_called_bases

PAIRS = [
    (
        (
            "Số cơ sở thuộc diện quản lý là 2.140 cơ sở; số cơ sở được kiểm tra là 1.926 cơ sở; đạt yêu cầu 1.246 cơ "
            "sở.\nTính trên số cơ sở được kiểm tra, tỷ lệ đạt yêu cầu đạt {64,7|58,2}%."
        ),
        "64,7",
    ),
    (
        (
            "Tổng thu ngân sách 9 tháng ước đạt 49.140 tỷ đồng, bằng 84,0% dự toán (58.500 tỷ đồng).\n"
            "+ Thu từ hoạt động xuất nhập khẩu 13.650 tỷ đồng, chiếm {27,8|23,3}% tổng thu."
        ),
        "27,8",
    ),
    (
        (
            "Tổng vốn được phép thực hiện (gồm cả vốn chuyển sang 684,2 tỷ đồng) là 3.811,7 tỷ đồng. Đến nay giải ngân "
            "2.613,8 tỷ đồng, đạt {68,6|83,6}% tổng vốn được phép thực hiện."
        ),
        "68,6",
    ),
    (
        (
            "Xuất khẩu: kim ngạch xuất khẩu đạt 9.250 triệu USD; khu vực đầu tư nước ngoài 7.400 triệu USD, doanh "
            "nghiệp trong nước 1.850 triệu USD.\nNhư vậy, khu vực trong nước đóng góp {20,0|25,0}% kim ngạch xuất khẩu."
        ),
        "20,0",
    ),
    (
        (
            "Có 48.600 trẻ từ 6 đến 35 tháng tuổi thuộc diện uống.\nTại xã miền núi có 9.720 trẻ trong diện, chiếm "
            "{20,0|25,0}% số trẻ toàn tỉnh trong diện."
        ),
        "20,0",
    ),
    (
        (
            "Có 36.500 hộ, trong đó 35.040 hộ (96,0%) dùng nước hợp vệ sinh; 29.784 hộ dùng nước tập trung.\nTrong các "
            "hộ dùng nước hợp vệ sinh, tỷ lệ dùng nước tập trung đạt {85,0|81,6}%."
        ),
        "85,0",
    ),
    (
        (
            "Kế hoạch vốn là 12.400 tỷ đồng, đã phân bổ chi tiết 11.780 tỷ đồng. Giải ngân 8.246 tỷ đồng.\nNếu so với "
            "số vốn đã phân bổ chi tiết, tỷ lệ giải ngân đạt {70,0|66,5}%."
        ),
        "70,0",
    ),
    (
        (
            "Xảy ra 486 vụ, bắt 798 đối tượng. Trong số đối tượng bị bắt có 91 người dưới 18 tuổi.\nTỷ lệ người dưới "
            "18 tuổi ở mức cao, chiếm {11,4|18,7}% số đối tượng bị bắt."
        ),
        "11,4",
    ),
]
RIGHT = [
    "Nhóm linh kiện xuất khẩu 5.893 triệu USD, chiếm 77,5% tổng kim ngạch xuất khẩu. Kim ngạch xuất nhập khẩu 14.862 "
    "triệu USD, trong đó xuất khẩu 7.604 triệu USD.",
    "Tổng số hồ sơ tiếp nhận: 3.486 hồ sơ, trong đó tiếp nhận trực tuyến 3.102 hồ sơ.\nSố quá hạn là 16 hồ sơ, bằng "
    "0,46% tổng số tiếp nhận.",
    "Hệ thống tiếp nhận 18.640 hồ sơ, đã giải quyết 16.124 hồ sơ.\nChi nhánh giải quyết 3.214 hồ sơ, chiếm 19,9% toàn "
    "hệ thống.",
    "Quản lý 248 thủ tục hành chính, gồm 141 thủ tục ở cấp trung ương. Cắt giảm 112 thủ tục, đạt 45,16% tổng số thủ "
    "tục.",
    "Khai sinh cho 17.246 trường hợp (đăng ký mới 13.805 trường hợp); tiếp nhận 12.968 hồ sơ (bằng 93,94% số trường "
    "hợp khai sinh mới).",
    "Tạm đình chỉ 186 cơ sở, đình chỉ 94 cơ sở; hoạt động lại 121 cơ sở, bằng 43,2% số bị tạm đình chỉ và đình chỉ "
    "(280 cơ sở).",
    "Tiếp nhận 36.500 hồ sơ, giải quyết 33.580 hồ sơ. Đúng hạn 32.908 hồ sơ, bằng 98,0% số đã giải quyết, hay 90,2% "
    "tổng số tiếp nhận.",
    "Thanh toán 1.008 tỷ đồng; vốn ba chương trình thanh toán 315 tỷ đồng, chiếm 31,25% số lũy kế.",
    "Sản lượng điện thương phẩm tháng 7 đạt 1.512 triệu kWh; lũy kế 7 tháng 9.846 triệu kWh.\nTiết kiệm điện 7 tháng "
    "được 241,7 triệu kWh, bằng 2,45% sản lượng điện thương phẩm.",
    "Có 1.284 cơ sở, trong đó 386 cơ sở do Công an thành phố quản lý, 898 cơ sở do UBND phường quản lý; 617 nhà trọ "
    "nằm trong số 898 cơ sở này.\nKiểm tra 273 cơ sở (30,4% số cơ sở phường quản lý).",
    "Quý III có 11.952 hồ sơ; tiếp nhận mới qua Cổng 10.940 hồ sơ. Tháng 9 có 4.183 hồ sơ, chiếm 35,0% số tiếp nhận "
    "mới.",
    "Đăng ký dự thi 38.214 thí sinh. Số dự thi 38.032; vắng 182. Tốt nghiệp 37.887 thí sinh, bằng 99,62% số dự thi.",
    (
        "Tổng thu ngân sách xã 15.000 triệu đồng. Tổng chi ngân sách xã 12.000 triệu đồng; trong đó chi đầu tư 2.460 "
        "triệu đồng, bằng 20,5% tổng chi và bằng 16,4% tổng thu."
    ),
    (
        "Xã có 611 hộ nghèo, 498 hộ cận nghèo. Tổng số hộ nghèo và cận nghèo là 1.109 hộ. Hộ nghèo dân tộc thiểu số có "
        "587 hộ, chiếm 96,07% tổng số hộ nghèo."
    ),
    (
        "Tổng sản lượng khai thác và nuôi trồng 796.450 tấn; nuôi trồng 355.150 tấn, trong đó tôm 119.860 tấn, chiếm "
        "33,7% sản lượng nuôi."
    ),
]


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_called_bases, text, "P971", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_called_bases, text) == []
