"""The YAML text of new forms: what the file does not say is not invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.authoring.blank_cells import CellLook
from tthc_render.authoring.form_text import form_text, paper_of, printed_sign
from tthc_render.authoring.new_form import SAMPLE
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import TableHeader, read_header
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Form, code_text
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def made(root: Path, header: TableHeader) -> tuple[str, Form]:
    path = root / "templates" / "forms" / "T.01.yaml"
    text = form_text(Workspace(root), path, "T.01", [header], "", read=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    form, findings = collected(Library(Workspace(root)).form, "T.01", Place())
    assert findings == []
    assert form is not None
    return text, form


def test_no_unit_of_measure_is_invented(tmp_path: Path) -> None:
    assert made(tmp_path, SAMPLE)[1].spec.don_vi_tinh == ""
    assert made(tmp_path, replace(SAMPLE, measure="ha"))[1].spec.don_vi_tinh == "ha"


def test_the_circular_is_the_source(tmp_path: Path) -> None:
    header = replace(SAMPLE, circular="(Ban hành theo Thông tư số 02/2021/TT-TTCP ngày 22/3/2021)")
    assert made(tmp_path, header)[1].spec.nguon == "Thông tư số 02/2021/TT-TTCP ngày 22/3/2021"


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [(("A3", "ngang"), ("A3", "ngang")), (("A4", "doc"), ("A4", "doc")), (("", ""), ("A4", "ngang"))],
)
def test_the_paper_is_that_of_the_file(paper: tuple[str, str], wanted: tuple[str, str], tmp_path: Path) -> None:
    _, form = made(tmp_path, replace(SAMPLE, paper=paper))
    assert (form.spec.kho_giay, form.spec.huong) == wanted
    assert paper_of([replace(SAMPLE, paper=paper)]) == wanted


def test_an_appendix_of_a_circular_is_told_from_those_of_the_report() -> None:
    assert printed_sign("Phụ lục XII") == "Mẫu theo Phụ lục XII"
    assert printed_sign("Biểu số 1") == "Biểu số 1"


def test_choices_hidden_columns_and_printed_words(tmp_path: Path) -> None:
    columns = (
        HeaderColumn("Tên", "ten_tieu_chi", kind="chu"),
        HeaderColumn("Chỉ tiêu", "chi_tieu", kind="chu"),
        HeaderColumn("Đạt", "dat", kind="chon", choices=("Đạt", "Chưa đạt")),
        HeaderColumn("Tỷ lệ", "ty_le", kind="ty_le", formula="dat_so / ky_truoc * 100", blank="-"),
        HeaderColumn("Số", "dat_so"),
    )
    row = DraftRow("01", "Điện", printed=((1, "≥ 98%"),))
    keys = ("ten_tieu_chi", "chi_tieu", "dat", "ty_le", "dat_so")
    header = TableHeader(columns, rows=(row,), leaf_keys=keys, hidden=(("ky_truoc", "Kỳ trước"),))
    _, form = made(tmp_path, header)
    [part] = form.parts
    assert part.rows[0].words_of(part.columns[1]) == "≥ 98%"
    assert not part.rows[0].takes(part.columns[1])
    assert part.columns[2].spec.lua_chon == ("Đạt", "Chưa đạt")
    assert part.columns[3].spec.khong_xac_dinh == "-"
    assert [column.key for column in part.hidden] == ["ky_truoc"]


def test_a_row_of_answers_has_no_decimals(tmp_path: Path) -> None:
    texts = [
        ["TT", "Chỉ tiêu", "Mã số", "Đơn vị tính", "Thực hiện"],
        ["A", "B", "C", "D", "1"],
        ["1", "Diện tích", "01", "ha", "2,5"],
        ["2", "Có bố trí cán bộ", "02", "Có/Không", "1,0"],
    ]
    header = read_header(grid_of_texts(texts))
    lines = form_text(Workspace(tmp_path), tmp_path / "X.yaml", "X.01", [header], "Thử", read=True).splitlines()
    rows = {line.partition('ma: "')[2][:2]: line for line in lines if 'ma: "0' in line}
    assert "so_le: 1" in rows["01"]
    assert "so_le" not in rows["02"]


def test_upright_paper_that_nobody_set_is_no_paper_for_many_columns() -> None:
    wide = tuple(HeaderColumn(f"Cột {number}", f"cot_{number}") for number in range(16))
    assert paper_of([replace(SAMPLE, columns=wide, paper=("A4", "doc"))]) == ("A4", "ngang")
    assert paper_of([replace(SAMPLE, columns=wide, paper=("A3", "doc"))]) == ("A3", "doc")


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [((["04", "02"], ["1.204", "00"]), "dem_hai_chu_so"), ((["04", "2"], ["12", "05"]), "co_dau_cham")],
)
def test_counts_with_a_zero_before_them(figures: tuple[list[str], ...], wanted: str, tmp_path: Path) -> None:
    rows = [[str(number), f"Xã {number}", *cells] for number, cells in enumerate(figures, 1)]
    header = read_header(grid_of_texts([["STT", "Đơn vị", "Thu", "Chi"], ["1", "2", "3", "4"], *rows]))
    _, form = made(tmp_path, header)
    assert form.spec.dinh_dang_so == wanted
    assert any("dem_hai_chu_so" in remark for remark in header.remarks) is (wanted == "dem_hai_chu_so")


@pytest.mark.parametrize(
    ("circular", "source"),
    [
        ("Ban hành theo TT số 06/2026/TT-BTP ngày 12/3/2026", "Thông tư số 06/2026/TT-BTP ngày 12/3/2026"),
        ("Ban hành theo TT số: 06/2019/TT-BTP", "Thông tư số 06/2019/TT-BTP"),
        ("(Kèm theo QĐ 15/QĐ-UBND)", "Quyết định 15/QĐ-UBND"),
        ("BH theo TT 58/2009/TT-BCA(C11)", "Thông tư 58/2009/TT-BCA(C11)"),
        ("(Thông tư 02/2026/TT-BTP, ngày 30/01/2026)", "Thông tư 02/2026/TT-BTP, ngày 30/01/2026"),
    ],
)
def test_an_act_named_in_short_is_the_source_in_full(tmp_path: Path, circular: str, source: str) -> None:
    header = TableHeader((HeaderColumn("Nội dung", "noi_dung", "(1)", "chu"),), circular=circular)
    assert made(tmp_path, header)[1].spec.nguon == source


def test_headings_that_a_file_does_not_print_bold_stay_so(tmp_path: Path) -> None:
    columns = (HeaderColumn("Tên", "ten_tieu_chi", kind="chu"), HeaderColumn("Số", "dat_so"))
    rows = (DraftRow("01", "Mạng", bold=True), DraftRow("", "Dưới 70%", heading=True))
    _, form = made(tmp_path, TableHeader(columns, rows=rows, leaf_keys=("ten_tieu_chi", "dat_so")))
    assert [row.spec.dam for row in form.parts[0].rows] == [True, False]
    assert "dam" in form.parts[0].rows[1].spec.model_fields_set


def test_a_blank_code_beside_others_is_written_as_such(tmp_path: Path) -> None:
    columns = (HeaderColumn("Tên", "ten_nhom", "A", kind="chu"), HeaderColumn("Đếm", "dem", kind="chu"))
    text, _ = made(tmp_path, TableHeader((*columns, HeaderColumn("Số", "so_luong", "1")), leaf_keys=("ten_nhom",)))
    assert '{ten: Đếm, khoa: dem, ma: "", kieu: chu}' in text


def test_a_formula_that_the_code_row_does_not_state_is_not_printed_there(tmp_path: Path) -> None:
    texts = [
        ["Chỉ tiêu", "Tổng số (1=2+3)", "Nam", "Nữ", "Cộng"],
        ["A", "1", "2", "3", "4=2+3"],
        ["Xã A", "3", "1", "2", "3"],
        ["Xã B", "7", "3", "4", "7"],
    ]
    text, form = made(tmp_path, read_header(grid_of_texts(texts)))
    assert 'ma_in: "1"' in text
    [part] = form.parts
    assert [code_text(column, part) for column in part.columns] == ["A", "1", "2", "3", "4=2+3"]


@pytest.mark.parametrize(
    ("cells", "grey", "marks"),
    [
        ([["x", ""], ["x", ""], ["", ""]], (), ["x", None, None]),
        ([["x", ""], ["", ""], ["", ""]], ((1, 0),), ["x", None, ""]),
        ([["x", ""], ["x", ""], ["(x)", ""]], (), ["x", None, None, "(x)"]),
        ([["x", ""], ["x", ""], ["", ""]], ((0, 1),), ["x", None, None]),
        ([["", ""], ["5", ""], ["4", ""]], ((0, 0),), ["", None]),
    ],
)
def test_each_row_prints_in_blocked_cells_what_the_table_prints_there(
    tmp_path: Path, cells: list[list[str]], grey: tuple[tuple[int, int], ...], marks: list[str | None]
) -> None:
    head = [["STT", "Chỉ tiêu", "Mã số", "Kế hoạch", "Thực hiện"], ["A", "B", "C", "1", "2"]]
    grid = grid_of_texts([*head, *([str(n), "Thu", f"0{n}", *pair] for n, pair in enumerate(cells, 1))])
    shaded = {(row + len(head), column + 3) for row, column in grey}
    rows = tuple(
        tuple(
            replace(cell, look=CellLook(shaded=True)) if (at, place) in shaded else cell
            for place, cell in enumerate(row)
        )
        for at, row in enumerate(grid.rows)
    )
    _, form = made(tmp_path, read_header(replace(grid, rows=rows), fixed=True))
    [part] = form.parts
    assert [part.spec.in_bo_trong, *(row.spec.in_bo_trong for row in part.rows if row.blanks)] == marks
