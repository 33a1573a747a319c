"""Documents as people type them in Word, built from bare WordprocessingML: tables, tabs, breaks, text boxes."""

from __future__ import annotations

import io
import zipfile
from html import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>'
)
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/></w:sectPr>'
)


def p(text: str, look: str = "", align: str = "", extra: str = "", size: int = 28, inside: str = "") -> str:
    """A paragraph: ``look`` of letters b, i; tabs and line breaks in the text become what Word writes."""
    run = "".join(f"<w:{letter}/>" for letter in look) + f'<w:sz w:val="{size}"/>'
    parts = escape(text, quote=False).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    parts = parts.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return (
        f"<w:p><w:pPr>{extra}{jc}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f"<w:t xml:space='preserve'>{parts}</w:t></w:r>{inside}</w:p>"
    )


def tbl(*rows: tuple[str, ...], widths: tuple[int, ...] = (3402, 5669), borders: str = "") -> str:
    """A table; each row a tuple of cell contents, paragraphs as XML."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def box(*paragraphs: str) -> str:
    """A run with a text box, in both forms that Word writes."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:extent cx="2000000" cy="900000"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def line(width_pt: float, down_pt: float = 0, *, old: bool = False) -> str:
    """A run with a line drawn as a shape, ``down_pt`` below the top of its paragraph."""
    if old:
        ends = f'from="10pt,{down_pt}pt" to="{10 + width_pt}pt,{down_pt}pt"'
        return f'<w:r><w:pict><v:line style="position:absolute" {ends}/></w:pict></w:r>'
    return (
        f'<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(down_pt * 12700)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(width_pt * 12700)}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
        '<a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def docx(*body: str, section: str = PAGE, parts: dict[str, str] | None = None, rels: str = "") -> bytes:
    """A DOCX of these blocks; ``parts`` are more members, ``rels`` relationships of the document."""
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>'
        ),
    } | (parts or {})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in members.items():
            archive.writestr(name, value)
    return buffer.getvalue()


def styles(*entries: str, defaults: str = "") -> dict[str, str]:
    """The parts with a style sheet."""
    inner = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>" if defaults else ""
    return {"word/styles.xml": f"<w:styles {NAMES}>{inner}{''.join(entries)}</w:styles>"}


def style(
    identity: str, *, run: str = "", paragraph: str = "", base: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    """One style."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"{mark}><w:name w:val="{identity}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATE = "Hà Tĩnh, ngày 20 tháng 3 năm 2024"
HEAD_TABLE = tbl(
    (
        p("UBND TỈNH HÀ TĨNH", align="center", size=26)
        + p("SỞ NGOẠI VỤ", "b", "center", size=26)
        + p("______", align="center"),
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", "center", size=26)
        + p("Độc lập - Tự do - Hạnh phúc", "b", "center"),
    ),
    (p("Số: 107/BC-SNgV", align="center", size=26), p("Hà Tĩnh, ngày 20 tháng 3 năm 2024", "i", "center")),
)
HEAD_TABS = (
    p("UBND TỈNH HÀ TĨNH\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=26)
    + p("SỞ NGOẠI VỤ\tĐộc lập - Tự do - Hạnh phúc", "b")
    + p("Số: 107/BC-SNgV\tHà Tĩnh, ngày 20 tháng 3 năm 2024", "i")
)
HEAD_BREAKS = tbl(
    (
        p("UBND TỈNH HÀ TĨNH\nSỞ NGOẠI VỤ\n_______", align="center", size=26)
        + p("Số: 107/BC-SNgV", align="center", size=26),
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n____________", "b", "center")
        + p("Hà Tĩnh, ngày 20 tháng 3 năm 2024", "i", "center"),
    )
)
HEAD_SPACED = tbl(
    (
        p("S Ở  N G O Ạ I  V Ụ", "b", "center"),
        p("C Ộ N G  H Ò A  X Ã  H Ộ I  C H Ủ  N G H Ĩ A  V I Ệ T  N A M", "b", "center")
        + p("Độc lập - Tự do - Hạnh phúc", "b", "center"),
    ),
    (p("Số: 107/BC-SNgV", align="center"), p("Hà Tĩnh, ngày 20 tháng 3 năm 2024", "i", "center")),
)
HEAD_BOX = (
    p(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "b",
        "center",
        inside=box(p("UBND TỈNH HÀ TĨNH", align="center"), p("SỞ NGOẠI VỤ", "b", "center")),
    )
    + p("Độc lập - Tự do - Hạnh phúc", "b", "center")
    + p("Số: 107/BC-SNgV\tHà Tĩnh, ngày 20 tháng 3 năm 2024", "i")
)
TITLE = p("BÁO CÁO", "b", "center") + p("Kết quả kiểm soát thủ tục hành chính Quý I năm 2024", "b", "center")
BODY = (
    p("I. KẾT QUẢ", "b")
    + p("1. Công tác chỉ đạo", "b")
    + p("Sở Ngoại vụ đã chỉ đạo các phòng, đơn vị thực hiện nghiêm túc công tác kiểm soát thủ tục.", align="both")
    + p("a) Điểm thứ nhất.", align="both")
    + p("- Số hồ sơ: 12;", align="both")
    + p("1.1. Mục nhỏ", align="both")
    + p("Trên đây là báo cáo của Sở Ngoại vụ./.", align="both")
)
CLOSE_TABLE = tbl(
    (
        p("Nơi nhận:", "bi", size=24) + p("- Như trên;", size=22) + p("- Lưu: VT, VP.", size=22),
        p("KT. GIÁM ĐỐC", "b", "center") + p("PHÓ GIÁM ĐỐC", "b", "center") + p("") + p("Nguyễn Văn An", "b", "center"),
    ),
    widths=(4500, 4571),
)
CLOSE_TABS = (
    p("Nơi nhận:\tKT. GIÁM ĐỐC", "b")
    + p("- Như trên;\tPHÓ GIÁM ĐỐC")
    + p("- Lưu: VT, VP.")
    + p("\t\t\tNguyễn Văn An", "b")
)
