"""What a percentage is said of."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trong đó 46 hồ sơ đúng hạn, đạt tỷ lệ 96%", PercentageKind.SHARE),
        ("chiếm 16,4%", PercentageKind.SHARE),
        ("tăng 5% so với cùng kỳ", PercentageKind.CHANGE),
        ("doanh thu tăng trưởng 5%", PercentageKind.CHANGE),
        ("(-53%)", PercentageKind.CHANGE),
        ("giảm từ 12,4%", PercentageKind.MOVE),
        ("giảm từ 12 phần trăm xuống còn 2,15%", PercentageKind.MOVE),
        ("đạt tỷ lệ dưới 8%", PercentageKind.BOUND),
        ("đạt 61,3% dự toán", PercentageKind.PLAN),
        ("bằng 98% so với kế hoạch", PercentageKind.PLAN),
    ],
)
def test_meaning(text: str, expected: PercentageKind) -> None:
    reading = Reading(Passage(text))
    assert meaning(reading, reading.quantities[-1]) is expected
