"""From a report's file to computed figures: everything that can be wrong with the data is found here."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, Severity, finding
from tthc_render.forms.compute import compute
from tthc_render.forms.data import read_data
from tthc_render.forms.model import Form
from tthc_render.forms.pasted_rows import lines_of
from tthc_render.forms.result import Result
from tthc_render.reports.computed import Computed
from tthc_render.reports.exchanged import exchanged
from tthc_render.reports.identity import period_of_place
from tthc_render.reports.indicators import read_indicators
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.markers import AGGREGATED
from tthc_render.reports.model import Report, ReportFile, read_head, read_period
from tthc_render.reports.names_for_codes import with_codes_for_names
from tthc_render.reports.own_figures import check_own_figures
from tthc_render.reports.sizes import fits
from tthc_render.vietnamese.calendar_windows import calendar_period
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import KIND_NAMES, Period, PeriodKind
from tthc_render.vietnamese.text import one_apart, same_code
from tthc_render.workspace.units import Registry, Unit
from tthc_render.workspace.versions import validity_words
from tthc_render.yaml_files.advice import as_keys
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import validate

LETTERS_MAX: Final = 400_000
"""Letters of all narratives of a report: 200 pages. The longest issued report has 90,000; checking them takes 4 s."""


_SECTIONS: Final = ("chi_tieu", "bieu", "loi_van")
_KEYS_LEAST: Final = 4
"""Fewer keys say nothing of the type that was meant."""


def load_report(path: Path, library: Library, findings: Findings) -> Computed | None:
    """The report in the file at ``path`` with its figures computed.

    None if something keeps the report from being built at all.
    """
    source = read_source(path, library.workspace.shown(path), findings)
    return computed_of(source, library, findings) if source is not None else None


def computed_of(source: Source, library: Library, findings: Findings, *, gaps: bool = False) -> Computed | None:
    """The report in ``source`` with its figures computed; None as ``load_report``.

    With ``gaps``, cells of its forms that are not filled in yet keep nothing from being computed.
    """
    of_head = Findings()
    if source.text.startswith(AGGREGATED) and not source.data.keys() & {"don_vi", "loai", "ky", "van_ban"}:
        findings.add("B507", Place(source.file, 1))
        return None
    if swap := exchanged(source, library):
        findings.extend([swap])
        return None
    file = read_head(source, of_head)
    findings.extend(with_codes_for_names(of_head, source, library))
    if file is None:
        return None
    period = read_period(file, source, findings)
    of_units = Findings()
    registry = library.units(of_units)
    # What is only doubtful in the registry is reported once in a run, not with each report.
    findings.extend(item for item in of_units if item.severity is Severity.ERROR)
    unit = _unit(file, source, registry, findings)
    day, level = (period.end if period else None), (unit.cap if unit else None)
    loaded = library.report_type(file.loai, source.place(("loai",)), findings, day, level)
    if loaded is None or registry is None or unit is None or period is None:
        return None
    if _is_of_another_type(loaded, source, library, findings):
        return None
    if loaded.type.theo_lich:
        period = calendar_period(period)
    if period.kind not in loaded.type.ky:
        wanted = _fitting(loaded.type.ky, period, source)
        findings.add("D308", source.place(("ky",)), value=period.code, kind=loaded.type.ten, wanted=wanted)
    narratives = _narratives(loaded, source, findings)
    of_forms = Findings()
    forms = _forms(loaded, source, library, registry, period.end, of_forms, gaps)
    findings.extend(_unconfirmed_once(of_forms))
    if loaded.type.xac_nhan == "chua_xac_nhan" and not any(item.code == "D314" for item in of_forms):
        findings.add("D745", source.place(("loai",)), name=loaded.type.ten)
    figures = read_indicators(loaded.type, loaded.indicators, source, findings, loaded.indicator_model)
    check_own_figures(loaded, source, library, registry, period.end, findings)
    if narratives is None or forms is None or figures is None:
        return None
    report = Report(source, file, unit, registry, period, loaded.type, narratives)
    return Computed(report, loaded, forms, figures, _earlier(report, library))


def _fitting(kinds: Sequence[str], period: Period, source: Source) -> str:
    """The kinds of periods that a type has, each with its period at this time, or the one that the file's name has."""
    named = period_of_place(PurePath(source.file))
    codes = ((kind, named.code if named and named.kind == kind else _same_time(kind, period)) for kind in kinds)
    return ", ".join(f"{KIND_NAMES[PeriodKind(kind)]} (ky: {code})" for kind, code in codes)


def _same_time(kind: str, period: Period) -> str:
    """The code of a period of this kind that ends with ``period``."""
    month = period.end.month
    codes = {
        "thang": f"{period.year}-T{month:02}",
        "quy": f"{period.year}-Q{(month + 2) // 3}",
        "sau_thang": f"{period.year}-6T{'2' if month > 6 else ''}",
        "chin_thang": f"{period.year}-9T",
    }
    return codes.get(kind, f"{period.year}")


def _is_of_another_type(loaded: LoadedType, source: Source, library: Library, findings: Findings) -> bool:
    """D643 where less than half of the keys are of the type that the file names: one cause, not one of each key."""
    typed = {(group, key) for group in _SECTIONS for key in _keys(source.data.get(group))}
    known = _keys_of(loaded)
    if len(typed) < _KEYS_LEAST or 2 * len(typed & known) >= len(typed):
        return False
    others = [
        (len(typed & _keys_of(version)) / len(typed | _keys_of(version)), code)
        for code in library.workspace.names("reports")
        for version in library.type_versions(code)
    ]
    share, near = max(others, default=(0.0, ""))
    findings.add(
        "D643", source.place(("loai",)), value=loaded.type.ma, strange=len(typed - known),
        count=len(typed), near=near if 2 * share >= 1 else "–",
    )  # fmt: skip
    return True


def _keys(section: object) -> list[str]:
    return [key for key in section if isinstance(key, str)] if isinstance(section, dict) else []


def _keys_of(loaded: LoadedType) -> set[tuple[str, str]]:
    kind = loaded.type
    sections = {"chi_tieu": kind.chi_tieu, "bieu": kind.bieu, "loi_van": kind.loi_van}
    return {(group, key) for group, keys in sections.items() for key in keys}


def _earlier(report: Report, library: Library) -> Callable[[Period], Computed | None]:
    """Gives the unit's report of the same type in another period, each read once; None where there is none."""

    @functools.cache
    def found(period: Period) -> Computed | None:
        path = library.reports.find(report.unit.ma, report.type.ma, period.code)
        return load_report(path, library, Findings()) if path is not None else None

    return found


def _unit(file: ReportFile, source: Source, registry: Registry | None, findings: Findings) -> Unit | None:
    if registry is None:
        return None
    unit = registry.units.get(file.don_vi)
    if unit is None:
        near = registry.similar(file.don_vi)
        findings.add("D309", source.place(("don_vi",)), value=file.don_vi, near=near or "–")
    return unit


def _narratives(loaded: LoadedType, source: Source, findings: Findings) -> Mapping[str, str] | None:
    model = validate(loaded.narrative_model, source, findings, ("loi_van",))
    if model is None:
        return None
    narratives = {key: getattr(model, key) or "" for key in loaded.type.loi_van}
    letters = sum(map(len, narratives.values()))
    if letters > LETTERS_MAX:
        findings.add(
            "D510", source.key_place(("loi_van",)), letters=format_count(letters), most=format_count(LETTERS_MAX)
        )
        return None
    return narratives if fits(source, narratives, findings) else None


def _forms(
    loaded: LoadedType,
    source: Source,
    library: Library,
    registry: Registry,
    day: date,
    findings: Findings,
    gaps: bool,
) -> dict[str, tuple[Form, Result]] | None:
    out: dict[str, tuple[Form, Result]] = {}
    written = source.data.get("bieu") or {}
    if not isinstance(written, dict):
        findings.add("D110", source.place(("bieu",)), key="bieu", found=written, right=as_keys(loaded.type.bieu, ""))
        return None
    misspelt = set()
    absent = [code for code in loaded.type.bieu if code not in written]
    for code in (code for code in written if code not in loaded.type.bieu):
        known = ", ".join(loaded.type.bieu) or "không có"
        near = same_code(code, absent) or _mistyped(code, absent, library)
        misspelt.add(near)
        place = source.key_place(("bieu", code))
        findings.add("D102" if near else "D103", place, key=code, allowed=known, near=near)
    for code in loaded.type.bieu:
        form = library.form(code, source.place(("bieu", code)), findings, day)
        if form is None:
            continue
        if written.get(code) is None and code in misspelt:
            continue
        if written.get(code) in (None, {}):
            if code in written:
                findings.add("D688", source.key_place(("bieu", code)), form=code, right=lines_of(form))
            else:
                findings.add("D310", source.place(("bieu", code)), form=code)
            continue
        found = Findings()
        data = read_data(form, source, ("bieu", code), found, lambda unit: _printed_name(registry, unit), gaps=gaps)
        findings.extend(_of_other_versions(found, form, library))
        if data is not None:
            out[code] = form, compute(form, data, findings)
    return out if len(out) == len(loaded.type.bieu) else None


_WORD_OF_FORM: Final = pattern_of(r"(?:biểu|bieu)(?:\s?(?:mẫu|số))?[\s_]*", re.IGNORECASE)


def _mistyped(code: str, absent: Sequence[str], library: Library) -> str:
    """The one form that is missing and that was meant by ``code``, the code of none; "" if that is not sure.

    ``II.06b``, ``Biểu II.06a`` and ``06a`` mean II.06a.
    """
    bare = _WORD_OF_FORM.sub("", code)
    near = [one for one in absent if one_apart(bare, one) or same_code(bare, [one]) or one.lower().endswith(f".{bare}")]
    return near[0] if len(near) == 1 and code not in library.workspace.names("forms") else ""


def _unconfirmed_once(findings: Findings) -> Iterator[Finding]:
    """All findings, those on forms that nobody confirmed (D314) as one that names them: the writer can mend none."""
    those = [item for item in findings if item.code == "D314"]
    for item in findings:
        if item.code != "D314":
            yield item
        elif item is those[0]:
            names, words = (", ".join(dict.fromkeys(x.details[key] for x in those)) for key in ("name", "words"))
            yield finding("D314", item.where, name=names, words=words)


def _of_other_versions(findings: Findings, form: Form, library: Library) -> Iterator[Finding]:
    """D709, once, for cells of a column that only another version of the form has: none is another one misspelt."""
    columns = {
        column.key: (column.name, validity_words(other.spec.hieu_luc))
        for other in library.form_versions(form.code)
        for part in other.parts
        for column in part.all_columns
        if other.spec.hieu_luc != form.spec.hieu_luc
    }
    reported: set[str] = set()
    now = validity_words(form.spec.hieu_luc)
    for item in findings:
        key = str(item.details.get("key", ""))
        if item.code not in ("D102", "D103") or key not in columns:
            yield item
        elif key not in reported:
            reported.add(key)
            name, words = columns[key]
            yield finding("D709", item.where, key=key, name=name, form=form.code, words=words, now=now)


def _printed_name(registry: Registry, code: str) -> str | None:
    unit = registry.units.get(code)
    return unit.ten if unit else None
