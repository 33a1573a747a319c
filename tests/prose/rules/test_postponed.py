"""All of it done, and some of it put off."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.postponed import check_postponed


@pytest.mark.parametrize(
    "text",
    [
        "Sở hoàn thành 15/15 văn bản, không có văn bản chậm.\nHai văn bản về đấu giá xin lùi thời hạn sang quý I/2026.",
        "Ban đã hoàn thành toàn bộ các dự án đã được giao; 02 dự án chuyển tiếp sang năm 2026.",
        "55 nhà đã bàn giao, 03 nhà đang hoàn thiện phần mái.\nXã không còn hộ nào ở nhà tạm, nhà dột nát.",
        "Tỉnh đã xóa xong nhà tạm, hiện 12 căn nhà chưa bàn giao.",
    ],
)
def test_some_were_put_off(text: str) -> None:
    (found,) = findings_of_rule(check_postponed, text)
    assert found.code == "P901"


@pytest.mark.parametrize(
    "text",
    [
        "Sở hoàn thành 15/15 văn bản.\nHai văn bản ngoài kế hoạch xin lùi sang quý I/2026.",
        "Sở hoàn thành 13/15 văn bản.\nHai văn bản xin lùi thời hạn sang quý I/2026.",
        "Đầu năm có 12 nhà đang thi công; xã không còn hộ nào ở nhà tạm.",
        "Xã không còn hộ ở nhà tạm; 58/58 nhà đã bàn giao; 03 hộ có nhu cầu đất ở.",
        "Hoàn thành 15/15 văn bản; 02 nhiệm vụ xin gia hạn.",
    ],
)
def test_others_and_other_times_are_silent(text: str) -> None:
    assert findings_of_rule(check_postponed, text) == []
