"""A new report type in ``templates/reports/``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import PERIODS, checked_code, fill, schemas_from, write_together
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular_text
from tthc_render.forms.model import FixedRow, Form, Part
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.emit import scalar

FILES: Final = ("report.yaml", "content.md", "example.yaml")


def new_report_type(
    workspace: Workspace, code: str, *, kind: str = "quy", forms: Mapping[str, Form] | None = None
) -> list[Path]:
    """A folder ``templates/reports/<code>`` that renders at once, with the forms given; the files written."""
    checked_code(code, "Tên loại báo cáo")
    folder = workspace.root / "templates" / "reports" / code
    if folder.exists():
        raise WrongUsage(f"{workspace.shown(folder)} đã có; chọn tên khác, hoặc sửa các tệp trong đó.")
    forms = forms or {}
    period = PERIODS.get(kind, "2024-Q2")
    values = {
        "SCHEMAS": schemas_from(folder / "report.yaml", workspace),
        "CODE": code,
        "FOLDER": workspace.shown(folder),
        "KIND": kind,
        "PERIOD": period,
        "YEAR": period[:4],
        "FORMS": f"bieu: [{', '.join(forms)}] # biểu mẫu trong templates/forms" if forms else "",
        "APPENDICES": _appendices(forms),
        "DATA": _rows(forms),
    }
    return write_together({folder / name: fill(name, values) for name in FILES})


def copied_report_type(
    workspace: Workspace, code: str, like: str, forms: Mapping[str, Form] | None = None
) -> list[Path]:
    """A folder ``templates/reports/<code>`` with the files of the type ``like`` and the forms given; the files written.

    WrongUsage where there is no such type, or where it has forms of its own and others are to be added.
    """
    checked_code(code, "Tên loại báo cáo")
    folder = workspace.root / "templates" / "reports" / code
    if folder.exists():
        raise WrongUsage(f"{workspace.shown(folder)} đã có; chọn tên khác, hoặc sửa các tệp trong đó.")
    known = workspace.names("reports")
    if like not in known:
        raise WrongUsage(f"--like {like}: không có loại báo cáo này. Có: {', '.join(known)}.")
    source = workspace.report_type_folders(like)[0]
    texts = {name: read_regular_text(source / name) for name in FILES if (source / name).is_file()}
    own = [key for key in ("bieu", "phu_luc") if re.search(rf"^{key}:", texts["report.yaml"], re.MULTILINE)]
    if forms and own:
        raise WrongUsage(
            f"--like {like}: loại này đã có {', '.join(own)}. Bỏ --form, chép xong thì thêm biểu vào report.yaml."
        )
    report = re.sub(r"^ma: \S+", f"ma: {code}", texts["report.yaml"], count=1, flags=re.MULTILINE)
    example = texts.get("example.yaml", "")
    example = re.sub(r"^loai: \S+", f"loai: {code}", example, count=1, flags=re.MULTILINE)
    example = example.replace(f"/bao-cao/{like}.json", f"/bao-cao/{code}.json", 1)
    if forms:
        report = (
            f"{report.rstrip()}\nbieu: [{', '.join(forms)}] # biểu mẫu trong templates/forms\n{_appendices(forms)}\n"
        )
        example = f"{example.rstrip()}\n{_rows(forms)}\n"
    made = {"report.yaml": report, "content.md": texts["content.md"], "example.yaml": example}
    return write_together({folder / name: made[name] for name in texts})


def _appendices(forms: Mapping[str, Form]) -> str:
    if not forms:
        return ""
    rows = [
        f"  - {{bieu: {code}, huong: {form.spec.huong}}} # giấy doc hoặc ngang; khổ A3 ghi thêm kho_giay: A3"
        if form.spec.kho_giay == "A4"
        else f"  - {{bieu: {code}, huong: {form.spec.huong}, kho_giay: A3}}"
        for code, form in forms.items()
    ]
    return "\n".join(["", "# Các biểu in sau báo cáo, mỗi biểu từ một trang mới.", "phu_luc:", *rows])


def _rows(forms: Mapping[str, Form]) -> str:
    """Data for the example: one row for each part of each form, every typed figure 0."""
    if not forms:
        return ""
    out = ["", "bieu:"]
    for code, form in forms.items():
        out.append(f"  {code}:")
        several = len(form.parts) > 1
        for part in form.parts:
            margin = "    "
            if several:
                out.append(f"{margin}{part.key}:")
                margin += "  "
            out.append(f"{margin}dong: # mỗi dòng của bảng một mục; dòng tổng và cột có công thức tự tính")
            out += [f"{margin}  {line}" for line in example_rows(part)]
        out += _signers(form, "      " if several else "    ")
    return "\n".join(out)


def example_rows(part: Part, figure: str = "0") -> Iterator[str]:
    """Lines of YAML for the rows of a part: each prescribed row, or one row to be copied; every figure ``figure``."""
    if not part.rows:
        yield from _entry(_cells(part, None, figure))
        return
    if part.spec.lap:
        yield "- nhom: Tên nhóm # mỗi nhóm (huyện, xã, lĩnh vực) lặp lại các dòng dưới đây"
    for row in part.rows:
        if row.spec.tu_do:
            yield "# Đơn vị thêm dòng của mình: mỗi dòng một mục như dưới đây, không có thì xóa."
            yield from _entry(_cells(part, None, figure))
        elif row.named and row.is_typed(part.columns):
            unit = f" ({row.spec.don_vi_tinh})" if row.spec.don_vi_tinh else ""
            yield f"- dong: {scalar(row.code)} # {row.spec.ten}{unit}"
            yield from (f"  {key}: {value} # {name}" for key, value, name in _cells(part, row, figure))


def _entry(cells: list[tuple[str, str, str]]) -> Iterator[str]:
    for number, (key, value, name) in enumerate(cells):
        yield f"{'  ' if number else '- '}{key}: {value} # {name}"


_WORDS = {"ngay": "15/01/2026", "chu": '""'}


def _cells(part: Part, row: FixedRow | None, figure: str) -> list[tuple[str, str, str]]:
    """Key, value and name of every cell that is to be typed."""
    out = []
    for column in part.filled:
        if row is not None and (column is part.label or not row.takes(column)):
            continue
        cell = row.cell(column) if row is not None else column
        if cell.worded:
            value = scalar(cell.spec.lua_chon[0]) if cell.kind == "chon" else _WORDS[cell.kind]
            out.append((column.key, "Dòng mẫu" if column is part.label else value, column.name))
        elif column.numeric and (row is not None or column.typed):
            out.append((column.key, figure, column.name))
    return out


def _signers(form: Form, margin: str) -> list[str]:
    keys = [item.key for item in form.spec.chan_bieu]
    return (
        [f"{margin[:4]}nguoi_ky: {{{', '.join(f'{key}: Họ và tên' for key in keys)}}} # ký ở cuối biểu"] if keys else []
    )
