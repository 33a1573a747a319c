"""The guide for maintainers, step by step in an empty folder, as a new user would: it cannot rot.

With the path of an installed ``tthc-render`` in the environment variable TTHC_RENDER (``make test-wheel``), that
program takes the steps.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from tthc_render.cli.main import main

GUIDE = Path(__file__).parents[2] / "docs" / "lam-mau.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"Tệp `([^`]+)`:\s*\Z")


class Step(NamedTuple):
    """A block of the guide: commands, a file to save, or lines to replace in a file."""

    kind: str
    file: str
    text: str


def steps() -> list[Step]:
    text = GUIDE.read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        named = _FILE.search(text[: match.start()])
        found.append(Step(match[1], match[2] or (named[1] if named else ""), match[3]))
    return found


def replace(step: Step) -> None:
    """Each run of lines with - becomes the run of lines with + after it."""
    path = Path(step.file)
    text = path.read_text(encoding="utf-8")
    for run in re.finditer(r"((?:^-.*\n)+)((?:^\+.*\n)+)", step.text, re.MULTILINE):
        old, new = (re.sub(r"^[-+]", "", part, flags=re.MULTILINE) for part in run.groups())
        old, new = (old, new) if old in text else (old.rstrip("\n"), new.rstrip("\n"))  # a part of a line
        assert text.count(old) == 1, f"{step.file}: not found once:\n{old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def command(words: list[str]) -> tuple[int, str]:
    """Exit code and all that a command prints."""
    program = os.environ.get("TTHC_RENDER")
    if program:
        done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
    result = CliRunner().invoke(main, words)
    return result.exit_code, result.output


def test_every_step_of_the_guide_works_in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for step in steps():
        if step.kind == "csv":
            Path(step.file).write_text(step.text, encoding="utf-8")
        elif step.kind == "diff":
            replace(step)
        else:
            for line in step.text.splitlines():
                name, *words = shlex.split(line)
                assert name == "tthc-render"
                code, reported = command(words)
                assert code == 0, f"{line}\n{reported}"
                assert not re.search(r" (?:T6\d\d|F590): ", reported), f"{line}\n{reported}"
    folder = tmp_path / "outputs" / "so-tai-chinh" / "2025"
    assert {path.name for path in folder.iterdir()} == {"du-toan-nam.docx", "du-toan-nam.pdf"}
    assert (tmp_path / "schemas" / "bao-cao" / "du-toan-nam.json").is_file()
    filled = (tmp_path / "data" / "so-tai-chinh" / "2025-du-toan-nam.yaml").read_text(encoding="utf-8")
    assert "      - noi_dung: Chi sự nghiệp giáo dục\n        ngan_sach_tinh: 12500\n" in filled
    assert "noi_dung: Tài chính" not in filled  # the draft's own row
    assert "null" in (tmp_path / "data" / "so-tai-chinh" / "2026-du-toan-nam.yaml").read_text(encoding="utf-8")


def test_the_guide_holds_nothing_that_is_not_tried() -> None:
    kinds = [step.kind for step in steps()]
    assert set(kinds) == {"sh", "csv", "diff"}
    assert kinds.count("sh") >= 8
    fences = re.findall(r"^```\w+", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(fences) == len(kinds)


def test_links_of_the_guide_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (GUIDE.parent / link).exists()] == []
