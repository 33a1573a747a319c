"""Headers printed again, on the next page of a text or further down a sheet: one table, with what either states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.authoring.new_form import Pick, read_picked
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_leaves import leaves_of

HEAD = ["STT", "Xã", "Nhận", "Cấp", "Tồn"]
PLAIN = ["(1)", "(2)", "(3)", "(4)", "(5)"]
SUM = ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"]
REST = ["(1)", "(2)", "(3)", "(4)", "(5)=(3)-(4)"]
OTHER = ["(1)", "(2)", "(3)=(5)-(4)", "(4)", "(5)"]
BARE = ["1", "2", "3", "4", "5"]
FIRST = [["1", "Xã A", "12", "10", "2"], ["2", "Xã B", "8", "8", "0"]]
SECOND = [["3", "Xã C", "5", "4", "1"], ["", "Tổng cộng", "25", "22", "3"]]


def drafted(codes: list[str], head: list[str], again: list[str], kind: str) -> tuple[int, dict[str, str], str]:
    """How many parts are drafted of both pages, the formulas of their first one, and what is asked."""
    upper, lower = [HEAD, codes, *FIRST], [*([head] if head else []), again, *SECOND]
    if kind == "xlsx":
        grids = [replace(grid_of_texts([*upper, *lower]), columns=(1, 2, 3, 4, 5))]
    else:
        tables = [grid_of_texts(upper), grid_of_texts(lower)]
        grids = [replace(grid, name=f"bảng {number}", table=number) for number, grid in enumerate(tables, 1)]
    found = read_picked(grids, Pick())
    columns = leaves_of(found[0][1].columns)
    asked = "; ".join(remark for _, header in found for remark in header.remarks)
    return len(found), {column.code: column.formula for column in columns if column.formula}, asked


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("codes", "head", "again", "formulas", "told"),
    [
        (SUM, HEAD, SUM, {"(3)": "(4) + (5)"}, ""),
        (SUM, HEAD, PLAIN, {"(3)": "(4) + (5)"}, ""),
        (SUM, HEAD, BARE, {"(3)": "(4) + (5)"}, ""),
        (SUM, [], PLAIN, {"(3)": "(4) + (5)"}, ""),
        (PLAIN, HEAD, SUM, {"(3)": "(4) + (5)"}, "cột 3: công thức “(3)=(4)+(5)” chỉ ghi ở"),
        (PLAIN, HEAD, REST, {"(5)": "(3) - (4)"}, "cột 5: công thức “(5)=(3)-(4)” chỉ ghi ở"),
        (SUM, HEAD, OTHER, {"(3)": "(4) + (5)"}, "ghi “(3)=(5)-(4)”: lấy theo đầu bảng"),
    ],
)
def test_a_header_printed_again_states_what_either_states(
    kind: str, codes: list[str], head: list[str], again: list[str], formulas: dict[str, str], told: str
) -> None:
    parts, found, asked = drafted(codes, head, again, kind)
    assert (parts, found) == (1, formulas)
    assert told in asked
    assert ("lấy theo đầu bảng" in asked, "chỉ ghi ở" in asked) == ("lấy theo" in told, "chỉ ghi ở" in told)
    assert "số âm" not in asked, "codes in brackets are no figures of a row"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("head", [["STT", "Xã", "Chi", "Lương", "Khác"], ["STT", "Thôn", "Nhận", "Cấp", "Tồn"]])
@pytest.mark.parametrize("codes", [PLAIN, SUM])
def test_the_same_codes_below_other_titles_are_another_table(kind: str, head: list[str], codes: list[str]) -> None:
    assert drafted(codes, head, codes, kind)[0] == 2


def test_a_row_that_only_resembles_the_codes_stays_a_row() -> None:
    rows = [HEAD, BARE, *FIRST, ["1", "Xã C", "3", "4", "5"], *SECOND]
    asked = "; ".join(read_picked([grid_of_texts(rows)], Pick())[0][1].remarks)
    assert "in lại đầu bảng" not in asked
