"""Report types that ship are complete and readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace, code_of, packaged_templates

CODES = sorted(path.parent.name for path in (packaged_templates() / "reports").glob("*/report.yaml"))


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_type_loads_without_a_finding(code: str, tmp_path: Path) -> None:
    library = Library(Workspace(tmp_path))
    _, findings = collected(library.report_type, code_of(code), Place())
    assert findings == []
    loaded = next(item for item in library.type_versions(code_of(code)) if item.folder.name == code)
    assert loaded.type.ma == code_of(code)
    for form in loaded.type.bieu:
        found, more = collected(library.form, form, Place())
        assert found is not None
        assert more == []
    assert {spec.bieu for spec in loaded.type.phu_luc if spec.bieu} <= set(loaded.type.bieu)
