"""Numbers as quantities: scale words, compounds, rounding, hedges, ordinals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.prose.passages import Passage, from_text
from tthc_render.prose.reading import Reading, read
from tthc_render.prose.spans import Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    return Reading(Passage(text)).quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "slack"),
    [
        ("7,24 ngàn hồ sơ", 7240, "hồ sơ", 5),
        ("2,5 vạn lượt", 25000, "lượt", 500),
        ("9,4 nghìn tỷ đồng", 9_400_000_000_000, "đồng", 50_000_000_000),
        ("264.707 tỷ 535 triệu đồng", 264_707_535_000_000, "đồng", 500_000),
        ("250 triệu đồng", 250_000_000, "đồng", 500_000),
        ("12 tỷ 050 triệu đồng", 12_050_000_000, "đồng", 500_000),
        ("1,25 triệu USD", 1_250_000, "USD", 5000),
        ("12,5 ha", Decimal("12.5"), "ha", Decimal("0.05")),
        ("58 người", 58, "người", 0),
        ("580.109 căn", 580_109, "nhà", 0),
        ("150.000 đồng/năm", 150_000, "đồng/năm", 0),
    ],
)
def test_a_quantity_has_its_value_in_its_unit_and_its_rounding(
    text: str, value: Decimal, unit: str, slack: Decimal
) -> None:
    (seen,) = quantities(text)
    assert (seen.value, seen.unit, seen.slack, seen.countable) == (value, unit, slack, True)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("đạt gần 50 hồ sơ", "gần"),
        ("có trên 2.000 hồ sơ", "trên"),
        ("dưới 3%", "dưới"),
        ("từ 15 hồ sơ trở lên", "trở lên"),
        ("xử lý 14 trên 16 hồ sơ", ""),
        ("có 50 hồ sơ", ""),
    ],
)
def test_words_make_a_number_approximate_or_a_bound(text: str, hedge: str) -> None:
    assert quantities(text)[-1].hedge == hedge


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Vụ Mùa 2019, giai đoạn 2016 đến 2018, giá so sánh 2010", []),
        ("mức độ 3, 4 và mức độ 2", []),
        ("trình độ trung cấp 200 người", ["200"]),
        ("nghỉ hưu trước tuổi 47 người", ["47"]),
        ("hạng 2, loại 1, cấp 3", []),
        ("tuyến Thôn 8 - Thôn 3, xóm 5, bản 2, Tổ 7 và phường 12", []),
        ("2 thôn 15 hộ, 12 văn bản 3 trang", ["2", "15", "12", "3"]),
        ("bán với giá 12.000 đồng/kg", []),
        ("đạt 3 sao, dài 15 m, 110 kV", []),
        ("176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn", []),
        ("giải quyết dứt điểm 38 vụ, tập huấn cao điểm 12 lớp; tại điểm 3 khoản 2", ["38", "12"]),
    ],
)
def test_only_counts_of_things_are_counted(text: str, counted: list[str]) -> None:
    assert [seen.text for seen in quantities(text) if seen.countable] == counted


@pytest.mark.parametrize(
    ("text", "ratios"),
    [
        ("tiêm sởi cho trẻ 18 tháng 271/342 trẻ", ["271/342"]),
        ("từ tháng 9/2024 đến quý 2/2025", []),
        ("năm 2024/2023", []),
    ],
)
def test_months_of_age_number_no_ratio(text: str, ratios: list[str]) -> None:
    assert [seen.text for seen in read(from_text([text], "a.txt"))[0].ratios] == ratios


def test_a_ratio_may_have_its_noun_and_a_bracket_before_the_stroke() -> None:
    (ratio,) = Reading(Passage("đã giải quyết 176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn")).ratios
    assert (ratio.part, ratio.whole, ratio.unit) == (176, 221, "đơn")
    (ratio,) = Reading(Passage("đã chi 900 triệu đồng/1,2 tỷ đồng dự toán")).ratios
    assert (ratio.part, ratio.whole, ratio.unit) == (900_000_000, 1_200_000_000, "đồng")
    assert Reading(Passage("5 hồ sơ/2 ngày")).ratios == ()


@pytest.mark.parametrize(
    "text",
    [
        "môi trường 9",
        "thị trường 12",
        "xuất khẩu 1.126",
        "người đơn thân 78",
        "hợp đồng 41",
        "hội trường 3",
        "bảo hộ 5",
    ],
)
def test_a_syllable_of_another_word_is_no_noun_that_is_counted(text: str) -> None:
    (seen,) = quantities(text)
    assert (seen.unit, seen.countable) == ("", True)


def test_infrastructure_is_no_storey() -> None:
    assert [seen.ordinal for seen in quantities("ý kiến về hạ tầng 15, tầng 3")] == [False, True]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("tăng từ 86 lên 112 triệu USD", [86_000_000, 112_000_000]),
        ("giảm so với mức 41 vụ của cùng kỳ", [41]),
        ("giảm từ mức 412 xuống còn 386 tỷ đồng", [412_000_000_000, 386_000_000_000]),
        ("tăng từ 950 tỷ lên 1,2 nghìn tỷ đồng", [950_000_000_000, 1_200_000_000_000]),
        ("tăng từ 950 lên 1,2 tỷ đồng", [None, 1_200_000_000]),
        ("tăng từ 12 hộ lên 1,2 nghìn hộ", [12, 1200]),
        ("đạt 86, lên 112 triệu USD", [86, 112_000_000]),
        ("giá từ 145 đến 155 nghìn đồng", [145, 155_000]),
    ],
)
def test_what_a_figure_rises_from_has_its_scale(text: str, values: list[int | None]) -> None:
    assert [seen.value for seen in quantities(text)] == values


def test_figures_with_decimals_and_a_unit_or_behind_each_are_no_ordinals() -> None:
    assert [seen.ordinal for seen in quantities("đất trồng cây lâu năm 74,1 ha")] == [False]
    assert [seen.ordinal for seen in quantities("mỗi trạm 2 máy")] == [False]
