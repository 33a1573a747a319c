"""Districts of another province among those of one's own."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.foreign_districts import check_foreign_districts


@pytest.mark.parametrize(
    ("issuer", "text", "words"),
    [
        (
            "UBND tỉnh Hòa Bình",
            "Chủ tịch UBND tỉnh giao các huyện Mai Châu, Tân Lạc, Mộc Châu và Lạc Sơn hoàn thành 460 nhà.",
            "P905",
        ),
        ("Sở Y tế tỉnh Nghệ An", "Có 3 huyện: Con Cuông, Hương Khê, Tương Dương chưa đạt.", "Hương Khê (Hà Tĩnh)"),
        ("Sở Xây dựng tỉnh Hà Tĩnh", "Trên địa bàn huyện Nam Đàn có 12 công trình vi phạm.", "Nam Đàn (Nghệ An)"),
        ("Công an tỉnh Thanh Hóa", "Công an huyện Diễn Châu đã xử lý 45 trường hợp.", "Diễn Châu (Nghệ An)"),
    ],
)
def test_a_district_of_another_province(issuer: str, text: str, words: str) -> None:
    (found,) = findings_of_rule(check_foreign_districts, text, facts=ProseFacts(issuer=issuer))
    assert words in f"{found.code} {found.message()}"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (
            "UBND tỉnh Hòa Bình",
            "Chủ tịch UBND tỉnh giao các huyện Mai Châu, Tân Lạc, Đà Bắc và Lạc Sơn hoàn thành 460 nhà.",
        ),
        ("UBND tỉnh Phú Thọ", "Các huyện Mai Châu, Tam Đảo, Thanh Sơn cũ chưa quyết toán."),
        ("UBND tỉnh Hòa Bình", "Tỉnh phối hợp với UBND huyện Mộc Châu khai thác tuyến du lịch."),
        ("UBND tỉnh Hòa Bình", "Đối tượng trú tại huyện Mộc Châu, tỉnh Sơn La."),
        ("UBND tỉnh Nghệ An", "Trên địa bàn huyện Kỳ Sơn có 3 điểm sạt lở."),
        ("UBND xã Tân Lập", "Trên địa bàn huyện Mộc Châu có 3 điểm sạt lở."),
        ("Sở Y tế tỉnh Nghệ An", "Trên địa bàn huyện Hương Khê, Hương Sơn, Đức Thọ có bệnh nhân chuyển đến."),
    ],
)
def test_districts_of_ones_own_and_partners_are_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_foreign_districts, text, facts=ProseFacts(issuer=issuer)) == []
