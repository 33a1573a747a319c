"""The reports beneath a unit: whose they are, which are missing or bad, and none asked for twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rollup.test_aggregate import communes
from tests.support.collecting import collected
from tthc_render.reports.library import Library
from tthc_render.reports.markers import AGGREGATED
from tthc_render.rollup.gather import Gathered
from tthc_render.workspace.paths import Workspace

__all__ = ["communes"]


def gathered(
    folder: Path, unit: str = "huyen", period: str = "2024", without: frozenset[str] = frozenset()
) -> Gathered:
    library = Library(Workspace(folder))
    registry, _ = collected(library.units)
    assert registry is not None
    found = Gathered(library, registry, period, "", without)
    found.beneath(registry.units["huyen"])
    return found


def state(found: Gathered) -> tuple[list[str], list[str], list[str]]:
    return [child.unit.ma for child in found.children], [unit.ma for unit in found.missing], list(found.bad)


def test_all_children_are_read_in_the_registry_s_order(communes: Path) -> None:
    assert state(gathered(communes)) == (["xa-1", "xa-2"], [], [])


def test_another_period_has_no_reports(communes: Path) -> None:
    assert state(gathered(communes, period="2023")) == ([], ["xa-1", "xa-2"], [])


def test_units_that_need_not_report_are_not_missed(communes: Path) -> None:
    assert state(gathered(communes, period="2023", without=frozenset({"xa-1"}))) == ([], ["xa-2"], [])


@pytest.mark.parametrize("data", [b"\xff\xff", b"", b"loai: linh-vuc\n", b"\tx"])
def test_a_file_that_cannot_say_whose_it_is_is_bad_not_missing(communes: Path, data: bytes) -> None:
    (communes / "data" / "xa-1" / "2024-linh-vuc.yaml").write_bytes(data)
    assert state(gathered(communes)) == (["xa-2"], [], ["xa-1"])


@pytest.mark.parametrize("name", ["2024-Q3-linh-vuc.yaml", "2024-6T.yaml", "2024-T07-linh-vuc.yaml", "20245.yaml"])
def test_a_broken_file_of_another_period_is_no_report_of_this_one(communes: Path, name: str) -> None:
    (communes / "data" / "xa-1" / name).write_bytes(b"\tx")
    assert state(gathered(communes)) == (["xa-1", "xa-2"], [], [])


def test_an_aggregated_report_covers_the_units_beneath(communes: Path) -> None:
    units = communes / "data" / "units.yaml"
    text = units.read_text(encoding="utf-8").replace("cap: xa\n    cap_tren: huyen\n", "cap: xa\n    cap_tren: xa-1\n")
    units.write_text(text.replace("cap_tren: xa-1", "cap_tren: huyen", 1), encoding="utf-8")
    assert state(gathered(communes)) == (["xa-1", "xa-2"], [], [])
    path = communes / "data" / "xa-1" / "2024-linh-vuc.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("bieu:\n", f"bieu:\n  {AGGREGATED}\n"), encoding="utf-8")
    found = gathered(communes)
    assert state(found) == (["xa-1"], [], [])
    assert found.covered == ["xa-2"]
