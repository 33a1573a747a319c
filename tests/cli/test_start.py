"""The program's start: a run without work leaves a note, and the same command is then answered from it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.provinces import make_province, outputs_of, report_of
from tthc_render.cli import start as program
from tthc_render.cli import unchanged

# The last line tells whether the command itself was loaded.
CODE = """
import sys
sys.argv[0] = "tthc-render"
from tthc_render.cli.start import main
try:
    main()
finally:
    print("click" in sys.modules)
"""


def start(folder: Path, *words: str) -> tuple[int, str, str, bool]:
    """Exit code, what was printed on both streams, and whether the command itself was loaded."""
    done = subprocess.run([sys.executable, "-c", CODE, *words], cwd=folder, capture_output=True, text=True, check=False)
    *lines, loaded = done.stdout.splitlines()
    return done.returncode, "\n".join(lines), done.stderr, loaded == "True"


def test_a_run_without_work_is_answered_without_loading_anything(tmp_path: Path) -> None:
    make_province(2, tmp_path)
    words = ("render", "-f", "docx")
    assert "2 báo cáo" in start(tmp_path, *words)[2]
    time.sleep(unchanged.YOUNG_NS / 1e9 + 0.1)  # stamps as young as the run are not trusted
    nothing = start(tmp_path, *words)
    assert nothing[3]
    assert start(tmp_path, *words) == (*nothing[:3], False)
    assert start(tmp_path, *words, "--json")[3]
    made = outputs_of(tmp_path / "outputs")
    with report_of(tmp_path).open("a") as report:
        report.write("# sửa\n")
    code, out, _, loaded = start(tmp_path, *words)
    assert loaded
    assert not code
    assert out.count(".docx (") == 1
    assert outputs_of(tmp_path / "outputs") != made


def test_a_mistyped_command_is_reported_as_ever(tmp_path: Path) -> None:
    code, _, reported, loaded = start(tmp_path, "rendr")
    assert (code, loaded) == (2, True)
    assert "rendr" in reported


def test_the_end_does_not_search_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(program, "_run", lambda: sys.exit(3))
    monkeypatch.setattr(program.gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(program.gc, "disable", lambda: done.append("disable"))
    with pytest.raises(SystemExit, match="3"):
        program.main()
    assert done == ["freeze", "disable"]
