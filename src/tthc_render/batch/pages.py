"""HTML pages for the browser, filled from files beside this module; only their own script can run in them."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import Final

import jinja2

from tthc_render.diagnostics.visible import visible
from tthc_render.document.templates import layout_environment

_CHARSET: Final = '<meta charset="utf-8">'


def fill_page(path: Path, **names: object) -> str:
    """The page ``path`` filled with ``names``: values escaped, hidden signs shown, with a Content-Security-Policy."""
    template, source = _compiled(path)
    page = template.render(**names)
    meta = f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy(source)}">'
    return visible(page.replace(_CHARSET, meta, 1), lines=True)


@functools.cache
def _compiled(path: Path) -> tuple[jinja2.Template, str]:
    """A page that comes with the program, compiled, and its text."""
    source = path.read_text(encoding="utf-8")
    return layout_environment().from_string(source), source


def policy(source: str) -> str:
    """The policy of a page: its own script by its hash, its own style, nothing from elsewhere."""
    script = source.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    own = f"'sha256-{digest}'" if script else "'none'"
    return (
        f"default-src 'none'; script-src {own}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
