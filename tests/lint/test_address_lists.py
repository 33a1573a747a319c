"""Addressees and recipients: one item each, however its lines are broken, and nothing of the text among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import hand_typed as typed
from tests.support.format_faults import LONG, docx, good, pdf, text
from tests.support.hand_typed import p
from tthc_render.diagnostics.collector import Findings
from tthc_render.document.inlines import marked
from tthc_render.document.tree import Document
from tthc_render.lint.address_lists import recipients
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.results import Status
from tthc_render.lint.rules import load_rules
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import Facts, FileKind, PageParagraph

WIDE = "Văn phòng Ủy ban nhân dân tỉnh (Trung tâm Phục vụ hành chính công, Phòng Kiểm soát thủ tục hành chính);"
KINDS: tuple[FileKind, FileKind] = ("docx", "pdf")


def facts_of(document: Document, kind: FileKind) -> Facts:
    return read_facts(docx(document) if kind == "docx" else pdf(document), kind, "x")


def broken(facts: Facts) -> set[str]:
    return {result.rule.id for result in lint_facts(facts, load_rules()).results if result.status is Status.BROKEN}


def texts(facts: Facts, role: str) -> list[str]:
    return [item.plain for item in assign_roles(facts).of(role)]


def hand_typed(*body: str) -> Facts:
    return read_docx(typed.docx(typed.HEAD_TABLE, typed.TITLE, *body, typed.CLOSE_TABLE), "x")


@pytest.mark.parametrize("kind", KINDS)
def test_an_addressee_of_two_lines_is_one(kind: FileKind) -> None:
    facts = facts_of(good(addressees=(WIDE, "Sở Nội vụ;", "UBND tỉnh.")), kind)
    assert texts(facts, "noi_gui") == [f"- {WIDE}", "- Sở Nội vụ;", "- UBND tỉnh."]
    assert broken(facts) == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mark", ["", ".", ";"])
@pytest.mark.parametrize("bullet", ["", "- "])
def test_text_below_the_addressees_is_none_of_them(kind: FileKind, mark: str, bullet: str) -> None:
    document = good(addressees=("Sở Nội vụ;", f"UBND tỉnh{mark}"))
    first = text(f"{bullet}{LONG}")
    facts = facts_of(replace(document, blocks=(first, *document.blocks)), kind)
    assert texts(facts, "noi_gui") == ["- Sở Nội vụ;", f"- UBND tỉnh{mark}"]
    assert ("KG-03" in broken(facts)) is (mark != ".")


@pytest.mark.parametrize(("mark", "first"), [("", "Mở đầu."), (".", "Mở đầu."), (".", "- Số hồ sơ: 12;")])
def test_text_typed_at_the_place_of_the_addressees_is_none_of_them(mark: str, first: str) -> None:
    facts = hand_typed(p("Kính gửi:"), p("- Bộ Nội vụ;"), p(f"- UBND tỉnh{mark}"), p(first), p("Hết./."))
    assert texts(facts, "noi_gui") == ["- Bộ Nội vụ;", f"- UBND tỉnh{mark}"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_stop_within_the_addressees_is_still_seen(kind: FileKind) -> None:
    facts = facts_of(good(addressees=("Sở Nội vụ.", "UBND tỉnh.")), kind)
    assert texts(facts, "noi_gui") == ["- Sở Nội vụ.", "- UBND tỉnh."]
    assert broken(facts) == {"KG-03"}


SENTENCES = ("Nơi nhận hồ sơ: Bộ phận Một cửa.", "Nơi nhận hồ sơ là Bộ phận Một cửa của Sở, mở cửa cả sáng thứ Bảy.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_about_a_place_to_receive_heads_no_recipients(kind: FileKind, sentence: str) -> None:
    document = good()
    facts = facts_of(replace(document, blocks=(text(sentence), *document.blocks)), kind)
    assert texts(facts, "noi_nhan_nhan") == ["Nơi nhận:"]
    assert texts(facts, "noi_nhan") == list(document.recipients)
    assert broken(facts) == set()


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Nơi nhận:", True),
        ("NƠI NHẬN", True),
        ("Nơi nhận :", True),
        ("Nơi nhận: KT. GIÁM ĐỐC", True),
        ("Nơi nhận: - Như trên;", True),
        ("Nơi nhận hồ sơ:", False),
        ("Nơi nhận: Bộ phận Một cửa.", False),
    ],
)
def test_the_heading_of_the_recipients_stands_alone_or_beside_capitals(line: str, head: bool) -> None:
    roles = assign_roles(
        read_docx(typed.docx(typed.HEAD_TABLE, typed.TITLE, typed.BODY, p(line), p("- Như trên;")), "x")
    )
    assert bool(roles.of("noi_nhan_nhan")) is head


def test_a_column_of_a_form_heads_no_recipients() -> None:
    borders = "<w:tblBorders><w:left w:val='single'/><w:insideV w:val='single'/></w:tblBorders>"
    form = typed.tbl((p("Tên hồ sơ"), p("Nơi nhận")), (p("Hồ sơ 1"), p("Bộ phận Một cửa")), borders=borders)
    assert texts(hand_typed(form, p("Hết./.")), "noi_nhan") == ["- Như trên;", "- Lưu: VT, VP."]


@pytest.mark.parametrize("before", [3, 7])
def test_recipients_that_run_over_to_the_next_page_are_put_together(before: int) -> None:
    many = [
        f"- Văn phòng Ủy ban nhân dân tỉnh số {n}, Trung tâm Phục vụ hành chính công và các phòng;" for n in range(30)
    ]
    recipients = ("- Như trên;", *many, "- Lưu: VT, VPTr.")
    blocks = (*good().blocks[:before], good().blocks[-1])
    facts = facts_of(good(recipients=recipients, blocks=blocks, appendices=()), "pdf")
    found = assign_roles(facts).of("noi_nhan")
    assert len({item.page for item in found}) == 2
    assert [item.plain for item in found] == list(recipients)
    assert "NN-02" not in broken(facts)


@pytest.mark.parametrize(("left", "found"), [(85.0, 2), (200.0, 0)])
def test_recipients_may_begin_on_the_page_after_their_label(left: float, found: int) -> None:
    label = PageParagraph(1, 1, 0, "Nơi nhận:", (), cell="1:left", side="left", box_pt=(85.0, 780.0, 140.0, 792.0))
    items = [
        PageParagraph(number, 2, 0, text, (), cell="2:left", side="left", box_pt=(left, 60.0, left + 90, 72.0))
        for number, text in ((2, "- Như trên;"), (3, "- Lưu: VT."))
    ]
    lines = [label, *items]
    assert len(recipients(lines, [line.text for line in lines])) == found


LISTED = ("- Bộ Nội vụ;", "- Bộ Tài chính.")


@pytest.mark.parametrize(
    ("head", "items", "rules"),
    [
        ("Kính gửi:", LISTED, set()),
        ("Kính gửi:", ("Bộ Nội vụ;", "Bộ Tài chính."), {"KG-03"}),
        ("Kính gửi:", ("Bộ Nội vụ", "Bộ Tài chính"), {"KG-03"}),
        ("Kính gửi:", ("+ Bộ Nội vụ;", "+ Bộ Tài chính."), {"KG-03"}),
        ("Kính gửi:", ("- Bộ Nội vụ,", "- Bộ Tài chính."), {"KG-03"}),
        ("Kính gửi:", ("Bộ Nội vụ",), {"KG-02"}),
        ("Kính gửi", ("- Bộ Nội vụ;", "- Bộ Tài chính."), {"KG-01"}),
        ("Kính gửi: - Bộ Nội vụ;", ("- Bộ Tài chính.",), {"KG-03"}),
    ],
)
def test_one_fault_among_addressees_is_one_finding(head: str, items: tuple[str, ...], rules: set[str]) -> None:
    inset = '<w:ind w:left="2835"/>'
    lines = [p(head, extra='<w:ind w:left="1701"/>'), *(p(item, extra=inset) for item in items)]
    facts = hand_typed(*lines, typed.BODY)
    others = broken(hand_typed(p("Kính gửi: Bộ Nội vụ", align="center"), typed.BODY))
    assert broken(facts) - others == rules


@pytest.mark.parametrize("items", [LISTED, ("Bộ Nội vụ;", "Bộ Tài chính.")])
def test_addressees_in_the_cell_beside_their_head(items: tuple[str, ...]) -> None:
    table = typed.tbl((p("Kính gửi:"), "".join(p(item) for item in items)))
    assert texts(hand_typed(table, typed.BODY), "noi_gui") == list(items)


def test_addressees_at_the_left_are_no_subject_of_a_letter() -> None:
    facts = facts_of(good(), "pdf")
    number = assign_roles(facts).of("so")[0]
    about = replace(number, number=number.number, text="V/v rà soát thủ tục", box_pt=_below(number, 16.0))
    head = replace(number, text="Kính gửi:", box_pt=_below(number, 40.0))
    place = facts.paragraphs.index(number) + 1
    lines = (*facts.paragraphs[:place], about, head, *facts.paragraphs[place:])
    roles = assign_roles(replace(facts, paragraphs=lines))
    assert [item.text for item in roles.of("trich_yeu_cong_van")] == ["V/v rà soát thủ tục"]


def _below(line: PageParagraph, points: float) -> tuple[float, float, float, float]:
    assert line.box_pt is not None
    left, top, right, bottom = line.box_pt
    return left, top + points, right, bottom + points


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("- UBND tỉnh *(để báo cáo)*;", False),
        ("- Các hộ có tên trong Biên bản *(qua UBND xã)*;", False),
        ("- UBND tỉnh (*để báo cáo*);", False),
        ("- *UBND tỉnh*;", True),
        ("- *UBND tỉnh (để báo cáo);*", True),
    ],
)
def test_a_recipient_is_upright_but_for_what_stands_in_brackets(kind: FileKind, line: str, wrong: bool) -> None:
    made = good(recipients=("- Như trên;", marked(line, Findings()), "- Lưu: VT, VPTr."))
    assert broken(facts_of(made, kind)) == ({"NN-02"} if wrong else set())


@pytest.mark.parametrize(("end", "code"), [("", ""), (".", "F502"), (";", "F501")])
def test_the_end_of_a_lone_addressee_is_known_from_the_sample_only(end: str, code: str) -> None:
    facts = hand_typed(p(f"Kính gửi: Ủy ban nhân dân xã Hòa Giang{end}", align="center"), typed.BODY)
    found = [item for item in lint_facts(facts, load_rules()).findings if item.details["rule"].startswith("KG-02")]
    assert [item.code for item in found] == ([code] if code else [])
