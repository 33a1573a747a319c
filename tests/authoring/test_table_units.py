"""Which columns hold money where a table has several units of measure."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_units import Measure, about_wages, is_count_among_money, is_paid

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
        ("giá trị là triệu đồng", ("Xã A", "Giá trị"), True),
        ("giá trị là triệu đồng", ("Xã A", "Số lượng"), False),
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
        (("Kết quả bỏ phiếu", "Số phiếu đồng ý"), True),
        (("Khen thưởng", "Số tập thể"), True),
        (("Khen thưởng", "Số tiền thưởng"), False),
        (("Khen thưởng", "Số cá nhân thu phí"), False),
        (("Kế hoạch", "(người)"), True),
        (("Kế hoạch", "(triệu đồng)"), False),
    ],
)
def test_counts_in_a_table_of_money(titles: tuple[str, ...], counted: bool) -> None:
    assert is_count_among_money(titles) is counted


@pytest.mark.parametrize(
    ("titles", "values", "paid", "asked"),
    [
        (("Tiền lương", "Hệ số/ Mức lương"), ["5.310.000"], True, "đơn vị ghi hệ số"),
        (("Phụ cấp", "Các khoản bổ sung"), ["250.000"], True, "hiểu là tiền"),
        (("Phụ cấp", "Thâm niên (%)"), ["50.000"], False, ""),
        (("Tiền lương", "Hệ số"), ["2,34"], False, ""),
        (("Tiền lương", "Hệ số"), ["²"], False, ""),
        (("Số người hưởng lương",), ["12.000"], False, ""),
        (("Thù lao (Nghìn đồng)",), ["12.000"], True, ""),
    ],
)
def test_pay_is_money_where_its_figures_are_as_large_and_is_said(
    titles: tuple[str, ...], values: list[str], paid: bool, asked: str
) -> None:
    assert is_paid(titles, values) == paid
    found = about_wages("tien" if paid else "so", titles, values)
    assert asked in found
    assert bool(found) == bool(asked)


@pytest.mark.parametrize("title", ["Mức lương bình quân (USD/tháng)", "Lương (đô la/tháng)", "Học phí (triệu đồng)"])
def test_pay_whose_currency_its_title_names_is_not_asked(title: str) -> None:
    assert about_wages("binh_quan", (title,), []) == ""


@pytest.mark.parametrize(("kind", "said"), [("so", "kieu: tien"), ("binh_quan", "là tiền thì")])
def test_pay_without_samples_is_asked(kind: str, said: str) -> None:
    assert said in about_wages(kind, ("Hệ số lương",), [])


@pytest.mark.parametrize(
    ("measure", "title", "asked"),
    [
        ("", "Số tiền", True),
        ("", "Lũy kế giải ngân", True),
        ("", "Số hộ vay vốn", False),
        ("nghìn đồng", "Số tiền", False),
    ],
)
def test_money_without_a_unit_is_asked(measure: str, title: str, asked: bool) -> None:
    assert ("là tiền thì ghi kieu: tien" in Measure(measure).asked("so", (title,))) == asked


@pytest.mark.parametrize(("title", "money"), [("Tháng 1", True), ("Tháng XII", True), ("Số tháng", False)])
def test_months_of_money_hold_money(title: str, money: bool) -> None:
    assert (is_count_among_money((title,)) is False) is money


def test_a_unit_of_some_columns_asks_nothing_of_the_others() -> None:
    assert Measure("giá trị là triệu đồng").asked("so", ("Tổng cộng", "Đã có")) == ""
    assert "nhiều đơn vị tính" in Measure(LIST).asked("so", ("Kết quả", "Đã chuyển"))
