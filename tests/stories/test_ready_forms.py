"""The ready forms that ship as examples: each prints, passes lint in both formats and rolls up, and each shape of a
form (prescribed rows, shares, signed figures, A3, choices, days, rows of units' own) is in one of them.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from tests.support.workspaces import write
from tthc_render.cli.main import main
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Form
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace, packaged_templates

TYPES = ("tiep-cong-dan", "ngan-sach-quy", "ban-hanh-van-ban", "phong-chong-thien-tai")
UNITS = """
don_vi:
  - {ma: tinh, ten: UBND tỉnh Ví Dụ, goi: UBND tỉnh, cap: tinh, ky_hieu: UBND, dia_danh: Ví Dụ}
  - {ma: mot, ten: Sở Một, cap: so, cap_tren: tinh, ten_in: [SỞ MỘT], ky_hieu: SM, dia_danh: Ví Dụ}
  - {ma: hai, ten: Sở Hai, cap: so, cap_tren: tinh, ten_in: [SỞ HAI], ky_hieu: SH, dia_danh: Ví Dụ}
"""


def forms_of(kind: str) -> Iterator[Form]:
    library = Library(Workspace(Path("/nonexistent")))
    loaded = library.report_type(kind, Place(), Findings())
    assert loaded is not None
    for code in loaded.type.bieu:
        form = library.form(code, Place(), Findings())
        assert form is not None
        yield form


def typed(form: Form, rows: list[dict[str, object]]) -> dict[str, float]:
    """The sum of each column that is typed and may be added."""
    keys = [column.key for part in form.parts for column in part.columns if column.typed and column.kind != "ty_le"]
    return {key: sum(float(str(row[key])) for row in rows if row.get(key) is not None) for key in keys}


@pytest.mark.parametrize("kind", TYPES)
def test_a_ready_type_prints_passes_lint_and_rolls_up(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "data" / "units.yaml", UNITS)
    example = (packaged_templates() / "reports" / kind / "example.yaml").read_text(encoding="utf-8")
    for unit in ("mot", "hai"):
        text = example.replace("so-vi-du", unit).replace("ubnd-xa-vi-du", unit)
        write(tmp_path / "data" / unit / f"2026-Q2-{kind}.yaml", text)
    run = CliRunner().invoke(main, ["data/mot"])
    assert run.exit_code == 0, run.output
    assert "D314" in run.output
    files = [str(path) for path in sorted((tmp_path / "outputs" / "mot" / "2026-Q2").iterdir())]
    assert len(files) == 2
    lint = CliRunner().invoke(main, ["lint", *files])
    assert lint.exit_code == 0, lint.output
    shutil.rmtree(tmp_path / "outputs")
    sums = CliRunner().invoke(main, ["aggregate", "tinh", "2026-Q2", "--type", kind])
    assert sums.exit_code == 0, sums.output
    made = yaml.safe_load(next((tmp_path / "outputs").rglob("tong-hop.yaml")).read_text(encoding="utf-8"))["bieu"]
    one = yaml.safe_load(example)["bieu"]
    added = [form for form in forms_of(kind) if form.code in made]
    assert added
    for form in added:
        before = typed(form, one[form.code]["dong"])
        assert typed(form, made[form.code]["dong"]) == {key: 2 * value for key, value in before.items()}


def test_each_shape_of_a_form_is_in_a_ready_one() -> None:
    forms = list(itertools.chain.from_iterable(forms_of(kind) for kind in TYPES))
    assert {form.spec.xac_nhan for form in forms} == {"chua_xac_nhan"}
    assert {form.spec.kho_giay for form in forms} == {"A3", "A4"}
    assert {form.spec.huong for form in forms} == {"doc", "ngang"}
    columns = [column for form in forms for part in form.parts for column in part.columns]
    rows = [row for form in forms for part in form.parts for row in part.rows]
    assert {column.kind for column in columns} >= {"so", "tien", "ty_le", "chu", "ngay", "chon", "stt", "ma_dong"}
    assert any(column.spec.am and column.spec.dau_cong for column in columns)
    assert any(column.spec.trong_do for column in columns)
    assert any(row.formula for row in rows)
    assert any(row.spec.tu_do for row in rows)
    assert any(row.spec.de_muc for row in rows)
    assert any(row.blanks for row in rows)
    assert any(row.parent for row in rows)
