"""Rates of timeliness against the late ones."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.timely_rates import check_timely_rates

SETTLED = "Đã giải quyết 2.712 hồ sơ, trong đó quá hạn 08 hồ sơ; "


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{SETTLED}tỷ lệ giải quyết đúng hạn và trước hạn đạt 99,7%.", []),
        (f"{SETTLED}tỷ lệ giải quyết đúng hạn và trước hạn đạt 97,9%.", ["P401"]),
        (f"{SETTLED}tỷ lệ hồ sơ đúng hạn là 99,9%.", ["P401"]),
        (f"{SETTLED}riêng lĩnh vực đất đai tỷ lệ đúng hạn đạt 97,9%.", []),
        (f"{SETTLED}tỷ lệ đúng hạn cùng kỳ đạt 97,9%.", []),
        # The rate is of the ones that were in time, which the text has.
        ("Đã giải quyết 200 hồ sơ: trước hạn 150 hồ sơ, đúng hạn 40 hồ sơ, trễ hạn 10 hồ sơ; tỷ lệ đúng hạn 20%.", []),
        ("Đã xử lý 1.250 đơn, trễ hạn 25 đơn (hai huyện: 20 và 5 đơn); tỷ lệ giải quyết đúng hạn đạt 89,0%.", ["P401"]),
        ("Đã giải quyết 2.712 hồ sơ, quá hạn 08 hồ sơ tại xã và 03 hồ sơ quá hạn tại tỉnh; tỷ lệ đúng hạn 97,9%.", []),
        ("Số đang giải quyết 173 hồ sơ, trong đó quá hạn 2 hồ sơ. Tỷ lệ giải quyết đúng và trước hạn đạt 99,5%.", []),
        (
            "Đã giải quyết 900 hồ sơ, đang giải quyết 173 hồ sơ, quá hạn 2 hồ sơ; tỷ lệ giải quyết đúng hạn đạt 98,1%.",
            [],
        ),
        ("Đang xử lý 412 hồ sơ (trong hạn 409, quá hạn 3). Tỷ lệ đúng hạn chung đạt 98,9%.", []),
        (f"{SETTLED}tỷ lệ giải quyết đúng hạn đạt 94,1% số hồ sơ đã tiếp nhận.", []),
        (f"{SETTLED}tỷ lệ giải quyết đúng hạn đạt 94,1% số hồ sơ đến hạn.", []),
        (f"{SETTLED}tỷ lệ giải quyết đúng hạn đạt 97,9% số hồ sơ đã trả.", ["P401"]),
        (f"Đang giải quyết 41 hồ sơ. {SETTLED}tỷ lệ giải quyết đúng hạn đạt 97,9%.", ["P401"]),
    ],
)
def test_the_rate_is_that_of_settled_less_late(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_timely_rates, text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Không có hồ sơ quá hạn; tỷ lệ giải quyết trước và đúng hạn đạt 99,2%.", ["P901"]),
        ("Trong kỳ không phát sinh hồ sơ trễ hạn. Tỷ lệ hồ sơ giải quyết đúng hạn là 98%.", ["P901"]),
        ("Không có hồ sơ quá hạn; tỷ lệ giải quyết trước và đúng hạn đạt 100%.", []),
        ("Không có hồ sơ quá hạn; tỷ lệ giải quyết trước hạn đạt 60%, tỷ lệ giải quyết đúng hạn đạt 40%.", []),
        ("Hiện không còn hồ sơ quá hạn; tỷ lệ giải quyết đúng hạn trong kỳ đạt 98,5%.", []),
        ("Không có hồ sơ đang giải quyết quá hạn; tỷ lệ giải quyết trước và đúng hạn đạt 99,2%.", []),
        ("Đang giải quyết 41 hồ sơ, không có hồ sơ quá hạn; tỷ lệ giải quyết đúng hạn đạt 99,2%.", []),
        ("Không có hồ sơ quá hạn; riêng lĩnh vực đất đai tỷ lệ đúng hạn đạt 99,2%.", []),
        ("Lĩnh vực hộ tịch không có hồ sơ quá hạn; tỷ lệ đúng hạn đạt 99,2%.", []),
        ("Tỷ lệ đúng hạn cùng kỳ đạt 99,2%; không có hồ sơ quá hạn.", []),
    ],
)
def test_nothing_late_is_in_time_to_the_last(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_timely_rates, text)] == codes
