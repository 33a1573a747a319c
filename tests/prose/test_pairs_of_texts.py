"""Texts of many fields, each right and with one mistake: the mistake is found, the right text is silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
import yaml

from tests.support.rules_of_prose import chosen
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text

PAIRS = yaml.safe_load((Path(__file__).parents[1] / "data" / "prose_pairs.yaml").read_text(encoding="utf-8"))


def _warnings(pair: dict[str, str], which: Literal["right", "wrong"]) -> list[Finding]:
    facts = ProseFacts(report_date=date.fromisoformat(pair["day"]), issuer=pair["issuer"])
    found = check_prose(from_text(chosen(pair["text"], which).split("\n"), "a.txt"), facts)
    return [item for item in found if item.severity is not Severity.INFO]


@pytest.mark.parametrize("pair", PAIRS, ids=range(len(PAIRS)))
def test_the_mistake_is_found_and_the_right_text_is_silent(pair: dict[str, str]) -> None:
    assert _warnings(pair, "right") == []
    assert _warnings(pair, "wrong")
