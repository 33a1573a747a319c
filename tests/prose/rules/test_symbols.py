"""Symbols of documents with other signs and letters: P605."""

from __future__ import annotations

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import Passage

WRONG = [
    ("Kế hoạch số 15/KH - UBND ngày 02/3/2026 của UBND xã.", "15/KH-UBND"),
    ("Kế hoạch số 15/KH -UBND.", "15/KH-UBND"),
    ("Kế hoạch số 15 / KH-UBND.", "15/KH-UBND"),
    ("Kế hoạch số 15/KH–UBND.", "15/KH-UBND"),
    ("Kế hoạch số 15/KHUBND.", "15/KH-UBND"),
    ("Nghị định số 30/2020/NĐ- CP ngày 05/3/2020 của Chính phủ.", "30/2020/NĐ-CP"),
    ("Nghị định số 30/2020/NĐ CP ngày 05/3/2020 của Chính phủ.", "30/2020/NĐ-CP"),
    ("Nghị định số 30/2020/ND-CP ngày 05/3/2020 của Chính phủ.", "30/2020/NĐ-CP"),
    ("Nghị định số 30/NĐ-CP/2020 của Chính phủ.", "30/2020/NĐ-CP"),
    ("Nghị định số 30-2020/NĐ-CP của Chính phủ.", "30/2020/NĐ-CP"),
    ("Nghị định số 30/2020-NĐ-CP của Chính phủ.", "30/2020/NĐ-CP"),
    ("Nghị định 30/2020/NĐ/CP của Chính phủ.", "30/2020/NĐ-CP"),
    ("Thông tư số 01/2018-TT-VPCP ngày 23/11/2018.", "01/2018/TT-VPCP"),
    ("Quyết định số 12/QĐ.UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12/QĐ/UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12/QĐ_UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12 QĐ-UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12QĐ-UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12-QĐ/UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12/QD-UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 1500/QDUBND ngày 12/5/2026.", "1500/QĐ-UBND"),
    ("Theo 1500/QDUBND, xã đã làm.", "1500/QĐ-UBND"),
    ("Nghị quyết số 12/NQHDND ngày 12/5/2026.", "12/NQ-HĐND"),
    ("Quyết định số 12/QÐ-UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12//QĐ-UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Quyết định số 12/QĐ--UBND ngày 12/5/2026.", "12/QĐ-UBND"),
    ("Chỉ thị số 05/CT-TTG ngày 23/02/2023.", "05/CT-TTg"),
    ("Công văn số 145/UBDN-VP ngày 12/5/2026.", "145/UBND-VP"),
    ("Kế hoạch số 145/KH-UNBD ngày 12/5/2026.", "145/KH-UBND"),
    ("Nghị quyết số 12/NQ-HĐDN ngày 12/5/2026.", "12/NQ-HĐND"),
    ("Nghị quyết số 12/NQ-HDND ngày 12/5/2026.", "12/NQ-HĐND"),
]
RIGHT = [
    "Quyết định số 1500/QĐ-UBND ngày 02/8/2026.",
    "Thông tư liên tịch số 05/2014/TTLT-BTP-BNV.",
    "Văn bản số 12/VP-NC, 3/5 - BC của xã.",
    "Đã có 5/KH - 3 kế hoạch.",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",
    "Chỉ thị số 05-CT/TU ngày 12/5/2026 của Tỉnh ủy.",
    "Kết luận số 127-KL/TW ngày 28/02/2025.",
    "Quyết định số 12-QĐ/ĐU ngày 12/5/2026 của Đảng ủy xã.",
    "Kế hoạch số 07-KH/BCĐ ngày 24/01/2024 của Ban Chỉ đạo Tỉnh ủy.",
    "Hướng dẫn số 36-HD/VPTW ngày 03/4/2018.",
    "Nghị quyết số 202/2025/QH15 ngày 12/6/2025.",
    "Nghị quyết số 1656/NQ-UBTVQH15 ngày 16/6/2025.",
    "Công văn số 145/UBND-NC ngày 12/5/2026.",
    "Công văn số 145/UBND-VP1 ngày 12/5/2026.",
    "Công văn số 145/VPCP-KSTT ngày 12/5/2026.",
    "Quyết định số 06/QĐ-TTg ngày 06/01/2022.",
    "Chỉ thị số 05/CT-TTg ngày 23/02/2023.",
    "Công điện số 280/CĐ-TTg ngày 12/5/2026.",
    "Quyết định số 281/QĐ-TTr ngày 12/5/2026 của Thanh tra tỉnh.",
    "Thông báo số 12/TB-VPCP; Tờ trình số 136/TTr-SVHTTDL.",
    "Kế hoạch số 47/KH-UBND và số 48/KH-UBND.",
    "Báo cáo số 12/BC-UBND, số 13/BC-HĐND.",
    "Quyết định số 15 của UBND xã; kế hoạch số 3, số 4.",
    "Ban hành số 12 CT thi đua, 5 BC chuyên đề.",
    "Chương trình số 12/CTr-UBND ngày 12/5/2026.",
    "Biên bản số 12/BB-UBND ngày 12/5/2026.",
    "Quyết định số 12/2026/QĐ-UBND ngày 12/5/2026.",
    "Nghị quyết số 12/2026/NQ-HĐND ngày 12/5/2026.",
    "Công văn số 12/BNV-CCHC; số 15/BTP-PLHSHC.",
    "Mẫu số 01/BC, biểu số 02/TTHC, số 05/KSTT.",
    "Luật số 72/2025/QH15; Nghị quyết số 10 của HĐND xã.",
    "Giấy mời số 12/GM-UBND ngày 12/5/2026.",
    "Phương án số 12/PA-UBND; Đề án số 06/ĐA-UBND.",
    "Hướng dẫn số 12/HD-BTCTW; Quy định số 12-QĐi/TW.",
]


def _rights(text: str) -> list[str]:
    return [item.details["right"] for item in check_prose([Passage(text)]) if item.code == "P605"]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_symbols_with_other_signs_are_told_once_with_the_right_one(text: str, right: str) -> None:
    assert _rights(text) == [right]


@pytest.mark.parametrize("text", RIGHT)
def test_symbols_as_they_are_written_are_silent(text: str) -> None:
    assert _rights(text) == []
