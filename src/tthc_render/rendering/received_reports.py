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
from tthc_render.formats.writing import write_output
from tthc_render.readers.isolation import BUDGETS, in_child
from tthc_render.readers.received_files import read_received
from tthc_render.rendering.extraction import files_in, findings_on
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
    def blocked(self) -> bool:
        """Whether a file must not be used, which keeps the whole run from going on; one without data is only named."""
        return any(item.severity is Severity.ERROR and item.code != NO_DATA for item in self.findings)


def take_received(library: Library, paths: Sequence[Path], *, only: bool = False) -> Taken:
    """Read the DOCX and PDF files of ``paths`` and add their reports to the index of ``library``.

    ``only``: the reports in ``data/`` do not count. A unit's report that comes twice with other data is a finding.
    """
    findings: list[Finding] = []
    used: dict[str, Path] = {}
    texts: dict[Path, _Text] = {}
    for path in files_in(paths):
        shown = str(path)
        try:
            received = read_received(path, shown)
        except DataUnreadable as error:
            findings.append(finding("B602", Place(shown), path=shown, why=error.message.removeprefix(f"{shown}: ")))
            continue
        found = findings_on(received, shown)
        findings += found
        if received.record is None or any(item.severity is Severity.ERROR for item in found):
            continue
        identity = received.record.identity()
        names = [str(identity.get(key, "")) for key in ("don_vi", "ky", "loai")]
        if not all(SAFE_NAME.fullmatch(name) for name in names):
            findings.append(finding("B602", Place(shown), path=shown, why="tên đơn vị, kỳ hoặc loại không hợp lệ"))
            continue
        unit, period, kind = names
        place = FOLDER / unit / f"{period}-{kind}.yaml"
        before = texts.setdefault(place, _Text(shown, received.record.report, unit, period, kind))
        if before.text != received.record.report:
            findings.append(finding("B605", Place(shown), path=shown, other=before.shown))
            continue
        used[shown] = place
    findings += _against_own(library, texts, only=only)
    added = [place for place, item in texts.items() if _is_readable(place, item, findings)]
    library.reports.add(added, only=only)
    registry = library.units(Findings())
    for shown, place in used.items():
        if registry is not None and place.parent.name not in registry.units:
            findings.append(finding("B606", Place(shown), path=shown, unit=place.parent.name))
    return Taken(tuple(findings), used)


@dataclass(frozen=True, slots=True)
class _Text:
    """A report inside a file, and whose it is."""

    shown: str
    text: bytes
    unit: str
    period: str
    report_type: str


def _against_own(library: Library, texts: dict[Path, _Text], *, only: bool) -> list[Finding]:
    """B605 for each received report that is in ``data/`` with other data; where it is the same, that one counts."""
    found = []
    for place, item in list(texts.items()):
        own = None if only else library.reports.find(item.unit, item.report_type, item.period)
        if own is None:
            continue
        if read_regular(own) != item.text:
            found.append(finding("B605", Place(item.shown), path=item.shown, other=library.workspace.shown(own)))
        del texts[place]
    return found


def _is_readable(place: Path, item: _Text, findings: list[Finding]) -> bool:
    """Write the report and let a child read it first; what cannot be read does not count."""
    shown = item.shown
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
