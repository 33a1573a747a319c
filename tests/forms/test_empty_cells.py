"""What a clerk is told to write in empty cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import computed, source_of
from tthc_render.forms.loader import load_form

FORM = """ma: T
ten: Thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: ten, kieu: chu}
      - {ten: Số, khoa: so_luong}
    dong:
      - {ma: "1", ten: Một}
      - {ma: "2", ten: Hai, kieu: chu}
      - {ma: "3", ten: Ba, kieu: ngay}
      - {ma: "4", ten: Bốn, kieu: chon, lua_chon: [Đạt, Chưa đạt]}
"""


@pytest.mark.parametrize(
    ("code", "said", "silent"),
    [
        ("1", "“so_luong: 12”", ("lời", "ngày", "chọn")),
        ("2", "Ghi lời ở ô: so_luong", ("12", "ngày", "chọn")),
        ("3", "Ghi ngày như 20/6/2024 ở ô: so_luong", ("“", "lời", "chọn")),
        ("4", "đúng một trong những chữ đó", ("12", "lời", "ngày")),
    ],
)
def test_only_what_the_empty_cell_takes_is_explained(
    code: str, said: str, silent: tuple[str, ...], tmp_path: Path
) -> None:
    form, _ = collected(load_form, source_of(tmp_path, FORM, "bieu.yaml"))
    assert form is not None
    filled = {"1": "3", "2": "x", "3": "2/9/2026", "4": "Đạt", code: "null"}
    data = ", ".join(f'{{dong: "{number}", so_luong: {cell}}}' for number, cell in filled.items())
    [found] = [item for item in computed(form, tmp_path, f"dong: [{data}]")[1] if item.code == "D401"]
    assert said in found.hint()
    assert not any(words in found.hint().replace("ngay sau", "") for words in silent), found.hint()


FREE = FORM.partition("    dong:")[0] + "      - {ten: Khác, khoa: khac}\n"


@pytest.mark.parametrize(
    ("form_text", "row", "pasted"),
    [(FORM, '{dong: "1"}', False), (FREE, "{ten: Một, so_luong: 3}", False), (FREE, "Một\t\t3", True)],
)
def test_only_pasted_rows_get_the_advice_for_them(form_text: str, row: str, pasted: bool, tmp_path: Path) -> None:
    form, _ = collected(load_form, source_of(tmp_path, form_text, "bieu.yaml"))
    assert form is not None
    found = [item for item in computed(form, tmp_path, f"dong:\n  - {row}\n")[1] if item.code == "D401"]
    assert ["dán từ Excel" in item.hint() for item in found] == [pasted]
