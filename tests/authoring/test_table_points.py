"""Points that a form prints, levels of points and ratings."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import TableHeader, read_header
from tthc_render.authoring.table_leaves import leaves_of

HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm (≤ Điểm tối đa)"]
CODES = ["(1)", "(2)", "(3)", "(4)"]


def read(*rows: list[str], head: list[str] = HEAD) -> TableHeader:
    return read_header(grid_of_texts([head, CODES, *rows]))


SCORED = (
    ["I", "Hạ tầng", "22,5", ""],
    ["1", "Mạng", "15", ""],
    ["", "- Từ 90%: Điểm = 15", "", ""],
    ["", "- Dưới 90%: 02 điểm", "", ""],
    ["2", "Máy tính", "7,5", ""],
    ["II", "Nhân lực", "10", ""],
    ["III", "Điểm trừ", "-2", ""],
    ["", "Tổng điểm", "30,5", ""],
    ["", "Xếp loại (Tốt/Khá/Yếu)", "", ""],
)


def test_points_that_a_form_prints_stay_in_it() -> None:
    found = read(*SCORED)
    shown = {row.label: row.printed for row in found.rows if row.printed}
    assert shown == {
        "Mạng": ((2, "15"),), "Máy tính": ((2, "7,5"),), "Nhân lực": ((2, "10"),), "Điểm trừ": ((2, "-2"),),
        "Tổng điểm": ((2, "30,5"),),
    }  # fmt: skip
    assert found.rows[0].formula == "02 + 03"
    assert any("cột 3: số in sẵn của biểu" in remark for remark in found.remarks)
    assert [leaf.places for leaf in leaves_of(found.columns)][2:] == [1, 1]
    assert [identity.text for identity in found.identities] == ["(4) <= (3)"]


def test_levels_of_points_are_printed_only_and_ratings_are_chosen() -> None:
    found = read(*SCORED)
    levels = [row for row in found.rows if row.label.startswith("-")]
    assert [(row.heading, row.formula) for row in levels] == [(True, ""), (True, "")]
    assert (found.rows[-1].kind, found.rows[-1].choices) == ("chon", ("Tốt", "Khá", "Yếu"))
    assert any("dòng tổng chưa có công thức" in row.remark for row in found.rows if row.label == "Tổng điểm")


@pytest.mark.parametrize(
    ("title", "given", "kept"),
    [("Điểm tối đa", "", True), ("Điểm chuẩn", "", True), ("Điểm tối đa", "3", False), ("Điểm thưởng", "", False)],
)
def test_points_are_printed_beside_blank_columns_for_those_that_are_given(title: str, given: str, kept: bool) -> None:
    rows = [[str(at), f"Tiêu chí {at}", points, given] for at, points in enumerate(("20", "10", "4", "6"), 1)]
    found = read(*rows, head=["STT", "Tiêu chí", title, "Điểm tự chấm"])
    assert bool(found.rows) is kept
    assert any(row.printed for row in found.rows) is kept


def test_points_below_a_title_of_points_take_decimals_of_the_printed_ones_or_a_question() -> None:
    rows = [[str(at), f"Tiêu chí {at}", points, ""] for at, points in enumerate(("20", "10", "4", "6"), 1)]
    found = read(*rows, head=["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"])
    assert "điểm có số lẻ thì ghi so_le" in list(leaves_of(found.columns))[3].note
