"""The lines of the manifest with their places, from the manifest or from an index of it.

The index is ``.manifest.index`` beside the manifest, made of it alone: all of each line but the words of its findings,
which are most of the manifest. It names the manifest that it was made of by size, times and inode; where they differ,
or a byte of it is another one, the manifest is read and the index made anew by the next run.
"""

from __future__ import annotations

import codecs
import contextlib
import functools
import hashlib
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Final

from tthc_render.batch.entries import LINT, Entries, Entry, as_json, counting, is_sound, parse_line
from tthc_render.batch.issued_records import parse_issue
from tthc_render.batch.kept_findings import KeptFindings
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.findings import Finding
from tthc_render.diagnostics.kinds import Kind
from tthc_render.diagnostics.regular_files import open_regular
from tthc_render.formats.writing import write_pieces

NAME: Final = ".manifest.index"
VERSION: Final = 1
LONGEST_LINE: Final = 50_000_000
PIECE: Final = 1 << 20
MAY_STAY_OPEN: Final = os.name == "posix"
"""Whether a file may have another put in its place while it is open."""
_FIELDS: Final = tuple(item.name for item in fields(Entry))
_LINT_AT: Final = _FIELDS.index("lint")
_FINDINGS_AT: Final = _FIELDS.index("findings")
_TUPLES: Final = tuple(_FIELDS.index(name) for name in ("others", "pictures", "figures"))

Stamp = tuple[int, int, int, int]
"""Size, times of change of contents and of the file's record in nanoseconds, inode."""


class OpenFile:
    """A file for reading parts of it; what has its name later is another one."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no regular file."""
        self._path = path
        with open_regular(path) as file:
            status = os.fstat(file.fileno())
            self._descriptor = os.dup(file.fileno()) if MAY_STAY_OPEN else -1
        self.stamp: Stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)

    def __del__(self) -> None:
        if getattr(self, "_descriptor", -1) >= 0:
            os.close(self._descriptor)

    def part(self, start: int, length: int) -> bytes:
        """The bytes from ``start`` on; fewer than ``length`` at the end of the file."""
        if self._descriptor >= 0:
            return os.pread(self._descriptor, length, start)
        with open_regular(self._path) as file:
            file.seek(start)
            return file.read(length)


@dataclass(frozen=True, slots=True)
class _Part:
    """A text in memory, where its file must be closed."""

    text: bytes

    def part(self, start: int, length: int) -> bytes:
        """Bytes of the text."""
        return self.text[start : start + length]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, or the text of an issue, and the place of its line; ``as_written``: as we write it, to the byte."""

    what: Entry | str
    start: int
    length: int
    as_written: bool


@dataclass(slots=True)
class Lines:
    """The lines of a manifest. ``indexed``: the index beside it has just these."""

    file: OpenFile | None = None
    lines: list[Line] = field(default_factory=list)
    indexed: bool = False
    _entries: Entries | None = None

    @property
    def size(self) -> int:
        """Bytes of the manifest."""
        return self.file.stamp[0] if self.file else 0

    @property
    def entries(self) -> Entries:
        """The entries that count."""
        if self._entries is None:
            self._entries = counting(line.what for line in self.lines if isinstance(line.what, Entry))
        return self._entries

    def are(self, wanted: Iterable[Line]) -> bool:
        """Whether the manifest is made of the lines ``wanted`` in their order, as we write them, and of no other."""
        end = 0
        for line in wanted:
            if line.start != end or not line.as_written:
                return False
            end += line.length
        return end == self.size

    def pieces(self, wanted: Iterable[Line]) -> Iterator[bytes]:
        """The bytes of a manifest of the lines ``wanted``: copied, but those that were not written as we do."""
        start = end = 0
        for line in wanted:
            if line.as_written and line.start == end:
                end += line.length
                continue
            yield from self._copied(start, end)
            if line.as_written:
                start, end = line.start, line.start + line.length
            else:
                start = end = 0
                yield written(line.what)
        yield from self._copied(start, end)

    def _copied(self, start: int, end: int) -> Iterator[bytes]:
        while self.file is not None and start < end:
            data = self.file.part(start, min(PIECE, end - start))
            if not data:
                raise RenderingFailed("Sổ ghi manifest.jsonl đã bị sửa trong khi đang chạy. Chạy lại lệnh này.")
            yield data
            start += len(data)


def written(what: Entry | str) -> bytes:
    """The line of an entry or issue as the manifest has it."""
    text = what if isinstance(what, str) else what.to_line()
    return f"{text}\n".encode("utf-8", "replace")


def load(path: Path, before: Lines | None = None) -> Lines:
    """The lines of the manifest at ``path``, none if it cannot be read.

    ``before`` are those of the same manifest some time ago: what has been appended since is read, not all of it.
    """
    try:
        file = OpenFile(path)
    except OSError:
        return Lines()
    old = before.file.stamp if before is not None and before.file is not None else None
    if before is not None and old == file.stamp:
        return before
    if before is not None and old is not None and old[3] == file.stamp[3] and old[0] <= file.stamp[0]:
        return Lines(file, [*before.lines, *_scanned(file, old[0], before.lines[-1:])])
    indexed = _indexed(path.with_name(NAME), file)
    return Lines(file, list(_scanned(file))) if indexed is None else Lines(file, indexed, indexed=True)


def _scanned(file: OpenFile, start: int = 0, last: Sequence[Line] = ()) -> Iterator[Line]:
    """The lines from ``start`` on, all of them read; ``last`` is the one before."""
    entry = next((line.what for line in last if isinstance(line.what, Entry)), None)
    for line in _raw_lines(file, start):
        text = line.removeprefix(codecs.BOM_UTF8) if not start else line
        here, start = start, start + len(line)
        words = text.removesuffix(b"\n").decode("utf-8", errors="replace")
        if '"issued"' in words[:20]:
            if issue := parse_issue(words):
                yield Line(issue.to_line(), here, len(line), written(issue.to_line()) == line)
        elif found := parse_line(words, entry):
            as_written = written(found) == line
            if as_written and isinstance(found.findings, KeptFindings) and found.findings is not _of(entry):
                found = replace(found, findings=_in_file(file, found, found.findings, here, len(line)))
            entry = found
            yield Line(found, here, len(line), as_written)


def _of(entry: Entry | None) -> Sequence[Finding]:
    return entry.findings if entry is not None else ()


def _raw_lines(file: OpenFile, start: int) -> Iterator[bytes]:
    """Line after line, however large the file is; one that is longer than any of ours in pieces."""
    held = b""
    while data := file.part(start, PIECE):
        start += len(data)
        *whole, held = (held + data).split(b"\n") if b"\n" in data else (held + data,)
        yield from (line + b"\n" for line in whole)
        if len(held) > LONGEST_LINE:
            yield held
            held = b""
    if held:
        yield held


def _in_file(file: OpenFile, entry: Entry, kept: KeptFindings, start: int, length: int) -> KeptFindings:
    """The findings of the line of ``entry`` as they are there."""
    at = start + _place_of_findings(entry, kept, length)
    return _kept(file, at, kept.length, kept.digest, kept.kinds)


def _kept(file: OpenFile, start: int, length: int, digest: str, kinds: tuple[Kind, ...]) -> KeptFindings:
    if MAY_STAY_OPEN:
        return KeptFindings.in_file(file, start, length, digest, kinds)
    return KeptFindings.in_file(_Part(file.part(start, length)), 0, length, digest, kinds)


def _place_of_findings(entry: Entry, kept: KeptFindings, length: int) -> int:
    """Where in a line of ours, which has ``length`` bytes, the text of the findings begins."""
    return length - len(f"{LINT}{as_json(entry.lint)}}}\n".encode("utf-8", "replace")) - kept.length


def write_index(path: Path, kept: Iterable[Line]) -> None:
    """Write the index of the manifest at ``path``, which has just the lines ``kept``.

    Where it cannot be written, the next run reads the manifest.
    """
    with contextlib.suppress(OSError, RenderingFailed):
        write_pieces(path.with_name(NAME), _index(OpenFile(path).stamp, kept))


def _index(stamp: Stamp, kept: Iterable[Line]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    before: Entry | None = None
    row: object = {"version": VERSION, "of": stamp}
    for line in itertools.chain([None], kept):
        if line is not None and isinstance(line.what, Entry):
            row, before = _row(line.what, before, line.length), line.what
        elif line is not None:
            row = line.what
        data = f"{as_json(row)}\n".encode("utf-8", "surrogatepass")
        digest.update(data)
        yield data
    yield digest.hexdigest().encode()


def _row(entry: Entry, before: Entry | None, length: int) -> list[object]:
    """One list: the length of the line, the fields in their order, null for what is the same as in the line before."""
    row: list[object] = [length]
    for name in _FIELDS:
        value, old = getattr(entry, name), getattr(before, name, None)
        if value == old and type(value) is type(old) and value is not None:
            row.append(None)
        elif name == "lint":
            row.append([value])
        elif isinstance(value, KeptFindings):
            kinds = [[kind.code, int(kind.accepted), kind.number] for kind in value.kinds]
            row.append([_place_of_findings(entry, value, length), value.length, value.digest, kinds])
        else:
            row.append(value)
    return row


def _indexed(path: Path, file: OpenFile) -> list[Line] | None:
    """The lines of the manifest ``file`` from its index, None if that is none of it."""
    lines: list[Line] = []
    digest = hashlib.sha256()
    before: Entry | None = None
    start = 0
    try:
        with open_regular(path) as index:
            first = index.readline(LONGEST_LINE)
            if json.loads(first) != {"version": VERSION, "of": [*file.stamp]}:
                return None
            digest.update(first)
            while (data := index.readline(LONGEST_LINE)).endswith(b"\n"):
                digest.update(data)
                line = _line(data, before, file, start)
                lines.append(line)
                before = line.what if isinstance(line.what, Entry) else before
                start += line.length
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
    return lines if data == digest.hexdigest().encode() and start == file.stamp[0] else None


def _line(data: bytes, before: Entry | None, file: OpenFile, start: int) -> Line:
    """The line at ``start`` in ``file`` that ``data`` was written of. Raises ValueError or TypeError."""
    row = json.loads(data.decode("utf-8", "surrogatepass"))
    if isinstance(row, str):
        return Line(row, start, len(written(row)), as_written=True)
    size, *row = row
    values = [getattr(before, name) if value is None else value for name, value in zip(_FIELDS, row, strict=True)]
    if row[_LINT_AT] is not None:
        [values[_LINT_AT]] = row[_LINT_AT]
    if row[_FINDINGS_AT]:
        at, length, digest, kinds = row[_FINDINGS_AT]
        values[_FINDINGS_AT] = _kept(file, start + at, length, digest, _kinds(tuple(map(tuple, kinds))))
    elif row[_FINDINGS_AT] is not None:
        values[_FINDINGS_AT] = ()
    for at in _TUPLES:
        if row[at] is not None:
            values[at] = tuple(tuple(item) if isinstance(item, list) else item for item in row[at])
    entry = Entry(*values)
    if not is_sound(entry):
        raise ValueError
    return Line(entry, start, size, as_written=True)


@functools.lru_cache(maxsize=4096)
def _kinds(rows: tuple[tuple[str, int, int], ...]) -> tuple[Kind, ...]:
    """Kinds as the index has them; many reports have the same ones."""
    return tuple(Kind(code, bool(accepted), number) for code, accepted, number in rows)
