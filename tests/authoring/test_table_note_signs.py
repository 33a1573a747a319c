"""Words of comparison and sums between rows and columns become signs; other sentences stay as they are."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_note_signs import about_unpaired, in_signs, in_words_only, is_unpaired


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Cột 3 phải bằng cột 4 cộng cột 5.", "Cột 3 = cột 4 + cột 5"),
        ("Cột (3) bằng tổng các cột (4), (5) và (6).", "Cột (3) = (4) + (5) + (6)"),
        ("Cột 2 là tổng các cột từ 3 đến 5", "Cột 2 = 3 + 4 + 5"),
        ("Dòng 01 bằng tổng dòng 02 và dòng 03", "Dòng 01 = 02 + 03"),
        ("Mã số 10 bằng mã số 05 trừ mã số 06", "Mã số 10 = mã số 05 - mã số 06"),
        ("Cột 5 không lớn hơn cột 3", "Cột 5 ≤ cột 3"),
        ("Cột 5 nhỏ hơn hoặc bằng cột 3", "Cột 5 ≤ cột 3"),
        ("Dòng 01 không nhỏ hơn dòng 02", "Dòng 01 ≥ dòng 02"),
        ("Cột 4 là số đơn đã giải quyết, không vượt quá cột 3", "Cột 4 ≤ cột 3"),
        ("Dòng 05 và dòng 16 nằm trong dòng 03 và dòng 14", "Dòng 05 ≤ dòng 03. Dòng 16 ≤ dòng 14"),
        ("Cột 5, 6 nằm trong cột 4", "Cột 5 ≤ cột 4. Cột 6 ≤ cột 4"),
        ("Cột 8a ghi số nữ, đã nằm trong cả cột 7 và cột 8", "Cột 8a ≤ cột 7. Cột 8a ≤ cột 8"),
    ],
)
def test_identities_in_words_become_signs(note: str, said: str) -> None:
    assert said in in_signs(note)


@pytest.mark.parametrize(
    "note",
    [
        "Cột 2 không vượt quá 30 ngày",
        "Cột 13 không nhất thiết bằng cột 11 cộng cột 12",
        "Cột 9 tính theo số bản, không cộng với cột 10.",
        "Số hộ không lớn hơn 100",
        "Cột 4 ghi số đơn giải quyết trong kỳ",
    ],
)
def test_other_sentences_stay(note: str) -> None:
    assert not set(in_signs(note)) & set("=≤≥")


def test_parts_and_wholes_that_are_not_as_many_are_asked() -> None:
    note = "Dòng 03, 04 và dòng 05 nằm trong dòng 01 và dòng 02"
    assert is_unpaired(note)
    assert "không ghép được" in about_unpaired(note)
    assert not is_unpaired("Dòng 05 và dòng 16 nằm trong dòng 03 và dòng 14")
    assert not is_unpaired("Dòng 03, 04 và dòng 05 nằm trong dòng 01")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Ghi chú: Số trẻ được cân không lớn hơn số trẻ dưới 5 tuổi; cột 7 không lớn hơn cột 5.", 1),
        ("Dòng 07 bằng số trẻ đến trường chia cho số trẻ trong độ tuổi.", 1),
        ("Dòng 03, dòng 04 và cột 4 là một phần của dòng 02 và cột 1.", 1),
        ("Cột 3 bằng cột 4 cộng cột 5.", 0),
        ("Cột 3 không vượt quá 30 ngày.", 0),
        ("Số liệu gửi bằng văn bản trước ngày 15.", 0),
    ],
)
def test_conditions_in_words_are_told(note: str, told: int) -> None:
    assert len(in_words_only(note)) == told


def test_a_list_of_terms_ends_where_the_next_sentence_begins() -> None:
    assert in_signs("Cột 3 bằng tổng các cột 4, 5, 6; cột 7 không lớn hơn cột 3").startswith("Cột 3 = 4 + 5 + 6; cột 7")
    assert in_signs("Cột 3 bằng tổng cột 4; cột 5 và cột 6").startswith("Cột 3 = 4 + 5 + 6")
