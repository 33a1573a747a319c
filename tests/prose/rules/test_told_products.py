"""So many things at so much each, and what that comes to."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.told_products import check_told_products

PAIRS = [
    ("Máy tính bảng: 102 chiếc, đơn giá dự toán 7,5 triệu đồng, thành tiền {765|612} triệu đồng;", "765 triệu"),
    (
        (
            "Đoàn gồm 12 thành viên, công tác 5 ngày; phụ cấp lưu trú 300.000 đồng/người/ngày, thành tiền {18|16} "
            "triệu đồng;"
        ),
        "18 triệu",
    ),
    ("Mở 3 lớp sơ cấp nghề. Mỗi lớp 35 học viên, tổng số {105|115} học viên.", "105 học viên"),
    (
        (
            "Tháng 10/2025, chi trợ cấp cho 1.420 người từ đủ 75 tuổi trở lên, mức 500.000 đồng/người/tháng, số tiền "
            "{710|701} triệu đồng."
        ),
        "710 triệu",
    ),
    ("Trao 75 phần quà, trị giá mỗi phần 400.000 đồng, tổng trị giá {30|32} triệu đồng.", "30 triệu"),
    ("Cấp 214 hộ, mức 500.000 đồng/hộ, tổng kinh phí {107 triệu|107 tỷ} đồng.", "107 triệu"),
    ("Có 35 trạm bơm, mỗi trạm 2 máy, tổng số {70|75} máy.", "70 máy"),
    ("Lắp 24 bộ đèn, mỗi bộ 6 triệu đồng, hết {144|164} triệu đồng.", "144 triệu"),
]
RIGHT = [
    # with something more, less, of several, or of others
    "Tặng 80 suất quà, mỗi suất 500.000 đồng, trong đó 30 suất cho hộ nghèo. Tổng kinh phí vận động được 52 triệu "
    "đồng.",
    "Mở 6 lớp, mỗi lớp 30 học viên, tổng số học viên đăng ký là 195 người, còn 15 người chờ lớp sau.",
    "Cấp 25 máy tính, đơn giá 15 triệu đồng (đã gồm thuế), giảm giá 5%, thành tiền 356,25 triệu đồng.",
    "Đoàn gồm 15 người, công tác 3 ngày, phụ cấp 200.000 đồng/người/ngày, tổng chi 12 triệu đồng, gồm cả tiền thuê xe.",
    "Mở 5 lớp, mỗi lớp 60 học viên và 2 lớp, mỗi lớp 45 học viên, tổng số 390 học viên.",
    "Hỗ trợ 48 hộ, mức 60 triệu đồng/hộ; kinh phí đã giải ngân đợt 1 là 1.440 triệu đồng.",
    "Chi trả cho 40 người, mức 500.000 đồng/người/tháng, truy lĩnh 2 tháng, số tiền 40 triệu đồng.",
    "Chi trả cho 40 người, mức 500.000 đồng/người/tháng, số tiền 240 triệu đồng.",
    "Nhận 1.840 lọ, mỗi lọ 10 liều, tương đương 18.400 liều.",
    "Sản lượng 1.250 tấn, giá bán bình quân 6.200 đồng/kg, doanh thu 7,8 tỷ đồng.",
    "Tiền nghỉ 4 đêm, 6 phòng đôi, 500.000 đồng/phòng/đêm, thành tiền 12 triệu đồng;",
    "Mua 12 quạt, đơn giá khoảng 650.000 đồng, thành tiền 8 triệu đồng.",
]


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_told_products, text, "P913", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_told_products, text) == []
