"""Lines of text."""

from __future__ import annotations

import pytest

from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.lines import baseline_of, broken, line_height, width_of
from tthc_render.layout.pdf.direct.styles import Style

STYLE = Style(size=14.0, line_height=1.1499)


def test_the_baseline_leaves_the_same_room_above_and_below_the_letters() -> None:
    above = baseline_of(STYLE) - 0.891 * 14
    below = line_height(STYLE) - baseline_of(STYLE) - 0.216 * 14
    assert above == pytest.approx(below)
    with pytest.raises(NotCoveredError):
        line_height(Style())


def test_spans_keep_their_looks_in_every_line() -> None:
    spans = (Span("một hai ", 14.0), Span("ba bốn năm", 14.0, bold=True))
    lines = list(broken(spans, width_of(spans[:1]) + 20, 0.0))
    _, first, _ = lines[0]
    assert ["".join(span.text for span in first), first[-1].bold] == ["một hai ba", True]
    assert [is_last for _, _, is_last in lines][-1]


def test_a_column_without_width_is_refused() -> None:
    with pytest.raises(NotCoveredError):
        list(broken((Span("a", 14.0),), 10.0, 20.0))


def test_a_code_breaks_before_its_signs() -> None:
    code = (Span("1=4+13+22+31", 9.0, is_code=True),)
    assert len(list(broken(code, 200.0, 0.0))) == 1
    lines = list(broken(code, 30.0, 0.0))
    assert ["".join(span.text for span in spans) for _, spans, _ in lines] == ["1=4+13", "+22+31"]
    assert [last for _, _, last in lines] == [False, True]
    assert all(width <= 30.0 for width, _, _ in lines)


def test_a_code_that_just_fits_is_left_to_the_other_way() -> None:
    code = (Span("1=4+13+22+31", 9.0, is_code=True),)
    with pytest.raises(NotCoveredError, match="mã cột"):
        list(broken(code, width_of((Span("1=4+13", 9.0),)), 0.0))
