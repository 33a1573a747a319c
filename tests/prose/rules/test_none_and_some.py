"""Nothing of a kind beside a count of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.none_and_some import check_none_and_some

FACTS = ProseFacts(report_date=date(2025, 10, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Không có trẻ suy dinh dưỡng trong đợt tháng 10/2025.\nBổ sung khẩu phần cho 11 trẻ suy dinh dưỡng.",
        "Trong kỳ có 02 vụ bạo lực gia đình. Công tác tuyên giáo tốt; không xảy ra vụ bạo lực gia đình nào.",
        "Trong tháng không xảy ra vụ cháy nào.\nVụ cháy kho phế liệu ngày 12/10/2025 gây thiệt hại 180 triệu đồng.",
        "Không phát sinh ca mắc sởi. Xã đã cách ly 03 ca mắc sởi tại nhà.",
    ],
)
def test_some_of_what_there_is_none(text: str) -> None:
    (found,) = findings_of_rule(check_none_and_some, text, facts=FACTS)
    assert found.code == "P901"


@pytest.mark.parametrize(
    "text",
    [
        "Trong tháng không xảy ra vụ cháy nào; tháng trước xảy ra 01 vụ cháy kho phế liệu ngày 12/9/2025.",
        "Trong tháng không xảy ra vụ cháy nào.\nVụ cháy chợ ngày 12/8/2025 đã khởi tố.",
        "Thôn 3 không có hộ cận nghèo. Thôn 5 còn 12 hộ cận nghèo.",
        "Cấp xã không phát sinh đơn khiếu nại. UBND tỉnh tiếp nhận 02 đơn khiếu nại.",
        "Không có cán bộ, công chức vi phạm; 42 cán bộ, công chức được khen thưởng.",
        "Không có trẻ suy dinh dưỡng, giảm 11 trẻ suy dinh dưỡng so với đầu năm.",
        "Trong quý không phát sinh vụ bạo lực gia đình; quý II có 02 vụ bạo lực gia đình.",
        "Không có khó khăn, vướng mắc lớn; có 03 khó khăn, vướng mắc lớn của doanh nghiệp được tháo gỡ.",
    ],
)
def test_other_times_places_and_words_are_silent(text: str) -> None:
    assert findings_of_rule(check_none_and_some, text, facts=FACTS) == []
