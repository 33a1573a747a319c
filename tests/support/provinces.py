"""Small workspaces for tests of whole runs: a synthetic province, and ways to look at what a run left."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
UNIT = "xa-0001"
TYPE = "tinh-hinh-giai-quyet-quy"


def load_module(path: Path) -> ModuleType:
    """A script of the project as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_province(units: int, folder: Path) -> Path:
    """A province of ``units`` units in ``folder``."""
    load_module(ROOT / "benchmarks" / "make_province.py").make_province(units, folder)
    return folder


def report_of(folder: Path, unit: str = UNIT) -> Path:
    """The report of a unit of the province."""
    return folder / "data" / unit / f"2024-Q2-{TYPE}.yaml"


def outputs_of(folder: Path) -> dict[str, str]:
    """Hash of every DOCX and PDF below ``folder`` by its path there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".docx", ".pdf")
    }


def leftovers_of(folder: Path) -> list[Path]:
    """Unfinished files below ``folder``."""
    return sorted(folder.rglob("*.dang-ghi"))


def lines_of(folder: Path) -> list[dict[str, Any]]:
    """The manifest's lines as JSON objects; every line must be one."""
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


def replace_in(path: Path, old: str, new: str) -> None:
    """Change one place of a text file; the old words must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
