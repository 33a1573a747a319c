"""The command ``schema``: JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.output import echo


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("schemas"), help="Thư mục ghi.")
def schema(output: Path) -> None:
    """Ghi các JSON Schema để trình soạn thảo gợi ý và kiểm tra YAML.

    \b
    Ví dụ:
      tthc-render schema
    """
    from tthc_render.authoring.editor_schemas import write_schemas
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.rendering.outcome import exit_code_of
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace

    findings = Findings()
    for path in write_schemas(Library(find_workspace(())), output, findings):
        echo(path)
    for item in findings:
        echo(format_finding(item, "vi"), err=True)
    if code := exit_code_of(findings):
        raise SystemExit(code)
