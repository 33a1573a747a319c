"""What XLS files say beside their values: paper, hidden rows and columns, formats, grey and bold cells, formulas.

The records are those of [MS-XLS], 2.4; formats, colours and formulas are read of BIFF8 (Excel 97 and later) only.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tthc_render.authoring.blank_cells import PLAIN, CellLook, look_by_format
from tthc_render.authoring.old_formulas import formula_of, shared_with
from tthc_render.authoring.sheet_formulas import column_letters
from tthc_render.formats.colors import is_grey

_BEGIN, _END, _SHEET, _SETUP, _COLUMNS, _ROW = 0x809, 0x0A, 0x85, 0xA1, 0x7D, 0x208
_FORMAT, _LOOK, _NUMBER, _RK, _MANY, _FORMULA = 0x41E, 0xE0, 0x203, 0x27E, 0xBD, 0x06
_SHARED, _LABEL, _RICH = 0xFD, 0x204, 0xD6
_BLANK, _BLANKS, _COLORS, _SHARED_FORMULA, _FONT = 0x201, 0xBE, 0x92, 0x4BC, 0x31
_NO_FONT: Final = 4
"""The number that fonts leave out ([MS-XLS], 2.5.129)."""
BOLD: Final = 600
"""Fonts are bold from this weight on: 400 is usual, 700 bold."""
_BIFF8: Final = 0x600
_BUILT_IN: Final = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **dict.fromkeys((5, 6, 37, 38), "#,##0_);(#,##0)"),
    **dict.fromkeys((7, 8, 39, 40), "#,##0.00_);(#,##0.00)"),
}
"""Formats that a file need not write ([MS-XLS], 2.5.165; ECMA-376 Part 1, 18.8.30)."""
_SIZES: Final = {8: "A3", 9: "A4"}
_SOLID: Final = 1
"""The pattern of a cell of one colour; those after it are hatched."""
_COLORS_FROM: Final = 8
"""The first number that the colours of a file itself have; those below are the same colours in every file."""
_FORMULA_AT: Final = 20
"""Where the length of a formula's tokens stands in its record, behind its cell and value."""
LOOK_BYTES: Final = 20
"""The length of a look of BIFF8."""
_UPRIGHT, _SIZE_UNKNOWN, _TURN_UNKNOWN, _ROW_HIDDEN, _COLUMN_HIDDEN = 0x02, 0x04, 0x40, 0x20, 0x01


@dataclass(slots=True)
class OldSheet:
    """The paper of a sheet, as size ("A4", "A3") and orientation ("doc", "ngang"), "" for what is not said; from 1.

    ``formats`` are those of cells with numbers, ``formulas`` those of cells that hold one, "" for one that is not read,
    ``indents`` the levels by which words are set in, ``blanks`` what cells without a value show, by row and column;
    ``shaded`` are cells with a value that are grey, ``bold`` those with words in bold.
    """

    paper: tuple[str, str] = ("", "")
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    blanks: dict[tuple[int, int], CellLook] = field(default_factory=dict)
    shaded: set[tuple[int, int]] = field(default_factory=set)
    bold: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells of a look show numbers, how deep their words are set in, and whether they are grey or hatched."""

    number_format: str = ""
    indent: int = 0
    shaded: bool = False
    bold: bool = False


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


def about_unread(formulas: Iterable[tuple[int, int]]) -> list[str]:
    """The remark on columns of which several cells hold formulas, of which an XLS file is not asked what they say."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(formulas):
        rows.setdefault(column, []).append(row)
    spans: dict[tuple[int, int], list[str]] = {}
    for column, found in sorted(rows.items()):
        if len(found) > 1:
            spans.setdefault((found[0], found[-1]), []).append(column_letters(column))
    named = "; ".join(f"cột {', '.join(columns)} (dòng {first}–{last})" for (first, last), columns in spans.items())
    words = "có công thức mà chương trình không đọc được ở tệp .xls: cột tính được thì ghi cong_thuc, cột trung bình,"
    return (
        [f"{named} của tệp {words} lớn nhất thì kieu: binh_quan; hoặc lưu lại thành .xlsx rồi chạy lại"]
        if named
        else []
    )


def sheets_in(stream: bytes) -> list[OldSheet]:
    """The sheets of a workbook's stream; struct.error for one that is cut off."""
    looks = _looks(stream)
    places = [struct.unpack_from("<I", data)[0] for kind, data in _records(stream, 0) if kind == _SHEET]
    return [_sheet(stream, place, looks) for place in places]


def _looks(stream: bytes) -> list[_Look]:
    """The looks of cells in the order of the file; [] before BIFF8."""
    formats, version = dict(_BUILT_IN), 0
    found: list[bytes] = []
    colors: list[str] = []
    bold: list[bool] = []
    for kind, data in _records(stream, 0):
        if kind == _BEGIN:
            version = struct.unpack_from("<H", data)[0]
        elif kind == _FORMAT and version == _BIFF8:
            number, letters, wide = struct.unpack_from("<HHB", data)
            text = data[5 : 5 + letters * (2 if wide & 1 else 1)]
            formats[number] = text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
        elif kind == _COLORS:
            colors = [data[at : at + 3].hex() for at in range(2, len(data) - 3, 4)]
        elif kind == _FONT:
            bold += [False] * (len(bold) == _NO_FONT)  # no font has this number
            bold.append(len(data) > 7 and struct.unpack_from("<H", data, 6)[0] >= BOLD)
        elif kind == _LOOK and version == _BIFF8:
            found.append(data)
    return [
        _Look(
            formats.get(struct.unpack_from("<H", data, 2)[0], ""),
            data[8] & 0x0F if len(data) > 8 else 0,
            _is_shaded(data, colors),
            (number := struct.unpack_from("<H", data)[0]) < len(bold) and bold[number],
        )
        for data in found
    ]


def _is_shaded(data: bytes, colors: Sequence[str]) -> bool:
    """Whether a look is grey or hatched, by its pattern and the number of its colour."""
    from openpyxl.styles.colors import COLOR_INDEX

    if len(data) < LOOK_BYTES:
        return False
    borders, fill = struct.unpack_from("<IH", data, 14)
    pattern, number = borders >> 26, fill & 0x7F
    own = number - _COLORS_FROM
    known = COLOR_INDEX[number][-6:] if number < len(COLOR_INDEX) else ""
    return pattern > _SOLID or (pattern == _SOLID and is_grey(colors[own] if 0 <= own < len(colors) else known))


def _numbers(kind: int, data: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and look of the cells with numbers in a record."""
    if kind in (_NUMBER, _RK, _FORMULA):
        yield struct.unpack_from("<3H", data)
    elif kind == _MANY:
        row, first = struct.unpack_from("<2H", data)
        for place in range((len(data) - 6) // 6):
            yield row, first + place, struct.unpack_from("<H", data, 4 + 6 * place)[0]


def _blanks(kind: int, data: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and look of the cells without a value in a record."""
    if kind == _BLANK:
        yield struct.unpack_from("<3H", data)
    elif kind == _BLANKS:
        row, first = struct.unpack_from("<2H", data)
        for place in range((len(data) - 6) // 2):
            yield row, first + place, struct.unpack_from("<H", data, 4 + 2 * place)[0]


def _sheet(stream: bytes, start: int, looks: Sequence[_Look]) -> OldSheet:
    out = OldSheet()
    known = dict(enumerate(looks))
    tokens: dict[tuple[int, int], bytes] = {}
    shared: dict[tuple[int, int], bytes] = {}
    for kind, data in _records(stream, start):
        if kind == _SETUP:
            size, turn = struct.unpack_from("<H", data)[0], struct.unpack_from("<H", data, 10)[0]
            stated = not turn & _SIZE_UNKNOWN
            upright = "doc" if turn & _UPRIGHT else "ngang"
            out.paper = (_SIZES.get(size, ""), "" if turn & _TURN_UNKNOWN else upright) if stated else ("", "")
        elif kind == _COLUMNS:
            first, last, _, _, options = struct.unpack_from("<5H", data)
            if options & _COLUMN_HIDDEN:
                out.hidden_columns.update(range(first + 1, last + 2))
        elif kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _ROW_HIDDEN:
            out.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _SHARED_FORMULA:
            shared[struct.unpack_from("<H", data)[0], data[4]] = _tokens(data, 8)
        if kind in (_SHARED, _LABEL, _RICH):
            row, column, number = struct.unpack_from("<3H", data)
            look = known.get(number, _Look())
            if look.indent:
                out.indents[row + 1, column + 1] = look.indent
            if look.shaded:
                out.shaded.add((row + 1, column + 1))
            if look.bold:
                out.bold.add((row + 1, column + 1))
        for row, column, number in _blanks(kind, data):
            look = known.get(number, _Look())
            if (blank := look_by_format(look.number_format, look.shaded)) != PLAIN:
                out.blanks[row + 1, column + 1] = blank
        for row, column, number in _numbers(kind, data):
            if number in known:
                out.formats[row + 1, column + 1] = known[number].number_format
            if number in known and known[number].shaded:
                out.shaded.add((row + 1, column + 1))
            if kind == _FORMULA:
                tokens[row, column] = _tokens(data, _FORMULA_AT) if known else b""
    for (row, column), own in tokens.items():
        of = shared_with(own)
        out.formulas[row + 1, column + 1] = formula_of(shared.get(of, b"") if of else own, (row, column))
    return out


def _tokens(data: bytes, at: int) -> bytes:
    """The tokens of a formula whose length stands at a place of its record; b"" for none."""
    if len(data) < at + 2:
        return b""
    return data[at + 2 : at + 2 + struct.unpack_from("<H", data, at)[0]]


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
