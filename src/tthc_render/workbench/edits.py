"""Changes of a report's form proved to be exact; comments and order of its YAML text stay.

The new text is read, and must hold what the old one held, with the change and nothing else. A text that cannot be
changed so is refused.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import yaml

from tthc_render.diagnostics.collector import Findings
from tthc_render.readers.process_limits import OverTimeError, time_limited
from tthc_render.workbench.changed_text import made
from tthc_render.workbench.form_changes import (
    AddRows,
    Change,
    RefusedError,
    RemoveRow,
    SetValue,
    WordsRead,
    typed_value,
)
from tthc_render.yaml_files.edits import nodes_of
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Keys, value_at

SECONDS_MAX: Final = 20
"""A page of figures pasted into a form takes two seconds."""


def changed(text: str, changes: Iterable[Change]) -> str:
    """``text`` with all ``changes`` made one after the other. Raises RefusedError, also where they never end."""
    try:
        with time_limited(SECONDS_MAX):
            for change in changes:
                for step in _steps(text, change) if isinstance(change, AddRows) else (change,):
                    text = _proved(text, step)
            return text
    except OverTimeError:
        raise RefusedError(
            "Nhiều thay đổi quá nên không ghi kịp. Nhập ít dòng hơn một lần, hoặc sửa ở thẻ Văn bản."
        ) from None


def _steps(text: str, change: AddRows) -> Iterable[Change]:
    """Rows to be added; a prescribed row that is there already is filled instead."""
    if not any("dong" in row for row in change.rows):
        return (change,)
    steps: list[Change] = []
    there = value_at(_data(text), change.path)
    rows = there if isinstance(there, list) else []
    codes = [str(row["dong"]) if isinstance(row, dict) and "dong" in row else None for row in rows]
    for row in change.rows:
        code = str(row.get("dong"))
        if code not in codes:
            steps.append(replace(change, rows=(row,), index=len(codes)))
            codes.append(code)
            continue
        path = (*change.path, codes.index(code))
        steps += [SetValue((*path, key), row[key], change.kind_of(key)) for key in row if key != "dong"]
    return steps


def _proved(text: str, change: Change) -> str:
    try:
        new = made(text, change)
        nodes_of(new)
    except yaml.YAMLError as error:
        raise RefusedError("Tệp có lỗi cú pháp YAML; sửa ở thẻ Văn bản trước.") from error
    after, expected = _data(new), copy.deepcopy(_data(text))
    if after is None or not _change(expected, change) or not _same(after, expected):
        raise RefusedError("Chỗ này được viết theo cách không sửa được từ biểu nhập; sửa ở thẻ Văn bản.")
    return new


def _data(text: str) -> object:
    source = parse_source(text.encode("utf-8", "surrogatepass"), "", Findings())
    return None if source is None else source.data


def _same(one: object, other: object) -> bool:
    """Equal, the end of a text aside."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return str(one).rstrip("\n") == str(other).rstrip("\n")
    return one == other


def _change(data: object, change: Change) -> bool:
    """Make the change on the data itself; False where it cannot be made."""
    if isinstance(change, WordsRead):
        return True
    last = change.path[-1]
    if isinstance(change, RemoveRow):
        rows = value_at(data, change.path[:-1])
        if isinstance(rows, list) and isinstance(last, int) and last < len(rows):
            del rows[last]
            return True
        return False
    empties = (
        isinstance(change, SetValue) and change.kind != "number" and typed_value(change.value, change.kind) is None
    )
    if empties and not _is_there(data, change.path):
        return True
    holder = _holder(data, change.path[:-1])
    if isinstance(change, AddRows):
        if not isinstance(holder, dict):
            return False
        if holder.get(last) is None:
            holder[last] = []
        rows = holder[last]
        if isinstance(rows, list):
            rows[change.index : change.index] = [
                {key: typed_value(row[key], change.kind_of(key)) for key in row} for row in change.rows
            ]
        return isinstance(rows, list)
    value = typed_value(change.value, change.kind)
    if isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = value
        return True
    if not isinstance(holder, dict):
        return False
    if empties and len(holder) > 1:
        holder.pop(last, None)
    else:
        holder[last] = value
    return True


def _is_there(data: object, path: Keys) -> bool:
    """Whether there is a key or an item at ``path``, be it empty."""
    holder, last = value_at(data, path[:-1]), path[-1]
    return last in holder if isinstance(holder, dict) else value_at(data, path) is not None


def _holder(data: object, path: Keys) -> object:
    """What ``path`` leads to; mappings that are not there are made."""
    for step in path:
        if isinstance(data, dict):
            if data.get(step) is None:
                data[step] = {}
            data = data[step]
        else:
            data = value_at(data, (step,))
    return data
