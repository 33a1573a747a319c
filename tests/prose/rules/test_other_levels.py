"""Communes of another kind than the one that reports, named by their kind alone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.other_levels import check_other_levels

WRONG = [
    ("UBND xã Thạch Hà", "UBND phường chưa tổ chức kiểm tra.", ["UBND phường"]),
    ("UBND xã Thạch Hà", "Trong kỳ, phường đã rà soát 03 TTHC.", ["phường"]),
    ("UBND xã Thạch Hà", "Trong kỳ, UBND phường chưa kiểm tra; phường đã rà soát 03 TTHC.", ["UBND phường", "phường"]),
    ("UBND xã Thạch Hà", "Trên địa bàn phường có 12 trường học.", ["phường"]),
    ("UBND xã Thạch Hà", "Toàn phường đã trồng 4.000 cây.", ["phường"]),
    ("UBND xã Thạch Hà", "Công an đặc khu đã xử lý 04 vụ.", ["Công an đặc khu"]),
    ("UBND phường Hồng Gai", "UBND xã đã niêm yết 120 TTHC.", ["UBND xã"]),
    ("UBND phường Hồng Gai", "Bệnh sởi giảm trên toàn địa bàn xã.", ["xã"]),
    ("UBND đặc khu Phú Quốc", "Xã tiếp tục duy trì Bộ phận Một cửa.", ["Xã"]),
    ("UBND xã Thạch Hà", "Trong kỳ, Cục chưa tổ chức kiểm tra.", ["Cục"]),
    (
        "UBND xã Thạch Hà",
        "Trong kỳ, Ban Quản lý chưa có sáng kiến; Chi cục đã niêm yết TTHC.",
        ["Ban Quản lý", "Chi cục"],
    ),
]
RIGHT = [
    ("UBND xã Thạch Hà", "UBND xã chưa tổ chức kiểm tra; xã đã rà soát 03 TTHC."),
    ("UBND xã Thạch Hà", "Các xã, phường đã triển khai."),
    ("UBND xã Thạch Hà", "Chi cục Thuế đã phối hợp. Trong kỳ, Chi cục đã kiểm tra 02 lần."),
    ("UBND xã Thạch Hà", "Kiện toàn Ban Quản lý chợ. Trong kỳ, Ban Quản lý chưa tổ chức họp."),
    ("UBND xã Thạch Hà", "Bưu cục đã niêm yết TTHC; cục diện không thay đổi."),
    ("Chi cục Thủy lợi tỉnh Hà Tĩnh", "Trong kỳ, Chi cục đã niêm yết TTHC."),
    ("UBND xã Thạch Hà", "Đối với xã, phường chưa bố trí trụ sở, tỉnh hỗ trợ kinh phí."),
    ("UBND xã Thạch Hà", "UBND phường Trần Phú đã kết nghĩa với xã. Trong kỳ, phường đã hỗ trợ 40 triệu đồng."),
    ("UBND xã Thạch Hà", "Trên địa bàn xã, phường có 12 trường học."),
    ("UBND xã Thạch Hà", "Trước sáp nhập, phường đã ban hành 12 quyết định."),
    ("UBND xã Thạch Hà", "Đề nghị UBND tỉnh hướng dẫn UBND phường thực hiện."),
    ("UBND phường Hồng Gai", "Toàn xã hội đã vào cuộc."),
    ("UBND phường Hồng Gai", "Xã hội hóa giáo dục đã đạt 12 tỷ đồng."),
    ("UBND phường Hồng Gai", "Trên địa bàn xã Kỳ Anh có 12 trường học."),
    ("UBND tỉnh Hà Tĩnh", "UBND xã đã niêm yết 120 TTHC."),
    ("Sở Tư pháp", "UBND phường chưa tổ chức kiểm tra."),
    ("", "UBND phường chưa tổ chức kiểm tra."),
]


@pytest.mark.parametrize(("issuer", "text", "written"), WRONG)
def test_another_kind_of_commune_is_reported_where_it_stands(issuer: str, text: str, written: list[str]) -> None:
    facts = ProseFacts(issuer=issuer)
    found = findings_of_rule(check_other_levels, text, facts=facts)
    assert [(item.code, item.details["written"]) for item in found] == [("P906", word) for word in written]
    assert [item.code for item in findings_of_families(("P905", "P906"), text, facts=facts)] == ["P906"] * len(written)


@pytest.mark.parametrize(("issuer", "text"), RIGHT)
def test_what_may_be_meant_is_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_other_levels, text, facts=ProseFacts(issuer=issuer)) == []


def test_a_commune_named_before_may_be_called_by_its_kind() -> None:
    lines = ("Phường Trần Phú bàn giao hồ sơ.", "Trong kỳ, phường đã rà soát 03 TTHC.")
    facts = ProseFacts(issuer="UBND xã Thạch Hà")
    assert findings_of_rule(check_other_levels, *lines, facts=facts) == []
    assert len(findings_of_rule(check_other_levels, *lines[::-1], facts=facts)) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Giao Phòng Tư pháp chủ trì rà soát văn bản.", "Phòng Tư pháp"),
        ("Trong quý, UBND xã giao Phòng Tài chính - Kế hoạch tham mưu phân bổ vốn.", "Phòng Tài chính - Kế hoạch"),
    ],
)
def test_work_for_departments_that_communes_have_not(text: str, written: str) -> None:
    def of(day: date, issuer: str) -> list[str]:
        facts = ProseFacts(issuer=issuer, report_date=day)
        found = [item.details["written"] for item in findings_of_rule(check_other_levels, text, facts=facts)]
        return [words for words in found if words.startswith("Phòng")]

    assert of(date(2026, 5, 4), "UBND xã Thạch Hà") == [written]
    assert of(date(2024, 5, 4), "UBND xã Thạch Hà") == of(date(2026, 5, 4), "UBND đặc khu Phú Quốc") == []
    assert of(date(2026, 5, 4), "UBND tỉnh Hà Tĩnh") == of(date(2026, 5, 4), "Sở Tư pháp") == []


@pytest.mark.parametrize(
    "text",
    [
        "Giao Phòng Văn hóa - Xã hội chủ trì, Phòng Kinh tế phối hợp.",
        "Giao Văn phòng HĐND và UBND tổng hợp.",
        "Sở Tư pháp giao Phòng Hành chính tư pháp hướng dẫn xã.",
        "Trước sáp nhập, UBND huyện giao Phòng Tư pháp chủ trì.",
        "Sở Nội vụ phối hợp; đề nghị giao Phòng Nội vụ của Sở hướng dẫn.",
    ],
)
def test_departments_of_communes_and_of_others_are_silent(text: str) -> None:
    facts = ProseFacts(issuer="UBND xã Thạch Hà", report_date=date(2026, 5, 4))
    assert findings_of_rule(check_other_levels, text, facts=facts) == []
