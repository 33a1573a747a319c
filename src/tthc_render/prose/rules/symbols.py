"""Blanks, long dashes and a missing hyphen within the symbol of a document: "15/KH - UBND", "30/2020/NĐ- CP". P605."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.patterns import pattern_of

_KINDS: Final = "NĐ|NQ|QĐ|TT|TTLT|CT|CĐ|KH|HD|TB|BC|CTr|TTr|KL|QyĐ|CV|GM|BB|PA|ĐA"
_OFFICES: Final = "UBND|HĐND|VPCP|QH|BNV|BTP|BTC|BNG|VP|STP|SNV|BCĐ"
"""Offices that are known without the hyphen before them; NĐCP and QĐTTg are known to the rule of citations."""
_SYMBOL: Final = pattern_of(
    rf"(?<![\w./-])(?P<number>\d{{1,5}})\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<kind>{_KINDS})"
    rf"(?:(?P<joint>\s*[-–—‑−]\s*)(?P<office>[A-ZĐ][A-Za-zĐ]{{1,9}})|(?P<glued>{_OFFICES}))(?![\w/])"
)
"""Source of the form "number/type-office": Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.b."""


def check_symbols(context: ProseContext) -> Iterator[Finding]:
    """Findings on symbols that are complete and only written with other signs than a slash and a hyphen."""
    for reading in context.running:
        if "/" not in reading.text:
            continue
        for found in _SYMBOL.finditer(reading.text):
            year = f"{found['year']}/" if found["year"] else ""
            right = f"{found['number']}/{year}{found['kind']}-{found['office'] or found['glued']}"
            if found[0] != right:
                yield finding("P605", reading.passage.at(found.start()), document=found[0], right=right)
