"""Months, comparisons and aims that a report keeps from another one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.left_from_before import check_left_from_before
from tthc_render.vietnamese.periods import parse_period


def facts(code: str) -> ProseFacts:
    return ProseFacts(period=parse_period(code))


WRONG = [
    ("2026-Q3", "Tháng 3, UBND xã đã họp.", "Tháng 3"),
    ("2026-Q3", "Trong tháng 10, xã chưa tổ chức kiểm tra.", "tháng 10"),
    ("2026-Q3", "Đã niêm yết TTHC. Tháng 4/2026, UBND xã đã kiểm tra.", "Tháng 4"),
    ("2026-6T", "Trong tháng 9, UBND xã đã họp.", "tháng 9"),
    ("2026-Q3", "Tiếp nhận 5 hồ sơ, tăng 5 hồ sơ so với tháng trước.", "tháng trước"),
    ("2026", "Số hồ sơ tăng 5% so với quý trước.", "năm trước"),
    ("2026-T09", "Số hồ sơ tăng 5% so với quý trước.", "tháng trước"),
    ("2026-Q3", "Phương hướng, nhiệm vụ quý III năm 2026", "kỳ sau"),
    ("2026-T09", "Phương hướng nhiệm vụ tháng 9: tiếp tục rà soát.", "kỳ sau"),
    ("2026-T05", "Trong tháng 4 năm 2026, UBND phường đã hoàn thành các chỉ tiêu số hóa.", "tháng 4 năm 2026"),
    ("2026-T05", "Tháng 4, công tác cải cách TTHC được thực hiện đúng kế hoạch đề ra.", "Tháng 4"),
    ("2026-T01", "Trong tháng 12 năm 2025, xã tiếp nhận 120 hồ sơ.", "tháng 12 năm 2025"),
    ("2026-Q3", "Hồ sơ trực tuyến từ ngày 15/3/2026 đến ngày 14/6/2026: 716 hồ sơ.", "15/3/2026 đến ngày 14/6/2026"),
    ("2026-Q3", "Từ ngày 15/6/2025 đến ngày 14/9/2025, xã tiếp nhận 716 hồ sơ.", "15/6/2025 đến ngày 14/9/2025"),
    ("2026-T05", "Tính từ ngày 15/3/2026 đến ngày 14/4/2026, xã tiếp nhận 16 hồ sơ.", "15/3/2026 đến ngày 14/4/2026"),
    ("2026", "Từ ngày 15/12/2024 đến ngày 14/12/2025 đã giải quyết 16 hồ sơ.", "15/12/2024 đến ngày 14/12/2025"),
]
RIGHT = [
    ("2026-Q3", "Từ ngày 15/6/2026 đến ngày 14/9/2026, xã tiếp nhận 716 hồ sơ."),
    ("2026-Q3", "Tăng 16 hồ sơ so với kỳ trước (từ ngày 15/3/2026 đến ngày 14/6/2026)."),
    ("2026-Q3", "Quý II (từ ngày 15/3/2026 đến ngày 14/6/2026), xã tiếp nhận 700 hồ sơ."),
    ("2026-Q3", "Từ ngày 01/4/2026 đến ngày 30/4/2026, xã tổ chức đợt cao điểm."),
    ("2026-Q3", "Hồ sơ từ ngày 15/3/2026 đến ngày 14/6/2026 chuyển sang: 16 hồ sơ."),
    ("2026-Q3", "Tháng 7, UBND xã đã họp."),
    ("2026-Q3", "Tháng 6, UBND xã đã họp."),
    ("2026-Q3", "Tháng 3, UBND xã sẽ họp."),
    ("2026-Q3", "Tháng 10, tiếp tục rà soát."),
    ("2026-Q3", "Tháng 3 năm 2025, UBND xã đã họp."),
    ("2026-Q3", "Kế hoạch ban hành từ tháng 3, UBND xã đã triển khai."),
    ("2026-Q3", "Tháng 3, UBND xã đã đăng ký; so với kế hoạch, đã hoàn thành."),
    ("2026-Q3", "Riêng tháng 9 tiếp nhận 300 hồ sơ, tăng 5% so với tháng trước."),
    ("2026-Q3", "Số hồ sơ tăng 5% so với quý trước."),
    ("2026-T09", "Số hồ sơ tăng 5% so với tháng trước."),
    ("2026", "Quý IV tăng 5% so với quý trước."),
    ("2026", "Tháng 3, UBND xã đã họp."),
    ("2026-Q3", "Phương hướng, nhiệm vụ quý IV năm 2026"),
    ("2026-Q3", "Kết quả thực hiện phương hướng quý III đạt kế hoạch."),
    ("2026-Q4", "Phương hướng quý I năm 2027"),
    ("2026-Q1", "Phương hướng quý I năm 2027"),
    ("2026-T05", "Trong tháng 4, UBND phường đã tổ chức 01 hội nghị."),
    ("2026-T05", "Trong tháng 4, ngày 25/4 đã hoàn thành lắp đặt."),
    ("2026-T05", "Tháng 4 đã hoàn thành 12 việc. Tháng 5, đã hoàn thành 20 việc."),
    ("2026-T05", "Trong tháng 5 năm 2026, UBND phường đã hoàn thành các chỉ tiêu số hóa."),
    ("2026-T05", "So với tháng 4, số hồ sơ tiếp nhận tăng 5%."),
]


@pytest.mark.parametrize(("period", "text", "words"), WRONG)
def test_what_is_left_from_before_is_said_once(period: str, text: str, words: str) -> None:
    assert_one(findings_of_rule(check_left_from_before, text, facts=facts(period)), "P909", words)
    assert_one(findings_of_families(("P909",), text, facts=facts(period)), "P909", words)
    assert findings_of_rule(check_left_from_before, text) == []


@pytest.mark.parametrize(("period", "text"), RIGHT)
def test_what_may_be_right_is_silent(period: str, text: str) -> None:
    assert findings_of_rule(check_left_from_before, text, facts=facts(period)) == []


@pytest.mark.parametrize(
    "text", ["Số hồ sơ tăng 5% so với tháng trước.", "Trong tháng 9, UBND xã đã họp.", "Phương hướng quý III năm 2026"]
)
def test_a_report_of_a_period_of_its_own_is_silent(text: str) -> None:
    own = ProseFacts(period=parse_period("2026-dot1", date(2026, 3, 1), date(2026, 4, 30)))
    assert findings_of_rule(check_left_from_before, text, facts=own) == []
