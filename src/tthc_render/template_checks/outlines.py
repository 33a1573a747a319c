"""Lint of report types: names that the outline uses and the data does not have, and data that is never printed.

Each rule is a function that returns findings; all of them are reported at once. Findings of family T, codes T6xx.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import jinja2

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.expression_syntax import parse_expression, paths
from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.tag_faults import readable
from tthc_render.document.template_errors import advice, locate, reason
from tthc_render.document.template_filters import FILTERS
from tthc_render.document.templates import content_environment
from tthc_render.forms.formula import FormulaError, split_relation
from tthc_render.forms.model import Form
from tthc_render.forms.result import Result
from tthc_render.reports.blocks import Block, included
from tthc_render.reports.types import GroupSpec, ReportType
from tthc_render.template_checks.conditions import Values, lint_conditions
from tthc_render.template_checks.doubled_words import lint_doubled_words
from tthc_render.template_checks.inclusions import lint_inclusions
from tthc_render.template_checks.local_names import is_parameter
from tthc_render.template_checks.loop_choices import loop_choices
from tthc_render.template_checks.offered_names import offered, spelt
from tthc_render.template_checks.outline_causes import Files, first_causes
from tthc_render.template_checks.probe import NAME, Trial, try_out
from tthc_render.template_checks.sample_data import example_result, names_for
from tthc_render.vietnamese.periods import PeriodKind
from tthc_render.vietnamese.text import nearest
from tthc_render.workspace.units import Level, Unit
from tthc_render.yaml_files.source import Keys, Source

RETRIES: Final = 30
BLOCKS_MAX: Final = 3000
"""More paragraphs than any report has: about 150 pages."""
TESTS_OFFERED: Final = ("defined", "none", "even", "odd", "divisibleby(số)", "number", "string")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_FORM_IN_TEXT = re.compile(r"\[\[\s*(?:bảng|biểu)\s*:\s*([^\]|]+)", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_ASKED = re.compile(r"\{% if (.*) %\}\{% endif %\}")


@dataclass(frozen=True)
class TypeFiles:
    """What is to be linted: a report type that passed its schema, its forms, its outline."""

    type: ReportType
    source: Source
    forms: Mapping[str, Form]
    outline: str
    outline_shown: str
    unit: Unit
    example: str = ""
    blocks: tuple[Block, ...] = ()
    block_names: Sequence[str] = ()
    """The blocks that can be included."""
    unread: frozenset[str] = frozenset()
    """The first step of names that nothing is known about: ``bieu.<code>`` of a form that could not be read, and
    ``chi_tieu``, ``loi_van``, ``bieu`` where a block could not be read."""

    def is_unread(self, path: Sequence[str]) -> bool:
        """Whether ``path`` leads into a template that could not be read, so that nothing is known about it."""
        return len(path) > 1 and (path[0] in self.unread or f"{path[0]}.{path[1]}" in self.unread)

    @functools.cached_property
    def results(self) -> dict[str, Result]:
        """Made-up figures of the forms, computed once for all trials."""
        return {code: example_result(form) for code, form in self.forms.items()}

    @property
    def names(self) -> dict[str, object]:
        """Made-up values for all names that templates of this type may use."""
        return names_for(self.type, self.results, self.unit)


def lint_type(files: TypeFiles, findings: Findings) -> None:
    """Check one report type as far as that needs no example."""
    found = Findings()
    _lint_type(files, found)
    texts = {files.outline_shown: files.outline, files.source.file: files.source.text}
    texts |= {block.outline_shown: block.outline for block in files.blocks}
    absent = {code for code in files.type.bieu if code not in files.forms}  # one of them is what others name rightly
    lost = not files.type.bieu and "bieu" in files.unread
    lines = {shown: text.split("\n") for shown, text in texts.items()}
    findings.extend(first_causes(found, Files(files.type.bieu, absent, lost, files.source.key_place(("bieu",)), lines)))


def _lint_type(files: TypeFiles, findings: Findings) -> None:
    used: set[tuple[str, ...]] = set()
    outline = _try_text(files.outline, files.outline_shown, files, used, findings)
    printed = included(files.outline)
    for block in files.blocks:
        own = used if block.name in printed else set()
        _try_text(block.outline, block.outline_shown, files, own, findings)
    if "chi_tieu" not in files.unread:  # else a block that is misnamed is reported where it is named
        texts = [(files.outline, files.outline_shown), *((item.outline, item.outline_shown) for item in files.blocks)]
        findings.extend(lint_inclusions(texts, files.type.khoi, files.block_names))
    for text, place in _lines(files):
        try:
            trial = try_out(text, files.names, content_environment())
        except jinja2.TemplateError as error:
            findings.add("T303", place, reason=reason(error), text=text[:80])
            continue
        findings.extend(trial_findings(trial, files, text, place))
        decided = lint_conditions(text, place.file, {**CHOICES, **loop_choices(text, files.forms)})
        findings.extend(_of_line(item, text, place) for item in decided)
        findings.extend(lint_doubled_words(text, place))
        used |= trial.trace.used
    if outline and not files.unread & {"chi_tieu", "loi_van", "bieu"}:
        findings.extend(_unused(files, used))
    findings.extend([*_references(files), *_relations(files)])


def _try_text(text: str, shown: str, files: TypeFiles, used: set[tuple[str, ...]], findings: Findings) -> bool:
    """Try one text out and add to ``used`` what it uses; False if not all of it was seen."""
    before = len(findings)
    mended = readable(text, shown, findings)
    whole = len(findings) == before
    if mended is None:
        return False
    if whole:
        findings.extend(lint_doubled_words(mended, Place(shown)))
        findings.extend(lint_conditions(mended, shown, {**CHOICES, **loop_choices(mended, files.forms)}))
    lines = mended.split("\n")
    for trial in trials(mended, files.names):
        findings.extend(trial_findings(trial, files, mended, Place(shown)))
        if trial.printed > BLOCKS_MAX:
            findings.add("T821", Place(shown, trial.loop), count=trial.printed, most=BLOCKS_MAX)
            return False
    for trial in trials(mended, files.names, tests=False):
        used |= trial.trace.used
        if trial.fault is not None and "{%" in lines[trial.fault_line - 1]:
            whole = False
    return whole


CHOICES: Final[Values] = {("don_vi", "cap"): [*map(str, Level)], ("ky", "kind"): [*map(str, PeriodKind)]}
"""Names that have only a few values."""


def trials(text: str, names: Mapping[str, object], *, tests: bool = True) -> Iterator[Trial]:
    """Trials of ``text``; after one that stopped, another one without the line that stopped it."""
    lines = text.split("\n")
    for _ in range(RETRIES):
        trial = try_out("\n".join(lines), names, content_environment(), tests=tests)
        yield trial
        line = trial.fault_line
        if trial.fault is None or not 0 < line <= len(lines) or "{%" in lines[line - 1]:
            break
        lines[line - 1] = ""


def trial_findings(trial: Trial, files: TypeFiles, text: str, place: Place) -> Iterator[Finding]:
    """The findings of a trial: in the outline by its lines, in report.yaml at ``place``."""

    def at(line: int) -> Place:
        return Place(place.file, line) if not place.line else place

    for path, line in trial.trace.missing:
        if path[0] == "rieng" or files.is_unread(path):
            continue  # figures of one unit's own are known to its file only
        if len(path) == 1 and path[0] in trial.called:
            yield finding("T773", at(line), name=path[0])
            continue
        if is_parameter(path[0], line, trial.local):
            unset = jinja2.UndefinedError(f"parameter '{path[0]}' was not provided")
            yield finding("T305", at(line), reason=reason(unset), text=_line_of(text, line), advice=advice(unset))
            continue
        near, known = offered(path, files.names, line, trial.local)
        yield finding("T601", at(line), name=spelt(path), near=near or "–", known=known)
    refused: set[int] = set()
    for name, line in trial.trace.refused:
        if line not in refused:  # what would come of it is not known
            why, what_to_do = _refusal(name)
            yield finding("T305", at(line), reason=why, text=_line_of(text, line), advice=what_to_do)
        refused.add(line)
    for item in trial.unknown:
        if item.is_test:
            yield finding("T774", at(item.line), name=item.name, known=", ".join(TESTS_OFFERED))
            continue
        near = nearest(item.name, content_environment().filters)
        yield finding("T605", at(item.line), name=item.name, near=near or "–", known=", ".join(FILTERS))
    if trial.fault is not None:
        line, near_text, why = locate(trial.fault, text, NAME)
        line = trial.fault_line or line
        known_lines = {item.line for item in trial.unknown} | refused
        if not (line in known_lines or (not line and trial.trace.missing)):  # what it would have made is not known
            yield finding("T305", at(line), reason=why, text=near_text, advice=advice(trial.fault))


def _line_of(text: str, line: int) -> str:
    return text.split("\n")[line - 1].strip() if line else text[:80]


def _refusal(name: str) -> tuple[str, str]:
    """Why a part of a text, a number or a loop cannot be had, and what to do."""
    owner, _, part = name.rpartition(".")
    if owner == "loop":
        some = "loop.index (số thứ tự, từ 1), loop.first, loop.last, loop.length"
        return f"vòng lặp không có “{name}”", f"Ghi một trong: {some}."
    if part.isdigit():
        return (
            f"số và nhóm số liệu không có phần thứ [{part}]",
            f"Bỏ [{part}]; lấy một dòng của biểu thì bieu['MÃ'].dong[0].",
        )
    if part.startswith("_"):
        return f"không được phép dùng “.{part}”", "Bỏ phần này; mẫu chỉ đọc số liệu theo tên và in bằng bộ lọc."
    why = f"số liệu đứng trước “.{part}” không có phần nào bên trong"
    return why, f"Bỏ “.{part}”; muốn đổi cách in thì dùng bộ lọc: {{{{ … | so }}}}."


def _of_line(item: Finding, text: str, place: Place) -> Finding:
    """A finding on a condition of report.yaml as it is written there, without the tag that it was tried in."""
    found = _ASKED.fullmatch(text)
    details = {**item.details, "text": found[1][:120]} if found and "text" in item.details else item.details
    return replace(item, where=place, details=details)


def _lines(files: TypeFiles) -> Iterator[tuple[str, Place]]:
    """The texts of report.yaml that may hold tags."""
    kind, at = files.type, files.source.place
    for index, text in enumerate(kind.trich_yeu):
        yield text, at(("trich_yeu", index))
    yield kind.ky_so_lieu, at(("ky_so_lieu",))
    for index, item in enumerate(kind.phu_luc):
        yield item.nhan, at(("phu_luc", index, "nhan"))
        yield item.ten, at(("phu_luc", index, "ten"))
        yield item.don_vi_nhan, at(("phu_luc", index, "don_vi_nhan"))
        for number, text in enumerate(item.ky_bao_cao):
            yield text, at(("phu_luc", index, "ky_bao_cao", number))
        if item.khi:
            yield f"{{% if {item.khi} %}}{{% endif %}}", at(("phu_luc", index, "khi"))
        for number, text in enumerate(item.kem_theo):
            yield text, at(("phu_luc", index, "kem_theo", number))


def _unused(files: TypeFiles, used: set[tuple[str, ...]]) -> Iterator[Finding]:
    """What is printed nowhere; D674, alone, where the outline has no words at all."""
    found = list(_unprinted(files, used))
    if found and not _COMMENT.sub("", files.outline).strip():
        yield finding("D674", Place(files.outline_shown, 1), count=len(found))
    else:
        yield from found


def _unprinted(files: TypeFiles, used: set[tuple[str, ...]]) -> Iterator[Finding]:
    """Figures and narratives that the writer has to fill and that are never printed; forms that are not placed."""
    kind = files.type
    for group, spec in kind.chi_tieu.items():
        needed = _needed(spec) | _named_elsewhere(kind, group, files.example)
        for name, field in spec.truong.items():
            if spec.de_trong or field.de_trong:
                continue
            if ("chi_tieu", group, name) not in used and name not in needed:
                place = files.source.key_place(("chi_tieu", group, "truong", name))
                yield finding("T602", place, name=f"chi_tieu.{group}.{name}", title=field.ten)
    attached = {item.loi_van for item in kind.phu_luc}
    for key, words in kind.loi_van.items():
        if ("loi_van", key) not in used and key not in attached:
            yield finding("T603", files.source.key_place(("loi_van", key)), name=f"loi_van.{key}", title=words.ten)
    placed = {item.bieu for item in kind.phu_luc} | forms_in_text(files.outline) | forms_in_text(files.example)
    for index, code in enumerate(kind.bieu):
        names = {("bieu", code), ("bieu", code.replace(".", "_"))}
        quoted = re.search(rf"bieu\.{re.escape(code.replace('.', '_'))}\b", files.example)
        if code not in placed and code in files.forms and not names & used and not quoted:
            yield finding("T604", files.source.place(("bieu", index)), form=code)


def forms_in_text(outline: str) -> set[str]:
    """The codes of the forms that an outline places among its sentences."""
    return {found.strip().replace("\\", "") for found in _FORM_IN_TEXT.findall(outline)}


def _needed(spec: GroupSpec) -> set[str]:
    """Fields that a formula or an identity of their group uses."""
    texts = [*(field.cong_thuc for field in spec.truong.values()), *spec.kiem_tra]
    return {word for text in texts for word in _WORD.findall(text)}


def _named_elsewhere(kind: ReportType, group: str, example: str) -> set[str]:
    """Fields that relations, carrying over or the narrative of the example use."""
    words = {word for spec in kind.noi_tiep if spec.nhom == group for word in (spec.nay, spec.truoc)}
    texts = [example, *(spec.cong_thuc for spec in kind.doi_chieu)]
    return words | {found for text in texts for found in re.findall(rf"chi_tieu\.{group}\.(\w+)", text)}


def _references(files: TypeFiles) -> Iterator[Finding]:
    """Forms, groups and keys that report.yaml names must be there."""
    kind, at = files.type, files.source.place
    forms = ", ".join(kind.bieu) or "–"
    for index, item in enumerate(kind.phu_luc):
        if item.bieu and item.bieu not in kind.bieu:
            yield finding("T611", at(("phu_luc", index, "bieu")), name=item.bieu, known=forms)
        if item.loi_van and item.loi_van not in kind.loi_van:
            known_texts = ", ".join(kind.loi_van) or "–"
            yield finding("T840", at(("phu_luc", index, "loi_van")), name=item.loi_van, known=known_texts)
    for index, code in enumerate(kind.tong_hop):
        if code not in kind.bieu:
            yield finding("T611", at(("tong_hop", index)), name=code, known=forms)
    for index, spec in enumerate(kind.noi_tiep):
        path: Keys = ("noi_tiep", index)
        if spec.bieu:
            form = files.forms.get(spec.bieu)
            if spec.bieu not in kind.bieu:
                yield finding("T611", at((*path, "bieu")), name=spec.bieu, known=forms)
                continue
            columns = {column.key for part in form.parts for column in part.all_columns} if form else set()
            known: Iterable[str] = sorted(columns)
        else:
            group = kind.chi_tieu.get(spec.nhom)
            if group is None:
                yield finding("T612", at((*path, "nhom")), name=spec.nhom, known=", ".join(kind.chi_tieu) or "–")
                continue
            known = list(group.truong)
        for key in ("nay", "truoc"):
            if known and getattr(spec, key) not in known:
                yield finding("T612", at((*path, key)), name=getattr(spec, key), known=", ".join(known))


def _relations(files: TypeFiles) -> Iterator[Finding]:
    """Both sides of every relation must be expressions of known names."""
    for index, spec in enumerate(files.type.doi_chieu):
        place = files.source.place(("doi_chieu", index, "cong_thuc"))
        try:
            relation = split_relation(spec.cong_thuc)
        except FormulaError:
            yield finding("T405", place, text=spec.cong_thuc[:80])
            continue
        for side in (relation.left, relation.right):
            try:
                tree = parse_expression(side.strip())
            except ExpressionError as error:
                why = error.details.get("why") or f"không có hàm “{error.details['name']}”"
                yield finding("T303", place, reason=why, text=side.strip())
                continue
            for path in dict.fromkeys(paths(tree)):
                known: object = files.names
                for at, step in enumerate(path):
                    if not isinstance(known, Mapping):
                        break
                    if files.is_unread(path[: at + 1]):
                        break
                    if step not in known and path[0] != "rieng":
                        near, words = offered(path[: at + 1], files.names)
                        yield finding("T601", place, name=".".join(path[: at + 1]), near=near or "–", known=words)
                    known = known.get(step)
