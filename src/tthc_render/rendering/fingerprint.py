"""What a report is made from, as one hash.

The hash decides whether a report has to be rendered again, and it is the hash in the stamp of every output.
It covers the report's file, what is printed of its unit and of other units it names, the reports that it is
checked against (also those with the same number), the report type's folder, its forms, the files of its layouts, the
fonts and the program.
Contents count, never file times.

All template files are hashed before the first one is used. Where a file changes in between, an output
carries a hash that is too old and is made again; it never carries one that is too new.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.resources
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from tthc_render import __version__
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.findings import Place
from tthc_render.document.figures import periods_back
from tthc_render.formats import fonts
from tthc_render.reports.identity import Names
from tthc_render.reports.index import IndexedReport, earlier_periods
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.markers import AGGREGATED
from tthc_render.reports.pictures import picture_files
from tthc_render.reports.rollup_record import descendants, record_path
from tthc_render.vietnamese.periods import PeriodError, parse_period, periods_before
from tthc_render.workspace.paths import DATA_SUFFIXES, files_below
from tthc_render.yaml_files.loader import bytes_of

CONTENT_MAX: Final = 100_000_000
"""Bytes of a file that are hashed; no template and no picture has as many."""
LAYOUT_FILES: Final = ("layout.docx", "layout.html")
NOT_PRINTED: Final = {"lien_he"}
"""What a unit has that no report prints."""

LIBRARIES: Final = ("docxtpl", "jinja2", "num2words", "pydyf", "weasyprint")
"""Libraries whose version can change the bytes of an output."""


def digest_of(*parts: str | bytes) -> str:
    """The digest of ``parts`` as 32 hexadecimal digits; the borders between parts count."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:32]


class Inputs:
    """Hashes of everything that the reports of one library are made from."""

    def __init__(self, library: Library) -> None:
        self._workspace = library.workspace
        self._library = library
        self._files = {
            path: _file_digest(path) for root in self._workspace.template_roots for path in files_below(root)
        }
        self._kinds: dict[str, LoadedType | None] = {}
        self._types: dict[str, str] = {}
        self._units: dict[str, str] = {}

    def report(self, data_hash: str, names: Names) -> str:
        """The hash of a report whose file has the hash ``data_hash`` and names ``names``."""
        units = [self._unit(names.unit), *(self._printed(code) for code in names.others)]
        own = self.own_layout(names.unit)
        beside = [_file_digest(path) for path in self.neighbours(names)]
        beside += [entry.shown for entry in self._of_same_number(names)]
        return digest_of(data_hash, names.period, self.type_digest(names.report_type), own, *units, *beside)

    def neighbours(self, names: Names) -> list[Path]:
        """The files beside a report: earlier reports, those of the units below or of its number, pictures.

        One may be missing.
        """
        loaded = self._loaded(names.report_type)
        registry = self._library.units(Findings())
        wanted: list[tuple[str, str]] = []
        back = max(names.periods_back, periods_back([loaded.source]) if loaded is not None else 0)
        with contextlib.suppress(PeriodError):
            period = parse_period(names.period)
            before = (*earlier_periods(period), *periods_before(period, back))
            wanted += [(names.unit, other.code) for other in dict.fromkeys(before)]
        reports = self._library.reports
        own = reports.find(names.unit, names.report_type, names.period)
        children = registry.children(names.unit) if registry is not None else ()
        if children and ((loaded is not None and loaded.type.tong_hop) or _is_rolled_up(own)):
            wanted += [(child.ma, names.period) for child in children]
        record = record_path(own) if own is not None else None
        rolled_up = record is not None and record.is_file()
        if rolled_up and registry is not None:
            wanted += [(unit, names.period) for unit in descendants(registry, names.unit)]
        found = [reports.find(unit, names.report_type, period) for unit, period in dict.fromkeys(wanted)]
        pictures = picture_files(names.pictures, own.parent) if own is not None else ()
        found += [entry.path for entry in self._of_same_number(names)]
        files = (*found, record if rolled_up else None, *pictures)
        return list(dict.fromkeys(path for path in files if path is not None))

    def _of_same_number(self, names: Names) -> list[IndexedReport]:
        """The unit's other reports that carry the same number in the same year."""
        reports = self._library.reports
        path = reports.find(names.unit, names.report_type, names.period)
        own = reports.entry(path) if path is not None else None
        if own is None or own.head is None or not own.head.number:
            return []
        same = reports.numbered(own.unit, own.head.number, own.head.year)
        return [entry for entry in same if entry.path != own.path]

    def _loaded(self, code: str) -> LoadedType | None:
        if code not in self._kinds:
            self._kinds[code] = self._library.report_type(code, Place(), Findings()) if code else None
        return self._kinds[code]

    def _unit(self, code: str) -> str:
        """All of a unit, and what its letterhead prints of the unit above."""
        if code not in self._units:
            findings = Findings()
            registry = self._library.units(findings)
            unit = registry.units.get(code) if registry else None
            if registry is None or unit is None or findings:
                self._units[code] = self._registry_digest
            else:
                self._units[code] = digest_of(unit.model_dump_json(exclude=NOT_PRINTED), *registry.parent_lines(unit))
        return self._units[code]

    def _printed(self, code: str) -> str:
        """What tables print of a unit."""
        registry = self._library.units(Findings())
        unit = registry.units.get(code) if registry else None
        return unit.ten if unit else f"?{code}"

    @functools.cached_property
    def _registry_digest(self) -> str:
        findings = Findings()
        registry = self._library.units(findings)
        units = registry.units.values() if registry else ()
        return digest_of(*(unit.model_dump_json(exclude=NOT_PRINTED) for unit in units), *map(repr, findings))

    def type_digest(self, code: str) -> str:
        """Of all that reports of one type are made with, beside their data: program, fonts, templates."""
        if code not in self._types:
            self._types[code] = digest_of(program_digest(), fonts.fingerprint(), *self._type_parts(code))
        return self._types[code]

    def _type_parts(self, code: str) -> Iterator[str]:
        """Paths and hashes of the template files that reports of one type use; of all, if it is not known."""
        loaded = self._loaded(code)
        try:
            folders = {self._layout(loaded.type.bo_cuc, code, name) for name in LAYOUT_FILES} if loaded else set()
        except TemplateUnusable:
            folders = set()
        if loaded is None or not folders:
            yield from self._listed(self._files)
            return
        versions = self._workspace.report_type_folders(code)
        codes = {*loaded.type.bieu, *(item.bieu for item in loaded.type.phu_luc if item.bieu)}
        forms = {path for item in codes for path in self._workspace.form_files(item)}
        # Another version of the type may use other forms.
        unused = {"reports", "layouts"} | (set() if len(versions) > 1 else {"forms"})
        wanted = {*folders, *versions}
        yield from self._listed(
            path
            for path in self._files
            if self._kind(path) not in unused or path in forms or not wanted.isdisjoint(path.parents)
        )

    def _kind(self, path: Path) -> str:
        """The folder of a template root that a file is in: "reports", "forms", "layouts", or a shared one."""
        root = next(root for root in self._workspace.template_roots if path.is_relative_to(root))
        return path.relative_to(root).parts[0]

    def _layout(self, layout: str, code: str, name: str) -> Path:
        return self._workspace.layout_file(layout, name, code).parent

    def _listed(self, paths: Iterable[Path]) -> Iterator[str]:
        """Each file by its path below its template folder, so that a copy elsewhere has the same hash."""
        for path in paths:
            for number, root in enumerate(self._workspace.template_roots):
                if path.is_relative_to(root):
                    yield f"{number}/{path.relative_to(root).as_posix()} {self._files[path]}"
                    break

    def own_layout(self, unit: str) -> str:
        """The files of a layout that the unit keeps in its own data folder, "" if there is none."""
        if not _is_name(unit):
            return ""
        folder = self._workspace.data / unit
        if not any((folder / name).is_file() for name in LAYOUT_FILES):
            return ""
        files = [
            path
            for path in files_below(folder)
            if (path.suffix.lower() not in DATA_SUFFIXES or path.name == "layout.yaml")
        ]
        return digest_of(*(f"{path.relative_to(folder).as_posix()} {_file_digest(path)}" for path in files))


def inputs_of(library: Library) -> Inputs:
    """The hashes for ``library``, made on first use; ask before the library has read any template."""
    return library.kept(Inputs)


@functools.cache
def program_digest() -> str:
    """Changes with the program: its version, its own files, and the libraries that shape the outputs."""
    package = Path(str(importlib.resources.files("tthc_render")))
    own = [path for path in sorted(package.glob("**/*")) if path.suffix in (".py", ".yaml") and path.is_file()]
    own = [path for path in own if "templates" not in path.relative_to(package).parts]
    return digest_of(__version__, *map(_library_version, LIBRARIES), *(path.read_bytes() for path in own))


def _library_version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def _content(path: Path) -> bytes:
    """What a file has, and of a huge one its beginning and size; OSError for what is no file (pipes, devices)."""
    content = bytes_of(path, CONTENT_MAX + 1)
    return content if len(content) <= CONTENT_MAX else content + str(path.stat().st_size).encode()


def _is_rolled_up(report: Path | None) -> bool:
    """Whether ``aggregate`` has written figures of the report at a path."""
    with contextlib.suppress(OSError):
        return report is not None and AGGREGATED.encode() in _content(report)
    return False


def _file_digest(path: Path) -> str:
    """The file's hash; one that cannot be read twice (shared folders fail at times) is a content of its own."""
    with contextlib.suppress(OSError):
        return digest_of(_content(path))
    try:
        return digest_of(_content(path))
    except OSError as error:
        return f"? {error.errno}"


def _is_name(unit: str) -> bool:
    """Whether a typed unit can be the name of a folder: no path that leads elsewhere."""
    return bool(unit) and Path(unit).name == unit
