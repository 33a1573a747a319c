"""What is left, by what the words say of whole, done and left."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.rests_by_role import check_rests_by_role

PAIRS = [
    # Sentences and paragraphs between whole, done and left.
    (
        "Tiếp nhận 1.318 hồ sơ, gồm 71 hồ sơ kỳ trước và 1.247 hồ sơ mới.\nĐã giải quyết 1.226 hồ sơ, quá hạn 6.\n"
        "Số còn lại là {92|82} hồ sơ, đều trong hạn.",
        "92",
    ),
    (
        "Kế hoạch vốn năm là 5.214,6 tỷ đồng.\nĐến 31/10 giải ngân 3.108,2 tỷ đồng; riêng vốn vay 912,5 tỷ đồng.\n"
        "Từ nay đến hết năm, toàn tỉnh còn phải giải ngân {2.106,4|2.016,4} tỷ đồng.",
        "2.106,4",
    ),
    (
        "Dự toán thu là 31.400 tỷ đồng. Lũy kế 11 tháng thu 29.186 tỷ đồng.\n"
        "Để đạt dự toán, tháng 12 cần thu thêm ít nhất {2.214|2.314} tỷ đồng.",
        "2.214",
    ),
    # All that stands between the whole and what is left.
    (
        "Huyện có 28.416 hộ. Số hộ dùng nước máy là 25.230 hộ; số hộ dùng giếng khoan là 2.714 hộ.\n"
        "Như vậy còn {472|462} hộ chưa có nước sạch.",
        "472",
    ),
    # Words before a list of several units go for all of it.
    (
        "Dự án thu hồi 52,36 ha của 418 hộ.\nĐợt 1 chi trả 205 hộ, diện tích 21,14 ha. Đợt 2 chi trả 131 hộ, diện tích "
        "18,07 ha.\nChưa chi trả 82 hộ, diện tích {13,15|13,51} ha.",
        "13,15",
    ),
    # Cases of anything are what persons and accounts were.
    (
        "Có 1.684.310 công dân đủ điều kiện. Đã kích hoạt 1.417.845 tài khoản.\n"
        "Chưa kích hoạt còn {266.465|276.465} trường hợp.",
        "266.465",
    ),
    (
        "Xảy ra 1.126 vụ, làm chết 380 người. Đã khởi tố 412 vụ, chuyển xử lý hành chính 530 vụ.\n"
        "Số vụ đang tiếp tục điều tra là {184|194} vụ.",
        "184",
    ),
    # The share of the settled ones is no other whole.
    (
        "Có 318 việc thuộc thẩm quyền (214 việc khiếu nại, 104 việc tố cáo).\nĐã giải quyết 271 việc, đạt 85,2%, "
        "cụ thể: khiếu nại 180 việc (84,1%), tố cáo 91 việc (87,5%). Số việc đang giải quyết là {47|74} việc.",
        "47",
    ),
    (
        "Dự phòng được giao 426 tỷ đồng, gồm cấp tỉnh 240 tỷ đồng, cấp xã 186 tỷ đồng.\n"
        "Dự phòng đã sử dụng 249 tỷ đồng, đạt 58,5%, số còn lại là {177|187} tỷ đồng.",
        "177",
    ),
    # What was left before is the whole.
    ("Toàn xã còn 1.436 thửa tồn đọng. Đã đo đạc 902 thửa. Nay còn {534|524} thửa chưa được đo đạc.", "534"),
    (
        "Giao kế hoạch vốn 486,500 tỷ đồng; ngoài ra 31,250 tỷ đồng.\nVốn kế hoạch năm: 141,085 tỷ đồng.\n"
        "Như vậy vốn kế hoạch năm chưa giải ngân còn {345,415|354,415} tỷ đồng.",
        "345,415",
    ),
    # Lines of an account, without the noun.
    (
        "Tổng số hồ sơ phải giải quyết: 4.912, gồm kỳ trước chuyển sang 118 và tiếp nhận mới 4.794.\n"
        "Đã giải quyết: 4.785. Đúng hạn: 4.761; quá hạn: 24.\nĐang xử lý: {127|172} hồ sơ.",
        "127",
    ),
    ("Tổng số việc phải thi hành: 2.418.\nĐã thi hành: 1.905.\nCòn đang thi hành: {513|531}.", "513"),
    ("Kế hoạch vốn là 486,2 tỷ đồng, trong đó trung ương 310 tỷ đồng, tỉnh 176,2 tỷ đồng.\nĐã giải ngân 351,9 tỷ đồng."
     " Vốn còn phải giải ngân trong 3 tháng còn lại của niên độ (đến 31/01/2026) là {134,3|143,3} tỷ đồng.", "134,3"),
    ("Nhiệm vụ phải thực hiện: 214 nhiệm vụ.\nĐã thực hiện: 187.\nChưa thực hiện: {27|72} nhiệm vụ.", "27"),
]  # fmt: skip
RIGHT = [
    # Others make it: two that came in, what was given back, a run of parts.
    "Nhận mới 864 hồ sơ; còn 57 hồ sơ tháng trước chuyển sang. Đã trả 850 hồ sơ. Còn 71 hồ sơ đang giải quyết.",
    "Có 3.412 hộ thuộc diện di dời. Đã di dời 2.968 hộ, bố trí tạm 100 hộ. Còn 344 hộ chưa di dời.",
    "Nhận 858 hồ sơ. Đã trả 829 hồ sơ; rút 7 hồ sơ; tạm dừng 3 hồ sơ; đang xử lý 19 hồ sơ.",
    "Được giao 43 nhiệm vụ.\nĐã xong 31 nhiệm vụ, trong đó 4 quá hạn.\nĐang làm 9 nhiệm vụ, chưa đến hạn 3 nhiệm vụ.",
    "Tổng số việc phải thi hành: 2.418.\nĐã thi hành: 1.905 việc, rút 18 việc.\nĐang thi hành: 495 việc.",
    "Tiêm 18.416/19.020 trẻ (96,8%), hoãn 402 trẻ, từ chối 57 trẻ, vắng 145 trẻ.",
    "Nhận 412 hồ sơ: thường trú 148, tạm trú 97, xóa đăng ký 21, tạm vắng 16, xác nhận 130.",
    "Có 512 bài điểm 10: Địa lí 214, Lịch sử 121, Vật lí 88, Toán 39, Hóa học 27, các môn còn lại 23.",
    "Phát hiện 97 trường hợp: không phép 41, sai phép 36, khác 20. Ban hành 83 quyết định; còn 14 trường hợp.",
    "Có 46 dự án, 29 dự án dùng vốn ngân sách. Đã kiểm đếm 31/46 dự án; 15 dự án còn lại đang kiểm đếm.",
    # What is off, or what should be left, is told.
    "Có 318 việc. Đã giải quyết 271 việc. Số việc đang giải quyết là 12 việc, chưa thụ lý 35 việc.",
    "Giao 86 nhiệm vụ; hoàn thành 61 nhiệm vụ, đang triển khai 22 nhiệm vụ, còn 03 nhiệm vụ chậm.",
    "Tổng 9.846 hồ sơ. Đã giải quyết 9.302 hồ sơ; đang giải quyết 544 hồ sơ. Số chưa đến hạn 554 hồ sơ của kỳ sau.",
    # Its own share, or that of what was done, is of another whole.
    "Khai thác 312 ha. Trồng lại 148 ha, bằng 47,7% kế hoạch; diện tích còn lại 162 ha trồng vào cuối năm.",
    "Có 1.240 hộ. Đã xây 1.163 hộ. Còn 87 hộ chưa xây, bằng 8,7% số hộ nghèo (1.000 hộ).",
    # Of another place, time or level.
    "Tiếp nhận 1.318 đơn, đã giải quyết 1.206 đơn, riêng cấp xã còn 122 đơn.",
    "Kiểm tra 214 cơ sở, 196 cơ sở đạt yêu cầu; năm trước còn 28 cơ sở chưa đạt yêu cầu.",
    "Giao vốn 486,500 tỷ đồng. Vốn năm: 141,085 tỷ đồng.\nRiêng vốn xã chưa giải ngân còn 354,415 tỷ đồng.",
    # A state, no rest.
    "Có 342 công đoàn cơ sở; thành lập 27, giải thể 9. Thỏa ước đang có hiệu lực 301 bản.",
    "Toàn xã có 4.862 hộ. Đã cấp thẻ 4.120 hộ. Hiện đang sinh sống 732 hộ dân tộc.",
    "Số máy là 1.412 máy. Đã kiểm định 1.129 máy; đang hoạt động 293 máy ở vùng xa.",
    # Far from what is left, or of few digits.
    "Tổng số hồ sơ phải giải quyết: 4.912.\nĐã giải quyết: 4.785.\nĐang giải quyết: 38.",
    "Có 63 vụ. Đã điều tra 58 vụ. Còn 4 vụ đang điều tra.",
    # Other things.
    "Tổng số hồ sơ phải giải quyết: 4.912 hồ sơ.\nĐã giải quyết: 4.785 hồ sơ.\nĐang xử lý: 172 ý kiến.",
    "Giao vốn 486.500 triệu đồng. Vốn năm: 141,085 tỷ đồng.\nVốn chưa giải ngân còn 345,415 tỷ đồng.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_a_slip_in_what_is_left_is_told(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_rests_by_role, text, "P305", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_rests_by_role, text) == []
