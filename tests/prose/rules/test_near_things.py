"""One project with two names that a slip tells apart."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.near_things import check_near_things


@pytest.mark.parametrize(
    ("issuer", "text", "words"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Dự án Đường nối quốc lộ 3 với đường vành đai V đã giải ngân 58%. Để bảo đảm tiến độ Dự án Đường nối "
            "quốc lộ 37 với đường vành đai V, Ban yêu cầu bổ sung mũi thi công.",
            "P966 Ở đây ghi “Đường nối quốc lộ 37",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Dự án Hồ chứa nước Bản Mòng tại xã Hua La thu hồi 120 ha. Tháng 11, giải phóng mặt bằng dự án Hồ chứa "
            "nước Bản Mong tại xã Hua La.",
            "Bản Mong",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Dự án nâng cấp đường tỉnh 419 đoạn Km12 - Km25 đã giải ngân 45 tỷ đồng. Nhà thầu đường tỉnh 491 đoạn "
            "Km12 - Km25 chậm tiến độ.",
            "491",
        ),
    ],
)
def test_a_project_keeps_its_name(issuer: str, text: str, words: str) -> None:
    (found,) = findings_of_rule(check_near_things, text, facts=ProseFacts(issuer=issuer))
    assert words in f"{found.code} {found.message()}"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Dự án Đường vành đai phía Nam thành phố Bảo Lộc đạt 65%. Dự án Đường vành đai phía Bắc có giá trị 92,5 "
            "tỷ đồng.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Cầu Nà Pát trên đường tỉnh 241 đã xong. Cầu Nà Lạ trên đường tỉnh 241 dài 45 m.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Hai dự án đã duyệt. Đường nối quốc lộ 3 với đường vành đai V đã xong. Đường nối quốc lộ 37 với đường "
            "vành đai V chưa khởi công.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Dự án Đường nối quốc lộ 3 với đường vành đai V đã xong. Lập dự án Đường nối quốc lộ 37 với đường vành "
            "đai V, tổng mức 200 tỷ đồng.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Đường tỉnh 419 qua xã Tân Lập đã xong. Đường tỉnh 421 qua xã Tân Lập đang làm.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Công trình kè chống sạt lở bờ sông Lô đoạn qua thôn 3 đã xong. Đề nghị làm công trình kè chống sạt lở "
            "bờ sông Gâm đoạn qua thôn 3.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Khu vực II đóng góp 2,1 điểm phần trăm vào tăng trưởng chung. Khu vực III đóng góp 2,3 điểm phần trăm "
            "vào tăng trưởng chung.",
        ),
    ],
)
def test_two_projects_are_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_near_things, text, facts=ProseFacts(issuer=issuer)) == []
