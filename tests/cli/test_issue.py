"""``issue`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.cli.main import main


@pytest.mark.parametrize(
    ("words", "code", "reported"),
    [
        ([], 0, "số 07/BC-SM ngày 05/7/2024"),
        (["--number", "8/BC-SM", "--date", "2024-07-09"], 0, "số 8/BC-SM ngày 09/7/2024"),
        (["--date", "31/2/2024"], 2, "--date 31/2/2024"),
    ],
)
def test_a_document_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, reported: str
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(Options(formats=("docx",)))
    done = CliRunner().invoke(main, ["issue", "outputs/so-mau/2024-Q2/ngan.docx", *words])
    assert done.exit_code == code, done.output
    assert reported in done.output
