"""Titles and names: as few lines as fit, even, and no word or name parted where that can be."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tthc_render.document.tree import MarkedText, Run
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.even_lines import (
    belong_together,
    with_even_lines,
    with_plain_blanks,
    with_whole_words,
    wrap,
    wrap_all,
    wrap_names,
    wrap_title,
)
from tthc_render.layout.line_breaking import breakable
from tthc_render.layout.word_widths import Piece

WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyABC0123456789.,/-", min_size=1, max_size=12)
TEXT = st.lists(WORD, min_size=1, max_size=25).map(" ".join)


def fewest_lines(text: str, width: float, size: float, bold: bool) -> int:
    """How many lines there must be at least, by trying all ends of lines from the last word back."""
    parts = text.split(" ")
    best = [0] * (len(parts) + 1)
    for start in range(len(parts) - 1, -1, -1):
        best[start] = 1 + best[start + 1]
        for end in range(start + 2, len(parts) + 1):
            if advance_width(" ".join(parts[start:end]), size, bold=bold) > width:
                break
            best[start] = min(best[start], 1 + best[end])
    return best[0]


@given(TEXT, st.floats(60, 460), st.sampled_from((11.0, 13.0, 14.0)), st.booleans())
def test_wrap_keeps_words_and_width_and_takes_the_fewest_lines(
    text: str, width: float, size: float, bold: bool
) -> None:
    lines = wrap(text, width, size, bold=bold)
    assert " ".join(lines) == text
    assert all(advance_width(line, size, bold=bold) <= width or " " not in line for line in lines)
    assert len(lines) == fewest_lines(text, width, size, bold)


@given(TEXT, st.floats(100, 460))
def test_wrap_makes_lines_even(text: str, width: float) -> None:
    """No narrower column would do with as few lines (to a point), where no two words belong on one line."""
    assume(not any(belong_together(*pair) for pair in itertools.pairwise(text.split(" "))))
    lines = wrap(text, width, 14)
    longest, line = max((advance_width(line, 14), line) for line in lines)
    if len(lines) > 1 and longest <= width and " " in line:
        assert fewest_lines(text, longest - 1.1, 14, False) > len(lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Về danh mục văn bản áp dụng khi giải quyết thủ tục hành chính lĩnh vực đối ngoại",
            ["Về danh mục văn bản áp dụng khi giải quyết", "thủ tục hành chính lĩnh vực đối ngoại"],
        ),
        (
            "Công tác kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa liên thông và thực hiện thủ tục "
            "hành chính trên môi trường điện tử",
            [
                "Công tác kiểm soát thủ tục hành chính, triển khai",
                "cơ chế một cửa, một cửa liên thông và thực hiện",
                "thủ tục hành chính trên môi trường điện tử",
            ],
        ),
        (
            "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH, THỦ TỤC ĐẤT ĐAI VÀ NHÀ Ở",
            ["KẾT QUẢ CẢI CÁCH HÀNH CHÍNH,", "THỦ TỤC ĐẤT ĐAI VÀ NHÀ Ở"],
        ),
    ],
)
def test_lines_end_between_words_of_two_syllables_where_that_leaves_them_even(text: str, lines: list[str]) -> None:
    assert wrap(text, 399, 14, bold=True) == tuple(lines)


def test_words_that_are_no_measure_of_spelling_stay_whole_too() -> None:
    text = "việc làm tốt của các xã ở cơ chế một cửa tại xã kia và của các xã khác"
    assert wrap(text, 242, 14) == ("việc làm tốt của các xã ở cơ chế", "một cửa tại xã kia và của các xã khác")


def test_words_are_parted_where_whole_ones_would_leave_a_line_short_or_take_one_more() -> None:
    assert wrap("giải quyết thủ tục", advance_width("giải quyết thủ", 14) + 1, 14) == ("giải quyết", "thủ tục")
    assert wrap("và ở thủ tục", advance_width("và ở thủ", 14) + 1, 14) == ("và ở", "thủ tục")
    assert wrap("đã được thụ lý giải quyết", advance_width("thụ lý giải", 14) + 1, 14)[0] == "đã được"


@pytest.mark.parametrize("text", ["", "Một", "TừRấtDài" * 40])
def test_what_cannot_be_broken_is_one_line(text: str) -> None:
    assert wrap(text, 100, 14) == (text,)


def test_lines_given_apart_stay_apart() -> None:
    assert wrap_all(("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), 400, 13) == ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH")
    assert wrap_all((), 400, 13) == ()


def test_no_break_space_holds_words_together() -> None:
    assert wrap("Quyết định số\u00a016 ngày\u00a020", 70, 14) == ("Quyết", "định số\u00a016", "ngày\u00a020")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("ĐẠI", "HỌC", True),
        ("hội", "đồng,", True),
        ("Sông", "Thao", True),
        ("(Trung", "tâm", True),
        ("Việt", "Nam);", True),
        ("và", "Sở", False),
        ("UBND", "tỉnh", False),
        ("XÃ", "ĐÔNG", False),  # capitals do not tell names
        ("Thao,", "Phú", False),
        ("-", "Ủy", False),
    ],
)
def test_words_of_two_syllables_and_names_belong_together(one: str, other: str, together: bool) -> None:
    assert belong_together(one, other) is together


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("TRƯỜNG ĐẠI HỌC SÔNG THAO", 170, ("TRƯỜNG ĐẠI HỌC", "SÔNG THAO")),
        ("CHỦ TỊCH HỘI ĐỒNG TỰ ĐÁNH GIÁ", 216, ("CHỦ TỊCH HỘI ĐỒNG", "TỰ ĐÁNH GIÁ")),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 150, ("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ")),
    ],
)
def test_names_in_capitals_end_lines_between_words(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, 13.5, bold=True) == lines


@pytest.mark.parametrize(
    ("name", "bold", "lines"),
    [
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", True, ("BỘ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH")),
        ("TRUNG TÂM VĂN HÓA - THỂ THAO", False, ("TRUNG TÂM", "VĂN HÓA - THỂ THAO")),
        (
            "PHÒNG TÀI CHÍNH - KẾ HOẠCH HUYỆN SÔNG THAO",
            True,
            ("PHÒNG TÀI CHÍNH -", "KẾ HOẠCH HUYỆN", "SÔNG THAO"),
        ),
        (  # one more line than fit
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH LÂM ĐỒNG",
            False,
            ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG", "TỈNH LÂM ĐỒNG"),
        ),
        ("TỔNG CỤC THỂ DỤC THỂ THAO", True, ("TỔNG CỤC", "THỂ DỤC THỂ THAO")),
        ("SỞ TÀI CHÍNH TỈNH ĐẮK LẮK", True, ("SỞ TÀI CHÍNH", "TỈNH ĐẮK LẮK")),
        ("SỞ NỘI VỤ", True, ("SỞ NỘI VỤ",)),
    ],
)
def test_names_of_a_letterhead_part_no_word_where_another_end_fits(
    name: str, bold: bool, lines: tuple[str, ...]
) -> None:
    assert wrap_names((name, "X"), 170.1, 13, bold=bold) == (*lines, "X")


ATTACHED = (
    "(Kèm theo Báo cáo số 1234/BC-UBND ngày 20 tháng 12 năm 2024 của Ủy ban nhân dân tỉnh Sông Thao)",
    "(Ban hành kèm theo Quyết định số 12/2024/QĐ-UBND ngày 5 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh)",
    "(Kèm theo Kế hoạch liên ngành Công an - Quân sự - Biên phòng - Y tế - Giáo dục về phòng, chống dịch)",
)


@pytest.mark.parametrize("line", ATTACHED)
@pytest.mark.parametrize("width", [200, 250, 300, 399, 453.55])
def test_lines_below_a_title_are_as_even_as_its_own(line: str, width: float) -> None:
    look = Piece("", 14, italic=True)
    even = with_even_lines(line, look, width)
    assert even.replace("\u00a0", " ") == line
    lines = breakable([look._replace(text=even)]).lines(width)
    assert len(lines) == len(breakable([look._replace(text=line)]).lines(width))
    if len(lines) == 2 and " - " not in line:  # behind a dash no space holds
        assert min(item.width_pt for item in lines) > 0.6 * max(item.width_pt for item in lines)


def test_an_even_line_keeps_its_marks_and_one_line_its_blanks() -> None:
    look = Piece("", 14, italic=True)
    assert with_even_lines("(Kèm theo Báo cáo)", look, 400) == "(Kèm theo Báo cáo)"
    start, rest = ATTACHED[0][:8], ATTACHED[0][8:]
    even = with_even_lines(MarkedText(ATTACHED[0], (Run(start), Run(rest, bold=True))), look, 453.55)
    assert isinstance(even, MarkedText)
    assert "\u00a0" in even
    assert "".join(run.text for run in even.runs) == even
    assert [run.bold for run in even.runs] == [False, True]


RECIPIENTS = (
    "- Cục Môi trường (Bộ Nông nghiệp và Môi trường);",
    "- UBND các xã Sơn Hà, Sơn Thành Đông, Ea Lâm, Đức Bình và phường Tuy An;",
    "- Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội;",
    "- Phó Chủ tịch UBND tỉnh Nguyễn Văn Hùng Anh Dũng và các thành viên Hội đồng nhân dân tỉnh khóa XVIII;",
)


@pytest.mark.parametrize("line", RECIPIENTS)
@pytest.mark.parametrize("width", range(120, 320, 7))
def test_a_line_that_its_column_breaks_parts_no_word_where_that_takes_no_line_more(line: str, width: int) -> None:
    """And nothing but the kind of a space changes."""

    def parted(text: str) -> tuple[int, int]:
        lines = breakable([Piece(text, 11)]).lines(width)
        words = [text[item.start : item.end].split(" ") for item in lines]
        return sum(belong_together(a[-1], b[0]) for a, b in itertools.pairwise(words)), len(lines)

    whole = with_whole_words(line, Piece("", 11), width)
    assert whole.replace("\u00a0", " ") == line
    assert parted(whole) <= parted(line)
    assert parted(whole)[1] == parted(line)[1]


def test_words_are_whole_in_some_recipients() -> None:
    assert with_whole_words(RECIPIENTS[0], Piece("", 11), 226).endswith("và Môi\u00a0trường);")
    runs = (Run("Các phòng và PTPM"), Run("1", vertical="sub"), Run(" hội đồng", italic=True))
    marked = MarkedText("Các phòng và PTPM₁ hội đồng", runs)
    width = advance_width("Các phòng và PTPM hội", 11) + 12
    whole = with_whole_words(marked, Piece("", 11), width)
    assert isinstance(whole, MarkedText)
    assert [run.text for run in whole.runs] == ["Các phòng và PTPM", "1", " hội\u00a0đồng"]


def test_lines_broken_by_hand_have_plain_spaces() -> None:
    marked = MarkedText("số\u00a03", (Run("số\u00a03", italic=True),))
    plain = with_plain_blanks(("Quý\u00a0II", marked))
    assert plain == ("Quý II", "số 3")
    assert isinstance(plain[1], MarkedText)
    assert plain[1].runs == (Run("số 3", italic=True),)


def test_a_title_of_a_signer_keeps_a_name_with_a_dash_whole() -> None:
    lines = wrap("TRƯỞNG PHÒNG KẾ HOẠCH - TÀI CHÍNH", 216, 14, bold=True)
    assert lines == ("TRƯỞNG PHÒNG", "KẾ HOẠCH - TÀI CHÍNH")


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("NGƯỜI LẬP BÁO CÁO", 110, ("NGƯỜI LẬP", "BÁO CÁO")),
        ("NGƯỜI LẬP BÁO CÁO", 200, ("NGƯỜI LẬP BÁO CÁO",)),
        ("TRƯỞNG BAN GIÁM SÁT CỘNG ĐỒNG", 230, ("TRƯỞNG BAN", "GIÁM SÁT CỘNG ĐỒNG")),
        ("CHỦ TỊCH MẶT TRẬN TỔ QUỐC", 180, ("CHỦ TỊCH", "MẶT TRẬN TỔ QUỐC")),
        ("PHÓ CHỦ TỊCH UBND XÃ", 120, ("PHÓ CHỦ TỊCH", "UBND XÃ")),
        ("PHÓ CHỦ TỊCH UBND XÃ", 90, ("PHÓ", "CHỦ TỊCH", "UBND XÃ")),
        ("CHỦ TỊCH MẶT TRẬN TỔ QUỐC", 112, ("CHỦ TỊCH", "MẶT TRẬN", "TỔ QUỐC")),
    ],
)
def test_a_title_of_a_signer_ends_its_lines_between_words(title: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap_title(title, width, 14, bold=True) == lines
