"""New forms: a file under ``templates/forms/`` from the header of an existing table, or a small sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import checked_code, fill, schemas_from, write_new
from tthc_render.authoring.table_files import Grid, read_tables
from tthc_render.authoring.table_headers import HeaderColumn, TableHeader, read_header
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.forms.loader import load_form
from tthc_render.vietnamese.ordinals import roman
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.emit import scalar
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


def new_form(
    workspace: Workspace, code: str, *, table: Path | None = None, number: int = 0, rows: int = 0, title: str = ""
) -> Path:
    """Write ``templates/forms/<code>.yaml``, with the columns of ``table`` if that is given; its path.

    ``number`` picks one table of a file (from 1; 0: all that have a row of codes), ``rows`` tells the height of
    a header without codes. Raises WrongUsage or DataUnreadable; the form that is written can always be read.
    """
    checked_code(code, "Mã biểu")
    path = workspace.root / "templates" / "forms" / f"{code}.yaml"
    headers = _headers(read_tables(table), number, rows) if table is not None else [SAMPLE]
    text = form_text(workspace, path, code, headers, title)
    findings = Findings()
    source = parse_source(text.encode("utf-8"), workspace.shown(path), findings)
    if source is not None:
        load_form(source, findings)
    if findings:
        told = "; ".join(item.message().rstrip(".") for item in findings[:3])
        raise WrongUsage(f"Không lập được biểu từ bảng này: {told}. Chọn bảng khác bằng --table, hoặc sửa đầu bảng.")
    return write_new(path, text, workspace)


def _headers(grids: list[Grid], number: int, rows: int) -> list[TableHeader]:
    if number:
        if number > len(grids):
            raise WrongUsage(f"Tệp chỉ có {len(grids)} bảng; --table ghi từ 1 đến {len(grids)}.")
        return [read_header(grids[number - 1], rows)]
    if rows or len(grids) == 1:
        return [read_header(grids[0], rows)]
    found = []
    for grid in grids:
        try:
            found.append(read_header(grid))
        except Exception as error:
            problem = error
    if not found:
        raise problem
    return found


def form_text(workspace: Workspace, path: Path, code: str, headers: list[TableHeader], title: str) -> str:
    """The YAML text of a form with one part for each header."""
    return fill(
        "form.yaml",
        {
            "SCHEMAS": schemas_from(path, workspace),
            "FILE": workspace.shown(path),
            "CODE": code,
            "PRINTED": scalar(f"Biểu số {code}"),
            "TITLE": scalar((title or f"TÊN BIỂU {code}").upper()),
            "MEASURE": "don_vi_tinh: Số lượng # in sau “Đơn vị tính: ”",
            "PARTS": "\n".join(
                line for index, header in enumerate(headers) for line in _part(header, index, len(headers))
            ),
        },
    )


def _part(header: TableHeader, index: int, count: int) -> Iterator[str]:
    yield f"  - khoa: phan_{index + 1}"
    if count > 1:
        yield f"    tieu_de: {roman(index + 1)}. TIÊU ĐỀ PHẦN {index + 1}"
    yield "    # nhom: tieu_de # bỏ dấu # đầu dòng này nếu bảng có dòng nhóm; co_tong thì dòng nhóm in cả tổng"
    yield "    cot:"
    for column in header.columns:
        yield from _column(column, "      ")
    if header.total_label:
        span = _label_span(header)
        place = f"gop: {span}" if span else "o: " + _first_words(header)
        yield "    tong_cong:"
        yield f"      nhan: {scalar(header.total_label)}"
        yield f"      {place}"
        if not span:
            yield "      gop: 0"


def _column(column: HeaderColumn, margin: str) -> Iterator[str]:
    title = scalar(column.title or "?")
    if column.columns:
        yield f"{margin}- ten: {title}"
        yield f"{margin}  cot:"
        for child in column.columns:
            yield from _column(child, margin + "    ")
        return
    pairs = [("ten", title), ("khoa", column.key)]
    pairs += [("ma", column.code)] if column.code else []
    pairs += [("kieu", column.kind)] if column.kind != "so" else []
    pairs += [("cong_thuc", column.formula)] if column.formula else []
    note = f" # {column.note}" if column.note else ""
    yield f"{margin}- {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}{note}"


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
        if column.kind not in ("stt", "chu"):
            break
        span += 1
    return span


def _first_words(header: TableHeader) -> str:
    return next((column.key for column in leaves(header.columns) if column.kind == "chu"), "")
