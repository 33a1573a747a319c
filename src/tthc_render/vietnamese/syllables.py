"""Is a small-letter word with Vietnamese marks a syllable that Vietnamese has? ``sóat``, ``đựơc`` and ``viêt`` are not.

A syllable is an onset, a rime and a tone whose mark is on one letter of the rime; a rime that ends in a stop takes
the rising or the heavy tone only. Source: Đoàn Thiện Thuật, Ngữ âm tiếng Việt; both ways to place the tone of oa, oe,
uy are right (hòa, hoà).
"""

from __future__ import annotations

import functools
import re
import unicodedata

from tthc_render.vietnamese.patterns import pattern_of

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_PLAIN = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êng êu"
    " i im in inh iu ia iêm iên iêng iêu"
    " o oi om on ong oong oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo ô ôi ôm ôn ông ơ ơi ơm ơn"
    " u ui um un ung ua uôi uôm uôn uông uân uâng uây uê uên uênh uy uya uyn uynh uyu uyên uơ"
    " ư ưi ưm ưng ưu ưa ươi ươm ươn ương ươu y yêm yên yêng yêu yn ynh"
)  # fmt: skip
_STOPPED = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot ooc oac oach oap oat oăc oăt oet"
    " ôc ôp ôt ơp ơt uc up ut uôc uôt uôp uât uâc uêch uêt uych uyt uyp uyêt ưc ưt ươc ươp ươt yêt ych yt"
)  # fmt: skip
_PLAIN_RIMES, _STOPPED_RIMES = set(_PLAIN.split()), set(_STOPPED.split())
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_EITHER = {"oa", "oe", "uy"}
_SPLIT = pattern_of(rf"({_ONSETS})([aăâeêioôơuưy]\w*)")
WORD = pattern_of(r"(?<![\w'’.-])[a-zà-ỹđăâêôơư]{2,9}(?![\w'’-])")
_VOWEL = pattern_of(r"[aăâeêioôơuưy]")
_OF_PEOPLES = pattern_of(r"(?:z|j|[kpb][lr]|[đj]r)([aăâeêioôơuưy]\w*)")
"""Onsets of the languages of the peoples of Vietnam, whose words reports use: dệt zèng, đàn klông pút."""
# Before these letters the sound has another spelling: c → k, ng → ngh, g → gh, and the other way round.
_FRONT = {"c": "eêiy", "ng": "eêiy", "g": "eêy", "k": "aăâoôơuư", "ngh": "aăâoôơuư", "gh": "aăâoôơuư"}
_LOANS_WRITTEN = (
    "hêrôin côcain amiăng kilôgam kilômét xăngtimét milimét hécta ôtô môtô ôxy ôxi ôxít cácbon cácbonic mêtan nitơ"
    " phốtpho phốtphat kilôoát mêgaoát rơmoóc sơmi pênixilin prôtêin glucôzơ xenlulôzơ amôniắc magiê axít bazơ"
    " côngtenơ bêtông pianô rađiô viđêô vắcxin nicôtin moócphin"
)
"""Loan words that are written in one with marks of ours."""
_LOANS = frozenset(_LOANS_WRITTEN.split())
_VIETNAMESE = pattern_of(r"[^\x00-\x7f]")


def odd_words(text: str) -> list[re.Match[str]]:
    """The small-letter words of a text that carry Vietnamese marks and are no Vietnamese syllables."""
    words = (found for found in WORD.finditer(text) if found.group().islower() and not is_syllable(found.group()))
    return [found for found in words if found.group() not in _LOANS]


@functools.lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Is the small-letter word a possible syllable? Words without a mark or a vowel (ISO, trđ) are not judged."""
    bare, tone, at = _untoned(word)
    if not _VIETNAMESE.search(word) or not _VOWEL.search(bare):
        return True
    split = _SPLIT.fullmatch(bare)
    if at == _MANY or not split:
        other = _OF_PEOPLES.fullmatch(bare) if at != _MANY else None
        return other is not None and _fits(other[1], tone, at - other.start(1))
    onset, rime = split.groups()
    if bare == "gi" or (bare == "quôc" and at in (-1, bare.index("ô"))):
        return True
    if rime[0] in _FRONT.get(onset, "") or (rime[0] == "y" and len(rime) > 1 and onset not in ("", "qu")):
        return False
    # "gìn", "giết": the i belongs to onset and rime; not in "già".
    readings = [(len(onset), rime)] + ([(1, bare[1:])] if onset == "gi" and rime != "a" else [])
    return any(_fits(rime, tone, at - start) for start, rime in readings)


_MANY = 99


def _untoned(word: str) -> tuple[str, str, int]:
    """The word without its tone, the tone's name, and the letter that bears it (-1 without a tone, 99 if several)."""
    letters, tone, at = [], "", -1
    for index, char in enumerate(unicodedata.normalize("NFC", word)):
        parts = unicodedata.normalize("NFD", char)
        marks = [mark for mark in parts if mark in _TONES]
        if marks:
            tone, at = _TONES[marks[0]], _MANY if tone else index
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)))
    return "".join(letters), tone, at


def _fits(rime: str, tone: str, at: int) -> bool:
    if rime in _STOPPED_RIMES:
        if tone not in ("sắc", "nặng"):
            return False
    elif rime not in _PLAIN_RIMES:
        return False
    if not tone:
        return True
    return at in _bearers(rime)


def _bearers(rime: str) -> set[int]:
    """Letters of the rime that may bear the tone."""
    marked = [index for index, char in enumerate(rime) if char in "ăâêôơư"]
    if marked:
        return {marked[-1]} if rime not in ("ưa", "ưu", "ưi") else {0}
    if rime in _EITHER:
        return {0, 1}
    if rime[:2] in ("oa", "oe", "uy", "oo") and len(rime) > 2:
        return {1}
    return {0}
