"""Links in the folders of users: which of them are followed, and which lead where no office keeps reports."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

SYSTEM_FOLDERS: Final = (
    *("/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/sbin", "/sys", "/usr"),
    *("/Library", "/System", "/private/etc"),
    *(r"C:\Windows", r"C:\Program Files"),
)
"""Folders of Linux, macOS and Windows in which no office keeps reports, and whose files may be devices."""
FOLDERS_MAX: Final = 5_000
"""Folders that are searched behind one link; a province has 150 units with a folder for each of a few years."""


def leads_up(link: Path) -> bool:
    """Whether a path is a link to the folder that it is in, or to one above."""
    return link.is_symlink() and Path(os.path.realpath(link.parent)).is_relative_to(os.path.realpath(link))


def leads_to_system(link: Path) -> bool:
    """Whether a link leads to a folder of the operating system, or to something in one."""
    if not link.is_symlink():
        return False
    real = Path(os.path.realpath(link))
    return any(real.is_relative_to(folder) for folder in SYSTEM_FOLDERS)


class FollowedLinks:
    """Counts the folders that a search visits behind each link."""

    def __init__(self) -> None:
        self._link_of: dict[str, str] = {}
        self._visited: dict[str, int] = {}

    def enter(self, folder: str, parent: str) -> Path | None:
        """Count ``folder``, found in ``parent``; the link that it is behind if that has led to too many."""
        link = self._link_of.get(parent) or (folder if os.path.islink(folder) else "")  # noqa: PTH114 - for each folder
        if not link:
            return None
        self._link_of[folder] = link
        self._visited[link] = self._visited.get(link, 0) + 1
        return Path(link) if self._visited[link] > FOLDERS_MAX else None
