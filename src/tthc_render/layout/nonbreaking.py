"""Spaces at which a line must not break: "ngày 20", "số 107/BC-UBND", "Điều 5", "Quý II", "15 phút", "≥ 5 m³/s".

The decree has no rule for it (grade C: custom of good offices); the pairs are in ``layout.yaml`` of the layout. Those
inside of codes and names are in ``whole_codes``. Only the kind of space changes: words and numbers stay as they are.
Cells are bound when the widths of their columns are known (``bound_cells``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tthc_render.document.inlines import inline_text
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Chart,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    MarkedText,
    Note,
    Paragraph,
    Run,
)
from tthc_render.layout.whole_codes import with_whole_codes
from tthc_render.vietnamese.patterns import pattern_of

NO_BREAK_SPACE = "\u00a0"
_BOUND = rf"\g<word>{NO_BREAK_SPACE}"
_AMOUNT: Final = r"(?<=\w )\d{1,3}(?:\.\d{3}){2}"
"""Millions name nothing by a number: "mức 2.340.000 đồng"."""
_NUMBER = rf"(?!{_AMOUNT})(?=[-+−±]?\d|[IVX]+\b|[a-zđ]\b\)?)"
_BEHIND_NUMBER = "(?<=[\\d½¼¾⁰¹²³⁴-⁹]) "
_OTHER: Final = r"(?<![Tt]ài )(?<![Cc]huyển )"
"""Not after these: "tài khoản 102…" names no clause."""
_PER: Final = r"[A-Za-zµμ]{1,4}[²³]?/[A-Za-zµμ]{1,4}[²³]?(?![\w²³/])"
"""A unit with a slash: l/s, mg/kg, µS/cm."""
_OF_DATES: Final = ("ngày", "tháng", "năm")
"""Units of time behind which a number begins another part of a date: "60 ngày", but "20 tháng 3"."""
_TIMES: Final = r"(?<=\d) (?=× ?\d)|(?<=×) (?=\d)"
"""Measures: 20 × 20 cm; 12 × 2.500 m³/h."""
_SHORT: Final = r"[+−-]?\d{1,4}(?:[.,]\d{1,3})?"
_SIGN: Final = r"(?<=[\w%]) (?=\([-+−–±]\))"
"""Before a sign that belongs to its word: "tăng (+), giảm (-)"."""
_EQUALS: Final = r"(?<=[\w)%]) (?=[=≈/] )"
"""Before the sign with which no line of a formula or of choices begins: "A = B + C", "Xong / Chưa"."""
_ROOM: Final = f"(?<={NO_BREAK_SPACE}{NO_BREAK_SPACE}) | (?={NO_BREAK_SPACE}{NO_BREAK_SPACE})"
"""Beside room left for the pen, with which no line begins: "ngày      tháng 12"."""
_MONEY: Final = r"(?<=\d triệu) (?=đồng\b)|(?<=\d tỷ) (?=đồng\b)|(?<=\d nghìn) (?=đồng\b)"
_IN_TITLES: Final = pattern_of(
    r"(?P<word>)(?:(?<=\b(?:19|20)\d\d) (?=[-–] (?:19|20)\d\d\b)|(?<=\b(?:19|20)\d\d [-–]) (?=(?:19|20)\d\d\b)"
    rf"|(?<=\d)[ {NO_BREAK_SPACE}](?=tháng[ {NO_BREAK_SPACE}]\d))"
)
"""In lines that are filled evenly: school years (2026 - 2027), the day and month of a date (ngày 21 tháng 4)."""


def bind_document(document: Document, words: tuple[str, ...], units: tuple[str, ...] = ()) -> Document:
    """``document`` with every space between one of ``words`` and a number, or a number and one of ``units``, bound."""
    pattern = _pattern(words, units)
    return replace(
        document,
        subject=_titles(document.subject, pattern),
        about=_title(document.about, pattern),
        addressees=_lines(document.addressees, pattern),
        recipients=_lines(document.recipients, pattern),
        drafter=_line(document.drafter, pattern),
        blocks=_blocks(document.blocks, pattern),
        appendices=tuple(_appendix(item, pattern) for item in document.appendices),
    )


@functools.lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...], units: tuple[str, ...] = ()) -> re.Pattern[str]:
    after = rf"(?P<word>(?<!\w){_OTHER}(?:{_any(words)})) {_NUMBER}"
    before = rf"{_BEHIND_NUMBER}(?=(?:{_any(units)})(?![\w²³])|{_PER})" if units else ""
    dates = tuple(unit for unit in units if unit in _OF_DATES)
    if dates:
        before += rf"(?!(?:{_any(dates)}) \d)"
    measure = rf"{_SHORT} (?:(?:{_any(units)})(?![\w²³])|{_PER})"
    between = rf"{_BEHIND_NUMBER}(?=[-–] {measure})|(?<=\d [-–]) (?={measure})" if units else ""
    money = _MONEY if "đồng" in units else ""
    return re.compile("|".join(filter(None, (after, before, between, money, _TIMES, _SIGN, _EQUALS, _ROOM))))


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def bind(text: str, words: tuple[str, ...], units: tuple[str, ...] = ()) -> str:
    """``text`` with the spaces bound."""
    return _bound(text, _pattern(words, units))


def _bound(text: str, pattern: re.Pattern[str]) -> str:
    return with_whole_codes(pattern.sub(_BOUND, text))


def _appendix(appendix: Appendix, pattern: re.Pattern[str]) -> Appendix:
    head = replace(appendix.head, title=_titles(appendix.head.title, pattern))
    if isinstance(head, AppendixHead):
        head = replace(head, notes=_titles(head.notes, pattern))
    return replace(appendix, head=head, blocks=_blocks(appendix.blocks, pattern))


def _lines(lines: Iterable[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(_line(line, pattern) for line in lines)


def _titles(lines: Iterable[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(_title(line, pattern) for line in lines)


def _title(line: str, pattern: re.Pattern[str]) -> str:
    bound = _line(line, pattern)
    return _line(bound, _IN_TITLES) if any(map(str.isdigit, bound)) else bound


def _line(line: str, pattern: re.Pattern[str]) -> str:
    words = _bound(line, pattern)
    return line.with_blanks(words) if isinstance(line, MarkedText) else words


def _blocks(blocks: Iterable[Block], pattern: re.Pattern[str]) -> tuple[Block, ...]:
    return tuple(_block(block, pattern) for block in blocks)


def _block(block: Block, pattern: re.Pattern[str]) -> Block:
    if isinstance(block, Heading | Paragraph | Item):
        return replace(block, inlines=_inlines(block.inlines, pattern))
    if isinstance(block, Figure):
        picture = block.picture
        if isinstance(picture, Chart):
            names, series = _lines(picture.categories, pattern), picture.series
            picture = replace(
                picture, categories=names, series=tuple(replace(one, name=_line(one.name, pattern)) for one in series)
            )
        return replace(block, caption=_inlines(block.caption, pattern), picture=picture)
    return block


def bound_inlines(inlines: tuple[Inline, ...], words: tuple[str, ...], units: tuple[str, ...]) -> tuple[Inline, ...]:
    """``inlines`` with the spaces bound, also where a run ends beside one."""
    return _inlines(inlines, _pattern(words, units))


def _inlines(inlines: tuple[Inline, ...], pattern: re.Pattern[str]) -> tuple[Inline, ...]:
    text = "".join(inline_text((item,)) if isinstance(item, Run) else _CALL for item in inlines)
    words = _bound(text, pattern)
    if words == text and not any(isinstance(item, Note) for item in inlines):
        return inlines
    out: list[Inline] = []
    at = 0
    for item in inlines:
        if isinstance(item, Note):
            out.append(replace(item, inlines=_inlines(item.inlines, pattern)))
            at += len(_CALL)
        else:
            end = at + len(item.text)
            out.append(replace(item, text=_with_blanks(item.text, words[at:end])))
            at = end
    return tuple(out)


_CALL: Final = "\ufffc"
"""Stands for a note among the words around it."""


def _with_blanks(text: str, words: str) -> str:
    return "".join(new if new == NO_BREAK_SPACE else old for old, new in zip(text, words, strict=True))
