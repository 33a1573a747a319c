"""What may be a total and its parts."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import divisions


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Tiếp nhận 42 hồ sơ, trong đó 30 hồ sơ trực tuyến, 12 hồ sơ trực tiếp.", [("42", ["30", "12"])]),
        ("Có 43 vụ, 61 đối tượng; trong đó mua bán 19 vụ, tàng trữ 24 vụ.", [("43", ["19", "24"])]),
        ("Có 12 công dân (quân sự 8, công an 4).", [("12", ["8", "4"])]),
        (
            "Triển khai 42 cuộc (kỳ trước chuyển sang 9, trong kỳ 33; theo kế hoạch 36, đột xuất 6).",
            [("42", ["9", "33"]), ("42", ["36", "6"])],
        ),
        ("Trong 524 trẻ chưa tiêm, hoãn tiêm 311 trẻ, chống chỉ định 213 trẻ.", [("524", ["311", "213"])]),
        ("Gieo trồng 6.842 ha, giảm 58 ha; trong đó lúa 6.000 ha, ngô 842 ha.", [("6.842", ["6.000", "842"])]),
        ("Tổng 1.586 hộ; trong đó nghèo 2,93% (815 hộ), cận nghèo 2,78% (771 hộ).", [("1.586", ["815", "771"])]),
        ("Tiếp nhận 42 hồ sơ và 12 phản ánh.", []),
    ],
)
def test_a_total_is_read_with_its_parts(text: str, read: list[tuple[str, list[str]]]) -> None:
    found = list(divisions(Reading(Passage(text))))
    assert [(one.total.text, [part.text for part in one.parts[0]]) for one in found] == read
