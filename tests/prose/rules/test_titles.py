"""Titles beside offices that have none such."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.titles import check_titles


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Chủ tịch Hội đồng nhân dân và Giám đốc UBND tỉnh kiểm tra cửa khẩu.", "Giám đốc UBND"),
        ("Đồng chí Phó Giám đốc UBND xã dự họp.", "Phó Giám đốc UBND"),
        ("Phân công Phó Chủ tịch Sở làm tổ trưởng.", "Phó Chủ tịch Sở"),
        ("Chủ tịch Bộ Tư pháp đã ký 14 thông tư.", "Chủ tịch Bộ Tư pháp"),
        ("Chủ tịch UBND Sở chủ trì.", "Chủ tịch UBND Sở"),
        ("Hiệu trưởng Bệnh viện ban hành quy chế.", "Hiệu trưởng Bệnh viện"),
        ("Bí thư UBND phường yêu cầu tăng cường tuần tra.", "Bí thư UBND"),
        ("Giám đốc Trường THPT Chu Văn An khen thưởng 5 em.", "Giám đốc Trường THPT"),
        ("Giám đốc Công an xã báo cáo.", "Giám đốc Công an xã"),
        ("Trưởng Công an tỉnh chỉ đạo.", "Trưởng Công an tỉnh"),
        ("Chánh án Viện kiểm sát nhân dân tỉnh dự.", "Chánh án Viện kiểm sát"),
        ("Chủ nhiệm HĐND xã tặng hoa.", "Chủ nhiệm HĐND"),
        ("Chủ tịch Ủy ban Kiểm tra Đảng ủy công bố quyết định.", "Chủ tịch Ủy ban Kiểm tra"),
        ("Giám đốc Hội Nông dân xã trao 5 con bò.", "Giám đốc Hội Nông dân"),
        ("Phó Giám đốc Tòa án nhân dân khu vực 3 dự họp.", "Phó Giám đốc Tòa án"),
        ("Giám đốc xã Tân Lập đã ký 5 quyết định.", "Giám đốc xã Tân"),
    ],
)
def test_a_title_that_the_office_has_not(text: str, written: str) -> None:
    (found,) = findings_of_rule(check_titles, text)
    assert (found.code, found.details["written"]) == ("P981", written)


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Sở, Chủ tịch UBND tỉnh, Giám đốc Công an tỉnh, Bí thư Đảng ủy phường dự.",
        "Chủ tịch Công đoàn Sở, Bí thư Đảng ủy Sở, Chủ tịch Hội đồng trường phát biểu.",
        "Đồng chí Giám đốc, UBND tỉnh giao Sở; Bí thư, Chủ tịch UBND các xã.",
        "Chủ tịch Phòng Thương mại và Công nghiệp Việt Nam; Chủ tịch Hội đồng khoa học Bệnh viện.",
        "Trưởng Công an xã; Trưởng Công an thành phố Vinh; Tổ trưởng Công an tỉnh phụ trách.",
        "Hiệu trưởng Trường Cao đẳng Y tế; Giám đốc Trung tâm Phục vụ hành chính công xã Tân Lập.",
        "Chủ nhiệm Ủy ban Kiểm tra, Bí thư Đoàn Thanh niên; giáo viên chủ nhiệm Trường THPT Lê Lợi.",
        "Tổng Giám đốc Bảo hiểm xã hội Việt Nam; Chủ nhiệm Ủy ban Dân tộc; Hạt trưởng Hạt Kiểm lâm.",
        "Giám đốc Học viện Tư pháp; Giám đốc Trường Quân sự tỉnh; Giám đốc nhà trường ký.",
    ],
)
def test_right_titles_are_silent(text: str) -> None:
    assert findings_of_rule(check_titles, text) == []


def test_a_school_has_no_director() -> None:
    school = ProseFacts(issuer="Trường THPT Chu Văn An, tỉnh Thái Nguyên")
    (found,) = findings_of_rule(check_titles, "Giám đốc nhà trường phân công giáo viên chủ nhiệm.", facts=school)
    assert found.details["right"] == "Hiệu trưởng"
