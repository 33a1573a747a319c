"""What a chart's picture holds and where, in points from its lower left corner, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from tthc_render.formats.fonts import advance_width
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE
from tthc_render.layout.word_widths import Piece
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN

SIZE_PT: Final = 10.0
EDGE_PT: Final = 5.0
"""White around everything."""
PITCH: Final = 1.25
"""From one line of words to the next, in sizes of the letters: room for two accents over a capital letter."""
ASCENT, DESCENT = 1.0, 0.23
FIGURE_HEIGHT, FIGURE_DEPTH = 0.72, 0.23
"""How far words, and figures with their commas, reach above and below their line, in sizes of the letters."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether ``other`` is wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One line of text on the baseline ``y``, whose start, middle or end is at ``x``; ``turned``: read upwards from
    ``y`` with the baseline at ``x``. ``is_figure``: the value of a bar or point, with a white rim over the grid;
    ``is_on_line``: a figure that finds no room away from lines, with its rim over these, too."""

    text: str
    x: float
    y: float
    align: Literal["left", "center", "right"] = "left"
    size_pt: float = SIZE_PT
    turned: bool = False
    is_figure: bool = False
    is_on_line: bool = False

    @property
    def box(self) -> Box:
        """The room that it takes."""
        width = advance_width(self.text, self.size_pt)
        start = {"left": 0.0, "center": -width / 2, "right": -width}[self.align]
        high, deep = (FIGURE_HEIGHT, FIGURE_DEPTH) if self.is_figure else (ASCENT, DESCENT)
        if self.turned:
            start += self.y
            return Box(self.x - high * self.size_pt, start, self.x + deep * self.size_pt, start + width)
        start += self.x
        return Box(start, self.y - deep * self.size_pt, start + width, self.y + high * self.size_pt)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle in the look of series ``number``."""

    number: int
    box: Box


@dataclass(frozen=True, slots=True)
class Curve:
    """Points joined by a line in the look of series ``number``, each with its marker; of a legend's key the second."""

    number: int
    points: tuple[tuple[float, float], ...]
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: of the grid, which everything else covers, or of an axis."""

    start: tuple[float, float]
    end: tuple[float, float]
    is_grid: bool = False


Part = Word | Bar | Curve | Stroke


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture ``width_pt`` wide and ``height_pt`` high, what is on it, and where bars, lines and figures are."""

    width_pt: float
    height_pt: float
    plot: Box
    parts: tuple[Part, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """Its texts."""
        return tuple(part for part in self.parts if isinstance(part, Word))


def wrapped(text: str, room_pt: float, size_pt: float = SIZE_PT) -> list[str]:
    """The lines of ``text`` in a column; a word longer than a line is broken where it may be, else anywhere.

    What is bound is parted again where it is longer than a line; a word with hyphens is whole where a line holds it.
    """
    if NO_BREAK_SPACE in text and widest(text.split(" "), size_pt) > room_pt:
        text = text.replace(NO_BREAK_SPACE, " ")
    words = [word if widest([word], size_pt) > room_pt else _held(word) for word in text.split(" ")]
    lines = break_lines([Piece(" ".join(words), size_pt)], max(room_pt, size_pt))
    return [text[line.start : line.end] for line in lines]


def _held(word: str) -> str:
    """``word`` with hyphens at which no line ends, save at its end."""
    return word[:-1].replace("-", NO_BREAK_HYPHEN) + word[-1:]


def widest(texts: Iterable[str], size_pt: float = SIZE_PT) -> float:
    """The length of the longest of ``texts``."""
    return max((advance_width(text, size_pt) for text in texts), default=0.0)


def longest_word(texts: Iterable[str], size_pt: float = SIZE_PT) -> float:
    """The length of the longest word of ``texts``."""
    return widest((word for text in texts for word in text.split()), size_pt)
