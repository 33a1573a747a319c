"""Totals and parts of which one has exchanged digits."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.exchanged_digits import check_exchanged_digits

LINES = "Bệnh viện tỉnh khám 48.216 lượt, nội trú 2.965 lượt.\nY học cổ truyền khám 12.407 lượt, nội trú {} lượt.\n" \
    "Sản Nhi khám 21.538 lượt, nội trú 3.412 lượt.\nCộng khám 82.161 lượt, nội trú 8.515 lượt."  # fmt: skip
CASES = [
    ("Thu {} tỷ đồng. Nội địa là 10.230 tỷ đồng, còn xuất nhập khẩu là 2.265 tỷ đồng.", "12.495", "12.945", "P301"),
    ("Thụ lý 312 vụ với {} bị can (cũ 84 vụ, 139 bị can; mới 228 vụ, 329 bị can).", "468", "486", "P301"),
    ("Đã cấp 1.240 giấy; đổi 2.115 giấy; thu hồi 306 giấy. Như vậy xử lý {} giấy.", "3.661", "3.616", "P301"),
    ("Nhu cầu 2.874 căn. Bàn giao 1.835 căn. Phần chưa hoàn thành là {} căn.", "1.039", "1.093", "P305"),
    ("Giao 3.120 chỉ tiêu. Có mặt {} người, như vậy 370 chỉ tiêu chưa sử dụng.", "2.750", "2.705", "P301"),
    (
        "Hội có {} hội viên.\nTrên 60 tuổi: 987 người.\nTừ 45 đến 60 tuổi: 514 người.\nDưới 45 tuổi: 141 người.",
        "1.642",
        "1.462",
        "P301",
    ),
    (LINES, "2.138", "2.318", "P301"),
]
"""A text, the right figure, the same with two digits exchanged, the code."""
SLIPS = [
    ("Được giao {} triệu đồng. Tự chủ 14.208,5 triệu đồng, không tự chủ 1.916,2 triệu đồng.", "16.124,7", "16.129,7"),
    (
        "Doanh thu {} tỷ đồng, gồm bán lẻ 6.142 tỷ đồng, lưu trú 718 tỷ đồng, dịch vụ khác 835 tỷ đồng.",
        "7.695",
        "7.655",
    ),
    ("Kim ngạch 812,47 tỷ USD, trong đó xuất khẩu 418,26 tỷ USD, nhập khẩu {} tỷ USD.", "394,21", "399,21"),
    ("Dân số {} nghìn người, gồm nam 1.804,6 nghìn người, nữ 1.826,9 nghìn người.", "3.631,5", "1.633,5"),
    (
        "Qua thanh tra phát hiện 31.846 triệu đồng; kiến nghị thu hồi {} triệu đồng, kiến nghị khác 12.604 triệu đồng.",
        "19.242",
        "19.842",
    ),
    ("Làm thủ tục cho 84.216 tờ khai. Xanh {} tờ khai, vàng 31.402 tờ khai, đỏ 4.706 tờ khai.", "48.108", "48.308"),
    (
        "Hỗ trợ {} lượt người, gồm:\n- Đợt 1: 41.236 lượt người;\n- Đợt 2: 9.418 lượt người;\n- Đợt 3: 2.604 lượt.",
        "53.258",
        "53.458",
    ),
]
"""The same with one digit that is another, or two that are no neighbours exchanged."""
OTHERS = [
    "Ba ngành đông nhất là Điều dưỡng (486), Dược (341), Xét nghiệm (127).",
    "Nhận 1.126 hồ sơ, kỳ trước chuyển qua 18 hồ sơ, đã giải quyết 1.131 hồ sơ, đang giải quyết 13 hồ sơ.",
    "Có 1.968 người đăng ký, 63 người xin thêm, 45 người rút; 1.645 người và 341 người nghỉ việc, cộng 1.986 người.",
    "Thu 12.945 tỷ đồng, tăng 10.230 tỷ đồng so với cùng kỳ và 2.265 tỷ đồng so với dự toán.",
    "Có 1.048 trạm, trong đó 1.006 trạm có 4G, 46 trạm có 5G.",  # some have both
    "Xã có 13.452 nhân khẩu thường trú; tạm vắng 1.204 nhân khẩu; thực tế 12.748 nhân khẩu.",
    "Nhập 7.000 liều; tồn đầu tháng 2.400 liều. Sử dụng 6.742 liều; hủy 158 liều; tồn cuối tháng 2.500 liều.",
    "Chứng thực: hợp đồng mua bán 4.512; thế chấp 3.119; ủy quyền 1.308.",  # siblings
    "Đầu năm có 28.415 hộ; trong năm cấp mới 3.248 hộ, chấm dứt 1.208 hộ, cuối năm 25.187 hộ.",
    "Đoàn có 2.840 đảng viên, có 118 đảng viên trên 60 tuổi. Số được công nhận chính thức là 2.965 đảng viên.",
    "Cả ba nhóm 6.418 + 1.210 - 140 = 7.488 hộ, nay là 7.688 hộ.",
    "Tổng vốn 5.124 tỷ đồng, gồm trung ương 1.203 tỷ đồng, tỉnh 3.922 tỷ đồng (làm tròn đến 1 tỷ đồng).",
    "Gồm 5.102 tờ khai, 4.102 doanh nghiệp và 1.800 tờ khai sửa, so với cùng kỳ 5.902 tờ khai.",
    "Tiếp nhận 12.418 hồ sơ; đã giải quyết 11.906 hồ sơ, đúng hạn 11.802 hồ sơ, còn 512 hồ sơ.",
    "Rèn luyện: tốt 1.239 em, khá 04 em;\nHọc tập: tốt 1.201 em, khá 42 em;\nThi chọn: 92 em.",
]


@pytest.mark.parametrize(("text", "right", "wrong", "code"), CASES)
def test_exchanged_digits_are_found(text: str, right: str, wrong: str, code: str) -> None:
    assert findings_of_rule(check_exchanged_digits, text.format(right)) == []
    assert_one(findings_of_rule(check_exchanged_digits, text.format(wrong)), code, wrong)


@pytest.mark.parametrize("text", OTHERS)
def test_figures_that_are_no_parts_are_silent(text: str) -> None:
    assert findings_of_rule(check_exchanged_digits, text) == []


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_one_wrong_digit_is_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_exchanged_digits, text.format(right)) == []
    assert [item.code for item in findings_of_rule(check_exchanged_digits, text.format(wrong))] == ["P301"]
