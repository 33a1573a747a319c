"""What was read and what was compared."""

from __future__ import annotations

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text
from tthc_render.prose.tally import Tally


def test_numbers_in_a_sum_and_a_share_are_compared_a_lone_one_is_only_read() -> None:
    tally = Tally()
    text = (
        "Tiếp nhận 30 hồ sơ, gồm 10 hồ sơ cấp tỉnh và 20 hồ sơ cấp xã. Có 7 tổ.\nHoàn thành 13/72 nhiệm vụ, đạt 18,06%."
    )
    assert check_prose(from_text(text.split("\n"), "a.txt"), tally=tally) == []
    assert (tally.read, tally.compared) == (7, 5)
