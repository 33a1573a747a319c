"""Lint of layouts: tags in the wrong place, names that do not exist, blocks that were forgotten, styles missing.

A finding about ``layout.docx`` names the paragraph by number and words, one about ``layout.html`` the line.
Findings of family T, codes T5xx; a trial document in the layout is held against the decree's rules.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import jinja2
from lxml.etree import _Element as Element

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.faults import fault_words
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.markup import ChartRef, FormRef, parse_blocks
from tthc_render.document.numbering import number_headings, number_notes
from tthc_render.document.stray_braces import stray_braces
from tthc_render.document.template_errors import locate, reason
from tthc_render.document.templates import layout_environment
from tthc_render.document.tree import (
    Appendix,
    Cell,
    Document,
    FormHead,
    Letterhead,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)
from tthc_render.formats.ooxml import PACKAGE_FAULTS, W, open_layout, parse_strictly
from tthc_render.formats.stamp import Stamp
from tthc_render.formats.template_text import read_template
from tthc_render.layout.docx.changes import accept_changes
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import END_MARK, FRAME, NOTE_CALL, TABLE_STYLE, UNUSABLE, load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf import word_sheet
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.lint.linter import lint_bytes
from tthc_render.readers.facts import FileKind
from tthc_render.readers.process_limits import OverTimeError, in_time, memory_limited
from tthc_render.template_checks.layout_measures import lint_keys
from tthc_render.template_checks.layout_places import lint_places
from tthc_render.template_checks.layout_tags import CLASSES, STYLES, body_only, frame_names, sample_names, unplaced
from tthc_render.template_checks.outline_marks import untold
from tthc_render.template_checks.probe import NAME, try_out
from tthc_render.template_checks.tag_forms import doubled, tag_faults
from tthc_render.template_checks.typed_words import lint_typed_words
from tthc_render.template_checks.word_look import lint_look
from tthc_render.vietnamese.text import nearest
from tthc_render.workspace.paths import without_roots

_SPECIAL = re.compile(r"\{[%{](p|tr|tc)\s.*?[%}]\}", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_AREAS: Final = {"p": (f"{W}p", "đoạn"), "tr": (f"{W}tr", "hàng"), "tc": (f"{W}tc", "ô")}
_AT: Final = re.compile(r"([\w.-]+\.(?:html|css|docx|yaml))(?::(\d+))?: (.*)", re.DOTALL)
STRAYS_MAX: Final = 20
_STYLE_SHEET: Final = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
TRIAL_SECONDS: Final = 60
TRIAL_MB: Final = 1_500
"""What the trial of one layout may take: the sample is three pages and takes a second on a slow machine."""
_DOUBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SETTINGS: Final = "word/settings.xml"
WORD_2010: Final = "14"
"""The last compatibility mode in which Word does not squeeze the spaces of justified lines."""
FORMAT_OF: Final[Mapping[str, FileKind]] = {"layout.docx": "docx", "layout.html": "pdf"}
MEASURES: Final = "layout.yaml"
SENTENCE: Final = (
    "Các cơ quan, đơn vị đã triển khai đầy đủ nhiệm vụ được giao trong kỳ báo cáo, bảo đảm đúng tiến độ, đúng thẩm "
    "quyền và đúng trình tự, thủ tục theo quy định; kết quả cụ thể của từng nhiệm vụ được nêu ở các mục dưới đây."
)
TEXT: Final = "\n".join(
    [
        "# TÌNH HÌNH",
        "## Kết quả",
        f"{SENTENCE}^[Chú thích cuối trang.] Đoạn này có **chữ đậm** và *chữ nghiêng*.",
        *[f"- {SENTENCE}", f"+ {SENTENCE}", SENTENCE] * 6,
        "Trên đây là báo cáo của Sở Mẫu./.",
    ]
)


def lint_docx_layout(path: Path, shown: str, findings: Findings) -> None:
    """Check a ``layout.docx``."""
    try:
        with open_layout(path) as archive:
            body = parse_strictly(archive.read("word/document.xml")).find(f"{W}body")
            settings = parse_strictly(archive.read(SETTINGS)) if SETTINGS in archive.namelist() else None
            frames = {name: parse_strictly(archive.read(name)) for name in archive.namelist() if FRAME.fullmatch(name)}
    except PACKAGE_FAULTS as error:
        findings.add("T506", Place(shown), reason=cause(error))
        return
    if body is None:
        findings.add("T506", Place(shown), reason="không có phần thân")
        return
    for part in (body, *frames.values()):
        accept_changes(part)
    notes = list(_notes(body, shown))
    findings.extend([*notes, *_tags_with_text(body, shown), *_compatibility(settings, shown)])
    for name, frame in frames.items():
        findings.extend(_tags_with_text(frame, _in_frame(shown, name)))
    if notes or _misformed(body, frames, shown, findings):
        return
    try:
        layout = load_docx_layout(path)
    except TthcError as error:
        if not error.message.startswith(str(path.parent / MEASURES)):  # those are reported by themselves
            findings.add("T506", Place(shown), reason=_without_path(error.message, path))
        return
    for name in (*STYLES, TABLE_STYLE):
        if name not in layout.styles and not (name == TABLE_STYLE and layout.table_style):
            findings.add("T507", Place(shown), style=name)
    parts = {_in_frame(shown, name): frame.markup for name, frame in layout.frames.items()}
    _check_names({shown: layout.body.markup, **parts}, "docx", findings)
    places = lint_places(layout.body.markup, "docx", shown)
    findings.extend([*lint_look(path, shown), *lint_typed_words(path, shown), *places])


def _compatibility(settings: Element | None, shown: str) -> Iterator[Finding]:
    """A mode in which Word breaks other lines than our PDF; a file without one is of Word 2007, which is mode 12."""
    modes = [] if settings is None else settings.iterfind(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']")
    mode = next((item.get(f"{W}val", "") for item in modes), "12")
    if mode != WORD_2010:
        is_newer = not mode.isdigit() or int(mode) > int(WORD_2010)
        yield finding("T730" if is_newer else "T731", Place(shown), mode=mode)


def _in_frame(shown: str, name: str) -> str:
    """A header or footer of a layout: ``layout.docx (header1)``."""
    return f"{shown} ({Path(name).stem})"


def _without_path(message: str, path: Path) -> str:
    return without_roots(message, path.parent).removeprefix(path.name).lstrip(": ").removeprefix(UNUSABLE).rstrip(".")


def _tags_with_text(body: Element, shown: str) -> Iterator[Finding]:
    """Tags that take their paragraph, row or cell away: docxtpl silently deletes all other words in it."""
    for number, paragraph in _paragraphs(body):
        text = _text(paragraph)
        for match in _SPECIAL.finditer(text):
            tag, area = _AREAS[match[1]]
            home = paragraph if tag == f"{W}p" else next(paragraph.iterancestors(tag), None)
            if home is None:
                yield finding("T509", Place(shown), number=number, tag=match[0], area=area)
                continue
            rest = _all_text(home).replace(match[0], "", 1).strip()
            if rest:
                yield finding(
                    "T501", Place(shown), number=number, text=text.strip()[:120], tag=match[0], lost=rest[:80]
                )
                break


def _misformed(body: Element, frames: Mapping[str, Element], shown: str, findings: Findings) -> bool:
    """Report tags that are not whole or lack the letter of their kind; whether one is not whole."""
    torn = False
    for where, part in ((shown, body), *((_in_frame(shown, name), frame) for name, frame in frames.items())):
        for fault in tag_faults((number, _text(paragraph)) for number, paragraph in _paragraphs(part)):
            if part is body or fault.torn:  # what a header may not place at all is told by itself
                findings.add("T504", Place(where), reason=fault.why, number=fault.number, text=fault.text[:120])
            torn = torn or fault.torn
    return torn


def _notes(body: Element, shown: str) -> Iterator[Finding]:
    """Footnotes typed in the printed part."""
    for number, paragraph in _paragraphs(body):
        if any(_home(call) is paragraph for call in paragraph.iter(NOTE_CALL)):
            yield finding("T513", Place(shown), number=number, text=_text(paragraph).strip()[:120])


def _paragraphs(body: Element) -> Iterator[tuple[int, Element]]:
    """The paragraphs of the printed part by number; of a text box those that Word shows, not their older double."""
    for number, paragraph in enumerate(body.iter(f"{W}p"), 1):
        if _text(paragraph).strip().startswith(END_MARK):
            break
        if next(paragraph.iterancestors(_DOUBLE), None) is None:
            yield number, paragraph


def _home(item: Element) -> Element | None:
    return next(item.iterancestors(f"{W}p"), None)


def _text(paragraph: Element) -> str:
    """The words of a paragraph, without those of text boxes that are anchored in it."""
    return "".join(item.text or "" for item in paragraph.iter(f"{W}t") if _home(item) is paragraph)


def _all_text(element: Element) -> str:
    """All words in a paragraph, row or cell, with those of text boxes, each box once."""
    double = set(element.iter(_DOUBLE))
    return "".join(
        item.text or "" for item in element.iter(f"{W}t") if not double or double.isdisjoint(item.iterancestors())
    )


_LOOPED: Final = re.compile(r"\{%-?\s*for\s+(\w+)\s+in\b")


def _check_names(parts: Mapping[str, str], kind: str, findings: Findings) -> None:
    """Report unknown names and filters, syntax, and what was not placed.

    ``parts`` are markups by how they are shown: the body, then headers and footers. These are not on every page,
    so what a report must have has its place in the body.
    """
    body, used = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for index, (shown, markup) in enumerate(parts.items()):
        found = _names_in(markup, kind, shown, sample_names(kind) if index == 0 else frame_names(), findings)
        if found is None:
            return
        used |= found
        findings.extend(finding("T516", Place(shown), tag=tag) for tag in doubled(markup, kind))
        body = found if index == 0 else body
    nowhere = dict(unplaced(used, kind))
    meant = {item.details["near"] for item in findings if item.code == "T502"}
    for name, item in unplaced(body, kind):
        if name in meant:
            continue  # the misspelt name was reported
        if item.required or name in nowhere:
            findings.add("T503" if item.required else "T510", Place(next(iter(parts))), name=name, words=item.words)


def _names_in(
    markup: str, kind: str, shown: str, names: dict[str, object], findings: Findings
) -> set[tuple[str, ...]] | None:
    """The names that one markup uses; None if it cannot be tried out."""
    lines = markup.split("\n")

    def place(line: int) -> tuple[Place, dict[str, object]]:
        words = " ".join(re.sub(r"<[^>]+>", " ", lines[line - 1]).split()) if 0 < line <= len(lines) else ""
        where = Place(shown) if kind == "docx" else Place(shown, line)
        return where, {"text": words[:120], "number": line - 1 if kind == "docx" else line}

    for _ in range(STRAYS_MAX):
        stray = stray_braces(_STYLE_SHEET.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markup))
        if stray is None:
            break
        where, words = place(markup.count("\n", 0, stray.start) + 1)
        findings.add("T504", where, reason=re.sub(r"<[^>]+>", "", stray.why), **words)
        markup = markup[: stray.start] + stray.mended + markup[stray.end :]
    try:
        trial = try_out(markup, names, layout_environment())
        shown_only = try_out(markup, names, layout_environment(), tests=False)
    except jinja2.TemplateError as error:
        where, words = place(locate(error, markup, NAME)[0])
        findings.add("T504", where, reason=reason(error), **words)
        return None
    appendices = names["phu_luc"]
    of_appendix = list(appendices[0]) if isinstance(appendices, tuple) else []
    looped = _LOOPED.findall(markup)
    for path, line in trial.trace.missing:
        where, words = place(line)
        if item := body_only(path):
            findings.add("T514", where, shown=shown, name=path[-1], words=item.words, **words)
            continue
        known = list(names) if len(path) == 1 else of_appendix
        near = "–" if path[-1] in looped else nearest(path[-1], [*known, *looped]) or "–"
        findings.add("T502", where, name=path[-1], near=near, known=", ".join(known), **words)
    for name, line, _ in trial.unknown:
        where, words = place(line)
        findings.add("T505", where, name=name, **words)
    if trial.fault is not None:
        where, words = place(trial.fault_line)
        findings.add("T504", where, reason=reason(trial.fault), **words)
        return None
    return shown_only.trace.used | trial.trace.used & {("phu_luc", "[]", "bieu_mau")}


def lint_html_layout(path: Path, shown: str, findings: Findings) -> None:
    """Check a ``layout.html`` and the style sheets beside it."""
    try:
        source = read_template(path)
    except (OSError, UnicodeDecodeError) as error:
        findings.add("T506", Place(shown), reason=cause(error))
        return
    _check_names({shown: source}, "html", findings)
    findings.extend(lint_places(source, "html", shown))
    sheets = []
    for sheet in sorted(path.parent.glob("*.css")):
        try:
            sheets.append(read_template(sheet))
        except (OSError, UnicodeDecodeError) as error:
            findings.add("T506", Place(f"{shown.removesuffix(path.name)}{sheet.name}"), reason=cause(error))
            return
    of_word = (*word_sheet.CLASSES.values(), *word_sheet.GAPS.values(), ".duong-ke .chu-thich .so-lieu")
    known = {name for text in (*sheets, source, *of_word) for name in _CLASS.findall(text)}
    for name in CLASSES:
        if name not in known:
            findings.add("T508", Place(shown), name=name)


def lint_measures(folder: Path, shown: str, findings: Findings) -> None:
    """Check the ``layout.yaml`` of a layout; one without ``layout.docx`` or ``layout.html`` beside it is never used."""
    path = folder / MEASURES
    if not any((folder / name).is_file() for name in FORMAT_OF):
        findings.add("T515", Place(f"{shown}/{MEASURES}"), name=MEASURES)
        return
    load_geometry.cache_clear()
    sound = not path.is_file() or lint_keys(path, f"{shown}/{MEASURES}", findings)
    try:
        if sound:
            load_geometry(folder)
    except TthcError as error:
        findings.add("T506", Place(f"{shown}/{MEASURES}"), reason=_without_path(error.message, path))


def try_layout(folder: Path, shown: str, findings: Findings) -> None:
    """Print a sample document in both layouts of a folder: what stops it, and what breaks the decree."""
    files = {name: folder / name for name in FORMAT_OF if (folder / name).is_file()}
    try_document(sample_document(), files, "T511", lambda name: f"{shown}/{name}", findings)


def try_document(
    document: Document, files: Mapping[str, Path], code: str, shown: Callable[[str], str], findings: Findings
) -> None:
    """Print a document in each of the layouts ``files`` and lint it; ``code`` reports what stops it.

    Each within `TRIAL_SECONDS` and `TRIAL_MB`.
    """
    told: set[str] = set()
    for name, path in files.items():
        kind = FORMAT_OF[name]
        stopped = functools.partial(_stopped, path=path, code=code, kind=kind, shown=shown)
        printed = functools.partial(_printed, document, path, kind, shown(name))
        try:
            with memory_limited(TRIAL_MB):
                findings.extend(untold(in_time(printed, TRIAL_SECONDS), told))
        except OverTimeError:
            findings.extend([stopped(f"quá {TRIAL_SECONDS} giây chưa xong")])
        except TthcError as error:
            findings.extend([stopped(error.message)])
        except (MemoryError, RecursionError) as error:
            findings.extend([stopped(fault_words(error))])


def _printed(document: Document, path: Path, kind: FileKind, shown: str) -> list[Finding]:
    """Findings on the document printed in the layout at ``path``."""
    stamp = Stamp("so-mau", "2024-Q2", "mau", "0" * 32, "Bài mẫu", "Sở Mẫu")
    measures = measure(document, load_geometry(path.parent))
    if kind == "docx":
        data = render_docx(measures, load_docx_layout(path), stamp)
    else:
        data = render_pdf(measures, load_html_layout(path), stamp).data
    return [item for item in lint_bytes(data, kind, shown).findings if item.severity != "info"]


def _stopped(message: str, path: Path, code: str, kind: str, shown: Callable[[str], str]) -> Finding:
    """What stopped a trial, at the line of the file of the layout that ``message`` begins with."""
    message = without_roots(message, path.parent)
    found = _AT.match(message)
    place = Place(shown(found[1]), int(found[2] or 0)) if found else Place(shown(path.name))
    reason = found[3] if found else _without_path(message, path)
    return finding(code, place, kind=kind.upper(), reason=reason.removeprefix(UNUSABLE).rstrip("."))


def sample_document() -> Document:
    """A short report with every kind of block, an appendix and a form."""
    blocks = parse_blocks(TEXT, lambda line: Place(), Findings())
    plain_blocks = [item for item in blocks if not isinstance(item, FormRef | ChartRef)]
    numbered = number_headings(plain_blocks, Findings())
    table = Table(
        header=(Row((_cell("STT"), _cell("Nội dung"), _cell("Số lượng")), "header"),),
        rows=(Row((_cell("1"), _cell("Việc thứ nhất"), _cell("12"))),),
        columns=3,
    )
    head = FormHead("Biểu số 01", ("TÊN BIỂU",), ("Kỳ báo cáo: Quý II năm 2024",), ("Đơn vị báo cáo: Sở Mẫu",))
    measure_line = Paragraph((Run("Đơn vị tính: hồ sơ"),), style="Đơn vị tính")
    body, appendices = number_notes(tuple(numbered), (Appendix(head, (measure_line, table)),))
    return Document(
        unit="so-mau",
        period="2024-Q2",
        report_type="mau",
        letterhead=Letterhead(("UBND TỈNH MẪU",), ("SỞ MẪU",), "Số: 07/BC-SM", "Mẫu, ngày 05 tháng 7 năm 2024"),
        kind="BÁO CÁO",
        subject=("Tình hình thực hiện nhiệm vụ",),
        window="",
        addressees=("UBND tỉnh",),
        blocks=body,
        recipients=("- Như trên;", "- Lưu: VT."),
        signature=Signature(("GIÁM ĐỐC",), "Trần Văn An"),
        appendices=appendices,
    )


def _cell(text: str) -> Cell:
    return Cell((Run(text),))
