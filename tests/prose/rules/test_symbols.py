"""Symbols of documents with blanks and other dashes: P605."""

from __future__ import annotations

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import Passage


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Kế hoạch số 15/KH - UBND ngày 02/3/2026 của UBND xã.", ["15/KH-UBND"]),
        ("Kế hoạch số 15/KH -UBND.", ["15/KH-UBND"]),
        ("Kế hoạch số 15 / KH-UBND.", ["15/KH-UBND"]),
        ("Kế hoạch số 15/KH–UBND.", ["15/KH-UBND"]),
        ("Kế hoạch số 15/KHUBND.", ["15/KH-UBND"]),
        ("Nghị định số 30/2020/NĐ- CP ngày 05/3/2020 của Chính phủ.", ["30/2020/NĐ-CP"]),
        ("Quyết định số 1500/QĐ-UBND ngày 02/8/2026.", []),
        ("Thông tư liên tịch số 05/2014/TTLT-BTP-BNV.", []),
        ("Văn bản số 12/VP-NC, 3/5 - BC của xã.", []),
        ("Đã có 5/KH - 3 kế hoạch.", []),
    ],
)
def test_symbols(text: str, right: list[str]) -> None:
    found = [item for item in check_prose([Passage(text)]) if item.code == "P605"]
    assert [item.details["right"] for item in found] == right
