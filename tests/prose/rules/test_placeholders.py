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
