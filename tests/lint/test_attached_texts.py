"""Texts issued with a decision: judged for title, reference, headings and text, and for nothing that they lack."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from tests.support.documents import docx_of, letter, pdf_of, words
from tests.support.hand_typed import docx, p, tbl
from tests.support.letterheads import BODY, LONG, MORE, end, head_table, sample, text, title
from tthc_render.document.tree import Appendix, AppendixHead, Document, Letterhead, Paragraph, Signature
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_bytes
from tthc_render.readers.docx.reader import read_docx

MADE = sample("quyết định")
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
REFERENCE = ("(Ban hành kèm theo Quyết định số 125/QĐ-SNV ngày 20 tháng 7 năm 2026", "của Giám đốc Sở Nội vụ)")


def decision(*attached: str) -> bytes:
    return docx(head_table(MADE), title(MADE), text(MADE), end(MADE), BREAK, *attached)


def regulation(**changes: str) -> dict[str, str]:
    parts = {
        "kind": p("QUY CHẾ", "b", "center"),
        "subject": p("Làm việc của Tổ công tác", "b", "center"),
        "first": p(REFERENCE[0], "i", "center"),
        "second": p(REFERENCE[1], "i", "center"),
        "chapter": p("Chương I", "b", "center") + p("QUY ĐỊNH CHUNG", "b", "center"),
        "article": p("Điều 1. Phạm vi điều chỉnh", "b", "both", BODY),
        "text": p(LONG, "", "both", BODY) + p(MORE, "", "both", BODY),
        "points": p("a) Khách quan;", "", "both", BODY) + p("b) Kịp thời.", "", "both", BODY),
    }
    return parts | changes


def told(data: bytes) -> list[str]:
    return [
        item.details["rule"] for item in lint_bytes(data, "docx", "x.docx").findings if item.details["rule"] != "PG-07"
    ]


@pytest.mark.parametrize("above", ["", head_table(MADE)], ids=["title first", "letterhead first"])
def test_a_right_text_has_no_finding(above: str) -> None:
    data = decision(above, *regulation().values())
    assert told(data) == []
    roles = assign_roles(read_docx(data, "x.docx"))
    assert [item.plain for item in roles.of("kem_theo")] == list(REFERENCE)
    assert [item.plain for item in roles.of("phan")] == ["Chương I"]
    assert roles.kind == "QUYẾT ĐỊNH"


@pytest.mark.parametrize(
    ("part", "content", "rule"),
    [
        ("kind", p("QUY CHẾ", "", "center"), "TL-01"),
        ("subject", p("Làm việc của Tổ công tác", "bi", "center"), "TL-02"),
        ("first", p(REFERENCE[0], "", "center"), "PL-04"),
        ("chapter", p("CHƯƠNG 1", "b", "center") + p("QUY ĐỊNH CHUNG", "b", "center"), "NB-01"),
        ("article", p("Điều 1: Phạm vi điều chỉnh", "b", "both", BODY), "NB-03"),
        ("text", p(LONG, "", "both", BODY) + p(MORE, "", "left", BODY), "ND-03"),
        ("points", p("a. Khách quan;", "", "both", BODY) + p("b. Kịp thời.", "", "both", BODY), "NB-05"),
    ],
)
def test_a_fault_in_it_is_the_only_finding(part: str, content: str, rule: str) -> None:
    assert told(decision(*regulation(**{part: content}).values())) == [rule]


def test_a_list_in_place_of_a_text_is_left_alone() -> None:
    borders = "<w:tblBorders><w:insideV w:val='single'/><w:insideH w:val='single'/></w:tblBorders>"
    table = tbl((p("STT"), p("Họ và tên")), (p("1"), p("Trần Văn An")), widths=(1000, 8000), borders=borders)
    note = p(REFERENCE[0], "i", "center") + p(REFERENCE[1], "i", "center")
    assert told(decision(p("DANH SÁCH", "b", "center") + p("Tổ công tác", "b", "center") + note + table)) == []


ROOM = "\u00a0" * 6
NOTES = {
    "one line": "(Kèm theo Quyết định số 12/QĐ-SNV ngày 20/4/2026 của Sở Nội vụ)",
    "two lines": f"(Kèm theo Quyết định số {ROOM}/QĐ-SNV ngày {ROOM} tháng 12 năm 2026 của Giám đốc Sở Nội vụ)",
    "three lines": "(Ban hành kèm theo Quyết định số 12/2026/QĐ-UBND ngày 20 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh "
    "Bắc Trung Nguyên về việc ban hành Quy chế làm việc, Quy định trách nhiệm của thành viên Hội đồng thi đua)",
}
ISSUERS = {
    "one line": ((), ("UBND XÃ MẪU",)),
    "two lines": (("UBND TỈNH MẪU",), ("SỞ NỘI VỤ",)),
    "three lines": (("ỦY BAN NHÂN DÂN", "TỈNH MẪU"), ("SỞ NỘI VỤ",)),
    "five lines": (("ỦY BAN NHÂN DÂN", "TỈNH MẪU"), ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG", "VÀ KIỂM SOÁT THỦ TỤC")),
}


def issued(issuer: str, note: str, articles: tuple[int, int], name: str = "Trần Văn Bình") -> Document:
    """A decision of so many articles, and the regulation issued with it, under a letterhead of its own."""

    def text(count: int) -> tuple[Paragraph, ...]:
        return tuple(
            item
            for number in range(1, count + 1)
            for item in (Paragraph(words(f"Điều {number}. Phạm vi", bold=True)), Paragraph(words(LONG)))
        )

    parents, own = ISSUERS[issuer]
    opening = (
        Paragraph(words("GIÁM ĐỐC SỞ NỘI VỤ", bold=True), "giua"),
        Paragraph(words("Căn cứ Luật Thi đua, khen thưởng;", italic=True)),
        Paragraph(words("QUYẾT ĐỊNH:", bold=True), "giua"),
    )
    head = AppendixHead("QUY CHẾ", ("Làm việc của Hội đồng thi đua",), (NOTES[note],), letterhead=True)
    return replace(
        letter(kind="QUYẾT ĐỊNH", subject=("Ban hành Quy chế làm việc của Hội đồng thi đua",), window=""),
        letterhead=Letterhead(parents, own, "Số:\u00a0\u00a0\u00a0\u00a0/QĐ-SNV", "Mẫu, ngày 20 tháng 4 năm 2026"),
        addressees=(),
        blocks=(*opening, *text(articles[0]), Paragraph(words("Xong./."))),
        signature=Signature(("GIÁM ĐỐC",), name),
        appendices=(Appendix(head, text(articles[1]), "portrait"),),
    )


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("articles", [(1, 1), (1, 12), (12, 1), (12, 12)], ids=str)
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("issuer", ISSUERS)
def test_a_text_with_a_letterhead_of_its_own_is_right(
    issuer: str, note: str, articles: tuple[int, int], kind: Literal["docx", "pdf"]
) -> None:
    for name in ("Trần Văn Bình", ""):
        document = issued(issuer, note, articles, name)
        data = docx_of(document) if kind == "docx" else pdf_of(document)
        found = lint_bytes(data, kind, f"x.{kind}").findings
        assert [item.message() for item in found] == []
