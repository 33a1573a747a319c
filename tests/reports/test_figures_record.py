"""The figures inside a file follow their published schema and say what the report says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.documents import everything
from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.collector import Findings
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.figures_record import figures_json, printed_of, schema_text
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace, find_workspace

EXAMPLES = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_follow_the_schema(path: Path) -> None:
    document, computed = check_report(path, Library(find_workspace((path,))), Findings())
    assert document is not None
    assert computed is not None
    data = figures_json(computed, document)
    assert data == figures_json(computed, document)
    value = json.loads(data)
    jsonschema.validate(value, json.loads(schema_text()))
    assert set(value["bieu"]) == set(computed.forms)


def test_figures_are_numbers_and_what_is_printed_otherwise_says_so(tmp_path: Path) -> None:
    report = REPORT.replace("moi: 3,", 'moi: {in: "3 (ba)", gia_tri: 3, vi_sao: "theo bản cũ"},')
    document, computed = check_report(build(tmp_path, report=report), Library(Workspace(tmp_path)), Findings())
    assert document is not None
    assert computed is not None
    value = json.loads(figures_json(computed, document))
    assert value["chi_tieu"]["pakn"] == {"moi": {"gia_tri": 3, "in": "3 (ba)"}, "ky_truoc": 1, "tong": 4, "ty_le": 75}
    [part] = value["bieu"]["M.01"]["phan"].values()
    assert part["tong"] == {"truc_tuyen": 1200, "truc_tiep": 34, "tiep_nhan": 1234}
    assert (part["dong"][0]["kieu"], part["dong"][0]["ten"]) == ("data", "Đất đai")
    jsonschema.validate(value, json.loads(schema_text()))


def test_all_that_is_printed_is_noted() -> None:
    printed = printed_of(everything())
    assert printed.tables
    assert all(table.head or table.rows for table in printed.tables)
    assert any(item.free for item in printed.texts)
    assert printed.notes
