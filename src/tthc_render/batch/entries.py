"""The entries of the manifest, and the lines of JSON that they are there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tthc_render.batch.issued_records import stays_inside
from tthc_render.batch.kept_findings import NONE, KeptFindings, findings_text
from tthc_render.diagnostics.findings import Finding

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
        return f"{as_json(row)[:-1]}{_FINDINGS}{findings_text(self.findings)}{LINT}{as_json(self.lint)}}}"


def as_json(value: object) -> str:
    """A value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_PLAIN: Final = (
    *("unit", "period", "report_type", "file", "format", "path", "status", "input_hash", "output_hash"),
    *("data_hash", "program", "size", "mtime_ns", "seconds", "engine", "exit_code", "error"),
)
_OFTEN: Final = ("unit", "period", "report_type", "file", "format", "status", "input_hash", "data_hash", "program")
"""What many lines have the same of."""
_FINDINGS: Final = ',"findings":'
LINT: Final = ',"lint":'
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
        found, key, lint = rest.rpartition(LINT)
        if brace and key:
            found, row = f"{{{found}", json.loads(f"{head}}}")
            row["lint"] = json.loads(lint[:-1] if lint.endswith("}") else "")
            same = before is not None and isinstance(before.findings, KeptFindings) and before.findings.text == found
            findings = before.findings if before is not None and same else _kept(found)
        else:  # written by another hand
            row = json.loads(line)
            findings = _kept(as_json(row["findings"]))
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


def is_sound(entry: Entry) -> bool:
    """Whether an entry that was not made by `parse_line` is one that this would have made."""
    return all(isinstance(getattr(entry, name), kind) for name, kind in _KINDS) and stays_inside(entry.path)


def _kept(text: str) -> Sequence[Finding]:
    return () if text == NONE else KeptFindings(text)


def agreed_in(entries: Entries) -> frozenset[str]:
    """The kinds of files whose facts readers have confirmed (`rendering.read_back`)."""
    found = (entry.lint.get("agreed") for entry in flat(entries) if isinstance(entry.lint, dict))
    return frozenset(key for key in found if isinstance(key, str) and key)


def flat(entries: Entries) -> Iterator[Entry]:
    """All entries, whichever file and format they are about."""
    return (entry for formats in entries.values() for entry in formats.values())


def counting(lines: Iterable[Entry]) -> Entries:
    """The entries that count: of two about one output the last one, and no failure of a report written since."""
    entries: Entries = {}
    for entry in lines:
        formats = entries.setdefault(entry.file, {})
        if entry.format:
            formats.pop("", None)
        formats[entry.format] = entry
    return entries
