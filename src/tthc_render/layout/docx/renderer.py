"""The tree as DOCX, through a docxtpl layout that is compiled once and filled many times.

What a layout has: docxtpl tags for letterhead, title, recipients, signature and the heads of appendices, also in
headers and footers; ``{{p than }}`` for the body; a marker paragraph that starts with ``END_MARK``; after it one
sample section each for body, portrait and landscape appendix. Styles are found by name, not by id, so that a
layout saved by another program still works. Why it is built so: ``docs/architecture.md``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree
from markupsafe import Markup, escape

from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.document.template_errors import locate_in_word
from tthc_render.document.templates import FAULTS, fill
from tthc_render.document.tree import Appendix, FormHead, Table, appendix_name, first_unprintable
from tthc_render.formats.ooxml import PACKAGE_RELATIONS, RELATIONS, XML_HEAD, parse_strictly
from tthc_render.formats.record import ITEM_RELATION, ITEM_TYPE, EmbeddedFiles, docx_parts
from tthc_render.formats.stamp import Stamp, core_properties
from tthc_render.layout.contact_line import contact_lines, room_of
from tthc_render.layout.docx.blocks import NO_HEIGHT, TWIPS, BlockWriter
from tthc_render.layout.docx.runs import LINE_END, broken, high_and_low
from tthc_render.layout.docx.template import BODY_ONLY, DocxLayout, Filled, pack
from tthc_render.layout.docx.verification_footer import contact_footer, footer_of, no_footer
from tthc_render.layout.even_lines import Lines
from tthc_render.layout.geometry import PT_PER_MM
from tthc_render.layout.line_ends import word_text
from tthc_render.layout.measures import HeadMeasures, Measures
from tthc_render.layout.urgency import ABOVE_PT, COLOUR, HEIGHT_MM, SIZE_PT, WIDTHS_MM, hold_places
from tthc_render.layout.verification_mark import mark_of
from tthc_render.layout.word_styles import word_layout


def render_docx(measures: Measures, layout: DocxLayout, stamp: Stamp, record: EmbeddedFiles | None = None) -> bytes:
    """The document as the bytes of a DOCX file, with ``record`` inside; equal input gives equal bytes.

    Raises TemplateUnusable if a tag of the layout names what does not exist, RenderingFailed if the result
    is not well-formed XML (nothing is repaired in silence).
    """
    document = measures.document
    hold_places(document, layout.body.markup, layout.path)
    mark = mark_of(layout.geometry, document.letterhead.number, record)
    footer = footer_of(mark, layout.sections, layout.path) if mark else no_footer(layout.sections)
    if contact := contact_lines(document, layout.geometry):
        room_of(word_layout(layout.path).pages[0], layout.path)
        footer = contact_footer(contact, layout.sections)
    layout = replace(layout, sections=footer.sections)
    writer = BlockWriter(
        layout.style,
        layout.table_style,
        layout.last_note_id,
        layout.drawing_ids,
        round(layout.geometry.item_indent_pt * TWIPS),
        least_lines=layout.geometry.cell_spacing == 1 and not layout.geometry.cell_exact_pt,
        note_line_twips=layout.geometry.note_line_twips,
    )
    context, appendices = _context(measures, layout, writer)
    body = _fill(layout.body, context, str(layout.path))
    finish = layout.body.finish or str
    last = document.appendices[-1].orientation if document.appendices else "body"
    closing = _empty(layout, "Dòng mở đầu") if not document.appendices else ""
    parts = {
        "word/document.xml": finish(
            f"{layout.root}<w:body>{body}{closing}{layout.sections[last]}</w:body></w:document>"
        ),
        "word/styles.xml": f"{layout.styles_part}{''.join(writer.cell_styles.values())}</w:styles>",
        "word/footnotes.xml": f"{layout.notes_head}{''.join(writer.notes)}</w:footnotes>",
        "word/_rels/document.xml.rels": layout.relations.replace(
            "</Relationships>",
            f"{_relations(writer.links, list(writer.pictures))}{ITEM_RELATION if record else ''}"
            f"{footer.relations}</Relationships>",
        ),
        "[Content_Types].xml": layout.content_types.replace(
            "</Types>", f"{ITEM_TYPE if record else ''}{footer.content_types}</Types>"
        ),
        **(docx_parts(record) if record else {}),
        **footer.parts,
        "docProps/core.xml": core_properties(stamp),
    }
    around = {name: value for name, value in context.items() if name not in BODY_ONLY}
    around["phu_luc"] = [
        {name: value for name, value in appendix.items() if name not in BODY_ONLY} for appendix in appendices
    ]
    for name, frame in layout.frames.items():
        parts[name] = (frame.finish or str)(_fill(frame, around, f"{layout.path} ({name})"))
    if writer.note_links:
        parts["word/_rels/footnotes.xml.rels"] = (
            f'{XML_HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{_relations(writer.note_links, [])}</Relationships>'
        )
    # Without notes and links many reports have these parts in common.
    steady = ["word/styles.xml", "[Content_Types].xml"]
    steady += [] if writer.notes else ["word/footnotes.xml"]
    steady += [] if writer.links or writer.pictures else ["word/_rels/document.xml.rels"]
    start = _packed(layout.path, layout.unchanged, tuple([(name, parts.pop(name)) for name in steady]))
    members = {name: _checked(name, xml, layout.path) for name, xml in parts.items()}
    members.update((f"word/{name}", data) for name, data in {**writer.pictures, **footer.pictures}.items())
    return pack(members, start)


@functools.lru_cache(maxsize=16)
def _packed(path: Path, start: bytes, parts: tuple[tuple[str, str], ...]) -> bytes:
    """The archive ``start`` with ``parts``, kept for the next report of the same layout."""
    return pack({name: _checked(name, xml, path) for name, xml in parts}, start)


def _fill(part: Filled, context: Mapping[str, object], shown: str) -> str:
    try:
        return fill(part.template, context)
    except FAULTS as error:
        raise TemplateUnusable(locate_in_word(error, part.markup, shown)) from error


def _context(
    measures: Measures, layout: DocxLayout, writer: BlockWriter
) -> tuple[dict[str, object], list[dict[str, object]]]:
    """The names that a layout may use, and those of each appendix, which are among them."""
    document = measures.document
    width = layout.geometry.text_width_pt("body")
    appendices: list[dict[str, object]] = []
    letterhead: dict[str, object] = {
        "co_quan_chu_quan": measures.parent,
        "co_quan_ban_hanh": measures.issuer,
        "duong_ke_co_quan": _rule(layout, measures.issuer_rule_pt, layout.rule_cells.get("duong_ke_co_quan")),
        "duong_ke_tieu_ngu": _rule(layout, measures.motto_rule_pt, layout.rule_cells.get("duong_ke_tieu_ngu")),
    }
    body = Markup(writer.blocks(document.blocks, width, keep_last=True))
    before = "body"
    for appendix, head in zip(document.appendices, measures.heads, strict=True):
        appendices.append(_appendix(appendix, head, before, layout, writer, letterhead))
        before = appendix.orientation
    signer = document.signature
    context: dict[str, object] = {
        **letterhead,
        "so_ky_hieu": high_and_low(document.letterhead.number),
        "dia_danh_ngay": document.letterhead.date,
        "ve_viec": LINE_END.join(map(high_and_low, measures.about)) if document.about else "",
        "dau_khan": _stamp(document.urgency, layout) if document.urgency else "",
        "ten_loai": document.kind,
        "trich_yeu": [Markup(broken(lines)) for lines in measures.subject],
        "ky_so_lieu": document.window,
        "duong_ke_trich_yeu": _rule(layout, measures.subject_rule_pt, layout.rule_cells.get("duong_ke_trich_yeu")),
        "kinh_gui": [high_and_low(line) for line in document.addressees],
        "than": body,
        "noi_nhan": [high_and_low(line) for line in document.below_recipients],
        "quyen_han": signer.lines,
        "ho_ten": LINE_END.join((signer.office, signer.name)) if signer.office else signer.name,
        "phu_luc": appendices,
    }
    return context, appendices


def _appendix(
    appendix: Appendix,
    measured: HeadMeasures,
    before: str,
    layout: DocxLayout,
    writer: BlockWriter,
    letterhead: Mapping[str, object],
) -> dict[str, object]:
    head, width = appendix.head, layout.geometry.text_width_pt(appendix.orientation)
    entry: dict[str, object] = {
        "ngat_trang": Markup(_empty(layout, "Dòng mở đầu", layout.sections[before])),
        "ten": Markup(broken(measured.title)) if measured.title else "",
        "than": Markup(_ended(layout, writer.blocks(appendix.blocks, width, title=appendix_name(appendix)))),
    }
    if isinstance(head, FormHead):
        # LibreOffice begins counting pages anew at a paragraph only, and the head of a form is a table.
        entry["ngat_trang"] = Markup(f"{entry['ngat_trang']}{_empty(layout, 'Dòng mở đầu', NO_HEIGHT)}")
        if appendix.blocks and isinstance(appendix.blocks[0], Table):
            # Room above a table without its unit of measure; Word takes two tables with nothing between them for one.
            entry["than"] = Markup(f"{_empty(layout, 'Sau bảng')}{entry['than']}")
        return entry | {
            "bieu_mau": True,
            "ky_hieu": _code(measured.code, head.source),
            "ky_bao_cao": head.period,
            "don_vi": head.units,
        }
    return entry | {
        "bieu_mau": False,
        "dau_van_ban": head.letterhead,
        **letterhead,
        "nhan": head.label,
        "kem_theo": head.notes,
        "duong_ke": _rule(layout, measured.rule_pt, round(width * TWIPS)),
    }


def _ended(layout: DocxLayout, body: str) -> str:
    """The body of an appendix; the line that must follow a table at its end needs no room, hence no page of its own."""
    after = _empty(layout, "Sau bảng")
    return f"{body.removesuffix(after)}{_empty(layout, 'Sau bảng', NO_HEIGHT)}" if body.endswith(after) else body


def _code(lines: Lines, source: str) -> Markup | str:
    """The code of a form; under it, not bold, what prescribes the form."""
    code = LINE_END.join(lines)
    if not source:
        return code if len(lines) > 1 else lines[0]
    plain = '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>'
    return Markup(f'{code}</w:t></w:r><w:r>{plain}<w:br/><w:t xml:space="preserve">{escape(word_text(source))}')


def _rule(layout: DocxLayout, length_pt: float, cell_twips: int | None) -> Markup:
    """A rule line centred in a cell, or between the margins when the tag is in none."""
    width = cell_twips or round(layout.geometry.text_width_pt("body") * TWIPS)
    side = max(0, round((width - length_pt * TWIPS) / 2))
    return Markup(
        f'<w:p><w:pPr><w:pStyle w:val="{layout.style("Đường kẻ")}"/><w:ind w:left="{side}" w:right="{side}"/>'
        "</w:pPr></w:p>"
    )


def _stamp(words: str, layout: DocxLayout) -> Markup:
    """The box of urgency, centred in its cell."""
    cell = layout.rule_cells.get("dau_khan") or round(layout.geometry.text_width_pt("body") * TWIPS)
    side = max(0, round((cell - WIDTHS_MM[words] * PT_PER_MM * TWIPS) / 2))
    line = f'w:val="single" w:sz="6" w:color="{COLOUR}"'
    exact = (HEIGHT_MM * PT_PER_MM - SIZE_PT * 1.15) / 2
    room = round(exact)  # whole points alone, below the room above, which makes good for what is rounded
    above = round((ABOVE_PT - 2 * (room - exact)) * TWIPS)
    borders = f'<w:top {line} w:space="{room}"/><w:left {line} w:space="0"/>'
    borders += f'<w:bottom {line} w:space="{room}"/><w:right {line} w:space="0"/>'
    size = round(SIZE_PT * 2)
    look = f'<w:b/><w:color w:val="{COLOUR}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return Markup(
        f'<w:p><w:pPr><w:pStyle w:val="{layout.style("Số ký hiệu")}"/><w:pBdr>{borders}</w:pBdr>'
        f'<w:spacing w:before="{above}" w:after="0"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f"<w:r><w:rPr>{look}</w:rPr><w:t>{escape(words)}</w:t></w:r></w:p>"
    )


def _empty(layout: DocxLayout, style: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{layout.style(style)}"/>{properties}</w:pPr></w:p>'


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
    """``xml`` as bytes if it is well formed; the parser takes no character that cannot be printed."""
    try:
        data = xml.encode("utf-8")
        parse_strictly(data)
    except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
        if found := first_unprintable(xml):
            raise RenderingFailed(f"Văn bản có ký tự không in được: {found}. Xóa ký tự đó rồi chạy lại.") from error
        raise RenderingFailed(f"{path}: phần {name} sinh ra không phải XML đúng ({error}); không ghi tệp.") from error
    return data
