"""Work is counted within a budget, and a new budget starts afresh."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError

from tthc_render.document.work_budget import WORK_MAX, budget, spend


def test_a_budget_ends() -> None:
    with budget():
        spend(WORK_MAX)
        with budget():
            spend(WORK_MAX)
        with pytest.raises(SecurityError):
            spend(1)
    spend(10 * WORK_MAX)
