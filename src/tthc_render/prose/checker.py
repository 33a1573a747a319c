"""All checks of prose and of prescribed wording, on passages from any source."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.docx_passages import from_docx
from tthc_render.prose.passages import Passage, from_text
from tthc_render.prose.periods_in_text import latest_date, named_period, regular_period
from tthc_render.prose.reading import Reading, read
from tthc_render.prose.rules.citations import check_citations
from tthc_render.prose.rules.dates import Told, check_dates
from tthc_render.prose.rules.enumerations import check_lists
from tthc_render.prose.rules.frame import check_format
from tthc_render.prose.rules.growth import check_growth
from tthc_render.prose.rules.history import Past, check_history
from tthc_render.prose.rules.items import check_items
from tthc_render.prose.rules.partitions import check_partitions
from tthc_render.prose.rules.punctuation import check_wording
from tthc_render.prose.rules.shares import check_shares
from tthc_render.prose.rules.spelling import check_words
from tthc_render.prose.rules.structure import check_structure
from tthc_render.prose.rules.sums import check_sums
from tthc_render.vietnamese.periods import Period


@dataclass(frozen=True, slots=True)
class ProseFacts:
    """What is known of a report beside its words. Whatever is None is read from the words.

    ``report_date``: the day of the report, or the last day it can have. ``period`` with its window.
    ``appendix_labels``: the appendices that belong to the report ("I", "II", "" for a single one).
    ``form_windows``: data windows of forms that are not among the passages. ``numbered``: the program has
    numbered the sections and told what is wrong. ``past``: earlier reports, compared with the ``figures`` of this one.
    """

    report_date: date | None = None
    period: Period | None = None
    appendix_labels: Collection[str] | None = None
    form_windows: tuple[tuple[date, date], ...] = ()
    numbered: bool = False
    figures: Mapping[tuple[str, ...], Decimal] = field(default_factory=dict)
    past: tuple[Past, ...] = ()


def check_prose(passages: Sequence[Passage], facts: ProseFacts | None = None) -> list[Finding]:
    """Findings of the families P3xx to P8xx and F1xx, in the order of the text."""
    readings = read(passages)
    facts = facts or ProseFacts()
    told = _told(readings, facts)
    found = [
        *check_sums(readings),
        *check_growth(readings),
        *check_partitions(readings),
        *check_items(readings),
        *check_shares(readings),
        *check_dates(readings, told),
        *check_citations(readings),
        *check_lists(readings),
        *check_structure(readings, facts.appendix_labels, numbered=facts.numbered),
        *check_words(readings),
        *check_wording(readings),
        *check_format(passages),
    ]
    if facts.period:
        found += check_history(readings, facts.period, facts.figures, facts.past)
    once: dict[tuple[object, ...], Finding] = {}
    for item in found:
        once.setdefault((item.where, item.code, *sorted(item.details.items())), item)
    return sorted(once.values(), key=lambda item: item.where)


def check_file(path: Path, shown: str = "") -> list[Finding]:
    """Findings on a plain-text or DOCX file that may come from anywhere; the place is the paragraph's number.

    OSError and UnicodeDecodeError as reading the file raises them; DataUnreadable for a DOCX that is none.
    """
    if path.suffix.lower() == ".docx":
        return check_prose(from_docx(path, shown))
    with path.open(encoding="utf-8-sig") as lines:
        return check_prose(from_text(lines, shown or str(path)))


def _told(readings: Sequence[Reading], facts: ProseFacts) -> Told:
    latest = facts.report_date
    if latest is None:
        latest = next((latest_date(r.text) for r in readings if r.passage.role == "date"), None)
    period = facts.period
    if period is None:
        named = [named_period(r.text) for r in readings if r.passage.role in ("title", "window") and not r.passage.part]
        named += [named_period(r.text) for r in readings if re.match(r"Kỳ báo cáo", r.text) and r.passage.part]
        period = next((regular_period(name) for name in named if name and name[2]), None)
    windows = [
        (first, last)
        for reading in readings
        if reading.passage.role in ("window", "title")
        for window in reading.windows[:1]
        if (first := window.first.value) and (last := window.last.value)
    ]
    stated = [*facts.form_windows, *windows[::-1]]
    own = (facts.period.start, facts.period.end) if facts.period else stated[0] if stated else None
    return Told(latest, period, own, facts.form_windows)
