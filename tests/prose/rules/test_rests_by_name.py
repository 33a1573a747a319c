"""Two rests, each of a matter of its own."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.rests_by_name import check_rests_by_name

RIGHT = [
    "Cấp tỉnh nhận 310 đơn, xử lý 288 đơn; cấp xã nhận 650 đơn, xử lý 614 đơn. Số đơn còn lại ở cấp tỉnh là 22 đơn, "
    "ở cấp xã là 36 đơn.",
    "Khiếu nại thuộc thẩm quyền 263 vụ việc, đã giải quyết 229 vụ việc; tố cáo thuộc thẩm quyền 46 vụ việc, đã "
    "giải quyết 41 vụ việc.\nHiện còn 34 vụ khiếu nại và 5 vụ tố cáo chưa giải quyết.",
    "Án dân sự thụ lý 120 vụ, giải quyết 100 vụ; án hình sự thụ lý 50 vụ, xét xử 44 vụ. Còn 20 vụ dân sự, 4 vụ hình sự "
    "chưa giải quyết, 2 vụ hình sự trả hồ sơ.",
    "Khiếu nại nhận 30 đơn, đã giải quyết 28 đơn; tố cáo nhận 12 đơn, đã giải quyết 10 đơn. Cùng kỳ còn 3 đơn "
    "khiếu nại và 2 đơn tố cáo.",
    "Khiếu nại nhận 30 đơn, đã giải quyết 28 đơn; tố cáo nhận 12 đơn, đã giải quyết 10 đơn. Còn 9 đơn "
    "khiếu nại và 7 đơn tố cáo của kỳ trước.",
]
WRONG = [
    (
        "Khiếu nại thuộc thẩm quyền 263 vụ việc, đã giải quyết 229 vụ việc; tố cáo thuộc thẩm quyền 46 vụ việc, đã "
        "giải quyết 41 vụ việc.\nHiện còn 34 vụ khiếu nại và 6 vụ tố cáo chưa giải quyết.",
        "46 − 41 = 5",
    ),
    (
        "Án dân sự thụ lý 120 vụ, giải quyết 100 vụ; án hình sự thụ lý 50 vụ, xét xử 44 vụ. Còn 20 vụ dân sự và 8 vụ "
        "hình sự đang giải quyết.",
        "50 − 44 = 6",
    ),
    (
        "Hồ sơ đất đai tiếp nhận 420 hồ sơ, đã giải quyết 400 hồ sơ. Hồ sơ tư pháp tiếp nhận 210 hồ sơ, đã giải quyết "
        "205 hồ sơ.\nCòn 20 hồ sơ đất đai và 15 hồ sơ tư pháp trong hạn.",
        "210 − 205 = 5",
    ),
    (
        "Trong đó cấp tỉnh thụ lý 486 vụ, việc, giải quyết 462 vụ, việc; cấp xã thụ lý 4.728 vụ, việc, giải quyết "
        "4.576 vụ, việc.\nSố còn lại của cấp tỉnh là 24 vụ, việc, của cấp xã là 125 vụ, việc.",
        "4.728 − 4.576 = 152",
    ),
    (
        "Cấp tỉnh nhận 310 đơn, xử lý 288 đơn; cấp xã nhận 650 đơn, xử lý 614 đơn.\n"
        "Số đơn còn lại ở cấp tỉnh là 22 đơn, ở cấp xã là 46 đơn.",
        "650 − 614 = 36",
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_rests_that_their_figures_make_or_do_not_name_are_silent(text: str) -> None:
    assert findings_of_rule(check_rests_by_name, text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_wrong_rests_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_rests_by_name, text), "P305", words)
