"""All checks of prose together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.rules_of_prose import findings_of_families
from tthc_render.prose.checker import check_file, check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text

PIECES = [
    "trong đó", "cụ thể:", "gồm: (1)", "(2)", "(", ")", "“", "”", ";", ".", ":", ",", "12.345 hồ sơ", "5/7 nhiệm vụ",
    "đạt 71,43%",
    "ngày 30/02/2024", "Quyết định số 5/QĐ-UBND", "của UBND tỉnh", "Phụ lục II đính kèm", "còn lại 5", "tăng 5% so với",
    "I. A",
    "- ", "+ ", "1.2. ", "đ) ", "Nơi nhận:", "BÁO CÁO", "Số: /BC", "--- appendix", "--- footnotes", "1\tx", "Tổng số",
    "x¹²", "\u0301",
    "Trên đây là Quý II năm 2024", "(Từ ngày 15/3/2024 đến ngày 14/6/2024)", "KT. ", "99999999999999999999999999",
    "0,0%", "\t", "",
]  # fmt: skip


@settings(deadline=None)  # the first text compiles what all checks look for
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), max_size=12))
def test_no_text_stops_the_checks(lines: list[str]) -> None:
    for item in check_prose(from_text(lines, "a.txt")):
        assert 0 <= item.where.line <= len(lines)
        assert item.message()


def test_utf8_read_as_western_text_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("BÁO CÁO\nTrong ká»³, UBND xÃ£ chÆ°a tá»• chá»©c kiá»ƒm tra.\nÄáº£m báº£o\n", encoding="utf-8")
    [only] = check_file(path, "a.txt")
    assert (only.code, only.where.line) == ("D621", 2)
    assert only.details["right"] == "Trong kỳ, UBND xã chưa tổ chức kiểm tra."
    [only] = check_prose(from_text(path.read_text("utf-8").split("\n"), "a.txt"))
    assert (only.code, only.where.line) == ("P919", 2)


def test_codes_that_are_not_wanted_are_left_out() -> None:
    text = from_text(["Toàn tỉnh tiếp nhận 120 hồ sơ, gồm: 80 hồ sơ mới và 30 hồ sơ cũ."], "a.txt")
    assert [item.code for item in check_prose(text)] == ["P301"]
    assert check_prose(text, without={"P301"}) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Trong kỳ, tổ chức họp; UBND xã Cẩm Xuyên đã chủ động.", ["UBND xã Cẩm Xuyên"]),
        ("UBND xã Cẩm Xuyên đã họp; UBND xã Cẩm Xuyên đã chủ động.", ["UBND xã Cẩm Xuyên"] * 2),
        ("Nhân dân xã Cẩm Xuyên đã họp.", ["xã Cẩm Xuyên"]),
        ("UBND xã Thạch Hà đã chủ động.", []),
    ],
)
def test_another_office_is_named_once_at_each_place(text: str, named: list[str]) -> None:
    facts = ProseFacts(issuer="UBND xã Thạch Hà", other_units=frozenset({"UBND xã Cẩm Xuyên"}))
    found = check_prose(from_text([text], "a.txt"), facts)
    assert [item.details["other"] for item in found if item.code == "P905"] == named


def test_one_wrong_date_of_a_document_is_one_finding() -> None:
    text = "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ;"
    other = f"{text} Luật số 31/2023/QH15 ngày 17/3/2025."
    assert [item.code for item in findings_of_families(("P603", "P918"), text)] == ["P603"]
    assert [item.code for item in findings_of_families(("P603", "P918"), other)] == ["P603", "P918"]
