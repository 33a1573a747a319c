"""Lists whose members are numbered by their noun, begin with it, or have a figure each."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.listed_rows import check_listed_rows


@pytest.mark.parametrize(
    "text",
    [
        "Xã tổ chức {ba|hai} đợt tiêm phòng: đợt 1 từ ngày 03/3; đợt 2 từ ngày 02/6; đợt 3 từ ngày 06/10/2025.",
        "Dự án chia làm {04|05} gói thầu: gói số 1 san nền; gói số 2 đường; gói số 3 cấp điện; gói số 4 cấp nước.",
        "Thực hiện {ba|hai} giai đoạn, giai đoạn 1 đến năm 2023, giai đoạn 2 đến năm 2025, giai đoạn 3 từ năm 2026.",
        "Tuyển theo {04|03} vị trí: giáo viên Toán 12 chỉ tiêu; giáo viên Tiếng Anh 5 chỉ tiêu; thư viện 4 chỉ tiêu;"
        " kế toán 3 chỉ tiêu.",
        "Do {bốn|ba} nguyên nhân: chập điện 12 vụ, sơ suất 7 vụ, vi phạm quy định 4 vụ, sự cố thiết bị 2 vụ.",
        "Có {3|4} chi bộ chưa thu đủ đảng phí là Chi bộ thôn Đông, Chi bộ thôn Tây, Chi bộ Trường THCS.",
        "Đã mở {bốn|ba} lớp nghề gồm: nghề may 35 học viên, nghề hàn 28 học viên, nghề điện 30 học viên, nghề nấu ăn.",
    ],
)
def test_a_count_that_the_members_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_listed_rows, text, "P707")


@pytest.mark.parametrize(
    "text",
    [
        "Trung tâm đã mở 4 lớp, trong đó lớp 1 có 30 học viên, lớp 2 có 28 học viên.",
        "Năm 2025 có 5 đợt mưa lớn; đợt 3 gây thiệt hại nặng nhất, đợt 4 gây sạt lở 2 tuyến đường.",
        "Trong 5 đợt kiểm tra: đợt 1 và đợt 2 không phát hiện vi phạm; các đợt sau phát hiện 3 vụ.",
        "Theo 4 nguyên nhân: chập điện 12 vụ, sơ suất 7 vụ, sự cố 2 vụ, vi phạm 4 vụ, chưa rõ nguyên nhân 1 vụ.",
        "Theo 2 nguồn: ngân sách huyện 3 tỷ đồng, vốn khác 1 tỷ đồng, trong đó doanh nghiệp 600 triệu đồng.",
        "Xã ra quân ba đợt: đợt 1 từ ngày 02/3; đợt 2 từ ngày 05/4/2026. Đợt 3 dự kiến tổ chức trong tháng 8/2026.",
        "Theo 3 nhóm nguyên nhân: sự cố điện 5 vụ, sơ suất 3 vụ, đốt rác 1 vụ, chưa xác định 1 vụ.",
        "Mở 2 nghề: nghề thú y 28 học viên khóa 1, nghề thú y 27 học viên khóa 2, nghề may 30 học viên.",
    ],
)
def test_lists_of_some_and_of_others_are_silent(text: str) -> None:
    assert findings_of_rule(check_listed_rows, text) == []
