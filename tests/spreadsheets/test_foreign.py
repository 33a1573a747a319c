"""Tables of other offices."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.cli.main import main
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import format_finding
from tthc_render.forms.loader import load_form
from tthc_render.spreadsheets.changes import changed_text
from tthc_render.spreadsheets.foreign import table_changes
from tthc_render.spreadsheets.foreign_columns import guessed_table
from tthc_render.spreadsheets.read_book import read_book

if TYPE_CHECKING:
    from tthc_render.spreadsheets.form_workbook import OpenReport

ROOT = Path(__file__).parents[2]
QUARTER = ROOT / "data" / "so-ngoai-vu-ha-tinh" / "2024-Q2-kiem-soat-tthc-quy.yaml"
CODES = ["(1)", "(2)", "(3)=(4)+(5)+(6)", *(f"({n})" for n in range(4, 14))]


def sheet_of(*, codes: bool) -> Any:
    sheet = Workbook().active
    sheet.title = "Quý II"
    sheet["A1"] = "SỞ NGOẠI VỤ"
    for area, text in (
        ("A3:A5", "STT"),
        ("B3:B5", "Lĩnh vực giải quyết"),
        ("C3:F3", "Số lượng hồ sơ tiếp nhận"),
        ("C4:C5", "Tổng số"),
        ("D4:E4", "Trong kỳ"),
        ("F4:F5", "Từ kỳ trước"),
        ("G3:J3", "Số lượng hồ sơ đã giải quyết"),
        ("G4:G5", "Tổng số"),
        ("H4:H5", "Trước hạn"),
        ("I4:I5", "Đúng hạn"),
        ("J4:J5", "Quá hạn"),
        ("K3:M3", "Số lượng hồ sơ đang giải quyết"),
        ("K4:K5", "Tổng số"),
        ("L4:L5", "Trong hạn"),
        ("M4:M5", "Quá hạn"),
    ):
        sheet.merge_cells(area)
        sheet[area.partition(":")[0]] = text
    sheet["D5"], sheet["E5"] = "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"
    rows: list[list[object]] = [CODES] if codes else []
    rows += [
        [1, "Lĩnh vực lãnh sự", 41, "41", 0, 0, 41, 0, 41, 0, 0, 0, 0],
        [2, "Hộ tịch", 1204, "1.204", 0, 0, 1204, 1204, 0, 0, 0, 0, 0],
        ["", "TỔNG CỘNG", 1245, 1245, 0, 0, 1245, 1204, 41, 0, 0, 0, 0],
    ]
    for row in rows:
        sheet.append(row)
    return sheet


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "data" / "so-ngoai-vu-ha-tinh" / QUARTER.name
    path.parent.mkdir(parents=True)
    path.write_bytes(QUARTER.read_bytes())
    (tmp_path / "data" / "units.yaml").write_bytes((ROOT / "data" / "units.yaml").read_bytes())
    sheet_of(codes=True).parent.save(tmp_path / "a.xlsx")
    return path


def call(report: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["import", "a.xlsx", "--report", str(report), "--form", "II.06a", *words])


def test_a_guess_is_asked_then_kept_then_known(report: Path) -> None:
    before = report.read_bytes()
    asked = call(report)
    assert "linh_vuc: B" in asked.output
    assert not (report.parent / "II.06a.cot").exists()
    assert report.read_bytes() == before
    done = call(report, "--yes")
    assert done.exit_code == 0, done.output
    text = report.read_text(encoding="utf-8")
    assert "        truc_tuyen: 41\n" in text
    assert "      - linh_vuc: Hộ tịch\n        truc_tuyen: 1204\n" in text
    assert "Lĩnh vực HTQT" in text
    assert "D809" in done.output
    assert "TỔNG CỘNG" not in text
    again = call(report)
    assert "đoán" not in again.output
    assert "không có gì thay đổi" in again.output


def test_hidden_rows_and_columns_are_left_out_and_said(report: Path, tmp_path: Path) -> None:
    sheet = sheet_of(codes=True)
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["I"].hidden = True
    sheet.parent.save(tmp_path / "a.xlsx")
    done = call(report, "--yes")
    assert done.output.count("D804") == 2
    text = report.read_text(encoding="utf-8")
    assert "Hộ tịch" not in text
    assert "        dung_han: 31\n" in text


@pytest.mark.parametrize(
    ("name", "is_total"),
    [
        ("TỔNG CỘNG", True),
        ("Tổng số hồ sơ", True),
        ("Cộng:", True),
        ("Cộng các xã", True),
        ("TỔNG (I+II)", True),
        ("Tổng", True),
        ("Công Thương", False),
        ("Công nghiệp, năng lượng", False),
        ("Tổng cục Thuế", False),
        ("Cộng đồng dân cư", False),
        ("Cống, rãnh", False),
    ],
)
def test_lines_of_totals_are_told_from_rows_by_their_words(
    report: Path, tmp_path: Path, name: str, is_total: bool
) -> None:
    sheet = sheet_of(codes=True)
    sheet["B8"] = name
    sheet.parent.save(tmp_path / "a.xlsx")
    done = call(report, "--yes")
    assert done.exit_code == 0, done.output
    assert done.output.count("D809") == 1 + is_total
    assert (f"linh_vuc: {name}" in report.read_text(encoding="utf-8").replace('"', "")) is not is_total


def test_a_total_whose_name_reaches_over_the_column_of_numbers_is_called_so(report: Path, tmp_path: Path) -> None:
    sheet = sheet_of(codes=True)
    sheet["A8"], sheet["B8"] = "TỔNG CỘNG (A+B)", None
    sheet.merge_cells("A8:B8")
    sheet.parent.save(tmp_path / "a.xlsx")
    done = call(report, "--yes")
    assert done.exit_code == 0, done.output
    assert "(“TỔNG CỘNG (A+B)”)" in done.output
    assert "linh_vuc: TỔNG" not in report.read_text(encoding="utf-8").replace('"', "")


OWN_FORM = """\
ma: X.01
ten: Biểu thử
nguon: thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    nhom: co_tong
    cot:
      - {ten: TT, khoa: stt, ma: A, kieu: stt}
      - {ten: Xã, khoa: xa, ma: B, kieu: chu}
      - {ten: Số hộ, khoa: ho, ma: "1"}
      - {ten: Diện tích, khoa: dien_tich, ma: "2", so_le: 1}
      - {ten: Khác, khoa: khac, ma: "3", de_trong: true}
    tong_cong: {nhan: Tổng cộng}
"""
OWN_TABLE = "TT;Xã;Số hộ;Diện tích;Khác\nA;B;1;2;3\n"
GROUPS = "I;Thành thị;12;3,5;\n1;Đồi;5;1,5;4\n2;Núi;7;2;-\nII;Nông thôn;3;-;\n1;Sông;3;-;\n"


@pytest.mark.parametrize(
    ("lines", "rows", "told"),
    [
        (
            f"{GROUPS};Tổng cộng;15;3,5;4\n",
            [
                {"nhom": "Thành thị", "ky_hieu": "I"},
                {"xa": "Đồi", "ho": "5", "dien_tich": "1.5", "khac": "4"},
                {"xa": "Núi", "ho": "7", "dien_tich": "2", "khac": None},
                {"nhom": "Nông thôn", "ky_hieu": "II"},
                {"xa": "Sông", "ho": "3", "dien_tich": "0", "khac": None},
            ],
            "",
        ),
        (
            "1;Đồi;5;1,5;4\n2;Núi;7;2;-\n;Cộng;13;3,5;4\n",
            [
                {"xa": "Đồi", "ho": "5", "dien_tich": "1.5", "khac": "4"},
                {"xa": "Núi", "ho": "7", "dien_tich": "2", "khac": None},
            ],
            "Số hộ (cột 1): tệp 13, cộng được 12.",
        ),
    ],
)
def test_groups_dashes_and_the_total_of_a_table(
    tmp_path: Path, lines: str, rows: list[dict[str, str | None]], told: str
) -> None:
    form, findings = collected(load_form, source_of(tmp_path, OWN_FORM, "X.01.yaml"))
    assert form is not None, findings
    (tmp_path / "a.csv").write_text(OWN_TABLE + lines, encoding="utf-8")
    source = source_of(tmp_path, "bieu:\n  X.01:\n    dong: []\n", "bao-cao.yaml")
    report = cast("OpenReport", SimpleNamespace(source=source))
    for again in (False, True):
        found = Findings()
        table = guessed_table(read_book(tmp_path / "a.csv"), form)
        assert table is not None
        changes = table_changes(table, form, report, "a.csv", found)
        assert bool(changes) is not again
        text = changed_text(source, changes)
        source = source_of(tmp_path, text, "bao-cao.yaml")
        report = cast("OpenReport", SimpleNamespace(source=source))
        assert source.data == {"bieu": {"X.01": {"dong": rows}}}
        assert [item.code for item in found] == ["D809", *(["D810"] if told else [])]
        assert told in format_finding([*found][-1], "vi")


def test_a_cell_that_is_not_understood(report: Path, tmp_path: Path) -> None:
    sheet = sheet_of(codes=True)
    sheet["D7"] = "khoảng 40"
    sheet.parent.save(tmp_path / "a.xlsx")
    before = report.read_bytes()
    done = call(report, "--yes")
    assert done.exit_code == 1
    assert "Quý II!D7" in done.output
    assert report.read_bytes() == before
    assert not (report.parent / "II.06a.cot").exists()


def test_a_form_that_the_report_does_not_have(report: Path) -> None:
    assert CliRunner().invoke(main, ["import", "a.xlsx", "--report", str(report), "--form", "X"]).exit_code == 2


CSV = "Lĩnh vực;Nộp qua mạng;Nộp tại chỗ;Kỳ trước\nHộ tịch;1.204;3;1\n"


def test_a_table_of_other_titles_shows_what_to_fill_in_and_is_read_then(report: Path, tmp_path: Path) -> None:
    (tmp_path / "bang.csv").write_text(CSV, encoding="utf-8")
    words = ["import", "bang.csv", "--report", str(report), "--form", "II.06a", "--yes"]
    asked = CliRunner().invoke(main, words)
    assert (asked.exit_code, "# B: Nộp qua mạng\n" in asked.stdout, "II.06a.cot" in asked.stderr) == (2, True, True)
    lines = [line for line in asked.stdout.splitlines() if not line.startswith("#")]
    letters = {"linh_vuc": "A", "truc_tuyen": "B", "truc_tiep": "C", "ky_truoc": "D"}
    filled = [line for line in lines if not line.startswith("  ")]
    filled += [f"  {key}: {letter}" for key, letter in letters.items()]
    (report.parent / "II.06a.cot").write_text("\n".join(filled) + "\n", encoding="utf-8")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    row = "      - linh_vuc: Hộ tịch\n        truc_tuyen: 1204\n        truc_tiep: 3\n        ky_truoc: 1\n"
    assert row in report.read_text(encoding="utf-8")
