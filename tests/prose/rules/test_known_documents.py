"""Documents whose date or number is known."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families

RIGHT = [
    "Thực hiện Quyết định số 766/QĐ-TTg ngày 23/6/2022 về Bộ chỉ số phục vụ người dân.",
    "Thực hiện Quyết định số 776/QĐ-TTg ngày 23/6/2022 về phê duyệt quy hoạch.",
    "Thực hiện Kế hoạch số 776/KH-UBND ngày 23/6/2022 về Bộ chỉ số.",
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;",
    "Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 18 tháng 6 năm 2020;",
    "Luật Khiếu nại ngày 02 tháng 12 năm 1998 đã hết hiệu lực.",
]
WRONG = [
    ("Thực hiện Quyết định số 776/QĐ-TTg ngày 23/6/2022 về Bộ chỉ số phục vụ người dân.", "P613", "766/QĐ-TTg"),
    ("Nghị định số 16/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế một cửa.", "P613", "61/2018/NĐ-CP"),
    ("Nghị quyết số 75-NQ/TW ngày 22/12/2024 về đột phá phát triển khoa học, công nghệ.", "P613", "57-NQ/TW"),
    ("Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2016;", "P603", "22/6/2015"),
    ("Luật Đất đai ngày 18/01/2023 quy định.", "P603", "18/01/2024"),
    ("Nghị định số 07/2021/NĐ-CP ngày 27/11/2021 về chuẩn nghèo.", "P603", "27/01/2021"),
]


CODES = ("P603", "P611", "P613")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_contradicts_itself_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_families(CODES, *text.split("\n")), code, words)
