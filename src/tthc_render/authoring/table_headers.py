"""The header of an existing table as columns of a form: tree, codes, keys, kinds and formulas.

What the code row states (``(3)=(4)+(5)+(6)``) becomes a formula; what cannot be one is kept as a remark, so that
the form can always be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.authoring.table_files import COLUMNS_MAX, Grid, GridCell
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.forms.formula import FormulaError, parse
from tthc_render.forms.spec import ROW_KEYS
from tthc_render.vietnamese.text import slug

KEY_LENGTH: Final = 40
TITLE_LENGTH: Final = 300
_CODE_CELL = re.compile(r"\(?\s*([0-9]{1,3}[a-zđ]?|[A-ZĐ]{1,2})\s*\)?\s*(?:=\s*(.+))?")
_BARE = re.compile(r"(?<![\w(.])([0-9]{1,3}[a-zđ]?)(?![\w).])")
_TOTAL = re.compile(r"^(tổng|cộng|toàn)\b", re.IGNORECASE)
_EMPTY_WORDS = re.compile(r"^(?:(?:tong_so|so_luong|so|tong|ho_so)_)+")
_TOTALS: Final = ("tong_so", "tong", "tong_cong", "cong")
_NUMBER = re.compile(r"-?[\d.,\s]*\d[\d.,\s]*%?")
_NAMES_WORDS = re.compile(
    r"^(lĩnh vực|đơn vị|nội dung|tên|chỉ tiêu|ghi chú|họ|cơ quan|địa phương|danh mục)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column as read: leaf columns have a key, a kind and perhaps a code and a formula; ``note`` is a remark."""

    title: str
    key: str = ""
    code: str = ""
    kind: str = "so"
    formula: str = ""
    note: str = ""
    columns: tuple[HeaderColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The columns of one table; ``total_label`` is the label of its total row, "" if it has none."""

    columns: tuple[HeaderColumn, ...]
    total_label: str = ""
    name: str = ""


def read_header(grid: Grid, rows: int = 0) -> TableHeader:
    """The header of a table: the rows above its code row, or its first ``rows`` rows.

    DataUnreadable if there is no code row and ``rows`` is 0, or the table has not so many rows.
    """
    code_row = _code_row(grid)
    if rows > len(grid.rows):
        raise DataUnreadable(f"Bảng chỉ có {len(grid.rows)} hàng; --header-rows ghi từ 1 đến {len(grid.rows)}.")
    if rows:
        first = 0
        code_row = code_row if code_row == rows else None
        below = rows if code_row is None else rows + 1
    elif code_row is not None:
        first, rows, below = _first_row(grid, code_row), code_row, code_row + 1
    else:
        raise DataUnreadable(
            "Không thấy hàng mã cột như (1) (2) (3). Thêm hàng đó dưới đầu bảng, hoặc ghi --header-rows và số hàng."
        )
    data = [row for row in grid.rows[below:] if any(cell.text for cell in row)]
    columns = tuple(_columns(grid, 0, grid.width - 1, first, rows - 1))
    codes = [cell.text for cell in grid.rows[code_row]] if code_row is not None else [""] * grid.width
    leaves = _Leaves(codes, data)
    columns = tuple(leaves.named(column, ()) for column in columns)
    known = {code for code in leaves.codes if code}
    columns = tuple(_checked(column, known, leaves.keys) for column in columns)
    return TableHeader(columns, _total_label(data), grid.name)


def _code_row(grid: Grid) -> int | None:
    """The row in which most cells are codes: (1) (2) … or 1 2 …, growing from the left."""
    for number, row in enumerate(grid.rows):
        texts = [cell.text for cell in row if cell.top == number]
        found = [match for text in texts if (match := _CODE_CELL.fullmatch(text))]
        bracketed = sum(text.startswith("(") or "=" in text for text in texts)
        counting = [match[1] for match in found] == [str(n) for n in range(1, len(found) + 1)]
        letters = bool(found) and found[0][1] == "A"
        if len(found) >= max(2, 0.7 * len(row)) and (bracketed >= len(found) / 2 or counting or letters):
            return number
    return None


def _first_row(grid: Grid, code_row: int) -> int:
    """Where the header begins: the nearest row above the codes in which a cell starts in every column."""
    if not grid.merged:
        return 0
    for number in range(code_row - 1, -1, -1):
        cells = grid.rows[number]
        if all(cell.top == number and cell.text for cell in cells) and len({cell.left for cell in cells}) > 1:
            return number
    return 0


def _columns(grid: Grid, left: int, right: int, row: int, last: int) -> Iterator[HeaderColumn]:
    """The columns between ``left`` and ``right`` (both included) as rows ``row`` to ``last`` tell them."""
    place = left
    while place <= right:
        cell = grid.rows[row][place]
        end = min(cell.right, right)
        below = _next_row(grid, cell, place, row, last)
        if below is not None and (end > place or _splits(grid, cell, place, below)):
            children = tuple(_columns(grid, place, end, below, last))
            if len(children) == 1 and not children[0].columns and children[0].title in ("", cell.text):
                yield HeaderColumn(cell.text[:TITLE_LENGTH])
            else:
                yield HeaderColumn(cell.text[:TITLE_LENGTH], columns=children)
        else:
            for _ in range(place, end + 1):  # a merged cell without a row below it stands for several columns
                yield HeaderColumn(cell.text[:TITLE_LENGTH])
        place = end + 1


def _next_row(grid: Grid, cell: GridCell, place: int, row: int, last: int) -> int | None:
    """The first row below ``row`` where another cell stands at ``place``."""
    return next((number for number in range(row + 1, last + 1) if grid.rows[number][place] is not cell), None)


def _splits(grid: Grid, cell: GridCell, place: int, below: int) -> bool:
    text = grid.rows[below][place].text
    return bool(text) and text != cell.text


class _Leaves:
    """Gives the leaf columns their codes, keys and kinds, from left to right."""

    def __init__(self, codes: Sequence[str], data: Sequence[Sequence[GridCell]]) -> None:
        self.cells, self.data = codes, data
        self.codes: list[str] = []
        self.keys: list[str] = []
        self.words_seen = False

    def named(self, column: HeaderColumn, above: tuple[str, ...]) -> HeaderColumn:
        if column.columns:
            children = tuple(self.named(child, (*above, column.title)) for child in column.columns)
            return replace(column, columns=children)
        place = len(self.codes)
        code, formula, note = _code(self.cells[place] if place < len(self.cells) else "")
        if code in self.codes:
            note = f"bản gốc in mã {code} hai lần"
            code = ""
        self.codes.append(code)
        kind = self.kind(column.title, place)
        key = self.key(column.title, above, kind)
        self.keys.append(key)
        return replace(column, key=key, code=code, kind=kind, formula=formula, note=note)

    def key(self, title: str, above: tuple[str, ...], kind: str) -> str:
        """A short key of the title; the group's title comes before it where that is needed to tell columns apart."""
        if kind == "stt":
            return "stt"
        own = slug(re.sub(r"\(.*?\)", " ", title)) or "cot"
        groups = ["_".join(_plain(slug(word)) for word in above[-count:]) for count in range(1, len(above) + 1)]
        names = [*groups, own] if own in _TOTALS else [own, *(_joined(group, own) for group in groups)]
        names += [
            f"ten_{own}",
            *(f"{_shortened(own, KEY_LENGTH - 4)}_{number}" for number in range(2, COLUMNS_MAX + 2)),
        ]
        for name in names:
            name = _shortened(name)
            if not name[:1].isalpha():
                name = f"cot_{name}"
            if name not in self.keys and name not in ROW_KEYS and not hasattr(dict, name):
                return name
        return f"cot_{len(self.keys) + 1}"

    def kind(self, title: str, place: int) -> str:
        folded = slug(title)
        if place == 0 and folded in ("stt", "tt", "so_tt", "so_thu_tu"):
            return "stt"
        if "co_1_khong_0" in folded:
            return "co_khong"
        cells = [row[place] for row in self.data if place < len(row)]
        values = [cell.text for cell in cells if cell.text and cell.left == cell.right and cell.top == cell.bottom]
        worded = any(not _NUMBER.fullmatch(value) for value in values if value not in ("-", "–"))
        if _NAMES_WORDS.match(title) or (worded and not self.words_seen) or (worded and len(values) > 1):
            self.words_seen = True
            return "chu"
        if folded.startswith("ty_le") or "%" in title:
            return "ty_le"
        if not self.words_seen and not values and place < 2:
            self.words_seen = True
            return "chu"
        return "so"


def _shortened(name: str, length: int = KEY_LENGTH) -> str:
    """Whole words of a key up to ``length`` letters."""
    if len(name) <= length:
        return name
    return name[: length + 1].rsplit("_", 1)[0] if "_" in name[: length + 1] else name[:length]


def _joined(group: str, own: str) -> str:
    """The group's first words before the column's own."""
    own = _shortened(own, KEY_LENGTH - 8)
    return f"{_shortened(group, KEY_LENGTH - len(own) - 1)}_{own}"


def _plain(group: str) -> str:
    """A group's key without the words that every group begins with: so_luong_ho_so_tiep_nhan → tiep_nhan."""
    return _EMPTY_WORDS.sub("", group) or group


def _code(text: str) -> tuple[str, str, str]:
    """Code, formula and remark of a cell of the code row."""
    found = _CODE_CELL.fullmatch(text)
    if not found:
        return "", "", f"ô mã trong bảng gốc: {text}" if text else ""
    code = f"({found[1]})"
    if not found[2]:
        return code, "", ""
    written = found[2].strip().rstrip(".;").removesuffix("%")
    formula = _BARE.sub(r"(\1)", written.replace("x", "*").replace("×", "*").replace(":", "/"))
    formula = re.sub(r"\(100\)", "100", formula)
    formula = re.sub(r"\s*([-+*/])\s*", r" \1 ", formula).strip()
    try:
        parse(formula)
    except FormulaError:
        return code, "", f"công thức trong bảng gốc: {found[2]}"
    return code, formula, ""


def _checked(column: HeaderColumn, known: set[str], keys: Sequence[str]) -> HeaderColumn:
    """Formulas that name columns which are not there become remarks."""
    if column.columns:
        return replace(column, columns=tuple(_checked(child, known, keys) for child in column.columns))
    if not column.formula:
        return column
    names = {item.name for item in parse(column.formula).references}
    if names <= known | set(keys) and column.code not in names and column.kind in ("so", "ty_le"):
        return column
    return replace(column, formula="", note=f"công thức trong bảng gốc: {column.formula}")


def _total_label(data: Sequence[Sequence[GridCell]]) -> str:
    """The label of a total row among the data: its first words are TỔNG or CỘNG."""
    for row in reversed(data):
        for cell in row[:3]:
            if _TOTAL.match(cell.text):
                return cell.text
    return ""
