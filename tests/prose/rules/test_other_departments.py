"""Another department named where a department speaks of its own work."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.other_departments import check_other_departments

OWN = ProseFacts(issuer="Sở Công Thương")


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế đã thực hiện công tác kiểm soát TTHC theo đúng quy định.",
        "Trong quý, Sở Nông nghiệp và Môi trường tiếp nhận 120 hồ sơ.",
        "Sở Y tế phải giải quyết 1.215 hồ sơ.",
        "Thời gian tới, Sở Tư pháp tiếp tục triển khai các nhiệm vụ sau:",
        "Sở Khoa học và Công nghệ báo cáo kết quả công tác quý I như sau:",
    ],
)
def test_another_department_as_the_one_that_reports(text: str) -> None:
    (found,) = findings_of_rule(check_other_departments, text, facts=OWN)
    assert found.code == "P905"
    assert found.details["own"] == "Sở Công Thương"


@pytest.mark.parametrize(
    "text",
    [
        "Sở Công Thương đã thực hiện công tác kiểm soát TTHC theo đúng quy định.",
        "Sở Công Thương tỉnh An Phú tiếp nhận 120 hồ sơ.",
        "Sở Công Thương phải giải quyết 1.215 hồ sơ.",
        "Sở đã thực hiện công tác kiểm soát TTHC theo đúng quy định.",
        "Sở Nội vụ đã hướng dẫn nghiệp vụ cho cán bộ.",
        "Sở Tư pháp đã thẩm định dự thảo Nghị quyết.",
        "Theo đề nghị của Sở Y tế, Sở Công Thương đã rà soát 5 thủ tục.",
        "Sở Y tế và Sở Công Thương tổ chức kiểm tra liên ngành.",
        "Phối hợp với Sở Y tế triển khai đoàn kiểm tra.",
    ],
)
def test_others_may_be_named(text: str) -> None:
    assert findings_of_rule(check_other_departments, text, facts=OWN) == []


@pytest.mark.parametrize("issuer", ["", "UBND tỉnh An Phú", "Chi cục Thú y", "UBND xã Tân Hội"])
def test_other_offices_may_report_of_departments(issuer: str) -> None:
    text = "Sở Y tế đã thực hiện công tác kiểm soát TTHC theo đúng quy định."
    assert findings_of_rule(check_other_departments, text, facts=ProseFacts(issuer=issuer)) == []


def test_the_name_without_its_province_is_the_own_one_whatever_follows_it() -> None:
    own = ProseFacts(issuer="Sở Nội vụ tỉnh Lào Cai")
    right = "Sở Nội vụ báo cáo việc tinh gọn bộ máy và giải quyết chế độ theo Nghị định số 178/2024/NĐ-CP:"
    assert findings_of_rule(check_other_departments, right, facts=own) == []
    assert findings_of_rule(check_other_departments, right.replace("Nội vụ", "Y tế"), facts=own)
