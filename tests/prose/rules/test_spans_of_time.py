"""Durations, ages and ranges."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.spans_of_time import check_spans_of_time

# fmt: off
CASES = [
    (
        "P512",
        "Thời hạn khiếu nại 30 ngày kể từ ngày 05/8/2025, tức đến ngày 04/9/2025; 45 ngày làm việc kể từ ngày 04/8/2025"
        " đến ngày 06/10/2025.",
        "Thời hạn khiếu nại 30 ngày kể từ ngày 05/8/2025, tức đến ngày 04/10/2025.",
    ),
    (
        "P512",
        "Cơ sở hoạt động 6 năm (từ năm 2020 đến năm 2025); 5 năm, giai đoạn 2020 - 2025.",
        "Cơ sở hoạt động 3 năm (từ năm 2020 đến năm 2025).",
    ),
    (
        "P512",
        "Hồ sơ hẹn trả ngày 12/9/2025, trả ngày 16/9/2025, quá hạn 02 ngày. Đơn thụ lý ngày 12/5/2025, ban hành kết"
        " luận ngày 05/6/2025, sớm 06 ngày.",
        "Hồ sơ hẹn trả ngày 12/9/2025, trả ngày 16/9/2025, quá hạn 06 ngày.",
    ),
    (
        "P925",
        "Giai đoạn 2021 - 2025, tỉnh tu bổ 38 di tích; giai đoạn 2026-2030 tiếp tục.",
        "Giai đoạn 2025 - 2021, tỉnh tu bổ 38 di tích; giai đoạn 2026-2030 tiếp tục.",
    ),
    (
        "P925",
        "Hội thi diễn ra từ 07 giờ đến 17 giờ cùng ngày 20/9/2025; ca trực từ 22 giờ đến 06 giờ.",
        "Hội thi diễn ra từ 17 giờ đến 07 giờ cùng ngày 20/9/2025; ca trực từ 22 giờ đến 06 giờ.",
    ),
    (
        "P925",
        "Nhiệt độ thấp nhất phổ biến 13 - 16 độ C, vùng núi cao có nơi dưới 10 độ C.",
        "Nhiệt độ thấp nhất phổ biến 16 - 13 độ C, vùng núi cao có nơi dưới 10 độ C.",
    ),
    (
        "P925",
        "Giá thu mua chè dao động từ 7.000 đến 9.000 đồng/kg.",
        "Giá thu mua chè dao động từ 9.000 đến 7.000 đồng/kg.",
    ),
    (
        "P512",
        "Hội chợ được tổ chức trong 05 ngày, từ ngày 10 đến ngày 14/12/2025.",
        "Hội chợ được tổ chức trong 07 ngày, từ ngày 10 đến ngày 14/12/2025.",
    ),
    (
        "P512",
        "Từ ngày 12 đến ngày 15/8/2025, trong 04 ngày liên tục, xã có mưa lớn.",
        "Từ ngày 12 đến ngày 15/8/2025, trong 06 ngày liên tục, xã có mưa lớn.",
    ),
    (
        "P512",
        "Đợt cao điểm kéo dài 30 ngày, từ ngày 01/11/2025 đến ngày 30/11/2025.",
        "Đợt cao điểm kéo dài 45 ngày, từ ngày 01/11/2025 đến ngày 30/11/2025.",
    ),
    (
        "P512",
        (
            "Xã tổ chức lễ kỷ niệm 80 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - "
            "02/9/2025)."
        ),
        (
            "Xã tổ chức lễ kỷ niệm 85 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - "
            "02/9/2025)."
        ),
    ),
    (
        "P512",
        "Xã tổ chức lễ kỷ niệm 80 năm Quốc khánh 2/9 (1945 - 2025).",
        "Xã tổ chức lễ kỷ niệm 85 năm Quốc khánh 2/9 (1945 - 2025).",
    ),
    (
        "P512",
        "Xã gặp mặt kỷ niệm 80 năm Ngày thành lập Quân đội nhân dân Việt Nam 22/12 (1944 - 2024).",
        "Xã gặp mặt kỷ niệm 85 năm Ngày thành lập Quân đội nhân dân Việt Nam 22/12 (1944 - 2024).",
    ),
    (
        "P512",
        "Xã đã kỷ niệm 78 năm Ngày Thương binh - Liệt sĩ 27/7 (1947 - 2025).",
        "Xã đã kỷ niệm 87 năm Ngày Thương binh - Liệt sĩ 27/7 (1947 - 2025).",
    ),
    (
        "P512",
        "Lớp tập huấn kéo dài 05 ngày, từ ngày 18/8/2025 đến ngày 22/8/2025.",
        "Lớp tập huấn kéo dài 08 ngày, từ ngày 18/8/2025 đến ngày 22/8/2025.",
    ),
    (
        "P925",
        "Cơ cấu kinh tế tương ứng là 20,3% - 31,6% - 42,4% - 5,7%.",
        "Cơ cấu kinh tế tương ứng là 31,6% - 20,3%.",
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_spans_of_time, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_spans_of_time, wrong, facts=FACTS)} == {code}
