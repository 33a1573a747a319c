"""Files of templates that are located where nothing reads them, and where they belong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tthc_render.workspace.paths import listed

_LAYOUT_FILES: Final = frozenset({"layout.docx", "layout.html", "layout.yaml"})
_TYPE_FILES: Final = frozenset({"report.yaml", "content.md", "example.yaml"})
_HOMES: Final = ("layouts", "reports", "forms", "blocks")


def misplaced(root: Path, asked: Path) -> Iterator[tuple[Path, str]]:
    """Files of layouts, report types and forms in the wrong folder of the templates ``root``, and where they belong.

    Other YAML files directly in ``root`` may be anything; one is reported where it is the file ``asked`` for.
    """
    places = [root, *(root / name for name in _HOMES)]
    for folder in places:
        for path in listed(folder):
            right = _home(path.name, folder.name if folder != root else "") if os.path.isfile(path) else ""  # noqa: PTH113
            if right and (folder != root or path.name in _LAYOUT_FILES | _TYPE_FILES or path == asked):
                yield path, right


def _home(name: str, folder: str) -> str:
    """Where a file belongs that is directly in ``folder`` of the templates; "" if it is right there, or no template."""
    if name in _LAYOUT_FILES:
        return "templates/layouts/TÊN/ (TÊN là tên bố cục), hoặc data/MÃ/ (MÃ là mã đơn vị dùng riêng)"
    if name in _TYPE_FILES:
        return "templates/reports/LOẠI/ (LOẠI là mã loại báo cáo)"
    if name.endswith((".yaml", ".yml")) and not name.startswith(".") and folder in ("", "layouts", "reports"):
        return "templates/forms/ nếu là biểu mẫu, templates/blocks/ nếu là khối dùng chung"
    return ""
