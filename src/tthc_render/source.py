"""A YAML file becomes a located tree, never a guess.

Every plain scalar stays the text that was typed; the schema decides what it means. What YAML would quietly
turn into something else (anchors, aliases, tags, merge keys, a second document) is refused with its line.
The tree is built from parser events, without recursion: libyaml's own composer crashes the process on a
file of brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tthc_render.findings import Finding, Place, Severity, finding

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, from the top of the file."""

LIMITS: Mapping[str, int] = {
    "bytes": 2_000_000,
    "depth": 50,
    "nodes": 200_000,
    "same": 20,  # findings of one code that are told for one file
    "shown": 60,  # characters of the user's text that a message repeats
}

UNREADABLE = frozenset({"D001", "D002", "D003", "D004", "D005", "D040", "D041", "D042", "D043"})
"""Codes of files that cannot be read as text at all (exit code 3)."""


class Scalar(str):
    """Text of one YAML scalar. ``quoted``: in quotes; ``block``: after ``|`` or ``>``; places from 1."""

    __slots__ = ("block", "column", "line", "quoted")
    quoted: bool
    line: int
    column: int
    block: bool

    def __new__(
        cls, text: str, quoted: bool = False, line: int = 0, column: int = 0, block: bool = False
    ) -> Scalar:
        self = super().__new__(cls, text)
        self.quoted, self.line, self.column, self.block = quoted, line, column, block
        return self

    def __reduce__(self) -> tuple[type[Scalar], tuple[str, bool, int, int, bool]]:
        return type(self), (str(self), self.quoted, self.line, self.column, self.block)


class Mark(NamedTuple):
    """Where a value stands, from 1. ``block`` is True for a text after ``|`` or ``>``."""

    line: int
    column: int
    block: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One YAML file as read.

    ``data`` holds dicts, lists, Scalars, None and truth values; all text is NFC. ``marks`` has the place of
    every value: a scalar's first character, for lists, mappings and empty values their key's if they have
    one. ``keys`` has the places of keys. ``text`` and its ``lines`` are as typed (line ends as ``\\n``), so
    columns are those that an editor shows.
    """

    file: str
    data: Any
    marks: Mapping[Keys, Mark]
    text: str
    keys: Mapping[Keys, Mark] = field(default_factory=dict)
    lines: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.text.split("\n")))

    def place(self, path: Keys) -> Place:
        """Where the value at ``path`` stands; for a value that is not there, its nearest parent."""
        for length in range(len(path), -1, -1):
            mark = self.marks.get(path[:length])
            if mark:
                return Place(self.file, mark.line, mark.column)
        return Place(self.file)

    def key_place(self, path: Keys) -> Place:
        """Where the key of ``path`` stands; without one, the place of the value."""
        mark = self.keys.get(path)
        return Place(self.file, mark.line, mark.column) if mark else self.place(path)

    def value(self, path: Keys) -> Any:
        """The data at ``path``; KeyError if there is none."""
        value = self.data
        for step in path:
            try:
                value = value[step]
            except (IndexError, TypeError):
                raise KeyError(path) from None
        return value

    def line_of(self, path: Keys, n: int) -> Place:
        """Where line ``n`` (from 0) of the text at ``path`` begins in the file; KeyError if it is no text."""
        value = self.value(path)
        if not isinstance(value, Scalar):
            raise KeyError(path)
        literal = value.block and self.lines[value.line - 1][value.column - 1] == "|"
        line, column = self._literal(value, n) if literal else self._folded(value, n)
        return Place(self.file, line, column)

    def _literal(self, value: Scalar, n: int) -> tuple[int, int]:
        first = next((line for line in self.lines[value.line :] if line.strip(" ")), "")
        text = value.lstrip("\n")
        indent = max(0, _spaces(first) - _spaces(text)) if text.strip() else 0
        return min(value.line + 1 + n, len(self.lines)), indent + 1

    def _folded(self, value: Scalar, n: int) -> tuple[int, int]:
        """The lines of the file are looked up in the text one after the other."""
        found = {0: (value.line, value.column)}
        position, end = 0, len(value.rstrip())
        start = value.line if value.block else value.line - 1
        for number, line in enumerate(self.lines[start:], start + 1):
            indent = _spaces(line)
            if not value.block and number == value.line:
                indent = value.column - 1 + value.quoted
            piece = unicodedata.normalize("NFC", line[indent:]).rstrip()
            piece = piece.rstrip("\"'") if value.quoted else piece
            at = value.find(piece, position) if piece else -1
            if piece and at < 0:
                break
            if piece:
                row = value.count("\n", 0, at)
                if row not in found or (row == 0 and position == 0):
                    found[row] = (number, indent + 1)
                position = at + len(piece)
            if position >= end:
                break
        return found[max(row for row in found if row <= max(n, 0))]


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_OS_ERRORS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "D040"),
    (NotADirectoryError, "D040"),
    (IsADirectoryError, "D041"),
    (PermissionError, "D042"),
    (OSError, "D043"),
)


def read_source(path: Path, shown: str) -> tuple[Source | None, list[Finding]]:
    """The file at ``path``, named ``shown`` in findings; see ``parse_source``. Never raises."""
    try:
        if path.exists() and not path.is_file():
            return None, [finding("D041", Place(shown))]
        with path.open("rb") as file:
            raw = file.read(LIMITS["bytes"] + 1)
    except OSError as error:
        code = next(code for kind, code in _OS_ERRORS if isinstance(error, kind))
        return None, [finding(code, Place(shown), reason=error.strerror or type(error).__name__)]
    except ValueError as error:  # a NUL in the name
        return None, [finding("D043", Place(shown), reason=error)]
    return parse_source(raw, shown)


def parse_source(raw: bytes, shown: str) -> tuple[Source | None, list[Finding]]:
    """The located tree of a YAML text and all findings about it, by place. Never raises.

    The tree comes with findings of severity error where the rest of the file can still be checked (duplicate
    keys, tabs, anchors, tags): callers must look at the findings, not only at the tree.
    """
    notes = _Notes(shown)
    text = _decode(raw, notes)
    tree = None
    if text is not None and _readable(text, notes):
        notes.text = text
        tree = _parse(text, notes)
    if tree is None or text is None:
        return None, notes.sorted()
    return Source(shown, tree.data, tree.marks, text, tree.keys), notes.sorted()


class _Notes:
    """Findings about one file; of one code no more than are useful."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.text = ""
        self.findings: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def add(self, code: str, line: int = 0, column: int = 0, **details: object) -> None:
        self.counts[code] += 1
        if self.counts[code] <= LIMITS["same"]:
            self.findings.append(finding(code, Place(self.file, line, column), **details))

    def at(self, code: str, text: str, index: int, **details: object) -> None:
        line, column = _position(text, index)
        self.add(code, line, column, **details)

    def sorted(self) -> list[Finding]:
        return sorted(self.findings, key=lambda item: (item.where, item.code))

    @property
    def bad(self) -> bool:
        return any(item.severity is Severity.ERROR for item in self.findings)


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


# --- bytes → text -----------------------------------------------------------------------------------------

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "Word/Excel (docx, xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel (doc, xls)"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_WIDE: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# Bytes that write frequent Vietnamese letters in one encoding and rare or no letters in the others.
_LEGACY: Mapping[str, frozenset[int]] = {
    "TCVN3 (ABC)": frozenset(b"\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9"),
    "VNI": frozenset(b"\xf1\xf6\xef\xf8\xf9\xfb\xe4"),
    "Windows-1258": frozenset(b"\xf0\xfd\xec\xcc\xd2\xf2\xde"),
}


def _decode(raw: bytes, notes: _Notes) -> str | None:
    """The text with line ends as ``\\n`` and without a mark at its start; None with a finding."""
    if len(raw) > LIMITS["bytes"]:
        notes.add("D001", limit=f"{LIMITS['bytes'] / 1_000_000:g}")
        return None
    for start, kind in _KINDS:
        if raw.startswith(start):
            notes.add("D002", 1, 1, kind=kind)
            return None
    for start, encoding in _WIDE:
        if raw.startswith(start):
            notes.add("D003", 1, 1, encoding=encoding)
            return None
    if b"\0" in raw:
        # UTF-16 without its mark: zeros are frequent, and stand in every second byte only.
        halves = raw[::2].count(b"\0"), raw[1::2].count(b"\0")
        if min(halves) == 0 and max(halves) * 10 > len(raw):
            notes.add("D003", 1, 1, encoding="UTF-16")
        else:
            index = raw.index(b"\0")
            notes.add("D002", raw.count(b"\n", 0, index) + 1, kind="NUL")
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _tell_encoding(raw, error.start, notes)
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _tell_encoding(raw: bytes, start: int, notes: _Notes) -> None:
    before = raw[:start].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = _position(before.decode("utf-8") + "?", len(before.decode("utf-8")))
    high = Counter(byte for byte in raw if byte > 0x7F)
    scores = {name: sum(high[byte] for byte in telling) for name, telling in _LEGACY.items()}
    likely = max(scores, key=lambda name: scores[name])
    if scores[likely] * 4 >= high.total():
        notes.add("D005", line, column, byte=f"0x{raw[start]:02X}", encoding=likely)
    else:
        notes.add("D004", line, column, byte=f"0x{raw[start]:02X}")


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd]")
_COMMENTS_ONLY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))+")


def _readable(text: str, notes: _Notes) -> bool:
    """Whether the characters can be parsed; says which cannot."""
    if not text.strip():
        notes.add("D006", 1, 1)
    elif _COMMENTS_ONLY.fullmatch(text):
        notes.add("D007", 1, 1)
    for code, pattern in (("D008", _CONTROL), ("D009", _HIDDEN)):
        for found in pattern.finditer(text):
            notes.at(code, text, found.start(), char=f"U+{ord(found.group()):04X}")
            if notes.counts[code] >= LIMITS["same"]:
                break
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        pairs = enumerate(zip(text, composed, strict=False))
        index = next((i for i, (a, b) in pairs if a != b), 0)
        notes.at("D037", text, index)
    return not notes.bad


# --- text → tree ------------------------------------------------------------------------------------------


class _Stop(Exception):
    """The rest of the file cannot be understood; the finding has been made."""


class _Frame:
    """An open list or mapping. ``key`` is the key whose value comes next, None where a key is due."""

    __slots__ = ("flow", "items", "key", "mapping", "path")

    def __init__(self, items: Any, path: Keys, flow: bool) -> None:
        self.items, self.path, self.flow = items, path, flow
        self.mapping = isinstance(items, dict)
        self.key: str | None = None


_PLAIN: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_COLON = re.compile(r"[ \t]*:")
_SWALLOWED = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
_NUMBER_LIKE = re.compile(r"[-+0-9.,:/ ]*")


class _Tree:
    """Builds data, marks and keys from the parser's events."""

    def __init__(self, text: str, notes: _Notes) -> None:
        self.text, self.notes = text, notes
        self.data: Any = None
        self.marks: dict[Keys, Mark] = {}
        self.keys: dict[Keys, Mark] = {}
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.documents = 0
        self.whole = True
        self.decomposed = not unicodedata.is_normalized("NFC", text)
        self.comments = " #" in text or "\t#" in text
        self.tabs = "\t" in text
        self.exempt: list[tuple[int, int]] = []  # texts in which a tab is only a character

    def take(self, event: Any) -> None:
        kind = type(event)
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

    def say(self, code: str, mark: Any, **details: object) -> None:
        self.notes.add(code, mark.line + 1, mark.column + 1, **details)

    def stop(self, code: str, mark: Any, **details: object) -> None:
        self.say(code, mark, **details)
        raise _Stop

    def document(self, event: Any) -> None:
        self.documents += 1
        if event.version or event.tags:
            self.say("D018", event.start_mark, text=self.line(event.start_mark))
        if self.documents > 1:
            self.stop("D019", event.start_mark)

    def line(self, mark: Any) -> str:
        end = self.text.find("\n", mark.index)
        return _short(self.text[mark.index : end if end >= 0 else None])

    def node(self, event: Any) -> _Frame | None:
        """Counts a node and refuses what is tied to it; the frame that it belongs to."""
        self.nodes += 1
        if self.nodes > LIMITS["nodes"]:
            self.stop("D012", event.start_mark, limit=LIMITS["nodes"])
        if event.anchor is not None:
            self.say("D015", event.start_mark, name=_short(event.anchor))
        if event.tag is not None:
            self.say("D017", event.start_mark, text=self.line(event.start_mark))
        return self.stack[-1] if self.stack else None

    def scalar(self, event: Any) -> None:
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
            self.comment(event)
        value = Scalar(text, bool(style) and not block, line, column, block)
        self.put(frame, value, Mark(line, column, block))

    def behind(self, event: Any, line: int, column: int) -> tuple[int, int]:
        """The place of a scalar behind its anchor or tag, on the same line."""
        found = re.compile(r"(?:[&!]\S*[ ]+)+").match(self.text, event.start_mark.index)
        return (line, column + len(found.group())) if found else (line, column)

    def comment(self, event: Any) -> None:
        """Text such as "Phòng số #3", of which YAML keeps "Phòng số"."""
        found = _SWALLOWED.match(self.text, event.end_mark.index)
        if found and not _NUMBER_LIKE.fullmatch(event.value):
            self.notes.at("D038", self.text, found.start(1), lost=_short(found[1]), kept=_short(event.value))

    def key(self, frame: _Frame, event: Any) -> None:
        mark, name = event.start_mark, event.value
        if self.decomposed:
            name = unicodedata.normalize("NFC", name)
        name = str(name)
        path = (*frame.path, name)
        here = Mark(mark.line + 1, mark.column + 1)
        if not name and not event.style:
            self.say("D039", mark)
        elif name == "<<" and not event.style:
            self.say("D020", mark)
        elif name in frame.items:
            self.say("D014", mark, key=_short(name), first=self.keys[path].line)
        if not _COLON.match(self.text, event.end_mark.index):
            explicit = self.text[max(0, mark.index - LIMITS["shown"]) : mark.index].rstrip().endswith("?")
            if frame.flow or explicit:
                self.say("D022" if frame.flow else "D021", mark, key=_short(name))
        self.keys.setdefault(path, here)
        frame.key = name

    def put(self, frame: _Frame | None, value: Any, mark: Mark, own: bool = True) -> Keys:
        """Puts a value where it belongs; ``own`` is False for a value that has no character of its own."""
        if frame is None:
            path: Keys = ()
            self.data = value
        elif frame.mapping:
            path = (*frame.path, frame.key or "")
            frame.items[frame.key] = value
            frame.key = None
            if not own:
                mark = self.keys[path]
        else:
            path = (*frame.path, len(frame.items))
            frame.items.append(value)
        self.marks[path] = mark
        return path

    def open(self, items: Any, event: Any) -> None:
        frame = self.node(event)
        mark = event.start_mark
        if frame is not None and frame.mapping and frame.key is None:
            self.stop("D021", mark, key=self.line(mark))
        if len(self.stack) >= LIMITS["depth"]:
            self.stop("D011", mark, limit=LIMITS["depth"])
        path = self.put(frame, items, Mark(mark.line + 1, mark.column + 1), own=False)
        self.stack.append(_Frame(items, path, bool(event.flow_style)))

    def alias(self, event: Any) -> None:
        frame = self.node_of_alias(event)
        self.whole = False
        self.put(frame, None, Mark(event.start_mark.line + 1, event.start_mark.column + 1))

    def node_of_alias(self, event: Any) -> _Frame | None:
        frame = self.stack[-1] if self.stack else None
        self.nodes += 1
        self.say("D016", event.start_mark, name=_short(event.anchor))
        if self.nodes > LIMITS["nodes"] or (frame is not None and frame.mapping and frame.key is None):
            raise _Stop
        return frame


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LIMITS["shown"] else f"{text[: LIMITS['shown']]}…"


def _parse(text: str, notes: _Notes) -> _Tree | None:
    tree = _Tree(text, notes)
    broken: yaml.MarkedYAMLError | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            tree.take(event)
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        broken = error
    except yaml.YAMLError as error:  # a character that the tables above do not know
        notes.add("D035", text=_short(str(error)))
        return None
    tabbed = _tabs(tree, broken) if "\t" in text else frozenset()
    if broken is not None:
        _explain(broken, text, notes, tabbed)
        return None
    if not isinstance(tree.data, dict):
        mark = tree.marks.get((), Mark(1, 1))
        notes.add("D013", mark.line, mark.column, found=_short(text[_index(text, mark) :].split("\n", 1)[0]))
        return None
    return tree if tree.whole else None


def _index(text: str, mark: Mark) -> int:
    start = 0
    for _ in range(mark.line - 1):
        start = text.index("\n", start) + 1
    return start + mark.column - 1


def _tabs(tree: _Tree, broken: yaml.MarkedYAMLError | None) -> frozenset[int]:
    """Says where a tab is not part of a text in quotes or a block; the lines that have one.

    Behind an error it is not known what is text, so there only a tab before the first word counts.
    """
    text, notes = tree.text, tree.notes
    mark = broken.problem_mark if broken is not None else None
    known = text.rfind("\n", 0, mark.index) + 1 if mark is not None else len(text)
    spans = iter(tree.exempt)
    span = next(spans, None)
    lines: dict[int, int] = {}
    seen = 0
    for found in re.finditer(r"\t", text):
        index = found.start()
        while span is not None and span[1] <= index:
            span = next(spans, None)
        if (span is not None and span[0] <= index) or index < seen:
            continue
        seen = text.find("\n", index) % (len(text) + 1)  # one tab of a line is enough
        line, column = _position(text, index)
        if index < known or not text[index - column + 1 : index].strip(" "):
            lines.setdefault(line, column)
            notes.add("D010", line, column)
        if len(lines) >= LIMITS["same"]:
            break
    return frozenset(lines)


# --- what the parser complains about ----------------------------------------------------------------------

# Context and problem in libyaml's or PyYAML's words → code, and which of the two places is told.
_COMPLAINTS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "D023", "problem"),
    ("could not find expected ':'", "D027", "context"),
    ("sequence entries are not allowed", "D032", "problem"),
    ("undefined tag handle", "D017", "problem"),
    ("scanning a tag", "D017", "context"),
    ("parsing a tag", "D017", "context"),
    ("scanning a directive", "D018", "context"),
    ("scanning a %", "D018", "context"),
    ("YAML directive", "D018", "problem"),
    ("TAG directive", "D018", "problem"),
    ("incompatible YAML document", "D018", "problem"),
    ("scanning an anchor", "D015", "context"),
    ("scanning an alias", "D016", "context"),
    ("tab character", "D010", "problem"),
    ("unknown escape character", "D033", "problem"),
    ("escape sequence", "D033", "problem"),
    ("escape code", "D033", "problem"),
    ("hexdecimal number", "D033", "problem"),
    ("hexadecimal number", "D033", "problem"),
    ("cannot start any token", "D024", "problem"),
    ("scanning a block scalar", "D034", "problem"),
    ("unexpected end of stream", "D028", "context"),
    ("unexpected document", "D028", "context"),
    ("parsing a flow sequence", "D030", "context"),
    ("parsing a flow mapping", "D030", "context"),
    ("node content", "D031", "problem"),
    ("document start>", "D027", "problem"),
    ("parsing a block", "D025", "problem"),
)

_SECOND_COLON = re.compile(r"\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:#][^:]*?):\s+\S")
_NO_SPACE_COLON = re.compile(r"(\s*(?:- +)*[A-Za-z_][\w-]*:)[^\s:/]")
_NO_SPACE_DASH = re.compile(r"\s*-[^\s-]")


def _explain(error: yaml.MarkedYAMLError, text: str, notes: _Notes, tabbed: frozenset[int]) -> None:
    """One finding for a syntax error, unless a tab on its line has been told already."""
    words = f"{error.context or ''} {error.problem or ''}"
    code, which = next(((code, at) for part, code, at in _COMPLAINTS if part in words), ("D035", "problem"))
    mark: Any = (error.context_mark if which == "context" else None) or error.problem_mark
    lines = text.split("\n")
    # At the end of the file the mark may stand behind the last line.
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if row >= len(lines) or (row == len(lines) - 1 and not lines[row] and row > 0):
        row = max(0, len(text.rstrip().split("\n")) - 1)
        column = len(lines[row].rstrip())
    if tabbed & {row + 1, error.problem_mark.line + 1 if error.problem_mark else 0}:
        return
    refine = _REFINED.get(code)
    if refine is not None:
        code, row, column = refine(lines, row, column)
    line = lines[row]
    notes.add(
        code,
        row + 1,
        column + 1,
        char=line[column : column + 1],
        name=_short(line[column + 1 :]),
        problem=error.problem or "",
        text=_short(line),
    )


def _refine_colon(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    """A colon that YAML did not expect: in a text, after a wrong indent, or the fault of the line above."""
    found = _SECOND_COLON.match(lines[row])
    if found and found.end() <= column + 1:
        return "D023", row, column
    above = _line_above(lines, row)
    if above is not None:
        code, at, where = _refine_no_colon(lines, above, _spaces(lines[above]))
        if code != "D027" or ":" not in lines[above]:
            return code, at, where
    return "D025", row, _spaces(lines[row])


def _refine_no_colon(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    found = _NO_SPACE_COLON.match(lines[row])
    if found:
        return "D026", row, found.end(1) - 1
    if _NO_SPACE_DASH.match(lines[row]):
        return "D036", row, _spaces(lines[row])
    return "D027", row, column


def _refine_block(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    before = lines[row][:column].rstrip()
    return ("D029" if before.endswith(('"', "'")) else "D025"), row, column


def _refine_start(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    return ("D010" if lines[row][column : column + 1] == "\t" else "D024"), row, column


_REFINED: Mapping[str, Callable[[list[str], int, int], tuple[str, int, int]]] = {
    "D023": _refine_colon,
    "D024": _refine_start,
    "D025": _refine_block,
    "D027": _refine_no_colon,
}


def _line_above(lines: list[str], row: int) -> int | None:
    def meaningful() -> Iterator[int]:
        for at in range(row - 1, -1, -1):
            if lines[at].strip() and not lines[at].lstrip().startswith("#"):
                yield at

    return next(meaningful(), None)
