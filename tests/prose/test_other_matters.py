"""What a passage says itself of figures that a rule held against each other."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

PAIRS = [
    # P901: another time, a wish, others than those of the claim
    ("P901", "100% hồ sơ tiếp nhận trong kỳ {} đã được giải quyết; hiện đang giải quyết 43 hồ sơ.", "này", "trước"),
    ("P901", "{} 100% hồ sơ được giải quyết đúng hạn. Hiện nay còn 08 hồ sơ quá hạn.", "Kết quả là",
     "Mục tiêu đến cuối năm"),
    ("P901", "Tất cả các xã đã hoàn thành số hóa{} còn 04 xã chưa hoàn thành.", ";", ", riêng dữ liệu đất đai"),
    ("P901", "100% nhiệm vụ tỉnh giao đúng hạn; nhiệm vụ {} có 03 nhiệm vụ chậm tiến độ.", "năm",
     "do xã tự giao cho các phòng"),
    # P902: a rest without a share
    ("P902", "Xếp loại: xuất sắc 12,4%, tốt 71,3%, hoàn thành 15,1%{}.", "", "; số còn lại chưa xếp loại"),
    ("P902", "Đất nông nghiệp chiếm 51,2%, đất phi nông nghiệp 34,3%, đất chưa sử dụng 24,5%{}.", None, ""),
    # P404: the shares make 100% otherwise, or a share that is printed
    ("P404", "Đúng hạn 98,2%, còn 0,4% chậm hạn{}.", "", " và 1,4% chờ bổ sung"),
    ("P404", "Tỷ lệ che phủ rừng đạt 52,3%, còn 1,7% chưa đạt{}.", "", " so với mục tiêu 54%"),
    # P512: days that were left out
    ("P512", "Thực hiện trong 90 ngày, từ ngày 01/5/2025 đến ngày 31/7/2025{}.", "", ", trừ 02 ngày lễ"),
    ("P512", "Uống vitamin đợt 1 năm 2024 trong 03 ngày (từ ngày 12 đến hết ngày 15/6/2024){}.", "",
     ", nghỉ 1 ngày do mưa"),
    # P922: figures before it make what seems to be said again
    ("P922", "Phường tiếp nhận 2.318 hồ sơ, kỳ trước {} hồ sơ. Tổng số 2.381 hồ sơ tiếp nhận đã được số hóa.",
     "60", "63"),
    # P401: a base within other bounds
    ("P401", "Khoa Y có 212 giảng viên. Có 86 người là tiến sĩ, chiếm 12,1% tổng số giảng viên của {}.", "khoa",
     "trường"),
    ("P401", "{} có 712 giảng viên. Có 86 người là tiến sĩ, chiếm 21,1% tổng số giảng viên của trường.", "Trường",
     "Khoa Y"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "sentence", "told", "explained"), PAIRS)
def test_what_the_passage_explains_is_not_told(code: str, sentence: str, told: str | None, explained: str) -> None:
    if told is not None:
        assert code in {item.code for item in findings_of_families((code,), sentence.format(told))}
    assert findings_of_families((code, "P934"), sentence.format(explained)) == []


SECTION = [
    "1. Kết quả",
    "- Hồ sơ mới tiếp nhận: 208 hồ sơ.",
    "- Đã giải quyết: 190 hồ sơ.",
    "- Đang giải quyết: 12 hồ sơ.",
]


@pytest.mark.parametrize("line", ["- Tạm dừng: 6 hồ sơ.", "- Chuyển cơ quan thuế: 6 hồ sơ."])
def test_states_that_another_line_fills(line: str) -> None:
    assert [item.code for item in findings_of_families(("P307",), *SECTION)] == ["P307"]
    assert findings_of_families(("P307",), *SECTION, line) == []
