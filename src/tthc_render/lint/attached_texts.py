"""A text issued with the document (a quy chế with its decision): its title, reference and text; a step of the
classifier. It has no number, recipients or signature of its own."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from tthc_render.lint.appendix_heads import ATTACHED_LINES
from tthc_render.lint.body_levels import body
from tthc_render.lint.letterhead import KindOf, title
from tthc_render.lint.roles import Lines, Step

NOTE_LINES: Final = 4


def attached_text(lines: Lines, start: int, end: int, taken: Collection[int], is_kind: KindOf) -> Step:
    """The roles of the text issued with the document, from its first line to ``end``."""
    step = Step(next=end)
    within = range(start, min(lines.below(start, ATTACHED_LINES), end))
    opens = next((i for i in within if lines.texts[i].startswith("(")), None)
    if opens is None:
        return step
    found = title(lines, start, taken, is_kind, lambda kind: False)
    step.roles = {i: role for i, role in found.roles.items() if i < opens}
    closes = next((i for i in range(opens, min(opens + NOTE_LINES, end)) if lines.texts[i].endswith(")")), opens)
    for index in range(opens, closes + 1):
        step.take(index, "kem_theo")
    for index, role in body(lines, closes + 1, end, taken, None).roles.items():
        step.take(index, role)
    return step
