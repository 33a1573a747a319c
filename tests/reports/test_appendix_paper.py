"""Paper of appendices."""

from __future__ import annotations

import pytest

from tthc_render.reports.appendix_paper import paper


@pytest.mark.parametrize(
    ("turned", "size", "expected"),
    [
        ("doc", "A4", "portrait"),
        ("doc", "", "portrait"),
        ("ngang", "", "landscape"),
        ("doc", "A3", "portrait_a3"),
        ("ngang", "A3", "landscape_a3"),
    ],
)
def test_paper(turned: str, size: str, expected: str) -> None:
    assert paper(turned, size) == expected
