"""Reading figures, dates, windows and citations in Vietnamese prose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.prose.passages import Passage
from tthc_render.prose.quantities import MOST_FIGURES
from tthc_render.prose.reading import Reading, read_dates
from tthc_render.prose.spans import Span, up_to
from tthc_render.vietnamese.numbers import format_count, format_decimal


def reading(text: str) -> Reading:
    return Reading(Passage(text))


COUNTS = [
    ("tiếp nhận 314.849 hồ sơ", [("314849", "hồ sơ")]),
    ("04 (bốn) thủ tục hành chính", [("4", "TTHC")]),
    ("Tổng số 33 hồ sơ", [("33", "hồ sơ")]),
    ("Danh mục 185 TTHC", [("185", "TTHC")]),
    ("Số lượng hồ sơ đã giải quyết: 33; đúng hạn: 33", [("33", "hồ sơ"), ("33", "")]),
    ("đạt 3.599 tỷ đồng", [("3599000000000", "đồng")]),
    ("(91TTHC)", [("91", "TTHC")]),
    ("năm 2024, Điều 14, khoản 4, Quý 02, tháng 3, đợt 1, Đề án 06, mức độ 3, thứ 2, số 5", []),
    ("6 tháng, 5 năm, 08 tiếng, 100m², 2 cấp, 44,32 điểm, 06 bậc", []),
    ("giai đoạn 2022-2025 và 2021 - 2030", []),
    ("ISO 9001:2015, https://a.vn/5, 13,6/18 điểm, tháng 02/2024, NC1, A06, 02-05 lượt", []),
    ("đạt 87,44%, 95 %", []),
    ("97.92 và 1.00", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_only_counts_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f"{figure.value:f}", figure.unit) for figure in reading(text).counts] == expected


def test_a_figure_has_its_label_depth_and_words() -> None:
    first, second = reading("Tiếp nhận: 31 (trực tuyến: 04 (bốn))").counts
    assert (first.label, first.depth, first.spelt) == ("Tiếp nhận", 0, "")
    assert (second.label, second.depth, second.spelt) == ("trực tuyến", 1, "bốn")


def test_ratios_are_read_apart_from_counts() -> None:
    seen = reading("26/42 nhiệm vụ và 116.543/210.831 hồ sơ, xếp thứ 05/63 tỉnh, ngày 5/6")
    assert [(r.part, r.whole, r.unit) for r in seen.ratios] == [
        (26, 42, "nhiệm vụ"), (116543, 210831, "hồ sơ"), (5, 63, ""),
    ]  # fmt: skip
    assert seen.counts == ()


@given(st.integers(1, 10**12))
def test_a_printed_count_reads_back(number: int) -> None:
    (figure,) = reading(f"tiếp nhận {format_count(number)} hồ sơ").counts
    assert figure.value == number


@given(st.decimals(0, 1000, places=2))
def test_a_printed_percent_reads_back(number: Decimal) -> None:
    (figure,) = reading(f"đạt {format_decimal(number, 2)}% kế hoạch").quantities
    assert figure.percent
    assert figure.value == number


DATES = [
    ("ngày 28/02/2024", [(28, 2, 2024)]),
    ("Ngày 23 tháng 02 năm 2023", [(23, 2, 2023)]),
    ("ngày 5/6 và ngày 07/2/2024,", [(5, 6, 0), (7, 2, 2024)]),
    ("ngày 265/3/2024", [(265, 3, 2024)]),
    ("15/3/2024 – 14/6/2024", [(15, 3, 2024), (14, 6, 2024)]),
    ("Nghị định số 45/2020/NĐ-CP; 26/42 nhiệm vụ; 1/2/20245", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_are_read_even_if_they_do_not_exist(text: str, expected: list[tuple[int, int, int]]) -> None:
    seen = list(read_dates(text))
    assert [(d.day, d.month, d.year) for d in seen] == expected
    assert all(text[d.start : d.end] == d.text for d in seen)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back_in_both_forms(day: date) -> None:
    for text in (f"ngày {day.day}/{day.month}/{day.year}", f"ngày {day:%d} tháng {day:%m} năm {day.year}"):
        (seen,) = read_dates(text)
        assert seen.value == day


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2100))
def test_a_date_exists_only_if_the_calendar_has_it(day: int, month: int, year: int) -> None:
    (seen,) = read_dates(f"ngày {day}/{month}/{year}")
    try:
        expected = date(year, month, day)
    except ValueError:
        expected = None
    assert seen.value == expected


WINDOWS = [
    ("(Từ ngày 15/3/2023 – 14/6/2024)", 1),
    ("từ ngày 15/12/2023 đến ngày 30/6/2024", 1),
    ("tính từ 19/01/2024 đến 19/02/2024", 1),
    ("từ ngày 15/12/2023 đến hết ngày 30/6/2024", 1),
    ("ngày 15/12/2023 đến ngày 30/6/2024", 0),
    ("từ ngày 15/12/2023, báo cáo ngày 30/6/2024", 0),
]


@pytest.mark.parametrize(("text", "count"), WINDOWS)
def test_windows(text: str, count: int) -> None:
    assert len(reading(text).windows) == count


CITATIONS = [
    ("Quyết định số 566/QĐ-UBND ngày 28/02/2024 của UBND tỉnh", ("Quyết định", 566, 0, "QĐ-UBND", 2024, "UBND tỉnh")),
    ("Nghị định số 67/2021/NĐ-CP ngày 15/7/2021 của Thủ tướng Chính phủ",
     ("Nghị định", 67, 2021, "NĐ-CP", 2021, "Thủ tướng Chính phủ")),
    ("Chỉ thị số 04/CT-TTg ngày 23 tháng 02 năm 2023 của Thủ tướng Chính phủ",
     ("Chỉ thị", 4, 0, "CT-TTg", 2023, "Thủ tướng Chính phủ")),
    ("Kết luận số 40-KL/TW, ngày 18/7/2022 của Bộ Chính trị", ("Kết luận", 40, 0, "KL/TW", 2022, "Bộ Chính trị")),
    ("Quyết định số 137-QĐ/BTCTTW của Ban Tổ chức Trung ương ngày 28/9/2022",
     ("Quyết định", 137, 0, "QĐ/BTCTTW", 2022, "Ban Tổ chức Trung ương")),
    ("(7) số 1593/UBND-NC₁ ngày 26/3/2024", ("", 1593, 0, "UBND-NC₁", 2024, "")),
    ("Văn bản số 65/UBND ngày 06/03/2024", ("Văn bản", 65, 0, "UBND", 2024, "")),
    ("Nghị định số 63/2024 ngày 10/6/2024 của Chính phủ", ("Nghị định", 63, 2024, "", 2024, "Chính phủ")),
    ("590/KH-UBND ngày 31/12/2024 về", ("", 590, 0, "KH-UBND", 2024, "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITATIONS)
def test_citations(text: str, expected: tuple[str, int, int, str, int, str]) -> None:
    (seen,) = reading(text).citations
    assert seen.when is not None
    assert (seen.kind, seen.number, seen.year, seen.code, seen.when.year, seen.issuer) == expected


@pytest.mark.parametrize("text", ["26/42 hồ sơ", "100/Cổng", "07/định kỳ", "Cổng/Trang 5", "2 số/tuần", "5/63 tỉnh"])
def test_what_is_no_citation(text: str) -> None:
    assert reading(text).citations == ()


def test_a_paragraph_of_nothing_but_numbers_is_read_to_a_bound() -> None:
    seen = reading("7 " * (MOST_FIGURES + 5))
    assert len(seen.quantities) == MOST_FIGURES
    assert [f.start for f in up_to(seen.quantities, 7, 2)] == [4, 6]


def test_the_office_of_a_document_ends_before_what_the_document_is_about() -> None:
    text = "Ký số theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Nội vụ về công tác văn thư."
    assert [citation.issuer for citation in Reading(Passage(text)).citations] == ["Bộ Nội vụ"]


TEXT_OF_SENTENCES = "Có 5 vụ. Tăng 2 vụ; giảm 1."


@pytest.mark.parametrize(
    ("place", "said"),
    [(0, "Có 5 vụ. "), (8, "Có 5 vụ. "), (9, "Tăng 2 vụ; giảm 1."), (len(TEXT_OF_SENTENCES), "Tăng 2 vụ; giảm 1.")],
)
def test_each_place_stands_in_one_sentence(place: int, said: str) -> None:
    sentence = reading(TEXT_OF_SENTENCES).sentence_at(place)
    assert TEXT_OF_SENTENCES[sentence.start : sentence.end] == said


def test_a_text_of_no_words_is_one_sentence() -> None:
    assert reading("").sentence_at(0) == Span(0, 0)
