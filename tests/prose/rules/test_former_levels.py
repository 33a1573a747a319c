"""Districts and townships after they were ended, and texts that may name them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Place
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import read
from tthc_render.prose.rules.former_levels import check_former_levels

NOW = ProseFacts(report_date=date(2026, 9, 16), issuer="UBND xã Thạch Hà")
THEN = ProseFacts(report_date=date(2024, 9, 16), issuer="UBND thị trấn Thạch Hà")

WRONG = [
    ("Ban Chỉ huy quân sự xã phối hợp Ban Chỉ huy quân sự huyện giao quân.", "Ban Chỉ huy quân sự huyện"),
    ("Hội Nông dân huyện Thạch Hà mở 3 lớp tập huấn.", "Hội Nông dân huyện"),
    ("Từ ngày 01/8/2025, hồ sơ được bàn giao về Thanh tra huyện để xử lý.", "Thanh tra huyện"),
    ("Xã nộp hồ sơ về Huyện đoàn.", "Huyện đoàn"),
    ("Sáu hồ sơ do Trung tâm Phục vụ hành chính công huyện chuyển chậm.", "Trung tâm Phục vụ hành chính công huyện"),
    (
        "Thực hiện Công văn số 15/UBND-VP ngày 05/8/2026 của UBND huyện Thạch Hà, xã đã rà soát.",
        "UBND huyện",
    ),
    ("UBND xã đã báo cáo UBND huyện Thạch Hà theo quy định.", "UBND huyện"),
    ("Xã trình Phòng Tư pháp huyện thẩm định trong tháng 8.", "Phòng Tư pháp huyện"),
    ("UBND xã cũng đã báo cáo UBND huyện Thạch Hà theo quy định.", "UBND huyện"),
    ("UBND thị trấn Thạch Hà đã họp.", "UBND thị trấn"),
    ("Đảng ủy thị trấn đã chỉ đạo rà soát.", "Đảng ủy thị trấn"),
    ("Công an thị trấn đã phối hợp.", "Công an thị trấn"),
    ("Trong kỳ, thị trấn đã niêm yết 5 TTHC.", "thị trấn"),
    ("Thị trấn tiếp tục rà soát.", "Thị trấn"),
    ("Đã niêm yết công khai; huyện chưa kiểm tra.", "huyện"),
    ("Trên địa bàn huyện có 3 cuộc họp.", "Trên địa bàn huyện"),
    ("Người dân toàn thị trấn đã được thông tin.", "toàn thị trấn"),
    ("UBND xã báo cáo huyện kết quả rà soát.", "báo cáo huyện"),
    ("Đã tuần tra với Hạt Kiểm lâm thị xã Hồng Lĩnh.", "Hạt Kiểm lâm thị xã"),
    ("Đã tuần tra với Hạt Kiểm lâm huyện.", "Hạt Kiểm lâm huyện"),
    ("Phối hợp với Công an thị xã Hồng Lĩnh trong kỳ.", "Công an thị xã"),
    ("Xã gửi UBND huyện Thạch Hà và Phòng Tư pháp huyện.", "UBND huyện”, “Phòng Tư pháp huyện"),
    ("Xã gửi UBND huyện; UBND huyện và HĐND huyện trả lời.", "UBND huyện”, “HĐND huyện"),
    ("Theo chỉ đạo của huyện, xã đã rà soát.", "chỉ đạo của huyện"),
    ("Trong tháng 8/2026, Chủ tịch UBND huyện Thạch Hà đã ban hành 46 quyết định.", "Chủ tịch UBND huyện"),
    ("Hồ sơ cấp huyện tiếp nhận là 12 hồ sơ.", "Hồ sơ cấp huyện"),
    ("Trong kỳ, cấp huyện đã giải quyết 12 hồ sơ.", "cấp huyện"),
    ("Tiếp nhận 25 hồ sơ, trong đó: cấp huyện 12 hồ sơ, cấp xã 13 hồ sơ.", "cấp huyện"),
    ("Trong thời gian tới, xã phối hợp với UBND huyện.", "UBND huyện"),
    ("Kiến nghị chỉ đạo các Tòa án nhân dân cấp huyện trả lời dứt điểm.", "Tòa án nhân dân cấp huyện"),
    ("Đề nghị VKSND cấp huyện kiểm sát việc phân loại án.", "VKSND cấp huyện"),
    ("Nhà trường báo cáo Phòng Giáo dục và Đào tạo số liệu đầu năm học 2026 - 2027.", "Phòng Giáo dục và Đào tạo"),
]
RIGHT = [
    "Từ ngày 01/7/2025, các đoàn đang thực hiện của Thanh tra huyện được bàn giao về Thanh tra tỉnh.",
    "Quỹ của Hội Nông dân huyện được bàn giao cho Hội Nông dân tỉnh quản lý.",
    "Ông Hải, nguyên Viện trưởng Viện kiểm sát nhân dân huyện Thạch Hà, hiện phụ trách khâu hình sự.",
    "Trước ngày 01/7/2025, Hội Nông dân huyện quản lý 12 tổ vay vốn.",
    "Hồ sơ từ thời UBND huyện quản lý đã được bàn giao đầy đủ.",
    "Các mốc giới có từ thời kỳ UBND huyện Thạch Hà quản lý.",
    "Khi còn cấp huyện, việc này do Phòng Tư pháp huyện làm.",
    "Sai phạm do UBND huyện để lại nay phải xử lý.",
    "Năm 2026, xã rà soát 46 quyết định mà Chủ tịch UBND huyện Thạch Hà đã ban hành.",
    "Trước ngày 01/7/2025, UBND huyện đã cấp 52 giấy chứng nhận.",
    "Thực hiện Quyết định số 12/QĐ-UBND ngày 10/3/2025 của UBND huyện Thạch Hà, xã đã rà soát.",
    "Đã bãi bỏ Kế hoạch số 12/KH-UBND ngày 10/01/2025 của UBND huyện Đức Thọ.",
    "Tiếp nhận bàn giao 14 hồ sơ từ Phòng Tư pháp huyện.",
    "Trên địa bàn huyện Đức Thọ cũ có 3 điểm tiếp nhận.",
    "Trụ sở đặt tại số 5 đường Trần Phú, thị trấn Đức Thọ cũ.",
    "Đã gửi hồ sơ của Phòng Tư pháp huyện (cũ) vào kho.",
    "Xã được thành lập trên cơ sở sáp nhập thị trấn Đức Thọ và xã Tùng Ảnh.",
    "Toàn huyện lỵ đã có Internet.",
    "Nhiệm vụ của cấp huyện chuyển giao cho cấp xã thực hiện.",
    "Xã nhận 346 TTHC trước đây do cấp huyện giải quyết.",
    "Hồ sơ cấp huyện tiếp nhận trước ngày 01/7/2025 là 12 hồ sơ.",
    "Không tổ chức cấp huyện, xã trực tiếp giải quyết 12 hồ sơ.",
    "Thẩm quyền của cấp huyện nay do cấp xã thực hiện.",
    "Đã phối hợp với Hạt Kiểm lâm khu vực Thạch Hà, Hạt Kiểm lâm rừng đặc dụng.",
    "Tiếp nhận bàn giao hồ sơ từ Hạt Kiểm lâm thị xã Hồng Lĩnh.",
    "Người dân xã đã được thông tin; toàn xã có 5 điểm.",
    "Có 36 bản án do Tòa án nhân dân cấp huyện tuyên trước ngày 01/7/2025.",
    "Năm học 2024 - 2025, trường được Phòng Giáo dục và Đào tạo tặng giấy khen.",
    "Tháng 4/2025, Phòng Tài nguyên và Môi trường đã kiểm tra 12 cơ sở.",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_was_ended_is_said_once(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_former_levels, text, facts=NOW), "P907", words)
    assert findings_of_rule(check_former_levels, text, facts=THEN) == []


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_former_levels, text, facts=NOW) == []


def test_names_are_quoted_without_blanks_at_their_ends() -> None:
    for text, _ in WRONG:
        (found,) = findings_of_rule(check_former_levels, text, facts=NOW)
        assert found.details["written"] == found.details["written"].strip()


FUND = "Kết dư gồm: ngân sách cấp huyện 163.914 triệu đồng; ngân sách cấp xã 50.315 triệu đồng."


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Phê chuẩn quyết toán ngân sách địa phương năm 2024", FUND, False),
        ("Kết quả rà soát TTHC năm 2023", "UBND huyện Thạch Hà đã rà soát 12 TTHC.", False),
        ("Tổng kết công tác năm 2024", "Phòng Tư pháp huyện thẩm định 5 văn bản.", False),
        ("Tình hình thu, chi năm 2024", "Giao UBND huyện Thạch Hà công khai quyết toán.", True),
        ("Quyết toán năm 2024", "Đề nghị Phòng Tư pháp huyện thẩm định.", True),
        ("Phê chuẩn quyết toán ngân sách địa phương năm 2025", FUND, True),
        ("Kết quả năm 2024, nhiệm vụ năm 2026", FUND, True),
        ("Phân bổ ngân sách địa phương", FUND, True),
        ("Thực hiện Nghị quyết số 12/2024/NQ-HĐND", FUND, True),
        ("Về dự toán năm 2026", FUND, True),
    ],
)
def test_a_text_about_a_year_with_districts_may_name_them(title: str, text: str, told: bool) -> None:
    passages = [Passage(title, Place("a.txt", 1), "title"), Passage(text, Place("a.txt", 2), "paragraph")]
    context = ProseContext(read(passages), NOW)
    assert [item.code for item in check_former_levels(context)] == (["P907"] if told else [])
