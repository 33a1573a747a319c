"""The end of a document: recipients and signatures; steps of the classifier."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from tthc_render.lint.address_lists import addressees, is_authority, recipients
from tthc_render.lint.line_parts import NUMBER_LINE, heads_recipients, is_quoc_hieu
from tthc_render.lint.roles import ADDRESS, Lines, Step
from tthc_render.lint.signers import columns_of, is_level
from tthc_render.vietnamese.drafter import is_drafter_sign
from tthc_render.vietnamese.patterns import pattern_of

AUTHORITY_LETTERS: Final = 90
NAME_LETTERS: Final = 60
NAME_WORDS: Final = range(2, 7)
CLOSING_LINES: Final = 12
"""Without a list of recipients a signature is among the last lines."""
ADDRESS_LINES: Final = 6
STATE_LINES: Final = 8
"""The Quốc hiệu is among so many lines from the top of a page."""
COLUMN_MM: Final = 110.0
SIGNATURE_GAP_PT: Final = 24.0
"""Room for a signature in a PDF: more than a line between the title and the name."""
_ARTICLE: Final = pattern_of(r"^Điều \d+\b")

Items = list[list[int]]
"""Lines, counted from the beginning, that make one item of a list each."""


def addressee(lines: Lines, start: int, end: int) -> tuple[Step, Items]:
    """ "Kính gửi" and the addressees below it, each as lines that belong together."""
    step = Step(next=start)
    head = next((i for i in range(start, min(start + ADDRESS_LINES, end)) if ADDRESS.match(lines.texts[i])), None)
    if head is None:
        return step, []
    step.take(head, "kinh_gui")
    step.next = head + 1
    items = [[head + i for i in own] for own in addressees(lines.lines[head:end], lines.texts[head:end])]
    step.next += sum(map(len, items))
    return step, items


def recipient_list(lines: Lines, start: int, end: int) -> tuple[Step, Items]:
    """ "Nơi nhận:" and the recipients; ``next`` is the label's place, ``end`` if there is none."""
    step = Step(next=end)
    heads = [i for i in range(start, end) if heads_recipients(lines.texts[i])]
    label = next((i for i in heads if not lines.lines[i].grid), heads[0] if heads else None)
    if label is None:
        return step, []
    step.take(label, "noi_nhan_nhan")
    step.next = label
    items = [[label + i for i in own] for own in recipients(lines.lines[label:end], lines.texts[label:end])]
    if items and len(items[-1]) > 1 and is_drafter_sign(lines.texts[items[-1][-1]]):
        step.take(items[-1].pop(), "nguoi_soan")
    return step, items


def signatures(lines: Lines, start: int, closing: int, end: int, taken: Collection[int]) -> Step:
    """Authority, title and name of who signs, of each where several do; ``next`` is where the closing begins."""
    begin = closing if closing < end else _first_authority(lines, start, end)
    if closing < end:
        while begin - 1 > start and _belongs(lines, begin - 1, closing):
            begin -= 1
    step = Step(next=begin)
    own_lines: list[int] = []
    for i in range(begin, end):
        line = lines.lines[i]
        signed = lines.opens_page(i) and (_signed(lines, begin, i) or _is_headed(lines, i))
        if i > closing and (signed or line.section != lines.lines[closing].section):
            break  # a signature is on the paper of its recipients: what follows is a form without a label
        if i not in taken and not line.grid:
            own_lines.append(i)
    # A name that is in no column of its own, below the titles, belongs to them.
    parted = [[own_lines[at] for at in column] for column in columns_of([lines.lines[i] for i in own_lines])]
    own = [column for column in parted if _signs(lines, column)]
    rest = [i for column in parted if column not in own for i in column]
    for column in own[:-1]:
        _sign(lines, step, column)
    _sign(lines, step, sorted([*(own[-1] if own else []), *rest]))
    return step


def _signed(lines: Lines, begin: int, end: int) -> bool:
    """Whether a title and below it a name are between two lines."""
    titles = [i for i in range(begin, end) if _is_title(lines, i) and _is_authority(lines, i)]
    return bool(titles) and any(_is_name(lines.texts[i]) and not _is_title(lines, i) for i in range(titles[0], end))


def _is_headed(lines: Lines, index: int) -> bool:
    """Whether the page that a line opens begins with a letterhead: it is of a text of its own."""
    for place in range(index, min(index + STATE_LINES, len(lines))):
        if place > index and lines.opens_page(place):
            return False
        if is_quoc_hieu(lines.texts[place]):
            return True
    return False


def _signs(lines: Lines, column: list[int]) -> bool:
    """Whether a column has a title and not just a name, which may be typed in capitals."""
    capitals = [i for i in column if _is_title(lines, i)]
    return any(_is_authority(lines, i) for i in capitals) or (bool(capitals) and len(column) > 1)


def _sign(lines: Lines, step: Step, column: list[int]) -> None:
    before = None
    for i in column:
        text = lines.texts[i]
        if before is not None and (_gap(lines, before, i) and _is_name(text)):
            step.take(i, "ho_ten")
            return
        if _is_title(lines, i):
            step.take(i, "quyen_han")
            before = i
        elif text.isdigit():
            continue  # the mark of a footnote
        elif NUMBER_LINE.match(text):
            return  # the head of a copy: what follows is no signature
        elif before is not None and len(text) < NAME_LETTERS and not text.startswith(("-", "(", "*", "[")):
            step.take(i, "ho_ten")
            return


def _is_title(lines: Lines, index: int) -> bool:
    return lines.is_capital(index) and len(lines.texts[index]) < AUTHORITY_LETTERS


def _is_name(text: str) -> bool:
    """Whether a line can be the name of a person: two to six words without figures or marks, no title."""
    names = text.split()
    letters = all(name.replace("-", "").isalpha() for name in names)
    return len(names) in NAME_WORDS and letters and not is_authority(text)


def _gap(lines: Lines, above: int, index: int) -> bool:
    """Whether room for a signature is left between two lines."""
    one, other = lines.lines[above], lines.lines[index]
    if one.box_pt is not None and other.box_pt is not None:
        return other.page != one.page or other.box_pt[1] - one.box_pt[3] > SIGNATURE_GAP_PT
    return other.number - one.number > 1 or (other.gap_pt or 0.0) > SIGNATURE_GAP_PT


def _belongs(lines: Lines, index: int, label: int) -> bool:
    """Whether a line above "Nơi nhận:" is part of a signature: a title, or a short line of a table without a grid."""
    if _is_authority(lines, index) or _is_signed_name(lines, index) or _is_below_a_row(lines, index):
        return True
    line = lines.lines[index]
    beside = (
        bool(line.cell)
        and not line.grid
        and (line.cell != lines.lines[label].cell or _paired(lines, index) or _is_title(lines, index))
    )
    narrow = line.column_mm[1] < COLUMN_MM if line.box_pt is None else bool(line.side)
    return beside and narrow and len(lines.texts[index]) < NAME_LETTERS


def _is_signed_name(lines: Lines, index: int) -> bool:
    """Whether a line is a name with room for a signature between it and a title."""
    return _is_name(lines.texts[index]) and _is_authority(lines, index - 1) and _gap(lines, index - 1, index)


def _paired(lines: Lines, index: int) -> bool:
    """Whether in a PDF another line is level with this one, in the other column."""
    line = lines.lines[index]
    near = lines.lines[max(0, index - 1) : index + 2]
    return any({line.side, other.side} == {"left", "right"} and is_level(line, other) for other in near)


def _is_below_a_row(lines: Lines, index: int) -> bool:
    """Whether a title goes on line by line in a PDF, below two that stand side by side."""
    at = index
    while at > 0 and _is_title(lines, at) and not _paired(lines, at):
        at -= 1
    return _is_title(lines, at) and _paired(lines, at)


def _is_authority(lines: Lines, index: int) -> bool:
    text = lines.texts[index]
    return is_authority(text) and len(text) < AUTHORITY_LETTERS


def _first_authority(lines: Lines, start: int, end: int) -> int:
    """The first line of authority among the last lines, ``end`` without one.

    That of who makes a decision has the text between it and the signature.
    """
    found = [index for index in range(max(start, end - CLOSING_LINES), end) if _is_authority(lines, index)]
    text = [index for index in range(found[0], found[-1]) if _is_text(lines.texts[index])] if found else []
    return next((index for index in found if index > max(text, default=-1)), end)


def _is_text(line: str) -> bool:
    return len(line) >= AUTHORITY_LETTERS or _ARTICLE.match(line) is not None
