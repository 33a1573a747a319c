"""A machine with Python alone: DOCX and PDF come out without Pango, with the fonts that the user names."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.workspaces import build
from tthc_render.formats.fonts import font_files

# Neither WeasyPrint's libraries nor fonts of the system are there; the last line tells whether it was asked for.
CODE = """
import sys, cffi
real = cffi.FFI.dlopen
def dlopen(self, name, *rest):
    if "pango" in str(name) or "harfbuzz" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return real(self, name, *rest)
cffi.FFI.dlopen = dlopen
from tthc_render.formats import fonts
fonts.FOLDERS = ()
fonts.shutil.which = lambda name: None
from tthc_render.cli.main import main
try:
    main()
finally:
    print("weasyprint" in sys.modules)
"""


@pytest.fixture
def fonts_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "phong-chu"
    folder.mkdir()
    files = font_files()
    for path, style in zip(files.paths, ("Regular", "Bold", "Italic", "BoldItalic"), strict=True):
        shutil.copy(path, folder / f"LiberationSerif-{style}.ttf")
    return folder


def run(folder: Path, *words: str, fonts: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "", "HOME": str(folder), "TTHC_FONTS": fonts, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", CODE, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_both_formats_are_made_without_pango(tmp_path: Path, fonts_folder: Path) -> None:
    build(tmp_path)
    done = run(tmp_path, fonts=str(fonts_folder))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "False"
    lines = (tmp_path / "outputs" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    assert {(row["format"], row["engine"]) for row in map(json.loads, lines)} == {
        ("docx", "docxtpl-compiled"),
        ("pdf", "direct"),
    }


def test_without_pango_weasyprint_says_what_it_is_needed_for(tmp_path: Path, fonts_folder: Path) -> None:
    build(tmp_path)
    done = run(tmp_path, "render", "--pdf-engine", "weasyprint", fonts=str(fonts_folder))
    assert done.returncode == 5
    assert "phải in qua WeasyPrint" in done.stderr
    assert not list((tmp_path / "outputs").rglob("*.pdf"))


def test_without_any_font_three_ways_to_one_are_reported(tmp_path: Path) -> None:
    build(tmp_path)
    done = run(tmp_path, fonts="")
    assert done.returncode == 5
    for way in ("fonts-liberation2", "tthc-render[fonts]", "TTHC_FONTS"):
        assert way in done.stderr
