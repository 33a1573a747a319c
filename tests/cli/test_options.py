"""Arguments and options that several commands share."""

from __future__ import annotations

import click
from click.testing import CliRunner

from tthc_render.cli.options import JSON, LANG, PATHS


def test_shared_options_reach_the_command() -> None:
    @click.command()
    @PATHS
    @JSON
    @LANG
    def command(paths: tuple[object, ...], as_json: bool, lang: str) -> None:
        click.echo(f"{len(paths)} {as_json} {lang}")

    assert CliRunner().invoke(command, ["a", "b", "--json", "--lang", "en"]).output == "2 True en\n"
    assert CliRunner().invoke(command, ["--lang", "fr"]).exit_code == 2
