"""Text compared without marks, blanks or case: folding, slugs, edit distance."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import filterfalse
from typing import Final

ALIKE: Final = 0.7
"""The least similarity of a misspelt name and the one that was meant, from 0 to 1."""
GAP: Final = "\u2003"
"""Stands for the room between words that stand beside each other, as titles of two signers do."""
GAP_LENGTH: Final = 4
SHORT: Final = (3, 4)
"""Lengths of words of which one other letter is a larger share: quy, typed qui."""
CAPITALS: Final = "A-ZĐÀÁẢÃẠÂẦẤẨẪẬĂẰẮẲẴẶÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters of Vietnamese, for the brackets of a pattern."""
LONG_WORD: Final = 24
"""No word of Vietnamese and no number of a document has so many letters: an address or a code."""


NO_BREAK_HYPHEN: Final = "\u2011"
"""Word's hyphen at which no line ends. Most fonts lack it; it is printed as the plain one."""
HYPHENS: Final = f"\u2010{NO_BREAK_HYPHEN}"
"""Hyphens of Word and the web beside that of keyboards."""
_PLAIN_HYPHENS: Final = dict.fromkeys(map(ord, HYPHENS), "-")


def plain_hyphens(text: str) -> str:
    """``text`` with the hyphen that keyboards have in place of its look-alikes; as long as before."""
    return text.translate(_PLAIN_HYPHENS) if NO_BREAK_HYPHEN in text or "\u2010" in text else text


def spaced(text: str) -> str:
    """Words with one blank between them, and ``GAP`` where a tab or four and more blanks set them apart."""
    return re.sub(r"\s+", lambda found: GAP if "\t" in found[0] or len(found[0]) >= GAP_LENGTH else " ", text.strip())


def inset_of(text: str) -> int:
    """How many blanks words are set in by: a tab and a wide blank are several, a single blank is none."""
    lead = text[: len(text) - len(text.lstrip())].rpartition("\n")[2]
    width = sum({"\t": GAP_LENGTH, GAP: 2}.get(sign, 1) for sign in lead)
    return width if width > 1 and text.strip() else 0


def without_gaps(text: str) -> str:
    """Words as `spaced` gives them, with a blank in place of each gap."""
    return text.replace(GAP, " ")


def longest_word(text: str) -> int:
    """The letters of the longest word, blanks of every kind apart; 0 where there is none."""
    return max(map(len, text.split()), default=0)


def without_marks(text: str) -> str:
    """Small letters without marks: ``Đúng Hạn`` → ``dung han``."""
    decomposed = unicodedata.normalize("NFD", plain_hyphens(text).casefold().replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, decomposed))


def fold(text: str) -> str:
    """Words as a name: small letters without marks, joined by ``_``, hyphens kept: ``Đúng hạn`` → ``dung_han``."""
    return re.sub(r"[^a-z0-9-]+", "_", without_marks(text)).strip("_")


def slug(text: str) -> str:
    """Words as a key, joined by ``_``: ``Cấp tỉnh`` → ``cap_tinh``."""
    return re.sub(r"[^a-z0-9]+", "_", without_marks(text)).strip("_")


def nearest(seen: str, allowed: Iterable[str]) -> str:
    """The allowed name that was probably meant, or "": marks, case and a few letters may differ."""
    names = list(allowed)
    folded = {fold(name): name for name in names}
    if not fold(seen):
        return ""
    if fold(seen) in folded:
        return folded[fold(seen)]
    near = difflib.get_close_matches(seen, names, n=1, cutoff=ALIKE) or [
        folded[name] for name in difflib.get_close_matches(fold(seen), folded, n=1, cutoff=ALIKE)
    ]
    short = [
        name for name in names if SHORT[0] <= len(name) <= SHORT[1] and name[0] == seen[0] and one_apart(seen, name)
    ]
    return near[0] if near else short[0] if len(short) == 1 else ""


def one_apart(one: str, other: str) -> bool:
    """Do the words differ by one letter left out, put in, changed or swapped with its neighbour?"""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def swapped(seen: str, allowed: Iterable[str]) -> str:
    """The one allowed name that is ``seen`` with two neighbouring letters in turn: 07 for 70; or ""."""
    turned = {seen[:at] + seen[at + 1] + seen[at] + seen[at + 2 :] for at in range(len(seen) - 1)} - {seen}
    found = [name for name in allowed if name in turned]
    return found[0] if len(found) == 1 else ""


def same_code(seen: str, allowed: Iterable[str]) -> str:
    """The one allowed code that differs from ``seen`` in signs, case and zeros alone: ``II6A`` → ``II.06a``; or ""."""
    found = [code for code in allowed if _bare_code(code) == _bare_code(seen)]
    return found[0] if len(found) == 1 else ""


def did_you_mean(seen: str, allowed: Sequence[str]) -> str:
    """The question about the code that was probably meant, as words behind a sentence; "" where none is near."""
    near = swapped(seen, allowed) or same_code(seen, allowed) or nearest(seen, allowed)
    return f" Có phải “{near}”?" if near else ""


def _bare_code(code: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\W_]+", " ", code)).replace(" ", "").casefold()
