"""Columns, parts and codes of a form that has been read."""

from __future__ import annotations

import pytest

from tests.support.formkit import shipped
from tthc_render.vietnamese.text import slug


def test_columns_of_a_form() -> None:
    part = shipped("II.06a").parts[0]
    assert [column.key for column in part.columns] == [
        "stt", "linh_vuc", "tiep_nhan", "truc_tuyen", "truc_tiep", "ky_truoc",
        "da_giai_quyet", "truoc_han", "dung_han", "qua_han",
        "dang_giai_quyet", "dang_trong_han", "dang_qua_han",
    ]  # fmt: skip
    column = part.column("truc_tuyen")
    assert column is not None
    assert column.name == "Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến (cột 4)"
    assert part.label is part.columns[1]
    assert part.column("tra_lai") is part.hidden[0]
    assert part.column("khong_co") is None


def test_unknown_part_key() -> None:
    with pytest.raises(KeyError):
        shipped("II.06a").part("phan_9")


@pytest.mark.parametrize(
    ("text", "key"),
    [("Cấp tỉnh", "cap_tinh"), ("  ĐỐI NGOẠI (A) ", "doi_ngoai_a"), ("Hội đồng", "hoi_dong"), ("", "")],
)
def test_slug(text: str, key: str) -> None:
    assert slug(text) == key
