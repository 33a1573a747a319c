"""A direction in words before a figure with a sign, which says it twice or says the contrary: P960.

``tăng -83 hồ sơ`` comes from a computed difference after a typed word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.patterns import pattern_of

_SIGNED: Final = pattern_of(
    r"(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: thêm| được| khoảng)?\s{1,2}[-–−](?P<amount>\d[\d.]*(?:,\d+)?(?:\s?%)?)"
    r"(?!\s?[-–]\s?\d)(?!/)",
    re.IGNORECASE,
)
_WORDS: Final = frozenset({"tăng", "giảm"})


def check_signed_changes(context: ProseContext) -> Iterator[Finding]:
    """Findings on “tăng -83”."""
    for reading in context.running:
        text = reading.text
        if not reading.says(_WORDS) or ("-" not in text and "–" not in text and "−" not in text):
            continue
        for found in _SIGNED.finditer(reading.text):
            amount = found["amount"]
            right = f"{'giảm' if found['word'].lower() == 'tăng' else 'tăng'} {amount}"
            if found["word"][0].isupper():
                right = right.capitalize()
            yield finding("P960", reading.passage.at(found.start()), seen=found.group(), right=right, amount=amount)
