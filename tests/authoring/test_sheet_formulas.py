"""Formulas of cells: what guards them is taken off, sums are written out, simple ones are computed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.sheet_formulas import (
    bare_formula,
    column_letters,
    evaluated,
    place_of,
    printed_for_nothing,
    summed_cells,
)


@pytest.mark.parametrize(
    ("formula", "bare"),
    [
        ('=IF(C8=0,"",D8/C8)', "D8/C8"),
        ('=IF(C8<>0;D8/C8;"-")', "D8/C8"),
        ("=IFERROR(D8/C8*100,0)", "D8/C8*100"),
        ("=ROUND(D8/C8,2)", "D8/C8"),
        ('=IF(C8=0,"",ROUND(D8/C8*100,1))', "D8/C8*100"),
        ("=IF(C8=0,A8,B8)", "IF(C8=0,A8,B8)"),
        ("=$C$8+D8", "C8+D8"),
        ("=SUM(C9)-SUM($D9)", "C9-D9"),
        ("=ROUND(SUM(C11)/SUM(C$9)*100,2)", "C11/C9*100"),
        ("=SUM(C9:D9)-SUM(E9,F9)", "SUM(C9:D9)-SUM(E9,F9)"),
        ("=SUM(C9)", "C9"),
    ],
)
def test_guards_are_taken_off(formula: str, bare: str) -> None:
    assert bare_formula(formula) == bare


def test_rounding_is_kept_where_the_value_counts() -> None:
    assert bare_formula("=ROUND(A1,0)", rounded=False) == "ROUND(A1,0)"
    assert evaluated("=ROUND(A1,0)", {(1, 1): Decimal("2.4")}) is None


@pytest.mark.parametrize(
    ("formula", "value"),
    [("=A1+B1", 12), ("=SUM(A1:B1)", 12), ('=IF(A1=0,"",B1/A1)', 5), ("=A1+C1", None), ("=-A1", -2), ("=A1+Z9", 2)],
)
def test_what_formulas_come_to(formula: str, value: int | None) -> None:
    values = {(1, 1): Decimal(2), (1, 2): Decimal(10), (1, 3): None}
    assert evaluated(formula, values) == value


def test_places_and_letters() -> None:
    assert summed_cells("A1:B2") == "A1+B1+A2+B2"
    assert (column_letters(28), place_of("AB3")) == ("AB", (3, 28))
    with pytest.raises(ValueError, match="7E"):
        place_of("7E")


@pytest.mark.parametrize(
    ("formula", "dash"),
    [
        ('=IF(F6=0,"-",G6/F6*100)', "-"),
        ('=IF(F6<>0;G6/F6;" – ")', "–"),
        ('=IFERROR(G6/F6,"-")', "-"),
        ('=ROUND(IF(F6=0,"-",G6/F6),2)', "-"),
        ('=IF(F6=0,"",G6/F6)', ""),
        ("=IF(F6=0,0,G6/F6)", ""),
        ("=G6-F6", ""),
    ],
)
def test_the_dash_where_a_formula_would_divide_by_0(formula: str, dash: str) -> None:
    assert printed_for_nothing(formula) == dash
