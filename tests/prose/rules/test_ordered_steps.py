"""Steps of one procedure and their days."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.ordered_steps import check_ordered_steps

TENDER = "Phát hành hồ sơ mời thầu ngày 12/6/2024, mở thầu ngày 02/7/2024, phê duyệt kết quả lựa chọn nhà thầu ngày "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ngày 12/3/2026, UBND phường nhận đơn của bà Hòa. Ngày 20/3/2026, Chủ tịch ban hành thông báo thụ lý.\n"
            "Sau khi có báo cáo, Chủ tịch tổ chức đối thoại ngày 16/3/2026.",
            "đối thoại ngày 16/3/2026",
        ),
        (f"{TENDER}24/6/2024, ký hợp đồng ngày 30/7/2024.", "phê duyệt kết quả ngày 24/6/2024"),
        (
            "Công bố quyết định thanh tra ngày 05/6/2023; kết thúc thanh tra trực tiếp ngày 14/5/2023.",
            "kết thúc thanh tra ngày 14/5/2023",
        ),
        (
            "Sau khi kết thúc thanh tra trực tiếp ngày 14/7/2023, Đoàn có báo cáo kết quả ngày 04/7/2023.",
            "Đoàn có báo cáo kết quả ngày 04/7/2023",
        ),
        (
            "Đường liên xóm (dài 1,86 km) do xã làm chủ đầu tư: khởi công ngày 15/8/2025, hoàn thành ngày 28/11/2025,"
            " nghiệm thu đưa vào sử dụng ngày 12/10/2025.",
            "nghiệm thu ngày 12/10/2025",
        ),
        (
            "Sự việc xảy ra khoảng 21 giờ 30 ngày 08/11/2025; Công an xã nhận tin báo lúc 20 giờ 45 cùng ngày.",
            "nhận tin báo lúc 20 giờ 45",
        ),
        ("Nguyên đơn nộp đơn khởi kiện ngày 18/3/2024; Tòa án thụ lý ngày 05/3/2024.", "thụ lý ngày 05/3/2024"),
        ("Bị cáo kháng cáo ngày 02/6/2025, Tòa tuyên án ngày 15/6/2025.", "kháng cáo ngày 02/6/2025"),
        (
            "Ổ dịch cuối cùng tiêu hủy ngày 18/8/2025; sau 21 ngày, đề nghị công bố hết dịch từ ngày 05/8/2025.",
            "công bố hết dịch ngày 05/8/2025",
        ),
        (
            "Nhà máy dừng hoạt động từ ngày 10/7/2025 để sửa chữa và vận hành trở lại ngày 02/7/2025.",
            "trở lại ngày 02/7/2025",
        ),
        (
            "Hồ sơ nhận lúc 9 giờ 20, thứ Hai, ngày 27/10/2025; hẹn trả lúc 16 giờ, ngày 24/10/2025 tại quầy số 3.",
            "hẹn trả lúc 16 giờ 00 ngày 24/10/2025",
        ),
        (
            "Ngày bầu cử đại biểu Quốc hội khóa XVI là Chủ nhật, 15/3/2026.\nDiễn tập tổ bầu cử ngày 04/4/2026.",
            "ngày bầu cử ngày 15/3/2026",
        ),
        (
            "Bệnh nhân vào viện ngày 12/9/2025, được mổ ngày 10/9/2025, xuất viện ngày 20/9.",
            "phẫu thuật ngày 10/9/2025",
        ),
        ("Trẻ sinh ngày 12/9/2025, đăng ký khai sinh ngày 02/9/2025.", "đăng ký khai sinh ngày 02/9/2025"),
        ("Hợp đồng ký ngày 12/9/2025, thanh lý ngày 02/9/2025.", "thanh lý ngày 02/9/2025"),
        ("Tàu rời bến lúc 7 giờ 30 ngày 12/9/2025, cập cảng lúc 6 giờ 15 cùng ngày.", "đến nơi lúc 6 giờ 15"),
        (
            "Trường khởi công ngày 20/3/2025, dự kiến hoàn thành trước ngày 15/02/2025.",
            "hạn hoàn thành ngày 15/02/2025",
        ),
        ("Cầu hư hỏng ngày 12/9/2025 do lũ; sửa chữa xong ngày 05/9/2025.", "khắc phục xong ngày 05/9/2025"),
        ("Hội thi khai mạc ngày 13 - 14/9/2025, bế mạc ngày 11/9.", "bế mạc ngày 11/9/2025"),
    ],
)
def test_a_later_step_with_an_earlier_day_is_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_ordered_steps, text), "P985", words)


@pytest.mark.parametrize(
    "text",
    [
        f"{TENDER}24/7/2024, ký hợp đồng ngày 30/7/2024.",
        # Two of a kind; a document that is cited; what was complained of.
        "Mở thầu ngày 02/7/2024, ký hợp đồng ngày 30/7/2024; gói thầu khác mở thầu ngày 02/5/2024, ký hợp đồng ngày"
        " 10/6/2024.",
        "Nhận đơn ngày 11/4/2023 khiếu nại Quyết định giải quyết số 12/QĐ-UBND ngày 02/3/2023.",
        "Sau khi kết thúc xác minh ngày 05/5/2026, Chủ tịch tổ chức đối thoại ngày 08/5/2026.",
        "Sau khi nhận bàn giao ngày 14/7/2023, đơn vị rà soát theo biên bản ngày 04/7/2023.",
        "Sau khi rà soát ngày 14/7/2023, UBND xã thu hồi giấy phép cấp ngày 04/7/2023.",
        "Sau khi kiểm tra ngày 14/7/2023, Đoàn đối chiếu biên bản lập ngày 04/7/2023.",
        # Of several things, of a part, of a deadline; without a day of its own.
        "Khởi công ngày 12/8/2025 cầu Bản Lầu; hoàn thành ngày 10/7/2025 cầu Nậm Hu.",
        "Cầu Bản Lầu khởi công ngày 12/8/2025; cầu Nậm Hu hoàn thành ngày 10/7/2025, nghiệm thu ngày 28/7/2025.",
        "Khởi công ngày 06/02/2025, thời hạn hoàn thành 30/11/2025; bàn giao từng phần đưa vào sử dụng ngày 25/8/2025.",
        "Bàn giao mặt bằng ngày 25/02/2024, khởi công ngày 12/3/2024, hoàn thành ngày 10/7/2025.",
        "Bệnh nhân thứ nhất nhập viện ngày 12/8/2025; bệnh nhân thứ hai ra viện ngày 05/8/2025.",
        "Cháy xảy ra lúc 23 giờ 40 ngày 14/11/2024; Công an nhận tin báo lúc 0 giờ 05 ngày 15/11.",
        "Tạm ngừng từ ngày 06/6/2025, hoạt động trở lại ngày 24/6/2025; lần trước hoạt động trở lại ngày 18/02/2025.",
        "Hội thi khai mạc ngày 30/12/2025, bế mạc ngày 02/01.",
        "Nhà A khởi công ngày 20/8/2025; nhà B hoàn thành trước ngày 15/6/2025.",
        "Hoàn thành giải phóng mặt bằng trước ngày 15/02/2025, khởi công ngày 20/3/2025.",
        # A contract, a case or an office of its own.
        "Ký hợp đồng tư vấn giám sát ngày 10/01/2024; mở thầu gói xây lắp ngày 02/7/2024.",
        "Vụ của ông An: thụ lý ngày 20/3/2026. Vụ của bà Bình: tổ chức đối thoại ngày 16/3/2026.",
        "Tòa án nhân dân thụ lý ngày 20/3/2026. UBND xã tổ chức đối thoại ngày 16/3/2026.",
        "Khiếu nại lần hai: thụ lý ngày 20/3/2026, nhận đơn ngày 12/3/2026; quyết định giải quyết ngày 02/02/2026.",
    ],
)
def test_steps_in_order_and_other_days_are_silent(text: str) -> None:
    assert findings_of_rule(check_ordered_steps, text) == []
