"""Lines drawn below the text of a PDF page, as strokes, as borders of boxes, or as rows of underscores."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from typing import Final

from tthc_render.readers.facts import MM_PER_PT, PageParagraph, RuleLine
from tthc_render.readers.pdf.strokes import Stroke
from tthc_render.readers.pdf.text import PdfPage

RULE_NEAR_PT: Final = 16.0
RULE_FAR_PT: Final = 30.0
"""A line no wider than its text may be an empty line below it; one that is wider is of a table."""
AS_WIDE: Final = 1.1
FRAME_PT: Final = (8.0, 30.0)
"""The height of a box drawn round one line of text: a lower border of HTML is drawn as one."""
FRAME_SLACK_PT: Final = 6.0
FLAT_PT: Final = 3.5
_BLANK_LINE: Final = re.compile(r"[\s_\-–—─]*(?:[_–—-]{3,}|[—─]{1,2})[\s_\-–—─]*")
_BLANK_LINE_SIGNS: Final = " \t\n_-–—─\u00a0"


def rule_lines(page: PdfPage, here: list[PageParagraph]) -> list[RuleLine]:
    """Flat strokes on their own below a line of text, and lines of underscores; ``here`` is the text of the page."""
    out: list[RuleLine] = []
    verticals = [stroke for stroke in page.strokes if stroke.is_vertical]
    flat = [stroke for stroke in page.strokes if stroke.is_horizontal and stroke.bottom - stroke.top <= FLAT_PT]
    for stroke in _joined([*flat, *_lower_borders(page, here)]):
        length = stroke.right - stroke.left
        if length < 12 or _crossed(stroke, verticals):
            continue
        above = _text_above(stroke, here)
        if above is not None:
            center = (stroke.left + stroke.right) / 2 * MM_PER_PT
            box = (stroke.left, stroke.top, stroke.right, stroke.bottom)
            out.append(RuleLine(page.number, above.number, length, "path", center, box))
    for paragraph in here:
        if paragraph.text[:1] in _BLANK_LINE_SIGNS and _BLANK_LINE.fullmatch(paragraph.text) and paragraph.box_pt:
            left, top, right, bottom = paragraph.box_pt
            above = _text_above(Stroke(left, top + 2, right, bottom), [item for item in here if item is not paragraph])
            if above is not None:
                center = (left + right) / 2 * MM_PER_PT
                out.append(RuleLine(page.number, above.number, right - left, "underscores", center, paragraph.box_pt))
    return out


def _lower_borders(page: PdfPage, here: list[PageParagraph]) -> list[Stroke]:
    """The lower edges of boxes drawn round a line of a letterhead, as wide as the line."""
    out = []
    boxes = sorted(item.box_pt for item in here if item.box_pt)
    for stroke in page.strokes:
        if not FRAME_PT[0] <= stroke.bottom - stroke.top <= FRAME_PT[1]:
            continue
        first = bisect_left(boxes, (stroke.left - FRAME_SLACK_PT,))
        for box in itertools.islice(boxes, first, None):
            if box[0] >= stroke.left + FRAME_SLACK_PT:
                break
            if not (stroke.top - 3 <= box[1] and box[3] <= stroke.bottom + 3 + FRAME_SLACK_PT):
                continue
            if abs(box[0] - stroke.left) < FRAME_SLACK_PT and abs(box[2] - stroke.right) < FRAME_SLACK_PT:
                out.append(Stroke(stroke.left, stroke.bottom - 0.75, stroke.right, stroke.bottom))
                break
    return out


def _joined(strokes: list[Stroke]) -> list[Stroke]:
    """Strokes on each other or end to end count as one."""
    out: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: (round(stroke.bottom), stroke.left)):
        last = out[-1] if out else None
        meet = last is not None and stroke.left <= last.right + 1 and stroke.right >= last.left - 1
        if last is not None and meet and abs(last.bottom - stroke.bottom) < FLAT_PT:
            out[-1] = Stroke(
                min(last.left, stroke.left), min(last.top, stroke.top), max(last.right, stroke.right), last.bottom
            )
        else:
            out.append(stroke)
    return out


def _crossed(stroke: Stroke, verticals: list[Stroke]) -> bool:
    """Whether it belongs to the grid of a table: an upright line touches it."""
    return any(
        stroke.left - 2 <= vertical.left <= stroke.right + 2
        and vertical.top - 2 <= stroke.bottom
        and vertical.bottom + 2 >= stroke.top
        for vertical in verticals
    )


def _text_above(stroke: Stroke, paragraphs: list[PageParagraph]) -> PageParagraph | None:
    """The text right above a stroke: its box holds the stroke's middle, and it is near."""
    middle = (stroke.left + stroke.right) / 2
    best, nearest = None, RULE_FAR_PT
    for paragraph in paragraphs:
        box = paragraph.box_pt
        if box is None or not box[0] - 30 <= middle <= box[2] + 30:
            continue
        down = stroke.top - (box[3] - 3)
        as_wide = stroke.right - stroke.left <= AS_WIDE * (box[2] - box[0])
        if -4 <= down < min(nearest, RULE_FAR_PT if as_wide else RULE_NEAR_PT):
            best, nearest = paragraph, down
    return best
