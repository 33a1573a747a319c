"""The command ``export``: all figures of all units for Excel and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.options import LANG, ONLY_RECEIVED, RECEIVED, outputs_folder
from tthc_render.cli.output import echo
from tthc_render.cli.received import count_received, report_refused
from tthc_render.cli.typed_periods import period_codes
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage

SUFFIXES = {"xlsx": ".xlsx", "csv": ".csv"}


@click.command()
@click.argument("periods", nargs=-1, required=True, metavar="KỲ...")
@click.option(
    "-f", "--format", "kind", type=click.Choice(tuple(SUFFIXES)), help="Loại tệp (mặc định theo đuôi của -o)."
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Tệp ghi ra.")
@click.option("--unit", "units", multiple=True, metavar="MÃ", help="Chỉ lấy đơn vị này; dùng được nhiều lần.")
@click.option("--type", "report_type", default="", metavar="LOẠI", help="Chỉ lấy báo cáo thuộc loại này.")
@RECEIVED
@ONLY_RECEIVED
@LANG
def export(
    periods: tuple[str, ...],
    kind: str | None,
    output: Path | None,
    units: tuple[str, ...],
    report_type: str,
    received: tuple[Path, ...],
    only_received: bool,
    lang: str,
) -> None:
    """Xuất số liệu của mọi đơn vị ra Excel (mỗi biểu một trang) hoặc CSV (mỗi số một dòng) để dùng tiếp.

    \b
    Ví dụ:
      tthc-render export 2024-Q2
      tthc-render export 2024-Q1 2024-Q2 -o so-lieu.xlsx
      tthc-render export 2024-Q2 -f csv --unit so-noi-vu
      tthc-render export 2024-Q2 --received nhan-ve/ --only-received

    Báo cáo không đọc được thì được kê tên, số của các báo cáo khác vẫn được xuất; mã thoát khi đó là 1.
    """
    from tthc_render.batch.export_files import tidy_csv, workbook
    from tthc_render.batch.figures import collect, reports_of_periods
    from tthc_render.batch.progress import Progress
    from tthc_render.formats.results import write_result
    from tthc_render.reports.library import Library
    from tthc_render.workspace.paths import find_workspace

    codes = period_codes(periods)
    if kind is None:
        kind = "csv" if output and output.suffix.lower() == ".csv" else "xlsx"
    if output and output.suffix.lower() != SUFFIXES[kind]:
        raise WrongUsage(f"-o {output}: tệp {kind} phải có đuôi {SUFFIXES[kind]}.")
    path = output or outputs_folder(None) / f"so-lieu-{'-'.join(codes)}{SUFFIXES[kind]}"
    library = Library(find_workspace(()))
    refused = count_received(library, received, lang, only=only_received)
    entries = reports_of_periods(library, codes, units, report_type)
    if not entries:
        raise WrongUsage(f"Không có báo cáo nào kỳ {', '.join(codes)}. Xem các kỳ đã có: tthc-render list periods")
    with Progress(len(entries), lang) as progress:
        rows, unread = collect(library, entries, progress.advance)
    data = tidy_csv(rows).encode("utf-8") if kind == "csv" else workbook(rows, unread)
    replaced = write_result(path, data)
    echo(f"{path}: {len(entries) - len(unread)} báo cáo, {sum(len(row.cells) for row in rows)} số{replaced}")
    if unread:
        lines = "\n".join(f"  {item.entry.shown}: {item.words}" for item in unread)
        raise FoundErrors(f"{len(unread)} báo cáo không lấy được số:\n{lines}")
    report_refused(refused)
