"""Periods that are over: last year's as the one reported on, one before the report's as that of a plan."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.left_from_last_year import check_left_from_last_year
from tthc_render.vietnamese.periods import parse_period


def facts(code: str) -> ProseFacts:
    return ProseFacts(period=parse_period(code))


PLAN = "V. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM"
WRONG = [
    ("2026-Q3", "Trong Quý III năm 2025, UBND xã đã niêm yết 12 TTHC.", "Quý III năm 2025"),
    ("2026-Q3", "Kết quả Quý III năm 2025: UBND xã đã niêm yết 12 TTHC.", "Quý III năm 2025"),
    ("2026-Q3", "Đã niêm yết 12 TTHC. Trong quý III/2024, xã chưa kiểm tra.", "quý III/2024"),
    ("2026-Q3", "Trong 9 tháng đầu năm 2025, UBND xã chưa tổ chức kiểm tra.", "9 tháng đầu năm 2025"),
    ("2026-Q3", "Tính đến ngày 14/9/2025, UBND xã chưa tổ chức kiểm tra.", "14/9/2025"),
    ("2026-Q3", "Từ ngày 15/6/2025 đến ngày 14/9/2025, trường đã tuyển 120 em.", "15/6/2025 đến ngày 14/9/2025"),
    ("2026-T09", "Trong tháng 9 năm 2025, bệnh viện khám 1.204 lượt người.", "tháng 9 năm 2025"),
    ("2026-6T", "6 tháng đầu năm 2025, đã trồng 120 ha rừng.", "6 tháng đầu năm 2025"),
    ("2026", "Năm 2025, xã xóa 40 nhà tạm.", "Năm 2025"),
    ("2026-Q3", "Quý II năm 2024, UBND xã chưa tổ chức kiểm tra.", "Quý II năm 2024"),
    ("2026-Q3", "Trong Quý IV năm 2025, UBND xã đã kiểm tra 02 đợt.", "Quý IV năm 2025"),
    ("2026-T09", "Trong tháng 8 năm 2025, đã tập huấn 03 lớp.", "tháng 8 năm 2025"),
]
RIGHT = [
    ("2026-Q3", "Trong Quý III năm 2026, UBND xã đã niêm yết 12 TTHC."),
    ("2026-Q3", "Quý III năm 2025, xã tiếp nhận 400 hồ sơ; quý III năm 2026 tiếp nhận 500 hồ sơ."),
    ("2026-Q3", "Quý III năm 2025, xã tiếp nhận 400 hồ sơ; kỳ này tiếp nhận 500 hồ sơ."),
    ("2026-Q3", "Trong Quý IV năm 2025, UBND xã đã ban hành Kế hoạch."),
    ("2026-Q3", "Trong Quý IV năm 2025, UBND xã ban hành 02 kế hoạch."),
    ("2026-6T", "Quý I năm 2025, xã chưa tổ chức kiểm tra."),
    ("2026-Q3", "So với Quý III năm 2025, số hồ sơ tăng 5%."),
    ("2026-Q3", "Quý III năm 2025 tiếp nhận 400 hồ sơ."),
    ("2026-Q3", "Từ ngày 01/7/2025, chính quyền địa phương hai cấp hoạt động."),
    ("2026-Q3", "Tính đến ngày 31/12/2025, xã có 40 hộ nghèo."),
    ("2026-T09", "Trong tháng 8 năm 2025, đã tập huấn."),
    ("2026", "Năm 2024, xã xóa 40 nhà tạm; năm 2026 xóa 12 nhà."),
]
PLANS_WRONG = [
    ("2026-Q3", "Trong Quý II năm 2026, xử lý dứt điểm các hồ sơ quá hạn.", "Quý II năm 2026"),
    ("2026-Q3", "Quý I/2026, hoàn thành số hóa.", "Quý I/2026"),
    ("2026-T09", "Trong tháng 8 năm 2026, tổ chức tập huấn.", "tháng 8 năm 2026"),
]
PLANS_RIGHT = [
    ("2026-Q3", "Trong Quý IV năm 2026, xử lý dứt điểm các hồ sơ quá hạn."),
    ("2026-Q3", "Trong Quý I năm 2027, hoàn thành số hóa."),
    ("2026-Q3", "Trong tháng 9 năm 2026, hoàn thành số hóa."),
    ("2026-Q4", "Quý I, tiếp tục số hóa."),
    ("2026-Q3", "Quý II năm 2026, Sở đã kết luận; tiếp tục khắc phục."),
    ("2026-Q3", "Xử lý các hồ sơ quá hạn của Quý II năm 2026."),
]


@pytest.mark.parametrize(("period", "text", "words"), WRONG)
def test_the_period_of_another_year_is_said_once(period: str, text: str, words: str) -> None:
    assert_one(findings_of_rule(check_left_from_last_year, text, facts=facts(period)), "P909", words)
    assert_one(findings_of_families(("P909",), text, facts=facts(period)), "P909", words)
    assert findings_of_rule(check_left_from_last_year, text) == []


@pytest.mark.parametrize(("period", "text"), RIGHT)
def test_a_period_that_may_be_meant_is_silent(period: str, text: str) -> None:
    assert findings_of_rule(check_left_from_last_year, text, facts=facts(period)) == []


@pytest.mark.parametrize(("period", "text", "words"), PLANS_WRONG)
def test_tasks_to_come_are_of_no_period_that_is_over(period: str, text: str, words: str) -> None:
    assert_one(findings_of_rule(check_left_from_last_year, PLAN, text, facts=facts(period)), "P909", words)
    assert findings_of_rule(check_left_from_last_year, "I. KẾT QUẢ THỰC HIỆN", text, facts=facts(period)) == []


@pytest.mark.parametrize(("period", "text"), PLANS_RIGHT)
def test_tasks_of_a_period_to_come_are_silent(period: str, text: str) -> None:
    assert findings_of_rule(check_left_from_last_year, PLAN, text, facts=facts(period)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Số hồ sơ so với cùng kỳ:", "- Quý III năm 2025: 400 hồ sơ."),
        ("- Quý III năm 2025: 400 hồ sơ.", "- Quý III năm 2026: 500 hồ sơ."),
        ("- Quý III năm 2026: 500 hồ sơ.", "- Quý III năm 2025: 400 hồ sơ."),
        ("Quý I năm 2025, xã chưa kiểm tra.", "Quý II năm 2025, xã kiểm tra 02 đợt."),
    ],
)
def test_a_list_by_years_is_silent(lines: tuple[str, ...]) -> None:
    assert findings_of_rule(check_left_from_last_year, *lines, facts=facts("2026-Q3")) == []


@pytest.mark.parametrize("text", ["Năm 2025, xã xóa 40 nhà tạm.", "Trong Quý IV năm 2025, UBND xã đã họp."])
def test_a_report_of_a_period_of_its_own_is_silent(text: str) -> None:
    own = ProseFacts(period=parse_period("2026-dot1", date(2026, 3, 1), date(2026, 4, 30)))
    assert findings_of_rule(check_left_from_last_year, text, facts=own) == []
