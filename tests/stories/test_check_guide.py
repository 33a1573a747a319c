"""The page on checks: its session is what the program says, its codes exist, its example is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.collecting import collected
from tthc_render.cli.main import main
from tthc_render.diagnostics.findings import catalogue
from tthc_render.reports.model import Acceptance
from tthc_render.yaml_files.loader import parse_source

PAGE = (Path(__file__).parents[2] / "docs" / "kiem-tra.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_session_is_what_the_program_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bao-cao-nam-ngoai.txt").write_text(block("text"), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "bao-cao-nam-ngoai.txt"])
    assert result.exit_code == 0
    assert result.output.splitlines() == block("console").splitlines()


def test_every_code_exists() -> None:
    named = set(re.findall(r"\b[CDFPTB]\d{3}\b", PAGE))
    assert named
    assert named <= set(catalogue())
    families = re.findall(r"\b([CFP]\d)xx", PAGE)
    assert all(any(code.startswith(family) for code in catalogue()) for family in families)


def test_the_example_of_acceptance_is_read() -> None:
    source, findings = collected(parse_source, block("yaml").encode(), "a.yaml")
    assert source is not None
    assert findings == []
    assert [Acceptance.model_validate(item).ma for item in source.data["chap_nhan"]] == ["P301", "F109"]


def test_kinds_of_mistakes_in_unseen_passages_have_one_row_each_in_vietnamese() -> None:
    table = PAGE.partition("<!-- đoạn văn chưa thấy -->")[2].partition("<!-- hết -->")[0]
    kinds = re.findall(r"^\| ([^|]+?) \| \d+ \| \d+ \| (?:\d+/\d+ \(\d+%\)|–) \|$", table, re.MULTILINE)
    assert kinds
    assert len(kinds) == len(set(kinds))
    assert not [kind for kind in kinds if kind.isascii()]
