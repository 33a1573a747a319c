"""Reports under a name that is not read: saved as text, without an ending, or with a blank behind it.

Such a file is named with what to do, never passed over: its unit would be called late. Backups that editors leave
are passed over, and only counted; so is a report's text as Unicode beside the report itself.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.regular_files import head_of_regular
from tthc_render.vietnamese.old_encodings import CONVERTED
from tthc_render.yaml_files.links import leads_to_system

READ: Final = (".yaml", ".yml")
RENAMED: Final = (".yaml.txt", ".yml.txt")
"""Endings of reports that Notepad has renamed, whatever is in them."""
BACKUPS: Final = ("~", ".bak", ".old", ".orig", ".rej", ".swo", ".swp", ".tmp")
"""How names of backups end that editors leave beside a file."""
HEAD: Final = 4096
"""Bytes in which a report has its keys."""
_FIRST: Final = re.compile(r"(?:\s|#[^\n]*(?:\n|\Z)|---(?=\s))*+(?:\{|[\"']?(?:don_vi|loai|ky|van_ban)[\"']?\s*:)")
_KEY: Final = re.compile(r"(?:^|[{,])[ \t]*[\"']?(don_vi|loai|ky)[\"']?[ \t]*:(?![ \t]*\{[ \t]*[\"'\n])", re.MULTILINE)
_ENDING: Final = re.compile(r"\.ya?ml(?![^\W_])", re.IGNORECASE)


def right_name(path: Path) -> str:
    """The name that a misnamed report should have; "" for a file whose name is read, and for all that is no report."""
    name = path.name
    lower = name.lower()
    if lower.endswith(READ) or lower.endswith(BACKUPS):
        return ""
    if not lower.endswith(RENAMED) and not _is_report(path):
        return ""
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending else Path(name.strip()).stem
    return f"{stem.strip().rstrip('.')}{ending[0].lower() if ending else '.yaml'}"


def is_backup(path: Path) -> bool:
    """Is it a report under the name of a backup, with the ending of YAML before that of the backup or none?"""
    return path.name.lower().endswith(BACKUPS) and _is_report(path)


def is_converted(path: Path) -> bool:
    """Is it the text of the file beside it as Unicode, as ``convert-text`` writes it?"""
    first, _, last = path.stem.rpartition(CONVERTED)
    return not last and bool(first) and path.with_name(f"{first}{path.suffix}").exists()


def is_spare(path: Path) -> bool:
    """Is it a misnamed report beside a file that has the right name?"""
    right = right_name(path)
    return bool(right) and path.with_name(right).exists()


def _is_report(path: Path) -> bool:
    """Does a file begin as a report does? Not more than its head is read; False for what cannot be read."""
    try:
        if leads_to_system(path):
            return False
        raw = head_of_regular(path, HEAD)
    except (OSError, ValueError):
        return False
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16" if marked else "utf-8-sig", "replace").replace("\r", "\n")
    return _FIRST.match(text) is not None and len({found[1] for found in _KEY.finditer(text)}) == 3
