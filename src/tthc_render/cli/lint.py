"""The command ``lint``: reads finished documents, prints what breaks the decree, ends with the worst exit code."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc_render.cli.output import echo, echo_json, printing
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import LANGUAGES, Severity, worst
from tthc_render.diagnostics.regular_files import read_regular

if TYPE_CHECKING:  # the help page of all commands must not wait for the readers
    from tthc_render.lint.results import LintReport
    from tthc_render.lint.rules import Rules
    from tthc_render.workspace.kinds import Kinds


NOT_READ = 6
"""The exit code where nothing is wrong in what was read, but a file was not judged, or not all of it was read."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP...")
@click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON thay cho bảng.")
@click.option(
    "--html", "html", type=click.Path(path_type=Path, dir_okay=False), metavar="TỆP.html",
    help="Ghi trang HTML có hình từng trang và chỗ sai được đánh dấu.",
)  # fmt: skip
@click.option("--picture", is_flag=True, help="In thử tệp Word bằng LibreOffice, bỏ điều mà trang in cho thấy là đúng.")
@click.option("--fix", is_flag=True, help="Ghi bản Word đã sửa những chỗ sửa được, tên thêm “-da-sua”.")
@click.option("--comments", is_flag=True, help="Ghi bản Word có lời nhận xét ở từng chỗ sai, tên thêm “-nhan-xet”.")
@click.option("--all", "every_rule", is_flag=True, help="In kết quả của mọi quy tắc, cả quy tắc đạt.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của thông báo.")
def lint(
    files: tuple[Path, ...],
    as_json: bool,
    html: Path | None,
    picture: bool,
    fix: bool,
    comments: bool,
    every_rule: bool,
    lang: str,
) -> None:
    """Kiểm tra thể thức văn bản Word, PDF theo Nghị định 30/2020/NĐ-CP.

    Đọc văn bản của bất kỳ ai làm ra, không sửa tệp đó. Mỗi chỗ sai được báo với trang, đoạn, giá trị trong tệp,
    giá trị phải có và điều khoản. Tệp Word không ghi trang; trang chỉ được nêu khi chắc chắn (phần đầu văn bản,
    tệp Word đã lưu chỗ ngắt trang) hoặc khi dùng --picture.

    \b
    Ví dụ:
      tthc-render lint bao-cao.docx
      tthc-render lint bao-cao.docx bao-cao.pdf --html ket-qua.html
      tthc-render lint outputs/*/*/*.pdf --json
      tthc-render lint bao-cao.docx --picture          đối chiếu với trang in (cần LibreOffice)
      tthc-render lint bao-cao.docx --fix              ghi thêm bao-cao-da-sua.docx, kê những chỗ đã sửa
      tthc-render lint bao-cao.docx --comments         ghi thêm bao-cao-nhan-xet.docx

    Dòng đầu của kết quả cho biết loại văn bản. Phần nào không đọc được thì nói ra, không gọi là sạch; bản quét và
    tệp không phải văn bản hành chính thì không chấm.

    Mã thoát: 0 sạch (có thể có cảnh báo), 1 có lỗi thể thức, 2 dùng lệnh sai, 3 có tệp không đọc được,
    6 không có lỗi nhưng có tệp không chấm hoặc chưa đọc được hết.
    """
    from tthc_render.lint.report import print_table
    from tthc_render.lint.rules import RULES_FILE, load_rules
    from tthc_render.rendering.foreign import judge
    from tthc_render.workspace.kinds import LAYOUT
    from tthc_render.workspace.kinds_file import load_kinds
    from tthc_render.workspace.paths import find_workspace

    if html is not None and html.suffix.lower() not in (".html", ".htm"):
        raise WrongUsage(f"--html {html}: tên tệp phải có đuôi .html, để không ghi đè văn bản.")
    if len(files) > 1:
        import tthc_render.prose.checker  # noqa: F401 - once for all files, each of which is read in its own child
    workspace = find_workspace(files)
    rules, kinds = load_rules(workspace.layout_file(LAYOUT, RULES_FILE)), load_kinds(workspace)
    reports: list[LintReport] = []
    unreadable: list[DataUnreadable] = []
    missing: list[str] = []
    for file in files:
        if not file.is_file():
            what = "đây là thư mục, không phải tệp" if file.is_dir() else "không có tệp này"
            missing.append(f"{file}: {what}. Kiểm tra lại tên tệp và đường dẫn.")
            continue
        try:
            report = judge(file, rules, kinds)
            reports.append(_held(file, report, kinds, lang) if picture and report.kind == "docx" else report)
        except DataUnreadable as error:
            unreadable.append(error)
    if as_json:
        echo_json(_json(reports, unreadable, lang), indent=1)
    else:
        for report in reports:
            with printing():
                print_table(report, lang, every_rule=every_rule)
    if html is not None:
        from tthc_render.formats.results import write_result
        from tthc_render.lint.html_page import PageOverview  # late: few runs draw pictures
        from tthc_render.lint.pictures import pictured
        from tthc_render.lint.report import to_html

        hashes = {report.file: hashlib.sha256(read_regular(Path(report.file))).hexdigest() for report in reports}
        day = datetime.date.today().strftime("%d/%m/%Y")
        overview = PageOverview(day, hashes, [error.message for error in unreadable])
        page = to_html([pictured(Path(report.file), report) for report in reports], lang, overview)
        write_result(html, page.encode(), page.partition("<style>")[0].encode())
    if fix or comments:
        _copies([Path(report.file) for report in reports], rules, kinds, lang, fix=fix, comments=comments)
    for problem in unreadable:
        echo(problem.message, err=True)
    if missing:
        raise WrongUsage("\n".join(missing))
    if unreadable:
        raise click.exceptions.Exit(DataUnreadable.exit_code)
    if any(worst(report.findings) is Severity.ERROR for report in reports):
        raise click.exceptions.Exit(1)
    if not all(report.is_whole for report in reports):
        raise click.exceptions.Exit(NOT_READ)


def _held(file: Path, report: LintReport, kinds: Kinds, lang: str) -> LintReport:
    """The report without what the printed pages contradict; what was dropped is said, and so is a missing printer."""
    from tthc_render.lint.page_check import held_against_page

    held = held_against_page(file, report, kinds) if report.unjudged is None else report
    if held is None:
        echo(PICTURE[lang]["none"].format(file=file), err=True)
        return report
    if held.contradicted:
        echo(PICTURE[lang]["dropped"].format(file=file, rules=", ".join(held.contradicted)), err=True)
    return held


PICTURE = {
    "vi": {
        "none": "{file}: chưa đối chiếu với trang in vì LibreOffice chưa cài hoặc không mở được tệp.",
        "dropped": "{file}: bỏ điều báo theo {rules} vì trang in cho thấy là đúng.",
    },
    "en": {
        "none": "{file}: LibreOffice is missing or could not print it, so nothing was held against its pages.",
        "dropped": "{file}: findings by {rules} were dropped, the printed page shows that they are wrong.",
    },
}


def _copies(files: list[Path], rules: Rules, kinds: Kinds, lang: str, *, fix: bool, comments: bool) -> None:
    """Write the copies that the options name, and print what was changed and what was left."""
    from tthc_render.rendering.word_copies import is_word, write_commented, write_fixed

    said = COPIES[lang]
    for file in files:
        if not is_word(file):
            echo(said["pdf"].format(file=file), err=True)
            continue
        if fix:
            copy, fixed = write_fixed(file, rules, kinds, lang)
            result = "fixed" if copy is not None else "nothing" if fixed.report.findings else "clean"
            echo(said[result].format(file=file, copy=copy), err=True)
            for change in fixed.changes:
                line = f"  {change.rule} {change.title}: {change.found} → {change.now} ({change.places})"
                echo(line, err=True)
            left = [item.message(lang) for item in fixed.report.findings]
            for message in [said["left"], *(f"  {message}" for message in left)] if left else []:
                echo(message, err=True)
        if comments:
            copy = write_commented(file, rules, kinds, lang)
            echo(said["uncommented" if copy is None else "commented"].format(file=file, copy=copy), err=True)


COPIES = {
    "vi": {
        "fixed": "Đã ghi {copy}. Những chỗ đã sửa (số chỗ):",
        "nothing": "{file}: không có chỗ nào sửa được chắc chắn nên không ghi bản sửa.",
        "left": "Còn lại, cần người sửa:",
        "clean": "{file}: không thấy lỗi nên không có gì để sửa.",
        "commented": "Đã ghi {copy}, có lời nhận xét ở từng chỗ sai.",
        "uncommented": "{file}: không có chỗ sai nào để nhận xét nên không ghi bản nhận xét.",
        "pdf": "{file}: chỉ sửa và ghi nhận xét được tệp Word.",
    },
    "en": {
        "fixed": "Wrote {copy}. Put right (places):",
        "nothing": "{file}: nothing could be put right for certain, so no copy was written.",
        "left": "Left for people to put right:",
        "clean": "{file}: no fault was found, so there is nothing to put right.",
        "uncommented": "{file}: there is no fault to comment, so no copy was written.",
        "commented": "Wrote {copy} with a comment at each place.",
        "pdf": "{file}: only Word files can be put right or commented.",
    },
}


def _json(reports: list[LintReport], unreadable: list[DataUnreadable], lang: str) -> dict[str, object]:
    from tthc_render.lint.report import to_json

    files = [to_json(report, lang) for report in reports]
    return {
        "findings": [entry for file in files for entry in file["findings"]],
        "files": [{key: value for key, value in file.items() if key != "findings"} for file in files],
        "unreadable": [error.message for error in unreadable],
    }
