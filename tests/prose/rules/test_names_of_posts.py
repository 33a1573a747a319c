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


@pytest.mark.parametrize(
    "text",
    [
        "Phó Chủ tịch UBND huyện Phan Đình Hải tiếp 11 lượt. Rồi, đồng chí Phan Đình Hà giao Phòng Tài nguyên.",
        "Bí thư Đảng ủy xã Lò Văn Thoại chủ trì. Kết luận, đồng chí Lò Văn Thoa nhấn mạnh 3 nhiệm vụ.",
        "Trưởng đoàn giám sát Nguyễn Hữu Lợi đi 5 xã. Đồng chí Nguyễn Hữu Lời ghi nhận 14 kiến nghị.",
    ],
)
def test_an_official_without_a_post_is_the_one_nearly_of_that_name(text: str) -> None:
    (found,) = findings_of_rule(check_names_of_posts, text, facts=ProseFacts())
    assert found.code == "P966"


@pytest.mark.parametrize(
    "text",
    [
        "Bí thư Đảng ủy xã Lò Văn Thoại chủ trì. Sau đó, đồng chí Lò Văn Thoa, Phó Chủ tịch HĐND xã, thông qua chương "
        "trình.",
        "Bí thư Chi bộ Vàng A Sùng và đồng chí Vàng A Súng cùng đi vận động.",
        "Giám đốc Sở Y tế Trần Minh Quân dự. Đồng chí Trần Minh Quang tặng hoa. Đồng chí Trần Minh Quang phát biểu.",
        "Chủ tịch UBND huyện Nguyễn Văn Hải chủ trì. Ông Nguyễn Văn Hai, thôn 3, đề nghị cấp đất.",
    ],
)
def test_an_official_with_a_post_of_his_own_is_another(text: str) -> None:
    assert findings_of_rule(check_names_of_posts, text, facts=ProseFacts()) == []
