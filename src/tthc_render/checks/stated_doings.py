"""Figures of ``chi_tieu`` that prose names by what was, or is to be, done with procedures or money. C318.

``UBND xã đã rà soát 7/8 TTHC theo kế hoạch``, ``Số TTHC cần rà soát là 9``, ``Đã tiết kiệm 36 triệu đồng``. What is
said without "đã", "cần" or "phải" may be a plan for the next period, and what names others may be of a part: both are
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tthc_render.checks.stated_indicators import FIGURE, SUBJECT
from tthc_render.checks.stated_parts import is_set_elsewhere, own_prose, own_scope
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

_FIELD: Final = pattern_of(
    r"(?:Tổng số|Số) TTHC (?P<state>đã(?: được)?|cần|phải) (?P<act>[^,()]+?)(?: và .*)?(?: theo kế hoạch)?"
    r"(?: trong kỳ)?"
)
_MONEY: Final = pattern_of(r"Số tiền tiết kiệm(?: được)?(?: \(đồng\))?")
_ACT_WORDS: Final = 4
_THING: Final = r"(?:TTHC|thủ tục hành chính|thủ tục)"
_LINK: Final = r"(?:\s(?:theo kế hoạch|trong kỳ|trong quý|là|có|gồm|được)){0,3}\s?:?\s"
_BEHIND: Final = pattern_of(r"(?:\s*(?:theo kế hoạch|trong kỳ))*(?:,? đạt [^.;]*)?\s*(?:[.;](?=\s|$)|$)", re.IGNORECASE)
_BEHIND_NAMED: Final = pattern_of(r"(?:\s*(?:theo kế hoạch|trong kỳ))*\s*(?:[.;,](?=\s|$)|$)", re.IGNORECASE)
_SAVED: Final = pattern_of(
    r"(?:(?<!\w)số tiền (?:đã )?tiết kiệm|(?<!\w)đã tiết kiệm)(?: được)?(?: số tiền| kinh phí)?"
    r"(?:\s(?:là|trong kỳ)){0,2}\s?:?\s$",
    re.IGNORECASE,
)
_SAVED_BY: Final = pattern_of(
    r"\s?(?:(?:nghìn|ngàn|triệu|tỷ) )?đồng(?:/năm)?(?: (?:từ|nhờ|qua) (?:việc )?(?:rà soát|đơn giản hóa|cắt giảm)"
    r"(?:, (?:đơn giản hóa|cắt giảm))*(?: TTHC| thủ tục hành chính)?)?\s*(?:[.;,](?=\s|$)|$)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Act:
    """Something done with procedures: (expression, title, value) of each field for what was done, and what is due."""

    done: list[tuple[str, str, int]] = field(default_factory=list)
    due: list[tuple[str, str, int]] = field(default_factory=list)


def check_stated_doings(computed: Computed, passages: Sequence[Passage], known: Collection[Place]) -> list[Finding]:
    """C318 for each figure that ``chi_tieu`` has otherwise, but for those at the places ``known``."""
    typed = own_prose(computed, passages)
    acts, saved = _fields(computed) if typed else ({}, [])
    own = own_scope(computed)
    found = [
        item
        for passage in typed
        for act, fields in acts.items()
        if act in passage.text.lower()
        for item in _procedures(passage, act, fields, own)
    ]
    found += [item for passage in typed if saved and "iết kiệm" in passage.text for item in _money(passage, saved, own)]
    return [item for item in found if item.where not in known]


def _fields(computed: Computed) -> tuple[Mapping[str, _Act], list[tuple[str, str, int]]]:
    """The figures that sentences may name, by what was done; and those of money saved."""
    acts: dict[str, _Act] = {}
    saved: list[tuple[str, str, int]] = []
    for key, spec in computed.loaded.type.chi_tieu.items():
        for name, item in spec.truong.items():
            value = computed.figures[key].get(name) if key in computed.figures else None
            if not isinstance(value, int):
                continue
            figure = (f"[= chi_tieu.{key}.{name} | {'tien' if _MONEY.fullmatch(item.ten) else 'so'}]", item.ten, value)
            if _MONEY.fullmatch(item.ten):
                saved.append(figure)
            elif (said := _FIELD.fullmatch(item.ten)) and len(said["act"].split()) <= _ACT_WORDS:
                act = acts.setdefault(said["act"].lower(), _Act())
                (act.done if said["state"].startswith("đã") else act.due).append(figure)
    return acts, saved


def _procedures(passage: Passage, act: str, fields: _Act, own: re.Pattern[str]) -> Iterator[Finding]:
    text = passage.text
    words = re.escape(act)
    number = rf"(?P<part>{FIGURE})"
    of = rf"(?:\s?/\s?(?P<all>{FIGURE}))?"
    patterns = (
        (rf"(?<!\w)đã (?:được )?{words}(?: được| xong)?\s?:?\s{number}{of} {_THING}(?!\w)", fields.done, _BEHIND),
        (rf"(?<!\w)(?:cần|phải) {words}\s?:?\s{number} {_THING}(?!\w)", fields.due, _BEHIND),
        (
            rf"(?<!\w){_THING} (?:đã |được )+{words}(?: và thông qua(?: phương án)?)?{_LINK}{number}{of}(?: {_THING})?",
            fields.done, _BEHIND_NAMED,
        ),
        (rf"(?<!\w){_THING} (?:cần|phải) {words}{_LINK}{number}(?: {_THING})?", fields.due, _BEHIND_NAMED),
        (
            rf"(?<!\w)(?<!tục ){words} {number} {_THING} theo kế hoạch(?=[,;] (?:đến nay )?đã {words} \d)",
            fields.due, _BEHIND_NAMED,
        ),
    )  # fmt: skip
    for pattern, mine, behind in patterns:
        for said in re.finditer(pattern, text, re.IGNORECASE) if mine else ():
            if not _is_whole(text, said, own, behind):
                continue
            pairs = [("part", mine)]
            if "all" in said.groupdict() and said["all"] and fields.due:
                pairs.append(("all", fields.due))
            for name, figures in pairs:
                if int(said[name].replace(".", "")) not in {value for _, _, value in figures}:
                    yield _differing(passage, said.start(name), said.group(), figures[0])
                    break


def _is_whole(text: str, said: re.Match[str], own: re.Pattern[str], behind: re.Pattern[str]) -> bool:
    """Is the clause of the whole unit in its own period, with nothing behind the figure that narrows it?"""
    first = max(text.rfind(mark, 0, said.start()) for mark in (". ", "; ")) + 1
    lead = own.sub("", text[first : said.start()])
    last = text.find(". ", said.end())
    rest = text[said.end() : last + 1 if last >= 0 else len(text)]
    if "thông qua" in rest or is_set_elsewhere(text[:first], own) or not behind.match(own.sub("", rest)):
        return False
    return bool(SUBJECT.fullmatch(lead))


def _money(passage: Passage, saved: Sequence[tuple[str, str, int]], own: re.Pattern[str]) -> Iterator[Finding]:
    reading = Reading(passage)
    for quantity in reading.quantities:
        if quantity.value is None or quantity.hedge or quantity.depth or "đồng" not in quantity.noun:
            continue
        first = max(reading.text.rfind(mark, 0, quantity.start) for mark in (". ", "; ")) + 1
        lead = reading.text[first : quantity.start]
        said = _SAVED.search(lead)
        if (
            said is None
            or is_set_elsewhere(reading.text[:first], own)
            or not SUBJECT.fullmatch(own.sub("", lead[: said.start()]))
        ):
            continue
        if not _SAVED_BY.match(own.sub("", reading.text[quantity.end :])):
            continue
        # What is printed in millions is right where it rounds to the figure.
        if all(abs(quantity.value - Decimal(value)) >= quantity.step for _, _, value in saved):
            yield _differing(passage, quantity.start, f"{said.group()}{quantity.text} {quantity.noun}", saved[0])


def _differing(passage: Passage, at: int, words: str, figure: tuple[str, str, int]) -> Finding:
    right, title, value = figure
    return finding("C318", passage.at(at), words=words.strip(), name=title, value=format_count(value), right=right)
