"""What is left of what was there and came in."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.ledgers import check_ledgers

# fmt: off
CASES = [
    (
        "P305",
        (
            "Xã được giao xóa 64 nhà tạm, nhà dột nát. Kinh phí bố trí 60 triệu đồng/nhà xây mới và 30 triệu "
            "đồng/nhà sửa chữa.\nĐến nay đã khởi công 58 nhà, hoàn thành 51 nhà; còn 06 nhà chưa khởi công do "
            "hộ chưa được tuổi làm nhà."
        ),
        (
            "Xã được giao xóa 64 nhà tạm, nhà dột nát. Kinh phí bố trí 60 triệu đồng/nhà xây mới và 30 triệu "
            "đồng/nhà sửa chữa.\nĐến nay đã khởi công 58 nhà, hoàn thành 51 nhà; còn 08 nhà chưa khởi công do "
            "hộ chưa được tuổi làm nhà."
        ),
    ),
    (
        "P305",
        (
            "Đơn vị thụ lý 842 vụ việc các loại; giải quyết 705 vụ việc, đạt 83,7%. Số vụ việc còn lại là 137, "
            "đều trong thời hạn luật định."
        ),
        (
            "Đơn vị thụ lý 842 vụ việc các loại; giải quyết 705 vụ việc, đạt 83,7%. Số vụ việc còn lại là 173, "
            "đều trong thời hạn luật định."
        ),
    ),
    (
        "P305",
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
        "P305",
        (
            "Số vụ việc hòa giải phải giải quyết là 36 vụ việc; hòa giải thành 29 vụ việc, không thành 3 vụ "
            "việc, còn 4 vụ việc đang hòa giải."
        ),
        (
            "Số vụ việc hòa giải phải giải quyết là 36 vụ việc; hòa giải thành 29 vụ việc, không thành 3 vụ "
            "việc, còn 6 vụ việc đang hòa giải."
        ),
    ),
    (
        "P305",
        (
            "Tổng số tiền phải thi hành 142,6 tỷ đồng. Cơ quan đã phân loại, xác minh điều kiện của 1.204 "
            "việc.\nĐã thi hành xong 38,4 tỷ đồng, số tiền còn phải thi hành 104,2 tỷ đồng."
        ),
        (
            "Tổng số tiền phải thi hành 142,6 tỷ đồng. Cơ quan đã phân loại, xác minh điều kiện của 1.204 "
            "việc.\nĐã thi hành xong 38,4 tỷ đồng, số tiền còn phải thi hành 140,2 tỷ đồng."
        ),
    ),
    (
        "P305",
        (
            "Kho còn 412 tấn muối đầu tháng; nhập thêm 150 tấn; cấp cho các đội 287 tấn. Cuối tháng còn tồn 275"
            " tấn."
        ),
        (
            "Đầu tháng, kho còn 412 tấn muối; nhập thêm 150 tấn; cấp cho các đội 287 tấn. Cuối tháng còn tồn "
            "257 tấn."
        ),
    ),
    (
        "P305",
        (
            "Quý I nhận 24.000 liều vắc xin, tồn quý trước 3.150 liều. Đã sử dụng 21.870 liều, hao hụt 45 liều,"
            " tồn kho 5.235 liều."
        ),
        (
            "Quý I nhận 24.000 liều vắc xin, tồn quý trước 3.150 liều. Đã sử dụng 21.870 liều, hao hụt 45 liều,"
            " tồn kho 5.325 liều."
        ),
    ),
    (
        "P305",
        (
            "Từ đầu năm phải xác minh 58 đơn, kể cả 7 đơn tồn của năm trước. Đã kết luận 49 đơn; số chưa kết "
            "luận là 9 đơn."
        ),
        (
            "Từ đầu năm phải xác minh 58 đơn, kể cả 7 đơn tồn của năm trước. Đã kết luận 49 đơn; số chưa kết "
            "luận là 19 đơn."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_ledgers, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_ledgers, wrong, facts=FACTS)} == {code}


def test_what_fell_away_behind_the_rest_is_taken_off() -> None:
    text = "Tiếp nhận 326 hồ sơ, giải quyết 309 hồ sơ, đang giải quyết 15 hồ sơ, công dân xin rút 02 hồ sơ."
    assert findings_of_rule(check_ledgers, text) == []


def test_a_part_that_settled_and_left_fill_is_what_they_are_of() -> None:
    text = "Nhận 31 đơn, trong đó 12 đơn thuộc thẩm quyền. Đã giải quyết 10 đơn, 02 đơn đang trong quá trình đối thoại."
    assert findings_of_rule(check_ledgers, text) == []
