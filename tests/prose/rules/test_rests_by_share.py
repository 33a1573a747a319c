"""Rests and shares of the other part."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.rests_by_share import check_rests_by_share

RIGHT = [
    "Có 31.482 thí sinh đăng ký. Môn Ngữ văn có 31.306 thí sinh dự thi, đạt 99,44%, vắng 176 thí sinh.",
    "Xã được phân bổ 3.450 triệu đồng, giải ngân 1.242 triệu đồng, đạt 36%.",
    "Xã có 2.318 đối tượng. Chi qua tài khoản 1.916 người (82,7%), số còn lại 402 người nhận tiền mặt.",
    "Có 120 hộ, trong đó 84 hộ đã đăng ký (70,0%), còn lại 36 hộ chưa đăng ký.",
    "Kiểm tra 250 cơ sở, 200 cơ sở đạt, chiếm 80,0%; còn lại 35 cơ sở bị nhắc nhở, 15 cơ sở bị phạt.",
    "Có 500 người, 412 người có việc (82,4%), còn lại 60 người đi học và 28 người ở nhà.",
    "Khiếu nại thuộc thẩm quyền 263 vụ việc, đã giải quyết 229 vụ việc, đạt 87,1%.",
    "Được giao 24 nhiệm vụ, đã hoàn thành 26 nhiệm vụ, đạt 108,3%.",
    "Tiếp nhận 120 đơn, đã giải quyết 131 đơn, đạt 98,5% số đơn phải giải quyết.",
    "Gửi 2.413 thông báo, đã giải quyết 1.585 trường hợp, đạt 65,7%, còn 828 trường hợp.",
    "Gửi 2.413 thông báo, đã giải quyết 1.585 trường hợp, đạt 65,7%, còn 882 trường hợp quá hạn của năm trước.",
    "Gửi 2.413 thông báo, đã giải quyết 1.585 trường hợp, đạt 65,7%, còn 115 trường hợp chưa liên hệ được.",
    "Có 2.413 hộ; 1.585 hộ đăng ký, đạt 65,7%, còn 882 thửa chưa đo.",
    "Cấp 1.520 giấy, đã trả 1.340 giấy, đạt 88,2%, còn 108 giấy, 72 giấy đang in.",
    "Giao 412 tỷ đồng, giải ngân 265 tỷ đồng, đạt 64,3%, còn 174 tỷ đồng của năm 2027.",
]
WRONG = [
    (
        "Có 31.482 thí sinh đăng ký. Môn Ngữ văn có 31.306 thí sinh dự thi, đạt 99,44%, vắng 167 thí sinh.",
        "P305",
        "31.482 − 31.306 = 176",
    ),
    ("Xã được phân bổ 3.450 triệu đồng, giải ngân 1.242 tỷ đồng, đạt 36%.", "P401", "36%"),
    ("Xã có 2.318 đối tượng. Chi qua tài khoản 1.916 người (82,7%), số còn lại 502 người nhận tiền.", "P305", "= 402"),
    ("Có 125 hộ, trong đó 84 hộ đã đăng ký (67,2%), còn lại 36 hộ chưa đăng ký.", "P305", "125 − 84 = 41"),
    ("Kiểm tra 250 cơ sở, 200 cơ sở đạt, chiếm 80,0%; còn lại 55 cơ sở bị nhắc nhở.", "P305", "250 − 200 = 50"),
    ("Khiếu nại thuộc thẩm quyền 263 vụ việc, đã giải quyết 289 vụ việc, đạt 87,1%.", "P401", "289/263"),
    ("Gửi 2.413 thông báo, đã đến giải quyết 1.585 trường hợp, đạt 65,7%, còn 882 trường hợp.", "P305", "= 828"),
    ("Giao 412 tỷ đồng, giải ngân 265 tỷ đồng, đạt 64,3%, còn 174 tỷ đồng chưa giải ngân.", "P305", "= 147"),
    ("Cấp 1.520 giấy, đã trả 1.340 giấy (88,2%), hiện còn 108 giấy.", "P305", "= 180"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_rests_and_shares_that_hold_are_silent(text: str) -> None:
    assert findings_of_rule(check_rests_by_share, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_rests_that_the_share_denies_are_reported(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_rests_by_share, text), code, words)
