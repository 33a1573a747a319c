"""Tracked changes of a layout, as Word shows it: what was put in is there, what was deleted is not."""

from __future__ import annotations

from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W

_GONE: Final = tuple(f"{W}{name}" for name in ("del", "moveFrom"))
_THERE: Final = tuple(f"{W}{name}" for name in ("ins", "moveTo"))
_NOTED: Final = tuple(
    f"{W}{name}"
    for name in (
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange"),
        *("numberingChange", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)


def has_changes(root: etree._Element) -> bool:
    """Whether somebody's changes are still to be accepted or refused."""
    return next(root.iter(*_GONE, *_THERE, *_NOTED), None) is not None


def accept_changes(root: etree._Element) -> None:
    """Accept all changes below ``root`` in place: deleted words, rows and paragraph ends go, the rest stays."""
    if not has_changes(root):
        return
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            _remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(mark.find(name) is not None for name in _GONE):
            _join_with_next(paragraph)
    for item in list(root.iter(*_NOTED, *_GONE)):
        _remove(item)
    for item in list(root.iter(*_THERE)):
        _unwrap(item)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """The children of ``element`` in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _join_with_next(paragraph: etree._Element) -> None:
    """A paragraph whose end was deleted: its words begin the next one, which keeps its own look."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        if not any(item.tag not in (f"{W}pPr", *_GONE) for item in paragraph):
            _remove(paragraph)
        return
    at = 1 if following.find(f"{W}pPr") is not None else 0
    for item in reversed([item for item in paragraph if item.tag != f"{W}pPr"]):
        following.insert(at, item)
    _remove(paragraph)
