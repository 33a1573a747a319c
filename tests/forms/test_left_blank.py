"""Cells left blank: which may be, and what says nothing without them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import codes, computed, own_form, source_of
from tthc_render.forms.data import RowData
from tthc_render.forms.left_blank import compares_blanks, has_gaps, is_left_blank, lacks_columns
from tthc_render.forms.loader import load_form

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


BLOCKED = """\
ma: T
ten: Thử
nguon: thử
phan:
  - khoa: phan_1
    in_bo_trong: x
    cot:
      - {{ten: Chỉ tiêu, khoa: ten, kieu: chu}}
      - {{ten: Cộng, khoa: cong, ma: "1"}}
      - {{ten: Một, khoa: mot, ma: "2"}}
      - {{ten: Hai, khoa: hai, ma: "3"}}
    dong:
      - {{ma: "01", ten: Tất cả, cong_thuc: 02 + 03}}
      - {{ma: "02", ten: Dòng một, bo_trong: [{blocked}]}}
      - {{ma: "03", ten: Dòng hai}}
    kiem_tra: [{{ma: k, cong_thuc: "{check}", theo: {by}, nguon: thử}}]
"""


@pytest.mark.parametrize(
    ("check", "by", "blocked", "first", "told"),
    [
        ("(1) = (2) + (3)", "cot", "cong", "mot: 5, hai: 4", []),
        ("(1) = (2) + (3)", "cot", "mot, hai", "cong: 5", []),
        ("(1) = (2) + (3)", "cot", "hai", "cong: 5, mot: 5", []),
        ("(1) = (2) + (3)", "cot", "hai", "cong: 5, mot: 4", ["C104"]),
        ("(1) = (2) + (3)", "cot", "''", "cong: 5, mot: 4, hai: 2", ["C104"]),
        ("(2) <= (1)", "cot", "cong", "mot: 5, hai: 4", []),
        ("(2) >= 1", "cot", "mot", "cong: 5, hai: 4", []),
        ("(3) <= (1) - (2)", "cot", "hai", "cong: 1, mot: 4", []),
        ("02 >= 03", "dong", "cong", "mot: 5, hai: 4", []),
        ("02 >= 03", "dong", "''", "cong: 1, mot: 5, hai: 4", ["C104"]),
        ("02 <= 03", "dong", "cong", "mot: 5, hai: 4", ["C104", "C104"]),
    ],
)
def test_an_identity_says_nothing_where_the_form_prints_no_figure(
    tmp_path: Path, check: str, by: str, blocked: str, first: str, told: list[str]
) -> None:
    text = BLOCKED.format(check=check, by=by, blocked="" if blocked == "''" else blocked)
    form, wrong = collected(load_form, source_of(tmp_path, text, "bieu.yaml"))
    assert form is not None, wrong
    second = "cong: 3, mot: 2, hai: 1"
    _, found = computed(form, tmp_path, f'dong:\n  - {{dong: "02", {first}}}\n  - {{dong: "03", {second}}}')
    assert codes(found) == told
