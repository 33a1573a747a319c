"""Lines of a page put together from runs."""

from __future__ import annotations

import pytest

from tthc_render.readers.pdf.lines import page_lines
from tthc_render.readers.pdf.strokes import Stroke
from tthc_render.readers.pdf.text import Font, PdfPage, TextRun

PLAIN = Font("TimesNewRomanPSMT", True, False, False)


def at(text: str, left: float, base: float, size: float = 14.0) -> TextRun:
    width = size * 0.5
    edges = [left + width * place for place in range(len(text) + 1)]
    return TextRun(text, edges, base, size, PLAIN, "000000")


def lines(*runs: TextRun, strokes: tuple[Stroke, ...] = ()) -> list[tuple[str, str]]:
    return [(line.text, line.half) for line in page_lines(PdfPage(1, 595.0, 842.0, runs, strokes))]


def test_runs_on_one_base_line_make_a_line_with_its_spaces() -> None:
    assert lines(at("Thực", 85, 100), at("hiện", 117, 100), at("xong", 85, 116)) == [("Thực hiện", ""), ("xong", "")]


def test_touching_runs_are_one_word() -> None:
    assert lines(at("Th", 85, 100), at("ực", 99, 100)) == [("Thực", "")]


def test_columns_part_at_a_wide_gap() -> None:
    assert lines(at("SỞ Y TẾ", 100, 60), at("CỘNG HÒA", 300, 60)) == [("SỞ Y TẾ", "left"), ("CỘNG HÒA", "right")]


@pytest.mark.parametrize("label", ["-", "+", "•", "1.", "2.1.", "a)", "IV."])
def test_an_item_is_one_line_with_its_label(label: str) -> None:
    assert lines(at(label, 100, 60), at("Kỹ năng số", 145, 60)) == [(f"{label} Kỹ năng số", "")]


@pytest.mark.parametrize("word", ["12", "Số", "A"])
def test_other_short_words_are_a_column(word: str) -> None:
    assert lines(at(word, 100, 60), at("Kỹ năng số", 145, 60)) == [(word, "left"), ("Kỹ năng số", "right")]


def test_halves_that_nearly_touch_part_by_their_words() -> None:
    text = "SỞ LAO ĐỘNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert lines(at(text, 60, 60, 13)) == [("SỞ LAO ĐỘNG", "left"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "right")]


def test_number_and_date_on_one_line_part() -> None:
    found = lines(at("Số: 1/BC-A Huế, ngày 20 tháng 3 năm 2024", 60, 60, 13))
    assert found == [("Số: 1/BC-A", "left"), ("Huế, ngày 20 tháng 3 năm 2024", "right")]


def wide(text: str, blank_pt: float, left: float = 60, size: float = 13.0) -> TextRun:
    """A run whose blanks are all ``blank_pt`` wide, as several typed ones are read."""
    edges = [left]
    for letter in text:
        edges.append(edges[-1] + (blank_pt if letter == " " else size * 0.5))
    return TextRun(text, edges, 100, size, PLAIN, "000000")


def test_blanks_typed_between_two_sides_part_a_line() -> None:
    typed = wide("- Lưu. Ngô Nam", 4.0)
    typed.edges[7:] = [edge + 90 for edge in typed.edges[7:]]
    assert lines(typed) == [("- Lưu.", "left"), ("Ngô Nam", "right")]
    assert lines(wide("___ ________", 20)) == [("___", "left"), ("________", "right")]
    assert lines(wide("Số: /BC-SNV", 60)) == [("Số: /BC-SNV", "")]


@pytest.mark.parametrize("blank_pt", [4.0, 20.0, 60.0, 120.0])
def test_justified_text_is_never_parted(blank_pt: float) -> None:
    assert lines(wide("chữ của dòng", blank_pt)) == [("chữ của dòng", "")]


def test_blanks_before_a_line_are_no_part_of_it() -> None:
    (line,) = page_lines(PdfPage(1, 595.0, 842.0, (wide(" UBND", 40),), ()))
    assert (line.text, line.left) == ("UBND", 100)


def test_room_for_a_number_and_a_day_parts_no_line() -> None:
    found = lines(at("Số:", 110, 100), at("/BC-SM", 163, 100), at("Huế, ngày", 287, 100), at("tháng 6", 400, 100))
    assert found == [("Số: /BC-SM", "left"), ("Huế, ngày tháng 6", "right")]
    assert lines(at("Số:", 110, 100), at("Huế, ngày 2", 287, 100)) == [("Số:", "left"), ("Huế, ngày 2", "right")]


def test_raised_letters_stay_on_their_line_and_are_marked() -> None:
    (line,) = page_lines(PdfPage(1, 595.0, 842.0, (at("chữ", 85, 100), at("1", 106, 95, 8)), ()))
    assert line.text == "chữ1"
    assert [piece.raised for piece in line.pieces] == [False, True]
    assert line.size == 14.0


def test_text_between_upright_lines_is_in_a_grid() -> None:
    upright = (Stroke(80, 90, 80.5, 130), Stroke(140, 90, 140.5, 130), Stroke(240, 90, 240.5, 130))
    page = PdfPage(1, 595.0, 842.0, (at("ô một", 85, 110), at("ô hai", 142, 110), at("ngoài", 85, 300)), upright)
    assert [(line.text, line.grid) for line in page_lines(page)] == [("ô một", True), ("ô hai", True), ("ngoài", False)]


def test_lines_of_a_list_keep_to_their_half_beside_the_signature_gap() -> None:
    found = lines(
        at("Nơi nhận:", 85, 100, 12),
        at("GIÁM ĐỐC", 380, 100),
        at("- Như trên;", 85, 114, 11),
        at("- Lưu: VT.", 85, 127, 11),
    )
    assert [half for _, half in found] == ["left", "right", "left", "left"]


def test_a_centred_line_belongs_to_no_half() -> None:
    found = lines(at("SỞ Y TẾ", 100, 60), at("CỘNG HÒA", 350, 60), at("BÁO CÁO", 273, 90))
    assert found[-1] == ("BÁO CÁO", "")


def test_the_box_holds_the_letters() -> None:
    (line,) = page_lines(PdfPage(1, 595.0, 842.0, (at("chữ", 85, 100),), ()))
    left, top, right, bottom = line.box
    assert (left, right) == (85.0, 106.0)
    assert 86 < top < 100 < bottom < 104


def test_small_print_beside_larger_letters_keeps_its_lines() -> None:
    found = lines(at("- Các phòng;", 85, 600, 11), at("PHÓ CHỦ TỊCH", 350, 606), at("- Lưu: VT.", 85, 612, 11))
    assert [text for text, _ in found] == ["- Các phòng;", "PHÓ CHỦ TỊCH", "- Lưu: VT."]


def test_a_title_in_the_middle_of_its_text_belongs_to_no_half_where_margins_differ() -> None:
    text = [at("x" * 68, 85, 200 + 20 * place) for place in range(3)]
    found = lines(at("Số: 1/BC-A", 100, 100), at("Huế, ngày 20", 330, 100), at("TỜ TRÌNH", 295, 130), *text)
    assert ("TỜ TRÌNH", "") in found


def test_the_last_line_of_a_centred_name_stays_in_its_column() -> None:
    found = lines(at("V/v phối hợp cung", 90, 100), at("Huế, ngày 20", 330, 100), at("năm", 139, 132))
    assert found[-1] == ("năm", "left")


def test_drawn_lines_of_underscores_on_one_base_line_stay_apart() -> None:
    """A line of underscores is as wide as a long word, but none that a justified line had no room for."""
    found = lines(at("____", 157, 100), at(" " + "_" * 24, 300, 100))
    assert [text.strip() for text, _ in found] == ["_" * 4, "_" * 24]
