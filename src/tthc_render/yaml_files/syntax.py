"""What can be wrong with a YAML file as text: its characters, its tabs, its syntax.

Each fault becomes a finding at its position. The parser's message of a syntax error is looked up in a table; where
one message has several causes, the lines around it decide which one is reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import yaml

from tthc_render.diagnostics.findings import Finding, Place, Severity, finding
from tthc_render.yaml_files.flow_slips import flow_slip
from tthc_render.yaml_files.misread_lines import (
    bare_row,
    dashed_row,
    hidden_blank,
    is_round_row,
    is_unindented,
    last_of_rows,
    level_beside,
    level_for,
    line_above,
    own_label,
    pasted_cells,
    wrong_indent,
)
from tthc_render.yaml_files.pasted import hidden_signs, pasted_signs

LIMITS: Mapping[str, int] = {
    "bytes": 2_000_000,
    "depth": 50,
    "nodes": 200_000,
    "same": 20,  # findings of one code that are reported for one file
    "shown": 60,  # characters of the user's text that a message repeats
}

UNREADABLE = frozenset({"D001", "D002", "D003", "D004", "D005", "D040", "D041", "D042", "D043", "D697"})
"""Codes of files that cannot be read as text at all (exit code 3)."""


class Position(Protocol):
    """A place in the text as the parser gives it: all from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Event(Protocol):
    """What is read of the parser's events; each kind of event has some of these."""

    start_mark: Position
    end_mark: Position
    anchor: str
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None
    version: tuple[int, int] | None
    tags: dict[str, str] | None


class Notes:
    """Findings about one file; of one code no more than are useful."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def add(self, code: str, line: int = 0, column: int = 0, **details: object) -> None:
        self.counts[code] += 1
        if self.counts[code] <= LIMITS["same"]:
            self.findings.append(finding(code, Place(self.file, line, column), **details))

    def at(self, code: str, text: str, index: int, /, **details: object) -> None:
        line, column = position(text, index)
        self.add(code, line, column, **details)

    def keep_first(self, alike: Callable[[Finding], bool]) -> None:
        """Of the findings that are ``alike`` keep the one that was added first."""
        found = [item for item in self.findings if alike(item)]
        self.findings = [item for item in self.findings if item not in found[1:]]

    def sorted(self) -> list[Finding]:
        return sorted(self.findings, key=lambda item: (item.where, item.code))

    @property
    def bad(self) -> bool:
        return any(item.severity is Severity.ERROR for item in self.findings)


def position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LIMITS["shown"] else f"{text[: LIMITS['shown']]}…"


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_COMMENTS_ONLY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))+")


def readable(text: str, notes: Notes) -> bool:
    """Whether the characters can be parsed; those that cannot are added to ``notes``."""
    pasted = pasted_signs(text, notes.file)
    for code, index, details in pasted:
        notes.at(code, text, index, **details)
    if pasted:
        return False
    if not text.strip():
        notes.add("D006", 1, 1)
    elif _COMMENTS_ONLY.fullmatch(text):
        notes.add("D007", 1, 1)
    for code, index, details in hidden_signs(text):
        if notes.counts[code] < LIMITS["same"]:
            notes.at(code, text, index, **details)
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        pairs = enumerate(zip(text, composed, strict=False))
        index = next((i for i, (a, b) in pairs if a != b), 0)
        notes.at("D037", text, index)
    return not notes.bad


_SWALLOWED = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
_NUMBER_LIKE = re.compile(r"[-+0-9.,:/ ]*")


def report_comment(event: Event, text: str, notes: Notes) -> None:
    """A plain scalar such as "Phòng số #3", of which YAML keeps "Phòng số"."""
    found = _SWALLOWED.match(text, event.end_mark.index)
    if found and not _NUMBER_LIKE.fullmatch(event.value):
        notes.at("D038", text, found.start(1), lost=shorten(found[1]), kept=shorten(event.value))


# --- what the parser complains about ----------------------------------------------------------------------

# Context and problem in libyaml's or PyYAML's words → code, and which of the two positions is reported.
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
    ("maximum nesting depth", "D011", "problem"),
    ("parsing a flow sequence", "D030", "context"),
    ("parsing a flow mapping", "D030", "context"),
    ("node content", "D031", "problem"),
    ("document start>", "D027", "problem"),
    ("parsing a block", "D025", "problem"),
)

_CUT_OFF = re.compile(r"\{(?:[^{}]*,)?\s*(?:[A-Za-z_][\w-]*:?\s*)?$")
_SECOND_COLON = re.compile(r"\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:#][^:]*?):\s+\S")
_NO_SPACE_COLON = re.compile(r"(\s*(?:- +)*[A-Za-z_][\w-]*:)[^\s:/]")
_DASH_FOR_NONE = re.compile(r"\s*(?:- +)*[A-Za-z_][\w.-]*:\s*[-–—]+\s*(?:#.*)?")
WRONG_DASH = re.compile(r"\s*([–—−‒―‐‑•●▪·*+]|\d{1,2}[.)])(?=\s)\s*")
"""What is typed or pasted for the hyphen before an item of a list."""
_OF_LINES = frozenset({"D023", "D025", "D027"})
"""Complaints about the levels of lines and colons: what YAML says where an item begins with another sign."""
_KEY_BEFORE = re.compile(r".*[{,\[]\s*", re.DOTALL)
_NO_SPACE_DASH = re.compile(r"\s*-[^\s-]")


def explain(error: yaml.MarkedYAMLError, text: str, notes: Notes, tabbed: frozenset[int]) -> None:
    """One finding for a syntax error, unless a tab on its line has been reported already."""
    words = f"{error.context or ''} {error.problem or ''}"
    code, which = next(((code, at) for part, code, at in _COMPLAINTS if part in words), ("D035", "problem"))
    mark: Position | None = (error.context_mark if which == "context" else None) or error.problem_mark
    lines = text.split("\n")
    # At the end of the file the mark may be behind the last line.
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if row >= len(lines) or (row == len(lines) - 1 and not lines[row] and row > 0):
        row = max(0, len(text.rstrip().split("\n")) - 1)
        column = len(lines[row].rstrip())
    if tabbed & {row + 1, error.problem_mark.line + 1 if error.problem_mark else 0}:
        return
    if code in _OF_LINES and (dashed := dashed_row(lines, row)):
        at, sign = dashed
        if all((item.code, item.where.line) != ("D045", at + 1) for item in notes.findings):
            notes.add("D045", at + 1, sign.start(1) + 1, **wrong_dash(sign, lines[at]))
        return
    if (blank := hidden_blank(lines, row)) is not None:
        report_blank(notes, lines, blank)
        return
    if refine := _REFINED.get(code):
        code, row, column = refine(lines, row, column)
    line = lines[row]
    if code in ("D047", "D048"):
        notes.findings = [item for item in notes.findings if (item.code, item.where.line) != ("D010", row + 1)]
        report_rows(notes, lines, row, code)
        return
    if code == "D059":
        right = f"{line[:column]}{line[column:].partition(':')[2].strip()}"
        notes.add(code, row + 1, column + 1, text=shorten(line[column:].partition(":")[0]), right=shorten(right))
        return
    if code == "D057":
        right = f"{line[:column].rstrip('( ')} {{{line[column:].strip(' ()')}}}"
        notes.add(code, row + 1, column + 1, text=shorten(line[column:]), right=shorten(right))
        return
    if code == "D010":
        report_tab(notes, lines, row, column)
        return
    if code == "D025" and (level := level_beside(lines, row)):
        notes.add(
            "D062", row + 1, column + 1, seen=indent_of(line), right=level[0], at=level[1] + 1, text=shorten(line)
        )
        return
    if code == "D045" and (dash := WRONG_DASH.match(line)):
        notes.add(code, row + 1, column + 1, **wrong_dash(dash, line))
        return
    if code in ("D030", "D031") and _ends_within(lines, row):
        notes.findings = [item for item in notes.findings if (item.code, item.where.line) != ("D022", len(lines))]
        notes.add("D063", len(lines), len(lines[-1]) + 1, text=shorten(lines[-1]))
        return
    slip = flow_slip(lines, *_bracket(lines, row, column)) if code in ("D030", "D031") else None
    if slip is not None:
        notes.add(slip.code, slip.row + 1, slip.column + 1, text=shorten(slip.text), right=shorten(slip.right))
        return
    notes.add(
        code,
        row + 1,
        column + 1,
        char=line[column : column + 1],
        name=shorten(line[column + 1 :]),
        key=shorten(_KEY_BEFORE.sub("", line[:column]) if code == "D061" else line.partition(":")[0].strip(" -")),
        problem=error.problem or "",
        text=shorten(line),
        right=shorten(_NO_SPACE_DASH.sub(lambda found: f"- {found[0][-1]}", line)) if code == "D036" else "",
        limit=LIMITS["depth"],
    )


def _ends_within(lines: Sequence[str], row: int) -> bool:
    """Whether the file ends on line ``row`` behind a comma, a key or a colon in brackets, without the end of a line."""
    return row == len(lines) - 1 and bool(_CUT_OFF.search(lines[row]))


def report_tab(notes: Notes, lines: Sequence[str], row: int, column: int) -> None:
    """D010 for a tab before the first word of a line, with the blanks to type; D060 for any other; from 0.

    D047 for a row that Excel has copied, D686 for a line of blanks only.
    """
    line = lines[row]
    if not line.strip():
        report_blank(notes, lines, row)
    elif line.count("\t") > 1 and not line.startswith("\t") and pasted_cells(line):
        report_rows(notes, lines, row, "D047")
    elif lines[row][:column].strip(" \t"):
        notes.add("D060", row + 1, column + 1, text=shorten(lines[row][:column].strip()))
    else:
        notes.add("D010", row + 1, column + 1, count=level_for(lines, row), text=shorten(lines[row].strip()))


def report_rows(notes: Notes, lines: Sequence[str], row: int, code: str) -> None:
    """D047 or D048 for a row without its hyphen, D695 for several that follow each other; from 0."""
    last = last_of_rows(lines, row)
    if any(item.code == "D695" and item.where.line <= row + 1 <= int(item.details["last"]) for item in notes.findings):
        return
    text, name = shorten(lines[row]), shorten(pasted_cells(lines[row]))
    notes.add("D695" if last > row else code, row + 1, indent_of(lines[row]) + 1, text=text, name=name, last=last + 1)


def report_blank(notes: Notes, lines: Sequence[str], row: int) -> None:
    """D686 for a line that looks empty and has blanks or tabs; from 0."""
    count = lines[row].count("\t")
    sign = "phím Tab" if count else f"{indent_of(lines[row])} dấu cách"
    notes.add("D686", row + 1, 1, sign=sign)


def _bracket(lines: list[str], row: int, column: int) -> tuple[int, int]:
    """The bracket at a place, or the one that the line before it has opened."""
    if lines[row][column : column + 1] in ("[", "{"):
        return row, column
    above = line_above(lines, row)
    if above is not None and (found := re.search(r"[\[{]", lines[above])):
        return above, found.start()
    return row, column


def _refine_colon(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    """A colon that YAML did not expect: in a text, after a wrong indent, or the fault of the line above."""
    found = _SECOND_COLON.match(lines[row])
    if is_round_row(lines[row]):
        return "D046", row, lines[row].index("(")
    if label := own_label(lines[row]):
        return "D059", row, label
    if bare := bare_row(lines[row]):
        return "D057", row, bare
    if found and found.end() <= column + 1:
        return "D023", row, column
    above = line_above(lines, row)
    if above is not None:
        code, at, where = _refine_no_colon(lines, above, indent_of(lines[above]))
        if code != "D027" or ":" not in lines[above]:
            return code, at, where
    return wrong_indent(lines, row)


def wrong_dash(found: re.Match[str], text: str) -> dict[str, object]:
    """Details of D045 for an item that begins with what ``WRONG_DASH`` found."""
    right = shorten(f"- {text[found.end() :].strip()}")
    return {"sign": found[1], "char": f"U+{ord(found[1][0]):04X}", "text": shorten(text), "right": right}


def _refine_no_colon(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    if WRONG_DASH.match(lines[row]):
        beside = (line_above(lines, row), row + 1 if row + 1 < len(lines) else None)
        here = indent_of(lines[row])
        if any(at is not None and lines[at].startswith(f"{' ' * here}- ") for at in beside):
            return "D045", row, here
    if lines[row].lstrip().startswith("{"):
        return "D048", row, indent_of(lines[row])
    if pasted_cells(lines[row]):
        return "D047", row, indent_of(lines[row])
    if is_unindented(lines, row):
        return "D049", row, indent_of(lines[row])
    if found := _NO_SPACE_COLON.match(lines[row]):
        return "D026", row, found.end(1) - 1
    if _NO_SPACE_DASH.match(lines[row]):
        return "D036", row, indent_of(lines[row])
    return "D027", row, column


def _refine_block(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    before = lines[row][:column].rstrip()
    if not before and lines[row][column : column + 1] == ":":
        return "D039", row, column
    return ("D029", row, column) if before.endswith(('"', "'")) else wrong_indent(lines, row)


def _refine_content(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    return ("D039" if lines[row][column : column + 1] == ":" else "D031"), row, column


def _refine_start(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    return ("D010" if lines[row][column : column + 1] == "\t" else "D024"), row, column


def _refine_nesting(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    """The bracket that is one too many: the parser (libyaml since 0.2.6) stops much deeper."""
    depth = 0
    for at, line in enumerate(lines[: row + 1]):
        for place, sign in enumerate(line):
            depth += (sign in "[{") - (sign in "]}")
            if depth > LIMITS["depth"]:
                return "D011", at, place
    return "D011", row, column


def _refine_unknown(lines: list[str], row: int, column: int) -> tuple[str, int, int]:
    """A key in braces whose value lacks: ``{truc_tuyen:, truc_tiep: 5}``."""
    return ("D061" if lines[row][column : column + 2] in (":,", ":}", ":]") else "D035"), row, column


_REFINED: Mapping[str, Callable[[list[str], int, int], tuple[str, int, int]]] = {
    "D011": _refine_nesting,
    "D023": _refine_colon,
    "D024": _refine_start,
    "D025": _refine_block,
    "D027": _refine_no_colon,
    "D031": _refine_content,
    "D032": lambda lines, row, column: ("D617" if _DASH_FOR_NONE.fullmatch(lines[row]) else "D032", row, column),
    "D035": _refine_unknown,
}
