"""Whether a parent's figures are its own or those of all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.rollup.test_tree import Tree, build, report
from tests.support.collecting import collected
from tthc_render.reports.library import Library
from tthc_render.rollup.figures import BOUNDS, FigureOwner, bound, meaning_of
from tthc_render.rollup.reading import Child, Readings
from tthc_render.workspace.paths import Workspace

CHILDREN = {"u1": {"Đất đai": 100}, "u2": {"Đất đai": 300, "Hộ tịch": 600}}


def children(root: Path, mine: dict[str, int]) -> list[Child]:
    build(Tree({"u0": "", "u1": "u0", "u2": "u0"}, CHILDREN), root)
    report(root, "u0", mine)
    library = Library(Workspace(root))
    registry, _ = collected(library.units)
    assert registry is not None
    readings = Readings(library, registry)
    found = []
    for unit in registry.units.values():
        child, errors = collected(readings.report, unit, root / "data" / unit.ma / "2024-Q2-ngan.yaml")
        assert child is not None, errors
        found.append(child)
    return found


@pytest.mark.parametrize(
    ("mine", "meaning"),
    [
        ({"Đất đai": 400, "Hộ tịch": 599, "Xây dựng": 1}, FigureOwner.ALL),
        ({"Đất đai": 400, "Hộ tịch": 599}, FigureOwner.UNSURE),
        ({"Đất đai": 70, "Hộ tịch": 20}, FigureOwner.OWN),
        ({"Đất đai": 950}, FigureOwner.UNSURE),  # a total before late corrections?
        ({"Đất đai": 5000}, FigureOwner.UNSURE),
        ({"Đất đai": 0}, FigureOwner.OWN),
    ],
)
def test_a_total_is_never_clearly_less_than_its_parts(
    tmp_path: Path, mine: dict[str, int], meaning: FigureOwner
) -> None:
    parent, *below = children(tmp_path, mine)
    assert meaning_of(parent, below) is meaning


def test_each_bound_is_a_share_with_its_reason() -> None:
    for name, row in yaml.safe_load(BOUNDS.read_text(encoding="utf-8")).items():
        assert Decimal(0) < bound(name) < Decimal(1)
        assert len(row["reason"]) > 40


@pytest.mark.parametrize(("land", "meaning"), [(899, FigureOwner.OWN), (900, FigureOwner.UNSURE)])
def test_the_bound_decides(tmp_path: Path, land: int, meaning: FigureOwner) -> None:
    parent, *below = children(tmp_path, {"Đất đai": land})
    assert meaning_of(parent, below) is meaning
