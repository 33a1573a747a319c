"""Items below a paragraph."""

from __future__ import annotations

from tthc_render.prose.outline import children
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read


def test_items_of_the_first_marker_below_belong_to_the_paragraph() -> None:
    lines = ("Tổng 12 hồ sơ:", "- Đúng hạn: 10", "+ Trực tuyến: 4", "- Quá hạn: 2", "Đoạn sau.", "- Khác: 1")
    readings = read(from_text(lines, "a.txt"))
    at = next(i for i, one in enumerate(readings) if one.text.startswith("Tổng"))
    assert [one.text for one in children(readings, at)] == ["Đúng hạn: 10", "Quá hạn: 2"]
