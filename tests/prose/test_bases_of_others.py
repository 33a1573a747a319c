"""Figures beside a share, a change or an average that are not its own: right ones are silent, wrong ones are told."""

from __future__ import annotations

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text

# fmt: off

RIGHT: list[str] = [
    # shares in brackets, each with a plan of its own
    "Hai khoản còn chậm là phí, lệ phí (42,7% của dự toán 4,5 tỷ đồng) và lệ phí trước bạ (47,1% của 18 tỷ đồng).",
    "Giải ngân thấp ở dự án đường liên xã (31,2% của 24 tỷ đồng) và trạm y tế (28,5% của 6,4 tỷ đồng).",
    "Tiến độ gieo trồng đạt thấp ở cây ngô (62,5% của kế hoạch 480 ha) và cây lạc (54,0% của 150 ha).",
    "Tỷ lệ tiêm thấp ở đàn trâu (71,4% của tổng đàn 2.100 con) và đàn lợn (66,0% của 9.400 con).",
    # a list whose next part has the same figure
    "Đã xử phạt hành chính 27 vụ, chuyển cơ quan điều tra 1 vụ, 1 vụ đang xác minh.",
    "Trong 14 hồ sơ trễ hạn, 12 hồ sơ đã xin lỗi công dân, chưa xin lỗi 1 hồ sơ, 1 hồ sơ rút.",
    "Xếp loại xuất sắc 3 tập thể, tốt 2 tập thể, 2 tập thể chưa xếp loại.",
    "Kỷ luật khiển trách 2 đảng viên, 2 đảng viên bị cảnh cáo.",
    # the figure of another year is the base of no share
    "Các khu du lịch đón 1.186.000 lượt khách, tăng 8,8% so với kỳ nghỉ lễ năm 2025 (1.090.000 lượt). Khách quốc tế "
    "đạt 71.160 lượt, bằng 6% tổng lượt khách.",
    "Bệnh viện khám 42.500 lượt người bệnh, tăng 6,3% so với năm 2024 (40.000 lượt). Khám bảo hiểm y tế 38.250 lượt, "
    "chiếm 90%.",
    "Thư viện phục vụ 20.400 lượt bạn đọc, tăng 2% so với năm trước (20.000 lượt). Bạn đọc thiếu nhi 8.160 lượt, "
    "chiếm 40%.",
    # a price beside a turnover
    "Gạo 2,31 triệu tấn, trị giá 1,13 tỷ USD, giá bình quân khoảng 489 USD/tấn, giảm 6,9% so với cùng kỳ (525 "
    "USD/tấn).",
    "Doanh thu nước sạch 12,4 tỷ đồng, giá bán khoảng 9.200 đồng/m³, tăng 2,2% so với cùng kỳ (9.000 đồng/m³).",
    "Tổng thu nhập 186 tỷ đồng, thu nhập khoảng 62 triệu đồng/người, tăng 6,9% so với năm 2024 (58 triệu đồng/người).",
    # those that reach a rate
    "Phường có 24 khu vực bỏ phiếu; 17/24 khu vực đạt tỷ lệ 100%.",
    "Đến nay 9/12 thôn có tỷ lệ hộ dùng nước sạch 100%.",
    "Kết quả thi tốt nghiệp: 5/8 trường đạt tỷ lệ tốt nghiệp 100%.",
    "Toàn xã 11/15 chi bộ đạt mức 100%, còn 4 chi bộ chưa thu đủ.",
    # an average of those in the ratio
    "Phường có 6 đơn vị bầu cử, 30 người ứng cử, bầu đủ 18/18 đại biểu, bình quân mỗi đơn vị bầu 3 đại biểu.",
    "Xã có 5 chi bộ, 60 người được giới thiệu, kết nạp 20/20 đảng viên, bình quân mỗi chi bộ 4 đảng viên.",
    "Trường có 8 lớp, 400 người dự tuyển, tuyển đủ 280/280 học sinh, bình quân mỗi lớp 35 học sinh.",
    # months that do not begin with January, or are not over; another total of the same noun
    "Lũy kế 8 tháng năm 2026 (đến hết ngày 31/8/2026), giải ngân 19.635 tỷ đồng.",
    "Ước lũy kế 9 tháng năm 2026 (đến hết ngày 31/8/2026 đạt 51%), giải ngân 19.635 tỷ đồng.",
    "Lũy kế 11 tháng năm công tác 2026, đến hết 31/8/2026, thi hành xong 812 việc.",
    "Tổng số ca phẫu thuật là 6.418 ca. Phẫu thuật nội soi 1.540 ca, chiếm 24,0% trong tổng số 6.418 ca phẫu thuật.",
    "Tổng số ca phẫu thuật là 6.418 ca; năm trước nội soi chiếm 22% trong tổng số 6.148 ca phẫu thuật năm 2024.",
    "Tổng số hồ sơ tiếp nhận là 6.418 hồ sơ. Đúng hạn 6.000 hồ sơ trong tổng số 6.148 hồ sơ giải quyết.",
]

WRONG: list[tuple[str, str]] = [
    ("Phí, lệ phí thu 1,92 tỷ đồng (47,2% của dự toán 4,5 tỷ đồng), thu khác đạt khá.", "P401"),
    ("Đàn trâu đã tiêm 1.500 con (74,1% của tổng đàn 2.100 con), còn lại sẽ tiêm bù.", "P401"),
    ("Đã xử lý 15 vụ, 15 vụ.", "P911"),
    ("Lũ quét cuốn trôi thuộc 3 thôn, thuộc 3 thôn vùng thấp.", "P911"),
    ("Các khu du lịch đón 1.186.000 lượt, tăng 8,8% so với năm 2025 (1.090.000 lượt), trong đó khách quốc tế 71.160 "
     "lượt, chiếm 9%.", "P401"),
    ("Giá gạo 489 USD/tấn, tăng 6,9% so với cùng kỳ (525 USD/tấn).", "P904"),
    ("Trị giá 1,13 tỷ USD, tăng 6,9% so với cùng kỳ (1,21 tỷ USD).", "P306"),
    ("Đến nay 17/24 khu vực đã họp, đạt tỷ lệ 100%.", "P401"),
    ("Đến nay 9/12 thôn có nhà văn hóa, đạt 57%.", "P401"),
    ("Phường có 6 đơn vị bầu cử, bầu 18 đại biểu, bình quân mỗi đơn vị bầu 4 đại biểu.", "P913"),
    ("Trường có 8 lớp với 280 học sinh, bình quân mỗi lớp 53 học sinh.", "P913"),
    ("Lũy kế 9 tháng năm 2026 (đến hết ngày 31/8/2026), giải ngân 19.635 tỷ đồng.", "P909"),
    ("Lũy kế 5 tháng đầu năm, tính đến hết 30/6/2026, toàn xã cấp 812 giấy phép.", "P909"),
    ("Tổng số ca phẫu thuật là 6.418 ca. Phẫu thuật nội soi nhiều nhất trong tổng số 6.148 ca phẫu thuật của năm.",
     "P922"),
    ("Tổng số lượt khám là 8.214 lượt. Ngoại trú là chính trong tổng số 8.241 lượt khám của xã, cao hơn năm trước.",
     "P922"),
    ("Tổng số hồ sơ tiếp nhận là 21.350 hồ sơ, qua mạng là chính trong tổng số 23.150 hồ sơ tiếp nhận.", "P922"),
]
# fmt: on


def codes(text: str) -> str:
    return " ".join(sorted(item.code for item in check_prose(from_text((text,), "a.txt"))))


@pytest.mark.parametrize("text", RIGHT)
def test_figures_of_others_are_silent(text: str) -> None:
    assert codes(text) == ""


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_wrong_ones_beside_their_own_figures_are_told(text: str, expected: str) -> None:
    assert codes(text) == expected
