"""Symbols of documents that are complete and only written with other signs or letters than belong there: P605.

"15/KH - UBND", "45/2020/NĐ CP", "12/QĐ.UBND", "61/NĐ-CP/2018", "61-2018/NĐ-CP", "12 QĐ-UBND", "05/CT-TTG",
"12/QD-UBND", "145/UBDN-VP". Where the signs alone do not show what it is, the number stands behind "số" or a kind of
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import DOCUMENT_KINDS, Reading
from tthc_render.vietnamese.patterns import pattern_of

_KINDS: Final = "NĐ|NQ|QĐ|TT|TTLT|CT|CĐ|KH|HD|TB|BC|CTr|TTr|KL|QyĐ|CV|GM|BB|PA|ĐA"
_OFFICES: Final = "UBND|HĐND|VPCP|QH|BNV|BTP|BTC|BNG|VP|STP|SNV|BCĐ"
"""Offices that are known without the hyphen before them; NĐCP and QĐTTg are known to the rule of citations."""
_ANY_KIND: Final = f"{_KINDS}|ND|NÐ|QD|QÐ|CD|CÐ|CTR|TTR"
_SYMBOL: Final = pattern_of(
    rf"(?P<number>\d(?<![\w./-]\d)\d{{0,4}})\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
    rf"(?:(?P<kind>{_KINDS})(?P<joint>\s*[-–—‑−]\s*)(?P<office>[A-ZĐ][A-Za-zĐ]{{1,9}})"
    rf"|(?P<run>{_ANY_KIND})(?P<glued>{_OFFICES}|HDND|HÐND))(?![\w/])"
)
"""Source of the form "number/type-office": Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.b."""
_RIGHT_KIND: Final = {
    "ND": "NĐ", "NÐ": "NĐ", "QD": "QĐ", "QÐ": "QĐ", "CD": "CĐ", "CÐ": "CĐ", "CTR": "CTr", "TTR": "TTr",
}  # fmt: skip
_COUNCILS: Final = ("UBND", "HĐND")
_RIGHT_OFFICE: Final = {"TTG": "TTg"}
_STATE: Final = (
    "UBND|HĐND|HDND|HÐND|UBDN|UNBD|UBNĐ|UBNÐ|BUND|HĐDN|HNĐD|CP|TTg|TTG|VPCP|QH1[0-6]|BNV|BTP|BTC|BNG|BXD|BYT|BCA|BQP|BGDĐT"
    "|BKHCN|BNNMT|BCT|BVHTTDL|STP|SNV|STC|SXD|SYT"
)
_LED: Final = pattern_of(
    rf"(?<!\w)(?:[Ss]ố|{'|'.join(kind for kind in DOCUMENT_KINDS if kind not in ('Luật', 'VB'))})\s$"
)
_LOOSE: Final = pattern_of(
    rf"(?P<number>\d(?<![\w/.-]\d)\d{{0,4}})(?P<first>\s?[/.-]{{0,2}}\s?)"
    rf"(?:(?P<year>(?:19|20)\d\d)(?P<second>\s?[/.-]{{1,2}}\s?|\s))?(?P<kind>{_ANY_KIND})"
    rf"(?P<joint>\s?[-–—‑−./_]{{1,2}}\s?|\s|)(?P<office>{_STATE})(?P<behind>/(?:19|20)\d\d)?(?![\w/])"
)
_LEAD: Final = 16
_KIND_WORDS: Final = frozenset(kind.lower() for kind in _ANY_KIND.split("|"))
_SWAPPED: Final = frozenset({"ubdn", "unbd", "ubnđ", "ubnð", "bund", "hđdn", "hdnd", "hðnd", "hnđd"})
_LETTER: Final = pattern_of(
    r"(?P<number>\d(?<![\w/.-]\d)\d{0,4})\s?/\s?(?P<office>UBDN|UNBD|UBNĐ|UBNÐ|BUND|HĐDN|HDND|HÐND|HNĐD)"
    r"(?P<rest>(?:-[A-ZĐ][\w&]{0,9})?)(?![\w/])"
)


def check_symbols(context: ProseContext) -> Iterator[Finding]:
    """Findings on symbols that are complete and only written with other signs than a slash and a hyphen."""
    for reading in context.running:
        if not reading.has_digits:
            continue
        found = {at: (written, right) for at, written, right in _odd(reading)}
        for at, (written, right) in sorted(found.items()):
            yield finding("P605", reading.passage.at(at), document=written, right=right)


def _odd(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Where a symbol stands, what is written and what it is, for each that is not written as it is."""
    for found in _LOOSE.finditer(reading.text) if "QĐ" in reading.text or reading.says(_KIND_WORDS) else ():
        right = _right(found)
        if found.group() != right and _is_led(reading, found):
            yield found.start(), found.group(), right
    if "/" not in reading.text:
        return
    for found in _LETTER.finditer(reading.text) if reading.says(_SWAPPED) else ():
        right = f"{found['number']}/{_office(found['office'])}{found['rest']}"
        if found.group() != right and _is_led(reading, found):
            yield found.start(), found.group(), right
    for found in _SYMBOL.finditer(reading.text):
        year = f"{found['year']}/" if found["year"] else ""
        kind, office = found["kind"] or found["run"], found["office"] or _office(found["glued"])
        right = f"{found['number']}/{year}{_RIGHT_KIND.get(kind, kind)}-{office}"
        if found[0] != right and "/" not in right.partition("-")[2]:
            yield found.start(), found[0], right


def _is_led(reading: Reading, found: re.Match[str]) -> bool:
    """Does "số" or the kind of a document stand before it?"""
    return bool(_LED.search(reading.text, max(0, found.start() - _LEAD), found.start()))


def _right(found: re.Match[str]) -> str:
    year = found["year"] or (found["behind"] or "")[1:]
    kind = _RIGHT_KIND.get(found["kind"], found["kind"])
    return f"{found['number']}/{f'{year}/' if year else ''}{kind}-{_office(found['office'])}"


def _office(written: str) -> str:
    """The sign of an office with its letters in their places: "UBDN" → UBND, "TTG" → TTg."""
    plain = written.replace("Ð", "Đ")
    for right in _COUNCILS:
        if sorted(plain.replace("Đ", "D")) == sorted(right.replace("Đ", "D")):
            return right
    return _RIGHT_OFFICE.get(plain, plain)
