"""Tests of ``forms/result``."""

from __future__ import annotations

from pathlib import Path

from tests.reports.test_loader import load
from tthc_render.forms.result import Result


def test_figures_forms_and_narratives_are_there(tmp_path: Path) -> None:
    computed, findings = load(tmp_path)
    assert findings == []
    assert computed is not None
    assert computed.figures.pakn.tong == 4
    form, result = computed.forms["M.01"]
    assert form.code == "M.01"
    assert isinstance(result, Result)
    assert result.tong.tiep_nhan == 1234
    assert computed.report.narratives["chung"].startswith("Công việc")
    assert computed.report.narratives["mo_dau"] == ""
