"""The command ``issue``: marks a document as issued."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import WrongUsage


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP...")
@click.option("--number", default="", metavar="SỐ", help="Số, ký hiệu văn bản (mặc định: theo báo cáo).")
@click.option(
    "--date", "day", default="", metavar="NGÀY", help="Ngày văn bản, ví dụ 20/6/2024 (mặc định: theo báo cáo)."
)
def issue(files: tuple[Path, ...], number: str, day: str) -> None:
    """Ghi nhận văn bản đã ký, đã phát hành: từ đó không lần chạy nào ghi đè; số liệu đổi sau đó sẽ được báo.

    \b
    Ví dụ:
      tthc-render issue outputs/so-noi-vu/2024-Q2/kiem-soat-tthc-quy.pdf
      tthc-render issue outputs/so-noi-vu/2024-Q2/da-ky.pdf --number 107/BC-SNV --date 20/6/2024

    Bản ký số đặt cạnh tệp mà chương trình đã tạo, hoặc thay chính tệp đó. Số, ngày và mã băm SHA-256 của văn bản được
    giữ trong sổ ghi outputs/manifest.jsonl và trong outputs/ĐƠN_VỊ/phat-hanh.jsonl.
    """
    from tthc_render.batch.mark_issued import issue_document
    from tthc_render.vietnamese.dates import DateError, format_short, parse_date

    if day:
        try:
            day = format_short(parse_date(day))
        except DateError as problem:
            raise WrongUsage(f"--date {day}: {problem.detail} Viết như: {problem.right}.") from None
    if number and len(files) > 1 and len({path.parent for path in files}) > 1:
        raise WrongUsage("--number dùng cho một văn bản (bản .docx và .pdf của nó). Chạy riêng cho từng văn bản.")
    for path in files:
        noted = issue_document(path, number, day)
        echo(f"{path}: đã phát hành, số {noted.number} ngày {noted.day}; SHA-256 {noted.sha256}")
