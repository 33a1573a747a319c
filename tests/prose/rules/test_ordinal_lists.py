"""Members that say their own number."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.ordinal_lists import check_ordinal_lists

LIST = "thứ nhất, nhân lực thiếu; thứ hai, kinh phí hạn chế; thứ ba, hạ tầng chưa đồng bộ."


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"Có 03 nguyên nhân chính: {LIST}", []),
        (f"Có 04 nguyên nhân chính: {LIST}", ["P707"]),
        ("Có hai bài học kinh nghiệm: một là, bám sát cơ sở; hai là, phát huy dân chủ.", []),
        ("Có ba bài học kinh nghiệm: một là, bám sát cơ sở; hai là, phát huy dân chủ.", ["P707"]),
        ("Có 04 nguyên nhân: thứ nhất, nhân lực thiếu; thứ hai, kinh phí hạn chế; ngoài ra, hạ tầng yếu.", []),
        ("Có 03 nhiệm vụ. Thứ nhất, rà soát. Thứ hai, số hóa. Thứ ba, công khai.", []),
        ("Có 04 nhiệm vụ. Thứ nhất, rà soát. Thứ hai, số hóa. Thứ ba, công khai.", ["P707"]),
        ("Xác định 4 nhiệm vụ trọng tâm. Một là, rà soát. Hai là, số hóa.", ["P707"]),
        ("Có 04 giải pháp. Thứ nhất, rà soát. Thứ hai, số hóa. Thứ ba, công khai.", ["P707"]),
        ("Rút ra 3 bài học kinh nghiệm. Một là, bám sát cơ sở. Hai là, phát huy dân chủ.", ["P707"]),
        ("Có 05 xã chưa làm tốt nhiệm vụ. Thứ nhất, cần rà soát; thứ hai, cần kiểm tra.", []),
        ("Trong 03 nhiệm vụ đã giao. Thứ nhất, cần rà soát; thứ hai, cần kiểm tra.", []),
        ("Sở tập trung: một là, cụm công nghiệp; hai là, kết nối; bốn là, thị trường.", ["P701"]),
        ("Sở tập trung: một là, cụm công nghiệp; hai là, kết nối; hai là, thị trường.", ["P702"]),
        ("Một là, rà soát.\nHai là, số hóa.\nBốn là, công khai.", ["P701"]),
        ("Một là, rà soát.\nHai là, số hóa.\nBốn là nhóm mặt hàng bình ổn.", []),
        ("Một là, rà soát; hai là, số hóa. Về kinh phí: một là, ngân sách; hai là, xã hội hóa.", []),
        ("Xã có 04 thôn. Thứ nhất, cần rà soát; thứ hai, cần kiểm tra.", []),
    ],
)
def test_the_stated_number_is_that_of_the_last_member(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_ordinal_lists, text)] == codes
