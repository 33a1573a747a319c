"""Gaps in finished texts: P962."""

from __future__ import annotations

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text


def test_a_paragraph_is_reported_once_and_the_frame_not_at_all() -> None:
    lines = [
        "UBND XÃ THẠCH HÀ",
        "Số:     /BC-UBND",
        "Thạch Hà, ngày … tháng … năm 2026",
        "BÁO CÁO",
        "Tình hình công tác",
        "Thực hiện Kế hoạch số …/KH-UBND ngày …/…/2026 của UBND tỉnh về kiểm soát thủ tục hành chính năm 2026.",
        "Trong kỳ đã kiểm tra 02 đơn vị.",
    ]
    found = [item for item in check_prose(from_text(lines, "a.txt")) if item.code == "P962"]
    assert [(item.where.line, item.details["seen"]) for item in found] == [(6, "số …/KH-UBND")]


def test_a_line_drawn_by_underscores_is_no_gap_but_one_in_a_sentence_is() -> None:
    reported = {
        "____\t________________________": 0,
        "SỞ NỘI VỤ\n______\nSố: 107/BC-SNV": 0,
        "  ____________  ": 0,
        "Trong kỳ đã tiếp nhận ________ hồ sơ của tổ chức, cá nhân trên địa bàn xã.": 1,
    }
    for text, count in reported.items():
        found = [item for item in check_prose(from_text([text], "a.txt")) if item.code == "P962"]
        assert len(found) == count, text


def test_number_and_day_of_a_letter_that_waits_for_them_are_no_gap() -> None:
    reported = {
        "Hà Tĩnh, ngày       tháng      năm": 0,
        "Hà Tĩnh, ngày … tháng … năm 2026": 0,
        "Số:     /SNV-CCHC\tHà Tĩnh, ngày       tháng      năm": 0,
        "Hà Tĩnh, ngày       tháng      năm      , Sở đã kiểm tra 02 đơn vị.": 1,
        "Theo Công văn số:     /SNV-CCHC của Sở Nội vụ về cải cách hành chính.": 1,
    }
    for text, count in reported.items():
        found = [item for item in check_prose(from_text([text], "a.txt")) if item.code == "P962"]
        assert len(found) == count, text
