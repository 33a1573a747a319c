"""What of a report is a sum of units' figures, and what its unit types itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.test_rows import form_of
from tests.rollup.test_aggregate import FEES, PRICES
from tthc_render.forms.own_cells import without_own_cells


@pytest.mark.parametrize(
    ("form", "row", "left"),
    [
        (FEES, {"dong": "01", "so_luong": 4, "muc_phi": 8}, {"dong": "01", "so_luong": 4}),
        (FEES, {"dong": "03", "phai_nop": 40}, {"dong": "03", "phai_nop": 40}),
        (FEES, {"dong": "04", "so_luong": 0.9}, {"dong": "04"}),
        (PRICES, {"loai": "A", "so_viec": 5, "muc_thu": 8, "ty_le": 40}, {"loai": "A", "so_viec": 5, "muc_thu": 8}),
        (PRICES, "lạ", "lạ"),
    ],
)
def test_cells_that_never_add_up_are_left_out(tmp_path: Path, form: str, row: object, left: object) -> None:
    assert without_own_cells(form_of(tmp_path, form), {"dong": [row]}) == {"dong": [left]}


@pytest.mark.parametrize("data", [None, [], {"dong": None}])
def test_what_is_no_table_stays(tmp_path: Path, data: object) -> None:
    assert without_own_cells(form_of(tmp_path, FEES), data) == data
