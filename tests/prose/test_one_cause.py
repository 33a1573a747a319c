"""What several rules say of the same words is said once."""

from __future__ import annotations

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import Passage


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nghị định số 61-2018/NĐ-CP của Chính phủ.", ["P605"]),
        ("Nghị quyết số 12/NQ-HDND ngày 12/5/2026.", ["P605"]),
        (
            "Toàn bộ 46 kiến nghị đã được giải quyết xong. Còn 3 kiến nghị đang xem xét, 2 kiến nghị đang xử lý.",
            ["P901"],
        ),
        ("Có 96 vụ, giảm 24 vụ so với cùng kỳ năm 2023 (120 vụ), tương đương giảm 25%.", ["P903"]),
    ],
)
def test_one_cause_is_one_finding(text: str, codes: list[str]) -> None:
    assert [item.code for item in check_prose([Passage(text)]) if item.code in codes] == codes
