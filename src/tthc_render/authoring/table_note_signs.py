"""What notes say of rows and columns in words, in the signs that identities are read from.

“Cột 3 phải bằng cột 4 cộng cột 5” is “Cột 3 = cột 4 + cột 5”; “cột 8a đã nằm trong cột 8” is “cột 8a ≤ cột 8”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_KIND: Final = r"(?i:mã số|mã|chỉ tiêu|dòng|cột)"
_CODE: Final = r"[(\[]?(?:\d{1,4}(?:\.\d{1,2})*[a-zđ]?|[A-ZĐ]{1,6}\d{0,3}|[IVX]{1,5})[)\]]?(?![\w(])"
_ONE: Final = rf"(?:{_KIND}\s+(?:số\s+)?)?{_CODE}"
_NAMED: Final = rf"{_KIND}\s+(?:số\s+)?{_CODE}"
_MOST: Final = (
    r"không (?:được |thể )?(?:lớn hơn|cao hơn|nhiều hơn|vượt(?: quá)?)|"
    r"(?:nhỏ|bé|ít|thấp) hơn hoặc (?:là )?bằng|bằng hoặc (?:nhỏ|ít|thấp) hơn"
)
_LEAST: Final = r"không (?:được |thể )?(?:nhỏ hơn|ít hơn|thấp hơn|bé hơn)|(?:lớn|cao|nhiều) hơn hoặc (?:là )?bằng"
_WORDED: Final = rf"(?:{_NAMED}|[(\[](?:\d{{1,3}}[a-zđ]?|[A-ZĐ]{{1,2}})[)\]])"
_COMPARED: Final = tuple(
    (
        pattern_of(
            rf"(?P<left>{_WORDED})(?P<between>(?:\s[^.;:=≤≥]{{1,80}}?)??)\s*,?\s+"
            rf"(?i:(?:phải |luôn |sẽ |cũng )*(?:{words}))\s+"
            rf"(?i:số (?:liệu )?(?:ở |của )?)?(?P<right>{_WORDED})"
        ),
        sign,
    )
    for words, sign in ((_MOST, "≤"), (_LEAST, "≥"))
)
"""“Cột 4 là số đơn đã giải quyết, không lớn hơn cột 3”."""
_SUM = pattern_of(
    rf"(?P<left>{_NAMED})\s*,?\s+(?i:(?:phải |luôn |sẽ )*(?:bằng|là))\s+(?i:tổng (?:của |cộng |số )?(?:các )?)"
    rf"(?P<terms>{_ONE}(?:(?:\s*(?:,|và|với|\+|cộng(?: với)?)\s*{_ONE})+|(?:\s*(?:;|và)\s*{_ONE})+))"
)
_SPAN = pattern_of(
    rf"(?P<left>{_NAMED})\s*,?\s+(?i:(?:phải |luôn |sẽ )*(?:bằng|là))\s+(?i:tổng (?:của |cộng |số )?(?:các )?)"
    rf"{_KIND}\s+(?:từ\s+)?[(\[]?(?P<first>\d{{1,3}})[)\]]?\s+(?i:đến)\s+(?:{_KIND}\s+)?[(\[]?(?P<last>\d{{1,3}})[)\]]?"
)
_EQUAL = pattern_of(rf"(?P<left>{_WORDED})\s*,?\s+(?i:(?:phải |luôn |sẽ )*bằng)\s+(?={_WORDED})")
_PLUS = pattern_of(rf"(?<=[\w)\]])\s+(?i:cộng(?: với)?)\s+(?={_ONE})")
_MINUS = pattern_of(rf"(?<=[\w)\]])\s+(?i:trừ(?: đi)?)\s+(?={_ONE})")
_INSIDE = pattern_of(
    rf"(?P<part>{_NAMED})(?P<between>[^.;:]{{0,80}}?)\b(?i:nằm|gồm|tính|thuộc)(?i:\s+trong)\s+(?i:cả\s+)?(?P<whole>{_NAMED})"
    rf"(?P<others>(?:\s*(?:,|và)\s*{_ONE})*)"
)
_MORE_PARTS = pattern_of(rf"(?P<others>(?:\s*(?:,|và)\s*{_ONE})+)\s+(?:(?i:lần lượt|đều|đã)\s+)*")
"""“Dòng 05 và dòng 16 nằm trong dòng 03 và dòng 14”."""
_HINTS: Final = ("bằng", "hơn", "vượt", "trong", "tổng")
SPAN_MAX: Final = 40


def in_signs(note: str) -> str:
    """The note with its words of comparison and sums as signs; what a longer sentence says stands behind it."""
    note = note.replace("<=", "≤").replace(">=", "≥")
    if not any(word in note.casefold() for word in _HINTS):
        return note
    text = _SPAN.sub(lambda found: f"{found['left']} = {_spelled(found)}", note)
    text = _SUM.sub(lambda found: f"{found['left']} = {' + '.join(_codes(found['terms']))}", text)
    said = [
        f"{found['left']} {sign} {found['right']}" for pattern, sign in _COMPARED for found in pattern.finditer(note)
    ]
    text = _EQUAL.sub(lambda found: f"{found['left']} = ", text)
    if "=" in text or "≤" in text or "≥" in text:
        text = _MINUS.sub(" - ", _PLUS.sub(" + ", text))
    inside = [line for found in _INSIDE.finditer(note) for line in _parts(found)]
    return ". ".join([text.rstrip(". "), *said, *inside]) if said or inside else text


_SENTENCE = pattern_of(r"(?<=[.;])\s+")
_CONDITION = pattern_of(
    rf"(?:{_MOST}|{_LEAST})(?!(?:\s+quá)?\s+\d)|"
    r"\b(?:phải|luôn) bằng\b|\bbằng (?:tổng|hiệu|tích)\b|\bchia cho\b|\btrừ đi\b",
    re.IGNORECASE,
)
_PART_WORDS = pattern_of(r"\b(?:phần|bộ phận) (?:của|trong)\b|\b(?:nằm|tính) trong\b", re.IGNORECASE)
_OF_ROW = pattern_of(r"\b(?:dòng|mã số|chỉ tiêu)\s+(?:số\s+)?[\d(\[]", re.IGNORECASE)
_OF_COLUMN = pattern_of(r"\bcột\s+(?:số\s+)?[\d(\[]", re.IGNORECASE)


def in_words_only(note: str) -> Sequence[str]:
    """The sentences of a note that compare or compute in words without codes, or mix rows and columns as parts."""
    out = []
    for sentence in _SENTENCE.split(note):
        signs = in_signs(sentence)
        mixed = _PART_WORDS.search(sentence) and _OF_ROW.search(sentence) and _OF_COLUMN.search(sentence)
        if mixed or (_CONDITION.search(sentence) and not re.search(r"[=≤≥]", signs)):
            out.append(sentence.strip(" .;"))
    return out


def _spelled(found: re.Match[str]) -> str:
    first, last = int(found["first"]), int(found["last"])
    width = len(found["first"]) if found["first"].startswith("0") else 0
    numbers = [f"{number:0{width}d}" for number in range(first, last + 1)]
    return " + ".join(numbers) if 1 < len(numbers) <= SPAN_MAX else f"{found['first']} … {found['last']}"


def _codes(terms: str) -> Sequence[str]:
    return [
        re.sub(rf"^{_KIND}\s+(?:số\s+)?", "", term.strip())
        for term in re.split(r"\s*(?:,|;|\bvà\b|\bvới\b|\+|\bcộng\b)\s*", terms)
        if term.strip()
    ]


def is_unpaired(note: str) -> bool:
    """Whether a note calls several rows or columns parts of several others that are not as many."""
    return any(1 not in counts and counts[0] != counts[1] for counts in map(_counts, _found_in(note)))


def about_unpaired(note: str) -> str:
    """The question about such a note."""
    found = next(match for match in _found_in(note) if 1 not in _counts(match) and len(set(_counts(match))) > 1)
    words = "số phần và số tổng không bằng nhau nên không ghép được"
    return f"ghi chú “{found[0].strip()}”: {words}; dòng, cột nào là một phần của dòng, cột nào thì ghi trong_do"


def _found_in(note: str) -> list[re.Match[str]]:
    return list(_INSIDE.finditer(note)) if "trong" in note.casefold() else []


def _counts(found: re.Match[str]) -> tuple[int, int]:
    """How many parts and wholes a note names."""
    parts, wholes = _members(found)
    return len(parts), len(wholes)


def _members(found: re.Match[str]) -> tuple[list[str], list[str]]:
    """The parts and the wholes that a note names."""
    kind = found["whole"].split()[0].lower()
    wholes = [found["whole"], *(f"{kind} {code}" for code in _codes(found["others"]))]
    more = _MORE_PARTS.fullmatch(found["between"])
    name = found["part"].split()[0]
    return [found["part"], *(f"{name} {code}" for code in _codes(more["others"]))] if more else [found["part"]], wholes


def _parts(found: re.Match[str]) -> Sequence[str]:
    """The part below each of its wholes; several parts and as many wholes are told one after the other."""
    parts, wholes = _members(found)
    if len(parts) == len(wholes):
        return [f"{part} ≤ {whole}" for part, whole in zip(parts, wholes, strict=True)]
    return [f"{part} ≤ {whole}" for part in parts for whole in wholes] if 1 in (len(parts), len(wholes)) else []
