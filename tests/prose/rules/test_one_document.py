"""One document with two numbers."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.one_document import check_one_document

TWO_NUMBERS = [
    "Ban hành Kế hoạch số 41/KH-UBND ngày 06/3/2023. Chậm so với Kế hoạch số 47/KH-UBND ngày 06/3/2023 nêu trên.",
    "Ngày 06/3/2023, UBND ban hành Kế hoạch số 41/KH-UBND. Chậm so với Kế hoạch số 47/KH-UBND ngày 06/3/2023 đã nêu.",
    "Căn cứ Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013; đúng Luật Tiếp công dân số 43/2013/QH13.",
]
ONE_NUMBER_EACH = [
    "Ban hành Kế hoạch số 41/KH-UBND ngày 06/3/2023, Kế hoạch số 47/KH-UBND ngày 06/3/2023.",
    "Ban hành Kế hoạch số 41/KH-UBND ngày 06/3/2023. Chậm so với Kế hoạch số 41/KH-UBND ngày 06/3/2023 nêu trên.",
    "Luật Tổ chức Chính phủ số 63/2025/QH15 và Luật Tổ chức chính quyền địa phương số 65/2025/QH15.",
    "Kế hoạch số 41/KH-UBND ngày 06/3/2023 và Kế hoạch số 47/KH-UBND ngày 06/3/2024 nêu trên.",
    "Quyết định số 412/QĐ-UBND ngày 05/4/2024 về công bố danh mục; Quyết định số 413/QĐ-UBND ngày 05/4/2024 về công bố"
    " danh mục.",
]


@pytest.mark.parametrize("sentence", TWO_NUMBERS)
def test_one_document_with_two_numbers_is_found(sentence: str) -> None:
    (item,) = findings_of_rule(check_one_document, sentence)
    assert item.code == "P614"


@pytest.mark.parametrize("sentence", ONE_NUMBER_EACH)
def test_two_documents_of_one_day_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_one_document, sentence) == []
