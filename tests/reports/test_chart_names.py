"""Names with commas in the line of a chart."""

from __future__ import annotations

import pytest

from tthc_render.reports.chart_names import listed, names_of

KNOWN = ("Cống Đôi", "Tân Kiểng 1, Tân Kiểng 2", "Bãi Soi, cột nước 11,4 m", "“Xanh, Sạch”", "A", "B", "A, B")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cống Đôi", ["Cống Đôi"]),
        ("Cống Đôi, A", ["Cống Đôi", "A"]),
        ("Tân Kiểng 1, Tân Kiểng 2", ["Tân Kiểng 1, Tân Kiểng 2"]),
        ("Cống Đôi, Tân Kiểng 1, Tân Kiểng 2, A", ["Cống Đôi", "Tân Kiểng 1, Tân Kiểng 2", "A"]),
        ("Bãi Soi, cột nước 11,4 m, Cống Đôi", ["Bãi Soi, cột nước 11,4 m", "Cống Đôi"]),
        ("“Bãi Soi, cột nước 11,4 m”, Cống Đôi", ["Bãi Soi, cột nước 11,4 m", "Cống Đôi"]),
        ('"Cống Đôi", A', ["Cống Đôi", "A"]),
        ("“Xanh, Sạch”, A", ["“Xanh, Sạch”", "A"]),
        ("A, B", ["A", "B"]),
        ("“A, B”", ["A, B"]),
        ("A, B, Bãi Soi, cột nước 11,4 m", ["A, B", "Bãi Soi, cột nước 11,4 m"]),
        ("Cống Đội, A", ["Cống Đội", "A"]),
        ("“Cống, Đội”, A", ["Cống, Đội", "A"]),
        ("A,, Bãi", ["A", "Bãi"]),
        ("", []),
    ],
)
def test_a_name_is_as_long_as_a_known_one_or_as_its_quotes(text: str, names: list[str]) -> None:
    assert list(names_of(text, KNOWN.__contains__)) == names


def test_a_list_shows_names_with_commas_in_quotes_which_are_read_again() -> None:
    text = ", ".join(map(listed, KNOWN[:3]))
    assert text == "Cống Đôi, “Tân Kiểng 1, Tân Kiểng 2”, “Bãi Soi, cột nước 11,4 m”"
    assert names_of(text, KNOWN.__contains__) == KNOWN[:3]
