"""What is found in a report that has faults or lacks figures, beside those: what can be checked is checked."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from tthc_render.checks.report import check_document, check_words
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.rendering.fingerprint import LAYOUT_FILES
from tthc_render.reports.builder import Surroundings, build_document
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.readable_part import readable_part
from tthc_render.vietnamese.periods import Period
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Source

FRAME: Final = "van_ban"
EMPTY: Final = ("D101", "D401")


def check_readable_part(
    path: Path, library: Library, known: Iterable[Finding], *, picky: bool = False
) -> list[Finding]:
    """What is found in a report that cannot be read whole, beside the faults that are ``known``."""
    source = read_source(path, library.workspace.shown(path), Findings())
    part = readable_part(source, library) if source is not None else None
    if part is None:
        return []
    document = build_document(part.computed, Findings(), surroundings_of(path, part.computed, library))
    if document is None:
        return []
    if part.lacks_figures:
        found = check_words(part.computed, document, picky=picky)
    else:
        found = [*part.findings, *check_document(part.computed, document, library, picky=picky)]
    return _beside(list(known), found, part.computed.report.source)


def _beside(known: Sequence[Finding], found: Iterable[Finding], source: Source) -> list[Finding]:
    """The findings that are no second word on a line with an error, nor about what is missing.

    The wording of a frame with an error is not judged: the faulty value lacks in it.
    """
    faults = {item.where.line for item in known if item.severity is Severity.ERROR}
    seen = {(item.code, item.where) for item in known}
    is_frame_faulty = _is_in_frame(faults, source)
    return [
        item
        for item in found
        if item.where.line not in faults
        and item.code not in EMPTY
        and (item.code, item.where) not in seen
        and not (item.code.startswith("F") and is_frame_faulty)
    ]


def _is_in_frame(lines: Collection[int], source: Source) -> bool:
    """Whether one of ``lines`` belongs to the frame, as the nearest key at the top of the file above it says."""
    tops = sorted((mark.line, str(path[0])) for path, mark in source.keys.items() if len(path) == 1)
    starts = [line for line, _ in tops]
    found = (bisect.bisect_right(starts, line) for line in lines)
    return any(tops[at - 1][1] == FRAME for at in found if at)


def surroundings_of(path: Path, computed: Computed, library: Library) -> Surroundings:
    """The report's folder, its layout's folders, and the other reports of its unit and type."""
    unit, kind = computed.report.unit.ma, computed.loaded.type

    def earlier(period: Period) -> Computed | None:
        found = library.reports.find(unit, kind.ma, period.code)
        return load_report(found, library, Findings()) if found is not None else None

    try:
        layouts = {library.workspace.layout_file(kind.bo_cuc, name, kind.ma, unit).parent for name in LAYOUT_FILES}
    except TemplateUnusable:
        layouts = set()
    return Surroundings(path.parent, tuple(sorted(layouts)), earlier)
