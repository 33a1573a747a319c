"""Values of cells as the programs show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tthc_render.authoring.cell_values import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (-1, "General", "-1"),
        (-1, "#,##0_);(#,##0)", "(1)"),
        (1, "(0)", "(1)"),
        (4, "00", "04"),
        (0.469, "0.0%", "46,9%"),
        (17500.5, "General", "17500,5"),
        (8200.25, "#,##0.0", "8200,3"),
        (0.0525, "+0.0%;-0.0%", "+5,3%"),
        (-0.05, "+0.0%;-0.0%", "-5,0%"),
        (0.125, "0%", "13%"),
        (10.364, "+0.00;-0.00", "+10,36"),
        (-10.364, "+0.00;-0.00", "-10,36"),
        (0, "+0;-0", "0"),
        (10.364, r"\+0.0;\-0.0;0.0", "+10,4"),
        (-10.364, r"\+0.0;\-0.0;0.0", "-10,4"),
        (2500, r'[Blue]"+"#,##0;[Red]\-#,##0', "+2500"),
        (-7, r"#,##0;[Red]\(#,##0\)", "(7)"),
        (12.5, r"0.0\%", "12,5"),
        (date(2026, 1, 15), "dd/mm/yyyy", "15/01/2026"),
        (Decimal("3"), "General", "3"),
        ("  a \n b ", "", "a b"),
        (True, "", "TRUE"),
    ],
)
def test_values_are_shown_as_their_format_says(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text
