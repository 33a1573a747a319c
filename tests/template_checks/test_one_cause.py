"""What a slip of a file's writing brings with it is not told besides."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.template_checks.one_cause import key_of, without_consequences


def item(code: str, line: int, **details: str) -> Finding:
    return Finding(code, Place("a.yaml", line), details)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([("D022", 4), ("T411", 4), ("T411", 5)], ["D022", "T411"]),
        ([("D014", 4), ("T411", 9), ("T601", 2), ("T809", 9), ("D102", 3)], ["D014", "T809", "D102"]),
        ([("T411", 9), ("T601", 2)], ["T411", "T601"]),
    ],
)
def test_consequences_are_left_out(given: list[tuple[str, int]], kept: list[str]) -> None:
    found = without_consequences(item(code, line) for code, line in given)
    assert [one.code for one in found] == kept


def test_the_names_that_would_do_make_no_other_finding() -> None:
    assert key_of(item("T411", 1, seen="a", known="b")) == key_of(item("T411", 1, seen="a", known="c"))
    assert key_of(item("T411", 1, seen="a")) != key_of(item("T411", 1, seen="b"))
