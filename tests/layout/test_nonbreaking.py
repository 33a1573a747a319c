"""Spaces at which a line must not break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import letter
from tthc_render.document.tree import Appendix, AppendixHead, Figure, Heading, Item, Note, Paragraph, Run
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE, bind, bind_document

WORDS = ("ngày", "tháng", "năm", "số", "Điều", "khoản", "điểm", "Quý", "Phụ lục", "Mục", "mục")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ngày 20 tháng 3 năm 2024", "ngày_20 tháng_3 năm_2024"),
        ("Văn bản số 107/BC-UBND", "Văn bản số_107/BC-UBND"),
        ("khoản 4 Điều 14, điểm a) khoản 2", "khoản_4 Điều_14, điểm_a) khoản_2"),
        ("Quý II năm 2024; theo Phụ lục IV", "Quý_II năm_2024; theo Phụ lục_IV"),
        ("số lượng hồ sơ", "số lượng hồ sơ"),
        ("trong năm nay, hằng ngày đến", "trong năm nay, hằng ngày đến"),
        ("quầy số một", "quầy số một"),
        ("Quý vị", "Quý vị"),
        ("thông số 5", "thông số_5"),
    ],
)
def test_only_a_word_and_its_number_are_bound(text: str, bound: str) -> None:
    assert bind(text, WORDS).replace(NO_BREAK_SPACE, "_") == bound


@given(st.text(alphabet="ngày số Điều II12 ab.", max_size=60))
def test_nothing_but_the_kind_of_space_changes(text: str) -> None:
    assert bind(text, WORDS).replace(NO_BREAK_SPACE, " ") == text


def test_blocks_notes_and_appendices_are_bound() -> None:
    note = Note((Run("số 2"),), number=1)
    blocks = (
        Heading(1, (Run("Quý II"),)),
        Paragraph((Run("ngày 1"), note)),
        Item("-", (Run("Điều 5"),)),
        Figure("a.png", 10, (Run("Mục 3"),)),
    )
    appendix = Appendix(AppendixHead("Phụ lục I", ()), (Paragraph((Run("năm 2024"),)),))
    bound = bind_document(letter(blocks=blocks, appendices=(appendix,)), WORDS)
    heading, paragraph, item, figure = bound.blocks
    assert heading.inlines == (Run("Quý\u00a0II"),)
    assert paragraph.inlines == (Run("ngày\u00a01"), Note((Run("số\u00a02"),), number=1))
    assert item.inlines == (Run("Điều\u00a05"),)
    assert figure.caption == (Run("Mục\u00a03"),)
    assert bound.appendices[0].blocks == (Paragraph((Run("năm\u00a02024"),)),)
