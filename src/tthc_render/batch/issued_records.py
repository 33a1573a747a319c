"""Issued outputs: documents that were signed or numbered and sent. They are records; nothing overwrites them.

The manifest keeps them, and so does ``phat-hanh.jsonl`` in the unit's folder of outputs: where the manifest is deleted,
or an older one restored, they are known from there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import write_output

RECORD: Final = "phat-hanh.jsonl"
"""The record beside the documents, one issue a line; paths in it are relative to its own folder."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What the manifest keeps of an issued document: which file of which report, its number, day and hash.

    ``path`` is relative to the manifest, ``data_hash`` that of the YAML file from which the document was made.
    """

    path: str
    sha256: str
    number: str
    day: str
    file: str
    unit: str
    period: str
    report_type: str
    data_hash: str

    def to_line(self) -> str:
        """The issue as one line of JSON, without the line end."""
        return json.dumps({"issued": asdict(self)}, ensure_ascii=False, separators=(",", ":"))


def parse_issue(line: str) -> Issue | None:
    """The issue in a line of the manifest; None if the line is another one, torn, or names a file elsewhere."""
    try:
        issue = Issue(**{key: str(value) for key, value in json.loads(line)["issued"].items()})
        return issue if stays_inside(issue.path) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def recorded_issues(folder: Path) -> list[Issue]:
    """The issues in the records of all units beneath the outputs' ``folder``, paths relative to ``folder``."""
    return [
        replace(issue, path=(record.parent / issue.path).relative_to(folder).as_posix())
        for record in [folder / RECORD, *sorted(folder.glob(f"*/{RECORD}"))]
        for issue in _read(record)
    ]


def keep_records(folder: Path, issues: Iterable[Issue]) -> None:
    """Add to the units' records those of ``issues`` that they do not have yet. Raises RenderingFailed."""
    known = set(recorded_issues(folder))
    missing: dict[Path, list[Issue]] = {}
    for issue in issues:
        if issue not in known:
            top, *rest = PurePosixPath(issue.path).parts
            home = folder / top if rest else folder
            own = replace(issue, path="/".join(rest) or top)
            # A folder that was moved took its record along; nothing is written through a link.
            if home.is_dir() and not (rest and home.is_symlink()):
                missing.setdefault(home / RECORD, []).append(own)
    for record, added in missing.items():
        before = read_regular(record) if record.exists() else b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write_output(record, before + "".join(f"{issue.to_line()}\n" for issue in added).encode("utf-8", "replace"))


def in_place(folder: Path, issues: Iterable[Issue]) -> list[Issue]:
    """``issues`` without those of a missing document that is also marked in another place, where it is."""
    same: dict[Issue, list[Issue]] = {}
    for issue in issues:
        same.setdefault(replace(issue, path=""), []).append(issue)
    return [
        issue
        for group in same.values()
        for there in [[item for item in group if os.path.lexists(folder / item.path)] if len(group) > 1 else group]
        for issue in there or group
    ]


def is_changed(folder: Path, issue: Issue) -> bool:
    """Whether the issued document is there and its bytes are not those that were issued."""
    with contextlib.suppress(OSError):  # what is not there or cannot be read is another finding
        return hashlib.sha256(read_regular(folder / issue.path)).hexdigest() != issue.sha256
    return False


def _read(record: Path) -> list[Issue]:
    try:
        text = read_regular(record).decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    found = (parse_issue(line) for line in text.splitlines())
    return [issue for issue in found if issue is not None]


def stays_inside(path: str) -> bool:
    """Whether a path of a record leads to a file in the folder of the record."""
    if "\0" in path or path.startswith("/"):
        return False
    return ".." not in path or ".." not in PurePosixPath(path).parts
