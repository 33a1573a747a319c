"""Requests, plans and tasks of a time that is over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.late_plans import check_late_plans

DAY = date(2026, 7, 6)
WRONG = [
    ("Yêu cầu các tổ thông báo đến từng hộ, thu phiếu và nộp cho Phòng Kinh tế chậm nhất ngày 02/7/2026.", "02/7/2026"),
    (
        "Giao các trường lập hồ sơ, nộp về Phòng xong trước ngày 15/7/2025; quá thời hạn trên, Phòng không tổng hợp.",
        "15/7/2025",
    ),
    ("Việc phát lệnh phải hoàn thành trước ngày 01/7/2026; tổ chức khám từ ngày 01/12/2026.", "01/7/2026"),
    ("Yêu cầu Phòng Kinh tế rà soát, báo cáo Chủ tịch UBND xã trước ngày 15/7/2025.", "15/7/2025"),
    ("Giao Trung tâm Phục vụ hành chính công khắc phục xong chậm nhất ngày 01/7/2026.", "01/7/2026"),
    ("UBND xã giao Công an xã chủ trì, hoàn thành trong quý II/2026 việc làm sạch dữ liệu.", "quý II/2026"),
    ("Đề nghị các thôn rà soát, tổng hợp danh sách trước ngày 25/6/2026.", "25/6/2026"),
    ("Sở giao Trung tâm tham mưu kế hoạch, gửi trước ngày 31/5/2026.", "31/5/2026"),
    ("Dự kiến trong tháng 5/2026 sẽ hoàn thành việc nghiệm thu 3 tuyến đường.", "tháng 5/2026"),
    ("Xã phấn đấu hoàn thành tuyến đường vào quý II/2026.", "quý II/2026"),
    ("Toàn ngành phấn đấu đến ngày 30/6/2026 đưa tỷ lệ chậm đóng xuống dưới 2,5%.", "30/6/2026"),
    ("Dự kiến đến ngày 15/6/2026 thu hồi 1,2 tỷ đồng tiền chậm nộp.", "15/6/2026"),
    ("UBND xã sẽ tổ chức hội nghị đối thoại vào ngày 20/6/2026.", "20/6/2026"),
    ("Ngày 20/6/2026, UBND xã sẽ tổ chức hội nghị đối thoại.", "20/6/2026"),
    ("Tháng 6/2026, Trung tâm sẽ mở điểm hướng dẫn lưu động tại 04 thôn xa trung tâm.", "Tháng 6/2026"),
    ("Xã tiếp nhận 1.204 hồ sơ. Nhiệm vụ 6 tháng cuối năm 2025: tiếp tục số hóa hồ sơ.", "6 tháng cuối năm 2025"),
    ("Phương hướng nhiệm vụ quý II năm 2026: tiếp tục đẩy mạnh tuyên truyền.", "quý II năm 2026"),
    ("Nhiệm vụ trọng tâm 6 tháng cuối năm 2027: tiếp tục thực hiện Đề án 06.", "6 tháng cuối năm 2027"),
    ("Kế hoạch tháng 6 năm 2026: tổ chức kiểm tra 5 cơ sở.", "tháng 6 năm 2026"),
    (
        "Phần thứ hai: Phương hướng, nhiệm vụ trọng tâm quý II/2026 và những tháng cuối năm.\n- Tiếp tục số hóa.",
        "quý II",
    ),
    ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ II/2026\n1. Tiếp tục số hóa hồ sơ.", "QUÝ II/2026"),
    ("Phương hướng công tác 6 tháng cuối năm 2025:\nTổ chức 5 cuộc kiểm tra.", "6 tháng cuối năm 2025"),
]
RIGHT = [
    "Đại hội dự kiến họp ngày 25/8/2026, danh sách cổ đông chốt ngày 20/6/2026.",
    "Tháng 6/2026, UBND tỉnh thông báo sẽ sáp nhập 02 trường.",
    "Theo kế hoạch, việc phát lệnh phải hoàn thành trước ngày 01/7/2026; tổ chức khám từ ngày 01/12/2026.",
    "Việc phát lệnh phải hoàn thành trước ngày 01/7/2026, nay đã xong; tổ chức khám từ ngày 01/12/2026.",
    "Yêu cầu Phòng Kinh tế rà soát, báo cáo Chủ tịch UBND xã trước ngày 15/7/2026.",
    "UBND tỉnh yêu cầu các xã báo cáo trước ngày 15/6/2026; UBND xã đã gửi đúng hạn.",
    "Theo Kế hoạch số 12/KH-UBND, UBND tỉnh giao các xã hoàn thành trước ngày 30/6/2026.",
    "UBND tỉnh giao các xã rà soát, hoàn thành trước ngày 30/6/2026. Đến nay xã hoàn thành 14/15 việc.",
    "Đề nghị quyết toán các dự án hoàn thành trước ngày 31/12/2025.",
    "Đề nghị Sở Tài chính thẩm tra các công trình hoàn thành trong quý II/2026.",
    "Giao Phòng Kinh tế giải quyết dứt điểm 12 hồ sơ nộp trước ngày 01/6/2026.",
    "Đề nghị cấp giấy cho hộ sử dụng đất trước ngày 01/7/2014.",
    "Đề nghị khen thưởng tập thể hoàn thành nhiệm vụ trong quý II/2026.",
    "Giao dịch chứng khoán, báo cáo trước ngày 30/6/2026 giảm.",
    "Giao thông nông thôn hoàn thành trước ngày 30/6/2026.",
    "Giao ban công tác báo cáo UBND xã trước ngày 30/6/2026.",
    "Dự kiến hoàn thành trong tháng 5/2026 nhưng chậm do mưa.",
    "Dự kiến ban đầu hoàn thành trong tháng 5/2026, nay điều chỉnh sang tháng 9/2026.",
    "Công trình dự kiến hoàn thành trong tháng 5/2026, đến nay mới đạt 80% khối lượng.",
    "Theo tiến độ, nhà thầu sẽ bàn giao vào tháng 5/2026.",
    "Nghị quyết đề ra phấn đấu đến năm 2025 có 90% hộ dùng nước sạch.",
    "Tháng 4, xã dự kiến mở 2 lớp vào tháng 5/2026; đã mở 2 lớp.",
    "UBND xã sẽ tổ chức hội nghị đối thoại vào ngày 20/7/2026.",
    "Dự kiến trong tháng 7/2026 sẽ hoàn thành việc nghiệm thu.",
    "Nhiệm vụ 6 tháng cuối năm 2026: tiếp tục số hóa hồ sơ.",
    "Nhiệm vụ quý II năm 2026: đã hoàn thành 12/14 nhiệm vụ.",
    "Kết quả thực hiện nhiệm vụ quý II năm 2026: tiếp tục duy trì 100% hồ sơ đúng hạn.",
    "Nhiệm vụ quý II năm 2026: hoàn thành 12 việc.",
    "Nhiệm vụ năm 2027: tiếp tục số hóa hồ sơ.",
    "Nhiệm vụ quý I năm 2027: tiếp tục số hóa hồ sơ.",
    "Kế hoạch quý II năm 2026: 12 cuộc; kết quả 12 cuộc.",
    "Kế hoạch tháng 6 năm 2026: tổ chức 5 cuộc, đã xong 5 cuộc.",
    "Phấn đấu vượt kết quả của quý II/2026.",
    "Toàn ngành phấn đấu đến ngày 30/9/2026 đưa tỷ lệ chậm đóng xuống dưới 2,5%.",
    "Dự kiến đến ngày 15/6/2026 thu hồi 1,2 tỷ đồng nhưng chậm do các đơn vị khó khăn.",
    "Việc này sẽ dựa trên số liệu chốt đến ngày 30/6/2026.",
    "Yêu cầu báo cáo theo Công văn số 12/UBND-VP, gửi trước ngày 20/6/2026.",
    "Đề nghị Sở Nội vụ trả lời kiến nghị mà xã gửi trong tháng 5/2026.",
    "Đề nghị UBND tỉnh bổ sung kinh phí đã ứng, quyết toán trước ngày 30/6/2026.",
    "Hồ sơ sẽ được giải quyết theo quy định có hiệu lực từ ngày 01/7/2025.",
    "Phần thứ hai: Phương hướng, nhiệm vụ trọng tâm quý III/2026 và những tháng cuối năm.\n- Tiếp tục số hóa.",
    "Phương hướng, nhiệm vụ quý II/2026 đã đề ra.\n- Tiếp tục số hóa.",
    "Kết quả thực hiện phương hướng, nhiệm vụ quý II/2026.\n- Tiếp tục số hóa.",
    "I. Phương hướng, nhiệm vụ quý II/2026:\n- Số hóa hồ sơ: đã hoàn thành.",
    "Phương hướng, nhiệm vụ quý II/2026",
    "Phương hướng, nhiệm vụ quý II/2026 theo Kế hoạch của tỉnh.\n- Tiếp tục số hóa.",
]


def _found(text: str, day: date = DAY, first: date | None = None) -> list[Finding]:
    return findings_of_rule(check_late_plans, text, facts=ProseFacts(report_date=day, first_day=first))


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_is_to_be_done_in_a_time_that_is_over_is_reported(text: str, words: str) -> None:
    assert_one(_found(text), "P909", words)


@pytest.mark.parametrize("text", RIGHT)
def test_tasks_to_come_and_tasks_that_are_retold_are_silent(text: str) -> None:
    assert _found(text) == []


def test_nothing_is_said_of_times_that_the_document_may_still_be_before() -> None:
    text = "Dự kiến trong tháng 5/2026 sẽ hoàn thành việc nghiệm thu 3 tuyến đường."
    assert _found(text, date(2026, 12, 31), date(2026, 1, 1)) == []
