"""The command ``import``: a filled-in workbook back into the report's YAML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc_render.cli.options import LANG
from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage
from tthc_render.diagnostics.regular_files import read_regular

if TYPE_CHECKING:
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.reports.library import Library
    from tthc_render.spreadsheets.changes import Changes
    from tthc_render.spreadsheets.filled import About
    from tthc_render.spreadsheets.form_workbook import OpenReport
    from tthc_render.spreadsheets.read_book import BookSheet


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--report", type=click.Path(path_type=Path), metavar="BÁO-CÁO.yaml", help="Báo cáo nhận số liệu.")
@click.option("--form", "form_code", default="", metavar="BIỂU", help="Tệp là bảng của nơi khác: các cột của biểu nào.")
@click.option("--map", "columns", type=click.Path(path_type=Path), metavar="TỆP", help="Tệp ghi cột nào là cột nào.")
@click.option("-y", "--yes", is_flag=True, help="Ghi luôn, không hỏi.")
@LANG
def import_(file: Path, report: Path | None, form_code: str, columns: Path | None, yes: bool, lang: str) -> None:
    """Nhập số liệu đã điền trong tệp Excel vào tệp YAML của báo cáo; ghi chú và thứ tự trong tệp giữ nguyên.

    \b
    Ví dụ:
      tthc-render import dien.xlsx              kê các thay đổi, hỏi rồi ghi
      tthc-render import dien.xlsx --yes        ghi luôn
      tthc-render import bang.xlsx --report data/so-noi-vu/2024-Q2.yaml     bảng của nơi khác (nhiều biểu: --form MÃ)

    Mọi thay đổi được kê ra trước khi ghi. Ô tính sẵn không đọc. Có một ô không hiểu thì không ghi gì.
    """
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.reports.library import Library
    from tthc_render.spreadsheets.filled import about_of, filled_changes
    from tthc_render.spreadsheets.form_workbook import open_report
    from tthc_render.spreadsheets.read_book import read_book, understood
    from tthc_render.workspace.paths import find_workspace

    if not file.is_file():
        raise WrongUsage(f"Không có tệp {file}. Kiểm tra lại tên và thư mục.")
    sheets = read_book(file)
    about = about_of(sheets)
    library, findings = Library(find_workspace((report,) if report else ())), Findings()
    if about is None and report is not None:
        opened = open_report(report, library, findings)
        _write_table(file, sheets, report, opened, form_code, columns, findings, yes=yes, lang=lang)
        return
    if about is None:
        raise WrongUsage(
            f"{file}: không phải tệp do export-form làm ra (không có trang ẩn ghi loại báo cáo, đơn vị, kỳ). "
            "Làm tệp điền: tthc-render export-form BÁO-CÁO.yaml -o TỆP.xlsx. "
            "Nhập bảng của nơi khác: thêm --report BÁO-CÁO.yaml (báo cáo có nhiều biểu thì thêm --form BIỂU)."
        )
    path = report or _report(library, about, file)
    opened = open_report(path, library, findings)
    changes = None
    if opened is not None and is_of(about, opened, str(file), findings):
        changes = understood(file, lambda: filled_changes(sheets, about, opened, str(file), findings))
        if changes and about.values.get("bam") != opened.digest:
            findings.add("D807", opened.source.place(()))
    for item in findings:
        echo(format_finding(item, lang), err=True)
    if opened is None or changes is None or findings.blocked:
        raise FoundErrors(f"{file}: chưa ghi gì vào báo cáo.")
    _write(path, opened, changes, yes=yes, lang=lang)


def _write_table(
    file: Path,
    sheets: list[BookSheet],
    path: Path,
    opened: OpenReport | None,
    code: str,
    columns: Path | None,
    findings: Findings,
    *,
    yes: bool,
    lang: str,
) -> None:
    """A table of another office: its columns are known, or guessed and asked, and then kept beside the report."""
    from openpyxl.utils import get_column_letter

    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.formats.writing import write_output
    from tthc_render.spreadsheets.foreign import table_changes
    from tthc_render.spreadsheets.foreign_columns import (
        guessed_table,
        map_path,
        map_to_fill,
        table_by_map,
        with_new_columns,
    )
    from tthc_render.spreadsheets.foreign_drafts import drafted_names
    from tthc_render.spreadsheets.read_book import understood

    table = changes = None
    if opened is not None:
        code = code or (next(iter(opened.forms)) if len(opened.forms) == 1 else "")
        form = opened.forms.get(code)
        if form is None:
            known = ", ".join(opened.forms) or "không có biểu"
            raise WrongUsage(f"{f'--form {code}' if code else 'Thiếu --form BIỂU'}: báo cáo này có các biểu: {known}.")
        kept = map_path(path, form)
        known_file = columns or (kept if kept.is_file() else None)
        table = understood(
            file,
            lambda: table_by_map(known_file, sheets, form, findings) if known_file else guessed_table(sheets, form),
        )
        if not known_file and (table is None or not table.named):
            for line in map_to_fill(sheets, form, table):
                echo(line)
            reason = f"tên cột khác biểu {code} quá nhiều nên chưa biết cột nào là cột nào"
            if table is not None:
                reason = "chưa rõ cột nào là tên dòng"
            raise WrongUsage(
                f"{file}: {reason}. Chép các dòng trên vào tệp {kept}, ghi chữ cái của cột sau mỗi dấu hai chấm (cột "
                "không có thì xóa dòng), rồi chạy lại."
            )
        rewritten = not known_file or columns is not None
        if table is not None:
            if known_file:
                table, added, left = with_new_columns(table, form)
                for column in (*added, *left):
                    at = table.columns.get(column.key)
                    where = f"nay đọc cột {get_column_letter(at)} của bảng" if at else "không nhập"
                    echo(f"{known_file}: không có {column.key} ({column.name}) của biểu {code}: {where}.")
                rewritten = rewritten or bool(added)
            lines = table.lines()
            if not known_file:
                echo(f"{file}: đoán các cột như sau; cột không có ở đây thì không nhập:")
                for line in lines:
                    echo(f"  {line}")
                if not _agreed("Các cột trên có đúng không?", yes=yes):
                    echo(
                        f"Chưa ghi gì. Đúng thì thêm --yes; sai thì chép các dòng trên vào tệp {kept} (chưa có), "
                        "sửa chữ cái của cột, rồi chạy lại."
                    )
                    return
            changes = understood(
                file,
                lambda: table_changes(table, form, opened, str(file), findings, drafted_names(opened, table.part)),
            )
    for item in findings:
        echo(format_finding(item, lang), err=True)
    if opened is None or table is None or changes is None or findings.blocked:
        raise FoundErrors(f"{file}: chưa ghi gì vào báo cáo.")
    if rewritten:
        write_output(kept, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        echo(f"{kept}: đã ghi các cột, lần sau không hỏi lại.")
    _write(path, opened, changes, yes=yes, lang=lang)


def _agreed(question: str, *, yes: bool) -> bool:
    return yes or (sys.stdin.isatty() and click.confirm(question, default=False))


def is_of(about: About, opened: OpenReport, file: str, findings: Findings) -> bool:
    """Whether a workbook is of the report; D802 for each of type, unit and period that is another."""
    from tthc_render.diagnostics.findings import Place

    good = True
    wanted = (
        ("loai", "loại báo cáo", opened.file.loai),
        ("don_vi", "đơn vị", opened.unit.ma),
        ("ky", "kỳ", opened.period.code),
    )
    for key, name, right in wanted:
        if about.values[key] != right:
            findings.add("D802", Place(file), what=name, seen=about.values[key], wanted=right)
            good = False
    return good


def _report(library: Library, about: About, file: Path) -> Path:
    values = about.values
    path = library.reports.find(values["don_vi"], values["loai"], values["ky"])
    if path is None:
        raise WrongUsage(
            f"{file}: không thấy báo cáo {values['loai']} kỳ {values['ky']} của {values['don_vi']} trong data/. "
            "Chạy lệnh trong thư mục chứa data/, hoặc chỉ ra báo cáo: --report BÁO-CÁO.yaml"
        )
    return path


def _write(path: Path, opened: OpenReport, changes: Changes, *, yes: bool, lang: str) -> None:
    """Shows the changes and writes them after an answer."""
    from tthc_render.diagnostics.findings import Place, finding, format_finding
    from tthc_render.formats.writing import write_output
    from tthc_render.spreadsheets.changes import UnchangeableError, as_file, changed_text

    shown = opened.source.file
    if not changes:
        echo(f"{shown}: không có gì thay đổi.")
        return
    for line in changes.words:
        echo(line)
    try:
        text = changed_text(opened.source, changes)
    except UnchangeableError:
        echo(format_finding(finding("B801", Place(shown), path=shown), lang), err=True)
        raise FoundErrors(f"{shown}: chưa ghi gì.") from None
    count = len(changes.words)
    if not yes and not sys.stdin.isatty():
        echo(f"{shown}: {count} thay đổi, chưa ghi. Thêm --yes để ghi.")
        return
    if not yes and not click.confirm(f"Ghi {count} thay đổi vào {shown}?", default=False):
        echo("Chưa ghi gì.")
        return
    before = read_regular(path)
    write_output(path, as_file(text, before))
    echo(f"{shown}: đã ghi {count} thay đổi. Kiểm tra: tthc-render check {shown}")
