"""Wholes and parts where several signs together prove that the parts are all of the whole."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.rules.wholes import check_wholes


def found(sentence: str) -> list[Finding]:
    return findings_of_rule(check_wholes, sentence)


LISTS = [
    "Toàn tỉnh gieo trồng {48.215} ha cây hằng năm; trong đó lúa 31.604 ha, ngô 9.812 ha, rau đậu các loại 6.799 ha.",
    "Toàn huyện thả nuôi {1.846}/1.800 ha mặt nước, trong đó tôm sú 1.012 ha, tôm thẻ 526 ha, cua 308 ha.",
    "Phân loại {418} công trình: hoàn thành 213 công trình (51%), đang thi công 164 công trình (39,2%), chưa khởi công"
    " 41 công trình (9,8%).",
    "Xã có {9} trường học (3 mầm non, 4 tiểu học, 2 trung học cơ sở) với 132 lớp.",
    "Cấp 62 chủ trương đầu tư cho {14.305} tỷ đồng, gồm 21 dự án nhà ở (5.120 tỷ đồng), 30 dự án công nghiệp (8.025 tỷ"
    " đồng) và 11 dự án khác (1.160 tỷ đồng).",
    "Có 73 dự án với số vốn {2.816} tỷ đồng, gồm 40 dự án mới (1.905 tỷ đồng) và 33 dự án tăng vốn (911 tỷ đồng).",
    "Trung tâm phải giải quyết {1.412} hồ sơ. Đã trả 1.305 hồ sơ; từ chối 12 hồ sơ; đang xử lý 95 hồ sơ.",
    "Vận động {5.620} triệu đồng: tỉnh 2.500 triệu đồng, huyện 1.900 triệu đồng, xã 1.220 triệu đồng; đã sử dụng 4.100"
    " triệu đồng.",
    "Có {46} tổ chức hành nghề công chứng (4 phòng công chứng, 42 văn phòng công chứng).",
    "Đã xử lý {327} trường hợp lấn chiếm lòng, lề đường (nhắc nhở 241, xử phạt 86), thu nộp 159,1 triệu đồng.",
    "Bố trí cho {95} công trình (chuyển tiếp 15, khởi công mới 80).",
    "Có {138} vụ (113 khiếu nại, 25 tố cáo); đã giải quyết 134 vụ.",
    "Tổng số {256} phản ánh: qua ứng dụng 188, qua đường dây nóng 41, qua đoàn thể và hội nghị khu phố 27.",
    "Sản phẩm còn hiệu lực là {968} sản phẩm: 3 sao 842, 4 sao 119, 5 sao 7.",
    "Tỉnh có {186} chợ: hạng I 6 chợ, hạng II 28 chợ, hạng III 142 chợ, chợ tạm 10 chợ; 14 trung tâm thương mại.",
    "Trường có {16.482} học sinh, gồm: mầm non 3.214 cháu, tiểu học 7.856 em, trung học cơ sở 5.412 em.",
]
OTHERS = [
    *("48.125", "1.864", "481", "8", "14.503", "2.861", "1.421", "5.260"),
    *("56", "237", "23", "183", "56", "986", "156", "16.488"),
]
OPEN_LISTS = [
    "Trong 61 ca bệnh có 39 ca chưa tiêm, bao gồm 15 trẻ chưa đến tuổi tiêm; nếu không kể nhóm này thì 24 ca bị sót.",
    "Trong 84 hộ được hỏi có 52 hộ thuê nhà, trong đó 20 hộ mới đến; trừ các hộ này còn 32 hộ ở ổn định.",
    "Trong 612 lao động được khảo sát, có 400 lao động nữ, 350 lao động dưới 40 tuổi, 120 lao động có tay nghề.",
    "Chi 3.214 triệu đồng cho các hoạt động, trong đó: hội nghị 812 triệu đồng, in ấn 640 triệu đồng.",
    "Đã hỗ trợ 126 hộ, trong đó 126 hộ nghèo, 40 hộ dân tộc thiểu số.",
    "Có 2.140 học viên tham gia, trong đó 1.320 học viên nữ, 1.460 học viên là người dân tộc thiểu số.",
    "Khu vực đô thị có 215 tổ, khu vực nông thôn 318 tổ, vùng biên giới 47 tổ, khu vực khác 12 tổ.",
    "Giải quyết 1.287 hồ sơ, gồm cả 259 hồ sơ tháng 01 chuyển sang; đến cuối tháng còn 76 hồ sơ.",
    "Hòa giải thành 331 vụ, đạt 71,6% trong số 462 vụ đã kết thúc; không thành 131 vụ; 54 vụ đang tiến hành.",
    "Thu hồi 214 ha, bằng 60,1% của 356 ha phải thu hồi; còn 142 ha; 30 ha vướng mắc.",
    "Đã cấp 1.204 giấy, đạt 88,4% trên tổng số 1.362 giấy; chưa cấp 158 giấy; 12 giấy có tranh chấp.",
    "Xác minh 96 tin, chiếm 80% tổng số 120 tin: chưa xác minh 24 tin; 8 tin quá hạn.",
    "Đảng bộ có 3.418 đảng viên (sinh hoạt tạm thời 312, miễn sinh hoạt 486).",
    "Tỉnh có 9 đơn vị cấp huyện (thành phố Huế, 2 thị xã, 6 huyện).",
    "Dự toán 82,4 tỷ đồng (giảm trừ 0,6 tỷ đồng so đề nghị của 11 công trình là 83,0 tỷ đồng).",
    "Số hộ nghèo 386 (đầu năm 371; trong kỳ có 36).",
    "Nội dung gồm đất đai 27 lượt, chính sách 14 lượt, môi trường 11 lượt, nội dung khác 06 lượt.",
]


@pytest.mark.parametrize("sentence", [*(one.replace("{", "").replace("}", "") for one in LISTS), *OPEN_LISTS])
def test_lists_that_add_up_or_need_not_are_silent(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(("sentence", "other"), list(zip(LISTS, OTHERS, strict=True)))
def test_a_wrong_whole_is_found_with_its_parts(sentence: str, other: str) -> None:
    before, _, rest = sentence.partition("{")
    (item,) = found(f"{before}{other}{rest.partition('}')[2]}")
    assert item.code == "P301"
    assert item.details["total"].startswith(other)


def test_a_second_column_must_add_up_where_the_first_does() -> None:
    sentence = "Thụ lý 24 vụ, 71 bị can, gồm kỳ trước chuyển sang 9 vụ, 28 bị can; khởi tố mới 15 vụ, 34 bị can."
    assert [item.details["sum"] for item in found(sentence)] == ["62"]


def test_a_wrong_scale_word_is_a_wrong_sum() -> None:
    sentence = "Tổng vốn là 6,2 tỷ đồng, gồm ngân sách tỉnh 3.700 triệu đồng và ngân sách xã 2.500 tỷ đồng."
    (item,) = found(sentence)
    assert item.details["parts"] == "3.700 triệu đồng + 2.500 tỷ đồng"
    assert found(sentence.replace("2.500 tỷ", "2.500 triệu")) == []
