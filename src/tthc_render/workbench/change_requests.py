"""Changes of a report as the browser sends them, read and bounded."""

from __future__ import annotations

from typing import Final, get_args

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.workbench.form_changes import AddRows, Change, Kind, RemoveRow, SetValue, WordsRead
from tthc_render.yaml_files.source import Keys

CHANGES_MAX: Final = 5000
STEPS_MAX: Final = 12


def changes_of(data: object) -> list[Change]:
    """The changes in ``data``. Raises WrongUsage for anything that is none."""
    if not isinstance(data, list) or not 0 < len(data) <= CHANGES_MAX:
        raise WrongUsage("Yêu cầu không có thay đổi nào đọc được.")
    return [_change(item) for item in data]


def _change(item: dict[str, object]) -> Change:
    kind = item.get("do") if isinstance(item, dict) else None
    if kind == "set":
        return SetValue(_path(item), _value(item.get("value")), _kind(item.get("kind")))
    if kind == "add":
        rows, index = item.get("rows"), item.get("index")
        if not isinstance(rows, list) or not isinstance(index, int) or not rows or not all(map(_is_row, rows)):
            raise _wrong()
        return AddRows(_path(item), max(0, index), tuple(rows), _names(item.get("numbers")), _names(item.get("days")))
    if kind == "read":
        return WordsRead()
    if kind == "remove":
        return RemoveRow(_path(item))
    raise _wrong()


def _names(columns: object) -> frozenset[str]:
    return frozenset(map(str, columns)) if isinstance(columns, list) else frozenset()


def _path(item: dict[str, object]) -> Keys:
    path = item.get("path")
    steps = path if isinstance(path, list) and 0 < len(path) <= STEPS_MAX else [None]
    for step in steps:
        if isinstance(step, bool) or not isinstance(step, str | int) or (isinstance(step, int) and step < 0):
            raise _wrong()
    return tuple(steps)


def _value(value: object) -> str | tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return tuple(value)
    if value is None or isinstance(value, str):
        return value
    raise _wrong()


def _kind(kind: object) -> Kind:
    known: tuple[Kind, ...] = get_args(Kind)
    for name in known:
        if name == kind:
            return name
    raise _wrong()


def _is_row(row: object) -> bool:
    return (
        isinstance(row, dict) and bool(row) and all(value is None or isinstance(value, str) for value in row.values())
    )


def _wrong() -> WrongUsage:
    return WrongUsage("Yêu cầu không đọc được; tải lại trang.")
