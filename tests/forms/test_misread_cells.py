"""What is advised about a value that is no number, by the cell that it is typed into."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import computed, own_form, source_of
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form

COLUMNS = """{ten: Số hồ sơ, khoa: ho_so}
{ten: "Kinh phí (triệu đồng)", khoa: tien, kieu: tien}
{ten: Vốn, khoa: von, kieu: tien, so_le: 1, don_vi_tinh: tỷ đồng}
{ten: Tỷ lệ, khoa: ty_le, kieu: ty_le}
{ten: Khối lượng, khoa: luong, kieu: thap_phan, don_vi_tinh: tấn}"""
RIGHT = "ho_so: 1, tien: 1, von: 1, ty_le: 1, luong: 1"


def advice(folder: Path, form: Form, cell: str) -> list[tuple[str, str]]:
    key = cell.partition(":")[0]
    row = "".join(f"\n    {cell if pair.startswith(f'{key}:') else pair}" for pair in RIGHT.split(", "))
    _, findings = computed(form, folder, f"dong:\n  - ten: x{row}")
    return [(item.code, item.details.get("right", "")) for item in findings]


@pytest.mark.parametrize(
    ("cell", "code", "right"),
    [
        ("ho_so: 512 hồ sơ", "D219", "512"),
        ("ho_so: 2 nghìn", "D219", "2000"),
        ("ho_so: 75%", "D664", "75"),
        ("ho_so: 12.345", "D215", "12345"),
        ("ho_so: 12,000", "D216", "12000 / 12"),
        ("ho_so: 12,345", "D215", "12345"),
        ("tien: 35 triệu", "D219", "35"),
        ("tien: 35.000.000 đồng", "D219", "35"),
        ("tien: 1,2 tỷ đồng", "D219", "1200"),
        ("tien: 500 nghìn đồng", "D666", ""),
        ("tien: 12 ha", "D666", ""),
        ("tien: 12%", "D664", "12"),
        ("tien: 1.250", "D667", "1250"),
        ("tien: 1.000", "D216", "1000 / 1"),
        ("tien: 1.250.000", "D215", "1250000"),
        ("von: 500 triệu", "D219", "0.5"),
        ("tien: 241 tỷ 500 triệu", "D219", "241500"),
        ("von: 1 tỷ 500 triệu đồng", "D219", "1.5"),
        ("tien: 500 triệu 1 tỷ", "D220", "12"),
        ("tien: 35 USD", "D666", ""),
        ("von: 1.250 tỷ", "D216", "1250 / 1.25"),
        ("von: 12%", "D664", "12"),
        ("ty_le: 97,92%", "D210", "97.92"),
        ("luong: 12 tạ", "D219", "1.2"),
        ("luong: 12 tấn", "D219", "12"),
    ],
)
def test_the_advice_is_in_the_unit_of_the_cell(tmp_path: Path, cell: str, code: str, right: str) -> None:
    found = advice(tmp_path, own_form(tmp_path, COLUMNS), cell)
    assert [(name, value if right else "") for name, value in found] == [(code, right)]


@pytest.mark.parametrize("cell", ["ho_so: 512", "tien: 35", "von: 0.5", "ty_le: 97.92", "luong: 1.2"])
def test_plain_numbers_are_silent(tmp_path: Path, cell: str) -> None:
    assert advice(tmp_path, own_form(tmp_path, COLUMNS), cell) == []


FORM = """
ma: thu
ten: Biểu thử
nguon: Bộ kiểm thử
don_vi_tinh: triệu đồng
phan:
  - cot:
      - {ten: Nội dung, khoa: ten, kieu: chu}
      - {ten: Dự toán, khoa: a, ma: "1", kieu: tien}
      - {ten: Ước, khoa: b, ma: "2", kieu: tien}
    dong:
      - {ma: "01", ten: Thu, bo_trong: ["2"]}
      - {ma: "02", ten: Số hộ, don_vi_tinh: hộ}
      - {ma: "03", ten: Tỷ lệ thu, don_vi_tinh: "%"}
"""


@pytest.mark.parametrize(
    ("row", "code", "right"),
    [
        ('{dong: "01", a: 35 triệu}', "D219", "35"),
        ('{dong: "01", a: 3, b: x}', "D705", ""),
        ('{dong: "01", a: 3, b: "-"}', "D705", ""),
        ('{dong: "01", a: 3, b: 5%}', "D705", ""),
        ('{dong: "01", a: 3, b: 5}', "D705", ""),
        ('{dong: "02", a: 2 nghìn, b: 1}', "D219", "2000"),
        ('{dong: "02", a: 2 triệu đồng, b: 1}', "D666", ""),
        ('{dong: "03", a: 12%, b: 1}', "D210", "12"),
    ],
)
def test_a_prescribed_row_has_cells_of_its_own(tmp_path: Path, row: str, code: str, right: str) -> None:
    form, _ = collected(load_form, source_of(tmp_path, FORM, "bieu.yaml"))
    assert form is not None
    rows = ['{dong: "01", a: 3}', '{dong: "02", a: 1, b: 1}', '{dong: "03", a: 1, b: 1}']
    rows = [row if row[:12] == other[:12] else other for other in rows]
    _, findings = computed(form, tmp_path, f"dong: [{', '.join(rows)}]")
    assert [(item.code, item.details.get("right", "") if right else "") for item in findings] == [(code, right)]


@pytest.mark.parametrize(("code", "near"), [("O1", "01"), ("l2", "I2"), ("12", "I2"), ("99", "")])
def test_a_code_with_a_letter_for_a_digit_has_the_right_one(tmp_path: Path, code: str, near: str) -> None:
    form, _ = collected(load_form, source_of(tmp_path, FORM.replace('"02"', '"I2"'), "bieu.yaml"))
    assert form is not None
    _, findings = computed(form, tmp_path, f'dong: [{{dong: "{code}", a: 1, b: 1}}]')
    assert [item.details["near"] for item in findings if item.code == "D702"] == [f" Có phải “{near}”?" if near else ""]


DAMAGE = """
ma: thu
ten: Biểu thử
nguon: Bộ kiểm thử
phan:
  - cot:
      - {ten: Nội dung, khoa: ten, kieu: chu}
      - {ten: Số lượng, khoa: luong, ma: "1", kieu: thap_phan}
      - {ten: "Giá trị (triệu đồng)", khoa: gia_tri, ma: "2", kieu: tien, so_le: 1}
    dong:
      - {ma: "04", ten: Lúa, don_vi_tinh: ha}
"""


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        ("luong: 465000 m2, gia_tri: 1", "46.5"),
        ("luong: 1, gia_tri: 697.5 triệu", "697.5"),
        ("luong: 1, gia_tri: 0.6975 tỷ", "697.5"),
    ],
)
def test_the_unit_of_a_row_is_that_of_columns_without_one(tmp_path: Path, cells: str, right: str) -> None:
    form, _ = collected(load_form, source_of(tmp_path, DAMAGE, "bieu.yaml"))
    assert form is not None
    _, findings = computed(form, tmp_path, f'dong: [{{dong: "04", {cells}}}]')
    assert [(item.code, item.details["right"]) for item in findings] == [("D219", right)]


def test_a_code_in_a_form_without_codes_is_told_to_be_left_out(tmp_path: Path) -> None:
    text = FORM[: FORM.index("    dong:")] + "    dong:\n      - {tu_do: true}\n"
    form, _ = collected(load_form, source_of(tmp_path, text, "bieu.yaml"))
    assert form is not None
    _, findings = computed(form, tmp_path, 'dong: [{dong: "1", a: 1, b: 1}]')
    (item,) = [item for item in findings if item.code == "D702"]
    assert item.message() == "Biểu không có dòng mang mã “1”."
    assert "biểu không có dòng nào gọi bằng mã thì bỏ khóa dong" in item.hint()
    assert "where no row of the form is called by a code, leave out the key dong" in item.hint("en")
