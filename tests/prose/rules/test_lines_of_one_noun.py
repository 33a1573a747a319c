"""Lines of one noun against the number before or behind them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.lines_of_one_noun import check_lines_of_one_noun

CLUBS = "- Câu lạc bộ Tiếng Anh: 112 em;\n- Câu lạc bộ Bóng đá: 48 em;\n- Câu lạc bộ Cờ vua: 35 em."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"Trường tổ chức 04 câu lạc bộ tự nguyện, học từ tháng 10/2024:\n{CLUBS}", "03"),
        (f"Trường có các câu lạc bộ sau:\n{CLUBS}\nNhư vậy, có 02 câu lạc bộ.", "03"),
    ],
)
def test_number_that_the_lines_deny(text: str, right: str) -> None:
    assert_one(findings_of_rule(check_lines_of_one_noun, text), "P707", right)


@pytest.mark.parametrize(
    "text",
    [
        f"Trường tổ chức 03 câu lạc bộ tự nguyện:\n{CLUBS}",
        f"Trường tổ chức 04 câu lạc bộ, tiêu biểu là:\n{CLUBS}",
        f"Trường có các câu lạc bộ sau:\n{CLUBS}\nNhư vậy, có 02 câu lạc bộ thể thao.",
        "Đã mở 05 lớp:\n- Lớp may: 03 lớp;\n- Lớp nấm: 02 lớp.",
        "Đã lập 03 tổ công tác:\n- Tổ công tác số 1 và số 2 ở thôn Hạ;\n- Tổ công tác số 3 ở thôn Thượng.",
        "Xã trao 04 giải:\n- Giải nhất: Thôn Đông;\n- Giải nhì: Thôn Đoài và Thôn Thượng;\n- Giải ba: Thôn Hạ.",
        "Xã trao 03 giải:\n- Giải nhất: thôn Đông;\n- Giải nhì: thôn Đoài, thôn Thượng.",
        "Đã lập 03 tổ:\n- Tổ giúp việc: Tổ hành chính và Tổ hậu cần;\n- Tổ kiểm tra: ông Nguyễn Văn An.",
        "Đã mở 03 lớp:\n- Lớp nghề may mở hai lớp ở xã Hòa Vang;\n- Lớp nghề nấm ở xã Bà Nà.",
    ],
)
def test_lines_that_are_as_many_or_need_not_be(text: str) -> None:
    assert findings_of_rule(check_lines_of_one_noun, text) == []
