"""Rows that a form prescribes, from another office's table: each at its own place, what is not told apart is named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest
import yaml

from tests.support.foreign_tables import form_of, import_table

FORM = """\
ma: X.01
ten: Biểu thử
nguon: thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    in_bo_trong: x{more}
    cot:
      - {{ten: TT, khoa: stt, ma: A, kieu: stt}}
      - {{ten: Loại hình, khoa: loai, ma: B, kieu: chu}}
      - {{ten: Mã, khoa: ma, ma: C, kieu: ma_dong}}
      - {{ten: Số hộ, khoa: ho, ma: "1"}}
      - {{ten: Số tiền, khoa: tien, ma: "2", kieu: tien, am: true}}
    dong:
      - {{ma: "100", stt: A, ten: BẮT BUỘC, cong_thuc: 101 + 102, dam: true}}
      - {{ma: "101", stt: "1", ten: Nhà nước, lui: 1}}
      - {{ma: "102", stt: "2", ten: Tư nhân, bo_trong: [ho], lui: 1}}
      - {{ma: "200", stt: B, ten: TỰ NGUYỆN, cong_thuc: 201 + 202, dam: true}}
      - {{ma: "201", stt: "1", ten: Nhà nước, lui: 1}}
      - {{ma: "202", stt: "2", ten: Tư nhân, lui: 1}}
      - {{ma: "900", ten: TỔNG CỘNG (A+B), cong_thuc: 100 + 200, dam: true}}{room}
"""
HEAD = "TT;Loại hình;Mã;Số hộ;Số tiền\nA;B;C;1;2\n"
BARE = "TT;Loại hình;;Số hộ;Số tiền\nA;B;;1;2\n"
FULL = (
    "A;BẮT BUỘC;100;10;(50)\n1;Nhà nước;101;10;(1.200)\n2;Tư nhân;102;x;1.150\n"
    "B;TỰ NGUYỆN;200;7;30\n1;Nhà nước;201;3;10\n2;Tư nhân;202;4;20\n;TỔNG CỘNG (A+B);900;17;-20\n"
)
LESS = FULL.replace("2;Tư nhân;202;4;20\n", "").replace("200;7;30", "200;3;10").replace("17;-20", "13;-40")
ALL = ["101 10 -1200", "102 – 1150", "201 3 10", "202 4 20"]


def imported(tmp_path: Path, table: str, report: str = "[]", more: str = "", room: str = "") -> tuple[list[str], str]:
    """The rows of the report with a table, as short lines, and all that is told."""
    form = form_of(tmp_path, FORM.format(more=more, room=room))
    done = import_table(tmp_path, form, f"bieu:\n  X.01:\n    dong: {report}\n", table)
    again = import_table(tmp_path, form, done.text, table)
    assert not again.changed
    data = cast("dict[str, dict[str, dict[str, list[dict[str, str]]]]]", yaml.safe_load(again.text))
    rows = [
        f"[{row['nhom']}]" if "nhom" in row else f"{row.get('dong') or row['loai']} {row.get('ho', '–')} {row['tien']}"
        for row in data["bieu"]["X.01"]["dong"]
    ]
    return rows, " ".join(again.told)


@pytest.mark.parametrize(
    ("table", "rows", "told"),
    [
        (HEAD + FULL, ALL, []),
        (HEAD + "".join(f"{line}\n" for line in sorted(FULL.splitlines())), ALL, []),
        (BARE + FULL.replace(";100;", ";;").replace(";101;", ";;").replace(";102;", ";;").replace(";200;", ";;")
         .replace(";201;", ";;").replace(";202;", ";;").replace(";900;", ";;"), ALL, []),
        (HEAD + FULL.replace("17;-20", "18;-20"), ALL, ["D813", "D9 ghi 18, biểu in 17"]),
        (HEAD + FULL.replace("102;x", "102;6"), ALL, ["D813", "D5 ghi 6, biểu không in số"]),
        (HEAD + LESS, ALL[:3], ["D812", "1 dòng", "202. Tư nhân"]),
        (HEAD + FULL + ";Dòng lạ;;5;5\n", ALL, ["D811", "Dòng lạ", "biểu không có dòng"]),
        (HEAD + FULL + ";Trong đó;;;\n", ALL, []),
        (HEAD + FULL + "1;Nhà nước;201;9;9\n", ALL, ["D811", "cùng một dòng của biểu với hàng ở bảng 1!B7"]),
        (HEAD + FULL + ";Tổng số;;9;9\n", ALL, ["D809"]),
        (HEAD + FULL.replace("Tư nhân;102", "Tư nhân;101"), [ALL[0], *ALL[2:]],
         ["D811", "mã của hàng là của dòng “101. Nhà nước”", "D812", "D813", "E3 ghi -50"]),
        (BARE + "1;Nhà nước;;5;5\n2;BẮT BUỘC;;5;5\n", [], ["D811", "nhiều dòng tên này (101, 201)", "D812", "D813"]),
    ],
)  # fmt: skip
def test_each_row_goes_to_its_own(tmp_path: Path, table: str, rows: list[str], told: list[str]) -> None:
    seen, words = imported(tmp_path, table)
    assert sorted(seen) == sorted(rows)
    assert re.findall(r"D8\d\d", words) == [word for word in told if re.fullmatch(r"D8\d\d", word)], words
    assert all(word in words for word in told), words


def test_rows_of_the_unit_are_added_where_the_form_has_room(tmp_path: Path) -> None:
    room = "\n      - {tu_do: true}"
    rows, words = imported(tmp_path, HEAD + FULL + "3;Dòng riêng;;5;(6)\n", room=room)
    assert rows == [*ALL, "Dòng riêng 5 -6"]
    assert words == ""


def test_repeated_rows_go_to_their_own_block(tmp_path: Path) -> None:
    report = '[{nhom: Huyện A}, {dong: "101", ho: 1, tien: 1}, {nhom: Huyện B}, {dong: "101", ho: 2, tien: 2}]'
    table = HEAD + ";Huyện B;;;\n" + FULL + ";Huyện C;;;\n" + FULL.replace("101;10;(1.200)", "101;10;(1)")
    rows, words = imported(tmp_path, table, report, more="\n    lap: true")
    assert rows == ["[Huyện A]", "101 1 1", "[Huyện B]", *ALL, "[Huyện C]", "101 10 -1", *ALL[1:]]
    assert words.count("D813") == 1
