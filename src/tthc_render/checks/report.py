"""All checks of one report that go beyond its schema: figures against each other, prose, prescribed wording."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tthc_render.checks.consistency import figures_of
from tthc_render.checks.copies import check_copied
from tthc_render.checks.related import cross_check, earlier_reports
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.document.tree import AppendixHead, Document
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import Passage, from_document
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.model import PartialDay
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.yaml_files.loader import Scalar

_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
_FIGURE = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_APPENDIX = re.compile(r"phụ lục\s*([IVXLC]*)", re.IGNORECASE)

FRAME: Mapping[str, tuple[str, ...]] = {
    "number": ("van_ban", "so"),
    "date": ("van_ban", "ngay"),
    "title": ("van_ban", "trich_yeu"),
    "window": ("van_ban", "ky_so_lieu"),
    "addressee": ("van_ban", "kinh_gui"),
    "recipient": ("van_ban", "noi_nhan"),
    "signature": ("van_ban", "quyen_han"),
}
"""Where the frame of a report is written; a sentence of the outline gets its figures from ``FIGURES``."""

FIGURES = ("chi_tieu",)
# What a finding computes or refers to, beside what it quotes.
NOT_IN_THE_SENTENCE = frozenset({"difference", "sum", "right", "file", "place", "exact"})


def check_document(computed: Computed, document: Document, library: Library, *, picky: bool = False) -> list[Finding]:
    """Findings of the families C2, D31, P3 to P8 and F1, each at the nearest place in the report's own file."""
    passages = [_placed(passage, computed) for passage in from_document(document)]
    earlier = earlier_reports(computed, library)
    compared = bool(earlier) and any("so với" in passage.text for passage in passages)
    facts = ProseFacts(
        report_date=latest_day(computed.report.file.van_ban.ngay),
        period=computed.report.period,
        appendix_labels=appendix_labels(document),
        numbered=True,
        figures=figures_of(computed) if compared else {},
        past=tuple(item.past(figures=compared) for item in earlier),
    )
    found = [_at_figure(item, computed) for item in check_prose(passages, facts, picky=picky)]
    return [*check_copied(computed.report), *cross_check(computed, library, earlier), *found]


def _placed(passage: Passage, computed: Computed) -> Passage:
    """The frame and the sentences of the outline get the place of what they are made from."""
    source = computed.report.source
    if passage.place.line and passage.place.file == source.file:
        return passage
    return replace(passage, place=_without_column(source.key_place(FRAME.get(passage.role, FIGURES))))


def _without_column(place: Place) -> Place:
    return replace(place, column=0)


def _at_figure(item: Finding, computed: Computed) -> Finding:
    """A finding on a sentence of the outline at the figure that it names, where one was typed in ``chi_tieu``."""
    source = computed.report.source
    if item.where != _without_column(source.key_place(FIGURES)):
        return item
    figures = [(path, _typed(source.value(path))) for path in source.marks if path[:1] == FIGURES and len(path) > 1]
    for detail, text in item.details.items():
        for number in () if detail in NOT_IN_THE_SENTENCE else _NUMBER.findall(text):
            value = read_printed(number)
            place = next((path for path, typed in figures if typed is not None and typed == value), None)
            if place:
                return replace(item, where=source.place(place))
    return item


def _typed(value: object) -> Decimal | None:
    """The value of a plain figure as YAML has it."""
    return Decimal(value) if isinstance(value, Scalar) and _FIGURE.fullmatch(value) else None


def latest_day(day: date | PartialDay) -> date:
    """The day of the report, or the last one that it can have when day or month are still open."""
    if isinstance(day, date):
        return day
    month = day.thang or 12
    last = calendar.monthrange(day.nam, month)[1] if 1 <= month <= 12 else 31
    return date(day.nam, min(month, 12), min(day.ngay or last, last))


def appendix_labels(document: Document) -> tuple[str, ...]:
    """Numbers of the appendices that the document has: "I", "II", or "" for a single one without a number."""
    heads = (item.head for item in document.appendices if isinstance(item.head, AppendixHead))
    found = (_APPENDIX.match(head.label.strip()) for head in heads)
    return tuple(match[1].upper() for match in found if match)
