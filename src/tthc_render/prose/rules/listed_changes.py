"""Changes of several things one after the other, against their values now and then: P903, P904.

``386 vụ, làm chết 152 người. So với cùng kỳ (345 vụ, 161 người chết) tăng 41 vụ, tăng 9 người chết``: each change names
what has changed, and so do the values in the bracket and before it. ``bị thương 09 người (cùng kỳ 12 người), tăng 03
người; …``: value, old value and change stand side by side, however many of them a sentence has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    UP,
    WORDS,
    exact_numbers,
    noun_of,
    unit_of,
    wrong_amount,
    wrong_way,
)
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_TIME: Final = (
    r"(?:cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|(?:năm|kỳ|quý|tháng|tuần|vụ) trước|năm \d{4}|đầu năm|trước đó"
    r"|(?:quý [IV]{1,3}|tháng \d{1,2})(?:/\d{4}| năm \d{4})?)"
)
_OPENS: Final = pattern_of(rf"(?<!\w)so với (?:[^\W\d_]+ ){{0,3}}?{_TIME}(?: là)?\s?\($", re.IGNORECASE)
_CHANGE: Final = pattern_of(r"(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: thêm| được)?\s$", re.IGNORECASE)
_BESIDE: Final = pattern_of(
    rf"[^.;:()\d]{{1,40}}\((?:{_TIME})(?: có| là|:)?\s(?:[^().,;\d]{{1,16}}\s)?$", re.IGNORECASE
)
_THEN: Final = pattern_of(r"[^.;:()\d]{1,24}\),\s(?P<word>tăng|giảm)(?: thêm)?\s", re.IGNORECASE)
_ENDS: Final = pattern_of(r"\s[^\W\d_]+(?: (?:chết|bị thương|mất tích))?(?:\s?\([^()]*\))?\s?(?:[.;,]|$|và\s)")
_SENTENCE: Final = pattern_of(r"[.;]\s")
_BACK: Final = 300
_TELLING: Final = 10


def check_listed_changes(context: ProseContext) -> list[Finding]:
    """Findings on changes in lists whose values beside them deny them."""
    out: list[Finding] = []
    for reading in context.running:
        if "(" in reading.text and reading.says(_SAID) and len(reading.counts) > 2:
            numbers = exact_numbers(reading)
            out += _beside(reading, numbers)
            if "o với" in reading.text:
                out += _in_turn(reading, numbers)
    return out


def _beside(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """``09 người (cùng kỳ 12 người), tăng 03 người``."""
    text = reading.text
    for new, old, change in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if new.depth or old.depth != 1 or change.depth or change.percent or new.percent or old.percent:
            continue
        said = _THEN.fullmatch(text, old.end, change.start)
        if not said or not _BESIDE.fullmatch(text, new.end, old.start) or not _ENDS.match(text, change.end):
            continue
        units = {unit_of(reading, x) for x in (new, old, change)}
        if len(units) == 1 and "" not in units:
            yield from _judge(reading, new, old, change, said["word"], sure=False)


def _in_turn(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """The old values in a bracket behind "so với", the changes behind it, the new values before it."""
    text = reading.text
    for at, first in enumerate(numbers):
        opened = _OPENS.search(text, max(0, first.start - 60), first.start) if text[first.start - 1] == "(" else None
        closed = text.find(")", first.end) if opened else -1
        if opened is None or closed < 0:
            continue
        stop = _SENTENCE.search(text, closed)
        end = stop.start() if stop else len(text)
        olds = [x for x in numbers[at:] if x.end <= closed]
        changes = [(x, said["word"]) for x in numbers if closed < x.start < end and (said := _said(text, x))]
        news = [x for x in numbers[:at] if x.start > opened.start() - _BACK and not x.depth and not _said(text, x)]
        triples = []
        for change, word in changes:
            noun = noun_of(reading, change)
            pair = [[x for x in some if noun_of(reading, x) == noun] for some in (news, olds)]
            if noun and not change.percent and all(len(some) == 1 for some in pair):
                triples.append((pair[0][0], pair[1][0], change, word))
        held = sum(_holds(*triple) for triple in triples)
        for triple in triples:
            yield from _judge(reading, *triple, sure=held > 0)


def _said(text: str, x: Quantity) -> re.Match[str] | None:
    return _CHANGE.search(text, max(0, x.start - 14), x.start)


def _holds(new: Quantity, old: Quantity, change: Quantity, word: str) -> bool:
    off = new.count - old.count if WORDS[word.lower()] == UP else old.count - new.count
    return abs(off - change.count) <= new.slack + old.slack + change.slack


def _judge(
    reading: Reading, new: Quantity, old: Quantity, change: Quantity, word: str, *, sure: bool
) -> Iterator[Finding]:
    """``sure``: another change of the list holds, so that the values are those of the changes."""
    reading.compare(new, old, change)
    if _holds(new, old, change, word):
        return
    off, start = abs(new.count - old.count), min(new.start, old.start)
    if abs(off - change.count) <= new.slack + old.slack + change.slack:
        yield wrong_way(reading, word.lower(), old, new, start, change.end)
    elif sure and off >= _TELLING * change.step and is_slip(change.count / change.step, off / change.step):
        yield wrong_amount(reading, change, off, new, old)
