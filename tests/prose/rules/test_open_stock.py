"""What is left against the stock that paragraphs before it tell of."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import (
    assert_one,
    assert_only_the_mistake_is_told,
    findings_of_families,
    findings_of_rule,
)
from tthc_render.prose.rules.open_stock import check_open_stock

WRONG = [
    "Số đơn khiếu nại thuộc thẩm quyền giải quyết của Chủ tịch UBND là 47 đơn, phần lớn về bồi thường.\n"
    "Đã giải quyết 41 đơn (đạt 87,23%), trong đó ra quyết định 29 đơn, rút 12 đơn; còn 05 đơn đang xác minh.",
    "- Đơn tồn kỳ trước: 14 đơn; tiếp nhận trong kỳ: 231 đơn.\n- Đã giải quyết: 219 đơn.\n- Còn đang xem xét: 36 đơn.",
    "Tòa án phải giải quyết 1.486 vụ (cũ chuyển qua 212 vụ, thụ lý mới 1.274 vụ).\n"
    "Đã giải quyết 1.351 vụ, đạt 90,9%. Còn lại 153 vụ đang trong thời hạn giải quyết.",
    "1. Tiếp nhận\nTổng số phản ánh phải xử lý là 2.108 phản ánh.\n2. Kết quả\n"
    "Đã xử lý 1.987 phản ánh. Số phản ánh đang xử lý là 112 phản ánh.",
    "Tiếp nhận tổng số 964 đơn; kỳ trước chuyển sang 37 đơn.\nĐã giải quyết 918 đơn, đúng hạn 910 đơn.\n"
    "Số đơn chuyển kỳ sau là 93 đơn.",
    "Xã nhận 412 hồ sơ, có 61 hồ sơ khó.\nTrong số 412 hồ sơ, đã giải quyết 386 hồ sơ.\n"
    "Hiện còn 62 hồ sơ đang thẩm tra.",
    "Năm trước chuyển sang 118 vụ việc, tiếp nhận mới 1.346 vụ việc.\nĐã hòa giải 1.297 vụ việc.\n"
    "Hiện đang hòa giải 176 vụ việc.",
]
LIST = (
    "Tổng số hồ sơ được tiếp nhận: 37 hồ sơ, trong đó:\n- Số hồ sơ mới tiếp nhận trực tuyến là 28 hồ sơ;\n"
    "- Số mới tiếp nhận trực tiếp là 3 hồ sơ;\n- Số hồ sơ kỳ trước chuyển qua là 6 hồ sơ;\n"
    "- Tổng số hồ sơ đã giải quyết là 19 hồ sơ;\n- Tổng số hồ sơ đang giải quyết là {} hồ sơ;\n"
    "- Số hồ sơ trả lại 13 hồ sơ."
)
"""What goes out makes the figure above the list, returned files behind what is left among it."""
RIGHT = [
    "Tiếp nhận 6.451 hồ sơ, trong đó: trực tuyến 5.445 hồ sơ; trực tiếp 866 hồ sơ; từ kỳ trước chuyển qua 140 hồ sơ.\n"
    "Đã giải quyết 6.300 hồ sơ, trong đó: trước hạn 3.239; đúng hạn 3.061. Đang giải quyết 151 hồ sơ.",
    "Thuộc thẩm quyền của phường 27 đơn.\nĐã giải quyết 24 đơn, 03 đơn đang xác minh. Còn 07 đơn đã chuyển nơi khác.",
    LIST.format("5"),
    "Tổng số phải giải quyết 2.316 hồ sơ.\nĐã giải quyết 1.806 hồ sơ, đạt 90,3%.\nCòn 194 hồ sơ đang giải quyết.",
    "- Đơn tồn kỳ trước: 14 đơn; tiếp nhận trong kỳ: 231 đơn.\n- Đã giải quyết: 219 đơn.\n- Còn đang xem xét: 26 đơn.",
    "Tiếp nhận 231 đơn (gồm 14 đơn kỳ trước chuyển sang).\nĐã giải quyết 219 đơn.\nCòn đang xem xét 12 đơn.",
    "Tiếp nhận tổng số 964 đơn; kỳ trước chuyển sang 37 đơn.\nĐã giải quyết 918 đơn, trả lại 21 đơn.\n"
    "Số đơn chuyển kỳ sau là 62 đơn.",
    "Phải giải quyết 2.316 hồ sơ.\nĐã giải quyết 2.047 hồ sơ.\nRiêng lĩnh vực đất đai còn 162 hồ sơ.",
    "Tiếp nhận 812 đơn, kỳ trước chuyển sang 30 đơn.\nĐã giải quyết 790 đơn.\nSo với cùng kỳ, đơn còn tồn giảm 25 đơn.",
    "Phải giải quyết 2.316 hồ sơ.\nĐã giải quyết 2.047 hồ sơ.\nĐang giải quyết 248 hồ sơ, chờ bổ sung 21 hồ sơ.",
    "Phải giải quyết 2.316 hồ sơ.\nĐã giải quyết 2.047 hồ sơ; đã trả lại 31 hồ sơ.\nCòn 238 hồ sơ đang giải quyết.",
    "Tiếp nhận 3.482 hồ sơ; kỳ trước chuyển 96 hồ sơ.\nĐã giải quyết 3.401 hồ sơ.\nCòn 12 hồ sơ quá hạn chưa xong.",
    "Quý I tiếp nhận 812 hồ sơ, quý II tiếp nhận 906 hồ sơ, tồn năm trước 31 hồ sơ.\nĐã giải quyết 1.700 hồ sơ.\n"
    "Đang giải quyết 94 hồ sơ.",
    "Tổng số phải giải quyết 318 vụ.\nĐã giải quyết 291 vụ.\nNgoài ra, cấp tỉnh đang giải quyết 72 vụ.",
    "Giao chỉ tiêu 120 hộ.\nĐã hỗ trợ 98 hộ.\nToàn xã hiện còn 212 hộ nghèo.",
    "Tổng số phải xử lý 80 đơn, trong đó 52 đơn thuộc thẩm quyền.\nĐã giải quyết 45 đơn, chuyển 28 đơn.\nCòn 7 đơn.",
    "Trung tâm tiếp nhận 3.412 hồ sơ, kỳ trước chuyển sang 76 hồ sơ.\nĐã giải quyết 3.397 hồ sơ.\n"
    "Dự kiến tháng tới còn 19 hồ sơ.",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_the_stock_does_not_leave_is_told(text: str) -> None:
    assert {item.code for item in findings_of_families(("P305", "P934"), *text.split("\n"))} == {"P305"}


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_open_stock, text) == []


def test_what_came_in_and_was_carried_over_are_both_named() -> None:
    (item,) = findings_of_rule(check_open_stock, WRONG[4])
    assert (item.details["whole"], item.details["part"], item.details["right"]) == ("964 + 37", "918", "83")


def test_more_settled_than_there_was_by_a_total_that_leaves_out_what_was_carried_over() -> None:
    text = (
        "Tổng số phải giải quyết là {} hồ sơ, trong đó:\n- Tiếp nhận trực tuyến: 2.031 hồ sơ;\n- Tiếp nhận trực tiếp: "
        "312 hồ sơ;\n- Kỳ trước chuyển qua: 171 hồ sơ.\nĐã trả 2.389 hồ sơ, đang giải quyết 125 hồ sơ."
    )
    assert_one(findings_of_rule(check_open_stock, text.format("2.343")), "P303", "2.389 hồ sơ lớn hơn")
    assert findings_of_rule(check_open_stock, text.format("2.514")) == []


def test_what_is_left_without_what_was_carried_over() -> None:
    text = (
        "Tiếp nhận 3.164 hồ sơ; từ tháng 9 chuyển sang 212 hồ sơ, tổng số phải giải quyết 3.376 hồ sơ.\n"
        "- Đã giải quyết 3.049 hồ sơ.\n- Đang giải quyết {} hồ sơ."
    )
    assert_one(findings_of_rule(check_open_stock, text.format("115")), "P305", "3.376 − 3.049 = 327")
    assert findings_of_rule(check_open_stock, text.format("327")) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("P305", "Thụ lý 583 vụ án, gồm 97 vụ cũ và 486 vụ mới.\nĐã kết thúc điều tra, đề nghị truy tố 431 vụ; "
         "đình chỉ "
         "điều tra 12 vụ; tạm đình chỉ 38 vụ.\nSố án còn lại là {102|120} vụ đang tiếp tục điều tra."),
        ("P305", "Triển khai 38 nhiệm vụ, gồm 24 nhiệm vụ chuyển tiếp và 14 nhiệm vụ mới.\nĐã nghiệm thu 26 "
         "nhiệm vụ, dừng "
         "thực hiện 3 nhiệm vụ.\nTheo đó còn {9|7} nhiệm vụ được bố trí vốn."),
        ("P305", "Tiếp nhận 27.485 hồ sơ kiểm soát chi.\nĐã giải quyết 27.212 hồ sơ, từ chối thanh toán 158 hồ "
         "sơ; còn "
         "{115|151} hồ sơ đang xử lý."),
        ("P305", "Tiếp nhận 214 đơn, sau phân loại có 126 đơn thuộc thẩm quyền.\nĐã giải quyết 87 đơn, công dân "
         "rút 11 đơn, "
         "còn {28|82} đơn đang xác minh."),
        ("P923", "Xã được giao 3.150 triệu đồng, gồm đầu tư 2.400 triệu đồng và sự nghiệp 750 triệu đồng.\nĐã "
         "thanh toán "
         "2.930 triệu đồng.\nSố vốn còn lại là 220 {triệu|tỷ} đồng."),
    ],
)  # fmt: skip
def test_several_that_were_settled_of_a_filled_whole(code: str, text: str) -> None:
    assert_only_the_mistake_is_told(check_open_stock, text, code)


@pytest.mark.parametrize(
    "text",
    [
        "Thụ lý 320 vụ, gồm 60 vụ cũ và 260 vụ mới.\nĐã xét xử 210 vụ, trong đó án treo 15 vụ; đình chỉ 30 vụ. "
        "Còn 80 vụ.",
        "Thụ lý 583 vụ, gồm 97 vụ cũ và 486 vụ mới.\nĐã truy tố 431 vụ; đình chỉ 12 vụ; tạm đình chỉ 38 vụ. Còn "
        "114 vụ.",
        "Thu hồi đất của 214 hộ, gồm 150 hộ đất ở và 64 hộ đất lúa.\nĐã chi trả 190 hộ. Còn 12 hộ chưa nhận, 12 "
        "hộ khiếu nại.",
    ],
)
def test_what_some_of_them_leave_is_silent(text: str) -> None:
    assert findings_of_rule(check_open_stock, *text.split("\n")) == []
