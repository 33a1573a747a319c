"""Articles of the document itself that it does not have: ``Điều 7 Quyết định này`` where there are five. P968."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.patterns import pattern_of

_ARTICLE: Final = pattern_of(r"Điều\s(\d{1,3})\.")
_OWN: Final = pattern_of(
    r"(?<!\w)Điều\s(?P<number>\d{1,3})(?:\s(?:của|trong))?\s"
    r"(?P<kind>Quyết định|Nghị quyết|Quy chế|Quy định|Điều lệ)\snày(?!\w)"
)
_CHANGES: Final = pattern_of(r"(?<!\w)(?:sửa đổi|bổ sung|thay thế|đính chính)(?!\w)", re.IGNORECASE)
_DECIDES: Final = frozenset({"Quyết định", "Nghị quyết"})
"""What the articles of the document itself are called; the others are issued with it."""


def check_own_articles(context: ProseContext) -> list[Finding]:
    """Findings on references to articles that are not there, in each text whose articles are all seen.

    What changes another text has words of that one, and its articles.
    """
    if any(_CHANGES.search(r.text) for r in context.readings if r.passage.role == "title" or _ARTICLE.match(r.text)):
        return []
    heads: dict[int, list[int]] = {}
    for reading in context.running:
        if found := _ARTICLE.match(reading.text):
            heads.setdefault(reading.passage.part, []).append(int(found[1]))
    return [
        finding("P968", reading.passage.at(found.start()), written=found.group(), last=f"Điều {len(articles)}")
        for reading in context.running
        if (articles := heads.get(reading.passage.part)) and articles == [*range(1, len(articles) + 1)]
        for found in _OWN.finditer(reading.text)
        if (found["kind"] in _DECIDES) == (not reading.passage.part) and not 0 < int(found["number"]) <= len(articles)
    ]
