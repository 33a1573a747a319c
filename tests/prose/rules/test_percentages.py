"""What a percentage is said of."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import Meaning, meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trong đó 46 hồ sơ đúng hạn, đạt tỷ lệ 96%", Meaning.SHARE),
        ("chiếm 16,4%", Meaning.SHARE),
        ("tăng 5% so với cùng kỳ", Meaning.CHANGE),
        ("doanh thu tăng trưởng 5%", Meaning.CHANGE),
        ("(-53%)", Meaning.CHANGE),
        ("giảm từ 12,4%", Meaning.MOVE),
        ("giảm từ 12 phần trăm xuống còn 2,15%", Meaning.MOVE),
        ("đạt tỷ lệ dưới 8%", Meaning.BOUND),
        ("đạt 61,3% dự toán", Meaning.PLAN),
        ("bằng 98% so với kế hoạch", Meaning.PLAN),
    ],
)
def test_meaning(text: str, expected: Meaning) -> None:
    reading = Reading(Passage(text))
    assert meaning(reading, reading.quantities[-1]) is expected
