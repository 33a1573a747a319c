"""Which columns hold money where a table has several units of measure."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_units import Measure, is_count_among_money

LIST = "vụ, đối tượng, nghìn đồng"
NAMED = "Số lượng là cái; Diện tích là m2; Giá trị là nghìn đồng"


@pytest.mark.parametrize(
    ("measure", "titles", "money"),
    [
        ("nghìn đồng", ("Đã thu",), True),
        ("1.000 đồng", ("Đã thu",), True),
        ("Việc", ("Tiền phạt",), False),
        (LIST, ("Số vụ vi phạm", "Tổng số"), False),
        (LIST, ("Tiền phạt", "Phải thu"), True),
        (LIST, ("Tiền phạt", "Số đối tượng"), False),
        (LIST, ("Kết quả", "Đã chuyển"), False),
        ("người và triệu đồng", ("Kinh phí hỗ trợ",), True),
        ("Hộ; triệu đồng", ("Số hộ",), False),
        (NAMED, ("ĐẦU KỲ", "Số lượng"), False),
        (NAMED, ("ĐẦU KỲ", "Diện tích"), False),
        (NAMED, ("ĐẦU KỲ", "Giá trị còn lại"), True),
        (NAMED, ("ĐẦU KỲ", "Nguyên giá"), True),
        ("Đất: ha; nguồn thu: tỷ đồng", ("Nguồn thu từ đất",), False),
        ("", ("Tiền phạt",), False),
    ],
)
def test_money_among_several_units(measure: str, titles: tuple[str, ...], money: bool) -> None:
    assert Measure(measure).in_money(titles) is money


@pytest.mark.parametrize(
    ("measure", "kind", "titles", "words"),
    [
        (LIST, "so", ("Kết quả", "Đã chuyển"), "là tiền thì ghi kieu: tien"),
        (LIST, "so", ("Số vụ",), ""),
        (LIST, "tien", ("Tiền phạt",), "theo tên cột"),
        ("nghìn đồng", "tien", ("Đã thu",), "tiền, theo đơn vị tính của bảng"),
        ("nghìn đồng", "tien", ("Đã thu (nghìn đồng)",), ""),
        ("người", "so", ("Đã chuyển",), ""),
    ],
)
def test_what_the_titles_do_not_say_is_asked(measure: str, kind: str, titles: tuple[str, ...], words: str) -> None:
    found = Measure(measure).asked(kind, titles)
    assert words in found
    assert bool(found) is bool(words)


@pytest.mark.parametrize(
    ("titles", "counted"),
    [
        (("Số gói thầu", "Qua mạng"), True),
        (("Số gói thầu", "Giá trị"), False),
        (("Tổng giá gói thầu", "Dự án nhóm A"), False),
        (("Kinh phí", "Số người"), True),
        (("Kế hoạch", "(người)"), True),
        (("Kế hoạch", "(triệu đồng)"), False),
    ],
)
def test_counts_in_a_table_of_money(titles: tuple[str, ...], counted: bool) -> None:
    assert is_count_among_money(titles) is counted
