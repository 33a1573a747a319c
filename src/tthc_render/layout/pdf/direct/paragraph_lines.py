"""Paragraphs and footnotes as lines at their places. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_render.layout.pdf.direct.boxes import NoteBox, Span, TextBox
from tthc_render.layout.pdf.direct.lines import (
    SURE_PT,
    TextLine,
    baseline_of,
    broken,
    heights_of,
    line_height,
    width_of,
    width_of_short,
)
from tthc_render.layout.pdf.direct.slices import NoteLines
from tthc_render.layout.pdf.structure import Element


def set_lines(box: TextBox, x: float, width: float, note_width: float) -> Iterator[tuple[TextLine, list[NoteLines]]]:
    """The lines of a paragraph, each with the notes that are called in it; y of all is that of the first."""
    style = box.style
    baseline = baseline_of(style)
    indent = style.indent
    align = style.align
    for part in box.lines:
        if not part:  # an empty line between two forced line ends
            yield TextLine(x, baseline, (), tag=box.tag), []
        has_notes = any(span.note for span in part)
        for line, spans, is_last in broken(part, width, indent):
            word_spacing, at = 0.0, x + indent
            if align == "justify":
                word_spacing = 0.0 if is_last else _word_spacing(spans, width - indent - line)
            elif align != "left":
                room = width - indent - line
                at += room / 2 if align == "center" else room
            notes = [_note(span.note, note_width) for span in spans if span.note] if has_notes else []
            yield TextLine(at, baseline, spans, word_spacing, box.tag), notes
            indent = 0.0


def single_line(box: TextBox, width: float, tag: Element | None) -> TextLine | None:
    """The line of a paragraph of one look that is as short as most cells; None where it takes a closer look."""
    style, lines = box.style, box.lines
    if len(lines) != 1 or len(lines[0]) != 1 or style.indent:
        return None
    span = lines[0][0]
    if span.note:
        return None
    natural = width_of_short(span.text, span.size, span.bold, span.italic)
    if natural >= width - SURE_PT:
        return None
    align = style.align
    at = (width - natural) / 2 if align == "center" else width - natural if align == "right" else 0.0
    return TextLine(at, heights_of(style.size, style.line_height)[1], lines[0], 0.0, tag)


def _word_spacing(spans: Sequence[Span], room: float) -> float:
    """What each space of a line takes of the room that is left."""
    spaces = sum([span.text.count(" ") + span.text.count("\u00a0") for span in spans])
    return room / spaces if spaces else 0.0


def _note(note: NoteBox, note_width: float) -> NoteLines:
    style = note.style
    lead = width_of((note.marker,)) + note.gap
    right = style.margin[1] or 0.0
    lines: list[TextLine] = []
    height, baseline = line_height(style), baseline_of(style)
    for number, (used, spans, is_last) in enumerate(broken(note.spans, note_width - right, lead)):
        indent = 0.0 if number else lead
        justified = style.align == "justify" and not is_last
        word_spacing = _word_spacing(spans, note_width - right - indent - used) if justified else 0.0
        if not number:
            lines.append(TextLine(0.0, baseline, (note.marker,), tag=note.label))
        lines.append(TextLine(indent, number * height + baseline, spans, word_spacing, note.tag))
    count = max((int(line.baseline // height) + 1 for line in lines), default=1)
    return NoteLines(count * height, lines)
