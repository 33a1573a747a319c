"""The highest and lowest of the lines above."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.extreme_lines import check_extreme_lines

WATER = """Hộ dùng nước sạch tại 4 xã (số hộ kiểm tra - số hộ đạt - tỷ lệ):
Cúc Phương: 386 - 322 - 83,4%
Kỳ Phú: 402 - 371 - 92,3%
Phú Long: 358 - 297 - 83,0%
Quảng Lạc: 415 - 389 - 93,7%
Cộng: 1.561 - 1.379 - 88,3%
"""
FOREST = "Diện tích rừng trồng mới:\nXã Bắc Hà: 412\nXã Nậm Lúc: 386\nXã Cốc Lầu: 290\n"
POINTS = "Điểm thi đua của các khối:\nKhối Đảng: 94,5\nKhối Nội chính: 91,2\nKhối Kinh tế: 96,1\n"
FUNDS = """Kết quả giải ngân (đơn vị: tỷ đồng):
Nguồn vốn | Kế hoạch | Giải ngân | Tỷ lệ
1. Cân đối ngân sách | 48,6 | 37,2 | 76,5%
2. Tiền sử dụng đất | 35,4 | 18,9 | 53,4%
3. Chương trình mục tiêu | 12,2 | 7,4 | 60,7%
"""
WRONG = [
    (f"{FUNDS}Chậm nhất là nguồn chương trình mục tiêu, do chờ hướng dẫn.", "Tiền sử dụng đất (53,4%)"),
    (f"{FUNDS}Nhanh nhất là chương trình mục tiêu; chậm nhất là tiền sử dụng đất.", "Cân đối ngân sách (76,5%)"),
    (f"{POINTS}Khối Đảng dẫn đầu, khối Nội chính xếp sau.", "Kinh tế (96,1)"),
    (f"{POINTS}Dẫn đầu là khối Nội chính.", "Kinh tế (96,1)"),
    (f"{POINTS}Khối Đảng đứng cuối với 94,5 điểm.", "Nội chính (91,2)"),
    (f"{WATER}Nhận xét: cả 4 xã đều trên 80%; cao nhất là xã Kỳ Phú, thấp nhất là xã Phú Long.", "Quảng Lạc (93,7%)"),
    (f"{WATER}Thấp nhất là xã Cúc Phương.", "Phú Long (83,0%)"),
    (f"{FOREST}Nhiều nhất là xã Nậm Lúc, ít nhất là xã Cốc Lầu.", "Bắc Hà (412)"),
    (f"{POINTS}Cao nhất là khối Đảng.", "Kinh tế (96,1)"),
    (f"{WATER}Kỳ Phú là xã có tỷ lệ cao nhất; Phú Long có tỷ lệ thấp nhất.", "Quảng Lạc (93,7%)"),
    (f"{WATER}Khen xã Cúc Phương có số hộ đạt nhiều nhất.", "Quảng Lạc (389)"),
    (f"{FOREST}Lớn nhất thuộc về xã Cốc Lầu.", "Bắc Hà (412)"),
]
RIGHT = [
    f"{FUNDS}Chậm nhất là nguồn tiền sử dụng đất; nhanh nhất là cân đối ngân sách.",
    f"{FUNDS}Chậm nhất là ngày 30/11, các chủ đầu tư báo cáo về nguồn chương trình mục tiêu.",
    f"{POINTS}Khối Kinh tế dẫn đầu; khối Nội chính đứng cuối.",
    f"{POINTS}Khối Đảng dẫn đầu về phong trào. Khối Đảng dẫn đầu tỉnh.",
    f"{FOREST}Chậm nhất là xã Bắc Hà.",  # hectares say nothing of speed
    f"{WATER}Nhận xét: cả 4 xã đều trên 80%; cao nhất là xã Quảng Lạc, thấp nhất là xã Phú Long.",
    # Of something that the lines do not tell.
    f"{FOREST}Tỷ lệ cây sống đều trên 85%; cao nhất là xã Cốc Lầu.",
    f"{FOREST}Mức tăng cao nhất là xã Nậm Lúc.",
    f"{WATER}Kỳ Phú có tỷ lệ hộ nghèo thấp nhất, diện tích lớn nhất.",
    # A name that no line has.
    f"{FOREST}Nhiều nhất là xã Bản Liền.",
    # Highest in one of the columns.
    "Kết quả khám (số người - tỷ lệ):\nTrường A: 120 - 98,2%\nTrường B: 340 - 91,0%\nTrường C: 80 - 95,5%\n"
    "Cao nhất là trường A, thấp nhất là trường B.",
    # Lines of other widths.
    "Kết quả:\nXã Bắc Hà: 412 - 30%\nXã Nậm Lúc: 386\nXã Cốc Lầu: 290\nCao nhất là xã Nậm Lúc.",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_no_column_has_its_extreme_there(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_extreme_lines, text), "P924", words)


@pytest.mark.parametrize("text", RIGHT)
def test_extremes_of_other_matters_are_silent(text: str) -> None:
    assert findings_of_rule(check_extreme_lines, text) == []


def test_a_line_called_the_lowest_by_its_bare_name() -> None:
    lines = ["Điểm trung bình một số môn:", "- Ngữ văn: 7,64 điểm;", "- Toán: 5,12 điểm;", "- Lịch sử: 6,87 điểm."]
    told = "Trong ba môn trên, Ngữ văn cao nhất; {} thấp nhất."
    assert_one(findings_of_rule(check_extreme_lines, *lines, told.format("Lịch sử")), "P924", "Toán (5,12)")
    assert findings_of_rule(check_extreme_lines, *lines, told.format("Toán")) == []
    assert findings_of_rule(check_extreme_lines, *lines, "Về tỷ lệ đạt điểm khá, Lịch sử thấp nhất.") == []
