"""Signs as printed or as in Excel are told with what to write instead."""

from __future__ import annotations

import pytest

from tthc_render.forms.formula import FormulaError, parse
from tthc_render.forms.formula_slips import misread_details


@pytest.mark.parametrize(
    ("text", "slip", "position"),
    [
        ("(2)/(1)x100", "Dấu nhân ghi *", 8),
        ("(2) : (1)", "Dấu chia ghi /", 5),
        ("(2) * 0,5", "dấu chấm: 0.5", 8),
        ("= (2) - (1)", "Bỏ dấu =", 1),
        ("(2) / (1) %", "* 100", 11),
        ("(2) + 'A'", "chỉ so số", 7),
        ("(2) + ", "", 7),
        ("max((2), 0, ", "", 13),
    ],
)
def test_what_was_meant(text: str, slip: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    details = misread_details(caught.value, text)
    assert details["position"] == position
    assert slip in str(details["slip"])
    assert bool(slip) == bool(details["slip"])
