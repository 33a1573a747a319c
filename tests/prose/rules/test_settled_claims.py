"""Claims of all or of none beside what denies them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.settled_claims import check_settled_claims

WRONG = [
    "Phường đã xử lý dứt điểm toàn bộ, trong đó sớm hạn 46; đang xử lý 08 phản ánh, kiến nghị trong thời hạn.",
    "100% hồ sơ đã được giải quyết xong; hiện còn 122 hồ sơ đang giải quyết.",
    "Trong đó quá hạn 04 hồ sơ; không có hồ sơ quá hạn.",
    "Tiếp nhận 640 hồ sơ; 100% hồ sơ đã được giải quyết xong; hiện có 12 hồ sơ đang giải quyết.",
    "Không có đơn thư tồn đọng; hiện còn 03 đơn tồn đọng.",
    "100% số hộ đã bàn giao mặt bằng; hiện 04 hộ chưa bàn giao mặt bằng.",
    "Trả lời 70 đơn, còn 7 đơn đang chờ đo đạc. Tất cả đơn khiếu nại đã được giải quyết dứt điểm, không còn đơn tồn.",
    "Còn 12 hồ sơ chưa trả. Toàn bộ hồ sơ đã được giải quyết xong, không để hồ sơ tồn đọng.",
]
RIGHT = [
    "Đơn kỳ trước chuyển sang đã xử lý dứt điểm toàn bộ; trong kỳ phát sinh 12 đơn, đang xử lý 08 đơn.",
    "100% hồ sơ đến hạn đã được giải quyết xong; hiện còn 122 hồ sơ đang giải quyết.",
    "100% hồ sơ trong hạn đã được giải quyết; còn 12 hồ sơ đang giải quyết.",
    "Tất cả hồ sơ đã được giải quyết xong; đang giải quyết 12 hồ sơ mới tiếp nhận cuối kỳ.",
    "100% số xã đã ban hành kế hoạch; hiện 04 xã chưa ban hành quyết định.",
    "Trong 69 xã có 31 đơn vị không có nợ quá hạn.",
    "Không có đơn thư tồn đọng; cùng kỳ còn 03 đơn tồn đọng.",
    "Đầu kỳ còn 7 đơn đang xác minh. Tất cả đơn đã được giải quyết dứt điểm, không còn đơn tồn.",
    "Quý I còn 7 đơn đang xác minh. Tất cả đơn đã được giải quyết dứt điểm, không còn đơn tồn.",
    "Còn 7 đơn đang xác minh. Tất cả đơn kỳ trước chuyển sang đã được giải quyết dứt điểm, không còn đơn tồn.",
    "Còn 7 đơn đang xác minh. Tất cả hồ sơ đã được giải quyết xong, không còn hồ sơ tồn đọng.",
    "Còn 7 đơn chưa đến hạn. Tất cả đơn đến hạn đã được giải quyết xong, không còn đơn tồn đọng.",
    "Ngày 12/5 còn 7 đơn đang xác minh; sau đó tất cả đơn đã được giải quyết xong, không còn đơn tồn.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_claim_that_a_count_denies_is_told(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_settled_claims, text)] == ["P901"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_claim_of_others_is_silent(text: str) -> None:
    assert findings_of_rule(check_settled_claims, text) == []


AHEAD = "Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026)."


def _on(day: date, text: str) -> list[str]:
    return [item.code for item in findings_of_rule(check_settled_claims, text, facts=ProseFacts(report_date=day))]


def test_all_is_not_done_while_the_rest_has_a_deadline_ahead() -> None:
    text = f"{AHEAD} Đến nay toàn bộ 5 điểm giết mổ đã di dời xong."
    assert _on(date(2026, 2, 6), text) == ["P901"]
    assert _on(date(2026, 5, 6), text) == []


@pytest.mark.parametrize(
    "more",
    [
        "Đến nay toàn bộ 5 điểm giết mổ đã ký cam kết.",
        "Khi toàn bộ 5 điểm giết mổ đã di dời xong, phường sẽ sửa chợ.",
        "Toàn bộ 2 điểm giết mổ ven sông đã di dời xong.",
        "Toàn bộ 5 hộ dân đã di dời xong.",
        "Phấn đấu đến hết quý II toàn bộ 5 điểm giết mổ đã được di dời xong.",
    ],
)
def test_other_things_may_be_done_while_a_rest_is_ahead(more: str) -> None:
    assert _on(date(2026, 2, 6), f"{AHEAD} {more}") == []
