"""Names of programmes and movements."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.known_programmes import check_known_programmes


@pytest.mark.parametrize(
    ("issuer", "text", "words"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Phong trào “Toàn dân bảo vệ an ninh quốc gia” được duy trì.",
            "P987 “Toàn dân bảo vệ an ninh quốc gia”: tên đúng là “Toàn dân bảo vệ an ninh Tổ quốc”",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            'Phong trào "Toàn dân đoàn kết xây dựng nếp sống văn hóa" đạt 90%.',
            "đời sống văn hóa",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Cuộc vận động “Người Việt Nam ưu tiên mua hàng Việt Nam” có 12 điểm bán.",
            "dùng hàng Việt Nam",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giảm nghèo bền vững có 3 mô hình.",
            "Chương trình mục tiêu quốc gia giảm nghèo bền vững",
        ),
    ],
)
def test_a_name_with_another_word(issuer: str, text: str, words: str) -> None:
    (found,) = findings_of_rule(check_known_programmes, text, facts=ProseFacts(issuer=issuer))
    assert words in f"{found.code} {found.message()}"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            'Cuộc vận động "Người Việt Nam ưu tiên dùng hàng Việt Nam"; mô hình "Mỗi làng một sản phẩm"; “Gia đình '
            "5 có, 3 sạch”.",
        ),
        ("UBND xã Tân Lập, tỉnh Lai Châu", "“Toàn dân tham gia bảo vệ an ninh Tổ quốc” là chủ đề năm."),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững; Chương trình MTQG giảm "
            "nghèo bền vững và xây dựng nông thôn mới.",
        ),
    ],
)
def test_right_names_and_those_of_others_are_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_known_programmes, text, facts=ProseFacts(issuer=issuer)) == []
