"""Rates and the spans of time of a passage."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.rates import Rate, rates_of, times_of, totals_of
from tthc_render.prose.reading import Reading, read


def passage(text: str) -> Reading:
    return read(from_text([text], "a.txt"))[0]


def rates(text: str) -> list[Rate]:
    return [*rates_of(passage(text))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Năng suất 58,6 tạ/ha.", ("khối lượng", "diện tích", "")),
        ("Mức 750 nghìn đồng/người/tháng.", ("đồng", "người", "tháng")),
        ("Bình quân mỗi xã 12 tiêu chí.", ("tiêu chí", "xã", "")),
        ("Bình quân mỗi người 750 nghìn đồng/tháng.", ("đồng", "người", "tháng")),
        ("Bình quân mỗi tháng tiếp 96 lượt.", ("lượt", "", "tháng")),
        ("Bình quân 3.000 m3/điểm.", ("thể tích", "điểm", "")),
        ("Hỗ trợ 2 triệu đồng/ha/vụ.", ("đồng", "diện tích", "")),
    ],
)
def test_a_rate_names_what_it_counts_and_what_it_is_for(text: str, kinds: tuple[str, str, str]) -> None:
    assert [rate.kinds for rate in rates(text)] == [kinds]


def test_a_mean_is_told_from_a_price_and_both_from_plans_and_changes() -> None:
    (mean,) = rates("Bình quân 4,5 triệu đồng/hộ.")
    (price,) = rates("Đơn giá 6.500 đồng/hộp.")
    (plan,) = rates("Mục tiêu 70 tấn/ha.")
    (change,) = rates("Cao hơn vụ trước, tăng 0,8 tạ/ha.")
    assert (mean.is_said_mean, mean.is_mean, price.is_mean) == (True, True, False)
    assert plan.is_of_others
    assert change.is_of_others


def test_documents_and_ratios_are_no_rates() -> None:
    assert rates("Theo Nghị định 20/2021/NĐ-CP, đạt 26/42 nhiệm vụ.") == []


def test_what_is_no_rate_is_a_total() -> None:
    assert [x.shown for x in totals_of(passage("Có 412 ha, năng suất 58 tạ/ha, được 2.389,6 tấn."))] == [
        "412 ha",
        "2.389,6 tấn",
    ]


@pytest.mark.parametrize(
    ("text", "time", "numbers"),
    [
        ("Sáu tháng đầu năm thu đủ.", "tháng", {6}),
        ("Quý III (64 ngày làm việc).", "ngày", {64, 90, 91, 92}),
        ("Đến hết ngày 31/7 được giao đủ.", "tháng", {6, 7}),
        ("Thời hạn 64 ngày.", "ngày", set()),
        ("Năm 2024 tiếp nhận nhiều hồ sơ.", "quý", {4}),
    ],
)
def test_what_a_rate_for_a_time_is_taken_times(text: str, time: str, numbers: set[float]) -> None:
    assert {x.number for x in times_of([passage(text)], time)} == numbers
