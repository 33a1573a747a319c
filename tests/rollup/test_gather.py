"""The reports beneath a unit: whose they are, which are missing or bad, and none asked for twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rollup.test_aggregate import communes
from tests.support.collecting import collected
from tthc_render.reports.library import Library
from tthc_render.reports.markers import AGGREGATED
from tthc_render.rollup.gather import EVERYTHING, Gathered, Wishes
from tthc_render.rollup.reading import Readings
from tthc_render.workspace.paths import Workspace

__all__ = ["communes"]


def gathered(folder: Path, unit: str = "huyen", period: str = "2024", wishes: Wishes = EVERYTHING) -> Gathered:
    library = Library(Workspace(folder))
    registry, _ = collected(library.units)
    assert registry is not None
    found = Gathered(Readings(library, registry), registry, period, wishes)
    found.beneath(registry.units[unit])
    return found


def state(found: Gathered) -> tuple[list[str], list[str], list[str]]:
    return [child.unit.ma for child in found.children], [unit.ma for unit in found.missing], list(found.bad)


def test_all_children_are_read_in_the_registry_s_order(communes: Path) -> None:
    assert state(gathered(communes)) == (["xa-1", "xa-2"], [], [])


def test_another_period_has_no_reports(communes: Path) -> None:
    assert state(gathered(communes, period="2023")) == ([], ["xa-1", "xa-2"], [])


def test_units_that_need_not_report_are_not_missed(communes: Path) -> None:
    assert state(gathered(communes, period="2023", wishes=Wishes(without=frozenset({"xa-1"})))) == ([], ["xa-2"], [])


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


def own_report(folder: Path, figure: int, key: str = "bieu") -> None:
    path = folder / "data" / "xa-1" / "2024-linh-vuc.yaml"
    text = path.read_text(encoding="utf-8").replace("don_vi: xa-1", "don_vi: huyen")
    home = folder / "data" / "huyen"
    home.mkdir(exist_ok=True)
    head, _, rows = text.partition("dong:")
    text = f"{head}dong:{re.sub(r': [0-9]+', f': {figure}', rows)}"
    (home / "2024-linh-vuc.yaml").write_text(text.replace("\nbieu:", f"\n{key}:"), encoding="utf-8")


@pytest.mark.parametrize(
    ("figure", "own", "counted", "unsure"),
    [
        (0, None, True, False),
        (1, None, True, False),
        (10_000, None, False, True),
        (10_000, True, True, False),
        (10_000, False, False, False),
    ],
)
@pytest.mark.parametrize("tree", [False, True])
def test_own_figures_are_counted_or_asked_for(
    communes: Path, figure: int, own: bool | None, counted: bool, unsure: bool, tree: bool
) -> None:
    own_report(communes, figure)
    found = gathered(communes, wishes=Wishes(own=own, tree=tree))
    assert state(found)[0] == (["huyen"] if counted else []) + ["xa-1", "xa-2"]
    assert bool(found.unsure) is unsure


def test_figures_kept_apart_are_own_whatever_their_size(communes: Path) -> None:
    own_report(communes, 10_000, "bieu_rieng")
    assert state(gathered(communes)) == (["huyen", "xa-1", "xa-2"], [], [])


def test_a_unit_that_has_not_reported_can_count_with_the_period_before(communes: Path) -> None:
    path = communes / "data" / "xa-1" / "2024-linh-vuc.yaml"
    path.rename(path.with_name("2023-linh-vuc.yaml"))
    path = path.with_name("2023-linh-vuc.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace('ky: "2024"', 'ky: "2023"'), encoding="utf-8")
    found = gathered(communes, wishes=Wishes(last=True))
    assert state(found) == (["xa-1", "xa-2"], [], [])
    assert found.borrowed == {"xa-1": "data/xa-1/2023-linh-vuc.yaml"}
