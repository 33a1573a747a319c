"""Changes of the form: what they mean for the data."""

from __future__ import annotations

import pytest

from tthc_render.workbench.form_changes import AddRows, TypedValue, typed_number, typed_value


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", "12"), ("1.204", "1204"), ("97,5", "97.5"), ("97,5%", "97.5"), ("-3", "-3"), ("−3", "-3"), ("04", "4"),
     ("", None), ("–", None), ("97.92", "97.92"), ("1 204", "1204"), ("1\u00a0204\u00a0500", "1204500"),
     ("(1)", "-1"), ("( 1.204,5 )", "-1204.5"), ("+3,25", "3.25"), ("- 3", "-3"), ("—", None),
     ("12 5", "12 5"), ("1 2040", "1 2040"), ("(a)", "(a)"), ("(-1)", "(-1)"), ("12 hồ sơ", "12 hồ sơ")],
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
        ("05-09-2024", "day", "5/9/2024"),
        ("5. 9. 2024", "day", "5/9/2024"),
        ("ngày 5 tháng 9 năm 2024", "day", "5/9/2024"),
        ("2024-09-05", "day", "2024-09-05"),
        ("05/09/2024", "day", "05/09/2024"),
        ("9/15/2024", "day", "9/15/2024"),  # month first: other dates of that sheet may be so too
        ("5/9/24", "day", "5/9/24"),
        ("31-2-2024", "day", "31-2-2024"),
        ("cuối tháng", "day", "cuối tháng"),
        ("../07/2024", "day", {"ngay": None, "thang": "07", "nam": "2024"}),
    ],
)
def test_what_must_be_read_back(value: str | tuple[str, ...] | None, kind: str, wanted: TypedValue) -> None:
    assert typed_value(value, kind) == wanted  # type: ignore[arg-type]


def test_cells_are_figures_or_words() -> None:
    change = AddRows(("a",), 0, (), frozenset({"so"}), frozenset({"han"}))
    assert [change.kind_of(key) for key in ("so", "ten", "han")] == ["number", "text", "day"]
