"""A new report type in ``templates/reports/``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tthc_render.authoring.files import PERIODS, checked_code, fill, schemas_from, write_new
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.forms.model import Form
from tthc_render.workspace.paths import Workspace


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
    return [
        write_new(folder / name, fill(name, values), workspace)
        for name in ("report.yaml", "content.md", "example.yaml")
    ]


def _appendices(forms: Mapping[str, Form]) -> str:
    if not forms:
        return ""
    rows = [f"  - {{bieu: {code}, huong: ngang}} # khổ giấy: doc hoặc ngang" for code in forms]
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
            cells = []
            for column in part.columns:
                if column.kind == "chu":
                    cells.append((column.key, "Dòng mẫu" if column is part.label else '""', column.name))
                elif column.numeric and column.formula is None:
                    cells.append((column.key, "0", column.name))
            for number, (key, value, name) in enumerate(cells):
                out.append(f"{margin}  {'- ' if number == 0 else '  '}{key}: {value} # {name}")
    return "\n".join(out)
