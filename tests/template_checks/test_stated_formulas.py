"""Formulas that names of rows and code cells print, held against those that are computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.stated_formulas import lint_stated

HEAD = """ma: T.1
ten: T
nguon: T
phan:
  - cot:
      - {ten: Tên, khoa: ten, ma: A, kieu: chu}
      - {ten: A, khoa: a, ma: "1"}
      - {ten: B, khoa: b, ma: "2"}
"""


def codes(folder: Path, more: str) -> list[str]:
    source = source_of(folder, HEAD + more, "bieu.yaml")
    form, findings = collected(load_form, source)
    assert form is not None, findings
    return [item.code for item in lint_stated(form.parts[0], source, ("phan", 0))]


@pytest.mark.parametrize(
    ("name", "formula", "expected"),
    [
        ("Tỷ lệ (04=03/01)", "03 / 01 * 100", []),
        ("Tỷ lệ (04=03:01×100%)", "03 / 01 * 100", []),
        ("Tổng (04=01+02+03)", "03 + 02 + 01", []),
        ("Tổng (04=01+...+03)", "01 + 02 + 03", []),
        ("Tổng (1+2)", "01 + 02", []),
        ("Tổng (4=1+2)", "01 + 02", []),
        ("Tổng (04=01+88)", "01 + 02", []),
        ("Tỷ lệ (04=03/01)", "03 / 02 * 100", ["T844"]),
        ("Tổng (04=01+02)", "01 + 02 + 03", ["T844"]),
        ("Còn lại (04=01-02)", "02 - 01", ["T844"]),
    ],
)
def test_the_name_of_a_row(name: str, formula: str, expected: list[str], tmp_path: Path) -> None:
    rows = "".join(f'      - {{ma: "0{number}", ten: Dòng {number}}}\n' for number in (1, 2, 3))
    assert (
        codes(tmp_path, f'    dong:\n{rows}      - {{ma: "04", ten: "{name}", cong_thuc: "{formula}"}}\n') == expected
    )


def test_a_slip_in_a_formula_is_one_finding_though_it_mixes_units(tmp_path: Path) -> None:
    units = {1: "hộ", 2: "hộ", 3: "vụ"}
    rows = "".join(f'      - {{ma: "0{at}", ten: Dòng {at}, don_vi_tinh: {unit}}}\n' for at, unit in units.items())
    last = '      - {ma: "04", ten: Tổng (04=01+02), don_vi_tinh: hộ, cong_thuc: "01 + 03"}\n'
    assert codes(tmp_path, f"    dong:\n{rows}{last}") == ["T844"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("binh_quan", "ty_le"), ["T770"]),
        (("binh_quan", "so"), []),
        (("thap_phan", "thap_phan"), []),
    ],
)
def test_a_formula_of_a_row_that_computes_no_cell(kinds: tuple[str, str], expected: list[str], tmp_path: Path) -> None:
    head = HEAD
    for key, kind in zip(("a", "b"), kinds, strict=True):
        head = head.replace(f"khoa: {key},", f"khoa: {key}, kieu: {kind},")
    rows = '    dong:\n      - {ma: "01", ten: X}\n      - {ma: "02", ten: Y}\n'
    source = source_of(tmp_path, f'{head}{rows}      - {{ma: "03", ten: Z, cong_thuc: 01 + 02}}\n', "bieu.yaml")
    form, findings = collected(load_form, source)
    assert form is not None, findings
    assert [item.code for item in lint_stated(form.parts[0], source, ("phan", 0))] == expected


@pytest.mark.parametrize(
    ("printed", "formula", "expected"),
    [
        ("3=2/1", "(2) / (1) * 100", []),
        ("3 = 2 : 1", "b / a * 100", []),
        ("3=2-9", "(2) - (1)", []),
        ("(3)", "(2) - (1)", []),
        ("3=2/1", "(1) / (2) * 100", ["T845"]),
        ("3=1+2", "(1) - (2)", ["T845"]),
        ("3=2/1", "round((2) / (1) * 100, 2)", []),
        ("3=2/1", "round((1) / (2) * 100, 2)", ["T845"]),
        ("3=(1+2)*(1+2)", "((1) + (2)) * (1.0 + (2) / 100)", []),  # a number that is no column, and a share
        ("3=(1+2)*(1+2)", "((1) + (2)) * (1.0 - (2) / 100)", ["T845"]),
        ("3=1+2*1", "(1) + (2) * (1) / 100", []),
    ],
)
def test_the_code_cell_of_a_column(printed: str, formula: str, expected: list[str], tmp_path: Path) -> None:
    line = f'      - {{ten: C, khoa: c, ma: "3", ma_in: "{printed}", cong_thuc: "{formula}"}}\n'
    assert codes(tmp_path, line) == expected


@pytest.mark.parametrize(("formula", "expected"), [("(2) / (1) * 100 - 100", []), ("(2) / (1) * 100 - 10", ["T845"])])
def test_a_code_cell_may_name_a_column_that_the_formula_spells_out(
    formula: str, expected: list[str], tmp_path: Path
) -> None:
    lines = '      - {ten: C, khoa: c, ma: "3", kieu: ty_le, cong_thuc: (2) / (1) * 100}\n'
    lines += f'      - {{ten: D, khoa: d, ma: "4", ma_in: "4=3-100", kieu: ty_le, cong_thuc: {formula}}}\n'
    assert codes(tmp_path, lines) == expected
