"""The pages that are made from the program are as the program is."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "scripts" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", list(script().PAGES))
def test_made_pages_are_fresh(name: str) -> None:
    page = script().PAGES[name]()
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == page, "run: python scripts/write_docs.py"
