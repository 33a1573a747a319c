"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tthc_render import LANGUAGES

_OUTPUTS = Path("outputs")


def default_outputs() -> Path:
    """``outputs`` in the current folder; beside ``data/`` where that is ``data/`` or a folder in it."""
    from tthc_render.workspace.paths import find_workspace

    here = Path(os.path.realpath(Path.cwd()))
    workspace = find_workspace(())
    inside = here.is_relative_to(os.path.realpath(workspace.data)) and workspace.root != Path.cwd()
    return Path(os.path.relpath(workspace.root, here)) / _OUTPUTS if inside else _OUTPUTS


def outputs_folder(typed: Path | None) -> Path:
    """The folder of the outputs: the ``typed`` one, which may be a link, else ``default_outputs``.

    RenderingFailed where that is a link that nobody has named.
    """
    folder = typed or default_outputs()
    if typed is None:
        from tthc_render.formats.writing import refuse_links

        refuse_links(Path(), folder / "x")
    return folder


OUTPUTS = click.option(
    "--outputs",
    type=click.Path(path_type=Path),
    default=default_outputs,
    help="Thư mục kết quả của tthc-render.",
)

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
