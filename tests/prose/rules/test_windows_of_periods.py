"""Periods and the days written with them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.windows_of_periods import check_windows_of_periods


def _found(text: str, day: str) -> list[Finding]:
    return findings_of_rule(check_windows_of_periods, text, facts=ProseFacts(report_date=date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("day", "text", "words"),
    [
        # More or fewer months than the name says.
        ("2025-10-16", "Báo cáo tháng 10 (từ 15/9 đến 14/11/2025): xảy ra 07 vụ.", "2 tháng, không phải 1 tháng"),
        ("2025-08-11", "Trong 7 tháng đầu năm 2025 (từ 01/01 đến 31/8/2025), có 7.412 trẻ.", "8 tháng"),
        ("2025-10-08", "Quý III/2025 (từ 01/6 đến 30/9/2025), thu 314,6 tỷ đồng.", "4 tháng, không phải 3"),
        ("2025-09-16", "Trong 03 tháng, quý III năm 2025 (từ 15/6 đến 14/8/2025), tiếp 812 lượt.", "2 tháng"),
        ("2025-10-04", "Chín tháng đầu năm 2025 (từ 01/01/2025 đến 31/8/2025), xảy ra 46 vụ.", "8 tháng"),
        ("2025-10-06", "Thí điểm trong 3 tháng (từ tháng 6 đến tháng 9/2025) tại 04 thôn.", "4 tháng"),
        ("2025-10-20", "Từ ngày 15/6/2025 đến ngày 14/10/2025 (quý III/2025), tiếp 214 lượt.", "4 tháng"),
        ("2025-12-20", "Chế độ báo cáo hằng năm (từ 15/12/2024 đến 14/11/2025): thụ lý 614 vụ.", "11 tháng"),
        ("2025-09-10", "Bảo hành 12 tháng kể từ ngày 01/8/2025 đến ngày 31/7/2027.", "24 tháng"),
        ("2025-09-10", "Gia hạn thêm 06 tháng, từ ngày 01/7/2025 đến ngày 31/10/2025.", "4 tháng"),
        ("2025-10-20", "Từ khi thành lập (01/7/2025) đến nay, sau 06 tháng hoạt động, xã họp 12 lần.", "4 tháng"),
        ("2025-09-18", "Tuần 37 (từ 08/9 đến 14/10/2025) ghi nhận 214 ca.", "37 ngày"),
        # Days of another month, quarter or year.
        ("2025-12-20", "Riêng tháng 10/2025 (từ ngày 01/11 đến ngày 30/11) thu 1.105 tỷ đồng.", "tháng 10/2025"),
        ("2026-10-12", "Báo cáo quý III năm 2024: tính từ ngày 01/01/2025 đến ngày 30/6/2025.", "quý III năm 2024"),
        ("2025-09-18", "Kết quả quý IV năm 2025 (từ ngày 01/7 đến ngày 15/9/2025): 12 đoàn.", "quý IV năm 2025"),
        ("2025-12-20", "An ninh năm 2024 (thời điểm lấy số liệu từ 15/12/2024 đến 14/12/2025).", "năm 2024"),
        ("2025-12-20", "Hộ tịch năm 2025 tại xã, số liệu từ ngày 01/01/2024 đến ngày 31/12/2024.", "năm 2025"),
        ("2025-07-03", "Sáu tháng cuối năm 2025 (kết quả đến 30/6/2025), mở 18 lớp.", "bắt đầu sau ngày 30/6/2025"),
    ],
)
def test_days_that_are_not_those_of_the_period_are_told(day: str, text: str, words: str) -> None:
    assert_one(_found(text, day), "P909", words)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-10-16", "Tháng 10 (từ 15/9 đến 14/10/2025); tháng 9 (từ 16/8 đến 15/9/2025): xảy ra 07 vụ."),
        ("2025-08-20", "Từ ngày 16/7/2025 đến ngày 15/8/2025 (tháng thống kê 8/2025) đạt 2.146 triệu USD."),
        # Counted so far; an office that is younger than the year.
        ("2025-09-05", "Quý III/2025 (số liệu từ 01/7 đến 31/8/2025, tháng 9 ước thực hiện), kiểm tra 84 cơ sở."),
        ("2025-12-25", "Năm 2025 (từ ngày 01/7/2025 đến ngày 31/12/2025), tiếp nhận 6.214 hồ sơ."),
        ("2025-10-04", "Chín tháng đầu năm 2025 (từ 01/3/2025 đến 30/9/2025), xảy ra 46 vụ."),
        ("2025-10-04", "Trong quý III/2025, từ 01/7 đến 31/7 đơn vị tuyên truyền tại 12 thôn."),
        # Offices whose year begins in October or November.
        ("2025-04-10", "Thi hành án 6 tháng đầu năm 2025 (từ ngày 01/10/2024 đến ngày 31/3/2025): 4.218 việc."),
        ("2025-05-12", "Hộ tịch 6 tháng đầu năm 2025 (từ ngày 01/11/2024 đến ngày 30/4/2025): 618 trường hợp."),
        ("2025-12-20", "Trong 9 tháng, từ ngày 01/7 đến 30/9/2025 tập trung cao điểm, thu 12 tỷ đồng."),
        ("2025-10-20", "Từ khi thành lập (01/7/2025) đến nay, sau 04 tháng hoạt động, xã họp 12 lần."),
        # Named months that are none of the calendar.
        ("2025-04-02", "Tháng Thanh niên năm 2025 (từ 26/02 đến 31/3/2025) có 148.600 lượt tham gia."),
        ("2025-07-16", "Tuần 28 (từ 07/7 đến 13/7/2025) toàn tỉnh ghi nhận 214 ca."),
        ("2025-12-20", "Trợ cấp 12 tháng (từ tháng 01 đến tháng 12/2025) cho 214 người."),
        ("2025-02-20", "Kế hoạch quý III/2025 (trình đến 15/02/2025) gồm 12 nhiệm vụ."),
    ],
)
def test_days_that_may_be_those_of_the_period_are_silent(day: str, text: str) -> None:
    assert _found(text, day) == []
