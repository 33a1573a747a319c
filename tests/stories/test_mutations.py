"""One mistake at a time, in the cells of forms and in the text of the issued reports: how many are caught."""

from __future__ import annotations

import importlib
import random
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
# The least share caught in issued reports. Figures that nothing else in the text depends on cannot be caught.
AIMS = {
    "tong": 0.75, "ty_le": 1.0, "phan_so": 0.8, "so_lieu": 0.35, "ngay": 0.8, "ngay_le": 0.4, "muc": 0.95,
    "liet_ke": 0.95,
}  # fmt: skip


@pytest.fixture(scope="module")
def modules() -> dict[str, ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        return {name: importlib.import_module(name) for name in ("form_mutations", "sample_mutations")}


def test_every_changed_cell_of_a_form_with_typed_totals_is_caught(
    modules: dict[str, ModuleType], tmp_path: Path
) -> None:
    outcomes, alarms = modules["form_mutations"].measure(25, 7, tmp_path)
    assert alarms == 0
    assert {name: outcome.missed for name, outcome in outcomes.items()} == dict.fromkeys(outcomes, ())
    assert all(outcome.caught == outcome.made == 25 for outcome in outcomes.values())


def test_a_change_of_a_cell_changes_one_figure(modules: dict[str, ModuleType]) -> None:
    forms = modules["form_mutations"]
    rng = random.Random(1)
    form = forms.clean_form("II.06a", rng)
    cells = list(forms.cells_of(form))
    assert len(cells) >= 32
    for cell in cells:
        before, after = form, forms.changed(form, cell, rng)
        differing = [path for path in cells if _at(before, path) != _at(after, path)]
        assert differing == [cell]


def test_mistakes_in_issued_reports_reach_their_aims(modules: dict[str, ModuleType]) -> None:
    outcomes = modules["sample_mutations"].measure(15, 7)
    assert set(outcomes) == set(AIMS)
    assert all(outcome.made >= 9 and outcome.places >= outcome.made for outcome in outcomes.values())
    short = {kind: o.caught / o.made for kind, o in outcomes.items() if o.caught / o.made < AIMS[kind]}
    assert short == {}


def _at(data: object, path: tuple[object, ...]) -> object:
    for key in path:
        data = data[key]  # type: ignore[index]
    return data
