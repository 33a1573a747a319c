"""The data inside finished files, written out beside what is wrong with them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.printed import Difference
from tthc_render.formats.record import EmbeddedFiles
from tthc_render.formats.writing import KEPT_OF_NAME, why, write_new
from tthc_render.readers.any_file import FILE_KINDS
from tthc_render.readers.received_files import Received, is_received, read_received
from tthc_render.rendering.report_inside import fault_inside
from tthc_render.workspace.paths import everything_in

SHOWN: Final = 20
"""So many differences of one file are named."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What came of one file. ``folder`` is where its data was written, "" if nowhere."""

    file: str
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    folder: str = ""
    error: str = ""
    compared: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether there is data inside and paper says the same."""
        return self.compared and not self.findings

    def to_json(self) -> dict[str, object]:
        """For programs."""
        return {
            "file": self.file,
            "same": self.is_whole,
            "folder": self.folder,
            "error": self.error,
            "differences": [item.to_json() for item in self.differences],
        }


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The DOCX and PDF files of ``paths``, those of folders sorted; each once.

    Links to folders are followed. Pipes, devices, links that lead nowhere and folders that must not or cannot be
    searched are among them: they are named when they are read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found.setdefault(path)
            continue
        closed: list[Path] = []
        inside = [item for item in everything_in(path, closed, FILE_KINDS) if is_received(item)]
        for item in sorted([*(item for item in inside if not item.name.startswith(".")), *closed]):
            found.setdefault(item)
    return list(found)


def extract_files(files: Sequence[Path], folder: Path | None) -> list[Extracted]:
    """Read every file; with ``folder``, write the data of each that has some into a folder of its own."""
    return [_extracted(path, folder) for path in files]


def findings_on(received: Received, shown: str) -> list[Finding]:
    """What keeps the data inside a file from being trusted."""
    where = Place(shown)
    if received.damage:
        return [finding("B602", where, path=shown, why=received.damage)]
    if received.record is None:
        return [finding("B601", where, path=shown)]
    if received.not_compared:
        return [finding("B604", where, path=shown, why=received.not_compared)]
    if received.differences:
        named = [str(item) for item in received.differences[:SHOWN]]
        more = len(received.differences) - len(named)
        what = "; ".join(named) + (f"; và {more} chỗ nữa" if more else "")
        return [finding("B603", where, path=shown, what=f"{what}.")]
    return []


def _extracted(path: Path, folder: Path | None) -> Extracted:
    shown = str(path)
    try:
        received = read_received(path, shown, fault_inside)
    except DataUnreadable as error:
        return Extracted(shown, error=error.message.removeprefix(f"{shown}: "))
    try:
        written = _write(path, received.record, folder) if received.record and folder else ""
    except RenderingFailed as error:
        return Extracted(shown, tuple(findings_on(received, shown)), received.differences, error=error.message)
    except OSError as error:
        return Extracted(shown, error=f"không ghi được vào {folder} ({why(error)}).")
    return Extracted(
        shown,
        tuple(findings_on(received, shown)),
        received.differences,
        written,
        compared=received.record is not None and not received.not_compared,
    )


def _write(path: Path, record: EmbeddedFiles, folder: Path) -> str:
    """Write the files of ``record`` into the first folder that is free, or that holds these very bytes."""
    name = f"{path.stem[:KEPT_OF_NAME]}-{path.suffix[1:].lower()}"
    for number in itertools.count(1):
        place = folder / (name if number == 1 else f"{name}-{number}")
        if all(_is_same(place / file, data) for file, data in record.files.items()):
            return str(place)
        try:
            place.mkdir(parents=True)
        except FileExistsError:
            continue
        for file, data in record.files.items():
            write_new(place / file, data)
        return str(place)
    raise AssertionError("numbers never end")


def _is_same(path: Path, data: bytes) -> bool:
    return path.is_file() and read_regular(path) == data
