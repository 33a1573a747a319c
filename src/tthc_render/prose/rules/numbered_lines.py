"""Lines that begin with ``1)``, ``(1)`` or ``Bước 1:`` in turn, and steps in one paragraph: P705, P706.

``Bước 1: tiếp nhận; Bước 2: thẩm định; Bước 4: trả kết quả``. A list begins with 1 and 2; a number that is far off
begins or goes on with another one; a step that is named elsewhere (``bỏ Bước 3``) is not missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_LINE = pattern_of(r"(?P<n>\d{1,2})\)\s+(?=[^\W\d])")
_BRACKET = pattern_of(r"\((?P<n>\d{1,2})\)")
_STEP = pattern_of(r"(?:^|(?<=[.;:,] ))Bước (?P<n>\d{1,2})\s?[:.]\s?(?=[^\W\d])")
_NAMED: Final = "Bước {}"
_FAR: Final = 3
_REACH: Final = 8
"""So many lines without a number may stand below one."""
_QUOTED: Final = 60


class _Mark(NamedTuple):
    """A number of a list: how it is written ("{})", "({})", "Bước {}"), in which passage, and where."""

    shape: str
    number: int
    at: int
    start: int


def check_numbered_lines(context: ProseContext) -> list[Finding]:
    """Findings on numbers of lines and steps that do not follow each other."""
    marks = [mark for at, reading in enumerate(context.readings) for mark in _marks(at, reading)]
    shapes = {mark.shape for mark in marks}
    return [
        item
        for shape in sorted(shapes)
        for run in _runs([mark for mark in marks if mark.shape == shape], context.readings)
        for item in _judge(run, context.readings)
    ]


def _marks(at: int, reading: Reading) -> Iterator[_Mark]:
    passage = reading.passage
    if passage.role not in ("paragraph", "heading", "item"):
        return
    if "Bước" in reading.text:
        for found in _STEP.finditer(reading.text):
            yield _Mark(_NAMED, int(found["n"]), at, found.start())
    if (line := _LINE.match(reading.text)) and not passage.label:
        yield _Mark("{})", int(line["n"]), at, 0)
    elif bracket := _BRACKET.fullmatch(passage.label):
        yield _Mark("({})", int(bracket["n"]), at, 0)


def _runs(marks: Sequence[_Mark], readings: Sequence[Reading]) -> Iterator[list[_Mark]]:
    """The marks that may be of one list: each 1 begins one, a heading or many lines in between end it."""
    run: list[_Mark] = []
    for mark in marks:
        if run and (mark.number == 1 or _is_apart(run[-1].at, mark.at, readings)):
            yield run
            run = []
        run.append(mark)
    yield run


def _is_apart(one: int, other: int, readings: Sequence[Reading]) -> bool:
    between = [reading.passage for reading in readings[one + 1 : other]]
    return len(between) > _REACH or any(passage.role not in ("paragraph", "item") for passage in between)


def _judge(run: Sequence[_Mark], readings: Sequence[Reading]) -> Iterator[Finding]:
    numbers = [mark.number for mark in run]
    if numbers[:2] != [1, 2]:
        return
    for last, mark in pairwise(run[1:]):
        if mark.number == last.number + 1:
            continue
        right = last.shape.format(last.number + 1)
        named = any(right in readings[at].text for at in range(run[0].at, run[-1].at + 1))
        repeated = mark.number == last.number
        if repeated or (last.number < mark.number <= last.number + _FAR and not named):
            reading, label = readings[mark.at], mark.shape.format(mark.number)
            yield finding(
                "P706" if repeated else "P705", reading.passage.at(mark.start), label=label, right=right,
                before=last.shape.format(last.number),
                quote=quote(reading.text, mark.start, mark.start + _QUOTED),
            )  # fmt: skip
        return
