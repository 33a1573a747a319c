"""Fixed expressions in spellings that the ear takes for right: "trao dồi" for "trau dồi", "chuẩn đoán" for "chẩn đoán".

The table is ``confusables.txt``: the wrong form, the right one, and phrases that contain the wrong form and are right.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from tthc_render.vietnamese.compounds import Slip, is_compound

TABLE: Final = Path(__file__).with_name("confusables.txt")


@dataclass(frozen=True, slots=True)
class Confusable:
    """A wrong form as words, the right form, right phrases that contain the wrong one, where its key stands in it."""

    wrong: tuple[str, ...]
    right: str
    but: tuple[tuple[str, ...], ...]
    key: int


@functools.cache
def confusables() -> dict[tuple[str, str], tuple[Confusable, ...]]:
    """The entries by two neighbours of the wrong form that make no word, so that "thủ tục", "kế hoạch" lead to none."""
    out: dict[tuple[str, str], list[Confusable]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pair, _, phrases = line.partition("|")
            wrong, _, right = pair.partition("=")
            words = tuple(wrong.split())
            but = tuple(tuple(phrase.split()) for phrase in phrases.split(",") if phrase.strip())
            pairs = list(pairwise(words))
            at = next((at for at, two in enumerate(pairs) if not is_compound(*two)), 0)
            out.setdefault(pairs[at], []).append(Confusable(words, right.strip(), but, at))
    return {key: tuple(entries) for key, entries in out.items()}


def confused(words: Sequence[str]) -> Iterator[Slip]:
    """The wrong forms among ``words``, which are in small letters."""
    table = confusables()
    for place in [at for at, pair in enumerate(pairwise(words)) if pair in table]:
        for entry in table[words[place], words[place + 1]]:
            at = place - entry.key
            if at >= 0 and tuple(words[at : at + len(entry.wrong)]) == entry.wrong and not _is_part(words, at, entry):
                yield Slip(at, " ".join(entry.wrong), entry.right)
                break


def _is_part(words: Sequence[str], at: int, entry: Confusable) -> bool:
    """Is the wrong form at ``at`` part of one of the phrases in which it is right, or no word of its own?

    In ``có tính chất lương`` its first syllable ends the word before it.
    """
    if at and is_compound(words[at - 1], entry.wrong[0]):
        return True
    for phrase in entry.but:
        offset = next((n for n in range(len(phrase)) if phrase[n : n + len(entry.wrong)] == entry.wrong), None)
        start = at - offset if offset is not None else -1
        if start >= 0 and tuple(words[start : start + len(phrase)]) == phrase:
            return True
    return False
