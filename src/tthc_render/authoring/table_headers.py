"""The header of an existing table as columns of a form: tree, codes, keys, kinds and formulas.

What the code row states (``(3)=(4)+(5)+(6)``) becomes a formula; what cannot be one is kept as a remark, so that
the form can always be read. What was guessed is in the remarks of columns and of the table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.authoring.table_codes import CodeCell, find_code_row, from_excel, is_code_row, lacks_hundred, read_code
from tthc_render.authoring.table_columns import HeaderColumn, Leaves
from tthc_render.authoring.table_files import Grid, GridCell, with_blanks_joined
from tthc_render.authoring.table_rows import SIGNER, Below, DraftRow, own_text, read_below
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse
from tthc_render.forms.spec import NUMERIC_KINDS

TITLE_LENGTH: Final = 300
NO_CODES: Final = "bảng không có hàng mã cột nên không biết công thức: cột nào tính được thì ghi thêm ma và cong_thuc"
_SIGN = re.compile(r"^(?:biểu|mẫu)(?: mẫu)?(?: số)?\s*[:.]?\s*\S*\d", re.IGNORECASE)
_MEASURE = re.compile(r"^\(?\s*(?:đơn vị tính|đvt|đơn vị)\s*[:.]\s*(.+?)\s*\)?$", re.IGNORECASE)
_MEASURES: Final = re.compile(
    r"(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng|người|vụ|việc|hồ sơ|%|ha|m2|km|tấn|kg|cái|chiếc|hộ|lượt|văn bản|trường hợp",
    re.IGNORECASE,
)
_ISSUER: Final = re.compile(
    r"(?:UBND|HĐND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|SỞ|BỘ|BAN|PHÒNG|CHI CỤC|CỤC|TỔNG CỤC|VĂN PHÒNG|TRUNG TÂM)\s"
    r"(?!.*BÁO CÁO).{0,40}$"
)
_SIGN_AND_CIRCULAR = re.compile(r"^((?:biểu|mẫu)\b.{0,40}?\S*\d\S*)\s+(\(?(?:ban hành|kèm).*)$", re.IGNORECASE)
_CIRCULAR = re.compile(r"^((?:biểu|mẫu)\b.{0,40}?\S*\d\S*)\s+(\(?(?:ban hành|kèm).*)$", re.IGNORECASE)
_TITLE: Final = re.compile(r"^([^a-zà-ỹ]{2,}(?: [^a-zà-ỹ]+){2,}?)(?=$| [A-ZĐ(]?[a-zà-ỹ(])")
_CIRCULAR = re.compile(r"(?:ban hành|kèm) .*(?:thông tư|nghị định|quyết định|công văn)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The columns of one table; ``total_label`` is the label of its total row, "" if it has none.

    ``rows`` are prescribed rows; ``sign``, ``title``, ``measure`` and ``circular`` what the lines above say;
    ``signers`` and ``notes`` what is below; ``remarks`` what the user has to confirm.
    """

    columns: tuple[HeaderColumn, ...]
    total_label: str = ""
    name: str = ""
    rows: tuple[DraftRow, ...] = ()
    sign: str = ""
    title: str = ""
    measure: str = ""
    circular: str = ""
    signers: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    leaf_keys: tuple[str, ...] = ()
    dated: bool = False
    grouped: str = ""
    total_first: bool = False


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """Which rows are the header, by hand: ``first`` to ``last`` as the file's program shows them, or ``count``."""

    first: int = 0
    last: int = 0
    count: int = 0


def read_header(grid: Grid, by_hand: HeaderRows = HeaderRows()) -> TableHeader:
    """The header of a table: the rows above its code row, or those given ``by_hand``; and what is below it.

    DataUnreadable if there is no code row and none is given, or the table has not so many rows.
    """
    first, code_row, rows = _header_place(grid, by_hand)
    if rows > first and _has_gaps(grid, first, rows - 1):
        grid = with_blanks_joined(grid, first, rows - 1)
    below_from = rows if code_row is None else code_row + 1
    columns = tuple(_columns(grid, 0, grid.width - 1, first, rows - 1))
    codes = [own_text(grid, code_row, place) for place in range(grid.width)] if code_row is not None else []
    grid, again = _without_repeats(grid, first, below_from)
    samples = list(itertools.takewhile(lambda row: not _signs(row), grid.rows[below_from:]))
    leaves = Leaves([read_code(text) for text in codes] or [CodeCell()] * grid.width, samples)
    columns = tuple(leaves.named(column, ()) for column in columns)
    places = leaves.places()
    below = read_below(grid, below_from, places)
    columns = _settled(columns, leaves, below, grid, below_from)
    known = {reference(code) for code in leaves.codes if code}
    words = {
        reference(code) for code, kind in zip(leaves.codes, leaves.kinds, strict=True) if kind not in NUMERIC_KINDS
    }
    columns = tuple(_checked(column, known - words, leaves.keys) for column in columns)
    above = _above(grid, first)
    remarks = [*grid.remarks, *again, *_column_remarks(columns), *below.remarks]
    if code_row is None:
        remarks.insert(0, NO_CODES)
    return TableHeader(
        columns,
        below.total,
        grid.name,
        tuple(below.rows),
        above["sign"],
        above["title"],
        above["measure"],
        above["circular"],
        tuple(below.signers),
        tuple(below.notes),
        tuple(remarks),
        tuple(leaves.keys),
        below.dated,
        below.grouped,
        below.total_first,
    )


def _without_repeats(grid: Grid, first: int, below: int) -> tuple[Grid, list[str]]:
    """The grid without header rows that are printed again below, as on each page, and a remark that says so."""
    head = {_texts(grid, row) for row in range(first, below)} - {("",) * grid.width}
    again = [row for row in range(below, len(grid.rows)) if _texts(grid, row) in head]
    if not again:
        return grid, []
    numbers = ", ".join(str(grid.number(row)) for row in again[:6])
    return grid.without(again), [f"dòng {numbers} in lại đầu bảng: bỏ qua"]


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(own_text(grid, row, place) for place in range(grid.width))


def _has_gaps(grid: Grid, first: int, last: int) -> bool:
    """Whether the header has blank cells of their own, as files without merged cells have."""
    return not grid.merged or any(
        not cell.text and cell.top == cell.bottom and cell.left == cell.right
        for row in range(first, last + 1)
        for cell in grid.rows[row]
    )


def _signs(row: Sequence[GridCell]) -> bool:
    """Whether signatures begin in a row: a signer's title and no figures."""
    texts = [cell.text for cell in row if cell.text]
    return any(SIGNER.match(text) for text in texts) and not any(text.replace(",", "").isdigit() for text in texts)


def _header_place(grid: Grid, by_hand: HeaderRows) -> tuple[int, int | None, int]:
    """First row of the header, the row of codes, and the first row after the header."""
    code_row = find_code_row(grid)
    if by_hand.first:
        numbers = [grid.number(row) for row in range(len(grid.rows))]
        inside = [row for row, number in enumerate(numbers) if by_hand.first <= number <= by_hand.last]
        if not inside:
            raise DataUnreadable(
                f"Bảng chỉ có các hàng {numbers[0]} đến {numbers[-1]}; --header-rows ghi các hàng trong đó."
            )
        first, rows = inside[0], inside[-1] + 1
        last = list(dict.fromkeys(grid.rows[inside[-1]]))
        if len(inside) > 1 and is_code_row([cell for cell in last if cell.top == inside[-1]], grid.width):
            return first, inside[-1], inside[-1]
        return first, rows if code_row == rows else None, rows
    if by_hand.count > len(grid.rows):
        raise DataUnreadable(f"Bảng chỉ có {len(grid.rows)} hàng; --header-rows ghi từ 1 đến {len(grid.rows)}.")
    if by_hand.count:
        return 0, by_hand.count if code_row == by_hand.count else None, by_hand.count
    if code_row is not None and code_row > 0:
        return _first_row(grid, code_row), code_row, code_row
    raise DataUnreadable(
        "Không thấy hàng mã cột như (1) (2) (3) dưới đầu bảng. Ghi --header-rows và các hàng đầu bảng như chương trình "
        "hiện số hàng, ví dụ --header-rows 4:6; hoặc thêm hàng mã cột."
    )


def _above(grid: Grid, first: int) -> dict[str, str]:
    """What the lines above the header say: number of the form, its title, unit of measure, circular."""
    out = {"sign": "", "title": "", "measure": "", "circular": ""}
    inside = [[cell.text for cell in dict.fromkeys(grid.rows[row]) if cell.top == row] for row in range(first)]
    for row, texts in enumerate([*([text] for text in grid.above), *inside]):
        for text in texts:
            if not text:
                continue
            both = _SIGN_AND_CIRCULAR.match(text)
            if both and not out["sign"]:
                out["sign"], out["circular"] = both[1].strip(), both[2].strip()
                continue
            measure = _MEASURE.match(text)
            if _SIGN.match(text) and not out["sign"]:
                out["sign"] = text
            elif measure and (text.lower().startswith("đơn vị tính") or _MEASURES.search(measure[1])):
                out["measure"] = measure[1]
            elif _CIRCULAR.search(text) and "…" not in text:
                out["circular"] = text
            elif (title := _title(text)) and not text.startswith(("CỘNG HÒA", "CỘNG HOÀ")):
                out["title"] = f"{out['title']} {title}".strip() if out["title"] and row else title
    return out


def _title(text: str) -> str:
    """The words in capitals with which a line begins, if there are three or more: the rest tells the period."""
    words = list(itertools.takewhile(lambda word: word == word.upper(), text.split()))
    lettered = [word for word in words if any(sign.isalpha() for sign in word)]
    title = " ".join(words).rstrip(" .…_/")
    return title if len(lettered) > 2 and not _ISSUER.match(title) else ""


def _column_remarks(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    for column in columns:
        if column.columns:
            yield from _column_remarks(column.columns)
        elif column.note:
            yield f"cột {plain_code(column.code) or column.title}: {column.note}"


def _add_formula(below: Below, number: int, formula: str) -> None:
    """The formula of an Excel cell for the row of that number, if it has none."""
    for index, row in enumerate(below.rows):
        if row.number == number and not row.formula:
            below.rows[index] = replace(row, formula=formula, remark="công thức lấy từ ô Excel")


def _settled(
    columns: tuple[HeaderColumn, ...], leaves: Leaves, below: Below, grid: Grid, first: int
) -> tuple[HeaderColumn, ...]:
    """Columns with what follows from the rows below: kinds that only prescribed rows have, formulas behind figures."""
    by_place = {
        (grid.columns[place] if grid.columns else place + 1): plain_code(code)
        for place, code in enumerate(leaves.codes)
        if plain_code(code)
    }
    by_row = {row.number: row.code for row in below.rows if row.code}
    found: dict[int, str] = {}
    for index in range(first, len(grid.rows)):
        for place in range(min(grid.width, len(leaves.keys))):
            cell = grid.rows[index][place]
            if not cell.formula or cell.top != index:
                continue
            at = (grid.number(index), grid.columns[place] if grid.columns else place + 1)
            kind, formula = from_excel(cell.formula, by_place, by_row, at)
            if kind == "cot":
                found.setdefault(place, formula)
            elif kind == "dong" and at[0] in by_row:
                _add_formula(below, at[0], formula)
    counter = iter(range(len(leaves.keys)))

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(settle(child) for child in column.columns))
        place = next(counter)
        kind = column.kind
        if kind in ("ma_dong", "don_vi_tinh") and not below.rows:
            return replace(column, kind="chu")
        hint = found.get(place)
        if hint and not column.formula and kind in ("so", "ty_le"):
            text = f"{hint} * 100" if kind == "ty_le" and lacks_hundred(hint) else hint
            words = "công thức lấy từ ô Excel" + (", thêm × 100 vì là phần trăm" if text != hint else "")
            note = "; ".join(filter(None, [column.note, words]))
            return replace(column, formula=text, note=note, printed=column.printed or column.code)
        return column

    return tuple(settle(column) for column in columns)


def _first_row(grid: Grid, code_row: int) -> int:
    """Where the header begins: the nearest row above the codes from which every column has a title.

    Where some column has none, the highest row above the codes that is no line of text above the table.
    """
    titled: set[int] = set()
    for number in range(code_row - 1, -1, -1):
        cells = grid.rows[number]
        titled |= {place for place, cell in enumerate(cells) if cell.text and cell.top >= number}
        begins = all(cell.top == number or not cell.text for cell in cells)
        if begins and len(titled) == grid.width and len({cell.left for cell in cells if cell.text}) > 1:
            return number
    first = code_row
    for number in range(code_row - 1, -1, -1):
        texts = {cell.left for cell in grid.rows[number] if cell.text}
        if len(texts) < 2:
            break
        first = number
    return first if first < code_row else 0


def _columns(grid: Grid, left: int, right: int, row: int, last: int) -> Iterator[HeaderColumn]:
    """The columns between ``left`` and ``right`` (both included) in rows ``row`` to ``last``."""
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
            for _ in range(place, end + 1):  # a merged cell without a row below it covers several columns
                yield HeaderColumn(cell.text[:TITLE_LENGTH])
        place = end + 1


def _next_row(grid: Grid, cell: GridCell, place: int, row: int, last: int) -> int | None:
    """The first row below ``row`` with another cell at ``place``."""
    return next((number for number in range(row + 1, last + 1) if grid.rows[number][place] is not cell), None)


def _splits(grid: Grid, cell: GridCell, place: int, below: int) -> bool:
    text = grid.rows[below][place].text
    return bool(text) and text != cell.text


def _checked(column: HeaderColumn, known: set[str], keys: Sequence[str]) -> HeaderColumn:
    """Formulas that name columns which do not exist become remarks."""
    if column.columns:
        return replace(column, columns=tuple(_checked(child, known, keys) for child in column.columns))
    if not column.formula:
        return column
    names = {item.name for item in parse(column.formula).references}
    if names <= known | set(keys) and reference(column.code) not in names and column.kind in ("so", "ty_le"):
        return column
    words = f"công thức trong bảng gốc: {column.formula}"
    return replace(column, formula="", note="; ".join(filter(None, [column.note, words])), printed=column.printed)
