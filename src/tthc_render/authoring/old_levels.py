"""What a report of before 1/7/2025 says of districts, marked in the report of a later period that is made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.yaml_files.edits import Edit, Node, line_above, remark
from tthc_render.yaml_files.source import Keys

MARK: Final = "còn “{words}”: cấp huyện không còn từ 01/7/2025"
_DISTRICT: Final = re.compile(
    r"(?<!\w)(?:(?:UBND|cấp|các)\s)?(?:huyện|quận|thị xã)(?!\w)"
    r"|(?<![\w-])(?:[\w-]*-)?(?:huyen|thi-xa)-[\w-]+|(?<![\w-])ubnd-quan-[\w-]+",
    re.IGNORECASE,
)
_PARTS: Final = (("van_ban",), ("bieu",), ("loi_van",))


def mark_districts(nodes: Mapping[Keys, Node], text: str, old: date, new: date) -> Iterator[tuple[str, Edit]]:
    """A comment at each text that names a district, and the key of that text: ``loi_van.kiem_tra``.

    ``old`` and ``new`` are the last days of both periods; nothing where there is no change of levels between them.
    """
    if not old < NO_DISTRICTS_FROM <= new:
        return
    for path, node in nodes.items():
        if path[:1] not in _PARTS or not node.scalar:
            continue
        found = _DISTRICT.search(text[node.start : node.end])
        if not found:
            continue
        words = MARK.format(words=" ".join(found.group().split()))
        narrative = path[0] == "loi_van" or "\n" in text[node.start : node.end]
        edit = None if narrative else remark(node, text, words)
        yield _named(path), edit or line_above(node, text, [words])


def _named(path: Keys) -> str:
    """The key as a summary names it: a form by its code, whatever the row."""
    return ".".join(str(step) for step in path[:2])
