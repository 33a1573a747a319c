"""The record of all outputs: ``manifest.jsonl`` beside them, one JSON object a line.

A run appends what it has finished; the last line about an output counts. A line torn by a crash is left
out when reading, and its output is made again. At the end of a run the file is written anew without the
lines that no longer count, and renamed into place. A lock that ends with its process keeps two runs apart.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NotRequired, TypedDict

from tthc_render.batch.issued_records import Issue, in_place, keep_records, parse_issue, recorded_issues, stays_inside
from tthc_render.batch.locks import exclusive
from tthc_render.diagnostics.findings import Finding, Place, Severity
from tthc_render.diagnostics.regular_files import open_to_append, read_regular
from tthc_render.formats.writing import ISSUED, write_output

NAME: Final = "manifest.jsonl"
LOCK_NAME: Final = ".manifest.lock"
Status = Literal["ok", "findings", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the manifest: about one output, or (``format`` "") about a report that was not written.

    ``status``: "ok" written; "findings" kept back by errors in its data or templates; "failed" could not be
    made, so that the next run tries again. ``path`` is relative to the manifest, ``mtime_ns`` and ``size``
    are those of the output when it was written. ``engine`` says how it was made; ``lint`` what the decree's
    rules say of it; ``figures`` are the main figures of the report by name.
    """

    file: str
    unit: str
    period: str
    report_type: str
    format: str
    status: Status
    input_hash: str
    data_hash: str
    program: str = ""
    others: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    periods_back: int = 0
    figures: tuple[tuple[str, str], ...] = ()
    path: str = ""
    output_hash: str = ""
    size: int = 0
    mtime_ns: int = 0
    seconds: float = 0.0
    engine: str = ""
    exit_code: int = 0
    error: str = ""
    findings: tuple[Finding, ...] = ()
    lint: object = None

    def to_line(self) -> str:
        """The entry as one line of JSON, without the line end."""
        row: dict[str, object] = {name: getattr(self, name) for name in _PLAIN}
        row["others"] = list(self.others)
        if self.pictures or self.periods_back:
            row["pictures"], row["periods_back"] = list(self.pictures), self.periods_back
        row["figures"] = dict(self.figures)
        row["findings"] = {
            **count(self.findings),
            "list": [item.to_json() | {"details": dict(item.details)} for item in self.findings],
        }
        row["lint"] = self.lint
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


_PLAIN: Final = (
    *("unit", "period", "report_type", "file", "format", "path", "status", "input_hash", "output_hash"),
    *("data_hash", "program", "size", "mtime_ns", "seconds", "engine", "exit_code", "error"),
)
_NUMBERS: Final = ("size", "mtime_ns", "seconds", "exit_code")
_KINDS: Final = tuple((name, int | float if name in _NUMBERS else str) for name in _PLAIN)
Entries = dict[str, dict[str, Entry]]
"""Entries by report file and format."""


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings that the writer has not accepted there are of each severity, by its name."""
    found = [str(item.severity) for item in findings if not item.accepted]
    return {str(severity): found.count(str(severity)) for severity in Severity}


def parse_line(line: str) -> Entry | None:
    """The entry in a line; None if the line is incomplete, of another program, or names a file elsewhere."""
    try:
        row = json.loads(line)
        if not all(isinstance(row[name], kind) for name, kind in _KINDS) or not stays_inside(row["path"]):
            return None
        return Entry(
            **{name: row[name] for name in _PLAIN},
            others=tuple(row["others"]),
            pictures=tuple(row.get("pictures", ())),
            periods_back=int(row.get("periods_back", 0)),
            figures=tuple((str(name), str(value)) for name, value in row["figures"].items()),
            findings=tuple(_finding(item) for item in row["findings"]["list"]),
            lint=row["lint"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


class _FindingRow(TypedDict):
    code: str
    file: str
    line: int
    column: int
    details: dict[str, str]
    accepted: NotRequired[str]


def _finding(row: _FindingRow) -> Finding:
    place = Place(row["file"], row["line"], row["column"])
    return Finding(row["code"], place, dict(row["details"]), row.get("accepted", ""))


class Manifest:
    """The manifest in the folder of the outputs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME

    def read(self) -> Entries:
        """What counts now. A report that was written again has no entry for its failure any more."""
        return _counting(self._entries())

    def issues(self) -> list[Issue]:
        """The documents that were issued: those of the manifest, then those that only a unit's record knows.

        Of a document that was marked again only the last mark counts; of one that was moved along with its record only
        the place where it is.
        """
        lines = (parse_issue(line) for line in self._lines() if '"issued"' in line[:20])
        found = [*(item for item in lines if item is not None), *recorded_issues(self.folder)]
        return in_place(self.folder, {item.path: item for item in found}.values())

    def known_outputs(self, entries: Entries | None = None) -> dict[Path, str]:
        """The SHA-256 of each output that a run has written and may replace; ``ISSUED`` for issued ones.

        ``entries`` are those that `read` gives, where they are at hand.
        """
        folder = self.folder.absolute()
        found = flat(self.read() if entries is None else entries)
        written = {folder / entry.path: entry.output_hash for entry in found if entry.path}
        return written | {folder / issue.path: ISSUED for issue in self.issues()}

    def _entries(self) -> list[Entry]:
        found = (parse_line(line) for line in self._lines() if '"issued"' not in line[:20])
        return [entry for entry in found if entry is not None]

    def _lines(self) -> list[str]:
        try:
            text = read_regular(self.path).decode("utf-8-sig", errors="replace")
        except OSError:
            return []
        return [line for line in text.split("\n") if line]

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
            lines = self._entries()
            entries = {file: formats for file, formats in _counting(lines).items() if is_there(file)}
            paths = {entry.path for entry in flat(entries)}
            made = {(item.unit, item.period, item.report_type, item.format) for item in flat(entries) if item.path}
            left = {
                entry.path: entry
                for entry in lines
                if entry.path
                and entry.path not in paths
                and (entry.unit, entry.period, entry.report_type, entry.format) not in made
            }
            orphans = [entry for entry in left.values() if (self.folder / entry.path).exists()]
            rows = sorted(
                flat(entries),
                key=lambda entry: (entry.unit, entry.period, entry.report_type, entry.file, entry.format),
            )
            issues = self.issues()
            keep_records(self.folder, issues)
            kept: list[Entry | Issue] = [*issues, *rows]
            data = "".join(f"{entry.to_line()}\n" for entry in kept).encode("utf-8", "replace")
            if kept or self.path.exists():
                with contextlib.suppress(OSError):
                    if read_regular(self.path) == data:
                        return entries, orphans
                write_output(self.path, data)
        return entries, orphans

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Only one process at a time; the system takes the lock from a process that dies."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open_to_append(self.folder / LOCK_NAME) as file, exclusive(file):
            yield


def agreed_in(entries: Entries) -> frozenset[str]:
    """The kinds of files whose facts readers have confirmed (`rendering.read_back`)."""
    found = (entry.lint.get("agreed") for entry in flat(entries) if isinstance(entry.lint, dict))
    return frozenset(key for key in found if isinstance(key, str) and key)


def flat(entries: Entries) -> Iterator[Entry]:
    """All entries, whichever file and format they are about."""
    return (entry for formats in entries.values() for entry in formats.values())


def _counting(lines: Iterable[Entry]) -> Entries:
    entries: Entries = {}
    for entry in lines:
        formats = entries.setdefault(entry.file, {})
        if entry.format:
            formats.pop("", None)
        formats[entry.format] = entry
    return entries
