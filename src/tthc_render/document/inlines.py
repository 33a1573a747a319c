"""The inside of a line of the content grammar: bold, italic, raised and lowered signs, links, footnotes.

Marks that are not closed, or are where they cannot be marks (``2*3``, ``5*``, ``~5``), are text. Marks are
found once and paired once, so time grows with the length of a line only, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Inline, MarkedText, Note, Run, Vertical
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import plain_hyphens

TOKEN_START: Final = "\ue000"
TOKEN_END: Final = "\ue001"
NOTHING: Final = TOKEN_START + TOKEN_END
"""Prints nothing: between a backslash with which data ends and the word after it, which are no address together."""
FINDINGS_PER_LINE: Final = 10
EXCERPT: Final = 40
LONG_NOTE: Final = 2500
"""Letters of half a page of notes: a longer one may find no room, on any page, below its call."""
MARGIN: Final = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_SUP: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
_SUB: Final = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢ"
_LINE_SUP: Final = "0123456789+−=()ni"
_LINE_SUB: Final = "0123456789+−=()aeoxhklmnpsti"
_TO_SUP: Final = str.maketrans(_LINE_SUP[:15], _SUP[:15])
_TO_SUB: Final = str.maketrans(_LINE_SUB[:15], _SUB[:15])
_TO_LINE: Final = str.maketrans(_SUP + _SUB, _LINE_SUP + _LINE_SUB)
SET_HIGH_OR_LOW: Final = frozenset(_SUP + _SUB)
"""Raised and lowered signs of Unicode, which are set as the plain sign, smaller, high or low."""

# A number that a writer types at the start of a paragraph.
LABEL: Final = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]|\([0-9]{1,3}\)|(?:[a-zđ]|[ivx]{2,5})\)|\((?:[a-zđ]|[ivx]{2,5})\))"
)

_DASHES: Final = "‐‑‒–—―−⁃"
BULLETS: Final = f"{_DASHES}•·∙⚫▪▫◾■□●○◦◆◇‣➢➤►▶▸✓✔❖❑❒*\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf071\uf06e"
"""Dashes and bullets as Word and web pages have them, with the private signs of Wingdings."""
_ESCAPABLE: Final = rf"!-/:-@\[-`{{-~{BULLETS}{_SUP}{_SUB}{TOKEN_START}{TOKEN_END}"
_LETTER: Final = "[0-9A-Za-zÀ-ỹ]"
_SHARE: Final = rf"\\\\{_LETTER}[^\s*^~\[\]<{TOKEN_START}{_SUP}{_SUB}]*"
r"""The address of a shared folder or its server, \\may-chu\thu-muc, which is printed as typed, up to the next mark."""
_LACKING: Final = "⁰⁴-⁹⁺⁻⁼⁽⁾ⁿⁱ"
# ¹, ² and ³ are in text fonts; in a line with a sign that is not, all are set alike.
_HIGH: Final = rf"[{_SUP}]+(?:[.,][⁰¹²³⁴-⁹]+)*"
_LOW: Final = rf"[{_SUB}]+(?:[.,][₀-₉]+)*"
"""Raised and lowered signs with the point or comma between their figures, as in PM₂.₅ and 10⁰,⁵."""
_UNESCAPE = pattern_of(rf"\\([{_ESCAPABLE}])")
_SIGNS: Final = rf"\\*^~\[\]<{_SUB}¹²³{_LACKING}{TOKEN_START}"
"""Each token begins with one of these: most lines have none, which is found out ten times as fast."""
_SIGN = pattern_of(f"[{_SIGNS}]")
_TOKENS: Final = (
    rf"(?=[{_SIGNS}])(?:(?P<share>(?<![^\s(“‘]){_SHARE})|(?P<escape>\\[{_ESCAPABLE}])|(?P<stars>\*+)|(?P<note>\^\[)|(?P<sup>\^)|(?P<tildes>~+)|(?P<open>\[)|(?P<close>\])"
    rf"|(?P<angle><)|(?P<subs>{_LOW})"
    rf"|(?P<key>{TOKEN_START}[^{TOKEN_START}{TOKEN_END}]*{TOKEN_END}))"
)
_TOKEN = pattern_of(_TOKENS)
_TOKEN_OR_RAISED = pattern_of(rf"{_TOKENS}|(?P<sups>{_HIGH})")
_LACKS = pattern_of(f"[{_LACKING}]")
_GLUED = pattern_of(r"(\*(?!\*)[^\s*](?:[^*]{0,60}[^\s*])?\*)(?!\*)([^\W\d_]{1,20})")
_GLUED_BEFORE = pattern_of(r"(?<!\w)([^\W\d_]{1,20})(\*(?!\*)[^\s*=](?:[^*=]{0,60}[^\s*=])?\*)\Z")
"""``*chưa*tổ chức``, ``UBND*xã*``: italic words with a letter right behind or before their marks."""
_ANGLE_LINK = pattern_of(r"<((?:https?://|mailto:|(?P<printed>rtsps?|rtmps?|s?ftps?|wss?|smb|tel|sip):)[^\s<>]++)>")
_TARGET = pattern_of(r"\(((?:https?://|mailto:)[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)\)")
_BEFORE_NO_ITALIC: Final = frozenset(")]}%")
_BEFORE_SUB: Final = frozenset(")]}*”")
_OPENING: Final = frozenset("([{“‘")
_CLOSING: Final = frozenset(")]}”’,;")

# What `escape` marks: these signs anywhere, and what would make a block at the start of a line. A lone ``-``
# counts too, since a template may go on after the data. A backslash before a letter marks nothing.
_SPECIAL = pattern_of(rf"\\(?!{_LETTER})|[*^~`\[\]<|{_SUP}{_SUB}{TOKEN_START}{TOKEN_END}]")
_LINE_START = pattern_of(rf"((?<![^\r\n])[{MARGIN}]*)(?:([-+#{{{BULLETS}]|\.(?!\S))|({LABEL})(?![^{MARGIN}\r\n]))")

ExpandInline = Callable[[str], Sequence[Inline]]


def token(key: str) -> str:
    """The placeholder of narrative ``key`` in text that is still to be parsed."""
    return f"{TOKEN_START}{key}{TOKEN_END}"


def parse_inlines(
    text: str, findings: Findings, place: Place = Place(), *, expand_inline: ExpandInline | None = None
) -> tuple[Inline, ...]:
    """The runs and footnotes of one line, equal neighbours joined; what is wrong with its marks is added."""
    line = _Line(text, place, expand_inline)
    inlines = tuple(line.parse(0, len(line.tokens), 0, len(text)))
    findings.extend(sorted(line.findings, key=lambda one: one.where))
    return inlines


def escape(text: str) -> str:
    """``text`` so that the grammar reads it as plain words, at the start of a line and inside one.

    ``parse_inlines(escape(s))`` is ``Run(s)`` for every s. Line ends stay line ends.
    """
    escaped = _LINE_START.sub(_escape_start, _SPECIAL.sub(r"\\\g<0>", text))
    return escaped + NOTHING if text.endswith("\\") else escaped


def _escape_start(match: re.Match[str]) -> str:
    margin, mark, label = match.groups()
    return f"{margin}\\{mark}" if mark else f"{margin}{label[:-1]}\\{label[-1]}"


def marked(text: str, findings: Findings, place: Place = Place()) -> str:
    """A line of a title, of recipients: its words, as `MarkedText` where it has marks.

    A footnote has no place there: it stays as typed, and is D750.
    """
    if not has_marks(text):
        return text
    inlines = parse_inlines(text, findings, place)
    if any(isinstance(inline, Note) for inline in inlines):
        findings.add("D750", place, text=short(text))
        return text
    runs = tuple(replace(run, link="") for run in inlines if isinstance(run, Run))
    return MarkedText(inline_text(runs), runs)


def has_marks(text: str) -> bool:
    """Whether any sign of ``text`` may be a mark, so that it is worth parsing."""
    return _MARKS.search(text) is not None


def runs_of(text: str) -> list[Run]:
    """Words as runs: raised and lowered signs that text fonts lack (⁴, ₁, ⁺) become plain ones set high or low."""
    if isinstance(text, MarkedText):
        return list(text.runs)
    found = (_HIGH_OR_LOW if _LACKS.search(text) else _PLAIN_OR_LOW).finditer(text)
    looks: tuple[Vertical, ...] = ("sup", "sub")
    return [
        Run(match[0].translate(_TO_LINE), vertical=looks[match.lastindex - 1]) if match.lastindex else Run(match[0])
        for match in found
    ]


_MARKS = pattern_of(rf"[\\*^~\[<{_SUP}{_SUB}]")
_HIGH_OR_LOW = pattern_of(rf"(?P<high>{_HIGH})|(?P<low>{_LOW})|[^{_SUP}{_SUB}]+")
_PLAIN_OR_LOW = pattern_of(rf"(?P<high>(?!))|(?P<low>{_LOW})|[^{_SUB}]+")


def inline_text(inlines: Iterable[Inline]) -> str:
    """Inlines as a reader sees them; a note without a number shows nothing."""
    out = []
    for inline in inlines:
        if isinstance(inline, Note):
            out.append(str(inline.number).translate(_TO_SUP) if inline.number else "")
        elif inline.vertical:
            out.append(inline.text.translate(_TO_SUP if inline.vertical == "sup" else _TO_SUB))
        else:
            out.append(inline.text)
    return plain_hyphens("".join(out))


@dataclass(slots=True)
class _Stars:
    """A run of stars: 1 where it opens bold or italic, -1 where it closes, 0 where its stars are text."""

    start: int
    count: int
    bold: int = 0
    italic: int = 0

    @property
    def words(self) -> str:
        """The stars that are text."""
        return "*" * (self.count - 2 * abs(self.bold) - abs(self.italic))


# Tokens that may be marks although no token closes them; a footnote that is not closed must be reported.
_MAYBE: Final = frozenset({"note", "key", "angle"})
_NO_STARS: Final = _Stars(0, 0)
_Entry = str | Run | Note | _Stars


class _Line:
    """One line with its marks found and paired, so that parsing visits no sign more than a few times."""

    def __init__(self, text: str, place: Place, expand_inline: ExpandInline | None) -> None:
        self.text = text
        self.place = place
        self.expand_inline = expand_inline
        self.findings = Findings()
        first = _SIGN.search(text)
        tokens = _TOKEN_OR_RAISED if first and _LACKS.search(text) else _TOKEN
        found = tokens.finditer(text, first.start()) if first else ()
        self.tokens = [(match.lastgroup or "", match.start(), match.end()) for match in found]
        self.partner = self._pair()

    def _pair(self) -> list[int]:
        """For each bracket, caret and tilde the token that may close it, or -1."""
        partner = [-1] * len(self.tokens)
        brackets: list[int] = []
        last = {"sup": -1, "sub": -1}
        for index, (kind, start, end) in enumerate(self.tokens):
            if kind in ("open", "note"):
                brackets.append(index)
            elif kind == "close" and brackets:
                partner[brackets.pop()] = index
            if kind == "note":
                last["sup"] = -1
            elif kind == "sup" or (kind == "tildes" and end - start == 1):
                kind = "sup" if kind == "sup" else "sub"
                if last[kind] >= 0:
                    partner[last[kind]] = index
                last[kind] = index
        return partner

    def parse(self, index: int, stop: int, start: int, end: int, link: str = "", noted: bool = False) -> list[Inline]:
        """The inlines of the text from ``start`` to ``end``, whose tokens are ``index`` to ``stop``."""
        entries: list[_Entry] = []
        stars: list[_Stars] = []
        at = start
        while index < stop:
            kind, left, right = self.tokens[index]
            entries.append(self.text[at:left])
            index, at = index + 1, right
            if kind == "escape":
                entries.append(self.text[left + 1 : right])
            elif kind == "stars":
                stars.append(_Stars(left, right - left))
                entries.append(stars[-1])
            elif kind in ("subs", "sups"):
                vertical: Vertical = "sub" if kind == "subs" else "sup"
                entries.append(Run(self.text[left:right].translate(_TO_LINE), vertical=vertical))
            elif (self.partner[index - 1] >= 0 or kind in _MAYBE) and (
                found := self._mark(index - 1, stop, start, end, link, noted)
            ):
                inlines, index, at = found
                entries.extend(inlines)
            else:
                entries.append(self.text[left:right])
        entries.append(self.text[at:end])
        self._match(stars, start, end)
        return _join(entries, link)

    def _mark(
        self, index: int, stop: int, start: int, end: int, link: str, noted: bool
    ) -> tuple[Sequence[Inline], int, int] | None:
        """What the mark at token ``index`` makes, the token and the place after it; None if it is plain text."""
        kind, left, right = self.tokens[index]
        partner = self.partner[index]
        closed = index < partner < stop
        close, after = self.tokens[partner][1:] if closed else (end, end)
        if self.text[left:right] == NOTHING:
            return [], index + 1, right
        if kind == "key" and self.expand_inline:
            return self.expand_inline(self.text[left + 1 : right - 1]), index + 1, right
        if kind == "note":
            fault = "P203" if noted else "P202" if not closed else "" if self.text[right:close].strip() else "P210"
            if fault:
                self._add(fault, left, text=self._excerpt(left, end))
                return None
            inner = self.text[right:close]
            if len(inner) > LONG_NOTE:
                self._add("D779", left, count=str(len(inner)), text=inner[:EXCERPT].strip())
            first, last = right + len(inner) - len(inner.lstrip(MARGIN)), right + len(inner.rstrip(MARGIN))
            return [Note(tuple(self.parse(index + 1, partner, first, last, noted=True)))], partner + 1, after
        if kind == "open" and closed and not link and (target := _TARGET.match(self.text, after, end)):
            inner_runs = self.parse(index + 1, partner, right, close, unescape(target[1]), noted)
            return inner_runs, self._after(partner, target.end()), target.end()
        if kind == "angle" and not link and (target := _ANGLE_LINK.match(self.text, left, end)):
            address = unescape(target[1])
            run = Run(address, link="" if target["printed"] else address)
            return [run], self._after(index, target.end()), target.end()
        if kind in ("sup", "tildes") and closed and self._lowers(kind, left, right, close, start):
            raised: Vertical = "sup" if kind == "sup" else "sub"
            return [Run(unescape(self.text[right:close]), vertical=raised)], partner + 1, after
        return None

    def _lowers(self, kind: str, left: int, right: int, close: int, start: int) -> bool:
        """Whether a caret or tilde and its partner hold a word; a tilde must follow one too (``~5`` is "about 5")."""
        word = self.text[right:close]
        if not word or word != "".join(word.split()) or TOKEN_START in word:
            return False
        before = self.text[left - 1] if left > start else ""
        return kind == "sup" or before.isalnum() or before in _BEFORE_SUB

    def _after(self, index: int, place: int) -> int:
        """The first token from ``index`` on that starts at or after ``place``."""
        while index < len(self.tokens) and self.tokens[index][1] < place:
            index += 1
        return index

    def _match(self, stars: Sequence[_Stars], start: int, end: int) -> None:
        """Pairs the stars between ``start`` and ``end``; those left over are text, and P201 where meant as marks."""
        opened: dict[str, _Stars | None] = {"bold": None, "italic": None}
        left_over: dict[int, int] = {}
        for mark in stars:
            if mark.count > 3:
                continue
            after = mark.start + mark.count
            left = self.text[mark.start - 1] if mark.start > start else " "
            right = self.text[after] if after < end else " "
            for look in ("bold", "italic") if mark.count == 3 else ("bold",) if mark.count == 2 else ("italic",):
                opens, closes = _sides(look, left, right)
                opener = opened[look]
                if opener and closes:
                    setattr(opener, look, 1)
                    setattr(mark, look, -1)
                    opened[look] = None
                elif opens:
                    if opener:
                        left_over[opener.start] = opener.count
                    opened[look] = mark
                elif closes and look == "bold":
                    left_over[mark.start] = mark.count
                elif closes and (found := _GLUED_BEFORE.search(self.text, max(start, after - EXCERPT), after)):
                    self._add("D672", found.start(2), text=found[0], right=f"{found[1]} {found[2]}")
        left_over |= {mark.start: mark.count for mark in opened.values() if mark}
        for place, count in sorted(left_over.items()):
            glued = _GLUED.match(self.text, place, end)
            if glued:
                self._add("D672", place, text=glued[0], right=f"{glued[1]} {glued[2]}")
                continue
            self._add("P201", place, mark="*" * count, text=self._excerpt(place, end))

    def _excerpt(self, start: int, end: int) -> str:
        """The first words from ``start``; cut before they are copied, since a line may be huge."""
        return short(self.text[start : min(end, start + EXCERPT + 1)])

    def _add(self, code: str, at: int, **details: str) -> None:
        if len(self.findings) < FINDINGS_PER_LINE:
            self.findings.add(code, shift(self.place, at), **details)


def _sides(look: str, left: str, right: str) -> tuple[bool, bool]:
    """Whether stars between two signs may open and may close: never at a space, italic never between letters
    or digits (``2*3``, ``5*``), bold never between digits."""
    opens = not right.isspace() and right not in _CLOSING
    closes = not left.isspace() and left not in _OPENING
    if look == "italic":
        return opens and not left.isalnum() and left not in _BEFORE_NO_ITALIC, closes and not right.isalnum()
    between = left.isdigit() and right.isdigit()
    return opens and not between, closes and not between


NOTE_COMMA: Final = ","
"""Between the calls of two notes of one word: 3 and 4, not 34."""


def _join(entries: Iterable[_Entry], link: str) -> list[Inline]:
    """Entries with the formatting of their stars; neighbours of one formatting become one run."""
    out: list[Inline] = []
    words: list[str] = []
    look: tuple[bool, bool, Vertical, str] = (False, False, "", link)
    bold = italic = 0

    def flush() -> None:
        if words:
            out.append(Run("".join(words), *look))
            words.clear()

    for entry in entries:
        stars = _NO_STARS
        if isinstance(entry, Note):
            flush()
            if out and isinstance(out[-1], Note):
                out.append(Run(NOTE_COMMA, vertical="sup"))
            out.append(replace(entry, italic=bool(italic) or entry.italic))
            continue
        if isinstance(entry, Run):
            mine = (bool(bold) or entry.bold, bool(italic) or entry.italic, entry.vertical, entry.link or link)
            entry = entry.text
        else:
            if isinstance(entry, _Stars):
                stars, entry = entry, entry.words
                bold, italic = bold + min(stars.bold, 0), italic + min(stars.italic, 0)
            mine = (bool(bold), bool(italic), "", link)
        if entry:
            if mine != look:
                flush()
                look = mine
            words.append(entry)
        bold, italic = bold + max(stars.bold, 0), italic + max(stars.italic, 0)
    flush()
    return out


def unescape(text: str) -> str:
    return _UNESCAPE.sub(r"\1", text)


def shift(place: Place, offset: int) -> Place:
    return replace(place, column=place.column + offset) if place.column else place


def short(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…"
