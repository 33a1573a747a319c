"""Every promise of the page on safety names a test that exists, and its limits are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

from tthc_render.batch.workers import SECONDS_FOR_ONE, WORKER_MB
from tthc_render.document.limits import LIMITS
from tthc_render.readers.isolation import BUDGETS
from tthc_render.reports.loader import LETTERS_MAX
from tthc_render.vietnamese.numbers import format_count

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "an-toan.md").read_text(encoding="utf-8")


def test_every_promise_names_a_test_that_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 20
    assert named - there == set()


def test_the_limits_are_those_of_the_program() -> None:
    for kind in ("docx", "pdf", "txt", "xlsx", "csv"):
        budget = BUDGETS[kind]
        row = f"| {kind.upper()} | {budget.seconds:g} giây | {budget.memory_mb} MB | {budget.file_mb} MB |"
        assert row in PAGE
    assert f"| {SECONDS_FOR_ONE} giây | {format_count(WORKER_MB)} MB | 2 MB |" in PAGE
    assert format_count(LETTERS_MAX) in PAGE
    rows = re.findall(r"^\| Số .* \| ([0-9.]+) \|$", PAGE, re.MULTILINE)
    assert rows == [format_count(limit.most) for limit in LIMITS.values()]
