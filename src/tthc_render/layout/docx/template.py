"""A layout.docx compiled once: its tags, sample sections, styles and unchanged parts."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.document.template_errors import locate_in_word, one_line_each
from tthc_render.document.templates import layout_environment
from tthc_render.formats.ooxml import PACKAGE_FAULTS, XML_HEAD, W, in_utf8, open_layout, parse_strictly
from tthc_render.layout.docx.changes import accept_changes
from tthc_render.layout.docx.docxtpl_compat import are_needed, finished, with_literal_braces
from tthc_render.layout.docx.repairs import allow_pictures, drop_character_sets, footnote_frame, normalise, style_ids
from tthc_render.layout.geometry import Geometry, load_geometry
from tthc_render.layout.pictures import MEDIA

END_MARK: Final = "=== HẾT PHẦN IN"

EPOCH: Final = (1980, 1, 1, 0, 0, 0)

SECTIONS: Final = ("body", "portrait", "landscape")

A3_TWIPS: Final = (16838, 23811)

TABLE_STYLE: Final = "Bảng số liệu"

WRITTEN_HERE: Final = frozenset(
    {
        "[Content_Types].xml",
        "word/document.xml",
        "word/styles.xml",
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
    styles_part: str
    rule_cells: Mapping[str, int]
    unchanged: bytes
    relations: str
    content_types: str
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
        with open_layout(path) as archive:
            tpl = DocxTemplate(io.BytesIO(read_regular(path)))
            tpl.init_docx()
            members = {name: in_utf8(name, archive.read(name)) for name in archive.namelist()}
        styles, tables = style_ids(members["word/styles.xml"])
        notes_head, last_note_id = footnote_frame(members)
        allow_pictures(members, MEDIA)
        drop_character_sets(members)
        frames = {
            name: _compiled(XML_HEAD + tpl.patch_xml(tpl.xml_to_string(root)), f"{path} ({name})", tpl, _words_of(root))
            for name, root in frames_with_tags(members).items()
        }
        relations = members["word/_rels/document.xml.rels"].decode("utf-8")
        body = tpl.docx.element.body
        accept_changes(body)
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
        styles_part=members["word/styles.xml"].decode("utf-8").strip().removesuffix("</w:styles>"),
        rule_cells=rule_cells,
        unchanged=pack({name: value for name, value in members.items() if name not in {*WRITTEN_HERE, *frames}}),
        relations=relations,
        content_types=members["[Content_Types].xml"].decode("utf-8"),
        notes_head=notes_head,
        last_note_id=last_note_id,
        drawing_ids=frozenset(item.get("id", "") for item in body.iter(DRAWING)),
        geometry=load_geometry(path.parent),
    )


def frames_with_tags(members: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The headers and footers among the parts of a package that have tags, by name."""
    roots = {name: parse_strictly(data) for name, data in members.items() if FRAME.fullmatch(name)}
    for root in roots.values():
        accept_changes(root)
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
    sections = dict(zip(SECTIONS, found, strict=True))
    return sections | {f"{name}_a3": _on_a3(sections[name]) for name in SECTIONS[1:]}


def _on_a3(section: str) -> str:
    """A sample section on A3 paper: the same margins, both sides of the paper as ISO 216 has them."""
    upright = 'w:orient="landscape"' not in section
    short, long = A3_TWIPS
    width, height = (short, long) if upright else (long, short)
    section = re.sub(r'(<w:pgSz\b[^>]*\bw:w=")\d+', rf"\g<1>{width}", section)
    return re.sub(r'(<w:pgSz\b[^>]*\bw:h=")\d+', rf"\g<1>{height}", section)


def _rule_cells(body: etree._Element) -> dict[str, int]:
    """Width in twips of the table cell around each ``{{p … }}`` tag that is in one."""
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


def pack(members: Mapping[str, bytes], start: bytes = b"") -> bytes:
    """A zip archive of ``members``, added to the archive ``start``; times are fixed, so the bytes repeat."""
    buffer = io.BytesIO(start)
    with zipfile.ZipFile(buffer, "a" if start else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()
