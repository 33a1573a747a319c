"""All settled, against a balance with open ones."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.unbalanced_claims import check_unbalanced_claims

BALANCE = (
    "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
)
PAIRS = [
    (
        (
            "- Thuộc thẩm quyền: 41 đơn, gồm khiếu nại 06; kiến nghị, phản ánh 35.\n- Đã giải quyết: "
            "{41|37} đơn{|; đang xác minh: 04 đơn về đất đai}.\n3. Đánh giá: 100% đơn thuộc thẩm quyền đã "
            "được giải quyết dứt điểm."
        ),
        "P901",
        "",
    ),
    (
        (
            "- Thuộc thẩm quyền: 41 đơn. Đã giải quyết: 37 đơn; đang xác minh: 04 đơn.\n3. Đánh giá\n- "
            "{Phần lớn|100%} đơn thuộc thẩm quyền đã được giải quyết."
        ),
        "P901",
        "",
    ),
    (
        (
            "a) Tiếp nhận 128 phản ánh, đã xử lý 121, đang xử lý 07.\nb) {Hầu hết|Toàn bộ} phản ánh đã "
            "được xử lý kịp thời."
        ),
        "P901",
        "",
    ),
    (
        (
            "Xã có 46 hộ phải di dời; đã di dời 42 hộ; còn 04 hộ chưa đồng ý phương án.\nĐánh giá chung: "
            "{hầu hết|100%} số hộ đã được di dời đến nơi ở mới."
        ),
        "P901",
        "",
    ),
    (
        ("Tổng số nhiệm vụ giao: 53; hoàn thành 47, đang thực hiện 06. {Đa số|Tất cả} nhiệm vụ đã hoàn thành."),
        "P901",
        "",
    ),
    (
        (
            "- Tiếp nhận 318 phản ánh; đã xử lý 296 phản ánh, đang xử lý 22 phản ánh.\nNhìn chung, {hầu "
            "hết|toàn bộ} phản ánh đã được xử lý kịp thời."
        ),
        "P901",
        "",
    ),
    (
        (
            "Tổng số 53 kiến nghị cử tri; đã trả lời 49 kiến nghị, còn 4 kiến nghị đang xem xét.\n{Phần "
            "lớn|100%} kiến nghị đã được trả lời."
        ),
        "P901",
        "",
    ),
]
RIGHT = [
    (
        "- Thuộc thẩm quyền: 39 đơn. Đã giải quyết: 36 đơn; đang xác minh: 03 đơn, trong thời hạn.\n- "
        "100% đơn đến hạn đã được giải quyết dứt điểm."
    ),
    (
        "- Đơn khiếu nại: 4 đơn, đã giải quyết 4 đơn. Đơn kiến nghị: 34 đơn, đã giải quyết 31 đơn, "
        "đang xác minh 03 đơn.\n- 100% đơn khiếu nại thuộc thẩm quyền đã được giải quyết."
    ),
    ("- Kỳ trước: 100% đơn thuộc thẩm quyền đã được giải quyết. Kỳ này tiếp nhận 12 đơn, đang xác minh 03 đơn."),
    (
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n- Phấn đấu đến hết năm 100% đơn thuộc thẩm "
        "quyền được giải quyết dứt điểm."
    ),
    (
        "- Không thuộc thẩm quyền 13 đơn, đang chờ phản hồi 03 đơn của cơ quan nhận. Thuộc thẩm "
        "quyền 39 đơn, đã giải quyết 39 đơn.\n- 100% đơn thuộc thẩm quyền đã được giải quyết."
    ),
    ("- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm trong năm 2024; năm 2025 còn 03 đơn đang xác minh."),
    "Có 46 hộ; đã di dời 42 hộ, còn 04 hộ chưa di dời. 100% hộ có đất ở đã được di dời.",
    (
        "Có 46 nhiệm vụ; hoàn thành 42 nhiệm vụ, đang thực hiện 04 nhiệm vụ. Phấn đấu 100% nhiệm vụ "
        "đã hoàn thành trước 31/12."
    ),
    ("Kỳ trước có 46 nhiệm vụ; hoàn thành 42 nhiệm vụ, đang thực hiện 04 nhiệm vụ. Nay 100% nhiệm vụ đã hoàn thành."),
    ("Có 46 nhiệm vụ; hoàn thành 42 nhiệm vụ, đang thực hiện 04 nhiệm vụ. 100% nhiệm vụ đã hoàn thành đúng hạn."),
    ("Có 46 đơn; giải quyết 42 đơn, còn 04 đơn trong hạn. 100% đơn đến hạn đã được giải quyết."),
]


@pytest.mark.parametrize(
    "text",
    [
        f"{BALANCE}3. Đánh giá\n- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
        "- Xã tiếp nhận 1.964 hồ sơ.\n- Đã trả 1.921 hồ sơ; đang giải quyết 43 hồ sơ.\n"
        "* Trung tâm đã giải quyết dứt điểm 100% hồ sơ tiếp nhận.",
    ],
)
def test_open_ones_are_part_of_all(text: str) -> None:
    (found,) = findings_of_rule(check_unbalanced_claims, text)
    assert found.code == "P901"


@pytest.mark.parametrize(
    "text",
    [
        f"{BALANCE}3. Đánh giá\n- 100% đơn không thuộc thẩm quyền đã được xử lý.",
        f"{BALANCE}3. Đánh giá\n- Đến nay 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
        f"{BALANCE}3. Đánh giá\n- 100% đơn đã được giải quyết đúng hạn.",
        f"{BALANCE}3. Phương hướng\n- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
        BALANCE.replace("36", "35") + "3. Đánh giá\n- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm.",
    ],
)
def test_other_groups_times_and_sums_are_silent(text: str) -> None:
    assert findings_of_rule(check_unbalanced_claims, text) == []


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_unbalanced_claims, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_unbalanced_claims, text) == []
