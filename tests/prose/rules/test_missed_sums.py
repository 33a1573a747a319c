"""A sum that misses its total, and what in the passage accounts for the difference."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

# fmt: off
ACCOUNTED = [
    # a state behind the list
    ("Giao 86 nhiệm vụ: hoàn thành 61, đang làm 20; quá hạn 5.", "Giao 86 nhiệm vụ: hoàn thành 61, đang làm 20."),
    (
        "Xảy ra 12 vụ (đường bộ 9, đường sắt 2), làm 8 người chết; còn 1 vụ đường thủy.",
        "Xảy ra 12 vụ (đường bộ 9, đường sắt 2), làm 8 người chết; chết ở đường thủy 1 người.",
    ),
    # stock carried over, wherever it stands
    (
        "Trong kỳ, tồn đầu kỳ 45, tiếp nhận mới 772, đã giải quyết 776, rút 03, còn đang giải quyết 38.",
        "Trong kỳ tiếp nhận 772, đã giải quyết 731, rút 03, còn đang giải quyết 28.",
    ),
    (
        "Kỳ trước chuyển sang 45 hồ sơ. Trong kỳ tiếp nhận 772 hồ sơ, đã giải quyết 776 hồ sơ, trả lại 03 hồ sơ, còn "
        "đang giải quyết 38 hồ sơ.",
        "Trong kỳ tiếp nhận 772 hồ sơ, đã giải quyết 776 hồ sơ, trả lại 03 hồ sơ, còn đang giải quyết 38 hồ sơ.",
    ),
    (
        "Tiếp nhận mới 772, đã giải quyết 776, rút 03, còn đang giải quyết 38 (kỳ trước chuyển sang 45 hồ sơ).",
        "Tiếp nhận mới 772, đã giải quyết 776, rút 03, còn đang giải quyết 38 (quá hạn 02 hồ sơ).",
    ),
    (
        "Tiếp nhận 24 phản ánh (kỳ trước chuyển qua 03), đã xử lý 25, đang xử lý 02.",
        "Tiếp nhận 24 phản ánh, đã xử lý 25, đang xử lý 02.",
    ),
    # some are in both parts
    (
        "Tổng số TTHC là 2.104, gồm cấp tỉnh 1.706, cấp xã 418, trong đó 20 TTHC dùng chung cả hai cấp.",
        "Tổng số TTHC là 2.104, gồm cấp tỉnh 1.706, cấp xã 418, trong đó 200 TTHC toàn trình.",
    ),
    (
        "Toàn tỉnh có 2.104 TTHC, gồm 1.706 TTHC cấp tỉnh và 418 TTHC cấp xã, trong đó có 20 TTHC dùng chung.",
        "Toàn tỉnh có 2.104 TTHC, gồm 1.706 TTHC cấp tỉnh và 418 TTHC cấp xã, trong đó có 5 TTHC mới.",
    ),
    # the rest is named beside them
    (
        "Trình ban hành 21 văn bản (01 luật, 06 nghị định, 02 quyết định), ban hành 12 thông tư.",
        "Trình ban hành 21 văn bản (01 luật, 06 nghị định, 12 quyết định), ban hành 14 kế hoạch.",
    ),
    # a number among them that is not read, or the same in another unit
    (
        "Đoàn đạt 37 huy chương và bằng khen: 13 Vàng, 15 Bạc, 07 Đồng, 02 Bằng khen.",
        "Đoàn đạt 37 huy chương và bằng khen: 13 Vàng, 15 Bạc, 08 Đồng, 02 Bằng khen.",
    ),
    (
        "Xét nghiệm cho 4.218 người (mẫu đơn 1.206, mẫu gộp 602 tương ứng 3.012 người).",
        "Xét nghiệm cho 4.218 người (mẫu đơn 1.206, mẫu gộp 602, tại nhà 2.510 người).",
    ),
    # what was there, came and went
    (
        "Trường có 742 học sinh (đầu năm 738 em, chuyển đến 09, chuyển đi 05).",
        "Trường có 742 học sinh (khối 6: 238 em, khối 7: 409 em, khối 8: 105 em).",
    ),
    # "trong đó" may name some of them
    (
        "Đàn gia cầm 13,2 triệu con, trong đó vịt 7,9 triệu con, gà 5,1 triệu con.",
        "Đàn gia cầm 13,2 triệu con, gồm vịt 7,9 triệu con, gà 5,1 triệu con.",
    ),
    (
        "Xã có 1.530 hộ, trong đó 1.498 hộ dùng nước sạch, 12 hộ dùng nước giếng khoan.",
        "Đã giải quyết 1.530 hồ sơ, trong đó 1.498 hồ sơ đúng hạn, 12 hồ sơ quá hạn.",
    ),
    (
        "Tổng số tiếp nhận 1.530 hồ sơ, trong đó đúng hạn 1.498 hồ sơ, quá hạn 12 hồ sơ.",
        "Tổng số đã trả 1.530 hồ sơ, trong đó đúng hạn 1.498 hồ sơ, quá hạn 12 hồ sơ.",
    ),
]
"""A right text, and one like it in which nothing accounts for the difference."""
# fmt: on


@pytest.mark.parametrize(("right", "wrong"), ACCOUNTED)
def test_a_difference_that_the_passage_accounts_for_is_no_mistake(right: str, wrong: str) -> None:
    assert findings_of_families(("P30",), *right.split("\n")) == []
    assert {item.code for item in findings_of_families(("P30",), *wrong.split("\n"))} <= {"P301", "P305"}
    assert findings_of_families(("P30",), *wrong.split("\n"))


def test_the_stock_may_stand_in_the_paragraph_before() -> None:
    lines = [
        "Kỳ trước chuyển sang 45 hồ sơ.",
        "Tiếp nhận 772 hồ sơ, đã giải quyết 776 hồ sơ, đang giải quyết 41 hồ sơ.",
    ]
    assert findings_of_families(("P30",), *lines) == []
    assert findings_of_families(("P30",), lines[1])


def test_parts_that_may_be_some_of_the_whole_are_told_when_asked() -> None:
    text = "Đàn gia cầm 13,2 triệu con, trong đó vịt 7,9 triệu con, gà 5,1 triệu con."
    assert [item.code for item in findings_of_families(("P30",), text, picky=True)] == ["P302"]


def test_figures_of_several_scales_are_shown_with_their_units() -> None:
    text = "Tổng vốn là 6,2 tỷ đồng, gồm ngân sách tỉnh 3.700 triệu đồng và ngân sách xã 2,9 tỷ đồng."
    (item,) = findings_of_families(("P30",), text)
    assert item.details["parts"] == "3.700 triệu đồng + 2,9 tỷ đồng"


@pytest.mark.parametrize("scale", ["tỷ đồng", "triệu đồng", "tỷ", "triệu"])
def test_parts_of_money_that_make_more_than_the_whole_are_told_in_every_scale(scale: str) -> None:
    text = f"Kinh phí 12 {scale}, trong đó tỉnh 8 {scale}, xã 3 {scale}, dân góp {{}} {scale}."
    assert findings_of_families(("P30",), text.format(1)) == []
    assert [item.code for item in findings_of_families(("P30",), text.format(5))] == ["P301"]


@pytest.mark.parametrize(
    "text",
    [
        "Cụ thể: số TTHC giữ nguyên: 1.132; số TTHC bãi bỏ: 499; số TTHC sửa đổi: 74; số TTHC thay thế: 1.231.",
        "Tiếp 134 lượt với 141 người (có 2 đoàn đông người với 12 người).",
        "Bắt giữ 18 vụ với 23 đối tượng (có 1 vụ ma túy với 4 đối tượng, 2 vụ cờ bạc với 9 đối tượng).",
        "Khởi tố 25 vụ với 41 bị can (trong đó 3 vụ ma túy với 7 bị can, 2 vụ trộm cắp với 5 bị can).",
        "Vốn 14,9 tỷ đồng (ngân sách trung ương 8,5 tỷ đồng, ngân sách tỉnh 4,2 tỷ đồng, còn lại huy động nhân dân).",
        "Tổng mức 14,9 tỷ đồng (ngân sách tỉnh 8,5 tỷ đồng, ngân sách xã 4,2 tỷ đồng, phần còn lại xã hội hóa).",
        "Kinh phí 5,2 tỷ đồng (ngân sách tỉnh 2,1 tỷ đồng, ngân sách xã 1,3 tỷ đồng; số còn lại do nhân dân đóng góp).",
        "Xã có 8.347 người (15 tuổi trở lên 6.120 người, chiếm 73,3%; nữ 4.227 người, chiếm 50,6%).",
        "Xã có 1.250 hộ (hộ nông nghiệp 980 hộ, chiếm 78,4%; hộ có thẻ 1.190 hộ, chiếm 95,2%).",
    ],
)
def test_pairs_a_rest_without_a_figure_and_parts_that_cross_are_silent(text: str) -> None:
    assert findings_of_families(("P3",), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí 5,2 tỷ đồng (ngân sách tỉnh 2,1 tỷ đồng, ngân sách xã 1,3 tỷ đồng, còn lại 2,8 tỷ đồng huy động).",
        "Xã có 9.240 người (nam 4.520 người, chiếm 48,9%; nữ 4.730 người, chiếm 51,2%).",
        "Kinh phí 5,2 tỷ đồng (ngân sách tỉnh 4,1 tỷ đồng, ngân sách xã 2,1 tỷ đồng, còn lại huy động nhân dân).",
    ],
)
def test_a_rest_with_its_figure_and_parts_that_fill_all_are_added_up(text: str) -> None:
    assert [item.code for item in findings_of_families(("P3",), text)] == ["P301"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tổng vốn 1.240,35 tỷ đồng, gồm vốn trung ương 1.200,15 tỷ đồng và vốn tỉnh 40.300 triệu đồng.",
         ("1.240,45 tỷ đồng", "0,1 tỷ đồng")),
        ("Tổng vốn 1 tỷ 240 triệu đồng, gồm vốn trung ương 1 tỷ 100 triệu đồng và vốn tỉnh 150 triệu đồng.",
         ("1 tỷ 250 triệu đồng", "10 triệu đồng")),
        ("Tổng vốn 1.240 tỷ đồng, gồm vốn trung ương 1.200 tỷ đồng và vốn tỉnh 50 tỷ đồng.", ("1.250", "10")),
    ],
)  # fmt: skip
def test_a_sum_over_several_scales_is_told_in_the_unit_and_shape_of_its_total(text: str, told: tuple[str, str]) -> None:
    (item,) = findings_of_families(("P3",), text)
    assert (item.details["sum"], item.details["difference"]) == told
