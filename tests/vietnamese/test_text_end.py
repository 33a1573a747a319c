"""The line that ends a text, also where lines below it say what is sent with it."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.text_end import place_of_end


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["Kính trình.", "Trân trọng./."], 1),
        (["Kính trình./.", "(Gửi kèm: Dự thảo Quyết định.)"], 0),
        (["Kính trình./.", "(Hồ sơ gửi kèm gồm:", "1. Dự thảo Quyết định;", "2. Bản thuyết minh.)"], 0),
        (["Kính trình./.", "Tài liệu kèm theo:", "- Dự thảo."], 0),
        (["Kính trình./.", "Xin gửi kèm theo dự thảo Quyết định."], 0),
        (["Kính trình./.", "(Kèm theo dự thảo)./."], 1),
        (["Kính trình.", "(Gửi kèm: Dự thảo Quyết định.)"], 1),
        (["Kính trình./.", "Ngoài ra, đơn vị báo cáo thêm."], 1),
        (["Một dòng."], 0),
    ],
)
def test_the_line_that_ends_a_text(lines: list[str], end: int) -> None:
    assert place_of_end(lines) == end
