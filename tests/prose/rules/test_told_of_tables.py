"""Figures that prose tells of rows of a table."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.told_of_tables import check_told_of_tables

POLL = """Kết quả khảo sát (số phiếu thu về - số phiếu hài lòng - tỷ lệ):
Phường Ninh Kiều: 520 - 494 - 95,0%
Phường Cái Răng: 480 - 444 - 92,5%
Phường Vị Thanh: 350 - 315 - 90,0%
Tổng số: 1.350 - 1.253 - 92,8%
"""
GOODS = """Nhóm sản phẩm (3 sao; 4 sao; cộng):
- Thực phẩm: 318; 84; 402
- Đồ uống: 42; 14; 56
- Thủ công mỹ nghệ: 27; 20; 47
- Cộng: 387; 118; 505
"""
FIELDS = """Diện tích theo xã (kế hoạch/thực hiện, ha):
Xã Tân Lập: 420/431
Xã Minh Khai: 385/372
"""
INDEX = """Chỉ số thành phần của tỉnh so với năm 2023:
Trách nhiệm giải trình: 4,37 (2023: 4,42)
Kiểm soát tham nhũng: 7,05 (2023: 6,83)
"""
PAIRS = [
    (f"{POLL}Cao nhất là phường Ninh Kiều (95,0%), tiếp đến là phường Cái Răng ({{92,5%|95,2%}}).", "P972"),
    (f"{POLL}Phường Vị Thanh thu về {{350|530}} phiếu.", "P972"),
    (f"{GOODS}Tiếp theo là đồ uống 56 sản phẩm, thủ công mỹ nghệ {{47|74}} sản phẩm.", "P972"),
    (
        f"{GOODS}Nhóm thực phẩm có 402 sản phẩm (79,6%); tiếp theo là đồ uống 56 sản phẩm (11,1%), thủ công mỹ nghệ "
        "47 sản phẩm ({9,3%|9,8%}).",
        "P401",
    ),
    (f"{FIELDS}Xã Minh Khai đạt {{372|327}} ha, hụt 13 ha so với kế hoạch.", "P972"),
    (f"{INDEX}Chỉ số trách nhiệm giải trình đạt {{4,37|4,73}} điểm, giảm 0,05 điểm.", "P972"),
    (
        "Tiền sử dụng đất: 9.604 triệu đồng;\nPhí: 812 triệu đồng.\nTiền sử dụng đất đạt {9.604|9.064} triệu đồng.",
        "P972",
    ),
]
RIGHT = [
    # Of another time, another matter, a plan.
    f"{POLL}Năm trước, phường Cái Răng đạt 95,2%.",
    f"{POLL}Phường Cái Răng có 408 phiếu góp ý bằng văn bản.",
    f"{FIELDS}Xã Minh Khai dự kiến đạt 327 ha.",
    f"{FIELDS}Xã Minh Khai có 327 ha chuyên canh rau màu.",
    # Made of the figures of the table.
    f"{GOODS}Thủ công mỹ nghệ có 27 và 20 sản phẩm.",
    f"{POLL}Phường Cái Răng còn 36 phiếu.",
    f"{POLL}Phường Ninh Kiều có 520 phiếu, chiếm 38,5% tổng số phiếu.",
    # A part, with the rest beside it.
    "Số vụ (nhận - xong):\nĐất đai: 64 - 58\nHôn nhân: 31 - 30\nĐất đai 46 vụ ở các thôn, 18 vụ ở nơi khác.",
    # What was said before goes on.
    "Hồ sơ mỗi ngày (quý II - quý III):\nQuầy 1: 24 - 27\nQuầy 2: 31 - 30\n"
    "Quầy 2 cao điểm nhất 103 hồ sơ, quầy 1 là 72 hồ sơ.",
    # No slip, or one that says nothing.
    f"{POLL}Phường Cái Răng đạt 88,1%.",
    f"{GOODS}Thủ công mỹ nghệ có 46 sản phẩm.",
    # Another row's.
    f"{POLL}Phường Ninh Kiều, phường Cái Răng lần lượt 495 và 444 phiếu.",
]


@pytest.mark.parametrize(("text", "code"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str) -> None:
    assert_only_the_mistake_is_told(check_told_of_tables, text, code)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_told_of_tables, text) == []
