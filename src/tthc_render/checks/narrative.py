"""Slips of typing and pasting in narrative: tabs, runs of blanks, joined lines, raw Telex, codes without their đ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tthc_render.checks.misspelt_marks import misspelt_marks
from tthc_render.checks.typed_tables import PastedTable, cells_of, pasted_tables
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.expression_tokens import find_expressions
from tthc_render.document.inlines import BULLETS
from tthc_render.reports.model import Report
from tthc_render.vietnamese.old_encodings import raw_telex
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.viqr import raw_viqr
from tthc_render.yaml_files.source import Scalar
from tthc_render.yaml_files.syntax import shorten

_BLANKS: Final = pattern_of(r"(?<=\S)(\t[ \t]*|[ \t]*\t|[ \u00a0]{2,})(?=\S)")
_MARKER: Final = pattern_of(rf"\s*(?:[-+.o{BULLETS}]|#[.)]|(?:\d{{1,2}}|[IVX]{{1,5}}|[a-zđ])[.)])")
"""What begins an item or a numbered paragraph; a tab behind it is not printed."""
_ITEM: Final = pattern_of(r"(?:[-+*•]|#[.)]|\d{1,2}[.)]|[a-zđ]\))\s|\|")
_LOST: Final = pattern_of(r"(?<![\w?])(?:[^\W\d_]+\?[^\W\d_]+|[^\W\d_]{1,4}\?(?=[\s,][^\W\d_A-ZĐ]))\w*")
LOST_LEAST: Final = 3
_PLAIN_WORD: Final = pattern_of(r"(?<![\w./@-])[a-z]{2,7}(?![\w/@-])")
_FOREIGN: Final = pattern_of(r"https?://|www\.|@")
_SYLLABLE: Final = pattern_of(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
UNMARKED_LEAST: Final = 5
"""Fewer words may all be without marks in right Vietnamese: "trong khi xe qua sân"."""
TOGETHER: Final = 3
_TAG: Final = pattern_of(r"\{\{([^{}\n]{1,120})\}\}")
_CODE: Final = pattern_of(r"(?<![\w/])\d+/(?:(?:19|20)\d\d/)?[A-ZĐÐ]{2,5}(?:[-&][A-ZĐÐ][A-Za-zĐđÐ]+)+")
_WITHOUT_DD: Final = pattern_of(r"(?<=/[QNC])D(?=-)|(?<=-H)D(?=ND\b)|(?<=-[BS]L)D(?=TBXH\b)")
"""Where a D is for Đ: Quyết định, Nghị định, Công điện; Hội đồng nhân dân; Lao động. DA is Dự án."""
_LOOK_ALIKE: Final = "Ð"
"""U+00D0; D752 names it."""


def check_narratives(report: Report) -> list[Finding]:
    """D624 to D629, D636, D641, D645, D646, D654, D682 to D684, D692 to D694, D794 on every line, at its place.

    Tabs are one finding (D624), runs of blanks another.
    """
    return [item for key in report.narratives for item in _of_one(report, key)]


def _of_one(report: Report, key: str) -> Iterator[Finding]:
    source = report.source
    try:
        value = source.value(("loi_van", key))
    except KeyError:
        return
    if not isinstance(value, Scalar):
        return
    folded = _folded(report, key, value)
    if folded:
        yield folded
    yield from _cut_off(report, value)
    yield from _notes(report, key)
    blanks: dict[bool, list[tuple[Place, re.Match[str]]]] = {}
    lines = report.narratives[key].split("\n")
    tables = pasted_tables(lines)
    pasted = {number for table in tables for number in range(table.start, table.start + table.lines)}
    yield from (_pasted(table, lines[table.start], source.line_of(("loi_van", key), table.start)) for table in tables)
    for mark in misspelt_marks(lines, pasted):
        place = source.line_of(("loi_van", key), mark.line)
        yield finding(mark.code, _at(place, mark.column), seen=shorten(mark.seen), right=shorten(mark.right))
    for number, line in enumerate(lines):
        place = source.line_of(("loi_van", key), number)
        plain = _without_expressions(line)
        marker = _MARKER.match(plain)
        start = marker.end() if marker else 0
        found = [] if plain.lstrip().startswith("|") or number in pasted else list(_BLANKS.finditer(plain))
        found = [blank for blank in found if not (marker and blank.start() == start)]
        for has_tab, blank in {"\t" in blank[1]: blank for blank in reversed(found)}.items():
            blanks.setdefault(has_tab, []).append((place, blank))
        typed = [] if _LOST.search(plain) else raw_telex(plain)
        # From three on the whole line was typed without marks: one cause, one finding.
        for words in [typed] if len(typed) >= TOGETHER else [[item] for item in typed]:
            seen, right = ", ".join(keys for _, keys, _ in words), ", ".join(word for _, _, word in words)
            yield finding("D628", _at(place, words[0][0]), seen=seen, right=right, path=place.file)
        for at, keys, word in raw_viqr(plain):
            yield finding("D794", _at(place, at), seen=keys, right=word)
        if lost := lost_letters(plain):
            yield finding("D645", _at(place, plain.find(lost)), seen=lost)
        elif is_unmarked(plain):
            yield finding("D646", place, text=shorten(line))
        for tag in _TAG.finditer(plain):
            yield finding("D636", _at(place, tag.start()), seen=tag[0], right=f"[= {tag[1].strip()} ]")
        for code in _CODE.finditer(plain):
            if (right := _WITHOUT_DD.sub("Đ", code[0])) != code[0]:
                right = right.replace(_LOOK_ALIKE, "Đ")
                yield finding("D629", _at(place, code.start()), seen=code[0], right=right)
    for those in blanks.values():
        place, blank = those[0]
        sign = "phím Tab" if "\t" in blank[1] else f"{len(blank[1])} dấu cách liền nhau"
        yield finding("D624", _at(place, blank.start(1)), key=key, sign=sign, count=len(those))


def _without_expressions(line: str) -> str:
    """The line with letters in place of its expressions, which are not printed as they are typed."""
    for found in find_expressions(line):
        line = f"{line[: found.start]}{'x' * (found.end - found.start)}{line[found.end :]}"
    return line


def lost_letters(line: str) -> str:
    """The first word whose letters with marks have become "?", where a line has two such words or more; else ""."""
    found = [word[0] for word in _LOST.finditer(line)] if "?" in line else []
    return found[0] if len(found) >= LOST_LEAST else ""


def is_unmarked(line: str) -> bool:
    """Is a line typed without any mark of Vietnamese? Names, addresses and abbreviations have none either."""
    words = _PLAIN_WORD.findall(line) if not _FOREIGN.search(line) else []
    return line.isascii() and len(words) >= UNMARKED_LEAST and sum(map(_is_syllable, words)) * 4 >= len(words) * 3


def _is_syllable(word: str) -> bool:
    return bool(_SYLLABLE.fullmatch(word))


def _pasted(table: PastedTable, first: str, place: Place) -> Finding:
    cells = cells_of(first)
    right, dashes = f"| {' | '.join(cells)} |", "| --- " * table.cells + "|"
    return finding("D641", place, count=table.lines, cells=table.cells, dashes=dashes, right=right)


_COMMENT: Final = pattern_of(r"\s+(?P<lost>#\s*\S.*)")


def _cut_off(report: Report, value: Scalar) -> Iterator[Finding]:
    """D038 where narrative on the line of its key ends at " #": drafts have no comments there."""
    line = report.source.lines[value.line - 1] if value.line else ""
    if not (value.block or value.quoted) and (lost := _COMMENT.fullmatch(line, value.column - 1 + len(value))):
        place = Place(report.source.file, value.line, lost.start("lost") + 1)
        yield finding("D038", place, lost=shorten(lost["lost"]), kept=shorten(value))


def _folded(report: Report, key: str, value: Scalar) -> Finding | None:
    """D626: a text after ``>``, where YAML has joined lines that are paragraphs of their own."""
    source = report.source
    if not value.block and not value.quoted:
        return _joined(report, key, value)
    if not value.block or source.lines[value.line - 1][value.column - 1] != ">":
        return None
    count = next((len(lines) for lines in _paragraphs(source.lines[value.line :]) if any(_ends(*lines))), 0)
    return finding("D626", source.place(("loi_van", key)), key=key, count=count) if count else None


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines that YAML joins to one: those between blank ones, and none that stands further in."""
    first = next((line for line in lines if line.strip()), "")
    indent = len(first) - len(first.lstrip())
    run: list[str] = []
    for line in lines:
        inside = len(line) - len(line.lstrip())
        if line.strip() and (inside < indent or not indent):
            break
        if not line.strip() or inside > indent:
            yield run
            run = []
        else:
            run.append(line.strip())
    yield run


def _ends(*lines: str) -> Iterator[bool]:
    """For each line but the last, whether a paragraph surely ends there: the next one begins a sentence or an item."""
    for one, other in pairwise(lines):
        closed = one[-1] in ".;:" and (other[0].isupper() or (one[-1] == "." and other[0].isdigit()))
        yield closed or _ITEM.match(other) is not None


def _joined(report: Report, key: str, value: Scalar) -> Finding | None:
    """D654: sentences on lines of their own without ``|``, which YAML has joined to one paragraph."""
    source = report.source
    indent = source.lines[value.line - 1].find(value[:1]) if value.line else 0
    lines = [source.lines[value.line - 1][value.column - 1 :]] if value.line else []
    for line in source.lines[value.line :]:
        if not line.strip() or len(line) - len(line.lstrip()) < max(indent, 1) or line.lstrip().startswith("#"):
            break
        lines.append(line.strip())
    count = sum(one.rstrip()[-1:] in ".;:" and other[:1].isupper() for one, other in pairwise(lines))
    return finding("D654", source.place(("loi_van", key)), key=key, count=len(lines)) if count else None


_NOTE_BELOW: Final = pattern_of(r"\s*\[(\d{1,2})\]\s+(\S.*)")
_CALL: Final = pattern_of(r"(?P<words>(?:[^\s\[\]]+ )?[^\W\d_]+[\"”)*]*)\[(?P<number>\d{1,2})\](?![\w(])")
_ONLY_NOTE: Final = pattern_of(r"\s*(?:[-+] )?\^\[[^\[\]]*\][\s.;]*")
NOTE_SHOWN: Final = 200
"""Letters of a note that the advice repeats."""


def _notes(report: Report, key: str) -> Iterator[Finding]:
    """D692: notes pasted from Word, a call "[1]" behind a word and its text in a line below; D693: the call alone;
    D694: a note that is a paragraph of its own."""
    lines = [_without_expressions(line) for line in report.narratives[key].split("\n")]
    below = {found[1]: (number, found[2]) for number, line in enumerate(lines) if (found := _NOTE_BELOW.match(line))}
    for number, line in enumerate(lines):
        place = report.source.line_of(("loi_van", key), number)
        if number and "^[" in line and _ONLY_NOTE.fullmatch(line):
            yield finding("D694", place, text=shorten(line.strip()))
        for call in _CALL.finditer(line) if "[" in line else ():
            at, note = below.get(call["number"], (-1, ""))
            mark, where = f"[{call['number']}]", _at(place, call.start("number") - 1)
            if at > number:
                text = note if len(note) <= NOTE_SHOWN else f"{note[:NOTE_SHOWN]}…"
                line_below = report.source.line_of(("loi_van", key), at).line
                right = f"{call['words']}^[{text}]"
                yield finding("D692", where, seen=call[0], mark=mark, right=right, line=line_below)
            else:
                yield finding("D693", where, seen=call[0], words=call["words"], mark=mark)


def _at(place: Place, column: int) -> Place:
    return replace(place, column=place.column + column) if place.column else place
