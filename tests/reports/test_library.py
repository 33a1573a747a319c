"""Templates are read once, and what is wrong with them is reported with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, TYPE, build, write
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_types_and_forms_are_read_once(tmp_path: Path) -> None:
    build(tmp_path)
    library = Library(Workspace(tmp_path))
    first, findings = collected(library.report_type, "ngan", Place())
    assert findings == []
    assert collected(library.report_type, "ngan", Place())[0] is first
    assert collected(library.form, "M.01", Place())[0] is collected(library.form, "M.01", Place())[0]
    assert collected(library.units)[0] is collected(library.units)[0]


def test_another_library_takes_the_models_that_were_made_of_the_same_templates(tmp_path: Path) -> None:
    build(tmp_path)

    def models() -> list[object]:
        loaded, _ = collected(Library(Workspace(tmp_path)).report_type, "ngan", Place())
        assert loaded is not None
        return [loaded.type, loaded.indicators, loaded.indicator_model, loaded.narrative_model]

    first = models()
    assert all(one is other for one, other in zip(first, models(), strict=True))
    write(tmp_path / "templates" / "reports" / "ngan" / "report.yaml", TYPE.replace("Số mới", "Số mới nhận"))
    assert not any(one is other for one, other in zip(first, models(), strict=True))


@pytest.mark.parametrize(
    ("content", "kind", "code", "file", "line", "words"),
    [
        ("# A\n{% if loi_van.chung %}\n", TYPE, "T303", "content.md", 2, "đóng"),
        ("# A\n{{ x | khong_co }}\n", TYPE, "T303", "content.md", 2, "khong_co"),
        (CONTENT, TYPE.replace("moi + ky_truoc", "moi + ky_truocc"), "T411", "report.yaml", 0, "ky_truocc"),
        (CONTENT, TYPE.replace("moi + ky_truoc", "tong + moi"), "T412", "report.yaml", 0, "tong"),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{bieu: M.09,"), "T611", "report.yaml", 21, "M.09"),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{loi_van: chungg, nhan: QUY CHẾ,"), "T840", "report.yaml", 21, "chung"),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{loi_van: chung,"), "T839", "report.yaml", 21, "nhan"),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{loi_van: chung, bieu: M.01,"), "T838", "report.yaml", 21, "bieu"),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{nhan: A,"), "T838", "report.yaml", 21, "bieu"),
        (
            CONTENT,
            TYPE.replace("{bieu: M.01,", "{bieu: M.01, dau_van_ban: true,"),
            "T846",
            "report.yaml",
            21,
            "loi_van",
        ),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{bieu: M.01, kem_theo: [x],"), "T854", "report.yaml", 21, "kem_theo"),
        (CONTENT, TYPE.replace("{bieu: M.01,", "{bieu: M.01, ten: x,"), "T854", "report.yaml", 21, "ten"),
        (CONTENT, TYPE.replace("ky: [quy]", "ky: [quyy]"), "D120", "report.yaml", 4, "quy"),
        ("# A\n{% if x %}\n", TYPE.replace("ky: [quy]", "ky: [quyy]"), "T303", "content.md", 2, "đóng"),
        ("# A\n{% if x %}\n", TYPE.replace("moi + ky_truoc", "moi + ky_truocc"), "T303", "content.md", 2, "đóng"),
    ],
)
def test_faults_of_a_type(tmp_path: Path, content: str, kind: str, code: str, file: str, line: int, words: str) -> None:
    build(tmp_path, content=content, kind=kind)
    loaded, findings = collected(Library(Workspace(tmp_path)).report_type, "ngan", Place())
    assert loaded is None
    found = {item.code: item for item in findings}
    assert code in found, [(item.code, item.message()) for item in findings]
    assert found[code].where.file.endswith(file)
    if line:
        assert found[code].where.line == line
    assert words in found[code].message() + found[code].hint()


def test_missing_templates_name_what_there_is(tmp_path: Path) -> None:
    build(tmp_path)
    library = Library(Workspace(tmp_path))
    _, findings = collected(library.report_type, "ngann", Place("a.yaml", 3, 1))
    assert [(item.code, item.where.line) for item in findings] == [("D305", 3)]
    assert "ngan" in findings[0].hint()
    _, findings = collected(library.form, "M.1", Place("a.yaml", 4, 1))
    assert [(item.code, item.where.line) for item in findings] == [("T301", 4)]
    (tmp_path / "templates" / "reports" / "ngan" / "content.md").unlink()
    _, findings = collected(library.report_type, "ngan", Place())
    assert [item.code for item in findings] == ["T302"]


def test_a_registry_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    build(tmp_path)
    write(tmp_path / "data" / "units.yaml", "don_vi: 5")
    registry, findings = collected(Library(Workspace(tmp_path)).units)
    assert registry is None
    assert [item.code for item in findings] == ["D111"]


@pytest.mark.parametrize("text", ["", "# chưa có gì\n", "don_vi:\n", "don_vi: []\n"])
def test_a_registry_without_units_says_what_to_do(text: str, tmp_path: Path) -> None:
    write(tmp_path / "data" / "units.yaml", text)
    registry, findings = collected(Library(Workspace(tmp_path)).units)
    assert registry is None
    assert [item.code for item in findings] == ["D668"]
    assert "tthc-render new unit" in findings[0].hint()
