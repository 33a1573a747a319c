"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.options import JSON, LANG, PATHS, default_outputs


def test_shared_options_reach_the_command() -> None:
    @click.command()
    @PATHS
    @JSON
    @LANG
    def command(paths: tuple[object, ...], as_json: bool, lang: str) -> None:
        click.echo(f"{len(paths)} {as_json} {lang}")

    assert CliRunner().invoke(command, ["a", "b", "--json", "--lang", "en"]).output == "2 True en\n"
    assert CliRunner().invoke(command, ["--lang", "fr"]).exit_code == 2


@pytest.mark.parametrize(
    ("folder", "outputs"),
    [(".", "outputs"), ("data", "../outputs"), ("data/so-mau", "../../outputs"), ("templates", "outputs")],
)
def test_outputs_are_beside_the_data_they_are_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, outputs: str
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path / folder)
    assert default_outputs() == Path(outputs)
