"""New forms: a file under ``templates/forms/`` from an existing table, or a small sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import checked_code, write_new
from tthc_render.authoring.form_text import form_text, paper_of, printed_sign, sheet_titles
from tthc_render.authoring.old_fonts import with_unicode
from tthc_render.authoring.table_accounts import lines_outside
from tthc_render.authoring.table_continued_columns import with_columns_joined
from tthc_render.authoring.table_files import read_tables, understood
from tthc_render.authoring.table_frame import about_period, without_period
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_header_rows import HeaderRows
from tthc_render.authoring.table_headers import TableHeader
from tthc_render.authoring.table_neighbours import (
    joined_tables,
    main_tables,
    split_tables,
    with_left_out,
    with_surroundings,
    with_whole_columns,
)
from tthc_render.authoring.table_sides import read_sides
from tthc_render.authoring.table_told import flat
from tthc_render.authoring.whole_documents import advice as document_advice
from tthc_render.authoring.whole_documents import document_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.forms.loader import load_form
from tthc_render.workspace.kinds_file import load_kinds
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


def new_form(
    workspace: Workspace, code: str, *, table: Path | None = None, pick: Pick = Pick(), title: str = ""
) -> FormDraft:
    """Write ``templates/forms/<code>.yaml``, with the columns and rows of ``table`` if that is given.

    Raises WrongUsage or DataUnreadable; the form that is written can always be read.
    """
    checked_code(code, "Mã biểu")
    path = workspace.root / "templates" / "forms" / f"{code}.yaml"
    picked = _picked_or_told(table, pick, workspace) if table is not None else []
    title, period = without_period(title.upper()) if picked else (title, "")
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
        tables = [grid.table for grid, _ in picked]
        questions = [*_about_form(code, headers, title, tables), *_about_title(headers[0], title, period), *questions]
    return FormDraft(write_new(path, text, workspace), tuple(questions), tuple(grid for grid, _ in picked))


def _about_title(first: TableHeader, title: str, period: str) -> list[str]:
    """What is said of a title by hand: the ``period`` that was taken off it, and that of the file where it differs."""
    out = [about_period(period)] if period and about_period(period) not in first.remarks else []
    if title and first.title and flat(title) != flat(first.title):
        out.append(f"tên biểu theo --title; tệp ghi “{first.title}”")
    return out


def _about_form(code: str, headers: list[TableHeader], title: str, tables: list[int]) -> list[str]:
    """What has to be asked about a form as a whole; ``tables`` are the numbers of its parts among those of the file."""
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
    out += _other_forms(headers, tables)
    if len(headers) > 1:
        out += [
            f"phần {number}: tiêu đề lấy từ tên trang tính “{sheet}”"
            if sheet
            else f"phần {number}: tiêu đề không thấy, ghi vào tieu_de"
            for number, (item, sheet) in enumerate(zip(headers, sheet_titles(headers), strict=True), 1)
            if not (item.part or (number > 1 and item.title not in ("", first.title)))
        ]
    return out


def _other_forms(headers: list[TableHeader], tables: list[int]) -> list[str]:
    """What is said of parts with a number or title of their own, which one form cannot print."""
    first = headers[0]
    out = []
    for number, header in enumerate(headers[1:], 2):
        own = [
            f"{word} “{value}”"
            for word, value, taken in (("số", header.sign, first.sign), ("tên", header.title, first.title))
            if value and value != taken and value not in header.part
        ]
        if own:
            out.append(
                f"phần {number} trong tệp có {', '.join(own)}: biểu chỉ in số và tên của phần 1, tên của phần này ở "
                f"tieu_de; là biểu khác thì lập riêng với --table {tables[number - 1]}"
            )
    return out


def _picked_or_told(path: Path, pick: Pick, workspace: Workspace) -> list[tuple[Grid, TableHeader]]:
    """The tables that were picked; of a file that is a document without a form, what it is and how it is begun."""
    try:
        return picked_of(path, pick)
    except DataUnreadable as error:
        kind = None
        if pick == Pick():
            kind = document_of(with_unicode(read_tables(path)), load_kinds(workspace))
        if kind is None:
            raise
        raise DataUnreadable(f"{path}: {document_advice(kind, workspace)}") from error


def picked_of(path: Path, pick: Pick) -> list[tuple[Grid, TableHeader]]:
    """The tables of a file that were picked, and what was read of them."""
    grids = read_tables(path)
    return understood(path, lambda: read_picked(with_unicode(grids), pick))


def read_picked(grids: list[Grid], pick: Pick) -> list[tuple[Grid, TableHeader]]:
    """The tables that were picked and what was read of them; a table that goes on after a page break is one."""
    parted = [with_whole_columns(part) for grid in grids for part in split_tables(grid)]
    grids = with_surroundings([replace(grid, table=number) for number, grid in enumerate(parted, 1)])
    if pick.table:
        if pick.table > len(grids):
            raise WrongUsage(f"Tệp chỉ có {len(grids)} bảng; --table ghi từ 1 đến {len(grids)}.")
        grids = [grids[pick.table - 1]]
    else:
        grids = with_left_out(with_columns_joined(joined_tables(grids)))
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
    return _with_lines_told(_read_all(grids, pick), parted)


def _with_lines_told(found: list[tuple[Grid, TableHeader]], parted: Sequence[Grid]) -> list[tuple[Grid, TableHeader]]:
    """The tables that were read, the first with a remark on lines of the text that are in none of them, nor told."""
    headers = [header for _, header in found]
    used = [text for header in headers for text in header.used_texts()]
    told = [remark for header in headers for remark in header.remarks]
    left = lines_outside([grid for grid in parted if not grid.columns], used, told)
    (grid, header), *others = found
    return [(grid, replace(header, remarks=(*header.remarks, *left))), *others]


def _read_all(grids: list[Grid], pick: Pick) -> list[tuple[Grid, TableHeader]]:
    """What was read of all tables that have a row of codes, or of all large ones where none has."""
    found: list[tuple[Grid, TableHeader]] = []
    problems: list[tuple[Grid, DataUnreadable]] = []
    for grid in (grids[index] for index in main_tables(grids)):
        try:
            measure = found[0][1].measure if found else ""
            found += read_sides(grid, fixed=pick.fixed, measure=measure)
        except DataUnreadable as error:
            problems.append((grid, error))
    if not found and problems:
        raise problems[-1][1]
    return _with_unread(found, problems)


def _with_unread(
    found: list[tuple[Grid, TableHeader]], problems: list[tuple[Grid, DataUnreadable]]
) -> list[tuple[Grid, TableHeader]]:
    """The tables that were read, the first one with a remark on each that could not be."""
    if not problems:
        return found
    told = [
        f"không lấy bảng {grid.table}{f' “{grid.name}”' if grid.name else ''}: {str(error).rstrip('.')}"
        for grid, error in problems
    ]
    (grid, header), *others = found
    return [(grid, replace(header, remarks=(*header.remarks, *told))), *others]
