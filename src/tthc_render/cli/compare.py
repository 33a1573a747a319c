"""The command ``compare``: what changed between two periods."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.options import JSON, LANG
from tthc_render.cli.output import echo, echo_json
from tthc_render.cli.typed_periods import period_code
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage


@click.command()
@click.argument("first", metavar="KỲ_TRƯỚC")
@click.argument("second", metavar="KỲ_SAU")
@click.option("--unit", "units", multiple=True, metavar="MÃ", help="Chỉ so đơn vị này; dùng được nhiều lần.")
@click.option("--type", "report_type", default="", metavar="LOẠI", help="Chỉ so báo cáo thuộc loại này.")
@click.option("--rows", "every_row", is_flag=True, help="So từng dòng của biểu, không chỉ dòng tổng cộng.")
@click.option("--top", type=click.IntRange(min=1), default=30, help="Số dòng in ra (mặc định 30).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Ghi thêm trang .html có biểu đồ."
)
@JSON
@LANG
def compare(
    first: str,
    second: str,
    units: tuple[str, ...],
    report_type: str,
    every_row: bool,
    top: int,
    output: Path | None,
    as_json: bool,
    lang: str,
) -> None:
    """So số liệu của hai kỳ: số nào của đơn vị nào thay đổi, thay đổi lớn nhất in trước.

    \b
    Ví dụ:
      tthc-render compare 2024-Q1 2024-Q2
      tthc-render compare 2023-Q2 2024-Q2 --unit so-noi-vu --rows
      tthc-render compare 2024-Q1 2024-Q2 -o so-sanh.html
    """
    from tthc_render.batch.comparison import changes, compare_page, table_line, unlike_reports
    from tthc_render.batch.figures import collect, reports_of_periods
    from tthc_render.batch.progress import Progress
    from tthc_render.cli.list import print_listing
    from tthc_render.formats.results import write_result
    from tthc_render.reports.inventory import Listing
    from tthc_render.reports.library import Library
    from tthc_render.reports.rollup_record import is_rolled_up
    from tthc_render.workspace.paths import find_workspace

    codes = [period_code(first), period_code(second)]
    library = Library(find_workspace(()))
    entries = reports_of_periods(library, codes, units, report_type)
    for code in codes:
        if not any(entry.code == code for entry in entries):
            raise WrongUsage(f"Không có báo cáo nào kỳ {code}. Xem các kỳ đã có: tthc-render list periods")
    with Progress(len(entries), lang) as progress:
        rows, unread = collect(library, entries, progress.advance)
    found = changes(rows, *codes, every_row=every_row)
    rolled = {entry.shown for entry in entries if is_rolled_up(entry.path)}
    remarks = unlike_reports(rows, codes[0], codes[1], rolled)
    if output:
        write_result(
            output, compare_page(found, codes[0], codes[1], remarks).encode("utf-8"), "<title>So sánh ".encode()
        )
    if as_json:
        echo_json({"thay_doi": [item.to_json() for item in found], "chu_y": remarks})
    else:
        columns = {"don_vi": "Đơn vị", "bieu": "Biểu", "dong": "Dòng", "so": "Số", "truoc": codes[0], "sau": codes[1]}
        lines = [table_line(item) for item in found[:top]]
        names = columns | {"chenh": "Chênh", "phan_tram": "Tỷ lệ"}
        print_listing(Listing(f"Thay đổi từ {codes[0]} đến {codes[1]}", names, tuple(lines)))
        for line in remarks:
            echo(line, err=True)
        if len(found) > top:
            echo(f"Còn {len(found) - top} số thay đổi nữa: --top {len(found)}, --json, hoặc -o so-sanh.html", err=True)
        if output:
            echo(f"{output}: {len(found)} số thay đổi")
    if unread:
        words = "\n".join(f"  {item.entry.shown}: {item.words}" for item in unread)
        raise FoundErrors(f"{len(unread)} báo cáo không lấy được số nên không so:\n{words}")
