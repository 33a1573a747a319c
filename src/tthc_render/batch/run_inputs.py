"""Everything that a run reads: a change of any of it could give another result."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import os
from collections.abc import Iterator
from pathlib import Path

from tthc_render.batch.options import Options
from tthc_render.document.figures import named_pictures
from tthc_render.formats.fonts import font_files, font_folders
from tthc_render.reports.pictures import picture_files
from tthc_render.workspace.paths import TEMPLATES, UNITS_FILE, find_workspace, packaged_templates
from tthc_render.yaml_files.loader import bytes_of

Root = tuple[str, str]
""""tree": all files below a folder; "names": the names below it; "file": one file, which may be absent."""


def looked_at(options: Options) -> list[Root]:
    """Files and folders, each once."""
    return list(dict.fromkeys(_looked_at(options)))


def _looked_at(options: Options) -> Iterator[Root]:
    workspace = find_workspace(options.paths)
    for path in (workspace.data, *options.paths):
        yield "tree" if path.is_dir() else "file", str(path)
    for path in options.paths:
        if path.is_file():
            names = named_pictures([bytes_of(path).decode(errors="replace")])
            yield from (("file", str(picture)) for picture in picture_files(names, path.parent))
    own = workspace.root / TEMPLATES
    yield "tree" if own.is_dir() else "file", str(own)
    yield "tree", str(packaged_templates())
    yield "tree", str(options.folder)
    # A registry that appears nearer to the paths makes another workspace.
    start = Path(os.path.realpath(options.paths[0] if options.paths else Path.cwd()))
    for folder in (start, *start.parents):
        yield from (("file", str(folder / name / UNITS_FILE)) for name in ("data", "."))
        if folder == workspace.root:
            break
    package = Path(str(importlib.resources.files("tthc_render")))
    yield "tree", str(package)
    # Installing a library, or another version of one, changes the folder that it is in.
    yield from (("file", str(folder)) for folder in _library_folders())
    yield from (("file", str(path)) for path in font_files().paths)
    yield from (("names", str(folder)) for folder in font_folders() if folder.is_dir())


def _library_folders() -> Iterator[Path]:
    for name in ("click", "lxml"):
        path = importlib.metadata.distribution(name).locate_file("")
        yield Path(str(path))
