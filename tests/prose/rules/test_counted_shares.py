"""As many shares as the words say there are parts."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.counted_shares import check_counted_shares

WRONG = [
    "Sơ tán 348 hộ theo đúng hai hình thức: xen ghép chiếm 66,4% số hộ, tập trung tại trường học chiếm 30,6% số hộ.",
    "Nguồn vốn gồm ba nguồn: ngân sách chiếm 52%, tín dụng chiếm 31%, nhân dân đóng góp chiếm 27%.",
    "Rừng được chia thành 3 loại: phòng hộ chiếm 41,5%, đặc dụng 12,3%, sản xuất 45,2%.",
]
RIGHT = [
    "Sơ tán 348 hộ theo đúng hai hình thức: xen ghép chiếm 69,4% số hộ, tập trung tại trường học chiếm 30,6% số hộ.",
    "Nguồn vốn gồm ba nguồn: ngân sách chiếm 52%, tín dụng chiếm 31%, nhân dân đóng góp chiếm 17%.",
    "Xuất khẩu dựa vào ba nhóm hàng chủ lực: điện tử chiếm 41%, dệt may chiếm 22%, thủy sản chiếm 15%.",
    "Có hai nhóm nguyên nhân chính: bất cẩn chiếm 48%, chập điện chiếm 39%.",
    "Kết quả khảo sát với ba nhóm: người dân hài lòng 96%, doanh nghiệp 92%, hợp tác xã 90%.",
    "Thu từ hai nguồn: đất chiếm 61%, phí chiếm 27%, còn lại là thu khác.",
    "Vốn từ ba nguồn: ngân sách chiếm khoảng 50%, tín dụng chiếm gần 30%, dân góp chiếm hơn 19%.",
]


@pytest.mark.parametrize("text", WRONG)
def test_shares_that_do_not_fill_the_whole_are_found(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_counted_shares, text)] == ["P902"]


@pytest.mark.parametrize("text", RIGHT)
def test_shares_of_some_of_it_or_of_all_of_it_are_silent(text: str) -> None:
    assert findings_of_rule(check_counted_shares, text) == []
