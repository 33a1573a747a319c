"""LibreOffice as tests use it: many files at one start, with a profile of their own."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FIRST_LIKE_WORD = (24, 2)
"""From this version on LibreOffice lays out Word files as Word does, notes included."""


@dataclass(frozen=True)
class Office:
    """LibreOffice with the profile in ``profile``; the first start is the slow one."""

    profile: Path

    def convert(self, paths: Iterable[Path], kind: str, target: Path) -> None:
        """Have files converted into ``target``, under their own names with the ending ``kind``."""
        target.mkdir(parents=True, exist_ok=True)
        place = f"-env:UserInstallation={self.profile.as_uri()}"
        command = ["soffice", place, "--headless", "--convert-to", kind, "--outdir", target, *paths]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


@functools.cache
def office_version() -> tuple[int, int]:
    """The version of LibreOffice, such as (25, 2)."""
    reported = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"LibreOffice (\d+)\.(\d+)", reported)
    assert found, reported
    return int(found[1]), int(found[2])
