"""The command ``docs``."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tthc_render.cli.main import main
from tthc_render.workspace.paths import packaged_guides


def test_every_guide_is_listed_by_its_title() -> None:
    result = CliRunner().invoke(main, ["docs"])
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert set(names) == {path.stem for path in packaged_guides().glob("*.md")}
    assert {"viet-bao-cao", "ma-loi", "lam-mau"} <= set(names)
    assert all(len(line.split(maxsplit=1)) == 2 for line in result.stdout.splitlines())


@pytest.mark.parametrize("name", ["viet-bao-cao", "Viet-bao-cao.md"])
def test_a_guide_is_printed(name: str) -> None:
    result = CliRunner().invoke(main, ["docs", name])
    assert result.output.strip() == (packaged_guides() / "viet-bao-cao.md").read_text("utf-8").strip()


def test_a_guide_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    result = CliRunner().invoke(main, ["docs", "viet-bao"])
    assert result.exit_code == 2
    assert "Có: viet-bao-cao" in result.output
    launched: list[str] = []
    monkeypatch.setattr("click.launch", launched.append)
    assert CliRunner().invoke(main, ["docs", "ma-loi", "--open"]).exit_code == 0
    assert launched == [str(packaged_guides() / "ma-loi.md")]
