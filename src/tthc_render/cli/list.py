"""The command ``list``: what exists, and which reports are missing for a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from tthc_render.cli.output import echo, echo_json, printing
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.visible import visible
from tthc_render.workspace.paths import find_workspace

if TYPE_CHECKING:
    from tthc_render.reports.inventory import Listing

SUBJECTS: Final = ("units", "types", "forms", "periods", "missing")


@click.command("list")
@click.argument("what", type=click.Choice(SUBJECTS), required=False, metavar="[units|types|forms|periods|missing]")
@click.option("--period", default="", metavar="KỲ", help="Kỳ cần xem còn thiếu báo cáo nào, ví dụ 2024-Q2.")
@click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON thay cho bảng.")
def list_command(what: str | None, period: str, as_json: bool) -> None:
    """Kê đơn vị, loại báo cáo, biểu mẫu, kỳ đã có báo cáo; hoặc báo cáo còn thiếu của một kỳ.

    \b
    Ví dụ:
      tthc-render list                              kê tất cả
      tthc-render list forms                        các biểu mẫu dùng được
      tthc-render list missing --period 2024-Q2     đơn vị nào chưa có báo cáo quý II

    Đơn vị bị coi là thiếu khi đã có báo cáo cùng loại ở kỳ khác, khi đơn vị cùng cấp đã gửi báo cáo loại đó trong kỳ,
    hoặc khi cấp trên tổng hợp số của đơn vị đó. Tệp có mà không đọc được thì không phải là thiếu.
    """
    from tthc_render.diagnostics.findings import format_finding
    from tthc_render.reports.inventory import LISTINGS, list_missing
    from tthc_render.reports.library import Library

    library = Library(find_workspace(()))
    if what == "missing" and not period:
        raise WrongUsage("Ghi kỳ cần xem, ví dụ: tthc-render list missing --period 2024-Q2")
    if what == "missing" or (what is None and period):
        listings = {"missing": list_missing(library, period)}
    else:
        listings = {name: make(library) for name, make in LISTINGS.items() if what in (None, name)}
    if as_json:
        data = {name: [dict(row) for row in listing.rows] for name, listing in listings.items()}
        echo_json(data, indent=1)
        return
    for listing in listings.values():
        for item in listing.findings:
            echo(format_finding(item, "vi"), err=True)
        with printing():
            print_listing(listing)


def print_listing(listing: Listing) -> None:
    """A table as wide as the terminal; into a file or pipe each row is one line with all words."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    if not console.is_terminal:
        console.width = 10_000
    if not listing.rows:
        console.print(f"{listing.title}: không có.", markup=False, highlight=False)
        return
    table = Table(title=f"{listing.title} ({len(listing.rows)})", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for name in listing.columns.values():
        table.add_column(name, overflow="fold")
    for row in listing.rows:
        table.add_row(*(visible(row.get(key, "")) for key in listing.columns))
    console.print(table, markup=False, highlight=False)


list = list_command
