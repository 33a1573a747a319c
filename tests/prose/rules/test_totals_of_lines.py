"""Totals that close a list of lines."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.totals_of_lines import check_totals_of_lines

BUDGET = """Chi thường xuyên đã thực hiện như sau (đơn vị: triệu đồng):
1. Sự nghiệp giáo dục, đào tạo: 41.260
2. Sự nghiệp y tế: 3.185
3. Quản lý nhà nước: 18.930
4. Chi khác: 950
Cộng: {}"""
HAMLETS = """Số hộ được cấp nước sạch theo thôn:
- Thôn 1: 120 hộ;
- Thôn 2: 98 hộ;
- Thôn Đông: 214 hộ.
Tổng cộng: {} hộ."""
ONCE = """Diện tích gieo trồng vụ đông:
a) Ngô: 1.204,5
b) Khoai lang: 318,2
c) Rau các loại: 2.140,0
Tổng diện tích: {} ha."""
SHARES = """Nguồn vốn của chương trình:
+ Ngân sách trung ương: 12,4 tỷ đồng (46,1%);
+ Ngân sách tỉnh: 8,6 tỷ đồng (32,0%);
+ Nhân dân đóng góp: 5,9 tỷ đồng (21,9%).
+ Tổng: {} tỷ đồng (100%)."""
WITHOUT_COLON = """Kết quả tiêm phòng:
- Trâu bò tiêm được 1.240 liều;
- Lợn tiêm được 3.518 liều.
Cộng {} liều."""
GROUPED = """Dự toán năm 2026 (triệu đồng):
I. Chi thường xuyên: 5.210
- Giáo dục: 3.100
- Y tế: 2.110
II. Chi đầu tư: 1.860
Tổng số: {}"""
NAMED = """Quyết toán thu:
- Thu phí: 214 triệu đồng
- Trong đó thu qua ngân hàng: 190 triệu đồng
- Thu thuế: 1.318 triệu đồng
- Thu khác: 96 triệu đồng
Tổng cộng (3 khoản): {}"""

CELLS = """Chi thường xuyên (đơn vị: triệu đồng), chi tiết:
Giáo dục: 61.240 | Quản lý hành chính: 24.615
Bảo đảm xã hội: 18.930 | Kinh tế: 9.475 | Khác: 7.776
Tổng cộng: {}"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (BUDGET, "64.325", "65.325"),
        (BUDGET, "64.325 triệu đồng", "64.235 triệu đồng"),
        (BUDGET, "64,325 tỷ đồng", "64.352"),
        (HAMLETS, "432", "422"),
        (ONCE, "3.662,7", "3.626,7"),
        (SHARES, "26,9", "29,9"),
        (WITHOUT_COLON, "4.758", "4.578"),
        (GROUPED, "7.070", "7.700"),
        (NAMED, "1.628", "1.638"),
        (CELLS, "122.036", "121.036"),
    ],
)
def test_a_total_below_its_lines_is_their_sum(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_totals_of_lines, text.format(right)) == []
    assert [item.code for item in findings_of_rule(check_totals_of_lines, text.format(wrong))] == ["P301"]


def test_the_finding_stands_at_the_total_and_adds_the_lines_up() -> None:
    (item,) = findings_of_rule(check_totals_of_lines, BUDGET.format("65.325"))
    assert (item.where.line, item.where.column) == (6, 7)
    assert item.details["parts"] == "41.260 + 3.185 + 18.930 + 950"
    assert (item.details["sum"], item.details["difference"]) == ("64.325", "1.000")


# fmt: off
SILENT = [
    # The total closes groups, of which only the last is next to it.
    "Chi như sau:\nI. Thường xuyên:\n- Lương: 120\n- Vật tư: 44\nII. Đầu tư:\n- Đường: 30\n- Chợ: 6\nTổng cộng: 200",
    "Chi như sau:\nI. Thường xuyên\n- Lương: 10\n- Vật tư: 20\nII. Đầu tư\n- Đường: 30\n- Chợ: 6\nTổng cộng: 66",
    # Totals of parts are parts of the last one.
    "Thu như sau:\n- Phí: 210\n- Thuế: 340\nCộng mục I: 550\n- Vay: 125\n- Viện trợ: 75\nTổng cộng: 750",
    # The lines are parts of the sentence above them.
    "Đã tiếp nhận 216 hồ sơ, trong đó:\n- Trực tuyến: 74 hồ sơ;\n- Trực tiếp: 131 hồ sơ;\n- Kỳ trước: 11 hồ sơ;\n"
    "- Tổng số hồ sơ đã giải quyết: 206 hồ sơ.",
    # Other units, other things.
    "Kết quả:\n- Số hộ: 120 hộ;\n- Số khẩu: 480 người;\n- Diện tích: 36 ha.\nTổng cộng: 646",
    "Kết quả:\n- Hộ nghèo: 120 hộ;\n- Hộ cận nghèo: 98 hộ.\nTổng số hộ trên địa bàn: 2.186 hộ.",
    "Kết quả:\n- Hộ nghèo: 120 hộ;\n- Cận nghèo: 90 hộ;\n- Neo đơn: 8 hộ.\nTổng số hộ trên địa bàn: 2.186 hộ.",
    "Kết quả:\n- Đồng ý: 18 phiếu\n- Không đồng ý: 2 phiếu\n- Trắng: 1 phiếu\nTổng số phiếu phát ra: 22 phiếu",
    "Kinh phí:\n- 2023: 1.200 đồng\n- 2024: 1.200 đồng\n- 2025: 1.350 đồng\nTổng kinh phí 2021 - 2025: 6.750 đồng",
    # Something is taken off, or the list is open.
    "Quyết toán:\n- Thu phí: 214\n- Thu thuế: 318\n- Giảm trừ: 32\nCộng: 500",
    "Quyết toán:\n- Thu phí: 214\n- Thu thuế: 318\n- ...\nCộng: 552",
    # Two columns, ratios, shares.
    "Dự toán và thực hiện:\n- Y tế: 214/300\n- Giáo dục: 318/400\nCộng: 522",
    "Cơ cấu:\n- Nông nghiệp: 24,1%\n- Công nghiệp: 41,3%\nCộng: 100%",
    "Chi như sau:\nLương: 120 | Số người: 14 người | Vật tư: 44\nXăng: 30 | Khác\nTổng cộng: 194",
    # Some are in two lines.
    "Đối tượng:\n- Hộ nghèo: 214 người;\n- Khuyết tật: 118 người (có thể thuộc cả hai nhóm).\nCộng: 312 người.",
    # No total.
    "Nhân lực:\n- Cán bộ: 12 người;\n- Công chức: 20 người.\nCộng tác viên: 33 người.",
    "Nhân lực:\n- Cán bộ: 12 người;\n- Công chức: 20 người.\nTổng kế hoạch: 33 người.",
]
# fmt: on


@pytest.mark.parametrize("text", SILENT)
def test_lines_that_need_not_make_the_total_are_left(text: str) -> None:
    assert findings_of_rule(check_totals_of_lines, text) == []
