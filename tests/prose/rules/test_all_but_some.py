"""All of a number is settled, and some of it is in hand."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.all_but_some import check_all_but_some

WRONG = [
    (
        (
            "UBND huyện đã giải quyết xong toàn bộ 14 vụ, kết quả có 1 vụ khiếu nại đúng, 9 vụ khiếu nại"
            " sai, 2 vụ đình chỉ. Hai vụ khiếu nại còn lại về bồi thường đang tổ chức đối thoại, trong thời"
            " hạn giải quyết."
        ),
        "Hai vụ khiếu nại còn lại",
    ),
    (
        (
            "Toàn bộ 498 phản ánh, kiến nghị đã được xử lý dứt điểm, kết quả công khai theo quy định. Số"
            " đang xử lý 35, đều còn trong thời hạn."
        ),
        "Số đang xử lý 35",
    ),
    (
        (
            "Sở tiếp nhận 27 phản ánh về môi trường, đã xử lý xong toàn bộ.\nHiện 04 phản ánh liên quan cơ"
            " sở chế biến vẫn đang được lấy mẫu."
        ),
        "Hiện 04 phản ánh",
    ),
    (
        (
            "Cả 16 kiến nghị của cử tri đã được trả lời dứt điểm. Hiện còn 05 kiến nghị đang được Sở Xây"
            " dựng nghiên cứu."
        ),
        "05 kiến nghị",
    ),
    ("Tiếp nhận 42 đơn, đã giải quyết xong toàn bộ. Ba đơn về đất đai đang chờ kết quả đo đạc.", "Ba đơn"),
]
RIGHT = [
    "Đã giải quyết xong 12 vụ. Hai vụ khiếu nại còn lại đang tổ chức đối thoại.",
    "Tiếp nhận 42 đơn, đã giải quyết xong toàn bộ. Ba đơn mới phát sinh trong tuần đang được xác minh.",
    "Đã giải quyết xong toàn bộ 14 vụ khiếu nại. Hai đơn tố cáo đang được xác minh.",
    "Đã giải quyết xong toàn bộ 14 vụ đến hạn. Hai vụ còn lại đang trong thời gian xác minh.",
    "Đã giải quyết xong toàn bộ 14 vụ. Hai vụ đang được khởi kiện ra Tòa án.",
    "Đã khắc phục xong toàn bộ 14 điểm sạt lở. Hai điểm đang tiếp tục theo dõi.",
    "Quý I tiếp nhận 27 phản ánh, đã xử lý xong toàn bộ. Quý II tiếp nhận 30 phản ánh; 04 phản ánh đang xử lý.",
    "Đã giải quyết xong toàn bộ 14 đơn. Đối với cấp xã, tiếp nhận 9 đơn; 3 đơn đang xác minh.",
    "Phấn đấu trong quý giải quyết xong toàn bộ 14 vụ. Hai vụ đang tổ chức đối thoại.",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_the_mistake_is_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_all_but_some, text), "P901", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_all_but_some, text) == []
