"""The footer of the first page of a DOCX, a mark of verification or an address; other first pages get an empty one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from markupsafe import escape

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.formats.ooxml import PACKAGE_RELATIONS, RELATIONS, WORD_NAMESPACE, XML_HEAD
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.contact_line import LINE_PT as CONTACT_LINE_PT
from tthc_render.layout.contact_line import SIZE_PT
from tthc_render.layout.geometry import PT_PER_MM
from tthc_render.layout.verification_mark import LINE_PT, QR_FOOT_MM, QR_MM, VerificationMark
from tthc_render.layout.word_frames import EMU_PER_MM

MARKED, EMPTY = "footer9001.xml", "footer9002.xml"
PICTURE: Final = "media/kiem-chung.png"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_LOWEST_PT: Final = 10.0
"""Height of the line of the footer, to the point: it must fit in the margin."""
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PARAGRAPH: Final = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/><w:ind w:left="0" w:right="0" '
    'w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)


@dataclass(frozen=True, slots=True)
class Footer:
    """What the package needs for it: parts, relationships and content types as text, pictures, and the sections."""

    parts: Mapping[str, str]
    relations: str
    content_types: str
    pictures: Mapping[str, bytes]
    sections: Mapping[str, str]


def no_footer(sections: Mapping[str, str]) -> Footer:
    """Nothing added."""
    return Footer({}, "", "", {}, sections)


def footer_of(mark: VerificationMark, sections: Mapping[str, str], path: Path) -> Footer:
    """The footer with ``mark`` for the ``sections`` of the layout ``path``; TemplateUnusable where it has no room."""
    body = sections["body"]
    margin = re.search(r"<w:pgMar\b[^>]*>", body)
    sizes = {name: int(value) for name, value in re.findall(r'w:(\w+)="(-?\d+)"', margin[0] if margin else "")}
    room = sizes.get("bottom", 0) - sizes.get("footer", 0)
    if any('footerReference w:type="first"' in section for section in sections.values()):
        raise TemplateUnusable(f"{path}: trang đầu đã có chân trang riêng; xóa đi, hoặc ghi kiem_chung: khong.")
    if room < _LOWEST_PT * TWIPS_PER_PT or (mark.png and sizes["bottom"] / TWIPS_PER_PT < _QR_ROOM_PT):
        raise TemplateUnusable(
            f"{path}: lề dưới không đủ chỗ cho kiem_chung; để lề dưới 20 mm, chân trang cách mép 10 mm."
        )
    width = int(re.search(r'<w:pgSz\b[^>]*w:w="(\d+)"', body)[1]) - sizes["right"]  # type: ignore[index]
    height = int(re.search(r'<w:pgSz\b[^>]*w:h="(\d+)"', body)[1])  # type: ignore[index]
    inside = _picture(width, height) if mark.png else _line(mark.words)
    relations = (
        f'{XML_HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/image" Target="{PICTURE}"/></Relationships>'
    )
    parts = {f"word/_rels/{MARKED}.rels": relations} if mark.png else {}
    return first_page_footer(_part(inside), sections, parts, {PICTURE: mark.png} if mark.png else {})


def first_page_footer(
    part: str,
    sections: Mapping[str, str],
    parts: Mapping[str, str] = MappingProxyType({}),
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> Footer:
    """The footer ``part`` on the first page of the body, and an empty one on those of the other sections."""
    return Footer(
        {f"word/{MARKED}": part, f"word/{EMPTY}": _part(""), **parts},
        "".join(
            f'<Relationship Id="{identity}" Type="{RELATIONS}/footer" Target="{name}"/>'
            for identity, name in (("rIdKiemChung", MARKED), ("rIdChanTrong", EMPTY))
        ),
        "".join(f'<Override PartName="/word/{name}" ContentType="{_TYPE}"/>' for name in (MARKED, EMPTY)),
        pictures,
        {
            name: _with_reference(section, "rIdKiemChung" if name == "body" else "rIdChanTrong")
            for name, section in sections.items()
        },
    )


def contact_footer(lines: Sequence[str], sections: Mapping[str, str]) -> Footer:
    """The footer with the lines of an address below a rule."""
    size = round(SIZE_PT * 2)
    look = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    paragraphs = "".join(
        "<w:p><w:pPr>"
        + ('<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>' if not number else "")
        + f'<w:spacing w:before="0" w:after="0" w:line="{round(CONTACT_LINE_PT * TWIPS_PER_PT)}" w:lineRule="exact"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for number, line in enumerate(lines)
    )
    part = f'{XML_HEAD}<w:ftr xmlns:w="{WORD_NAMESPACE}" xmlns:r="{RELATIONS}">{paragraphs}</w:ftr>'
    return first_page_footer(part, sections)


_QR_ROOM_PT: Final = (QR_MM + QR_FOOT_MM) * PT_PER_MM


def _with_reference(section: str, identity: str) -> str:
    reference = f'<w:footerReference xmlns:r="{RELATIONS}" w:type="first" r:id="{identity}"/>'
    # LibreOffice shows it only after the headers.
    return re.sub(
        r"<w:sectPr\b[^>]*>(?:<w:(?:header|footer)Reference\b[^>]*/>)*", rf"\g<0>{reference}", section, count=1
    )


def _part(run: str) -> str:
    line = round((1 if not run or "<w:drawing>" in run else _LOWEST_PT) * TWIPS_PER_PT)
    return (
        f'{XML_HEAD}<w:ftr xmlns:w="{WORD_NAMESPACE}" xmlns:r="{RELATIONS}">'
        f"<w:p>{_PARAGRAPH.format(line=line)}{run}</w:p></w:ftr>"
    )


def _line(words: str) -> str:
    size = round(LINE_PT * 2)
    look = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _picture(right_twips: int, height_twips: int) -> str:
    """The code, held to the paper and not to the text: its right edge where the text ends."""
    side = round(QR_MM * EMU_PER_MM)
    left = round(right_twips / TWIPS_PER_PT / PT_PER_MM * EMU_PER_MM) - side
    top = round(height_twips / TWIPS_PER_PT / PT_PER_MM * EMU_PER_MM) - side - round(QR_FOOT_MM * EMU_PER_MM)
    extent = f'cx="{side}" cy="{side}"'
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:wrapNone/><wp:docPr id="900001" name="Mã QR kiểm chứng" '
        'descr="Mã QR: số văn bản và mã dữ liệu (SHA-256)"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        '<pic:nvPicPr><pic:cNvPr id="900001" name="Mã QR kiểm chứng"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
