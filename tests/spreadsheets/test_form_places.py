"""Where figures are on a sheet, and the formulas of computed cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.formkit import own_form, shipped
from tthc_render.forms.model import Form
from tthc_render.spreadsheets.form_places import FormPlaces, places_of

FIXED = """
tong_cong: {nhan: Cộng}
dong:
  - {ma: "01", ten: Tổng, cong_thuc: 02 + 03}
  - {ma: "02", ten: Một}
  - {ma: "03", ten: Hai}
  - {ma: "04", ten: Tỷ lệ, don_vi_tinh: "%", cong_thuc: 02 / 01 * 100}
kiem_tra:
  - {ma: a, theo: dong, cong_thuc: 02 >= 03, nguon: Thử}
"""


def formula(places: FormPlaces, part: str, key: str, number: int) -> str:
    place = places.parts[part]
    column = place.part.column(key)
    assert column is not None
    return places.formula(place.part, column, place.rows.rows[number].line)


@pytest.mark.parametrize(
    ("part", "key", "line", "wanted"),
    [
        ("phan_1", "tham_quyen", 0, '=IFERROR((($E11+$F11)+$G11),"")'),
        ("phan_1", "bpmc_tinh", -1, "=SUM(I11:I40)"),
        ("phan_1", "bpmc_tinh", 0, ""),
    ],
)
def test_formulas_of_columns(part: str, key: str, line: int, wanted: str) -> None:
    places = places_of(shipped("II.07b"), {})
    assert formula(places, part, key, line) == wanted


def test_another_part_is_reached_by_the_name_of_the_row() -> None:
    places = places_of(shipped("II.07b"), {})
    text = formula(places, "phan_2", "ty_le_tinh", 0)
    assert "COUNTIF(" in text
    assert "SUMIF(" in text
    total = formula(places, "phan_2", "ty_le_tinh", -1)
    assert "SUMIF(" not in total


def fixed(folder: Path) -> Form:
    return own_form(folder, "{ten: Số, khoa: so, ma: (1)}", FIXED)


def test_formulas_of_rows(tmp_path: Path) -> None:
    places = places_of(fixed(tmp_path), {})
    first = places.parts["phan_1"].first
    column = places.parts["phan_1"].letter("so")
    assert formula(places, "phan_1", "so", 0) == f'=IFERROR(({column}${first + 1}+{column}${first + 2}),"")'
    assert formula(places, "phan_1", "so", 1) == ""
    assert formula(places, "phan_1", "so", -1) == f"=SUM({column}{first + 1}:{column}{first + 2})"


def test_identities_of_rows(tmp_path: Path) -> None:
    places = places_of(fixed(tmp_path), {})
    first = places.parts["phan_1"].first
    [(cells, broken, grave)] = places.broken(places.form.parts[0])
    assert (cells, broken, grave) == (f"C{first + 1}", f"(C${first + 2})-(C${first + 1})>0", True)


def test_identities_of_columns_wait_for_the_figures() -> None:
    places = places_of(shipped("II.06a"), {})
    [(cells, broken, grave)] = places.broken(places.form.parts[0])
    assert cells.startswith("D")
    assert broken.startswith("AND(COUNT(")
    assert grave
