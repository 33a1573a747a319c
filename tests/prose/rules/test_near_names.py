"""One person with two names."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.near_names import check_near_names


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "I. NỘI DUNG\nÔng Trần Văn Thìn khiếu nại việc bồi thường thửa 214.\nII. KẾT LUẬN\nKhiếu nại của ông "
            "Trần Văn Thịnh về diện tích là đúng.",
            "Trần Văn Thịnh",
        ),
        ("Bà Lê Thị Hòa (thôn 3) tố cáo cán bộ. Nội dung tố cáo của bà Lê Thị Hoa không có cơ sở.", "Lê Thị Hoa"),
        ("Bà Vũ Thị Lan có đơn ngày 02/9. Đơn của bà Vũ Thị Loan có căn cứ một phần.", "Vũ Thị Loan"),
    ],
)
def test_a_complaint_is_judged_under_a_near_name(text: str, written: str) -> None:
    assert_one(findings_of_rule(check_near_names, text), "P966", written)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Thìn khiếu nại việc bồi thường. Khiếu nại của ông Trần Văn Thìn là đúng.",
        # Marks of tone may stand on either letter.
        "Bà Lê Thị Hòa khiếu nại việc thu hồi đất. Khiếu nại của bà Lê Thị Hoà là đúng.",
        # Two who complain; a woman and a man; somebody of whom more is told; another name.
        "Ông Trần Văn Thìn khiếu nại. Ông Trần Văn Thịnh khiếu nại. Khiếu nại của ông Trần Văn Thịnh là sai.",
        "Bà Lê Thị Hoa khiếu nại việc thu hồi đất. Khiếu nại của ông Lê Thị Hoàn có cơ sở.",
        "Ông Trần Văn Thìn khiếu nại anh là ông Trần Văn Thịnh. Khiếu nại của ông Trần Văn Thịnh là sai.",
        "Bà Lê Thị Hoa khiếu nại việc thu hồi đất. Khiếu nại của bà Lê Thị Mai là sai.",
        # Not judged.
        "Ông Trần Văn Thìn khiếu nại việc bồi thường. Khiếu nại của ông Trần Văn Thịnh được thụ lý ngày 02/10.",
    ],
)
def test_complaints_of_others_are_silent(text: str) -> None:
    assert findings_of_rule(check_near_names, text) == []
