"""Lines of amounts of which one has another scale word."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.scales_of_lines import check_scales_of_lines

LINES = (
    "- Cải tạo phố nghề: {}đồng;\n- Lễ hội: 960 triệu đồng;\n- Đào tạo: 680 triệu đồng, bình quân 8 triệu đồng/người.\n"
)
PAIRS = [
    f"Kinh phí đã thực hiện 3.120 triệu đồng.\n{LINES.format('1.480 {triệu|tỷ} ')}Hồ sơ đầy đủ.",
    f"Nội dung chi:\n{LINES.format('1.480 {triệu|tỷ} ')}Tổng số 3,12 tỷ đồng.",
    "Tổng chi 24,6 tỷ đồng, gồm:\nGiáo dục: 12,4 tỷ đồng;\nY tế: 7,9 {tỷ|triệu} đồng;\nVăn hóa: 4,3 tỷ đồng.",
]
RIGHT = [
    # They make it as printed, they make nothing, two are of another scale.
    f"Kinh phí 1.481.640 triệu đồng.\n{LINES.format('1.480 tỷ ')}",
    f"Kinh phí 3.500 triệu đồng.\n{LINES.format('1.480 tỷ ')}",
    "Tổng 3.129 triệu đồng:\n- Xây: 1.480 tỷ đồng;\n- Hội: 960 tỷ đồng;\n- Thi: 680 triệu đồng;\n- In: 9 triệu đồng.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str) -> None:
    assert_only_the_mistake_is_told(check_scales_of_lines, text, "P923")


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_scales_of_lines, text) == []
