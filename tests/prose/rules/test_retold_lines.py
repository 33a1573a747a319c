"""Figures of lines that the prose tells with other digits."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.retold_lines import check_retold_lines

PAIRS = [
    (
        (
            "Đề án có 48 nhiệm vụ. Nhóm hạ tầng số có nhiều nhiệm vụ nhất với {15|14} nhiệm vụ, đã xong "
            "12. Số nhiệm vụ của các nhóm như sau:\n- Thể chế số: 9;\n- Hạ tầng số: 15;\n- Nhân lực số: 11;\n"
            "- An toàn thông tin: 13."
        ),
        "P972",
        "",
    ),
    (
        (
            "Trong kỳ có 214 phản ánh, lĩnh vực môi trường nhiều nhất với {86|68} phản ánh. Cụ thể theo "
            "lĩnh vực:\n- Môi trường: 86;\n- Trật tự đô thị: 74;\n- Điện, nước: 54."
        ),
        "P972",
        "",
    ),
    (
        (
            "Cả huyện có 41 trường, riêng cấp tiểu học có {18|16} trường, chia theo cấp học:\n- Mầm non: "
            "14 trường;\n- Tiểu học: 18 trường;\n- Trung học cơ sở: 9 trường."
        ),
        "P972",
        "",
    ),
    (
        (
            "Tổng số 126 lao động được đào tạo; nghề may công nghiệp đông nhất với {52|25} lao động. Số "
            "lao động theo nghề:\n+ May công nghiệp: 52 lao động;\n+ Hàn: 41 lao động;\n+ Chăn nuôi thú y: "
            "33 lao động."
        ),
        "P972",
        "",
    ),
    (
        (
            "Kết quả theo lĩnh vực:\n- Đất đai: tiếp nhận 318, giải quyết 296;\n- Xây dựng: tiếp nhận 142, "
            "giải quyết 139.\nLĩnh vực đất đai giải quyết {296|269} hồ sơ, chậm nhất là khâu đo đạc."
        ),
        "P972",
        "",
    ),
    (
        (
            "Thu nội địa: 7.144 tỷ đồng;\nThu xuất nhập khẩu: 813 tỷ đồng.\nTrong năm, thu nội địa đạt "
            "{7.144|7.414} tỷ đồng, cao nhất từ trước đến nay."
        ),
        "P972",
        "",
    ),
]
RIGHT = [
    (
        "Trong kỳ có 214 phản ánh, lĩnh vực môi trường nhiều nhất với 86 phản ánh, đã xử lý 80 phản "
        "ánh. Số đã xử lý theo lĩnh vực:\n- Môi trường: 80;\n- Trật tự đô thị: 70;\n- Điện, nước: 50."
    ),
    (
        "Kế hoạch năm có 48 nhiệm vụ, nhóm hạ tầng số có 15 nhiệm vụ. Đến nay số nhiệm vụ hoàn thành "
        "như sau:\n- Thể chế số: 9;\n- Hạ tầng số: 12;\n- Nhân lực số: 11."
    ),
    (
        "Năm trước cấp tiểu học có 19 trường. Năm nay các cấp học như sau:\n- Mầm non: 14 trường;\n- "
        "Tiểu học: 18 trường."
    ),
    (
        "Nghề may công nghiệp có 52 lao động nữ. Số lao động theo nghề:\n+ May công nghiệp: 58 lao "
        "động;\n+ Hàn: 41 lao động."
    ),
    ("Sản lượng lúa: 41.260 tấn;\nSản lượng ngô: 8.412 tấn.\nNăm trước, sản lượng lúa là 41.620 tấn."),
    "Trạm y tế: 38 trạm;\nBệnh viện huyện: 83 giường.\nCó 83 trạm y tế xã và điểm trạm.",
    ("Xã Tân Lập: 214 hộ;\nXã Tân Hòa: 241 hộ.\nXã Tân Hòa có 241 hộ, xã Tân Lập có 214 hộ được cấp nước."),
    ("Cháy rừng: 12 vụ;\nCháy nhà: 21 vụ.\nSố vụ cháy nhà là 21 vụ, trong đó cháy rừng 12 vụ."),
    (
        "Đăng ký mới: 1.318 phương tiện;\nSang tên: 642 phương tiện.\nĐến nay quản lý 1.381 phương "
        "tiện đăng ký mới từ đầu nhiệm kỳ."
    ),
    "Xã Nam Sơn: 1.356 triệu;\nXã Bắc Sơn: 1.305 triệu.\nXã Nam Sơn đạt 1.365 triệu nếu tính cả hiện vật.",
    ("Kế hoạch giao:\n- Trồng rừng: 1.240 ha;\n- Chăm sóc: 860 ha.\nĐến nay trồng rừng đạt 1.204 ha."),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_retold_lines, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_retold_lines, text) == []
