"""Places that the whole country knows."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.famous_places import check_famous_places


@pytest.mark.parametrize(
    ("issuer", "text", "words"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Đoàn về nguồn tại Khu di tích Kim Liên (Hà Tĩnh).",
            "P986 “Khu di tích Kim Liên (Hà Tĩnh)”: Khu di tích Kim Liên ở Nghệ An",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Tổ chức tham quan Thác Bản Giốc, tỉnh Lạng Sơn cho 45 hội viên.",
            "Cao Bằng",
        ),
        ("UBND xã Tân Lập, tỉnh Lai Châu", "Dâng hương tại Ngã ba Đồng Lộc thuộc tỉnh Nghệ An.", "Hà Tĩnh"),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Cao nguyên đá Đồng Văn (Cao Bằng) đón khách.",
            "Hà Giang, nay là Tuyên Quang",
        ),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Hà Tĩnh", "Đền Hùng đón 120.000 lượt khách trong dịp lễ.", "P905"),
        ("Sở Du lịch tỉnh Ninh Bình", "Thành Nhà Hồ thu hút 45,2 nghìn lượt khách, tăng 3%.", "Thanh Hóa"),
    ],
)
def test_a_place_is_in_its_province(issuer: str, text: str, words: str) -> None:
    (found,) = findings_of_rule(check_famous_places, text, facts=ProseFacts(issuer=issuer))
    assert words in f"{found.code} {found.message()}"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Tham quan Vịnh Hạ Long, Ninh Bình, Sa Pa; Cao nguyên đá Đồng Văn (Hà Giang), Phong Nha - Kẻ Bàng "
            "(Quảng Trị), Mũi Né, tỉnh Lâm Đồng.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Đi Vịnh Hạ Long (Quảng Ninh), Phố cổ Hội An (Đà Nẵng), Phố cổ Hội An (Quảng Nam), Vườn quốc gia Cúc "
            "Phương (Ninh Bình).",
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch tỉnh Tuyên Quang",
            "Cao nguyên đá Đồng Văn thu hút 64.500 lượt khách, Khu di tích Tân Trào đón 48.200 lượt.",
        ),
        ("UBND phường Đồng Hới, tỉnh Quảng Trị", "Động Thiên Đường đón 12.000 lượt khách."),
        ("Cục Du lịch Quốc gia Việt Nam", "Đền Hùng đón 120.000 lượt khách."),
        ("Sở Du lịch tỉnh Ninh Bình", "So với cả nước, Đền Hùng đón 120.000 lượt khách."),
    ],
)
def test_places_in_their_provinces_are_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_famous_places, text, facts=ProseFacts(issuer=issuer)) == []
