"""The table of the rules of running text."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable

import pytest

from tthc_render.diagnostics.findings import catalogue
from tthc_render.prose.checker import check_prose
from tthc_render.prose.evidence import NOTE
from tthc_render.prose.passages import from_text
from tthc_render.prose.rule_table import ADDS_UP, RULES
from tthc_render.prose.rules.enumerations import check_lists

CODES = [code for codes, _ in RULES for code in codes.split()]
NEED_MORE = {
    "P304", "P907", "P908", "P807", "P808", "P809", "P820", "P821", "P822", "C205", "C206", "P612",
    "P502", "P503", "P505", "P506", "P507", "P508", "P509", "P510",
    "P601", "P602", "P604", "P609", "P610", "P611", "P701", "P702", "P703", "P704", "P705", "P708", "P709", "P710",
    "P711", "F101", "F102", "F103", "F104", "F105", "F106", "F107", "F108", "F109", "F110", "F111", "F112", "F113",
    "F114", "F115", "F116", "P931", "P932", "P937", "P984",
}  # fmt: skip
"""Codes whose examples are a line of a report: the finding needs the report around it, or letters that cannot be seen.
Each is proved in the test of its rule."""


@pytest.mark.parametrize("code", sorted({code for code in CODES if code not in NEED_MORE}))
def test_the_wrong_example_of_the_catalogue_brings_the_code_and_the_right_one_does_not(code: str) -> None:
    entry = catalogue()[code]
    wrong = [item.code for item in check_prose(from_text(entry["wrong"].splitlines(), "a.txt"), picky=True)]
    right = [item.code for item in check_prose(from_text(entry["right"].splitlines(), "a.txt"), picky=True)]
    assert code in wrong
    assert code not in right


def test_the_table_of_rules_names_every_code_of_prose() -> None:
    families = {code for code in catalogue() if code[:2] in ("P3", "P4", "P5", "P6", "P7", "P8", "P9", "F1")}
    assert families <= set(CODES) | {"P931", "P932", "P933", "P937", NOTE}  # tables of Word files; what is doubted
    assert set(CODES) <= set(catalogue())


def test_every_rule_of_sums_passes_over_crowded_passages_but_that_of_lists() -> None:
    assert {rule for codes, rule in RULES if {"P301", "P931"} & {*codes.split()}} == ADDS_UP | {check_lists}


@pytest.mark.parametrize(("codes", "rule"), RULES, ids=lambda x: getattr(x, "__name__", ""))
def test_the_table_names_every_code_that_a_rule_gives(codes: str, rule: Callable[..., object]) -> None:
    """A code that is not wanted (`without`) leaves out a rule only with all of its codes."""
    source = inspect.getsource(inspect.getmodule(rule) or rule)
    written = set(re.findall(r'finding\(\s*"(P\d{3})"', source))
    alone = len(re.findall(r"^def check_", source, re.MULTILINE)) == 1
    assert not alone or written <= set(codes.split())
