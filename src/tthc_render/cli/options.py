"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from tthc_render import LANGUAGES

OUTPUTS = Path("outputs")


def outputs_folder(typed: Path | None) -> Path:
    """The folder of the outputs: the ``typed`` one, which may be a link, else ``OUTPUTS``.

    RenderingFailed where that is a link that nobody has named.
    """
    if typed is None:
        from tthc_render.formats.writing import refuse_links

        refuse_links(Path(), OUTPUTS / "x")
    return typed or OUTPUTS


FORMATS = ("docx", "pdf")

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TỆP|THƯ MỤC]...")

LANG = click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của thông báo.")

RECEIVED = click.option(
    "--received",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="THƯ_MỤC",
    help="Lấy thêm số từ văn bản DOCX, PDF của đơn vị khác gửi về (thư mục hoặc tệp; nhiều lần được).",
)

ONLY_RECEIVED = click.option(
    "--only-received", is_flag=True, help="Với --received: chỉ tính văn bản gửi về, không tính data/."
)

JSON = click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON thay cho thông báo.")
