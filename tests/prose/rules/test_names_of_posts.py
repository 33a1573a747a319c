"""One post with two names."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.names_of_posts import check_names_of_posts


@pytest.mark.parametrize(
    ("issuer", "text", "words"),
    [
        (
            "Sở Y tế tỉnh Ninh Thuận",
            "Đoàn kiểm tra do ông Ngô Thanh Phong, Trưởng phòng Nghiệp vụ Y làm Trưởng đoàn. Trưởng đoàn Ngô Thanh "
            "Phương báo cáo.",
            "P966 Ở đây ghi “Ngô Thanh Phương”",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Chủ tịch UBND xã Nguyễn Văn Hòa chủ trì. Kết luận, Chủ tịch UBND xã Trần Đình Sơn yêu cầu các thôn "
            "thực hiện.",
            "“Trần Đình Sơn”",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Hội nghị do ông Nguyễn Văn Hùng, Chủ tịch UBND xã chủ trì. Kết luận, ông Nguyễn Văn Hưng, Chủ tịch "
            "UBND xã yêu cầu rà soát.",
            "“Nguyễn Văn Hưng”",
        ),
        (
            "Trường THCS Lê Lợi",
            "Hiệu trưởng Phạm Thị Lan khai mạc. Hội nghị nghe 3 tham luận. Hiệu trưởng Đỗ Thị Hằng bế mạc.",
            "“Đỗ Thị Hằng”",
        ),
        (
            "Tòa án nhân dân khu vực 3",
            "Vụ án do Thẩm phán Trần Quốc Bình làm chủ tọa. Ngày 12/9/2025, Thẩm phán Trần Quốc Bính hoãn phiên tòa.",
            "“Trần Quốc Bính”",
        ),
    ],
)
def test_a_post_has_one_name(issuer: str, text: str, words: str) -> None:
    (found,) = findings_of_rule(check_names_of_posts, text, facts=ProseFacts(issuer=issuer))
    assert words in f"{found.code} {found.message()}"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Tổ 1 do Tổ trưởng Nguyễn Văn Hòa phụ trách. Tổ 2 do Tổ trưởng Trần Đình Sơn phụ trách.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Chủ tịch UBND xã Nguyễn Văn Hòa dự. Phó Chủ tịch UBND xã Trần Đình Sơn trình bày.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Kỳ họp bầu ông Trần Đình Sơn giữ chức Chủ tịch UBND xã. Chủ tịch UBND xã Nguyễn Văn Hòa phát biểu. Chủ "
            "tịch UBND xã Trần Đình Sơn nhận nhiệm vụ.",
        ),
        ("UBND tỉnh Lai Châu", "Chủ tịch UBND xã Nguyễn Văn Hòa chất vấn. Chủ tịch UBND xã Trần Đình Sơn trả lời."),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Chủ tịch HĐND xã Nguyễn Thị Bích khai mạc; Chủ tịch UBND xã Nguyễn Bích Thủy trình bày báo cáo.",
        ),
        (
            "Tòa án nhân dân khu vực 3",
            "Thẩm phán Trần Quốc Bình giải quyết 45 vụ. Thẩm phán Trần Quốc Bính giải quyết 39 vụ.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Tổ gồm ông Vừ Bá Tếnh, Phó Chủ tịch UBND xã, Tổ trưởng; ông Vừ Bá Tênh, công chức Phòng Kinh tế, Tổ "
            "phó. Tổ trưởng Vừ Bá Tếnh ký biên bản.",
        ),
        (
            "UBND xã Tân Lập, tỉnh Lai Châu",
            "Đoàn 1 do ông Ngô Thanh Phong làm Trưởng đoàn. Đoàn 2 do ông Ngô Thanh Phương làm Trưởng đoàn.",
        ),
    ],
)
def test_two_persons_of_two_posts_are_silent(issuer: str, text: str) -> None:
    assert findings_of_rule(check_names_of_posts, text, facts=ProseFacts(issuer=issuer)) == []
