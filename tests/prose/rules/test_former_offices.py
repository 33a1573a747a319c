"""Ministries and departments that are no more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
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
