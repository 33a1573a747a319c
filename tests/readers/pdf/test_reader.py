"""The facts of a PDF: paragraphs, margins from the ink, page numbers, rule lines, notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.documents import words
from tests.support.format_faults import LONG, appendix, good, good_bytes, pdf, text, with_block
from tthc_render.document.tree import Figure, Note, Paragraph, Picture, Run
from tthc_render.formats.fonts import load_weasyprint
from tthc_render.readers.facts import Facts
from tthc_render.readers.pdf.reader import facts_of, read_pdf
from tthc_render.readers.pdf.text import Font, PdfPage, TextRun


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_pdf(good_bytes("pdf"), "tot.pdf")


def test_lines_come_together_as_paragraphs_also_over_pages(facts: Facts) -> None:
    whole = [paragraph for paragraph in facts.paragraphs if paragraph.plain == LONG.strip()]
    assert len(whole) == 8
    assert {paragraph.align for paragraph in whole} == {"justify"}
    assert all(paragraph.first_mm == pytest.approx(10, abs=0.2) for paragraph in whole)
    assert all(paragraph.spacing == pytest.approx(1.0, abs=0.02) for paragraph in whole)


def test_space_between_paragraphs_is_measured(facts: Facts) -> None:
    gaps = [paragraph.gap_pt for paragraph in facts.paragraphs if paragraph.text.startswith("Thực hiện chỉ đạo")]
    assert [gap for gap in gaps if gap is not None and gap < 10] == pytest.approx([6.0] * 7, abs=0.3)


def test_margins_are_reported_from_the_ink(facts: Facts) -> None:
    top, bottom, left, right = facts.sections[0].margins_mm
    assert (top, left, right) == pytest.approx((20.0, 30.0, 20.0), abs=0.3)
    assert bottom is not None
    assert 20 <= bottom < 32


def test_page_numbers_stand_in_the_top_margin_and_not_on_page_one(facts: Facts) -> None:
    first = [(number.page, number.value, number.place, number.align) for number in facts.numbers if number.section == 0]
    assert first == [(page, page, "top", "center") for page in range(2, 2 + len(first))]
    assert len(first) > 2


def test_an_appendix_starts_a_section_and_counts_anew(facts: Facts) -> None:
    head = next(paragraph for paragraph in facts.paragraphs if paragraph.text == "Phụ lục")
    assert facts.sections[head.section].page == head.page
    assert [number.value for number in facts.numbers if number.page == head.page + 1] == [2]


def test_rule_lines_belong_to_the_text_above(facts: Facts) -> None:
    by_number = {paragraph.number: paragraph.plain for paragraph in facts.paragraphs}
    found = {by_number[rule.after]: rule.length_pt for rule in facts.rules}
    assert found["Độc lập - Tự do - Hạnh phúc"] == pytest.approx(171.4, abs=0.3)
    assert {"SỞ NGOẠI VỤ", "Kết quả kiểm soát thủ tục hành chính Quý I năm 2024"} <= set(found)
    assert len(facts.rules) == 4


def test_a_table_is_a_grid_and_none_of_its_lines_is_a_rule(facts: Facts) -> None:
    cells = [
        paragraph
        for paragraph in facts.paragraphs
        if paragraph.text.startswith("Lĩnh vực ") and paragraph.text[-1].isdigit()
    ]
    assert len(cells) == 50
    assert all(cell.grid for cell in cells)
    assert facts.sections[-1].has_table


def test_a_metric_equal_font_is_named_with_what_it_stands_for(facts: Facts) -> None:
    assert {use.name.partition(" (")[0] for use in facts.fonts} == {"Times New Roman"}
    assert all(use.same_widths for use in facts.fonts)
    assert all(use.embedded for use in facts.fonts)


def test_footnotes_are_notes_and_part_no_paragraph() -> None:
    note = Note(words("Công văn số 12/VPCP-KSTT ngày 20/4/2024 của Văn phòng Chính phủ. " * 3), 1)
    document = with_block(Paragraph((*words(LONG), note, *words(LONG))))
    found = read_pdf(pdf(document), "x.pdf").paragraphs
    notes = [paragraph for paragraph in found if paragraph.place == "note"]
    assert len(notes) > 1
    assert notes[0].text.startswith("1")
    body = [paragraph for paragraph in found if paragraph.place == "body"]
    assert [
        paragraph.plain.count("thường xuyên kiểm tra") for paragraph in body if "1Thực hiện" in paragraph.plain
    ] == [4]


def test_lines_that_do_not_reach_the_margin_are_not_justified() -> None:
    found = read_pdf(pdf(good(), ".than {text-align: left}"), "x.pdf").paragraphs
    whole = [paragraph for paragraph in found if paragraph.plain == LONG.strip()]
    assert len(whole) == 8
    assert {paragraph.align for paragraph in whole} == {"left"}


def test_lines_before_long_words_do_not_make_a_page_ragged() -> None:
    """Addresses leave lines short of the margin in justified text, too."""
    blocks = tuple(text(f"Mã hồ sơ số {'A' * count} và {'B' * 70} rất dài.") for count in range(45, 57, 2))
    found = read_pdf(pdf(good(blocks=(*blocks, text(LONG), *good().blocks[-1:]))), "x.pdf").paragraphs
    assert [paragraph.align for paragraph in found if paragraph.plain == LONG.strip()] == ["justify"]


@pytest.mark.parametrize("anchor", ["start", "middle"])  # the second is drawn letter by letter, in a form of its own
@pytest.mark.parametrize(("count", "read"), [(3, False), (60, True)])
def test_words_of_a_drawing_are_no_text_unless_all_is_drawn(count: int, read: bool, anchor: str) -> None:
    look = f'font-size="8" text-anchor="{anchor}"'
    lines = "".join(f'<text x="30" y="{9 * place}" {look}>SƠ ĐỒ</text>' for place in range(1, count + 1))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 {9 * count + 9}">{lines}</svg>'.encode()
    picture = Figure("a.svg", 100.0, (Run("Hình 1"),), picture=Picture("svg", svg, 100.0, 3.0 * count + 3), alt="Sơ đồ")
    document = good(blocks=(text(LONG if not read else "Ngắn."), picture, *good().blocks[-1:]), appendices=())
    words = " ".join(paragraph.text for paragraph in read_pdf(pdf(document), "x.pdf").paragraphs)
    assert ("SƠ ĐỒ" in words) is read
    assert "Hình 1" in words


def test_a_landscape_appendix_is_a_section_of_its_own_size() -> None:
    document = good(appendices=(replace(appendix(), orientation="landscape"), appendix("Phụ lục II")))
    sections = read_pdf(pdf(document), "x.pdf").sections
    assert [section.landscape for section in sections] == [False, True, False]


def test_a_short_letter_has_no_margin_that_it_cannot_show() -> None:
    document = good(blocks=(text("Ngắn./."),), appendices=())
    assert read_pdf(pdf(document), "x.pdf").sections[0].margins_mm[1:] == (None, None, None)


ONE_LINE = "Các nhiệm vụ được giao năm {} đều đã xong{}."
TAILS = ("", " đúng hạn", " trước hạn đã đề ra")


def of_lines(count: int, css: str = "") -> Facts:
    """A report of one page whose paragraphs are one line each, of three lengths."""
    blocks = tuple(text(ONE_LINE.format(2000 + place, TAILS[place % 3])) for place in range(count))
    return read_pdf(pdf(good(blocks=blocks, appendices=()), css), "x.pdf")


@pytest.mark.parametrize("css", ["", "@page {margin-right: 25mm}"])
def test_first_lines_alone_tell_neither_side_nor_indent(css: str) -> None:
    facts = of_lines(9, css)
    assert facts.sections[0].margins_mm[2:] == (None, None)
    lines = [paragraph for paragraph in facts.paragraphs if paragraph.text.startswith("Các nhiệm vụ")]
    assert len(lines) == 9
    assert {paragraph.first_mm for paragraph in lines} == {None}


def test_a_short_page_with_lines_that_go_on_tells_its_sides() -> None:
    blocks = (*(text(ONE_LINE.format(year, TAILS[year % 3])) for year in range(2020, 2024)), text(LONG))
    document = good(blocks=blocks, appendices=())
    for left, right in ((30, 20), (25, 25)):
        found = read_pdf(pdf(document, f"@page {{margin-left: {left}mm; margin-right: {right}mm}}"), "x.pdf")
        assert found.sections[0].margins_mm[2:] == pytest.approx((left, right), abs=0.3)
        assert {round(item.first_mm or 0) for item in found.paragraphs if item.plain == LONG.strip()} == {10}


def test_lines_that_end_at_one_place_by_chance_tell_no_right_margin() -> None:
    blocks = tuple(text(LONG[place * 40 :]) for place in range(4))
    facts = read_pdf(pdf(good(blocks=blocks, appendices=()), ".than {text-align: left}"), "x.pdf")
    left, right = facts.sections[0].margins_mm[2:]
    assert left == pytest.approx(30, abs=0.3)
    assert right is None


def test_a_hyphen_that_ends_a_line_is_a_hyphen_and_its_word_stays_whole() -> None:
    content = "Văn bản số " + "; ".join(f"{number}/QĐ-UBND" for number in range(400, 460)) + " - nêu trên."
    facts = read_pdf(pdf(with_block(text(content))), "so.pdf")
    assert content in {paragraph.text for paragraph in facts.paragraphs}


HTML = (
    '<html lang="vi"><style>@page{{size:A4;margin:20mm 20mm 20mm 30mm}}body{{margin:0;font:14pt "Times New Roman"}}'
    "p{{text-indent:12.7mm;text-align:justify;margin:6pt 0}}</style><body>{}</body></html>"
)


def html_facts(body: str) -> Facts:
    return read_pdf(load_weasyprint().HTML(string=HTML.format(body)).write_pdf(), "x.pdf")


def test_a_paragraph_of_one_line_is_not_centred_for_ending_near_the_margin() -> None:
    long = f"<p>{LONG}</p>"
    last = "<p>Sở Nội vụ đề nghị các đơn vị báo cáo trước ngày 25 tháng 7 năm 2026./.</p>"
    facts = html_facts(long * 3 + last)
    assert facts.paragraphs[-1].align != "center"


def test_a_lower_border_is_a_line_under_its_text() -> None:
    border = "display:inline-block;border-bottom:1pt solid"
    facts = html_facts(
        f'<div style="text-align:center"><span style="{border}">Độc lập - Tự do - Hạnh phúc</span></div>'
    )
    (rule,) = facts.rules
    (paragraph,) = facts.paragraphs
    assert rule.after == paragraph.number
    assert abs(rule.length_pt - paragraph.widths_pt[0]) < 2


PLAIN = Font("TimesNewRomanPSMT", True, False, False)
WIDE = "Thực hiện nhiệm vụ được giao, các cơ quan chủ động rà soát quy trình"


def run(words: str, left: float, base: float, right: float | None = None) -> TextRun:
    """Letters of 14 pt from ``left``, half as wide as they are high or spread up to ``right``."""
    step = 7.0 if right is None else (right - left) / len(words)
    edges = [left + step * place for place in range(len(words) + 1)]
    return TextRun(words, edges, base, 14.0, PLAIN, "000000")


def paragraphs(*runs: TextRun) -> list[tuple[str, str]]:
    page = PdfPage(1, 595.3, 841.9, runs, ())
    return [(item.text, item.align) for item in facts_of([page], "", "x.pdf").paragraphs]


BOLD = replace(PLAIN, name="TimesNewRomanPS-BoldMT", bold=True)


@pytest.mark.parametrize(
    ("above", "begins", "below", "together"),
    [
        (BOLD, "Căn cứ chương trình công tác, đơn vị trình như sau:", PLAIN, False),
        (BOLD, "và các cơ quan trên địa bàn tỉnh trong năm", PLAIN, True),
        (BOLD, "Ủy ban nhân dân tỉnh Ví Dụ trong năm hai nghìn", BOLD, True),
        (PLAIN, "Ủy ban nhân dân tỉnh Ví Dụ trong năm hai nghìn", PLAIN, True),
    ],
)
def test_a_plain_line_below_a_bold_one_begins_a_paragraph_though_no_margin_is_known(
    above: Font, begins: str, below: Font, together: bool
) -> None:
    first = replace(run("Về việc ban hành Quy chế phối hợp của", 110, 100, 448), font=above)
    found = paragraphs(first, replace(run(begins, 85, 117, 448), font=below))
    assert (len(found) == 1) is together


def test_a_short_line_that_begins_where_first_lines_do_is_not_centred() -> None:
    first = (run(WIDE, 121, 100, 538), run("soát nội bộ.", 85, 117))
    last = "Ủy ban nhân dân xã thông báo để nhân dân biết./."  # as much room on its right as its indent
    found = paragraphs(*first, run(last, 121, 140, 502))
    assert found == [(f"{WIDE} soát nội bộ.", "justify"), (last, "")]
    assert paragraphs(run(last, 121, 100, 502), run(WIDE, 85, 117, 538))[0] == (last, "center")


@pytest.mark.parametrize(
    ("ends", "begins", "together"),
    [
        ("theo quy định tại điểm,", "a) khoản 1", True),
        ("theo quy định tại điểm.", "a) khoản 1", False),
        ("theo quy định;", "2. Khoản hai", False),
        ("số hồ sơ quá hạn:", "06.", True),
        ("gồm các số 5.", "261.764, đúng hạn", True),
    ],
)
def test_a_label_below_a_sentence_begins_a_paragraph_whatever_its_indent(
    ends: str, begins: str, together: bool
) -> None:
    last = f"Công an xã, Trạm Y tế xã và các trưởng thôn {ends}"
    text = [run(WIDE, 85, 100 + 17 * place, 538) for place in range(10)]  # enough to know the margins
    text += [run(last, 85, 270, 535), run(begins, 85, 287)]
    found = [words for words, _ in paragraphs(*text)]
    assert found[-1].endswith(f"{ends} {begins}") is together


@pytest.mark.parametrize(
    ("ends", "align"),
    [
        ((538, 538, 537.5, 538, 538, 537.5), "justify"),
        ((538, 520, 533, 511, 529, 524), "left"),
        ((538, 538, 520, 538, 510, 538), "justify"),
    ],
)
def test_lines_that_end_at_many_places_are_justified_nowhere(ends: tuple[float, ...], align: str) -> None:
    text = []
    for place, end in enumerate(ends):
        text += [run(WIDE, 121, 100 + 40 * place, end), run("soát nội bộ.", 85, 117 + 40 * place)]
    found = [item for _, item in paragraphs(*text)]
    assert found[0] == align
    assert found.count("left") == (6 if align == "left" else sum(end < 535 for end in ends))


@pytest.mark.parametrize(
    ("second", "left", "together"),
    [
        ("quân sự tỉnh.", 170, True),
        ("quân sự tỉnh.", 184, True),
        ("quân sự tỉnh.", 230, False),
        ("Giám đốc các sở;", 170, False),
        ("- giám đốc các sở;", 170, False),
    ],
)
def test_an_item_that_is_set_in_goes_on_at_its_own_place(second: str, left: float, together: bool) -> None:
    text = (run(WIDE, 121, 100, 538), run("soát nội bộ.", 85, 117), run(WIDE, 121, 134, 538), run("và đơn vị", 85, 151))
    item = "- Giám đốc Công an tỉnh, Chỉ huy trưởng Bộ Chỉ huy"
    found = [words for words, _ in paragraphs(*text, run(item, 170, 175, 538), run(second, left, 192))]
    assert (f"{item} {second}" in found) is together


@pytest.mark.parametrize(
    "word",
    [
        "https://dichvucong.hatinh.gov.vn/thu-tuc/tra-cuu?ma=H27.12-260318-0042&noi_nop=bo_phan_mot_cua",
        "12331GAyGB2DxG20CBB3HA1CDF2y23FH30HEB23B13FyyAAFFABCEB" * 3,
        "260318-ABC-H27.12-" * 9,
    ],
)
def test_a_paragraph_is_one_whatever_long_word_its_lines_are_broken_in(word: str) -> None:
    """In lines set flush left a word may be missing by no more than the blank before it."""
    texts = [
        f"Thực hiện {'iiiii ' * blanks}{word}{'i' * letters} Thực hiện" for blanks in (0, 4) for letters in range(30)
    ]
    base = good()
    read = read_pdf(pdf(replace(base, blocks=tuple(Paragraph(words(text)) for text in texts))), "dai.pdf")
    found = [paragraph.plain for paragraph in read.paragraphs if paragraph.first_mm is not None]
    assert sum(text.startswith("Thực hiện ") for text in found) >= len(texts)
    assert not [text for text in found if text.startswith(("hiện", word[-20:]))]


@pytest.mark.parametrize("code", ["QĐ-UBND-VPĐĐBQH&HĐND-TTHC-VPĐP", "BC-HĐND-BANDANTOC-TTHC-VPTINH", "KH-UBND"])
def test_a_number_over_two_lines_of_a_letterhead_is_one(code: str) -> None:
    base = good()
    document = replace(base, letterhead=replace(base.letterhead, number=f"Số: 07/{code}"))
    read = read_pdf(pdf(document), "so.pdf")
    number = next(paragraph for paragraph in read.paragraphs if paragraph.plain.startswith("Số:"))
    assert number.plain == f"Số: 07/{code}"
    assert number.side == "left"


ISOTOPES = (
    Run("Thực hiện nhiệm vụ nghiên cứu tuổi và nguồn gốc nước dưới đất tầng Pleistocen bằng đồng vị δ"),
    Run("18", vertical="sup"),
    Run("O, δ"),
    Run("2", vertical="sup"),
    Run("H, "),
    Run("3", vertical="sup"),
    Run("H và "),
    Run("14", vertical="sup"),
    Run("C, Sở Khoa học và Công nghệ đề nghị các cơ quan phối hợp theo phân công"),
)
ADDRESS = words(
    "Đề nghị các cơ quan gửi danh sách người tham gia về Sở trước ngày 16/10/2026; đầu mối là bà Ngô Thị Hà, "
    "số 0912.345.678, vanthu.nghiencuudongvi@rachduoc.example.vn."
)


@pytest.mark.parametrize("inlines", [ISOTOPES, ADDRESS])
def test_many_marks_and_words_that_stay_together_part_no_paragraph(inlines: tuple[Run, ...]) -> None:
    """Raised figures stand above a line one by one; a line may end early before "ngày 16/10/2026"."""
    found = read_pdf(pdf(with_block(Paragraph(inlines))), "x.pdf").paragraphs
    whole = "".join(item.text for item in inlines)
    assert whole in [item.plain for item in found]
