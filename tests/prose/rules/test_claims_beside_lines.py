"""Claims of all right below the lines that deny them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.claims_beside_lines import check_claims_beside_lines

FILES = """Lĩnh vực | Đã giải quyết | Trước, đúng hạn | Quá hạn
Hộ tịch | 2.214 | 2.214 | 0
Đất đai | 418 | 415 | 03
Cộng | 2.632 | 2.629 | 03
"""
TARGETS = """Kết quả (chỉ tiêu | kế hoạch | thực hiện | tỷ lệ so với kế hoạch):
Sản lượng lương thực (tấn) | 6.200 | 6.324 | 102,0%
Trồng rừng mới (ha) | 120 | 108 | 90,0%
Khách tham quan (lượt) | 150.000 | 165.000 | 110,0%
"""
ITEMS = """Kết quả các chỉ tiêu năm 2025:
- Thu ngân sách: 4,1 tỷ đồng, đạt 91,1% kế hoạch (4,5 tỷ đồng).
- Giảm nghèo: 52 hộ, đạt 104,0% kế hoạch (50 hộ).
"""

NUMBERED = (
    "Kết quả:\n1. Thu ngân sách: 86,4/82 tỷ đồng, đạt 105,4%;\n2. Trồng rừng: 112 ha, đạt 93,3% kế hoạch (120 ha);\n"
    "3. Bê tông hóa đường: 6,2 km, đạt 103,3% kế hoạch.\n"
)


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        (f"{FILES}Nhìn chung, 100% hồ sơ đã giải quyết bảo đảm trước và đúng hạn.", "03"),
        (f"{FILES}Trong năm, xã không có hồ sơ nào giải quyết quá hạn.", "03"),
        (f"{TARGETS}Cả 03/03 chỉ tiêu nêu trên đều đạt và vượt kế hoạch đề ra.", "90,0%"),
        (f"{TARGETS}Cả 3 chỉ tiêu đều đạt kế hoạch.", "90,0%"),
        (f"{ITEMS}Như vậy, 02/02 chỉ tiêu đều đạt và vượt kế hoạch.", "91,1%"),
        (f"{NUMBERED}Như vậy, cả ba chỉ tiêu đều đạt và vượt kế hoạch.", "93,3%"),
        (f"{NUMBERED}Đánh giá chung, các chỉ tiêu đều đạt và vượt kế hoạch.", "93,3%"),
        (f"{NUMBERED}100% chỉ tiêu hoàn thành vượt mức kế hoạch xã giao.", "93,3%"),
        (f"{NUMBERED}So với mức 95% kế hoạch, thu ngân sách, trồng rừng đều đạt.", "93,3%"),
    ],
)
def test_a_line_denies_the_claim_below_it(text: str, denial: str) -> None:
    assert_one(findings_of_rule(check_claims_beside_lines, text), "P901", denial)


@pytest.mark.parametrize(
    "text",
    [
        f"{FILES}Từ tháng 10/2025 đến nay không có hồ sơ nào quá hạn.",
        f"{FILES}Đang giải quyết 12 hồ sơ, không có hồ sơ quá hạn.",
        f"{FILES.replace('03', '0')}100% hồ sơ đã giải quyết trước và đúng hạn.",
        f"{TARGETS}Có 02/03 chỉ tiêu đạt kế hoạch.",
        f"{TARGETS}Trong các chỉ tiêu xã hội, 02/02 chỉ tiêu đều đạt kế hoạch.",
        f"{ITEMS}Có 01/02 chỉ tiêu đạt kế hoạch.",
        f"{NUMBERED.replace('Trồng', 'Số vụ cháy')}Cả ba chỉ tiêu đều đạt kế hoạch.",
        f"{NUMBERED}So với mức 95% kế hoạch, thu ngân sách, bê tông hóa đường đều đạt.",
        f"{NUMBERED}Cả ba nội dung trên đều đạt trên 90% kế hoạch.",
        f"{ITEMS}Dự kiến đến hết năm cả 2 chỉ tiêu đều đạt và vượt kế hoạch.",
        f"{ITEMS}Về môi trường, 04/04 chỉ tiêu đều đạt kế hoạch.",
    ],
)
def test_claims_of_others_and_true_ones_are_silent(text: str) -> None:
    assert findings_of_rule(check_claims_beside_lines, text) == []
