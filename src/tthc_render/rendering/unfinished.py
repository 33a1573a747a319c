"""What is found in a report that has faults or lacks figures, beside those: what can be checked is checked."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from tthc_render.checks.report import check_document, check_typed, check_words
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.groups import FOR_THE_KEEPER
from tthc_render.rendering.fingerprint import LAYOUT_FILES
from tthc_render.reports.builder import Surroundings, build_document
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.loader import computed_of, load_report
from tthc_render.reports.readable_part import LACKING, ReadablePart, readable_part, with_a_frame
from tthc_render.vietnamese.periods import Period
from tthc_render.yaml_files.loader import bytes_of, read_source
from tthc_render.yaml_files.sound_sections import SoundSections, sound_sections
from tthc_render.yaml_files.source import Source

FRAME: Final = "van_ban"
EMPTY: Final = ("D101", "D401")
NOT_READ: Final = (*LACKING, *FOR_THE_KEEPER)
"""What is not said of a file whose YAML is broken: that something lacks may be because it could not be read."""
OF_THE_UNIT: Final = ("D610", "D649", "D679", "P905", "P906")
"""What does not fit the unit; not said where the report names none that is known, and its folder has to tell."""


def check_readable_part(
    path: Path, library: Library, known: Iterable[Finding], *, picky: bool = False
) -> list[Finding]:
    """What is found in a report that cannot be read whole, beside the faults that are ``known``.

    Where its YAML is broken, in the sections that can be read.
    """
    source = read_source(path, library.workspace.shown(path), Findings())
    faults: tuple[Finding, ...] = ()
    if source is None:
        sound = _sound_sections(path, library)
        if sound is None:
            return []
        source, faults = sound.source, sound.faults
    known = [*known]
    told = [item for item in faults if item not in known]
    if faults:
        of_head = Findings()
        computed_of(with_a_frame(source, library), library, of_head)
        told += _beside([*known, *told], of_head, source, NOT_READ)
    part = readable_part(source, library)
    if part is None:
        return told
    left_out = NOT_READ if faults else EMPTY
    if part.computed is not None and str(source.data.get("don_vi")) != part.computed.report.unit.ma:
        left_out = (*left_out, *OF_THE_UNIT)
    told += _beside([*known, *told], part.beside, source, NOT_READ if faults else ())
    return [*told, *_beside([*known, *told], _of_words(path, part, library, picky), source, left_out)]


def _sound_sections(path: Path, library: Library) -> SoundSections | None:
    try:
        return sound_sections(bytes_of(path), library.workspace.shown(path))
    except OSError:
        return None


def _of_words(path: Path, part: ReadablePart, library: Library, picky: bool) -> list[Finding]:
    """What is found in the document that can be made of a part."""
    if part.computed is None:
        return []
    document = build_document(part.computed, Findings(), surroundings_of(path, part.computed, library))
    if document is None:
        return check_typed(part.computed.report)
    if part.lacks_figures:
        return check_words(part.computed, document, picky=picky)
    return [*part.findings, *check_document(part.computed, document, library, picky=picky)]


def _beside(
    known: Sequence[Finding], found: Iterable[Finding], source: Source, left_out: Collection[str] = ()
) -> list[Finding]:
    """The findings that are no second word on a line with an error, nor of a code in ``left_out``.

    The wording of a frame with an error is not judged: the faulty value lacks in it.
    """
    faults = {item.where.line for item in known if item.severity is Severity.ERROR}
    seen = {(item.code, item.where) for item in known}
    is_frame_faulty = _is_in_frame(faults, source)
    return [
        item
        for item in found
        if item.where.line not in faults
        and item.code not in left_out
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
