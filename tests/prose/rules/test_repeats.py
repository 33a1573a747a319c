"""What is said twice."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.repeats import check_repeats

RIGHT = [
    "Kiểm tra cơ sở kinh doanh xăng dầu, kiểm tra cơ sở kinh doanh khí đốt đều đúng kế hoạch.",
    "Hội đã vận động hội viên hiến đất, Hội đã vận động nhân dân đóng góp 120 ngày công.",
    "Tiếp nhận hồ sơ, tiếp nhận hồ sơ trực tuyến đều qua phần mềm.",
    "Thôn Đông:\n- Hỗ trợ 12 hộ nghèo;\n- Làm 3 nhà.\nThôn Tây:\n- Hỗ trợ 12 hộ nghèo;\n- Làm 2 nhà.",
    "- Thôn Đông:\n+ Hỗ trợ 12 hộ nghèo;\n- Thôn Tây:\n+ Hỗ trợ 12 hộ nghèo;\n+ Làm 2 nhà.",
    "- Không có vụ cháy nào;\n- Xảy ra 01 vụ;\n- Không có vụ cháy nào.",
    "- Năm 2024: hỗ trợ 12 hộ;\n- Năm 2025: 11 hộ;\n- Năm 2024: hỗ trợ 12 hộ.",
    "Quý I đã mở 215 buổi nói chuyện, tập huấn, quý II mở 215 buổi nói chuyện, tập huấn.",
    "Xã A đã mở 15 buổi nói chuyện, tập huấn, đã mở 15 buổi nói chuyện, chiếu phim.",
    "Khu vực công nghiệp tăng 0,4%; khu vực dịch vụ tăng 3,84%; khu vực nông nghiệp tăng 1,2%.",
    "Xã Bình Minh có 3 thôn; xã Tân Phú có 3 thôn. Đạt 100%. Đạt 100%.",
    "Không có hồ sơ.\nKhông có hồ sơ.",
    "1. Phòng Kinh tế\n- Chủ trì rà soát kế hoạch năm 2026.\n- Lập 2 đoàn.\n2. Phòng Văn hóa - Xã hội\n"
    "- Chủ trì rà soát kế hoạch năm 2026.\n- Lập 3 đoàn.",
    "Đã mở 3 lớp cho 120 người, 3 lớp cho 120 người còn lại sẽ mở trong quý II.",
    "Thủ tục cấp giấy phép xây dựng, cấp giấy phép xây dựng có thời hạn được công khai.",
    "Hỗ trợ nhà ở cho hộ nghèo, hỗ trợ nhà ở cho hộ nghèo vùng biên giới.",
    "Có 98 đại biểu tán thành, 01 đại biểu không tán thành, 01 đại biểu không biểu quyết.",
    "Thu tăng 5% so với dự toán, tăng 5% so với dự toán HĐND xã giao bổ sung là mức thấp.",
    "Tỷ lệ tăng thêm 1, tăng thêm 1,5 điểm.",
]
WRONG = [
    ("Chín tháng qua, Hội đã vận động hội viên, Hội đã vận động hội viên hiến 240 ngày công.", "P911", "vận động"),
    ("Trong quý, UBND xã chỉ đạo các thôn, UBND xã chỉ đạo các thôn rà soát hộ nghèo.", "P911", "chỉ đạo"),
    ("Công an phối hợp với Ban quản lý chợ, phối hợp với Ban quản lý chợ kiểm tra 24 quầy.", "P911", "phối hợp"),
    ("Lực lượng chức năng đã kiểm tra; lực lượng chức năng đã kiểm tra 45 cơ sở.", "P911", "đã kiểm tra"),
    (
        "Đã hoàn thành tu bổ, chống xuống cấp 11 di tích, hoàn thành tu bổ, chống xuống cấp 11 di tích với 38 tỷ.",
        "P911",
        "hoàn thành tu bổ",
    ),
    (
        "Đã tiêm bổ sung vắc xin sởi cho 12.450 trẻ, tiêm bổ sung vắc xin sởi cho 12.450 trẻ tại 48 xã.",
        "P911",
        "12.450 trẻ",
    ),
    ("Các xã, phường ven đê đã các xã, phường ven đê đã lập xong phương án.", "P911", "phường ven đê"),
    (
        "Trường làm tốt công tác bán trú, làm tốt công tác bán trú cho 640 em.",
        "P911",
        "công tác bán trú",
    ),
    (
        "Cơ quan thuế đã mở 215 buổi nói chuyện, tập huấn, đã mở 215 buổi nói chuyện, tập huấn với 1.270 người.",
        "P911",
        "đã mở 215 buổi",
    ),
    ("- Trồng 12 cây;\n- Dỡ bỏ 38 mái che;\n- Lát 200 m hè;\n- Dỡ bỏ 38 mái che;", "P912", "Dỡ bỏ 38 mái che"),
    ("Kết quả:\n- Cấp phát 120 cuốn sổ;\n- Cấp phát 120 cuốn sổ;\n- Tập huấn 2 lớp.", "P912", "Cấp phát 120"),
    (
        "- Tiếp tục rà soát, đơn giản hóa TTHC;\n- Tiếp tục rà soát, đơn giản hóa TTHC.",
        "P912",
        "dòng 1",
    ),
    (
        "Khu vực công nghiệp tăng 0,4%; khu vực dịch vụ tăng 3,84%; khu vực dịch vụ tăng 3,84%.",
        "P911",
        "khu vực dịch vụ",
    ),
    ("Chăn nuôi tăng 2,1%; trồng trọt tăng 1,35%; chăn nuôi tăng 2,1%.", "P911", "chăn nuôi tăng 2,1%"),
    (
        "Xảy ra tại 6 hộ thuộc 3 thôn thuộc 3 thôn của xã Bình Minh.",
        "P911",
        "3 thôn",
    ),
    (
        "Công tác bảo tồn được các ngành quan tâm. Đã tu bổ 14 di tích. Công tác bảo tồn được các ngành "
        "quan tâm. Đã số hóa 210 hiện vật.",
        "P911",
        "bảo tồn",
    ),
    (
        "Công tác bảo tồn, phát huy giá trị di sản được các cấp, các ngành quan tâm thực hiện.\nCông "
        "tác bảo tồn, phát huy giá trị di sản được các cấp, các ngành quan tâm thực hiện.",
        "P912",
        "dòng 1",
    ),
    (
        "Duy trì kiểm tra, xử phạt 21 cơ sở vi phạm, xử phạt 21 cơ sở vi phạm với số tiền 163 triệu đồng.",
        "P911",
        "21 cơ sở",
    ),
    ("Giao Phòng Kinh tế chủ trì, phối hợp với Phòng Kinh tế kiểm tra hiện trạng bờ kè.", "P911", "Phòng Kinh tế"),
    (
        "UBND xã giao Công an xã, Ban Chỉ huy Quân sự xã, Đoàn Thanh niên, Công an xã tổ chức tuần tra ban đêm.",
        "P911",
        "Công an xã, Ban",
    ),
    ("Làm việc với Sở Tài chính, Sở Xây dựng, Sở Nội vụ và Sở Tài chính, thống nhất.", "P911", "Sở Nội vụ"),
    ("Trạm Y tế phối hợp Trạm Y tế tổ chức tiêm chủng cho 214 trẻ.", "P911", "Trạm Y tế"),
]
RIGHT += [
    "Đã gửi Sở Tài chính, Sở Xây dựng thẩm định; Sở Nội vụ, Sở Tài chính góp ý.",
    "Phối hợp với Công an xã, Đồn Biên phòng, Công an xã Tân Lập và Hội Nông dân.",
    "Sở Tài chính, Sở Xây dựng phối hợp, Sở Tài chính tổng hợp. Trưởng Công an xã, Đội Dân phòng, Công an xã có mặt.",
    "Giao Phòng Kinh tế chủ trì, phối hợp với Phòng Văn hóa - Xã hội, Phòng Kinh tế tổng hợp kết quả.",
    "Công an xã phối hợp với Công an xã Tân Lập tuần tra; Sở Y tế phối hợp với Sở Y tế tỉnh Lâm Đồng chuyển tuyến.",
    "Trường Tiểu học Lê Lợi phối hợp với Trường Tiểu học Lê Lai giao lưu; Sở Y tế phối hợp với Sở Y tế các tỉnh.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_repeats, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_repeats, text), code, words)


def test_the_same_words_again_and_again_are_one_finding() -> None:
    found = findings_of_rule(check_repeats, "Có 5 hồ sơ quá hạn, " * 500)
    assert len(found) == 1
    assert found[0].where.column < 60


BLOCK = (
    "Công tác bảo tồn, phát huy giá trị di sản được các cấp, các ngành quan tâm.",
    "Kết quả:",
    "Đã tu bổ 14 di tích, số hóa 210 hiện vật, mở cửa 12 điểm tham quan miễn phí.",
)


def test_a_block_pasted_twice_is_told_once() -> None:
    other = "Trong kỳ, các trường đã tổ chức 12 chuyên đề về phương pháp dạy học mới."
    (item,) = findings_of_rule(check_repeats, *BLOCK, other, *BLOCK)
    assert item.where.line == 5
    assert "cùng 1 đoạn sau đã có ở dòng 1." in item.message()
    found = findings_of_rule(check_repeats, *BLOCK, other, BLOCK[2], BLOCK[0])
    assert [item.code for item in found] == ["P912", "P912"]


def test_a_paragraph_pasted_often_is_told_once_with_all_its_places() -> None:
    (item,) = findings_of_rule(check_repeats, *(line for at in range(4) for line in (BLOCK[0], f"Đoạn {at} khác.")))
    assert item.where.line == 3
    assert "dòng 1 (lặp nữa ở dòng 5, 7)" in item.message()
