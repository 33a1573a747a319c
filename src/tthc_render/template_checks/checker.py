"""``tthc-render check templates/``: everything that is wrong with forms, report types and layouts, at once.

Each template is read by the same code that reports are made with, tried with made-up data, and its example is
rendered in both formats and held against the decree's rules.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TemplateUnusable, WrongUsage
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.regular_files import read_regular_text
from tthc_render.document.tag_faults import readable
from tthc_render.document.tree import Orientation
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.rendering.outcome import Outcome, exit_code_of
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.appendix_paper import paper_of
from tthc_render.reports.blocks import FOLDER as BLOCKS
from tthc_render.reports.blocks import block_names, cycle_of, included, load_block, with_blocks
from tthc_render.reports.indicators import indicator_form
from tthc_render.reports.library import EXAMPLE_FILE
from tthc_render.reports.type_loader import CONTENT_FILE, TYPE_FILE, TypeParts, load_type
from tthc_render.reports.types import AppendixSpec, ReportType
from tthc_render.template_checks.curly_quotes import QUOTED, quoted_values, without_unquoted
from tthc_render.template_checks.example_prints import Example, lint_prints
from tthc_render.template_checks.forms import LAYOUT, Version, printed_in_examples, too_wide, try_form, version_of
from tthc_render.template_checks.kind_titles import lint_kind_title
from tthc_render.template_checks.layouts import MEASURES, lint_docx_layout, lint_html_layout, lint_measures, try_layout
from tthc_render.template_checks.meaning import lint_days, lint_faulty, lint_figures, lint_meaning, lint_times
from tthc_render.template_checks.misplaced import misplaced
from tthc_render.template_checks.one_cause import Key, key_of, without_consequences
from tthc_render.template_checks.outline_marks import Texts, at_outline_lines, lint_styles
from tthc_render.template_checks.outline_pictures import lint_pictures
from tthc_render.template_checks.outlines import BLOCKS_MAX, TypeFiles, lint_type
from tthc_render.template_checks.sample_data import ExampleLibrary
from tthc_render.template_checks.signs import lint_sign
from tthc_render.template_checks.trial_limits import Trials
from tthc_render.template_checks.wished_widths import unmet_widths
from tthc_render.vietnamese.text import nearest
from tthc_render.workspace.kinds_file import load_kinds
from tthc_render.workspace.paths import Workspace, code_of, listed, template_root_of
from tthc_render.workspace.units import Level, Unit
from tthc_render.workspace.versions import ValiditySpec
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.repair import validate_loosely
from tthc_render.yaml_files.source import Scalar, Source, Yaml

LAYOUTS: Final = {"layout.docx": lint_docx_layout, "layout.html": lint_html_layout}
# Blocks may share a group: each prints its part of the figures; what a block includes, the type must name.
LEFT_TO_TYPES: Final = ("T602", "T616")
BROUGHT: Final = frozenset({"chi_tieu", "loi_van", "bieu"})
"""Names of which nothing is known where a type or one of its blocks could not be read whole."""
STAND_INS: Final[Mapping[str, Yaml]] = {
    **dict.fromkeys(("ten", "nguon"), Scalar("–")),
    "ky": [Scalar("quy")],
    "trich_yeu": [Scalar("–")],
}
"""What a type is tried out with where its own file has nothing that can be read."""
_STAND_IN: Final = Unit(ma="so-mau", ten="Sở Mẫu", cap="so", ten_in=("SỞ MẪU",), ky_hieu="SM", dia_danh="Mẫu")


def check_templates(paths: Iterable[Path]) -> Iterator[Outcome]:
    """One outcome for each form, report type and layout at or below ``paths``, which are in folders ``templates``."""
    linters: dict[Path, _Linter] = {}
    for path in paths:
        root = template_root_of(path)
        if root is None or not path.exists():
            raise WrongUsage(f"Không có {path}. Ghi thư mục templates/, hoặc một tệp, thư mục ở trong đó.")
        linter = linters.setdefault(root, _Linter(Workspace(root.parent)))
        yield from linter.outcomes(Path(os.path.realpath(path)), root)


def check_unit_layouts(paths: Iterable[Path], workspace: Workspace) -> Iterator[Outcome]:
    """One outcome for each layout of a unit at or below ``paths``: a folder of ``data/`` with a layout's file."""
    found = {item.parent for path in paths for name in (*LAYOUTS, MEASURES) for item in _named(path, name)}
    linter = _Linter(workspace)
    for folder in sorted(found):
        yield linter.tried(folder, functools.partial(linter.layout, half=True))


def _named(path: Path, name: str) -> Iterable[Path]:
    return path.rglob(name) if path.is_dir() else [path] if path.name == name and path.is_file() else []


class _Linter:
    """Lints the templates of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.library = ExampleLibrary(workspace)
        self.trials = Trials(workspace)
        self.reported: set[Key] = set()
        self.broken_checks: set[str] = set()
        self.layouts: dict[str, Path] = {}  # those that are reported
        self.layouts_tried: dict[Path, Findings] = {}
        self.faulty_layouts: set[str] = set()  # those that are reported: what they print is not judged besides

    def outcomes(self, path: Path, root: Path) -> Iterator[Outcome]:
        layouts = [item for item in listed(root / "layouts") if item.is_dir() and _within(item, path)]
        self.faulty_layouts |= {item.name for item in layouts if self.layout_tags(item).blocked}
        self.layouts |= {item.name: item for item in layouts}
        for form in listed(root / "forms", "*.yaml"):
            if _within(form, path):
                yield self.tried(form, self.form)
        for block in listed(root / BLOCKS, "*.yaml"):
            if _within(block, path) or path == block.with_suffix(".md"):
                yield self.tried(block, self.block)
        for folder in [item for item in listed(root / "reports") if item.is_dir()]:
            if _within(folder, path):
                yield self.tried(folder, self.report_type)
        for folder in layouts:
            yield self.tried(folder, self.layout_once)
        for item, right in misplaced(root, path):
            if _within(item, path):
                found = finding("T842", Place(self.workspace.shown(item)), name=item.name, right=right)
                yield self.outcome(item, Findings([found]))

    def tried(self, path: Path, check: Callable[[Path], Findings]) -> Outcome:
        """What became of one template."""
        return self.trials.tried(path, lambda: self.outcome(path, check(path)))

    def outcome(self, path: Path, findings: Findings) -> Outcome:
        """What became of one template: findings that no template before it had, the exit code of all."""
        quoted = [item for item in findings if item.code == QUOTED]
        kept = [*quoted, *without_unquoted(findings, quoted)]
        self.reported |= {key_of(item) for item in findings if item not in kept}
        findings = Findings(kept)
        kept = without_consequences(findings)
        by_key = {key_of(item): item for item in reversed(kept)}
        new = tuple(by_key[key] for key in sorted(by_key.keys() - self.reported))
        self.reported |= by_key.keys()
        unusable = TemplateUnusable.exit_code if exit_code_of(findings) else 0
        return Outcome(self.workspace.shown(path), findings=new, exit_code=unusable)

    def form(self, path: Path) -> Findings:
        findings = Findings()
        source = read_source(path, self.workspace.shown(path), findings)
        form = load_form(source, findings) if source is not None else None
        if source is None:
            return findings
        findings.extend(quoted_values(source))
        if form is None:
            findings.extend(lint_faulty(source, findings))
            return findings
        if form.code != code_of(path.stem):
            findings.add("T610", source.place(("ma",)), seen=form.code, name=path.stem)
        others = [(item, self.form_validity(item)) for item in self.workspace.form_files(code_of(path.stem))]
        findings.extend(lint_days(path, form.spec.hieu_luc, others, source.place(("hieu_luc",))))
        findings.extend(lint_times(path, form.spec.hieu_luc, others, source.place(("hieu_luc",)), self.validity_place))
        findings.extend((*lint_meaning(form, source), *lint_sign(form, source)))
        self.broken_checks |= {item.details["text"] for item in findings if item.code in ("T815", "T829")}
        if "xac_nhan" not in form.spec.model_fields_set:
            findings.add("T825", source.place(("ma",)), name=form.code)
        elif form.spec.xac_nhan == "chua_xac_nhan":
            findings.add("T823", source.place(("xac_nhan",)), name=form.code, source=form.spec.nguon)
        if not findings.blocked:
            papers = self.printed.get(version_of(form), set())
            paper = {paper_of(AppendixSpec(bieu=form.code), form)}
            findings.extend(too_wide(form, self.library, papers or paper, source.file))
            findings.extend(unmet_widths(form, self.library, papers or paper, source.file))
            if not papers and LAYOUT not in self.faulty_layouts:
                try_form(form, self.library, source.file, findings)
        return findings

    def layout_tags(self, folder: Path) -> Findings:
        """What is wrong with the two files of a layout, nothing printed yet."""
        findings = Findings()
        for name, lint in LAYOUTS.items():
            if (folder / name).is_file():
                lint(folder / name, self.workspace.shown(folder / name), findings)
        return findings

    @functools.cached_property
    def printed(self) -> dict[Version, set[Orientation]]:
        """The versions of forms that an example prints, and that are tried with it."""
        return printed_in_examples(self.library)

    def validity_place(self, path: Path) -> Place:
        """Where a version of a form or a report type says when it is in force."""
        file = path / TYPE_FILE if path.is_dir() else path
        source = read_source(file, self.workspace.shown(file), Findings())
        return source.place(("hieu_luc",)) if source is not None else Place(self.workspace.shown(file))

    def form_validity(self, path: Path) -> ValiditySpec | None:
        source = read_source(path, path.name, Findings())
        form = load_form(source, Findings()) if source is not None else None
        return form.spec.hieu_luc if form is not None else None

    def report_type(self, folder: Path) -> Findings:
        findings = Findings()
        parts = load_type(self.workspace, folder, findings)
        self.own_layouts(folder, findings)
        source, whole = parts.source, parts.type is not None
        findings.extend(quoted_values(source) if source is not None else ())
        kind = parts.type or (self.as_far_as_read(parts) if source is not None else None)
        if kind is None or source is None:
            readable(parts.outline or "", parts.outline_shown, findings)
            return findings
        if kind.ma != code_of(folder.name) and whole:
            findings.add("T610", source.place(("ma",)), seen=kind.ma, name=folder.name)
        others = [(item, self.type_validity(item, kind.cap)) for item in self.workspace.report_type_folders(kind.ma)]
        findings.extend(lint_days(folder, kind.hieu_luc, others, source.place(("hieu_luc",))))
        findings.extend(lint_times(folder, kind.hieu_luc, others, source.place(("hieu_luc",)), self.validity_place))
        if kind.xac_nhan == "chua_xac_nhan":
            findings.add("T841", source.place(("xac_nhan",)), name=kind.ten, source=kind.nguon)
        forms = self.forms(kind, source, findings)
        if parts.outline is not None:  # without an outline everything would be unused
            example = folder / EXAMPLE_FILE
            words = read_regular_text(example, "replace") if example.is_file() else ""
            unread = _unread(kind, forms) | (frozenset() if whole else BROUGHT)
            shown, known = parts.outline_shown, block_names(self.workspace)
            files = TypeFiles(
                kind, source, forms, parts.outline, shown, self.unit(), words, parts.blocks, known, unread
            )
            lint_type(files, findings)
        findings.extend(self.unusual(kind, source))
        texts = {item.outline_shown: item.outline for item in parts.blocks}
        texts[parts.outline_shown] = parts.outline or ""
        findings.extend(lint_styles(texts, kind, self.workspace))
        findings.extend(lint_figures(parts.indicators, kind, source))
        if parts.indicators is not None and not findings.blocked:
            self.example(folder, texts, findings)
        return findings

    def unusual(self, kind: ReportType, source: Source) -> Iterator[Finding]:
        """A layout that is not there; a title of another kind of document, which stays a report."""
        layouts = self.workspace.names("layouts")
        if kind.bo_cuc not in layouts:
            near = nearest(kind.bo_cuc, layouts)
            words = f" Có phải “{near}”?" if near else ""
            place = source.place(("bo_cuc",))
            yield finding("T832", place, seen=kind.bo_cuc, near=words, known=", ".join(layouts))
        else:
            yield from lint_kind_title(kind, source, load_kinds(self.workspace, kind.bo_cuc))

    def as_far_as_read(self, parts: TypeParts) -> ReportType | None:
        """A report type that is faulty, or whose blocks are, without what is wrong with it."""
        own = parts.own
        if own is None and parts.source is not None:
            own = validate_loosely(ReportType, parts.source, {**STAND_INS, "ma": Scalar(code_of(parts.folder.name))})
        return with_blocks(own, [block.spec for block in parts.blocks]) if own is not None else None

    def forms(self, kind: ReportType, source: Source, findings: Findings) -> dict[str, Form]:
        """The forms of a report type that can be used, by code."""
        loaded = {
            code: self.library.form(code, source.place(("bieu", index)), findings)
            for index, code in enumerate(kind.bieu)
        }
        return {code: form for code, form in loaded.items() if form is not None}

    def unit(self) -> Unit:
        units = self.library.units(Findings())
        return next(iter(units.units.values()), _STAND_IN) if units else _STAND_IN

    def block(self, path: Path) -> Findings:
        """A block by itself: as the only content of a report type."""
        findings = Findings()
        block = load_block(self.workspace, path.stem, Place(self.workspace.shown(path)), findings)
        if block is None:
            return findings
        cycle = cycle_of(self.workspace, block.name)
        if cycle:
            line = next(n for n, text in enumerate(block.outline.split("\n"), 1) if cycle[1] in included(text))
            findings.add("T618", Place(block.outline_shown, line), name=block.name, cycle=" → ".join(cycle))
        alone = ReportType(ma="khoi", ten=block.spec.ten, nguon=block.spec.nguon, ky=("quy",), trich_yeu=("–",))
        kind = with_blocks(alone, [block.spec])
        findings.extend(quoted_values(block.source))
        findings.extend(lint_figures(indicator_form(kind, block.source, findings), kind, block.source))
        forms = self.forms(kind, block.source, findings)
        unread = _unread(kind, forms)
        files = TypeFiles(kind, block.source, forms, block.outline, block.outline_shown, self.unit(), unread=unread)
        found = Findings()
        lint_type(files, found)
        findings.extend(item for item in found if item.code not in LEFT_TO_TYPES)
        return findings

    def type_validity(self, folder: Path, levels: Collection[Level]) -> ValiditySpec | None:
        """When a version is in force; None if it is never chosen for units of ``levels``, or cannot be read."""
        kind = load_type(self.workspace, folder, Findings()).own
        same = kind is not None and (bool(set(kind.cap) & set(levels)) or not (kind.cap or levels))
        return kind.hieu_luc if kind is not None and same else None

    def own_layouts(self, folder: Path, findings: Findings) -> None:
        """Check a report type's own layout."""
        for name, lint in LAYOUTS.items():
            if (folder / name).is_file():
                lint(folder / name, self.workspace.shown(folder / name), findings)
        if not findings.blocked and any((folder / name).is_file() for name in LAYOUTS):
            lint_measures(folder, self.workspace.shown(folder), findings)

    def example(self, folder: Path, texts: Texts, findings: Findings) -> None:
        """Check the example of a report type and its two printed forms; ``texts`` are its outline and blocks."""
        path = folder / EXAMPLE_FILE
        shown = self.workspace.shown(path)
        if not path.is_file():
            findings.add("T607", Place(self.workspace.shown(folder)), name=EXAMPLE_FILE)
            return
        everything = Findings()
        document, computed = check_report(path, self.library, everything)
        reported = (self.of_example(item) for item in everything if self.is_reported(item))
        found = Findings(at_outline_lines(reported, texts))
        findings.extend(found)
        if document is None or computed is None or found.blocked or document.layout in self.faulty_layouts:
            return
        if len(document.blocks) > BLOCKS_MAX:
            place = Place(self.workspace.shown(folder / CONTENT_FILE))
            findings.add("T821", place, count=len(document.blocks), most=BLOCKS_MAX)
            return
        layout = self.workspace.layout_file(document.layout, "layout.docx", computed.loaded.type.ma).parent
        findings.extend(lint_pictures(document.blocks, texts, layout, self.workspace.shown(layout)))
        if findings.blocked:
            return
        known = {item.code for item in findings}
        passed = self.broken_rules(document.layout)
        findings.extend(lint_prints(Example(folder, shown, document, computed), self.library, known, passed))

    def is_reported(self, item: Finding) -> bool:
        """Whether a finding on an example says more than is known: not what an identity that is wrong itself brings."""
        by_check = item.code in ("C104", "C105") and item.details["check"].partition(", ")[0] in self.broken_checks
        return item.severity != "info" and not by_check

    def of_example(self, item: Finding) -> Finding:
        """A finding on an example: its unit is one of ``example-units.yaml``, not of ``data/units.yaml``."""
        if item.code != "D309":
            return item
        registry = self.library.units(Findings())
        known = ", ".join(registry.units if registry else {}) or "–"
        return finding("T620", item.where, value=item.details["value"], known=known)

    def layout_once(self, folder: Path) -> Findings:
        """What is wrong with a layout, which is printed once."""
        if folder not in self.layouts_tried:
            self.layouts_tried[folder] = self.layout(folder)
        return self.layouts_tried[folder]

    def broken_rules(self, layout: str) -> set[str]:
        """The rules that a layout breaks by itself and that are reported there."""
        found = self.layout_once(self.layouts[layout]) if layout in self.layouts else ()
        return {str(item.details["rule"]) for item in found if "rule" in item.details}

    def layout(self, folder: Path, *, half: bool = False) -> Findings:
        """What is wrong with a layout; with ``half`` one of its two files will do, the other is the usual one."""
        findings = Findings()
        for name, lint in LAYOUTS.items():
            path = folder / name
            if path.is_file():
                lint(path, self.workspace.shown(path), findings)
            elif not half:
                findings.add("T512", Place(self.workspace.shown(folder)), name=name)
        if half or (folder / "layout.docx").is_file():  # which has half of the measures
            lint_measures(folder, self.workspace.shown(folder), findings)
        if not findings.blocked and all((folder / name).is_file() for name in LAYOUTS):
            try_layout(folder, self.workspace.shown(folder), findings)
        return findings


def _unread(kind: ReportType, forms: Collection[str]) -> frozenset[str]:
    """The names of forms that a type uses and that cannot be read."""
    return frozenset(
        f"bieu.{name}" for code in kind.bieu if code not in forms for name in (code, code.replace(".", "_"))
    )


def _within(item: Path, path: Path) -> bool:
    """Whether ``item`` is selected: it is below ``path``, or ``path`` is a file in it."""
    whole = Path(os.path.realpath(item))
    return whole.is_relative_to(path) or path.is_relative_to(whole)
