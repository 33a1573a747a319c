"""The classifier on documents as people type them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from tests.support import hand_typed as typed
from tests.support import letterheads
from tests.support.format_faults import good, good_bytes
from tests.support.hand_typed import docx, p, tbl
from tests.support.letterheads import Sample, built, sample
from tthc_render.lint.classifier import assign_roles, kind_of, packaged_kinds
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.roles import Roles
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.docx.reader import read_docx

HEADS = {
    "table": typed.HEAD_TABLE,
    "tabs": typed.HEAD_TABS,
    "breaks": typed.HEAD_BREAKS,
    "letters apart": typed.HEAD_SPACED,
    "text box": typed.HEAD_BOX,
}
CLOSES = {"table": typed.CLOSE_TABLE, "tabs": typed.CLOSE_TABS}


def roles_of(*body: str) -> Roles:
    return assign_roles(read_docx(docx(*body), "thử.docx"))


def texts(roles: Roles, role: str) -> list[str]:
    return [paragraph.plain for paragraph in roles.of(role)]


@pytest.mark.parametrize("close", CLOSES)
@pytest.mark.parametrize("head", HEADS)
def test_every_way_to_type_a_report_gives_the_same_roles(head: str, close: str) -> None:
    roles = roles_of(HEADS[head], typed.TITLE, typed.BODY, CLOSES[close])
    assert len(roles.of("quoc_hieu")) == 1
    assert texts(roles, "tieu_ngu") == ["Độc lập - Tự do - Hạnh phúc"]
    assert texts(roles, "so") == ["Số: 107/BC-SNgV"]
    assert texts(roles, "dia_danh") == ["Hà Tĩnh, ngày 20 tháng 3 năm 2024"]
    assert [line.replace(" ", "") for line in texts(roles, "ban_hanh")] == ["SỞNGOẠIVỤ"]
    assert texts(roles, "chu_quan") == ([] if head == "letters apart" else ["UBND TỈNH HÀ TĨNH"])
    assert roles.kind == "BÁO CÁO"
    assert texts(roles, "trich_yeu") == ["Kết quả kiểm soát thủ tục hành chính Quý I năm 2024"]
    assert texts(roles, "noi_nhan_nhan") == ["Nơi nhận:"]
    assert texts(roles, "noi_nhan") == ["- Như trên;", "- Lưu: VT, VP."]
    assert texts(roles, "quyen_han") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert texts(roles, "ho_ten") == ["Nguyễn Văn An"]
    assert texts(roles, "cuoi") == ["Trên đây là báo cáo của Sở Ngoại vụ./."]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("I. KẾT QUẢ", "muc_la_ma"),
        ("II- Kết quả", "muc_la_ma"),
        ("2. Công tác chỉ đạo", "khoan"),
        ("2) Công tác chỉ đạo", "khoan"),
        ("2.1. Công tác", "thap_phan"),
        ("đ) Điểm đ", "diem"),
        ("- Số hồ sơ", "gach"),
        ("+ Số hồ sơ", "gach"),
        ("Điều 5. Điều khoản", "dieu"),
        ("Chương II", "phan"),
        ("Mục 2", "muc"),
        ("MỤC TIÊU", "than"),
        ("TIỂU MỤC 3.", "muc"),
        ("Đoạn văn bình thường của báo cáo.", "than"),
        ("2024 là năm bản lề.", "than"),
        ("Bảng 1. Kết quả", "khac"),
    ],
)
def test_body_levels_go_by_their_labels(line: str, role: str) -> None:
    roles = roles_of(typed.HEAD_TABLE, typed.TITLE, p("Đoạn mở đầu."), p(line), p("Đoạn cuối."), typed.CLOSE_TABLE)
    assert line in texts(roles, role)


def test_taken_apart_letters_are_recognised() -> None:
    head = unicodedata.normalize("NFD", typed.HEAD_TABLE)
    assert len(roles_of(head, typed.TITLE, typed.BODY).of("quoc_hieu", "tieu_ngu", "dia_danh", "ban_hanh")) == 4


def test_a_letter_has_its_subject_under_the_number() -> None:
    left = (
        p("SỞ NGOẠI VỤ", "b", "center"),
        p("Số: 107/SNgV-VP", align="center") + p("V/v báo cáo quý I", align="center"),
    )
    right = p(typed.STATE, "b", "center") + p(typed.MOTTO, "b", "center"), p(typed.DATE, "i", "center")
    head = tbl((left[0], right[0]), (left[1], right[1]))
    roles = roles_of(head, p("Kính gửi: Bộ Nội vụ", align="center"), typed.BODY)
    assert texts(roles, "trich_yeu_cong_van") == ["V/v báo cáo quý I"]
    assert texts(roles, "kinh_gui") == ["Kính gửi: Bộ Nội vụ"]
    assert roles.kind == ""


def test_several_addressees_belong_to_the_same_head() -> None:
    addressed = p("Kính gửi:") + p("- Bộ Nội vụ;") + p("- Văn phòng Chính phủ.")
    roles = roles_of(typed.HEAD_TABLE, typed.TITLE, addressed, p("Đoạn mở đầu."), typed.CLOSE_TABLE)
    assert texts(roles, "noi_gui") == ["- Bộ Nội vụ;", "- Văn phòng Chính phủ."]
    assert texts(roles, "than") == ["Đoạn mở đầu."]


def test_the_signature_may_stand_without_recipients() -> None:
    roles = roles_of(
        typed.HEAD_TABLE, typed.TITLE, typed.BODY, p("GIÁM ĐỐC", "b", "center"), p("Nguyễn Văn An", "b", "center")
    )
    assert (texts(roles, "quyen_han"), texts(roles, "ho_ten")) == (["GIÁM ĐỐC"], ["Nguyễn Văn An"])


def test_an_appendix_head_has_label_title_and_reference() -> None:
    head = p("PHỤ LỤC II", "b", "center") + p("TỔNG HỢP", "b", "center") + p("(Kèm theo Báo cáo số 1", "i", "center")
    roles = roles_of(
        typed.HEAD_TABLE, typed.TITLE, typed.BODY, typed.CLOSE_TABLE, head, p("của Sở)", "i", "center"), p("Nội dung.")
    )
    assert texts(roles, "phu_luc") == ["PHỤ LỤC II"]
    assert texts(roles, "ten_phu_luc") == ["TỔNG HỢP"]
    assert texts(roles, "kem_theo") == ["(Kèm theo Báo cáo số 1", "của Sở)"]
    assert "Nội dung." not in texts(roles, "than")


def test_a_sentence_about_an_appendix_is_no_head() -> None:
    roles = roles_of(typed.HEAD_TABLE, typed.TITLE, p("Phụ lục kèm theo báo cáo này gồm hai bảng."), typed.CLOSE_TABLE)
    assert roles.of("phu_luc") == []


def test_an_appendix_alone_is_reported_from_a_report() -> None:
    alone = roles_of(p("Phụ lục I", "b", "center"), p("TỔNG HỢP", "b", "center"), p("Nội dung."))
    assert alone.only_appendix
    note = p("(Kèm theo Nghị định", "i", "center") + p("ngày 05 tháng 3 năm 2020 của Chính phủ)", "i", "center")
    dated = roles_of(p("Phụ lục I", "b", "center"), p("TỔNG HỢP", "b", "center"), note, p("Nơi nhận ở ô số 9b."))
    assert dated.only_appendix
    assert texts(dated, "kem_theo")[1].startswith("ngày 05")
    assert not roles_of(typed.HEAD_TABLE, typed.TITLE, typed.BODY).only_appendix


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_our_own_documents_have_the_same_roles_in_both_formats(kind: str) -> None:
    roles = assign_roles(read_facts(good_bytes(kind), kind, "x"))  # type: ignore[arg-type]
    document = good()
    assert texts(roles, "ban_hanh") == list(document.letterhead.issuer)
    assert texts(roles, "noi_nhan") == list(document.recipients)
    assert texts(roles, "quyen_han") == list(document.signature.lines)
    assert texts(roles, "ho_ten") == [document.signature.name]
    assert len(roles.of("than")) == 9
    assert [text[:2] for text in texts(roles, "diem")] == ["a)", "b)", "c)", "d)", "đ)"]
    assert texts(roles, "phu_luc") == ["Phụ lục"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("BÁO CÁO", "bao-cao"), ("Tờ trình:", "to-trinh"), ("GIẤY UỶ QUYỀN", "giay-uy-quyen"),
     ("BẢN THOẢ THUẬN", "ban-thoa-thuan"), ("CÔNG VĂN", "cong-van"), ("Công văn", ""),
     ("BÁO CÁO TÀI CHÍNH", "")],
)  # fmt: skip
def test_kinds_are_those_of_the_decree_that_print_a_title(line: str, kind: str) -> None:
    found = kind_of(line, packaged_kinds())
    assert (found.code if found else "") == kind


LETTER = sample("công văn")
PLAIN_TITLES = (
    "Trân trọng giới thiệu ông Trần Văn An, chuyên viên:",
    "Cấp cho bà Lê Thị Bình",
    "Xét đơn xin nghỉ phép.",
)


def broken_rules(data: bytes) -> set[str]:
    return {finding.details["rule"] for finding in lint_bytes(data, "docx", "x.docx").findings}


@pytest.mark.parametrize("way", ["bảng", "tab", "khung"])
@pytest.mark.parametrize(
    ("made", "rules"),
    [
        (replace(LETTER, kind="CÔNG VĂN", subject="Về việc rà soát vị trí việc làm", about=""), {"TL-04", "TL-05"}),
        (replace(LETTER, kind="CÔNG VĂN", subject="Rà soát danh mục vị trí việc làm"), {"TL-05"}),
        (replace(LETTER, about=""), {"TL-04"}),
        (LETTER, set[str]()),
    ],
    ids=["title for subject", "title and subject", "no subject", "right"],
)
def test_a_letter_has_its_subject_below_the_number_and_no_title(way: str, made: Sample, rules: set[str]) -> None:
    assert broken_rules(built(made, way)) == rules


@pytest.mark.parametrize("name", ["PHIẾU TRÌNH", "LỊCH CÔNG TÁC", "KẾT LUẬN THANH TRA"])
def test_a_title_that_is_no_kinds_makes_no_letter(name: str) -> None:
    data = built(replace(LETTER, kind=name, subject="Tuần 12 năm 2026", about=""), "bảng")
    roles = assign_roles(read_docx(data, "x.docx"))
    assert (roles.document_kind, broken_rules(data) & {"TL-04", "TL-05"}) == (None, set())


@pytest.mark.parametrize("first", PLAIN_TITLES)
@pytest.mark.parametrize("kind", ["GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP"])
def test_text_below_a_title_that_needs_no_subject_is_text(kind: str, first: str) -> None:
    body = p(first, "", "both", extra=letterheads.BODY)
    data = docx(letterheads.head_table(LETTER), p(kind, "b", "center"), body, letterheads.end(LETTER))
    assert assign_roles(read_docx(data, "x.docx")).of("trich_yeu") == []


def test_a_plain_subject_of_a_report_is_still_its_subject() -> None:
    subject = p("Kết quả công tác quý II năm 2026", "", "left")
    rest = (letterheads.text(LETTER), letterheads.end(LETTER))
    data = docx(letterheads.head_table(LETTER), p("BÁO CÁO", "b", "center"), subject, *rest)
    assert "TL-02" in broken_rules(data)
