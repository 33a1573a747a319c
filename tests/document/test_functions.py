"""Every function of the table does what its example says."""

from __future__ import annotations

import inspect
from decimal import Decimal

import pytest

from tthc_render.document.expressions import expression_text
from tthc_render.document.functions import FUNCTIONS, shown

NAMES = {"rieng": {}}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_a_function(name: str) -> None:
    function = FUNCTIONS[name]
    assert name in function.example
    assert expression_text(function.example, NAMES) == function.result
    assert function.does


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_a_function_takes_fits_its_python_function(name: str) -> None:
    function = FUNCTIONS[name]
    try:
        signature = inspect.signature(function.call)
    except ValueError:  # of some methods of str, Python does not know
        return
    signature.bind(*range(function.least))
    signature.bind(*range(function.least + 3 if function.most < 0 else function.most))
    assert {argument.kind for argument in function.takes} <= {"so", "so_du", "le", "chu", "co", "day", "gi"}


@pytest.mark.parametrize("value", [{"a": 1}, (1, 2), [3]])
def test_groups_and_lists_are_not_printed(value: object) -> None:
    with pytest.raises(ValueError, match="đây là một"):
        shown(value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((900, 800), "tăng 12,5%"),
        ((817, 900, "hồ sơ"), "giảm 83 hồ sơ"),
        ((5, 5), "không đổi"),
        ((5, 0), "mới phát sinh"),
        ((5, 0, "hồ sơ"), "tăng 5 hồ sơ"),
        ((0, 0), "không đổi"),
        ((0, 5), "giảm 100%"),
        ((1, 99999), "giảm 99,999%"),
        ((100001, 100000), "tăng 0,001%"),
    ],
)
def test_what_has_changed(arguments: tuple[int | str, ...], words: str) -> None:
    now, before, *unit = arguments
    assert FUNCTIONS["tang_giam"].call(Decimal(now), Decimal(before), *unit) == words
