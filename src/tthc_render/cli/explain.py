"""The command ``explain``: what a code means, with a wrong and a right example."""

from __future__ import annotations

import click

from tthc_render.cli.options import LANG


@click.command()
@click.argument("codes", nargs=-1, required=True, metavar="MÃ…")
@LANG
def explain(codes: tuple[str, ...], lang: str) -> None:
    """In một mã nghĩa là gì, phải làm gì, với ví dụ sai và ví dụ đúng; cả quy tắc thể thức của lệnh lint.

    \b
    Ví dụ:
      tthc-render explain P401
      tthc-render explain NB-04b
      tthc-render explain D401 C104 --lang en
    """
    import difflib

    from tthc_render.diagnostics.errors import WrongUsage
    from tthc_render.diagnostics.findings import catalogue, explained
    from tthc_render.lint.explained_rules import explained_rule
    from tthc_render.lint.rules import RULES_FILE, load_rules
    from tthc_render.workspace.kinds import LAYOUT
    from tthc_render.workspace.paths import find_workspace

    known = catalogue()
    asked = [typed.strip() for typed in codes]
    # Rules are read only where they are asked for: a workspace may have rules of its own, and wrong ones.
    of_rules = any(code.upper() not in known for code in asked)
    try:
        rules = load_rules(find_workspace(()).layout_file(LAYOUT, RULES_FILE)) if of_rules else None
    except Exception:
        for code in asked:
            if code.upper() in known:
                click.echo(f"{explained(code.upper(), lang)}\n")
        raise
    by_name = {rule.id.casefold(): rule for rule in rules.rules} if rules else {}
    texts, unknown = [], []
    for typed in asked:
        if typed.upper() in known:
            texts.append(explained(typed.upper(), lang))
        elif rules and (rule := by_name.get(typed.casefold())):
            texts.append(explained_rule(rule, rules, lang))
        else:
            names = [*known, *(rule.id for rule in by_name.values())]
            near = ", ".join(difflib.get_close_matches(typed.upper(), names, n=3))
            unknown.append(f"Không có mã {typed}." + (f" Có phải {near}?" if near else ""))
    if texts:
        click.echo("\n\n".join(texts))
    if unknown:
        raise WrongUsage(f"{' '.join(unknown)} Mọi mã: tthc-render docs ma-loi")
