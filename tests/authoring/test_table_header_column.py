"""Which columns of a header a total row prints something in."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_header_column import HeaderColumn


@pytest.mark.parametrize(
    ("kind", "formula", "matters"),
    [
        ("so", "", True),
        ("tien", "", True),
        ("ty_le", "", False),
        ("ty_le", "(2) / (1) * 100", True),
        ("chu", "", False),
    ],
)
def test_totals_of_sums_and_of_computed_shares(kind: str, formula: str, matters: bool) -> None:
    assert HeaderColumn("a", kind=kind, formula=formula).total_matters == matters
