"""Abbreviations of every office with two neighbouring letters exchanged: P980.

``UBDN xã``, ``17 TTCH``, ``sản phẩm OCPO``. Only well-known ones; a word that the text explains, that it writes often,
or whose letters its own words begin with is another abbreviation.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import without_marks

_KNOWN: Final = (
    "UBND", "HĐND", "UBMTTQ", "MTTQ", "TTHC", "CCHC", "OCOP", "BHYT", "BHXH", "BHTN", "PTDTNT", "PTDTBT",
    "QPPL", "VBQPPL", "PBGDPL", "CSDL", "CNTT", "GPMB", "PCCC", "CNCH", "ATTP", "ATGT", "TTATGT", "ANTT",
    "ANTQ", "QPAN", "QLNN", "CBCC", "CBCCVC", "DTTS", "HSSV", "THCS", "THPT", "GDĐT", "GDTX", "GDNN", "KHCN",
    "NNMT", "TNMT", "NNPTNT", "VHTTDL", "VHTT", "LĐTBXH", "TBXH", "XDCB", "ĐTXD", "NSNN", "KBNN", "KTXH",
    "DVCTT", "TTPVHCC", "VPĐKĐĐ", "GCNQSDĐ", "QSDĐ", "GRDP", "HTXNN", "HĐGD", "PCTT", "TKCN", "PCTN", "KNTC",
    "ĐBQH", "CBCS", "BĐBP", "LLVT", "DQTV", "NVQS", "QLDA", "BQLDA",
)  # fmt: skip
_ALSO_RIGHT: Final = frozenset({"BTXH", "BHNT", "KTCN", "COOP", "CHCC", "MTQT", "THTC", "CCBC"})
"""Other words in capitals that one exchange leads to."""
_OFTEN: Final = 3
_CAPITALS: Final = pattern_of(r"[A-ZĐ](?<![\w/&.-][A-ZĐ])[A-ZĐ]{3,8}(?![\w/&-])")
_INITIALS: Final = pattern_of(r"[^\W\d_]+")
_EXPLAINED: Final = r"\({short}\)|{short} \((?!\d)|{short} là "


@functools.cache
def _exchanged() -> Mapping[str, str]:
    """What each known abbreviation becomes by one exchange of neighbours: "UBDN" → "UBND"."""
    out: dict[str, str] = {}
    for right in _KNOWN:
        for at, (one, other) in enumerate(pairwise(right)):
            wrong = right[:at] + other + one + right[at + 2 :]
            if wrong not in _KNOWN and wrong not in _ALSO_RIGHT:
                out.setdefault(wrong, right)
    return out


@functools.cache
def _small() -> frozenset[str]:
    return frozenset(map(str.lower, _exchanged()))


def check_abbreviations(context: ProseContext) -> list[Finding]:
    """Findings on known abbreviations whose letters changed places."""
    if context.vocabulary.isdisjoint(_small()):
        return []
    table = _exchanged()
    near = context.saying(_small())
    seen = [(r, x) for r in near for x in _CAPITALS.finditer(r.text) if x.group() in table]
    if not seen:
        return []
    often = Counter(found.group() for _, found in seen)
    text = "\n".join(reading.text for reading in context.readings)
    initials = without_marks("".join(word[0] for word in _INITIALS.findall(text)))
    out: list[Finding] = []
    for reading, found in seen:
        short = found.group()
        explained = re.search(_EXPLAINED.format(short=short), text) or without_marks(short) in initials
        if often[short] < _OFTEN and not explained:
            out.append(finding("P980", reading.passage.at(found.start()), written=short, right=table[short]))
    return out
