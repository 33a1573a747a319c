"""The command ``explain``."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tthc_render.cli.main import main
from tthc_render.diagnostics.findings import catalogue


def test_a_code_is_explained_with_both_examples() -> None:
    result = CliRunner().invoke(main, ["explain", "d401", "C104"])
    assert result.exit_code == 0
    assert result.output.startswith("D401 (LỖI): ")
    assert "\nLàm gì: " in result.output
    assert "\nSai:\n  - {linh_vuc: Lãnh sự" in result.output
    assert "\nĐúng:\n" in result.output
    assert "\nC104 (" in result.output


def test_in_english() -> None:
    assert "\nWhat to do: " in CliRunner().invoke(main, ["explain", "D401", "--lang", "en"]).output


@pytest.mark.parametrize("code", ["P4O1", "X999"])
def test_a_code_that_is_none(code: str) -> None:
    result = CliRunner().invoke(main, ["explain", code])
    assert result.exit_code == 2
    assert f"Không có mã {code}." in result.output


def test_every_code_can_be_explained() -> None:
    result = CliRunner().invoke(main, ["explain", *catalogue()])
    assert result.exit_code == 0
