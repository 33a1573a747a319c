"""Units that a figure cannot have."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.odd_units import check_odd_units

WRONG = [
    ("Năng suất lúa bình quân 58 tấn/ha.", "58 tấn/ha"),
    ("Năng suất lúa đạt 4,1 tạ/ha.", "4,1 tạ/ha"),
    ("Năng suất ngô ước 52 tấn/ha.", "52 tấn/ha"),
    ("Thu nhập bình quân đầu người đạt 52 tỷ đồng/năm.", "52 tỷ đồng/năm"),
    ("Thu nhập bình quân đầu người 52.000 đồng/năm.", "52.000 đồng/năm"),
    ("Giá lúa 7,2 triệu đồng/kg.", "7,2 triệu đồng/kg"),
    ("Giá khởi điểm 17,3 tỷ đồng/m².", "17,3 tỷ đồng/m²"),
    ("Lương hưu bình quân 5,2 tỷ đồng/người/tháng.", "5,2 tỷ đồng/người/tháng"),
    ("Đàn lợn 12.400 tấn, đàn trâu 320 con.", "12.400 tấn"),
    ("Vụ lúa đông xuân kết thúc. Năng suất bình quân ước 68,5 tấn/ha, giảm 0,2 tạ/ha.", "68,5 tấn/ha"),
    ("Điện thương phẩm 9 tháng đạt 612 triệu kW.", "612 triệu kW"),
    ("Lượng mưa bình quân tháng 10 đạt 312 cm.", "312 cm"),
    ("Nhiệt độ nước thải dao động từ 27 đến 33%.", "33%"),
    ("Diện tích xuống giống lúa của xã đạt 4.250 m².", "4.250 m²"),
    ("Sản lượng lúa đạt 4.250 ha.", "4.250 ha"),
    ("Xảy ra 24 vụ tai nạn, làm chết 11 vụ, bị thương 19 người.", "11 vụ"),
    ("Xảy ra 12 vụ tai nạn, làm 05 vụ chết, 09 người bị thương.", "05 vụ chết"),
    ("Mưa lũ làm 48 nhà chết, 12 người mất tích.", "48 nhà chết"),
    ("Đã tiêu hủy 212 hộ với trọng lượng 11.240 kg.", "212 hộ"),
    ("Đã khởi tố 03 m3 gỗ.", "03 m3"),
]
RIGHT = [
    "Có 05 vụ chết người, làm chết 05 người; số vụ chết giảm 01 vụ; làm chết 1,2 ha rừng trồng, chết 40 con lợn.",
    "Tiêu hủy toàn bộ lợn của 12 hộ với 212 con; khởi tố 02 vụ, 03 bị can; 12 nhà có người chết.",
    "Năng suất lúa bình quân 58 tạ/ha.",
    "Năng suất lúa 5,8 tấn/ha; năng suất lúa vụ Mùa 49,5 tạ/ha.",
    "Năng suất mía 72 tấn/ha; năng suất sắn 25 tấn/ha; năng suất rau 18 tấn/ha.",
    "Năng suất lạc 24 tạ/ha; năng suất đậu 9 tạ/ha.",
    "Năng suất lao động 152 triệu đồng/người.",
    "Thu nhập bình quân đầu người đạt 52 triệu đồng/năm.",
    "Thu nhập bình quân đầu người 4,3 triệu đồng/tháng.",
    "Thu nhập bình quân 9 triệu đồng/người/tháng.",
    "Thu nhập bình quân của hộ nghèo 700.000 đồng/tháng.",
    "Thu nhập bình quân đầu người tăng 12%.",
    "Giá lúa 7.200 đồng/kg; giá lợn hơi 62.000 đồng/kg.",
    "Giá trị sản xuất 1,2 tỷ đồng/ha; giá trị 250 triệu đồng/ha.",
    "Số thu bình quân 14,6 tỷ đồng/ngày; doanh thu 3 tỷ đồng/lượt đấu giá.",
    "Giá đất 17,3 triệu đồng/m²; giá 1,2 tỷ đồng/lô; 2,4 tỷ đồng/km.",
    "Mức 1,2 tỷ đồng/xã; 3 tỷ đồng/trường; 5 tỷ đồng/dự án.",
    "Đàn lợn 12.400 con; sản lượng thịt lợn 12.400 tấn.",
    "Đàn lợn hơi xuất chuồng 320 tấn.",
    "Đàn trâu, bò 3.200 con; tổng đàn gia cầm 120.000 con.",
    "Đàn bò sữa 320 con cho 1.200 lít/ngày.",
    "Tập đoàn 12 người; Đàn ông 45 người; dàn lợn 2 ha.",
    "Sâm 120 triệu đồng/kg; tổ yến 35 triệu đồng/kg.",
    "Năng suất dưa lưới 32 tấn/ha, lúa tăng 0,2 tạ/ha; năng suất cà chua 55 tấn/ha.",
    "Điện thương phẩm 612 triệu kWh; công suất lắp đặt 48.000 kW; tiết giảm công suất 318 triệu kWh.",
    "Lượng mưa 312 mm; lượng mưa cao hơn 30%; nhiệt độ 33°C, độ ẩm 78%; mực nước 45 cm.",
    "Diện tích xuống giống 4.250 ha; hộ ông An có diện tích gieo cấy 2.500 m².",
]


@pytest.mark.parametrize(("text", "written"), WRONG)
def test_units_that_the_thing_never_has_are_reported(text: str, written: str) -> None:
    assert_one(findings_of_rule(check_odd_units, text), "P926", written)


@pytest.mark.parametrize("text", RIGHT)
def test_usual_sizes_and_other_things_are_silent(text: str) -> None:
    assert findings_of_rule(check_odd_units, text) == []
