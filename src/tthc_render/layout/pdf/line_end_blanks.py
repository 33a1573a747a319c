"""Blanks at line ends in the PDF of WeasyPrint, which draws none: readers that go by tags would join two words.

Word breaks of a tagged PDF are characters, not places on the page (ISO 32000-1, 14.8.2.5). Where a line ends at a
hyphen or within a word there is no blank. Private parts are used here, which a test names: functions of
``weasyprint.layout.inline``, ``weasyprint.draw.draw_text``, fonts and operators of streams.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pydyf
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.pdf.fonts import Font

Skip = dict[int, "Skip"] | None
"""A place as WeasyPrint has it: the number of a child, and the place in it; in texts, bytes."""

MARK: Final = "ends_at_blank"
"""The attribute of a text box behind which a blank was left out."""


@contextlib.contextmanager
def blanks_at_line_ends() -> Iterator[None]:
    """Within it, pages are laid out and drawn with a blank behind each line that ends at one."""
    import weasyprint.draw
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout import inline

    remove, skip_first, draw = inline.remove_last_whitespace, inline.skip_first_whitespace, weasyprint.draw.draw_text
    above: dict[object, Box] = {}  # the line that was laid out last, by the element of its block

    def remove_last_whitespace(context: object, line: Box) -> None:
        """Called for each line when its words are known."""
        before = _texts(line)
        remove(context, line)
        if before != _texts(line) or _ends_at_break(line):
            _mark_last(line)
        above[line.element] = line

    def skip_first_whitespace(line: Box, skip: Skip) -> Skip | str:
        """Called at the beginning of each line: the blank that stands there belongs to the line above."""
        if isinstance(line, LineBox) and skip is not None and line.element in above:
            begins = next((text for text in _texts_from(line, skip) if text), "")
            if begins.startswith(" ") or _text_before(line, skip).endswith(" "):
                _mark_last(above[line.element])
        found: Skip | str = skip_first(line, skip)
        return found

    def draw_text(stream: pydyf.Stream, box: Box, *more: object, **named: object) -> object:
        if not getattr(box, MARK, False):
            return draw(stream, box, *more, **named)
        fonts: list[Font] = []
        add_font = stream.add_font

        def adding(pango_font: object) -> tuple[Font, float]:
            found: tuple[Font, float] = add_font(pango_font)
            fonts.append(found[0])
            return found

        stream.add_font = adding
        try:
            return draw(stream, box, *more, **named)
        finally:
            del stream.add_font
            _add_blank(stream.stream, fonts)

    inline.remove_last_whitespace, inline.skip_first_whitespace = remove_last_whitespace, skip_first_whitespace
    weasyprint.draw.draw_text = draw_text
    try:
        yield
    finally:
        inline.remove_last_whitespace, inline.skip_first_whitespace = remove, skip_first
        weasyprint.draw.draw_text = draw


def _add_blank(operators: list[object], fonts: list[Font]) -> None:
    """Show a blank behind the letters that were shown last; a font that has drawn none yet gives none."""
    place = next((at for at in range(len(operators) - 1, -1, -1) if str(operators[at]).endswith("] TJ'")), None)
    blank = next((glyph for glyph, text in fonts[-1].to_unicode.items() if text == " "), None) if fonts else None
    if place is not None and blank is not None:
        shown = operators[place]
        assert isinstance(shown, bytes)
        operators[place] = shown.removesuffix(b"] TJ") + b"<%04x>] TJ" % blank


def _mark_last(line: Box) -> None:
    """Mark the last box of ``line`` that shows words."""
    last = next((box for box in reversed(list(_text_boxes(line))) if box.text.strip()), None)
    if last is not None:
        setattr(last, MARK, True)


def _ends_at_break(line: Box) -> bool:
    """Whether the line ends at a ``<br>``."""
    return any((child.element_tag or "").startswith("br") for child in line.descendants())


def _texts(line: Box) -> list[str]:
    return [box.text for box in _text_boxes(line)]


def _text_before(box: Box, skip: Skip) -> str:
    """What stands before the place ``skip`` in its own text; "" where that begins a text."""
    from weasyprint.formatting_structure.boxes import TextBox

    while skip:
        [(index, skip)] = skip.items()
        if isinstance(box, TextBox):
            return str(box.text.encode()[:index].decode())
        box = box.children[index]
    return ""


def _texts_from(box: Box, skip: Skip) -> Iterator[str]:
    """The texts of ``box`` from the place ``skip`` on, which WeasyPrint counts in children and, in texts, in bytes."""
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    [(index, inner)] = skip.items() if skip else [(0, None)]
    if isinstance(box, TextBox):
        yield box.text.encode()[index:].decode()
    elif isinstance(box, InlineBox | LineBox):
        for number, child in enumerate(box.children[index:]):
            yield from _texts_from(child, None if number else inner)


def _text_boxes(box: Box) -> Iterator[Box]:
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    if isinstance(box, TextBox):
        yield box
    elif isinstance(box, InlineBox | LineBox):
        for child in box.children:
            yield from _text_boxes(child)
