"""The command ``remind``: a table of late units and whom to call."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tthc_render.cli.options import LANG, OUTPUTS
from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import WrongUsage


@click.command()
@click.argument("period", metavar="KỲ")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Tệp CSV (mặc định outputs/nhac-KỲ.csv)."
)
@OUTPUTS
@click.option("--all", "everyone", is_flag=True, help="Cả những báo cáo chưa xong mà chưa quá hạn.")
@click.option("--today", default="", metavar="NGÀY", help="Tính quá hạn theo ngày này (mặc định hôm nay).")
@LANG
def remind(period: str, output: Path | None, outputs: Path, everyone: bool, today: str, lang: str) -> None:
    """Ghi bảng CSV các đơn vị quá hạn gửi báo cáo của một kỳ, kèm người liên hệ, để nhắc.

    \b
    Ví dụ:
      tthc-render remind 2024-Q2
      tthc-render remind 2024-Q2 --all -o nhac.csv

    Hạn gửi lấy từ data/ky-han.yaml, người liên hệ từ lien_he của từng đơn vị trong data/units.yaml.
    """
    from tthc_render.batch.manifest import Manifest
    from tthc_render.batch.reminders import reminders_csv, to_remind
    from tthc_render.batch.status import overview_of
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.formats.results import write_result
    from tthc_render.reports.library import Library
    from tthc_render.vietnamese.dates import DateError, parse_date
    from tthc_render.vietnamese.periods import PeriodError, parse_period
    from tthc_render.workspace.paths import find_workspace

    try:
        asked = parse_period(period)
        day = parse_date(today) if today else date.today()
    except PeriodError as problem:
        raise WrongUsage(f"{period}: {problem.detail} Viết như: {problem.right}.") from None
    except DateError as problem:
        raise WrongUsage(f"--today {today}: {problem.detail} Viết như: {problem.right}.") from None
    library = Library(find_workspace(()))
    findings = Findings()
    deadlines = library.deadlines(findings)
    for item in findings:
        echo(format_finding(item, lang), err=True)
    if not deadlines.rules and not everyone:
        raise WrongUsage(
            "Chưa có hạn gửi nào trong data/ky-han.yaml nên không biết ai quá hạn. Thêm hạn, hoặc dùng --all."
        )
    manifest = Manifest(outputs)
    overview = overview_of(library, manifest.read(), manifest.issues(), asked)
    rows = to_remind(overview, asked.code, day, everyone=everyone)
    path = output or outputs / f"nhac-{asked.code}.csv"
    replaced = write_result(path, reminders_csv(rows, day).encode("utf-8"))
    echo(f"{path}: {len(rows)} báo cáo cần nhắc{replaced}")
