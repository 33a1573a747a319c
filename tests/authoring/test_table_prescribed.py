"""What shows that a form prescribes its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_prescribed import is_room, why_fixed
from tthc_render.authoring.table_row_cells import Places, row_of

PLACES = Places(label=1, symbol=0, code=2, figures=(3, 4))
POINTS = Places(label=1, symbol=0, figures=(3, 4), scored=(3, 4), most=(3,))


@pytest.mark.parametrize(
    ("rows", "places", "why"),
    [
        ([["1", "Tổng số", "01", "5", "6"], ["2", "Nữ", "02", "3", "2"]], PLACES, "có mã dòng"),
        (
            [["1", "Mạng", "", "5", ""], ["2", "Máy", "", "3", ""], ["3", "Người", "", "2", ""]],
            POINTS,
            "điểm tối đa in sẵn",
        ),
        ([["1", "Mạng", "", "5", "4"], ["2", "Máy", "", "3", "3"], ["3", "Người", "", "2", "1"]], POINTS, ""),
    ],
)
def test_why_rows_are_prescribed(rows: list[list[str]], places: Places, why: str) -> None:
    grid = grid_of_texts(rows)
    drafts: list[DraftRow] = [row_of(grid, at, places) for at in range(len(rows))]
    assert why_fixed(grid, range(len(rows)), drafts, places) == why


@pytest.mark.parametrize(("label", "room"), [("…", True), ("Xã …", True), ("Xã Tân Yên", False)])
def test_labels_that_are_only_room_for_a_name(label: str, room: bool) -> None:
    assert is_room(label) is room


def test_rows_that_say_a_day_are_those_of_units() -> None:
    places = Places(label=1, symbol=0, figures=(3,), dates=(2,))
    rows = [["1", "Sửa đường", "14/07/2025", ""], ["2", "Bổ sung đèn", "15/07/2025", ""]]
    grid = grid_of_texts(rows)
    drafts = [row_of(grid, at, places) for at in range(2)]
    assert why_fixed(grid, range(2), drafts, places) == ""
    assert why_fixed(grid, range(2), drafts, replace(places, dates=())) == "hầu hết ô số còn trống"


def test_rows_of_which_a_name_states_a_difference_are_prescribed() -> None:
    rows = [["A.", "Tổng thu", "", "5", "4"], ["1.", "Thu khác", "", "5", "4"], ["B.", "Tổng chi", "", "3", "1"]]
    rows += [["1.", "Chi khác", "", "3", "1"], ["C.", "Kết dư (A-B)", "", "2", "3"]]
    grid = grid_of_texts(rows)
    drafts = [row_of(grid, at, PLACES) for at in range(len(rows))]
    assert "Kết dư (A-B)" in why_fixed(grid, range(len(rows)), drafts, PLACES)
