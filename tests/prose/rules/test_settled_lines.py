"""What is left by lines of one account."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.settled_lines import check_settled_lines

WRONG = [
    "Tổng số hồ sơ phải giải quyết: 4.912, gồm kỳ trước chuyển sang 118 và tiếp nhận mới 4.794.\n"
    "Đã giải quyết: 4.785. Đúng và trước hạn: 4.761; quá hạn: 24.\nĐang xử lý: 172 hồ sơ, chờ thuế 39 hồ sơ.",
    "Tổng số đơn phải xử lý: 318 đơn.\nĐã xử lý: 276.\nĐang xử lý: 24 đơn, trong đó 3 đơn phức tạp.",
    "Số vụ việc cần giải quyết: 1.204, gồm kỳ trước 104.\nĐã giải quyết: 1.138.\nChưa giải quyết: 166.",
    "Nhiệm vụ phải thực hiện: 214 nhiệm vụ.\nĐã thực hiện: 187.\nChưa thực hiện: 72 nhiệm vụ.",
    "Tổng số việc phải thi hành: 2.418.\nĐã thi hành: 1.905.\nCòn đang thi hành: 531.",
]
RIGHT = [
    "Tổng số đơn phải xử lý: 318 đơn.\nĐã xử lý: 276.\nĐang xử lý: 42 đơn.",
    # Some were given back or withdrawn.
    "Tổng số đơn phải xử lý: 318 đơn.\nĐã xử lý: 276, trả lại 18 đơn.\nĐang xử lý: 24 đơn.",
    "Tổng số việc phải thi hành: 2.418.\nĐã thi hành: 1.905 (rút đơn 18).\nĐang thi hành: 531.",
    # The account goes on below.
    "Số nhiệm vụ phải thực hiện: 214.\nĐã thực hiện: 150.\nĐang thực hiện: 54.\nChưa thực hiện: 10.",
    # What is missing stands there.
    "Tổng số hồ sơ phải giải quyết: 4.912.\nĐã giải quyết: 4.785.\nĐang giải quyết: 117, quá hạn: 10.",
    # Other things.
    "Tổng số hồ sơ phải giải quyết: 4.912 hồ sơ.\nĐã giải quyết: 4.785 hồ sơ.\nĐang xử lý: 172 ý kiến.",
    # No slip of typing.
    "Tổng số hồ sơ phải giải quyết: 4.912.\nĐã giải quyết: 4.785.\nĐang giải quyết: 38.",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_left_is_what_was_not_settled(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_settled_lines, text)] == ["P305"]


@pytest.mark.parametrize("text", RIGHT)
def test_right_accounts_are_silent(text: str) -> None:
    assert findings_of_rule(check_settled_lines, text) == []
