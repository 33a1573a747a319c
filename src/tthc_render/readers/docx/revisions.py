"""Tracked changes that move whole paragraphs and rows, as Word shows the document with all of them accepted.

Deleted and inserted words are left to the walk over runs; here are ends of paragraphs and table rows.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W, child_of

_GONE: Final = ("del", "moveFrom")
_P: Final = f"{W}p"


def has_deletions(root: etree._Element) -> bool:
    """Whether anything in a document is marked as deleted or moved away."""
    return next(root.iter(*(f"{W}{name}" for name in _GONE)), None) is not None


def accepted(children: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Paragraphs and tables, where the end of a paragraph was deleted joined with the paragraph that follows."""
    before: list[etree._Element] = []
    for child in children:
        if child.tag != _P:
            if before:
                yield before.pop()
            yield child
            continue
        paragraph = _joined(before.pop(), child) if before else child
        if _is_gone(child_of(child, "pPr"), "rPr"):
            before = [paragraph]
        else:
            yield paragraph
    yield from before


def is_deleted_row(row: etree._Element) -> bool:
    """Whether a table row is marked as deleted."""
    return _is_gone(row, "trPr")


def _is_gone(parent: etree._Element | None, properties: str) -> bool:
    own = None if parent is None else child_of(parent, properties)
    return own is not None and any(child_of(own, name) is not None for name in _GONE)


def _joined(first: etree._Element, second: etree._Element) -> etree._Element:
    """One paragraph with the words of both and the properties of the second, whose end is left."""
    out = copy.deepcopy(second)
    place = 0 if child_of(out, "pPr") is None else 1
    for offset, run in enumerate(item for item in first if item.tag != f"{W}pPr"):
        out.insert(place + offset, copy.deepcopy(run))
    return out
