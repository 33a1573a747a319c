"""What a run looks at: data, templates, outputs, the program, libraries and fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.provinces import make_province
from tthc_render.batch.options import Options
from tthc_render.batch.run_inputs import looked_at
from tthc_render.formats.fonts import font_files
from tthc_render.workspace.paths import packaged_templates


def test_data_templates_outputs_program_and_fonts_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_province(1, tmp_path)
    monkeypatch.chdir(tmp_path)
    found = looked_at(Options())
    places = {(kind, Path(place).absolute()) for kind, place in found}
    assert len(found) == len(set(found))
    for folder in (tmp_path / "data", tmp_path / "templates", packaged_templates(), tmp_path / "outputs"):
        assert ("tree", folder) in places
    assert ("file", font_files().bold) in places
    assert any(kind == "tree" and place.name == "tthc_render" for kind, place in places)


def test_one_report_elsewhere_and_templates_that_are_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "khac" / "a.yaml"
    path.parent.mkdir()
    path.write_text("")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "units.yaml").write_text("don_vi: []\n")
    found = looked_at(Options((path,), tmp_path / "out"))
    assert ("file", str(path)) in found
    assert ("file", str(tmp_path / "templates")) in found
    # A registry nearer to the report would make another workspace.
    assert ("file", str(tmp_path / "khac" / "data" / "units.yaml")) in found
