"""One change of a report's form made on the characters of its YAML text; whether it is exact is proved elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tthc_render.reports.markers import DRAFT
from tthc_render.workbench.form_changes import (
    AddRows,
    Change,
    Kind,
    RefusedError,
    SetValue,
    TypedValue,
    WordsRead,
    typed_value,
)
from tthc_render.yaml_files.edits import Edit, Node, edited, nodes_of, replaced, with_key, without_key
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.source import Keys

_PLAIN_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_STEP: Final = "  "
_NO_BLOCK: Final = re.compile(
    "[^\\S \\n]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]|^ |\n +\n|^\n| \n| $"
)
"""What keeps a text from standing after ``|``: it is then written in quotes."""


def made(text: str, change: Change) -> str:
    """``text`` with ``change``. Raises RefusedError, and yaml.YAMLError for a text that is no YAML."""
    if isinstance(change, WordsRead):
        return "\n".join(line for line in text.split("\n") if not line.strip().startswith(DRAFT))
    if isinstance(change, SetValue):
        return _set(text, change)
    if isinstance(change, AddRows):
        return _add(text, change)
    return _remove(text, change.path)


def _set(text: str, change: SetValue) -> str:
    nodes = nodes_of(text)
    node = nodes.get(change.path)
    value = typed_value(change.value, change.kind)
    if value is None and change.kind != "number":
        return _emptied(text, nodes, change.path)
    if node is not None:
        return edited(text, [_replaced(text, node, value, change.kind, _in_braces(nodes, change.path))])
    return _with_value(text, nodes, change.path, value, change.kind)


def _emptied(text: str, nodes: Mapping[Keys, Node], path: Keys) -> str:
    node = nodes.get(path)
    if node is None:
        return text
    beside = sum(1 for other in nodes if len(other) == len(path) and other[:-1] == path[:-1])
    if beside < 2:
        return edited(text, [_replaced(text, node, None, "text", False)])
    end = text.find("\n", node.end)
    rest = text[node.end : end if end >= 0 else len(text)].strip()
    new = without_key(text, path)
    if rest.startswith("#") and not _in_braces(nodes, path):  # what is said behind the value stays
        start = text.rfind("\n", 0, node.key_start) + 1
        margin = text[start : node.key_start]
        new = new[:start] + (margin if not margin.strip() else "") + rest + "\n" + new[start:]
    return new


def _in_braces(nodes: Mapping[Keys, Node], path: Keys) -> bool:
    return any(path[:length] in nodes and not nodes[path[:length]].block for length in range(len(path)))


def _replaced(text: str, node: Node, value: TypedValue, kind: Kind, in_braces: bool) -> Edit:
    start = text.rfind("\n", 0, max(node.key_start, 0)) + 1
    column = node.key_start - start if node.key_start >= 0 else 0
    if isinstance(value, list) and not in_braces and node.key_end >= 0:
        lines = "".join(f"\n{' ' * column}{_STEP}- {scalar(line)}" for line in value)
        end, remark = (node.end, "") if node.block else _with_remark(text, node)
        return Edit(node.key_end, end, f":{remark}{lines}")
    if kind == "prose" and isinstance(value, str) and not in_braces and not _NO_BLOCK.search(value):
        end, remark = _with_remark(text, node)
        return Edit(node.key_end, end, f": {_block(value, column + len(_STEP), remark)}")
    end = _whole_end(text, node)
    line = _one_line(value, kind)
    if node.key_end >= 0:
        between = text[node.key_end : node.start] if node.start >= node.key_end else ""
        if node.block or "\n" in between or not between.strip(" ").startswith(":") or node.start == node.end:
            return Edit(node.key_end, end, f": {line}")
    return Edit(node.start, end, line) if node.start != node.end else replaced(node, line)


def _whole_end(text: str, node: Node) -> int:
    return max(node.end, node.start)


def _one_line(value: TypedValue, kind: Kind) -> str:
    """A value on one line of YAML, also inside of braces."""
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(scalar(line) for line in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {part or 'null'}" for key, part in value.items()) + "}"
    if kind == "number" and _PLAIN_NUMBER.fullmatch(value):
        return value
    return scalar(value)


def _with_remark(text: str, node: Node) -> tuple[int, str]:
    """Where a value ends with the comment behind it, and that comment: behind a text of lines it would be text."""
    line_end = text.find("\n", node.end)
    line_end = len(text) if line_end < 0 else line_end
    behind = text[node.end : line_end]
    if behind.strip().startswith("#"):
        return line_end, f" {behind.strip()}"
    opening = re.match(r"[|>][-+0-9]*([ \t]+#[^\n]*)", text[node.start : node.end])
    return node.end, f" {opening[1].strip()}" if opening else ""


def _block(text: str, indent: int, remark: str = "") -> str:
    """A text of many lines after ``|``."""
    lines = text.rstrip("\n").split("\n")
    return f"|{remark}" + "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in lines)


def _lines_of(key: str, value: TypedValue, kind: Kind) -> list[str]:
    """A key and its value as lines of a block mapping."""
    if isinstance(value, list):
        return [f"{key}:", *(f"{_STEP}- {scalar(line)}" for line in value)]
    if kind == "prose" and isinstance(value, str) and not _NO_BLOCK.search(value):
        return f"{key}: {_block(value, len(_STEP))}".split("\n")
    return [f"{key}: {_one_line(value, kind)}"]


def _with_value(text: str, nodes: Mapping[Keys, Node], path: Keys, value: TypedValue, kind: Kind) -> str:
    """A value where there is no key yet: below the nearest mapping that is there."""
    length = next(length for length in range(len(path) - 1, -1, -1) if path[:length] in nodes)
    parent, missing = path[:length], [str(step) for step in path[length:]]
    if any(isinstance(step, int) for step in path[length:]):
        raise RefusedError("Không có dòng này trong tệp; tải lại trang rồi thử lại.")
    if nodes[parent].scalar or _is_empty(text, nodes[parent]):
        flow = _flow(missing, _one_line(value, kind))
        return edited(text, [Edit(*_place(text, nodes[parent], flow))])
    if not nodes[parent].block:
        inner = _flow(missing[1:], _one_line(value, kind)) if len(missing) > 1 else _one_line(value, kind)
        return with_key(text, parent, [f"{missing[0]}: {inner}"])
    lines = _lines_of(missing[-1], value, kind)
    for key in reversed(missing[:-1]):
        lines = [f"{key}:", *(_STEP + line if line else line for line in lines)]
    return with_key(text, parent, lines)


def _is_empty(text: str, node: Node) -> bool:
    return text[node.start : node.end].strip() in ("{}", "[]", "")


def _place(text: str, node: Node, value: str) -> tuple[int, int, str]:
    """Where and how ``value`` takes the place of an empty node."""
    if node.key_end >= 0:
        return node.key_end, max(node.end, node.key_end), f": {value}"
    return node.start, node.end, value


def _flow(keys: Sequence[str], value: str) -> str:
    for key in reversed(keys):
        value = f"{{{key}: {value}}}"
    return value


def _add(text: str, change: AddRows) -> str:
    nodes = nodes_of(text)
    rows = [[f"{key}: {_cell(row[key], change.kind_of(key))}" for key in row] for row in change.rows]
    flow = [f"{{{', '.join(row)}}}" for row in rows]
    node = nodes.get(change.path)
    count = sum(1 for path in nodes if len(path) == len(change.path) + 1 and path[:-1] == change.path)
    if node is None or not count:
        return _first_rows(text, nodes, change.path, rows, flow)
    if not node.block:
        at = nodes[(*change.path, change.index)].start if change.index < count else nodes[(*change.path, count - 1)].end
        joined = ", ".join(flow)
        return edited(text, [Edit(at, at, f"{joined}, " if change.index < count else f", {joined}")])
    beside = nodes[(*change.path, min(max(change.index - 1, 0), count - 1))]
    start = text.rfind("\n", 0, beside.start) + 1
    margin = text[start : beside.start]
    dash = " " * (len(margin) - len(margin.lstrip(" ")))
    if beside.block:
        lines = [f"{dash}{'- ' if not index else _STEP}{cell}" for row in rows for index, cell in enumerate(row)]
    else:
        lines = [f"{dash}- {row}" for row in flow]
    if change.index == 0:
        return text[:start] + "".join(f"{line}\n" for line in lines) + text[start:]
    end = text.find("\n", beside.end)
    end = len(text) if end < 0 else end
    return text[:end] + "".join(f"\n{line}" for line in lines) + text[end:]


def _cell(value: str | None, kind: Kind) -> str:
    return _one_line(typed_value(value, kind), kind)


def _first_rows(
    text: str, nodes: Mapping[Keys, Node], path: Keys, rows: Sequence[Sequence[str]], flow: Sequence[str]
) -> str:
    """The first rows of a list that is empty or not there."""
    node = nodes.get(path)
    if node is not None:
        start = text.rfind("\n", 0, node.key_start) + 1
        column = node.key_start - start
        if _in_braces(nodes, path) or text[start : node.key_start].strip(" -"):
            return edited(text, [Edit(*_place(text, node, f"[{', '.join(flow)}]"))])
        margin = " " * (column + 2)
        lines = [f"\n{margin}{'- ' if not index else _STEP}{cell}" for row in rows for index, cell in enumerate(row)]
        return edited(text, [Edit(node.key_end, max(node.end, node.key_end), f":{''.join(lines)}")])
    length = next(length for length in range(len(path) - 1, -1, -1) if path[:length] in nodes)
    parent, missing = path[:length], [str(step) for step in path[length:]]
    if not nodes[parent].block:
        value = _flow(missing, f"[{', '.join(flow)}]")
        if nodes[parent].scalar or _is_empty(text, nodes[parent]):
            return edited(text, [Edit(*_place(text, nodes[parent], value))])
        return with_key(text, parent, [value[1:-1]])
    lines = [f"{_STEP}{'- ' if not index else _STEP}{cell}" for row in rows for index, cell in enumerate(row)]
    lines = [f"{missing[-1]}:", *lines]
    for key in reversed(missing[:-1]):
        lines = [f"{key}:", *(_STEP + line for line in lines)]
    return with_key(text, parent, lines)


def _remove(text: str, path: Keys) -> str:
    nodes = nodes_of(text)
    node, parent = nodes.get(path), nodes.get(path[:-1])
    if node is None or parent is None or not isinstance(path[-1], int):
        raise RefusedError("Không có dòng này trong tệp; tải lại trang rồi thử lại.")
    count = sum(1 for other in nodes if len(other) == len(path) and other[:-1] == path[:-1])
    if count == 1:
        return edited(text, [Edit(*_place(text, parent, "[]"))])
    if not parent.block:
        if path[-1] + 1 < count:
            return text[: node.start] + text[nodes[(*path[:-1], path[-1] + 1)].start :]
        return text[: nodes[(*path[:-1], path[-1] - 1)].end] + text[node.end :]
    start = text.rfind("\n", 0, node.start) + 1
    if text[start : node.start].strip(" ") != "-":
        raise RefusedError("Dòng này được viết theo cách không xóa được từ biểu nhập; xóa ở thẻ Văn bản.")
    end = text.find("\n", node.end)
    return text[:start] + ("" if end < 0 else text[end + 1 :])
