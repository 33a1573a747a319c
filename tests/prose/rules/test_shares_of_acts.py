"""Shares of what an act was done to."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.shares_of_acts import check_shares_of_acts

WRONG = [
    "Kết luận kiến nghị thu hồi 6.250 triệu đồng, xử lý khác 814 triệu đồng. Đã nộp 5.016 triệu đồng, "
    "đạt 83,0% số tiền phải thu hồi.",
    "Trạm thu mua 1.840 tấn lúa của 12 tổ hợp tác. Đã sấy 1.380 tấn, chiếm 57% khối lượng thu mua.",
    "Ngành đăng ký dự thi cho 4.120 thí sinh.\nCó 3.914 thí sinh đến làm thủ tục, đạt 59% số đăng ký dự thi.",
    "Nhà máy tiếp nhận 640 tấn/ngày. Đốt 416 tấn/ngày, chiếm 56% lượng tiếp nhận.",
    "Đoàn phát hiện sai phạm 7.400 triệu đồng. Đã khắc phục 4.810 triệu đồng, bằng 56% số tiền sai phạm.",
]
RIGHT = [
    "Công khai 463 TTHC. Trong quý có 121 TTHC phát sinh hồ sơ; 10 thủ tục nhiều hồ sơ nhất chiếm 85,1% số hồ sơ.",
    "Kiến nghị thu hồi 6.250 triệu đồng. Đã nộp 5.000 triệu đồng, đạt 80% số tiền phải thu hồi.",
    "Kiến nghị thu hồi 6.250 triệu đồng trong 2 đợt; đợt 1 là 5.500 triệu đồng. Đã nộp 5.000 triệu đồng, "
    "đạt 90,9% số tiền phải thu hồi.",
    "Kiến nghị thu hồi 6.250 triệu đồng; 9 tháng kiến nghị thu hồi 9.100 triệu đồng. Đã nộp 5.000 triệu đồng, "
    "đạt 60% số phải thu hồi.",
    "Thu gom 2.386 tấn/ngày. Đốt 1.620 tấn/ngày, chiếm 67,9% lượng thu gom.",
    "Có 48.600 phòng, 1.842 cơ sở; 67 cơ sở lớn có 19.926 phòng, chiếm 41% số phòng nhưng chỉ 3,6% số cơ sở.",
    "Tiếp nhận 2.709 hồ sơ. Riêng 03 lĩnh vực này chiếm 81,4% số hồ sơ tiếp nhận.",
    "Ghi nhận 31.846 ca mắc, 05 ca tử vong. Ba địa phương này chiếm 50,7% số ca mắc.",
    "Phát ra 200 phiếu, thu về 192 phiếu; không hài lòng 5 phiếu. Tỷ lệ hài lòng đạt 97,4% số phiếu thu về.",
    "Giao trồng 120 ha rừng. Đã trồng 96 ha, đạt 74% diện tích đăng ký trồng của các hộ.",
    "Tổ chức khám cho 3.120 người. Phát hiện 412 người mắc bệnh, chiếm 23% số người khám sàng lọc lần hai.",
    "Năm trước kiến nghị thu hồi 6.250 triệu đồng. Đã nộp 5.000 triệu đồng, đạt 74% số phải thu hồi.",
    "Kiến nghị thu hồi 6.250 triệu đồng. Đã nộp 5.000 triệu đồng, vượt 12% số phải thu hồi theo kế hoạch.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_share_that_the_act_denies_is_told(text: str) -> None:
    assert findings_of_rule(check_shares_of_acts, text)
    assert "P401" in {item.code for item in findings_of_families(("P4",), *text.split("\n"))}


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_shares_of_acts, text) == []
