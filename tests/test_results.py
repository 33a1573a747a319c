"""Computed forms: every sample table cell by cell, and what wrong figures are told."""

from __future__ import annotations

import csv
import json
import pickle
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc_render.findings import Finding
from tthc_render.form_data import FormData, PartData, RowData, data_model, read_data
from tthc_render.form_specs import Form
from tthc_render.form_tables import table
from tthc_render.forms import load_form
from tthc_render.numbers import Printed
from tthc_render.results import Result, compute
from tthc_render.schema import json_schema
from tthc_render.source import Source, read_source
from tthc_render.tree import Table, plain

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "tests" / "samples" / "tables"


def source_of(folder: Path, text: str, name: str = "thu.yaml") -> Source:
    path = folder / name
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    source, findings = read_source(path, name)
    assert source is not None, findings
    assert not findings
    return source


def shipped(code: str) -> Form:
    source, findings = read_source(ROOT / "templates" / "forms" / f"{code}.yaml", f"{code}.yaml")
    assert source is not None, findings
    form, more = load_form(source)
    assert form is not None, [item.message() for item in more]
    assert not findings
    assert not more
    return form


def computed(form: Form, folder: Path, text: str) -> tuple[Result | None, list[Finding]]:
    """The form computed from ``text``, which stands under ``bieu: <code>:``."""
    body = textwrap.indent(textwrap.dedent(text), "    ")
    source = source_of(folder, f"bieu:\n  {form.code}:\n{body}")
    data, findings = read_data(form, source, ("bieu", form.code))
    if data is None:
        return None, findings
    result, more = compute(form, data)
    return result, findings + more


def codes(findings: list[Finding]) -> list[str]:
    return [item.code for item in findings]


def grid(table: Table) -> list[list[str]]:
    """All rows as texts; places covered by a merged cell are empty."""
    out = [[""] * table.columns for _ in (*table.header, *table.rows)]
    for placed in placed_cells(table):
        out[placed["row"]][placed["col"]] = placed["text"]
    return out


def placed_cells(table: Table) -> list[dict[str, Any]]:
    """Every cell with its row, column and spans, as headers.json has them."""
    rows = (*table.header, *table.rows)
    taken: set[tuple[int, int]] = set()
    out = []
    for index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (index, column) in taken:
                column += 1
            out.append(
                {
                    "text": plain(cell.inlines),
                    "row": index,
                    "col": column,
                    "rowspan": cell.rowspan,
                    "colspan": cell.colspan,
                }
            )
            places = {(index + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
            assert not places & taken, f"row {index}: cells overlap"
            taken |= places
    assert taken == {(r, c) for r in range(len(rows)) for c in range(table.columns)}, "the grid has holes"
    return out


def sample_grid(name: str) -> list[list[str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def sample_header(name: str) -> list[dict[str, Any]]:
    with (TABLES / "headers.json").open(encoding="utf-8") as file:
        cells = json.load(file)[name]["cells"]
    return [{key: cell[key] for key in ("text", "row", "col", "rowspan", "colspan")} for cell in cells]


def same_as_sample(form: Form, part: str, result: Result, name: str) -> None:
    """The whole table equals the sample's file: texts of all rows and merged header cells."""
    made = table(form, form.part(part), result.parts[part])
    assert grid(made) == sample_grid(name)
    wanted = sample_header(name)
    depth = len(made.header) - (0 if any(cell["text"] == "(1)" for cell in wanted) else 1)
    header = [cell for cell in placed_cells(made) if cell["row"] < depth]
    assert sorted(header, key=lambda cell: (cell["row"], cell["col"])) == wanted
    assert [row.kind for row in made.header] == ["header"] * (len(made.header) - 1) + ["code"]


II_06A = """
dong:
  - linh_vuc: Lĩnh vực lãnh sự
    truc_tuyen: 31
    truc_tiep: 0
    ky_truoc: 0
    truoc_han: 0
    dung_han: 31
    qua_han: 0
    dang_trong_han: 0
    dang_qua_han: 0
  - {linh_vuc: Lĩnh vực HTQT, truc_tuyen: 0, truc_tiep: 0, ky_truoc: 2, truoc_han: 0, dung_han: 2, qua_han: 0,
     dang_trong_han: 0, dang_qua_han: 0}
"""

II_07B = """
phan_1:
  dong:
    - linh_vuc: Lĩnh vực đối ngoại
      tham_quyen_tinh: 1
      tham_quyen_huyen: 0
      tham_quyen_xa: 0
      bpmc_tinh: 5
      bpmc_huyen: 0
      bpmc_xa: 0
      quy_trinh_tinh: 5
      quy_trinh_huyen: 0
      quy_trinh_xa: 0
phan_2:
  dong:
    - {linh_vuc: Lĩnh vực đối ngoại, tai_cho_tinh: 0, tai_cho_huyen: 0}
"""

II_08 = """
dau_bang:
  tich_hop: {ma: {in: "(8)", vi_sao: như bản đã ban hành}}
dong:
  - nhom: DVCTT DO CƠ QUAN, UBND TỈNH CHỦ ĐỘNG TRIỂN KHAI
    ky_hieu: B
  - nhom: CẤP TỈNH
    ky_hieu: I
    cap: 2
  - linh_vuc: Lĩnh vực đối ngoại
    mot_phan_duoc_giao: 4
    mot_phan_trien_khai: 4
    mot_phan_ho_so: 0
    toan_trinh_duoc_giao: 1
    toan_trinh_trien_khai: 1
    toan_trinh_ho_so: 0
    tich_hop: 1
"""

HA_TINH = [
    "ky_truoc", "truc_tiep", "bcci", "truc_tuyen", "dung_han", "qua_han", "dang_trong_han", "dang_qua_han",
    "tra_lai", "bo_sung",
]  # fmt: skip
INPUTS = (2, 3, 4, 5, 7, 8, 10, 11, 12, 13)


def ha_tinh(overrides: str) -> str:
    """The appendix of Hà Tĩnh 2024 as a writer has it: units with their figures, no totals."""
    lines = [*textwrap.dedent(overrides).strip().splitlines(), "dong:"]
    for row in sample_grid("ha-tinh-phu-luc.csv")[8:]:
        if row[1] == "":
            lines.append(f"  - nhom: {row[0]}")
        elif row[0] == "Chi nhánh VP đăng ký đất đai cấp huyện":
            lines.append(f"  - {{tong_con: {row[0]}, gom: Chi nhánh VPĐKĐĐ}}")
        else:
            cells = ", ".join(f"{key}: {row[at]}" for key, at in zip(HA_TINH, INPUTS, strict=True))
            lines.append(f"  - {{ten: {row[0]}, {cells}}}")
    return "\n".join(lines)


def test_sample_ii_06a(tmp_path: Path) -> None:
    form = shipped("II.06a")
    result, findings = computed(form, tmp_path, II_06A)
    assert findings == []
    assert result is not None
    same_as_sample(form, "phan_1", result, "so-ngoai-vu-II.06a.csv")


def test_sample_ii_07b(tmp_path: Path) -> None:
    form = shipped("II.07b")
    result, findings = computed(form, tmp_path, II_07B)
    assert findings == []
    assert result is not None
    same_as_sample(form, "phan_1", result, "so-ngoai-vu-II.07b-phan-1.csv")
    same_as_sample(form, "phan_2", result, "so-ngoai-vu-II.07b-phan-2.csv")


def test_sample_ii_08(tmp_path: Path) -> None:
    form = shipped("II.08")
    result, findings = computed(form, tmp_path, II_08)
    assert codes(findings) == ["C106"]
    assert findings[0].where.line == 5
    assert "(9)" in findings[0].message()
    assert result is not None
    same_as_sample(form, "phan_1", result, "so-ngoai-vu-II.08.csv")
    kinds = [row.kind for row in table(form, form.parts[0], result.parts["phan_1"]).rows]
    assert kinds == ["group", "group", "data", "total"]


def test_sample_ha_tinh(tmp_path: Path) -> None:
    form = shipped("ha-tinh-tong-hop-ho-so")
    reason = "vi_sao: như bản đã ban hành"
    overrides = f"""
    tong_cong:
      tiep_nhan: {{in: "495568", {reason}}}
      ky_truoc: {{in: "25220", {reason}}}
      bo_sung: {{in: "26578", {reason}}}
    tong_nhom:
      cap_tinh:
        tiep_nhan: {{in: "243740", {reason}}}
        ky_truoc: {{in: "20408", {reason}}}
        bo_sung: {{in: "18178", {reason}}}
    """
    result, findings = computed(form, tmp_path, ha_tinh(overrides))
    assert result is not None
    same_as_sample(form, "phan_1", result, "ha-tinh-phu-luc.csv")
    # The issued totals of six cells are not the sums of the rows: each is three too high.
    changed = {(item.code, item.details["row"], item.details["printed"], item.details["value"]) for item in findings}
    assert len(findings) == 6
    assert changed == {
        ("C103", "Tổng 3 cấp chính quyền", "495568", "495565"),
        ("C103", "Tổng 3 cấp chính quyền", "25220", "25217"),
        ("C103", "Tổng 3 cấp chính quyền", "26578", "26575"),
        ("C103", "Cấp tỉnh", "243740", "243737"),
        ("C103", "Cấp tỉnh", "20408", "20405"),
        ("C103", "Cấp tỉnh", "18178", "18175"),
    }


def test_ha_tinh_without_overrides_prints_the_sums_of_the_rows(tmp_path: Path) -> None:
    form = shipped("ha-tinh-tong-hop-ho-so")
    result, findings = computed(form, tmp_path, ha_tinh(""))
    assert findings == []
    assert result is not None
    assert result.tong.tiep_nhan == 495565
    assert result.nhom.cap_tinh.tiep_nhan == 243737
    assert result.nhom.cap_xa.tiep_nhan == 186381
    assert len(result.dong) == 56
    subtotal = next(line for line in result.parts["phan_1"].lines if line.kind == "subtotal")
    assert subtotal.cells.tiep_nhan == 149246


def test_figures_are_read_by_attribute(tmp_path: Path) -> None:
    result, _ = computed(shipped("II.07b"), tmp_path, II_07B)
    assert result is not None
    assert result.phan_1.dong[0].bpmc == 5
    assert isinstance(result.phan_1.dong[0].bpmc, int)
    assert result.phan_2.tong.ty_le_tinh == 0
    assert result.phan_2.tong.ty_le_huyen is None
    assert result.tong.tham_quyen == 1
    with pytest.raises(AttributeError):
        _ = result.tong.khong_co
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert again.tong.tham_quyen == 1


def changed(base: str, old: str, new: str) -> str:
    assert base.count(old) >= 1
    return base.replace(old, new, 1)


FIRST = "- linh_vuc: Lĩnh vực lãnh sự\n"
WRONG = [
    ("typed total of a row", FIRST, FIRST + "    tiep_nhan: 32\n", ["C101"], 6),
    ("typed total of a row, right", FIRST, FIRST + "    tiep_nhan: 31\n", [], 0),
    ("typed grand total", "dong:\n", "tong_cong: {truc_tuyen: 30}\ndong:\n", ["C102"], 4),
    ("typed grand total, right", "dong:\n", "tong_cong: {truc_tuyen: 31, tiep_nhan: 33}\ndong:\n", [], 0),
    ("balance", "dung_han: 31", "dung_han: 30", ["C105"], 5),
    ("balance with another state", "dung_han: 31", "dung_han: 30\n    tra_lai: 1", [], 0),
    ("missing cell", "    truc_tiep: 0\n", "", ["D401"], 5),
    ("blank cell", "truc_tiep: 0\n", "truc_tiep: null\n", ["D404"], 7),
    ("no name", "linh_vuc: Lĩnh vực HTQT, ", "", ["D402"], 14),
    ("group row in a form without groups", "dong:\n", "dong:\n  - nhom: A\n", ["D403"], 5),
    ("subtotal of nothing", "dong:\n", "dong:\n  - tong_con: Cộng\n", ["D406"], 5),
    ("override", "truc_tuyen: 31", 'truc_tuyen: {in: "31", vi_sao: in vậy}', [], 0),
    ("override with another text", "truc_tuyen: 31", 'truc_tuyen: {in: "31*", vi_sao: x, gia_tri: 31}', ["C103"], 6),
    ("override without value", "truc_tuyen: 31", 'truc_tuyen: {in: "31*", vi_sao: x}', ["D405"], 6),
    ("header of no column", "dong:\n", "dau_bang: {abc: {ten: {in: A, vi_sao: x}}}\ndong:\n", ["D409"], 4),
]


@pytest.mark.parametrize(("old", "new", "expected", "line"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_wrong_figures(tmp_path: Path, old: str, new: str, expected: list[str], line: int) -> None:
    _, findings = computed(shipped("II.06a"), tmp_path, changed(II_06A, old, new))
    assert codes(findings) == expected
    if line:
        assert findings[0].where.line == line
    for item in findings:
        assert "{" not in item.message("vi").replace("{in", "") + item.message("en").replace("{in", "")


@pytest.mark.parametrize("text", ["truc_tuyen: 1.000", "truc_tuyen: -1", "truc_tuyem: 31", "truc_tuyen: [1]"])
def test_what_the_schema_refuses(tmp_path: Path, text: str) -> None:
    result, findings = computed(shipped("II.06a"), tmp_path, changed(II_06A, "truc_tuyen: 31", text))
    assert result is None
    assert findings
    assert findings[0].where.line == 6
    assert findings[0].code.startswith("D")


def test_a_mistake_is_told_with_the_numbers_put_in(tmp_path: Path) -> None:
    text = changed(II_06A, FIRST, FIRST + "    tiep_nhan: 32\n")
    _, findings = computed(shipped("II.06a"), tmp_path, text)
    assert findings[0].message() == (
        "Dòng “Lĩnh vực lãnh sự”, cột “Số lượng hồ sơ tiếp nhận – Tổng số (cột 3)” ghi 32 "
        "nhưng tính ra 31 (31 + 0 + 0)."
    )
    _, findings = computed(shipped("II.06a"), tmp_path, changed(II_06A, "dung_han: 31", "dung_han: 30"))
    assert findings[0].message() == (
        "Dòng “Lĩnh vực lãnh sự”: (3) = (7) + (11) + tra_lai + bo_sung không đúng; 31 và 30 + 0 + 0 + 0 lệch nhau 1."
    )


def test_an_override_counts_as_its_value_and_prints_as_written(tmp_path: Path) -> None:
    form = shipped("II.06a")
    text = changed(II_06A, "truc_tuyen: 31", 'truc_tuyen: {in: "31 (*)", vi_sao: in vậy, gia_tri: 31}')
    result, _ = computed(form, tmp_path, text)
    assert result is not None
    cell = result.dong[0].truc_tuyen
    assert isinstance(cell, Printed)
    assert (cell, cell.text) == (31, "31 (*)")
    assert result.tong.tiep_nhan == 33
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[4][3] == "31 (*)"


def test_a_computed_cell_keeps_its_value_under_an_override(tmp_path: Path) -> None:
    text = changed(II_06A, "dong:\n", 'tong_cong: {tiep_nhan: {in: "34", vi_sao: bản đã ban hành}}\ndong:\n')
    result, findings = computed(shipped("II.06a"), tmp_path, text)
    assert codes(findings) == ["C103"]
    assert result is not None
    assert result.tong.tiep_nhan == 33
    assert result.tong.tiep_nhan.text == "34"


def test_flags_are_one_or_zero(tmp_path: Path) -> None:
    result, findings = computed(shipped("II.08"), tmp_path, changed(II_08, "tich_hop: 1", "tich_hop: 2"))
    assert result is None
    assert codes(findings) == ["C107"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("tai_cho_tinh: 0", "tai_cho_tinh: 2", []),
        ("tai_cho_tinh: 0", "tai_cho_tinh: 2, ty_le_tinh: 40", []),
        ("tai_cho_tinh: 0", "tai_cho_tinh: 2, ty_le_tinh: 41", ["C101"]),
        ("tai_cho_tinh: 0", "tai_cho_tinh: 6", ["C105"]),
        ("phan_2:", "phan_3:", ["D408", "D408"]),
    ],
)
def test_parts_know_each_other(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    _, findings = computed(shipped("II.07b"), tmp_path, changed(II_07B, old, new))
    assert codes(findings) == expected


@pytest.mark.parametrize(
    ("part", "total", "text"),
    [(2, 3, "66,67%"), (1, 3, "33,33%"), (3, 3, "100%"), (1, 2, "50%"), (1, 8, "12,5%"), (0, 3, "0%"), (1, 0, "–")],
)
def test_shares_are_printed_as_short_as_they_can(tmp_path: Path, part: int, total: int, text: str) -> None:
    form = own_form(
        tmp_path,
        "{ten: A, khoa: a}\n{ten: B, khoa: b}\n"
        "{ten: C, khoa: c, kieu: ty_le, cong_thuc: a / b * 100, khong_xac_dinh: –}",
    )
    result, _ = computed(form, tmp_path, f"dong: [{{ten: x, a: {part}, b: {total}}}]")
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[1][3] == text


@pytest.mark.parametrize(
    ("column", "cell", "text"),
    [
        ("{ten: B, khoa: b, kieu: ty_le}", "33.25", "33,25%"),
        ("{ten: B, khoa: b, kieu: ty_le}", "7", "7%"),
        ("{ten: B, khoa: b, so_le: 1}", "1234.25", "1.234,25"),
        ("{ten: B, khoa: b, dinh_dang_so: tran}", "1234", "1234"),
        ("{ten: B, khoa: b, dinh_dang_so: dem_hai_chu_so}", "4", "04"),
        ("{ten: B, khoa: b, kieu: co_khong}", "1", "1"),
        ("{ten: B, khoa: b, kieu: chu}", "lời", "lời"),
        ("{ten: B, khoa: b, so_le: 1, cong_thuc: 10 / 3}", "3.3", "3,3"),
        ("{ten: B, khoa: b, cong_thuc: 11 / 4}", "3", "3"),
    ],
)
def test_typed_figures_print_in_full_and_computed_ones_rounded(
    tmp_path: Path, column: str, cell: str, text: str
) -> None:
    form = own_form(tmp_path, column)
    result, findings = computed(form, tmp_path, f"dong: [{{ten: x, b: {cell}}}]")
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[1][1] == text


def own_form(folder: Path, columns: str, rest: str = "") -> Form:
    lines = "".join(f"      - {line}\n" for line in columns.splitlines())
    extra = "".join(f"    {line}\n" for line in rest.splitlines())
    head = "ma: thu\nten: Biểu thử\nnguon: Bộ kiểm thử\nphan:\n  - cot:\n      - {ten: Tên, khoa: ten, kieu: chu}\n"
    form, findings = load_form(source_of(folder, head + lines + extra, "bieu.yaml"))
    assert form is not None, findings
    return form


def test_groups_with_sums_and_nested_groups(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a, so_le: 1}", "nhom: co_tong\ntong_cong: {nhan: Tổng}")
    result, findings = computed(
        form,
        tmp_path,
        """
        dong:
          - {nhom: Khối một, a: 6.5}
          - {nhom: Khối con, cap: 2}
          - {ten: x, a: 1.5}
          - {ten: y, a: 2}
          - {nhom: Khối con khác, cap: 2}
          - {ten: z, a: 3}
          - {nhom: Khối hai, a: 5}
          - {ten: t, a: 4}
        """,
    )
    assert result is not None
    assert [row[1] for row in grid(table(form, form.parts[0], result.parts["phan_1"]))[1:]] == [
        "6,5", "3,5", "1,5", "2", "3", "3", "4", "4", "10,5",
    ]  # fmt: skip
    assert codes(findings) == ["C102"]
    assert findings[0].details["row"] == "Khối hai"


def test_numbers_of_rows_begin_again_after_a_group(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: STT, khoa: stt, kieu: stt}\n{ten: A, khoa: a}", "nhom: tieu_de")
    text = "dong: [{ten: x, a: 1}, {ten: y, a: 1, stt: 1a}, {ten: z, a: 1}, {nhom: g}, {ten: t, a: 1}]"
    result, _ = computed(form, tmp_path, text)
    assert result is not None
    assert [line.symbol for line in result.parts["phan_1"].lines] == ["1", "1a", "2", "", "1"]


def test_shares_of_a_total_and_columns_that_are_not_added(tmp_path: Path) -> None:
    form = own_form(
        tmp_path,
        "{ten: A, khoa: a}\n{ten: B, khoa: b, kieu: ty_le, cong_thuc: a / tong(a) * 100}\n{ten: C, khoa: c}",
        "tong_cong: {nhan: Tổng, cot: [a, b]}",
    )
    result, findings = computed(form, tmp_path, "dong: [{ten: x, a: 1, c: 7}, {ten: y, a: 3, c: 8}]")
    assert findings == []
    assert result is not None
    assert [row.b for row in result.dong] == [25, 75]
    assert (result.tong.a, result.tong.b, result.tong.c) == (4, 100, None)
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-1] == ["Tổng", "4", "100%", ""]


def test_blanks_count_as_nothing_where_they_are_allowed(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a, de_trong: true}\n{ten: B, khoa: b, cong_thuc: a + 1}")
    result, findings = computed(form, tmp_path, "dong: [{ten: x, a: null}]")
    assert findings == []
    assert result is not None
    assert (result.dong[0].a, result.dong[0].b) == (None, 1)


def test_a_row_may_be_named_by_its_unit(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a}")
    source = source_of(tmp_path, "dong: [{don_vi: so-y-te, a: 1}, {don_vi: la, a: 2}]")
    data, findings = read_data(form, source, (), {"so-y-te": "Sở Y tế"}.get)
    assert data is None
    assert codes(findings) == ["D402"]
    source = source_of(tmp_path, "dong: [{don_vi: so-y-te, a: 1}]")
    data, findings = read_data(form, source, (), {"so-y-te": "Sở Y tế"}.get)
    assert data is not None
    result, _ = compute(form, data)
    line = result.parts["phan_1"].lines[0]
    assert (line.label, line.unit, line.where.line) == ("Sở Y tế", "so-y-te", 1)


def test_missing_group_of_a_total(tmp_path: Path) -> None:
    form = shipped("ha-tinh-tong-hop-ho-so")
    _, findings = computed(form, tmp_path, changed(ha_tinh(""), "nhom: Cấp xã", "nhom: Cấp phường"))
    assert codes(findings) == ["D407"]
    assert "cap_phuong" in findings[0].hint()


@pytest.mark.parametrize("text", ["", "dong: 5", "dong: [5]", "dong: [[1]]", "phan_1: {dong: []}"])
def test_data_of_another_shape(tmp_path: Path, text: str) -> None:
    for code in ("II.06a", "II.07b"):
        result, findings = computed(shipped(code), tmp_path, text or "{}")
        assert result is None
        assert findings


def test_no_data_at_all(tmp_path: Path) -> None:
    data, findings = read_data(shipped("II.06a"), source_of(tmp_path, "a: 1"), ("bieu", "II.06a"))
    assert data is None
    assert codes(findings) == ["D101"]


@pytest.mark.parametrize("code", ["II.06a", "II.07b", "II.08", "ha-tinh-tong-hop-ho-so"])
def test_schema_for_editors(code: str) -> None:
    form = shipped(code)
    text = json.dumps(json_schema(data_model(form)), ensure_ascii=False)
    for part in form.parts:
        for column in part.all_columns:
            assert f'"{column.key}"' in text
            if column.kind != "stt":
                assert column.name in text


def test_schema_asks_for_figures_that_are_typed_only() -> None:
    schema = json_schema(data_model(shipped("II.06a")))
    row = schema["$defs"]["Dong"]
    assert "truc_tuyen" in row["required"]
    assert not {"tiep_nhan", "tra_lai", "stt"} & set(row["required"])


COUNTS = st.lists(st.tuples(*[st.integers(0, 10**9)] * 3), max_size=6)


@settings(max_examples=40)
@given(COUNTS)
def test_totals_are_sums_whatever_the_rows(rows: list[tuple[int, int, int]]) -> None:
    form = shipped("II.07b")
    keys = ("bpmc_tinh", "bpmc_huyen", "bpmc_xa")
    other = [c.key for c in form.parts[0].columns if c.numeric and c.formula is None and c.key not in keys]
    data = tuple(
        RowData("data", f"x{i}", cells={k: Decimal(0) for k in other} | dict(zip(keys, map(Decimal, row), strict=True)))
        for i, row in enumerate(rows)
    )
    result, findings = compute(form, FormData({"phan_1": PartData(data), "phan_2": PartData(())}))
    assert findings == []
    assert result.tong.bpmc == sum(map(sum, rows))
    assert [record.bpmc for record in result.dong] == [sum(row) for row in rows]
    assert result.tong.bpmc_xa == sum(row[2] for row in rows)
