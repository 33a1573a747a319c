"""What a parent has typed itself in cells that never add up: shares, dates, answers. A new roll-up keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tthc_render.rollup.aggregate import Aggregate, PartSum
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.edits import Node
from tthc_render.yaml_files.source import Keys

Kept = Mapping[tuple[str, str, str, str], tuple[tuple[str, str], ...]]
"""Keys and YAML values of cells by form, part, group and key of the row: its code, or its label as a key."""
_EMPTY: Final = frozenset({"", "null", "~"})


def kept_cells(text: str, nodes: Mapping[Keys, Node], found: Aggregate) -> Kept:
    """The typed cells in ``bieu`` that no sum of the units beneath can fill."""
    out: dict[tuple[str, str, str, str], tuple[tuple[str, str], ...]] = {}
    for code, (form, parts) in found.forms.items():
        for part in parts:
            path: Keys = ("bieu", code, *([part.part.key] if len(form.parts) > 1 else []), "dong")
            for group, row, cells in _rows(text, nodes, path, part):
                out[code, part.part.key, group, row] = cells
    return out


def _rows(
    text: str, nodes: Mapping[Keys, Node], path: Keys, part: PartSum
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    def typed(index: int, key: str) -> str:
        node = nodes.get((*path, index, key))
        return text[node.start : node.end].strip() if node is not None else ""

    group, index = "", 0
    while (*path, index) in nodes:
        group = slug(typed(index, "nhom").strip("\"'")) or group
        row = typed(index, "dong").strip("\"'")
        fixed = part.part.row(row) if row else None
        index += 1
        if fixed is None:
            label = part.part.label
            row = slug(typed(index - 1, label.key).strip("\"'")) if label is not None and not part.by_unit else ""
            cells = [(key, value) for key in _apart(part) if (value := typed(index - 1, key)) not in _EMPTY]
            if row and (single := tuple(pair for pair in cells if "\n" not in pair[1])):
                yield group, row, single
            continue
        cells = [
            (column.key, value)
            for column in part.part.all_columns
            if fixed.takes(column)
            and not fixed.added_over_units(column)
            and (value := typed(index - 1, column.key)) not in _EMPTY
        ]
        single = tuple(pair for pair in cells if "\n" not in pair[1])
        if single:
            yield group, row, single


def _apart(part: PartSum) -> list[str]:
    """The keys of typed columns whose cells are no sums in rows that units add."""
    columns = [item for item in part.part.all_columns if item is not part.part.label]
    return [item.key for item in columns if item.worded or (item.typed and item.key not in part.columns)]
