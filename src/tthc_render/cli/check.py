"""The command ``check``: findings on reports, templates, or texts of any origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc_render.cli.options import JSON, LANG, PATHS
from tthc_render.cli.output import echo, finish, not_said_of_others, print_errors, print_outcome

if TYPE_CHECKING:
    from tthc_render.diagnostics.findings import Finding
    from tthc_render.rendering.outcome import Outcome
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import Workspace

LAYOUT_FILES = ("layout.docx", "layout.html", "layout.yaml")
"""Files of a layout that a unit may keep in its folder."""

_READ = {
    "vi": "{read} số đã đọc, {compared} đã đối chiếu.",
    "en": "{read} numbers read, {compared} compared.",
}


@click.command()
@PATHS
@click.option("--picky", is_flag=True, help="In cả những điều hay nhắc oan, chỉ để tham khảo.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="In cả những chỗ in khác mẫu đã khai và điều nhắc đã chấp nhận, từng chỗ một.",
)
@click.option("--summary", is_flag=True, help="Một trang cho người ký: mâu thuẫn, ngày và văn bản đáng ngờ, đã đọc gì.")
@click.option("--strict", is_flag=True, help="Còn cảnh báo chưa chấp nhận thì kết thúc với mã 1, như còn lỗi.")
@click.option(
    "--comments", is_flag=True, help="Ghi bản layout-nhan-xet.docx có lời nhận xét ở từng chỗ sai của bố cục Word."
)
@click.option("--quiet", is_flag=True, help="Chỉ in lỗi và dòng tổng kết, để chạy theo lịch (cron).")
@JSON
@LANG
def check(
    paths: tuple[Path, ...],
    picky: bool,
    everything: bool,
    summary: bool,
    strict: bool,
    comments: bool,
    quiet: bool,
    as_json: bool,
    lang: str,
) -> None:
    """Đọc, tính và kiểm tra các báo cáo, hoặc các mẫu trong templates/; in những chỗ cần sửa, không ghi gì.

    \b
    Ví dụ:
      tthc-render check data/so-ngoai-vu-ha-tinh/
      tthc-render check data/ --json
      tthc-render check data/so-ngoai-vu-ha-tinh/ --summary
      tthc-render check bao-cao-nam-truoc.docx      tệp Word hay .txt bất kỳ: kiểm tra lời văn
      tthc-render check templates/                  biểu mẫu, loại báo cáo, bố cục; làm thử bài mẫu
      tthc-render check templates/layouts/rieng --comments    và ghi lời nhận xét vào bản sao của layout.docx
    """
    from tthc_render.cli.summary import limit_lines, summary_lines
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.prose.tally import Tally
    from tthc_render.rendering.outcome import exit_code_of, told_once
    from tthc_render.rendering.pipeline import FOREIGN, check_file, with_doubles
    from tthc_render.rendering.report_limits import checked_within_limits
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace, is_document, report_files, template_root_of

    def tell(outcome: Outcome) -> None:
        if quiet:
            print_errors(outcome, lang)
        else:
            print_outcome(outcome, lang, everything=everything)

    templates = tuple(path for path in paths if template_root_of(path))
    reports = tuple(path for path in paths if path not in templates)
    outcomes = []
    notes: list[Finding] = []
    besides = 0  # outcomes of templates and layouts, which are no reports
    if templates:
        from tthc_render.template_checks.checker import check_templates

        for outcome in check_templates(templates):
            outcomes.append(outcome)
            if not as_json:
                tell(outcome)
    if reports or not templates:
        workspace = find_workspace(reports)
        layouts = tuple(path for path in reports if path.name in LAYOUT_FILES)
        for outcome in _unit_layouts(reports or (workspace.data,), workspace):
            outcomes.append(outcome)
            if not (as_json or summary):
                tell(outcome)
        reports = tuple(path for path in reports if path not in layouts)
        if layouts and not reports:
            if comments:
                _write_comments(layouts, outcomes, workspace, lang)
            finish(outcomes, as_json, lang, strict=strict, what="mẫu")
            return
        besides = len(outcomes)
        library = Library(workspace)
        files = list(report_files(reports or (workspace.data,), FOREIGN))
        library.reports.add_named(files)
        tallies = [Tally() for _ in files]

        def checked() -> Iterator[Outcome]:
            for path, tally in zip(files, tallies, strict=True):
                checking = partial(check_file, path, library, picky=picky, tally=tally)
                yield checked_within_limits(checking, workspace.shown(path))

        for outcome in told_once(checked()):
            outcomes.append(outcome)
            if not (as_json or summary):
                tell(outcome)
        if summary and not as_json:
            for line in summary_lines(list(zip(outcomes[-len(files) :], tallies, strict=True)), lang):
                echo(line)
        elif tallies and not (as_json or quiet):
            read, compared = sum(tally.read for tally in tallies), sum(tally.compared for tally in tallies)
            echo(_READ[lang].format(read=read, compared=compared), err=True)
            for line in limit_lines(tallies, lang):
                echo(line, err=True)
        outcomes, more = with_doubles(outcomes, files, library)
        notes = [*_of_the_registry(library, files), *library.reports.backups(reports)]
        folders = [path for path in reports if path.is_dir()]
        if (folders or not reports) and not any(is_document(path) for path in files):
            notes += library.reports.unread(folders)
        for item in not_said_of_others([*more, *notes]) if not as_json else ():
            echo(format_finding(item, lang), err=True)
    if comments:
        _write_comments(paths, outcomes, find_workspace(paths), lang)
    what = "mẫu" if not reports and templates else "báo cáo"
    finish(outcomes, as_json, lang, exit_code_of(notes), strict=strict, what=what, notes=notes, besides=besides)


def _of_the_registry(library: Library, files: Sequence[Path]) -> list[Finding]:
    """Warnings on the registry of units, once for all reports, and everything on the deadlines.

    None where no report was read, or where the file is one of ``files``.
    """
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Severity
    from tthc_render.workspace.paths import DEADLINES_FILE, UNITS_FILE

    found, more = Findings(), Findings()
    read = any(path.suffix.lower() in (".yaml", ".yml") for path in files)
    if read and not any(path.name == UNITS_FILE for path in files):
        library.units(found)
    if read and not any(path.name == DEADLINES_FILE for path in files):
        library.deadlines(more)
    return [*(item for item in found if item.severity is not Severity.ERROR), *more]


def _unit_layouts(paths: tuple[Path, ...], workspace: Workspace) -> Iterator[Outcome]:
    """What is wrong with layouts that units keep beside their reports; the linter is loaded where there is one."""
    if any(path.name in LAYOUT_FILES or (path.is_dir() and _has_layout(path)) for path in paths):
        from tthc_render.template_checks.checker import check_unit_layouts

        yield from check_unit_layouts(paths, workspace)


def _write_comments(paths: tuple[Path, ...], outcomes: list[Outcome], workspace: Workspace, lang: str) -> None:
    """A commented copy beside each ``layout.docx`` of ``paths`` that has findings."""
    from tthc_render.template_checks.commented_layouts import LAYOUT, write_commented_layout

    found = [item for outcome in outcomes for item in outcome.findings]
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob(LAYOUT)))]
    written = 0
    for file in files:
        shown = workspace.shown(file)
        own = [item for item in found if item.where.file == shown or item.where.file.startswith(f"{shown} (")]
        if file.name == LAYOUT and own:
            echo(workspace.shown(write_commented_layout(file, own, lang)))
            written += 1
    if not written:
        echo("Không có tệp layout.docx nào cần lời nhận xét.", err=True)


def _has_layout(folder: Path) -> bool:
    return any(next(folder.rglob(name), None) is not None for name in LAYOUT_FILES)
