"""Totals and parts of which one has another unit or another scale word."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.units_of_sums import check_units_of_sums

LINES = (
    "- Cải tạo phố nghề: {}đồng;\n- Lễ hội: 960 triệu đồng;\n- Đào tạo: 680 triệu đồng, bình quân 8 triệu đồng/người.\n"
)
PAIRS = [
    f"Kinh phí đã thực hiện 3.120 triệu đồng.\n{LINES.format('1.480 {triệu|tỷ} ')}Hồ sơ đầy đủ.",
    f"Nội dung chi:\n{LINES.format('1.480 {triệu|tỷ} ')}Tổng số 3,12 tỷ đồng.",
    f"Được giao 3.250 triệu đồng; đã chi 3.120 triệu đồng.\nNội dung chi:\n{LINES.format('1.480 {triệu|tỷ} ')}Đủ.",
    "Tổng chi 24,6 tỷ đồng, gồm:\nGiáo dục: 12,4 tỷ đồng;\nY tế: 7,9 {tỷ|triệu} đồng;\nVăn hóa: 4,3 tỷ đồng.",
    "Bê tông hóa 3 đoạn: thôn A 450 m, thôn B 520 m và thôn C 280 m, tổng chiều dài 1.250 {m|km}.",
    "Bắt 3 vụ:\n+ Vụ 1: 120 kg;\n+ Vụ 2: 85 kg;\n+ Vụ 3: 35 kg.\nTổng số pháo thu giữ là 2,4 {tạ|tấn}.",
    "Thu giữ 15 kg, 25 kg và 40 kg pháo nổ; tổng cộng 80 {kg|tấn}.",
    "Tổng diện tích 312,5 ha, gồm: đất lúa 187,2 {ha|m2}; cây lâu năm 74,1 ha; rừng 46,4 ha; đất ở 4,8 ha.",
    "Cả 38 khu có tổng diện tích 42,6 {ha|m²}; trong đó 05 khu (6,2 ha) đã xây; 33 khu còn lại (36,4 ha) chưa xây.",
    "Diện tích đất thu hồi 14,8 {ha|m²}, gồm đất lúa 9,3 ha và đất vườn 5,5 ha.",
    "Tổng chi: 96.420 {triệu|tỷ} đồng. Trong đó chi đầu tư 31.200 triệu đồng, chi thường xuyên 65.220 triệu đồng.",
    (
        "Thu đạt 41,6 tỷ đồng, bằng 109,5% dự toán (38 tỷ đồng). Trong đó tiền đất 27,3 tỷ đồng, thuế và phí 11,2 tỷ "
        "đồng, thu khác 3,1 {tỷ|triệu} đồng."
    ),
    (
        "Thu đạt 9.846 triệu đồng, bằng 110,6% dự toán (8.900 triệu đồng), trong đó tiền đất 5.120 triệu đồng, thuế "
        "684 triệu đồng, phí 312 triệu đồng, khoản khác 3.730 {triệu|tỷ} đồng."
    ),
]
RIGHT = [
    # They make it as printed, they make nothing, two are of another scale.
    f"Kinh phí 1.481.640 triệu đồng.\n{LINES.format('1.480 tỷ ')}",
    f"Kinh phí 3.500 triệu đồng.\n{LINES.format('1.480 tỷ ')}",
    "Tổng 3.129 triệu đồng:\n- Xây: 1.480 tỷ đồng;\n- Hội: 960 tỷ đồng;\n- Thi: 680 triệu đồng;\n- In: 9 triệu đồng.",
    "Ba tuyến dài 450 m, 620 m và 930 m, tổng chiều dài 2 km.",
    "Thu gom 240 kg pin cũ và 1,2 tấn rác nhựa; tổng khối lượng rác cả năm 18 tấn.",
    "Tổng diện tích 12,5 ha, gồm đất lúa 12 ha và đất ở 5.000 m².",
    "Tổng vốn 1,2 tỷ đồng, trong đó tỉnh 800 triệu đồng, xã 400 triệu đồng.",
    "Giá 500 nghìn đồng/suất và 400 nghìn đồng/suất, tổng kinh phí 900 triệu đồng.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str) -> None:
    assert_only_the_mistake_is_told(check_units_of_sums, text, "P923")


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_units_of_sums, text) == []
