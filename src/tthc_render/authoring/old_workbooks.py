"""What XLS files say beside their values: paper of sheets, hidden rows and columns (records of [MS-XLS], 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_BEGIN, _END, _SHEET, _SETUP, _COLUMNS, _ROW = 0x809, 0x0A, 0x85, 0xA1, 0x7D, 0x208
_SIZES: Final = {8: "A3", 9: "A4"}
_UPRIGHT, _SIZE_UNKNOWN, _TURN_UNKNOWN, _ROW_HIDDEN, _COLUMN_HIDDEN = 0x02, 0x04, 0x40, 0x20, 0x01


@dataclass(slots=True)
class OldSheet:
    """The paper of a sheet, as size ("A4", "A3") and orientation ("doc", "ngang"), "" for what is not said; from 1."""

    paper: tuple[str, str] = ("", "")
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def old_sheets(path: Path) -> list[OldSheet] | None:
    """All sheets of a file in order; None where that cannot be read, or olefile is not installed."""
    try:
        import olefile
    except ImportError:
        return None
    try:
        with olefile.OleFileIO(path) as file:
            name = next(name for name in ("Workbook", "Book") if file.exists(name))
            return sheets_in(file.openstream(name).read())
    except (OSError, StopIteration, struct.error):
        return None


def sheets_in(stream: bytes) -> list[OldSheet]:
    """The sheets of a workbook's stream; struct.error for one that is cut off."""
    return [_sheet(stream, struct.unpack_from("<I", data)[0]) for kind, data in _records(stream, 0) if kind == _SHEET]


def _sheet(stream: bytes, start: int) -> OldSheet:
    out = OldSheet()
    for kind, data in _records(stream, start):
        if kind == _SETUP:
            size, turn = struct.unpack_from("<H", data)[0], struct.unpack_from("<H", data, 10)[0]
            known = not turn & _SIZE_UNKNOWN
            upright = "doc" if turn & _UPRIGHT else "ngang"
            out.paper = (_SIZES.get(size, ""), "" if turn & _TURN_UNKNOWN else upright) if known else ("", "")
        elif kind == _COLUMNS:
            first, last, _, _, options = struct.unpack_from("<5H", data)
            if options & _COLUMN_HIDDEN:
                out.hidden_columns.update(range(first + 1, last + 2))
        elif kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _ROW_HIDDEN:
            out.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
    return out


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and data of the records of a part of the stream; those of charts inside of it are left out."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        elif depth == 0:
            return
        at += 4 + size
