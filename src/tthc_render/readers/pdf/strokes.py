"""Where lines, rectangles and pictures are drawn on a page of a PDF: upright boxes, in points."""

from __future__ import annotations

from typing import NamedTuple


class Stroke(NamedTuple):
    """The box of a straight line, a rectangle, a picture or another object."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than high."""
        return self.right - self.left >= self.bottom - self.top

    @property
    def is_vertical(self) -> bool:
        """Whether it is vertical, as high as a line of text or higher."""
        return not self.is_horizontal and self.bottom - self.top > 8

    @property
    def area(self) -> float:
        """Its width times its height."""
        return (self.right - self.left) * (self.bottom - self.top)

    def covers(self, other: Stroke) -> bool:
        """Whether the middle of ``other`` is inside."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom
