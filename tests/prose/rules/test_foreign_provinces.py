"""Another province where one's own belongs."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.foreign_provinces import check_foreign_provinces

ISSUER = "UBND xã Hương Khê, tỉnh Hà Tĩnh"
WRONG = [
    ("UBND xã đề nghị UBND tỉnh Thanh Hóa bố trí kinh phí sửa chữa hồ chứa.", "tỉnh Thanh Hóa"),
    ("Đề nghị Sở Nội vụ tỉnh Nghệ An bổ sung biên chế cho xã.", "tỉnh Nghệ An"),
    ("Thực hiện Kế hoạch số 45/KH-UBND ngày 12/01/2026 của UBND tỉnh Nghệ An, xã đã rà soát.", "tỉnh Nghệ An"),
    ("Trên địa bàn tỉnh Quảng Ngãi ghi nhận 12 ca.", "tỉnh Quảng Ngãi"),
    ("Toàn tỉnh Quảng Ngãi có 96 trạm y tế.", "tỉnh Quảng Ngãi"),
    ("Thực hiện chỉ đạo của UBND tỉnh Nghệ An, xã đã rà soát.", "tỉnh Nghệ An"),
    ("Để hoàn thành kế hoạch, UBND tỉnh Nghệ An yêu cầu các sở, ngành khẩn trương triển khai.", "tỉnh Nghệ An"),
    ("Tuy nhiên, tiến độ giải ngân của tỉnh Nghệ An mới đạt 41,3% kế hoạch.", "tỉnh Nghệ An"),
]
RIGHT = [
    "Tuy nhiên, tiến độ giải ngân của tỉnh Nghệ An mới đạt 41,3%, trong khi tỉnh ta đạt 52%.",
    "UBND tỉnh Nghệ An hỗ trợ quảng bá 05 sản phẩm.",
    "UBND xã đề nghị UBND tỉnh Hà Tĩnh bố trí kinh phí.",
    "UBND xã đề nghị UBND tỉnh bố trí kinh phí.",
    "Phối hợp với xã giáp ranh trên địa bàn tỉnh Nghệ An tuần tra.",
    "Đoàn học tập kinh nghiệm trên địa bàn tỉnh Nghệ An.",
    "Trên địa bàn tỉnh Nghệ An cũ có 12 dự án.",
    "Đối tượng thường trú trên địa bàn tỉnh Nghệ An bị bắt.",
    "Hàng vận chuyển trên địa bàn tỉnh Nghệ An.",
    "Các doanh nghiệp của tỉnh Nghệ An tham gia hội chợ.",
    "Theo mô hình của UBND tỉnh Nghệ An và UBND tỉnh Thanh Hóa, xã xây dựng quy chế.",
    "Tỉnh Nghệ An đã gửi văn bản.",
    "Đề nghị UBND tỉnh Nghệ An phối hợp xác minh.",
    "Đề nghị UBND tỉnh Nghệ An, UBND tỉnh Hà Tĩnh cùng giải quyết.",
    "Theo kinh nghiệm của UBND tỉnh Nghệ An, xã lập tổ công tác.",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_another_province_that_governs_or_is_reported_on(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_foreign_provinces, text, facts=ProseFacts(issuer=ISSUER)), "P905", words)


@pytest.mark.parametrize("text", RIGHT)
def test_neighbours_and_ones_own_province_are_silent(text: str) -> None:
    assert findings_of_rule(check_foreign_provinces, text, facts=ProseFacts(issuer=ISSUER)) == []


def test_nothing_is_said_where_the_office_names_no_province() -> None:
    assert findings_of_rule(check_foreign_provinces, WRONG[0][0], facts=ProseFacts(issuer="UBND xã Hương Khê")) == []
