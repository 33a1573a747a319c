"""Columns of those who sign side by side: equal, or as their names need."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from tests.support.documents import docx_of, geometry, letter, pdf_of
from tests.support.read_back import W, part
from tthc_render.document.tree import Signature, Signatures
from tthc_render.layout.measures import measure
from tthc_render.reports.document_kinds import side_by_side

SIZES = geometry()
FOUR = ("Đỗ Thu Trang", "Nguyễn Hoàng Thảo", "Lê Văn Bình", "Lê Hà")


def _signers(*names: str, titles: tuple[str, ...] = (), office: str = "") -> Signatures:
    given = titles or ("THƯ KÝ", *("ỦY VIÊN",) * (len(names) - 2), "CHỦ TỌA")
    offices = (office, *("",) * (len(names) - 1))
    return side_by_side(*(Signature((one,), name, own) for one, name, own in zip(given, names, offices, strict=True)))


def _widths(block: Signatures) -> list[int]:
    grid = part(docx_of(letter(blocks=(block,))), "word/document.xml").iter(f"{W}tblGrid")
    return next(
        widths
        for columns in grid
        if len(widths := [int(column.get(f"{W}w", "0")) for column in columns]) == len(block.columns) != 2
    )


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_a_column_takes_the_room_that_its_name_needs_from_those_that_have_more(engine: str) -> None:
    document = letter(blocks=(_signers(*FOUR),))
    with pdfplumber.open(io.BytesIO(pdf_of(document, engine=engine))) as file:  # type: ignore[arg-type]
        words = {word["text"]: word["bottom"] for word in file.pages[0].extract_words()}
    assert words["Thảo"] == pytest.approx(words["Bình"], abs=0.1)
    assert words["Bình"] == pytest.approx(words["Trang"], abs=0.1)
    widths = _widths(_signers(*FOUR))
    assert widths[1] > widths[0] == widths[2] == widths[3]
    assert sum(widths) == pytest.approx(SIZES.text_width_pt("portrait") * 20, abs=2)


def test_columns_are_equal_where_every_name_has_one_line_and_every_title_two() -> None:
    assert len(set(_widths(_signers("Đỗ Thu Trang", "Lê Thị Hoa", "Hoàng Linh", "Lê Hà")))) == 1


def test_no_name_is_parted_that_equal_columns_keep_whole() -> None:
    names = ("Lê Hà", "Hoàng Văn Ba", "BSCKII. Hoàng Nguyễn Khánh Linh", "Tôn Nữ Thị Ngọc Quỳnh Anh")
    (measured,) = measure(letter(blocks=(_signers(*names),)), SIZES).document.blocks
    assert isinstance(measured, Signatures)
    assert [column[-1].text.replace("\u00a0", "_") for column in measured.columns] == [
        "Lê Hà",
        "Hoàng Văn Ba",
        "BSCKII._Hoàng Nguyễn_Khánh_Linh",
        "Tôn_Nữ_Thị Ngọc_Quỳnh_Anh",
    ]


def test_a_long_office_above_a_name_has_no_more_lines_than_it_must() -> None:
    block = _signers("Lê Thị Hoa", "Hoàng Linh", "Tạ Văn Ba", "Lê Hà", office="TRƯỞNG PHÒNG TÀI CHÍNH KẾ TOÁN")
    (measured,) = measure(letter(blocks=(block,)), SIZES).document.blocks
    assert isinstance(measured, Signatures)
    assert measured.columns[0][-2].text.count(" ") == 1


@pytest.mark.parametrize(
    ("titles", "names", "expected"),
    [
        (
            ("NGƯỜI LẬP BIỂU", "NGƯỜI LẬP BÁO CÁO", "THƯ KÝ", "NGƯỜI LẬP BÁO CÁO", "PHÓ CHỦ TỊCH UBND XÃ"),
            ("Trần Văn Bình", "ThS. Nguyễn Thị Phương Thảo", "Y Wơn Kbuôr", "Trần Văn Bình", "Trương Thị Quỳnh"),
            "NGƯỜI_LẬP BÁO_CÁO",
        ),
        (
            ("CÁN BỘ ĐỊA CHÍNH", "THƯ KÝ", "KẾ TOÁN TRƯỞNG", "NGƯỜI LẬP BÁO CÁO"),
            ("Lê Hà", "Nguyễn Hoàng Thảo", "Lê Hà", "BSCKII. Hoàng Nguyễn Khánh Linh"),
            "CÁN_BỘ ĐỊA_CHÍNH",
        ),
        (
            ("THƯ KÝ", "PHÓ CHỦ TỊCH UBND XÃ", "THỦ TRƯỞNG ĐƠN VỊ"),
            ("Trần Văn Bình", "Nguyễn Hoàng Thảo", "Trần Văn Bình"),
            "PHÓ_CHỦ_TỊCH UBND_XÃ",
        ),
        (
            ("NGƯỜI GHI BIÊN BẢN", "ĐẠI DIỆN CHỦ ĐẦU TƯ", "CHỦ TỊCH MẶT TRẬN TỔ QUỐC", "CHỦ TỌA"),
            ("Đỗ Hà", "Nguyễn Văn Hoàng", "Y Wơn Kbuôr", "Lê Hà"),
            "CHỦ_TỊCH MẶT_TRẬN TỔ_QUỐC",
        ),
    ],
)
def test_titles_end_their_lines_between_words(titles: tuple[str, ...], names: tuple[str, ...], expected: str) -> None:
    block = _signers(*names, titles=titles)
    (measured,) = measure(letter(blocks=(block,)), SIZES).document.blocks
    assert isinstance(measured, Signatures)
    texts = [line.text.replace("\u00a0", "_") for column in measured.columns for line in column]
    assert expected in texts
    ends = ("BÁO CÁO", "CHỦ TỊCH", "ĐỊA CHÍNH", "CÁN BỘ", "MẶT TRẬN", "TỔ QUỐC", "ĐẦU TƯ", "BIÊN BẢN", "THỦ TRƯỞNG")
    assert not [text for text in texts for end in ends if end in text and "_" in text]
