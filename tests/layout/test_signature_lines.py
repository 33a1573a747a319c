"""Those who sign side by side: titles even, names at one height."""

from __future__ import annotations

import io
from dataclasses import replace

import pdfplumber
import pytest

from tests.support.documents import docx_of, geometry, letter, pdf_of, small_picture
from tests.support.read_back import W, part
from tthc_render.document.tree import SIGNATURE_GAP, Figure, Signature, SignatureLine, Signatures
from tthc_render.layout.measures import measure
from tthc_render.layout.signature_lines import with_level_names
from tthc_render.reports.document_kinds import side_by_side

SIZES = geometry()


def test_the_ranks_of_two_who_sign_side_by_side_part_no_words() -> None:
    ranks = ("THƯ KÝ", "CHUYÊN VIÊN PHÒNG ĐIỀU HÀNH DỰ ÁN"), ("CHỦ TỌA", "PHÓ GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN")
    block = side_by_side(*(Signature(lines, "Lê Quang Mẫu") for lines in ranks))
    (measured,) = measure(letter(blocks=(block,)), SIZES).document.blocks
    assert isinstance(measured, Signatures)
    texts = [[line.text for line in column] for column in measured.columns]
    assert [text[1].replace("\u00a0", "_") for text in texts] == [
        "CHUYÊN_VIÊN_PHÒNG ĐIỀU_HÀNH_DỰ_ÁN",
        "PHÓ_GIÁM_ĐỐC_BAN QUẢN_LÝ_DỰ_ÁN",
    ]
    assert [(text[0].replace("\u00a0", " "), text[-1]) for text in texts] == [
        ("THƯ KÝ", "Lê Quang Mẫu"),
        ("CHỦ TỌA", "Lê Quang Mẫu"),
    ]


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_four_who_sign_side_by_side_have_the_room_between_their_columns(engine: str) -> None:
    names = ("H'Nga Ayŭn", "Phạm Quang Huy", "Y Wơn Kbuôr", "Lê Phương Uyên")
    titles = (("THƯ KÝ",), ("ĐẠI DIỆN",), ("TRƯỞNG BUÔN",), ("CHỦ TỌA", "PHÓ CHỦ TỊCH UBND XÃ"))
    block = side_by_side(*(Signature(lines, name) for lines, name in zip(titles, names, strict=True)))
    document = letter(blocks=(block,))
    (measured,) = measure(document, SIZES).document.blocks
    assert isinstance(measured, Signatures)
    assert measured.columns[3][1].text.replace("\u00a0", "_") == "PHÓ_CHỦ_TỊCH UBND_XÃ"
    with pdfplumber.open(io.BytesIO(pdf_of(document, engine=engine))) as file:  # type: ignore[arg-type]
        text = "\n".join(page.extract_text() for page in file.pages)
    assert "PHÓ CHỦ TỊCH\n" in text
    assert "Phạm Quang Huy" in text
    sides = part(docx_of(document), "word/document.xml").iterfind(f".//{W}tblCellMar/*")
    assert [side.get(f"{W}w") for side in sides].count("40") == 2


TITLES = (
    (("TRƯỞNG BAN THƯ KÝ",), ("HIỆU TRƯỞNG", "CHỦ TỊCH HỘI ĐỒNG TỰ ĐÁNH GIÁ")),
    (("THƯ KÝ", "CÔNG CHỨC PHÒNG KINH TẾ"), ("CHỦ TRÌ", "PHÓ CHỦ TỊCH UBND XÃ", "TỔ TRƯỞNG TỔ CÔNG TÁC")),
    (("CHỦ TỌA", "PHÓ GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG"), ("THƯ KÝ",)),
    (("THƯ KÝ",), ("CHỦ TỌA",)),
)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
@pytest.mark.parametrize("titles", TITLES)
def test_names_stand_at_one_height(titles: tuple[tuple[str, ...], ...], engine: str) -> None:
    block = side_by_side(*(Signature(lines, name) for lines, name in zip(titles, ("Lê Mẫu", "Vũ Hoàn"), strict=True)))
    document = letter(blocks=(block,))
    with pdfplumber.open(io.BytesIO(pdf_of(document, engine=engine))) as file:  # type: ignore[arg-type]
        words = {word["text"]: word["bottom"] for page in file.pages for word in page.extract_words()}
    assert words["Mẫu"] == pytest.approx(words["Hoàn"], abs=0.1)


@pytest.mark.parametrize(("titles", "lines"), [(TITLES[0], (2, 0)), (TITLES[1], (1, 0)), (TITLES[3], (0, 0))])
def test_the_room_for_lines_that_lack_is_said_in_both_formats(
    titles: tuple[tuple[str, ...], ...], lines: tuple[int, ...]
) -> None:
    document = letter(blocks=(side_by_side(*(Signature(one, "Lê Mẫu") for one in titles)),))
    (measured,) = measure(document, SIZES).document.blocks
    assert isinstance(measured, Signatures)
    rooms = [line.space_pt for column in measured.columns for line in column if line.style == SIGNATURE_GAP]
    assert rooms == [pytest.approx(16.1 * lacking) for lacking in lines]
    said = [
        int(spacing.get(f"{W}before", "0"))
        for paragraph in part(docx_of(document), "word/document.xml").iter(f"{W}p")
        if not "".join(paragraph.itertext())
        for spacing in paragraph.iter(f"{W}spacing")
    ]
    assert [value for value in said if value] == [322 * lacking for lacking in lines if lacking]


def test_signers_below_a_form_have_their_notes_right_below_their_titles() -> None:
    long = "THỦ TRƯỞNG ĐƠN VỊ BÁO CÁO TỔNG HỢP"
    columns = tuple(
        (
            SignatureLine(title, bold=True),
            SignatureLine("(Ký, họ tên)", italic=True),
            SignatureLine("Tên", space_pt=56.0),
        )
        for title in ("NGƯỜI LẬP", long)
    )
    short, other = with_level_names(Signatures(columns), SIZES, 360).columns
    assert [line.text for line in short] == ["NGƯỜI LẬP", "(Ký, họ tên)", "", "Tên"]
    assert [line.text.replace("\u00a0", "_") for line in other] == [
        "THỦ_TRƯỞNG_ĐƠN_VỊ BÁO_CÁO_TỔNG_HỢP",
        "(Ký, họ tên)",
        "Tên",
    ]


TWO = side_by_side(Signature(("THƯ KÝ",), "Đỗ Thu Trang"), Signature(("CHỦ TỌA",), "Lê Hà"))


def test_signers_stay_on_a_page_that_has_no_room_for_the_gap_below_them() -> None:
    def ends(height_mm: float) -> tuple[int, float]:
        picture = small_picture(1000, round(height_mm * 20))
        blocks = (
            Figure("hinh.png", 50, picture=picture),
            TWO,
        )
        with pdfplumber.open(io.BytesIO(pdf_of(letter(blocks=blocks), engine="weasyprint"))) as file:
            return next(
                (number, word["bottom"])
                for number, page in enumerate(file.pages)
                for word in page.extract_words()
                if word["text"] == "Trang"
            )

    first, low = ends(40)
    foot = 841.89 - 56.7
    higher = 40 + (foot - 4 - low) / 72 * 25.4
    assert first == 0
    assert ends(higher) == (0, pytest.approx(foot - 4, abs=0.5))
    document = part(
        docx_of(letter(blocks=(TWO,))),
        "word/document.xml",
    )
    keeps = [
        item.get(f"{W}val")
        for cell in document.iter(f"{W}tc")
        if "Đỗ Thu Trang" in "".join(cell.itertext())
        for item in cell.iter(f"{W}keepNext")
    ]
    assert keeps == ["0"] * 3


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_a_letterhead_without_place_and_date_is_as_high_as_with_them(engine: str) -> None:
    def top(date: str) -> float:
        head = replace(letter().letterhead, date=date)
        document = letter(letterhead=head, kind="BIÊN BẢN")
        with pdfplumber.open(io.BytesIO(pdf_of(document, engine=engine))) as file:  # type: ignore[arg-type]
            return float(next(word["top"] for word in file.pages[0].extract_words() if word["text"] == "BIÊN"))

    assert top("") == pytest.approx(top("Lào Cai, ngày 06 tháng 5 năm 2026"), abs=0.01)
