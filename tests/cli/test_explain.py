"""The command ``explain``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tthc_render.cli.main import main
from tthc_render.diagnostics.errors import WrongUsage
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


def test_a_rule_of_the_linter_is_explained_with_its_article() -> None:
    result = CliRunner().invoke(main, ["explain", "nb-04b"])
    assert result.exit_code == 0
    assert result.output.startswith(
        "NB-04b (cảnh báo): Khoản có tiêu đề, khoản là câu\nCăn cứ: Phụ lục I, phần I, mục II.6đ\n"
    )
    assert "\nPhải là: tiêu đề của khoản in đậm\n" in result.output
    assert "\nLàm gì: " in result.output
    assert "\nĐúng:\n" in result.output


def test_codes_beside_one_that_is_none_are_explained() -> None:
    result = CliRunner().invoke(main, ["explain", "X999", "D401"])
    assert result.exit_code == 2
    assert "D401 (LỖI): " in result.output
    assert "Không có mã X999." in result.output


def test_every_code_can_be_explained() -> None:
    result = CliRunner().invoke(main, ["explain", *catalogue()])
    assert result.exit_code == 0


def test_known_codes_are_explained_though_rules_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> None:
        raise WrongUsage(f"{path.name}: hỏng")

    monkeypatch.setattr("tthc_render.lint.rules.load_rules", broken)
    result = CliRunner().invoke(main, ["explain", "D401", "XYZ"])
    assert result.exit_code == 2
    assert "D401 (LỖI): " in result.output
    assert "rules.yaml: hỏng" in result.output
