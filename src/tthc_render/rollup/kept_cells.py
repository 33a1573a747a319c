"""What a parent has typed itself where no sum stands: shares, dates, answers, cells that print otherwise, signers.

A new roll-up keeps it. What an earlier one has written there, because all units stated it, is none of that.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tthc_render.forms.model import Column
from tthc_render.forms.own_cells import is_own_cell
from tthc_render.rollup.aggregate import Aggregate, PartSum
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.edits import Node, nodes_of
from tthc_render.yaml_files.source import Keys

Cells = tuple[tuple[str, str], ...]
Kept = Mapping[tuple[str, str, str, str], Cells]
"""Keys and YAML values of cells by form, part, group and key of the row: its code, its unit, or its label as a key.

The row that begins a group has the key "". What a part has beside its rows is under the key ``FRAME``, with the
part's key, or without one for what the form has beside its parts.
"""
Cell = tuple[str, str, str, str, str]
"""A cell by form, part, group, row and column."""
FRAME: Final = ".."
_EMPTY: Final = frozenset({"", "null", "~"})


def kept_cells(
    text: str, nodes: Mapping[Keys, Node], found: Aggregate, stated: Mapping[Cell, str] = MappingProxyType({})
) -> Kept:
    """What is typed in ``bieu`` that no sum of the units beneath can fill, and no longer as ``stated`` by these.

    ``stated`` are the cells that an earlier roll-up has written, as they were written then.
    """
    out: dict[tuple[str, str, str, str], Cells] = {}
    for code, (form, parts) in found.forms.items():
        several = len(form.parts) > 1
        for part in parts:
            path: Keys = ("bieu", code, *([part.part.key] if several else []))
            for group, row, cells in _rows(text, nodes, (*path, "dong"), part, _is_own):
                at = code, part.part.key, group, row
                typed = tuple((key, value) for key, value in cells if not _same(value, stated.get((*at, key))))
                out |= {at: typed} if typed else {}
            if frame := _beside(text, nodes, path, {"dong"}):
                out[code, part.part.key, "", FRAME] = frame
        keys = {part.key for part in form.parts}
        if several and (frame := _beside(text, nodes, ("bieu", code), keys)):
            out[code, "", "", FRAME] = frame
    return out


def _same(typed: str, written: str | None) -> bool:
    return written is not None and typed.strip("\"'") == written.strip("\"'")


def kept_otherwise(kept: Kept, found: Aggregate, stated: Mapping[Cell, str]) -> list[tuple[str, str, str]]:
    """Prescribed rows' cells in which the parent keeps another value than all units state now.

    As words: the place as in ``lost_cells``, what is kept, what the units state.
    """
    typed = {(*at, key): value for at, cells in kept.items() for key, value in cells}
    both = {at: (typed[at], value) for at, value in stated.items() if at in typed and not _same(typed[at], value)}
    parts = {(code, part.part.key): part.part for code, (_, sums) in found.forms.items() for part in sums}
    fixed = {at: pair for at, pair in both.items() if parts[at[:2]].row(at[3]) is not None}
    return [(words, *pair) for words, pair in zip(_named(fixed, found), fixed.values(), strict=True)]


def lost_cells(
    before: str,
    after: str,
    found: Aggregate,
    *,
    by_hand: bool = True,
    stated: Mapping[Cell, str] = MappingProxyType({}),
) -> list[str]:
    """What a new roll-up takes away of a report: cells without a place, and printed ones.

    Of one that was not edited by hand these are its own cells alone; sums without a place went with their units, and
    so did what units ``stated`` at the last roll-up. As words: the form, part, group and row, the name of the column.
    """
    typed, left = _cells_of(before, found, every=by_hand), _cells_of(after, found, every=True)
    lost = [at for at, value in typed.items() if at not in left or (value[0] == "{" and left[at] != value)]
    return _named([at for at in lost if not _same(typed[at], stated.get(at))], found)


def _named(cells: Iterable[Cell], found: Aggregate) -> list[str]:
    names = {
        (code, part.part.key, column.key): column.name
        for code, (_, parts) in found.forms.items()
        for part in parts
        for column in part.part.all_columns
    }
    out = []
    for code, key, group, row, column in cells:
        several = len(found.forms[code][0].parts) > 1
        place = ", ".join(filter(None, [code, key if several else "", group, row]))
        out.append(f"{place}: {names[code, key, column]}")
    return out


def _cells_of(text: str, found: Aggregate, *, every: bool) -> dict[Cell, str]:
    """Cells by form, part, group, row and column, all of them or those that no change of sums shows."""
    text = text.replace("\r\n", "\n")
    nodes = nodes_of(text)
    return {
        (code, part.part.key, group, row, column): value
        for code, (form, parts) in found.forms.items()
        for part in parts
        for group, row, pairs in _rows(
            text,
            nodes,
            ("bieu", code, *([part.part.key] if len(form.parts) > 1 else []), "dong"),
            part,
            _every if every else _unsummed,
        )
        for column, value in pairs
    }


def _every(part: PartSum, code: str, column: Column) -> bool:
    return True


def _unsummed(part: PartSum, code: str, column: Column) -> bool:
    return column is not part.part.label and is_own_cell(part.part, code, column, beside=False)


def _rows(
    text: str, nodes: Mapping[Keys, Node], path: Keys, part: PartSum, wanted: Callable[[PartSum, str, Column], bool]
) -> Iterator[tuple[str, str, Cells]]:
    group, index = "", 0
    seen: Counter[tuple[str, str]] = Counter()
    while (*path, index) in nodes:
        at = (*path, index)
        index += 1

        def typed(key: str, at: Keys = at) -> str:
            return _value(text, nodes, (*at, key)).strip("\"'")

        began = slug(typed("nhom"))
        group = began or group
        label = part.part.label
        named = typed("dong") or (typed("don_vi") if part.by_unit else "")
        row = named or slug(typed("tong_con") or (typed(label.key) if label is not None else ""))
        row = named or (numbered(seen, group, row) if row else "")
        cells = [
            (column.key, value)
            for column in part.part.all_columns
            if (bool(began or typed("tong_con")) or wanted(part, typed("dong"), column))
            and (value := _value(text, nodes, (*at, column.key))) not in _EMPTY
        ]
        if cells and (row or began):
            yield group, "" if began else row, tuple(cells)


def numbered(seen: Counter[tuple[str, str]], group: str, row: str) -> str:
    """The key of a row by its name, from the second of one name in ``group`` on with its number; counts in ``seen``."""
    seen[group, row] += 1
    return row if seen[group, row] == 1 else f"{row}#{seen[group, row]}"


def _is_own(part: PartSum, code: str, column: Column) -> bool:
    """Whether the cell of a row of figures is none that units beneath add up."""
    fixed = part.part.row(code) if code else None
    if column is part.part.label:
        return False
    if fixed is not None:
        return not fixed.added_over_units(column)
    return column.worded or column.formula is not None or column.key not in part.columns


def _beside(text: str, nodes: Mapping[Keys, Node], path: Keys, known: set[str]) -> Cells:
    """Keys and values of what stands below ``path`` beside the keys ``known``."""
    keys = [at[-1] for at in nodes if len(at) == len(path) + 1 and at[:-1] == path and at[-1] not in known]
    return tuple(
        (str(key), value) for key in keys if (value := _value(text, nodes, (*path, key))) not in {*_EMPTY, "{}"}
    )


def _value(text: str, nodes: Mapping[Keys, Node], path: Keys) -> str:
    node = nodes.get(path)
    if node is None:
        return ""
    value = text[node.start : node.end].rstrip()
    first = node.start - text.rfind("\n", 0, node.start) - 1
    return textwrap.dedent(" " * first + value).strip() if _is_block(value) else value.strip()


def _is_block(value: str) -> bool:
    return "\n" in value and value[0] not in "{[\"'|>"


def pair_line(indent: str, key: str, value: str) -> str:
    """``key: value`` as lines of YAML; what was typed on several lines stays on several, behind ``indent``."""
    if "\n" not in value:
        return f"{indent}{key}: {value}"
    deeper = indent.replace("-", " ") + "  "
    if _is_block(value):
        return f"{indent}{key}:\n{textwrap.indent(value, deeper)}"
    first, _, rest = value.partition("\n")
    return f"{indent}{key}: {first}\n{textwrap.indent(textwrap.dedent(rest), deeper)}"
