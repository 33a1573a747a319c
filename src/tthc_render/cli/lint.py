"""The command ``lint``: reads finished documents, prints what breaks the decree, ends with the worst exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import LANGUAGES, Severity, worst

if TYPE_CHECKING:  # the help page of all commands must not wait for the readers
    from tthc_render.lint.linter import LintReport
    from tthc_render.lint.report import Picture
    from tthc_render.lint.subjects import Subject
    from tthc_render.readers.facts import Facts

CONVERSION_SECONDS: Final = 120


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP...")
@click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON thay cho bảng.")
@click.option(
    "--html", "html", type=click.Path(path_type=Path, dir_okay=False), metavar="TỆP.html",
    help="Ghi trang HTML có hình từng trang và chỗ sai được đánh dấu.",
)  # fmt: skip
@click.option("--all", "every_rule", is_flag=True, help="In kết quả của mọi quy tắc, cả quy tắc đạt.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của thông báo.")
def lint(files: tuple[Path, ...], as_json: bool, html: Path | None, every_rule: bool, lang: str) -> None:
    """Kiểm tra thể thức văn bản Word, PDF theo Nghị định 30/2020/NĐ-CP.

    Đọc văn bản của bất kỳ ai làm ra, không sửa gì. Mỗi chỗ sai được báo với trang, đoạn, giá trị trong tệp,
    giá trị phải có và điều khoản.

    \b
    Ví dụ:
      tthc-render lint bao-cao.docx
      tthc-render lint bao-cao.docx bao-cao.pdf --html ket-qua.html
      tthc-render lint outputs/*/*/*.pdf --json

    Mã thoát: 0 sạch (có thể có cảnh báo), 1 có lỗi thể thức, 2 dùng lệnh sai, 3 có tệp không đọc được.
    """
    from tthc_render.formats.writing import write_output
    from tthc_render.lint.linter import lint_file, load_rules
    from tthc_render.lint.report import print_table, to_html

    if html is not None and html.suffix.lower() not in (".html", ".htm"):
        raise WrongUsage(f"--html {html}: tên tệp phải có đuôi .html, để không ghi đè văn bản.")
    rules = load_rules()
    reports: list[LintReport] = []
    unreadable: list[DataUnreadable] = []
    for file in files:
        if not file.is_file():
            raise WrongUsage(f"{file}: không có tệp này. Kiểm tra lại tên tệp và đường dẫn.")
        try:
            reports.append(lint_file(file, rules))
        except DataUnreadable as error:
            unreadable.append(error)
    if as_json:
        click.echo(json.dumps(_json(reports, unreadable, lang), ensure_ascii=False, indent=1))
    else:
        for report in reports:
            print_table(report, lang, every_rule=every_rule)
    if html is not None:
        page = to_html([pictured(Path(report.file), report) for report in reports], lang)
        write_output(html, page.encode())
    for problem in unreadable:
        click.echo(problem.message, err=True)
    if unreadable:
        raise click.exceptions.Exit(DataUnreadable.exit_code)
    if any(worst(report.findings) is Severity.ERROR for report in reports):
        raise click.exceptions.Exit(1)


def pictured(path: Path, report: LintReport) -> tuple[LintReport, list[Picture]]:
    """A report with pictures of its pages.

    A DOCX is pictured through LibreOffice where that is installed; marks then stand where the same words are on
    the pages. Without it there are no pictures.
    """
    from tthc_render.lint.linter import read_facts
    from tthc_render.lint.report import pictures_of

    if report.kind == "pdf":
        return report, pictures_of(path.read_bytes(), report.file)
    pdf = converted(path)
    if pdf is None:
        return report, []
    return placed(report, read_facts(pdf, "pdf", report.file)), pictures_of(pdf, report.file)


def converted(path: Path) -> bytes | None:
    """A DOCX as PDF by LibreOffice; None if that is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        copy = Path(folder, f"van-ban{path.suffix.lower()}")
        order = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
        copy.write_bytes(path.read_bytes())
        try:
            subprocess.run([*order, folder, copy], capture_output=True, check=True, timeout=CONVERSION_SECONDS)
            return copy.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None


def _json(reports: list[LintReport], unreadable: list[DataUnreadable], lang: str) -> dict[str, Any]:
    from tthc_render.lint.report import to_json

    files = [to_json(report, lang) for report in reports]
    return {
        "findings": [entry for file in files for entry in file["findings"]],
        "files": [{"file": file["file"], "rules": file["rules"]} for file in files],
        "unreadable": [error.message for error in unreadable],
    }


def placed(report: LintReport, pages: Facts) -> LintReport:
    """``report`` on a DOCX with the pages and boxes that its words have in a PDF of it."""
    spots = [(paragraph.plain, paragraph.page, paragraph.box_pt) for paragraph in pages.paragraphs]

    def find(subject: Subject) -> Subject:
        start = subject.quote[:30].strip()
        spot = next((item for item in spots if start and item[0].startswith(start)), None)
        return subject if spot is None else replace(subject, page=spot[1], box_pt=spot[2])

    results = tuple(
        replace(
            result,
            breaks=tuple(
                replace(
                    broken,
                    subject=find(broken.subject) if broken.subject else None,
                    others=tuple(find(other) for other in broken.others),
                )
                for broken in result.breaks
            ),
        )
        for result in report.results
    )
    return replace(report, results=results, pages=pages.pages)
