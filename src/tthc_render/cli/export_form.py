"""The command ``export-form``: a report as a workbook to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.options import LANG
from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage


@click.command("export-form")
@click.argument("report", type=click.Path(path_type=Path), metavar="BÁO-CÁO.yaml")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Tệp .xlsx ghi ra.")
@click.option("--force", is_flag=True, help="Ghi đè tệp .xlsx đã có.")
@LANG
def export_form(report: Path, output: Path | None, force: bool, lang: str) -> None:
    """Ghi tệp Excel để điền số liệu: mỗi biểu một trang, ô tính sẵn công thức; nhập lại bằng import.

    \b
    Ví dụ:
      tthc-render export-form data/so-noi-vu/2024-Q2-kiem-soat-tthc-quy.yaml -o dien.xlsx
      tthc-render import dien.xlsx

    Ô màu vàng để điền, ô màu xám tự tính hoặc do biểu in sẵn. Số đã có trong báo cáo được điền sẵn.
    """
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Severity, format_finding
    from tthc_render.formats.writing import write_output
    from tthc_render.reports.library import Library
    from tthc_render.spreadsheets.form_workbook import form_workbook, open_report
    from tthc_render.workspace.paths import find_workspace

    if not report.is_file():
        raise WrongUsage(f"Không có tệp {report}. Ghi đường dẫn của một báo cáo, ví dụ data/so-noi-vu/2024-Q2.yaml.")
    path = output or Path(f"{report.stem}.xlsx")
    if path.suffix.lower() != ".xlsx":
        raise WrongUsage(f"-o {path}: tệp ghi ra phải có đuôi .xlsx.")
    if path.exists() and not force:
        raise WrongUsage(f"Đã có tệp {path}, có thể đang điền dở nên không ghi đè. Chọn tên khác, hoặc thêm --force.")
    library, findings = Library(find_workspace((report,))), Findings()
    opened = open_report(report, library, findings)
    data = form_workbook(opened, library, findings) if opened is not None else None
    if opened is None or data is None:
        for item in findings:
            if item.severity is Severity.ERROR:
                echo(format_finding(item, lang), err=True)
        raise FoundErrors(f"{report}: sửa các lỗi trên rồi xuất lại; chưa ghi tệp Excel.")
    write_output(path, data)
    forms = ", ".join(opened.forms) or "không có biểu"
    echo(f"{path}: {forms}. Điền các ô màu vàng, lưu lại, rồi chạy: tthc-render import {path}")
