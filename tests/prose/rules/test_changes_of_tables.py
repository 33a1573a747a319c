"""Changes between two columns of a table that prose tells otherwise."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.changes_of_tables import check_changes_of_tables

CARE = """Số liệu người nghiện có hồ sơ quản lý (đến 31/12/2024 - đến 31/12/2025):
Đang ở ngoài cộng đồng: 4.850 - 4.268
Đang trong cơ sở cai nghiện: 1.240 - 1.612
Tổng số: 6.090 - 5.880
"""
CRIMES = "Số vụ (năm 2024 - năm 2025):\nTrộm cắp: 64 - 51\nLừa đảo: 18 - 29\nĐánh bạc: 15 - 12\n"
VISITS = "Tiếp công dân (kỳ này/kỳ trước):\n- Số lượt tiếp: 184/162\n- Số đơn: 97/88\n"
FIELDS = "Diện tích (kế hoạch/thực hiện, ha):\nXã Tân Lập: 420/431\nXã Minh Khai: 385/372\n"
SHARES = "Cơ cấu lao động (năm 2020 - năm 2025):\nNông nghiệp: 52,4% - 43,1%\nDịch vụ: 22,8% - 25,7%\n"
DESKS = "Hồ sơ mỗi ngày (quý II - quý III):\nQuầy 1: 124 - 147\nQuầy 2: 131 - 130\n"
PAIRS = [
    (f"{CARE}Số người đang trong cơ sở cai nghiện tăng {{372|327}} người (30,0%).", "P903"),
    (f"{CARE}Sau một năm, đang ở ngoài cộng đồng giảm 582 người ({{12,0%|21,0%}}).", "P903"),
    (f"{CARE}Tổng số người nghiện có hồ sơ quản lý {{giảm|tăng}} 210 người.", "P904"),
    (f"{CRIMES}So với năm 2024, trộm cắp giảm 13 vụ (20,3%); lừa đảo {{tăng|giảm}} 11 vụ (61,1%).", "P904"),
    (f"{VISITS}Số lượt tiếp tăng {{22|222}} lượt so với kỳ trước.", "P903"),
    (f"{FIELDS}Xã Minh Khai hụt {{13|31}} ha so với kế hoạch.", "P903"),
    (f"{SHARES}Sau 5 năm, nông nghiệp giảm {{9,3|3,9}} điểm phần trăm.", "P903"),
    (f"{DESKS}Quầy 1 tăng {{23|32}} hồ sơ mỗi ngày.", "P903"),
]
PAIRS.append(
    (f"{VISITS.replace('97/88', '197/188')}Số lượt tiếp tăng 22 lượt (13,6%), số đơn tăng {{9|19}} đơn.", "P903")
)
RIGHT = [
    # Against another time.
    f"{CRIMES}So với năm 2023, lừa đảo giảm 11 vụ.",
    f"{CRIMES}Riêng quý IV, lừa đảo giảm 11 vụ.",
    # Of another matter.
    f"{CARE}Đang trong cơ sở cai nghiện tăng 327 lượt thăm gặp.",
    # Too far for a slip.
    f"{CARE}Đang trong cơ sở cai nghiện tăng 185 người.",
    # Columns of one time.
    "Trường (số lớp - số học sinh):\nMầm non: 96 - 2.310\nTiểu học: 148 - 4.625\nTiểu học tăng 4.447 học sinh.",
    f"{SHARES}Dịch vụ tăng 2,9 điểm phần trăm.",
    f"{SHARES}Dịch vụ tăng 12,7%.",
]


@pytest.mark.parametrize(("text", "code"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str) -> None:
    assert_only_the_mistake_is_told(check_changes_of_tables, text, code)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_changes_of_tables, text) == []
