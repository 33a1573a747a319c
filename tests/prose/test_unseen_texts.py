"""Kinds of official prose that are right and look wrong to a rule that reads by nearness; and wrong ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "unseen_texts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", CASES["right"])
def test_right_prose_is_silent(kind: str) -> None:
    assert [item.message() for item in check_prose(from_text(CASES["right"][kind].split("\n"), "a.txt"))] == []


@pytest.mark.parametrize("kind", CASES["wrong"])
def test_wrong_prose_brings_one_warning(kind: str) -> None:
    case = CASES["wrong"][kind]
    found = check_prose(from_text(case["text"].split("\n"), "a.txt"))
    assert [item.code for item in found if item.severity is not Severity.INFO] == [case["code"]]
