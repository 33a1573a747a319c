"""Figures that are aimed at, of which more may be begun than they say.

``Chỉ tiêu được giao là 4.200 căn. Hoàn thành 1.386 căn; đang thi công 8.214 căn``: what is finished and what is under
way are no parts of a target. A plan is one where they stand in another clause than it does.
"""

from __future__ import annotations

import re

from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_TARGET = pattern_of(r"(?<!\w)(?:(?P<sure>chỉ tiêu|mục tiêu|phấn đấu)|kế hoạch|dự kiến|nhu cầu)(?!\w)", re.IGNORECASE)
_CLAUSE_END = pattern_of(r"[.;]\s")


def is_target(reading: Reading, whole: Quantity, behind: int) -> bool:
    """Is the figure aimed at, so that the states behind it, from the character ``behind`` on, may make more?"""
    start = reading.sentence_at(whole.start).start
    said = list(_TARGET.finditer(reading.text, start, whole.start))
    sure = any(found["sure"] for found in said)
    return sure or (bool(said) and bool(_CLAUSE_END.search(reading.text, whole.end, behind)))
