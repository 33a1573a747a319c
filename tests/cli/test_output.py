"""The end of every command: summary, JSON object, exit code."""

from __future__ import annotations

import json

import click
import pytest
from click.testing import CliRunner

from tthc_render.cli.output import finish
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.outcome import Outcome

OUTCOMES = [
    Outcome("a.yaml"),
    Outcome("b.yaml", exit_code=1, findings=(finding("D301", Place("b.yaml", 3, 1), unit="x"),)),
]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("vi", "2 báo cáo, 1 báo cáo có lỗi"), ("en", "2 reports, 1 with errors")],
)
def test_the_summary_and_the_worst_exit_code(lang: str, expected: str) -> None:
    @click.command()
    def command() -> None:
        finish(OUTCOMES, as_json=False, lang=lang)

    result = CliRunner().invoke(command)
    assert result.stderr.startswith(expected)
    assert result.exit_code == 1


def test_the_json_object_has_every_finding() -> None:
    @click.command()
    def command() -> None:
        finish(OUTCOMES, as_json=True, lang="vi")

    data = json.loads(CliRunner().invoke(command).stdout)
    assert [(item["code"], item["file"], item["line"]) for item in data["findings"]] == [("D301", "b.yaml", 3)]
