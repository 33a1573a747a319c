"""One person with two titles."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.person_titles import check_person_titles


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Đồng chí Lê Thị Hoa, Phó Bí thư Thường trực trình bày. Giao đồng chí Lê Thị Hoa, Phó Bí thư, Chủ tịch "
            "UBND "
            "phường hoàn thiện.",
            "Chủ tịch UBND phường",
        ),
        (
            "Đồng chí Lê Thị Hoa, Chủ tịch HĐND phường khai mạc. Đồng chí Lê Thị Hoa, Chủ tịch UBND phường kết luận.",
            "Chủ tịch UBND phường",
        ),
        (
            "Đồng chí Lê Văn Thắng, Chủ tịch UBND xã chủ trì.\nKết luận, đồng chí Lê Văn Thắng, Phó Chủ tịch UBND xã "
            "giao Phòng Kinh tế trả lời.",
            "Phó Chủ tịch UBND xã",
        ),
        (
            "Ban do bà Đỗ Kim Oanh, Phó Chủ tịch UBND xã làm Trưởng ban. Chủ tịch UBND xã Đỗ Kim Oanh biểu dương.",
            "Chủ tịch UBND xã",
        ),
        (
            "Dự có đồng chí Phạm Thu Hằng, Phó Giám đốc Sở phụ trách trồng trọt. Giám đốc Sở Phạm Thu Hằng cho biết.",
            "Giám đốc Sở",
        ),
        (
            "Đồng chí Ngô Tám, Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân phường dự. Đồng chí Ngô Tám, Phó Bí thư "
            "Đảng ủy, Phó Chủ tịch UBND phường phát biểu.",
            "Phó Chủ tịch UBND phường",
        ),
        ("Thầy Lê Sáu, Hiệu trưởng khai mạc. Phó Hiệu trưởng Lê Sáu bế mạc.", "Phó Hiệu trưởng"),
    ],
)
def test_head_here_and_deputy_there(text: str, written: str) -> None:
    found = findings_of_rule(check_person_titles, text)
    assert_one(found, "P965", "phía trên" if "\n" not in text else "dòng 1")
    assert found[0].details["written"] == written


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Lê Thị Hoa, Phó Bí thư Thường trực, Chủ tịch HĐND phường khai mạc. Đồng chí Lê Thị Hoa, Chủ tịch "
        "HĐND "
        "phường kết luận.",
        "Đồng chí Lê Hoa, Phó Bí thư Thường trực Đảng ủy, Chủ tịch HĐND xã dự; đồng chí Lê Hoa, Chủ tịch HĐND xã nói.",
        "Đồng chí Trần Hùng, Phó Chủ tịch UBND xã được bầu giữ chức vụ Chủ tịch. Đồng chí Trần Hùng, Chủ tịch UBND xã "
        "chủ trì.",
        "Đồng chí Lê Hà, Phó Chủ tịch UBND tỉnh dự. Phó Chủ tịch Thường trực UBND tỉnh Lê Hà báo cáo.",
        "Ngày 05/3/2025, đồng chí Võ Hiệp, Phó Giám đốc Sở kiểm tra. Ngày 10/9/2025, đồng chí Võ Hiệp, Giám đốc Sở làm "
        "việc.",
        "Ông Lê Nam, Chủ tịch UBND xã Tân Phú và ông Lê Nam, Phó Chủ tịch UBND xã Hòa Bình cùng dự.",
        "Ông Lê Nam, Chủ tịch Công đoàn Sở; ông Lê Nam, Phó Giám đốc Trung tâm dự.",
        "Đồng chí Lê Nam, Chủ tịch UBND xã và đồng chí Ngô Ba, Phó Chủ tịch UBND xã dự. Đồng chí Lê Nam, Chủ tịch UBND "
        "xã kết luận.",
        "Bác sĩ Hà Lợi, Phó Giám đốc Bệnh viện Đa khoa tỉnh và ông Hà Lợi, Giám đốc Bệnh viện Phổi cùng dự.",
        "Chủ tịch UBND xã Đô Lương và Phó Chủ tịch UBND xã Đô Lương cùng dự.",
        "Đồng chí Lê Nam, nguyên Giám đốc Sở và Phó Giám đốc Sở Lê Nam.",
        "Đồng chí Lê Nam, Giám đốc Sở giao đồng chí Ngô Ba, Phó Giám đốc Sở, báo cáo đồng chí Lê Nam.",
    ],
)
def test_posts_that_one_may_hold(text: str) -> None:
    assert findings_of_rule(check_person_titles, text) == []
