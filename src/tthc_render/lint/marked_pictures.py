"""Pictures of pages with a frame round each place that breaks a rule, and its number in the margin beside it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from tthc_render.lint.pictures import PageImage
from tthc_render.lint.results import Breach
from tthc_render.lint.subjects import Subject

Box = tuple[float, float, float, float]
TAG_PT: Final = 15.0
"""The room that a number takes in each direction; numbers nearer to each other are put side by side."""
EDGE_PT: Final = 6.0
MOST_BESIDE: Final = 4
"""So many numbers fit into a margin side by side; more of them go further down."""
RIGHT_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Marked:
    """One way in which a rule is broken: its number on the page, its words, its colour."""

    number: int
    broken: Breach
    words: str
    color: str


@dataclass(slots=True)
class _Margins:
    """Where numbers are already in the margins of one page: side, column and height."""

    taken: list[tuple[str, int, float]] = field(default_factory=list)

    def place(self, side: str, top: float) -> tuple[int, float]:
        """The first free column of a margin, counted from the edge, and the height there."""
        while True:
            for column in range(MOST_BESIDE):
                if not any(
                    (side, column) == (own, place) and abs(top - height) < TAG_PT for own, place, height in self.taken
                ):
                    self.taken.append((side, column, top))
                    return column, top
            top += TAG_PT


def figures(pictures: Sequence[PageImage], marked: Iterable[Marked], prefix: str, page_word: str) -> Markup:
    """The pages with their marks; a mark leads to the row ``prefix`` and its number."""
    marks: dict[int, list[Markup]] = {}
    margins: dict[int, _Margins] = {}
    for item in marked:
        places = [item.broken.subject, *item.broken.others] if item.broken.subject else []
        for subject in places:
            if subject is not None and 0 < subject.page <= len(pictures):
                own = margins.setdefault(subject.page, _Margins())
                marks.setdefault(subject.page, []).append(_mark(item, subject, pictures[subject.page - 1], own, prefix))
    return Markup('<div class="pages">{}</div>').format(
        Markup("").join(
            Markup(
                '<figure><div><img alt="{page} {number}" src="data:image/png;base64,{data}">{marks}</div>'
                "<figcaption>{page} {number}</figcaption></figure>"
            ).format(
                page=page_word,
                number=number,
                data=base64.b64encode(picture.png).decode("ascii"),
                marks=Markup("").join(marks.get(number, ())),
            )
            for number, picture in enumerate(pictures, 1)
        )
    )


def _mark(item: Marked, subject: Subject, picture: PageImage, margins: _Margins, prefix: str) -> Markup:
    width, height = picture.width_pt, picture.height_pt
    left, top, right, bottom = subject.box_pt or (EDGE_PT, EDGE_PT, width - EDGE_PT, 3 * EDGE_PT)
    side = "right" if left > RIGHT_SHARE * width else "left"
    column, down = margins.place(side, max(0.0, min(top, height - TAG_PT)))
    across = EDGE_PT + column * TAG_PT
    x = across if side == "left" else width - across - TAG_PT
    return Markup(
        '<span class="frame" style="left:{l:.2f}%;top:{t:.2f}%;width:{w:.2f}%;height:{h:.2f}%;border-color:{color}">'
        '</span><a class="mark" href="#{prefix}{n}" title="{words}" aria-label="{n}: {words}" '
        'style="left:{x:.2f}%;top:{y:.2f}%;background:{color}">{n}</a>'
    ).format(
        prefix=prefix,
        n=item.number,
        words=item.words,
        color=item.color,
        l=100 * (left - 2) / width,
        t=100 * (top - 2) / height,
        w=100 * (right - left + 4) / width,
        h=100 * (bottom - top + 4) / height,
        x=100 * x / width,
        y=100 * down / height,
    )
