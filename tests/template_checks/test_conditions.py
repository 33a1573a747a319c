"""Conditions that are decided already."""

from __future__ import annotations

import pytest

from tthc_render.template_checks.conditions import ALWAYS, NEVER, TAKEN, lint_conditions

CHOICES = {("don_vi", "cap"): ["tinh", "xa"]}


def told(text: str) -> list[str]:
    return [item.details["when"] for item in lint_conditions(text, "content.md", CHOICES)]


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("false", NEVER),
        ("1 > 2", NEVER),
        ("not true", NEVER),
        ("x > 5 and x < 3", NEVER),
        ("5 < x and x == 2", NEVER),
        ("x == 'a' and x == 'b'", NEVER),
        ("x != x", NEVER),
        ("x and false", NEVER),
        ("don_vi.cap == 'phuong'", NEVER),
        ("don_vi.cap in ('sở', 'ban')", NEVER),
        ("true", ALWAYS),
        ("x == x", ALWAYS),
        ("x or true", ALWAYS),
        ("don_vi.cap != 'phuong'", ALWAYS),
    ],
)
def test_decided(test: str, words: tuple[str, str]) -> None:
    assert told("{% if " + test + " %}a{% endif %}") == [words[0]]


@pytest.mark.parametrize(
    "test",
    [
        "x",
        "x > 3 and x < 5",
        "x >= 3 and x <= 3",
        "don_vi.cap == 'xa'",
        "x == 'a' or x == 'b'",
        "x > y",
        "x is defined",
    ],
)
def test_open(test: str) -> None:
    assert told("{% if " + test + " %}a{% endif %}") == []


def test_a_branch_that_an_earlier_one_has_taken() -> None:
    assert told("{% if x > 1 %}a{% elif y %}b{% elif x > 1 %}c{% endif %}") == [TAKEN[0]]
