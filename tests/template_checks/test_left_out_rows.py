"""Sums of rows that leave out a row numbered between those that they add."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import FORM_HEAD, source_of
from tthc_render.diagnostics.findings import Finding
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.left_out_rows import lint_left_out

COLUMNS = "      - {ten: A, khoa: a, ma: (2)}\n      - {ten: B, khoa: b, ma: (3)}\n"


def found(tmp_path: Path, *rows: str) -> list[str]:
    return [item.code for item in reported(tmp_path, *rows)]


def reported(tmp_path: Path, *rows: str) -> list[Finding]:
    listed = "".join(f"      - {{{row}}}\n" for row in rows)
    source = source_of(tmp_path, f"{FORM_HEAD}{COLUMNS}    dong:\n{listed}")
    form, findings = collected(load_form, source)
    assert findings == [], [item.message() for item in findings]
    return list(lint_left_out(form.parts[0], source, ("phan", 0)))


TOTAL = 'ma: "01", stt: A, ten: Tổng, cong_thuc: 02 + 04'
FIRST, LAST = 'ma: "02", stt: I, ten: Một', 'ma: "04", stt: III, ten: Ba'


@pytest.mark.parametrize(
    ("between", "codes"),
    [
        (['ma: "03", stt: II, ten: Hai'], ["T855"]),
        (['ma: "03", stt: II, ten: Hai, de_trong: true'], ["T855"]),
        (['ma: "03", stt: II, ten: Hai, cong_thuc: 05 + 06', 'ma: "05", ten: Năm', 'ma: "06", ten: Sáu'], ["T855"]),
        (["stt: II, ten: Hai, de_muc: true"], []),
        (['ma: "03", stt: II, ten: Hai, trong_do: "02"'], []),
        (['ma: "03", stt: II, ten: Hai, don_vi_tinh: ha'], []),
        (['ma: "03", stt: II, ten: Hai, kieu: binh_quan'], []),
        (['ma: "03", stt: II, ten: Hai, cong_thuc: 02 / 04'], []),
        (['ma: "03", stt: II, ten: Hai, cong_thuc: 02 + 04'], []),
        (['ma: "03", stt: "1", ten: Hai'], []),
        (['ma: "03", ten: Hai'], []),
        (['ma: "07", stt: B, ten: Khác', 'ma: "03", stt: II, ten: Hai'], []),
        (['ma: "03", stt: II, ten: Hai, bo_trong: [a, b]'], []),
    ],
)
def test_a_row_between_the_terms(tmp_path: Path, between: list[str], codes: list[str]) -> None:
    assert found(tmp_path, TOTAL, FIRST, *between, LAST) == codes


def test_a_name_that_states_what_is_added_is_believed(tmp_path: Path) -> None:
    stated = TOTAL.replace("ten: Tổng", "ten: Tổng (I + III)")
    assert found(tmp_path, stated, FIRST, 'ma: "03", stt: II, ten: Hai', LAST) == []


def test_the_way_out_that_is_told_is_one(tmp_path: Path) -> None:
    between = 'ma: "03", stt: II, ten: Hai'
    told = reported(tmp_path, TOTAL, FIRST, between, LAST)[0]
    assert "cộng từ dòng I đến dòng III nhưng bỏ dòng II (mã 03) ở giữa" in told.message()
    assert "“(I + III)”" in told.hint()


def test_rows_before_and_behind_the_terms_are_let_be(tmp_path: Path) -> None:
    assert found(tmp_path, TOTAL, FIRST, LAST, 'ma: "05", stt: IV, ten: Bốn') == []


def test_other_formulas_are_let_be(tmp_path: Path) -> None:
    other = TOTAL.replace("02 + 04", "02 - 04")
    assert found(tmp_path, other, FIRST, 'ma: "03", stt: II, ten: Hai', LAST) == []
