"""Passages of Word files that others made: tables, footnotes, automatic numbers, text boxes."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.support.documents import docx_of, everything, letter, pdf_of
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.document.numbering import number_notes
from tthc_render.document.tree import Note, Paragraph, Run
from tthc_render.prose.checker import check_file
from tthc_render.prose.docx_passages import from_facts, read_word
from tthc_render.prose.passages import Passage, from_document
from tthc_render.readers.pdf.reader import read_pdf

COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _read(document: Document, folder: Path) -> list[Passage]:
    path = folder / "a.docx"
    document.save(str(path))
    return read_word(path, "a.docx")[0]


def test_a_word_report_has_the_same_roles(tmp_path: Path) -> None:
    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "SỞ NGOẠI VỤ\nSố: 05/BC-SNgV"
    head.cell(0, 0).paragraphs[0].text = "SỞ NGOẠI VỤ"
    head.cell(0, 0).add_paragraph("Số: 05/BC-SNgV")
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head.cell(0, 1).add_paragraph("Hà Tĩnh, ngày 05 tháng 6 năm 2024")
    for line in ("BÁO CÁO", "Công tác kiểm soát TTHC", "I. KẾT QUẢ", "- Số hồ sơ: 33./."):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Lĩnh vực", "33"
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = "Nơi nhận:", "KT. GIÁM ĐỐC"
    foot.cell(0, 0).add_paragraph("- Lưu: VT, TH.")
    foot.cell(0, 1).add_paragraph("PHÓ GIÁM ĐỐC")
    document.add_paragraph("Phụ lục I")
    passages = _read(document, tmp_path)
    assert [(p.role, p.text) for p in passages] == [
        ("letterhead", "SỞ NGOẠI VỤ"),
        ("number", "Số: 05/BC-SNgV"),
        ("letterhead", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("date", "Hà Tĩnh, ngày 05 tháng 6 năm 2024"),
        ("kind", "BÁO CÁO"),
        ("title", "Công tác kiểm soát TTHC"),
        ("heading", "KẾT QUẢ"),
        ("item", "Số hồ sơ: 33./."),
        ("cell", "Lĩnh vực"),
        ("cell", "33"),
        ("caption", "Nơi nhận:"),
        ("recipient", "- Lưu: VT, TH."),
        ("signature", "KT. GIÁM ĐỐC"),
        ("signature", "PHÓ GIÁM ĐỐC"),
        ("appendix", "Phụ lục I"),
    ]
    assert passages[7].place.file == "a.docx"
    assert passages[7].place.line > passages[6].place.line


def _notes(passages: list[Passage]) -> list[tuple[str, str]]:
    """Labels and words of the notes; a Word file does not say in its letters that they are set low."""
    return [(p.label, " ".join(p.text.replace("₂", "2").split())) for p in passages if p.role == "note"]


def test_footnotes_of_a_word_report_are_notes_called_in_the_text(tmp_path: Path) -> None:
    document = everything(picture=False)
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(document))
    read, made = read_word(path, "a.docx")[0], from_document(document)
    notes = _notes(made)
    assert len(notes) > 1
    assert _notes(read) == notes
    assert {number for p in read for _, number in p.calls} == {int(label) for label, _ in notes}


def test_a_footnote_has_the_place_of_the_paragraph_that_calls_it(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(everything(picture=False)))
    passages = read_word(path, "a.docx")[0]
    calling = {number: p.place.line for p in passages for _, number in p.calls}
    notes = [p for p in passages if p.role == "note"]
    assert [p.place.line for p in notes] == [calling[int(p.label)] for p in notes]
    assert all(p.place.line for p in notes)


LEVELS = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")]


def _numbered(*items: tuple[int, str]) -> Document:
    """A document whose numbers Word makes: (level, words)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    document.add_paragraph("BÁO CÁO")
    for depth, words in items:
        look = document.add_paragraph(words)._p.get_or_add_pPr()
        look.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="900"/></w:numPr>'))
    return document


def test_numbers_that_word_makes_are_labels(tmp_path: Path) -> None:
    items = [(0, "TÌNH HÌNH"), (1, "Công bố"), (2, "Cấp tỉnh"), (2, "Cấp huyện"), (1, "Rà soát"), (0, "NHIỆM VỤ")]
    passages = _read(_numbered(*items), tmp_path)
    labels = [(p.role, p.label, p.text) for p in passages[1:]]
    assert labels == [
        ("heading", label, words)
        for label, (_, words) in zip(["I.", "1.", "a)", "b)", "2.", "II."], items, strict=True)
    ]


def test_a_number_typed_after_automatic_ones_is_reported_when_it_leaps(tmp_path: Path) -> None:
    document = _numbered((0, "TÌNH HÌNH"), (0, "KẾT QUẢ"))
    document.add_paragraph("IV. NHIỆM VỤ")
    document.save(str(tmp_path / "a.docx"))
    assert [(item.code, item.where.line) for item in check_file(tmp_path / "a.docx", "a.docx")] == [("P701", 4)]


def test_bullets_of_lists_inside_lists_are_items_inside_items(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Trong quý, Sở thực hiện 02 nhiệm vụ sau:")
    for style, words in (
        ("List Bullet", "Rà soát thủ tục:"), ("List Bullet 2", "Cấp tỉnh;"), ("List Bullet 2", "Cấp huyện."),
        ("List Bullet", "Tập huấn cán bộ."),
    ):  # fmt: skip
        document.add_paragraph(words, style=style)
    passages = _read(document, tmp_path)
    assert [(p.role, p.label) for p in passages[2:]] == [("item", "-"), ("item", "+"), ("item", "+"), ("item", "-")]
    assert check_file(tmp_path / "a.docx", "a.docx") == []


def test_a_title_in_capitals_by_its_look_or_over_two_lines_is_one(tmp_path: Path) -> None:
    document = docx.Document()
    for words, caps in (("Báo cáo", True), ("Kết quả quý II", False)):
        run = document.add_paragraph().add_run(words)
        run.font.all_caps = caps
    assert [(p.role, p.text) for p in _read(document, tmp_path)] == [("kind", "BÁO CÁO"), ("title", "Kết quả quý II")]
    document = docx.Document()
    document.add_paragraph("BÁO CÁO\nKết quả quý II").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Đã làm xong\nviệc được giao.")
    passages = _read(document, tmp_path)
    assert [p.text for p in passages] == ["BÁO CÁO", "Kết quả quý II", "Đã làm xong việc được giao."]
    assert [p.role for p in passages[:2]] == ["kind", "title"]


def test_words_of_a_text_box_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO")
    words = "<w:p><w:r><w:t>Đã giải quyết 412/431 hồ sơ, đạt 96,59%.</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{words}</w:txbxContent>"
    document.add_paragraph("Đoạn có khung chữ.")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} {COMPATIBILITY}><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )
    passages = _read(document, tmp_path)
    assert [p.text for p in passages] == ["BÁO CÁO", "Đoạn có khung chữ.", "Đã giải quyết 412/431 hồ sơ, đạt 96,59%."]
    assert [(item.code, item.where.line) for item in check_file(tmp_path / "a.docx", "a.docx")] == [("P401", 3)]


def test_words_that_a_reviewer_struck_out_are_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Có 12 hồ sơ")._p
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText> trễ hạn</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> đúng hạn.</w:t></w:r></w:ins>"))
    assert [p.text for p in _read(document, tmp_path)] == ["Có 12 hồ sơ đúng hạn."]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_a_file_that_is_no_docx_is_refused_by_name(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(DataUnreadable, match=r"a\.docx"):
        read_word(path, "a.docx")[0]


def test_footnotes_of_a_pdf_are_called_by_raised_figures() -> None:
    """LibreOffice and others print the number of a note right behind the word."""
    note = Note((Run("Theo Quyết định của Giám đốc Sở."),))
    line = Paragraph(
        (Run("Thả hai cá thể ở hang nhân tạo"), note, Run(", rộng 12 m"), Run("2", vertical="sup"), Run("."))
    )
    data = pdf_of(letter(blocks=number_notes((line,), ())[0]))
    found = [item for item in from_facts(read_pdf(data, "x.pdf"))[0] if item.text.startswith("Thả hai")]
    assert [(item.text, item.calls) for item in found] == [("Thả hai cá thể ở hang nhân tạo, rộng 12 m².", ((30, 1),))]
