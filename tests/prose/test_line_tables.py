"""Lines that are read as a table."""

from __future__ import annotations

import pytest

from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read

TABLES = [
    (
        "Phân theo tuyến (số vụ - số người chết):\nQuốc lộ: 41 - 23\nTỉnh lộ: 28 – 14\nTổng cộng: 69 - 37\nNhư vậy:",
        ("số vụ", "số người chết"),
        [("Quốc lộ", "41", "23"), ("Tỉnh lộ", "28", "14")],
        ("Tổng cộng", "69", "37"),
    ),
    (
        "Kết quả (kế hoạch giao; thực hiện; tỷ lệ):\n- Xã A: 320; 336; 105,0%;\n- Xã B: 280; 238; 85,0%.",
        ("kế hoạch giao", "thực hiện", "tỷ lệ"),
        [("Xã A", "320", "336", "105,0%"), ("Xã B", "280", "238", "85,0%")],
        None,
    ),
    (
        "Số hộ lần lượt theo số hộ dân, hộ nghèo:\nThôn Đông: 142, 38\nThôn Tây: 118, 45",
        ("số hộ dân", "hộ nghèo"),
        [("Thôn Đông", "142", "38"), ("Thôn Tây", "118", "45")],
        None,
    ),
    (
        "Tai nạn:\nĐường bộ: 21 vụ, chết 9 người\nĐường thủy: không xảy ra\nĐường sắt: 3 vụ, chết 2 người. Không tăng.",
        ("vụ", "chết người"),
        [("Đường bộ", "21", "9"), ("Đường sắt", "3", "2")],
        None,
    ),
    (
        "(Loại | Nhập | Xuất)\n1. Sởi | 260 liều | 35\n2. BCG | 120 liều | 18\nCộng | 380 liều | 53",
        ("Nhập", "Xuất"),
        [("Sởi", "260", "35"), ("BCG", "120", "18")],
        ("Cộng", "380", "53"),
    ),
    (
        "STT\tĐơn vị\t2024\t2025\n1\tXã A\t12\t-3,1%\n2\tXã B\t14\t+2%",
        ("2024", "2025"),
        [("Xã A", "12", "-3,1%"), ("Xã B", "14", "+2%")],
        None,
    ),
    (
        "Chỉ số:\nCông khai: 5,46 (2023: 5,31)\nGiải trình: 4,37 (2023: 4,42)",
        ("", ""),
        [("Công khai", "5,46", "5,31"), ("Giải trình", "4,37", "4,42")],
        None,
    ),
]
NONE = [
    "Kết quả: tiếp nhận 12 hồ sơ, giải quyết 11 hồ sơ.\nTồn tại: còn 3 xã chậm 5 ngày so với hạn.",
    "Thời gian: 7-8 giờ.\nGiờ nghỉ: 11-12 giờ.",
    "Tổng vốn: 12 tỷ đồng;\nTỉnh: 7.000 triệu đồng;\nXã: 5 tỷ đồng.",
]


@pytest.mark.parametrize(("text", "heads", "rows", "total"), TABLES)
def test_lines_of_one_shape_are_rows_and_the_words_above_name_the_columns(
    text: str, heads: tuple[str, ...], rows: list[tuple[str, ...]], total: tuple[str, ...] | None
) -> None:
    context = ProseContext(read(from_text(text.split("\n"), "a.txt")))
    (table,) = context.line_tables
    printed = [(row.name, *(cell.text for cell in row.cells)) for row in table.every]
    assert (table.heads, printed) == (heads, [*rows, *([total] if total else [])])
    assert (table.total is not None) == (total is not None)
    assert all(row.reading.text.startswith(cell.text, cell.at) for row in table.every for cell in row.cells)
    assert text.split("\n")[table.first : table.stop][0].find(table.rows[0].name) >= 0


@pytest.mark.parametrize("text", NONE)
def test_lines_that_only_look_alike_are_no_table(text: str) -> None:
    assert ProseContext(read(from_text(text.split("\n"), "a.txt"))).line_tables == []
