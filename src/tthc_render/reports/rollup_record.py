"""What a rolled-up report was put together from: beside its file, ``….nguon.json`` with the figures of each source.

A report is stale when one of these figures has changed since, a source is missing, or there is a new report below.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.forms.model import Form
from tthc_render.forms.own_cells import without_own_cells
from tthc_render.reports.index import IndexedReport
from tthc_render.reports.indicators import ROOT
from tthc_render.reports.library import Library
from tthc_render.reports.markers import AGGREGATED, OWN_COUNTS, OWN_FIGURES
from tthc_render.workspace.units import Registry
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Source

SUFFIX: Final = ".nguon.json"
UNITS_SHOWN: Final = 8
STATED: Final = "ghi_giong_nhau"
GONE: Final = "(không còn báo cáo)"
BY_HAND: Final = "chính báo cáo này (phần tổng hợp bị sửa tay)"


@dataclass(frozen=True, slots=True)
class AddedReport:
    """One report that was added up. ``file_hash`` is that of its file, ``figures`` that of the figures that counted.

    ``own``: only those that it keeps as its unit's own.
    """

    unit: str
    file: str
    file_hash: str
    figures: str
    own: bool = False


def record_path(report: Path) -> Path:
    """Where the record of a rolled-up report is."""
    return report.with_name(f"{report.stem}{SUFFIX}")


@dataclass(frozen=True, slots=True)
class RollupRecord:
    """The reports that were added up, and a hash of each form that was written from them.

    ``indicators`` are the counts that were written into ``chi_tieu``, by ``group.key``: they may be written anew. One
    that somebody has changed since stays here as it was written. ``stated`` are the cells in which all units stated
    the same words, by form, part, group, row and column, and these words.
    """

    parts: tuple[AddedReport, ...]
    forms: Mapping[str, str]
    indicators: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[tuple[str, str, str, str, str], str] = field(default_factory=dict)


def record_text(record: RollupRecord) -> str:
    """A record as JSON, one line for each report that was added up."""
    lines = ",\n".join(json.dumps(asdict(part), ensure_ascii=False) for part in record.parts)
    head = f'"bieu": {json.dumps(dict(record.forms))},\n"chi_tieu": {json.dumps(dict(record.indicators))}'
    stated = json.dumps([[*at, words] for at, words in record.stated.items()], ensure_ascii=False)
    return f'{{{head},\n"{STATED}": {stated},\n"nguon": [\n{lines}\n]}}\n'


def read_record(report: Path) -> RollupRecord | None:
    """The record of a rolled-up report; None if it has none that can be read."""
    try:
        data = json.loads(read_regular(record_path(report)))
        return RollupRecord(
            tuple(AddedReport(**row) for row in data["nguon"]),
            dict(data["bieu"]),
            dict(data.get("chi_tieu", {})),
            {(form, part, group, row, column): words for form, part, group, row, column, words in data.get(STATED, [])},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_rolled_up(report: Path) -> bool:
    """Whether a report has figures that ``aggregate`` has added up."""
    with contextlib.suppress(OSError):
        return AGGREGATED.encode() in read_regular(report)
    return False


def form_hashes(source: Source, forms: Mapping[str, Form | None]) -> dict[str, str]:
    """A hash of the figures of each form that a report has; of a known form without what a unit types itself."""
    data = _mapping(source.data.get("bieu"))
    return {
        code: _hash(data[code] if form is None else without_own_cells(form, data[code]))
        for code, form in forms.items()
        if code in data
    }


def part_of(unit: str, source: Source, path: Path, *, own: bool) -> AddedReport:
    """The record's line about a report that is added up now."""
    return AddedReport(unit, source.file, _file_hash(path), _figures_hash(source, path, own=own), own)


def stale_findings(report: Path, library: Library) -> list[Finding]:
    """B505 with the units whose figures have changed since the report was put together.

    Nothing without a record, or with errors in the registry: which units are below is not known then.
    """
    record = read_record(report)
    of_units = Findings()
    registry = library.units(of_units)
    if record is None or registry is None or of_units.blocked:
        return []
    parts = record.parts
    head = library.reports.entry(report)
    places = {part: _place(part, head, library) for part in parts}
    gone = {part.unit for part, path in places.items() if path is None}
    changed = [part.unit for part, path in places.items() if path is None or _is_changed(part, path)]
    known = {part.unit for part in parts}
    new = [
        unit
        for unit in (head.unit, *descendants(registry, head.unit))
        if unit not in known and (path := library.reports.find(unit, head.report_type, head.code))
        and (not registry.children(unit) or _keeps_own(path))
    ]  # fmt: skip
    by_hand = [BY_HAND] if is_edited_by_hand(report, record, library) else []
    if not changed and not new and not by_hand:
        return []
    names = {unit: registry.units[unit].ten if unit in registry.units else unit for unit in (*changed, *new)}
    words = by_hand + [f"{name} {GONE}" if unit in gone else name for unit, name in names.items()]
    more = f" và {len(words) - UNITS_SHOWN} đơn vị khác" if len(words) > UNITS_SHOWN else ""
    units = f"{', '.join(words[:UNITS_SHOWN])}{more}"
    return [finding("B505", Place(head.shown, 1), units=units, unit=head.unit, period=head.code)]


def descendants(registry: Registry, unit: str) -> Iterator[str]:
    """The codes of all units beneath one, in the registry's order, parents before their children."""
    for child in registry.children(unit):
        yield child.ma
        yield from descendants(registry, child.ma)


def _place(part: AddedReport, head: IndexedReport, library: Library) -> Path | None:
    """Where a report that was added up is now: it may have another name, or be in another folder."""
    path = library.workspace.path_of(part.file)
    if os.path.lexists(path):
        return path
    return library.reports.find(part.unit, head.report_type, head.code)


def _is_changed(part: AddedReport, path: Path) -> bool:
    if _file_hash(path) == part.file_hash:
        return False
    source = read_source(path, part.file, Findings())
    return source is None or _figures_hash(source, path, own=part.own) != part.figures


def _file_hash(path: Path) -> str:
    try:
        return hashlib.sha256(read_regular(path)).hexdigest()[:16]
    except OSError:
        return ""


def _figures_hash(source: Source, path: Path, *, own: bool) -> str:
    """A hash of the figures of a report as typed, whatever its words; ``own``: of those that are its unit's own."""
    if own:
        return _hash([_own_part(source, path, OWN_FIGURES, "bieu"), _own_part(source, path, OWN_COUNTS, ROOT)])
    return _hash([source.data.get("bieu"), source.data.get(ROOT)])


def _own_part(source: Source, path: Path, kept_as: str, typed_as: str) -> Mapping[str, object]:
    """Own figures, kept apart or not yet: a first roll-up moves them from one key to the other."""
    record = read_record(path)
    rolled = {*record.forms, *record.indicators} if record else set()
    if record is None and AGGREGATED in source.text and typed_as == "bieu":
        rolled = {*_mapping(source.data.get(typed_as))}
    out: dict[str, object] = {}
    for root in (typed_as, kept_as):
        for name, value in _mapping(source.data.get(root)).items():
            if root in (ROOT, OWN_COUNTS):
                pairs = {f"{name}.{key}": item for key, item in _mapping(value).items()}
                out.update({pair: item for pair, item in pairs.items() if root == kept_as or pair not in rolled})
            elif root == kept_as or name not in rolled:
                out[name] = value
    return out


def _keeps_own(report: Path) -> bool:
    """Whether a report keeps figures apart as its unit's own."""
    source = read_source(report, report.name, Findings())
    return source is not None and any(_mapping(source.data.get(key)) for key in (OWN_FIGURES, OWN_COUNTS))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def is_edited_by_hand(report: Path, record: RollupRecord, library: Library) -> bool:
    """Whether the figures that were written have been edited; cells that the unit types itself are none of these."""
    source = read_source(report, report.name, Findings())
    if source is None:
        return False
    for code, known in record.forms.items():
        versions = (None, *library.form_versions(code))  # records of earlier versions of the program have all cells
        if all(form_hashes(source, {code: form}).get(code) != known for form in versions):
            return True
    return False


def _hash(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
