"""Ministries and departments that are no more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.former_offices import check_former_offices

FACTS = ProseFacts(report_date=date(2026, 9, 16))


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị Bộ Kế hoạch và Đầu tư trước ngày 15/02/2025 có văn bản đã được trả lời.",
        "Văn bản gửi Bộ Kế hoạch và Đầu tư trước ngày 01/3/2025 đã được trả lời.",
        "Kiến nghị Sở Giao thông vận tải trước khi sáp nhập đã trả lời.",
        "Nghị quyết trước đây của Bộ Kế hoạch và Đầu tư đã hết hiệu lực.",
        "Rà soát theo hướng dẫn của Bộ Lao động - Thương binh và Xã hội tại Thông tư số 07/2021/TT-BLĐTBXH.",
        "Tháng 11/2024, tỉnh đã báo cáo Bộ Giao thông vận tải về tuyến tránh.",
        "Các giấy phép do Bộ Tài nguyên và Môi trường cấp đang được rà soát, gia hạn.",
        "Bộ Kế hoạch và Đầu tư (nay là Bộ Tài chính) đang thẩm định.",
        "Đề nghị cấp lại Huy chương do Bộ Lao động - Thương binh và Xã hội tặng năm 2019.",
        "Ngày 10/02/2025, phường làm việc với đoàn kiểm tra của Bộ Thông tin và Truyền thông về chuyển đổi số.",
        "Tháng 9/2026, xã làm việc với đoàn kiểm tra của Bộ Tài chính, trước đây là Bộ Kế hoạch và Đầu tư.",
        "Kế thừa số liệu của đoàn kiểm tra của Bộ Tài nguyên và Môi trường năm 2023.",
        "Giai đoạn 2021 - 2024, tỉnh tiếp tục làm việc với Bộ Giao thông vận tải.",
        "Tỉnh kiến nghị:\n1. Bộ Tài chính bố trí vốn.\nBộ Giao thông vận tải đã chấp thuận tuyến từ tháng 02/2024.",
        "Ủy ban Dân tộc ban hành Quyết định số 612/QĐ-UBDT ngày 16/9/2021 phê duyệt danh sách thôn.",
    ],
)
def test_what_was_done_while_they_were_is_silent(text: str) -> None:
    assert findings_of_rule(check_former_offices, text, facts=FACTS) == []


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Đề nghị Bộ Kế hoạch và Đầu tư hướng dẫn.", "Bộ Tài chính"),
        ("Đề nghị Bộ Kế hoạch và Đầu tư hướng dẫn lập kế hoạch giai đoạn 2026 - 2030.", "Bộ Tài chính"),
        ("Đề nghị Sở Giao thông vận tải sau khi sáp nhập bố trí vốn.", "Sở Xây dựng"),
        ("Kiến nghị UBND tỉnh gửi Bộ Kế hoạch và Đầu tư giảm vốn của 3 dự án không còn khả năng giải ngân.", "Bộ Tài"),
        ("Thực hiện văn bản hướng dẫn tháng 02/2026 của Bộ Lao động - Thương binh và Xã hội về thống kê.", "Bộ Nội vụ"),
        ("Sở sẽ tiếp tục làm việc với Bộ Giao thông vận tải để được bố trí vốn.", "Bộ Xây dựng"),
        (
            "Ngày 05/11/2025, phường làm việc với đoàn kiểm tra của Bộ Thông tin và Truyền thông về số hóa.",
            "Bộ Khoa học",
        ),
        ("Tháng 5/2026, Sở đón đoàn công tác của Bộ Giao thông vận tải.", "Bộ Xây dựng"),
        ("Sở đang chờ Bộ Thông tin và Truyền thông hướng dẫn.", "Bộ Khoa học và Công nghệ"),
        ("Hiện nay, nền tảng do Bộ Thông tin và Truyền thông quản lý chưa liên thông.", "Bộ Khoa học và Công nghệ"),
        ("Suất vốn đó Bộ Giao thông vận tải hiện chưa ban hành.", "Bộ Xây dựng"),
        ("Bộ Tài nguyên và Môi trường đang soạn thảo thông tư mới.", "Bộ Nông nghiệp và Môi trường"),
        ("Kiến nghị: (1) Bộ Tài chính bố trí vốn; (2) Bộ GTVT thỏa thuận vị trí nút giao.", "Bộ Xây dựng"),
        ("Tỉnh kiến nghị:\n1. Bộ Tài chính bố trí vốn.\n2. Bộ KH&ĐT hướng dẫn điều chuyển chủ đầu tư.", "Bộ Tài chính"),
        ("Ủy ban Dân tộc sớm hướng dẫn phân định vùng.", "Bộ Dân tộc và Tôn giáo"),
        ("Đề nghị Tổng cục Thuế kết nối dữ liệu đất đai.", "Cục Thuế"),
        ("Thanh tra Sở Xây dựng đang kiểm tra 4 công trình.", "thanh tra tỉnh"),
        ("Tháng 11/2025, Kho bạc Nhà nước tỉnh từ chối thanh toán 12 món.", "Kho bạc Nhà nước khu vực"),
        ("Giao Ban Dân vận Tỉnh ủy chủ trì theo dõi.", "Ban Tuyên giáo và Dân vận"),
        ("Ngày 10/10/2025, Cục Quản lý thị trường tỉnh kiểm tra 15 cơ sở.", "Chi cục Quản lý thị trường"),
        ("Tháng 10/2025 thu đạt 120 tỷ đồng. Sở Kế hoạch và Đầu tư chủ trì kiểm tra 5 dự án.", "Sở Tài chính"),
        ("Kính gửi Thanh tra Sở theo dõi, tổng hợp.", "thanh tra tỉnh"),
        ("Thời gian tới, Sở Xây dựng và Sở Giao thông vận tải cùng rà soát biển báo.", "Sở Xây dựng"),
        ("Những tháng cuối năm, Sở Lao động - Thương binh và Xã hội chi trả trợ cấp.", "Sở Nội vụ"),
    ],
)
def test_what_they_do_now(text: str, now: str) -> None:
    assert_one(findings_of_rule(check_former_offices, text, facts=FACTS), "P908", now)
    before = ProseFacts(report_date=date(2025, 2, 28))
    assert findings_of_rule(check_former_offices, text, facts=before) == []


def test_the_police_of_districts_ended_before_the_districts() -> None:
    text = "Giao Công an huyện chủ trì tuần tra trong dịp lễ."
    assert_one(
        findings_of_rule(check_former_offices, text, facts=ProseFacts(report_date=date(2025, 4, 10))),
        "P908",
        "01/3/2025",
    )
    assert findings_of_rule(check_former_offices, text, facts=ProseFacts(report_date=date(2025, 1, 10))) == []
    assert findings_of_rule(check_former_offices, text, facts=FACTS) == []  # said as of a district, P907


RIGHT_OF_PROVINCES = [
    "Trước tháng 3/2025, Kho bạc Nhà nước tỉnh Trà Vinh từ chối 5 món.",
    "Quyết định số 31/2022/QĐ-UBND của UBND tỉnh Thừa Thiên Huế còn hiệu lực.",
    "Trong 24 dự án, 9 dự án do UBND tỉnh Thái Bình phê duyệt.",
    "Các văn bản của Ủy ban Dân tộc ban hành trước ngày 01/3/2025 vẫn được áp dụng đến ngày 31/8/2025.",
    "Tháng 10/2025 thu đạt 120 tỷ đồng. Sở Kế hoạch và Đầu tư cấp 12 giấy chứng nhận, nay còn hiệu lực 9 giấy.",
    "Nghị quyết số 12/NQ-HĐND ngày 10/12/2024 của HĐND tỉnh Bắc Giang còn hiệu lực.",
    "Đề nghị UBND tỉnh Bắc Ninh bố trí vốn. Hồ sơ tiếp nhận từ UBND tỉnh Bắc Giang trước đây đã số hóa.",
    "Phường đề nghị UBND phường Bắc Giang phối hợp.",
    "Đã báo cáo UBND tỉnh Bắc Giang (cũ) về việc này.",
    "Ngày 12/3/2025 đã trình UBND tỉnh Hà Nam phê duyệt.",
]
WRONG_OF_PROVINCES = [
    ("Tháng 11/2025, Thi hành án dân sự tỉnh Bến Tre mở 5 cuộc kiểm tra.", ["Thi hành án dân sự tỉnh Vĩnh Long"]),
    ("Chánh Thanh tra tỉnh Yên Bái yêu cầu 4 đoàn kết thúc trước ngày 20/12/2025.", ["Thanh tra tỉnh Lào Cai"]),
    ("Đề nghị UBND tỉnh Bắc Giang bố trí thêm kinh phí sửa chữa 9 nghĩa trang.", ["UBND tỉnh Bắc Ninh"]),
    ("Kiến nghị Sở Tài chính tỉnh Hải Dương cấp bổ sung 3 tỷ đồng.", ["Sở Tài chính thành phố Hải Phòng"]),
    (
        "Xã kính trình HĐND tỉnh Bến Tre xem xét; báo cáo Tỉnh ủy Bình Dương chỉ đạo.",
        ["HĐND tỉnh Vĩnh Long", "Thành ủy Hồ Chí Minh"],
    ),
    ("Kính gửi: UBND tỉnh Thái Bình\nXã báo cáo như sau.", ["UBND tỉnh Hưng Yên"]),
]


def _found(text: str, day: date, issuer: str = "UBND xã Tân Phú") -> list[Finding]:
    return findings_of_rule(check_former_offices, text, facts=ProseFacts(report_date=day, issuer=issuer))


@pytest.mark.parametrize("text", RIGHT_OF_PROVINCES)
def test_what_was_before_and_places_of_that_name_are_silent(text: str) -> None:
    assert _found(text, date(2026, 7, 30)) == []


@pytest.mark.parametrize(("text", "now"), WRONG_OF_PROVINCES)
def test_an_authority_that_ended_is_not_asked(text: str, now: list[str]) -> None:
    found = _found(text, date(2026, 7, 30))
    assert [item.details["now"] for item in found] == now
    assert {item.code for item in found} == {"P908"}
    assert _found(text, date(2025, 6, 30)) == []


def test_a_report_of_the_former_province_itself_is_left_alone() -> None:
    text = "Đề nghị UBND tỉnh Bắc Giang bố trí thêm kinh phí sửa chữa 9 nghĩa trang."
    assert _found(text, date(2026, 7, 30), "Sở Nội vụ tỉnh Bắc Giang") == []


def test_hue_is_a_city_since_january() -> None:
    text = "Ngày 08/5/2025, UBND tỉnh Thừa Thiên Huế đã phê duyệt kế hoạch."
    (found,) = _found(text, date(2025, 5, 15), "Sở Du lịch thành phố Huế")
    assert (found.code, found.details["now"]) == ("P908", "UBND thành phố Huế")
    assert _found("Năm 2024, UBND tỉnh Thừa Thiên Huế ban hành 45 quyết định.", date(2025, 5, 15)) == []


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 6, 10), "Giao Sở Tài nguyên và Môi trường hoàn thành đo đạc 214 thửa trước ngày 30/6/2025."),
        (date(2025, 6, 20), "Yêu cầu Sở Kế hoạch và Đầu tư tổng hợp, báo cáo UBND tỉnh trước 01/7/2025."),
        (date(2025, 10, 2), "Thực hiện điện khẩn ngày 12/9/2025 của Tổng cục Hải quan, đơn vị kiểm tra 46 lô hàng."),
    ],
)
def test_a_task_before_the_end_of_june_and_a_paper_of_any_kind(day: date, text: str) -> None:
    (found,) = findings_of_rule(check_former_offices, text, facts=ProseFacts(report_date=day))
    assert found.code == "P908"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 6, 10), "Số liệu do Sở Tài nguyên và Môi trường bàn giao, chốt đến ngày 30/6/2025."),
        (date(2025, 8, 2), "Năm 2024, tỉnh giao Sở Kế hoạch và Đầu tư thẩm định 12 dự án, xong trước ngày 30/6/2025."),
        (
            date(2025, 10, 2),
            "Thực hiện công điện ngày 12/02/2025 của Tổng cục Hải quan, đơn vị kiểm tra 46 lô hàng từ ngày 05/3/2025.",
        ),
    ],
)
def test_a_task_and_a_paper_of_before_are_silent(day: date, text: str) -> None:
    assert findings_of_rule(check_former_offices, text, facts=ProseFacts(report_date=day)) == []
