"""Short codes and names in which no line ends, in both formats; their text stays plain."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pytest

from tests.support.documents import docx_of, geometry, letter, pdf_of, row
from tthc_render.document.tree import Note, Paragraph, Run, Table
from tthc_render.layout.contact_line import contact_lines
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE, bind
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.whole_codes import with_whole_codes
from tthc_render.layout.word_widths import Piece

WHOLE = (
    *("QCVN 08:2023/BTNMT", "QCVN 14:2008", "QCVN 40: 2011/BTNMT", "TCVN 5945 : 2005", "TCVN 7957:2023", "TCVN 4054"),
    *("TCVN ISO 9001:2015", "TCVN ISO/IEC 17025:2017", "ISO 14001:2015", "ISO/IEC 27001:2022", "ISO 22000"),
    *("TCXDVN 33:2006", "QCXDVN 01:2008", "TCCS 12:2020", "QCĐP 01:2021", "VILAS 123:2019", "ASTM 4318"),
    *(
        "0243 828 1234",
        "024 3828 1234",
        "0912 345 678",
        "0912.345 678",
        "0912 34 56 78",
        "0239 385 5678",
        "02393 855 678",
    ),
    *("(024) 3828.1234", "(0239) 3.855.678", "(+84) 24 3828 1234", "+84 24 3828 1234", "+84 912 345 678"),
    *(
        "1900.6035 nhánh 2",
        "1800.1091",
        "1900 636 227",
        "0243 828 1234 máy lẻ 12",
        "024 3828 1234, nhánh 5",
    ),
    *("mức 2", "cấp 3", "hạng IV", "loại 2", "nhóm 4", "đợt 1", "thứ 2", "trang 15", "Bảng 3", "Biểu 02", "tầng 3"),
    *("Tổ 5", "thôn 2", "phường 12", "thửa 107", "Km 12+300", "Ea H'leo", "Ea Kar", "Krông Pắk", "Cư M’gar", "Ia Grai"),
    *("Đắk R'lấp", "Chư Prông", "Kon Rẫy", "Buôn Đôn", "số 61/2018/NĐ", "H'Bia"),
)
APART = (
    *("ngày 05.12.2024 100 hồ sơ", "năm 1900 2000 người", "giai đoạn 1800 1900 là", "từ 01 05 đến 10 12 hằng"),
    *("mức 2.340.000 người", "HĐND và 12 hồ sơ", "UBND 12 xã", "TTHC 2024 đã", "của ISO là", "có 10 202 345 678 con"),
    *("0,5 912 345 678 con", "Hà Tĩnh", "“Đất” 'Nước'", "Trần Văn A"),
    *("mã 01 02 03 04 05 06", "05 10 2025 10 giờ", "từ 1800 2500 người", "mã 001 002 003 004"),
)
FILL = "Theo lời của các bên tại đó thì cả nhà đều "


def plain_words(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def bound(text: str) -> str:
    return bind(text, geometry().bound_words, geometry().bound_units)


@pytest.mark.parametrize("text", WHOLE)
@pytest.mark.parametrize(("before", "behind"), [("theo ", " là"), ("", "."), ("(", "); ")])
def test_no_line_ends_inside(text: str, before: str, behind: str) -> None:
    words = bound(f"{FILL}{before}{text}{behind} {FILL}")
    start = words.index(text.replace(" ", NO_BREAK_SPACE))
    assert plain_words(words) == f"{FILL}{before}{text}{behind} {FILL}"
    ends = {line.end for measure in range(200, 460) for line in break_lines([Piece(words, 14)], measure)}
    assert ends.isdisjoint(range(start + 1, start + len(text)))


@pytest.mark.parametrize("text", APART)
def test_other_words_are_left_as_they_are(text: str) -> None:
    assert with_whole_codes(text) == text


@pytest.mark.parametrize("before", ["gọi", "Điện thoại:", "ĐT", "Hotline:", "tổng đài", "Gọi số"])
def test_four_figures_of_a_service_are_held_where_words_say_that_it_is_called(before: str) -> None:
    assert bound(f"{before} 1900 6035, 1800 1091.").endswith("1900\u00a06035, 1800 1091.")


def test_two_telephone_numbers_are_parted() -> None:
    assert bound("0243 828 1234 - 0912 345 678").split(" ") == [
        "0243\u00a0828\u00a01234",
        "-",
        "0912\u00a0345\u00a0678",
    ]


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_both_formats_have_them_whole_and_plain(engine: Engine) -> None:
    blocks = tuple(Paragraph((Run(f"{'x' * count} {FILL * 2}{code} rồi"),)) for count in range(1, 16) for code in WHOLE)
    note = Paragraph((Run("Gọi"), Note(tuple(Run(f"{FILL}{code}; ") for code in WHOLE[:20]), number=1)))
    table = Table((row("Tên", "Ghi chú", kind="header"),), (row(*WHOLE[:2]), row(*WHOLE[22:24])), 2)
    document = letter(blocks=(*blocks, note, table))
    with pdfplumber.open(io.BytesIO(pdf_of(document, engine=engine))) as pdf:
        lines = [line for page in pdf.pages for line in page.extract_text().splitlines()]
    text = "\n".join(lines)
    assert NO_BREAK_SPACE not in text
    for code in WHOLE[:-1]:
        assert sum(code in line for line in lines) >= 15, code
    word = docx.Document(io.BytesIO(docx_of(document)))
    words = [plain_words(paragraph.text) for paragraph in word.paragraphs]
    assert all(any(f"{code} rồi" in line for line in words) for code in WHOLE)


def test_an_address_at_the_foot_keeps_its_telephone_number_whole() -> None:
    number = "(0239) 3.855.678"
    for count in range(1, 30):
        contact = f"Địa chỉ: {'số nhà dài ' * 5}{'x' * count} thành phố. Điện thoại: {number}, thư: abc@def.vn"
        lines = contact_lines(letter(contact=contact), geometry())
        assert sum(number in line for line in lines) == 1
        assert NO_BREAK_SPACE not in "".join(lines)
