"""Averages against the total and the count beside them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.averages import check_averages

RIGHT = [
    "Xã có 16 trường công lập với 11.840 học sinh, bình quân 740 học sinh/trường.",
    "Năm 2024 (12 tháng), Trụ sở tiếp 1.152 lượt công dân, bình quân mỗi tháng tiếp 96 lượt.",
    "Doanh thu 5 tháng đầu năm đạt 21,6 tỷ đồng, bình quân 4,32 tỷ đồng/tháng, tăng 17,4% so với cùng kỳ.",
    "Quỹ đã cho 120 hộ vay 6.000 triệu đồng, bình quân 50 triệu đồng/hộ.",
    "Trao 214 suất học bổng với 107 triệu đồng, bình quân 500.000 đồng/suất.",
    "Toàn huyện có 42 xã, 318 thôn với 61.200 hộ, bình quân 192 hộ/thôn.",
    "Năm 2023, Bộ phận Một cửa tiếp nhận 7.224 hồ sơ, trung bình mỗi tháng tiếp nhận 602 hồ sơ.",
    "Mười tháng, Chi cục thu 386,2 tỷ đồng, trung bình một tháng thu 38,62 tỷ đồng.",
]
WRONG = ["840", "128", "3,42", "60", "600.000", "129", "620", "36,82"]
WRITTEN = ["740 học", "96", "4,32", "50 triệu", "500.000", "192", "602", "38,62"]
NOT_KNOWN = [
    "Đạt 71,3% (cuối năm 2025 là 957 bệnh viện); bình quân mỗi tháng thêm 36,5 bệnh viện.",
    "Chuyển phát 86.412 hồ sơ; doanh thu 2,6 tỷ đồng, bình quân 30.100 đồng/hồ sơ.",
    "Cả năm tiếp nhận 3.600 đơn, bình quân mỗi ngày có gần 15 đơn.",
    "Thu nhập bình quân 58 triệu đồng/người/năm; có 4.120 người tham gia, tổng kinh phí 812 triệu đồng.",
    "Điều trị nội trú 2.016 lượt với 11.894 ngày điều trị, bình quân 5,9 ngày/đợt.",
    "Sản lượng 4.200 tấn, năng suất bình quân 62 tạ/ha, diện tích 677 ha.",
    "Năm 2026, Ban được giao 1.864 tỷ đồng; đến ngày 31/3 giải ngân 298,4 tỷ đồng, bình quân mỗi tháng gần 100 tỷ.",
    "Toàn tỉnh có 612 hộ ở 14 xã, 230 hộ ở 9 xã vùng cao, bình quân 77 hộ/xã.",
    "Bố trí 17,99 tỷ đồng cho 7 nhiệm vụ mới và 24,6 tỷ đồng cho 11 nhiệm vụ cũ, bình quân 2,37 tỷ đồng/nhiệm vụ;"
    " nghiệm thu 5 nhiệm vụ.",
]


@pytest.mark.parametrize("sentence", [*RIGHT, *NOT_KNOWN])
def test_right_averages_and_those_of_other_figures_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_averages, sentence) == []


@pytest.mark.parametrize(("sentence", "written", "wrong"), list(zip(RIGHT, WRITTEN, WRONG, strict=True)))
def test_a_wrong_average_is_computed(sentence: str, written: str, wrong: str) -> None:
    figure = written.split()[0]
    (item,) = findings_of_rule(check_averages, sentence.replace(written, written.replace(figure, wrong)))
    assert item.code == "P913"
    assert item.details["right"].startswith(figure)
    assert item.details["written"].startswith(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "Xử lý 54/67 trường hợp, còn 13 trường hợp đang xác minh; phạt 128,75 triệu đồng (bình quân 2,38 triệu "
        "đồng/trường hợp).",
        "Kiểm tra 40/52 cơ sở, còn 12 cơ sở chưa kiểm tra; phạt 96 triệu đồng (bình quân 2,4 triệu đồng/cơ sở).",
        "Hỗ trợ 35/40 hộ, còn 5 hộ chờ thẩm định; kinh phí 70 triệu đồng, bình quân 2 triệu đồng/hộ.",
    ],
)
def test_an_average_may_be_of_either_count_of_a_ratio(sentence: str) -> None:
    assert findings_of_rule(check_averages, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Quy mô: 41 cơ sở (18 nhóm lớp độc lập), 386 nhóm, lớp; 11.580 trẻ, bình quân 34 trẻ/nhóm, lớp.", "30 trẻ"),
        ("Kinh phí cho 27 người là 24,3 tỷ đồng, bình quân 900 tỷ đồng/người.", "900 triệu đồng"),
        ("Có 36 hộ vay 1,2 tỷ đồng, bình quân 33,3 tỷ đồng/hộ.", "33,33 triệu đồng"),
    ],
)
def test_an_average_above_its_total_or_behind_a_semicolon_is_computed(sentence: str, right: str) -> None:
    (item,) = findings_of_rule(check_averages, sentence)
    assert (item.code, item.details["right"]) == ("P913", right)


@pytest.mark.parametrize(
    "sentence",
    [
        "Quy mô: 41 cơ sở (18 nhóm lớp độc lập), 386 nhóm, lớp; 11.580 trẻ, bình quân 30 trẻ/nhóm, lớp.",
        "Có 18 nhóm độc lập, 386 nhóm; riêng tư thục có 11.580 trẻ, bình quân 34 trẻ/nhóm; toàn phường 13.124 trẻ.",
        "Kinh phí cho 27 người là 24,3 tỷ đồng, bình quân 900 triệu đồng/người.",
        "Có 12 dự án, vốn năm nay 24,3 tỷ đồng, bình quân 90 tỷ đồng/dự án về tổng mức đầu tư.",
        "Chi 24,3 tỷ đồng cho 27 người; doanh thu bình quân 900 tỷ đồng/doanh nghiệp.",
        "Có 12 lớp, 5 lớp ghép, 240 học sinh dân tộc; bình quân 32 học sinh/lớp.",
        "Có 5 bác sĩ trẻ, 12 bác sĩ; 1.240 lượt khám, bình quân 131 lượt/bác sĩ nếu tính cả khám lưu động.",
        "Có 386 trường (18 tư thục); 11.580 lớp, bình quân 30 lớp/trường.",
    ],
)
def test_averages_of_other_totals_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_averages, sentence) == []


def test_points_that_are_places_are_counted_and_persons_by_any_name() -> None:
    slides = "Sạt lở 21 điểm đường giao thông với khối lượng 6.300 m3, bình quân {} m3/điểm."
    gifts = "Chi quà cho 1.340 đối tượng, mức 500.000 đồng/người, tổng số tiền {} đồng."
    (item,) = findings_of_rule(check_averages, slides.format("3.000"))
    assert item.details["right"] == "300 m3"
    (item,) = findings_of_rule(check_averages, gifts.format("760 triệu"))
    assert item.details["right"] == "670 triệu đồng"
    assert findings_of_rule(check_averages, slides.format("300")) == []
    assert findings_of_rule(check_averages, gifts.format("670 triệu")) == []
    assert (
        findings_of_rule(check_averages, "Có 21 bài thi đạt 9 điểm, bình quân 8,4 điểm/bài, cao nhất 9,8 điểm.") == []
    )
