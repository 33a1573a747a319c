"""Right documents in the ways of many offices have no finding, and a fault in them is the only one."""

from __future__ import annotations

import pytest

from tests.support import office_habits
from tests.support.letterheads import SAMPLES, sample
from tthc_render.lint.linter import lint_bytes

BODIES, ENDS = tuple(office_habits.BODIES), tuple(office_habits.ENDS)
WAYS = [
    (head, BODIES[place % len(BODIES)], ENDS[place % len(ENDS)]) for place, head in enumerate(office_habits.HEADS)
] + [(head, BODIES[-1 - place % len(BODIES)], ENDS[2 - place % 3]) for place, head in enumerate(office_habits.HEADS)]


def told(data: bytes) -> list[str]:
    return [finding.details["rule"] for finding in lint_bytes(data, "docx", "x.docx").findings]


@pytest.mark.parametrize(("head", "body", "end"), WAYS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_right_document_has_no_finding(kind: str, head: str, body: str, end: str) -> None:
    assert told(office_habits.built(SAMPLES[kind], head, body, end)) == []


@pytest.mark.parametrize("head", office_habits.HEADS)
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"number": "Số: 107/QĐ-SNV"}, "SO-05"),
        ({"date": "Hà Tĩnh, ngày 5 tháng 02 năm 2026"}, "DD-02"),
        ({"name": "ngô thị hoài nam"}, "KY-04"),
        ({"name": "NGÔ Thị Hoài Nam"}, "KY-04"),
        ({"name": "Ngô Thị HOÀI NAM"}, "KY-04"),
        ({"recipients": ("- Như trên;", "- Ban Giám đốc.", "- Lưu: VT, VP.")}, "NN-02"),
    ],
)
def test_a_fault_is_the_only_finding(changes: dict[str, object], rule: str, head: str, end: str) -> None:
    assert told(office_habits.built(sample("báo cáo", **changes), head, "cắt vụn", end)) == [rule]


@pytest.mark.parametrize("head", office_habits.HEADS)
def test_addressees_put_in_their_place_by_tabs(head: str) -> None:
    made = sample("công văn", addressee="")
    right = ("- Các sở, ban, ngành cấp tỉnh;", "- Ủy ban nhân dân các xã, phường.")
    wrong = ("- Các sở, ban, ngành cấp tỉnh,", "- Ủy ban nhân dân các xã, phường.")
    assert told(office_habits.built(made, head, "cắt vụn", "ba hàng", right)) == []
    assert told(office_habits.built(made, head, "cắt vụn", "ba hàng", wrong)) == ["KG-03"]


@pytest.mark.parametrize(
    ("parent", "issuer", "name", "rules"),
    [
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ TĨNH", "TRƯỜNG THPT PHAN ĐÌNH PHÙNG", "TS. Nguyễn Thị Lan Anh", []),
        ("SỞ Y TẾ HÀ TĨNH", "BỆNH VIỆN ĐA KHOA TỈNH", "BS. CKII. Trần Văn Sơn", []),
        ("CÔNG AN TỈNH HÀ TĨNH", "CÔNG AN XÃ ĐỨC THỌ", "Thượng tá Nguyễn Xuân Thao", []),
        ("UBND TỈNH HÀ TĨNH", "SỞ Y TẾ", "TS. Trần Văn Sơn", ["KY-04"]),
        ("UBND TỈNH HÀ TĨNH", "SỞ NỘI VỤ", "Trần văn Sơn", ["KY-04"]),
        ("UBND TỈNH ĐẮK LẮK", "SỞ NỘI VỤ", "Y Biăt Niê", []),
    ],
)
def test_titles_before_a_name_and_small_letters_in_it(parent: str, issuer: str, name: str, rules: list[str]) -> None:
    made = sample("kế hoạch", parent=parent, issuer=issuer, name=name, recipients=("- Các phòng;", "- Lưu: VT, TH."))
    assert told(office_habits.built(made, "bảng nổi", "cắt vụn", "ô gộp dọc")) == rules


@pytest.mark.parametrize(
    ("name", "clause"), [("ngô thị hoài nam", "II.7đ"), ("NGÔ THỊ HOÀI NAM", "II.7đ"), ("TS. Trần Văn Sơn", "II.7c")]
)
def test_the_clause_cited_for_a_signers_name_is_that_of_its_fault(name: str, clause: str) -> None:
    made = office_habits.built(sample("báo cáo", name=name), next(iter(office_habits.HEADS)), BODIES[0], ENDS[0])
    cited = [item.details["article"] for item in lint_bytes(made, "docx", "x.docx").findings]
    assert cited == [f"Phụ lục I, phần I, mục {clause}"]
