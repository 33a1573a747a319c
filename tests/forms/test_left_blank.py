"""Cells left blank: which may be, and what says nothing without them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.formkit import own_form
from tthc_render.forms.data import RowData
from tthc_render.forms.left_blank import compares_blanks, has_gaps, is_left_blank, lacks_columns

COLUMNS = """\
{ten: Mua, khoa: mua, ma: "1"}
{ten: Bán, khoa: ban, ma: "2", de_trong: true}
{ten: Lãi, khoa: lai, ma: "3", am: true, cong_thuc: (2) - (1)}
{ten: Cộng, khoa: cong, ma: "4", cong_thuc: (2) + (1)}"""
CHECK = 'kiem_tra: [{ma: k, cong_thuc: "(3) = (2) - (1)", nguon: thử}, {ma: l, cong_thuc: "(4) = (2) + (1)", nguon: t}]'


@pytest.mark.parametrize(
    ("cells", "blank", "gap"),
    [({"mua": 5}, True, False), ({"ban": 5}, False, True), ({"mua": 5, "ban": 6}, False, False)],
)
def test_blanks_and_gaps(cells: dict[str, int], blank: bool, gap: bool, tmp_path: Path) -> None:
    (part,) = own_form(tmp_path, COLUMNS, CHECK).parts
    row = RowData("data", "x", cells={key: Decimal(value) for key, value in cells.items()})
    buying, selling, gain, whole = part.columns[1:]
    assert (is_left_blank(row, selling), is_left_blank(row, buying), has_gaps(part, row)) == (blank, False, gap)
    assert gain.formula is not None
    assert whole.formula is not None
    assert lacks_columns(row, part, gain.formula) is blank
    assert not lacks_columns(row, part, whole.formula)
    assert [compares_blanks(row, part, check.relation) for check in part.checks] == [blank, False]
