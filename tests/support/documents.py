"""Documents for tests: built by hand, with every kind of block and mark, and the layouts to render them."""

from __future__ import annotations

import itertools
import shutil
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Document,
    Figure,
    FormHead,
    Heading,
    Inline,
    Item,
    Letterhead,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    Signature,
    SignatureLine,
    Signatures,
    Table,
)
from tthc_render.formats.stamp import Stamp
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import Geometry, load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.page_plan import planned
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.layout.pdf.word_sheet import sheet_of

ND30 = Path(__file__).parents[2] / "templates" / "layouts" / "nd30"
STAMP = Stamp("so-ngoai-vu", "2024-q2", "kiem-soat-tthc-quy", "0123456789abcdef" * 2, "BÁO CÁO thử", "Sở Ngoại vụ")
PICTURE = "hinh.png"
LONG_NOTE = (
    "Quyết định số 16/2024/QĐ-UBND ngày 20/4/2024 của Ủy ban nhân dân tỉnh ban hành Quy chế hoạt động của hệ thống "
    "thông tin giải quyết thủ tục hành chính; Kế hoạch số 107/KH-UBND về cải cách thủ tục hành chính năm 2024. "
) * 3


def words(text: str, **look: Any) -> tuple[Inline, ...]:
    """One run of ``text``."""
    return (Run(text, **look),)


def cell(text: str, rowspan: int = 1, colspan: int = 1, **look: Any) -> Cell:
    """A cell with plain text."""
    return Cell(words(text) if text else (), rowspan, colspan, **look)


def row(*texts: str, kind: Any = "data", first: Any = "left", **look: Any) -> Row:
    """A row of plain cells; the first one stands left."""
    return Row(
        tuple(cell(text, align=first if not index else "center", **look) for index, text in enumerate(texts)), kind
    )


def merged_table(rows: int = 3, *, note: Note | None = None) -> Table:
    """Six columns: a title over two, a title over three of which two are under another, a code row, a total."""
    header = (
        Row((cell("STT", 3), cell("Lĩnh vực", 3), cell("Số hồ sơ tiếp nhận", 1, 3), cell("Kết quả", 2)), "header"),
        Row((cell("Trực tuyến", 2), cell("Trực tiếp", 1, 2)), "header"),
        Row((cell("Mới"), cell("Từ kỳ trước"), cell("Đúng hạn")), "header"),
        Row(tuple(cell(text) for text in ("(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)")), "code"),
    )
    body = [
        Row(
            (
                cell(str(n)),
                cell(f"Hội nghị, hội thảo quốc tế {n}", align="left"),
                *(cell(f"1.{n:03}") for _ in range(4)),
            )
        )
        for n in range(1, rows + 1)
    ]
    if note and body:
        body[0] = Row((body[0].cells[0], Cell((*words("Xuất nhập cảnh"), note), align="left"), *body[0].cells[2:]))
    total = Row((cell("TỔNG CỘNG", 1, 2, bold=True), *(cell("6.006", bold=True) for _ in range(4))), "total")
    return Table(header, (row("A. Cấp tỉnh", "", "", "", "", "", kind="group"), *body, total), 6)


def letter(**changes: Any) -> Document:
    """The smallest report: one heading, one paragraph, no appendix. ``changes`` replace whole fields."""
    fields: dict[str, Any] = {
        "unit": STAMP.unit,
        "period": STAMP.period,
        "report_type": STAMP.report_type,
        "letterhead": Letterhead(
            ("UBND TỈNH HÀ TĨNH",),
            ("SỞ NGOẠI VỤ",),
            "Số:\u00a0\u00a0\u00a0\u00a0/BC-SNgV",
            "Hà Tĩnh, ngày 20 tháng 6 năm 2024",
        ),
        "kind": "BÁO CÁO",
        "subject": ("Tình hình, kết quả kiểm soát thủ tục hành chính Quý II năm 2024",),
        "window": "(Số liệu tính từ ngày 15/3/2024 đến ngày 14/6/2024)",
        "addressees": ("Ủy ban nhân dân tỉnh",),
        "blocks": (Heading(1, words("KẾT QUẢ"), "I."), Paragraph(words("Sở Ngoại vụ báo cáo kết quả như sau./."))),
        "recipients": ("- Như trên;", "- Lưu: VT, VP."),
        "signature": Signature(("GIÁM ĐỐC",), "Nguyễn Văn An"),
    }
    return Document(**fields | changes)


def everything(*, picture: bool = True, note_sentences: int = 1, rows: int = 40) -> Document:
    """A report with every kind of block, mark, note place, table row and appendix; its longest table has ``rows``."""
    number = _counter()
    link = "https://dichvucong.hatinh.gov.vn/?a=1&b=2"

    def note(*inlines: Inline, italic: bool = False) -> Note:
        return Note(inlines or words("Công văn số 12/VPCP-KSTT. " * note_sentences), next(number), italic)

    blocks: list[Block] = [
        Heading(1, (Run("TÌNH HÌNH CHUNG"), note()), "I."),
        Heading(2, words("Công tác chỉ đạo"), "1."),
        Heading(3, words("Văn bản đã ban hành"), "1.1."),
        Heading(4, words("Cấp tỉnh"), "a)"),
        Paragraph(
            (
                Run("Thực hiện Quyết định số 16/QĐ-UBND"),
                note(
                    Run("Ban hành ngày "),
                    Run("20/4/2024", italic=True),
                    Run(", CO"),
                    Run("2", vertical="sub"),
                    Run("."),
                ),
                Run(", Sở Ngoại vụ "),
                Run("báo cáo ", bold=True),
                Run("kết quả ", bold=True, italic=True),
                Run("trên 12 km"),
                Run("2", vertical="sup"),
                Run(" và H"),
                Run("2", vertical="sub", bold=True),
                Run("O tại "),
                Run("Cổng dịch vụ công", link=link),
                Run(" trong giai đoạn 2021-2025."),
            )
        ),
        Paragraph(words("Đoạn có số đứng đầu dòng."), label="2.1."),
        Item("-", (Run("Đã ban hành 05 kế hoạch"), note(Run(LONG_NOTE.strip())), Run(";"))),
        Item(
            "+",
            (
                Run("Trong đó có 02 kế hoạch "),
                Run("(kèm theo", italic=True),
                note(Run("Xem "), Run("trang chủ", link="https://hatinh.gov.vn/")),
                Run(").", italic=True),
            ),
        ),
        Item("-", words("Mục gạch lùi sâu hơn một bậc."), deeper=1),
        merged_table(note=note(italic=True)),
    ]
    if picture:
        blocks.append(Figure(PICTURE, 60.0, words("Hình 1. Biểu đồ hồ sơ"), picture=small_picture()))
    blocks += [
        Paragraph(words("Đơn vị tính: hồ sơ"), "Đơn vị tính"),
        Paragraph(words("Giá trị lạ <b>3 & 4 {{ x }} ]]> {% raw %} \"trích\" 'dẫn'.")),
        Paragraph((Run("Trên đây là báo cáo"), note(), Run(" của Sở Ngoại vụ./."))),
    ]
    form = Appendix(
        FormHead(
            "Biểu số II.06a/VPCP/KSTT",
            ("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN TRỰC TIẾP GIẢI QUYẾT",),
            ("Kỳ báo cáo: Quý II/2024", "(Từ ngày 15/3/2024 đến ngày 14/6/2024)"),
            ("Đơn vị báo cáo: Sở Ngoại vụ", "Đơn vị nhận báo cáo: UBND tỉnh"),
        ),
        (Paragraph(words("Đơn vị tính: hồ sơ"), "Đơn vị tính"), merged_table(rows, note=note())),
    )
    plain_appendix = Appendix(
        AppendixHead("Phụ lục I", ("DANH MỤC VĂN BẢN",), ("(Kèm theo Báo cáo số 12/BC-SNgV)",)),
        (Paragraph((Run("Phụ lục dọc có chú thích"), note(), Run("."))), Item("-", words("Một mục;")), merged_table(2)),
        "portrait",
    )
    second_form = Appendix(
        FormHead("Biểu số II.08", ("KẾT QUẢ DỌC",), ("Kỳ: Quý II/2024",), ("Đơn vị: Sở Ngoại vụ",)),
        (Paragraph(words("Tên phần biểu"), "Tên phần biểu"), merged_table(2)),
        "portrait",
    )
    bare = Appendix(AppendixHead("Phụ lục II", ()), (Paragraph(words("Phụ lục không tên.")),), "landscape")
    return letter(
        letterhead=Letterhead(
            (), ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), "Số: 12/BC-UBND", "Hà Tĩnh, ngày 05 tháng 01 năm 2024"
        ),
        subject=(
            "Tình hình, kết quả thực hiện công tác kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa "
            "liên thông trong giải quyết thủ tục hành chính và thực hiện thủ tục hành chính trên môi trường điện tử",
        ),
        addressees=("Văn phòng Chính phủ;", "Bộ Nội vụ;", "Ủy ban nhân dân tỉnh."),
        blocks=tuple(blocks),
        recipients=("- Như trên;", "- Thường trực Tỉnh ủy (để b/c);", "- Lưu: VT, NC1."),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ""),
        appendices=(form, plain_appendix, second_form, bare),
    )


def torture(paragraphs: int = 40) -> Document:
    """Many notes, long and short, so close together that some page cannot hold all of them easily."""
    number = _counter()
    blocks = tuple(
        Paragraph(
            (
                Run(
                    f"Đoạn {n}: Ủy ban nhân dân tỉnh đã chỉ đạo các sở, ban, ngành "
                    + "thực hiện đồng bộ " * (n % 5 + 2)
                ),
                Note(words(f"Chú thích của đoạn {n}. " + LONG_NOTE[: (n * 173) % 900].strip()), next(number)),
                Run(" và báo cáo kết quả theo quy định."),
            )
        )
        for n in range(paragraphs)
    )
    return letter(blocks=blocks)


def signed_form(rows: int, *, noted: bool = False) -> Appendix:
    """A form of ``rows`` lines with two signers below it, and a note perhaps."""
    lines = (
        SignatureLine("(Ký, ghi rõ họ tên)", italic=True),
        SignatureLine("Nguyễn Văn An", bold=True, space_pt=56),
    )
    signers = Signatures(tuple((SignatureLine(title, bold=True), *lines) for title in ("NGƯỜI LẬP BIỂU", "GIÁM ĐỐC")))
    table = Table((row("Đơn vị", "Số", kind="header"),), tuple(row(f"Xã {n}", "1") for n in range(rows)), 2)
    note = (Paragraph(words("Ghi chú: số liệu tính đến ngày 14/6/2024."), "Ghi chú biểu"),) * noted
    head = FormHead("Biểu số II.08", ("KẾT QUẢ",), ("Kỳ: Quý II/2024",), ("Đơn vị: Sở Ngoại vụ",))
    return Appendix(head, (table, *note, signers), "portrait")


def _counter() -> Iterator[int]:
    return itertools.count(1)


def small_picture(width: int = 8, height: int = 6) -> Picture:
    """A small PNG picture as the tree has it."""
    return Picture("png", png(width, height), float(width), float(height))


def png(width: int = 8, height: int = 6) -> bytes:
    """A grey picture in the PNG format."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + bytes([40 * (n % 6)] * width) for n in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def layout_copy(folder: Path) -> Path:
    """A copy of the layout nd30 in ``folder``, with the picture of `everything` in it."""
    target = folder / "bo-cuc"
    shutil.copytree(ND30, target)
    (target / PICTURE).write_bytes(png())
    return target


def nd30_css() -> str:
    """The style sheets of nd30: its own, and what its Word layout says."""
    return "\n".join([(ND30 / "nd30.css").read_text(encoding="utf-8"), *sheet_of(ND30)])


def geometry() -> Geometry:
    """The measures of nd30."""
    return load_geometry(ND30)


def without_pictures() -> Document:
    """`everything` but its pictures."""
    document = everything()
    blocks = tuple(block for block in document.blocks if not isinstance(block, Figure))
    appendices = tuple(
        replace(item, blocks=tuple(block for block in item.blocks if not isinstance(block, Figure)))
        for item in document.appendices
    )
    return replace(document, blocks=blocks, appendices=appendices)


def docx_of(document: Document, folder: Path = ND30, stamp: Stamp = STAMP) -> bytes:
    """``document`` as DOCX by the layout in ``folder``."""
    layout = load_docx_layout(folder / "layout.docx")
    measures = planned(measure(document, layout.geometry), lambda: load_html_layout(folder / "layout.html"), stamp)
    return render_docx(measures, layout, stamp)


def pdf_of(document: Document, folder: Path = ND30, stamp: Stamp = STAMP, engine: Engine = "auto") -> bytes:
    """``document`` as PDF by the layout in ``folder``."""
    layout = load_html_layout(folder / "layout.html")
    return render_pdf(planned(measure(document, layout.geometry), lambda: layout, stamp), layout, stamp, engine).data
