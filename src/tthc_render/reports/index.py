"""The index of reports: which report files exist, and whose they are.

The keys ``don_vi``, ``ky`` and ``loai`` of a report name its unit, period and type. Where a file cannot be read, or a
key holds no known value, the unit is that of its folder, and period and type are those in its file name, the period
perhaps in that of a folder. A folder that cannot be searched is an entry as well: nobody knows what is in it.
Nothing else searches ``data/``.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.identity import (
    ReportKeys,
    head_of,
    is_of_another_period,
    period_in_name,
    period_of_place,
    type_in_name,
)
from tthc_render.vietnamese.periods import Period, PeriodError, PeriodKind
from tthc_render.workspace.paths import Workspace, backups_in, is_report_name, leads_nowhere, report_files
from tthc_render.yaml_files.fields import CODE
from tthc_render.yaml_files.misnamed import is_spare, right_name

NAMES_SHOWN: Final = 5


def earlier_periods(period: Period) -> tuple[Period, ...]:
    """The periods whose reports a report is compared with: the one before, the same one a year before."""
    try:
        return tuple(dict.fromkeys((period.truoc, period.cung_ky)))
    except PeriodError:
        return ()


@dataclass(frozen=True, slots=True)
class IndexedReport:
    """A file and the report that it is; "" and None for what is not known.

    ``head`` is what the file itself states, None if it cannot be read. ``whole``: the file itself names a known unit, a
    period and a known type, so that nothing had to be taken from its folder and name, and its name is one that is read.
    ``named`` is the period in its name or folder, ``closed`` says that it is a folder that cannot be searched.
    """

    path: Path
    shown: str
    unit: str
    period: Period | None
    report_type: str
    head: ReportKeys | None
    whole: bool
    named: Period | None = None
    closed: bool = False

    @property
    def is_disputed(self) -> bool:
        """Whether the file states another period than its name or folder."""
        return self.period is not None and is_of_another_period(self.period, self.named)

    @property
    def code(self) -> str:
        """The code of the period, "" if it is not known."""
        return self.period.code if self.period else ""

    @property
    def is_report(self) -> bool:
        """Whether the file is a report, perhaps a broken one, rather than some other YAML file in the folder."""
        return self.head is None or self.head != ReportKeys() or self.period is not None


class ReportIndex:
    """All reports of a workspace, each file's head read once; made anew, or emptied by ``forget``, when files change.

    ``units`` are the codes of known units, empty where the registry cannot be read; ``types`` gives the codes of known
    report types. ``entries`` are those of another process that has read them already.
    """

    def __init__(
        self,
        workspace: Workspace,
        units: Collection[str],
        types: Callable[[], Collection[str]],
        entries: tuple[IndexedReport, ...] | None = None,
    ) -> None:
        self._workspace, self._units, self._types = workspace, units, types
        self._outside: dict[str, IndexedReport] = {}
        self._documents: tuple[Path, ...] = ()
        if entries is not None:
            self.__dict__["entries"] = entries

    def forget(self) -> None:
        """Search ``data/`` again on next use."""
        for name in ("entries", "closed_units", "_misnamed", "_by_file", "_numbered", "_whole", "_by_unit_and_period"):
            self.__dict__.pop(name, None)
        self._outside.clear()

    def add(self, paths: Iterable[Path], *, only: bool = False, without: Collection[Path] = ()) -> None:
        """Count the files at ``paths`` among the reports, wherever they are; ``only``: no others.

        Those of ``without`` do not count any more.
        """
        known = () if only else tuple(entry for entry in self.entries if entry.path not in without)
        self.forget()
        self.__dict__["entries"] = (*known, *map(self._read, paths))

    def add_named(self, paths: Iterable[Path]) -> None:
        """Count reports outside of ``data/`` that were named together with some inside; alone they are drafts."""
        named = list(paths)
        outside = [path for path in named if is_report_name(path) and self._workspace.shown(path) not in self._by_file]
        if len(outside) < len(named) and (whole := [path for path in outside if self.entry(path).whole]):
            self.add(whole)

    @functools.cached_property
    def entries(self) -> tuple[IndexedReport, ...]:
        """Everything in ``data/`` that could be a report, in the order of the files' paths."""
        data, documents = self._workspace.data, list[Path]()
        found = tuple(self._read(path) for path in report_files((data,), (), documents)) if data.is_dir() else ()
        self._documents = tuple(documents)
        return found

    def unread(self, within: Collection[Path] = (), units: Collection[str] = ()) -> list[Finding]:
        """B508 if there are documents, workbooks or archives in ``data/`` and in one of the folders ``within``.

        Offices send them instead of reports; whoever puts them there takes them for read. ``units``: only in theirs.
        """
        _ = self.entries
        folders = [Path(os.path.realpath(path)) for path in within]
        found = [
            path
            for path in self._documents
            if (not folders or any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in folders))
            and (not units or self._unit_of_folder(path) in units)
        ]
        if not found:
            return []
        shown = [self._workspace.shown(path) for path in found]
        more = f" và {len(shown) - NAMES_SHOWN} tệp khác" if len(shown) > NAMES_SHOWN else ""
        names = f"{', '.join(f'“{name}”' for name in shown[:NAMES_SHOWN])}{more}"
        folder = self._workspace.shown(found[0].parent)
        return [finding("B508", Place(shown[0]), count=len(shown), names=names, folder=folder)]

    def backups(self, within: Collection[Path] = ()) -> list[Finding]:
        """D699, once, for reports under names of backups in ``data/``, or in the folders ``within``."""
        found = [self._workspace.shown(path) for path in backups_in(within or (self._workspace.data,))]
        more = ("…",) * (len(found) > NAMES_SHOWN)
        names = ", ".join((*found[:NAMES_SHOWN], *more))
        return [finding("D699", Place(found[0]), count=len(found), names=names)] if found else []

    @property
    def reports(self) -> list[IndexedReport]:
        """The reports whose period and type are known, read no further than their heads."""
        return [entry for entry in self.entries if entry.period is not None and entry.report_type]

    def entry(self, path: Path) -> IndexedReport:
        """The entry of one file, which may be outside of ``data/``."""
        shown = self._workspace.shown(path)
        found = self._by_file.get(shown) or self._outside.get(shown)
        if found is None:
            found = self._outside[shown] = self._read(path)
        return found

    def find(self, unit: str, report_type: str, period: str) -> Path | None:
        """The file that says it is the unit's report of one type and period, in any folder, or None."""
        found = self._whole.get((unit, report_type, period))
        return found[0].path if found else None

    def of(self, unit: str, period: str) -> list[IndexedReport]:
        """All reports of a unit for a period, also those that cannot be read; its closed folders if there are none."""
        return self._by_unit_and_period.get((unit, period)) or self.closed_units.get(unit, [])

    def misnamed(self, unit: str, period: str) -> list[IndexedReport]:
        """The files of a unit that are named for a period or its year, or in such a folder, but state another one."""
        year = period[:4]
        return [item for code in dict.fromkeys((period, year)) for item in self._misnamed.get((unit, code), [])]

    @functools.cached_property
    def closed_units(self) -> dict[str, list[IndexedReport]]:
        """The folders that cannot be searched, by the unit whose they are."""
        out: dict[str, list[IndexedReport]] = {}
        for entry in self.entries:
            if entry.closed and entry.unit:
                out.setdefault(entry.unit, []).append(entry)
        return out

    def numbered(self, unit: str, number: str, year: int) -> list[IndexedReport]:
        """The reports of a unit that carry a number in a year, as far as their heads state it."""
        return self._numbered.get((unit, number, year), [])

    def doubles(self, paths: Iterable[Path]) -> dict[str, Finding]:
        """B202 by file for each of ``paths`` that is the same report as another one of them, or as one in ``data/``.

        A file outside of ``data/`` is only compared with the others of ``paths``.
        """
        asked = {entry.shown: entry for entry in map(self.entry, paths) if entry.whole}
        same: dict[tuple[str, str, str], set[str]] = {}
        for entry in asked.values():
            same.setdefault(_key(entry), set()).add(entry.shown)
        found = {}
        for entry in asked.values():
            inside = self._whole.get(_key(entry), []) if entry.shown in self._by_file else []
            others = {*same[_key(entry)], *(other.shown for other in inside)} - {entry.shown}
            if others:
                unit, report_type, period = _key(entry)
                found[entry.shown] = finding(
                    "B202",
                    Place(entry.shown, 1),
                    unit=unit,
                    period=period,
                    report_type=report_type,
                    others=", ".join(sorted(others)),
                )
        return found

    def misplaced(self, path: Path) -> list[Finding]:
        """B501 if the report counts, but is not in the folder of its unit.

        Of a report in the folder of another unit, D317 says that one of the two is wrong.
        """
        entry = self.entry(path)
        folders = self._folders(entry.path)
        if not entry.whole or entry.unit in folders or entry.shown not in self._by_file:
            return []
        if not CODE.fullmatch(entry.unit):
            return []  # no folder can have this name: the code is told as such
        if folders and folders[0] in self._units:
            return []
        right = f"{self._workspace.shown(self._workspace.data)}/{entry.unit}/{entry.path.name}"
        return [finding("B501", Place(entry.shown, 1), unit=entry.unit, right=right)]

    @functools.cached_property
    def _numbered(self) -> dict[tuple[str, str, int], list[IndexedReport]]:
        out: dict[tuple[str, str, int], list[IndexedReport]] = {}
        for entry in self.entries:
            if entry.whole and entry.head is not None and entry.head.number:
                out.setdefault((entry.unit, entry.head.number, entry.head.year), []).append(entry)
        return out

    @functools.cached_property
    def _by_file(self) -> dict[str, IndexedReport]:
        return {entry.shown: entry for entry in self.entries}

    @functools.cached_property
    def _whole(self) -> dict[tuple[str, str, str], list[IndexedReport]]:
        """The entries that say what they are, by unit, type and period; those in their unit's folder first."""
        out: dict[tuple[str, str, str], list[IndexedReport]] = {}
        for entry in self.entries:
            if entry.whole:
                out.setdefault(_key(entry), []).append(entry)
        for same in out.values():
            same.sort(key=lambda entry: entry.unit not in self._folders(entry.path))
        return out

    @functools.cached_property
    def _misnamed(self) -> dict[tuple[str, str], list[IndexedReport]]:
        out: dict[tuple[str, str], list[IndexedReport]] = {}
        for entry in self.entries:
            if entry.is_disputed and entry.named is not None:
                out.setdefault((entry.unit, entry.named.code), []).append(entry)
        return out

    @functools.cached_property
    def _by_unit_and_period(self) -> dict[tuple[str, str], list[IndexedReport]]:
        out: dict[tuple[str, str], list[IndexedReport]] = {}
        for entry in self.entries:
            if not entry.closed:
                out.setdefault((entry.unit, entry.code), []).append(entry)
        return out

    def _read(self, path: Path) -> IndexedReport:
        if is_spare(path):  # D513 names it; the report beside it is the one that counts
            unit = self._unit_of_folder(path)
            return IndexedReport(path, self._workspace.shown(path), unit, None, "", ReportKeys(), False, None, False)
        head = head_of(path)
        said = head or ReportKeys()
        known = said.unit in self._units or bool(said.unit and not self._units)
        unit = said.unit if known else self._unit_of_folder(path) or said.unit
        shown = self._workspace.shown(path)
        closed = head is None and _is_folder(path) and not _can_be_searched(path)
        named = None if closed else period_of_place(PurePath(shown))
        period = said.period or (named if named is not None and _may_be(named, path) else None)
        types = self._types()
        known_type = said.report_type in types or bool(said.report_type and not types)
        # A type that does not exist is a finding on the report; it opens no group of its own.
        report_type = said.report_type if known_type else type_in_name(path.stem, types)
        whole = known and said.period is not None and known_type and not right_name(path)
        return IndexedReport(path, shown, unit, period, report_type, head, whole, named, closed)

    def _unit_of_folder(self, path: Path) -> str:
        """The known unit whose folder a file is in, the nearest; "" if there is none."""
        folders = self._folders(path)
        return next((name for name in folders if name in self._units), "" if self._units else (*folders, "")[0])

    def _folders(self, path: Path) -> tuple[str, ...]:
        """The names of the folders between a file and ``data/``, the nearest first; all, if it is elsewhere."""
        home = path if _is_folder(path) else path.parent
        inside = home.relative_to(self._workspace.data) if home.is_relative_to(self._workspace.data) else home
        return tuple(reversed(inside.parts))


def _is_folder(path: Path) -> bool:
    return not is_report_name(path) and (os.path.isdir(path) or leads_nowhere(path))  # noqa: PTH112 - is_dir may raise


def _can_be_searched(folder: Path) -> bool:
    try:
        os.scandir(folder).close()
    except OSError:
        return False
    return True


def _may_be(named: Period, path: Path) -> bool:
    """Whether a file that states no period is of the one in its place: the year of a folder can mean any part of it."""
    return named.kind is not PeriodKind.YEAR or named == period_in_name(path.stem)


def _key(entry: IndexedReport) -> tuple[str, str, str]:
    return entry.unit, entry.report_type, entry.code
