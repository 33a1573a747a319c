"""One finding for a letter that is none of ours, wherever it is typed in a file and whatever else reports it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.vietnamese.patterns import pattern_of

ON_LETTERS: Final = ("P808", "P809", "P827")
_NO_CODE: Final = pattern_of(r" \(U\+[0-9A-F]+…?\)")


def once_for_a_letter(items: list[Finding]) -> list[Finding]:
    """Findings with each look-alike (D752) once for a file, and without what else is reported of it.

    That are prose's findings on letters (P808, P809) and words (P827), also of signs that the font lacks (D751), a
    drafter's sign with such a letter (D796), and symbols whose Đ is reported for itself (D629).
    """
    odd = {str(item.details["character"]) for item in items if item.code == "D752"}
    for signs in (str(item.details["signs"]) for item in items if item.code == "D751"):
        odd.update(sign for sign in _NO_CODE.sub("", signs) if _is_foreign(sign))
    symbols = [item for item in items if item.code == "D629"]
    items = [item for item in items if item.code != "D752" or not any(_is_in_symbol(item, one) for one in symbols)]
    items = [item for item in items if item.code != "D796" or odd.isdisjoint(str(item.details["seen"]))]
    items = [item for item in items if item.code != "P605" or not any(_is_symbol(item, one) for one in symbols)]
    return _with_other_lines([item for item in items if item.code not in ON_LETTERS or odd.isdisjoint(_letters(item))])


def _with_other_lines(items: Iterable[Finding]) -> list[Finding]:
    """Without the second finding on a look-alike in a file; the first one has the lines of the others."""
    first: dict[tuple[str, str], int] = {}
    lines: dict[int, list[int]] = {}
    out: list[Finding] = []
    for item in items:
        key = (item.where.file, str(item.details.get("character")))
        if item.code == "D752" and not item.accepted and key in first:
            lines[first[key]].append(item.where.line)
            continue
        if item.code == "D752" and not item.accepted:
            first[key] = len(out)
            lines[len(out)] = [item.where.line]
        out.append(item)
    for place, (own, *others) in lines.items():
        if more := sorted({*others} - {own}):
            details = {**out[place].details, "lines": ", ".join(map(str, more))}
            out[place] = replace(out[place], details=details)
    return out


def _is_symbol(sign: Finding, symbol: Finding) -> bool:
    """Is a symbol that prose tells (P605) the one whose Đ is named already (D629)?"""
    same = (sign.where.file, sign.where.line) == (symbol.where.file, symbol.where.line)
    return same and str(symbol.details["seen"]) in str(sign.details["document"])


def _is_in_symbol(letter: Finding, symbol: Finding) -> bool:
    """Is a look-alike (D752) a letter of a symbol whose Đ is named already (D629)?"""
    same = (letter.where.file, letter.where.line) == (symbol.where.file, symbol.where.line)
    return same and str(letter.details["character"]) in symbol.details["seen"]


def _letters(item: Finding) -> str:
    """The letter or the word that a finding of prose is about."""
    if item.code == "P809":
        return chr(int(item.details["point"].removeprefix("U+"), 16))
    return str(item.details["char"] if item.code == "P808" else item.details["written"])


def _is_foreign(sign: str) -> bool:
    """Is a sign no letter with which words of this language are written, and no mark around them?"""
    if sign.isalpha():
        return not unicodedata.name(sign, "").startswith("LATIN")
    return unicodedata.category(sign) in ("Co", "Cn") or (sign.isdigit() and not sign.isascii())
