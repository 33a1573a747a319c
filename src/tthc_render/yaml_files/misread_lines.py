"""Which line a YAML syntax error is about, and what was meant: wrong indents, rows in round brackets or pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.text import slug

_BLOCK: Final = re.compile(r":\s*[|>][+-]?\d?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"\s*(?:- +)?[A-Za-z_][\w.-]*\s*:(?:\s|$)")
_ROUND_ROW: Final = re.compile(r"\s*(?:- +)+\((?:[^():]+:\s[^():]*,\s*)+[^():]+:\s[^()]*\)?\s*$")
_PAIR_OF_LINES: Final = 2
_ODD: Final = 2
"""A line is as far from its level where a blank or two are missing or too many."""
_OTHER_DASH: Final = re.compile(r"[–—−‒―‐‑•●▪·*+]\s")
DASHED_KEY: Final = re.compile(r"\s*([–—−‒―‐‑•●▪·+])\s*(?=\{|[a-z_][a-z\d_]*:(?:\s|$))")
"""Another sign than the hyphen before a row of keys: ``– noi_dung: Họp``, ``— {noi_dung: Họp}``."""
_LABELLED: Final = re.compile(r"\s*(?:- +)?(?P<key>[a-z_]+):\s+(?P<label>[^\W\d_][^:,]{0,20}):\s+\S")
_PAIR: Final = r"[A-Za-z_][\w.-]*:\s[^,:]*"
_BARE_ROW: Final = re.compile(rf"\s*(?:- +|[A-Za-z_][\w.-]*:\s+)\(?(?P<keys>(?:{_PAIR},\s*)+{_PAIR})")
_PASTED: Final = re.compile(
    r" *(?P<name>[^\s:#-][^:\t\n]*)(?:\t[^:\t\n]*)+$| *(?P<first>[^\s:#-][^:;\n]*)(?:;[ ]*[\d.,–-]*[ ]*){2,}$"
)


def odd_line(lines: Sequence[str], row: int) -> int:
    """The line whose indent differs from its neighbours': ``row``, where the parser stops, or the one above it.

    A key typed at the wrong level is read without an error, and the next line at the right level is reported.
    """
    level = _indent(lines[row])
    above = _header(lines, _next(lines, row, -1))
    if above is None or _indent(lines[above]) == level:
        return row
    below = _next(lines, row, 1, level)
    if _is_entry_without_hyphen(lines, above, row, below):
        return above
    before = _next(lines, above, -1, level)
    if below is None or _indent(lines[below]) != level:
        return row
    first_of_its_key = (
        before is not None
        and before == _next(lines, above, -1)
        and _indent(lines[before]) < level
        and lines[before].partition(" #")[0].rstrip().endswith(":")
        and _indent(lines[above]) > level
    )
    beside = before is not None and _indent(lines[before]) == level
    return above if beside or first_of_its_key else row


def _is_entry_without_hyphen(lines: Sequence[str], above: int, row: int, below: int | None) -> bool:
    """Whether ``above`` begins an entry whose hyphen is missing: it is the first below its key, and the lines after it
    stand where they would stand beside the hyphen."""
    header = _next(lines, above, -1)
    return (
        header is not None
        and below is not None
        and _indent(lines[header]) < _indent(lines[above]) == _indent(lines[row]) - 2
        and _indent(lines[below]) == _indent(lines[row])
        and lines[header].partition(" #")[0].rstrip().endswith(":")
        and all(_KEY.match(lines[at]) and not lines[at].lstrip().startswith("- ") for at in (above, row, below))
    )


def wrong_indent(lines: Sequence[str], row: int) -> tuple[str, int, int]:
    """D025, the number of the line that it is about, its indent; D048 for a row without its hyphen, D049 for text."""
    above = _next(lines, row, -1)
    here = _indent(lines[row])
    if above is not None and _indent(lines[above]) == here and lines[above][here:].startswith("- "):
        typed = lines[row][here:]
        if typed.startswith(("-{", "-[")):
            return "D036", row, here
        if _OTHER_DASH.match(typed):
            return "D045", row, here
        if typed.startswith("{"):
            return "D048", row, here
    beside = above is not None and _indent(lines[above]) == here
    if above is not None and beside and lines[above][here:].startswith("{"):
        if lines[row][here:].startswith("- "):
            return "D048", above, here
        if lines[row][here:].startswith("{") and lines[above].rstrip().endswith("}"):
            return "D048", first_of_rows(lines, above), here
    if (extra := extra_hyphen(lines, row)) is not None:
        return "D696", extra, here
    header = _header(lines, above)
    if header != above and not _KEY.match(lines[row]) and not lines[row][here:].startswith("- "):
        return "D049", row, here
    odd = odd_line(lines, row)
    return "D025", odd, _indent(lines[odd])


def extra_hyphen(lines: Sequence[str], row: int) -> int | None:
    """The line of a hyphen before a key where the lines beside it are keys without one; None where that is not so.

    ``row`` is where the parser stops: that line, or the one below it where it is the first below its key.
    """
    here = _indent(lines[row])
    above, below = _next(lines, row, -1, here), _next(lines, row, 1, here)
    if above is None or _indent(lines[above]) != here:
        return None
    more = below is not None and _indent(lines[below]) == here and lines[below][here:].startswith("- ")
    if more or not (_KEY.match(lines[row]) and _KEY.match(lines[above])):
        return None
    dashed = [lines[at][here:].startswith("- ") for at in (above, row)]
    if dashed == [False, True]:
        return row
    header = _next(lines, above, -1)
    opened = (
        header is not None and _indent(lines[header]) < here and lines[header].partition(" #")[0].rstrip()[-1:] == ":"
    )
    return above if dashed == [True, False] and opened else None


def last_of_rows(lines: Sequence[str], row: int) -> int:
    """The last line, from 0, of rows of a table that follow each other from ``row`` on, all without a hyphen."""
    return _end_of_rows(lines, row, 1)


def first_of_rows(lines: Sequence[str], row: int) -> int:
    """The first line of the rows that end at ``row``, as `last_of_rows` has them."""
    return _end_of_rows(lines, row, -1)


def _end_of_rows(lines: Sequence[str], row: int, step: int) -> int:
    kind, at = _kind_of_row(lines[row]), row
    while (beside := _next(lines, at, step)) is not None:
        if not kind or _kind_of_row(lines[beside]) != kind or _indent(lines[beside]) != _indent(lines[row]):
            break
        at = beside
    return at


def _kind_of_row(line: str) -> str:
    text = line.strip()
    if text.startswith("{"):
        return "{" if text.partition(" #")[0].rstrip().endswith("}") else ""
    return "\t" if pasted_cells(line) else ""


def dashed_row(lines: Sequence[str], row: int) -> tuple[int, re.Match[str]] | None:
    """The line of a row of keys after another sign than the hyphen, and that sign; ``row`` or the line above it.

    None where the line above is text after ``|``, in which such a line is a line.
    """
    above = _next(lines, row, -1)
    for at in (above, row):
        if at is not None and (found := DASHED_KEY.match(lines[at])) and _header(lines, at) == at:
            return at, found
    return None


def level_beside(lines: Sequence[str], row: int) -> tuple[int, int] | None:
    """The indent that a line at an odd one should have, and a line, from 0, that has it; None where that is not sure.

    Two of the nearest lines of its kind (items, or keys), within two spaces of it, must agree, and none disagree.
    """
    beside = [*_of_its_kind(lines, row, -1), *_of_its_kind(lines, row, 1)]
    levels = {_indent(lines[at]) for at in beside}
    return (levels.pop(), beside[0]) if len(beside) > 1 and len(levels) == 1 else None


def level_for(lines: Sequence[str], row: int) -> int:
    """The blanks before a line whose own are tabs: as many as the line beside it has that is of its kind."""
    item = lines[row].lstrip().startswith("- ")
    above, below = line_above(lines, row), _next(lines, row, 1)
    before = lines[above] if above is not None else ""
    after = lines[below] if below is not None else ""
    opened = before.rstrip().endswith(":")
    if lines[row].rstrip().endswith(":") and below is not None and "\t" not in after:
        return max(0, _indent(after) - 2)
    if above is not None and not opened and before.lstrip().startswith("- ") == item and "\t" not in before:
        return _indent(before)
    if opened and not item:
        return _indent(before) + 2
    if below is not None and after.lstrip().startswith("- ") == item and "\t" not in after:
        return _indent(after)
    return _indent(before) + (2 if opened else 0)


def line_above(lines: Sequence[str], row: int) -> int | None:
    """The nearest line before ``row`` that is neither blank nor a comment."""
    return _next(lines, row, -1)


def _of_its_kind(lines: Sequence[str], row: int, step: int) -> list[int]:
    """The nearest two lines in one direction that may be beside ``row``; lines below an item are passed over."""
    here, is_item = _indent(lines[row]), lines[row].lstrip().startswith("- ")
    found: list[int] = []
    at = _next(lines, row, step)
    while at is not None and len(found) < _PAIR_OF_LINES:
        off, same = _indent(lines[at]) - here, lines[at].lstrip().startswith("- ") == is_item
        if same and 0 < abs(off) <= _ODD and _KEY.match(lines[at]):
            found.append(at)
        elif not is_item or off <= 0:
            break
        at = _next(lines, at, step)
    return found


def is_unindented(lines: Sequence[str], row: int) -> bool:
    """Is a line the first one of a text after ``|``, and not indented more than its key?"""
    above = _next(lines, row, -1)
    return above is not None and bool(_BLOCK.search(lines[above])) and _indent(lines[row]) <= _indent(lines[above])


def is_round_row(line: str) -> bool:
    """Are the cells of a row in round brackets? Then YAML takes the first colon for one too many."""
    return bool(_ROUND_ROW.match(line))


def bare_row(line: str) -> int:
    """Where the keys and figures begin that follow a key or a hyphen without curly brackets; 0 for any other line."""
    found = _BARE_ROW.fullmatch(line)
    return found.start("keys") if found else 0


def own_label(line: str) -> int:
    """Where a value begins with the name of its key as it is printed (``luu: Lưu: VT``); 0 for any other line."""
    found = _LABELLED.match(line)
    return found.start("label") if found and slug(found["label"]) == found["key"] else 0


def pasted_cells(line: str) -> str:
    """The first cell of a row that Excel has copied, typed without the hyphen of a list; "" for any other line."""
    found = _PASTED.fullmatch(line)
    return (found["name"] or found["first"]).strip() if found else ""


def hidden_blank(lines: Sequence[str], row: int) -> int | None:
    """A line of blanks only above ``row``, the first line of a text after ``|``, that is longer than its indent.

    YAML takes the indent of the text from it and cannot read the text.
    """
    above = row - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or not _BLOCK.search(lines[above]):
        return None
    between = range(above + 1, row)
    return next((at for at in between if len(lines[at].rstrip("\r")) > _indent(lines[row])), None)


def _next(lines: Sequence[str], row: int, step: int, most: int = 10_000) -> int | None:
    """The nearest line that is neither blank nor a comment, of those that are indented by ``most`` at most."""
    at = row + step
    while 0 <= at < len(lines):
        text = lines[at].strip()
        if text and not text.startswith("#") and _indent(lines[at]) <= most:
            return at
        at += step
    return None


def _header(lines: Sequence[str], row: int | None) -> int | None:
    """The key of the text after ``|`` that ``row`` is a line of; ``row`` itself where it is none."""
    at = row
    while at is not None and row is not None:
        at = _next(lines, at, -1, max(0, _indent(lines[row]) - 1))
        if at is None or not _BLOCK.search(lines[at]):
            return row
        return at
    return row


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
