"""Line ends of a paragraph, known before any layout engine runs: first fit on the advance widths of the text font.

Word in compatibility mode 14, LibreOffice and WeasyPrint break lines in the same places as long as no decision is
closer than their own rounding (0.01 pt).
"""

from __future__ import annotations

import functools
import itertools
import math
import operator
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tthc_render.layout.word_breaks import WORD_END, sign_ends, useful_ends
from tthc_render.layout.word_widths import (
    UNITS_PER_PT,
    Piece,
    size_of,
    width_of,
    widths_at,
    widths_between_blanks,
    word_widths,
)

# Spaces, but not behind an opening bracket or before a mark that must not begin a line (Unicode Standard Annex 14,
# rules LB13 and LB14), save for one that begins a figure (.5); hyphens and dashes; marks that end a sentence in the
# middle of a word, as in addresses. The last two only where the next letter may begin a line. What is before them is
# looked at in Python, which is faster; and so is a pattern that begins with one set of letters.
_NOT_FIRST: Final = re.escape(",.;:!?)]}”’“‘\"'«»…/")
_SPACES: Final = re.compile(r" (?<=[^(\[{ ] ) *(?![ !?)\]}]|[,.;:](?!\d))")
_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(",.;:!?)]}")
_INSIDE: Final = re.compile(
    rf"[-–—!?…|}}](?:(?<=[-–—])[-–—]*(?=[^\s{_NOT_FIRST}])|(?<=[!?…|}}])[!?…|}}]*(?=[^\s{_NOT_FIRST}|-]))"
)
SLASH: Final = "/"
_SLASH: Final = re.compile(rf"/(?=[^\s{_NOT_FIRST}\u2060-])(?<!\d/(?=\d))")
"""Not one between two figures, which is a part of a number; before the figures behind letters a line may end."""
PATH_LENGTH: Final = 66
"""LibreOffice ends no line at a slash that has a blank among so many letters before it, even on an earlier line.

Where that slash is the last place that fits, the line ends at the blank, not at a hyphen between the two.
"""


class BrokenLine(NamedTuple):
    """One line. ``start`` and ``end`` count letters of the paragraph; spaces between lines belong to neither.

    ``width_pt`` is the natural width, spaces not stretched. ``slack_pt`` is the room left over, and ``excess_pt`` what
    the line would lack in room with one more word (infinite in the last line).
    """

    start: int
    end: int
    width_pt: float
    slack_pt: float
    excess_pt: float

    @property
    def clearance_pt(self) -> float:
        """How far the measure may be off before this line ends elsewhere."""
        return min(abs(self.slack_pt), self.excess_pt)


def break_lines(pieces: Sequence[Piece], measure_pt: float, first_indent_pt: float = 0.0) -> tuple[BrokenLine, ...]:
    """The lines of the paragraph ``pieces`` in a column ``measure_pt`` wide; no lines where there is no text.

    Lines end at spaces, and after hyphens and dashes inside a word. A word longer than a line is broken at the last
    slash, or else letter, that fits. Raises ValueError where the column has no width.
    """
    if measure_pt <= 0:
        raise ValueError(f"a column must have a width, not {measure_pt} pt")
    return BreakableText.of(pieces).lines(measure_pt, first_indent_pt)


def breakable(pieces: Iterable[Piece]) -> BreakableText:
    """The text of ``pieces`` ready to be broken; DOCX, PDF and measures ask for the same texts one after the other."""
    return _breakable(tuple(_joined(pieces)))


@functools.lru_cache(maxsize=1024)
def _breakable(pieces: tuple[Piece, ...]) -> BreakableText:
    return BreakableText.of(pieces)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one look as one piece, so that equal texts are known to be equal."""
    last: Piece | None = None
    for piece in pieces:
        if last is None:
            last = piece
        elif last[1:] == piece[1:]:
            last = last._replace(text=last.text + piece.text)
        else:
            yield last
            last = piece
    if last is not None:
        yield last


class _PassedSlash(NamedTuple):
    """A slash at which no line ends: the blank before it, the place behind it, the width with one more letter, and
    the width of the whole word that it is in."""

    blank: int
    end: int
    width: int
    word: int


@dataclass(frozen=True, slots=True)
class BreakableText:
    """A paragraph ready to be broken at any measure: where a line may end, and the text's width up to there."""

    pieces: tuple[Piece, ...]
    text: str
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    end_widths: tuple[int, ...]
    start_widths: tuple[int, ...]
    has_slashes: bool = False
    passed: tuple[_PassedSlash, ...] = ()
    widest: int = 0

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> BreakableText:
        """The paragraph of ``pieces``."""
        text = "".join([piece.text for piece in pieces])
        starts, ends, words = _words_of(text)
        slashes, passed = _slashes(text) if SLASH in text else ([], [])
        others = [end for match in _INSIDE.finditer(text) if (end := _opportunity(text, *match.span()))]
        if WORD_END in text:
            others += [match.end() for match in re.finditer(WORD_END, text)]
        if others and len(pieces) > 1:
            others = _not_before_calls(pieces, others)
        if others or slashes:
            within = {*others, *slashes}
            ends = sorted({*ends, *within})
            starts = sorted({*starts, *within})
            words = []
        if len(pieces) == 1 and words:
            measured = widths_between_blanks(pieces[0], words)
        elif len(pieces) == 1:
            measured = word_widths(pieces[0], text, starts, ends)
        else:
            measured = widths_at(pieces, starts, ends)
        kept = _passed_slashes(pieces, text, passed, others) if passed and others else ()
        widest = max(map(operator.sub, *measured), default=0)
        return cls(tuple(pieces), text, tuple(ends), tuple(starts), *measured, bool(slashes), kept, widest)

    def within(self, measure_pt: float) -> BreakableText:
        """The same with places behind the signs of words longer than a line, where another holds what follows."""
        room = round(measure_pt * UNITS_PER_PT)
        slashes = [slash.end for slash in self.passed if slash.word > room]
        if self.widest <= room and not slashes:
            return self
        units = zip(self.starts, self.ends, self.start_widths, self.end_widths, strict=True)
        words = [[*sign_ends(self.text, one, end), end] for one, end, before, after in units if after - before > room]
        bounds = list(itertools.chain(*words))
        if len(bounds) == len(words) and not slashes:
            return self
        widths = dict(zip(bounds, widths_at(self.pieces, [], bounds)[0], strict=True))
        useful = [end for word in words for end in useful_ends(word, widths, room)]
        found = _not_before_calls(self.pieces, [*useful, *slashes])
        starts, ends = sorted({*self.starts, *found}), sorted({*self.ends, *found})
        end_widths, start_widths = widths_at(self.pieces, starts, ends)
        passed = tuple(slash for slash in self.passed if slash.word <= room and slash.end not in found)
        return BreakableText(
            self.pieces, self.text, tuple(ends), tuple(starts), end_widths, start_widths, self.has_slashes, passed
        )

    def lines(self, measure_pt: float, first_indent_pt: float = 0.0) -> tuple[BrokenLine, ...]:
        """The lines in a column ``measure_pt`` wide."""
        if (text := self.within(measure_pt)) is not self:
            return text.lines(measure_pt, first_indent_pt)
        room = round((measure_pt - first_indent_pt) * UNITS_PER_PT)
        lines: list[BrokenLine] = []
        letters = _Letters(self.pieces)
        start, begin, word, words = 0, 0, 0, len(self.ends) if self.ends[-1] else 0
        while word < words:
            fitting = after = bisect_right(self.end_widths, begin + room, word)
            near: float = math.inf
            if self.has_slashes and words > after > word:
                after, near = self._before_slash(word, after, begin + room)
            if self.passed and words > after > word:
                after, nearer = self._before_blank(word, after, begin + room)
                near = min(near, nearer)
            if after > word:
                end, width = self.ends[after - 1], self.end_widths[after - 1] - begin
                longer = self.end_widths[fitting] - begin if after < words else None
            else:
                end, width, longer = letters.that_fit(start, self.ends[min(fitting, words - 1)], room)
                after = bisect_right(self.ends, end, word)
            excess = min(near, math.inf if longer is None else longer - room) / UNITS_PER_PT
            lines.append(BrokenLine(start, end, width / UNITS_PER_PT, (room - width) / UNITS_PER_PT, excess))
            is_whole = word < after < words and end == self.ends[after - 1]
            start, begin = (self.starts[after], self.start_widths[after]) if is_whole else (end, begin + width)
            word, room = after, round(measure_pt * UNITS_PER_PT)
        return tuple(lines)

    def _before_slash(self, word: int, after: int, room: int) -> tuple[int, float]:
        """``after``, or an earlier place where the next letter behind its slash is the first that does not fit.

        LibreOffice passes over such a slash; how near that is, is the second value.
        """
        end = self.ends[after - 1]
        if after - 1 == word or self.starts[after] > end or self.text[end - 1] != SLASH:
            return after, math.inf
        near = room - self.end_widths[after - 1] - _Letters(self.pieces).width_of(end)
        if near >= 0:
            return after, near
        other, nearer = self._before_slash(word, after - 1, room)
        return other, min(-near, nearer)

    def _before_blank(self, word: int, after: int, room: int) -> tuple[int, float]:
        """``after``, or the place of the last blank where LibreOffice goes back to it from a slash; how near that is.

        ``word`` where that blank is on an earlier line: then the line ends at the last letter that fits.
        """
        near = min(abs(room - slash.width) for slash in self.passed)
        last = next((slash for slash in reversed(self.passed) if slash.width <= room), None)
        if last is None or last.end <= self.ends[after - 1]:
            return after, near
        return max(word, bisect_right(self.ends, last.blank)), near


def _not_before_calls(pieces: Sequence[Piece], ends: Sequence[int]) -> list[int]:
    """``ends`` without those at which the number of a footnote follows."""
    starts = itertools.accumulate((len(piece.text) for piece in pieces), initial=0)
    calls = {start for start, piece in zip(starts, pieces, strict=False) if piece.is_call}
    return [end for end in ends if end not in calls]


class _Letters:
    """The letters of a paragraph with their widths, from any place on; its pieces are found without a search."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.starts: list[int] = []

    def that_fit(self, start: int, end: int, room: int) -> tuple[int, int, int | None]:
        """Of a word longer than a line: where to break it, its width up to there and one letter further."""
        width = 0
        for count, more in enumerate(self._widths(start, min(end, start + LETTERS_OF_LINE))):
            if count and width + more > room:
                return start + count, width, width + more
            width += more
        return min(end, start + LETTERS_OF_LINE), width, None

    def width_of(self, letter: int) -> int:
        """The width of one letter."""
        return next(self._widths(letter, letter + 1))

    def _widths(self, start: int, end: int) -> Iterator[int]:
        if not self.starts:
            self.starts = list(itertools.accumulate((len(piece.text) for piece in self.pieces), initial=0))
        for number in range(bisect_right(self.starts, start) - 1, len(self.pieces)):
            piece, first = self.pieces[number], self.starts[number]
            if first >= end:
                break
            size = size_of(piece)
            for width in map(width_of(piece), piece.text[max(0, start - first) : end - first]):
                yield size * width


def _slashes(text: str) -> tuple[list[int], list[int]]:
    """Where lines may end behind slashes, in an address with which a paragraph begins or far from the last blank; and
    the places behind the other slashes."""
    free: list[int] = []
    others: list[int] = []
    for match in _SLASH.finditer(text):
        end = match.end()
        (others if " " in text[max(0, end - PATH_LENGTH) : end] else free).append(end)
    return free, others


def _passed_slashes(
    pieces: Sequence[Piece], text: str, slashes: Sequence[int], ends: Sequence[int]
) -> tuple[_PassedSlash, ...]:
    """Those of ``slashes`` that change where a line ends: one of ``ends`` is between them and the blank before."""
    found = [(len(text[: text.rindex(" ", 0, slash)].rstrip(" ")), slash) for slash in slashes]
    kept = [(blank, slash) for blank, slash in found if any(blank < end < slash for end in ends)]
    if not kept:
        return ()
    word_ends = [end if (end := text.find(" ", slash)) >= 0 else len(text) for _, slash in kept]
    widths, word_starts = widths_at(pieces, [text.rindex(" ", 0, slash) + 1 for _, slash in kept], word_ends)
    with_letter, _ = widths_at(pieces, [], [slash + 1 for _, slash in kept])
    return tuple(
        _PassedSlash(blank, slash, width, end - start)
        for (blank, slash), width, start, end in zip(kept, with_letter, word_starts, widths, strict=True)
    )


def _words_of(text: str) -> tuple[list[int], list[int], list[str]]:
    """Where words start and end, and the words themselves; no words where some blank ends no line."""
    words = text.split(" ")
    if (
        "" in words
        or not _CLOSING.isdisjoint([word[0] for word in words])
        or not _OPENING.isdisjoint([word[-1] for word in words])
    ):
        blanks = [match.span() for match in _SPACES.finditer(text)]
        inside = [(end, start) for end, start in blanks if start < len(text)]
        return [0, *[start for _, start in inside]], [*[end for end, _ in inside], len(text.rstrip(" "))], []
    starts = list(itertools.accumulate([letters + 1 for letters in map(len, words)], initial=0))
    ends = [start - 1 for start in starts]
    return starts[:-1], ends[1:], words


def _opportunity(text: str, start: int, end: int) -> int:
    """Where a line may end behind the dashes or mark ``text[start:end]``; 0 if it must not end there.

    Unicode Standard Annex 14, as LibreOffice and Pango have it: a hyphen between a letter and a figure (Covid-19), or
    the sign of a number (-5), does not end a line; one between two figures (2021-2025) does, and so it does in Word.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start:end] != "-":
        return end
    is_sign = after in _FIGURES and not (before and before in _FIGURES_AND_PERCENT)
    return 0 if is_sign or before.isspace() else end


LETTERS_OF_LINE: Final = 4000
"""More letters than any line has; of a word without end no more are measured."""
_FIGURES: Final = "0123456789"
_FIGURES_AND_PERCENT: Final = _FIGURES + "%"
