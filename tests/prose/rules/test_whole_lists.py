"""The counts behind a figure that may be its parts."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.whole_lists import figures_of, listed_counts


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Có 90 hồ sơ, trong đó đất đai 40 hồ sơ, xây dựng 50 hồ sơ.", ["40", "50"]),
        ("Có 186,4 nghìn tấn (khai thác 112,8; nuôi trồng 73,6), tăng 5 nghìn tấn.", ["112,8", "73,6"]),
        ("Giao 14,3 tỷ đồng, gồm 21 dự án (5,1 tỷ đồng), 30 dự án (9,2 tỷ đồng).", ["5,1", "9,2"]),
        ("Đạt 412/400 ha kế hoạch. Trong đó, lúa 300 ha, ngô 112 ha.", ["300", "112"]),
        ("Có 90 hồ sơ, trong đó đất đai 40 hồ sơ, so với cùng kỳ tăng 50 hồ sơ.", None),
        ("Giảm 02 phòng (từ 07 phòng xuống còn 05 phòng).", None),
        ("Có 90 hồ sơ. Trong tuần có 40 hồ sơ, 50 hồ sơ.", None),
    ],
)
def test_a_list_goes_on_as_far_as_its_words_let_it(sentence: str, parts: list[str] | None) -> None:
    (reading,) = read(from_text([sentence], "a.txt"))
    listed = listed_counts(reading, figures_of(reading), 0)
    assert (listed and [part.text for part in listed.parts]) == parts
