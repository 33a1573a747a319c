"""Values that a title numbers: a cell holds the number of one."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_coded_choices import about_codes, coded_choices, coded_values
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_row_kinds import with_kinds


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Tình trạng (1: xong; 2: đang làm; 3: chưa)", "1 2 3"),
        ("Mức độ (1 - nhẹ; 2 - vừa; 3 - nặng)", "1 2 3"),
        ("Mức độ (1. Nhẹ, 2. Vừa)", "1 2"),
        ("Xếp loại\nA = tốt\nB = khá\nC = yếu", "A B C"),
        ("Kết quả: 0 - chưa làm, 1 - đã làm", "0 1"),
        ("Hình thức (ghi 1: công lập (kể cả bán công); 2: tư thục)", "1 2"),
        ("Trẻ em (từ 1-5 tuổi; từ 6-10 tuổi)", ""),
        ("Tổng (3 = 1 + 2)", ""),
        ("Cột (2: nhẹ; 4: nặng)", ""),
        ("1. Thu, 2. Chi", ""),
        ("Loại 1: tốt", ""),
        ("Đạt/Chưa đạt", ""),
    ],
)
def test_codes_of_a_title(title: str, codes: str) -> None:
    assert [code for code, _ in coded_values(title)] == codes.split()


def test_cells_with_anything_else_are_asked_about() -> None:
    title = "Tình trạng (1: xong; 2: đang làm)"
    assert coded_choices(title, ["1", "2"]) == coded_choices(title, []) == ("1", "2")
    assert coded_choices(title, ["1", "9"]) == ()
    assert "có ô ghi “9”: hiểu là số" in about_codes(title, ["1", "9"])
    assert 'lua_chon: ["1", "2"]' in about_codes(title, ["1", "9"])
    assert "1: xong; 2: đang làm" in about_codes(title, [])


def table(title: str, cells: list[str], note: str = "") -> tuple[str, tuple[str, ...], str]:
    rows = [["STT", "Tên", title, "Vốn"], ["(1)", "(2)", "(3)", "(4)"]]
    rows += [[str(at), f"Cầu {at}", cell, "5"] for at, cell in enumerate(cells, 1)]
    rows += [["", "Cộng", "", "15"]]
    if note:
        rows += [[note, "", "", ""]]
    column = [*leaves_of(read_header(grid_of_texts(rows)).columns)][2]
    return column.kind, column.choices, column.note


def test_a_column_of_codes_is_a_choice() -> None:
    kind, choices, note = table("Tình trạng (1: xong; 2: đang làm; 3: chưa)", ["1", "3", "2"])
    assert (kind, choices) == ("chon", ("1", "2", "3"))
    assert "không cộng" in note


def test_other_figures_below_a_title_of_codes_are_asked_about() -> None:
    kind, _, note = table("Tình trạng (1: xong; 2: đang làm)", ["1", "14", "2"])
    assert kind == "so"
    assert "có ô ghi “14”" in note


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Ghi chú: Cột 3 chỉ ghi một mã số 1, 2 hoặc 3.", "chon"),
        ("Ghi chú: Cột 3 chỉ ghi một trong các mã 1, 2, 3.", "chon"),
        ("Ghi chú: Cột 3 ghi số liệu cuối kỳ.", "so"),
        ("Ghi chú: Cột 3 ghi 1 hoặc 2 số lẻ.", "so"),
    ],
)
def test_a_note_that_lists_the_codes_of_a_column(note: str, kind: str) -> None:
    assert table("Tình trạng", ["1", "3", "2"], note)[0] == kind


def test_a_row_of_codes_is_a_choice() -> None:
    words = "Mức tự chủ (1: toàn bộ; 2: một phần)"
    row, other, sum_row = with_kinds(
        [
            DraftRow("01", words, texts=("2",)),
            DraftRow("02", words, texts=("7",)),
            DraftRow("03", words, formula="01 + 02"),
        ],
        False,
    )
    assert (row.kind, row.choices) == ("chon", ("1", "2"))
    assert (other.kind, "có ô ghi “7”" in other.remark) == ("", True)
    assert (sum_row.kind, sum_row.remark) == ("", "")
