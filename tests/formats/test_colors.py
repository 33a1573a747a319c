"""Which colours are greys."""

from __future__ import annotations

import pytest

from tthc_render.formats.colors import is_grey


@pytest.mark.parametrize(
    ("rgb", "grey"),
    [("BFBFBF", True), ("d9d9d9", True), ("000000", True), ("FFFFFF", False), ("FFFF00", False), ("auto", False)],
)
def test_greys(rgb: str, grey: bool) -> None:
    assert is_grey(rgb) is grey
