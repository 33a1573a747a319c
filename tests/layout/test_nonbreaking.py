"""Spaces at which a line must not break."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import geometry, letter
from tthc_render.document.tree import Appendix, AppendixHead, Chart, Figure, Heading, Item, Note, Paragraph, Run, Series
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.charts.plan import wrapped
from tthc_render.layout.measures import measure
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE, bind, bind_document

WORDS = ("ngày", "tháng", "năm", "số", "Điều", "khoản", "điểm", "Quý", "Phụ lục", "Mục", "mục")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ngày 20 tháng 3 năm 2024", "ngày_20 tháng_3 năm_2024"),
        ("Văn bản số 107/BC-UBND", "Văn bản số_107/BC-UBND"),
        ("khoản 4 Điều 14, điểm a) khoản 2", "khoản_4 Điều_14, điểm_a) khoản_2"),
        ("Quý II năm 2024; theo Phụ lục IV", "Quý_II năm_2024; theo Phụ lục_IV"),
        ("số lượng hồ sơ", "số lượng hồ sơ"),
        ("trong năm nay, hằng ngày đến", "trong năm nay, hằng ngày đến"),
        ("quầy số một", "quầy số một"),
        ("Quý vị", "Quý vị"),
        ("thông số 5", "thông số_5"),
        ("chuyển khoản 5 triệu, Tài khoản 1020", "chuyển khoản 5 triệu, Tài khoản 1020"),
    ],
)
def test_only_a_word_and_its_number_are_bound(text: str, bound: str) -> None:
    assert bind(text, WORDS).replace(NO_BREAK_SPACE, "_") == bound


UNITS = ("phút", "giờ", "đồng", "m", "m²", "°C", "%", "mg/l")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("từ 7 giờ 30 đến 10 giờ", "từ 7_giờ_30 đến 10_giờ"),
        ("12.500.000 đồng; 120 m² và 5 m", "12.500.000_đồng; 120_m² và 5_m"),
        ("24,8 °C, 97 %, 1½ giờ, 5 mg/l", "24,8_°C, 97_%, 1½_giờ, 5_mg/l"),
        ("15 mét, 20 m³, 12 hồ sơ", "15 mét, 20 m³, 12 hồ sơ"),
        ("nhiều giờ, A m, một đồng", "nhiều giờ, A m, một đồng"),
    ],
)
def test_a_number_and_its_unit_are_bound(text: str, bound: str) -> None:
    assert bind(text, (*WORDS, "giờ"), UNITS).replace(NO_BREAK_SPACE, "_") == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("lưu lượng 30 l/s, 5 m³/s và 250 µS/cm", "lưu lượng 30_l/s, 5_m³/s và 250_µS/cm"),
        ("0,05 mg/kg; 40 U/l; 12 ppm; 300 lux", "0,05_mg/kg; 40_U/l; 12_ppm; 300_lux"),
        ("250 kVA, 110 kV, 70 dBA, 120 mmHg", "250_kVA, 110_kV, 70_dBA, 120_mmHg"),
        ("< 5, > 10, ≈ 3,5, ± 2, x < y", "<_5, >_10, ≈_3,5, ±_2, x <_y"),
        ("AB ÷ 0214; (-6,5% ÷ -5,8%); 5 ÷ 10", "AB ÷_0214; (-6,5% ÷_-5,8%); 5 ÷_10"),
        ("tăng (+), giảm (-) so với", "tăng_(+), giảm_(-) so với"),
        ("quá 60 ngày; 6 tháng đầu năm", "quá 60_ngày; 6_tháng đầu năm"),
        ("ngày 20 tháng 3 năm 2024", "ngày_20 tháng_3 năm_2024"),
        ("15 xã/phường, 3 UBND/HĐND, 12 hồ sơ", "15 xã/phường, 3 UBND/HĐND, 12 hồ sơ"),
        ("dự án - 5 hộ; tổ 2 - 3", "dự án - 5 hộ; tổ_2 - 3"),
        ("Bảo quản 2 - 8 °C; sâu 5 – 10 m; 12 - 15 mg/l", "Bảo quản 2_-_8_°C; sâu 5_–_10_m; 12_-_15_mg/l"),
        ("20 × 20 cm; 12 × 2.500 m³/h; 5 máy × 8 m", "20_×_20_cm; 12_×_2.500_m³/h; 5 máy ×_8_m"),
        ("từ 1.000.000 - 2.000.000 đồng", "từ 1.000.000 - 2.000.000_đồng"),
        ("(A) = B + C, x ≈ 3", "(A)_= B + C, x_≈_3"),
        ("=5; a =b; = mới", "=5; a =b; = mới"),
        ("(Xong / Đang tiêm phòng / Chưa) / khác", "(Xong_/ Đang tiêm phòng_/ Chưa)_/ khác"),
        ("xã/phường /lần; a / b", "xã/phường /lần; a_/ b"),
    ],
)
def test_the_layout_binds_units_and_signs(text: str, bound: str) -> None:
    own = geometry()
    assert bind(text, own.bound_words, own.bound_units).replace(NO_BREAK_SPACE, "_") == bound


def test_numbers_and_units_in_runs_of_their_own_are_bound() -> None:
    note = Note((Run("x"),), number=12)
    inlines = (Run("10"), Run("4", vertical="sup"), note, Run(" ha, "), Run("120", bold=True), Run(" m"))
    squared = (*inlines, Run("2", vertical="sup"), Run(" và 10"), Run("6", vertical="sup"), Run(" ha"))
    (paragraph,) = bind_document(letter(blocks=(Paragraph(squared),)), WORDS, (*UNITS, "ha")).blocks
    assert [item.text for item in paragraph.inlines if isinstance(item, Run)] == [
        *("10", "4", " ha, ", "120", "\u00a0m", "2", " và 10", "6", "\u00a0ha"),
    ]


def test_the_layout_binds_numbers_to_units_in_a_document() -> None:
    measured = measure(letter(blocks=(Paragraph((Run("từ 7 giờ 30, 120 m²; mưa ≥ 100 mm"),)),)), geometry()).document
    bound = "từ 7\u00a0giờ\u00a030, 120\u00a0m²; mưa ≥\u00a0100\u00a0mm"
    assert measured.blocks[0] == Paragraph((Run(bound),))


@given(st.text(alphabet="ngày số Điều II12 ab.", max_size=60))
def test_nothing_but_the_kind_of_space_changes(text: str) -> None:
    assert bind(text, WORDS, UNITS).replace(NO_BREAK_SPACE, " ") == text


def test_names_in_charts_are_bound_and_parted_where_they_have_no_room() -> None:
    chart = Chart("barh", ("Bãi Soi, cột nước 11,4 m",), (Series("Nước 5 m³", (Decimal(1),), ("1",)),))
    figure = Figure("SX.01", 100.0, (Run("Biểu đồ"),), picture=chart)
    [found] = bind_document(letter(blocks=(figure,)), WORDS, (*UNITS, "m³")).blocks
    assert isinstance(found, Figure)
    assert isinstance(found.picture, Chart)
    [name] = found.picture.categories
    assert name == "Bãi Soi, cột nước 11,4\u00a0m"
    assert found.picture.series[0].name == "Nước 5\u00a0m³"
    assert wrapped(name, advance_width("Bãi Soi, cột nước 11,4", 10.0) + 1, 10.0)[-1] == "11,4\u00a0m"
    assert wrapped(name, 22.0, 10.0)[-1] == "m"


def test_blocks_notes_and_appendices_are_bound() -> None:
    note = Note((Run("số 2"),), number=1)
    blocks = (
        Heading(1, (Run("Quý II"),)),
        Paragraph((Run("ngày 1"), note)),
        Item("-", (Run("Điều 5"),)),
        Figure("a.png", 10, (Run("Mục 3"),)),
    )
    appendix = Appendix(AppendixHead("Phụ lục I", ()), (Paragraph((Run("năm 2024"),)),))
    bound = bind_document(letter(blocks=blocks, appendices=(appendix,)), WORDS)
    heading, paragraph, item, figure = bound.blocks
    assert heading.inlines == (Run("Quý\u00a0II"),)
    assert paragraph.inlines == (Run("ngày\u00a01"), Note((Run("số\u00a02"),), number=1))
    assert item.inlines == (Run("Điều\u00a05"),)
    assert figure.caption == (Run("Mục\u00a03"),)
    assert bound.appendices[0].blocks == (Paragraph((Run("năm\u00a02024"),)),)


def test_no_line_begins_with_room_for_the_pen() -> None:
    room = NO_BREAK_SPACE * 6
    text = f"(Kèm theo Quyết định số {room}/QĐ-STC ngày {room} tháng {room} năm 2026 của Giám đốc Sở Tài chính)"
    bound = bind(text, WORDS)
    assert bound.replace(NO_BREAK_SPACE, " ") == text.replace(NO_BREAK_SPACE, " ")
    assert f" {NO_BREAK_SPACE}" not in bound
    assert f"{NO_BREAK_SPACE} " not in bound
