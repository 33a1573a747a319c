"""Which columns of another office's table are a form's: by its codes and titles, or by a file that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter
from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.forms.codes import plain_code
from tthc_render.forms.model import Column, Form, Part
from tthc_render.spreadsheets.foreign_rows import is_figure
from tthc_render.spreadsheets.read_book import BookSheet
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.fields import Code, Count, Line, Model, Text
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.validation import validate

ENDING: Final = ".cot"
"""Behind the form's code, the name of the file beside the report that keeps which column is which."""
HEAD_ROWS: Final = 40


class ColumnMap(Model):
    """Cột nào của bảng là cột nào của biểu."""

    trang: Text = Field(description="Tên trang của tệp Excel")
    phan: Code = Field("phan_1", description="Phần của biểu")
    dong_dau: Count = Field(description="Hàng đầu tiên có số liệu")
    cot: dict[str, Line] = Field(description="Cột của Excel theo khóa cột của biểu, ví dụ truc_tuyen: E")


@dataclass(frozen=True)
class ForeignTable:
    """A table on ``sheet`` that is a part of the form: the first row of its figures, its column of each key.

    ``computed`` are the columns that the form computes: they are held against the report and not taken over.
    """

    sheet: BookSheet
    part: Part
    first: int
    columns: Mapping[str, int]
    computed: Mapping[str, int] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """The mapping as it is asked and kept."""
        out = [f"trang: {scalar(self.sheet.name)}", f"phan: {self.part.key}", f"dong_dau: {self.first}", "cot:"]
        for key, at in (*self.columns.items(), *self.computed.items()):
            column = self.part.column(key)
            note = "; biểu tự tính, chỉ so" if key in self.computed else ""
            out.append(f"  {key}: {get_column_letter(at)} # {column.name if column is not None else ''}{note}")
        return out

    @property
    def named(self) -> bool:
        """Whether the column of the names of rows is known."""
        return self.part.label is not None and self.part.label.key in self.columns


def map_path(report: Path, form: Form) -> Path:
    """Where the columns of tables for ``form`` are kept: beside the report, for all reports there."""
    return report.parent / f"{form.code}{ENDING}"


def table_by_map(path: Path, sheets: Sequence[BookSheet], form: Form, findings: Findings) -> ForeignTable | None:
    """The table that a file of columns describes; None with findings, WrongUsage where it does not fit the workbook."""
    source = read_source(path, str(path), findings)
    read = validate(ColumnMap, source, findings) if source is not None else None
    if read is None:
        return None
    sheet = next((item for item in sheets if item.name == read.trang), None)
    part = next((item for item in form.parts if item.key == read.phan), None)
    if sheet is None or part is None:
        names = ", ".join(item.name for item in sheets)
        raise WrongUsage(f"{path}: không có trang “{read.trang}” hay phần “{read.phan}”. Tệp Excel có trang: {names}.")
    unknown = [key for key in read.cot if part.column(key) is None]
    if unknown:
        known = ", ".join(column.key for column in part.all_columns)
        raise WrongUsage(f"{path}: biểu {form.code} không có cột {', '.join(unknown)}. Các cột: {known}.")
    try:
        columns = {key: column_index_from_string(letters) for key, letters in read.cot.items()}
    except ValueError as error:
        raise WrongUsage(f"{path}: cột của Excel ghi bằng chữ, ví dụ B hay AA ({error}).") from error
    return _table(sheet, part, read.dong_dau, columns)


def with_new_columns(table: ForeignTable, form: Form) -> tuple[ForeignTable, tuple[Column, ...], tuple[Column, ...]]:
    """A table by a file of columns with what the form asks for and the file has no line of.

    The columns that are added, as the sheet's head says them, and those that are not found. Nothing is added where the
    head says another column of one that the file has: then the file knows the table better.
    """
    lacking = [column for column in _asked(table.part) if column.key not in table.columns]
    guessed = guessed_table([table.sheet], form) if lacking else None
    known = {**table.columns, **table.computed}
    found = {**guessed.columns, **guessed.computed} if guessed and guessed.part is table.part else {}
    agreed = all(known.get(key, at) == at for key, at in found.items())
    added = tuple(item for item in lacking if agreed and found.get(item.key, 0) not in (0, *known.values()))
    columns = {**table.columns, **{column.key: found[column.key] for column in added}}
    left = tuple(column for column in lacking if column not in added and not column.spec.de_trong)
    return replace(table, columns=columns), added, left


def _table(sheet: BookSheet, part: Part, first: int, found: Mapping[str, int]) -> ForeignTable:
    computed = {column.key for column in part.all_columns if column.numeric and column.formula is not None}
    return ForeignTable(
        sheet,
        part,
        first,
        {key: at for key, at in found.items() if key not in computed},
        {key: at for key, at in found.items() if key in computed},
    )


def guessed_table(sheets: Sequence[BookSheet], form: Form) -> ForeignTable | None:
    """The table whose code row or titles are most like a part of the form; None where too little is."""
    best: tuple[int, ForeignTable] | None = None
    for sheet in sheets:
        if sheet.hidden:
            continue
        for part in form.parts:
            found = _by_codes(sheet, part) or _by_titles(sheet, part)
            if found is not None and (best is None or len(found.columns) > best[0]):
                best = len(found.columns), found
    return best[1] if best else None


def _asked(part: Part) -> list[Column]:
    return [column for column in part.columns if column is part.label or column.typed or column.worded]


def _also(part: Part) -> list[Column]:
    """The columns that a table may have as well: the codes of rows that the form prescribes, figures it computes."""
    codes = any(row.named for row in part.rows)
    return [
        column
        for column in part.columns
        if (column.kind == "ma_dong" and codes) or (column.numeric and column.formula is not None)
    ]


def _by_codes(sheet: BookSheet, part: Part) -> ForeignTable | None:
    """By the row of codes, ``(4)`` or ``(3)=(4)+(5)``; a column of names without one by its title or its words."""
    codes = {column.key: plain_code(column.code) for column in _asked(part) if plain_code(column.code)}
    more = {column.key: plain_code(column.code) for column in _also(part) if plain_code(column.code)}
    for number in range(1, min(sheet.last_row, HEAD_ROWS) + 1):
        row = {plain_code(str(value).partition("=")[0]): at for at, value in sheet.row(number).items()}
        found = {key: row[code] for key, code in codes.items() if code in row}
        if len(codes) > 1 and len(found) == len(codes):
            found |= {key: row[code] for key, code in more.items() if code in row}
            _add_titled(found, (*_also(part), *([part.label] if part.label else [])), _heads(sheet, number))
            if part.label is not None and part.label.key not in found:
                at = _of_words(sheet, number + 1, found)
                found |= {part.label.key: at} if at is not None else {}
            return _table(sheet, part, number + 1, found)
    return None


def _of_words(sheet: BookSheet, first: int, found: Mapping[str, int]) -> int | None:
    """The column before all that are known in which most rows have words; None where there is no such column."""
    before = min(found.values(), default=0)
    words = Counter(
        at
        for (row, at), value in sheet.cells.items()
        if row >= first and at < before and isinstance(value, str) and sum(map(str.isalpha, value)) > 1
    )
    return max(words, key=lambda at: (words[at], at)) if words else None


def _heads(sheet: BookSheet, first: int) -> dict[int, list[str]]:
    """The titles above row ``first`` by column, those of merged cells in each of their columns."""
    heads: dict[int, list[str]] = {}
    covered = {
        (row, at): (top, left)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        for at in range(left, right + 1)
    }
    last = max((at for _, at in sheet.cells), default=0)
    for at in range(1, last + 1):
        for row in range(1, first):
            value = sheet.cells.get(covered.get((row, at), (row, at)))
            text = slug(str(value)) if value is not None else ""
            if text and text not in heads.setdefault(at, []):
                heads[at].append(text)
    return heads


def _add_titled(found: dict[str, int], columns: Sequence[Column], heads: Mapping[int, Sequence[str]]) -> None:
    """Add to ``found`` each of the other ``columns`` whose titles stand above one column of the sheet only."""
    for column in columns:
        wanted = [slug(title) for title in column.titles]
        fitting = [at for at, texts in heads.items() if all(title in texts for title in wanted)]
        if column.key not in found and len(fitting) == 1 and fitting[0] not in found.values():
            found[column.key] = fitting[0]


def _by_titles(sheet: BookSheet, part: Part) -> ForeignTable | None:
    """By the titles above the figures; a title that two columns have counts with those above it."""
    first = _first_figures(sheet)
    if first is None:
        return None
    found: dict[str, int] = {}
    _add_titled(found, (*_asked(part), *_also(part)), _heads(sheet, first))
    label = part.label
    known = [column for column in _asked(part) if column.key in found]
    return _table(sheet, part, first, found) if len(known) > 1 and (label is None or label.key in found) else None


def _first_figures(sheet: BookSheet) -> int | None:
    for number in range(2, min(sheet.last_row, HEAD_ROWS) + 1):
        values = sheet.row(number).values()
        figures = [value for value in values if is_figure(value)]
        words = [value for value in values if isinstance(value, str) and not plain_code(value.partition("=")[0])]
        if len(figures) > 1 and words:
            return number
    return None


def map_to_fill(sheets: Sequence[BookSheet], form: Form, table: ForeignTable | None = None) -> list[str]:
    """The file of columns of a table of which too little was recognised, to be filled in; its columns are named.

    Of ``table`` only the column of names is not known.
    """
    sheet = table.sheet if table else next((item for item in sheets if not item.hidden and item.cells), None)
    if sheet is None:
        return []
    first, part = (table.first, table.part) if table else (_first_figures(sheet) or 2, form.parts[0])
    titles: dict[int, str] = {}
    for (row, column), value in sorted(sheet.cells.items()):
        if row < first and isinstance(value, str):
            titles[column] = value
    out = [f"# {get_column_letter(at)}: {' '.join(titles[at].split())}" for at in sorted(titles)]
    known = table.columns if table else {}
    letters = {key: f" {get_column_letter(at)}" for key, at in known.items()}
    out += [f"trang: {scalar(sheet.name)}", f"phan: {part.key}", f"dong_dau: {first}", "cot:"]
    codes = [column for column in _also(part) if column.kind == "ma_dong"]
    return out + [f"  {column.key}:{letters.get(column.key, '')} # {column.name}" for column in (*_asked(part), *codes)]
