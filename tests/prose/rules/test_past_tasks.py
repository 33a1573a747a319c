"""Tasks of a period that is over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.past_tasks import check_past_tasks

RIGHT = [
    "Kết quả quý III/2026: xảy ra 42 vụ. Nhiệm vụ trọng tâm quý IV/2026: kiểm tra tải trọng.",
    "Kết quả quý III/2026: xảy ra 42 vụ. Nhiệm vụ trọng tâm quý III/2026: đã hoàn thành 12/14 nhiệm vụ.",
    "Quý III/2026 xảy ra 42 vụ. Kết quả thực hiện nhiệm vụ trọng tâm quý III/2026: tốt.",
    "Tháng 10/2026 tiếp nhận 42 hồ sơ. Nhiệm vụ trọng tâm tháng 10: tập trung giải ngân.",
    "Tháng 9 tiếp nhận 42 hồ sơ. Nhiệm vụ tháng 9 được giao: 12 nhiệm vụ.",
    "Quý I tiếp nhận 42 hồ sơ. Nhiệm vụ trọng tâm quý I: chuẩn bị kế hoạch năm sau.",
    "Quý III/2026 xảy ra 42 vụ. Nhiệm vụ trọng tâm quý III/2026: 12/14 nhiệm vụ xong trước hạn.",
    "Quý III/2026 xảy ra 42 vụ. Nhiệm vụ quý III/2026: UBND tỉnh giao 12 nhiệm vụ.",
]
WRONG = [
    ("Quý III/2026 toàn tỉnh xảy ra 42 vụ. Phương hướng, nhiệm vụ quý III/2026: kiểm tra tải trọng.", "quý III/2026"),
    ("Tháng 9/2026 tiếp nhận 420 hồ sơ.\nNhiệm vụ trọng tâm tháng 9/2026: đẩy mạnh số hóa.", "tháng 9/2026"),
    ("Quý III/2026 ký 42 hợp đồng.\nNhiệm vụ quý III/2026: trình Đề án sàn giao dịch trước 25/11.", "quý III/2026"),
    ("Tháng 9 tiếp nhận 420 hồ sơ.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 9", "THÁNG 9"),
]


def _found(text: str, day: date) -> list[Finding]:
    return findings_of_rule(check_past_tasks, text, facts=ProseFacts(report_date=day))


@pytest.mark.parametrize("text", RIGHT)
def test_tasks_to_come_and_results_are_silent(text: str) -> None:
    assert _found(text, date(2026, 10, 5)) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_tasks_of_the_reported_period_are_reported_once_it_is_over(text: str, words: str) -> None:
    assert_one(_found(text, date(2026, 10, 5)), "P909", words)
    assert _found(text, date(2026, 9, 20)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị gửi kế hoạch về Sở Nội vụ trước ngày 25/9/2026 để tổng hợp, báo cáo UBND tỉnh trong tháng 10/2026.",
        "Đề nghị các xã gửi báo cáo về Phòng Kinh tế trước ngày 30/9/2026.",
        "Sở đề nghị 6 xã kiện toàn tổ, báo cáo về Sở trước ngày 25/9/2026 để báo cáo UBND tỉnh tháng 10/2026.",
        "Báo cáo gửi về Bộ qua Cục Văn hóa trước ngày 30/9/2026 để kịp trình Thủ tướng Chính phủ trong tháng 12/2026.",
        "- Trạm lập danh sách, gửi chậm nhất 05 ngày kể từ ngày ban hành văn bản này, tức trước ngày 30/9/2026.",
        "Đề nghị Sở Tài chính bổ sung 12 tỷ đồng, hoàn thành trước ngày 30/9/2026.",
    ],
)
def test_deadlines_before_the_day_of_the_document_are_reported(text: str) -> None:
    day = text.partition("trước ngày ")[2].split()[0].rstrip(".")
    assert_one(_found(text, date(2026, 10, 5)), "P909", f"trước ngày {day}")
    assert _found(text, date(2026, 9, 20)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị đã gửi kế hoạch về Sở Nội vụ trước ngày 25/9/2026 để tổng hợp, báo cáo trong tháng 10/2026.",
        "Theo Công văn số 412/SNV, các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 25/9/2026 để báo cáo tháng 10/2026.",
        "Đề nghị xử lý dứt điểm hồ sơ tiếp nhận trước ngày 25/9/2026.",
        "Có 12 trường gửi danh sách về Sở Giáo dục và Đào tạo trước ngày 25/9/2026.",
        "Các xã gửi danh sách về Phòng Kinh tế trước ngày 25/9/2026 để tổng hợp trong tháng 10/2026; đến nay còn 3 xã.",
        "Đề nghị phê bình đơn vị chưa gửi báo cáo về Sở Nội vụ trước ngày 25/9/2026.",
        "Đề nghị các xã gửi báo cáo về Phòng Kinh tế trước ngày 15/10/2026.",
        "Đề nghị nghiệm thu các công trình khởi công, hoàn thành trước ngày 30/9/2026.",
        "Đề nghị khen thưởng các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 30/9/2026.",
        "Đề nghị Sở Nội vụ ghi nhận các xã nộp báo cáo về Sở Tài chính trước ngày 30/9/2026.",
        "Các hộ nộp hồ sơ về Phòng Kinh tế trước ngày 30/9/2026 để kịp trả kết quả trong tháng 10/2026.",
        "Đề nghị thanh toán cho 12 công trình hoàn thành trước ngày 30/9/2026.",
        "Đề nghị khen các xã đã bàn giao mặt bằng, hoàn thành trước ngày 30/9/2026.",
        "- Đề nghị các xã rà soát, báo cáo kết quả trước ngày 30/9/2026.",
        "Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 25/9/2026 để tổng hợp.",
        "Các xã gửi số liệu trước ngày 25/9/2026 để kịp trình HĐND tỉnh trong tháng 10/2026, đến nay còn 2 xã.",
        "Yêu cầu rà soát; các sở đã gửi kết quả trước ngày 25/9/2026 để báo cáo trong tháng 10/2026.",
    ],
)
def test_deadlines_told_of_the_past_are_silent(text: str) -> None:
    assert _found(text, date(2026, 10, 5)) == []


@pytest.mark.parametrize(
    ("half", "lead", "count"), [("đầu", "", 1), ("cuối", "", 0), ("đầu", "đã hoàn thành 12 việc; ", 0)]
)
def test_tasks_of_half_a_year_that_is_over(half: str, lead: str, count: int) -> None:
    told = "Kết quả 6 tháng đầu năm 2026: tiếp nhận 42 đơn."
    text = f"{told}\nNhiệm vụ trọng tâm 6 tháng {half} năm 2026: {lead}đẩy mạnh số hóa."
    assert [item.code for item in _found(text, date(2026, 7, 7))] == ["P909"] * count


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 04/10 đến ngày 06/10/2026 các xã thăm hỏi; báo cáo kết quả trước ngày 10/9/2026 để tổng hợp.",
        "Yêu cầu các trạm hoàn thành tiêm phòng đợt 1 trước ngày 25/9/2026, báo cáo kết quả về Chi cục.",
        "Các đơn vị gửi nhu cầu vắc xin về Sở Y tế (qua Phòng Nghiệp vụ) chậm nhất ngày 25/9/2026.",
        "Thời gian tới, các phòng đối chiếu công nợ với đơn vị, xong trước ngày 25/9/2026.",
        "Trong thời gian tới, các đội tuần tra; tổng kết đợt cao điểm, báo cáo trước ngày 30/9/2026.",
    ],
)
def test_a_task_that_is_still_ahead_has_no_deadline_before_the_day(text: str) -> None:
    assert [item.code for item in _found(text, date(2026, 10, 5))] == ["P909"]


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 04/9 đến ngày 06/9/2026 các xã thăm hỏi; báo cáo kết quả trước ngày 10/9/2026 để tổng hợp.",
        "Theo yêu cầu của Sở, các trạm hoàn thành tiêm phòng trước ngày 25/9/2026.",
        "Các phòng đối chiếu công nợ với đơn vị, xong trước ngày 25/9/2026 như kế hoạch.",
        "Các đơn vị nộp đủ chậm nhất ngày 25/9/2026, đúng hạn.",
        "Yêu cầu các trường rà soát học sinh hoàn thành chương trình trước ngày 25/9/2026 để xét tuyển.",
        "Yêu cầu các đơn vị hoàn thành việc quyết toán các công trình đưa vào sử dụng trước ngày 25/9/2026.",
    ],
)
def test_a_task_that_was_done_is_silent(text: str) -> None:
    assert _found(text, date(2026, 10, 5)) == []


def test_a_latest_day_is_a_deadline_too() -> None:
    text = "Đề nghị các xã rà soát 12 hồ sơ, chậm nhất ngày 30/9/2026."
    assert_one(_found(text, date(2026, 10, 5)), "P909", "chậm nhất ngày 30/9/2026")
