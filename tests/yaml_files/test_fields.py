"""The types of fields: what they read, what they refuse and with which remedy."""

from __future__ import annotations

import pickle
import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Place, catalogue, finding
from tthc_render.diagnostics.visible import visible
from tthc_render.vietnamese.dates import DateFault
from tthc_render.vietnamese.numbers import Printed
from tthc_render.vietnamese.typed_numbers import NumberFault
from tthc_render.yaml_files.fields import (
    _DATE_CODES,
    _NUMBER_CODES,
    Code,
    Count,
    Day,
    Flag,
    Key,
    Levels,
    Line,
    Model,
    Number,
    Override,
    Percent,
    Places,
    PrintedDecimal,
    Text,
    Whole,
    Words,
    look,
    problem,
    short,
)
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Scalar


def typed(text: str) -> Any:
    """The value as the loader gives it."""
    source, findings = collected(parse_source, f"a: {text}".encode(), "a.yaml")
    assert source is not None, findings
    return source.data["a"]


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(ValidationError) as error:
        read(kind, value)
    (first,) = error.value.errors()
    return first["type"], first.get("ctx", {})


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Count, "0", 0),
        (Count, "314849", 314849),
        (Whole, "-3", -3),
        (Number, "97.92", Decimal("97.92")),
        (Number, "5", Decimal(5)),
        (Number, "-0.5", Decimal("-0.5")),
        (Percent, "100", Decimal(100)),
        (Percent, "97.92", Decimal("97.92")),
        (Percent, "250", Decimal(250)),
        (Day, "2024-06-20", date(2024, 6, 20)),
        (Day, "20/6/2024", date(2024, 6, 20)),
        (Day, "'20/6/2024'", date(2024, 6, 20)),
        (Flag, "true", True),
        (Flag, "false", False),
        (Text, "  Sở Y tế ", "Sở Y tế"),
        (Text, "'  Sở Y tế '", "Sở Y tế"),
        (Text, "04", "04"),
        (Text, "2024", "2024"),
        (Text, "(1)", "(1)"),
        (Text, "no", "no"),
        (Text, "|\n  một\n  hai\n", "một\nhai"),
        (Line, "''", ""),
        (Line, "x", "x"),
        (Words, "|\n\n  một\n\n  hai\n", "\nmột\n\nhai\n"),
        (Code, "so-y-te", "so-y-te"),
        (Code, "cap_tinh", "cap_tinh"),
        (Code, "04", "04"),
        (Key, "dung_han", "dung_han"),
        (PrintedDecimal, "97.92", Decimal("97.92")),
        (PrintedDecimal, "31", Decimal(31)),
    ],
)
def test_good_values(kind: Any, text: str, value: object) -> None:
    result = read(kind, typed(text))
    assert result == value
    assert type(result) is type(value) or isinstance(result, Scalar)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Count, 5),
        (Whole, -5),
        (Number, Decimal("1.5")),
        (Day, date(2024, 1, 1)),
        (Flag, False),
        (Text, "x"),
        (PrintedDecimal, Decimal(2)),
    ],
)
def test_values_made_in_python_are_taken_as_they_are(kind: Any, value: object) -> None:
    assert read(kind, value) == value


NUMBERS = [
    ("12.000", "D215", "12000"),
    ("314.849.000", "D215", "314849000"),
    ("010", "D214", "10"),
    ("1:30", "D209", "12"),
    ("no", "D205", "12"),
    ("true", "D205", "12"),
    ("", "D201", "0"),
    ("~", "D201", "0"),
    ("'31'", "D203", "31"),
    ("|\n  31\n", "D212", "31"),
    ("３１", "D204", "31"),
    (".nan", "D206", "12"),
    ("0x1F", "D207", "31"),
    ("3e3", "D208", "3000"),
    ("31%", "D210", "31"),
    ("+31", "D211", "31"),
    ("–31", "D211", "-31"),
    ("314 849", "D212", "314849"),
    ("314_849", "D213", "314849"),
    ("31.5", "D218", "12"),
    ("31 hồ sơ", "D219", "31"),
    ("mười", "D204", "10"),
    ("nhiều", "D230", "12"),
    ("2/3", "D220", "12"),
    ("2 + 3", "D227", "5"),
    ("=A1", "D229", "12"),
    ("13O", "D228", "130"),
    ("5l2", "D228", "512"),
    ("9" * 30, "D202", "12"),
]


@pytest.mark.parametrize(("text", "code", "right"), NUMBERS)
@pytest.mark.parametrize("kind", [Count, Whole])
def test_numbers_are_never_guessed(kind: Any, text: str, code: str, right: str) -> None:
    found, details = refused(kind, typed(text))
    assert (found, details["right"]) == (code, right)


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("12.000", "D216", "12000 / 12.0"),
        ("12,5", "D217", "12.5"),
        ("97,92%", "D210", "97.92"),
        ("1.234.567,8", "D217", "1234567.8"),
        ("no", "D205", "12.5"),
    ],
)
@pytest.mark.parametrize("kind", [Number, Percent, PrintedDecimal])
def test_decimals_are_never_guessed(kind: Any, text: str, code: str, right: str) -> None:
    found, details = refused(kind, typed(text))
    assert (found, details["right"]) == (code, right)


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("", "D231", "20/6/2024"),
        ("31/6/2024", "D232", "30/6/2024"),
        ("15/13/2024", "D233", ""),
        ("15/3/24", "D234", "15/3/2024"),
        ("3/15/2024", "D235", "15/3/2024"),
        ("2024/3/15", "D235", "15/3/2024"),
        ("15.3.2024", "D236", "15/3/2024"),
        ("2024-3-15", "D237", "2024-03-15"),
        ("ngày 15 tháng 3 năm 2024", "D238", "15/3/2024"),
        ("hôm qua", "D239", "20/6/2024"),
        ("true", "D239", "20/6/2024"),
    ],
)
def test_dates_are_never_guessed(text: str, code: str, right: str) -> None:
    found, details = refused(Day, typed(text))
    if code == "D233":
        assert found in ("D233", "D235")
        return
    assert (found, details["right"]) == (code, right)


@pytest.mark.parametrize(
    ("kind", "text", "code", "found"),
    [
        (Count, "[1]", "D113", "- 1 …"),
        (Number, "{x: 1}", "D113", "x: …"),
        (Count, "{in: x}", "D113", "in: …"),
        (Day, "[]", "D115", "[]"),
        (Flag, "no", "D114", "no"),
        (Flag, "'true'", "D114", "true"),
        (Flag, "1", "D114", "1"),
        (Flag, "", "D105", ""),
        (Text, "", "D105", ""),
        (Text, "''", "D105", ""),
        (Text, "true", "D112", "true"),
        (Text, "[VT]", "D112", "- VT …"),
        (Text, "{}", "D112", "{}"),
        (Line, "", "D105", ""),
        (Words, "", "D105", ""),
        (Words, '"  "', "D105", ""),
        (Words, "[[1]]", "D112", "- …"),
        (Words, "false", "D112", "false"),
        (Code, "true", "D112", "true"),
    ],
)
def test_values_of_another_kind(kind: Any, text: str, code: str, found: str) -> None:
    seen, details = refused(kind, typed(text))
    assert (seen, details.get("found", "")) == (code, found)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [(Count, "-3", "D221"), (Percent, "-0.5", "D221"), (Count, -1, "D221"), (Percent, Decimal(-1), "D221")],
)
def test_counts_and_shares_are_not_negative(kind: Any, value: Any, code: str) -> None:
    assert refused(kind, Scalar(value) if isinstance(value, str) else value)[0] == code


@pytest.mark.parametrize(("kind", "most"), [(Places, 10), (Levels, 20)])
def test_places_and_levels_are_no_more_than_paper_has_room_for(kind: Any, most: int) -> None:
    assert TypeAdapter(kind).validate_python(Scalar(str(most))) == most
    for text in (str(most + 1), "999999999"):
        with pytest.raises(ValidationError, match="less than or equal"):
            TypeAdapter(kind).validate_python(Scalar(text))


@pytest.mark.parametrize(
    ("kind", "text", "code", "right"),
    [
        (Code, "Sở Y tế", "D241", "so-y-te"),
        (Code, "con", "D634", "con-1"),
        (Code, "lpt9", "D634", "lpt9-1"),
        (Code, "so--y", "D241", "so-y"),
        (Code, "Đà_Nẵng", "D241", "da-nang"),
        (Code, "–", "D241", "so-y-te"),
        (Key, "Đúng hạn", "D242", "dung_han"),
        (Key, "dung-han", "D242", "dung_han"),
        (Key, "2024", "D242", "so_y_te"),
        (Key, "pakn_", "D242", "pakn"),
        (Key, "hai__gach", "D242", "hai_gach"),
    ],
)
def test_names_are_reported_how_to_be_written(kind: Any, text: str, code: str, right: str) -> None:
    seen, details = refused(kind, typed(text))
    assert (seen, details["right"]) == (code, right)


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ('{in: "98,8%", vi_sao: x}', "98.8", "98,8%"),
        ("{in: 04, vi_sao: x}", "4", "04"),
        ("{in: 1.234, vi_sao: x}", "1234", "1.234"),
        ("{in: khoảng 12, vi_sao: x, gia_tri: 12}", "12", "khoảng 12"),
        ('{in: "", vi_sao: x, gia_tri: 0}', "0", ""),
    ],
)
def test_an_overridden_figure_counts_as_its_value_and_prints_as_reported(text: str, value: str, printed: str) -> None:
    figure = read(PrintedDecimal, typed(text))
    assert isinstance(figure, Printed)
    assert (figure, figure.text) == (Decimal(value), printed)


@pytest.mark.parametrize(
    ("text", "location", "code"),
    [
        ("{in: khoảng 12, vi_sao: x}", (), "D251"),
        ('{in: "", vi_sao: x}', (), "D251"),
        ("{in: x, vi_sao: '', gia_tri: 1}", ("vi_sao",), "D105"),
        ("{in: x, vi_sao: y, gia_tri: 12.000}", ("gia_tri",), "D216"),
        ("{in: x, gia_tri: 1}", ("vi_sao",), "missing"),
        ("{in: x, vi_sao: y, gia: 1}", ("gia",), "extra_forbidden"),
        ("[1]", (), "D113"),
    ],
)
def test_faults_of_an_override_have_their_own_place(text: str, location: tuple[str, ...], code: str) -> None:
    with pytest.raises(ValidationError) as error:
        read(PrintedDecimal, typed(text))
    (first,) = error.value.errors()
    assert first["type"] == code
    assert first["loc"][1:] == location


def test_an_override_is_a_model_too() -> None:
    override = read(Override, typed('{in: "98,8%", vi_sao: như bản gốc}'))
    assert (override.in_, override.vi_sao, override.gia_tri) == ("98,8%", "như bản gốc", None)
    assert read(PrintedDecimal, override).text == "98,8%"


@settings(deadline=None)
@given(st.integers(-(10**17), 10**17))
def test_plain_integers_are_read_exactly(value: int) -> None:
    assert read(Whole, typed(str(value))) == value


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_plain_decimals_are_read_exactly(value: Decimal) -> None:
    assert read(Number, typed(f"{value:f}")) == value


@settings(deadline=None)
@given(st.text(max_size=20))
@pytest.mark.parametrize(
    "kind", [Count, Whole, Number, Percent, Day, Flag, Text, Line, Words, Code, Key, PrintedDecimal]
)
def test_any_text_is_read_or_refused_with_a_known_code(kind: Any, text: str) -> None:
    text = unicodedata.normalize("NFC", text)  # as every source is
    try:
        read(kind, Scalar(text))
    except ValidationError as error:
        for item in error.errors():
            assert item["type"] in catalogue()
            message = finding(item["type"], Place(), key="x", **item.get("ctx", {})).message()
            assert "{" not in message.replace(visible(text), "").replace(visible(short(text)), "")


def test_every_fault_has_its_code() -> None:
    assert set(_NUMBER_CODES) == set(NumberFault)
    assert set(_DATE_CODES) == set(DateFault)
    codes = [*_NUMBER_CODES.values(), *_DATE_CODES.values()]
    assert len(set(codes)) == len(codes)
    assert set(codes) <= set(catalogue())


# --- the base ---------------------------------------------------------------------------------------------


def _without_addresses(annotation: Any) -> str:
    """The name of a case, the same in every process."""
    return re.sub(r" at 0x[0-9a-f]+", "", str(annotation))


def test_a_model_with_bounds_that_would_not_hold_cannot_be_made() -> None:
    """``Field(le=…)`` as a default stands before what reads the value, and pydantic forgets it."""
    with pytest.raises(TypeError, match="bounds go inside"):
        type("Bad", (Model,), {"__annotations__": {"so": Count}, "so": Field(le=5), "__module__": __name__})


@pytest.mark.parametrize(
    "annotation",
    [
        int, float, bool, Decimal, date, int | None, list[int], tuple[date, ...], dict[str, bool], Text | float,
        Annotated[int, Field(ge=1)],
    ],
    ids=_without_addresses,
)  # fmt: skip
def test_a_model_with_a_type_that_guesses_cannot_be_made(annotation: Any) -> None:
    with pytest.raises(TypeError, match="use Count"):
        type("Bad", (Model,), {"__annotations__": {"so": annotation}, "__module__": __name__})


@pytest.mark.parametrize(
    "annotation",
    [
        Count,
        Count | None,
        tuple[Number, ...],
        dict[Key, PrintedDecimal],
        Literal["a", "b"],
        Any,
        Annotated[Count, Field(ge=1)],
        str,
        Override,
    ],
    ids=_without_addresses,
)
def test_a_model_with_types_that_read_the_scalar_can_be_made(annotation: Any) -> None:
    made: Any = type("Good", (Model,), {"__annotations__": {"so": annotation}, "__module__": __name__})
    assert list(made.model_fields) == ["so"]


class Sample(Model):
    """Một mẫu."""

    so: Count
    in_: Text = Field("", alias="in")


def test_models_are_frozen_closed_and_cross_processes() -> None:
    sample = Sample.model_validate({"so": Scalar("5"), "in": "x"})
    assert Sample(so=5, in_="x") == sample
    assert pickle.loads(pickle.dumps(sample)) == sample
    with pytest.raises(ValidationError):
        sample.so = 6  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Sample.model_validate({"so": 5, "la": 1})


# --- words about values -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        ("x", "x"),
        ({"a": 1}, "a: …"),
        ({}, "{}"),
        ([], "[]"),
        (["x"], "- x …"),
        ([[1]], "- …"),
        ("a\n b", "a b"),
    ],
)
def test_a_value_is_shown_as_it_looks_in_yaml(value: object, shown: str) -> None:
    assert look(value) == shown


def test_long_values_are_shortened() -> None:
    assert short("x" * 100) == "x" * 40 + "…"


def test_a_problem_tells_its_code_and_details() -> None:
    error = problem("D241", value="{x}", right=5)
    assert (error.type, error.context) == ("D241", {"value": "{x}", "right": "5"})
    assert "D241" in str(error)
