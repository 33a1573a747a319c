"""Places of a ranking against the values that they are ranked by."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.ranked_values import check_ranked_values

WRONG = [
    "Đứng đầu là xã Tân Lập với 96 điểm, thứ hai là xã Tân Hòa 91 điểm, thứ ba là xã Tân Phú 93 điểm.",
    "Xếp hạng nhất là phường Đông Kinh (88,4%), hạng nhì là phường Chi Lăng (81,2%), hạng ba là Tam Thanh (84%).",
    "Thu hút vốn nhiều nhất là Hàn Quốc 412 triệu USD; tiếp theo là Nhật Bản 486 triệu USD.",
    "Tỉnh xếp thứ nhất có 62 huy chương, đứng thứ hai là đơn vị chủ nhà 47 huy chương, đứng thứ ba có 51 huy chương.",
    "Dẫn đầu là Sở Xây dựng (4,8 sao), tiếp đến là Sở Y tế (4,1 sao) và thứ ba là Sở Công Thương (4,5 sao).",
    "Xếp thứ 1 là thôn Bản Áng 214 phiếu, xếp thứ 2 là thôn Tà Lại 188 phiếu, xếp thứ 3 là thôn Vặt 198 phiếu.",
]
RIGHT = [
    "Đứng đầu là xã Tân Lập với 96 điểm, thứ hai là xã Tân Hòa 93 điểm, thứ ba là xã Tân Phú 91 điểm.",
    "Xếp thứ nhất là xã Bình An (2,1 ngày), thứ hai là xã Bình Minh (2,4 ngày), thứ ba xã Bình Hòa (3 ngày).",
    "Xếp thứ nhất là Sở Tư pháp (96,8 điểm), thứ hai là Sở Tài chính (96,8 điểm), thứ ba là Sở Nội vụ (95 điểm).",
    "Thứ nhất, đã rà soát 12 thủ tục. Thứ hai, đã công khai 214 thủ tục. Thứ ba, đã bãi bỏ 31 thủ tục.",
    "Đợt thứ nhất tiêm 120 con, đợt thứ hai tiêm 340 con, đợt thứ ba tiêm 96 con.",
    "Tỷ lệ trễ hạn ít nhất là xã A 1%, thứ hai là xã B 3%, thứ ba là xã C 2%; cao nhất là xã D 9%.",
    "Chỉ số của tỉnh xếp thứ nhất vùng, thứ hai toàn quốc, tăng 3 bậc; số hồ sơ trực tuyến 96%.",
    "Cao nhất là tuần đầu 412 hồ sơ; kỳ họp thứ hai thông qua 14 nghị quyết, kỳ họp thứ ba 21 nghị quyết.",
    "Đứng đầu là xã Yên Sơn với 41 vụ, chiếm 30%; thứ hai là xã Yên Phú 33 vụ, tăng 45% so với cùng kỳ.",
    "Dẫn đầu phong trào hiến đất là thôn 4 với 2.140 m2, thứ hai là thôn 7 hiến 1.960 m2, thứ ba là thôn 1 có 85 hộ.",
    "Xếp thứ nhất là cụm số 2 (95,47 điểm), thứ hai là cụm số 1 (94,74 điểm). Năm trước đứng đầu là cụm 1 (97 điểm).",
    "Xã xếp hạng nhất cụm 3; hạng nhì cụm 4 là xã Hòa Bình có 96,2 điểm.",
]


@pytest.mark.parametrize("text", WRONG)
def test_values_out_of_order_are_told(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_ranked_values, text)] == ["P924"]


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_ranked_values, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mức tăng cao nhất là Sở Y tế, tăng 4,12 điểm. Khoảng cách giữa cao nhất và thấp nhất là 9,61 điểm.",
        "Chênh lệch giữa đơn vị cao nhất và thấp nhất là 9,61 điểm (thấp nhất 87,21 điểm).",
        "Xã cao nhất tăng 3,2 điểm; xã thấp nhất đạt 81,4 điểm.",
    ],
)
def test_a_distance_or_a_change_is_no_extreme(text: str) -> None:
    assert findings_of_families(("P924",), text) == []
