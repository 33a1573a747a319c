"""Rows that a circular prescribes: computed by row codes, printed as the form has them, else refused."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import codes, computed, grid, source_of
from tthc_render.forms.data import read_data
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.forms.tables import table

STAFF = """
ma: C.01
ten: Số lượng công chức
nguon: thử
phan:
  - khoa: phan_1
    in_bo_trong: x
    cot:
      - {ten: STT, khoa: stt, ma: A, kieu: stt}
      - {ten: Chỉ tiêu, khoa: chi_tieu, ma: B, kieu: chu}
      - {ten: Mã số, khoa: ma_so, ma: C, kieu: ma_dong}
      - {ten: Đơn vị tính, khoa: dvt, ma: D, kieu: don_vi_tinh}
      - {ten: Kỳ trước, khoa: truoc, ma: "1"}
      - {ten: Kỳ này, khoa: nay, ma: "2"}
      - {ten: "Trong đó: Nữ", khoa: nu, ma: "3", trong_do: "2", de_trong: true}
      - {ten: So sánh (%), khoa: so_sanh, ma: "4", kieu: ty_le, so_le: 1, cong_thuc: "[2] / [1] * 100", ma_in: "4=2/1"}
      - {ten: Ghi chú, khoa: ghi_chu, ma: E, kieu: chu}
    dong:
      - {ma: "01", stt: I, ten: Tổng số công chức, don_vi_tinh: Người, cong_thuc: 02 + 04, dam: true}
      - {ma: "02", stt: "1", ten: Cấp tỉnh, don_vi_tinh: Người, lui: 1}
      - {ma: "03", stt: "1.1", ten: "Trong đó: lãnh đạo", don_vi_tinh: Người, trong_do: "02", lui: 2, nghieng: true}
      - {ma: "04", stt: "2", ten: Cấp xã, don_vi_tinh: Người, lui: 1}
      - {ten: KINH PHÍ, de_muc: true}
      - {ma: "05", stt: II, ten: Kinh phí, don_vi_tinh: Triệu đồng, kieu: tien, so_le: 1, bo_trong: ["3"]}
      - {ma: "06", stt: III, ten: Tỷ lệ cấp xã, don_vi_tinh: "%", so_le: 1, cong_thuc: 04/01*100, bo_trong: [nu]}
"""

DATA = """
dong:
  - {dong: "04", truoc: 40, nay: 45, nu: 20}
  - {dong: "02", truoc: 60, nay: 60, nu: 20, ghi_chu: đủ}
  - {dong: "03", truoc: 10, nay: 10, nu: 5}
  - {dong: "05", truoc: 1500.5, nay: 1600}
"""


def form_of(folder: Path, text: str) -> Form:
    form, findings = collected(load_form, source_of(folder, text, "bieu.yaml"))
    assert form is not None, [item.message() for item in findings]
    assert findings == []
    return form


def with_rows(rows: str, more: str = "") -> str:
    head = "ma: T\nten: Thử\nnguon: thử\nphan:\n  - khoa: phan_1\n"
    columns = "    cot:\n      - {ten: Chỉ tiêu, khoa: ten, kieu: chu}\n      - {ten: Số, khoa: so_luong}\n"
    return head + more + columns + "    dong:\n" + textwrap.indent(textwrap.dedent(rows).strip(), "      ") + "\n"


def test_rows_are_computed_and_printed_as_the_form_has_them(tmp_path: Path) -> None:
    form = form_of(tmp_path, STAFF)
    result, findings = computed(form, tmp_path, DATA)
    assert result is not None
    assert findings == []
    made = table(form, form.parts[0], result.parts["phan_1"])
    assert grid(made)[1:] == [
        ["A", "B", "C", "D", "1", "2", "3", "4=2/1", "E"],
        ["I", "Tổng số công chức", "01", "Người", "100", "105", "40", "105,0", ""],
        ["1", "Cấp tỉnh", "02", "Người", "60", "60", "20", "100,0", "đủ"],
        ["1.1", "Trong đó: lãnh đạo", "03", "Người", "10", "10", "5", "100,0", ""],
        ["2", "Cấp xã", "04", "Người", "40", "45", "20", "112,5", ""],
        ["", "KINH PHÍ", "", "", "", "", "", "", ""],
        ["II", "Kinh phí", "05", "Triệu đồng", "1.500,5", "1.600,0", "x", "106,6", ""],
        ["III", "Tỷ lệ cấp xã", "06", "%", "40,0", "42,9", "x", "107,1", ""],
    ]
    assert [row.cells[1].indent for row in made.rows] == [0, 1, 2, 1, 0, 0, 0]
    assert [row.cells[1].bold for row in made.rows] == [True, False, False, False, True, False, False]
    assert made.rows[2].cells[1].italic
    assert result["theo_ma"]["01"].nay == 105
    assert str(result["theo_ma"]["06"].nay) == "42.9"


@pytest.mark.parametrize(
    ("data", "code", "line", "words"),
    [
        ('dong:\n  - {dong: "02", truoc: 1, nay: 1}', "D701", 3, "03. Trong đó: lãnh đạo; 04. Cấp xã; 05. Kinh phí"),
        (DATA + '  - {dong: "2", truoc: 1, nay: 1}', "D702", 9, "Có phải “02”?"),
        (DATA + '  - {dong: "02", truoc: 1, nay: 1}', "D703", 9, "Cấp tỉnh"),
        (DATA.replace('dong: "04"', 'dong: "03"'), "D703", 7, "còn thiếu: 04. Cấp xã"),
        (DATA.replace('dong: "04"', "chi_tieu: Cấp xã"), "D704", 5, "Có phải “dong: 04”?"),
        (DATA + "  - {chi_tieu: Khác, truoc: 1, nay: 1}", "D704", 9, "01, 02, 03"),
        (DATA.replace("nay: 1600", "nay: 1600, nu: 3"), "D705", 8, "Trong đó: Nữ"),
        (DATA.replace("nay: 1600", "nay: 1600.25"), "D706", 8, "1600.25"),
        (DATA.replace("truoc: 1500.5, ", ""), "D401", 8, "truoc"),
        (DATA.replace("truoc: 40", "truoc: 40.5"), "D218", 5, "số nguyên"),
        (DATA.replace("truoc: 40", "truoc: '40,5'"), "D218", 5, "số nguyên"),
        (DATA.replace("truoc: 40", "truoc: -40"), "D221", 5, "âm"),
        (DATA.replace("nay: 10, ", "nay: 61, "), "C401", 7, "61 > 60"),
        (DATA.replace("nu: 20, ghi", "nu: 61, ghi"), "C104", 6, "Một phần"),
        (DATA + '  - {dong: "01", truoc: 100, nay: 106}', "C101", 9, "60 + 45"),
        (DATA + '  - {dong: "06", truoc: 40, nay: 44}', "C101", 9, "45 / 105 * 100"),
    ],
)
def test_what_is_wrong_with_data_is_one_finding_at_its_line(
    tmp_path: Path, data: str, code: str, line: int, words: str
) -> None:
    _, findings = computed(form_of(tmp_path, STAFF), tmp_path, data)
    assert [(item.code, item.where.line) for item in findings] == [(code, line)]
    reported = f"{findings[0].message()} {findings[0].hint()}"
    assert words in reported or code in ("D218", "D221")


def test_blocks_are_repeated_for_each_group(tmp_path: Path) -> None:
    rows = """
        - {ma: "1", ten: Tổng số, cong_thuc: 2 + 3}
        - {ma: "2", ten: Mới}
        - {ma: "3", ten: Cũ}
        """
    form = form_of(tmp_path, with_rows(rows, "    nhom: tieu_de\n    lap: true\n    tong_cong: {nhan: TỔNG}\n"))
    data = """
        dong:
          - nhom: Huyện A
          - {dong: "2", so_luong: 1}
          - {dong: "3", so_luong: 2}
          - nhom: Huyện B
          - {dong: "3", so_luong: 4}
          - {dong: "2", so_luong: 3}
        """
    result, findings = computed(form, tmp_path, data)
    assert result is not None
    assert findings == []
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[1:] == [
        ["Huyện A", ""],
        ["Tổng số", "3"],
        ["Mới", "1"],
        ["Cũ", "2"],
        ["Huyện B", ""],
        ["Tổng số", "7"],
        ["Mới", "3"],
        ["Cũ", "4"],
        ["TỔNG", "10"],
    ]
    _, findings = computed(form, tmp_path, data.replace('          - {dong: "2", so_luong: 3}\n', ""))
    assert codes(findings) == ["D701"]
    assert "Huyện B" in findings[0].message()
    _, findings = computed(form, tmp_path, data.replace("          - nhom: Huyện A\n", ""))
    assert set(codes(findings)) == {"D707"}


def test_free_rows_have_their_place(tmp_path: Path) -> None:
    form = form_of(tmp_path, with_rows('- {ma: "1", ten: Cố định}\n- {tu_do: true}\n- {ma: "2", ten: Cuối}'))
    data = 'dong: [{ten: Tự thêm, so_luong: 5}, {dong: "1", so_luong: 1}, {dong: "2", so_luong: 2}]'
    result, findings = computed(form, tmp_path, data)
    assert result is not None
    assert findings == []
    rows = grid(table(form, form.parts[0], result.parts["phan_1"]))[1:]
    assert rows == [["Cố định", "1"], ["Tự thêm", "5"], ["Cuối", "2"]]


def test_a_total_never_mixes_units_of_measure_and_leaves_out_parts(tmp_path: Path) -> None:
    rows = """
        - {ma: "1", ten: A, don_vi_tinh: Người}
        - {ma: "2", ten: "Trong đó: nữ", don_vi_tinh: Người, trong_do: "1"}
        - {ma: "3", ten: B, don_vi_tinh: Người}
        """
    form = form_of(tmp_path, with_rows(rows, "    tong_cong: {nhan: TỔNG}\n"))
    data = 'dong: [{dong: "1", so_luong: 5}, {dong: "2", so_luong: 2}, {dong: "3", so_luong: 4}]'
    result, _ = computed(form, tmp_path, data)
    assert result is not None
    assert result.tong.so_luong == 9
    other = rows.replace("B, don_vi_tinh: Người", "B, don_vi_tinh: Vụ")
    form = form_of(tmp_path, with_rows(other, "    tong_cong: {}\n"))
    result, _ = computed(form, tmp_path, data)
    assert result is not None
    assert result.tong.so_luong is None


def test_identities_over_rows_hold_in_every_column(tmp_path: Path) -> None:
    rows = '- {ma: "1", ten: A}\n- {ma: "2", ten: B}'
    check = '    kiem_tra: [{ma: k, cong_thuc: "1 >= 2", theo: dong, nguon: thử}]\n'
    form = form_of(tmp_path, with_rows(rows, check))
    _, findings = computed(form, tmp_path, 'dong: [{dong: "1", so_luong: 5}, {dong: "2", so_luong: 6}]')
    assert [(item.code, item.where.line) for item in findings] == [("C104", 3)]
    _, findings = computed(form, tmp_path, 'dong: [{dong: "1", so_luong: 6}, {dong: "2", so_luong: 6}]')
    assert findings == []


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('- {ma: "1", ten: A, cong_thuc: 10 * 10}\n- {ma: "2", ten: B}', "T847"),
        ('- {ma: "1", ten: A, cong_thuc: 2 + 9}\n- {ma: "2", ten: B}', "T802"),
        ('- {ma: "1", ten: A, cong_thuc: "2"}\n- {ma: "2", ten: B, cong_thuc: "1"}', "T803"),
        ('- {ma: "1", ten: A}\n- {ma: "1", ten: B}', "T804"),
        ('- {ma: "²", ten: A}\n- {ma: "²", ten: B}', "T804"),
        ('- {ma: "1", ten: A, trong_do: "2"}\n- {ma: "2", ten: B, trong_do: "1"}', "T837"),
        ('- {ma: "1", ten: A, trong_do: "7"}', "T805"),
        ('- {ma: "1", ten: A, bo_trong: [khong_co]}', "T805"),
        ("- {tu_do: true}\n- {tu_do: true}", "T806"),
        ('- {ma: "1", ten: A}\n- {tu_do: true, cong_thuc: "1"}', "T827"),
        ('- {ma: "1", ten: A, cong_thuc: "2 + 3"}\n- {ma: "2", ten: B}\n- {ma: "3", tu_do: true}', "T828"),
        ('- {ma: "1"}', "T818"),
        ('- {ma: "1", ten: A, cong_thuc: 2 +}\n- {ma: "2", ten: B}', "T402"),
    ],
)
def test_rows_that_cannot_be(tmp_path: Path, rows: str, code: str) -> None:
    form, findings = collected(load_form, source_of(tmp_path, with_rows(rows), "bieu.yaml"))
    assert form is None
    assert codes(findings) == [code]
    assert findings[0].where.line > 8


def test_a_part_with_rows_needs_a_column_for_their_names(tmp_path: Path) -> None:
    text = with_rows('- {ma: "1", ten: A}').replace("      - {ten: Chỉ tiêu, khoa: ten, kieu: chu}\n", "")
    assert codes(collected(load_form, source_of(tmp_path, text, "bieu.yaml"))[1]) == ["T817"]


def test_a_row_can_be_taken_from_another_part(tmp_path: Path) -> None:
    text = with_rows('- {ma: "1", ten: A}')
    text += (
        "  - khoa: phan_2\n    cot:\n      - {ten: Chỉ tiêu, khoa: ten, kieu: chu}\n      - {ten: Số, khoa: so_luong}\n"
        '    dong:\n      - {ma: "5", ten: Gấp đôi, cong_thuc: phan_1.1 * 2}\n'
    )
    form = form_of(tmp_path, text)
    result, findings = computed(form, tmp_path, 'phan_1: {dong: [{dong: "1", so_luong: 4}]}\nphan_2: {dong: []}')
    assert result is not None
    assert findings == []
    assert result.phan_2.theo_ma["5"].so_luong == 8


PRINTED = """
ma: T
ten: Thử
nguon: thử
phan:
  - cot:
      - {ten: Tiêu chí, khoa: tieu_chi, kieu: chu}
      - {ten: Chỉ tiêu, khoa: chi_tieu, ma: B, kieu: chu}
      - {ten: Kết quả, khoa: ket_qua, ma: "1"}
    dong:
      - {ma: "01", ten: Điện, in_san: [{cot: CELL, chu: "≥ 98%"}]}
      - {ma: "02", ten: Điện, in_san: [{cot: B, chu: Đạt}]}
"""


def test_words_that_a_form_prints_in_other_columns(tmp_path: Path) -> None:
    form = form_of(tmp_path, PRINTED.replace("CELL", "chi_tieu"))
    result, findings = computed(form, tmp_path, "dong:\n  - {dong: '01', ket_qua: 5}\n  - {dong: '02', ket_qua: 6}\n")
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-2:] == [
        ["Điện", "≥ 98%", "5"],
        ["Điện", "Đạt", "6"],
    ]


@pytest.mark.parametrize(("cell", "code"), [("khong_co", "T805"), ("ket_qua", "T771")])
def test_printed_words_need_a_column_of_words(cell: str, code: str, tmp_path: Path) -> None:
    _, findings = collected(load_form, source_of(tmp_path, PRINTED.replace("CELL", cell), "bieu.yaml"))
    assert [item.code for item in findings] == [code]


PRINTED_POINTS = """
ma: T
ten: Chấm điểm
nguon: thử
phan:
  - cot:
      - {ten: Tiêu chí, khoa: tieu_chi, kieu: chu}
      - {ten: Điểm tối đa, khoa: toi_da, kieu: thap_phan, so_le: 1}
      - {ten: Điểm tự chấm, khoa: tu_cham, kieu: thap_phan, so_le: 1}
    dong:
      - {ma: "01", ten: Hạ tầng, cong_thuc: 02 + 03}
      - {ma: "02", ten: Máy tính, in_san: [{cot: toi_da, chu: "10"}]}
      - {ma: "03", ten: Mạng, in_san: [{cot: toi_da, chu: "7,5"}]}
    kiem_tra:
      - {ma: diem, cong_thuc: tu_cham <= toi_da, nguon: Tên cột}
"""


def test_figures_that_a_form_prints_count_and_are_not_typed(tmp_path: Path) -> None:
    form = form_of(tmp_path, PRINTED_POINTS)
    typed = "dong:\n  - {dong: '02', tu_cham: 9.5}\n  - {dong: '03', tu_cham: POINTS}\n"
    result, findings = computed(form, tmp_path, typed.replace("POINTS", "6"))
    assert findings == []
    assert result is not None
    rows = grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:]
    assert rows == [["Hạ tầng", "17,5", "15,5"], ["Máy tính", "10", "9,5"], ["Mạng", "7,5", "6,0"]]
    assert [item.code for item in computed(form, tmp_path, typed.replace("POINTS", "8"))[1]] == ["C104"]


def test_figures_that_a_form_prints_cannot_be_typed(tmp_path: Path) -> None:
    _, findings = computed(form_of(tmp_path, PRINTED_POINTS), tmp_path, "dong: [{dong: '02', tu_cham: 9, toi_da: 12}]")
    assert [item.code for item in findings] == ["D103", "D701"]


MIXED = """
ma: KT.01
ten: Chỉ tiêu
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: ten, kieu: chu}
      - {ten: ĐVT, khoa: dvt, kieu: don_vi_tinh}
      - {ten: Kế hoạch, khoa: ke_hoach, ma: "1", so_le: 1}
      - {ten: Thực hiện, khoa: thuc_hien, ma: "2"}
      - {ten: Đạt (%), khoa: dat, ma: "3", kieu: ty_le, cong_thuc: "(2) / (1) * 100"}
    dong:
      - {ma: "01", ten: Số hộ, don_vi_tinh: Hộ, kieu: so}
      - {ma: "02", ten: Thu nhập bình quân, don_vi_tinh: Triệu đồng/người, kieu: binh_quan, so_le: 2}
      - {ma: "03", ten: Tỷ suất sinh, don_vi_tinh: "‰", kieu: ty_le}
      - {ma: "04", ten: Ngày hoàn thành, kieu: ngay}
      - {ma: "05", ten: Đạt chuẩn, kieu: chon, lua_chon: [Có, Không]}
      - {ma: "06", ten: Có kế hoạch, kieu: co_khong}
      - {ma: "07", ten: Tổng chi, don_vi_tinh: Triệu đồng, kieu: tien, so_le: 1}
    tong_cong: {nhan: Cộng}
"""

MIXED_DATA = """
dong:
  - {dong: "01", ke_hoach: 20, thuc_hien: 18}
  - {dong: "02", ke_hoach: 45, thuc_hien: 46.5}
  - {dong: "03", ke_hoach: 12.5, thuc_hien: 12.1}
  - {dong: "04", ke_hoach: 1/6/2026, thuc_hien: 20/6/2026}
  - {dong: "05", ke_hoach: Có, thuc_hien: Không}
  - {dong: "06", ke_hoach: 1, thuc_hien: 0}
  - {dong: "07", ke_hoach: 1250.5, thuc_hien: 1300}
"""


def test_rows_of_several_kinds_share_their_columns(tmp_path: Path) -> None:
    form = form_of(tmp_path, MIXED)
    result, findings = computed(form, tmp_path, MIXED_DATA)
    assert result is not None, [item.message() for item in findings]
    assert findings == []
    rows = grid(table(form, form.parts[0], result.parts["phan_1"]))[2:]
    assert [row[2:] for row in rows] == [
        ["20", "18", "90,00"],
        ["45,00", "46,50", "103,33"],
        ["12,5", "12,1", "96,80"],
        ["01/6/2026", "20/6/2026", ""],
        ["Có", "Không", ""],
        ["1", "0", "0,00"],
        ["1.250,5", "1.300,0", "103,96"],
        ["", "", ""],  # nothing of it may be added up
    ]


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        ("01", "20.5", "D218"),
        ("04", "12", "D239"),
        ("05", "Chưa", "D121"),
        ("06", "2", "C107"),
        ("07", "1250.55", "D706"),
    ],
)
def test_cells_of_a_row_are_held_against_its_kind(row: str, cell: str, code: str, tmp_path: Path) -> None:
    form = form_of(tmp_path, MIXED)
    lines = [f'  - {{dong: "{row}", ke_hoach: {cell}, thuc_hien: 1}}' if f'"{row}"' in line else line
             for line in MIXED_DATA.splitlines()]  # fmt: skip
    if row in ("04", "05"):
        lines = [line.replace("thuc_hien: 1}", f"thuc_hien: {'1/1/2026' if row == '04' else 'Có'}}}") for line in lines]
    _, findings = computed(form, tmp_path, "\n".join(lines))
    assert code in codes(findings)


def test_a_row_without_figures_neither_has_a_formula_nor_is_in_one(tmp_path: Path) -> None:
    rows = """
        - {ma: I, ten: THU, de_muc: true}
        - {ma: "01", ten: Thu, cong_thuc: I + 02}
        - {ma: "02", ten: Ngày, kieu: ngay, cong_thuc: "03"}
        - {ma: "03", ten: Khác}
    """
    form, findings = collected(load_form, source_of(tmp_path, with_rows(rows), "bieu.yaml"))
    assert form is None
    assert codes(findings) == ["T828", "T828", "T827"]


def test_rows_of_the_unit_below_prescribed_ones_have_a_unit_and_a_code_of_their_own(tmp_path: Path) -> None:
    form = form_of(tmp_path, STAFF.replace('      - {ma: "06"', '      - {tu_do: true}\n      - {ma: "06"'))
    free = """
  - {chi_tieu: Xe ô tô, dvt: Cái, ma_so: "07", truoc: 2, nay: 3, nu: 0}
  - {chi_tieu: Khác, truoc: 0, nay: 1, nu: null}
"""
    result, findings = computed(form, tmp_path, DATA.rstrip() + free)
    assert result is not None, [item.message() for item in findings]
    rows = grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:]
    assert [row[:6] for row in rows] == [
        ["1", "Xe ô tô", "07", "Cái", "2", "3"],
        ["2", "Khác", "", "", "0", "1"],
        ["III", "Tỷ lệ cấp xã", "06", "%", "40,0", "42,9"],
    ]


def test_a_difference_of_shares_is_a_difference_not_the_share_of_differences(tmp_path: Path) -> None:
    text = with_rows("""
        - {ma: "01", ten: Tổng số}
        - {ma: "05", ten: "Trong đó: nữ"}
        - {ma: "10", ten: Tỷ lệ nữ, don_vi_tinh: "%", so_le: 1, cong_thuc: 05 / 01 * 100}
        """)
    columns = (
        "{ten: Trước, khoa: truoc}\n      - {ten: Nay, khoa: nay}\n"
        "      - {ten: Chênh lệch, khoa: chenh, am: true, cong_thuc: nay - truoc}"
    )
    form = form_of(tmp_path, text.replace("{ten: Số, khoa: so_luong}", columns))
    data = 'dong:\n  - {dong: "01", truoc: 81, nay: 84}\n  - {dong: "05", truoc: 47, nay: 50}\n'
    result, findings = computed(form, tmp_path, data)
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:] == [
        ["Tổng số", "81", "84", "3"],
        ["Trong đó: nữ", "47", "50", "3"],
        ["Tỷ lệ nữ", "58,0", "59,5", "1,5"],
    ]


def test_what_a_row_leaves_blank_is_filled_in_where_the_column_cannot_be_computed(tmp_path: Path) -> None:
    text = with_rows("""
        - {ma: "01", ten: Số hộ}
        - {ma: "02", ten: Kinh phí, bo_trong: [tang, giam]}
        - {ma: "03", ten: Tỷ lệ, don_vi_tinh: "%", so_le: 1, bo_trong: [tang, giam]}
        """)
    columns = (
        "{ten: Đầu, khoa: dau}\n      - {ten: Tăng, khoa: tang}\n      - {ten: Giảm, khoa: giam}\n"
        "      - {ten: Cuối, khoa: cuoi, cong_thuc: dau + tang - giam}\n"
        "      - {ten: Chênh, khoa: chenh, am: true, cong_thuc: cuoi - dau}"
    )
    form = form_of(tmp_path, text.replace("{ten: Số, khoa: so_luong}", columns))
    rows = form.parts[0].rows
    assert [[column.key for column in form.parts[0].columns if row.asks(column)] for row in rows] == [
        ["dau", "tang", "giam"],
        ["dau", "cuoi"],
        ["dau", "cuoi"],
    ]
    data = (
        'dong:\n  - {dong: "01", dau: 8, tang: 4, giam: 1}\n  - {dong: "02", dau: 5, cuoi: 9}\n'
        '  - {dong: "03", dau: 50.5, cuoi: 48.0}\n'
    )
    result, findings = computed(form, tmp_path, data)
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:] == [
        ["Số hộ", "8", "4", "1", "11", "3"],
        ["Kinh phí", "5", "", "", "9", "4"],
        ["Tỷ lệ", "50,5", "", "", "48,0", "-2,5"],
    ]


def test_a_sum_is_typed_in_a_column_in_which_all_its_rows_stay_blank(tmp_path: Path) -> None:
    text = with_rows("""
        - {ma: "01", ten: Khách, cong_thuc: "02 + 03"}
        - {ma: "02", ten: Quốc tế, bo_trong: [ke_hoach]}
        - {ma: "03", ten: Trong nước, bo_trong: [ke_hoach]}
        """)
    columns = "{ten: Kế hoạch, khoa: ke_hoach}\n      - {ten: Thực hiện, khoa: thuc_hien}"
    form = form_of(tmp_path, text.replace("{ten: Số, khoa: so_luong}", columns))
    data = 'dong:\n  - {dong: "01", ke_hoach: 50}\n  - {dong: "02", thuc_hien: 10}\n  - {dong: "03", thuc_hien: 30}\n'
    result, findings = computed(form, tmp_path, data)
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:] == [
        ["Khách", "50", "40"],
        ["Quốc tế", "", "10"],
        ["Trong nước", "", "30"],
    ]


FREE = """
- {ma: "1", ten: Diện tích, don_vi_tinh: ha}
- {tu_do: true, %s}
"""


@pytest.mark.parametrize(
    ("rules", "cell", "code", "printed"),
    [
        ("so_le: 2", "1.25", "", "1,25"),
        ("so_le: 2", "1.5", "", "1,50"),
        ("so_le: 1", "1.25", "D706", "1,3"),
        ("kieu: thap_phan", "1.25", "", "1,25"),
        ('don_vi_tinh: "%", so_le: 1', "12.5", "", "12,5"),
        ("kieu: co_khong", "2", "C107", "2"),
        ("kieu: chon, lua_chon: [Đạt, Chưa đạt]", "Đạt", "", "Đạt"),
        ("kieu: chon, lua_chon: [Đạt, Chưa đạt]", "Đat", "D120", ""),
        ("kieu: ngay", "2/9/2026", "", "02/9/2026"),
        ("bo_trong: [so_luong]", "null", "", ""),
        ("bo_trong: [so_luong]", "3", "D705", ""),
        ("de_trong: true", "null", "", ""),
        ("lui: 1", "null", "D401", ""),
        ("lui: 1", "1.25", "D218", ""),
        ("lui: 1", "-1", "D221", ""),
        ("am: true", "-1", "", "-1"),
    ],
)
def test_what_a_form_says_of_rows_of_the_unit_rules_their_cells(
    rules: str, cell: str, code: str, printed: str, tmp_path: Path
) -> None:
    form = form_of(tmp_path, with_rows(FREE % rules))
    data = f'dong: [{{dong: "1", so_luong: 3}}, {{ten: Mía, so_luong: {cell}}}, {{ten: Lạc, so_luong: {cell}}}]'
    result, findings = computed(form, tmp_path, data)
    assert set(codes(findings)) == ({code} if code else set())
    if result is not None:
        rows = grid(table(form, form.parts[0], result.parts["phan_1"]))[-2:]
        assert rows == [["Mía", printed], ["Lạc", printed]]


def test_a_unit_of_measure_of_rows_of_the_unit_is_printed_and_keeps_totals_apart(tmp_path: Path) -> None:
    text = with_rows(FREE % "don_vi_tinh: con", "    tong_cong: {nhan: TỔNG}\n")
    text = text.replace("kieu: chu}\n", "kieu: chu}\n      - {ten: ĐVT, khoa: dvt, kieu: don_vi_tinh}\n", 1)
    form = form_of(tmp_path, text)
    data = 'dong: [{dong: "1", so_luong: 3}, {ten: Trâu, so_luong: 4}, {ten: Gà, dvt: lồng, so_luong: 5}]'
    result, findings = computed(form, tmp_path, data)
    assert result is not None, [item.message() for item in findings]
    rows = grid(table(form, form.parts[0], result.parts["phan_1"]))[-4:]
    assert [row[:3] for row in rows] == [
        ["Diện tích", "ha", "3"],
        ["Trâu", "con", "4"],
        ["Gà", "lồng", "5"],
        ["TỔNG", "", ""],
    ]


@pytest.mark.parametrize(
    ("kind", "places", "typed", "printed"),
    [
        ("ty_le", 2, "50.2567", "50,26"),
        ("ty_le", 2, "50.2", "50,20"),
        ("ty_le", 0, "50.2567", "50"),
        ("ty_le", 1, "99.96", "99,96"),  # next to all, and not all
        ("thap_phan", 1, "1250.55", "1.250,6"),
        ("binh_quan", 0, "3.5", "4"),
        ("binh_quan", 2, "-3.4567", "-3,46"),
    ],
)
def test_a_typed_figure_is_rounded_in_print_as_the_warning_says(
    kind: str, places: int, typed: str, printed: str, tmp_path: Path
) -> None:
    column = f"      - {{ten: Mức (%), khoa: muc, kieu: {kind}, so_le: {places}, am: true}}\n"
    form = form_of(tmp_path, with_rows('- {ma: "01", ten: a}').replace("    dong:\n", column + "    dong:\n"))
    result, findings = computed(form, tmp_path, f'dong:\n  - {{dong: "01", so_luong: 1, muc: {typed}}}')
    assert result is not None
    cell = grid(table(form, form.parts[0], result.parts["phan_1"]))[-1][-1]
    assert cell == printed
    longer = len(typed.partition(".")[2]) > len(printed.partition(",")[2])
    assert codes(findings) == (["D706"] if longer else [])


@pytest.mark.parametrize(
    ("kind", "keys", "typed", "printed"),
    [
        ("tien", "", "-272", "(272)"),
        ("ty_le", ", so_le: 1", "-5.1", "(5,1)"),
        ("thap_phan", "", "-1250.5", "(1.250,50)"),
        ("tien", "", "45", "45"),
        ("so", ", dau_cong: true", "45", "+45"),
        ("so", ', in_so_khong: "-"', "0", "-"),
        ("ty_le", ', in_so_khong: "-", so_le: 1', "0", "-"),
        ("thap_phan", ', in_so_khong: "-", so_le: 1', "0.06", "0,1"),
        ("so", "", "0", "0"),
    ],
)
def test_figures_below_and_at_zero_as_a_form_prints_them(
    kind: str, keys: str, typed: str, printed: str, tmp_path: Path
) -> None:
    column = f"      - {{ten: Mức (%), khoa: muc, kieu: {kind}{keys}, am: true}}\n"
    text = with_rows('- {ma: "01", ten: a}').replace("    dong:\n", column + "    dong:\n")
    form = form_of(tmp_path, f"in_so_am: ngoac\n{text}")
    result, _ = computed(form, tmp_path, f'dong:\n  - {{dong: "01", so_luong: 1, muc: {typed}}}')
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-1][-1] == printed


def test_a_share_that_lacks_its_base_is_no_quotient_of_other_shares(tmp_path: Path) -> None:
    text = with_rows("""
        - {ma: "01", ten: Kinh phí}
        - {ma: "02", ten: Số người}
        - {ma: "03", ten: Bình quân, kieu: binh_quan, so_le: 1, cong_thuc: 01/02, bo_trong: [ke_hoach]}
        """)
    columns = (
        "{ten: Kế hoạch, khoa: ke_hoach}\n      - {ten: Lũy kế, khoa: luy_ke}\n"
        "      - {ten: Tỷ lệ (%), khoa: ty_le, kieu: ty_le, cong_thuc: luy_ke / ke_hoach * 100}"
    )
    part = form_of(tmp_path, text.replace("{ten: Số, khoa: so_luong}", columns)).parts[0]
    assert [[column.key for column in part.columns if row.asks(column)] for row in part.rows] == [
        ["ke_hoach", "luy_ke"],
        ["ke_hoach", "luy_ke"],
        ["ty_le"],
    ]


@pytest.mark.parametrize(
    ("column", "row", "cells", "code"),
    [
        ("", "", "", "D401"),
        ("", "", ", muc: null", "D401"),
        ("", "", ", muc: Cao", ""),
        (", de_trong: true", "", "", ""),
        ("", ", de_trong: true", "", ""),
        ("", ", bo_trong: [muc]", "", ""),
    ],
)
def test_a_choice_is_made_in_each_prescribed_row(column: str, row: str, cells: str, code: str, tmp_path: Path) -> None:
    text = with_rows(f'- {{ma: "1", ten: Diện tích{row}}}\n')
    choice = f"{{ten: Mức, khoa: muc, kieu: chon, lua_chon: [Cao, Thấp]{column}}}"
    form = form_of(tmp_path, text.replace("kieu: chu}\n", f"kieu: chu}}\n      - {choice}\n", 1))
    _, findings = computed(form, tmp_path, f'dong: [{{dong: "1", so_luong: 3{cells}}}]')
    assert codes(findings) == ([code] if code else [])
    assert all("muc" in item.message() and "Cao, Thấp" in item.message() for item in findings)


GROWTH = """
- {ma: "01", ten: Tổng số}
- {ma: "02", ten: "Trong đó: nữ", trong_do: "01"}
- {ma: "03", ten: Tăng giảm, am: true}
- {ma: "04", ten: "Trong đó: tỉnh", am: true, trong_do: "03"}
"""


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("{ten: Tăng, khoa: tang, cong_thuc: nay - truoc, am: true}", False),
        ("{ten: Tăng, khoa: tang, cong_thuc: nay - truoc}", False),
        ("{ten: Gấp đôi, khoa: tang, cong_thuc: 'chenh * 2'}", False),
        ("{ten: So sánh, khoa: tang, so_le: 1, cong_thuc: 'nay / truoc'}", False),
        ("{ten: Hai kỳ, khoa: tang, cong_thuc: 'nay * 4 + truoc'}", True),
    ],
)
def test_a_part_may_grow_more_than_the_whole(column: str, told: bool, tmp_path: Path) -> None:
    columns = (
        "{ten: Trước, khoa: truoc}\n      - {ten: Nay, khoa: nay}\n      - "
        "{ten: Chênh, khoa: chenh, am: true, cong_thuc: nay - truoc}\n      - " + column
    )
    form = form_of(tmp_path, with_rows(GROWTH).replace("{ten: Số, khoa: so_luong}", columns))
    first = '{dong: "01", truoc: 100, nay: 101}, {dong: "02", truoc: 40, nay: 50}'
    last = '{dong: "03", truoc: 5, nay: 6}, {dong: "04", truoc: 9, nay: 15}'  # signed rows: other parts are negative
    _, findings = computed(form, tmp_path, f"dong: [{first}, {last}]")
    assert findings == []
    _, findings = computed(form, tmp_path, f"dong: [{first.replace('40, nay: 50', '90, nay: 110')}, {last}]")
    assert codes(findings) == (["C401", "C401"] if told else ["C401"])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{ma: "03", ten: Còn}', True),
        ('{ma: "03", ten: Tăng, am: true}', False),
        ('{ma: "03", ten: Tăng, am: true, cong_thuc: 02 - 01}', False),
    ],
)
def test_a_column_that_is_a_part_may_grow_more_than_the_whole(row: str, told: bool, tmp_path: Path) -> None:
    columns = "{ten: Tổng, khoa: tong}\n      - {ten: Nữ, khoa: nu, trong_do: tong}"
    text = with_rows(f'- {{ma: "01", ten: Trước}}\n- {{ma: "02", ten: Nay}}\n- {row}')
    form = form_of(tmp_path, text.replace("{ten: Số, khoa: so_luong}", columns))
    typed = "" if "cong_thuc" in row else ', {dong: "03", tong: 1, nu: 5}'
    _, findings = computed(
        form, tmp_path, f'dong: [{{dong: "01", tong: 10, nu: 3}}, {{dong: "02", tong: 11, nu: 8}}{typed}]'
    )
    assert codes(findings) == (["C104"] if told else [])


def test_a_row_of_words_or_choices_is_typed_in_a_column_that_adds_up(tmp_path: Path) -> None:
    columns = (
        "{ten: Cả năm, khoa: nam, cong_thuc: dau + cuoi}\n      - {ten: Đầu, khoa: dau}\n"
        "      - {ten: Cuối, khoa: cuoi}\n"
        "      - {ten: So sánh, khoa: so_sanh, kieu: ty_le, cong_thuc: cuoi / dau * 100}"
    )
    rows = '- {ma: "01", ten: Số}\n- {ma: "02", ten: Loại, kieu: chon, lua_chon: [A, B]}\n'
    rows += '- {ma: "03", ten: Tên, kieu: chu}'
    form = form_of(tmp_path, with_rows(rows).replace("{ten: Số, khoa: so_luong}", columns))
    data = (
        'dong: [{dong: "01", dau: 4, cuoi: 2}, {dong: "02", nam: B, dau: A, cuoi: B}, '
        '{dong: "03", nam: Một, dau: Hai, cuoi: Ba}]'
    )
    result, findings = computed(form, tmp_path, data)
    assert findings == []
    assert result is not None
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-3:] == [
        ["Số", "6", "4", "2", "50%"],
        ["Loại", "B", "A", "B", ""],
        ["Tên", "Một", "Hai", "Ba", ""],
    ]
    _, findings = computed(form, tmp_path, data.replace("nam: B", "nam: C"))
    assert codes(findings) == ["D121"]


SCORES = """
ma: DIEM
ten: Chấm điểm
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Tiêu chí, khoa: tieu_chi, kieu: chu}
      - {ten: Tự chấm, khoa: tu_cham, so_le: 2, kieu: binh_quan}
      - {ten: Thẩm định, khoa: tham_dinh, so_le: 2, kieu: KIND}
    dong:
      - {ma: "02", ten: Kế hoạch}
      - {ma: "03", ten: Tin bài}
      - {ma: "33", ten: Xếp loại, kieu: chon, lua_chon: [Tốt, Khá], bo_trong: [tham_dinh]}
    kiem_tra: [{ma: t02, cong_thuc: 02 <= 20.0, theo: dong, nguon: Điểm tối đa}]
"""
SCORED = """
dong:
  - {dong: "02", tu_cham: 25, tham_dinh: 25}
  - {dong: "33", tu_cham: Tốt}
"""


@pytest.mark.parametrize("kind", ["binh_quan", "thap_phan"])
def test_words_of_a_row_stand_in_a_column_of_averages_where_no_other_has_them(kind: str, tmp_path: Path) -> None:
    form = form_of(tmp_path, SCORES.replace("KIND", kind))
    rating = form.parts[0].rows[-1]
    tu_cham, tham_dinh = form.parts[0].columns[1:]
    assert (rating.kind(tu_cham), rating.asks(tu_cham), rating.asks(tham_dinh)) == ("chon", True, False)
    _, found = collected(read_data, form, source_of(tmp_path, SCORED), ())
    assert [item.message() for item in found] == ["Thiếu 1 dòng của biểu: 03. Tin bài."]


def test_a_limit_of_a_row_is_told_as_a_number(tmp_path: Path) -> None:
    form = form_of(tmp_path, SCORES.replace("KIND", "thap_phan"))
    data = SCORED + '  - {dong: "03", tu_cham: 1, tham_dinh: 1}\n'
    _, found = computed(form, tmp_path, data)
    told = [item.message() for item in found if item.code == "C104"]
    assert len(told) == 1
    assert "dòng 02 = 25, nhưng mức cho phép là 20;" in told[0]


@pytest.mark.parametrize(("formula", "total"), [("(1) * (2)", "3"), ("round((1) * (2), 0)", "4")])
def test_cells_that_the_form_rounds_add_up_as_they_are_printed(formula: str, total: str, tmp_path: Path) -> None:
    rows = 'dong: [{ma: "1", ten: A}, {ma: "2", ten: B}, {ma: "3", ten: Cộng, cong_thuc: 1 + 2, bo_trong: [a, b]}]'
    form = form_of(
        tmp_path,
        f"""
        ma: T
        ten: T
        nguon: T
        phan:
          - khoa: phan_1
            cot:
              - {{ten: Tên, khoa: ten, kieu: chu}}
              - {{ten: A, khoa: a, ma: "1"}}
              - {{ten: B, khoa: b, ma: "2", kieu: binh_quan}}
              - {{ten: Tiền, khoa: tien, ma: "3", kieu: tien, cong_thuc: "{formula}"}}
            tong_cong: {{nhan: Cộng}}
            {rows}
        """,
    )
    data = 'dong: [{dong: "1", a: 1, b: 1.5}, {dong: "2", a: 1, b: 1.5}]'
    result, found = computed(form, tmp_path, data)
    assert found == []
    assert result is not None
    assert str(result.parts["phan_1"].theo_ma["3"].tien) == total


@pytest.mark.parametrize(("bold", "kind"), [("", "group"), (", dam: false", "data")])
def test_a_heading_is_bold_unless_the_form_says_otherwise(bold: str, kind: str, tmp_path: Path) -> None:
    rows = "- {ten: Dưới 70%, de_muc: true" + bold + "}\n- {ma: '01', ten: Mạng}"
    form = form_of(tmp_path, with_rows(rows))
    result, _ = computed(form, tmp_path, "dong: [{dong: '01', so_luong: 2}]")
    assert result is not None
    row = table(form, form.parts[0], result.parts["phan_1"]).rows[0]
    assert (row.kind, row.cells[0].bold) == (kind, kind == "group")


TICKED = """
ma: KT.02
ten: Kết quả
nguon: thử
phan:
  - khoa: phan_1
    so_le: 1
    cot:
      - {ten: Thông số, khoa: ten, kieu: chu}
      - {ten: Kết quả, khoa: ket_qua}
      - {ten: Đạt, khoa: dat, kieu: chon, lua_chon: [x], de_trong: true}
      - {ten: Công khai, khoa: cong_khai, kieu: co_khong}
    dong:
      - {ma: "01", ten: Nhiệt độ, so_le: 1}
      - {ma: "02", ten: Độ pH, kieu: binh_quan, so_le: 2}
      - {ma: "03", ten: Số thông số đạt, kieu: so, bo_trong: [ket_qua, cong_khai]}
"""


def test_a_row_that_counts_ticks_takes_a_figure_and_an_answer_has_no_decimals(tmp_path: Path) -> None:
    form = form_of(tmp_path, TICKED)
    given = """
dong:
  - {dong: "01", ket_qua: 20.5, dat: x, cong_khai: 1}
  - {dong: "02", ket_qua: 7.25, cong_khai: 0}
  - {dong: "03", dat: 1}
"""
    result, findings = computed(form, tmp_path, given)
    assert result is not None, [item.message() for item in findings]
    assert [row[1:] for row in grid(table(form, form.parts[0], result.parts["phan_1"]))[1:]] == [
        ["20,5", "x", "1"], ["7,25", "", "0"], ["", "1", ""],
    ]  # fmt: skip
    _, findings = computed(form, tmp_path, given.replace('"03", dat: 1', '"03", dat: x'))
    assert findings


def test_the_formula_of_a_column_stands_where_a_row_that_is_multiplied_stays_blank(tmp_path: Path) -> None:
    text = """
ma: thu
ten: Biểu thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: chi_tieu, kieu: chu}
      - {ten: Vụ xuân, khoa: xuan, ma: "1"}
      - {ten: Vụ mùa, khoa: mua, ma: "2"}
      - {ten: Cả năm, khoa: nam, ma: "3", cong_thuc: "(1) + (2)"}
    dong:
      - {ma: "01", ten: Diện tích}
      - {ma: "02", ten: Năng suất, kieu: binh_quan, so_le: 0, bo_trong: [nam]}
      - {ma: "03", ten: Sản lượng, cong_thuc: "01 * 02 / 10"}
      - {ma: "04", ten: Cộng, cong_thuc: "03 + 03"}
"""
    form = form_of(tmp_path, text)
    data = 'dong: [{dong: "01", xuan: 10, mua: 20}, {dong: "02", xuan: 50, mua: 40}]'
    result, findings = computed(form, tmp_path, data)
    assert result is not None, [item.message() for item in findings]
    assert grid(table(form, form.parts[0], result.parts["phan_1"]))[-2:] == [
        ["Sản lượng", "50", "80", "130"],
        ["Cộng", "100", "160", "260"],
    ]
