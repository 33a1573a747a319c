"""Values against named levels, extremes and wholes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.reference_levels import check_reference_levels

# fmt: off
CASES = [
    (
        "P303",
        "Lập biên bản 864 vụ vi phạm, trong đó nồng độ cồn 317 vụ; đã xử phạt 805 vụ.",
        "Lập biên bản 864 vụ vi phạm, đã xử phạt 905 vụ, trong đó nồng độ cồn 317 vụ.",
    ),
    (
        "P303",
        "Phát hiện 41 vụ vi phạm về kinh tế, 37 vụ về môi trường bị khởi tố và 214 vụ về ma túy.",
        "Phát hiện 41 vụ vi phạm về kinh tế, đã khởi tố 214 vụ.",
    ),
    (
        "P924",
        "Xã Bum Tở có điểm chuyển đổi số cao nhất 91,2 điểm, thấp nhất là xã Pa Ủ 84,6 điểm.",
        "Xã Bum Tở có điểm chuyển đổi số cao nhất 81,2 điểm, thấp nhất là xã Pa Ủ 84,6 điểm.",
    ),
    (
        "P303",
        "Trong tháng 8, toàn ngành thu 4.120 tỷ đồng; lũy kế 8 tháng thu 41.800 tỷ đồng, đạt 71% dự toán.",
        "Trong tháng 8, toàn ngành thu 4.120 tỷ đồng; lũy kế 8 tháng thu 4.080 tỷ đồng, đạt 71% dự toán.",
    ),
    (
        "P303",
        (
            "Đội quản lý thị trường kiểm tra 86 cơ sở, phát hiện 19 cơ sở vi phạm; xử phạt 17 cơ sở với số tiền"
            " 214 triệu đồng, nhắc nhở 02 cơ sở."
        ),
        (
            "Đội quản lý thị trường kiểm tra 86 cơ sở, phát hiện 19 cơ sở vi phạm; xử phạt 170 cơ sở với số "
            "tiền 214 triệu đồng, nhắc nhở 02 cơ sở."
        ),
    ),
    (
        "P303",
        "Trong 96 hộ nghèo có 41 hộ thiếu hụt về nhà ở.",
        "Trong 96 hộ nghèo có 141 hộ thiếu hụt về nhà ở.",
    ),
    (
        "P904",
        "Báo động 3 tại trạm là 4,50 m. Đỉnh lũ đạt 4,96 m, trên báo động 3 là 0,46 m.",
        "Báo động 3 tại trạm là 4,50 m. Đỉnh lũ đạt 4,96 m, dưới báo động 3 là 0,46 m.",
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_reference_levels, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_reference_levels, wrong, facts=FACTS)} == {code}


def test_what_is_cumulated_of_another_disease_is_no_total_of_this_one() -> None:
    text = "Tay chân miệng: trong tuần 61 ca, cộng dồn 1.842 ca. Sởi: trong tuần 03 ca; cộng dồn 512 ca dương tính."
    assert findings_of_rule(check_reference_levels, text) == []


WATER = "Tỷ lệ hộ nghèo toàn huyện 8,4%, tỷ lệ hộ dùng nước sạch toàn huyện đạt 71,4%. "


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{WATER}Xã Tân Lập có 1.204/1.512 hộ dùng nước sạch, đạt 79,6%, dưới mức chung của huyện.", ["P904"]),
        (f"{WATER}Xã Tân Lập có 1.204/1.512 hộ dùng nước sạch, đạt 79,6%, trên mức chung của huyện.", []),
        (f"{WATER}Xã Tân Lập có 79,6% trẻ được tiêm, dưới mức bình quân của huyện.", []),
        ("Năm 2024 toàn tỉnh giải ngân 68,2%, năm 2025 toàn tỉnh giải ngân 74,5%. A đạt 72,0%, dưới mức bình quân của"
         " tỉnh.", []),
        ("Bình quân toàn ngành giải ngân đạt 58,7%.\nBan 2 giải ngân 214/420 tỷ đồng, đạt 51,0%, cao hơn bình quân"
         " chung toàn ngành.", ["P904"]),
    ],
)  # fmt: skip
def test_the_level_of_all_is_the_figure_that_is_told_of_all(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_reference_levels, text)] == codes
