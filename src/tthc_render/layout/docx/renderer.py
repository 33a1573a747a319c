"""The tree as DOCX, through a docxtpl layout that is compiled once and filled many times.

What a layout has: docxtpl tags for letterhead, title, recipients, signature and the heads of appendices, also in
headers and footers; ``{{p than }}`` for the body; a marker paragraph that starts with ``END_MARK``; after it one
sample section each for body, portrait and landscape appendix. Styles are found by name, not by id, so that a
layout saved by another program still works. Why it is built so: ``docs/architecture.md``.
"""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import jinja2
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup, escape

from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.templates import FAULTS, layout_environment, locate_in_word, one_line_each
from tthc_render.document.tree import Appendix, FormHead, first_unprintable
from tthc_render.formats.ooxml import (
    PACKAGE_FAULTS,
    PACKAGE_RELATIONS,
    RELATIONS,
    XML_HEAD,
    W,
    allow_pictures,
    drop_character_sets,
    footnote_frame,
    in_utf8,
    normalise,
    parse_strictly,
    style_ids,
)
from tthc_render.formats.stamp import Stamp, core_properties
from tthc_render.layout.docx.blocks import TWIPS, BlockWriter, broken
from tthc_render.layout.docx.docxtpl_compat import are_needed, finished, with_literal_braces
from tthc_render.layout.geometry import Geometry, load_geometry
from tthc_render.layout.measures import HeadMeasures, Measures
from tthc_render.layout.pictures import TYPES, find_picture

END_MARK: Final = "=== HẾT PHẦN IN"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
SECTIONS: Final = ("body", "portrait", "landscape")
TABLE_STYLE: Final = "Bảng số liệu"
WRITTEN_HERE: Final = frozenset(
    {
        "word/document.xml",
        "word/footnotes.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/footnotes.xml.rels",
        "docProps/core.xml",
    }
)
UNUSABLE: Final = "không dùng được làm bố cục Word: "
NOTE_CALL: Final = f"{W}footnoteReference"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
BODY_ONLY: Final = ("than", "ngat_trang")
FRAME: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_TAGGED = re.compile(r"\{[{%#]")
_RULE_TAG = re.compile(r"\{\{p\s+([\w.]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """The markup of one part of a layout, compiled; ``finish`` gives the filled part docxtpl's own steps."""

    template: jinja2.Template
    markup: str
    finish: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class DocxLayout:
    """A compiled ``layout.docx``; serves any number of documents. ``frames`` are headers and footers with tags."""

    path: Path
    body: Filled
    frames: Mapping[str, Filled]
    root: str
    sections: Mapping[str, str]
    styles: Mapping[str, str]
    table_style: str
    rule_cells: Mapping[str, int]
    unchanged: bytes
    relations: str
    notes_head: str
    last_note_id: int
    drawing_ids: frozenset[str]
    geometry: Geometry

    @property
    def engine(self) -> str:
        """How documents are made: "docxtpl-compiled", or "docxtpl" where its own steps are needed, too."""
        own_steps = any(part.finish for part in (self.body, *self.frames.values()))
        return "docxtpl" if own_steps else "docxtpl-compiled"

    def style(self, name: str) -> str:
        """The id of the paragraph style ``name``; TemplateUnusable if the layout has none."""
        try:
            return self.styles[name]
        except KeyError:
            raise TemplateUnusable(
                f"{self.path}: bố cục không có kiểu đoạn “{name}”. "
                "Mở tệp bằng Word, tạo kiểu đoạn có đúng tên này rồi lưu lại."
            ) from None


@functools.lru_cache(maxsize=16)
def load_docx_layout(path: Path) -> DocxLayout:
    """Read and compile the layout at ``path``; TemplateUnusable if it cannot serve as one."""
    try:
        data = path.read_bytes()
        tpl = DocxTemplate(io.BytesIO(data))
        tpl.init_docx()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: in_utf8(name, archive.read(name)) for name in archive.namelist()}
        styles, tables = style_ids(members["word/styles.xml"])
        notes_head, last_note_id = footnote_frame(members)
        allow_pictures(members, TYPES.values())
        drop_character_sets(members)
        frames = {
            name: _compiled(XML_HEAD + tpl.patch_xml(tpl.xml_to_string(root)), f"{path} ({name})", tpl, _words_of(root))
            for name, root in frames_with_tags(members).items()
        }
        relations = members["word/_rels/document.xml.rels"].decode("utf-8")
        body = tpl.docx.element.body
        normalise(body)
    except PACKAGE_FAULTS as error:
        raise TemplateUnusable(f"{path}: {UNUSABLE}{cause(error)}. Mở tệp bằng Word rồi lưu lại.") from error
    sections = _take_sections(body, path)
    if next(body.iter(NOTE_CALL), None) is not None:
        raise TemplateUnusable(
            f"{path}: phần in có chú thích cuối trang của Word, sẽ mất lời khi làm báo cáo. Xóa chú thích đó; "
            "lời chú thích ghi ở content.md: …^[lời chú thích]."
        )
    rule_cells = _rule_cells(body)
    inside = re.sub(r"^<w:body[^>]*>|</w:body>\s*$", "", tpl.patch_xml(tpl.xml_to_string(body)).strip())
    return DocxLayout(
        path=path,
        body=_compiled(inside, str(path), tpl, _words_of(body)),
        frames=frames,
        root=_opening_tag(members["word/document.xml"].decode("utf-8"), "w:document"),
        sections=sections,
        styles=styles,
        table_style=tables.get(TABLE_STYLE, ""),
        rule_cells=rule_cells,
        unchanged=_pack({name: value for name, value in members.items() if name not in {*WRITTEN_HERE, *frames}}),
        relations=relations,
        notes_head=notes_head,
        last_note_id=last_note_id,
        drawing_ids=frozenset(item.get("id", "") for item in body.iter(DRAWING)),
        geometry=load_geometry(path.parent),
    )


def frames_with_tags(members: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The headers and footers among the parts of a package that have tags, by name."""
    roots = {name: parse_strictly(data) for name, data in members.items() if FRAME.fullmatch(name)}
    return {name: root for name, root in roots.items() if _TAGGED.search(_words_of(root))}


def _words_of(root: etree._Element) -> str:
    return "".join(map(str, root.itertext()))


def _compiled(markup: str, shown: str, tpl: DocxTemplate, words: str) -> Filled:
    """``markup`` of a part with the ``words`` compiled."""
    markup = one_line_each(with_literal_braces(markup))
    finish = functools.partial(finished, tpl) if are_needed(words, markup) else None
    try:
        return Filled(layout_environment().from_string(markup), markup, finish)
    except jinja2.TemplateError as error:
        raise TemplateUnusable(locate_in_word(error, markup, shown)) from error


def render_docx(measures: Measures, layout: DocxLayout, stamp: Stamp) -> bytes:
    """The document as the bytes of a DOCX file; equal input gives equal bytes.

    Raises TemplateUnusable if a tag of the layout asks for what is not there, RenderingFailed if the result
    is not well-formed XML (nothing is repaired in silence).
    """
    document = measures.document
    writer = BlockWriter(
        layout.style,
        layout.table_style,
        functools.partial(find_picture, layout.path.parent),
        layout.last_note_id,
        layout.drawing_ids,
    )
    context = _context(measures, layout, writer)
    body = _fill(layout.body, context, str(layout.path))
    finish = layout.body.finish or str
    last = document.appendices[-1].orientation if document.appendices else "body"
    closing = _empty(layout, "Dòng mở đầu") if not document.appendices else ""
    parts = {
        "word/document.xml": finish(
            f"{layout.root}<w:body>{body}{closing}{layout.sections[last]}</w:body></w:document>"
        ),
        "word/footnotes.xml": f"{layout.notes_head}{''.join(writer.notes)}</w:footnotes>",
        "word/_rels/document.xml.rels": layout.relations.replace(
            "</Relationships>", f"{_relations(writer.links, list(writer.pictures))}</Relationships>"
        ),
        "docProps/core.xml": core_properties(stamp),
    }
    around = {name: value for name, value in context.items() if name not in BODY_ONLY}
    around["phu_luc"] = [
        {name: value for name, value in appendix.items() if name not in BODY_ONLY} for appendix in context["phu_luc"]
    ]
    for name, frame in layout.frames.items():
        parts[name] = (frame.finish or str)(_fill(frame, around, f"{layout.path} ({name})"))
    if writer.note_links:
        parts["word/_rels/footnotes.xml.rels"] = (
            f'{XML_HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{_relations(writer.note_links, [])}</Relationships>'
        )
    members = {name: _checked(name, xml, layout.path) for name, xml in parts.items()}
    members.update((f"word/{name}", data) for name, data in writer.pictures.items())
    return _pack(members, layout.unchanged)


def _fill(part: Filled, context: Mapping[str, Any], shown: str) -> str:
    try:
        return part.template.render(context)
    except FAULTS as error:
        raise TemplateUnusable(locate_in_word(error, part.markup, shown)) from error


def _context(measures: Measures, layout: DocxLayout, writer: BlockWriter) -> dict[str, Any]:
    """The names that a layout may use."""
    document = measures.document
    width = layout.geometry.text_width_pt("portrait")
    appendices = []
    body = Markup(writer.blocks(document.blocks, width, keep_last=True))
    before = "body"
    for appendix, head in zip(document.appendices, measures.heads, strict=True):
        appendices.append(_appendix(appendix, head, before, layout, writer))
        before = appendix.orientation
    return {
        "co_quan_chu_quan": measures.parent,
        "co_quan_ban_hanh": measures.issuer,
        "duong_ke_co_quan": _rule(layout, measures.issuer_rule_pt, layout.rule_cells.get("duong_ke_co_quan")),
        "duong_ke_tieu_ngu": _rule(layout, measures.motto_rule_pt, layout.rule_cells.get("duong_ke_tieu_ngu")),
        "so_ky_hieu": document.letterhead.number,
        "dia_danh_ngay": document.letterhead.date,
        "ten_loai": document.kind,
        "trich_yeu": [Markup(broken(lines)) for lines in measures.subject],
        "ky_so_lieu": document.window,
        "duong_ke_trich_yeu": _rule(layout, measures.subject_rule_pt, layout.rule_cells.get("duong_ke_trich_yeu")),
        "kinh_gui": document.addressees,
        "than": body,
        "noi_nhan": document.recipients,
        "quyen_han": document.signature.lines,
        "ho_ten": document.signature.name,
        "phu_luc": appendices,
    }


def _appendix(
    appendix: Appendix, measured: HeadMeasures, before: str, layout: DocxLayout, writer: BlockWriter
) -> dict[str, Any]:
    head, width = appendix.head, layout.geometry.text_width_pt(appendix.orientation)
    entry: dict[str, Any] = {
        "ngat_trang": Markup(_empty(layout, "Dòng mở đầu", layout.sections[before])),
        "ten": Markup(broken(measured.title)) if measured.title else "",
        "than": Markup(writer.blocks(appendix.blocks, width)),
    }
    if isinstance(head, FormHead):
        return entry | {
            "bieu_mau": True,
            "ky_hieu": head.code,
            "ky_bao_cao": head.period,
            "don_vi": head.units,
        }
    return entry | {
        "bieu_mau": False,
        "nhan": head.label,
        "kem_theo": head.notes,
        "duong_ke": _rule(layout, measured.rule_pt, round(width * TWIPS)),
    }


def _rule(layout: DocxLayout, length_pt: float, cell_twips: int | None) -> Markup:
    """A rule line centred in a cell, or between the margins when the tag stands in none."""
    width = cell_twips or round(layout.geometry.text_width_pt("portrait") * TWIPS)
    side = max(0, round((width - length_pt * TWIPS) / 2))
    return Markup(
        f'<w:p><w:pPr><w:pStyle w:val="{layout.style("Đường kẻ")}"/><w:ind w:left="{side}" w:right="{side}"/>'
        "</w:pPr></w:p>"
    )


def _empty(layout: DocxLayout, style: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{layout.style(style)}"/>{properties}</w:pPr></w:p>'


def _take_sections(body: etree._Element, path: Path) -> dict[str, str]:
    """Cut off all that follows the marker paragraph; the sample sections found there, by name."""
    marker = next(
        (
            item
            for item in body.iterchildren(f"{W}p")
            if "".join(map(str, item.itertext())).strip().startswith(END_MARK)
        ),
        None,
    )
    if marker is None:
        raise TemplateUnusable(
            f"{path}: không thấy đoạn “{END_MARK} …”. Chép đoạn này và các mẫu sau nó từ layout.docx của nd30."
        )
    found, current = [], marker
    samples = [marker, *marker.itersiblings()]
    for current in samples:
        properties = current if current.tag == f"{W}sectPr" else current.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            found.append(etree.tostring(properties, encoding="unicode"))
    if len(found) != len(SECTIONS):
        raise TemplateUnusable(
            f"{path}: sau đoạn “{END_MARK} …” cần đúng 3 mẫu khổ trang (thân, phụ lục dọc, phụ lục ngang), "
            f"thấy {len(found)}."
        )
    for item in samples:
        body.remove(item)
    return dict(zip(SECTIONS, found, strict=True))


def _rule_cells(body: etree._Element) -> dict[str, int]:
    """Width in twips of the table cell around each ``{{p … }}`` tag that stands in one."""
    out = {}
    for cell in body.iter(f"{W}tc"):
        width = cell.find(f"{W}tcPr/{W}tcW")
        text = "".join(map(str, cell.itertext()))
        for name in _RULE_TAG.findall(text):
            if width is not None:
                out[name] = int(float(width.get(f"{W}w", "0")))
    return out


def _opening_tag(xml: str, name: str) -> str:
    match = re.search(rf"<{name}[^>]*>", xml)
    return XML_HEAD + (match[0] if match else f"<{name}>")


def _relations(links: Mapping[str, str], pictures: list[str]) -> str:
    rows = [
        f'<Relationship Id="{identity}" Type="{RELATIONS}/hyperlink" Target="{escape(address)}" TargetMode="External"/>'
        for address, identity in links.items()
    ]
    rows += [
        f'<Relationship Id="rIdPicture{number}" Type="{RELATIONS}/image" Target="{name}"/>'
        for number, name in enumerate(pictures, 1)
    ]
    return "".join(rows)


def _checked(name: str, xml: str, path: Path) -> bytes:
    if found := first_unprintable(xml):
        raise RenderingFailed(f"Văn bản có ký tự không in được: {found}. Xóa ký tự đó rồi chạy lại.")
    data = xml.encode("utf-8")
    try:
        parse_strictly(data)
    except etree.XMLSyntaxError as error:
        raise RenderingFailed(f"{path}: phần {name} sinh ra không phải XML đúng ({error}); không ghi tệp.") from error
    return data


def _pack(members: Mapping[str, bytes], start: bytes = b"") -> bytes:
    """A zip archive of ``members``, added to the archive ``start``; times are fixed, so the bytes repeat."""
    buffer = io.BytesIO(start)
    with zipfile.ZipFile(buffer, "a" if start else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()
