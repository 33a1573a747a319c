"""The command ``explain``: what a code means, with a wrong and a right example."""

from __future__ import annotations

import click

from tthc_render.cli.options import LANG


@click.command()
@click.argument("codes", nargs=-1, required=True, metavar="MÃ…")
@LANG
def explain(codes: tuple[str, ...], lang: str) -> None:
    """In một mã nghĩa là gì, phải làm gì, với ví dụ sai và ví dụ đúng.

    \b
    Ví dụ:
      tthc-render explain P401
      tthc-render explain D401 C104 --lang en
    """
    import difflib

    from tthc_render.diagnostics.errors import WrongUsage
    from tthc_render.diagnostics.findings import catalogue, explained

    known = catalogue()
    for number, typed in enumerate(codes):
        code = typed.strip().upper()
        if code not in known:
            near = ", ".join(difflib.get_close_matches(code, known, n=3))
            hint = f" Có phải {near}?" if near else ""
            raise WrongUsage(f"Không có mã {typed}.{hint} Mọi mã: tthc-render docs ma-loi")
        if number:
            click.echo()
        click.echo(explained(code, lang))
