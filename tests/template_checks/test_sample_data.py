"""Made-up data for trials has the shape of real data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import UNITS, build, write
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.compute import compute
from tthc_render.forms.model import Part
from tthc_render.reports.computed import template_names
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.template_checks.sample_data import ExampleLibrary, example_data, example_result, names_for
from tthc_render.workspace.paths import Workspace


def test_the_names_are_those_of_a_real_report(tmp_path: Path) -> None:
    computed, _ = collected(load_report, build(tmp_path), Library(Workspace(tmp_path)))
    assert computed is not None
    real = template_names(computed)
    results = {code: example_result(form) for code, (form, _) in computed.forms.items()}
    made = names_for(computed.loaded.type, results, computed.report.unit)
    assert set(made) == set(real)
    assert {key: set(group) for key, group in made["chi_tieu"].items()} == {
        key: set(group) for key, group in real["chi_tieu"].items()
    }
    assert set(made["bieu"]) == set(real["bieu"])
    assert set(made["bieu"]["M.01"]["tong"]) == set(real["bieu"]["M.01"]["tong"])
    assert set(made["loi_van"]) == set(real["loi_van"])
    assert type(made["ky"]) is type(real["ky"])
    assert type(made["van_ban"]) is type(real["van_ban"])


@pytest.mark.parametrize("code", Workspace(Path("nowhere")).names("forms"))
def test_every_form_that_ships_can_be_computed_with_made_up_figures(code: str, tmp_path: Path) -> None:
    form, findings = collected(Library(Workspace(tmp_path)).form, code, Place())
    assert form is not None
    assert findings == []
    result, _ = collected(compute, form, example_data(form, rows=3))
    assert {key: len(part.dong) for key, part in result.parts.items()} == {
        part.key: rows_expected(part) for part in form.parts
    }


def rows_expected(part: Part) -> int:
    """The typed rows, or the prescribed ones: without headings, as often as repeated."""
    if not part.rows:
        return 3
    once = sum(3 if row.spec.tu_do else 1 for row in part.rows if not row.spec.de_muc)
    return once * (2 if part.spec.lap else 1)


def test_a_user_s_own_example_units_come_first(tmp_path: Path) -> None:
    own = UNITS.replace("ubnd-tinh-mau", "ubnd-tinh-vi-du")
    write(tmp_path / "templates" / "example-units.yaml", own)
    registry, findings = collected(ExampleLibrary(Workspace(tmp_path)).units)
    assert registry is not None
    assert findings == []
    assert registry.units["ubnd-tinh-vi-du"].ten == "UBND tỉnh Mẫu"
    assert {"so-mau", "so-vi-du", "ubnd-huyen-vi-du", "ubnd-xa-vi-du"} <= set(registry.units)


def test_units_of_data_are_not_those_of_examples(tmp_path: Path) -> None:
    build(tmp_path)
    registry, _ = collected(ExampleLibrary(Workspace(tmp_path)).units)
    assert registry is not None
    assert "so-mau" not in registry.units
