"""New forms: a file under ``templates/forms/`` from an existing table, or a small sample."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import checked_code, write_new
from tthc_render.authoring.form_text import form_text, paper_of, printed_sign, sheet_titles
from tthc_render.authoring.old_fonts import with_unicode
from tthc_render.authoring.table_codes import find_code_row, is_code_row
from tthc_render.authoring.table_columns import HeaderColumn
from tthc_render.authoring.table_draft_rows import TOTAL
from tthc_render.authoring.table_endings import NOTE
from tthc_render.authoring.table_files import Grid, GridCell, read_tables, understood
from tthc_render.authoring.table_frame import titles_part
from tthc_render.authoring.table_headers import HeaderRows, TableHeader
from tthc_render.authoring.table_sides import read_sides
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.forms.loader import load_form
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import parse_source

SAMPLE: Final = TableHeader(
    (
        HeaderColumn("STT", "stt", "(1)", "stt"),
        HeaderColumn("Nội dung", "noi_dung", "(2)", "chu"),
        HeaderColumn(
            "Số lượng",
            columns=(
                HeaderColumn("Tổng số", "tong_so", "(3)", formula="(4) + (5)"),
                HeaderColumn("Trong kỳ", "trong_ky", "(4)"),
                HeaderColumn("Từ kỳ trước", "ky_truoc", "(5)"),
            ),
        ),
        HeaderColumn("Tỷ lệ trong kỳ (%)", "ty_le", "(6)", "ty_le", "(4) / (3) * 100"),
    ),
    "TỔNG CỘNG",
)


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form that was written, what its maintainer has to confirm, and the tables that it was read from."""

    path: Path
    questions: tuple[str, ...] = ()
    sources: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """Which table of a file, which of its rows, which of them are the header; all counted as the user sees them.

    ``table`` counts from 1 (0: all that have a row of codes); ``rows`` are first and last row, or (0, 0); ``fixed``
    says whether the form prescribes its rows, None to find out.
    """

    table: int = 0
    rows: tuple[int, int] = (0, 0)
    header: HeaderRows = field(default_factory=HeaderRows)
    fixed: bool | None = None


TABLES_MAX: Final = 60
"""Tables below each other on one sheet; a circular has eight."""


def new_form(
    workspace: Workspace, code: str, *, table: Path | None = None, pick: Pick = Pick(), title: str = ""
) -> FormDraft:
    """Write ``templates/forms/<code>.yaml``, with the columns and rows of ``table`` if that is given.

    Raises WrongUsage or DataUnreadable; the form that is written can always be read.
    """
    checked_code(code, "Mã biểu")
    path = workspace.root / "templates" / "forms" / f"{code}.yaml"
    picked = picked_of(table, pick) if table is not None else []
    headers = [header for _, header in picked] or [SAMPLE]
    text = form_text(workspace, path, code, headers, title, read=table is not None)
    findings = Findings()
    source = parse_source(text.encode("utf-8"), workspace.shown(path), findings)
    if source is not None:
        load_form(source, findings)
    if findings:
        reasons = "; ".join(item.message().rstrip(".") for item in findings[:3])
        raise WrongUsage(f"Không lập được biểu từ bảng này: {reasons}. Chọn bảng khác bằng --table, hoặc sửa đầu bảng.")
    several = len(headers) > 1
    questions = [
        f"phần {number}: {remark}" if several else remark
        for number, header in enumerate(headers, 1)
        for remark in header.remarks
    ]
    if table is not None:
        questions = [*_about_form(code, headers, title), *questions]
    return FormDraft(write_new(path, text, workspace), tuple(questions), tuple(grid for grid, _ in picked))


def _about_form(code: str, headers: list[TableHeader], title: str) -> list[str]:
    """What has to be asked about a form as a whole."""
    first = headers[0]
    out = []
    size, turned = paper_of(headers)
    stated = [any(header.paper[part] for header in headers) for part in (0, 1)]
    if turned == "ngang" and any(header.paper[1] == "doc" for header in headers):
        out.append(f"khổ giấy {size} ngang: tệp gốc để giấy dọc nhưng bảng nhiều cột; giấy dọc thì ghi huong: doc")
    elif not all(stated):
        words = f"{size} {'dọc' if turned == 'doc' else 'ngang'}"
        out.append(f"khổ giấy {words}: tệp gốc không ghi rõ; khác thì sửa kho_giay, huong")
    if not first.sign:
        out.append(
            f"số biểu: bảng gốc không ghi, in “Biểu số {code}” theo mã đã đặt; không có số thì xóa dòng ky_hieu_in"
        )
    elif printed_sign(first.sign) != first.sign:
        out.append(
            f"ký hiệu: bảng gốc ghi “{first.sign}”, in “{printed_sign(first.sign)}” để không lẫn phụ lục của báo cáo"
        )
    if not (first.title or title):
        out.append("tên biểu: không thấy trong bảng gốc, ghi vào ten")
    if not first.measure:
        out.append("đơn vị tính: bảng gốc không ghi chung cho cả biểu nên không in")
    measures = list(dict.fromkeys(header.measure for header in headers if header.measure))
    if len(headers) > 1 and len(measures) > (1 if first.measure else 0):
        out.append(f"đơn vị tính khác nhau giữa các phần ({'; '.join(measures)}): ghi ở tieu_de của phần")
    out += _other_forms(headers)
    if len(headers) > 1:
        out += [
            f"phần {number}: tiêu đề lấy từ tên trang tính “{sheet}”"
            if sheet
            else f"phần {number}: tiêu đề không thấy, ghi vào tieu_de"
            for number, (item, sheet) in enumerate(zip(headers, sheet_titles(headers), strict=True), 1)
            if not item.part
        ]
    return out


def _other_forms(headers: list[TableHeader]) -> list[str]:
    """What is said of parts with a number or title of their own, which one form cannot print."""
    first = headers[0]
    out = []
    for number, header in enumerate(headers[1:], 2):
        own = [
            f"{word} “{value}”"
            for word, value, taken in (("số", header.sign, first.sign), ("tên", header.title, first.title))
            if value and value != taken
        ]
        if own:
            out.append(
                f"phần {number} trong tệp có {', '.join(own)}: biểu chỉ in số và tên của phần 1; là biểu khác thì lập "
                f"riêng, ghi --table và bảng thứ mấy, ví dụ --table {number}"
            )
    return out


def picked_of(path: Path, pick: Pick) -> list[tuple[Grid, TableHeader]]:
    """The tables of a file that were picked, and what was read of them."""
    grids = read_tables(path)
    return understood(path, lambda: read_picked(with_unicode(grids), pick))


def read_picked(grids: list[Grid], pick: Pick) -> list[tuple[Grid, TableHeader]]:
    """The tables that were picked and what was read of them; a table that goes on after a page break is one."""
    grids = with_surroundings([part for grid in grids for part in split_tables(grid)])
    if pick.table:
        if pick.table > len(grids):
            raise WrongUsage(f"Tệp chỉ có {len(grids)} bảng; --table ghi từ 1 đến {len(grids)}.")
        grids = [grids[pick.table - 1]]
    else:
        grids = joined_tables(grids)
    if pick.rows != (0, 0):
        whole = grids[0]
        grids = [whole.between(*pick.rows)]
        if not grids[0].rows:
            last = whole.number(len(whole.rows) - 1)
            raise WrongUsage(
                f"Bảng có các hàng {whole.number(0)} đến {last}; --rows ghi các hàng trong đó, ví dụ 5:30."
            )
    if pick.header != HeaderRows() or len(grids) == 1:
        return read_sides(grids[0], pick.header, pick.fixed)
    found: list[tuple[Grid, TableHeader]] = []
    any_codes = any(find_code_row(grid) is not None for grid in grids)
    problem: DataUnreadable | None = None
    for grid in grids:
        try:
            if find_code_row(grid) is not None or not any_codes:
                measure = found[0][1].measure if found else ""
                found += read_sides(grid, fixed=pick.fixed, measure=measure)
        except DataUnreadable as error:
            problem = error
    if not found and problem is not None:
        raise problem
    return found


def split_tables(grid: Grid) -> list[Grid]:
    """A sheet with several tables below each other, each with a header and a row of codes of its own."""
    out: list[Grid] = []
    rest: Grid | None = grid
    while rest is not None:
        upper, rest = _first_table(rest)
        out.append(upper)
        if len(out) > TABLES_MAX:
            raise DataUnreadable(f"Tệp có quá {TABLES_MAX} hàng mã cột: chép bảng cần lập biểu sang một tệp mới.")
    return out


def _first_table(grid: Grid) -> tuple[Grid, Grid | None]:
    """The first table of a sheet, and what is below it."""
    first = find_code_row(grid)
    if first is None:
        return grid, None
    for number in range(first + 2, len(grid.rows)):
        cells = [cell for cell in dict.fromkeys(grid.rows[number]) if cell.top == number]
        if not is_code_row(cells, grid.width) or _texts(grid, number - 1) == _texts(grid, first - 1):
            continue
        least = 1 + max(row for row in range(first, number) if _has_figures(grid, row) or row == first)
        begin = max(least, _begin_of_head(grid, first, number))
        if begin < number:
            upper = grid.between(grid.number(0), grid.number(begin - 1))
            lower = grid.between(grid.number(begin), grid.number(len(grid.rows) - 1))
            return upper, replace(lower, remarks=())
    return grid, None


def _begin_of_head(grid: Grid, first: int, codes: int) -> int:
    """Where a second table begins whose codes are in row ``codes``: with its header and the lines of words above it.

    A total without figures ends the table above.
    """
    row = codes - 1
    titled = [at for at in range(first + 1, codes) if titles_part(grid, at)]
    known = bool(titled) and not any(_is_data(grid, at) for at in range(titled[-1] + 1, codes))
    if known:
        row = titled[-1]
    while not known and row - 1 > first and len(_own(grid, row - 1)) > 1 and not _is_numbered(grid, row - 1):
        row -= 1
    while row - 1 > first:
        cells = _own(grid, row - 1)
        words = cells[0].text if cells else ""
        total = TOTAL.match(words) and (len(words.split()) < 4 or not words.isupper())
        if len(cells) > 1 or total or (known and _is_data(grid, row - 1)):
            break
        row -= 1
    return row


def _own(grid: Grid, row: int) -> list[GridCell]:
    """The cells with words that begin in a row."""
    return [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]


def _is_numbered(grid: Grid, row: int) -> bool:
    return _own(grid, row)[0].text[:1].isdigit()


def _is_data(grid: Grid, row: int) -> bool:
    """Whether a row is one of a table's body: with a number, figures or room for a name."""
    cells = _own(grid, row)
    return bool(cells) and (_is_numbered(grid, row) or _has_figures(grid, row) or cells[0].text[-1] in "….")


def _has_figures(grid: Grid, row: int) -> bool:
    return any(cell.top == row and re.fullmatch(r"-?[\d.,]+%?", cell.text) for cell in grid.rows[row])


def with_surroundings(grids: list[Grid]) -> list[Grid]:
    """Tables with the lines of small tables around them, in which Word documents have titles and signatures.

    Notes below a table stand before the next one in the text: they are given back. Sheets of a workbook have no
    surroundings; one without a row of codes beside others that have one is said to be left out.
    """
    coded = [index for index, grid in enumerate(grids) if find_code_row(grid) is not None]
    out = list(grids)
    for place, index in enumerate(coded):
        own = grids[index]
        if own.columns:
            others = [
                f"“{grid.name}”" for at, grid in enumerate(grids) if at not in coded and index == coded[0] and grid.name
            ]
            words = f"bỏ trang {', '.join(others)}: không có hàng mã cột"
            out[index] = replace(own, remarks=(*own.remarks, words)) if others else own
            continue
        before = grids[coded[place - 1] + 1 if place else 0 : index]
        after = grids[index + 1 :] if place == len(coded) - 1 else []
        above = [text for grid in before if _is_frame(grid) for text in (*grid.above, *_all_texts(grid))]
        below = [text for grid in after if _is_frame(grid) for text in (*grid.above, *_stacked(grid), *grid.below)]
        out[index] = replace(own, above=(*above, *own.above), below=(*own.below, *below))
    for before_it, index in itertools.pairwise(coded):
        notes = list(itertools.takewhile(_goes_below, out[index].above))
        if notes and not out[index].columns:
            out[before_it] = replace(out[before_it], below=(*out[before_it].below, *notes))
            out[index] = replace(out[index], above=out[index].above[len(notes) :])
    return out


def _goes_below(text: str) -> bool:
    return bool(NOTE.match(text)) or text.startswith(("- ", "– ", "+ "))


FRAME: Final = (4, 8)
"""Columns and rows of the largest table that only holds titles or signatures."""


def _is_frame(grid: Grid) -> bool:
    return grid.width < FRAME[0] and len(grid.rows) < FRAME[1]


def _all_texts(grid: Grid) -> list[str]:
    return [line for row in grid.rows for cell in dict.fromkeys(row) for line in cell.all_lines]


def _stacked(grid: Grid) -> list[str]:
    """The lines of each column of a small table, one text for each: a signer's authority, title, and what is below."""
    columns: dict[int, list[str]] = {}
    for cell in dict.fromkeys(cell for row in grid.rows for cell in row):
        columns.setdefault(cell.left, []).extend(cell.spaced_lines)
    return ["\n".join(lines) for _, lines in sorted(columns.items()) if lines]


def joined_tables(grids: list[Grid]) -> list[Grid]:
    """Tables with those that go on from them put together: the same codes again, or nothing between and no codes."""
    out: list[Grid] = []
    for grid in grids:
        code_row = find_code_row(grid)
        last = out[-1] if out else None
        if last is not None and grid.width == last.width and last.name.startswith("bảng"):
            before = find_code_row(last)
            again = code_row is not None and before is not None and _texts(grid, code_row) == _texts(last, before)
            plain = code_row is None and before is not None and not grid.apart
            if again or plain:
                out[-1] = _appended(last, grid, code_row + 1 if code_row is not None else 0)
                continue
        out.append(grid)
    return out


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row]]


def _appended(first: Grid, second: Grid, start: int) -> Grid:
    """The rows of ``second`` from ``start`` below those of ``first``."""
    shift = len(first.rows) - start
    seen: dict[int, GridCell] = {}
    rows = []
    for row in second.rows[start:]:
        for cell in row:
            seen.setdefault(id(cell), replace(cell, top=max(cell.top, start) + shift, bottom=cell.bottom + shift))
        rows.append(tuple(seen[id(cell)] for cell in row))
    return replace(first, rows=(*first.rows, *rows), numbers=(), below=(*first.below, *second.below))
