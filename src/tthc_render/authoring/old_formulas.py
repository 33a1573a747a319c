"""The formulas that XLS files keep as tokens, in the words of a sheet: =SUM(C3:C5), =C3/D3*100.

Tokens are those of [MS-XLS], 2.5.198, of BIFF8. A formula with a token that is not known here is not read at all.
"""

from __future__ import annotations

import struct
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters

Place = tuple[int, int]
"""Row and column of a cell, from 0."""

_SIGNS: Final = {
    **{0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/", 0x07: "^", 0x08: "&"},
    **{0x09: "<", 0x0A: "<=", 0x0B: "=", 0x0C: ">=", 0x0D: ">", 0x0E: "<>"},
}
_SHARED, _PLUS, _MINUS, _PERCENT, _BRACKETS, _MISSING, _TEXT, _ATTRIBUTE = (
    0x01,
    0x12,
    0x13,
    0x14,
    0x15,
    0x16,
    0x17,
    0x19,
)
_TRUTH, _WHOLE, _NUMBER = 0x1D, 0x1E, 0x1F
_CELL, _AREA, _CELL_BESIDE, _AREA_BESIDE, _CELL_ELSEWHERE, _AREA_ELSEWHERE = 0x24, 0x25, 0x2C, 0x2D, 0x3A, 0x3B
_FUNCTION, _FUNCTION_OF_MANY = 0x21, 0x22
_CHOOSES, _ADDS_UP = 0x04, 0x10
_FUNCTIONS: Final = {
    **{0: "COUNT", 1: "IF", 4: "SUM", 5: "AVERAGE", 6: "MIN", 7: "MAX", 36: "AND", 37: "OR", 169: "COUNTA"},
    **{183: "PRODUCT", 344: "SUBTOTAL", 345: "SUMIF", 100: "CHOOSE", 101: "HLOOKUP", 102: "VLOOKUP"},
}
"""Functions with as many arguments as are written."""
_OF_FEW: Final = {
    **{2: ("ISNA", 1), 3: ("ISERROR", 1), 24: ("ABS", 1), 25: ("INT", 1), 27: ("ROUND", 2), 34: ("TRUE", 0)},
    **{35: ("FALSE", 0), 38: ("NOT", 1), 39: ("MOD", 2), 128: ("ISNUMBER", 1), 129: ("ISBLANK", 1)},
    **{126: ("ISERR", 1), 212: ("ROUNDUP", 2), 213: ("ROUNDDOWN", 2), 346: ("COUNTIF", 2), 347: ("COUNTBLANK", 1)},
}
"""Functions with so many arguments each."""
_RELATIVE_ROW, _RELATIVE_COLUMN = 0x8000, 0x4000


def shared_with(tokens: bytes) -> Place | None:
    """The cell whose formula is that of several cells, this one among them; None for a formula of its own."""
    return struct.unpack_from("<2H", tokens, 1) if tokens[:1] == bytes((_SHARED,)) and len(tokens) >= 5 else None


def formula_of(tokens: bytes, at: Place) -> str:
    """The formula of the cell ``at`` with its "="; "" where it has what is not known here."""
    try:
        found = _written(tokens, at)
    except (IndexError, KeyError, struct.error):
        return ""
    return f"={found[0]}" if len(found) == 1 else ""


def _written(tokens: bytes, own: Place) -> list[str]:
    """What the tokens leave to be joined: one formula where they are whole. KeyError for one that is not known."""
    out: list[str] = []
    at = 0
    while at < len(tokens):
        kind = tokens[at] if tokens[at] < 0x20 else tokens[at] & 0x1F | 0x20
        at += 1
        if kind in _SIGNS:
            right = out.pop()
            out[-1] = f"{out[-1]}{_SIGNS[kind]}{right}"
        elif kind in (_PLUS, _MINUS):
            out[-1] = f"{'+' if kind == _PLUS else '-'}{out[-1]}"
        elif kind == _PERCENT:
            out[-1] += "%"
        elif kind == _BRACKETS:
            out[-1] = f"({out[-1]})"
        elif kind == _MISSING:
            out.append("")
        elif kind == _ATTRIBUTE:
            sort, size = struct.unpack_from("<BH", tokens, at)
            at += 3 + (2 * (size + 1) if sort & _CHOOSES else 0)
            out[-1:] = [f"SUM({out[-1]})"] if sort & _ADDS_UP else out[-1:]
        elif kind in (_FUNCTION, _FUNCTION_OF_MANY):
            at = _function(kind, tokens, at, out)
        else:
            size, text = _operand(kind, tokens, at, own)
            at += size
            out.append(text)
    return out


def _function(kind: int, tokens: bytes, at: int, out: list[str]) -> int:
    """Put a function around its arguments; where the next token begins."""
    if kind == _FUNCTION:
        name, count = _OF_FEW[struct.unpack_from("<H", tokens, at)[0]]
        size = 2
    else:
        count, number = struct.unpack_from("<BH", tokens, at)
        name, size = _FUNCTIONS[number], 3
    start = len(out) - count
    if start < 0:
        raise IndexError(name)
    out[start:] = [f"{name}({','.join(out[start:])})"]
    return at + size


def _operand(kind: int, tokens: bytes, at: int, own: Place) -> tuple[int, str]:
    """The bytes and the words of a value, a cell or an area."""
    if kind == _TEXT:
        letters, wide = struct.unpack_from("<2B", tokens, at)
        size = letters * (2 if wide & 1 else 1)
        text = tokens[at + 2 : at + 2 + size].decode("utf-16-le" if wide & 1 else "latin-1", "replace")
        return 2 + size, '"{}"'.format(text.replace('"', '""'))
    if kind == _WHOLE:
        return 2, str(struct.unpack_from("<H", tokens, at)[0])
    if kind == _NUMBER:
        return 8, repr(struct.unpack_from("<d", tokens, at)[0]).removesuffix(".0")
    if kind == _TRUTH:
        return 1, "TRUE" if tokens[at] else "FALSE"
    if kind in (_CELL, _CELL_BESIDE):
        row, column = struct.unpack_from("<2H", tokens, at)
        return 4, _cell(row, column, own if kind == _CELL_BESIDE else None)
    if kind in (_AREA, _AREA_BESIDE):
        first, last, left, right = struct.unpack_from("<4H", tokens, at)
        base = own if kind == _AREA_BESIDE else None
        return 8, f"{_cell(first, left, base)}:{_cell(last, right, base)}"
    if kind == _CELL_ELSEWHERE:
        row, column = struct.unpack_from("<2H", tokens, at + 2)
        return 6, f"{ELSEWHERE}{_cell(row, column, None)}"
    if kind == _AREA_ELSEWHERE:
        first, last, left, right = struct.unpack_from("<4H", tokens, at + 2)
        return 10, f"{ELSEWHERE}{_cell(first, left, None)}:{_cell(last, right, None)}"
    raise KeyError(kind)


ELSEWHERE: Final = "'trang khác'!"
"""What stands before a cell of another sheet."""


def _cell(row: int, column: int, base: Place | None) -> str:
    """The name of a cell; ``base`` is the one that a shared formula counts from."""
    place = column & 0xFF
    if base is not None and column & _RELATIVE_ROW:
        row = (base[0] + row) % 0x10000
    if base is not None and column & _RELATIVE_COLUMN:
        place = (base[1] + place) % 0x100
    return f"{column_letters(place + 1)}{row + 1}"
