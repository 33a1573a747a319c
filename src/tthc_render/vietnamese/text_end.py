"""Where a text ends: at "./.", below which a line may say what is sent with it, as a Tờ trình does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

MARK: Final = "./."
LINES_BELOW: Final = 15
_SENT_WITH: Final = pattern_of(r"\(?(?:xin )?(?:[^\W\d_]+ ){0,3}?(?:gửi |trình )?kèm(?: theo)?(?!\w)", re.IGNORECASE)


def place_of_end(texts: Sequence[str]) -> int:
    """The place of the line that ends a text: its last, or the one above "(Gửi kèm: …)" and its list."""
    last = len(texts) - 1
    if texts[last].rstrip().endswith(MARK):
        return last
    for at in range(last, max(0, last - LINES_BELOW), -1):
        if _SENT_WITH.match(texts[at].strip()) and texts[at - 1].rstrip().endswith(MARK):
            return at - 1
    return last
