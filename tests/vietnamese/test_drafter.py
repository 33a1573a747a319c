"""The sign of who drafted a document."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.drafter import is_drafter_sign


@pytest.mark.parametrize(
    "text",
    [
        "PTD.65",
        "NVA (20)",
        "Đ.120b",
        "PTD-65",
        "LTH.05 bản",
        "QLKH.NTH.05",
        "VP-KTTH-NVA (12)",
        "KT.NTT (14b)",
        "PTÐ.65",
    ],
)
def test_signs(text: str) -> None:
    assert is_drafter_sign(text)


@pytest.mark.parametrize("text", ["PTD", "65", "Phạm Thùy Dung", "- Lưu: VT, VP.", "VTLT (03); PTD", "A.B.C.D.05", ""])
def test_others(text: str) -> None:
    assert not is_drafter_sign(text)
