"""The command ``check``: findings on reports, templates, or texts of any origin."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.options import JSON, LANG, PATHS
from tthc_render.cli.output import echo, finish, print_outcome


@click.command()
@PATHS
@click.option("--picky", is_flag=True, help="In cả những điều hay nhắc oan, chỉ để tham khảo.")
@JSON
@LANG
def check(paths: tuple[Path, ...], picky: bool, as_json: bool, lang: str) -> None:
    """Đọc, tính và kiểm tra các báo cáo, hoặc các mẫu trong templates/; in những chỗ cần sửa, không ghi gì.

    \b
    Ví dụ:
      tthc-render check data/so-ngoai-vu-ha-tinh/
      tthc-render check data/ --json
      tthc-render check bao-cao-nam-truoc.docx      tệp Word hay .txt bất kỳ: kiểm tra lời văn
      tthc-render check templates/                  biểu mẫu, loại báo cáo, bố cục; làm thử bài mẫu
    """
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.rendering.pipeline import FOREIGN, check_file, with_doubles
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace, report_files, template_root_of

    templates = tuple(path for path in paths if template_root_of(path))
    reports = tuple(path for path in paths if path not in templates)
    outcomes = []
    if templates:
        from tthc_render.template_checks.checker import check_templates

        for outcome in check_templates(templates):
            outcomes.append(outcome)
            if not as_json:
                print_outcome(outcome, lang)
    if reports or not templates:
        workspace = find_workspace(reports)
        library = Library(workspace)
        files = list(report_files(reports or (workspace.data,), FOREIGN))
        for path in files:
            outcome = check_file(path, library, picky=picky)
            outcomes.append(outcome)
            if not as_json:
                print_outcome(outcome, lang)
        outcomes, more = with_doubles(outcomes, files, library)
        for item in more if not as_json else ():
            echo(format_finding(item, lang), err=True)
    finish(outcomes, as_json, lang, what="mẫu" if not reports and templates else "báo cáo")
