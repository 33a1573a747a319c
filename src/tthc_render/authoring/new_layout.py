"""A layout copied into ``templates/layouts/``."""

from __future__ import annotations

from pathlib import Path

from tthc_render.authoring.files import checked_code
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import all_or_none
from tthc_render.workspace.paths import Workspace


def new_layout(workspace: Workspace, name: str, *, source: str = "nd30") -> list[Path]:
    """A copy of the layout ``source`` as ``templates/layouts/<name>``, to be edited in Word; the files written."""
    checked_code(name, "Tên bố cục")
    folder = workspace.root / "templates" / "layouts" / name
    if folder.exists():
        raise WrongUsage(f"{workspace.shown(folder)} đã có; chọn tên khác, hoặc sửa các tệp trong đó.")
    origin = workspace.layout_file(source, "layout.docx").parent
    files = [path for path in sorted(origin.iterdir()) if path.is_file()]
    copies = [folder / path.name for path in files]
    with all_or_none() as write:
        for path, copy in zip(files, copies, strict=True):
            write(copy, read_regular(path))
    return copies
