"""Whether what is open lacks what all are claimed to have done."""

from __future__ import annotations

import pytest

from tthc_render.prose.claimed_acts import cores, is_act, lacks
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.sweeping_claims import Sweeping, sweeping_claims


def _claim(text: str) -> Sweeping:
    return sweeping_claims(read(from_text([text], "a.txt"))[0])[0]


SETTLED = "Toàn bộ đơn đã được giải quyết dứt điểm."


@pytest.mark.parametrize(
    ("claim", "state", "act", "rest", "told"),
    [
        (SETTLED, "đang", "đối thoại", "", True),
        (SETTLED, "đang", "lưu trữ", "", False),
        (SETTLED, "chưa", "trả lời", "", True),
        (SETTLED, "xin lùi", "", "", True),
        ("Toàn bộ nhiệm vụ được gia hạn đã hoàn thành.", "được gia hạn", "", "", False),
        ("100% ý kiến đã được trả lời.", "đang", "giải quyết", "", False),
        ("100% ý kiến đã được trả lời.", "đang", "chờ ý", "", True),
        ("100% xã đã ban hành kế hoạch.", "chưa", "ban hành", " quyết định", False),
        ("100% xã đã ban hành kế hoạch.", "chưa", "ban hành", " kế hoạch", True),
        ("Toàn bộ 15/15 chỉ tiêu đã hoàn thành.", "không", "đạt", "", True),
        ("Tất cả các hộ đã được chi trả.", "chưa", "nhận tiền", "", True),
        ("100% hộ dân tham gia bảo hiểm.", "đang", "tham gia", "", False),
    ],
)
def test_what_lacks_the_act(claim: str, state: str, act: str, rest: str, told: bool) -> None:
    assert lacks(state, act, rest, _claim(claim)) == told


def test_acts_without_how_they_were_done() -> None:
    assert cores("hoàn thành việc chi trả và bàn giao mặt bằng theo quy định") == [
        ["chi", "trả"],
        ["bàn", "giao", "mặt", "bằng"],
        ["quy", "định"],
    ]
    assert is_act("thành", "", _claim("Các vụ, việc đều được hòa giải thành."))
