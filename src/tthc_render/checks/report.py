"""All checks of one report that go beyond its schema: figures against each other, prose, prescribed wording."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping

from tthc_render.checks.characters import check_characters
from tthc_render.checks.consistency import figures_of
from tthc_render.checks.copies import check_copied
from tthc_render.checks.document_numbers import check_number
from tthc_render.checks.earlier_figures import check_earlier
from tthc_render.checks.figure_limits import check_figure_limits
from tthc_render.checks.finding_places import at_home, placed
from tthc_render.checks.form_rows import check_form_rows
from tthc_render.checks.frame import check_frame, without_covered
from tthc_render.checks.money import check_form_money, check_money
from tthc_render.checks.narrative import check_narratives
from tthc_render.checks.odd_blanks import check_odd_blanks
from tthc_render.checks.past_periods import check_past_periods
from tthc_render.checks.picture_numbers import check_picture_numbers
from tthc_render.checks.placeholders import check_placeholders
from tthc_render.checks.provenance import Provenance, Rebuild
from tthc_render.checks.quotient_shares import check_quotient_shares
from tthc_render.checks.related import cross_check, earlier_reports
from tthc_render.checks.report_day import first_day, latest_day
from tthc_render.checks.split_counts import check_split_counts
from tthc_render.checks.stated_annex import check_stated_annex
from tthc_render.checks.stated_doings import check_stated_doings
from tthc_render.checks.stated_done_shares import check_stated_done_shares
from tthc_render.checks.stated_figures import check_date, check_stated_figures
from tthc_render.checks.stated_indicators import check_stated_indicators
from tthc_render.checks.stated_late import check_stated_late
from tthc_render.checks.stated_parts import check_stated_parts
from tthc_render.checks.stated_rates import check_stated_rates
from tthc_render.checks.stated_rows import check_stated_rows
from tthc_render.checks.stated_shares import check_stated_shares
from tthc_render.checks.stated_wholes import check_stated_wholes
from tthc_render.checks.typed_marks import check_typed_marks
from tthc_render.checks.typed_shares import check_typed_shares
from tthc_render.checks.typed_tables import check_typed_totals
from tthc_render.diagnostics.findings import Finding
from tthc_render.document.tree import AppendixHead, Document
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_document
from tthc_render.prose.tally import Tally
from tthc_render.reports.computed import Computed, template_names
from tthc_render.reports.library import Library
from tthc_render.reports.model import Report
from tthc_render.vietnamese.patterns import pattern_of

_APPENDIX = pattern_of(r"phụ lục\s*([IVXLC]*)", re.IGNORECASE)

TYPED = frozenset({"P962"})
"""Codes that are reported on what was typed (D638), which has more than prose: rows of forms, the frame."""
AFTER_THE_REPORT = frozenset({"P502", "P503", "P508"})
"""Codes that follow from a wrong date of the report and say nothing more once that is reported."""


def check_document(
    computed: Computed,
    document: Document,
    library: Library,
    *,
    picky: bool = False,
    tally: Tally | None = None,
    rebuild: Rebuild | None = None,
) -> list[Finding]:
    """Findings of the families C2, D31, P3 to P8 and F1, each at the nearest place in the report's own file.

    ``rebuild`` fills the outline again with other figures, to see which of them a sentence prints.
    """
    passages = placed(from_document(document), computed)
    earlier = earlier_reports(computed, library)
    figures = figures_of(computed) if earlier else {}
    past = tuple(item.past() for item in earlier)
    early = check_date(computed)
    if tally is not None:
        _count_cells(computed, tally)
    facts = ProseFacts(
        report_date=latest_day(computed.report.file.van_ban.ngay),
        first_day=first_day(computed.report.file.van_ban.ngay),
        period=computed.report.period,
        appendix_labels=appendix_labels(document),
        numbered=True,
        figures=figures,
        past=past,
        issuer=_issuer(computed),
        other_units=_beside(computed),
    )
    prose = check_prose(passages, facts, picky=picky, without=TYPED, tally=tally)
    origins = Provenance(computed, passages, rebuild)
    found = at_home(prose, computed, origins)
    if early:
        found = [item for item in found if item.code not in AFTER_THE_REPORT]
    stated = check_stated_figures(computed, passages)
    stated += check_stated_parts(computed, passages, [item.where for item in stated])
    stated += check_stated_wholes(computed, passages, [item.where for item in stated])
    stated += check_stated_indicators(computed, passages, [item.where for item in stated])
    stated += check_stated_doings(computed, passages, [item.where for item in stated])
    places = {item.where for item in stated}
    stated += [item for item in check_stated_late(computed, passages) if item.where not in places]
    stated += check_stated_rows(computed, passages, [item.where for item in stated])
    stated += check_stated_rates(computed, passages)
    stated += check_stated_shares(computed, passages)
    stated += check_stated_done_shares(computed, passages)
    stated += check_stated_annex(computed, passages)
    stated += check_split_counts(computed, passages)
    own = [
        *check_characters(passages, document, computed.report.source, _outlines(computed)),
        *early,
        *check_form_rows(computed),
        *stated,
        *check_earlier(computed, figures, past, passages),
        *check_money(computed, past),
        *check_form_money(computed),
        *check_figure_limits(computed),
        *check_past_periods(computed),
        *check_typed_shares(computed, earlier),
        *check_typed_totals(document, computed.report.source.file, tally),
        *check_picture_numbers(document, computed.report.source.file),
    ]
    own = at_home([*own, *check_number(computed, library)], computed, origins)
    typed = check_typed(computed.report, template_names(computed))
    return [*typed, *own, *cross_check(computed, library, earlier), *without_covered([*typed, *stated], found)]


def check_typed(report: Report, names: Mapping[str, object] | None = None) -> list[Finding]:
    """What a clerk has typed, whatever the figures are: the frame, narrative, blanks, gaps that are left.

    ``names`` are those that expressions may use, once the figures are computed.
    """
    return [
        *check_copied(report),
        *check_frame(report),
        *check_narratives(report),
        *check_quotient_shares(report, names),
        *check_odd_blanks(report),
        *check_placeholders(report),
        *check_typed_marks(report),
    ]


def check_words(computed: Computed, document: Document, *, picky: bool = False) -> list[Finding]:
    """Findings on a report whose figures are not all known: on what was typed, and on its narrative.

    Those of prose only at lines of narrative without an expression.
    """
    report = computed.report
    passages = placed(from_document(document), computed)
    facts = ProseFacts(
        report_date=latest_day(report.file.van_ban.ngay),
        first_day=first_day(report.file.van_ban.ngay),
        period=report.period,
        appendix_labels=appendix_labels(document),
        numbered=True,
        issuer=_issuer(computed),
        other_units=_beside(computed),
    )
    lines = _plain_lines(report)
    prose = check_prose(passages, facts, picky=picky, without=TYPED)
    characters = check_characters(passages, document, report.source, _outlines(computed))
    found = [
        item for item in [*characters, *prose] if item.where.file == report.source.file and item.where.line in lines
    ]
    typed = [*check_typed(report), *check_typed_shares(computed)]
    return [*typed, *without_covered(typed, found)]


def _plain_lines(report: Report) -> set[int]:
    """Lines of the report's file with narrative in which no figure is computed."""
    lines = set()
    for key, text in report.narratives.items():
        with contextlib.suppress(KeyError):
            for number, line in enumerate(text.split("\n")):
                if "[=" not in line:
                    lines.add(report.source.line_of(("loi_van", key), number).line)
    return lines


def _outlines(computed: Computed) -> tuple[tuple[str, str], ...]:
    """Path and text of the outline of a report and of its blocks, and of the file of units, whose names it prints."""
    return ((computed.loaded.shown, computed.loaded.source), *computed.loaded.blocks, computed.report.registry.typed)


def _count_cells(computed: Computed, tally: Tally) -> None:
    """Typed cells of the forms are read; those that a sum, a formula or an identity takes are compared."""
    for form, result in computed.forms.values():
        for part in form.parts:
            typed = [column for column in part.columns if column.kind == "so" and column.formula is None]
            rows = len(result.parts[part.key].dong) if part.key in result.parts else 0
            tally.read += rows * len(typed)
            tally.compared += rows * sum(column.total == "sum" for column in typed)


def _issuer(computed: Computed) -> str:
    """The unit with the name of its place: "UBND tỉnh" calls itself so, its letterhead says of which."""
    unit = computed.report.unit
    printed = " ".join(unit.ten_in).title()
    return unit.ten if len(unit.ten.split()) > 2 or not printed else printed


def _beside(computed: Computed) -> frozenset[str]:
    """Names of the units of the same level below the same parent."""
    unit, registry = computed.report.unit, computed.report.registry
    others = registry.children(unit.cap_tren) if unit.cap_tren else ()
    return frozenset(other.ten for other in others if other.ten != unit.ten and other.cap == unit.cap)


def appendix_labels(document: Document) -> tuple[str, ...]:
    """Numbers of the appendices that the document has: "I", "II", or "" for a single one without a number."""
    heads = (item.head for item in document.appendices if isinstance(item.head, AppendixHead))
    found = (_APPENDIX.match(head.label.strip()) for head in heads)
    return tuple(match[1].upper() for match in found if match)
