"""The record of all outputs: ``manifest.jsonl`` beside them, one JSON object a line.

A run appends what it has finished; the last line about an output counts. A line torn by a crash is left
out when reading, and its output is made again. At the end of a run the file is written anew without the
lines that no longer count, and renamed into place; what stays is copied, not read. A lock that ends with its process
keeps two runs apart.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from tthc_render.batch.entries import Entries, Entry, flat
from tthc_render.batch.issued_records import Issue, in_place, keep_records, parse_issue, recorded_issues
from tthc_render.batch.locks import exclusive
from tthc_render.batch.manifest_lines import Line, Lines, load, write_index, written
from tthc_render.diagnostics.regular_files import open_to_append
from tthc_render.formats.writing import ISSUED, write_pieces

NAME: Final = "manifest.jsonl"
LOCK_NAME: Final = ".manifest.lock"


class Manifest:
    """The manifest in the folder of the outputs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self._lines = Lines()

    def read(self) -> Entries:
        """What counts now. A report that was written again has no entry for its failure any more."""
        return self._now().entries

    def issues(self) -> list[Issue]:
        """The documents that were issued: those of the manifest, then those that only a unit's record knows.

        Of a document that was marked again only the last mark counts; of one that was moved along with its record only
        the place where it is.
        """
        lines = (parse_issue(line.what) for line in self._now().lines if isinstance(line.what, str))
        found = [*(item for item in lines if item is not None), *recorded_issues(self.folder)]
        return in_place(self.folder, {item.path: item for item in found}.values())

    def known_outputs(self, entries: Entries | None = None) -> dict[Path, str]:
        """The SHA-256 of each output that a run has written and may replace; ``ISSUED`` for issued ones.

        ``entries`` are those that `read` gives, where they are at hand.
        """
        folder = self.folder.absolute()
        found = flat(self.read() if entries is None else entries)
        known = {folder / entry.path: entry.output_hash for entry in found if entry.path}
        return known | {folder / issue.path: ISSUED for issue in self.issues()}

    def _now(self) -> Lines:
        self._lines = load(self.path, self._lines)
        return self._lines

    def append(self, entries: Iterable[Entry | Issue]) -> None:
        """Add lines and flush them to disk; all or, with an OSError, none."""
        text = "".join(f"{entry.to_line()}\n" for entry in entries)
        if not text:
            return
        with self._locked(), open_to_append(self.path) as file:
            # A run that was killed may have left half a line; the new ones must not be glued to it.
            size = file.seek(0, os.SEEK_END)
            if size and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
                text = f"\n{text}"
            try:
                file.write(text.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    file.truncate(size)
                raise

    def compact(self, is_there: Callable[[str], bool] = lambda file: True) -> tuple[Entries, list[Entry]]:
        """Write the file anew with only the lines that count, in a fixed order; what is in it then.

        Lines of reports that are not there any more go. Also gives the lines that went though their output is still
        there. Reports whose output was taken away stay: the next plan finds out.
        """
        with self._locked():
            now = self._now()
            entries = {file: formats for file, formats in now.entries.items() if is_there(file)}
            rows = sorted(
                flat(entries),
                # A failure counts beside older outputs only where it comes behind them.
                key=lambda entry: (entry.unit, entry.period, entry.report_type, entry.file, entry.format or "~"),
            )
            issues = self.issues()
            keep_records(self.folder, issues)
            kept = _lines_of([*(issue.to_line() for issue in issues), *rows], now)
            if (kept or self.path.exists()) and not now.are(kept):
                write_pieces(self.path, now.pieces(kept))
                write_index(self.path, _moved(kept))
            elif kept and not now.indexed:
                write_index(self.path, kept)
        return entries, self._orphans(now, entries)

    def _orphans(self, now: Lines, entries: Entries) -> list[Entry]:
        """The entries among the lines ``now`` that do not count any more though their output is still there."""
        paths = {entry.path for entry in flat(entries)}
        made = {(item.unit, item.period, item.report_type, item.format) for item in flat(entries) if item.path}
        left = {
            entry.path: entry
            for entry in (line.what for line in now.lines)
            if isinstance(entry, Entry)
            and entry.path
            and entry.path not in paths
            and (entry.unit, entry.period, entry.report_type, entry.format) not in made
        }
        return [entry for entry in left.values() if (self.folder / entry.path).exists()]

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Only one process at a time; the system takes the lock from a process that dies."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open_to_append(self.folder / LOCK_NAME) as file, exclusive(file):
            yield


def _lines_of(wanted: Iterable[Entry | str], now: Lines) -> list[Line]:
    """The lines of ``wanted`` where they are ``now``; of a line that is not there yet the place is none."""
    places = {line.what if isinstance(line.what, str) else id(line.what): line for line in now.lines}
    found = ((what, places.get(what if isinstance(what, str) else id(what))) for what in wanted)
    return [Line(what, 0, 0, as_written=False) if line is None else line for what, line in found]


def _moved(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines one behind the other, as we write them."""
    start = 0
    for line in lines:
        length = line.length if line.as_written else len(written(line.what))
        yield Line(line.what, start, length, as_written=True)
        start += length
