"""Which columns of another office's table are a form's."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.spreadsheets.test_foreign import sheet_of
from tests.support.collecting import collected
from tests.support.formkit import shipped, source_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.forms.loader import load_form
from tthc_render.spreadsheets.foreign_columns import guessed_table, map_to_fill, table_by_map, with_new_columns
from tthc_render.spreadsheets.read_book import read_book

KEYS = {"linh_vuc": 2, "truc_tuyen": 4, "truc_tiep": 5, "ky_truoc": 6, "truoc_han": 8, "dung_han": 9, "qua_han": 10}


@pytest.mark.parametrize("codes", [True, False], ids=["codes", "titles"])
def test_columns_are_guessed(tmp_path: Path, codes: bool) -> None:
    sheet_of(codes=codes).parent.save(tmp_path / "a.xlsx")
    table = guessed_table(read_book(tmp_path / "a.xlsx"), shipped("II.06a"))
    assert table is not None
    assert table.first == (7 if codes else 6)
    assert dict(table.columns) == KEYS | {"dang_trong_han": 12, "dang_qua_han": 13}
    assert dict(table.computed) == {"tiep_nhan": 3, "da_giai_quyet": 7, "dang_giai_quyet": 11}


def test_what_is_no_table_of_the_form_is_not_guessed(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Tên", "Tuổi"])
    book.active.append(["An", 30, 5])
    book.save(tmp_path / "a.xlsx")
    assert guessed_table(read_book(tmp_path / "a.xlsx"), shipped("II.06a")) is None


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("trang: Khác\ndong_dau: 7\ncot: {linh_vuc: B}\n", "Quý II"),
        ("trang: Quý II\ndong_dau: 7\ncot: {khong_co: B}\n", "khong_co"),
        ("trang: Quý II\ndong_dau: 7\ncot: {linh_vuc: B7}\n", "bằng chữ"),
    ],
)
def test_a_map_that_does_not_fit(tmp_path: Path, text: str, seen: str) -> None:
    sheet_of(codes=True).parent.save(tmp_path / "a.xlsx")
    (tmp_path / "a.cot").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUsage, match=seen):
        table_by_map(tmp_path / "a.cot", read_book(tmp_path / "a.xlsx"), shipped("II.06a"), Findings())


FORM = """\
ma: X.01
ten: Biểu thử
nguon: thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: STT, khoa: stt, ma: "", kieu: stt}
      - {ten: Địa bàn, khoa: dia_ban, ma: "", kieu: chu}
      - {ten: Tổng, khoa: tong, ma: (1), cong_thuc: (2) + (3)}
      - {ten: Một, khoa: mot, ma: (2)}
      - {ten: Hai, khoa: hai, ma: (3)}
"""


@pytest.mark.parametrize(
    ("lines", "columns", "named"),
    [
        ("STT;Địa bàn;Tổng;Một;Hai\n;;(1)=(2)+(3);(2);(3)\n1;Xã A;3;1;2\n", "dia_ban B, mot D, hai E, tong C", True),
        ("STT;Tên gọi;Tổng;Một;Hai\n;;(1)=(2)+(3);(2);(3)\n1;Xã A;3;1;2\n", "dia_ban B, mot D, hai E, tong C", True),
        ("Tên gọi;Mã;;Một;Hai\n;;;(2);(3)\nXã A;a1;;1;2\nXã B;b1;;1;2\n", "dia_ban A, mot D, hai E", True),
        ("Một;Hai;Nơi nào\n(2);(3);\n1;2;Xã A\n", "mot A, hai B", False),
        ("Một;Hai;Địa bàn\n(2);(3);\n1;2;Xã A\n", "dia_ban C, mot A, hai B", True),
    ],
)
def test_a_column_of_names_without_a_code(tmp_path: Path, lines: str, columns: str, named: bool) -> None:
    form, findings = collected(load_form, source_of(tmp_path, FORM, "X.01.yaml"))
    assert form is not None, findings
    (tmp_path / "a.csv").write_text(lines, encoding="utf-8")
    sheets = read_book(tmp_path / "a.csv")
    table = guessed_table(sheets, form)
    assert table is not None
    found = {**table.columns, **table.computed}
    assert ({key: "ABCDE"[at - 1] for key, at in found.items()}, table.named) == (
        dict(item.split(" ") for item in columns.split(", ")),
        named,
    )
    filled = [line.split(" #")[0] for line in map_to_fill(sheets, form, table)]
    assert "  mot: " + dict(item.split(" ") for item in columns.split(", "))["mot"] in filled


HEADED = ";;;(1)=(2)+(3);(2);(3)\n"


@pytest.mark.parametrize(
    ("head", "kept", "added", "left"),
    [
        (HEADED, "dia_ban: B, mot: E", "hai F", ""),
        (HEADED, "dia_ban: B, mot: E, hai: F", "", ""),
        (HEADED, "dia_ban: B", "mot E, hai F", ""),
        (HEADED, "dia_ban: B, mot: F", "", "hai"),  # the file says otherwise than the head
        (";;;;(2);\n", "dia_ban: B, mot: E", "", "hai"),
        (";;;(1);(2);(3)\n", "dia_ban: B, mot: E, tong: D", "hai F", ""),
    ],
)
def test_columns_that_a_file_of_before_lacks(tmp_path: Path, head: str, kept: str, added: str, left: str) -> None:
    form, findings = collected(load_form, source_of(tmp_path, FORM, "X.01.yaml"))
    assert form is not None, findings
    (tmp_path / "a.csv").write_text(f"STT;Địa bàn;Mã;a;b;c\n{head}1;Xã A;x;3;1;2\n", encoding="utf-8")
    sheets = read_book(tmp_path / "a.csv")
    (tmp_path / "a.cot").write_text(f"trang: {sheets[0].name}\ndong_dau: 3\ncot: {{{kept}}}\n", encoding="utf-8")
    table = table_by_map(tmp_path / "a.cot", sheets, form, Findings())
    assert table is not None
    now, new, lacking = with_new_columns(table, form)
    assert ", ".join(f"{column.key} {'ABCDEF'[now.columns[column.key] - 1]}" for column in new) == added
    assert ", ".join(column.key for column in lacking) == left
    assert {*now.columns} == {*table.columns, *(column.key for column in new)}
