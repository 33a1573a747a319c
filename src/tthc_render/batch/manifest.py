"""The record of all outputs: ``manifest.jsonl`` beside them, one JSON object a line.

A run appends what it has finished; the last line about an output counts. A line torn by a crash is left
out when reading, and its output is made again. At the end of a run the file is written anew without the
lines that no longer count, and renamed into place. A lock that ends with its process keeps two runs apart.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tthc_render.batch.issued_records import Issue, in_place, keep_records, parse_issue, recorded_issues, stays_inside
from tthc_render.batch.kept_findings import NONE, KeptFindings, findings_text
from tthc_render.batch.locks import exclusive
from tthc_render.diagnostics.findings import Finding
from tthc_render.diagnostics.regular_files import open_regular, open_to_append
from tthc_render.formats.writing import ISSUED, write_output

NAME: Final = "manifest.jsonl"
LONGEST_LINE: Final = 50_000_000
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
    findings: Sequence[Finding] = ()
    lint: object = None

    def to_line(self) -> str:
        """The entry as one line of JSON, without the line end."""
        row: dict[str, object] = {name: getattr(self, name) for name in _PLAIN}
        row["others"] = list(self.others)
        if self.pictures or self.periods_back:
            row["pictures"], row["periods_back"] = list(self.pictures), self.periods_back
        row["figures"] = dict(self.figures)
        return f"{_json(row)[:-1]}{_FINDINGS}{findings_text(self.findings)}{_LINT}{_json(self.lint)}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_PLAIN: Final = (
    *("unit", "period", "report_type", "file", "format", "path", "status", "input_hash", "output_hash"),
    *("data_hash", "program", "size", "mtime_ns", "seconds", "engine", "exit_code", "error"),
)
_OFTEN: Final = ("unit", "period", "report_type", "file", "format", "status", "input_hash", "data_hash", "program")
"""What many lines have the same of."""
_FINDINGS: Final = ',"findings":'
_LINT: Final = ',"lint":'
_NUMBERS: Final = ("size", "mtime_ns", "seconds", "exit_code")
_KINDS: Final = tuple((name, int | float if name in _NUMBERS else str) for name in _PLAIN)
Entries = dict[str, dict[str, Entry]]
"""Entries by report file and format."""


def parse_line(line: str, before: Entry | None = None) -> Entry | None:
    """The entry in a line; None if the line is incomplete, of another program, or names a file elsewhere.

    ``before`` is the entry in the line before: what both files of a report have in common is kept once.
    """
    try:
        # A quotation mark inside of a word has a backslash before it: what looks like these keys is one.
        head, brace, rest = line.strip().partition(f"{_FINDINGS}{{")
        found, key, lint = rest.rpartition(_LINT)
        if brace and key:
            found, row = f"{{{found}", json.loads(f"{head}}}")
            row["lint"] = json.loads(lint[:-1] if lint.endswith("}") else "")
            same = before is not None and isinstance(before.findings, KeptFindings) and before.findings.text == found
            findings = before.findings if before is not None and same else _kept(found)
        else:  # written by another hand
            row = json.loads(line)
            findings = _kept(_json(row["findings"]))
        if not all(isinstance(row[name], kind) for name, kind in _KINDS) or not stays_inside(row["path"]):
            return None
        row.update((name, sys.intern(row[name])) for name in _OFTEN)
        others = tuple(row["others"])
        figures = tuple((str(name), str(value)) for name, value in row["figures"].items())
        return Entry(
            **{name: row[name] for name in _PLAIN},
            others=before.others if before is not None and before.others == others else others,
            pictures=tuple(row.get("pictures", ())),
            periods_back=int(row.get("periods_back", 0)),
            figures=before.figures if before is not None and before.figures == figures else figures,
            findings=findings,
            lint=row["lint"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _kept(text: str) -> Sequence[Finding]:
    return () if text == NONE else KeptFindings(text)


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
        found: list[Entry] = []
        for line in self._lines():
            if '"issued"' not in line[:20]:
                entry = parse_line(line, found[-1] if found else None)
                found += [entry] if entry is not None else []
        return found

    def _lines(self) -> Iterator[str]:
        """The lines one after the other, however large the file is; one that is longer than any of ours in pieces."""
        try:
            with open_regular(self.path) as file:
                first = True
                while line := file.readline(LONGEST_LINE):
                    text = line.removeprefix(codecs.BOM_UTF8) if first else line
                    first = False
                    if text := text.removesuffix(b"\n"):
                        yield text.decode("utf-8", errors="replace")
        except OSError:
            return

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
            if (kept or self.path.exists()) and not self._has(kept):
                write_output(self.path, "".join(f"{entry.to_line()}\n" for entry in kept).encode("utf-8", "replace"))
        return entries, orphans

    def _has(self, kept: Iterable[Entry | Issue]) -> bool:
        """Whether the file is these lines and no other, compared line by line."""
        with contextlib.suppress(OSError), open_regular(self.path) as file:
            wanted = (f"{entry.to_line()}\n".encode("utf-8", "replace") for entry in kept)
            return all(file.read(len(line)) == line for line in wanted) and not file.read(1)
        return False

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
