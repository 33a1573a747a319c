"""Changing values in a YAML text without touching the rest: comments, order and layout stay as typed.

The text is read into nodes with their places; an edit replaces the characters of one node. Dumping the data
anew would lose every comment, and the comments in these files are the instructions for the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from tthc_render.yaml_files.source import Keys
from tthc_render.yaml_files.syntax import Position


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters from ``start`` to ``end`` (not included) by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the text: the characters from ``start`` to ``end``; ``block`` if it is on lines of its own.

    ``key_start`` and ``key_end`` enclose its key, both -1 where it has none. ``scalar`` is true for a single value.
    """

    start: int
    end: int
    scalar: bool
    block: bool
    key_start: int = -1
    key_end: int = -1


def nodes_of(text: str) -> dict[Keys, Node]:
    """Every value of a YAML text by its path; keys are taken as typed. Raises yaml.YAMLError."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return dict(_walk(root, (), text, -1, -1)) if root is not None else {}


def _walk(node: yaml.Node, path: Keys, text: str, key_start: int, key_end: int) -> Iterator[tuple[Keys, Node]]:
    start, end = _index(node.start_mark), _end(node, text)
    scalar = isinstance(node, yaml.ScalarNode)
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    yield path, Node(start, max(start, end), scalar, block, key_start, key_end)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)), text, _index(key.start_mark), _index(key.end_mark))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, (*path, index), text, -1, -1)


def _end(node: yaml.Node, text: str) -> int:
    """Where a node really ends: a block ends for the parser where the next thing begins."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        start, end = _index(node.start_mark), _index(node.end_mark)
        return start + len(text[start:end].rstrip())
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, text)


def _index(mark: Position | None) -> int:
    return mark.index if mark is not None else 0


def replaced(node: Node, value: str) -> Edit:
    """``value`` (one line of YAML) in the place of a node; a block value moves up behind its key."""
    if node.block and node.key_end >= 0:
        return Edit(node.key_end, node.end, f": {value}")
    if node.start == node.end:
        return Edit(node.start, node.end, f" {value}")
    return Edit(node.start, node.end, value)


def line_above(node: Node, text: str, words: Iterable[str]) -> Edit:
    """Comment lines above the key of a node, at the key's indent."""
    at = node.key_start if node.key_start >= 0 else node.start
    line_start = text.rfind("\n", 0, at) + 1
    indent = text[line_start:at] if not text[line_start:at].strip() else ""
    return Edit(line_start, line_start, "".join(f"{indent}# {line}\n" for line in words))


def remark(node: Node, text: str, words: str) -> Edit | None:
    """A comment behind a value that ends its line; None where something follows it on the line."""
    line_end = text.find("\n", node.end)
    rest = text[node.end : line_end if line_end >= 0 else len(text)]
    return None if rest.strip() else Edit(node.end, node.end, f" # {words}")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all edits made. Raises ValueError if two of them overlap."""
    out: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.start < position:
            raise ValueError(f"edits overlap at {edit.start}: {edit.text!r}")
        out += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*out, text[position:]])


def without_key(text: str, path: Keys) -> str:
    """``text`` without the key at ``path`` and its value; unchanged if there is none, or no other key beside it."""
    nodes = nodes_of(text)
    node = nodes.get(path)
    beside = [other for other in nodes if len(other) == len(path) and other[:-1] == path[:-1]]
    if node is None or node.key_start < 0 or len(beside) < 2:
        return text
    if not nodes[path[:-1]].block:
        after = re.compile(r"\s*,\s*").match(text, node.end)
        if after is not None:
            return text[: node.key_start] + text[after.end() :]
        return text[: node.key_start].rstrip().removesuffix(",") + text[node.end :]
    line_start = text.rfind("\n", 0, node.key_start) + 1
    line_end = text.find("\n", node.end)
    rest = "" if line_end < 0 else text[line_end + 1 :]
    margin = text[line_start : node.key_start]
    if margin.strip():  # "- first: …": the next key moves up to the dash
        return text[: node.key_start] + rest.lstrip(" ")
    return text[:line_start] + rest


def with_key(text: str, path: Keys, lines: Iterable[str]) -> str:
    """``text`` with ``lines`` (``key: value`` and what is below it) at the end of the mapping at ``path``.

    Into a mapping in braces only the first line goes, without its comment. Unchanged if there is no such mapping.
    """
    nodes = nodes_of(text)
    node = nodes.get(path)
    children = [other for other in nodes if len(other) == len(path) + 1 and other[:-1] == path]
    if node is None or node.scalar or not children:
        return text
    first, *more = lines
    if not node.block:
        at = text.rfind("}", node.start, node.end)
        return f"{text[:at].rstrip()}, {first.partition(' #')[0]}{text[at:]}"
    start = nodes[children[0]].key_start
    margin = " " * (start - text.rfind("\n", 0, start) - 1)
    end = text.find("\n", node.end)
    end = len(text) if end < 0 else end
    return text[:end] + "".join(f"\n{margin}{line}" for line in (first, *more)) + text[end:]
