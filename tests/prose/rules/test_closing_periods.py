"""The period of a text's first words against its last ones, and against the days of its title."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.closing_periods import check_closing_periods

SECOND_HALF = "BÁO CÁO công tác hộ tịch năm 2025 (từ ngày thành lập xã 01/7/2025 đến ngày 31/12/2025)"


def _found(text: str) -> list[Finding]:
    return findings_of_rule(check_closing_periods, text, facts=ProseFacts(report_date=date(2025, 12, 31)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "- Về tiêu chí: Chín tháng đầu năm 2025, xã duy trì 19/19 tiêu chí.\n- Bình quân mỗi tuyến 614 m.\n"
            "Trên đây là báo cáo kết quả thực hiện Chương trình 6 tháng đầu năm 2025 của UBND xã.",
            "6 tháng đầu năm 2025",
        ),
        (
            "BÁO CÁO kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2025\nSáu tháng đầu năm 2025, thu 12,4 tỷ đồng.\nTrên"
            " đây là báo cáo kết quả phát triển kinh tế - xã hội 9 tháng đầu năm 2025.",
            "9 tháng đầu năm 2025",
        ),
        ("Quý III/2025, Phòng tiếp 412 lượt.\nTrên đây là báo cáo kết quả công tác quý II/2025.", "quý II/2025"),
        ("Quý ba năm 2025, tư vấn 2.104 lượt.\nTrên đây là kết quả công tác quý hai năm 2025.", "quý hai năm 2025"),
        ("Ba tháng đầu năm 2025 xảy ra 12 vụ.\nTrên đây là báo cáo công tác 6 tháng đầu năm 2025.", "6 tháng đầu"),
        ("Tháng 5 năm 2025, khám 812 lượt.\nTrạm báo cáo kết quả công tác tháng 4 năm 2025 như trên.", "tháng 4"),
        ("Chín tháng đầu năm 2025, đạt 19 tiêu chí.\nNhìn chung, sáu tháng đầu năm 2025 kết quả tốt.", "sáu tháng"),
        (
            "Công tác quản lý thị trường 6 tháng đầu năm 2025: kiểm tra 412 vụ.\nSở báo cáo kết quả công tác quý I/2025"
            " để UBND tỉnh theo dõi, chỉ đạo.",
            "quý I/2025",
        ),
        # A title in letters of any size, of another year, with another closing.
        (
            "Báo cáo công tác việc làm quý I năm 2026\nTrong quý I, tạo việc làm cho 7.384 lao động.\n"
            "Trên đây là kết quả công tác việc làm quý IV năm 2025, Sở Nội vụ báo cáo UBND tỉnh./.",
            "quý IV năm 2025",
        ),
        (
            "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2026\nXã tiếp nhận 1.200 hồ sơ.\n"
            "Trên đây là kết quả cải cách hành chính 9 tháng năm 2025, UBND xã kính báo cáo.",
            "9 tháng năm 2025",
        ),
        (
            "Kết quả thi đua quý III/2025\nCụm tổ chức 3 hội thi.\nSở Nội vụ trân trọng báo cáo UBND tỉnh kết quả thi"
            " đua quý II/2025./.",
            "quý II/2025",
        ),
        (
            "Báo cáo tiếp công dân quý IV năm 2025\nTiếp 31 lượt.\nBáo cáo này phản ánh kết quả tiếp công dân quý III"
            " năm 2025, kính trình UBND tỉnh xem xét.",
            "quý III năm 2025",
        ),
        (f"{SECOND_HALF}\nTrong 6 tháng đầu năm 2025 không có hồ sơ trễ hạn.", "6 tháng đầu năm 2025"),
        ("BÁO CÁO công tác 9 tháng đầu năm 2025\nTrong 6 tháng đầu năm 2025, Hội kết nạp 42 hội viên.", "6 tháng đầu"),
        ("Trong 6 tháng đầu năm 2024, đã bắt 07 đối tượng, trong đó có 02 đối tượng bị bắt trong tháng 8.", "tháng 8"),
        ("Trong quý II/2025, phường ra quân 14 buổi, trong đó có 04 buổi vào tháng 8.", "tháng 8"),
    ],
)
def test_another_period_than_the_one_told(text: str, written: str) -> None:
    assert_one(_found(text), "P909", written)


@pytest.mark.parametrize(
    "text",
    [
        "Chín tháng đầu năm 2025, thu 12 tỷ đồng.\nTrên đây là báo cáo kết quả 9 tháng đầu năm 2025.",
        # A longer time that ends with it or holds it; the tasks of the next one; one that is told, too; another year.
        "Quý III/2025, tiếp 412 lượt.\nTrên đây là báo cáo kết quả quý III, 9 tháng đầu năm 2025.",
        "Quý III/2025, tiếp 412 lượt.\nTrên đây là báo cáo kết quả 9 tháng năm 2025.",
        "Tháng 6 năm 2025, xảy ra 12 vụ.\nTrên đây là báo cáo kết quả công tác 6 tháng đầu năm 2025.",
        "Tháng 5 năm 2025, khám 812 lượt.\nTrên đây là báo cáo kết quả tháng 5, phương hướng tháng 6 năm 2025.",
        "Tháng 5 năm 2025, khám 812 lượt.\nTrên đây là báo cáo và nhiệm vụ tháng 6 năm 2025.",
        "Quý I/2025 tiếp 12 lượt.\nQuý II/2025 tiếp 14 lượt.\nTrên đây là báo cáo kết quả quý II/2025.",
        "Quý IV/2024 tiếp 12 lượt.\nTrên đây là báo cáo kết quả quý I/2025.",
        "Chín tháng đầu năm 2025, đạt 19 tiêu chí.\nKết quả 6 tháng đầu năm 2025 đã nêu tại Báo cáo số 112/BC-UBND.",
        "Tình hình tháng 3 và quý I/2026\nThu 30 tỷ đồng.\nTrên đây là báo cáo quý I/2026.",
        "Báo cáo công tác quý II năm 2026\nTiếp 31 lượt.\nTrên đây là báo cáo, phương hướng quý III năm 2026.",
        # The half before, beside the other one or as what is compared.
        f"{SECOND_HALF}\n6 tháng đầu năm 2025, các phường tiếp 112 lượt; 6 tháng cuối năm 2025 tiếp 140 lượt.",
        f"{SECOND_HALF}\nTrong 6 tháng đầu năm 2025, các xã cũ không có hồ sơ trễ hạn.",
        f"{SECOND_HALF}\nTrong 6 tháng cuối năm 2025 không có hồ sơ trễ hạn.",
        # A month of that time, and what came of it later.
        "Trong 6 tháng đầu năm 2025, Hạt xử lý 29 vụ, trong đó 05 vụ xảy ra trong tháng 4.",
        "Trong 6 tháng đầu năm 2025, Tòa án nhận 29 vụ, trong đó 05 vụ hẹn xét xử vào tháng 8.",
        "Trong quý II/2025, phường giao 14 việc, trong đó 03 việc hoàn thành trong tháng 7/2025.",
        "BÁO CÁO công tác 9 tháng đầu năm 2025\nTrong 6 tháng đầu năm 2025 kết nạp 42, quý III/2025 kết nạp 12.",
    ],
)
def test_periods_that_go_together(text: str) -> None:
    assert _found(text) == []
