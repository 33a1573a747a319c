"""From a report's data to the document tree: words, numbers and labels are final after this step.

The outline (``content.md``) is filled by Jinja, then read in the content grammar. Narrative never goes
through Jinja: the outline names it by a token, and the grammar replaces the token by its parsed blocks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import jinja2

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.articles import bold_articles, check_typed_articles, check_typed_divisions, number_articles
from tthc_render.document.blanks import with_plain_blanks
from tthc_render.document.decision_lines import above_articles
from tthc_render.document.expression_advice import advised
from tthc_render.document.expression_tokens import ExpressionError, Found, find_expressions, unclosed
from tthc_render.document.expressions import expression_finding, expression_text
from tthc_render.document.inlines import escape, marked, parse_inlines
from tthc_render.document.limits import Count, TooMuchError, hold
from tthc_render.document.markup import ChartRef, FormRef, Piece, parse_blocks
from tthc_render.document.numbering import check_labels, number_headings, number_notes, number_runins
from tthc_render.document.past import Absent
from tthc_render.document.template_errors import advice, locate, reason
from tthc_render.document.templates import FAULTS, fill, layout_environment
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Document,
    Figure,
    FormHead,
    Inline,
    Letterhead,
    Signature,
    Table,
)
from tthc_render.forms import tables as form_tables
from tthc_render.reports.appendix_paper import paper, paper_of
from tthc_render.reports.appendix_periods import period_lines
from tthc_render.reports.charts import Earlier, chart_of, no_report
from tthc_render.reports.computed import Computed, printed_names, template_names
from tthc_render.reports.deviations import deviate, relocate_label_findings
from tthc_render.reports.document_kinds import check_kind, document_code, rows_of_signers
from tthc_render.reports.frame_lines import addressees, ended, lower_first, without_lead
from tthc_render.reports.model import PartialDay
from tthc_render.reports.pictures import with_picture
from tthc_render.reports.placed_tables import placed_tables
from tthc_render.reports.types import AppendixSpec
from tthc_render.vietnamese.dates import BLANK_NUMBER, PartialDate, date_line
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.workspace.kinds import DocumentKind
from tthc_render.workspace.paths import packaged_templates


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report shows beside its own file: pictures of its folder, or of its layout's, and earlier reports."""

    folder: Path = Path()
    layout_folders: tuple[Path, ...] = ()
    earlier: Earlier = no_report


def build_document(
    computed: Computed, findings: Findings, surroundings: Surroundings = Surroundings()
) -> Document | None:
    """The document of a report, None if the outline cannot be filled."""
    return _Builder(computed, findings, surroundings).document()


class _Builder:
    def __init__(self, computed: Computed, findings: Findings, surroundings: Surroundings) -> None:
        self.computed = computed
        self.surroundings = surroundings
        self.report = computed.report
        self.findings = findings
        self.names = template_names(computed)
        self.count = Count()

    def document(self) -> Document | None:
        try:
            return self._document()
        except TooMuchError as fault:
            fault.tell(self.findings)
            return None

    def _document(self) -> Document | None:
        report, kind = self.report, self.computed.loaded.type
        outline = self._outline()
        if outline is None:
            return None
        blocks = self._filled(outline)
        head = report.file.van_ban
        if head.trich_yeu:
            typed = (self._marked(text, "van_ban", "trich_yeu", index) for index, text in enumerate(head.trich_yeu))
            subject = tuple(typed)
        else:
            subject = tuple(self._line(text) for text in kind.trich_yeu)
        is_letter = self.kind is not None and not self.kind.title
        check_kind(report, self.kind, self.findings)
        printed = [index for index, item in enumerate(kind.phu_luc) if self._is_printed(item)]
        appendices = tuple(map(self._appendix, printed))
        blocks = (*blocks, *rows_of_signers(head))
        blocks, appendices = number_notes(blocks, appendices)
        document = Document(
            unit=report.unit.ma,
            period=report.period.code,
            report_type=kind.ma,
            letterhead=self._letterhead(),
            kind=self._title(),
            subject=() if is_letter else subject,
            about=self._about(subject) if is_letter else "",
            urgency=head.do_khan,
            contact=head.dia_chi or (report.unit.dia_chi if is_letter else ""),
            window=self._window(),
            addressees=tuple(
                self._marked(text, "van_ban", "kinh_gui", index) for index, text in enumerate(addressees(head.kinh_gui))
            ),
            blocks=blocks,
            recipients=(
                *(
                    self._marked(
                        f"- {ended(text, ';' if head.luu or index < len(head.noi_nhan) - 1 else '.')}",
                        "van_ban",
                        "noi_nhan",
                        index,
                    )
                    for index, text in enumerate(head.noi_nhan)
                ),
                *([self._marked(f"- Lưu: {ended(head.luu, '.')}", "van_ban", "luu")] if head.luu else []),
            ),
            drafter=head.nguoi_soan,
            signature=(
                Signature(head.quyen_han, head.ho_ten, head.chuc_vu_tren_ten) if head.ky_trai is None else Signature(())
            ),
            appendices=appendices,
            layout=kind.bo_cuc,
        )
        return with_plain_blanks(document)

    def _about(self, subject: Sequence[str]) -> str:
        """The line below the number of a công văn, with the marks of what was typed."""
        typed = self.report.file.van_ban.trich_yeu or subject
        text = f"V/v {lower_first(without_lead(' '.join(typed)))}"
        return self._marked(text, "van_ban", "trich_yeu")

    @property
    def kind(self) -> DocumentKind | None:
        """The kind of document, where the report type names one."""
        return self.computed.loaded.document_kind

    def _title(self) -> str:
        """The line that names the kind: what the report type says, else what the decree's kind is called."""
        spec = self.computed.loaded.type
        return self.kind.title if self.kind is not None and "ten_loai" not in spec.model_fields_set else spec.ten_loai

    def _outline(self) -> str | None:
        """The outline filled by Jinja; None with a finding that names the template's line."""
        loaded = self.computed.loaded
        try:
            outline = fill(loaded.template, self.names)
            self.count.add("letters", len(outline), Place(loaded.shown))
            hold("blocks", outline.count("\n"), Place(loaded.shown))
            return outline
        except FAULTS as error:
            line, near, why = locate(error, loaded.source, "<template>")
            self._fault(error, Place(loaded.shown, line), why, near)
        return None

    def _fault(self, error: Exception, place: Place, why: str, text: str) -> None:
        """A fault of the outline; for an outline of the program, at the report, since users do not edit that folder."""
        if not self.computed.loaded.folder.resolve().is_relative_to(packaged_templates()):
            self.findings.add(_code_of(error), place, reason=why, text=text, advice=advice(error))
            return
        name = f"{self.computed.loaded.folder.name}/{place.file.rpartition('/')[2]}"
        self.findings.add("T320", self.report.place("loai"), reason=why, name=name, line=place.line or "?", text=text)

    def _line(self, text: str) -> str:
        """A title line: Jinja in plain text."""
        try:
            shown = self.computed.loaded.shown.replace("content.md", "report.yaml")
            return marked(fill(_title_line(text), self.names).strip(), self.findings, Place(shown))
        except FAULTS as error:
            shown = self.computed.loaded.shown.replace("content.md", "report.yaml")
            self._fault(error, Place(shown), reason(error), text[:80])
            return text

    def _holds(self, condition: str) -> bool:
        """Whether an appendix is printed: always without a condition, and where the condition is at fault."""
        return not condition or bool(self._line(f"{{% if {condition} %}}1{{% endif %}}"))

    def _is_printed(self, spec: AppendixSpec) -> bool:
        """Whether an appendix is printed: its condition holds, and its text is written where it is one."""
        written = not spec.loi_van or bool(self.report.narratives.get(spec.loi_van, "").strip())
        return written and self._holds(spec.khi)

    def _marked(self, text: str, *path: str | int) -> str:
        """A typed line with its marks read."""
        return marked(text, self.findings, self.report.place(*path))

    def _filled(self, outline: str) -> tuple[Block, ...]:
        deviations = self.report.file.in_khac
        outline = deviate(
            outline, deviations, lambda index, key: self.report.place("in_khac", index, key), self.findings
        )
        return self._blocks(outline, self.kind.formula if self.kind is not None else "")

    def _blocks(self, outline: str, formula: str = "") -> tuple[Block, ...]:
        """The blocks of an outline, numbered from the beginning; ``formula`` is the line below the grounds."""
        shown = self.computed.loaded.shown
        blocks = parse_blocks(
            outline, lambda line: Place(shown), self.findings, expand=self.blocks_of, expand_inline=self.inlines_of
        )
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, FormRef):
                self.count.add("tables", 1, block.where)
                out += self._tables(block)
            elif isinstance(block, ChartRef):
                self.count.add("charts", 1, block.where)
                chart = chart_of(block, self.computed, self.surroundings.earlier, self.findings)
                out += [chart] if chart is not None else []
            else:
                if isinstance(block, Table):
                    self.count.add("cells", block.columns * len(block.rows), block.where)
                out.append(block)
        misnumbered = Findings()
        if self.kind is not None:
            out = above_articles(out, formula)
        self.findings.extend([*check_typed_articles(out), *check_typed_divisions(out)])
        numbered = number_headings(number_runins(number_articles(bold_articles(out)), shown), misnumbered)
        labels = {
            item.nhan: self.report.place("in_khac", index, "nhan")
            for index, item in enumerate(self.report.file.in_khac)
            if item.nhan
        }
        self.findings.extend(relocate_label_findings([*misnumbered, *check_labels(numbered)], labels))
        return tuple(numbered)

    def blocks_of(self, key: str) -> Sequence[Piece]:
        """The blocks of a narrative, with their places in the report's file; called by the grammar."""
        place = functools.partial(self.report.source.line_of, ("loi_van", key))
        text = self._with_figures(key)
        self.count.add("letters", len(text), self.report.place("loi_van", key))
        self.count.add("blocks", text.count("\n") + 1, self.report.place("loi_van", key))
        found = parse_blocks(text, place, self.findings, headings=False)
        pieces = (self._with_picture(piece) if isinstance(piece, Figure) else piece for piece in found)
        return [piece for piece in pieces if piece is not None]

    def _with_picture(self, figure: Figure) -> Figure | None:
        """A figure of a narrative with its file from the report's folder; None with a finding."""
        folders = self.surroundings.folder, self.surroundings.layout_folders
        return with_picture(figure, *folders, self.count, self.findings)

    def inlines_of(self, key: str) -> tuple[Inline, ...]:
        """The text of a narrative inside a sentence of the outline."""
        place = self.report.source.line_of(("loi_van", key), 0)
        text = self._with_figures(key).strip()
        if "\n" in text:
            self.findings.add("D306", place, key=key)
            text = " ".join(text.split("\n"))
        return parse_inlines(text, self.findings, place)

    def _with_figures(self, key: str) -> str:
        """The narrative with each ``[= …]`` replaced by its value."""
        text = self.report.narratives[key]
        if "[=" not in text:
            return text
        return "\n".join(self._line_with_figures(key, number, line) for number, line in enumerate(text.split("\n")))

    def _line_with_figures(self, key: str, number: int, line: str) -> str:
        out, at = [], 0
        for found in find_expressions(line):
            value = self._value(key, number, found, line)
            out += [line[at : found.start], value]
            typed = _TYPED_PERCENT.match(line, found.end) if value.endswith("%") else None
            at = typed.end() if typed else found.end
        return "".join([*out, line[at:]])

    def _value(self, key: str, number: int, found: Found, line: str) -> str:
        place = self.report.source.line_of(("loi_van", key), number)
        place = replace(place, column=place.column + found.start)
        try:
            if not found.closed:
                raise unclosed(found.text)
            text = expression_text(found.text, self.names, share=line.startswith("%", found.end))
            if isinstance(text, Absent):
                period = text.period or "trước đó"
                self.findings.add("D630", place, text=line[found.start : found.end], period=period)
            return escape(text)
        except ExpressionError as error:
            labels = printed_names(self.computed)
            meant = advised(error, found.text, self.names, labels) if found.closed else error
            self.findings.extend([expression_finding(meant, line[found.start : found.end], place)])
            return "…"  # a gap would bring findings of its own

    def _tables(self, ref: FormRef) -> Iterable[Block]:
        """A form in the body: its table, or the table of one part."""
        return placed_tables(ref, self.computed.forms, self.report.source.file, self.count, self.findings)

    def _appendix(self, index: int) -> Appendix:
        head: FormHead | AppendixHead
        spec = self.computed.loaded.type.phu_luc[index]
        if spec.loi_van:
            text = fill(_title_line(f"{{{{ loi_van.{spec.loi_van} }}}}"), self.names)
            notes = tuple(self._line(line) for line in spec.kem_theo)
            titles = (self._line(spec.ten),) if spec.ten else ()
            head = AppendixHead(self._line(spec.nhan), titles, notes, letterhead=spec.dau_van_ban)
            return Appendix(head, self._blocks(text), paper(spec.huong or "doc", spec.kho_giay))
        form, result = self.computed.forms[spec.bieu]
        date = self._letterhead().date
        form_place = self.report.place("bieu", form.code)
        self.count.add("cells", form_tables.cell_count(form, result), form_place)
        blocks = form_tables.form_blocks(form, result, form_place, date, self.findings)
        if spec.nhan:
            title = self._line(spec.ten) if spec.ten else marked(form.spec.ten, self.findings, form_place)
            head = AppendixHead(
                self._appendix_label(index, spec.nhan), (title,), tuple(self._line(text) for text in spec.kem_theo)
            )
        else:
            receiver = self._line(spec.don_vi_nhan) or self.report.unit.noi_nhan_bao_cao
            units = (f"Đơn vị báo cáo: {self.report.unit.ten}",)
            head = FormHead(
                code=form.spec.ky_hieu_in,
                title=(marked(form.spec.ten, self.findings, form_place),),
                period=period_lines(spec, self.report, self._line),
                units=(*units, f"Đơn vị nhận báo cáo: {receiver}") if receiver else units,
                source=form.spec.ban_hanh_theo,
            )
        return Appendix(head, blocks, paper_of(spec, form))

    def _appendix_label(self, index: int, usual: str) -> str:
        """The label of an appendix, overridden where the issued report printed another one."""
        typed = self.report.file.van_ban.nhan_phu_luc
        if index >= len(typed) or typed[index].in_ == usual:
            return usual
        place = self.report.place("van_ban", "nhan_phu_luc", index)
        override = typed[index]
        self.findings.add("C111", place, printed=override.in_, usual=usual, reason=override.vi_sao)
        return override.in_

    def _letterhead(self) -> Letterhead:
        report, head = self.report, self.report.file.van_ban
        unit = report.unit
        code = document_code(self.computed)
        day = head.ngay
        month_text = None
        if isinstance(day, PartialDay):
            partial, month_text = day.partial, day.thang_in or None
        else:
            partial = PartialDate(day.day, day.month, day.year)
        dated = self.kind is None or self.kind.must("dia_danh") or head.dia_danh
        numbered = self.kind is None or self.kind.may("so") or head.so
        return Letterhead(
            parent=report.registry.parent_lines(unit),
            issuer=unit.ten_in,
            number=f"Số: {head.so or BLANK_NUMBER}/{code}" if numbered else "",
            date=date_line(head.dia_danh or unit.dia_danh, partial, month_text=month_text) if dated else "",
        )

    def _window(self) -> str:
        """The line of the data window below trích yếu: typed, overridden or the type's own."""
        typed = self.report.file.van_ban.ky_so_lieu
        usual = self._line(self.computed.loaded.type.ky_so_lieu)
        if typed is None:
            return usual
        if isinstance(typed, str):
            return typed
        if typed.in_ != usual:
            place = self.report.place("van_ban", "ky_so_lieu")
            self.findings.add("C110", place, printed=typed.in_, usual=usual, reason=typed.vi_sao)
        return typed.in_


_TYPED_PERCENT: Final = pattern_of(r"[ \u00a0]?(?:%|phần trăm(?!\w))")
"""What is typed behind a share that has its own sign (``| ty_le``)."""


def _code_of(fault: Exception) -> str:
    """T304 for a name that is not there, T305 for what cannot be computed."""
    return "T304" if isinstance(fault, jinja2.UndefinedError) else "T305"


@functools.cache
def _plain_environment() -> jinja2.Environment:
    """For title lines: the layouts' rules without escaping, since a title is not markup."""
    return layout_environment().overlay(autoescape=False)


@functools.lru_cache(maxsize=256)
def _title_line(text: str) -> jinja2.Template:
    """A title line of a report type, compiled: the same few serve all reports."""
    return _plain_environment().from_string(text)
