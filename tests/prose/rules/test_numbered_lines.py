"""Numbers of lines and of steps."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.numbered_lines import check_numbered_lines

WRONG = [
    ("P705", "thiếu Bước 3", "Bước 1: tiếp nhận; Bước 2: thẩm định; Bước 4: trả kết quả."),
    ("P706", "phải là Bước 3", "Bước 1. Nộp hồ sơ.\nBước 2. Thẩm định.\nBước 2. Phê duyệt.\nBước 4. Trả."),
    ("P705", "thiếu 3)", "Trong tháng:\n1) Tuần tra 86 lượt;\n- Ban đêm 12 lượt.\n2) Xử lý 12 vụ;\n5) Tuyên truyền."),
    ("P706", "phải là (3)", "(1) Sở Y tế rà soát;\n(2) Sở Xây dựng rà soát;\n(2) các xã báo cáo."),
]
RIGHT = [
    "Bước 1: tiếp nhận; Bước 2: thẩm định; Bước 3: trả kết quả.\nBước 1: nộp; Bước 2: trình ký.",
    "Cắt giảm ở Bước 1: 2 ngày; Bước 3: 1 ngày.",
    "Bước 1: 2 ngày; Bước 2: 1 ngày; Bước 4: 3 ngày, bỏ Bước 3.",
    "Quay lại Bước 2 khi hồ sơ thiếu; sau Bước 4 chuyển Bước 6.",
    "1) Điện sáng.\n2) Đường sạch.\nKết quả như trên.\n1) Hạn chế.\n2) Nguyên nhân.\n3) Giải pháp.",
    "1) Một.\n2) Hai.\nI. PHẦN SAU\n4) Bốn.",
    "1) Một.\n2) Hai.\n9) Chín.",
    "Nhóm 1) gồm 3 xã; nhóm 2) gồm 5 xã; nhóm 4) gồm 2 xã.",
]


@pytest.mark.parametrize(("code", "words", "text"), WRONG)
def test_numbers_out_of_turn_are_reported(code: str, words: str, text: str) -> None:
    assert_one(findings_of_rule(check_numbered_lines, text), code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_lists_in_turn_and_references_are_silent(text: str) -> None:
    assert findings_of_rule(check_numbered_lines, text) == []
