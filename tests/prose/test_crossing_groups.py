"""Groups that cross, whose subject a figure is of, what is still to come: only the mistake is reported."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import chosen, findings_of_families
from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.context import ProseFacts

NOW = ProseFacts(report_date=date(2025, 10, 2), issuer="UBND xã Diễn Châu, tỉnh Nghệ An")

TEXTS = [
    (
        "P303",
        "Quản lý tăng huyết áp 1.246 người; đái tháo đường 318 người, trong đó {97|397} người mắc đồng thời tăng huyết "
        "áp, nên tổng số người mắc ít nhất một trong hai bệnh là 1.467 người.",
    ),
    (
        "P303",
        "Số nhà ngập 318 nhà, trong đó {57|570} nhà đã tính trong số hư hỏng nên số nhà bị ảnh hưởng thực tế là 2.203 "
        "nhà.",
    ),
    (
        "P301",
        "Xã có {81|61} đại biểu, gồm 24 đại biểu nữ và 57 đại biểu nam (nữ 24 đại biểu; dưới 40 tuổi 15 đại biểu; "
        "người dân tộc thiểu số 16 đại biểu).",
    ),
    (
        "P401",
        "Kết nạp 3.214 đảng viên, trong đó nữ 1.486 đồng chí (46,2%), người dân tộc thiểu số 812 đồng chí "
        "({25,3|23,5}%).\nTrao Huy hiệu cho 2.840 đồng chí.",
    ),
    (
        "P903",
        "Hồ sơ trực tuyến đạt 68,7%, cùng kỳ 52,9%, do đó tỷ lệ nộp trực tuyến tăng {15,8|18,5} điểm phần trăm, còn số "
        "lượng hồ sơ trực tuyến tăng 52,6%.",
    ),
    (
        "P903",
        "Kế hoạch thu 1.750,0 tỷ đồng, thực hiện thu 1.796,5 tỷ đồng, vượt {46,5|64,5} tỷ đồng do ngân sách huyện vượt "
        "68,5 tỷ đồng và vốn doanh nghiệp, nhân dân vượt 11,6 tỷ đồng, trong khi ngân sách tỉnh hụt 33,6 tỷ đồng.",
    ),
    (
        "P903",
        "Số bị kỷ luật là {96|86} đồng chí. Trong đó vi phạm chính sách dân số 34 đồng chí (35,4%). So với cùng kỳ "
        "(118 đồng chí) giảm 22 đồng chí, tức {18,6|16,8}%.",
    ),
    (
        "P961",
        "Trên địa bàn có 7.240 người thuộc diện kê khai, đã kê khai 7.236 người, đạt {99,94|100}%. Công khai bản kê "
        "khai 7.236 bản (100% số đã kê khai).",
    ),
    (
        "P907",
        "Từ ngày 01/3/2025 không còn Công an cấp huyện; các vụ việc do Công an huyện {Diễn Châu thụ lý trước đó|Diễn "
        "Châu thụ lý} được chuyển về Công an xã.",
    ),
    (
        "P508",
        "Xã đã có văn bản xin lỗi và {hẹn trả|trả} kết quả ngày 08/10/2025.",
    ),
]  # fmt: skip
SILENT = [
    "Như vậy tổng thu vượt dự toán 2.324,2 triệu đồng, do thu viện phí, bảo hiểm y tế vượt 2.637,6 triệu đồng trong "
    "khi nguồn ngân sách và thu khác hụt 313,4 triệu đồng.",
    "Giải quyết việc làm cho 42.315 lao động, đạt 103,2% kế hoạch; trong đó làm việc trong nước 37.445 người, đi làm "
    "việc ở nước ngoài 4.870 người.\nTrong số lao động có việc làm trong nước, 27.640 người vào doanh nghiệp (73,8%).",
    "Sinh 10.412 trẻ, tỷ số giới tính 113,6 bé trai/100 bé gái (5.538 bé trai, 4.874 bé gái), giảm 0,8 điểm.",
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_only_the_mistake_is_told(code: str, text: str) -> None:
    def warned(which: str) -> list[str]:
        lines = chosen(text, "right" if which == "right" else "wrong").split("\n")
        found = findings_of_families(("P",), *lines, facts=NOW)
        return [item.code for item in found if item.severity is not Severity.INFO]

    assert warned("right") == []
    assert code in warned("wrong")


@pytest.mark.parametrize("text", SILENT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P4", "P9"), *text.split("\n")) == []
