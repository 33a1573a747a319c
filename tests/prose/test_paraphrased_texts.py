"""One kind of statement in many wordings: silent where it holds, one warning where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text

TABLE = Path(__file__).parents[1] / "data" / "paraphrased_texts.yaml"


def _cases() -> Iterator[tuple[str, list[str]]]:
    for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        for text in entry["wrong"]:
            yield text, [entry["code"]]
        for text in entry["right"]:
            yield text, []


@pytest.mark.parametrize(("text", "codes"), list(_cases()), ids=lambda value: str(value)[:60])
def test_every_wording_is_read(text: str, codes: list[str]) -> None:
    found = check_prose(from_text(text.rstrip("\n").split("\n"), "a.txt"))
    assert [item.code for item in found if item.severity is not Severity.INFO] == codes
