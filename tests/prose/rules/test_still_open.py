"""Claims of a whole matter beside cases that are open."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.still_open import check_still_open

LAND = "Thu hồi 48,6 ha của 318 hộ; đã phê duyệt phương án cho 291 hộ."
CASES = "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời hạn."


@pytest.mark.parametrize(
    ("text", "pending"),
    [
        (f"{LAND}\nCông tác bồi thường đã hoàn thành 100% số hộ. Đối với 27 hộ chưa phê duyệt phương án, xã phấn đấu"
         " xong trước ngày 31/01/2026.", "27 hộ chưa phê duyệt"),
        ("Còn 15 hộ đã có phương án nhưng chưa nhận tiền.\nViệc chi trả đã hoàn thành toàn bộ số hộ.", ""),
        ("Còn 15 hộ dân chưa nhận tiền.\nViệc chi trả hoàn thành cho toàn bộ các hộ dân.", "15 hộ dân chưa nhận tiền"),
        ("Có 6 hộ chưa bàn giao do vướng giá.\n\nCông tác giải phóng mặt bằng xong 100% số hộ.", "6 hộ chưa bàn giao"),
        ("Công tác kiểm đếm đã hoàn thành 100% hộ. Có 4 hộ chưa kiểm đếm.", "4 hộ chưa kiểm đếm"),
        (f"{CASES}\nCác vụ việc Chủ tịch UBND xã giao giải quyết đều đã được giải quyết xong, không còn vụ việc tồn"
         " đọng.", "8 vụ việc còn trong thời hạn"),
        ("Tiếp nhận 12 đơn; 3 đơn đang xác minh.\nCác đơn đều được giải quyết dứt điểm, không để đơn tồn đọng.",
         "3 đơn đang xác minh"),
        ("Có 5 kiến nghị hiện đang xem xét.\nToàn bộ kiến nghị đã được trả lời, không còn kiến nghị tồn đọng.",
         "5 kiến nghị hiện đang xem xét"),
    ],
)  # fmt: skip
def test_open_cases_deny_the_claim(text: str, pending: str) -> None:
    assert [item.details["pending"] for item in findings_of_rule(check_still_open, text)] == ([pending] * bool(pending))


@pytest.mark.parametrize(
    "text",
    [
        "Có 27 hộ chưa phê duyệt. Đến nay, công tác bồi thường đã hoàn thành 100% số hộ.",
        "Có 27 hộ chưa phê duyệt. Công tác bồi thường cơ bản hoàn thành 100% số hộ.",
        "Có 27 hộ chưa phê duyệt. Phấn đấu công tác bồi thường hoàn thành 100% số hộ.",
        "Đầu kỳ có 27 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ.",
        "Riêng dự án đường tỉnh còn 27 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ.",
        "Có 27 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ đồng thuận.",
        "Có 4 hộ chưa nhận tiền. Công tác kiểm đếm đã hoàn thành 100% hộ.",
        "Có 4 hộ chưa bàn giao mặt bằng. Công tác bồi thường đã hoàn thành 100% số hộ.",
        "Tại thôn Nậm, 4 hộ chưa nhận tiền. Tại thôn Cốc, công tác bồi thường đã hoàn thành 100% số hộ.",
        "Dự án cầu: 4 hộ chưa nhận tiền.\nDự án đường: công tác bồi thường đã hoàn thành 100% số hộ.",
        "Trong 12 đơn có 3 đơn đang xác minh. Các đơn về đất đai đều đã được giải quyết xong, không còn đơn tồn đọng.",
        "Có 27 thửa chưa đo đạc. Công tác bồi thường đã hoàn thành 100% số hộ.",
        "Có 27 hộ chưa có nước sạch. Công tác bồi thường đã hoàn thành 100% số hộ.",
        "Có 0 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ.",
        f"{CASES}\nĐến nay, các vụ việc đều đã được giải quyết xong, không còn vụ việc tồn đọng.",
        f"{CASES}\nCác vụ việc đến hạn đều đã được giải quyết xong, không còn vụ việc tồn đọng.",
        f"{CASES}\nCác vụ việc về môi trường tại khu công nghiệp đều đã được xử lý xong, không còn vụ việc tồn đọng.",
        f"{CASES}\nCác đơn đều đã được giải quyết xong, không còn đơn tồn đọng.",
        f"{CASES}\nCác vụ việc đều đã được giải quyết đúng quy định.",
        "Kỳ trước chuyển sang 8 vụ việc đang giải quyết.\nCác vụ việc đều đã được giải quyết xong, không còn tồn đọng.",
        "Có 3 đơn đang xác minh.\nCác đơn quá hạn đều được giải quyết dứt điểm, không để đơn tồn đọng.",
    ],
)
def test_claims_that_may_be_right(text: str) -> None:
    assert findings_of_rule(check_still_open, text) == []
