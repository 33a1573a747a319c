"""Items below a paragraph and the part that each of them plays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.ordinals import LETTERS
from tthc_render.vietnamese.patterns import pattern_of

_MOST_ITEMS = 40
_DIGITS = pattern_of(r"\d+")
_NUMBERED = pattern_of(r"\d{1,2}[.)]|[a-zđ]\)|\(\d{1,2}\)")

# What a figure counts of the files: the first that fits its words.
ROLES = tuple(
    (name, pattern_of(pattern, re.IGNORECASE))
    for name, pattern in (
        ("đúng và trước hạn", r"(?:đúng|sớm) và (?:trước|đúng) hạn|trước (?:hạn )?và đúng hạn|trước, đúng hạn"),
        ("trước hạn", r"trước hạn|sớm hạn"),
        ("đúng hạn", r"đúng hạn|trong hạn"),
        ("quá hạn", r"quá hạn|trễ hạn|chậm hạn"),
        ("đang giải quyết", r"đang (?:được )?(?:giải quyết|xử lý)"),
        ("trả lại", r"trả lại|xin rút|bổ sung"),
        ("từ kỳ trước", r"kỳ trước"),
        ("trực tuyến", r"trực tuyến"),
        ("trực tiếp", r"trực tiếp|bưu chính"),
        ("đã giải quyết", r"đã (?:được )?(?:giải quyết|xử lý)"),
        ("tiếp nhận", r"tiếp nhận"),
    )
)


_ANY_ROLE = pattern_of("|".join(pattern.pattern for _, pattern in ROLES), re.IGNORECASE)
_BEGINNINGS = (
    *("đúng", "sớm", "trước", "trong", "quá", "trễ", "chậm", "đang", "trả", "xin", "bổ", "kỳ", "trực", "bưu", "đã"),
    "tiếp",
)
"""What a role begins with."""


def role(figure: Quantity) -> str:
    """What the figure counts, by the words around it, or empty."""
    for words in (figure.after, figure.label):
        if any(map(words.lower().__contains__, _BEGINNINGS)) and _ANY_ROLE.search(words):
            return next(name for name, pattern in ROLES if pattern.search(words))
    return ""


def children(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The items directly below a passage: those of the first marker that follows, none that is nested in another."""
    own = readings[at].passage
    out: list[Reading] = []
    mark = _label_below(readings, at)
    if _NUMBERED.fullmatch(mark) and not (_NUMBERED.fullmatch(own.label) and _style(own.label) == _style(mark)):
        return _numbered(readings, at)
    for below in readings[at + 1 : at + 1 + _MOST_ITEMS]:
        passage = below.passage
        if passage.role != "item" or passage.part != own.part:
            break
        if own.role == "item" and passage.label == own.label and passage.depth <= own.depth:
            break
        first = out[0].passage if out else passage
        if passage.depth > first.depth:
            continue
        if passage.depth < first.depth:
            break
        if passage.label == first.label:
            out.append(below)
        elif own.role == "item":
            break
    return out


def _style(label: str) -> str:
    """How a number is written: "2." → "1.", "đ)" → "a)"."""
    return "".join("1" if char.isdigit() else "a" if char.isalpha() else char for char in label)


def _label_below(readings: Sequence[Reading], at: int) -> str:
    below = readings[at + 1].passage if at + 1 < len(readings) else None
    return below.label if below and below.role == "paragraph" else ""


def _numbered(readings: Sequence[Reading], at: int) -> list[Reading]:
    """``1. …;``, ``2. …;``: numbered lines that a passage ending in a colon announces; each is one clause, or, where
    they end in full stops, one sentence.
    """
    if not readings[at].text.rstrip().endswith(":"):
        return []
    out: list[Reading] = []
    for below in readings[at + 1 : at + 1 + _MOST_ITEMS]:
        passage = below.passage
        if not _NUMBERED.fullmatch(passage.label) or passage.part != readings[at].passage.part:
            break
        if out and _style(passage.label).lstrip("1") != _style(out[0].passage.label).lstrip("1"):
            break
        out.append(below)
    ends = [x.text.rstrip()[-1:] for x in out]
    stop = ends.index(".") + 1 if "." in ends else len(ends)
    if all(end in (";", ",") for end in ends[: stop - 1]) and stop > 1:
        return out[:stop]
    return out if set(ends) == {"."} and all(_is_a_sentence(x) for x in out) and _go_up(out) else []


def _is_a_sentence(reading: Reading) -> bool:
    return len(reading.sentences) == 1


def _go_up(lines: Sequence[Reading]) -> bool:
    """Do numbers or letters go on from line to line, from the first one?"""
    digits = [int(found[0]) for line in lines if (found := _DIGITS.search(line.passage.label))]
    if digits:
        return digits == [*range(1, len(lines) + 1)]
    letters = [line.passage.label.strip("().") for line in lines]
    return letters[0] == "a" and letters == sorted(letters, key=LETTERS.find)
