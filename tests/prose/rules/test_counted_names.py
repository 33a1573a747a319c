"""Names of a list against their number."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.counted_names import check_counted_names

RIGHT = [
    "Tặng Bằng khen cho 5 tập thể: Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Sở Văn hóa, Thể thao và Du lịch, "
    "UBND xã Bum Tở và UBND xã Mường Tè.",
    "Khen 4 tập thể: Phòng Kinh tế, Hạ tầng và Đô thị, Công an xã, Trạm Y tế xã, Trường Tiểu học Hòa Bình.",
    "Có 3 đơn vị chậm báo cáo: Sở Nông nghiệp và Môi trường, Sở Giáo dục và Đào tạo, Thanh tra tỉnh.",
    "Biểu dương 12 tập thể, trong đó có 2 đơn vị thuộc tỉnh như: Công an tỉnh, Sở Y tế, Sở Tài chính.",
    "Trao thưởng 3 cá nhân: ông Nguyễn Văn An, bà Trần Thị Bình và ông Lê Hùng.",
    "Trao thưởng 2 cá nhân: ông Nguyễn Văn An, Phó Chủ tịch UBND xã; bà Trần Thị Bình.",
    "Khen 2 tập thể: Công an tỉnh, HĐND và UBND xã Mường Tè.",
    "Khen 3 tập thể: Công an tỉnh, HĐND và UBND xã Mường Tè.",
    "Kỷ luật 5 đồng chí: khiển trách 3, cảnh cáo 2.",
    "Có 6 doanh nghiệp: Công ty Minh Phú, Công ty Sao Ta, các công ty thành viên.",
    "Có 4 trường: Trường THCS Lê Lợi, THCS Nguyễn Trãi, Tiểu học Kim Đồng, Mầm non Hoa Sen.",
    "Có 3 cơ quan: Sở Y tế, Sở Xây dựng; Ban Dân tộc và Tôn giáo.",
    "Có 05 đơn vị giải ngân dưới 30%: Phòng Tư pháp 21,4%, UBND các phường 1, 2 (đều 26,5%), UBND xã Hải Lệ 28,1%.",
    "Có 04 đơn vị đạt trên 90%, gồm: Sở Tài chính (96,2%), Sở Nội vụ (94,0%), Sở Y tế (92,1%) và Sở Tư pháp (91%).",
    "Có 12 đơn vị làm tốt, tiêu biểu là: Sở Tài chính, Sở Nội vụ, Sở Y tế.",
    "Trong năm địa phương về đích, gồm: thành phố Bạc Liêu, thị xã Giá Rai và huyện Hòa Bình.",
    "Có bốn địa phương về đích, gồm: thành phố Bạc Liêu, thị xã Giá Rai, huyện Hòa Bình và huyện Vĩnh Lợi.",
    "Khen 2 trường: Trường Tiểu học Kim Đồng, phường Hải Châu, Trường THCS Lê Lợi, xã Hòa Vang.",
    "Khen 2 doanh nghiệp: Công ty An Phú, tỉnh Lào Cai, Công ty Sao Ta, tỉnh Cà Mau.",
]
WRONG = [
    (
        "Có năm địa phương về đích, gồm: thành phố Bạc Liêu, thị xã Giá Rai và huyện Hòa Bình; ba huyện khác chưa.",
        "03",
    ),
    (
        "Tặng Bằng khen cho 6 tập thể: Công an tỉnh, Ngân hàng Chính sách xã hội, UBND xã Bum Tở, UBND xã Mường Tè, "
        "Sở Văn hóa, Thể thao và Du lịch; và 18 cá nhân.",
        "liệt kê 05",
    ),
    ("Có 4 chủ đầu tư chậm: Sở Y tế, Sở Xây dựng, Ban Quản lý dự án giao thông.", "liệt kê 03"),
    ("Trao thưởng 4 cá nhân: Nguyễn Văn An, Trần Thị Bình và Lê Hùng.", "liệt kê 03"),
    ("Khen 3 doanh nghiệp: Công ty Minh Phú, Công ty Sao Ta, Công ty Hải Nam và Hợp tác xã Thành Công.", "liệt kê 04"),
    (
        "Có 05 đơn vị đạt tỷ lệ giải ngân dưới 30%: Phòng Quản lý đô thị 21,4%, Phòng Giáo dục và Đào tạo 24,0%, "
        "UBND phường 2 26,5%, UBND xã Hải Lệ 28,1%.",
        "liệt kê 04",
    ),
    ("Khen thưởng 2 tập thể tiêu biểu gồm: Chi bộ Quân sự, Chi bộ Trạm Y tế và Chi bộ Công an xã.", "liệt kê 03"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_complete_lists_are_silent(text: str) -> None:
    assert findings_of_rule(check_counted_names, text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_short_or_long_lists_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_counted_names, text), "P707", words)


@pytest.mark.parametrize(
    "text",
    [
        "Ca bệnh nhiều ở {bốn|ba} địa phương: phường Long Châu 34 ca, xã Cái Nhum 29 ca, phường Tân Hạnh 26 ca, "
        "phường Phước Hậu 22 ca.",
        "Khen thưởng {5|4} tập thể (Chi bộ Công an, Chi bộ Quân sự, Chi bộ My Điền 1, Chi bộ Trường THCS Nếnh, Chi bộ "
        "Trạm Y tế) và 27 cá nhân.",
        "Khen thưởng {4|3} cá nhân (Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường, Phạm Thị Dung).",
    ],
)
def test_counts_in_words_names_with_any_figure_and_names_in_brackets(text: str) -> None:
    assert_only_the_mistake_is_told(check_counted_names, text, "P707")


@pytest.mark.parametrize(
    "text",
    [
        "Có 05 người chết (Chợ Mới 02, Ba Bể 02, Định Hóa 01).",
        "Hỗ trợ 5 đơn vị (Công ty Minh Phát, Công ty Hòa An).",
    ],
)
def test_a_bracket_may_name_some_or_count_them(text: str) -> None:
    assert findings_of_rule(check_counted_names, text) == []
