"""Counts and totals beside a list."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.told_of_lists import check_told_of_lists

TABLE = "STT | Cơ quan, đơn vị được kiểm tra | Số hồ sơ lấy mẫu\n1 | Sở Xây dựng | 40\n2 | Sở Y tế | 35"
NAMES = "STT | Họ và tên | Nhiệm vụ\n1 | Lê Thị Oanh | Tổ trưởng\n2 | Hoàng Văn Quyết | Thành viên"
HEAD = "Kiểm tra {02|03} cơ quan, đơn vị với tổng số 75 hồ sơ được lấy mẫu, theo lịch sau:"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{NAMES}\nDanh sách gồm {{02|03}} người./.", "03 người"),
        (f"{NAMES}\n(Tổng cộng: {{2|12}} đồng chí)", "02 dòng"),
        (f"{HEAD}\n{TABLE}", "03 cơ quan, đơn vị"),
        (f"Kiểm tra với tổng số {{75|85}} hồ sơ, theo lịch sau:\n{TABLE}", "cộng lại là 75"),
        (f"Kiểm tra với tổng số\u00a0{{75|85}} hồ sơ, theo lịch sau:\n{TABLE}", "cộng lại là 75"),
        (f"{TABLE}\nTổng cộng | | {{75|85}}", "được 75"),
        ("STT | Thôn | Số ha\n1 | Đông | 1,3\n2 | Đoài | 1,3\n3 | Hạ | 1,3\nTổng cộng | | {3,9|4,9}", "được 3,9"),
        (f"Tổ gồm {{02|03}} ông, bà có tên trong Phụ lục.\n--- appendix\nPhụ lục\n{NAMES}", "của Phụ lục"),
    ],
)
def test_what_the_list_denies(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_told_of_lists, text, "P967", words)


@pytest.mark.parametrize(
    "text",
    [
        f"Kiểm tra ít nhất 05 cơ quan, đơn vị, theo lịch sau:\n{TABLE}",
        f"Trong 12 cơ quan có tổng số 75 hồ sơ, theo lịch sau:\n{TABLE}",
        f"Tổng số 900 hồ sơ, trong đó lấy mẫu như sau:\n{TABLE}",
        f"Tổng số 900 hồ sơ tồn.\n{TABLE}",
        f"{NAMES}\nDanh sách gồm 03 người dự bị và các thành viên trên.",
        f"{NAMES.replace('Họ và tên', 'Họ và tên chủ hộ')}\nTổng cộng: 12 người.",
        f"{TABLE}\nTổng cộng: 12 người.",
        f"Kết quả tại 46 cơ quan, đơn vị như sau:\n{TABLE}",
        f"Có 15 cơ quan, đơn vị làm tốt; 02 cơ quan, đơn vị chưa làm như sau:\n{TABLE}",
        f"Tổng số 900 hồ sơ đã nhận, số chưa xong như sau:\n{TABLE}",
        f"Trong tổng số 85 hồ sơ, lấy mẫu như sau:\n{TABLE}",
        f"{TABLE.replace('Số hồ sơ lấy mẫu', 'Tỷ lệ')}\nTổng cộng | | 85",
        "STT | Họ và tên | Số khẩu\n1 | Lê Thị Oanh | 4\n2 | Hoàng Văn Lê | 5\n3 | Vũ Thị Na | 3\nTổng số: 12 người.",
        "STT | Thôn | Diện tích (ha)\n1 | Đông | 1,3\n2 | Đoài | 1,3\n3 | Hạ | 1,3\nTổng cộng | | 4,0",
    ],
)
def test_what_is_not_sure_is_left_alone(text: str) -> None:
    assert findings_of_rule(check_told_of_lists, text) == []
