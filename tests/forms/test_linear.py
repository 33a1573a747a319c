"""Relations that no figures satisfy."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.forms.formula import parse, parse_relation
from tthc_render.forms.linear import is_linear, linear, never_holds

FORMULAS = {"tong": parse("a + b"), "ty_le": parse("a / b")}


@pytest.mark.parametrize(
    ("text", "signed", "never"),
    [
        ("tong <= a - 1", [], True),
        ("tong <= a - 1", ["b"], False),
        ("tong <= a", [], False),
        ("a = a + 1", [], True),
        ("a + b = -1", [], True),
        ("ty_le = ty_le + 1", [], False),
        ("a >= b", [], False),
    ],
)
def test_relations_that_can_never_hold(text: str, signed: list[str], never: bool) -> None:
    assert never_holds(parse_relation(text), FORMULAS, "", signed, Decimal(0)) is never


def test_a_tolerance_makes_room() -> None:
    assert not never_holds(parse_relation("a = a + 1"), {}, "", [], Decimal(2))


def test_sums_of_what_is_typed() -> None:
    assert linear(parse("tong + 2 * a - 3").root, FORMULAS, "") == {"a": 3, "b": 1, "": -3}
    assert linear(parse("a * b").root, FORMULAS, "") is None
    assert is_linear(parse_relation("tong = a"), FORMULAS, "")
    assert not is_linear(parse_relation("ty_le = a"), FORMULAS, "")
