"""The room that headers and footers of ``layout.docx`` take: one higher than its margin moves the body, as in Word."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from tthc_render.layout.cell_lines import text_line_pt
from tthc_render.layout.word_frames import FrameLine
from tthc_render.layout.word_styles import WordLayout, WordPage, WordStyle


def look_of(line: FrameLine, word: WordLayout) -> WordStyle:
    """The style of a line, in the size of its own words."""
    style = word.styles.get(line.style) or word.styles.get("Normal", WordStyle(14))
    return replace(style, size_pt=line.size_pt) if line.size_pt else style


def frame_height_pt(lines: Sequence[FrameLine], word: WordLayout) -> float:
    """How high the lines of a header or footer are together, with the spaces between them."""
    looks = [look_of(line, word) for line in lines]
    gaps = sum(max(one.after_pt, other.before_pt) for one, other in itertools.pairwise(looks))
    lone = looks[0].before_pt + looks[-1].after_pt if looks else 0.0
    return gaps + lone + sum(look.exact_pt or text_line_pt(look.size_pt, look.line) for look in looks)


def with_room(page: WordPage, header: Sequence[FrameLine], footer: Sequence[FrameLine], word: WordLayout) -> WordPage:
    """``page`` with margins that its header and footer leave to the body."""
    return replace(
        page,
        top_pt=max(page.top_pt, page.header_pt + frame_height_pt(header, word) if header else 0.0),
        bottom_pt=max(page.bottom_pt, page.footer_pt + frame_height_pt(footer, word) if footer else 0.0),
    )
