"""Changes and rates of several things, with the figures of both times in sentences before."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.labelled_changes import check_labelled_changes

PAIRS = [
    (
        (
            "Quý II/2025, sản lượng khai thác thủy sản đạt 41,2 nghìn tấn, nuôi trồng đạt 68,4 nghìn tấn. Quý II năm "
            "trước, khai thác thủy sản 43,0 nghìn tấn, nuôi trồng 61,9 nghìn tấn.\nNhư vậy, khai thác thủy sản "
            "{giảm|tăng} 4,2%, sản lượng nuôi trồng tăng 10,5%."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Năm học 2025 - 2026, cấp tiểu học có 18.412 học sinh, cấp trung học cơ sở có 12.906 học sinh. Năm học "
            "trước, cấp tiểu học có 18.950 học sinh, cấp trung học cơ sở 12.150 học sinh. So với năm học trước, cấp "
            "tiểu học giảm 538 học sinh, cấp trung học cơ sở tăng {756|765} học sinh."
        ),
        "P903",
        "756",
    ),
    (
        (
            "Kế hoạch năm giao trồng 1.200 ha cà phê tái canh, gồm: cà phê vối 800 ha, cà phê chè 400 ha. Đến nay "
            "trồng được cà phê vối 736 ha, cà phê chè 352 ha; cà phê vối đạt 92,0%, cà phê chè đạt {88,0%|113,6%}."
        ),
        "P401",
        "88,0%",
    ),
    (
        (
            "Dự toán thu năm 2025 là 8.420 tỷ đồng, gồm thu nội địa 7.600 tỷ đồng, thu xuất nhập khẩu 820 tỷ đồng. "
            "Đến 30/11, tổng thu ngân sách 7.957 tỷ đồng, trong đó thu nội địa 7.144 tỷ đồng, thu xuất nhập khẩu 813 "
            "tỷ đồng. Đối chiếu dự toán, tổng thu ngân sách đạt {94,5%|95,4%}, thu nội địa đạt 94,0%, thu xuất nhập "
            "khẩu đạt 99,1%."
        ),
        "P401",
        "94,5%",
    ),
    (
        (
            "Tháng 9, khách quốc tế 124,6 nghìn lượt, khách nội địa 812,4 nghìn lượt. Tháng trước, khách quốc tế "
            "118,2 nghìn lượt, khách nội địa 940,5 nghìn lượt. So với tháng trước, khách quốc tế tăng 5,4%, khách "
            "nội địa {giảm|tăng} 13,6%."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Toàn tỉnh ghi nhận 1.318 trường hợp mắc tay chân miệng, {giảm|tăng} 21,5% so với cùng kỳ năm 2024, "
            "không có tử vong. So sánh với số liệu cùng kỳ năm 2024 (1.680 trường hợp tay chân miệng, 42 ổ dịch), số "
            "ổ dịch năm nay ít hơn 11 ổ."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Toàn huyện có 41 trường, 812 lớp. Năm học trước có 42 trường, 798 lớp; số trường giảm 1 trường, số lớp "
            "tăng {14|41} lớp."
        ),
        "P903",
        "14",
    ),
]
RIGHT = [
    (
        "Trong kỳ xảy ra 412 vụ phạm tội, làm rõ 371 vụ. Cùng kỳ năm 2024 xảy ra 455 vụ phạm tội. Tội phạm trộm "
        "cắp tăng 12,4%, tội phạm lừa đảo giảm 3,1%."
    ),
    (
        "Thu nội địa 7.144 tỷ đồng, thu xuất nhập khẩu 813 tỷ đồng. Năm 2024, thu nội địa 6.902 tỷ đồng, thu "
        "xuất nhập khẩu 845 tỷ đồng. Thu nội địa tăng 3,5%; riêng thu từ doanh nghiệp nhà nước tăng 8,2%."
    ),
    (
        "Diện tích lúa 41.200 ha, diện tích ngô 8.400 ha. Vụ trước, diện tích lúa 42.000 ha, diện tích ngô 8.100 "
        "ha. Năng suất lúa tăng 2,1%, năng suất ngô tăng 1,4%."
    ),
    (
        "Kế hoạch đầu tư công giao 1.840 tỷ đồng, gồm vốn tỉnh 1.100 tỷ đồng, vốn trung ương 740 tỷ đồng. Đã "
        "giải ngân vốn tỉnh 860 tỷ đồng, vốn trung ương 410 tỷ đồng. Số công trình khởi công vốn tỉnh đạt 92,0%, "
        "vốn trung ương đạt 85,0%."
    ),
    (
        "Năm 2025 có 318 doanh nghiệp thành lập mới, 96 doanh nghiệp giải thể. Năm 2024 có 290 doanh nghiệp "
        "thành lập mới, 104 doanh nghiệp giải thể. Vốn đăng ký của doanh nghiệp thành lập mới tăng 22,0%, doanh "
        "nghiệp giải thể giảm 7,7%."
    ),
    (
        "Khám bệnh ngoại trú 41.200 lượt, nội trú 8.412 lượt. Quý trước, ngoại trú 39.800 lượt, nội trú 8.690 "
        "lượt. Số lượt nội trú giảm 3,2%; số ngày điều trị nội trú tăng 1,1%."
    ),
    (
        "Giá xăng bình quân 20.100 đồng/lít, giá dầu 18.200 đồng/lít. Tháng trước giá xăng 19.800 đồng/lít, giá "
        "dầu 18.600 đồng/lít. Giá xăng tăng 1,5%, giá dầu giảm 2,2%."
    ),
    (
        "Xuất khẩu gạo đạt 812 nghìn tấn, cà phê 214 nghìn tấn. Cùng kỳ, xuất khẩu gạo 790 nghìn tấn, cà phê 240 "
        "nghìn tấn. Về giá trị, gạo giảm 8,1%, cà phê tăng 31,2%."
    ),
    (
        "Quý I có 214 hồ sơ, quý II có 268 hồ sơ. Cùng kỳ năm trước, quý I có 198 hồ sơ, quý II có 275 hồ sơ. So "
        "với cùng kỳ, quý I tăng 8,1%, quý II giảm 2,5%."
    ),
    (
        "Cuối năm 2025, tỷ lệ hộ nghèo còn 2,14%, hộ cận nghèo còn 3,02%. Cuối năm 2024, tỷ lệ hộ nghèo là "
        "3,05%, hộ cận nghèo 3,48%. Số hộ nghèo giảm 412 hộ; hộ nghèo giảm 0,91 điểm phần trăm, hộ cận nghèo "
        "giảm 0,46 điểm phần trăm."
    ),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_labelled_changes, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_labelled_changes, text) == []
