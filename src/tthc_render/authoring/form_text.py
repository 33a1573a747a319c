"""The YAML text of a new form: columns, prescribed rows, totals, notes and signers, with remarks where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import fill, schemas_from
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import TableHeader
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.forms.codes import counted, gap
from tthc_render.forms.spec import WORDED_KINDS
from tthc_render.vietnamese.ordinals import roman
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.emit import scalar

A4_COLUMNS: Final = 20
"""More columns than this are proposed on A3."""
UPRIGHT_COLUMNS: Final = 14
"""More columns than this do not fit on upright A4, so that the file's paper was set by nobody."""


def form_text(
    workspace: Workspace, path: Path, code: str, headers: list[TableHeader], title: str, *, read: bool = False
) -> str:
    """The YAML text of a form with one part for each header; with ``read`` they come from a file."""
    first = headers[0]
    measure = f"don_vi_tinh: {scalar(first.measure or 'Số lượng')} # in sau “Đơn vị tính: ”"
    if read and not first.measure:
        measure = "# don_vi_tinh: … # bảng gốc không ghi đơn vị tính chung; có thì bỏ dấu # đầu dòng và ghi vào"
    more = [f"ban_hanh_theo: {scalar(first.circular)} # in dưới ký hiệu"] if first.circular else []
    size, turned = paper_of(headers)
    if size == "A3":
        more.append("kho_giay: A3")
    if turned == "doc":
        more.append("huong: doc")
    if any(header.brackets for header in headers):
        more.append("in_so_am: ngoac # số âm in trong ngoặc đơn, như (272)")
    return fill(
        "form.yaml",
        {
            "SCHEMAS": schemas_from(path, workspace),
            "FILE": workspace.shown(path),
            "CODE": code,
            "PRINTED": scalar(printed_sign(first.sign) or f"Biểu số {code}"),
            "TITLE": scalar((title or first.title or f"TÊN BIỂU {code}").upper()),
            "SOURCE": _source(first.circular),
            "FIGURES": "dem_hai_chu_so" if any(header.padded for header in headers) else "co_dau_cham",
            "MEASURE": "\n".join([measure, *more]),
            "PARTS": "\n".join(
                [
                    *(
                        line
                        for index, (header, sheet) in enumerate(zip(headers, sheet_titles(headers), strict=True))
                        for line in _part(header, index, len(headers), first, sheet)
                    ),
                    *_below(headers),
                ]
            ),
        },
    )


def printed_sign(sign: str) -> str:
    """The number of a form as printed; that of an appendix of a circular is told from appendices of the report."""
    return f"Mẫu theo {sign}" if sign.casefold().startswith("phụ lục") else sign


_ACTS: Final = {
    "TTLT": "thông tư liên tịch",
    "TT": "thông tư",
    "NĐ": "nghị định",
    "QĐ": "quyết định",
    "NQ": "nghị quyết",
    "CV": "công văn",
}


def _source(circular: str) -> str:
    """The act that the form comes from, as the form names it."""
    named = re.search(
        r"(?:thông tư|nghị định|quyết định|công văn|nghị quyết|kế hoạch|hướng dẫn|chỉ thị|luật|"
        r"\b(?:TTLT|TT|NĐ|QĐ|NQ|CV)(?= (?:số\s*:?\s*)?\d+/)).*",
        circular,
        re.IGNORECASE,
    )
    words = re.sub(r"\bsố\s*:\s*(?=\d)", "số ", named[0].strip(" ()")) if named else ""
    words += ")" * (words.count("(") - words.count(")"))
    for short, act in _ACTS.items():
        words = re.sub(rf"^{short}\b", act, words)
    note = "# so lại số, ngày, cơ quan ban hành" if words else "# ghi số, ngày, cơ quan ban hành và số của biểu"
    return f"{scalar(words[:1].upper() + words[1:]) if words else 'Văn bản ban hành biểu'} {note}"


def paper_of(headers: Sequence[TableHeader]) -> tuple[str, str]:
    """The size and orientation of the paper: those of the file, else A4 landscape, A3 for many columns.

    Spreadsheets are upright where nobody sets that, so many columns are not put on an upright A4.
    """
    size = next((header.paper[0] for header in headers if header.paper[0]), "")
    turned = next((header.paper[1] for header in headers if header.paper[1]), "")
    widest = max(_leaf_count(header.columns) for header in headers)
    size = size or ("A3" if widest > A4_COLUMNS else "A4")
    upright = turned == "doc" and (size == "A3" or widest <= UPRIGHT_COLUMNS)
    return size, "doc" if upright else "ngang"


def _below(headers: list[TableHeader]) -> Iterator[str]:
    notes = dict.fromkeys(note for header in headers for note in header.notes)
    signers: list[tuple[str, str]] = []
    for header in headers:  # who signs below several parts signs the form once
        known = {title for title, _ in signers}
        signers += [signer for signer in dict.fromkeys(header.signers) if signer[0] not in known]
    if notes:
        yield "ghi_chu:"
        yield from (f"  - {scalar(note)}" for note in notes)
    if signers:
        yield "chan_bieu: # chữ ký cuối biểu"
        dated = {title for header in headers for title in header.own_dates}
        for title, note in signers:
            *above, own = title.split("\n")
            words = f"chuc_danh: {_flow(own)}" + (f", quyen_han: [{', '.join(map(_flow, above))}]" if above else "")
            if title in dated and title != signers[-1][0]:
                words += f", ngay: {_flow(OPEN_DATE)}"
            yield f"  - {{{words}{f', ghi_chu: {_flow(note)}' if note else ''}}}"
        if any(header.dated for header in headers):
            yield "ngay_lap: true # in dòng địa danh, ngày tháng trên chữ ký"


OPEN_DATE: Final = "Ngày … tháng … năm …"
"""What is printed above who signs on a day of their own, which is written by hand."""
_UNNAMED: Final = re.compile(r"(?:bảng|sheet|trang tính|table|biểu|mẫu|phụ lục)?[\s_.-]*\d*", re.IGNORECASE)
"""Names of sheets and tables that say nothing about them."""


def sheet_titles(headers: Sequence[TableHeader]) -> list[str]:
    """What the parts are called by their sheets, "" where a sheet is named by nobody or has several of the tables."""
    names = [header.name.strip() for header in headers]
    return ["" if _UNNAMED.fullmatch(name) or names.count(name) > 1 else name for name in names]


def _part(header: TableHeader, index: int, count: int, first: TableHeader, sheet: str) -> Iterator[str]:
    """A part of the form; ``first`` says unit of measure and title of the whole, ``sheet`` how its sheet is called."""
    yield f"  - khoa: phan_{index + 1}"
    stated = header.measure in ("", first.measure) or f"tính: {header.measure}" in header.part
    own = "" if stated else f" (Đơn vị tính: {header.measure})"
    if header.part and not (count == 1 and header.part.upper() == header.title):  # else it would be printed twice
        yield f"    tieu_de: {scalar(header.part + own)}"
    elif count > 1 and index and header.title and header.title != first.title:
        yield f"    tieu_de: {scalar(f'{roman(index + 1)}. {header.title}{own}')} # xem lại: tên trên bảng này"
    elif count > 1 and sheet:
        title = scalar(f"{roman(index + 1)}. {sheet}{own}")
        yield f"    tieu_de: {title} # xem lại: lấy từ tên trang tính"
    elif count > 1:
        title = scalar(f"{roman(index + 1)}. TIÊU ĐỀ PHẦN {index + 1}{own}")
        yield f"    tieu_de: {title} # xem lại: bảng gốc không có dòng tiêu đề"
    if header.grouped:
        yield f"    nhom: {header.grouped} # trong số liệu, đầu mỗi nhóm ghi “- nhom: …”; co_tong: dòng nhóm in tổng"
        if header.printed_groups:
            yield "    nhom_san: # các nhóm có sẵn trong biểu: bản thảo báo cáo có đủ; nhóm mỗi đơn vị một khác thì xóa"
            for sign, name in header.printed_groups:
                yield f"      - {{{f'ky_hieu: {_flow(sign)}, ' if sign else ''}ten: {_flow(name)}}}"
    elif not header.rows:
        yield "    # nhom: tieu_de # bỏ dấu # đầu dòng này nếu bảng có dòng nhóm; co_tong thì dòng nhóm in cả tổng"
    if header.names_across:
        yield "    gop_de_muc: true # tên nhóm, đề mục in gộp đến cột cuối như bảng gốc"
    if header.uncounted:
        yield f"    in_khong_tong: {scalar(header.uncounted)} # dòng nhóm, dòng tổng in ở ô không có tổng"
    gaps = _gaps(header)
    if gaps:
        yield f"    bo_ma: [{', '.join(gaps)}] # mã mà biểu gốc bỏ qua"
    yield "    cot:"
    coded = any(leaf.code for leaf in leaves_of(header.columns))
    for column in header.columns:
        yield from _column(column, "      ", coded)
    if header.hidden:
        yield "    cot_phu: # cột ẩn của bảng gốc mà công thức cần: phải nhập, không in"
        for key, title in header.hidden:
            yield f"      - {{ten: {_flow(title)}, khoa: {key}}} # xem lại"
    if header.rows:
        if header.crossed and any(row.blanks for row in header.rows):
            yield f"    in_bo_trong: {scalar(header.crossed)}"
        yield '    dong: # dòng cố định; số liệu gọi dòng bằng mã: - dong: "01"'
        for row in _with_one_room(header.rows):
            yield from _row(row, header)
    if header.total_label:
        span = _label_span(header)
        place = f"gop: {span}" if span else "o: " + _first_words(header)
        yield "    tong_cong:"
        yield f"      nhan: {scalar(header.total_label)}"
        yield f"      {place}"
        if header.summed:
            yield f"      cot: [{', '.join(header.summed)}] # cột có tổng; cột khác để trống ở dòng tổng"
        if header.total_first:
            yield "      vi_tri: dau"
        if not span:
            yield "      gop: 0"
    if header.identities:
        yield "    kiem_tra: # đẳng thức ghi ở bảng gốc"
        yield from (f"      - {identity.entry}" for identity in header.identities)


def _gaps(header: TableHeader) -> list[str]:
    """Codes that the table leaves out between others."""
    out, last = [], None
    for column in leaves_of(header.columns):
        number = counted(column.code)
        if number and last:
            out += gap(last, number)
        last = number or last
    return out if len(out) < len(list(leaves_of(header.columns))) else []


def _with_one_room(rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
    """Rows with one place for those that units add themselves: the last one, where there are several."""
    rooms = [index for index, row in enumerate(rows) if row.free]
    yield from (row for index, row in enumerate(rows) if not row.free or index == rooms[-1])


def _row(row: DraftRow, header: TableHeader) -> Iterator[str]:
    if row.free:
        asked = f"xem lại: “{row.label}”: {row.remark}" if row.remark else "các dòng đơn vị tự thêm"
        yield f"      - {{tu_do: true}} # {asked}"
        return
    pairs = [("ma", _flow(row.code, quoted=True))] if row.code else []
    pairs += [("in_ma", "false")] if row.uncoded else []
    pairs += [("stt", _flow(row.symbol, quoted=True))] if row.symbol else []
    pairs.append(("ten", _flow(row.label or "?")))
    kinds = [leaf.kind for leaf in leaves_of(header.columns)]
    coded = [text for place, text in row.printed if place < len(kinds) and kinds[place] == "don_vi_tinh"]
    pairs += [("don_vi_tinh", _flow(text)) for text in ([row.unit] if row.unit else coded)]
    pairs += [("kieu", row.kind)] if row.kind else []
    pairs += [("lua_chon", f"[{', '.join(_flow(item) for item in row.choices)}]")] if row.choices else []
    pairs += [("cong_thuc", _flow(row.formula))] if row.formula else []
    pairs += [("trong_do", _flow(row.parent, quoted=True))] if row.parent else []
    keys = [header.leaf_keys[place] for place in row.blanks if place < len(header.leaf_keys)]
    pairs += [("bo_trong", f"[{', '.join(keys)}]")] if keys else []
    crossed = [text for place, text in row.crosses if place in row.blanks]
    mark = max(crossed, key=crossed.count, default="")
    pairs += [("in_bo_trong", scalar(mark))] if keys and header.crossed and mark != header.crossed else []
    words = [
        f"{{cot: {header.leaf_keys[place]}, chu: {_flow(text)}}}"
        for place, text in row.printed
        if place < len(header.leaf_keys) and text not in coded
    ]
    pairs += [("in_san", f"[{', '.join(words)}]")] if words else []
    exact = row.places or (row.places == 0 and row.kind == "binh_quan")
    figures = not row.heading and row.kind not in (*WORDED_KINDS, "co_khong")
    pairs += [("so_le", str(row.places))] if exact and figures else []
    pairs += [("am", "true")] if row.signed and not row.formula else []
    pairs += [("de_trong", "true")] if row.optional else []
    pairs += [("lui", str(row.indent))] if row.indent else []
    plain = row.heading and not row.bold and any(other.bold for other in header.rows)
    pairs += [("dam", "false")] if plain else [("dam", "true")] if row.bold else []
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


def _column(column: HeaderColumn, margin: str, coded: bool) -> Iterator[str]:
    """A column, or a title over several; ``coded``: others have codes, so that a blank one is written as such."""
    title = _flow(column.title) if column.title else '""'
    if column.columns:
        yield f"{margin}- ten: {scalar(column.title or '?')}"
        yield f"{margin}  cot:"
        for child in column.columns:
            yield from _column(child, margin + "    ", coded)
        return
    pairs = [("ten", title), ("khoa", column.key)]
    blank = coded and not column.printed and "mã" not in column.note
    pairs += [("ma", _flow(column.code))] if column.code else [("ma", '""')] if blank else []
    own = column.printed != column.code or (
        column.formula and "tong" not in column.formula
    )  # else it prints the formula
    pairs += [("ma_in", _flow(column.printed, quoted=True))] if column.printed and own else []
    pairs += [("kieu", column.kind)] if column.kind != "so" else []
    pairs += [("lua_chon", f"[{', '.join(_flow(item) for item in column.choices)}]")] if column.choices else []
    pairs += [("so_le", str(column.places))] if column.places is not None else []
    pairs += [("am", "true")] if column.signed else []
    pairs += [("de_trong", "true")] if column.optional else []
    pairs += [("dau_cong", "true")] if column.plus else []
    pairs += [("in_so_khong", _flow(column.zero))] if column.zero else []
    pairs += [("trong_do", _flow(column.whole))] if column.whole else []
    pairs += [("cong_thuc", _flow(column.formula))] if column.formula else []
    pairs += [("khong_xac_dinh", _flow(column.blank, quoted=True))] if column.blank else []
    note = f" # xem lại: {column.note}" if column.note else ""
    yield f"{margin}- {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}{note}"


def _leaf_count(columns: tuple[HeaderColumn, ...]) -> int:
    return len(list(leaves_of(columns)))


def _label_span(header: TableHeader) -> int:
    """How many columns at the left hold no figures: the total's label covers them."""
    span = 0
    for column in leaves_of(header.columns):
        if column.kind not in ("stt", "chu", "ma_dong", "don_vi_tinh", "ngay", "chon"):
            break
        span += 1
    return span


def _first_words(header: TableHeader) -> str:
    return next((column.key for column in leaves_of(header.columns) if column.kind == "chu"), "")
