"""Ranks told in another sentence than the values of the list."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.told_ranks import check_told_ranks

SCORES = "Đơn vị dẫn đầu gồm: huyện Kỳ Anh 94,18%; huyện Cẩm Xuyên 93,75%; huyện Thạch Hà 93,02%. Còn lại dưới 93%."
SECTORS = "Khu vực nông, lâm nghiệp và thủy sản tăng 4,05%; công nghiệp tăng 11,24%; dịch vụ tăng 7,31%."
MEDALS = "Xếp hạng theo huy chương vàng: thôn Khe Đền 6 huy chương, thôn Phú Hải 5, thôn Phú Thịnh 4."
WARDS = "Số ca mắc theo phường: An Hòa 41 ca; Tân Lợi 36 ca; Bình Khê 29 ca; Cái Khế 22 ca."
RATES = "Tỷ lệ giải ngân của các xã: An Bài 76,5%; An Ấp 53,4%; An Cầu 60,7%; An Đồng 82,0%."
POINTS = "Điểm thi đua: Cụm Đoan Hùng 94,5 điểm, Cụm Việt Trì 91,2 điểm, Cụm Phú Thọ 96,1 điểm."
MONTHS = "Số vụ cháy: tháng 01: 21 vụ; tháng 02: 17 vụ; tháng 3: 14 vụ; tháng 4: 19 vụ. Tổng cộng 71 vụ."
OWNERS = (
    "Giải ngân: Ban số 1: 1.214/1.650 tỷ đồng (73,6%); Ban số 2: 703/1.180 tỷ đồng (59,6%);"
    " Sở Xây dựng: 288/560 tỷ đồng (51,4%)."
)
CASES = "Cơ cấu án thụ lý: hình sự 142, dân sự 398, hôn nhân và gia đình 517, hành chính 14."
DEPARTMENTS = (
    "Tỷ lệ trực tuyến: Sở Công Thương 99,1%, Sở Y tế 68%, Sở Văn hóa, Thể thao và Du lịch 87,3%, Sở Tư pháp 71%."
)
WRONG = [
    f"{RATES} Như vậy, thấp nhất trong nhóm là xã {{An Ấp|An Cầu}}.",
    f"{RATES} Xã An Đồng đứng đầu, xã {{An Ấp|An Cầu}} thấp nhất.",
    "Sáng kiến: Phòng Kinh tế 12, Phòng Văn hóa 9, Phòng Nội vụ 14. Nhiều nhất trong danh sách trên là"
    " Phòng {Nội vụ|Kinh"
    " tế}.",
    "Hội viên mới: Hội Nông dân 214 người, Hội Phụ nữ 187 người, Đoàn Thanh niên 241 người. {Đoàn Thanh niên|Hội"
    " Nông dân}"
    " kết nạp nhiều hội viên nhất.",
    "Ba dự án: dự án Tân Á 412 tỷ đồng, dự án Tân Ba 512 tỷ đồng, dự án Tân Chi 308 tỷ đồng. Dự án Tân {Ba|Á} có"
    " vốn lớn"
    " nhất.",
    "Kết quả: tổ 1 đạt 96 điểm, tổ 2 đạt 91 điểm, tổ 3 đạt 98 điểm. Tổ {3|1} xếp thứ nhất.",
    f"{RATES}\nThấp nhất là xã {{An Ấp|An Cầu}}.",
    f"{RATES} Đứng đầu là xã {{An Đồng|An Bài}}, kế đến là An Cầu.",
    f"{RATES} Cao nhất thuộc về xã {{An Đồng|An Cầu}}.",
    f"{POINTS} Cụm {{Phú Thọ|Việt Trì}} dẫn đầu.",
    f"{POINTS} Cụm {{Việt Trì|Đoan Hùng}} đứng cuối, cần cố gắng.",
    "Số ca: An Bài 1.076 ca, An Ấp 853 ca và An Cầu 960 ca. Nhiều nhất là {An Bài|An Cầu}.",
    f"{MONTHS}\nRiêng {{tháng 01 xảy ra 21|tháng 4 xảy ra 19}} vụ, cao nhất từ đầu năm, chủ yếu ở chợ.",
    f"{OWNERS}\n{{Sở Xây dựng|Ban số 2}} có tỷ lệ giải ngân thấp nhất, đề nghị kiểm điểm.",
    f"{CASES} Án {{hôn nhân và gia đình|dân sự}} phức tạp nhất và cũng là loại án nhiều nhất nhưng xét xử tốt.",
    f"{DEPARTMENTS}\nThấp nhất là Sở {{Y tế (68%)|Tư pháp (71%)}}.",
    f"{SCORES}\nHuyện Thạch Hà tuy cao thứ {{ba|hai}} toàn tỉnh nhưng mất điểm về văn bản.",
    f"{SECTORS} Khu vực {{nông, lâm nghiệp và thủy sản|dịch vụ}} có mức tăng thấp nhất trong ba khu vực.",
    f"{MEDALS}\nThôn Phú Thịnh lần đầu xếp thứ {{Ba|Nhì}} toàn đoàn, được tặng cờ.",
    f"{WARDS} Bình Khê có số ca mắc cao thứ {{ba|tư}} trong các phường nêu trên.",
    "Kết quả: tổ 1 đạt 96 điểm, tổ 2 đạt 91 điểm, tổ 3 đạt 88 điểm. {Tổ 1|Tổ 2} đạt điểm cao nhất.",
]
RIGHT = [
    f"{RATES} Tăng cao nhất trong nhóm là xã An Cầu.",
    f"{RATES} Thấp nhất trong nhóm xã đảo là xã An Cầu.",
    f"{RATES} Xã An Đồng đứng đầu, về số lượng xã An Cầu nhiều nhất.",
    "Hội viên mới: Hội Nông dân 214 người, Hội Phụ nữ 187 người, Đoàn Thanh niên 241 người. Hội Nông dân có nhiều"
    " mô hình"
    " nhất.",
    "Chi: giáo dục 41,2 tỷ đồng, y tế 12,4 tỷ đồng, quốc phòng 3,1 tỷ đồng. Chi y tế tăng nhiều nhất, do tiêm chủng.",
    "Tai nạn: quốc lộ 41 vụ, tỉnh lộ 28 vụ, đường xã 12 vụ. Tuyến tỉnh lộ nghiêm trọng nhất với 15 người chết.",
    "Hồ sơ: đất đai 412 hồ sơ, hộ tịch 388 hồ sơ, xây dựng 41 hồ sơ. Hộ tịch nhiều nhất trong các lĩnh vực trực tuyến.",
    f"{RATES} Thấp nhất là xã An Ấp.",
    f"{RATES} Cao nhất là xã An Cầu về tiến độ.",
    f"{POINTS} Cụm Việt Trì dẫn đầu về phong trào.",
    "Kết quả: An Bài 76,5%; An Ấp 53 hộ; An Cầu 60,7%. Thấp nhất là xã An Cầu.",
    f"{RATES}\n2. Thấp nhất là xã An Cầu.",
    f"{RATES} Thấp nhất là xã An Hiệp.",
    f"{RATES} Các xã cố gắng. Chi trả thấp nhất là xã An Cầu.",
    f"{RATES} Trong nhóm xã miền núi, cao nhất là xã An Bài.",
    f"{OWNERS} Ban số 1 có số vốn lớn nhất.",
    f"{OWNERS} Cao nhất là Ban số 1 73,6%.",
    f"{MONTHS} Tháng 4 có số người chết cao nhất.",
    f"{CASES} Án dân sự khó nhất, án hôn nhân và gia đình nhiều nhất.",
    f"{CASES} Án dân sự có số kháng cáo nhiều nhất.",
    f"{SCORES}\nHuyện Thạch Hà cao thứ hai khu vực miền núi.",
    f"{SCORES}\nHuyện Thạch Hà có số hồ sơ cao nhất.",
    f"{SECTORS} Dịch vụ đóng góp lớn nhất vào mức tăng chung.",
    f"{WARDS} Cái Khế có số ca mắc cao nhất trong 5 năm qua.",
    f"{WARDS} Cái Khế xếp thứ nhất về phòng bệnh.",
    f"{WARDS} Cái Khế cao thứ hai trong các phường vùng ven.",
    "Số vụ: An Hòa 41 vụ; Tân Lợi 41 vụ; Bình Khê 29 vụ. Tân Lợi có số vụ cao nhất.",
]


@pytest.mark.parametrize("text", WRONG)
def test_ranks_that_the_values_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_told_ranks, text, "P974")


@pytest.mark.parametrize("text", RIGHT)
def test_other_matters_times_and_parts_of_the_list_are_silent(text: str) -> None:
    assert findings_of_rule(check_told_ranks, text) == []


SCHOOLS = "Khối chấm điểm: Nguyễn Trãi 94,5 điểm; Lê Lợi 96,0 điểm; Trần Phú 92,5 điểm; Chu Văn An 90,0 điểm.\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hội nghị bỏ phiếu 4/4 đề nghị Sở khen trường dẫn đầu khối là Nguyễn Trãi.", ["P974"]),
        ("Hội nghị bỏ phiếu 4/4 đề nghị Sở khen trường dẫn đầu khối là Lê Lợi.", []),
        ("Về phong trào thể thao, trường dẫn đầu là Trần Phú.", []),
        ("Tính bình quân mỗi lớp trường dẫn đầu khối là Trần Phú.", []),
    ],
)
def test_what_is_done_with_who_is_ranked_says_nothing_of_the_measure(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_told_ranks, f"{SCHOOLS}{text}")] == codes
