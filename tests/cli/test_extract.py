"""``extract`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.formats.test_record import docx
from tests.support.workspaces import build
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.cli.main import main


@pytest.mark.parametrize(
    ("words", "code", "reported"),
    [
        (["outputs/so-mau"], 0, "số in khớp với dữ liệu kèm bên trong → trich/ngan-docx"),
        (["--check", "outputs/so-mau/2024-Q2/ngan.docx"], 0, "số in khớp"),
        (["trong.docx"], 1, "B601"),
        (["hong.pdf", "outputs"], 3, "hong.pdf: không đọc được"),
        (["data"], 2, "Không có tệp .docx hay .pdf"),
        (["--lang", "en", "trong.docx"], 1, "carries no data inside"),
    ],
)
def test_data_is_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, reported: str
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(Options(formats=("docx",)))
    Path("trong.docx").write_bytes(docx(None))
    Path("hong.pdf").write_bytes(b"%PDF rac")
    done = CliRunner().invoke(main, ["extract", *words])
    assert done.exit_code == code, done.output
    assert reported in done.output
    assert Path("trich").is_dir() == ("→ trich" in done.output)


def test_json_names_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(Options(formats=("docx",)))
    done = CliRunner().invoke(main, ["extract", "--json", "--check", "outputs"])
    assert done.exit_code == 0
    [file] = json.loads(done.output)["files"]
    assert file == {
        "file": "outputs/so-mau/2024-Q2/ngan.docx",
        "same": True,
        "folder": "",
        "error": "",
        "differences": [],
    }
