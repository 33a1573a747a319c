"""A row of another office's table put into the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spreadsheets.test_foreign_fixed import ALL, FULL, HEAD, imported


@pytest.mark.parametrize(
    ("old", "new", "rows", "told"),
    [
        ("101;10;(1.200)", "101;10;-", ["101 10 0", *ALL[1:]], "D813"),
        ("101;10;(1.200)", "101;–;−1200", ["101 0 -1200", *ALL[1:]], "D813"),
        ("102;x;1.150", "102;-;1.150", ALL, ""),  # a dash where the form prints x
        (";TỔNG CỘNG (A+B);900;17;-20", "; ;;17;-20", ALL, "D809"),
        (";TỔNG CỘNG (A+B);900;17;-20", ";Tổng cộng;;17;-20", ALL, ""),
    ],
)
def test_dashes_and_totals(tmp_path: Path, old: str, new: str, rows: list[str], told: str) -> None:
    assert old in FULL
    seen, words = imported(tmp_path, HEAD + FULL.replace(old, new))
    assert seen == rows
    assert told in words
    assert told or not words


TYPED = '[{dong: "101", ho: 0, tien: 0}, {dong: "102", tien: 5}, {dong: "201", ho: 4, tien: 0}]'


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("101;10;(1.200)", "101;;", ["101 0 0", *ALL[1:]]),
        ("101;10;(1.200)", "101; ;7", ["101 0 7", *ALL[1:]]),
        ("101;10;(1.200)", "101;10;0", ["101 10 0", *ALL[1:]]),
        ("102;x;1.150", "102;x;", [ALL[0], "102 – None", *ALL[2:]]),  # a figure is gone: that is a change
        ("201;3;10", "201;;", [*ALL[:2], "201 None 0", ALL[3]]),
    ],
)
def test_a_typed_zero_stays_where_the_table_is_blank(tmp_path: Path, old: str, new: str, rows: list[str]) -> None:
    assert old in FULL
    assert imported(tmp_path, HEAD + FULL.replace(old, new), TYPED)[0] == rows
