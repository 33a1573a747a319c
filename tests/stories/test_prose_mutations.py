"""One mistake at a time in clean reports: how many are caught, and that clean reports stay silent."""

from __future__ import annotations

import importlib.util
import random
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "mutations.py"
COUNT, SEED = 40, 7
PAGE = Path(__file__).parents[2] / "docs" / "kiem-tra.md"
# The page tells shares of 300 mistakes, the test makes fewer.
NEAR = 18
# The least share of mistakes caught, by kind. A document cited once can only be checked against the calendar, the
# report's own date and the table of known documents.
AIMS = {
    "tong": 0.95, "muc": 0.95, "con": 0.95, "ty_le": 0.95, "mau": 0.9, "chu": 1.0, "dem": 0.9, "ky": 0.95, "vb": 0.95,
    "vb1": 0.1, "vb1_truoc": 0.95, "so": 0.95, "lk": 0.9,
}  # fmt: skip


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutations", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutations"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def mutations() -> ModuleType:
    return _benchmark()


@pytest.fixture(scope="module")
def measured(mutations: ModuleType) -> Any:
    """What became of every kind of mistake, and how many alarms clean reports gave."""
    return mutations.measure(COUNT, SEED)


def test_every_kind_of_mistake_reaches_its_aim_and_clean_reports_are_silent(measured: Any) -> None:
    outcomes, alarms = measured
    assert alarms == 0
    assert set(outcomes) == set(AIMS)
    missed = {kind: o.caught / o.made for kind, o in outcomes.items() if o.caught / o.made < AIMS[kind]}
    assert missed == {}


def test_a_report_like_the_one_before_is_silent(mutations: ModuleType) -> None:
    report = mutations.clean_report(random.Random(5))
    assert mutations.codes(report, report) == []


def test_a_mistake_changes_one_marked_text_only(mutations: ModuleType) -> None:
    rng = random.Random(3)
    report = mutations.clean_report(rng)
    for kind in mutations.KINDS:
        before, after = mutations.plain(report), mutations.plain(mutations.mutate(report, kind, rng))
        assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_the_page_tells_what_is_measured(mutations: ModuleType, measured: Any) -> None:
    outcomes, _ = measured
    table = re.search(r"<!-- lời văn -->\n(.*?)<!-- hết -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert table
    reported = {name: int(share) for name, share in re.findall(r"^\| ([^|]+) \| (\d+)% \|$", table[1], re.MULTILINE)}
    assert list(reported) == list(mutations.KINDS.values())
    for kind, outcome in outcomes.items():
        assert abs(reported[mutations.KINDS[kind]] - 100 * outcome.caught / outcome.made) <= NEAR, kind
