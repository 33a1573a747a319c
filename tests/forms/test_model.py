"""Tests of ``forms/model``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import shipped
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import code_text
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_code_row_prints_formulas_unless_reported_not_to() -> None:
    part = shipped("II.06a").parts[0]
    assert [code_text(column, part) for column in part.columns[:4]] == ["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)"]
    rates = shipped("II.07b").part("phan_2")
    assert [code_text(column, rates) for column in rates.columns] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]


@pytest.mark.parametrize(
    ("day", "formulas", "titles"),
    [
        (date(2025, 6, 14), ["(3)=(4)+(5)+(6)", "(7)=(8)+(9)+(10)", "(11)=(12)+(13)+(14)"], True),
        (date(2025, 9, 14), ["(3)=(4)+(6)", "(7)=(8)+(10)", "(11)=(12)+(14)"], False),
    ],
)
def test_the_district_level_leaves_the_form_in_july_2025(
    day: date, formulas: list[str], titles: bool, tmp_path: Path
) -> None:
    form, findings = collected(Library(Workspace(tmp_path)).form, "II.07b", Place(), day)
    assert form is not None
    assert [item.code for item in findings] == ([] if titles else ["D314"])
    codes = [code_text(column, form.parts[0]) for column in form.parts[0].columns]
    assert [code for code in codes if "=" in code] == formulas
    assert any("huyện" in " ".join(column.titles) for part in form.parts for column in part.columns) is titles
