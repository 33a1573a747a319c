"""New forms: a file under ``templates/forms/`` from an existing table, or a small sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import checked_code, fill, schemas_from, write_new
from tthc_render.authoring.table_codes import find_code_row, is_code_row
from tthc_render.authoring.table_columns import HeaderColumn
from tthc_render.authoring.table_files import Grid, GridCell, read_tables
from tthc_render.authoring.table_headers import HeaderRows, TableHeader, read_header
from tthc_render.authoring.table_rows import DraftRow
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.forms.codes import counted, gap
from tthc_render.forms.loader import load_form
from tthc_render.vietnamese.ordinals import roman
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.loader import parse_source

A4_COLUMNS: Final = 20
"""More columns than this are proposed on A3."""

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

    ``table`` counts from 1 (0: all that have a row of codes); ``rows`` are first and last row, or (0, 0).
    """

    table: int = 0
    rows: tuple[int, int] = (0, 0)
    header: HeaderRows = field(default_factory=HeaderRows)


def new_form(
    workspace: Workspace, code: str, *, table: Path | None = None, pick: Pick = Pick(), title: str = ""
) -> FormDraft:
    """Write ``templates/forms/<code>.yaml``, with the columns and rows of ``table`` if that is given.

    Raises WrongUsage or DataUnreadable; the form that is written can always be read.
    """
    checked_code(code, "Mã biểu")
    path = workspace.root / "templates" / "forms" / f"{code}.yaml"
    picked = read_picked(read_tables(table), pick) if table is not None else []
    headers = [header for _, header in picked] or [SAMPLE]
    text = form_text(workspace, path, code, headers, title)
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
    return FormDraft(write_new(path, text, workspace), tuple(questions), tuple(grid for grid, _ in picked))


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
        return [(grids[0], read_header(grids[0], pick.header))]
    found = []
    problem: DataUnreadable | None = None
    for grid in grids:
        try:
            found.append((grid, read_header(grid)))
        except DataUnreadable as error:
            problem = error
    if not found and problem is not None:
        raise problem
    return found


def split_tables(grid: Grid) -> list[Grid]:
    """A sheet with several tables below each other, each with a header and a row of codes of its own."""
    first = find_code_row(grid)
    if first is None:
        return [grid]
    for number in range(first + 2, len(grid.rows)):
        cells = [cell for cell in dict.fromkeys(grid.rows[number]) if cell.top == number]
        if not is_code_row(cells, grid.width) or _texts(grid, number - 1) == _texts(grid, first - 1):
            continue
        begin = 1 + max(row for row in range(first, number) if _has_figures(grid, row) or row == first)
        if begin < number:
            upper = grid.between(grid.number(0), grid.number(begin - 1))
            lower = grid.between(grid.number(begin), grid.number(len(grid.rows) - 1))
            return [upper, *split_tables(replace(lower, remarks=()))]
    return [grid]


def _has_figures(grid: Grid, row: int) -> bool:
    return any(cell.top == row and re.fullmatch(r"-?[\d.,]+%?", cell.text) for cell in grid.rows[row])


def with_surroundings(grids: list[Grid]) -> list[Grid]:
    """Tables with the lines of small tables around them, in which Word documents have titles and signatures."""
    coded = [index for index, grid in enumerate(grids) if find_code_row(grid) is not None]
    out = list(grids)
    for place, index in enumerate(coded):
        before = grids[coded[place - 1] + 1 if place else 0 : index]
        after = grids[index + 1 :] if place == len(coded) - 1 else []
        above = [text for grid in before if _is_frame(grid) for text in (*grid.above, *_all_texts(grid))]
        below = [text for grid in after if _is_frame(grid) for text in (*grid.above, *_all_texts(grid), *grid.below)]
        own = grids[index]
        out[index] = replace(own, above=(*above, *own.above), below=(*own.below, *below))
    return out


FRAME: Final = (4, 8)
"""Columns and rows of the largest table that only holds titles or signatures."""


def _is_frame(grid: Grid) -> bool:
    return grid.width < FRAME[0] and len(grid.rows) < FRAME[1]


def _all_texts(grid: Grid) -> list[str]:
    return [cell.text for row in grid.rows for cell in dict.fromkeys(row) if cell.text]


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


def form_text(workspace: Workspace, path: Path, code: str, headers: list[TableHeader], title: str) -> str:
    """The YAML text of a form with one part for each header."""
    first = headers[0]
    measure = f"don_vi_tinh: {scalar(first.measure or 'Số lượng')} # in sau “Đơn vị tính: ”"
    if not first.measure and any(column.kind == "don_vi_tinh" for column in leaves(first.columns)):
        measure = "# don_vi_tinh: … # đơn vị tính ghi ở từng dòng"
    more = [f"ban_hanh_theo: {scalar(first.circular)} # in dưới ký hiệu"] if first.circular else []
    if any(header.columns and _leaf_count(header.columns) > A4_COLUMNS for header in headers):
        more.append("kho_giay: A3 # bảng nhiều cột; in A4 thì xóa dòng này")
    return fill(
        "form.yaml",
        {
            "SCHEMAS": schemas_from(path, workspace),
            "FILE": workspace.shown(path),
            "CODE": code,
            "PRINTED": scalar(first.sign or f"Biểu số {code}"),
            "TITLE": scalar((title or first.title or f"TÊN BIỂU {code}").upper()),
            "MEASURE": "\n".join([measure, *more]),
            "PARTS": "\n".join(
                [
                    *(line for index, header in enumerate(headers) for line in _part(header, index, len(headers))),
                    *_below(headers),
                ]
            ),
        },
    )


def _below(headers: list[TableHeader]) -> Iterator[str]:
    notes = [note for header in headers for note in header.notes]
    signers = next((header.signers for header in headers if header.signers), ())
    if notes:
        yield "ghi_chu:"
        yield from (f"  - {scalar(note)}" for note in notes)
    if signers:
        yield "chan_bieu: # chữ ký cuối biểu"
        for title, note in signers:
            yield f"  - {{chuc_danh: {_flow(title)}{f', ghi_chu: {_flow(note)}' if note else ''}}}"
        if any(header.dated for header in headers):
            yield "ngay_lap: true # in dòng địa danh, ngày tháng trên chữ ký"


def _part(header: TableHeader, index: int, count: int) -> Iterator[str]:
    yield f"  - khoa: phan_{index + 1}"
    if count > 1:
        yield f"    tieu_de: {roman(index + 1)}. TIÊU ĐỀ PHẦN {index + 1}"
    if header.grouped:
        yield f"    nhom: {header.grouped} # trong số liệu, đầu mỗi nhóm ghi “- nhom: …”; co_tong: dòng nhóm in tổng"
    elif not header.rows:
        yield "    # nhom: tieu_de # bỏ dấu # đầu dòng này nếu bảng có dòng nhóm; co_tong thì dòng nhóm in cả tổng"
    gaps = _gaps(header)
    if gaps:
        yield f"    bo_ma: [{', '.join(gaps)}] # mã mà biểu gốc bỏ qua"
    yield "    cot:"
    for column in header.columns:
        yield from _column(column, "      ")
    if header.rows:
        if any(row.blanks for row in header.rows):
            yield "    in_bo_trong: x"
        yield '    dong: # dòng cố định; số liệu gọi dòng bằng mã: - dong: "01"'
        for row in header.rows:
            yield from _row(row, header)
    if header.total_label:
        span = _label_span(header)
        place = f"gop: {span}" if span else "o: " + _first_words(header)
        yield "    tong_cong:"
        yield f"      nhan: {scalar(header.total_label)}"
        yield f"      {place}"
        if header.total_first:
            yield "      vi_tri: dau"
        if not span:
            yield "      gop: 0"


def _gaps(header: TableHeader) -> list[str]:
    """Codes that the table leaves out between others."""
    out, last = [], None
    for column in leaves(header.columns):
        number = counted(column.code)
        if number and last:
            out += gap(last, number)
        last = number or last
    return out if len(out) < len(list(leaves(header.columns))) else []


def _row(row: DraftRow, header: TableHeader) -> Iterator[str]:
    if row.free:
        yield "      - {tu_do: true} # các dòng đơn vị tự thêm"
        return
    pairs = [("ma", _flow(row.code, quoted=True))] if row.code else []
    pairs += [("stt", _flow(row.symbol, quoted=True))] if row.symbol else []
    pairs.append(("ten", _flow(row.label or "?")))
    pairs += [("don_vi_tinh", _flow(row.unit))] if row.unit else []
    pairs += [("cong_thuc", _flow(row.formula))] if row.formula else []
    pairs += [("trong_do", _flow(row.parent, quoted=True))] if row.parent else []
    keys = [header.leaf_keys[place] for place in row.blanks if place < len(header.leaf_keys)]
    pairs += [("bo_trong", f"[{', '.join(keys)}]")] if keys else []
    pairs += [("am", "true")] if row.signed and not row.formula else []
    pairs += [("lui", str(row.indent))] if row.indent else []
    pairs += [("dam", "true")] if row.bold else []
    pairs += [("de_muc", "true")] if row.heading else []
    note = f" # xem lại: {row.remark}" if row.remark else ""
    yield f"      - {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}{note}"


def _flow(text: str, quoted: bool = False) -> str:
    """A text inside braces: in quotes where YAML would read something else."""
    plain = scalar(text)
    safe = not set(text) & set("{}[],#") and ": " not in text and text[:1] not in "&*!|>'\"%@`"
    if not quoted and safe and (plain == text or text.startswith("(")):
        return text
    return plain if plain[:1] in "\"'" else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _column(column: HeaderColumn, margin: str) -> Iterator[str]:
    title = _flow(column.title or "?")
    if column.columns:
        yield f"{margin}- ten: {scalar(column.title or '?')}"
        yield f"{margin}  cot:"
        for child in column.columns:
            yield from _column(child, margin + "    ")
        return
    pairs = [("ten", title), ("khoa", column.key)]
    pairs += [("ma", _flow(column.code))] if column.code else []
    pairs += [("ma_in", _flow(column.printed, quoted=True))] if column.printed and column.printed != column.code else []
    pairs += [("kieu", column.kind)] if column.kind != "so" else []
    pairs += [("so_le", str(column.places))] if column.places is not None else []
    pairs += [("am", "true")] if column.signed else []
    pairs += [("cong_thuc", _flow(column.formula))] if column.formula else []
    note = f" # xem lại: {column.note}" if column.note else ""
    yield f"{margin}- {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}{note}"


def _leaf_count(columns: tuple[HeaderColumn, ...]) -> int:
    return len(list(leaves(columns)))


def leaves(columns: tuple[HeaderColumn, ...]) -> Iterator[HeaderColumn]:
    """The columns that hold values, from left to right."""
    for column in columns:
        if column.columns:
            yield from leaves(column.columns)
        else:
            yield column


def _label_span(header: TableHeader) -> int:
    """How many columns at the left hold no figures: the total's label covers them."""
    span = 0
    for column in leaves(header.columns):
        if column.kind not in ("stt", "chu", "ma_dong", "don_vi_tinh", "ngay"):
            break
        span += 1
    return span


def _first_words(header: TableHeader) -> str:
    return next((column.key for column in leaves(header.columns) if column.kind == "chu"), "")
