"""Pictures that an outline names: they lie in the folder of its layout."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Block, Figure
from tthc_render.vietnamese.text import nearest


def lint_pictures(blocks: Iterable[Block], texts: Mapping[str, str], folder: Path, shown: str) -> Iterator[Finding]:
    """T863 for each picture of an outline that is not in ``folder``, which is named ``shown``.

    ``blocks`` are those of the document that ``texts``, the outline and its blocks, were filled into.
    """
    names = [block.path for block in blocks if isinstance(block, Figure) and block.picture is None]
    for name in dict.fromkeys(names):
        path = Path(os.path.realpath(folder / name))
        if path.is_relative_to(folder.resolve()) and path.is_file():
            continue
        there = [item.name for item in folder.iterdir() if item.is_file()] if folder.is_dir() else []
        near = nearest(name.replace("\\", "/").rpartition("/")[2], there)
        said = f" Có phải “{near}”?" if near else ""
        yield finding("T863", _place(name, texts), name=name, near=said, folder=shown)


def _place(name: str, texts: Mapping[str, str]) -> Place:
    """The first line that names a picture; the outline where tags make the name."""
    for shown, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            if name in line or name.replace("\\", "\\\\") in line:
                return Place(shown, number)
    return Place(next(iter(texts), ""))
