"""Reports addressed to the office that makes them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.own_addressee import check_own_addressee

COMMUNE, JUSTICE = "UBND xã Đại Từ, tỉnh Thái Nguyên", "Sở Tư pháp tỉnh Ninh Bình"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (COMMUNE, "Kính gửi: UBND xã Đại Từ\nXã báo cáo kết quả như sau:"),
        (COMMUNE, "Kính gửi: Ủy ban nhân dân xã Đại Từ\nXã báo cáo kết quả như sau:"),
        (JUSTICE, "Trên đây là báo cáo, Sở Tư pháp kính báo cáo Sở Tư pháp xem xét./."),
        (JUSTICE, "Sở Tư pháp trân trọng báo cáo Sở Tư pháp tổng hợp./."),
    ],
)
def test_the_reporting_office_as_addressee(issuer: str, text: str) -> None:
    (found,) = findings_of_rule(check_own_addressee, text, facts=ProseFacts(issuer=issuer))
    assert found.code == "P983"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (COMMUNE, "Kính gửi: UBND tỉnh Thái Nguyên\nCác xóm gửi báo cáo về UBND xã Đại Từ đúng hạn."),
        (COMMUNE, "Kính gửi:\n- UBND tỉnh;\n- Sở Nội vụ.\nUBND xã Đại Từ báo cáo UBND tỉnh."),
        (JUSTICE, "Các đơn vị trực thuộc báo cáo Sở Tư pháp trước ngày 05 hằng tháng."),
        (JUSTICE, "Sở Tư pháp kính báo cáo UBND tỉnh, Bộ Tư pháp./."),
        ("", "Kính gửi: UBND xã Đại Từ"),
    ],
)
def test_other_addressees_are_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_own_addressee, text, facts=ProseFacts(issuer=issuer)) == []
