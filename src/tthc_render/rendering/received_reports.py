"""Reports that other offices sent as finished files: their data becomes reports of this run, beside those in ``data/``.

The report inside each file is written under ``outputs/nhan-ve/``, so that whatever is found in it has a line to look
at. It comes from a stranger: it is read in a child process with limits before anything else reads it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.diagnostics.findings import Finding, Place, Severity, finding
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import refuse_links, write_output
from tthc_render.readers.isolation import BUDGETS, in_child
from tthc_render.readers.received_files import read_received
from tthc_render.rendering.extraction import files_in, findings_on
from tthc_render.rendering.report_inside import fault_inside
from tthc_render.reports.identity import head_of
from tthc_render.reports.library import Library
from tthc_render.yaml_files.loader import read_source

FOLDER: Final = Path("outputs") / "nhan-ve"
SAFE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
NO_DATA: Final = "B601"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of received files: the reports that count now, and what is wrong. ``used`` has reports by file."""

    findings: tuple[Finding, ...]
    used: dict[str, Path]

    @property
    def refused(self) -> int:
        """How many files must not be used; one without data is only named."""
        return len(
            {item.where.file for item in self.findings if item.severity is Severity.ERROR and item.code != NO_DATA}
        )


def take_received(library: Library, paths: Sequence[Path], *, only: bool = False) -> Taken:
    """Read the DOCX and PDF files of ``paths`` and add their reports to the index of ``library``.

    What is wrong with one file is a finding, and the others count. ``only``: the reports in ``data/`` do not count.
    Where a unit's report comes twice with other data, neither counts: nobody but the unit knows which is right.
    """
    findings: list[Finding] = []
    texts: dict[Path, list[_Text]] = {}
    for path in files_in(paths):
        shown = str(path)
        found, item = _taken(path, shown)
        findings += found
        if item is None:
            continue
        same = texts.setdefault(FOLDER / item.unit / f"{item.period}-{item.report_type}.yaml", [])
        if same and same[0].text != item.text:
            findings.append(finding("B605", Place(shown), path=shown, other=same[0].shown))
        same.append(item)
    disputed = {place for place, same in texts.items() if any(item.text != same[0].text for item in same)}
    left_out, against = (set(), []) if only else _against_own(library, texts)
    findings += against
    used: dict[str, Path] = {}
    added = []
    for place, same in texts.items():
        own = library.reports.find(same[0].unit, same[0].report_type, same[0].period) if not only else None
        if place in disputed:
            left_out |= {own} if own else set()
        elif own is not None:
            if own not in left_out:
                used |= {item.shown: own for item in same}
        elif _is_readable(place, same[0], findings):
            added.append(place)
            used |= {item.shown: place for item in same}
    library.reports.add(added, only=only, without=left_out)
    registry = library.units(Findings())
    units = {item.shown: item.unit for same in texts.values() for item in same}
    for shown in used:
        if registry is not None and units[shown] not in registry.units:
            findings.append(finding("B606", Place(shown), path=shown, unit=units[shown]))
    return Taken(tuple(findings), used)


def _taken(path: Path, shown: str) -> tuple[list[Finding], _Text | None]:
    """What is wrong with a file, and the report inside where nothing keeps it from being used."""
    try:
        received = read_received(path, shown, fault_inside)
    except DataUnreadable as error:
        return [finding("B602", Place(shown), path=shown, why=error.message.removeprefix(f"{shown}: "))], None
    found = findings_on(received, shown)
    if received.record is None or any(item.severity is Severity.ERROR for item in found):
        return found, None
    identity = received.record.identity()
    unit, period, kind = (str(identity.get(key, "")) for key in ("don_vi", "ky", "loai"))
    if not all(SAFE_NAME.fullmatch(name) for name in (unit, period, kind)):
        return [*found, finding("B602", Place(shown), path=shown, why="tên đơn vị, kỳ hoặc loại không hợp lệ")], None
    return found, _Text(shown, received.record.report, unit, period, kind)


@dataclass(frozen=True, slots=True)
class _Text:
    """A report inside a file, and whose it is."""

    shown: str
    text: bytes
    unit: str
    period: str
    report_type: str


def _against_own(library: Library, texts: dict[Path, list[_Text]]) -> tuple[set[Path], list[Finding]]:
    """The reports in ``data/`` that came with other data, and B605 for each file that has brought it."""
    disputed, found = set(), []
    for same in texts.values():
        own = library.reports.find(same[0].unit, same[0].report_type, same[0].period)
        data = read_regular(own) if own is not None else b""
        for item in same:
            if own is not None and item.text != data:
                disputed.add(own)
                found.append(finding("B605", Place(item.shown), path=item.shown, other=library.workspace.shown(own)))
    return disputed, found


def _is_readable(place: Path, item: _Text, findings: list[Finding]) -> bool:
    """Write the report and let a child read it first; what cannot be read does not count."""
    shown = item.shown
    refuse_links(Path(), place)
    write_output(place, item.text)
    try:
        wrong, found = in_child(partial(_read, place, item), str(place), BUDGETS["txt"])
    except DataUnreadable as error:
        wrong, found = error.message, []
    if wrong:
        findings.append(finding("B602", Place(shown), path=shown, why=wrong))
    findings += found
    return not wrong and not found


def _read(place: Path, item: _Text) -> tuple[str, list[Finding]]:
    """What is wrong with a report: a sentence, or findings on its lines."""
    findings = Findings()
    if read_source(place, str(place), findings) is None:
        return "", [one for one in findings if one.severity is Severity.ERROR]
    head = head_of(place)
    said = (head.unit, head.period.code if head.period else "", head.report_type) if head else ("", "", "")
    if said != (item.unit, item.period, item.report_type):
        return "bao-cao.yaml là của báo cáo khác với nhan-dang.json", []
    return "", []
