"""Shares and dates that a parent has typed itself outlive a new roll-up; sums do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.forms.test_rows import MIXED, form_of
from tests.rollup.test_aggregate import communes, rolled_up
from tthc_render.diagnostics.findings import Place
from tthc_render.rollup.aggregate import Aggregate, Origin, PartSum, Sum
from tthc_render.rollup.kept_cells import kept_cells
from tthc_render.rollup.output import form_lines
from tthc_render.yaml_files.edits import nodes_of

__all__ = ["communes"]

TYPED = """
bieu:
  KT.01:
    dong:
      - {dong: "01", ke_hoach: 99}
      - {dong: "02", ke_hoach: 45, thuc_hien: null}
      - dong: "04"
        ke_hoach: 1/6/2026
"""


@pytest.fixture
def found(communes: Path, tmp_path: Path) -> Aggregate:
    form = form_of(tmp_path, MIXED)
    counted = Sum("data", "Số hộ", code="01", cells={"ke_hoach": [Origin("a", Decimal(20), Place())]})
    rows = (counted, Sum("data", "Thu nhập", code="02"), Sum("data", "Ngày", code="04"))
    part = PartSum(form.parts[0], False, rows, ("ke_hoach",))
    return replace(rolled_up(communes, "huyen"), forms={"KT.01": (form, (part,))})


def test_what_never_adds_up_is_kept(found: Aggregate) -> None:
    kept = kept_cells(TYPED, nodes_of(TYPED), found)
    assert kept == {
        ("KT.01", "phan_1", "", "02"): (("ke_hoach", "45"),),
        ("KT.01", "phan_1", "", "04"): (("ke_hoach", "1/6/2026"),),
    }
    assert [line.strip() for line in form_lines(found, "KT.01", kept)][2:] == [
        '- dong: "01"', "ke_hoach: 20", '- dong: "02"', "ke_hoach: 45", '- dong: "04"', "ke_hoach: 1/6/2026",
    ]  # fmt: skip
