"""What a command has read so far: units, report types, forms and layouts, each read once.

A worker keeps one library for all its reports. Findings of a template are reported with every report that uses
it, and keep that report from being written.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Generic, TypeVar, cast

import jinja2
from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tag_faults import readable
from tthc_render.document.template_errors import locate
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.forms.percentages import wrong_percentages
from tthc_render.reports.blocks import outline_environment
from tthc_render.reports.index import IndexedReport, ReportIndex
from tthc_render.reports.indicators import indicator_model
from tthc_render.reports.type_loader import TypeParts, load_type, type_alone
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.text import did_you_mean, nearest
from tthc_render.workspace.deadlines import Deadlines, load_deadlines
from tthc_render.workspace.kinds import DocumentKind
from tthc_render.workspace.kinds_file import load_kinds
from tthc_render.workspace.paths import DEADLINES_FILE, UNITS_FILE, Workspace
from tthc_render.workspace.units import Level, Registry, load_units
from tthc_render.workspace.versions import ValiditySpec, Version, choose
from tthc_render.yaml_files.fields import Model, Words
from tthc_render.yaml_files.kept import made_once, read_kept
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.made_models import made_model
from tthc_render.yaml_files.source import Source

T = TypeVar("T")
ModelType = type[Model]


@dataclass(frozen=True)
class LoadedType:
    """A report type. ``source`` is the text of its outline, ``shown`` its path; ``roots`` are the folders of templates
    that it may include from, ``blocks`` are path and text of the outlines of its blocks.
    """

    type: ReportType
    indicators: Form
    roots: tuple[Path, ...]
    source: str
    shown: str
    folder: Path
    document_kind: DocumentKind | None = None
    blocks: tuple[tuple[str, str], ...] = ()

    @functools.cached_property
    def template(self) -> jinja2.Template:
        """The outline, compiled. A report needs one version of its type: the others are not compiled."""
        return outline_environment(self.roots).from_string(self.source)

    @functools.cached_property
    def indicator_model(self) -> ModelType:
        """The pydantic model of ``chi_tieu`` in a report of this type."""
        return made_once(indicator_model, self.type, self.indicators)

    @functools.cached_property
    def narrative_model(self) -> ModelType:
        """The pydantic model of ``loi_van`` in a report of this type."""
        return made_once(_narrative_model, self.type)


def _narrative_model(kind: ReportType) -> ModelType:
    fields = {
        key: (Words, Field(description=spec.ten))
        if spec.bat_buoc
        else (Words | None, Field(None, description=spec.ten))
        for key, spec in kind.loi_van.items()
    }
    return made_model(Model, "LoiVan", "Lời văn của đơn vị.", fields)


@dataclass(frozen=True, slots=True)
class _Loaded(Generic[T]):
    """What was made of a file or folder, None if it cannot be used, and what was found in it."""

    path: Path
    item: T | None
    validity: ValiditySpec | None
    findings: Findings


class Library:
    """Reads what reports need from a workspace, and caches it; findings are added for every caller.

    ``entries`` is the index of reports where another process has made it already.
    """

    def __init__(self, workspace: Workspace, entries: tuple[IndexedReport, ...] | None = None) -> None:
        self.workspace = workspace
        self._entries = entries
        self._types: dict[str, list[_Loaded[LoadedType]]] = {}
        self._alone: dict[str, ReportType | None] = {}
        self._forms: dict[str, list[_Loaded[Form]]] = {}
        self._wrong: dict[Path, tuple[Finding, ...]] = {}
        self._kept: dict[Callable[[Library], object], object] = {}

    def kept(self, make: Callable[[Library], T]) -> T:
        """What ``make`` builds from this library, built on first use."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast(T, self._kept[make])

    def units(self, findings: Findings) -> Registry | None:
        """The registry of units."""
        registry, found = self._units
        findings.extend(found)
        return registry

    @functools.cached_property
    def _units(self) -> tuple[Registry | None, Findings]:
        findings = Findings()
        return self._load_units(findings), findings

    def _load_units(self, findings: Findings) -> Registry | None:
        path = self.workspace.data / UNITS_FILE
        found = Findings()
        source = read_source(path, self.workspace.shown(path), found)
        registry = load_units(source, found) if source is not None else None
        findings.extend(finding("D668", item.where) if _is_of_no_units(item) else item for item in found)
        if registry is not None and not registry.units and not len(found):
            findings.add("D668", Place(self.workspace.shown(path)))
            return None
        return registry

    def deadlines(self, findings: Findings) -> Deadlines:
        """The deadlines of ``data/ky-han.yaml``; none are set where there is no such file."""
        deadlines, found = self._deadlines
        findings.extend(found)
        return deadlines

    @functools.cached_property
    def _deadlines(self) -> tuple[Deadlines, Findings]:
        findings = Findings()
        path = self.workspace.data / DEADLINES_FILE
        source = read_source(path, self.workspace.shown(path), findings) if path.exists() else None
        loaded = load_deadlines(source, findings) if source is not None else None
        if source is not None and loaded is not None:
            self._name_check(source, loaded, findings)
        return loaded or Deadlines(), findings

    def _name_check(self, source: Source, deadlines: Deadlines, findings: Findings) -> None:
        """D305, D309 for names of deadlines that nothing has: such a deadline would hold for no report."""
        registry, _ = self._units
        names = self._type_codes
        for index, rule in enumerate(deadlines.rules):
            for number, code in enumerate(rule.loai):
                if code not in names:
                    self._unknown_type(code, source.place(("han", index, "loai", number)), findings)
            for number, code in enumerate(rule.don_vi):
                if registry is not None and code not in registry.units:
                    place = source.place(("han", index, "don_vi", number))
                    findings.add("D309", place, value=code, near=registry.similar(code) or "–")

    def _unknown_type(self, code: str, asked: Place, findings: Findings) -> None:
        names = self._type_codes
        near = nearest(code, names)
        known = [*([near] if near else []), *(name for name in names if name != near)]
        findings.add("D305", asked, value=code, known=", ".join(known))

    @functools.cached_property
    def reports(self) -> ReportIndex:
        """The index of report files; it holds for the whole run unless ``forget`` is called."""
        registry, _ = self._units
        units = registry.units if registry else {}
        return ReportIndex(self.workspace, units, lambda: self._type_codes, self._entries)

    @functools.cached_property
    def _type_codes(self) -> list[str]:
        return self.workspace.names("reports")

    def report_type(
        self, code: str, asked: Place, findings: Findings, day: date | None = None, level: Level | None = None
    ) -> LoadedType | None:
        """The report type ``code``, named at ``asked``, as it is for a period whose data ends on ``day``.

        ``level`` is that of the unit that reports: of several versions those written for it come first.
        """
        folders = self.workspace.report_type_folders(code)
        if not folders:
            self._unknown_type(code, asked, findings)
            return None
        if code not in self._types:
            self._types[code] = [self._load_type(path) for path in folders]
        versions = _of_level(self._types[code], level)
        version = _chosen(versions, "Loại báo cáo", code, asked, day, findings)
        if version is None or not _is_compiled(version.item, findings):
            return None
        kind = version.item.type
        if level is not None and kind.cap and level not in kind.cap:
            findings.add("D601", asked, name=code, levels=levels_in_words(kind.cap), level=level.unit_name)
        return version.item

    def type_alone(self, code: str) -> ReportType | None:
        """``report.yaml`` of the plain version of a report type, without blocks, forms and outline: enough for lists.

        None where there is none or it cannot be used; what is wrong with it is found where the type is used.
        """
        if code not in self._alone:
            folders = self.workspace.report_type_folders(code)
            self._alone[code] = type_alone(self.workspace, folders[0]) if folders else None
        return self._alone[code]

    def type_versions(self, code: str) -> list[LoadedType]:
        """All versions of a report type that can be used, the plain one first."""
        self.report_type(code, Place(), Findings())
        return [loaded.item for loaded in self._types.get(code, []) if loaded.item is not None]

    def form(self, code: str, asked: Place, findings: Findings, day: date | None = None) -> Form | None:
        """The form ``code``, named at ``asked``, as it is for a period whose data ends on ``day``."""
        files = self.workspace.form_files(code)
        if not files:
            known = self.workspace.names("forms")
            findings.add("T301", asked, value=code, near=did_you_mean(code, known), known=", ".join(known))
            return None
        if code not in self._forms:
            self._forms[code] = [self._load_form(path) for path in files]
        version = _chosen(self._forms[code], "Biểu", code, asked, day, findings)
        if version is None:
            return None
        spec = version.item.spec
        stated = version.named or "xac_nhan" in spec.model_fields_set
        if day is not None and stated and spec.xac_nhan == "chua_xac_nhan":
            findings.add("D314", asked, name=code, words=version.words)
        if day is not None:
            findings.extend(self._wrong[version.path])
        return version.item

    def form_versions(self, code: str) -> list[Form]:
        """All versions of a form that can be used, the plain one first."""
        self.form(code, Place(), Findings())
        return [loaded.item for loaded in self._forms.get(code, []) if loaded.item is not None]

    def _load_form(self, path: Path) -> _Loaded[Form]:
        findings = Findings()
        source, form = read_kept(path, self.workspace.shown(path), load_form, findings)
        self._wrong[path] = made_once(wrong_percentages, form, source) if form and source else ()
        return _Loaded(path, form, form.spec.hieu_luc if form else None, findings)

    def _load_type(self, folder: Path) -> _Loaded[LoadedType]:
        findings = Findings()
        parts = load_type(self.workspace, folder, findings)
        if parts.type is None or parts.indicators is None or not _appendices_known(parts, findings):
            readable(parts.outline or "", parts.outline_shown, findings)  # not hidden by faults of report.yaml
            return _Loaded(folder, None, None, findings)
        if parts.outline is None:
            return _Loaded(folder, None, None, findings)
        text, shown, roots = parts.outline, parts.outline_shown, self.workspace.template_roots
        kind = self._document_kind(parts, findings)
        blocks = tuple((block.outline_shown, block.outline) for block in parts.blocks)
        loaded = LoadedType(parts.type, parts.indicators, roots, text, shown, folder, kind, blocks)
        return _Loaded(folder, loaded, parts.type.hieu_luc, findings)

    def _document_kind(self, parts: TypeParts, findings: Findings) -> DocumentKind | None:
        """The kind of document that the type names; None where it names none."""
        if parts.type is None or not parts.type.loai_van_ban:
            return None
        kinds = load_kinds(self.workspace, parts.type.bo_cuc).kinds
        code = parts.type.loai_van_ban
        if code not in kinds and parts.source is not None:
            known = ", ".join(kinds)
            near = nearest(code, kinds)
            said = f" Có phải “{near}”?" if near else ""
            findings.add("T822", parts.source.place(("loai_van_ban",)), seen=code, known=known, near=said)
        return kinds.get(code)


def _is_compiled(loaded: LoadedType, findings: Findings) -> bool:
    """Whether the outline can be used; T303 if not."""
    try:
        return loaded.template is not None
    except jinja2.TemplateError as error:
        before = len(findings)
        readable(loaded.source, loaded.shown, findings)
        if len(findings) == before:
            line, near, why = locate(error, loaded.source, "<template>")
            findings.add("T303", Place(loaded.shown, line), reason=why, text=near)
        return False


def _appendices_known(parts: TypeParts, findings: Findings) -> bool:
    """Whether the type uses every form that an appendix prints; T611 for each that it does not."""
    assert parts.type is not None
    assert parts.source is not None
    used, whole = parts.type.bieu, True
    for index, item in enumerate(parts.type.phu_luc):
        if item.bieu and item.bieu not in used:
            place = parts.source.place(("phu_luc", index, "bieu"))
            findings.add("T611", place, name=item.bieu, known=", ".join(used) or "–", also="")
            whole = False
        if item.loi_van and item.loi_van not in parts.type.loi_van:
            place = parts.source.place(("phu_luc", index, "loi_van"))
            findings.add("T840", place, name=item.loi_van, known=", ".join(parts.type.loi_van) or "–")
            whole = False
    return whole


def levels_in_words(levels: Iterable[Level]) -> str:
    """``sở, xã``."""
    return ", ".join(level.unit_name for level in levels)


def _of_level(loaded: Sequence[_Loaded[LoadedType]], level: Level | None) -> Sequence[_Loaded[LoadedType]]:
    """The versions for units of ``level``: those written for it, else those for all, else every one."""
    if level is None:
        return loaded
    unread = [item for item in loaded if item.item is None]
    own = [item for item in loaded if item.item is not None and level in item.item.type.cap]
    common = [item for item in loaded if item.item is not None and not item.item.type.cap]
    return [*unread, *(own or common)] if own or common else loaded


def _chosen(
    loaded: Sequence[_Loaded[T]], what: str, code: str, asked: Place, day: date | None, findings: Findings
) -> Version[T] | None:
    """The version for ``day``; findings on it, and on each version that cannot be read, whichever is chosen."""
    for unread in loaded:
        if unread.item is None:
            findings.extend(unread.findings)
    versions = [
        Version(item.item, item.validity, item.path)
        for item in loaded
        if item.item is not None and item.validity is not None
    ]
    if not versions:
        return None
    version, valid = choose(versions, day)
    findings.extend(next(item.findings for item in loaded if item.path == version.path))
    if day is not None and not valid:
        words = "; ".join(other.words for other in versions)
        findings.add("D313", asked, what=what, name=code, day=format_short(day), known=words)
    return version


EXAMPLE_FILE: Final = "example.yaml"


def _is_of_no_units(item: Finding) -> bool:
    """Whether a finding on the list of units says that it has none: an empty file or list."""
    return item.code in ("D006", "D007") or (item.code == "D119" and item.details.get("key") == "don_vi")
