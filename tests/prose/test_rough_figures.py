"""Between which values a rough figure lies."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rough_figures import bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếp nhận gần 50 hồ sơ.", (45, 50)),
        ("Tiếp nhận khoảng 1.000 hồ sơ.", (900, 1100)),
        ("Tiếp nhận hơn 1.000 hồ sơ.", (1000, 2000)),
        ("Tiếp nhận trên 46.400 hồ sơ.", (46400, 51040)),
        ("Tiếp nhận 50 hồ sơ.", (50, 50)),
        ("Tiếp nhận 7,2 nghìn hồ sơ.", (7150, 7250)),
        ("Tiếp nhận tối đa 50 hồ sơ.", None),
        ("Tiếp nhận khoảng 0 hồ sơ.", (0, 0)),
    ],
)
def test_bounds(text: str, expected: tuple[int, int] | None) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    assert bounds(reading.counts[0]) == expected
