"""How far the letters of a printed paragraph are from their places in the line that was typed.

An expression (``[= 12 ]``), a mark (``**``) or a note in the line moves all that follows it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from tthc_render.document.expression_tokens import find_expressions
from tthc_render.vietnamese.patterns import pattern_of

_MARK: Final = pattern_of(r"\^\[[^\]]*\]|\*+|\\(?=\W)|[\^~](?=\w)|(?<=\w)[\^~]")
_SIGNS: Final = ("[=", "^", "*", "\\", "~")


def typed_offsets(typed: str, printed: str) -> tuple[tuple[int, int], ...]:
    """From which letter of ``printed`` on it is how far from its place in ``typed``; () where it never is."""
    if not any(sign in typed for sign in _SIGNS):
        return ()
    out: list[tuple[int, int]] = []
    at = 0
    holes = [(0, 0), *_holes(typed), (len(typed), len(typed))]
    for (begin, start), (end, _) in itertools.pairwise(holes):
        words = typed[start:end]
        found = printed.find(words, at) if words.strip() else -1
        if found < 0:
            continue
        if found > at:  # what an expression prints is where it is typed
            out.append((at, begin - at))
        out.append((found, start - found))
        at = found + len(words)
    if found < 0 and at < len(printed) and len(holes) > 2:  # no typed words behind the last hole
        out.append((at, holes[-2][0] - at))
    return tuple(out)


def _holes(typed: str) -> Iterator[tuple[int, int]]:
    """Where expressions and marks begin and end."""
    expressions = [(found.start, found.end) for found in find_expressions(typed)]
    marks = [found.span() for found in _MARK.finditer(typed)]
    end = 0
    for start, stop in sorted([*expressions, *marks]):
        if start >= end:
            yield start, stop
            end = stop
