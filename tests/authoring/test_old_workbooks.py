"""Paper and hidden rows and columns of XLS files."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tthc_render.authoring.blank_cells import CellLook
from tthc_render.authoring.old_workbooks import about_unread, old_sheets, sheets_in
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of

OLD = Path(__file__).parents[1] / "data" / "tables" / "so-vu.xls"
_PORTRAIT_A4 = bytes.fromhex("a1002200 0900 640001000100010083 00")


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def setup(size: int, options: int) -> bytes:
    return record(0xA1, struct.pack("<6H", size, 100, 1, 1, 1, options) + bytes(22))


def workbook(*sheets: bytes) -> bytes:
    head = len(record(0x809, bytes(16))) + len(record(0x85, bytes(8))) * len(sheets) + len(record(0x0A))
    whole = [record(0x809, bytes(16)) + sheet + record(0x0A) for sheet in sheets]
    places = [head + sum(map(len, whole[:number])) for number in range(len(whole))]
    names = b"".join(record(0x85, struct.pack("<I", place) + bytes(4)) for place in places)
    return record(0x809, bytes(16)) + names + record(0x0A) + b"".join(whole)


@pytest.mark.parametrize(
    ("size", "options", "paper"),
    [
        (9, 0x02, ("A4", "doc")),
        (8, 0x00, ("A3", "ngang")),
        (9, 0x01, ("A4", "ngang")),
        (5, 0x00, ("", "ngang")),  # Legal
        (9, 0x40, ("A4", "")),
        (8, 0x04, ("", "")),
    ],
)
def test_paper_of_each_sheet(size: int, options: int, paper: tuple[str, str]) -> None:
    chart = record(0x809, bytes(16)) + setup(8, 0x02) + record(0x0A)
    first, second, third = sheets_in(workbook(setup(9, 0x02), setup(size, options) + chart, b""))
    assert (first.paper, second.paper, third.paper) == (("A4", "doc"), paper, ("", ""))


def test_what_a_sheet_hides() -> None:
    rows = b"".join(record(0x208, struct.pack("<8H", row, 0, 3, 255, 0, 0, options, 0)) for row, options in
                    ((0, 0x100), (4, 0x120), (6, 0x20)))  # fmt: skip
    columns = record(0x7D, struct.pack("<6H", 1, 2, 2048, 15, 1, 0)) + record(
        0x7D, struct.pack("<6H", 3, 3, 9, 15, 0, 0)
    )
    [sheet] = sheets_in(workbook(rows + columns))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({5, 7}, {2, 3})


def test_a_file_that_is_cut_off_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"so,vu")
    assert old_sheets(tmp_path / "a.xls") is None
    whole = workbook(setup(9, 2))
    with pytest.raises(struct.error):
        sheets_in(whole[:-4])


def test_paper_reaches_the_form(tmp_path: Path) -> None:
    data = OLD.read_bytes()
    assert data.count(_PORTRAIT_A4) == 1
    (tmp_path / "a.xls").write_bytes(data.replace(_PORTRAIT_A4, bytes.fromhex("a1002200 0800 640001000100010081 00")))
    papers = [read_tables(path)[0].paper for path in (OLD, tmp_path / "a.xls")]
    assert papers == [("A4", "doc"), ("A3", "ngang")]


def test_formats_of_numbers() -> None:
    begin = record(0x809, struct.pack("<H", 0x600) + bytes(14))
    formats = record(0x41E, struct.pack("<HHB", 164, 4, 0) + b"0.0%") + record(
        0x41E, struct.pack("<HHB", 165, 7, 1) + "0;(0)đ;".encode("utf-16-le")
    )
    looks = b"".join(record(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, 4, 164, 165, 99))
    cells = record(0x203, struct.pack("<3Hd", 0, 1, 2, 0.5)) + record(0x27E, struct.pack("<3Hi", 1, 0, 1, 6))
    cells += record(0x06, struct.pack("<3H", 2, 2, 3) + bytes(16))
    cells += record(0xBD, struct.pack("<2H", 3, 0) + struct.pack("<Hi", 4, 6) + struct.pack("<Hi", 0, 6) + bytes(2))
    head = len(begin) + len(formats) + len(looks) + len(record(0x85, bytes(8))) + len(record(0x0A))
    sheet = begin + cells + record(0x0A)
    old = begin + formats + looks + record(0x85, struct.pack("<I", head) + bytes(4)) + record(0x0A) + sheet
    wanted = {(1, 2): "0.0%", (2, 1): "#,##0.00", (3, 3): "0;(0)đ;", (4, 1): "", (4, 2): ""}
    assert sheets_in(old)[0].formats == wanted
    assert sheets_in(old)[0].formulas == {(3, 3): ""}
    assert sheets_in(old.replace(begin, record(0x809, struct.pack("<H", 0x500) + bytes(14))))[0].formats == {}


def test_words_that_are_set_in() -> None:
    begin = record(0x809, struct.pack("<H", 0x600) + bytes(14))
    looks = b"".join(record(0xE0, struct.pack("<4HB", 0, 0, 0, 0, depth) + bytes(11)) for depth in (0, 2, 0x11))
    cells = b"".join(record(0xFD, struct.pack("<3HI", row, 1, look, 0)) for row, look in enumerate((0, 1, 2, 9)))
    sheet = record(0x809, bytes(16)) + cells + record(0x0A)
    head = len(begin) + len(looks) + len(record(0x85, bytes(8))) + len(record(0x0A))
    old = begin + looks + record(0x85, struct.pack("<I", head) + bytes(4)) + record(0x0A) + sheet
    assert sheets_in(old)[0].indents == {(2, 2): 2, (3, 2): 1}


def test_columns_of_formulas_that_are_not_read_are_named() -> None:
    cells = {(7, 8), (8, 8), (9, 8), (7, 9), (9, 9), (12, 3)}
    [words] = about_unread(cells)
    assert words.startswith("cột H, I (dòng 7–9) của tệp có công thức")
    assert about_unread({(12, 3)}) == []


def test_grey_cells_with_and_without_values() -> None:
    begin = record(0x809, struct.pack("<H", 0x600) + bytes(14))
    own_colors = record(0x92, struct.pack("<H", 2) + bytes.fromhex("00000000 99999900"))
    fills = [(0, 22), (1, 22), (1, 9), (1, 10), (2, 10)]  # none, silver, a colour of the file, red, hatched
    looks = b"".join(record(0xE0, bytes(14) + struct.pack("<IH", pattern << 26, color)) for pattern, color in fills)
    cells = record(0xBE, struct.pack("<2H5H", 0, 0, 0, 1, 2, 3, 4) + bytes(2)) + record(
        0x201, struct.pack("<3H", 1, 0, 1)
    )
    cells += record(0x203, struct.pack("<3Hd", 1, 1, 1, 0.5))
    sheet = begin + cells + record(0x0A)
    head = sum(map(len, (begin, own_colors, looks, record(0x85, bytes(8)), record(0x0A))))
    seen = begin + own_colors + looks + record(0x85, struct.pack("<I", head) + bytes(4)) + record(0x0A) + sheet
    [found] = sheets_in(seen)
    assert found.blanks == dict.fromkeys([(1, 2), (1, 3), (1, 5), (2, 1)], CellLook(None, True))
    assert found.shaded == {(2, 2)}


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_grey_cells_and_formulas_of_other_workbooks_are_those_of_xlsx(suffix: str) -> None:
    header = read_header(read_tables(OLD.with_name(f"to-xam.{suffix}"))[0])
    rows = {row.code: row for row in header.rows}
    assert [row.code for row in rows.values() if row.blanks] == ["04"]
    assert rows["05"].formula == "01 + 02 + 03"
    assert [leaf.formula for leaf in leaves_of(header.columns)][3:] == ["(2) + (3)", "", "", "(2) / (1) * 100"]


def test_words_in_bold() -> None:
    begin = record(0x809, struct.pack("<H", 0x600) + bytes(14))
    fonts = b"".join(
        record(0x31, struct.pack("<4H", 240, 0, 0, weight) + bytes(8)) for weight in (400,) * 4 + (700, 400)
    )
    looks = b"".join(record(0xE0, struct.pack("<H", font) + bytes(18)) for font in (0, 5, 6))  # no font has number 4
    cells = b"".join(record(0xFD, struct.pack("<3HI", row, 0, look, 0)) for row, look in enumerate((0, 1, 2)))
    sheet = begin + cells + record(0x0A)
    head = sum(map(len, (begin, fonts, looks, record(0x85, bytes(8)), record(0x0A))))
    seen = begin + fonts + looks + record(0x85, struct.pack("<I", head) + bytes(4)) + record(0x0A) + sheet
    assert sheets_in(seen)[0].bold == {(2, 1)}
