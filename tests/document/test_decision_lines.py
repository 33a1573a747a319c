"""Tests of ``document/decision_lines``."""

from __future__ import annotations

import pytest

from tests.document.test_articles import blocks
from tthc_render.document.block_text import to_text
from tthc_render.document.decision_lines import CENTRED, above_articles, italic_grounds
from tthc_render.document.tree import Paragraph, Run


def test_only_grounds_above_the_formula_are_italic() -> None:
    lines = ("{.giua} **GIÁM ĐỐC**", "Căn cứ Luật A;", "Lời khác", "{.giua} **QUYẾT ĐỊNH:**", "Căn cứ Điều 1.")
    made = italic_grounds(blocks(*lines), "QUYẾT ĐỊNH:")
    looks = [[item.italic for item in block.inlines if isinstance(item, Run)] for block in made
             if isinstance(block, Paragraph)]  # fmt: skip
    assert looks == [[False], [True], [False], [False], [False]]
    assert italic_grounds(blocks("Căn cứ A"), "QUYẾT ĐỊNH:") == blocks("Căn cứ A")


@pytest.mark.parametrize(
    ("lines", "italic"),
    [
        (("Căn cứ Luật A;", "Theo đề nghị của ông B.", "Hai bên thống nhất:"), 2),
        (("Căn cứ Luật A;", "Căn cứ Luật B;", "Hai bên thống nhất:"), 2),
        (("Căn cứ Luật A;", "Căn cứ Kế hoạch số 5, Sở Nội vụ trình Ủy ban nhân dân tỉnh."), 1),
        (("Căn cứ Kế hoạch số 5, Sở Nội vụ báo cáo như sau:", "Căn cứ Luật A;"), 0),
        (("Thực hiện Kế hoạch số 5.", "Căn cứ Luật A;"), 0),
    ],
)
def test_grounds_at_the_beginning_need_no_formula(lines: tuple[str, ...], italic: int) -> None:
    made = italic_grounds(blocks(*lines), "")
    looks = [any(item.italic for item in block.inlines if isinstance(item, Run)) for block in made
             if isinstance(block, Paragraph)]  # fmt: skip
    assert looks == [number < italic for number in range(len(lines))]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A", "Căn cứ Luật B;", "QUYẾT ĐỊNH:", "Điều 1. C"), [0, 2]),
        (("**GIÁM ĐỐC SỞ NỘI VỤ**", "*Căn cứ Luật B;*", "**QUYẾT ĐỊNH:**", "{.dieu} C"), [0, 2]),
        (("HỘI ĐỒNG NHÂN DÂN XÃ A", "KHÓA II, KỲ HỌP THỨ 5", "Căn cứ B;", "QUYẾT ĐỊNH :"), [0, 1, 3]),
        (("GIÁM ĐỐC", "QUYẾT ĐỊNH", "{.dieu} C"), [0, 1]),
        (("{.giua} GIÁM ĐỐC", "Xét đề nghị của A;", "{.giua} QUYẾT ĐỊNH:"), [0, 2]),
        (("GIÁM ĐỐC", "Căn cứ Luật B;", "{.dieu} C"), [0]),
        (("Căn cứ Luật B;", "QUYẾT ĐỊNH:", "CÁC ĐƠN VỊ", "{.dieu} C"), [1]),
        (("DANH SÁCH", "1. Ông A", "QUYẾT ĐỊNH:"), [2]),
        (("Giám đốc Sở", "Căn cứ B;", "QUYẾT ĐỊNH:"), [2]),
        (("GIÁM ĐỐC", "Căn cứ B;", "Nay QUYẾT ĐỊNH:", "{.dieu} C"), [0]),
        (("GIÁM ĐỐC",), []),
    ],
)
def test_who_decides_and_the_formula_stand_in_the_middle_in_bold(lines: tuple[str, ...], titles: list[int]) -> None:
    made = above_articles(blocks(*lines), "QUYẾT ĐỊNH:")
    looks = [
        index
        for index, block in enumerate(made)
        if isinstance(block, Paragraph)
        and block.style == CENTRED
        and all(item.bold for item in block.inlines if isinstance(item, Run))
    ]
    assert looks == titles
    assert to_text(made) == to_text(blocks(*lines))


def test_a_kind_without_a_formula_has_no_such_lines() -> None:
    lines = ("GIÁM ĐỐC", "Căn cứ Luật B;", "QUYẾT ĐỊNH:")
    assert above_articles(blocks(*lines), "") == blocks(*lines)
