"""Periods as typed on the command line."""

from __future__ import annotations

import pytest

from tthc_render.cli.typed_periods import period_code, period_codes
from tthc_render.diagnostics.errors import WrongUsage


def test_codes_each_once() -> None:
    assert period_codes(["2024-Q2", "2024", "2024-Q2", "2024-dot-1"]) == ["2024-Q2", "2024", "2024-dot-1"]


def test_what_is_no_period_is_wrong_use() -> None:
    with pytest.raises(WrongUsage, match="2024-Q2"):
        period_code("quý hai")
