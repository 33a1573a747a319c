from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tthc_render.vietnamese import periods
from tthc_render.vietnamese.periods import Period, PeriodError, PeriodFault, PeriodKind, parse_period

REGULAR = [
    *(f"T{month:02}" for month in range(1, 13)),
    *(f"Q{quarter}" for quarter in range(1, 5)),
    *("6T", "6T2", "9T", ""),
]
YEARS = st.integers(1901, 2198)
CODES = st.builds(lambda year, short: f"{year}-{short}".rstrip("-"), YEARS, st.sampled_from(REGULAR))


@pytest.mark.parametrize(
    ("code", "kind", "number", "start", "end"),
    [
        ("2024-T01", PeriodKind.MONTH, 1, date(2023, 12, 15), date(2024, 1, 14)),
        ("2024-T02", PeriodKind.MONTH, 2, date(2024, 1, 15), date(2024, 2, 14)),
        ("2024-T03", PeriodKind.MONTH, 3, date(2024, 2, 15), date(2024, 3, 14)),
        ("2024-T12", PeriodKind.MONTH, 12, date(2024, 11, 15), date(2024, 12, 14)),
        ("2024-Q1", PeriodKind.QUARTER, 1, date(2023, 12, 15), date(2024, 3, 14)),
        ("2024-Q2", PeriodKind.QUARTER, 2, date(2024, 3, 15), date(2024, 6, 14)),
        ("2024-Q3", PeriodKind.QUARTER, 3, date(2024, 6, 15), date(2024, 9, 14)),
        ("2024-Q4", PeriodKind.QUARTER, 4, date(2024, 9, 15), date(2024, 12, 14)),
        ("2024-6T", PeriodKind.HALF, 1, date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-6T2", PeriodKind.HALF, 2, date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-9T", PeriodKind.NINE_MONTHS, 1, date(2023, 12, 15), date(2024, 9, 14)),
        ("2024", PeriodKind.YEAR, 1, date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_regular_periods(code: str, kind: PeriodKind, number: int, start: date, end: date) -> None:
    period = parse_period(code)
    assert period == Period(kind, 2024, number, start, end)
    assert (period.code, str(period), period.nam, period.custom) == (code, code, 2024, False)


LABELS = [
    ("2024-Q2", "Quý II năm 2024", "Quý II/2024", "Quý II", "quý II năm 2024"),
    ("2024-Q4", "Quý IV năm 2024", "Quý IV/2024", "Quý IV", "quý IV năm 2024"),
    ("2024-T02", "Tháng 02 năm 2024", "Tháng 02/2024", "Tháng 02", "tháng 02 năm 2024"),
    ("2024-T03", "Tháng 3 năm 2024", "Tháng 3/2024", "Tháng 3", "tháng 3 năm 2024"),
    ("2024-T11", "Tháng 11 năm 2024", "Tháng 11/2024", "Tháng 11", "tháng 11 năm 2024"),
    ("2024-6T", "6 tháng đầu năm 2024", "6 tháng đầu năm 2024", "6 tháng đầu năm", "6 tháng đầu năm 2024"),
    (
        "2024-6T2",
        "6 tháng cuối năm 2024",
        "6 tháng cuối năm 2024",
        "6 tháng cuối năm",
        "6 tháng cuối năm 2024",
    ),
    ("2024-9T", "9 tháng đầu năm 2024", "9 tháng đầu năm 2024", "9 tháng đầu năm", "9 tháng đầu năm 2024"),
    ("2024", "Năm 2024", "Năm 2024", "Năm 2024", "năm 2024"),
]


@pytest.mark.parametrize(("code", "full", "short", "bare", "inside"), LABELS)
def test_labels(code: str, full: str, short: str, bare: str, inside: str) -> None:
    period = parse_period(code)
    assert (period.day_du, period.gon, period.ngan, period.thuong) == (full, short, bare, inside)
    forms = ("day_du", "gon", "ngan", "thuong")
    assert [periods.label(period, form) for form in forms] == [full, short, bare, inside]


def test_more_labels() -> None:
    period = parse_period("2024-Q2")
    assert (period.thuong_gon, period.thuong_ngan) == ("quý II/2024", "quý II")
    assert period.hoa == "QUÝ II NĂM 2024"
    assert period.tu_den == "Từ ngày 15/3/2024 đến ngày 14/6/2024"
    assert parse_period("2024-T01").tu_den == "Từ ngày 15/12/2023 đến ngày 14/01/2024"


def test_every_form_is_a_property() -> None:
    period = parse_period("2024-Q3")
    for form in periods.FORMS:
        assert getattr(period, form) == periods.label(period, form)


def test_unknown_form() -> None:
    with pytest.raises(KeyError, match="dai"):
        periods.label(parse_period("2024"), "dai")


@pytest.mark.parametrize(
    ("code", "roman"),
    [("2024-Q1", "I"), ("2024-Q4", "IV"), ("2024-T12", "XII"), ("2024-6T2", "II"), ("2024", "")],
)
def test_roman_number(code: str, roman: str) -> None:
    assert parse_period(code).so_la_ma == roman


def test_properties_serve_templates() -> None:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    template = environment.from_string(
        "{{ ky.day_du }}; {{ ky.so_la_ma }}; {{ ky.nam }}; {{ ky.sau.thuong }}; {{ ky }}"
    )
    text = template.render(ky=parse_period("2024-Q4"))
    assert text == "Quý IV năm 2024; IV; 2024; quý I năm 2025; 2024-Q4"


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("2024-T01", "2023-T12", "2024-T02"),
        ("2024-T12", "2024-T11", "2025-T01"),
        ("2024-Q1", "2023-Q4", "2024-Q2"),
        ("2024-Q4", "2024-Q3", "2025-Q1"),
        ("2024-6T", "2023-6T2", "2024-6T2"),
        ("2024-6T2", "2024-6T", "2025-6T"),
        ("2024-9T", "2023-9T", "2025-9T"),
        ("2024", "2023", "2025"),
    ],
)
def test_neighbours(code: str, before: str, after: str) -> None:
    period = parse_period(code)
    assert period.truoc == parse_period(before)
    assert period.sau == parse_period(after)
    assert period.cung_ky == parse_period(f"2023{code[4:]}")


@given(CODES)
def test_neighbours_tile_the_calendar(code: str) -> None:
    period = parse_period(code)
    after = period.sau
    assert after.truoc == period
    assert parse_period(after.code) == after
    assert period < after
    if period.kind is not PeriodKind.NINE_MONTHS:
        assert after.start == period.end + timedelta(days=1)


@given(st.dates(date(1901, 1, 1), date(2190, 1, 1)))
def test_every_day_lies_in_one_month_one_quarter_and_one_year(day: date) -> None:
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR):
        rows = [short for short in REGULAR if parse_period(f"2024-{short}".rstrip("-")).kind is kind]
        found = [
            period
            for year in (day.year, day.year + 1)
            for period in (parse_period(f"{year}-{short}".rstrip("-")) for short in rows)
            if period.contains(day)
        ]
        assert len(found) == 1


def test_contains_both_ends() -> None:
    period = parse_period("2024-Q2")
    days = (date(2024, 3, 14), date(2024, 3, 15), date(2024, 6, 14), date(2024, 6, 15))
    assert [period.contains(day) for day in days] == [False, True, True, False]


def test_periods_sort_by_their_end() -> None:
    codes = ["2025-Q1", "2024", "2024-Q4", "2024-Q1", "2024-T03", "2024-T12", "2024-9T", "2024-T04"]
    ordered = sorted(map(parse_period, codes))
    expected = ["2024-T03", "2024-Q1", "2024-T04", "2024-9T", "2024-T12", "2024-Q4", "2024", "2025-Q1"]
    assert [period.code for period in ordered] == expected
    assert ordered[0] <= ordered[0] < ordered[1]


def test_own_window_of_a_regular_period() -> None:
    period = parse_period("2024-T02", date(2024, 1, 19), date(2024, 2, 19))
    assert (period.code, period.custom, period.day_du) == ("2024-T02", True, "Tháng 02 năm 2024")
    assert period.tu_den == "Từ ngày 19/01/2024 đến ngày 19/02/2024"
    assert (period.tu_ngay, period.den_ngay) == ("19/01/2024", "19/02/2024")
    assert period.truoc == parse_period("2024-T01")
    half = parse_period("2024-6T", end=date(2024, 6, 30))
    assert (half.start, half.end, half.custom) == (date(2023, 12, 15), date(2024, 6, 30), True)


def test_own_window_that_is_the_regular_one() -> None:
    assert parse_period("2024-Q2", date(2024, 3, 15), date(2024, 6, 14)) == parse_period("2024-Q2")


def test_other_period() -> None:
    period = parse_period("2024-cai-cach-1", date(2023, 12, 15), date(2024, 11, 15))
    assert (period.kind, period.code, period.custom) == (PeriodKind.OTHER, "2024-cai-cach-1", True)
    assert period.day_du == "Kỳ từ ngày 15/12/2023 đến ngày 15/11/2024"
    assert period.thuong_gon == "kỳ 15/12/2023 - 15/11/2024"
    assert period.so_la_ma == ""
    for neighbour in ("truoc", "sau"):
        with pytest.raises(PeriodError) as caught:
            getattr(period, neighbour)
        assert caught.value.code == PeriodFault.NO_NEIGHBOUR


@pytest.mark.parametrize(
    ("code", "start", "end", "fault"),
    [
        ("2024-dot-1", None, None, PeriodFault.WINDOW_MISSING),
        ("2024-dot-1", date(2024, 1, 1), None, PeriodFault.WINDOW_MISSING),
        ("2024-dot-1", date(2024, 2, 1), date(2024, 1, 1), PeriodFault.WINDOW_ORDER),
        ("2024-Q2", date(2024, 7, 1), None, PeriodFault.WINDOW_ORDER),
        ("2024-q2", date(2024, 3, 15), date(2024, 6, 14), PeriodFault.FORM),
        ("2024-Q5", date(2024, 3, 15), date(2024, 6, 14), PeriodFault.NUMBER),
        ("2024-Dot", date(2024, 3, 15), date(2024, 6, 14), PeriodFault.UNKNOWN),
        ("2024-../x", date(2024, 3, 15), date(2024, 6, 14), PeriodFault.UNKNOWN),
    ],
)
def test_wrong_window(code: str, start: date | None, end: date | None, fault: PeriodFault) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(code, start, end)
    assert caught.value.code == fault


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("Q2-2024", "2024-Q2"),
        ("quý 2/2024", "2024-Q2"),
        ("quý II/2024", "2024-Q2"),
        ("Quý II năm 2024", "2024-Q2"),
        ("QUÝ IV NĂM 2024", "2024-Q4"),
        ("2024Q2", "2024-Q2"),
        ("2024-q2", "2024-Q2"),
        ("2024-QII", "2024-Q2"),
        ("2024-Q02", "2024-Q2"),
        ("2024/Q2", "2024-Q2"),
        (" 2024-Q2", "2024-Q2"),
        ("2024-T2", "2024-T02"),
        ("T2/2024", "2024-T02"),
        ("tháng 02 năm 2024", "2024-T02"),
        ("02/2024", "2024-T02"),
        ("2024-11", "2024-T11"),
        ("6T2024", "2024-6T"),
        ("6 tháng đầu năm 2024", "2024-6T"),
        ("6 tháng năm 2024", "2024-6T"),
        ("6 tháng cuối năm 2024", "2024-6T2"),
        ("2024-H1", "2024-6T"),
        ("H2/2024", "2024-6T2"),
        ("nửa đầu năm 2024", "2024-6T"),
        ("9 tháng đầu năm 2024", "2024-9T"),
        ("năm 2024", "2024"),
        ("2024-", "2024"),
    ],
)
def test_right_code_is_reported(code: str, right: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(code)
    problem = caught.value
    assert (problem.code, problem.right, problem.certain) == (PeriodFault.FORM, right, True)
    assert str(pickle.loads(pickle.dumps(problem))).endswith(f"Viết: {right}")


@pytest.mark.parametrize(
    ("code", "fault", "right"),
    [
        ("", PeriodFault.EMPTY, "2024-Q2"),
        ("2024-Q5", PeriodFault.NUMBER, "2024-Q4"),
        ("2024-Q0", PeriodFault.NUMBER, "2024-Q4"),
        ("quý 5/2024", PeriodFault.NUMBER, "2024-Q4"),
        ("2024-T13", PeriodFault.NUMBER, "2024-T12"),
        ("2024-6T3", PeriodFault.UNKNOWN, "2024-Q2"),
        ("24-Q2", PeriodFault.UNKNOWN, "2024-Q2"),
        ("Q2", PeriodFault.UNKNOWN, "2024-Q2"),
        ("2024-2025", PeriodFault.UNKNOWN, "2024-Q2"),
        ("20/6/2024", PeriodFault.UNKNOWN, "2024-Q2"),
        ("٢٠٢٤", PeriodFault.UNKNOWN, "2024-Q2"),
        ("x" * 10_000, PeriodFault.UNKNOWN, "2024-Q2"),
    ],
)
def test_no_such_period(code: str, fault: PeriodFault, right: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(code)
    assert (caught.value.code, caught.value.right, caught.value.certain) == (fault, right, False)


@given(st.text(st.sampled_from("2024-QTqtIVX6 9/năámhg"), max_size=14) | st.text(max_size=70))
def test_a_certain_remedy_is_a_period(code: str) -> None:
    try:
        period = parse_period(code)
    except PeriodError as problem:
        assert not problem.certain or parse_period(problem.right).code == problem.right  # noqa: PT017
    else:
        assert period.code == code


@given(CODES, st.sampled_from(["day_du", "gon", "thuong", "hoa"]))
def test_labels_are_understood_as_remedies(code: str, form: str) -> None:
    period = parse_period(code)
    with pytest.raises(PeriodError) as caught:
        parse_period(periods.label(period, form))
    assert caught.value.right == code


@pytest.mark.parametrize(
    ("days", "working", "day"),
    [
        (None, False, None),
        (0, False, date(2024, 6, 14)),
        (5, False, date(2024, 6, 19)),
        (2, True, date(2024, 6, 18)),
        (0, True, date(2024, 6, 14)),
        (5, True, date(2024, 6, 21)),
    ],
)
def test_deadline(days: int | None, working: bool, day: date | None) -> None:
    assert periods.deadline(parse_period("2024-Q2"), days, working=working) == day


def test_periods_are_plain_values() -> None:
    period = parse_period("2024-Q2")
    assert pickle.loads(pickle.dumps(period)) == period
    assert {period: 1}[parse_period("2024-Q2")] == 1
    with pytest.raises(AttributeError):
        period.year = 2025  # type: ignore[misc]
