"""Figures that two computations make other ones."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import chosen, findings_of_rule
from tthc_render.prose.rules.two_computations import check_two_computations

STOCK = (
    "Đầu kỳ có 640 bộ nhà bạt. Trong kỳ nhập 85 bộ; xuất 212 bộ; thanh lý 36 bộ; trả lại 18 bộ.\n"
    "Hiện kho quản lý {495|485} bộ, chia ra: loại lớn 126 bộ, loại vừa 241 bộ, loại nhỏ 128 bộ."
)
MARKET = (
    "Chợ có {286|276} gian hàng:\n1) Rau quả: 118;\n2) Thủy sản: 74;\n3) Hàng khô: 46;\n4) Ăn uống: 48.\n"
    "Doanh thu 1.544 tỷ đồng, bình quân 5,40 tỷ đồng/gian."
)
FLIGHTS = (
    "Có {1.154|1.254} chuyến. Bay đêm 318 chuyến, bay ngày 836 chuyến.\nTrong nước 702 chuyến, quốc tế 452 chuyến."
)
MARKS = (
    "Toàn trường có 1.284 học sinh. Học tập: Tốt 731 em; Khá 452 em; Đạt 97 em; Chưa đạt {4|14} em.\n"
    "Rèn luyện: Tốt 1.219 em, Khá 61 em, Đạt 4 em.\nKhối 12 có 418 em, khối 11 có 427 em, khối 10 có 439 em."
)
AWARDS = (
    "Đã xét 312 hồ sơ, gồm 96 tập thể và {216|226} cá nhân.\n"
    "Hồ sơ đạt có 89 tập thể và 192 cá nhân; không đạt có 7 tập thể, 24 cá nhân."
)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        (STOCK, ("485 bộ", "495")),
        (FLIGHTS, ("1.254 chuyến", "1.154")),
        (AWARDS, ("226 cá nhân", "216")),
        (MARKET, ("276 gian", "286")),
    ],
)
def test_what_two_computations_make_is_told(text: str, details: tuple[str, str]) -> None:
    assert findings_of_rule(check_two_computations, chosen(text, "right")) == []
    found = findings_of_rule(check_two_computations, chosen(text, "wrong"))
    assert [(item.code, item.details["written"], item.details["right"]) for item in found] == [("P977", *details)]


def test_a_third_list_misses_the_total_that_two_others_make() -> None:
    assert findings_of_rule(check_two_computations, chosen(MARKS, "right")) == []
    (found,) = findings_of_rule(check_two_computations, chosen(MARKS, "wrong"))
    assert (found.code, found.details["sum"], found.details["difference"]) == ("P301", "1.294", "10")


@pytest.mark.parametrize(
    "text",
    [
        chosen(FLIGHTS, "wrong").replace(" chuyến. Bay", " chuyến, hủy 100 chuyến. Bay"),
        chosen(STOCK, "wrong").replace("485 bộ, chia", "485 bộ, 10 bộ cho mượn, chia"),
        chosen(MARKS, "wrong").replace("Chưa đạt 14", "Chưa đạt 52"),  # no slip
        chosen(AWARDS, "wrong").replace("24 cá nhân", "30 cá nhân"),
        "Có 57 người. Trình độ: cao 14, vừa 42, thấp 01. Chính trị: cao 11, vừa 39, chưa 07.\n"
        "Xếp loại: xuất sắc 11 (19,3%), tốt 43 (75,4%), khá 02 (3,5%), không xếp loại 01 do nghỉ.",
        "Có 412 em. Khối 6 có 133 em, khối 7 có 140 em, khối 8 có 139 em. Nam 206 em, nữ 206 em.\n"
        "Câu lạc bộ: bóng đá 150 em; cờ vua 120 em; vẽ 132 em.",
    ],
)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_two_computations, text) == []
