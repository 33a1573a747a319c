"""Lines that are the rows of a table."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import (
    assert_one,
    assert_only_the_mistake_is_told,
    findings_of_families,
    findings_of_rule,
)
from tthc_render.prose.rules.lines_as_tables import check_lines_as_tables

TYPED = [
    (
        "Nguồn vốn; kế hoạch (tỷ đồng); giải ngân (tỷ đồng); tỷ lệ\n- Vốn tỉnh: 14.210; 9.184; 64,6%\n"
        "- Vốn trung ương: 12.655; 7.962; 62,9%\n- Vốn bộ, ngành: 11.873; 6.315; 53,2%\nCộng: 38.738; {23.461|23.361}"
    ),
    (
        "Biểu 1\n(Lĩnh vực | Tổng số | Đã giải quyết | Đang giải quyết)\n1. Hộ tịch | 512 | 500 | 12\n"
        "2. Đất đai | 318 | 270 | 48\n3. Xây dựng | 94 | 90 | 4\nCộng | 924 | {860|850} | 64"
    ),
    (
        "Trường | Lớp | Học sinh | Giáo viên\nMầm non Hoa Sen | 12 | 318 | 27\nTiểu học Kim Đồng | 20 "
        "| 704 | 31\nTHCS Lê Lợi | 16 | {655|665} | 34\nTổng cộng | 48 | 1.677 | 92"
    ),
    (
        "Nguồn vốn | Kế hoạch | Giải ngân | Tỷ lệ\nNgân sách tỉnh | 14.200 | 11.360 | 80,0%\nNgân sách "
        "trung ương | 9.600 | 6.720 | 70,0%\nTổng số | {23.800|22.800} | 18.080 | 76,0%"
    ),
    (
        "Đường bộ: 214 vụ, chết 96 người, bị thương 171 người\nĐường sắt: 03 vụ, chết 2 người, bị thương 1 người\n"
        "Đường thủy: không xảy ra\nTổng cộng: 217 vụ, chết 98 người, bị thương {172|182} người. So cùng kỳ: tăng 9 vụ."
    ),
    "Thôn Đông: 412 con, tiêm 390 con\nThôn Tây: 286 con, tiêm 271 con\nCộng: {698|798} con, tiêm 661 con.",
    (
        "- Chợ Bắc: 18 gian, doanh thu 412 triệu đồng\n- Chợ Nam: 24 gian, doanh thu 605 triệu đồng\n"
        "Tổng số: 42 gian, doanh thu {1.017|1.107} triệu đồng."
    ),
    ("Thôn | Số hộ | Số khẩu\nĐông | 214 | 862\nTây | 187 | {751|715}\nNam | 236 | 944\nCộng | 637 | 2.557"),
]
SILENT = [
    (
        "Mặt hàng | Năm 2023 | Năm 2024 | So với cùng kỳ\nLúa | 1.284 | 1.356 | 105,6%\nNgô | 462 | 474 | 102,6%\n"
        "Sắn | 386 | 412 | 106,7%"
    ),
    (
        "Mặt hàng | Năm 2023 | Năm 2024 | Tăng/giảm\nLúa | 1.284 | 1.356 | +4,1%\nNgô | 462 | 474 | +1,9%\n"
        "Sắn | 386 | 412 | +6,7%"
    ),
    (
        "Xã | Hộ nghèo đầu năm | Hộ nghèo cuối năm | Tỷ lệ\nA Lưới 1 | 214 | 180 | 12,1%\nA Lưới 2 | "
        "187 | 151 | 10,4%\nCộng | 401 | 331 | 11,3%"
    ),
    (
        "Chỉ tiêu | Kế hoạch | Thực hiện\nThu ngân sách | 272 | 214,6\nTrong đó: thu tiền sử dụng đất "
        "| 125 | 91,3\nThu còn lại | 147 | 123,3\nCộng | 272 | 214,6"
    ),
    "Sốt xuất huyết: 12 ca, tại 15 xã\nTay chân miệng: 8 ca, tại 24 xã\nTổng cộng: 20 ca, tại 29 xã.",
    "Đường bộ: 214 vụ, chết 96 người\nĐường sắt: 03 vụ, chết 2 người\nTổng cộng: 227 vụ, chết 108 người.",
    "Đường bộ: 214 vụ, chết 96 người\nĐường sắt: 03 vụ, chết 2 người\nTổng cộng: 217 vụ, chết 128 người.",
    "Đường bộ: 214 vụ, chết 96 người\nĐường sắt: 03 vụ, chết 2 người\nTổng cộng: 217 vụ, bị thương 99 người.",
    (
        "Chỉ số năm (trước - sau - tăng):\nCông khai: 95,10% - 96,35% - 1,25\nGiải trình: 84,90% - 86,60% - 1,70\n"
        "Bình quân: 90,00% - 91,48% - 1,48"
    ),
    "Lĩnh vực | Số vụ\nHình sự | 18\nMa túy | 7\nTổng cộng (chưa kể giao thông) | 25",
    ("Phòng | Biên chế | Có mặt\nVăn phòng | 12 | 11\nKinh tế | 10 | 9\nTrong đó nữ | 8 | 8\nCộng | 22 | 20"),
    "Trường | Bình quân học sinh/lớp\nHoa Sen | 26,5\nKim Đồng | 35,2\nChung | 31,4",
    (
        "Ngành | Năm 2024 | Năm 2025 | So sánh\nNông nghiệp | 1.204 | 1.286 | 106,8%\nCông nghiệp | "
        "2.318 | 2.610 | 112,6%\nDịch vụ | 1.977 | 2.155 | 109,0%\nTổng | 5.499 | 6.051 | 110,0%"
    ),
    ("Loại | Số lượng | Đơn giá | Thành tiền\nMáy tính | 5 | 14,5 | 72,5\nMáy in | 2 | 6,2 | 12,4\nCộng | 7 | | 84,9"),
]
TABLES = [
    ("P932", "Thôn | Nghèo | Cận nghèo | Cộng", "A | 12 | 21 | 33", "B | 18 | 9 | {}", "C | 7 | 15 | 22", 27, 72),
    ("P932", "Lỗi | Quý I | Quý II | 6 tháng", "Cồn | 86 | 104 | 190", "Tải | 41 | 37 | {}", "Mũ | 1 | 8 | 9", 78, 87),
    ("P932", "Xã | 2024 | 2025 | Tăng, giảm", "A | 124 | 138 | +14", "B | 86 | 79 | -7", "C | 95 | 112 | {}", 17, 71),
    ("P931", "Lĩnh vực | Mạng | Giấy", "Đất đai | 412 | 86", "Hộ tịch | 631 | 42", "Cộng | 1.043 | {}", 128, 182),
    ("P931", "STT\tĐơn vị\tTiền", "1\tA\t420\n2\tB\t615", "3\tC\t538", "\tTổng cộng\t{}", "1.573", "5.173"),
    (
        "P937",
        "Cây  Giao  Đạt  Tỷ lệ (%)",
        "Ngô  650  572  88,0",
        "Rau  240  252  {}",
        "Lạc  120  114  95",
        "105,0",
        "100,5",
    ),
]
OTHERS = [
    "Thôn | Số hộ | Hộ nghèo | Tỷ lệ\nNà Lò | 120 | 12 | 10,0\nBản Mới | 144 | 18 | 12,5\nPác Ngàm | 80 | 7 | 8,8",
    "Thôn | Nam | Nữ | Trẻ em\nNà Lò | 12 | 21 | 33\nBản Mới | 18 | 9 | 72\nPác Ngàm | 7 | 15 | 21",
    "Xã | Hộ | Khẩu\nA | 124 | 480\nB | 86 | 301\nTổng (cả hộ tạm trú) | 240 | 990",
    "Giá | Cao | Thấp\nLúa | 7,2 | 6,9",
]


@pytest.mark.parametrize(("code", "head", "one", "two", "three", "right", "wrong"), TABLES)
def test_a_cell_that_the_other_rows_deny_is_found(
    code: str, head: str, one: str, two: str, three: str, right: object, wrong: object
) -> None:
    text = f"{head}\n{one}\n{two}\n{three}"
    assert findings_of_rule(check_lines_as_tables, text.format(right)) == []
    assert_one(findings_of_rule(check_lines_as_tables, text.format(wrong)), code, str(right))


@pytest.mark.parametrize("text", OTHERS)
def test_columns_of_other_things_are_silent(text: str) -> None:
    assert findings_of_rule(check_lines_as_tables, text) == []


def test_days_in_the_heads_are_no_rates() -> None:
    head = "Vật nuôi | Tổng đàn 30/6/2023 | Tổng đàn 30/6/2022 | Số liều"
    rows = "Heo | 438.620 | 421.750 | 295.410\nBò | 239.815 | 236.904 | 187.226\nCộng | 668.435 | 658.654 | 482.636"
    assert_one(findings_of_rule(check_lines_as_tables, f"{head}\n{rows}"), "P931", "678.435")


def test_the_total_row_says_which_of_two_sums_is_wrong() -> None:
    text = "Khu | Số hộ | Đã nộp | Chưa nộp\nA | 611 | 600 | 11\nB | 2.904 | 2.850 | 54\nCộng | 3.515 | 3.540 | 65"
    (item,) = findings_of_families(("P9", "P3"), *text.split("\n"))
    assert (item.code, item.details["written"], item.details["sum"]) == ("P931", "3.540", "3.450")


CELLS = [
    (
        "Số hồ sơ (trực tiếp; trực tuyến; cộng):\n- Hộ tịch: 214; 618; 832\n- Đất đai: 96; 347; {443|434}\n"
        "- Lao động: 58; 279; 337",
        "443",
    ),
    (
        "Biên chế (giao – có mặt – còn thiếu):\nVăn phòng: 14 – 12 – 2\nKinh tế: 13 – 11 – 2\nXã hội: 12 – 11 – {1|4}\n"
        "Tổng cộng: 39 – 34 – 5",
        "12 − 11",
    ),
    (
        "Kiểm tra (cơ sở - đạt - không đạt):\nTỉnh: 186 - 171 - 15\nXã: 1.420 - {1.288|1.388} - 132\n"
        "Chi cục: 94 - 88 - 6\nTổng cộng: 1.700 - 1.547 - 153",
        "1.420 − 132",
    ),
    (
        "Năng suất (ha - tạ/ha - tấn):\nĐông Phong: 120 - 68,0 - 816\nTây Tiến: 95 - 66,0 - 627\n"
        "Bắc Sơn: 80 - 64,0 - {512|521}",
        "80 × 64,0",
    ),
    (
        "Chỉ tiêu | Năm 2023 | Năm 2024 | Tăng/giảm\nThành lập mới | 1.284 | {1.356|7.356} | +5,6%\n"
        "Vốn đăng ký (tỷ đồng) | 11.462 | 9.874 | -13,9%\nHoạt động trở lại | 386 | 412 | +6,7%",
        "(7.356 − 1.284)/1.284",
    ),
    (
        "Vật nuôi | 01/01/2023 | 01/01/2024 | Tăng, giảm (%)\nTrâu | 4,1 | 3,9 | -4,9\nBò | 186,4 | 190,2 | {2,0|2,9}\n"
        "Lợn | 112,6 | 119,8 | +6,4\nGia cầm | 3.846 | 4.012 | +4,3",
        "2,0%",
    ),
    (
        "Tội danh | Năm 2023 | Năm 2024 | Giảm (%)\nTrộm cắp | 412 | 356 | 13,6\nLừa đảo | {268|286} | 241 | 10,1\n"
        "Cố ý gây thương tích | 97 | 88 | 9,3",
        "15,7%",
    ),
]


@pytest.mark.parametrize(("text", "words"), CELLS)
def test_a_cell_that_its_row_denies_is_told_once_where_it_stands(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_lines_as_tables, text, "P932", words)


@pytest.mark.parametrize("text", TYPED)
def test_a_column_that_misses_the_last_row_is_found(text: str) -> None:
    assert_only_the_mistake_is_told(check_lines_as_tables, text, "P931", "")


@pytest.mark.parametrize("text", SILENT)
def test_right_tables_are_silent(text: str) -> None:
    assert findings_of_rule(check_lines_as_tables, text) == []
