"""Offices that are told to mend what was found elsewhere."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.inspected_others import check_inspected_others


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn kiểm tra của Sở Y tế làm việc với Trạm Y tế xã Tràng Định, có 9 viên chức.\n"
        "Đoàn yêu cầu Trạm Y tế xã {Tràng Định|Thất Khê} giải trình trước ngày 31/10/2025.",
        "Thanh tra việc thu, chi đầu năm học tại Trường THCS Trần Phú. Trường có 24 lớp.\n"
        "Kiến nghị: Trường THCS {Trần Phú|Trần Hưng Đạo} hoàn trả 3,2 triệu đồng.",
        "Kiểm tra đột xuất Công ty TNHH Minh Phát. Một mẫu không đạt.\n"
        "Chi cục yêu cầu Công ty TNHH Minh {Phát|Phú} tạm dừng lưu thông lô hàng.",
    ],
)
def test_another_office_is_told_to_mend(text: str) -> None:
    assert_only_the_mistake_is_told(check_inspected_others, text, "P966")


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra tại UBND phường Minh Tân và UBND phường Hồng Hà.\nĐề nghị UBND phường Hồng Hà chấn chỉnh.",
        "Đoàn làm việc với Trạm Y tế xã Tràng Định.\nĐoàn đề nghị Trạm Y tế xã Thất Khê cử 01 bác sĩ hỗ trợ.",
        "Kiểm tra quyết toán của UBND xã Ngọc Đường.\nYêu cầu UBND xã Ngọc Đường nộp trả; giao UBND xã Phương Thiện"
        " lập hồ sơ.",
        "Đoàn kiểm tra Phòng Nội vụ. Kết quả tốt.\nYêu cầu Phòng Tài chính rà soát dự toán.",
        "Thanh tra kiểm tra Công ty TNHH Minh Phát. Yêu cầu Công ty TNHH Hưng Thịnh cung cấp hóa đơn để đối chiếu.",
        "Đoàn thanh tra làm việc với UBND xã Ea Tul về đất giáp ranh. Kiến nghị UBND xã Ea Kiết rà soát phần của mình.",
    ],
)
def test_others_that_take_part_are_silent(text: str) -> None:
    assert findings_of_rule(check_inspected_others, text) == []
