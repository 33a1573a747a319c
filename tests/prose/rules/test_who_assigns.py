"""Plans that a level assigns which the commune has not above it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.who_assigns import check_who_assigns

OF_PROVINCE = "UBND phường Phan Thiết, tỉnh Lâm Đồng"
OF_CITY = "UBND phường Hải Châu, thành phố Đà Nẵng"


@pytest.mark.parametrize(
    ("issuer", "text", "written"),
    [
        (OF_PROVINCE, "Thu đạt 57,3% dự toán thành phố giao (500 tỷ đồng).", "dự toán thành phố giao"),
        (OF_PROVINCE, "Thu 6 tháng đầu năm 2026 đạt 57,3% dự toán thành phố giao.", "dự toán thành phố giao"),
        (OF_PROVINCE, "Đạt 88% kế hoạch UBND thành phố giao.", "kế hoạch UBND thành phố giao"),
        (OF_PROVINCE, "Hoàn thành 12/12 chỉ tiêu do thành phố giao.", "chỉ tiêu do thành phố giao"),
        ("UBND xã Tuần Giáo, tỉnh Điện Biên", "Dùng hết 42 biên chế được thành phố giao.", "biên chế được thành phố"),
        (OF_CITY, "Thu đạt 57,3% dự toán tỉnh giao.", "dự toán tỉnh giao"),
        (OF_CITY, "Đạt 102% kế hoạch năm HĐND tỉnh giao.", "kế hoạch năm HĐND tỉnh giao"),
    ],
)
def test_plans_of_another_level(issuer: str, text: str, written: str) -> None:
    assert_one(_found(text, issuer), "P906", written)


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (OF_PROVINCE, "Thu đạt 57,3% dự toán tỉnh giao."),
        (OF_CITY, "Thu đạt 57,3% dự toán thành phố giao."),
        ("UBND phường Phan Thiết", "Thu đạt 57,3% dự toán thành phố giao."),
        ("UBND tỉnh Lâm Đồng", "Thu đạt 57,3% dự toán thành phố giao."),
        ("Sở Tài chính tỉnh Lâm Đồng", "Thu đạt 57,3% dự toán thành phố giao."),
        (OF_PROVINCE, "Trước đây thuộc thành phố Phan Thiết, thu đạt 57,3% dự toán thành phố giao."),
        (OF_PROVINCE, "Trước sắp xếp, năm 2024 thu đạt 57,3% dự toán thành phố giao."),
        (OF_PROVINCE, "Có kế hoạch thành phố giao thông thông minh."),
        (OF_PROVINCE, "Thu đạt 57,3% dự toán giao."),
        (OF_PROVINCE, "Đường lên thành phố được giao cho Ban quản lý dự án."),
        (OF_CITY, "Kế hoạch với các tỉnh giao thương hàng hóa."),
    ],
)
def test_plans_of_the_level_above(issuer: str, text: str) -> None:
    assert _found(text, issuer) == []


def test_plans_of_the_year_of_the_change_are_left() -> None:
    assert _found("Thu đạt 57,3% dự toán thành phố giao.", OF_PROVINCE, date(2025, 9, 6)) == []


def _found(text: str, issuer: str, day: date = date(2026, 7, 6)) -> list[Finding]:
    return findings_of_rule(check_who_assigns, text, facts=ProseFacts(report_date=day, issuer=issuer))
