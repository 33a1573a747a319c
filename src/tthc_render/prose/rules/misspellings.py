"""Misspelt words of fixed expressions and text in an old encoding: P910, P919."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.compounds import Slip, known_syllables, meant_by, slips
from tthc_render.vietnamese.confusables import confusables, confused
from tthc_render.vietnamese.cut_words import cut, cut_words
from tthc_render.vietnamese.hook_and_tilde import bound_syllables, misplaced, other_tone
from tthc_render.vietnamese.letter_slips import letter_slips
from tthc_render.vietnamese.near_compounds import one_letter_off, vowel_lost
from tthc_render.vietnamese.old_encodings import NAMES, is_misread_utf8, may_be_old, old_runs, recognised_font
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.telex import typed_as

MOST: Final = 50
_MOST_RIGHT: Final = 4
_CONSONANTS: Final = frozenset("bcdđghklmnpqrstvx")
# "tnh": an onset and a coda, between which a vowel is lost; "html" is none.
_VOWEL_LOST = pattern_of(
    r"(?P<onset>[bcdđghklmnprstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)(?P<coda>ng|nh|ch)"
    r"|(?P<first>ch|kh|ng|nh|ph|th|tr)(?P<last>[nmtpc])"
)
_OLD_LETTER = pattern_of("[µ¸¶·¹¨©ª«¬®äåëïûüöøñÿÄÅËÏÛÜÖØÑ]")
_OLD_SIGNS: Final = tuple("¸¶·¨©«¬®")
"""Those of them that are no letters: a word with one of the others is unknown."""
_ORDINAL: Final = r"(?!\s(?:\d|[IVX]+\b|n\b|(?:nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b))"
"""Behind "thứ" that ends no word: "đoạn văn thứ nhất"."""
_FREQUENT: Final = frozenset(
    (
        *("tỉnh", "thành", "chính", "trình", "định", "phường", "thông", "thường", "chung", "nhận", "trong", "không"),
        *("cùng", "công", "động", "đúng", "tăng", "trạng", "những", "hành", "lĩnh", "nhanh", "bằng", "thắng", "tháng"),
    )
)
"""The first guess for a lost vowel: the words of reports that these consonants most often are."""
_SHORT: Final = frozenset({"bch", "đch", "kch", "tch", "bnh", "khc", "thc", "thp", "php", "nhc", "thn", "tht"})


def check_misspellings(context: ProseContext) -> list[Finding]:
    """Findings on misspelt pairs and on syllables without a vowel."""
    return [item for reading in context.running for item in islice(_slips(reading), MOST)]


def old_encoding(texts: Sequence[str]) -> str:
    """The name of the old encoding in which a text was typed, or "" where it is none."""
    text = "\n".join(texts)
    found = recognised_font(text) if _OLD_LETTER.search(text) else "utf8" if is_misread_utf8(text) else ""
    return NAMES.get(found, "")


def _at(reading: Reading, slip: Slip) -> Iterator[Finding]:
    counted = _ORDINAL if slip.written.endswith(" thứ") else ""
    words = slip.written.replace(" ", chr(92) + "s")
    found = re.search(rf"(?<!\w){words}(?!\w){counted}", reading.text, re.IGNORECASE)
    if found and not found.group().isupper() and not _is_name(reading.text, found):
        code = "P910" if slip.sure else "P921"
        yield finding(code, reading.passage.at(found.start()), written=found.group(), right=slip.right)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """``Hoàng thành Thăng Long``, ``xã Sơn Lĩnh``: capitals that no sentence begins with."""
    first, _, second = found.group().partition(" ")
    opens = not text[: found.start()].rstrip(' “"(').strip() or text[: found.start()].rstrip(' “"(')[-1:] in ".:;!?-+"
    named = text[found.end() : found.end() + 2].strip()[:1].isupper() and first[:1].isupper()
    return second[:1].isupper() or named or (first[:1].isupper() and not opens)


def _is_in_name(text: str, found: re.Match[str]) -> bool:
    """``Nguyễn Trãi``, ``phường Trãi``: a word in a capital that no sentence begins with."""
    before = text[: found.start()].rstrip(' “"(')
    return found.group()[:1].isupper() and bool(before) and before[-1:] not in ".:;!?-+"


def _slips(reading: Reading) -> Iterator[Finding]:
    """``kỷ năng``, ``phong chào``, ``đầy đũ``; ``dự toán tnh giao``."""
    strange = "".join(reading.unknown_words)
    if strange.isascii():
        old = old_runs(reading.text) if any(map(reading.text.__contains__, _OLD_SIGNS)) else []
    else:
        old = old_runs(reading.text) if may_be_old(strange, reading.text) else []
    for at, written, right in old:
        yield finding("P910", reading.passage.at(at), written=written, right=right)
    known_old = {word for _, written, _ in old for word in written.lower().split()}
    paired = set(known_old)
    for slip in [
        *_odd_pairs(reading.words),
        *(misplaced(reading.words) if reading.says(bound_syllables()) else ()),
    ]:
        if not slip.sure and paired.issuperset(slip.written.split()):
            continue
        paired.update(slip.written.split())
        yield from _at(reading, slip)
    letters = frozenset(filter(str.isalpha, reading.unknown_words))
    if letters:
        yield from _unknown(reading, letters, known_old, paired)


@functools.cache
def _odd() -> frozenset[tuple[str, str]]:
    """Pairs of neighbours of which each may be part of a misspelt expression."""
    return frozenset([*confusables(), *cut_words()])


_PLAIN: Final[set[tuple[str, str]]] = set()
"""Pairs that are none of them, nor sound like a word that they are not: texts repeat theirs."""
_MOST_KEPT: Final = 50_000


def _odd_pairs(words: Sequence[str]) -> Iterator[Slip]:
    if _PLAIN.issuperset(pairwise(words)):
        return
    odd = {pair for pair in {*pairwise(words)} - _PLAIN if _may_be_odd(pair)}
    if not _odd().isdisjoint(odd):
        yield from confused(words)
        yield from cut(words)
    if odd:
        yield from slips(words, [at for at, pair in enumerate(pairwise(words)) if pair in odd])


def _may_be_odd(pair: tuple[str, str]) -> bool:
    if pair in _odd() or meant_by(*pair):
        return True
    if len(_PLAIN) > _MOST_KEPT:
        _PLAIN.clear()
    _PLAIN.add(pair)
    return False


def _unknown(reading: Reading, letters: frozenset[str], old: set[str], paired: set[str]) -> Iterator[Finding]:
    """Words of letters that are no syllables; those of an ``old`` encoding and those ``paired`` are told already."""
    plain = frozenset(filter(str.isascii, letters))
    marked = letters - plain - old
    for word in sorted(marked):
        right = "" if word in paired else other_tone(word)
        same = re.finditer(rf"(?<![\w.-]){word}(?![\w:/-])", reading.text, re.IGNORECASE) if right else ()
        alone = next((one for one in same if not one.group().isupper() and not _is_in_name(reading.text, one)), None)
        if alone:
            yield finding("P910", reading.passage.at(alone.start()), written=alone.group(), right=right)
    for slip in one_letter_off(reading.words, marked) if marked else ():
        if paired.isdisjoint(slip.written.split()) and not any(map(other_tone, slip.written.split())):
            paired.update(slip.written.split())
            yield from _at(reading, slip)
    small = frozenset(filter(reading.text.__contains__, letters))  # no abbreviations in capitals
    short = frozenset(word for word in small if len(word) > 1)
    for slip in vowel_lost(reading.words, short) if short else ():
        odd_word = next(
            one for one, other in zip(slip.written.split(), slip.right.split(), strict=True) if one != other
        )
        for item in _at(reading, slip) if odd_word not in paired else ():
            if odd_word in item.details["written"]:  # not that in capitals
                paired.add(odd_word)
                yield item
    if plain:
        yield from _typed_keys(reading, plain)
        yield from _letters(reading, plain & small, paired)
    for word in sorted(filter(_CONSONANTS.issuperset, small)):
        abbreviated = word in _SHORT and not _is_amid_words(reading.words, word)
        if _VOWEL_LOST.fullmatch(word) and not abbreviated and word not in paired:
            alone = re.search(rf"(?<![\w.-]){word}(?![\w.:/-])", reading.text)
            if alone:
                near = ", ".join(_with_a_vowel(word)[:_MOST_RIGHT])
                yield finding("P910", reading.passage.at(alone.start()), written=word, right=near or "…")


def _typed_keys(reading: Reading, plain: frozenset[str]) -> Iterator[Finding]:
    """``nguowif dân``: keys of the Telex way of typing; not in addresses, file names and codes."""
    for word in sorted(plain):
        right = typed_as(word)
        alone = re.search(rf"(?<![\w.@/_-]){word}(?![\w@/_-]|\.\w)", reading.text, re.IGNORECASE) if right else None
        if alone and not alone.group()[1:].isupper():
            yield finding("P910", reading.passage.at(alone.start()), written=alone.group(), right=right)


def _letters(reading: Reading, plain: frozenset[str], paired: set[str]) -> Iterator[Finding]:
    """``trog kỳ``: a letter lost, doubled or exchanged in a word without marks; not in addresses, names and codes."""
    odd = plain - paired
    for slip in letter_slips(reading.words, odd) if odd else ():
        alone = re.search(rf"(?<![\w.@/_-]){slip.written}(?![\w@/_-]|\.\w)", reading.text)
        if alone and slip.written not in paired and not typed_as(slip.written):
            paired.add(slip.written)
            yield finding("P910", reading.passage.at(alone.start()), written=slip.written, right=slip.right)


def _is_amid_words(words: Sequence[str], short: str) -> bool:
    """Does a word with marks stand before or behind ``short``, and no word without marks?"""
    beside = {
        word
        for at, one in enumerate(words)
        if one == short
        for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    }
    return bool(beside - {""}) and not any(word.isascii() for word in beside - {""})


def _with_a_vowel(word: str) -> list[str]:
    """Known syllables of these consonants in this order: "tnh" → tỉnh, tình, tính, tĩnh."""
    parts = _VOWEL_LOST.fullmatch(word)
    if not parts:
        return []
    onset, coda = parts["onset"] or parts["first"], parts["coda"] or parts["last"]
    shape = re.compile(rf"{onset}[^\W\d_bcdđghklmnpqrstvx]{{1,2}}{coda}")
    near = [syllable for syllable in known_syllables() if shape.fullmatch(syllable) and not syllable.isascii()]
    return sorted(near, key=lambda syllable: (syllable not in _FREQUENT, len(syllable), syllable))
