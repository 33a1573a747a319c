"""Changes of the form: what they mean for the data."""

from __future__ import annotations

import pytest

from tthc_render.workbench.form_changes import AddRows, TypedValue, typed_number, typed_value


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", "12"), ("1.204", "1204"), ("97,5", "97.5"), ("97,5%", "97.5"), ("-3", "-3"), ("−3", "-3"), ("04", "4"),
     ("", None), ("–", None), ("97.92", "97.92"), ("1 204", "1 204"), ("12 hồ sơ", "12 hồ sơ")],
)  # fmt: skip
def test_figures_are_read_as_people_type_them(typed: str, number: str | None) -> None:
    assert typed_number(typed) == number


@pytest.mark.parametrize(
    ("value", "kind", "wanted"),
    [
        ("1.204", "number", "1204"),
        ("1.204", "text", "1.204"),
        ("  ", "text", None),
        (None, "prose", None),
        (("A", " ", "B"), "lines", ["A", "B"]),
        (("", " "), "lines", None),
        ("5/7/2024", "day", "5/7/2024"),
        ("…/7/2024", "day", {"ngay": None, "thang": "7", "nam": "2024"}),
        ("…/…/2024", "day", {"ngay": None, "thang": None, "nam": "2024"}),
        ("../07/2024", "day", {"ngay": None, "thang": "07", "nam": "2024"}),
    ],
)
def test_what_must_be_read_back(value: str | tuple[str, ...] | None, kind: str, wanted: TypedValue) -> None:
    assert typed_value(value, kind) == wanted  # type: ignore[arg-type]


def test_cells_are_figures_or_words() -> None:
    change = AddRows(("a",), 0, (), frozenset({"so"}))
    assert (change.kind_of("so"), change.kind_of("ten")) == ("number", "text")
