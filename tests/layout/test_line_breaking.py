"""Line ends by first fit: against a plain search, and against the lines that WeasyPrint prints."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from fractions import Fraction

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.documents import geometry, pdf_of
from tests.support.drawn import drawn_report
from tests.support.set_lines import expected_lines, squeezed
from tthc_render.formats.fonts import letter_widths
from tthc_render.layout import word_widths
from tthc_render.layout.line_breaking import BrokenLine, break_lines, breakable
from tthc_render.layout.measures import measure
from tthc_render.layout.word_widths import Piece

SIZES = geometry()
WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyABC0123456789.,/-", min_size=1, max_size=12)
PIECES = st.lists(
    st.builds(
        Piece,
        st.lists(WORD, max_size=12).map(" ".join),
        st.sampled_from((14.0, 13.0, 8.12, 10.0)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=5,
)


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def cut(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces of the letters ``start`` to ``end``."""
    letters = [piece._replace(text=letter) for piece in pieces for letter in piece.text]
    return letters[start:end]


def exact_width(pieces: list[Piece], start: int, end: int) -> Fraction:
    return sum(
        (
            letter_widths(piece.bold, piece.italic)[letter] * Fraction(str(piece.size_pt)) / 2048
            for piece in cut(pieces, start, end)
            for letter in piece.text
        ),
        Fraction(),
    )


def shown(text: str, lines: tuple[BrokenLine, ...]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


@given(PIECES, st.floats(31, 500), st.floats(0, 30))
@settings(deadline=None)
def test_lines_hold_all_text_and_as_much_as_fits(pieces: list[Piece], measure_pt: float, indent: float) -> None:
    text = text_of(pieces)
    lines = break_lines(pieces, measure_pt, indent)
    assert "".join(shown(text, lines)).replace(" ", "") == text.replace(" ", "")
    for number, line in enumerate(lines):
        room = Fraction(measure_pt) - (Fraction(indent) if number == 0 else 0)
        width = exact_width(pieces, line.start, line.end)
        assert line.width_pt == pytest.approx(float(width))
        assert line.slack_pt == pytest.approx(float(room - width), abs=1e-4)
        assert width <= room + Fraction(1, 10_000) or line.end == line.start + 1
        if number < len(lines) - 1:
            assert line.excess_pt > 0


@given(
    st.lists(
        st.text("aăbcmỉƯ0129.,", min_size=1, max_size=9).filter(lambda word: word[0] not in ".,"),
        min_size=1,
        max_size=40,
    ),
    st.floats(130, 500),
)
def test_each_line_takes_the_words_that_fit_and_no_more(parts: list[str], measure_pt: float) -> None:
    expected = [parts[0]]
    for word in parts[1:]:
        longer = f"{expected[-1]} {word}"
        if exact_width([Piece(longer, 14)], 0, len(longer)) <= Fraction(measure_pt):
            expected[-1] = longer
        else:
            expected.append(word)
    text = " ".join(parts)
    assert shown(text, break_lines([Piece(text, 14)], measure_pt)) == expected


@given(PIECES, st.floats(40, 500), st.data())
def test_runs_do_not_matter(pieces: list[Piece], measure_pt: float, data: st.DataObject) -> None:
    """A piece cut in two has the same lines; the number of a note is never cut."""
    split = []
    for piece in pieces:
        at = 0 if piece.is_call else data.draw(st.integers(0, len(piece.text)))
        split += [piece._replace(text=piece.text[:at], is_call=False), piece._replace(text=piece.text[at:])]
    assert break_lines(split, measure_pt) == break_lines(pieces, measure_pt)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("107/KH-UBND", "107/KH-"),
        ("24-KH/TU", ""),
        ("2021-2025", "2021-"),
        ("100.000-200.000", "100.000-"),
        ("50%-60%", "50%-"),
        ("09h30-11h00", "09h30-"),
        ("Covid-19", ""),
        ("(-32%)", ""),
        ("-5000", ""),
        ("km²-600", ""),
        ("2021–2025", "2021–"),
        ("(–1000", "(–"),
        ("abc--defg", "abc--"),
        ("abc-(def)", "abc-"),
        ("abc-“def”", ""),
        ("abc-,def", ""),
        ("abc-/def", ""),
        ("16/2024", ""),
        ("và/hoặc", ""),
        ("1.000.000", ""),
        ("12,5%/năm", ""),
        ("a@b.vn", ""),
        ("http://a.vn/b?c=1&d=2", "http://a.vn/b?"),
        ("vâng!đủ", "vâng!"),
        ("abc…def", "abc…"),
        ("sao?)đủ", ""),
        ("Điều\u00a05", ""),
    ],
)
def test_where_a_word_may_be_parted(word: str, first: str) -> None:
    """As LibreOffice and WeasyPrint do; the room is half a letter too small for the whole word."""
    widths = letter_widths()
    room = sum(map(widths.__getitem__, f"mmmmmmm {word}")) / 2048 * 14 - 1
    lines = break_lines([Piece(f"mmmmmmm {word}", 14)], room)
    assert shown(f"mmmmmmm {word}", lines)[0] == f"mmmmmmm {first}".rstrip()


@pytest.mark.parametrize("sign", ["…", "?", "–", "}", "|"])
def test_no_line_ends_before_the_number_of_a_note(sign: str) -> None:
    text = [Piece(f"năm nay{sign}", 14), Piece("12", 8), Piece(" và", 14)]
    width = sum(letter_widths(False, False)[letter] for letter in f"năm nay{sign}") * 14 / 2048 + 2
    assert [line.end for line in break_lines(text, width)][:1] == [8]
    call = [text[0], text[1]._replace(is_call=True), text[2]]
    assert [line.end for line in break_lines(call, width)][:1] == [3]


def test_a_word_longer_than_a_line_is_broken_between_letters() -> None:
    text = "x" * 40 + " hết"
    assert [len(line) for line in shown(text, break_lines([Piece(text, 14)], 101))] == [14, 14, 12, 3]


def test_letters_wider_than_the_column_stand_alone() -> None:
    assert shown("mm n m", break_lines([Piece("mm n m", 14)], 2)) == ["m", "m", "n", "m"]


def test_spaces_between_lines_belong_to_none() -> None:
    text = "một   hai  "
    assert shown(text, break_lines([Piece(text, 14)], 30)) == ["một", "hai"]


def test_a_slash_before_the_number_of_a_note_is_no_place_however_narrow_the_column() -> None:
    pieces = [Piece("mm --9/", 14, bold=True), Piece("t2k2", 14, is_call=True)]
    assert shown("mm --9/t2k2", break_lines(pieces, 40)) == ["mm --", "9/t2k2"]


@pytest.mark.parametrize("pieces", [[], [Piece("", 14)], [Piece("   ", 14)]])
def test_no_text_has_no_lines(pieces: list[Piece]) -> None:
    assert break_lines(pieces, 100) == ()


@pytest.mark.parametrize("width", [0, -1])
def test_a_column_must_have_a_width(width: float) -> None:
    with pytest.raises(ValueError, match="a column must have a width"):
        break_lines([Piece("a", 14)], width)


def test_a_line_as_wide_as_the_column_fits() -> None:
    text = "mm mm"
    width = sum(map(letter_widths().__getitem__, text)) / 2048 * 14
    line, *more = break_lines([Piece(text, 14)], width)
    assert (line.slack_pt, line.clearance_pt, more) == (0, 0, [])
    assert len(break_lines([Piece(text, 14)], width - 0.001)) == 2


def printed_lines(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [squeezed(line["text"]) for page in file.pages for line in page.extract_text_lines(y_tolerance=5)]


@pytest.mark.parametrize("seed", range(3))
def test_weasyprint_prints_the_lines_that_are_expected(seed: int) -> None:
    document = drawn_report(random.Random(seed))
    expected = [squeezed(line) for line in expected_lines(measure(document, SIZES).document, SIZES)]
    printed = printed_lines(pdf_of(document, engine="weasyprint"))
    assert len(expected) > 150
    assert [line for line in printed if line in set(expected)] == expected


def test_neighbours_of_one_look_are_one_text() -> None:
    whole = breakable([Piece("1. Tiếp nhận hồ sơ", 14.0), Piece(" trực tuyến", 14.0, bold=True)])
    assert breakable([Piece("1. ", 14.0), Piece("Tiếp nhận hồ sơ", 14.0), Piece(" trực tuyến", 14.0, True)]) is whole
    assert whole.text == "1. Tiếp nhận hồ sơ trực tuyến"
    assert breakable([]).text == ""


class Counted(dict[str, int]):
    """Widths of letters, and how often one was asked for."""

    asked = 0

    def __getitem__(self, letter: str) -> int:
        Counted.asked += 1
        return 1000


@pytest.mark.parametrize(
    "pieces",
    [[Piece("a" * 20_000, 14.0)], [Piece("aₓ"[i % 2], 14.0 - i % 2) for i in range(20_000)]],
    ids=["one", "many"],
)
def test_a_word_without_end_is_measured_line_by_line(pieces: list[Piece], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not all of what is left of it for each line, which takes minutes for a word of 100,000 letters."""
    monkeypatch.setattr(word_widths, "letter_widths", lambda *_face: Counted())
    Counted.asked = 0
    lines = break_lines(pieces, 450.0)
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    assert (lines[0].start, lines[-1].end) == (0, 20_000)
    assert Counted.asked < 3 * 20_000


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # behind a slash of a word longer than a line, where its mark is set; else past the hyphen back to the blank
        ("mã 2021-2025/KẾ-HOẠCH", ["mã 2021-2025/KẾ-", "HOẠCH"]),
        ("mã 2021-2025/KHUNG-X", ["mã 2021-2025/", "KHUNG-X"]),
        ("mã 260318-ABC/DEFGHIJKL", ["mã 260318-ABC/", "DEFGHIJKL"]),
        ("mã 260318-ABCDEFGHIJKLM", ["mã 260318-", "ABCDEFGHIJKL", "M"]),
        # a slash ends a line before figures behind letters, not between two figures
        ("AAAAAA/BB/2019/7", ["AAAAAA/BB/", "2019/7"]),
        ("KH/2019/UBND/2020", ["KH/2019/UBND/", "2020"]),
        ("KH/2019/000017/20", ["KH/", "2019/000017/20"]),
        # a sign stays with its number, at the beginning of a word and inside one
        ("khoảng ồồồ ồồồ ±555", ["khoảng ồồồ ồồồ", "±555"]),
        ("khoảng là ồồồ 5±555", ["khoảng là ồồồ", "5±555"]),
        ("khoảng là ồồồ 5 -555", ["khoảng là ồồồ 5", "-555"]),
        ("khoảng là ồồ 555 .555", ["khoảng là ồồ 555", ".555"]),
        ("khoảng ồồ 555 và /hoặc", ["khoảng ồồ 555 và", "/hoặc"]),
        ("khoảng là ồồ 5 –khác", ["khoảng là ồồ 5 –", "khác"]),
        ("khoảng là ồồ 555 !aaa", ["khoảng là ồồ 555 !", "aaa"]),
    ],
)
def test_lines_end_where_libreoffice_ends_them(text: str, lines: list[str]) -> None:
    """`tests/stories/test_office.py` holds drawn words of the same kinds against the program itself."""
    found = break_lines([Piece(text, 13)], 105)
    assert shown(text, found) == lines
