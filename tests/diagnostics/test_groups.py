"""The order in which findings are read."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Finding, Place, catalogue
from tthc_render.diagnostics.groups import DECLARED, Group, group_of, in_reading_order


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("P301", Group.CONTRADICTION),
        ("C104", Group.CONTRADICTION),
        ("C305", Group.DATE_OR_DOCUMENT),
        ("P603", Group.DATE_OR_DOCUMENT),
        ("P910", Group.STYLE),
        ("P812", Group.STYLE),
        ("C111", Group.DECLARED),
        ("D315", Group.OTHER),
        ("D001", Group.UNREADABLE),
    ],
)
def test_groups(code: str, group: Group) -> None:
    assert group_of(Finding(code)) is group


def test_contradictions_come_first_what_was_declared_or_accepted_last() -> None:
    items = [Finding("C111", Place("a", 1)), Finding("P812", Place("a", 2)), Finding("P301", Place("a", 9))]
    accepted = Finding("P301", Place("a", 3)).accept("đúng")
    assert [item.code for item in in_reading_order([accepted, *items])] == ["P301", "P812", "C111", "P301"]
    assert {code for code in DECLARED if catalogue()[code]["severity"] != "info"} == set()
