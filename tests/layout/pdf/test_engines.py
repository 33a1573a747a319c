"""Names of the ways to PDF."""

from __future__ import annotations

from typing import get_args

from tthc_render.layout.pdf.engines import ENGINES, Engine


def test_every_way_can_be_chosen() -> None:
    assert get_args(Engine) == ENGINES
