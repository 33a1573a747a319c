"""From YAML to finished files and back: issued reports and examples carry what they were made from, in both formats."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.stories.test_examples import EXAMPLES as TYPES
from tests.stories.test_examples import copied
from tests.support.office import Office
from tthc_render.diagnostics.collector import Findings
from tthc_render.formats.record import EmbeddedFiles
from tthc_render.readers.received_files import read_received
from tthc_render.rendering.pipeline import check_report, render_report
from tthc_render.reports.figures_record import figures_json
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import find_workspace

EXAMPLES = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))


def whole(path: Path) -> EmbeddedFiles:
    """The record inside a file whose print and data agree."""
    found = read_received(path)
    assert (found.differences, found.damage, found.not_compared) == ((), "", "")
    assert found.record is not None
    return found.record


@pytest.mark.parametrize("source", [*EXAMPLES, *TYPES], ids=lambda source: getattr(source, "stem", source))
def test_report_and_figures_come_back_from_both_formats(source: Path | str, tmp_path: Path) -> None:
    path = source if isinstance(source, Path) else copied(source, tmp_path / "noi-gui")
    library = Library(find_workspace((path,)))
    outcome = render_report(path, library, tmp_path / "out", check=False)
    files = sorted((tmp_path / "out").rglob("*.*"))
    assert [file.suffix for file in files] == [".docx", ".pdf"], outcome.error
    word, page = map(whole, files)
    assert word == page
    assert word.report == path.read_bytes()
    # What the receiver computes from the report inside is what the sender has computed.
    home = tmp_path / "noi-nhan" / "data"
    shutil.copytree(path.parents[1], home)
    (home / path.parent.name / path.name).write_bytes(word.report)
    document, computed = check_report(home / path.parent.name / path.name, Library(find_workspace((home,))), Findings())
    assert document is not None
    assert computed is not None
    assert figures_json(computed, document) == word.figures


@pytest.mark.office
def test_the_data_survives_libreoffice(tmp_path: Path) -> None:
    for path in EXAMPLES:
        render_report(path, Library(find_workspace((path,))), tmp_path / "out", ["docx"], check=False)
    files = sorted((tmp_path / "out").rglob("*.docx"))
    Office(tmp_path / "profile").convert(files, "docx", tmp_path / "luu-lai")
    for file in files:
        assert whole(tmp_path / "luu-lai" / file.name) == whole(file)
