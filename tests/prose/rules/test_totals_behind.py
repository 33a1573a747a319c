"""Totals behind their parts; scale words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.totals_behind import check_totals_behind

# fmt: off
CASES = [
    (
        "P301",
        "Chi nhánh tiếp nhận 1.368 hồ sơ, tồn kỳ trước 204 hồ sơ, tổng số phải giải quyết 1.572 hồ sơ.",
        "Chi nhánh tiếp nhận 1.386 hồ sơ, tồn kỳ trước 204 hồ sơ, tổng số phải giải quyết 1.572 hồ sơ.",
    ),
    (
        "P301",
        "Năm trước chuyển sang 112 việc, thụ lý mới 318 việc, tổng số phải thi hành 430 việc.",
        "Năm trước chuyển sang 112 việc, thụ lý mới 318 việc, tổng số phải thi hành 403 việc.",
    ),
    (
        "P301",
        "Tồn kỳ trước 45 đơn, tiếp nhận 220 đơn; tổng số đơn phải xử lý là 265 đơn.",
        "Tồn kỳ trước 45 đơn, tiếp nhận 220 đơn; tổng số đơn phải xử lý là 256 đơn.",
    ),
    (
        "P923",
        (
            "Tổng thu ngân sách 64,2 tỷ đồng, tổng chi 58,7 tỷ đồng; kết dư 5,5 tỷ đồng chuyển nguồn sang năm "
            "sau."
        ),
        (
            "Tổng thu ngân sách 64,2 tỷ đồng, tổng chi 58,7 tỷ đồng; kết dư 5,5 triệu đồng chuyển nguồn sang "
            "năm sau."
        ),
    ),
    (
        "P923",
        (
            "Tổng kinh phí khắc phục 1.860 triệu đồng, gồm: sửa cống 640 triệu đồng, đắp đê bao 980 triệu đồng,"
            " hỗ trợ giống 240 triệu đồng."
        ),
        (
            "Tổng kinh phí khắc phục 1.860 tỷ đồng, gồm: sửa cống 640 triệu đồng, đắp đê bao 980 triệu đồng, hỗ"
            " trợ giống 240 triệu đồng."
        ),
    ),
    (
        "P301",
        (
            "Thôn 1 có 38,4 ha; thôn 2 có 52,7 ha; thôn 3 có 29,5 ha và thôn 4 có 17,8 ha. Toàn xã có 04 thôn "
            "với tổng diện tích 138,4 ha."
        ),
        (
            "Thôn 1 có 38,4 ha; thôn 2 có 52,7 ha; thôn 3 có 29,5 ha và thôn 4 có 17,8 ha. Toàn xã có 04 thôn "
            "với tổng diện tích 148,4 ha."
        ),
    ),
    (
        "P301",
        (
            "Hội A vận động 215 triệu đồng; Hội B 187,5 triệu đồng; Hội C 142 triệu đồng. Số tiền ba huyện vận "
            "động được 544,5 triệu đồng."
        ),
        (
            "Hội A vận động 215 triệu đồng; Hội B 187,5 triệu đồng; Hội C 142 triệu đồng. Số tiền ba huyện vận "
            "động được 454,5 triệu đồng."
        ),
    ),
    (
        "P923",
        (
            "Thuế giá trị gia tăng 1.126 tỷ đồng, thuế thu nhập 412 tỷ đồng, lệ phí 218 tỷ đồng; cộng ba sắc "
            "thuế là 1.756 tỷ đồng."
        ),
        (
            "Thuế giá trị gia tăng 1.126 tỷ đồng, thuế thu nhập 412 tỷ đồng, lệ phí 218 triệu đồng; cộng ba sắc"
            " thuế là 1.756 tỷ đồng."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_totals_behind, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_totals_behind, wrong, facts=FACTS)} == {code}
