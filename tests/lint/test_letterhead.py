"""Letterheads in all the ways that offices build them, for documents of twelve kinds."""

from __future__ import annotations

import pytest

from tests.support import odd_letterheads
from tests.support.hand_typed import docx, p
from tests.support.letterheads import HEADS, SAMPLES, built, sample
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.letterhead import STAMP
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.roles import Roles
from tthc_render.readers.docx.reader import read_docx


def roles_of(data: bytes) -> Roles:
    return assign_roles(read_docx(data, "x.docx"))


def texts(roles: Roles, role: str) -> list[str]:
    return [paragraph.plain for paragraph in roles.of(role)]


@pytest.mark.parametrize("way", HEADS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_right_document_has_no_finding_however_its_letterhead_is_built(kind: str, way: str) -> None:
    report = lint_bytes(built(SAMPLES[kind], way), "docx", "x.docx")
    assert [finding.message() for finding in report.findings] == []


@pytest.mark.parametrize("end", odd_letterheads.ENDS)
@pytest.mark.parametrize("head", odd_letterheads.HEADS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_right_document_has_no_finding_in_rarer_ways_either(kind: str, head: str, end: str) -> None:
    report = lint_bytes(odd_letterheads.built(SAMPLES[kind], head, end), "docx", "x.docx")
    assert [finding.message() for finding in report.findings] == []


@pytest.mark.parametrize("end", odd_letterheads.ENDS)
@pytest.mark.parametrize("head", odd_letterheads.HEADS)
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"number": "Số: 7/BC-SNV"}, "SO-02"),
        ({"date": "Hà Tĩnh, ngày 5 tháng 7 năm 2026"}, "DD-02"),
        ({"name": "NGÔ THỊ HOÀI NAM"}, "KY-04"),
        ({"signature": ("KT. PHÓ GIÁM ĐỐC",)}, "KY-02b"),
        ({"recipients": ("- Như trên", "- Ban Giám đốc", "- Lưu: VT, VP.")}, "NN-02"),
    ],
)
def test_a_fault_is_the_only_finding_in_rarer_ways(changes: dict[str, object], rule: str, head: str, end: str) -> None:
    report = lint_bytes(odd_letterheads.built(sample("báo cáo", **changes), head, end), "docx", "x.docx")
    assert [finding.details["rule"] for finding in report.findings] == [rule]


@pytest.mark.parametrize("way", HEADS)
def test_every_way_gives_the_same_roles(way: str) -> None:
    made = sample("báo cáo")
    roles = roles_of(built(made, way))
    assert texts(roles, "chu_quan") == [made.parent]
    assert texts(roles, "ban_hanh") == [made.issuer]
    assert texts(roles, "so") == [made.number]
    assert texts(roles, "dia_danh") == [made.date]
    assert (roles.kind, texts(roles, "trich_yeu")) == ("BÁO CÁO", [made.subject])
    assert texts(roles, "ho_ten") == [made.name]


@pytest.mark.parametrize("way", ["bảng", "tab", "hộp văn bản", "khung"])
@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("number", "Số: 7/BC-SNV", "SO-02"),
        ("date", "Hà Tĩnh ngày 20 tháng 7 năm 2026", "DD-01"),
        ("issuer", "Sở Nội vụ", "CQ-02"),
    ],
)
def test_a_fault_is_found_however_the_letterhead_is_built(way: str, field: str, value: str, rule: str) -> None:
    report = lint_bytes(built(sample("báo cáo", **{field: value}), way), "docx", "x.docx")
    assert rule in {finding.details["rule"] for finding in report.findings}


@pytest.mark.parametrize("way", ["bảng", "khung"])
def test_a_number_without_its_word_is_one_fault_and_no_name(way: str) -> None:
    data = built(sample("báo cáo", number="15/BC-SNV"), way)
    assert {finding.details["rule"] for finding in lint_bytes(data, "docx", "x.docx").findings} == {"SO-01"}
    assert texts(roles_of(data), "ban_hanh") == [sample("báo cáo").issuer]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("Số:         /BC-SNV", True),
        ("Số: ....../BC-SNV", True),
        ("Số: ……/BC-SNV", True),
        ("Số: ____/BC-SNV", True),
        ("Số ....../BC-SNV", False),
        ("Số: xx/BC-SNV", False),
    ],
)
def test_a_draft_leaves_room_for_the_number_in_any_way(number: str, right: bool) -> None:
    data = built(sample("báo cáo", number=number), "bảng")
    assert {finding.details["rule"] for finding in lint_bytes(data, "docx", "x.docx").findings} == (
        set() if right else {"SO-01"}
    )


@pytest.mark.parametrize("mark", ["HỎA TỐC", "MẬT", "DỰ THẢO LẦN 2", "XEM XONG TRẢ LẠI"])
def test_a_stamp_is_no_name_of_an_agency(mark: str) -> None:
    assert STAMP.match(mark)
    data = built(sample("kế hoạch"), "bảng")
    roles = roles_of(
        docx(p(mark, "b", "center"), p("UBND TỈNH HÀ TĨNH", "", "center"), p("Số: 1/KH-UBND", "", "center"))
    )
    assert texts(roles, "dau_muc_do") == [mark]
    assert mark not in texts(roles_of(data), "ban_hanh")


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("Hà Tĩnh, ngày 20 tháng 7 năm 2026", True),
        ("Hà Tĩnh ngày 20 tháng 7 năm 2026", True),
        ("Hà Tĩnh, ngày 20/7/2026", True),
        ("Thời gian bắt đầu: 08 giờ 00, ngày 11 tháng 9 năm 2026.", False),
        ("Hôm nay, ngày 11 tháng 9 năm 2026, tại trụ sở", False),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", False),
    ],
)
def test_a_date_of_the_text_is_not_the_date_of_the_document(text: str, is_date: bool) -> None:
    roles = roles_of(built(sample("biên bản", date="", body=(text, "Hết./.")), "bảng"))
    assert texts(roles, "dia_danh") == ([text] if is_date else [])


@pytest.mark.parametrize("way", ["bảng", "bảng nhiều dòng", "tab", "khung"])
@pytest.mark.parametrize(("field", "rule"), [("parent", "CQ-01"), ("issuer", "CQ-02")])
def test_a_name_in_small_letters_is_still_the_name(way: str, field: str, rule: str) -> None:
    report = lint_bytes(built(sample("báo cáo", **{field: "Ủy ban nhân dân tỉnh"}), way), "docx", "x.docx")
    assert {finding.details["rule"] for finding in report.findings} == {rule}


@pytest.mark.parametrize("way", ["bảng", "tab", "khung"])
def test_a_name_in_small_letters_may_have_two_lines(way: str) -> None:
    made = sample("nghị quyết", parent="Hội đồng nhân dân", issuer="Xã Yên Thành")
    roles = roles_of(built(made, way))
    assert texts(roles, "chu_quan") + texts(roles, "ban_hanh") == ["Hội đồng nhân dân", "Xã Yên Thành"]


@pytest.mark.parametrize("way", HEADS)
@pytest.mark.parametrize("date", ["Hà Tĩnh, ngày 12 tháng 10", "Hà Tĩnh, ngày … tháng 10", "Hà Tĩnh, ngày    tháng"])
def test_a_date_that_lacks_its_year_is_the_date_line_and_none_is_below_the_kind(way: str, date: str) -> None:
    made = sample("báo cáo", date=date, subject="Kết quả ngày 20 tháng 10 năm 2026")
    roles = roles_of(built(made, way))
    assert [" ".join(text.split()) for text in texts(roles, "dia_danh")] == [" ".join(date.split())]
    assert (roles.kind, texts(roles, "trich_yeu")) == ("BÁO CÁO", [made.subject])
