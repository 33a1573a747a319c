"""Totals that leave out the last line of their list."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.lines_left_out import check_lines_left_out

WRONG = [
    (
        (
            "Hồ sơ đã giải quyết theo lĩnh vực: 1.379 hồ sơ, gồm:\n(1) Chứng thực: 816 hồ sơ;\n(2) Hộ tịch:"
            " 563 hồ sơ;\n(3) Lĩnh vực khác: 84 hồ sơ."
        ),
        "Lĩnh vực khác: 84 hồ sơ",
    ),
    (
        (
            "Trong năm đã xử lý 305 đơn, chia ra:\na) Khiếu nại: 96 đơn;\nb) Tố cáo: 41 đơn;\nc) Kiến nghị,"
            " phản ánh: 168 đơn;\nd) Loại khác: 13 đơn."
        ),
        "168 + 13",
    ),
    (
        (
            "Số giấy phép đã cấp theo xã: 700 giấy phép, cụ thể như sau:\n1. Xã An Phú: 310 giấy phép;\n2. Xã"
            " Bình Hòa: 205 giấy phép;\n3. Xã Tân Lập: 185 giấy phép;\n4. Xã Vĩnh Thạnh: 42 giấy phép."
        ),
        "742",
    ),
]
RIGHT = [
    (
        "Hồ sơ đã giải quyết theo lĩnh vực: 1.463 hồ sơ, gồm:\n(1) Chứng thực: 816 hồ sơ;\n(2) Hộ tịch:"
        " 563 hồ sơ;\n(3) Lĩnh vực khác: 84 hồ sơ."
    ),
    (
        "Tiếp nhận 700 hồ sơ, gồm:\n(1) Trực tuyến: 400 hồ sơ;\n(2) Trực tiếp: 250 hồ sơ;\n(3) Bưu chính:"
        " 50 hồ sơ;\n(4) Trả lại: 12 hồ sơ."
    ),
    (
        "Tiếp nhận 700 hồ sơ, gồm:\n(1) Hộ tịch: 400 hồ sơ;\n(2) Đất đai: 250 hồ sơ;\n(3) Xây dựng: 50 hồ"
        " sơ;\n(4) Quá hạn: 12 hồ sơ."
    ),
    (
        "Tiếp nhận 700 hồ sơ (chưa kể lĩnh vực khác), gồm:\n(1) Hộ tịch: 400 hồ sơ;\n(2) Đất đai: 300 hồ"
        " sơ;\n(3) Lĩnh vực khác: 12 hồ sơ."
    ),
    (
        "Tiếp nhận 700 hồ sơ, gồm:\n(1) Hộ tịch: 400 hồ sơ;\n(2) Đất đai: 300 hồ sơ;\n(3) Ngoài ra tiếp"
        " nhận của xã khác: 12 hồ sơ."
    ),
    (
        "Có 700 học sinh, gồm:\n(1) Khối 6: 200 học sinh;\n(2) Khối 7: 250 học sinh;\n(3) Khối 8: 250 học"
        " sinh;\n(4) Học sinh nữ: 340 học sinh."
    ),
    (
        "Tiếp nhận 700 hồ sơ, gồm:\n- Hộ tịch: 400 hồ sơ;\n- Đất đai: 250 hồ sơ;\n- Xây dựng: 50 hồ sơ;\n-"
        " Người có công: 12 hồ sơ."
    ),
    "Đã xử lý 305 đơn, trong hạn:\na) Khiếu nại: 96 đơn;\nb) Tố cáo: 209 đơn;\nc) Loại khác: 13 đơn.",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_the_mistake_is_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_lines_left_out, text), "P970", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_lines_left_out, text) == []
