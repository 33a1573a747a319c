"""Rows and keys put into or taken out of a YAML text; all else stays as typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from tthc_render.yaml_files.edits import Edit, Node, edited, nodes_of, replaced, with_key
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.source import Keys

Row = Mapping[str, str]
"""A row to be written: its keys in order, each with one line of YAML."""
_DASH: Final = re.compile(r" *- +")


def with_values(text: str, values: Mapping[Keys, str]) -> str:
    """``text`` with each value (one line of YAML) at its path; what is missing on the way is added at its end."""
    nodes = nodes_of(text)
    changed = edited(text, [replaced(nodes[path], value) for path, value in values.items() if path in nodes])
    for path, value in values.items():
        if path not in nodes:
            changed = with_value(changed, path, value)
    return changed


def with_value(text: str, path: Keys, value: str) -> str:
    """``text`` with ``value`` at ``path``, as ``with_values``."""
    node = nodes_of(text).get(path)
    if node is not None:
        return edited(text, [replaced(node, value)])
    return with_lines(text, path[:-1], [f"{scalar(str(path[-1]))}: {value}"])


def with_lines(text: str, path: Keys, lines: Sequence[str]) -> str:
    """``text`` with ``lines`` at the end of the mapping at ``path``, which is made where there is none."""
    if not path:
        return f"{text.rstrip()}\n\n" + "".join(f"{line}\n" for line in lines)
    nodes = nodes_of(text)
    node = nodes.get(path)
    if node is not None and any(len(other) == len(path) + 1 and other[: len(path)] == path for other in nodes):
        return with_key(text, path, lines)
    below = [f"  {line}" for line in lines]
    if node is None or node.key_start < 0:
        return with_lines(text, path[:-1], [f"{scalar(str(path[-1]))}:", *below])
    margin = " " * (node.key_start - text.rfind("\n", 0, node.key_start) - 1)
    return edited(text, [Edit(node.key_end, node.end, ":" + "".join(f"\n{margin}{line}" for line in below))])


def with_rows(text: str, path: Keys, gone: Collection[int], new: Mapping[int, Sequence[Row]]) -> str:
    """``text`` with rows of the list at ``path`` taken out (``gone``) and put in: ``new`` by the row they come behind.

    -1 is before the first. Raises ValueError where the list is written in a way that cannot be changed by lines.
    """
    nodes = nodes_of(text)
    node = nodes.get(path)
    items = [nodes[(*path, at)] for at in range(len(nodes)) if (*path, at) in nodes]
    if node is None or not items:
        rows = [row for at in sorted(new) for row in new[at]]
        return _with_list(text, path, node, [line for row in rows for line in _lines(row)]) if rows else text
    if len(gone) == len(items) and not new:
        return edited(text, [replaced(node, "[]")])
    if node.block:
        return _in_block(text, items, gone, new)
    return _in_brackets(text, items, gone, new)


def _with_list(text: str, path: Keys, node: Node | None, lines: Sequence[str]) -> str:
    below = [f"  {line}" for line in lines]
    if node is None:
        return with_lines(text, path[:-1], [f"{scalar(str(path[-1]))}:", *below])
    margin = " " * (node.key_start - text.rfind("\n", 0, node.key_start) - 1)
    return edited(text, [Edit(node.key_end, node.end, ":" + "".join(f"\n{margin}{line}" for line in below))])


def _lines(row: Row) -> list[str]:
    return [f"{'- ' if at == 0 else '  '}{key}: {value}" for at, (key, value) in enumerate(row.items())]


def _in_block(text: str, items: Sequence[Node], gone: Collection[int], new: Mapping[int, Sequence[Row]]) -> str:
    starts = [text.rfind("\n", 0, item.start) + 1 for item in items]
    if not all(_DASH.fullmatch(text[start : item.start]) for start, item in zip(starts, items, strict=True)):
        raise ValueError("a row that does not begin behind its dash")
    margin = text[starts[0] : items[0].start].split("-")[0]
    edits = []
    for at in range(-1, len(items)):
        added = "".join(f"{margin}{line}\n" for row in new.get(at, ()) for line in _lines(row))
        if at < 0:
            edits.append(Edit(starts[0], starts[0], added))
            continue
        end = text.find("\n", items[at].end) + 1
        if not end:  # the last line has no line end
            end, added = len(text), f"\n{added}" if added and at not in gone else added
        edits.append(Edit(starts[at] if at in gone else end, end, added))
    return edited(text, [edit for edit in edits if edit.text or edit.start != edit.end])


def _in_brackets(text: str, items: Sequence[Node], gone: Collection[int], new: Mapping[int, Sequence[Row]]) -> str:
    pieces = []
    for at in range(-1, len(items)):
        if at >= 0 and at not in gone:
            pieces.append(text[items[at].start : items[at].end])
        pieces += ["{" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}" for row in new.get(at, ())]
    return text[: items[0].start] + ", ".join(pieces) + text[items[-1].end :]
