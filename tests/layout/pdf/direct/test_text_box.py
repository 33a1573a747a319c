"""The check of every output itself: it finds what leaves the text box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.text_box import outside
from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.page_styles import PageStyle
from tthc_render.layout.pdf.direct.pages import Page

PAGE = PageStyle(500, 700, (50, 40, 50, 60), None, False, 0, 0, (0, 0, 0, 0))
SPAN = Span("Báo cáo", 14, False, False)


@pytest.mark.parametrize(
    ("x", "baseline", "text", "spacing", "found"),
    [
        (60, 100, "Báo cáo", 0, False),
        (60, 650, "Báo cáo", 0, False),
        (50, 100, "Báo cáo", 0, True),
        (60, 100, "Báo cáo " * 12, 0, True),
        (60, 100, "Báo cáo", 340, False),
        (60, 100, "Báo cáo", 400, True),
        (60, 660, "Báo cáo", 0, True),
        (60, 20, "Báo cáo", 0, True),
        (400, 100, "Báo cáo", 0, False),
        (430, 100, "Báo cáo", 0, True),
    ],
)
def test_each_side(x: float, baseline: float, text: str, spacing: float, found: bool) -> None:
    line = TextLine(x, baseline, (SPAN._replace(text=text),), spacing)
    assert bool(list(outside([replace(Page(PAGE, 1), lines=[line])]))) is found
