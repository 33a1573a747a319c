"""Rows of a unit's own among prescribed rows: their number, their depth, the sum that counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import codes, computed, grid, source_of
from tthc_render.forms.loader import load_form
from tthc_render.forms.tables import table
from tthc_render.template_checks.meaning import lint_meaning

HEAD = """
ma: T
ten: Thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: TT, khoa: stt, kieu: stt}
      - {ten: Nội dung, khoa: ten, kieu: chu}
      - {ten: Đơn vị tính, khoa: dvt, kieu: don_vi_tinh}
      - {ten: Số, khoa: so}
    tong_cong: {nhan: CỘNG, gop: 2}
    kiem_tra:
      - {ma: a, theo: dong, cong_thuc: 01 = 02 + 03, nguon: thử}
    dong:
      - {ma: "01", stt: I, ten: Tổng, cong_thuc: FORMULA}
      - {ma: "02", stt: "1", ten: Một, lui: 1}
ROWS
"""
THIRD = '{ma: "03", stt: "2", ten: Hai, lui: 1}'
PART_OF_IT = '{ma: "04", ten: Nữ, trong_do: "03", de_trong: true}'
DATA = 'dong: [{dong: "02", so: 1}, {dong: "03", so: 2}, {ten: Ba, so: 4}, {ten: Bốn, so: 8, dvt: DVT}]'


@pytest.mark.parametrize(
    ("formula", "rows", "unit", "total", "numbers", "told"),
    [
        ("02 + 03", (THIRD, "{tu_do: true}"), "", "15", ["3", "4"], []),
        ("02 + … + 03", (THIRD, "{tu_do: true}"), "", "15", ["3", "4"], []),
        ("02 + 03", (THIRD, PART_OF_IT, "{tu_do: true}"), "", "15", ["3", "4"], []),
        ("02 + 03", ("{tu_do: true}", THIRD), "", "15", ["1", "2"], []),
        ("02 + 03", (THIRD.replace("Hai", "Chi khác"), "{tu_do: true}"), "", "3", ["1", "2"], ["T850"]),
        ("02 + 03", (THIRD.replace("Hai", "Chi khác"), '{tu_do: true, trong_do: "03"}'), "", "3", ["1", "2"], []),
        ("02 + 03", (THIRD, '{ten: KHÁC, stt: II, de_muc: true}', "{tu_do: true}"), "", "3", ["1", "2"], []),
        ("02 + 03", (THIRD, '{ma: "05", stt: II, ten: Thu}', "{tu_do: true}"), "", "3", ["1", "2"], []),
        ("02 + 03", (THIRD, "{tu_do: true, don_vi_tinh: ha}"), "", "15", ["3", "4"], []),
        ("02 + 03", (THIRD.replace("ten", "don_vi_tinh: cái, ten"), "{tu_do: true}"), "ha", "15", ["3", "4"], []),
    ],
)  # fmt: skip
def test_a_row_of_the_unit_goes_on_below_its_siblings(
    formula: str, rows: tuple[str, ...], unit: str, total: str, numbers: list[str], told: list[str], tmp_path: Path
) -> None:
    lines = "\n".join(f"      - {row}" for row in rows)
    source = source_of(tmp_path, HEAD.replace("FORMULA", formula).replace("ROWS", lines), "bieu.yaml")
    form, findings = collected(load_form, source)
    assert form is not None, [item.message() for item in findings]
    assert [item.code for item in lint_meaning(form, source) if item.code != "T811"] == told
    more = '}, {dong: "05", so: 0}]' if '"05"' in lines else "}]"
    data = DATA.replace("DVT", unit or "người").removesuffix("}]") + more
    result, findings = computed(form, tmp_path, data)
    assert codes(findings) == []
    assert result is not None
    printed = table(form, form.parts[0], result.parts["phan_1"])
    cells = grid(printed)
    assert cells[1][3] == total
    assert [row[0] for row in cells if row[1] in ("Ba", "Bốn")] == numbers


def test_a_row_of_another_unit_of_measure_is_in_no_sum(tmp_path: Path) -> None:
    text = HEAD.replace("FORMULA", "02 + 03").replace("ten: Tổng,", "ten: Tổng, don_vi_tinh: cái,")
    form, _ = collected(
        load_form, source_of(tmp_path, text.replace("ROWS", f"      - {THIRD}\n      - {{tu_do: true}}"))
    )
    assert form is not None
    result, _ = computed(form, tmp_path, DATA.replace("DVT", "ha"))
    assert result is not None
    assert result.theo_ma["01"].so == 7


def test_a_typed_total_is_held_against_the_sum_with_them(tmp_path: Path) -> None:
    text = HEAD.replace("FORMULA", "02 + 03").replace("ROWS", f"      - {THIRD}\n      - {{tu_do: true}}")
    form, _ = collected(load_form, source_of(tmp_path, text))
    assert form is not None
    data = DATA.replace("DVT", "người").replace("dong: [", 'dong: [{dong: "01", so: TOTAL}, ')
    assert computed(form, tmp_path, data.replace("TOTAL", "15"))[1] == []
    _, findings = computed(form, tmp_path, data.replace("TOTAL", "3"))
    assert codes(findings) == ["C101"]
    assert "1 + 2 + 4 + 8" in findings[0].message()
