"""What can be computed of a report that cannot be read whole, so that the rest of it is checked too.

Nothing of this is ever printed: faults stay errors, and a report with an error is not rendered.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final, NamedTuple

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.reports.computed import Computed
from tthc_render.reports.identity import period_of_place, type_in_name
from tthc_render.reports.library import Library
from tthc_render.reports.loader import computed_of
from tthc_render.reports.model import ReportFile
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period
from tthc_render.workspace.units import Unit
from tthc_render.yaml_files.repair import right_data
from tthc_render.yaml_files.source import Keys, Mark, Scalar, Source, Yaml, value_at

FIGURES: Final = ("chi_tieu", "bieu", "bieu_rieng", "chi_tieu_rieng", "rieng")
ROUNDS: Final = 5
STRANGE: Final = ("D102", "D103", "D117", "D118", "D126", "D128", "D650", "D709")
"""Codes of keys that a report does not have."""
MISSING: Final = ("D101", "D107")
WITHOUT_FORM: Final = ("D310", "D688")
LACKING: Final = (*MISSING, *WITHOUT_FORM, "D701")
"""Codes of what a report lacks: its head is mended, or a section of it could not be read."""
ROWS_LACK: Final = "D701"
NOTHING: Final = Scalar("0")
_SECTION: Final = 2
"""Steps to a group of figures or a form."""


@dataclass(frozen=True, slots=True)
class ReadablePart:
    """A report as far as it can be computed, None where it cannot be, with what loading that found.

    ``lacks_figures``: some of its figures are wrong or missing, so that sums and sentences with them say nothing.
    ``beside``: what is wrong with its values beside the head, if the head says which report it is.
    """

    computed: Computed | None
    findings: tuple[Finding, ...]
    lacks_figures: bool
    beside: tuple[Finding, ...]


def readable_part(source: Source, library: Library) -> ReadablePart | None:
    """The report in ``source`` without its wrong values.

    Unit, type and period that are wrong are taken from the names of its file and folder; None where those say nothing.
    """
    head = _with_right_head(source, library)
    if head is None:
        return None
    data, lacks_figures = head.data, False
    is_known = all(head.data.get(key) == source.data.get(key) for key in ("loai", "don_vi", "ky"))
    places = _Places(_longest(source.marks), _longest(source.keys))
    beside: tuple[Finding, ...] = ()
    for round_number in range(ROUNDS):
        found = Findings()
        computed = computed_of(replace(source, data=data), library, found, gaps=lacks_figures)
        if round_number == 0 and is_known:
            beside = tuple(item for item in found if item.code not in LACKING)
        if computed is not None and all(item.code != "D401" for item in found):
            return ReadablePart(computed, tuple(found), lacks_figures, beside)
        data = copy.deepcopy(data)
        changed = [path for item in found if (path := _removed(data, item, places, library))]
        if not changed:
            return ReadablePart(computed, tuple(found), lacks_figures, beside)
        lacks_figures = lacks_figures or any(path[0] in FIGURES for path in changed)
    return ReadablePart(None, (), True, beside)


def with_a_frame(source: Source, library: Library) -> Source:
    """The source with stand-ins for what of its frame could not be read, so that what else is wrong with it is seen."""
    right, own = _with_right_head(source, library), source.data.get("van_ban")
    frame = right.data["van_ban"] if right is not None else None
    if not isinstance(frame, dict):
        return source
    return replace(source, data={**source.data, "van_ban": frame | own if isinstance(own, dict) else frame})


def _with_right_head(source: Source, library: Library) -> Source | None:
    """The source with a head that passes its schema."""
    registry = library.units(Findings())
    place = PurePath(source.file)
    typed = {key: str(source.data.get(key)) for key in ("loai", "don_vi")}
    units: Mapping[str, Unit] = registry.units if registry is not None else {}
    unit = next((units[code] for code in (typed["don_vi"], place.parent.name) if code in units), None)
    types = library.workspace.names("reports")
    kind = typed["loai"] if typed["loai"] in types else type_in_name(place.stem, types)
    period = _period(source.data.get("ky"), place)
    if unit is None or not kind or period is None:
        return None
    data = dict(source.data)
    data |= {"loai": Scalar(kind), "don_vi": Scalar(unit.ma)}
    if _period(source.data.get("ky"), PurePath()) is None:
        data["ky"] = Scalar(period.code)
    right = right_data(ReportFile, replace(source, data=data), _stand_ins(unit, period))
    return None if right is None else replace(source, data=right)


def _period(value: Yaml, place: PurePath) -> Period | None:
    """The period of ``ky``, of the file's name where that is none."""
    if isinstance(value, dict):
        value = value.get("ma")
    try:
        return parse_period(str(value))
    except PeriodError:
        return period_of_place(place)


def _stand_ins(unit: Unit, period: Period) -> dict[str, Yaml]:
    """Values for what the head of a report must have."""
    authority: Yaml = [Scalar(line) for line in unit.co_quan.authority]
    day: Yaml = {"ngay": None, "thang": None, "nam": Scalar(str(period.end.year))}
    head: dict[str, Yaml] = {
        "ngay": day, "noi_nhan": [Scalar("Như trên")], "luu": Scalar("VT"), "quyen_han": authority,
    }  # fmt: skip
    return {"van_ban": head, **{f"van_ban.{key}": value for key, value in head.items()}, "ky": Scalar(period.code)}


class _Places(NamedTuple):
    """The longest way to what stands at a line and column: to values, and to keys."""

    values: Mapping[tuple[int, int], Keys]
    keys: Mapping[tuple[int, int], Keys]


def _longest(marks: Mapping[Keys, Mark]) -> dict[tuple[int, int], Keys]:
    return {(mark.line, mark.column): path for path, mark in sorted(marks.items(), key=lambda item: len(item[0]))}


def _removed(data: dict[str, Yaml], item: Finding, places: _Places, library: Library) -> Keys:
    """Take what an error is about from ``data``: a figure becomes one that is missing; () where nothing is found."""
    if item.severity is not Severity.ERROR or item.code == ROWS_LACK:
        return ()
    here = (item.where.line, item.where.column)
    path = (places.keys if item.code in STRANGE else places.values).get(here, ())
    if item.code == "D401":
        return (FIGURES[0],) if sum(_without_gaps(data.get(key)) for key in FIGURES) else ()
    if item.code in WITHOUT_FORM:
        forms = data.get(FIGURES[1])
        code = item.details["form"]
        data[FIGURES[1]] = {**(forms if isinstance(forms, dict) else {}), code: _without_rows(code, library)}
        return (FIGURES[1],)
    if item.code in MISSING:
        above = str(item.details["above"])
        inner = (above,) if path and path[-1] != above else ()
        return _filled(data, (*path, *inner, str(item.details["key"])))
    holder = value_at(data, path[:-1])
    last = path[-1] if path else ""
    if isinstance(holder, dict) and last in holder:
        near = str(item.details.get("near", "")) if item.code == "D102" else ""
        value = holder[str(last)]
        if near and near not in holder:
            holder[near] = holder.pop(str(last))
        elif path[0] in FIGURES and item.code not in STRANGE and value is not None:
            holder[str(last)] = None if value == NOTHING else NOTHING
        else:
            del holder[str(last)]
        return path
    if isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        del holder[last]
        return path
    return ()


def _without_rows(code: str, library: Library) -> dict[str, Yaml]:
    """What stands in a report for a form in which nothing is filled in."""
    parts = next((form.parts for form in library.form_versions(code)), ())
    if len(parts) > 1:
        return {part.key: {"dong": []} for part in parts}
    return {"dong": []}


def _filled(data: dict[str, Yaml], path: Keys) -> Keys:
    """Put a value where one is missing: a section without keys, a figure, a text; () where none is known to help."""
    holder, last = value_at(data, path[:-1]), str(path[-1])
    if not isinstance(holder, dict) or last in holder:
        return ()
    if path[0] in FIGURES:
        holder[last] = {} if len(path) == _SECTION else NOTHING
    else:
        holder[last] = Scalar("")
    return path


def _without_gaps(data: Yaml) -> int:
    """Put a figure in all empty cells below ``data``; how many there were."""
    count = 0
    if isinstance(data, dict):
        gaps = [key for key, value in data.items() if value is None]
        data |= dict.fromkeys(gaps, NOTHING)
        count += len(gaps) + sum(map(_without_gaps, data.values()))
    elif isinstance(data, list):
        count += sum(map(_without_gaps, data))
    return count
