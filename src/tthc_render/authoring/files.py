"""New units and report types: small files that work at once, with comments that teach.

The texts are in ``scaffolds/``; ``@@NAME@@`` in them is filled here. Nothing that exists is ever overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats import writing
from tthc_render.vietnamese.text import slug
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.fields import is_reserved

SCAFFOLDS: Final = Path(__file__).with_name("scaffolds")
CODE: Final = re.compile(r"[A-Za-z0-9Đđ][\w.-]*")
PERIODS: Final = {
    # kind of period → the example's period
    "thang": "2024-T06",
    "quy": "2024-Q2",
    "sau_thang": "2024-6T",
    "chin_thang": "2024-9T",
    "nam": "2024",
}


def fill(name: str, values: Mapping[str, str]) -> str:
    """The scaffold ``name`` with its blanks filled; lines that become empty are left out."""
    text = (SCAFFOLDS / name).read_text(encoding="utf-8")
    out = []
    for line in text.split("\n"):
        filled = re.sub(r"@@([A-Z]+)@@", lambda found: values[found[1]], line)
        if filled != line and not filled.strip():
            continue
        out.append(filled)
    return "\n".join(out)


def checked_code(code: str, what: str) -> str:
    """``code`` if it can be the name of a file on every system; WrongUsage otherwise.

    Windows keeps some names for devices, whatever ending they have, and drops a stop at the end of a name.
    """
    if not CODE.fullmatch(code) or ".." in code or code.endswith("."):
        right = slug(code).replace("_", "-") or "so-tai-chinh"
        raise WrongUsage(
            f"{what} “{code}” không dùng được. Chỉ dùng chữ không dấu, số, gạch nối, và dấu chấm ở giữa: {right}."
        )
    if is_reserved(code):
        raise WrongUsage(
            f"{what} “{code}” không dùng được: Windows giữ tên này cho thiết bị, không tạo được tệp hay thư mục."
            f" Đặt tên khác, ví dụ {code.partition('.')[0]}-1."
        )
    return code


def write_new(path: Path, text: str, workspace: Workspace) -> Path:
    """Write a file that must not exist yet; WrongUsage if it does."""
    try:
        writing.write_new(path, text.encode("utf-8"))
    except FileExistsError as error:
        raise WrongUsage(
            f"{workspace.shown(path)} đã có; lệnh này không ghi đè. Xóa hoặc đổi tên tệp cũ trước."
        ) from error
    return path


def write_together(texts: Mapping[Path, str]) -> list[Path]:
    """Write files of a new folder, all or none; their paths."""
    with writing.all_or_none() as write:
        for path, text in texts.items():
            write(path, text.encode("utf-8"))
    return list(texts)


def schemas_from(path: Path, workspace: Workspace) -> str:
    """The folder of the editors' schemas as the modeline of ``path`` names it: ``../../schemas``."""
    depth = len(path.resolve().relative_to(workspace.root.resolve()).parts) - 1
    return "/".join([".."] * depth + ["schemas"])
