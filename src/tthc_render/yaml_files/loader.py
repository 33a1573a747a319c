"""A YAML file becomes a located tree, never a guess.

Every plain scalar stays the text that was typed; the schema decides what it means. What YAML would silently
turn into something else (anchors, aliases, tags, merge keys, a second document) is refused with its line.
The tree is built from parser events, without recursion: libyaml's own composer crashes the process on a
file of brackets.
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

import yaml

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.regular_files import head_of_regular
from tthc_render.yaml_files.encoding import decode
from tthc_render.yaml_files.links import leads_to_system
from tthc_render.yaml_files.misnamed import is_spare, right_name
from tthc_render.yaml_files.misread_lines import DASHED_KEY
from tthc_render.yaml_files.pasted import once_for_a_copy
from tthc_render.yaml_files.source import Keys, Mark, Scalar, Source, Yaml
from tthc_render.yaml_files.swallowed import swallowed
from tthc_render.yaml_files.syntax import (
    LIMITS,
    Event,
    Notes,
    Position,
    explain,
    readable,
    report_comment,
    shorten,
    wrong_dash,
)
from tthc_render.yaml_files.tabs import report_tabs

_OS_ERRORS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "D040"),
    (NotADirectoryError, "D040"),
    (IsADirectoryError, "D041"),
    (PermissionError, "D042"),
    (OSError, "D043"),
)
NOT_OPENED = frozenset({"D697", *(code for _, code in _OS_ERRORS)})
"""Findings about a file that could not be opened or read: the next time it may be."""


def read_source(path: Path, shown: str, findings: Findings) -> Source | None:
    """The file at ``path``, named ``shown`` in findings; see ``parse_source``. Never raises."""
    raw = read_bytes(path, shown, findings)
    return parse_source(raw, shown, findings) if raw is not None else None


def read_bytes(path: Path, shown: str, findings: Findings) -> bytes | None:
    """The bytes of a YAML file; None, with a finding, if it cannot be read or is named wrongly. Never raises."""
    if right := right_name(path):
        findings.add("D513" if is_spare(path) else "D508", Place(shown), right=right)
        return None
    try:
        if path.is_symlink() and path.is_dir():
            leads_up = Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(path))
            findings.add("D509" if leads_up else "D512", Place(shown), to=os.path.realpath(path))
            return None
        if leads_to_system(path):
            findings.add("D512", Place(shown), to=os.path.realpath(path))
            return None
        if path.exists() and not path.is_file():
            closed = path.is_dir() and not os.access(path, os.R_OK | os.X_OK)
            findings.add("D042" if closed else "D041", Place(shown))
            return None
        return bytes_of(path)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            findings.add("D697", Place(shown), to=os.readlink(path))  # noqa: PTH115 - as it was typed
        else:
            findings.extend([unreadable(error, shown)])
        return None
    except ValueError as error:  # a NUL in the name
        findings.add("D043", Place(shown), reason=error)
        return None


def bytes_of(path: Path, most: int = LIMITS["bytes"] + 1) -> bytes:
    """The first ``most`` bytes of a file, of all YAML that is not too large all; OSError for pipes, devices and
    links into the system, too."""
    if leads_to_system(path):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return head_of_regular(path, most)


def unreadable(error: OSError, shown: str) -> Finding:
    """Why the file named ``shown`` cannot be read: D040 to D043."""
    code = next(code for kind, code in _OS_ERRORS if isinstance(error, kind))
    return finding(code, Place(shown), reason=error.strerror or type(error).__name__)


def parse_source(raw: bytes, shown: str, findings: Findings) -> Source | None:
    """The located tree of a YAML text; all findings about it are added in the order of their places. Never raises.

    The tree comes with findings of severity error where the rest of the file can still be checked (duplicate
    keys, tabs, anchors, tags): callers must check the findings, not only the tree.
    """
    notes = Notes(shown)
    text = decode(raw, notes)
    tree = None
    if text is not None and readable(text, notes):
        tree = _parse(text, notes)
    findings.extend(once_for_a_copy(notes.sorted()))
    if tree is None or text is None or not isinstance(tree.data, dict):
        return None
    source = Source(shown, tree.data, tree.marks, text, tree.keys)
    findings.extend(swallowed(source))
    return source


# --- text → tree ------------------------------------------------------------------------------------------


class _StopError(Exception):
    """The rest of the file cannot be understood; the finding has been made."""


class _Frame:
    """An open list or mapping. ``key``: whose value comes next, None where a key is due; ``broken``: reported."""

    __slots__ = ("broken", "flow", "items", "key", "mapping", "path")

    def __init__(self, items: dict[str, Yaml] | list[Yaml], path: Keys, flow: bool) -> None:
        self.items, self.path, self.flow = items, path, flow
        self.mapping, self.broken = isinstance(items, dict), False
        self.key: str | None = None


_PLAIN: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_COLON = re.compile(r"[ \t]*:")
_GLUED = re.compile(r"[A-Za-z_]\w*:[^\s:/]")
"""A key and its value without a blank behind the colon, which is no key to YAML."""
_DIGITS = re.compile(r"-?[0-9][0-9.]*")
_DIGITS_BEHIND = re.compile(
    r"(?P<digits>[0-9]+(?:[ ]*,[ ]*[0-9]+(?=[ ]*[,}]))*)(?P<unit>[ ]*(?:%|[^\W\d_][^,:#{}\[\]\n]{0,30}?))?(?=[ ]*[,}])"
)
_SCALED = re.compile(r"[ ]*(?:nghìn|ngàn|triệu|trđ|tr|tỷ|tỉ)(?!\w)", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")


class _Tree:
    """Builds data, marks and keys from the parser's events."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text, self.notes = text, notes
        self.data: Yaml = None
        self.marks: dict[Keys, Mark] = {}
        self.keys: dict[Keys, Mark] = {}
        self.stack: list[_Frame] = []
        self.anchors: set[str] = set()
        self.aliases: set[str] = set()
        self.nodes = self.documents = self.split_to = 0
        self.whole = True
        self.decomposed = not unicodedata.is_normalized("NFC", text)
        self.comments = " #" in text or "\t#" in text
        self.tabs = "\t" in text
        self.exempt: list[tuple[int, int]] = []  # texts in which a tab is only a character

    def take(self, event: Event) -> None:
        kind: type[object] = type(event)
        if kind is yaml.ScalarEvent:
            self.scalar(event)
        elif kind is yaml.MappingStartEvent:
            self.open({}, event)
        elif kind is yaml.SequenceStartEvent:
            self.open([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            self.alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.document(event)

    def report(self, code: str, mark: Position, **details: object) -> None:
        self.notes.add(code, mark.line + 1, mark.column + 1, **details)

    def stop(self, code: str, mark: Position, **details: object) -> None:
        self.report(code, mark, **details)
        raise _StopError

    def document(self, event: Event) -> None:
        self.documents += 1
        if event.version or event.tags:
            self.report("D018", event.start_mark, text=self.line(event.start_mark))
        if self.documents > 1:
            self.stop("D019", event.start_mark)

    def line(self, mark: Position) -> str:
        end = self.text.find("\n", mark.index)
        return shorten(self.text[mark.index : end if end >= 0 else None])

    def node(self, event: Event) -> _Frame | None:
        """Count a node and report anchors and tags on it; the frame that it belongs to."""
        self.nodes += 1
        if self.nodes > LIMITS["nodes"]:
            self.stop("D012", event.start_mark, limit=LIMITS["nodes"])
        if event.anchor is not None:
            self.anchors.add(event.anchor)
            self.report("D015", event.start_mark, name=shorten(event.anchor))
        if event.tag is not None:
            self.report("D017", event.start_mark, text=self.line(event.start_mark))
        return self.stack[-1] if self.stack else None

    def scalar(self, event: Event) -> None:
        frame = self.node(event)
        mark = event.start_mark
        style = event.style  # "" or None for a plain scalar
        block = style == "|" or style == ">"
        if self.tabs and style:
            self.exempt.append((mark.index, event.end_mark.index))
        if frame is not None and frame.mapping and frame.key is None:
            self.key(frame, event)
            return
        text = event.value
        if not style and text in _PLAIN:
            self.put(frame, _PLAIN[text], Mark(mark.line + 1, mark.column + 1), own=bool(text))
            return
        if self.decomposed:
            text = unicodedata.normalize("NFC", text)
        line, column = mark.line + 1, mark.column + 1
        if event.tag is not None or event.anchor is not None:
            line, column = self.behind(event, line, column)
        if self.comments and not style:
            report_comment(event, self.text, self.notes)
        value = Scalar(text, bool(style) and not block, line, column, block)
        self.put(frame, value, Mark(line, column, block))

    def behind(self, event: Event, line: int, column: int) -> tuple[int, int]:
        """The place of a scalar behind its anchor or tag, on the same line."""
        found = re.compile(r"(?:[&!]\S*[ ]+)+").match(self.text, event.start_mark.index)
        return (line, column + len(found.group())) if found else (line, column)

    def key(self, frame: _Frame, event: Event) -> None:
        mark, name = event.start_mark, event.value
        if self.decomposed:
            name = unicodedata.normalize("NFC", name)
        path = (*frame.path, name)
        here = Mark(mark.line + 1, mark.column + 1)
        if not name and not event.style:
            self.report("D039", mark)
        elif name == "<<" and not event.style:
            self.report("D020", mark)
        elif not event.style and not frame.flow and (sign := DASHED_KEY.match(f"{name}:")):
            if not frame.broken:
                self.report("D045", mark, **wrong_dash(sign, self.text[mark.index :].partition("\n")[0]))
            frame.broken = True
        elif isinstance(frame.items, dict) and name in frame.items:
            values = self.both_values(frame.items[name], event)
            self.report("D014", mark, key=shorten(name), first=self.keys[path].line, values=values)
            frame.broken = True
        if name and not _COLON.match(self.text, event.end_mark.index):
            explicit = self.text[max(0, mark.index - LIMITS["shown"]) : mark.index].rstrip().endswith("?")
            if frame.flow and self.split_number(frame, mark):
                frame.broken = True
            elif frame.flow or explicit:
                glued = _GLUED.match(name) if frame.flow else None
                code = "D026" if glued else "D022" if frame.flow else "D021"
                self.report(code, mark, key=shorten(name), text=shorten(name))
                frame.broken = frame.flow
        self.keys.setdefault(path, here)
        frame.key = name

    def both_values(self, first: Yaml, again: Event) -> str:
        """The values of a key that is typed twice, ``": 12 / 21"``; "" where one of them is not on one line."""
        line = self.text[again.end_mark.index :].split("\n", 1)[0]
        found = re.match(r"\s*:\s+([^\s#{}\[\]|>&*!][^#{}\[\],]*)", line)
        if not found or not isinstance(first, str) or "\n" in first:
            return ""
        return f": {shorten(first)} / {shorten(found[1].strip())}"

    def split_number(self, frame: _Frame, mark: Position) -> bool:
        """Whether ``mark`` is within a number such as ``1,512``, which braces split: D044, once.

        What the cell says is then not known: it is empty.
        """
        if mark.index < self.split_to:
            return True
        rest = _DIGITS_BEHIND.match(self.text, mark.index)
        last = next(reversed(frame.items), "") if isinstance(frame.items, dict) else ""
        first = frame.items[last] if isinstance(frame.items, dict) and last else None
        if rest is None or not isinstance(first, Scalar) or not _DIGITS.fullmatch(first) or first.quoted:
            return False
        written = f"{first},{rest['digits'].replace(' ', '')}"
        decimal = "." not in written and written.count(",") == 1 and self.text[mark.index - 1] == ","
        if not _THOUSANDS.fullmatch(written) and not decimal:
            return False
        right = re.sub("[.,]", "", written) if _THOUSANDS.fullmatch(written) else written.replace(",", ".")
        place = self.marks[(*frame.path, last)]
        unit = rest["unit"] or ""
        code = "D680" if _SCALED.match(unit) else "D044"
        self.notes.add(code, place.line, place.column, key=shorten(last), written=f"{written}{unit}", right=right)
        self.split_to = rest.end()
        if isinstance(frame.items, dict):
            frame.items[last] = None
        return True

    def put(self, frame: _Frame | None, value: Yaml, mark: Mark, own: bool = True) -> Keys:
        """Puts a value where it belongs; ``own`` is False for a value that has no character of its own."""
        if frame is None:
            path: Keys = ()
            self.data = value
        elif isinstance(frame.items, dict):
            key = frame.key or ""
            path = (*frame.path, key)
            if frame.broken and key in frame.items:
                path = (*frame.path, f"\0{key}")  # the second of two keys is left out, its places too
            else:
                frame.items |= {} if frame.broken else {key: value}
            frame.broken, frame.key = False, None
            if not own and path in self.keys:
                mark = self.keys[path]
        else:
            path = (*frame.path, len(frame.items))
            frame.items.append(value)
        self.marks[path] = mark
        return path

    def open(self, items: dict[str, Yaml] | list[Yaml], event: Event) -> None:
        frame = self.node(event)
        mark = event.start_mark
        if frame is not None and frame.mapping and frame.key is None:
            self.stop("D021", mark, key=self.line(mark))
        if len(self.stack) >= LIMITS["depth"]:
            self.stop("D011", mark, limit=LIMITS["depth"])
        path = self.put(frame, items, Mark(mark.line + 1, mark.column + 1), own=False)
        self.stack.append(_Frame(items, path, bool(event.flow_style)))

    def merge_reuse(self) -> None:
        """Keep one finding of a file that reuses values by names, not one for each name, use and merged key."""
        names = {shorten(name) for name in self.anchors}
        if self.anchors & self.aliases:
            self.notes.keep_first(
                lambda item: item.code in ("D015", "D020") or (item.code == "D016" and item.details["name"] in names)
            )

    def alias(self, event: Event) -> None:
        """Reports an alias, in whose place nothing is put."""
        frame = self.stack[-1] if self.stack else None
        self.nodes += 1
        self.aliases.add(event.anchor)
        self.report("D016", event.start_mark, name=shorten(event.anchor))
        if self.nodes > LIMITS["nodes"] or (frame is not None and frame.mapping and frame.key is None):
            raise _StopError
        self.whole = False
        self.put(frame, None, Mark(event.start_mark.line + 1, event.start_mark.column + 1))


def _parse(text: str, notes: Notes) -> _Tree | None:
    tree = _Tree(text, notes)
    broken: yaml.MarkedYAMLError | None = None
    try:
        for event in cast("Iterable[Event]", yaml.parse(text, Loader=yaml.CSafeLoader)):
            tree.take(event)
    except _StopError:
        tree.merge_reuse()
        return None
    except yaml.MarkedYAMLError as error:
        broken = error
    except yaml.YAMLError as error:  # a character that the tables above do not know
        notes.add("D035", text=shorten(str(error)))
        return None
    tree.merge_reuse()
    tabbed = report_tabs(notes, text, tree.exempt, broken) if "\t" in text else frozenset()
    if broken is not None:
        explain(broken, text, notes, tabbed)
        return None
    if not isinstance(tree.data, dict):
        mark = tree.marks.get((), Mark(1, 1))
        lines = text.split("\n")
        # The parser places an empty document behind the last line.
        line = min(mark.line, len(lines))
        found = shorten(lines[line - 1][mark.column - 1 :]) if line == mark.line else ""
        notes.add("D013" if found else "D006", line, mark.column if found else 1, found=found)
        return None
    return tree if tree.whole else None
