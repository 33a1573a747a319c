"""Whether two figures are of two times that their sentences name."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans_named import are_of_two_times


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Quý III đón 4.920 lượt khách. Doanh thu 9 tháng đạt 55.738 tỷ đồng.", True),
        ("Quý III đón 4.920 lượt khách, 9 tháng doanh thu 55.738 tỷ đồng.", False),
        ("Trong 9 tháng đón 4.920 lượt khách. Doanh thu 9 tháng đạt 55.738 tỷ đồng.", False),
        ("Trong 9 tháng đón 4.920 lượt khách. Doanh thu đạt 55.738 tỷ đồng.", False),
    ],
)
def test_two_sentences_name_two_times(text: str, two: bool) -> None:
    reading = Reading(Passage(text))
    first, second = (next(x for x in reading.counts if x.text == said) for said in ("4.920", "55.738"))
    assert are_of_two_times(reading, first, second) is two
