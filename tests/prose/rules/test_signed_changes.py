"""“tăng -83”: the word and the sign."""

from __future__ import annotations

import pytest

from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.signed_changes import check_signed_changes


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tiếp nhận tăng -83 hồ sơ so với kỳ trước.", "giảm 83"),
        ("Số hồ sơ giảm –12,5%.", "tăng 12,5%"),
        ("Tăng thêm −1.234 hồ sơ.", "Giảm 1.234"),
        ("Số hồ sơ tăng 83; giảm 5 hồ sơ.", None),
        ("Tăng 5-7 hồ sơ mỗi ngày, giảm 5 – 7%.", None),
        ("Mức tăng: -3,2%.", None),
        ("Kết quả: tăng (+), giảm (-) 5.", None),
        ("tăng -5 - 7%", None),
        ("Số hồ sơ cao hơn cùng kỳ -184 hồ sơ.", "thấp hơn cùng kỳ 184"),
        ("Vượt -184 hồ sơ so với kế hoạch.", "Thiếu 184"),
        ("Số hồ sơ ít hơn kỳ trước -184 hồ sơ.", "nhiều hơn kỳ trước 184"),
        ("Tăng thêm được -184 hồ sơ.", "Giảm 184"),
        ("Số hồ sơ giảm so với cùng kỳ năm 2025 là -12 hồ sơ.", "tăng so với cùng kỳ năm 2025 là 12"),
        ("Vượt kế hoạch được giao -3%.", "Thiếu kế hoạch được giao 3%"),
        ("Nhiệt độ cao hơn -5 độ.", None),
        ("Kết quả cao hơn -3,2% của cùng kỳ.", None),
        ("Tốt hơn mức -3,2% năm trước.", None),
        ("Nhiều hơn 5 - 7 hồ sơ.", None),
        ("Số hồ sơ cao hơn kỳ trước 184 hồ sơ.", None),
    ],
)
def test_a_sign_after_the_word(text: str, right: str | None) -> None:
    context = ProseContext(read(from_text([text], "a.txt")))
    assert [item.details["right"] for item in check_signed_changes(context)] == ([right] if right else [])
