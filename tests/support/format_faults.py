"""A good document and the ways to spoil it: one change at a time, each breaking known rules of the decree."""

from __future__ import annotations

import functools
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.support.documents import ND30, STAMP, row, words
from tests.support.turned import END, HEAD, turned_html, turned_xml
from tthc_render.document.templates import layout_environment
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf

LONG = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về công tác kiểm soát thủ tục hành chính, Sở Ngoại vụ đã rà soát, "
    "đơn giản hóa các thủ tục thuộc phạm vi quản lý, công khai đầy đủ trên Cổng dịch vụ công, chi tiết theo Phụ lục "
    "kèm theo và thường xuyên kiểm tra việc giải quyết hồ sơ tại Bộ phận Một cửa. "
) * 2
NOTE = "(Kèm theo Báo cáo số 107/BC-SNgV ngày 20 tháng 3 năm 2024 của Sở Ngoại vụ)"
CLOSING = "Trên đây là báo cáo kết quả kiểm soát thủ tục hành chính Quý I năm 2024 của Sở Ngoại vụ./."


GROUND: Final = "Căn cứ Luật Tổ chức chính quyền địa phương;"


def text(content: str) -> Paragraph:
    """A paragraph of the body."""
    return Paragraph(words(content))


def table(rows: int) -> Table:
    """A table of three columns that fills more than one page."""
    header = (Row(tuple(Cell(words(name)) for name in ("STT", "Lĩnh vực", "Số hồ sơ")), "header"),)
    return Table(header, tuple(row(str(n), f"Lĩnh vực {n}", "12") for n in range(1, rows + 1)), 3)


def appendix(label: str = "Phụ lục", **changes: Any) -> Appendix:
    """An appendix of two pages."""
    fields: dict[str, Any] = {"title": ("TỔNG HỢP KẾT QUẢ GIẢI QUYẾT",), "notes": (NOTE,)} | changes
    return Appendix(AppendixHead(label, **fields), (table(50),), "portrait")


def good(**changes: Any) -> Document:
    """A report of some five pages without a fault; ``changes`` replace whole fields."""
    body: tuple[Block, ...] = (
        text(LONG),
        Heading(1, words("TÌNH HÌNH, KẾT QUẢ"), "I."),
        Heading(2, words("Công tác chỉ đạo"), "1."),
        *(text(LONG) for _ in range(7)),
        *(Paragraph(words(f"Nội dung của điểm này. {LONG}"), label=label) for label in ("a)", "b)", "c)", "d)", "đ)")),
        Heading(2, words("Kết quả cụ thể"), "2."),
        Item("-", words("Số hồ sơ tiếp nhận trong kỳ: 120;")),
        Item("-", words("Số hồ sơ giải quyết trong kỳ: 118.")),
        text(CLOSING),
    )
    fields: dict[str, Any] = {
        "unit": STAMP.unit,
        "period": STAMP.period,
        "report_type": STAMP.report_type,
        "letterhead": letterhead(),
        "kind": "BÁO CÁO",
        "subject": ("Kết quả kiểm soát thủ tục hành chính Quý I năm 2024",),
        "window": "",
        "addressees": ("Ủy ban nhân dân tỉnh",),
        "blocks": body,
        "recipients": ("- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, VPTr."),
        "signature": Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Ngô Thị Hoài Nam"),
        "appendices": (appendix(),),
    }
    return Document(**fields | changes)


def letterhead(number: str = "Số: 107/BC-SNgV", date: str = "Hà Tĩnh, ngày 20 tháng 3 năm 2024") -> Letterhead:
    """The letterhead of the good report with another number or date."""
    return Letterhead(("UBND TỈNH HÀ TĨNH",), ("SỞ NGOẠI VỤ",), number, date)


def decision(ground: Paragraph | None = None, **changes: Any) -> Document:
    """The good report as a decision: who decides, on which ground, and the line above what is decided."""
    opening = (
        Paragraph(words("GIÁM ĐỐC SỞ NGOẠI VỤ", bold=True), "giua"),
        ground or Paragraph(words(GROUND, italic=True)),
        Paragraph(words("QUYẾT ĐỊNH:", bold=True), "giua"),
    )
    fields: dict[str, Any] = {
        "kind": "QUYẾT ĐỊNH", "addressees": (), "letterhead": letterhead("Số: 107/QĐ-SNgV"),
        "blocks": (*opening, *good().blocks),
    }  # fmt: skip
    return good(**fields | changes)


def with_block(block: Block) -> Document:
    """The good report with one more block before its closing."""
    document = good()
    return replace(document, blocks=(*document.blocks[:-1], block, document.blocks[-1]))


def with_last(content: str) -> Document:
    """The good report with another closing paragraph."""
    return good(blocks=(*good().blocks[:-1], text(content)))


def without_mention() -> Document:
    """The good report, but no word about its appendix."""
    blocks = [text(LONG.replace("Phụ lục", "bảng")) if block == text(LONG) else block for block in good().blocks]
    kept = [block for block in blocks if not (isinstance(block, Paragraph) and block.label)]
    return good(blocks=tuple(kept))


Change = Callable[[dict[str, str]], None]


def style(name: str, *, run: str = "", paragraph: str = "", drop: str = "") -> Change:
    """Put properties into a paragraph style, after taking those out that match ``drop``."""

    def change(parts: dict[str, str]) -> None:
        found = re.search(
            rf'<w:style [^>]*>(?:(?!</w:style>).)*?<w:name w:val="{name}"/>.*?</w:style>', parts["word/styles.xml"]
        )
        assert found, name
        old = found[0]
        new = re.sub(drop, "", old) if drop else old
        for tag, inside in (("pPr", paragraph), ("rPr", run)):
            if inside and f"<w:{tag}>" in new:
                new = new.replace(f"</w:{tag}>", f"{inside}</w:{tag}>")
            elif inside:
                new = new.replace("</w:style>", f"<w:{tag}>{inside}</w:{tag}></w:style>")
        assert new != old, name
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, new)

    return change


def swap(old: str, new: str, *, part: str = "word/document.xml", count: int = 1) -> Change:
    """Replace a regular expression in a part; it must be there."""

    def change(parts: dict[str, str]) -> None:
        changed, times = re.subn(old, new, parts[part], count=count)
        assert times, old
        parts[part] = changed

    return change


def size(name: str, points: float) -> Change:
    """Another font size for a style."""
    return style(name, run=f'<w:sz w:val="{round(points * 2)}"/>', drop=r'<w:szC?s? w:val="\d+"/>')


BOLD = r"<w:b/><w:bCs/>"
ITALIC = r"<w:i/><w:iCs/>"
JC = r'<w:jc w:val="\w+"/>'
SPACING = r"<w:spacing [^>]*/>"
NUMBER_FIELD = r"<w:r><w:fldChar.*</w:r>"


@dataclass(frozen=True)
class Fault:
    """One spoiled document. ``rules``: what must be found, no more and no less; by format None if it does not show.

    ``document`` changes the tree and so both formats; ``docx`` changes parts; ``css`` and ``html`` the PDF's layout.
    """

    name: str
    rules: str
    document: Callable[[], Document] = good
    docx: Change | None = None
    css: str = ""
    html: tuple[str, str] | None = None
    pdf_rules: str | None = None
    formats: tuple[str, ...] = field(default=("docx", "pdf"))

    def expected(self, kind: str) -> set[str]:
        """The rules that must be found in this format."""
        return set((self.rules if kind == "docx" or self.pdf_rules is None else self.pdf_rules).split())

    def made(self, kind: str) -> bytes:
        """The spoiled document."""
        if kind == "docx":
            return docx(self.document(), self.docx)
        return pdf(self.document(), self.css, self.html)


def tree(name: str, rules: str, **changes: Any) -> Fault:
    """A fault made by other words in the tree, seen in both formats."""
    return Fault(name, rules, lambda: good(**changes))


def docx(document: Document, change: Change | None = None) -> bytes:
    """A document as DOCX, its parts changed."""
    data = render_docx(measure(document, load_geometry(ND30)), load_docx_layout(ND30 / "layout.docx"), STAMP)
    return repacked(data, change) if change else data


def repacked(data: bytes, change: Change) -> bytes:
    """A DOCX with its XML parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    parts = {name: value.decode("utf-8") for name, value in members.items() if name.endswith((".xml", ".rels"))}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in (members | {name: value.encode("utf-8") for name, value in parts.items()}).items():
            archive.writestr(name, value)
    return buffer.getvalue()


def pdf(document: Document, css: str = "", html: tuple[str, str] | None = None) -> bytes:
    """A document as PDF, with more CSS and other words in the layout."""
    layout = load_html_layout(ND30 / "layout.html")
    if css:
        layout = replace(layout, sheets=(*layout.sheets, css))
    if html:
        assert html[0] in layout.source
        layout = replace(layout, template=layout_environment().from_string(layout.source.replace(*html)))
    return render_pdf(measure(document, load_geometry(ND30)), layout, STAMP).data


@functools.cache
def good_bytes(kind: str) -> bytes:
    """The good document."""
    return docx(good()) if kind == "docx" else pdf(good())


def nfd(parts: dict[str, str]) -> None:
    """Take the letters of the closing paragraph apart."""
    old = parts["word/document.xml"]
    parts["word/document.xml"] = old.replace("Trên đây là báo cáo", unicodedata.normalize("NFD", "Trên đây là báo cáo"))
    assert parts["word/document.xml"] != old


def every(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(parts: dict[str, str]) -> None:
        for one in changes:
            one(parts)

    return change


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FIRST_MARGINS = r'(<w:pgMar [^>]*?)w:{}="\d+"'

FAULTS = (
    Fault(
        "khổ Letter",
        "PG-01",
        docx=swap('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', count=9),
        css="@page {size: 216mm 279mm} @page phu-luc-doc {size: 216mm 279mm}",
    ),
    Fault(
        "thân bài nằm ngang",
        "PG-02 TL-03",
        pdf_rules="PG-02",
        docx=swap('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'),
        css="@page {size: 297mm 210mm}",
    ),
    Fault(
        "lề trái 28 mm",
        "PG-03",
        docx=swap(FIRST_MARGINS.format("left"), r'\1w:left="1587"'),
        css="@page {margin-left: 28mm}",
    ),
    Fault(
        "lề phải 25 mm",
        "PG-03",
        docx=swap(FIRST_MARGINS.format("right"), r'\1w:right="1417"'),
        css="@page {margin-right: 25mm}",
    ),
    Fault(
        "lề trên 15 mm",
        "PG-03",
        docx=swap(FIRST_MARGINS.format("top"), r'\1w:top="850"'),
        css="@page {margin-top: 15mm; @top-center {padding-top: 5mm}}",
    ),
    Fault(
        "lề dưới 10 mm",
        "PG-03",
        docx=swap(FIRST_MARGINS.format("bottom"), r'\1w:bottom="567"'),
        css="@page {margin-bottom: 10mm}",
    ),
    Fault(
        "Arial trong kiểu thân bài",
        "PG-05",
        docx=style("Thân bài", run='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
        css=".than {font-family: 'Liberation Sans'}",
    ),
    Fault("chữ màu xanh", "PG-05", docx=style("Thân bài", run='<w:color w:val="0000FF"/>'), css=".than {color: blue}"),
    Fault("chữ tổ hợp (NFD)", "PG-05", docx=nfd, formats=("docx",)),
    Fault("Quốc hiệu 12, Tiêu ngữ 14", "PG-06", docx=size("Quốc hiệu", 12), css=".quoc-hieu {font-size: 12pt}"),
    Fault(
        "số trang ở chân trang",
        "PG-07",
        docx=swap("w:headerReference", "w:footerReference", count=9),
        css="@page {@top-center {content: none} @bottom-center {content: counter(page); font-size: 14pt}}",
    ),
    Fault(
        "số trang ở góc phải",
        "PG-07",
        docx=style("Số trang", paragraph='<w:jc w:val="right"/>'),
        css="@page {@top-center {text-align: right; width: 100%}}",
    ),
    Fault(
        "số trang hiện ở trang đầu",
        "PG-07",
        docx=swap("<w:titlePg/>", "", count=9),
        css="@page :first {@top-center {content: counter(page)}}",
    ),
    Fault(
        "số trang nghiêng",
        "PG-07",
        docx=style("Số trang", run="<w:i/>"),
        css="@page {@top-center {font-style: italic}}",
    ),
    Fault("số trang cỡ 11", "PG-07", docx=size("Số trang", 11), css="@page {@top-center {font-size: 11pt}}"),
    Fault(
        "không có số trang",
        "PG-07",
        docx=swap("<w:headerReference [^>]*/>", "", count=9),
        css="@page {@top-center {content: none}}",
    ),
    Fault(
        "số trang La Mã",
        "PG-07",
        docx=swap("<w:titlePg/>", '<w:pgNumType w:fmt="upperRoman"/><w:titlePg/>'),
        css="@page {@top-center {content: counter(page, upper-roman)}}",
    ),
    Fault(
        "số trang gõ tay",
        "PG-08",
        docx=swap(NUMBER_FIELD, "<w:r><w:t>2</w:t></w:r>", part="word/header1.xml"),
        formats=("docx",),
    ),
    Fault("Quốc hiệu chữ thường", "QH-01", docx=swap(STATE, STATE.capitalize()), html=(STATE, STATE.capitalize())),
    Fault("Quốc hiệu cỡ 11", "QH-01", docx=size("Quốc hiệu", 11), css=".quoc-hieu {font-size: 11pt}"),
    Fault("Quốc hiệu không đậm", "QH-01", docx=style("Quốc hiệu", drop=BOLD), css=".quoc-hieu {font-weight: normal}"),
    Fault("không có Quốc hiệu", "QH-01", docx=swap(f"<w:t [^>]*>{STATE}</w:t>", ""), html=(STATE, "")),
    Fault("Tiêu ngữ cỡ 12", "QH-02 QH-03", docx=size("Tiêu ngữ", 12), css=".tieu-ngu {font-size: 12pt}"),
    Fault("Tiêu ngữ nghiêng", "QH-02", docx=style("Tiêu ngữ", run="<w:i/>"), css=".tieu-ngu {font-style: italic}"),
    Fault(
        "Tiêu ngữ gạch dài", "QH-02", docx=swap(MOTTO, MOTTO.replace("-", "–")), html=(MOTTO, MOTTO.replace("-", "–"))
    ),
    Fault(
        "Tiêu ngữ căn trái",
        "QH-02",
        docx=style("Tiêu ngữ", paragraph='<w:jc w:val="left"/>', drop=JC),
        css=".dau-van-ban .tieu-ngu {text-align: left} .tieu-ngu + .duong-ke {margin-left: 0}",
    ),
    Fault(
        "đường kẻ Tiêu ngữ ngắn",
        "QH-03",
        docx=swap('w:left="1121" w:right="1121"', 'w:left="2000" w:right="2000"'),
        css=".tieu-ngu + .duong-ke {width: 80pt !important}",
    ),
    Fault(
        "không có đường kẻ Tiêu ngữ",
        "QH-03",
        docx=swap(r'<w:p><w:pPr><w:pStyle w:val="ngk"/><w:ind w:left="1121" w:right="1121"/></w:pPr></w:p>', "<w:p/>"),
        css=".tieu-ngu + .duong-ke {visibility: hidden}",
    ),
    Fault(
        "cách Quốc hiệu một dòng",
        "QH-04",
        docx=style("Tiêu ngữ", paragraph='<w:spacing w:before="280" w:after="0"/>', drop=SPACING),
        css=".tieu-ngu {margin-top: 14pt}",
    ),
    Fault(
        "cơ quan chủ quản đậm",
        "CQ-01",
        docx=style("Cơ quan chủ quản", run="<w:b/>"),
        css=".chu-quan {font-weight: bold}",
    ),
    Fault("cơ quan chủ quản cỡ 14", "CQ-01", docx=size("Cơ quan chủ quản", 14), css=".chu-quan {font-size: 14pt}"),
    Fault(
        "cơ quan ban hành không đậm",
        "CQ-02",
        docx=style("Cơ quan ban hành", drop=BOLD),
        css=".ban-hanh {font-weight: normal}",
    ),
    Fault(
        "đường kẻ cơ quan quá dài",
        "CQ-03",
        docx=swap('w:left="1337" w:right="1337"', 'w:left="700" w:right="700"'),
        css=".ban-hanh + .duong-ke {width: 100pt !important}",
    ),
    Fault(
        "đường kẻ cơ quan lệch",
        "CQ-03",
        docx=swap('w:left="1337" w:right="1337"', 'w:left="600" w:right="2074"'),
        css=".ban-hanh + .duong-ke {margin-left: 30pt}",
    ),
    Fault(
        "tên cơ quan giãn 1,5",
        "CQ-04",
        docx=style("Cơ quan ban hành", paragraph='<w:spacing w:line="360" w:lineRule="auto"/>', drop=SPACING),
        formats=("docx",),
    ),
    Fault("số ký hiệu cỡ 14", "SO-01", docx=size("Số ký hiệu", 14), css=".so-ky-hieu {font-size: 14pt}"),
    Fault("số ký hiệu đậm", "SO-01", docx=style("Số ký hiệu", run="<w:b/>"), css=".so-ky-hieu {font-weight: bold}"),
    tree("số không có dấu hai chấm", "SO-01", letterhead=letterhead("Số 107/BC-SNgV")),
    tree("số dưới 10 không có số 0", "SO-02", letterhead=letterhead("Số: 5/BC-SNgV")),
    tree("ký hiệu có dấu cách", "SO-03", letterhead=letterhead("Số: 107/BC – SNgV")),
    tree("ký hiệu chữ thường", "SO-08", letterhead=letterhead("Số: 107/bc-SNgV")),
    tree("tên cơ quan chữ thường trong ký hiệu", "SO-08", letterhead=letterhead("Số: 107/BC-sngv")),
    tree("“số” chữ thường", "SO-01", letterhead=letterhead("số: 107/BC-SNgV")),
    tree("“SỐ” chữ hoa", "SO-01", letterhead=letterhead("SỐ: 107/BC-SNgV")),
    tree("số của loại khác", "SO-05", letterhead=letterhead("Số: 107/QĐ-SNgV")),
    tree("năm trong số", "SO-06", letterhead=letterhead("Số: 107/2024/BC-SNgV")),
    Fault("không chừa chỗ ghi số", "SO-04", lambda: good(letterhead=letterhead("Số:/BC-SNgV")), formats=("docx",)),
    Fault(
        "ngày tháng chữ đứng",
        "DD-01",
        docx=style("Địa danh ngày", drop=ITALIC),
        css=".dia-danh-ngay {font-style: normal}",
    ),
    Fault("Quốc hiệu bên trái", "QH-05", docx=turned_xml(0, 0, 1), html=turned_html(HEAD, 0, 1)),
    Fault(
        "số và ngày tháng đổi bên",
        "SO-07 DD-04",
        lambda: good(letterhead=letterhead(date="Huế, ngày 20 tháng 3 năm 2024")),
        docx=turned_xml(0, 1),
        html=turned_html(HEAD, 1),
        css=".dau-van-ban .trai {width: 64mm !important} .dau-van-ban .phai {width: 96mm !important}",
    ),
    Fault("chữ ký bên trái", "KY-07", docx=turned_xml(1, 0), html=turned_html(END, 0)),
    tree("thiếu dấu phẩy sau địa danh", "DD-01", letterhead=letterhead(date="Hà Tĩnh ngày 20 tháng 3 năm 2024")),
    tree("ngày 5 tháng 3", "DD-02", letterhead=letterhead(date="Hà Tĩnh, ngày 5 tháng 3 năm 2024")),
    tree("tháng 03", "DD-02", letterhead=letterhead(date="Hà Tĩnh, ngày 05 tháng 03 năm 2024")),
    tree("tháng 2", "DD-02", letterhead=letterhead(date="Hà Tĩnh, ngày 05 tháng 2 năm 2024")),
    tree("ngày 31 tháng 4", "DD-02b", letterhead=letterhead(date="Hà Tĩnh, ngày 31 tháng 4 năm 2024")),
    tree("tên loại chữ thường", "TL-01", kind="Báo cáo"),
    Fault("tên loại cỡ 16", "TL-01", docx=size("Tên loại", 16), css=".ten-loai {font-size: 16pt}"),
    Fault(
        "trích yếu không đậm",
        "TL-02",
        docx=style("Trích yếu", drop=BOLD),
        css=".trich-yeu {font-weight: normal}",
    ),
    tree("trích yếu in hoa", "TL-02", subject=("KẾT QUẢ KIỂM SOÁT THỦ TỤC",)),
    Fault(
        "đường kẻ trích yếu quá dài",
        "TL-03",
        docx=swap(
            r'(<w:t [^>]*>năm 2024</w:t>|Quý I năm 2024).*?w:ind w:left="\d+" w:right="\d+"',
            lambda m: re.sub(r'w:left="\d+" w:right="\d+"$', 'w:left="1500" w:right="1500"', m[0]),
        ),  # type: ignore[arg-type]
        css=".trich-yeu + .duong-ke {width: 300pt !important}",
    ),
    Fault(
        "không có đường kẻ trích yếu",
        "TL-03",
        docx=swap(r'(Trchyu.*?</w:p>)<w:p><w:pPr><w:pStyle w:val="ngk"/>.*?</w:p>', r"\1"),
        css=".trich-yeu + .duong-ke {visibility: hidden}",
    ),
    Fault("Kính gửi đậm", "KG-01", docx=style("Kính gửi", run="<w:b/>"), css=".kinh-gui {font-weight: bold}"),
    Fault("Kính gửi trong quyết định", "KG-01", lambda: decision(addressees=("Ủy ban nhân dân tỉnh",))),
    tree("Kính gửi có dấu chấm", "KG-02b", addressees=("Ủy ban nhân dân tỉnh.",)),
    tree("Kính gửi có dấu chấm phẩy", "KG-02", addressees=("Ủy ban nhân dân tỉnh;",)),
    tree("nhiều nơi gửi thiếu dấu", "KG-03", addressees=("Ủy ban nhân dân tỉnh,", "Văn phòng Chính phủ.")),
    Fault(
        "căn cứ chữ đứng",
        "ND-01",
        lambda: decision(ground=text(GROUND)),
    ),
    Fault(
        "thân bài căn trái",
        "ND-03",
        docx=style("Thân bài", paragraph='<w:jc w:val="left"/>', drop=JC),
        css=".than {text-align: left}",
    ),
    Fault(
        "thân bài cỡ 12",
        "ND-03 NB-04 NB-05 NB-06",
        docx=style("Thân bài", run='<w:sz w:val="24"/>'),
        css=".than {font-size: 12pt}",
        pdf_rules="ND-03 NB-05",
    ),
    Fault("không lùi đầu dòng", "ND-04", docx=style("Thân bài", drop="<w:ind [^>]*/>"), css=".than {text-indent: 0}"),
    Fault(
        "lùi đầu dòng 2 cm",
        "ND-04",
        docx=swap('w:firstLine="567"', 'w:firstLine="1134"', part="word/styles.xml"),
        css=".than {text-indent: 20mm}",
    ),
    Fault(
        "không cách đoạn",
        "ND-05",
        docx=style("Thân bài", paragraph='<w:spacing w:before="0" w:after="0"/>', drop=SPACING),
        css=".than {margin-bottom: 0}",
    ),
    Fault(
        "giãn dòng 2",
        "ND-06",
        docx=style("Thân bài", paragraph='<w:spacing w:after="120" w:line="480" w:lineRule="auto"/>', drop=SPACING),
        css=".than {line-height: 2.3}",
    ),
    Fault(
        "giãn dòng cố định 18 pt",
        "ND-06b",
        docx=style("Thân bài", paragraph='<w:spacing w:after="120" w:line="360" w:lineRule="exact"/>', drop=SPACING),
        formats=("docx",),
    ),
    Fault("thiếu dấu ./.", "ND-07", lambda: with_last(CLOSING.replace("./.", "."))),
    Fault("chương chữ hoa, số thường", "NB-01", lambda: with_block(text("CHƯƠNG 1"))),
    Fault("mục số La Mã", "NB-02", lambda: with_block(text("MỤC II"))),
    Fault("điều có hai chấm", "NB-03", lambda: with_block(text("Điều 1: Giao Văn phòng Sở."))),
    Fault("điều in nghiêng", "NB-03", lambda: with_block(Paragraph((Run("Điều 1. Giao Văn phòng Sở.", True, True),)))),
    Fault("khoản có ngoặc", "NB-04", lambda: with_block(text("3) Nội dung của khoản."))),
    Fault("điểm sau d là e", "NB-05", lambda: with_block(Paragraph(words("Nội dung."), label="g)"))),
    Fault("mục lớn chữ thường", "NB-06", lambda: with_block(Heading(1, words("Phương hướng"), "II."))),
    tree("K.T thay cho KT.", "KY-01", signature=Signature(("K.T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Ngô Thị Hoài Nam")),
    tree("TM không có dấu chấm", "KY-01", signature=Signature(("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Ngô Thị Hoài Nam")),
    Fault("chức vụ cỡ 12", "KY-02", docx=size("Quyền hạn chức vụ", 12), css=".quyen-han {font-size: 12pt}"),
    Fault(
        "chức vụ không đậm", "KY-02", docx=style("Quyền hạn chức vụ", drop=BOLD), css=".quyen-han {font-weight: normal}"
    ),
    tree("KT. cấp phó", "KY-02b", signature=Signature(("KT. PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Ngô Thị Hoài Nam")),
    tree("họ tên in hoa", "KY-04", signature=Signature(("GIÁM ĐỐC",), "NGÔ THỊ HOÀI NAM")),
    Fault("khoản là câu in đậm", "NB-04b", lambda: with_block(Heading(2, words(LONG.strip()), "3."))),
    tree("KT. không có chức vụ", "KY-03", signature=Signature(("KT. GIÁM ĐỐC",), "Ngô Thị Hoài Nam")),
    tree("họ tên có học vị", "KY-04", signature=Signature(("GIÁM ĐỐC",), "TS. Ngô Thị Hoài Nam")),
    Fault("họ tên không đậm", "KY-04", docx=style("Họ tên người ký", drop=BOLD), css=".ho-ten {font-weight: normal}"),
    Fault(
        "Nơi nhận chữ đứng",
        "NN-01",
        docx=style("Nhãn nơi nhận", drop=ITALIC),
        css=".nhan-noi-nhan {font-style: normal}",
    ),
    Fault("Nơi nhận cỡ 14", "NN-01", docx=size("Nhãn nơi nhận", 14), css=".nhan-noi-nhan {font-size: 14pt}"),
    Fault("danh sách nơi nhận cỡ 12", "NN-02", docx=size("Nơi nhận", 12), css=".noi-nhan {font-size: 12pt}"),
    tree("nơi nhận kết thúc bằng dấu chấm", "NN-02", recipients=("- Như trên;", "- Ban Giám đốc.", "- Lưu: VT, VPTr.")),
    tree("thiếu Như trên", "NN-03", recipients=("- Ban Giám đốc Sở;", "- Lưu: VT, VPTr.")),
    tree("Lưu không có VT", "NN-04", recipients=("- Như trên;", "- Lưu VPTr.")),
    Fault("không nhắc tới phụ lục", "PL-01", without_mention),
    tree("hai phụ lục số thường", "PL-01", appendices=(appendix("Phụ lục 1"), appendix("Phụ lục 2"))),
    tree("PHỤ LỤC in hoa", "PL-02", appendices=(appendix("PHỤ LỤC"),)),
    Fault("Phụ lục cỡ 13", "PL-02", docx=size("Phụ lục", 13), css=".nhan-phu-luc {font-size: 13pt}"),
    tree("tên phụ lục chữ thường", "PL-03", appendices=(appendix(title=("Tổng hợp kết quả giải quyết",)),)),
    Fault("Kèm theo chữ đứng", "PL-04", docx=style("Kèm theo", drop=ITALIC), css=".kem-theo {font-style: normal}"),
    tree("không có dòng Kèm theo", "PL-04", appendices=(appendix(notes=()),)),
    tree(
        "dòng Kèm theo ghi việc khác",
        "PL-04b",
        appendices=(appendix(notes=("(Từ ngày 15/12/2023 đến ngày 14/3/2024)",)),),
    ),
    tree("dòng Kèm theo thiếu số", "PL-04c", appendices=(appendix(notes=("(Kèm theo Báo cáo của Sở Ngoại vụ)",)),)),
    Fault(
        "phụ lục đánh số tiếp",
        "PL-07",
        docx=swap(r'<w:pgNumType w:start="1"/>', ""),
        css="@page :nth(1 of phu-luc-doc) {counter-reset: none}",
    ),
    Fault(
        "Quốc hiệu trong phụ lục",
        "PL-12",
        lambda: good(appendices=(replace(appendix(), blocks=(text(STATE), table(50))),)),
    ),
)
