"""The content grammar: lines of text become blocks of the document tree.

One line is one paragraph, because administrative prose is full of ``3.``, ``a)`` and ``2024. Năm`` that
Markdown would turn into something else. Whatever is not a mark stays text; what looks like a mistyped mark
stays text too and is a finding. No line is dropped, and no input raises. Time grows with the length only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.foreign_marks import ESCAPE, cell_mark, foreign_marks
from tthc_render.document.inlines import (
    BULLETS,
    LABEL,
    MARGIN,
    TOKEN_END,
    TOKEN_START,
    ExpandInline,
    parse_inlines,
    shift,
    short,
    unescape,
)
from tthc_render.document.pipe_tables import cells_of_line, pipe_rows, pipe_table
from tthc_render.document.tree import COLUMNS_MAX, Block, Figure, Heading, Inline, Item, Paragraph, Run, plain
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import without_marks
from tthc_render.vietnamese.text_end import MARK, place_of_end

WIDTH_MM: Final = 150.0
WIDTH_MAX_MM: Final = 400.0
HEADING_LEVELS: Final = 4
MARGIN_STEP: Final = 2
"""Blanks by which a line of a list is nested in the line above it; a tab is as many."""
DEEPEST: Final = 8
"""Levels that are set in further and further."""

# A mark needs a space after it; text pasted from Word often has a no-break space there.
_GAP: Final = r"[ \t\u00a0]+"
_LINE_END = pattern_of(r"\r\n?|\n")
_HEADING = pattern_of(rf"(#+){_GAP}(?=\S)")
_FORCED = pattern_of(rf"\[([^\[\]\\]{{0,40}})\]{_GAP}(?=\S)")
_ITEM = pattern_of(rf"([-+]|\.(?={_GAP}[^\W_]|{_GAP}[“\"(])){_GAP}(?=\S)")
"""Some offices have "." below the level of plus signs."""
_RUNIN = pattern_of(rf"(#[.)]|{LABEL}){_GAP}(?=\S)")
_DOUBLE = pattern_of(rf"({LABEL}|[IVX]{{1,6}}\.){_GAP}(?=\S)")
_STYLE = pattern_of(rf"\{{\.([\w-]+)\}}(?:{_GAP}|$)")
_TOKEN_LINE = pattern_of(f"{TOKEN_START}([^{TOKEN_START}{TOKEN_END}]*){TOKEN_END}")
_TOKEN_AND_END = pattern_of(f"{TOKEN_START}([^{TOKEN_START}{TOKEN_END}]*){TOKEN_END}" + r"(\.?/\.|\.)")
"""A narrative with the end of the text behind it."""
_STYLED_TOKEN = pattern_of(rf"\{{\.([\w-]+)\}}{_GAP}(\*\*|){TOKEN_START}([^{TOKEN_START}{TOKEN_END}]*){TOKEN_END}\2")
"""A narrative that is a styled line of its own, in bold or not: who decides, above the grounds."""
_END_BEHIND = pattern_of(rf"(?<={TOKEN_END})(?:\.?/\.|\.)$")
"""The end of the text behind a narrative that ends a line with words of the outline."""
_COMMAND = pattern_of(r"\[\[(.*)\]\]", re.DOTALL)
_COMMAND_INSIDE = pattern_of(r"(?<!\\)\[\[(?:bảng|biểu(?: đồ)?|hình)\s*:")
_FIELD = pattern_of(r"(?<!\\)\|")
_WIDTH = pattern_of(r"rong\s+([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*(?:mm)?")
_PART = pattern_of(r"(?:phan\s+)?(?:phan_)?([0-9]{1,3})|phan\s+(\w+)")
_SMALL: Final = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_LETTER_BULLET: Final = rf"[oØüvè§](?=[ \t\u00a0]+[^\W\d_{_SMALL}])"
_PASTED = pattern_of(rf"([{BULLETS}→]|{_LETTER_BULLET})[ \t\u00a0]+(?=\S)")
"""Bullets as Word and web pages have them: signs of Wingdings, also as the letters that they are without that font,
and the “o” of Word's second level."""
_NO_BULLET = pattern_of(rf"\\(?={_LETTER_BULLET})")
_ALSO_TEXT: Final = ("o", "v", "Ø", "§", "→")
"""Bullets only beside another item or below a colon; alone they are a letter and a sign."""
_GLUED = pattern_of(rf"((?:[-+]|#{{1,4}})(?=[^\W\d_])|\d{{1,2}}[.)](?=[^\W\d_{_SMALL}][{_SMALL}]))")
_GLUED_ITEM = pattern_of(r"[-+](?=[^\W\d_])")
_SINGLE_COMMAND = pattern_of(r"\[\s*(?:bảng|biểu|biểu đồ|hình|bang|bieu|bieu do|hinh)\s*:[^\[\]]*\]")
_PICTURE = pattern_of(r"!\[(?P<caption>.*)\]\((?P<name>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_PICTURE_INSIDE = pattern_of(r"(?<!\\)!\[[^\]]*\]\([^)]*\)")
_TITLE = pattern_of(r"""\s+(?:"[^"]*"|'[^']*')$""")
_EMPTY = pattern_of(rf"[-+{BULLETS}]|#+|#[.)]")


@dataclass(frozen=True, slots=True)
class FormRef:
    """``[[bảng: II.06a]]``: the table of form ``code``.

    ``part`` is the key of one of its parts (``phần 2`` gives ``phan_2``), or empty for all.
    """

    code: str
    part: str = ""
    where: Place = Place()


@dataclass(frozen=True, slots=True)
class ChartRef:
    """``[[biểu đồ: II.06a | cột (4), (5) | …]]``: a chart of ``source``; ``fields`` are what follows it."""

    source: str
    fields: tuple[str, ...]
    where: Place = Place()


Piece = Block | FormRef | ChartRef
Lines = Callable[[int], Place]
Expand = Callable[[str], Sequence[Piece]]


def lines_of(file: str, first: int = 1, column: int = 1) -> Lines:
    """Places of the lines of a text that starts at line ``first`` of ``file``, each line at ``column``."""
    return lambda index: Place(file, first + index, column)


def parse_blocks(
    text: str,
    place: Lines,
    findings: Findings,
    *,
    headings: bool = True,
    expand: Expand | None = None,
    expand_inline: ExpandInline | None = None,
) -> list[Piece]:
    """The blocks of ``text``, one for each line that is not blank; what is wrong with their marks is added.

    ``place(i)`` is where line i (from 0) starts; with column 0, findings have no column. Without ``headings``
    (narrative) a heading line is P204 and becomes a paragraph. A line that is one `token` is replaced by
    ``expand(key)``, a token inside a line by ``expand_inline(key)``; without these a token is plain text.
    Labels ``#.`` and ``#)`` and those of headings are filled by ``numbering``.
    """
    reader = _Reader(headings, expand, expand_inline)
    lines = _LINE_END.split(text)
    table_lines: set[int] = set()
    for index, line in enumerate(lines):
        words = line.strip(MARGIN)
        if index in table_lines:
            continue
        if "|" in words and (rows := pipe_rows(lines[index:])):
            table_lines.update(range(index, index + len(rows)))
            reader.table(rows, [place(index + number) for number in range(len(rows))])
        elif words:
            margin = line[: len(line) - len(line.lstrip(MARGIN))]
            in_list = words[0] in _ALSO_TEXT and _is_in_list(lines, index)
            at = shift(place(index), len(margin))
            reader.read(words, at, margin=len(margin.expandtabs(MARGIN_STEP)), in_list=in_list)
    findings.extend(reader.findings)  # after those that ``expand`` has added
    return reader.pieces


def _is_in_list(lines: Sequence[str], index: int) -> bool:
    """Does a line stand below a colon or an item, or above an item?"""
    above = next((line for number in range(index - 1, -1, -1) if (line := lines[number].strip(MARGIN))), "")
    below = next((line for number in range(index + 1, len(lines)) if (line := lines[number].strip(MARGIN))), "")
    return above.endswith(":") or any(
        _PASTED.match(line) or _ITEM.match(line) or _GLUED_ITEM.match(line) for line in (above, below)
    )


def _plain_lines(pieces: Sequence[Piece]) -> list[Paragraph]:
    """The blocks of a narrative where all are plain paragraphs; none otherwise."""
    lines = [item for item in pieces if isinstance(item, Paragraph) and not (item.style or item.label or item.deeper)]
    return lines if len(lines) == len(pieces) else []


def _in_bold(line: Paragraph, mark: str) -> tuple[Inline, ...]:
    return tuple(replace(item, bold=True) if mark and isinstance(item, Run) else item for item in line.inlines)


def _ended(pieces: Sequence[Piece], end: str) -> list[Piece]:
    """The blocks of a narrative with ``end`` behind the last one.

    One that ends so already stays, and so does one with what is sent with the document below its end.
    """
    out = list(pieces)
    last = out[-1] if out else None
    if not isinstance(last, Paragraph | Item) or not last.inlines:
        return out
    texts = [plain(piece.inlines) if isinstance(piece, Paragraph | Item) else "" for piece in out]
    if end.endswith("/.") and place_of_end(texts) < len(out) - 1:
        return out
    return [*out[:-1], replace(last, inlines=_with_end(last.inlines, end))]


def _with_end(inlines: tuple[Inline, ...], end: str) -> tuple[Inline, ...]:
    """``inlines`` with ``end`` behind the last word, whatever ends it already; "/." is short for the end of a text."""
    final = inlines[-1]
    mark = MARK if end == "/." else end
    if not isinstance(final, Run):
        return (*inlines, Run(mark))
    text = final.text.rstrip()
    if not text.endswith(("/.", mark)):
        text = text.rstrip(".;,") + mark
    return (*inlines[:-1], replace(final, text=text))


class _Reader:
    """Collects the blocks and findings of one text, line by line."""

    def __init__(self, headings: bool, expand: Expand | None, expand_inline: ExpandInline | None) -> None:
        self.headings = headings
        self.expand = expand
        self.expand_inline = expand_inline
        self.pieces: list[Piece] = []
        self.findings = Findings()
        self._margins = [0]

    def _deeper(self, margin: int) -> int:
        """How many levels of the list lie above a line with ``margin``: each began further to the right."""
        while margin < self._margins[-1]:
            self._margins.pop()
        if margin >= self._margins[-1] + MARGIN_STEP:
            self._margins.append(margin)
        return min(len(self._margins) - 1, DEEPEST)

    def read(self, line: str, at: Place, *, margin: int = 0, in_list: bool = False) -> None:
        """Reads one line without its margins; ``at`` is the position of its first sign, ``margin`` blanks before it.

        ``in_list``: what stands above or below it is an item of a list, or promises one.
        """
        if self.expand and (match := _TOKEN_LINE.fullmatch(line)):
            self.pieces.extend(self.expand(match[1]))
        elif self.expand and (match := _TOKEN_AND_END.fullmatch(line)):
            self.pieces.extend(_ended(self.expand(match[1]), match[2]))
        elif (
            self.expand and (match := _STYLED_TOKEN.fullmatch(line)) and (lines := _plain_lines(self.expand(match[3])))
        ):
            self.pieces.extend(replace(item, style=match[1], inlines=_in_bold(item, match[2])) for item in lines)
        elif match := _COMMAND.fullmatch(line):
            self.pieces.append(self._command(match[1], at) or self._paragraph(line, at, code="P205"))
        elif match := _PICTURE.fullmatch(line):
            self.pieces.append(self._picture(match, at))
        elif match := _HEADING.match(line):
            self.pieces.append(self._heading(line, match, at))
        elif (match := _PASTED.match(line)) and (match[1] not in _ALSO_TEXT or in_list):
            self._add("D625", at, sign=match[1], text=short(line[match.end() :]), lines="")
            self.pieces.append(Item("-", self._inlines(line, match.end(), at), self._deeper(margin), at))
        elif match := _ITEM.match(line):
            marker = match[1]
            inlines = self._inlines(line, match.end(), at)
            self.pieces.append(Item(marker, inlines, self._deeper(margin), at))
        else:
            self.pieces.append(self._prose(line, at, margin))

    def table(self, rows: Sequence[str], places: Sequence[Place]) -> None:
        """Reads the lines of a table written with ``|``."""

        def cell(text: str, at: Place) -> tuple[Inline, ...]:
            if mark := cell_mark(text):
                offset, code, seen, right = mark
                self._add(code, at, mark=seen, text=short(text[offset:]), right=right, escape=ESCAPE)
            return parse_inlines(text, self.findings, at, expand_inline=self.expand_inline)

        made = pipe_table(rows, places, cell)
        if made is None:
            self._add("D753", places[0], text=short(rows[0]))
            return
        counts = [len(cells_of_line(row)) for row in rows]
        for count, at in zip(counts, places, strict=True):
            if count != made.columns:
                self._add("D754", at, found=str(count), expected=str(made.columns))
        if made.columns > COLUMNS_MAX:
            self._add("T764", places[0], columns=str(made.columns), most=str(COLUMNS_MAX))
            return
        self.pieces.append(made)

    def _heading(self, line: str, match: re.Match[str], at: Place) -> Piece:
        level, start, label = len(match[1]), match.end(), ""
        self._margins = [0]
        if not self.headings or level > HEADING_LEVELS:
            return self._paragraph(line, at, start=start, code="P209" if self.headings else "P204")
        forced = _FORCED.match(line, start)
        if forced:
            label, start = forced[1].strip(), forced.end()
        if double := _DOUBLE.match(line, start):
            self._add("P103", shift(at, start), label=double[1])
        return Heading(level, self._inlines(line, start, at), label, bool(forced), at)

    def _prose(self, line: str, at: Place, margin: int) -> Piece:
        style, label, start = "", "", 0
        if _SINGLE_COMMAND.fullmatch(line):
            self._add("P205", at, text=short(line))
        if match := _STYLE.match(line):
            style, start = match[1], match.end()
        if match := _RUNIN.match(line, start):
            label, start = match[1], match.end()
        elif line.startswith("\\", start) and (_RUNIN.match(line, start + 1) or _NO_BULLET.match(line, start)):
            start += 1
        elif _EMPTY.fullmatch(line, start):
            self._add("P208", at, mark=line[start:])
        elif match := _GLUED.match(line, start):
            self._add("P207", at, mark=match[1], text=short(line[start:]))
        is_nested = bool(label) and not style
        deeper = self._deeper(margin if is_nested else min(margin, self._margins[-1]))
        return Paragraph(self._inlines(line, start, at), style, label, at, deeper=deeper if is_nested else 0)

    def _paragraph(self, line: str, at: Place, *, code: str, start: int = 0) -> Paragraph:
        self._add(code, at, text=short(line[start:]), mark=line[:start].strip())
        return Paragraph(self._inlines(line, start, at, command=code == "P205"), where=at)

    def _command(self, text: str, at: Place) -> Piece | None:
        """The form or picture that ``[[text]]`` places; None if it cannot be understood."""
        head, *rest = _FIELD.split(text)
        name, colon, value = head.partition(":")
        value = unescape(value).strip()
        if not colon or not value:
            return None
        if without_marks(name.strip()) in ("bang", "bieu"):
            found = [match for field in rest if (match := _PART.fullmatch(without_marks(field.strip())))]
            parts = [match[2] or f"phan_{match[1]}" for match in found]
            return FormRef(value, "".join(parts), at) if len(parts) == len(rest) <= 1 else None
        if without_marks(name.strip()) == "bieu do":
            return ChartRef(value, tuple(field.strip() for field in rest), at)
        if without_marks(name.strip()) != "hinh":
            return None
        widths = [match[1] for field in rest if (match := _WIDTH.fullmatch(without_marks(field.strip())))]
        captions = [field.strip() for field in rest if not without_marks(field.strip()).startswith("rong ")]
        width = float(widths[0].replace(",", ".")) if widths else WIDTH_MM
        if len(widths) > 1 or len(captions) > 1 or len(widths) + len(captions) < len(rest):
            return None
        if not 0 < width <= WIDTH_MAX_MM:
            self._add("D774", at, found=widths[0], most=f"{WIDTH_MAX_MM:g}")
            width = min(width, WIDTH_MAX_MM) or WIDTH_MM
        caption = "".join(captions)
        inlines = self._inlines(caption, 0, shift(at, len("[[") + text.find(caption)))
        return Figure(value, min(width, WIDTH_MAX_MM), inlines, at)

    def _picture(self, match: re.Match[str], at: Place) -> Figure:
        """``![caption](name)``, as wide as the picture is itself; a title in quotes after the name is no part of it."""
        name = unescape(_TITLE.sub("", match["name"].strip())).strip("<> ")
        caption = parse_inlines(
            match["caption"].strip(), self.findings, shift(at, len("![")), expand_inline=self.expand_inline
        )
        return Figure(name, 0.0, caption, at)

    def _inlines(self, line: str, start: int, at: Place, *, command: bool = False) -> tuple[Inline, ...]:
        if not command and (inside := _COMMAND_INSIDE.search(line, start)):
            self._add("P206", shift(at, inside.start()), text=short(line[inside.start() :]))
        if not command and (inside := _PICTURE_INSIDE.search(line, start)):
            self._add("D764", shift(at, inside.start()), text=short(line[inside.start() :]))
        for offset, code, mark, right in foreign_marks(line[start:]):
            self._add(
                code,
                shift(at, start + offset),
                mark=mark,
                text=short(line[start + offset :]),
                right=right,
                escape=ESCAPE,
            )
        text, end = line[start:], ""
        if self.expand_inline and (match := _END_BEHIND.search(text)):
            text, end = text[: match.start()], match[0]
        inlines = parse_inlines(text, self.findings, shift(at, start), expand_inline=self.expand_inline)
        return _with_end(inlines, end) if end and inlines else inlines

    def _add(self, code: str, at: Place, **details: str) -> None:
        self.findings.add(code, at, **details)
