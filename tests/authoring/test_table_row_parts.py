"""Which row a “trong đó” is a part of: what numbers, insets and figures show, else the nearest row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import MAY_GO_ON, DraftRow
from tthc_render.authoring.table_row_parts import may_go_on, other_whole, wholes_of, without_added_parts


def row(symbol: str, label: str, figure: int, inset: int = 0) -> DraftRow:
    return DraftRow("", label, symbol, figures=((2, Decimal(figure)),), inset=inset)


@pytest.mark.parametrize(
    ("figure", "whole"),
    [(2, 2), (7, 0), (99, 2)],
)
def test_a_part_larger_than_the_row_above_is_one_of_the_row_that_holds_it(figure: int, whole: int) -> None:
    drafts = [row("1", "Số vụ", 10), row("1.1", "Ở nhà", 8), row("1.2", "Khác", 2), row("", "Trong đó: nặng", figure)]
    assert wholes_of(drafts, False) == {3: whole}


@pytest.mark.parametrize(("inset", "parts"), [(6, {1: 0, 2: 0}), (3, {1: 0})])
def test_rows_set_in_as_the_part_above_are_parts_too(inset: int, parts: dict[int, int]) -> None:
    drafts = [row("", "Tổng số lớp", 10, 3), row("", "Trong đó: 2 buổi", 8, 6), row("", "Lớp ghép", 1, inset)]
    assert wholes_of(drafts, False) == parts


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        (row("", "Lớp ghép", 1), True),
        (row("", "Học sinh", 300), False),
        (row("2", "Lớp ghép", 1), False),
        (row("", "Tổng số phòng", 1), False),
        (row("", "Tỷ lệ lớp ghép", 1), False),
    ],
)
def test_a_row_behind_a_part_that_may_be_one_is_asked(after: DraftRow, asked: bool) -> None:
    drafts = [row("1", "Số lớp", 10), row("", "Trong đó: 2 buổi", 8), after]
    assert (may_go_on(drafts, 2, wholes_of(drafts, False)) is not None) == asked


@pytest.mark.parametrize(("label", "whole"), [("Trong tổng số: Nữ", 0), ("Trong đó: Nữ", 3)])
def test_a_part_of_a_total_behind_what_a_heading_divides_is_one_of_the_total(label: str, whole: int) -> None:
    heading = DraftRow("", "Chia theo trình độ:", heading=True)
    drafts = [row("", "Giáo viên", 10), heading, row("", "- Đạt", 8), row("", "- Chưa đạt", 2), row("", label, 2)]
    assert wholes_of(drafts, False) == {4: whole}
    assert wholes_of([*drafts, row("", "Tỷ lệ đạt", 80)], False) == {4: whole}
    assert other_whole(drafts, 4, whole) == (None if whole == 0 else 0)


def test_a_share_set_in_as_the_part_above_is_no_part() -> None:
    drafts = [row("", "Tổng số lớp", 10, 3), row("", "Trong đó: 2 buổi", 8, 6), row("", "Tỷ lệ 2 buổi", 80, 6)]
    assert wholes_of(drafts, False) == {1: 0}


@pytest.mark.parametrize(
    ("formulas", "parents", "asked"),
    [
        ({"01": "02 + 04"}, {"03": "02"}, []),  # 04 is added beside the whole of the part above it
        ({"01": "02 + 03 + 04"}, {"03": "02"}, []),
        ({"02": "03 + 04"}, {}, []),  # the whole adds up its parts itself
        ({"02": "03 - 04"}, {"03": "02"}, ["04"]),
        ({"05": "01 + 04"}, {"03": "02"}, ["04"]),
        ({}, {"03": "02"}, ["04"]),
    ],
)
def test_what_a_sum_adds_up_is_no_part(formulas: dict[str, str], parents: dict[str, str], asked: list[str]) -> None:
    remarks = {"03": "hiểu là một phần của dòng 02, không cộng vào tổng", "04": f"{MAY_GO_ON}: cũng là; tiền"}
    drafts = [
        DraftRow(code, code, formula=formulas.get(code, ""), parent="02" * (code == "03"), remark=remarks.get(code, ""))
        for code in ("01", "02", "03", "04", "05")
    ]
    found = without_added_parts(drafts)
    assert {row.code: row.parent for row in found if row.parent} == parents
    assert [row.code for row in found if MAY_GO_ON in row.remark] == asked
    assert found[3].remark.endswith("tiền")
