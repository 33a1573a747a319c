"""What was done of which whole, right before what is left, and whether that is of others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.rests_of_wholes import done_of_whole, names_others


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Đã đổ 412 km trong kế hoạch 465 km, đạt 88,6%, còn 63 km phải làm.", (412, 465)),
        ("Đã bàn giao 128/140 lô đất, đạt 91,4%; còn 17 lô.", (128, 140)),
        ("Đã đổ 412 km, huy động 465 km dây, còn 63 km.", None),
        ("Đã đổ 412 km trong kế hoạch 465 km; trả lại vốn, riêng xã An Phú còn 3 km.", None),
        ("Đã đổ 412 km trong kế hoạch 46,5 tỷ đồng, còn 63 km.", None),
    ],
)
def test_what_was_done_and_the_whole(text: str, pair: tuple[int, int] | None) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    *earlier, rest = reading.counts
    found = done_of_whole(reading, rest, earlier, reading.ratios)
    assert found == (pair and tuple(map(Decimal, pair)))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Đã sửa 18/20 tuyến đường; còn 5 tuyến kênh chưa sửa.", True),
        ("Đã sửa 18/20 tuyến đường; còn 5 tuyến đường chưa sửa.", False),
        ("Đã giải quyết 39/46 đơn; còn 9 đơn kỳ trước chuyển sang.", True),
        ("Đã giải quyết 39/46 đơn; còn 9 đơn đang xác minh.", False),
        ("Đã hoàn thành 40/53 nhiệm vụ, đạt 75,47%; còn 18 nhiệm vụ theo Quyết định số 11/QĐ-UBND.", False),
        ("Hoàn thành 40/53 nhiệm vụ theo Kế hoạch số 5/KH-UBND; còn 3 nhiệm vụ theo Quyết định số 11/QĐ-UBND.", True),
        ("Đã sửa 18/20 tuyến đường; còn 5 tuyến kênh theo Kế hoạch số 12/KH-UBND.", True),
    ],
)
def test_what_is_left_is_of_others(text: str, others: bool) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    assert names_others(reading, reading.counts[-1]) is others
