"""The command ``extract``: the data inside finished files, and whether their paper still says the same."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render.cli.options import JSON, LANG
from tthc_render.cli.output import echo, echo_json
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.visible import visible


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="[TỆP|THƯ MỤC]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("trich"),
    help="Thư mục ghi dữ liệu lấy ra, mỗi văn bản một thư mục con (mặc định trich).",
)
@click.option("--check", "only_check", is_flag=True, help="Chỉ đối chiếu số in với dữ liệu, không ghi gì.")
@JSON
@LANG
def extract(files: tuple[Path, ...], output: Path, only_check: bool, as_json: bool, lang: str) -> None:
    """Lấy dữ liệu kèm trong văn bản DOCX, PDF do chương trình làm ra; đối chiếu với số in trong văn bản.

    \b
    Ví dụ:
      tthc-render extract kiem-soat-tthc-quy.pdf
      tthc-render extract nhan-ve/ -o du-lieu
      tthc-render extract --check nhan-ve/*.docx

    Ghi ra: bao-cao.yaml (báo cáo như đơn vị đã nhập), so-lieu.json (số đã tính và số đã in), nhan-dang.json.
    Mã thoát 1: có tệp không kèm dữ liệu, dữ liệu bị sửa, hoặc số in khác dữ liệu; 3: có tệp không đọc được.
    """
    from tthc_render.diagnostics.findings import Severity, format_finding, worst
    from tthc_render.rendering.extraction import extract_files, files_in

    found = files_in(files)
    if not found:
        raise WrongUsage("Không có tệp .docx hay .pdf nào ở những chỗ đã nêu.")
    results = extract_files(found, None if only_check else output)
    if as_json:
        echo_json(
            {
                "findings": [item.to_json(lang) for result in results for item in result.findings],
                "files": [result.to_json() for result in results],
            },
            indent=1,
        )
    else:
        for result in results:
            file = visible(result.file)  # a line end in a name forges no line
            for item in result.findings:
                echo(format_finding(item, lang), err=True)
            if result.error:
                echo(f"{file}: {result.error}", err=True)
            if result.is_whole:
                where = f" → {visible(result.folder)}" if result.folder else ""
                echo(f"{file}: {_SAME[lang]}{where}")
    if any(result.error for result in results):
        raise click.exceptions.Exit(3)
    if worst(item for result in results for item in result.findings) is Severity.ERROR:
        raise click.exceptions.Exit(1)


_SAME = {"vi": "số in khớp với dữ liệu kèm bên trong", "en": "printed figures equal the data inside"}
