"""Prints the Debian packages that this machine still needs, in one line; nothing where all is there.

Libraries and fonts are always looked for; arguments name more: "venv" (to make a virtual environment), "office"
(LibreOffice and poppler, for tests), "npm". Uses the standard library only, because it also runs before the
project is installed; once it is, the program's own check decides about fonts.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from pathlib import Path

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
)
FONT_FILES = {
    "times.ttf",
    "times_new_roman.ttf",
    "times new roman.ttf",
    "liberationserif-regular.ttf",
    "tinos-regular.ttf",
}
LIBRARIES = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
}
PROGRAMS = {
    "office": {
        "libreoffice-writer-nogui": "soffice",
        "libreoffice-calc-nogui": "soffice",
        "poppler-utils": "pdftotext",
    },
    "npm": {"nodejs": "node", "npm": "npm"},
}


def missing(groups: list[str]) -> list[str]:
    """Names of Debian packages."""
    wanted = [package for package, files in LIBRARIES.items() if not any(map(_loads, files))]
    if not _has_fonts():
        wanted.append("fonts-liberation2")
    if "venv" in groups and importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    for group in groups:
        wanted += [package for package, program in PROGRAMS.get(group, {}).items() if not shutil.which(program)]
    return wanted


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    try:
        from tthc_render.diagnostics.errors import TthcError
        from tthc_render.formats.fonts import check_fonts
    except ImportError:
        return any(map(_holds_a_font, FONT_FOLDERS))
    try:
        check_fonts()
    except TthcError:
        return False
    return True


def _holds_a_font(folder: str) -> bool:
    return any(
        # Debian keeps version 1 of Liberation, which lacks Vietnamese letters, in a folder of this name.
        Path(home).name != "liberation" and not FONT_FILES.isdisjoint(name.lower() for name in names)
        for home, _, names in os.walk(Path(folder).expanduser())
    )


if __name__ == "__main__":
    print(*missing(sys.argv[1:]))
