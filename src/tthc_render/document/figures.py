"""What the pictures and charts of a text need beside it, read without parsing the text: files, and earlier periods."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

PERIODS_USUAL: Final = 4
PERIODS_MAX: Final = 12
_NAMED = pattern_of(r"!\[[^\n]*\]\(([^\n]*)\)|\[\[\s*hình\s*:([^|\]\n]*)")
_ASKS_FOR_PERIODS = pattern_of(
    r"\[\[\s*biểu đồ\s*:[^\]\n]*\|\s*(?:theo\s+)?(?:([0-9]{1,2})\s+)?kỳ(?:\s+báo cáo)?\s*[|\]]", re.IGNORECASE
)


def named_pictures(texts: Iterable[str]) -> tuple[str, ...]:
    """The files that pictures in ``texts`` are, as typed, whether or not they are there."""
    found = {(match[1] or match[2] or "").strip() for text in texts if "[" in text for match in _NAMED.finditer(text)}
    return tuple(sorted(found - {""}))


def periods_back(texts: Iterable[str]) -> int:
    """How many periods before its own the charts of a report show; 0 if it has none of periods."""
    found = [match for text in texts if "[[" in text for match in _ASKS_FOR_PERIODS.finditer(text)]
    return max((min(int(match[1] or PERIODS_USUAL), PERIODS_MAX) - 1 for match in found), default=0)
