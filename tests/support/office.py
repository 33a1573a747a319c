"""LibreOffice as tests use it: many files at one start, with a profile of their own."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

EDITS = "Edits"
MACRO = """
Sub Replace(jobs)
  On Error GoTo Over
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  Open jobs For Input As #1
  Do While Not EOF(1)
    Line Input #1, job
    part = Split(job, " ")
    document = StarDesktop.loadComponentFromURL(part(0), "_blank", 0, hidden())
    done = False
    For number = 0 To document.TextTables.Count - 1
      table = document.TextTables.getByIndex(number)
      For Each name In table.CellNames
        cell = table.getCellByName(name)
        If Not done And cell.String = part(2) Then
          cell.String = part(3)
          done = True
        End If
      Next
    Next
    If done Then document.storeToURL(part(1), word())
    document.close(True)
  Loop
Over:
  StarDesktop.terminate
End Sub
"""
"""Edits cells as a person does; an error would open a box that nobody sees, so it ends the program."""

FIRST_LIKE_WORD = (24, 2)
"""From this version on LibreOffice lays out Word files as Word does, notes included."""


@dataclass(frozen=True)
class Office:
    """LibreOffice with the profile in ``profile``; the first start is the slow one."""

    profile: Path

    def convert(self, paths: Iterable[Path], kind: str, target: Path) -> None:
        """Have files converted into ``target``, under their own names with the ending ``kind``."""
        target.mkdir(parents=True, exist_ok=True)
        self._run("--convert-to", kind, "--outdir", str(target), *map(str, paths))

    def edit_cells(self, edits: Iterable[tuple[Path, Path, str, str]]) -> None:
        """Open each Word file, give its first table cell that says ``old`` other words, and save it as ``target``.

        ``edits`` are file, target, old words, new words; without blanks.
        """
        self._run("--terminate_after_init")  # the first start makes the profile, and would drop what is there
        basic = self.profile / "user" / "basic" / "Standard"
        basic.mkdir(parents=True, exist_ok=True)
        (basic / f"{EDITS}.xba").write_text(
            f'<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{EDITS}" '
            f'script:language="StarBasic">{escape(MACRO)}</script:module>'
        )
        (basic / "script.xlb").write_text(
            '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
            f'library:readonly="false" library:passwordprotected="false"><library:element library:name="{EDITS}"/>'
            "</library:library>"
        )
        jobs = self.profile / "edits.txt"
        jobs.write_text("".join(f"{file.as_uri()} {to.as_uri()} {old} {new}\n" for file, to, old, new in edits))
        self._run(f'macro:///Standard.{EDITS}.Replace("{jobs}")')

    def _run(self, *words: str) -> None:
        place = f"-env:UserInstallation={self.profile.as_uri()}"
        subprocess.run(["soffice", place, "--headless", *words], check=True, capture_output=True, timeout=300)


@functools.cache
def office_version() -> tuple[int, int]:
    """The version of LibreOffice, such as (25, 2)."""
    reported = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"LibreOffice (\d+)\.(\d+)", reported)
    assert found, reported
    return int(found[1]), int(found[2])
