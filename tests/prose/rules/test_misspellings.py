"""Misspelt words of fixed expressions."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.misspellings import check_misspellings, old_encoding

RIGHT = [
    "Ông Nguyễn Văn Thn, bà Trog; xem tại trog.vn, hoi@trog.vn và tệp trog-1; THN 5.",
    "Bồi dưỡng kỹ năng, phong trào, chính sách, đầy đủ, giám sát, di sản, kiểm soát, sát thực, lặp lại, nghỉ lễ.",
    "Tổ chức lại giao thông tuyến phố Nguyễn Trãi, phường Trãi và khu Võ Liêm Sơn.",
    "Hoà giải, uỷ ban, tỉ lệ, qui định; địa chỉ http://a.vn; 12 trđ.",
    "Dự toán chưa sát định mức, kiểm tra sát định kỳ; mức khoán sát thực tế.",
    "Vụ việc tranh chấp dai dẳng; hủ tục được đẩy lùi.",
    "Đoạn văn thứ nhất nói về kết quả, đoạn văn thứ 2 và văn thứ hai nói về tồn tại.",
]
WRONG = [
    ("Công tác văn thứ, lưu trữ được quan tâm.", "P910", "văn thư"),
    ("Các thn, bản đã họp.", "P910", "thôn"),
    ("Kết quả kiểm tra trog kỳ.", "P910", "trong"),
    ("Công tác tuyên trueyefn được quan tâm.", "P910", "truyền"),
    (
        "Bồi dưỡng kỷ năng soạn thảo.",
        "P910",
        "kỹ năng",
    ),
    (
        "Phát động phong chào thi đua.",
        "P910",
        "phong trào",
    ),
    (
        "Tuyên truyền cho ngưới dân.",
        "P910",
        "người dân",
    ),
    (
        "Đường Nguyễn Trãi đã trãi nhựa 3 km.",
        "P910",
        "trải",
    ),
    (
        "Tiêm chủng đầy đũ.",
        "P910",
        "đầy đủ",
    ),
    (
        "Chấp hành chính xách của Nhà nước.",
        "P910",
        "chính sách",
    ),
    (
        "Kiểm kê di sãn văn hóa.",
        "P910",
        "di sản",
    ),
    (
        "Đạt 73,38% dự toán tnh giao.",
        "P910",
        "tnh",
    ),
]


LOST = [
    ("Công tác tuyên truyn được tăng cường.", ["tuyên truyền"]),
    ("Công tác truyên truyền; sát định rõ nguyên nhân.", ["tuyên truyền", "xác định"]),
    ("Phát trển kinh tế theo kế hoch.", ["phát triển", "kế hoạch"]),
    ("Công tc an sinh xã hi được chú trọng; người dân tích cc.", ["công tác", "xã hội", "tích cực"]),
    ("Hội đồng nhn dân đã họp.", ["nhân dân"]),
    ("Công trnh đã hoàn thành.", ["công trình"]),
    ("Lịch công TC số 5; xã HI.", []),
    ("Diện tích ha, số hi, kế th, dự n.", []),
    ("Xã Hi Sinh, công ty html.", []),
    ("Rà soát các trại giam, trại tạm giam; nuôi ngao, phao cứu sinh, phun thuốc.", []),
]
"""Words that lost one vowel, known by the word beside them; abbreviations and words beside others are none."""


@pytest.mark.parametrize(("text", "right"), LOST)
def test_a_word_that_lost_a_vowel_is_known_by_its_neighbour(text: str, right: list[str]) -> None:
    found = sorted(findings_of_rule(check_misspellings, text), key=lambda item: item.where)
    assert [item.details["right"] for item in found if item.code == "P910"] == right


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_misspellings, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_misspellings, text), code, words)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("UBND x· ®· chØ ®¹o c¸c ngµnh, ®¬n vÞ tæ chøc thùc hiÖn nhiÖm vô", "TCVN3 (ABC)"),
        ("UBND xaõ ñaõ chæ ñaïo caùc ngaønh, ñôn vò toå chöùc thöïc hieän nhieäm vuï", "VNI"),
        ("UBND xã đã chỉ đạo các ngành, đơn vị tổ chức thực hiện nhiệm vụ", ""),
        ("The café is naïve; Mr Müller", ""),
        ("Nồng độ bụi 35 µg/m³, sai số ± 5 µm; ® và © là ký hiệu; giá ¥ 5, «trích», ½ và ¼", ""),
        ("Đường kính từ 10 µm đến 25 µm, sai số 2 µm, 3 µl và 7 µF; nhiệt độ 25 °C", ""),
    ],
)
def test_an_old_encoding_is_named_once(text: str, encoding: str) -> None:
    assert old_encoding([text]) == encoding


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Phường đã xaõ hội hóa công tác bảo vệ môi trường.", [("xaõ", "xã")]),
        ("Gi¶i quyÕt đúng hạn 100% hồ sơ tiếp nhận trong kỳ.", [("Gi¶i quyÕt", "Giải quyết")]),
        ("Tiếp nhận hå s¬ đúng hạn, thñ tôc đơn giản.", [("hå s¬", "hồ sơ"), ("thñ tôc", "thủ tục")]),
        ("Công ty Müller, São Paulo, Đắk Lắk, Ê-đê, Noël tài trợ.", []),
    ],
)
def test_words_of_an_old_encoding_amid_right_text_are_told_with_what_they_say(
    text: str, told: list[tuple[str, str]]
) -> None:
    found = [item.details for item in findings_of_rule(check_misspellings, text)]
    assert [(item["written"], item["right"]) for item in found] == told
