"""The command ``docs``: the guides that come with the program."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", default="", metavar="[TÊN]")
@click.option("--open", "opened", is_flag=True, help="Mở tệp hướng dẫn bằng chương trình của máy.")
def docs(name: str, opened: bool) -> None:
    """Kê các hướng dẫn đi kèm chương trình; in một hướng dẫn, hoặc mở nó bằng --open.

    \b
    Ví dụ:
      tthc-render docs                    có những hướng dẫn nào
      tthc-render docs viet-bao-cao       đọc hướng dẫn viết báo cáo
      tthc-render docs ma-loi --open      mở bằng chương trình của máy
    """
    import difflib

    from tthc_render.diagnostics.errors import WrongUsage
    from tthc_render.workspace.paths import packaged_guides

    folder = packaged_guides()
    guides = {path.stem: path for path in sorted(folder.glob("*.md"))}
    if not name:
        for stem, guide in guides.items():
            lines = guide.read_text("utf-8").split("\n")
            click.echo(f"{stem:16} {next((line for line in lines if line.startswith('#')), '').lstrip('# ')}")
        click.echo(f"Đọc: tthc-render docs TÊN. Các tệp ở {folder}", err=True)
        if opened:
            click.launch(str(folder))
        return
    path = guides.get(name.removesuffix(".md").casefold())
    if path is None:
        near = ", ".join(difflib.get_close_matches(name, guides, n=2)) or ", ".join(guides)
        raise WrongUsage(f"Không có hướng dẫn “{name}”. Có: {near}.")
    if opened:
        click.echo(path)
        click.launch(str(path))
        return
    click.echo_via_pager(path.read_text("utf-8"))
