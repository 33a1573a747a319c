"""Known abbreviations whose letters changed places."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.abbreviations import check_abbreviations


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("UBDN xã tổ chức 08 hội nghị.", "UBND"),
        ("Kỳ họp HĐDN phường thông qua 06 nghị quyết.", "HĐND"),
        ("Rà soát 17 TTCH thuộc lĩnh vực đất đai.", "TTHC"),
        ("Có 24 sản phẩm OCPO được công nhận.", "OCOP"),
        ("Tỷ lệ tham gia BHTY đạt 96,4%.", "BHYT"),
        ("Các trường PTDTTN nuôi dưỡng 5.120 học sinh.", "PTDTNT"),
    ],
)
def test_two_letters_exchanged(text: str, right: str) -> None:
    (found,) = findings_of_rule(check_abbreviations, text)
    assert (found.code, found.details["right"]) == ("P980", right)


@pytest.mark.parametrize(
    "text",
    [
        "UBND, HĐND, UBMTTQ xã; TTHC, CCHC, OCOP, BHYT, BHXH; các trường PTDTNT, PTDTBT.",
        "Trung tâm chỉ huy điều hành (TTCH) trực 24/24 giờ.",
        "Cán bộ TTCH được trang bị bộ đàm; Trung tâm chỉ huy đặt tại Công an tỉnh.",
        "Quyết định số 12/QĐ-UBDN; mã UBDN-01; Saigon COOP; BTXH; BHNT.",
        "Hệ thống UBDN: UBDN 1, UBDN 2, UBDN 3.",
    ],
)
def test_other_abbreviations_are_silent(text: str) -> None:
    assert findings_of_rule(check_abbreviations, text) == []
