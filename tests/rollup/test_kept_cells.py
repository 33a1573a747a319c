"""Shares and dates that a parent has typed itself outlive a new roll-up; sums do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.forms.test_rows import MIXED, form_of
from tests.rollup.test_aggregate import PRICES, communes, rolled_up
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


OPEN = """
bieu:
  GIA.01:
    dong:
      - {loai: Việc a, so_viec: 99, muc_thu: 7, ty_le: 40, ma_viec: "05", cong_khai: 1}
      - {loai: Việc khác, muc_thu: 3}
"""


def test_what_units_state_differently_is_kept_in_rows_of_their_own(communes: Path, tmp_path: Path) -> None:
    form = form_of(tmp_path, PRICES)
    counted = {"so_viec": [Origin("a", Decimal(20), Place())]}
    agreed = {"muc_thu": [Decimal(8), Decimal(8)], "cong_khai": [Decimal(1), Decimal(0)]}
    rows = (Sum("data", "Việc A", cells=counted, stated=agreed), Sum("data", "Việc B", cells=counted))
    part = PartSum(form.parts[0], False, rows, ("so_viec",))
    found = replace(rolled_up(communes, "huyen"), forms={"GIA.01": (form, (part,))})
    lines = form_lines(found, "GIA.01", kept_cells(OPEN, nodes_of(OPEN), found))
    assert [line.strip() for line in lines][2:] == [
        "- loai: Việc A", "so_viec: 20", "muc_thu: 8", "ty_le: 40", 'ma_viec: "05"', "cong_khai: 1",
        "- loai: Việc B", "so_viec: 20",
    ]  # fmt: skip
