from __future__ import annotations

import pickle
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese.dates import (
    BLANK,
    DATE_PATTERN,
    DateError,
    DateFault,
    PartialDate,
    date_line,
    format_short,
    pad_day,
    pad_month,
    parse_date,
)

DAYS = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    ("partial", "line"),
    [
        (PartialDate(20, 3, 2024), "Hà Tĩnh, ngày 20 tháng 3 năm 2024"),
        (PartialDate(5, 2, 2024), "Hà Tĩnh, ngày 05 tháng 02 năm 2024"),
        (PartialDate(9, 1, 2024), "Hà Tĩnh, ngày 09 tháng 01 năm 2024"),
        (PartialDate(1, 9, 2024), "Hà Tĩnh, ngày 01 tháng 9 năm 2024"),
        (PartialDate(10, 10, 2024), "Hà Tĩnh, ngày 10 tháng 10 năm 2024"),
        (PartialDate(31, 12, 2024), "Hà Tĩnh, ngày 31 tháng 12 năm 2024"),
        (PartialDate(None, 6, 2024), f"Hà Tĩnh, ngày {BLANK} tháng 6 năm 2024"),
        (PartialDate(None, None, 2024), f"Hà Tĩnh, ngày {BLANK} tháng {BLANK} năm 2024"),
    ],
)
def test_date_line(partial: PartialDate, line: str) -> None:
    assert date_line("Hà Tĩnh", partial) == line


def test_blank_collapses_to_one_gap() -> None:
    line = " ".join(date_line("Cẩm Xuyên", PartialDate(None, 2, 2024)).split())
    assert line == "Cẩm Xuyên, ngày tháng 02 năm 2024"


def test_month_as_printed() -> None:
    assert date_line("Bắc Giang", PartialDate(None, 6, 2024), month_text="06").endswith("tháng 06 năm 2024")


@pytest.mark.parametrize(("month", "text"), [(1, "01"), (2, "02"), (3, "3"), (9, "9"), (10, "10"), (12, "12")])
def test_months_one_and_two_get_a_zero(month: int, text: str) -> None:
    assert pad_month(month) == text


@pytest.mark.parametrize(("day", "text"), [(1, "01"), (9, "09"), (10, "10"), (31, "31")])
def test_days_below_ten_get_a_zero(day: int, text: str) -> None:
    assert pad_day(day) == text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (date(2024, 3, 15), "15/3/2024"),
        (date(2024, 3, 9), "09/3/2024"),
        (date(2024, 2, 11), "11/02/2024"),
        (date(2024, 3, 5), "05/3/2024"),
        (date(2024, 2, 28), "28/02/2024"),
        (date(2023, 12, 1), "01/12/2023"),
    ],
)
def test_format_short(when: date, text: str) -> None:
    assert format_short(when) == text


def test_partial_date() -> None:
    assert PartialDate(20, 6, 2024).full == date(2024, 6, 20)
    assert PartialDate(None, 6, 2024).full is None
    assert PartialDate(20, None, 2024).full is None
    assert PartialDate(31, None, 2024).day == 31


@pytest.mark.parametrize(
    ("day", "month", "year", "code"),
    [
        (31, 6, 2024, DateFault.DAY),
        (29, 2, 2023, DateFault.DAY),
        (0, 6, 2024, DateFault.DAY),
        (0, None, 2024, DateFault.DAY),
        (32, None, 2024, DateFault.DAY),
        (None, 13, 2024, DateFault.MONTH),
        (6, 20, 2024, DateFault.MONTH),
        (None, 0, 2024, DateFault.MONTH),
        (20, -1, 2024, DateFault.MONTH),
        (20, 6, 24, DateFault.YEAR),
    ],
)
def test_partial_date_that_does_not_exist(day: int | None, month: int | None, year: int, code: DateFault) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate(day, month, year)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("raw", "when"),
    [
        ("2024-06-20", date(2024, 6, 20)),
        ("20/6/2024", date(2024, 6, 20)),
        ("09/3/2024", date(2024, 3, 9)),
        ("9/03/2024", date(2024, 3, 9)),
        ("29/02/2024", date(2024, 2, 29)),
        ("9/10/2016", date(2016, 10, 9)),
    ],
)
def test_parse_date(raw: str, when: date) -> None:
    assert parse_date(raw) == when


@pytest.mark.parametrize(
    ("raw", "code", "right", "certain"),
    [
        ("", DateFault.EMPTY, "20/6/2024", False),
        ("~", DateFault.EMPTY, "20/6/2024", False),
        ("31/6/2024", DateFault.DAY, "30/6/2024", False),
        ("29/2/2023", DateFault.DAY, "28/2/2023", False),
        ("2024-06-31", DateFault.DAY, "30/6/2024", False),
        ("0/6/2024", DateFault.DAY, "30/6/2024", False),
        ("20/13/2024", DateFault.MONTH, "20/6/2024", False),
        ("5/0/2024", DateFault.MONTH, "20/6/2024", False),
        ("6/20/2024", DateFault.ORDER, "20/6/2024", True),
        ("2024-20-06", DateFault.ORDER, "20/6/2024", True),
        ("2024-20-00", DateFault.MONTH, "20/6/2024", False),
        ("2024/6/20", DateFault.ORDER, "20/6/2024", True),
        ("2024.6.20", DateFault.ORDER, "20/6/2024", True),
        ("2024/20/6", DateFault.ORDER, "20/6/2024", True),
        ("2024-6-20", DateFault.PADDING, "2024-06-20", True),
        ("20/6/24", DateFault.YEAR, "20/6/2024", True),
        ("20.6.24", DateFault.YEAR, "20/6/2024", True),
        ("31/6/24", DateFault.DAY, "30/6/2024", False),
        ("31 tháng 6 năm 2024", DateFault.DAY, "30/6/2024", False),
        ("2024/6/31", DateFault.ORDER, "20/6/2024", False),
        ("20.6.2024", DateFault.SEPARATOR, "20/6/2024", True),
        ("20-6-2024", DateFault.SEPARATOR, "20/6/2024", True),
        ("20 / 6 / 2024", DateFault.SEPARATOR, "20/6/2024", True),
        (" 20/6/2024", DateFault.SEPARATOR, "20/6/2024", True),
        ("ngày 05 tháng 6 năm 2024", DateFault.TEXT, "5/6/2024", True),
        ("20 tháng 6, năm 2024", DateFault.TEXT, "20/6/2024", True),
        ("20/6", DateFault.MALFORMED, "20/6/2024", False),
        ("tháng 6/2024", DateFault.BLANK, "{thang: 6, nam: 2024}", True),
        ("…/6/2024", DateFault.BLANK, "{thang: 6, nam: 2024}", True),
        ("  /9/2026", DateFault.BLANK, "{thang: 9, nam: 2026}", True),
        (".../.../2026", DateFault.BLANK, "{nam: 2026}", True),
        ("ngày … tháng 9 năm 2026", DateFault.BLANK, "{thang: 9, nam: 2026}", True),
        ("ngày 16/9/2026", DateFault.MALFORMED, "16/9/2026", False),
        ("16/9/2026.", DateFault.MALFORMED, "16/9/2026", False),
        ("16/9/2026 10:00", DateFault.MALFORMED, "16/9/2026", False),
        ("20/6/0024", DateFault.MALFORMED, "20/6/2024", False),
        ("2024-06-20T10:00", DateFault.MALFORMED, "20/6/2024", False),
        ("٢٠/٦/٢٠٢٤", DateFault.MALFORMED, "20/6/2024", False),
        ("hôm nay", DateFault.MALFORMED, "20/6/2024", False),
        ("1" * 10_000, DateFault.MALFORMED, "20/6/2024", False),
    ],
)
def test_wrong_date(raw: str, code: DateFault, right: str, certain: bool) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(raw)
    assert (caught.value.code, caught.value.right, caught.value.certain) == (code, right, certain)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("31/6/2024", "“31/6/2024”: tháng 6/2024 có 30 ngày. Ví dụ viết: 30/6/2024"),
        ("29/02/2023", "“29/02/2023”: tháng 2/2023 có 28 ngày. Ví dụ viết: 28/2/2023"),
        ("20/13/2024", "“20/13/2024”: không có tháng 13. Ví dụ viết: 20/6/2024"),
        ("20.6.2024", "“20.6.2024”: ngày, tháng, năm cách nhau bằng dấu gạch chéo. Viết: 20/6/2024"),
    ],
)
def test_the_sentence_names_the_fault(raw: str, sentence: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(raw)
    assert str(caught.value) == sentence
    assert str(pickle.loads(pickle.dumps(caught.value))) == sentence


@given(DAYS)
def test_dates_are_read_back(when: date) -> None:
    assert parse_date(when.isoformat()) == when
    assert parse_date(format_short(when)) == when
    assert parse_date(f"{when.day}/{when.month}/{when.year}") == when


@given(DAYS)
def test_the_line_has_the_day(when: date) -> None:
    line = date_line("Hà Tĩnh", PartialDate(when.day, when.month, when.year))
    with pytest.raises(DateError) as caught:
        parse_date(line.partition(", ")[2])
    assert caught.value.code == DateFault.TEXT
    assert parse_date(caught.value.right) == when


TYPED = st.text(st.sampled_from("0123456789/-. T"), max_size=12) | st.text(max_size=70)
NUMERIC = st.builds("{}{}{}{}{}".format, *([st.integers(0, 40), st.sampled_from("/-.")] * 2), st.integers(0, 3000))


def outcome(raw: str) -> date | DateError:
    try:
        return parse_date(raw)
    except DateError as problem:
        return problem


@given(TYPED | NUMERIC)
def test_nothing_typed_is_guessed(raw: str) -> None:
    found = outcome(raw)
    if isinstance(found, DateError):
        found = parse_date(found.right)
    assert isinstance(found, date)


@given(st.integers(1, 40), st.integers(1, 15), st.integers(1000, 9999))
def test_only_days_that_exist_are_read(day: int, month: int, year: int) -> None:
    raw = f"{day}/{month}/{year}"
    try:
        expected = date(year, month, day)
    except ValueError:
        assert isinstance(outcome(raw), DateError)
    else:
        assert outcome(raw) == expected


@pytest.mark.parametrize("year", [2023, 2024])
def test_the_pattern_of_editors_takes_what_the_reader_takes(year: int) -> None:
    for month in range(14):
        for day in range(33):
            for typed in (f"{day}/{month}/{year}", f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}"):
                try:
                    parse_date(typed)
                    real = True
                except DateError:
                    real = False
                matches = re.search(DATE_PATTERN, typed) is not None
                assert matches == real or (day, month) == (29, 2), typed


@pytest.mark.parametrize(
    ("raw", "fault", "right"),
    [
        ("9-16-2026", DateFault.ORDER, "16/9/2026"),
        ("9.16.2026", DateFault.ORDER, "16/9/2026"),
        ("Sep 16, 2026", DateFault.TEXT, "16/9/2026"),
        ("16-Sep-2026", DateFault.TEXT, "16/9/2026"),
        ("Wednesday, September 16, 2026", DateFault.TEXT, "16/9/2026"),
        ("16/9/2O26", DateFault.MALFORMED, "16/9/2026"),
        ("l6/9/2026", DateFault.MALFORMED, "16/9/2026"),
        ("46281", DateFault.MALFORMED, "16/9/2026"),
        ("Sep 31, 2026", DateFault.DAY, "30/9/2026"),
    ],
)
def test_dates_of_other_programs_and_slips_of_digits_have_their_advice(raw: str, fault: DateFault, right: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(raw)
    assert (caught.value.code, caught.value.right) == (fault, right)
