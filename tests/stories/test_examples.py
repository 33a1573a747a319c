"""Every report type has an example that a clerk can copy: it renders as it stands, without a single finding."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.support.collecting import collected
from tests.support.samplekit import Docx, Text
from tests.support.workspaces import write
from tthc_render.diagnostics.findings import Severity
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.identity import head_of
from tthc_render.reports.library import Library
from tthc_render.reports.types import ReportType
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.validation import validate

REPORTS = Path(__file__).parents[2] / "templates" / "reports"
EXAMPLES = sorted(path.parent.name for path in REPORTS.glob("*/example.yaml"))


def with_figures() -> list[Path]:
    """The examples of shipped report types that have forms or figures of their text."""
    found = sorted(REPORTS.glob("*/example.yaml"))
    return [path for path in found if _has_figures(path.with_name("report.yaml").read_text(encoding="utf-8"))]


def _has_figures(report_type: str) -> bool:
    if re.search(r"^(?:bieu|khoi):", report_type, re.MULTILINE):
        return True
    groups = (yaml.safe_load(report_type).get("chi_tieu") or {}).values()
    return any((field or {}).get("kieu") != "chu" for group in groups for field in group["truong"].values())


EXAMPLE_UNITS = """
don_vi:
  - ma: ubnd-tinh-vi-du
    ten: UBND tỉnh Ví Dụ
    goi: UBND tỉnh
    cap: tinh
    ten_in: [ỦY BAN NHÂN DÂN, TỈNH VÍ DỤ]
    ten_in_cho_cap_duoi: [UBND TỈNH VÍ DỤ]
    ky_hieu: UBND
    dia_danh: Ví Dụ
  - ma: so-vi-du
    ten: Sở Ví dụ
    goi: Sở
    cap: so
    cap_tren: ubnd-tinh-vi-du
    ten_in: [SỞ VÍ DỤ]
    ky_hieu: SVD
    dia_danh: Ví Dụ
    noi_nhan_bao_cao: UBND tỉnh
  - ma: ubnd-huyen-vi-du
    ten: UBND huyện Ví Dụ
    goi: UBND huyện
    cap: huyen
    cap_tren: ubnd-tinh-vi-du
    ten_in: [ỦY BAN NHÂN DÂN, HUYỆN VÍ DỤ]
    ky_hieu: UBND
    dia_danh: Ví Dụ
    noi_nhan_bao_cao: UBND tỉnh
  - {ma: ubnd-xa-vi-du, ten: UBND xã Ví Dụ, goi: UBND xã, cap: xa, cap_tren: ubnd-tinh-vi-du}
"""


def copied(kind: str, folder: Path) -> Path:
    """The example of ``kind`` where a clerk would copy it to."""
    write(folder / "data" / "units.yaml", EXAMPLE_UNITS)
    example = REPORTS / kind / "example.yaml"
    head = head_of(example)
    assert head is not None
    target = folder / "data" / head.unit / f"{kind}.yaml"
    target.parent.mkdir()
    shutil.copyfile(example, target)
    return target


def unconfirmed(kind: str) -> list[str]:
    """The forms of a type that nobody compared with the issued ones: each report that uses them has a note."""
    model = yaml.safe_load((REPORTS / kind / "report.yaml").read_text(encoding="utf-8"))
    texts = {code: REPORTS.parent / "forms" / f"{code}.yaml" for code in model.get("bieu", [])}
    return [code for code, path in texts.items() if "xac_nhan: chua_xac_nhan" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_renders_as_it_stands(kind: str, tmp_path: Path) -> None:
    path = copied(kind, tmp_path)
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "outputs")
    assert outcome.error == ""
    serious = [item for item in outcome.findings if item.severity is not Severity.INFO]
    assert [f"{item.code} {item.where}: {item.message()}" for item in serious] == []
    forms = [item.details["name"] for item in outcome.findings if item.code == "D314"]
    assert forms == ([", ".join(unconfirmed(kind))] if unconfirmed(kind) else [])
    assert len(outcome.outputs) == 2


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_shows_every_field_that_must_be_written(kind: str) -> None:
    """And explains itself: a clerk learns from its comments."""
    text = (REPORTS / kind / "example.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    source, _ = collected(read_source, REPORTS / kind / "report.yaml", "report.yaml")
    assert source is not None
    model, _ = collected(validate, ReportType, source)
    assert model is not None
    assert {key for key, spec in model.loi_van.items() if spec.bat_buoc} <= set(data["loi_van"])
    groups = {key for key, spec in model.chi_tieu.items() if not spec.de_trong}
    assert groups <= set(data.get("chi_tieu", {}))
    assert set(model.bieu) <= set(data.get("bieu", {}))
    assert sum("#" in line for line in text.splitlines()) >= 8


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_leaves_no_gap_in_its_sentences(kind: str, tmp_path: Path) -> None:
    """Optional parts that are left out take their blanks and commas with them."""
    path = copied(kind, tmp_path)
    render_report(path, Library(Workspace(tmp_path)), tmp_path / "outputs", formats=("docx",))
    data = next((tmp_path / "outputs").rglob("*.docx")).read_bytes()
    texts = [item.text for item in Docx(data).flow if isinstance(item, Text)]
    faults = [text for text in texts for sign in (" ,", " ;", " .", ",,", ";;", "( ", " )", "()", ";.") if sign in text]
    assert faults == []
    assert all(text.count("(") == text.count(")") for text in texts if text[1:2] != ")" and ") " not in text[:5])
