"""Which prescribed row each row of another office's table is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.forms.loader import load_form
from tthc_render.spreadsheets.foreign_prescribed import TableRow, prescribed_rows

HEAD = """\
ma: X.01
ten: Biểu thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: chi_tieu, ma: A, kieu: chu}
      - {ten: Mã số, khoa: ma_so, ma: B, kieu: ma_dong}
      - {ten: Số, khoa: so, ma: "1"}
    dong:
"""
INSURED = (
    "{ma: '100', stt: A, ten: BẮT BUỘC, cong_thuc: 101 + 102}",
    "{ma: '101', stt: '1', ten: Nhà nước, lui: 1}",
    "{ma: '102', stt: '2', ten: Tư nhân, lui: 1}",
    "{ma: '200', stt: B, ten: TỰ NGUYỆN, cong_thuc: 201 + 202}",
    "{ma: '201', stt: '1', ten: Nhà nước, lui: 1}",
    "{ma: '202', stt: '2', ten: Tư nhân, lui: 1}",
)
HEADED = (
    "{ten: NHÂN SỰ, de_muc: true}",
    "{ma: '1', ten: Tổng số (1=2+3), cong_thuc: 2 + 3}",
    "{ma: '2', ten: '- Cấp tỉnh'}",
    "{ma: '3', ten: '- Cấp xã'}",
    "{ten: KINH PHÍ, de_muc: true}",
    "{ma: '4', ten: Tổng số, cong_thuc: 5 + 6}",
    "{ma: '5', ten: '- Cấp tỉnh'}",
    "{ma: '6', ten: '- Cấp xã'}",
)


def matched(tmp_path: Path, rows: tuple[str, ...], lines: list[str]) -> list[str]:
    """The code of each line, written "code|number|name"; twice, disputed and unsure ones as such, "" for no row."""
    text = HEAD + "".join(f"      - {row}\n" for row in rows)
    form, findings = collected(load_form, source_of(tmp_path, text, "X.01.yaml"))
    assert form is not None, [item.message() for item in findings]
    table = {}
    for number, line in enumerate(lines, 1):
        code, symbol, name = line.split("|")
        table[number] = TableRow(name, code, symbol)
    found = prescribed_rows(form.parts[0].rows, table)
    out = []
    for number in table:
        if number in found.refused:
            kinds = {"twice": found.twice, "disputed": found.disputed, "unsure": found.unsure}
            out.append(next(kind for kind, rows in kinds.items() if number in rows))
        else:
            out.append(found.rows[number].code if number in found.rows else "")
    return out


@pytest.mark.parametrize(
    ("rows", "lines", "codes"),
    [
        (  # codes, in any order
            INSURED,
            ["202||Tư nhân", "101||Nhà nước", "201||Nhà nước", "102||Tư nhân"],
            ["202", "101", "201", "102"],
        ),
        (INSURED, ["(202)||Tư nhân", "[101]||Nhà nước", " 201 ||Khối nhà nước"], ["202", "101", "201"]),
        (  # names in their groups, groups in another order, rows turned
            INSURED,
            ["|B|Tự nguyện", "|2|Tư nhân", "|1|Nhà nước", "|A|Bắt buộc", "|1|Nhà nước"],
            ["200", "202", "201", "100", "101"],
        ),
        (  # without headings: all of a name, in order
            INSURED,
            ["|1|Nhà nước", "|2|Tư nhân", "|1|Nhà nước", "|2|Tư nhân"],
            ["101", "102", "201", "202"],
        ),
        (INSURED, ["|1|Nhà nước", "|2|Tư nhân"], ["unsure", "unsure"]),
        (  # a second one in a group is no row of the next group
            INSURED,
            ["|A|Bắt buộc", "|1|Nhà nước", "|2|Nhà nước"],
            ["100", "101", "twice"],
        ),
        (INSURED, ["101||Nhà nước", "101||Nhà nước"], ["101", "twice"]),
        (INSURED, ["101||Tư nhân"], ["disputed"]),
        (INSURED, ["999||Bắt buộc", "999||Khác"], ["100", ""]),
        (  # codes that lost or got their zeros
            ("{ma: '01', ten: Một}", "{ma: '02', ten: Hai}", "{ma: '10', ten: Mười}"),
            ["1||Một", "002||Hai", "10||Mười", "0||Không"],
            ["01", "02", "10", ""],
        ),
        (  # headings without codes open groups
            HEADED,
            ["||KINH PHÍ", "||Tổng số", "||Cấp xã", "||NHÂN SỰ", "||1. Tổng số", "||+ Cấp tỉnh"],
            ["#5", "4", "6", "#1", "1", "2"],
        ),
        (HEADED, ["||Nhân sự", "||Tổng số (1=2+3)", "||Kinh phí", "||Tổng số"], ["#1", "1", "#5", "4"]),
        (HEADED, ["||Cấp tỉnh", "||Cấp huyện"], ["unsure", ""]),
    ],
)
def test_the_row_of_each_row(tmp_path: Path, rows: tuple[str, ...], lines: list[str], codes: list[str]) -> None:
    assert matched(tmp_path, rows, lines) == codes
