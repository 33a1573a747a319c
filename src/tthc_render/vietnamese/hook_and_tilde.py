"""Hỏi and ngã: syllables that have only one of the two, and syllables that occur in few words only.

The lists are ``hook_and_tilde.txt`` (the syllables with each tone) and ``bound_syllables.txt`` (syllable, the frequent
one it is mistaken for, what may follow, what may precede).
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tthc_render.vietnamese.compounds import HOOK_AND_TILDE, Slip

BOUND: Final = Path(__file__).with_name("bound_syllables.txt")
_AROUND: Final = 6
_HOOK, _TILDE = "\u0309", "\u0303"


def _parts(syllable: str) -> tuple[str, str]:
    """The syllable without the mark of hỏi or ngã, and that mark; empty where it has neither."""
    letters = unicodedata.normalize("NFD", syllable)
    mark = _HOOK if _HOOK in letters else _TILDE if _TILDE in letters else ""
    return unicodedata.normalize("NFC", letters.replace(mark, "") if mark else letters), mark


@functools.cache
def _with_tone() -> dict[str, frozenset[str]]:
    """The syllables without tone that have ngã, and those that have hỏi."""
    lists: dict[str, set[str]] = {_TILDE: set(), _HOOK: set()}
    mark = ""
    for line in HOOK_AND_TILDE.read_text(encoding="utf-8").splitlines():
        mark = {"# ngã": _TILDE, "# hỏi": _HOOK}.get(line, mark)
        if not line.startswith("#"):
            lists[mark].update(_parts(syllable)[0] for syllable in line.split())
    return {tone: frozenset(bases) for tone, bases in lists.items()}


@functools.lru_cache(maxsize=20_000)
def other_tone(syllable: str) -> str:
    """The syllable with the other of the two tones, if only that one exists: "đũ" → "đủ"; else empty."""
    base, mark = _parts(syllable)
    if not mark:
        return ""
    other = _HOOK if mark == _TILDE else _TILDE
    tones = _with_tone()
    if base in tones[mark] or base not in tones[other]:
        return ""
    letters = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", letters.replace(mark, other))


@functools.cache
def _bound() -> dict[str, tuple[str, frozenset[str], frozenset[str], tuple[str, ...]]]:
    lines = [line for line in BOUND.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    near = [tuple(f" {phrase.strip()} " for phrase in one[4].split(",")) if len(one) > 4 else () for one in cells]
    return {
        one[0]: (one[1], frozenset(one[2].split()), frozenset(one[3].split()), phrases)
        for one, phrases in zip(cells, near, strict=True)
    }


@functools.cache
def bound_syllables() -> frozenset[str]:
    """The syllables that `misplaced` looks for."""
    return frozenset(_bound())


def misplaced(words: Sequence[str]) -> Iterator[Slip]:
    """Bound syllables in company that they never keep; ``words`` in small letters."""
    bound = _bound()
    for at, word in enumerate(words):
        if word in bound:
            right, after, before, near = bound[word]
            following = words[at + 1] if at + 1 < len(words) else ""
            previous = words[at - 1] if at else ""
            verb = following[:1].isdigit() and word == "xả"  # "xả 488 m3/s"
            if following not in after and previous not in before and not verb and not _is_amid(words, at, near):
                yield Slip(at, f"{word} {following}".strip(), f"{right} {following}".strip())


def _is_amid(words: Sequence[str], at: int, phrases: Sequence[str]) -> bool:
    """Is any of these phrases among the words around the place?"""
    around = f" {' '.join(words[max(0, at - _AROUND) : at + _AROUND + 1])} " if phrases else ""
    return any(phrase in around for phrase in phrases)
