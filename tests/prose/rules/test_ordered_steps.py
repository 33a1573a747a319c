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
        # A contract, a case or an office of its own.
        "Ký hợp đồng tư vấn giám sát ngày 10/01/2024; mở thầu gói xây lắp ngày 02/7/2024.",
        "Vụ của ông An: thụ lý ngày 20/3/2026. Vụ của bà Bình: tổ chức đối thoại ngày 16/3/2026.",
        "Tòa án nhân dân thụ lý ngày 20/3/2026. UBND xã tổ chức đối thoại ngày 16/3/2026.",
        "Khiếu nại lần hai: thụ lý ngày 20/3/2026, nhận đơn ngày 12/3/2026; quyết định giải quyết ngày 02/02/2026.",
    ],
)
def test_steps_in_order_and_other_days_are_silent(text: str) -> None:
    assert findings_of_rule(check_ordered_steps, text) == []
