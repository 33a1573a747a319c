"""Marks inside a line: every span of the issued reports, what is only text, and that no text can break it."""

from __future__ import annotations

import csv
import pickle
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Place
from tthc_render.diagnostics.visible import visible
from tthc_render.document.inlines import (
    FINDINGS_PER_LINE,
    LABEL,
    LONG_NOTE,
    escape,
    inline_text,
    marked,
    parse_inlines,
    runs_of,
    token,
)
from tthc_render.document.tree import Inline, MarkedText, Note, Run

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)
MARKS = st.text(alphabet="ab1đ *^~[]()<>\\_₁²:/.-+#|{}“”\ue000\ue001\u00a0", max_size=40)


def shown(text: str) -> list[tuple[str, str]]:
    """Each run as (text, look letters): b bold, i italic, ^ raised, v lowered, @ link, n footnote."""
    inlines, _ = collected(parse_inlines, text)
    return [flat(inline) for inline in inlines]


def flat(inline: Inline) -> tuple[str, str]:
    if isinstance(inline, Note):
        return inline_text(inline.inlines), "ni" if inline.italic else "n"
    raised = {"sup": "^", "sub": "v", "": ""}[inline.vertical]
    return inline.text, "b" * inline.bold + "i" * inline.italic + raised + "@" * bool(inline.link)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Đã tiếp nhận **314.849** hồ sơ", [("Đã tiếp nhận ", ""), ("314.849", "b"), (" hồ sơ", "")]),
        ("(*theo Phụ lục II đính kèm*)", [("(", ""), ("theo Phụ lục II đính kèm", "i"), (")", "")]),
        ("*“Hướng dẫn”*", [("“Hướng dẫn”", "i")]),
        ("***cả hai***", [("cả hai", "bi")]),
        ("**đậm *cả hai* đậm**", [("đậm ", "b"), ("cả hai", "bi"), (" đậm", "b")]),
        ("*nghiêng **cả hai***", [("nghiêng ", "i"), ("cả hai", "bi")]),
        ("***cả hai** nghiêng*", [("cả hai", "bi"), (" nghiêng", "i")]),
        ("**K**iểm soát", [("K", "b"), ("iểm soát", "")]),
        ("**a** **b**", [("a", "b"), (" ", ""), ("b", "b")]),
        ("H~2~O, 100m^2^, x^(1)^", [("H", ""), ("2", "v"), ("O, 100m", ""), ("2", "^"), (", x", ""), ("(1)", "^")]),
        ("4091/UBND-NC₁ ngày", [("4091/UBND-NC", ""), ("1", "v"), (" ngày", "")]),
        ("100m², 5 m³", [("100m², 5 m³", "")]),
        ("10²⁵", [("10", ""), ("25", "^")]),
        ("a₁₂b¹⁰", [("a", ""), ("12", "v"), ("b", ""), ("10", "^")]),
        (
            "PM₂.₅, PM₂,₅, H₂.",
            [("PM", ""), ("2.5", "v"), (", PM", ""), ("2,5", "v"), (", H", ""), ("2", "v"), (".", "")],
        ),
        (
            "10⁰,⁵ 10²,⁵ m², m⁴.",
            [
                ("10", ""),
                ("0,5", "^"),
                (" 10", ""),
                ("2,5", "^"),
                (" m", ""),
                ("2", "^"),
                (", m", ""),
                ("4", "^"),
                (".", ""),
            ],
        ),
        ("*UBND-NC₁*", [("UBND-NC", "i"), ("1", "iv")]),
        ("<https://dichvucong.gov.vn>", [("https://dichvucong.gov.vn", "@")]),
        ("về <rtsp://cam.gov.vn:8554/a_b_c>.", [("về rtsp://cam.gov.vn:8554/a_b_c.", "")]),
        ("(<http://a.vn/x_y*z~t>)", [("(", ""), ("http://a.vn/x_y*z~t", "@"), (")", "")]),
        ("[Cổng **DVC**](https://a.vn/b_(c))", [("Cổng ", "@"), ("DVC", "b@")]),
        ("*[thư](mailto:a@b.vn)*", [("thư", "i@")]),
        ("Kế hoạch^[Số 04/KH-UBND], và", [("Kế hoạch", ""), ("Số 04/KH-UBND", "n"), (", và", "")]),
        ("x^2^^[ghi chú]", [("x", ""), ("2", "^"), ("ghi chú", "n")]),
        (r"\*\*a\*\* \^ \~ \[ \\ \<", [("**a** ^ ~ [ \\ <", "")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected
    assert collected(parse_inlines, text)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "2*3 = 6",
        "2*3*4",
        "2**3 = 8 và 2**4 = 16",
        "5*",
        "5*, 6* và 7*.",
        "(*) Ghi chú",
        "(3)*(4)*(5)",
        "* dấu sao",
        "a * b * c",
        "*****",
        "khoảng ~5, ~6",
        "(~5;~6)",
        "~~gạch~~",
        "a ^ b ^ c",
        "^",
        "^^",
        "ten_bien_dai _x_",
        "“ngoặc kép” – và [ngoặc vuông] (1)",
        "[a](b)",
        "[a](javascript:alert)",
        "<b>3 & 4 {{ x }}</b>",
        "<không phải liên kết>",
        "https://dichvucong.gov.vn, dichvucong.hatinh.gov.vn",
        "C:\\Temp\\đơn vị",
        "\\\\may-chu",
        "\\\\may-chu\\thu-muc",
        "\\\\may-chu\\thư mục\\a và \\\\10.0.0.1\\_chung\\(2)",
        "Thư mục \\\\10.0.0.1\\chung và (\\\\server\\a)",
        "A\u00a0B",
    ],
)
def test_what_looks_like_a_mark_stays_text(text: str) -> None:
    assert collected(parse_inlines, text) == ((Run(text),), [])


@pytest.mark.parametrize(
    ("text", "code", "column", "reads"),
    [
        ("Nhận **314 hồ sơ", "P201", 6, "Nhận **314 hồ sơ"),
        ("Nhận *314 hồ sơ", "P201", 6, "Nhận *314 hồ sơ"),
        ("Nhận ***314 hồ sơ", "P201", 6, "Nhận ***314 hồ sơ"),
        ("Nhận 314** hồ sơ", "P201", 9, "Nhận 314** hồ sơ"),
        ("một *hai và *ba*", "P201", 5, "một *hai và ba"),
        ("**a ***b*", "P201", 1, "**a **b"),
        ("x^[mở mà không đóng", "P202", 2, "x^[mở mà không đóng"),
        ("x^[a [b]", "P202", 2, "x^[a [b]"),
        ("x^[]", "P210", 2, "x^[]"),
        ("x^[ ] y", "P210", 2, "x^[ ] y"),
    ],
)
def test_a_mark_without_its_other_half_is_printed_and_reported(text: str, code: str, column: int, reads: str) -> None:
    inlines, findings = collected(parse_inlines, text, Place("a.yaml", 7, 1))
    assert inline_text(inlines) == reads
    assert (findings[0].code, findings[0].where) == (code, Place("a.yaml", 7, column))
    assert text[column - 1 :].startswith(findings[0].details["text"])


@pytest.mark.parametrize(
    ("text", "column", "right"),
    [
        ("xã *chưa*tổ chức", 4, "*chưa* tổ"),
        ("xã *chưa họp*và kiểm tra", 4, "*chưa họp* và"),
        ("*UBND*xã", 1, "*UBND* xã"),
        ("UBND*xã* họp", 5, "UBND *xã*"),
        ("xã*chưa họp*, kiểm tra", 3, "xã *chưa họp*"),
    ],
)
def test_italic_words_beside_a_letter_are_told_with_their_blank(text: str, column: int, right: str) -> None:
    _, findings = collected(parse_inlines, text, Place("a.yaml", 7, 1))
    assert [(item.code, item.where.column, item.details["right"]) for item in findings] == [("D672", column, right)]


@pytest.mark.parametrize("text", ["2*3*4 m", "S = a*b*c", "xã *chưa* họp", "xã* họp", "(*) ghi chú", "5*4*m"])
def test_stars_that_are_no_italic_words_are_silent(text: str) -> None:
    assert collected(parse_inlines, text, Place("a.yaml", 7, 1))[1] == []


def test_a_note_inside_a_note_stays_text_and_is_reported() -> None:
    inlines, findings = collected(parse_inlines, "a^[một ^[hai] ba]b", Place("a.yaml", 1, 11))
    assert inlines == (Run("a"), Note((Run("một ^[hai] ba"),)), Run("b"))
    assert [(one.code, one.where.column) for one in findings] == [("P203", 18)]


@pytest.mark.parametrize(("letters", "reported"), [(LONG_NOTE, []), (LONG_NOTE + 1, [("D779", 2)])])
def test_a_note_that_may_find_no_room_on_a_page_is_reported(letters: int, reported: list[tuple[str, int]]) -> None:
    inlines, findings = collected(parse_inlines, f"a^[{'b' * letters}]", Place("a.yaml", 1, 1))
    assert inlines == (Run("a"), Note((Run("b" * letters),)))
    assert [(one.code, one.where.column) for one in findings] == reported


def test_columns_start_where_the_text_starts_and_are_left_out_if_unknown() -> None:
    assert collected(parse_inlines, "ab **c", Place("a.yaml", 3, 13))[1][0].where == Place("a.yaml", 3, 16)
    assert collected(parse_inlines, "ab **c", Place("a.yaml", 3))[1][0].where == Place("a.yaml", 3)


def test_findings_of_one_line_are_few_and_in_order() -> None:
    _, findings = collected(parse_inlines, "*a ^[b " * 50, Place("a.yaml", 1, 1))
    assert len(findings) == FINDINGS_PER_LINE
    assert [one.where for one in findings] == sorted(one.where for one in findings)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("C:\\\\Users", "C:\\Users"), ("\\\\", "\\"), ("a\\\\b", "a\\b")],
)
def test_two_backslashes_are_one_elsewhere(text: str, printed: str) -> None:
    assert collected(parse_inlines, text) == ((Run(printed),), [])


@pytest.mark.parametrize(
    "text", ["\\server", "\\\\server", "\\\\\\server", "a \\\\b", "\\*", "\\²", "\\é", "\\", "a\\\n\\b"]
)
def test_backslashes_of_data_are_printed_as_they_are(text: str) -> None:
    assert collected(parse_inlines, escape(text)) == ((Run(text),), [])


@pytest.mark.parametrize(
    ("text", "note_is_italic"),
    [
        ("(*được cập nhật chi tiết trên phần mềm*^[Hệ thống tại địa chỉ: <http://baocaobnv.moha.gov.vn/>])", False),
        ("(*được cập nhật chi tiết trên phần mềm^[Hệ thống tại địa chỉ: <http://baocaobnv.moha.gov.vn/>]*)", True),
    ],
)
def test_a_note_beside_and_inside_italics(text: str, note_is_italic: bool) -> None:
    address = "http://baocaobnv.moha.gov.vn/"
    note = Note((Run("Hệ thống tại địa chỉ: "), Run(address, link=address)), italic=note_is_italic)
    words = Run("được cập nhật chi tiết trên phần mềm", italic=True)
    assert collected(parse_inlines, text) == ((Run("("), words, note, Run(")")), [])


def test_a_note_has_marks_links_and_balanced_brackets_of_its_own() -> None:
    inlines, findings = collected(parse_inlines, "**x^[ *nghiêng* [a] [b](https://c.vn) NC₁ ]**")
    note = Note(
        (
            Run("nghiêng", italic=True),
            Run(" [a] "),
            Run("b", link="https://c.vn"),
            Run(" NC"),
            Run("1", vertical="sub"),
        )
    )
    assert (inlines, findings) == ((Run("x", bold=True), note), [])


def test_narrative_inside_a_line_takes_the_look_around_it() -> None:
    texts: dict[str, tuple[Inline, ...]] = {"a": (Run("x "), Run("y", bold=True)), "b": (Note((Run("z"),)),)}
    inlines, findings = collected(parse_inlines, f"1 *{token('a')}*{token('b')}", expand_inline=lambda key: texts[key])
    assert inlines == (Run("1 "), Run("x ", italic=True), Run("y", True, True), Note((Run("z"),)))
    assert findings == []


def test_a_token_without_narrative_is_plain_text() -> None:
    assert collected(parse_inlines, token("a"))[0] == (Run(token("a")),)


def sample_spans() -> list[tuple[str, str, str]]:
    with (SAMPLES / "inline.tsv").open(encoding="utf-8") as file:
        return [(row["kind"], row["span"], row["paragraph starts"]) for row in csv.DictReader(file, delimiter="\t")]


WRITTEN = {"bold": ("**{}**", "b"), "italic": ("*{}*", "i"), "link": ("<{}>", "@")}


@pytest.mark.parametrize(("kind", "span", "start"), sample_spans())
def test_every_span_of_the_issued_reports_can_be_written(kind: str, span: str, start: str) -> None:
    if kind in WRITTEN:
        pattern, look = WRITTEN[kind]
        parts = collected(parse_inlines, f"{start} ({pattern.format(span)})")[0]
        assert "".join(text for text, its in map(flat, parts) if look in its).translate(SUBSCRIPTS) == span.replace(
            "⁴", "4"
        )
        assert inline_text(parts) == f"{start} ({span})"
    else:
        # ² is a sign of the font; a raised 2 is typed as ^2^.
        *before, (digit, look) = shown(span.replace("²", "^2^"))
        assert (before[0][1], look) == ("", "^" if kind == "superscript" else "v")
        assert digit.isdecimal()
        assert inline_text(collected(parse_inlines, span)[0]) == span


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("2*3", r"2\*3"),
        ("- a", r"\- a"),
        ("-5", r"\-5"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("2.1. a", r"2.1\. a"),
        ("đ) a", r"đ\) a"),
        ("(iv) a", r"(iv\) a"),
        ("{.unit} a", r"\{.unit} a"),
        ("[[bảng: II.06a]]", r"\[\[bảng: II.06a\]\]"),
        ("a\n  + b\r\n2. c", "a\n  \\+ b\r\n2\\. c"),
        ("1.5 triệu, 15.3.2024, a-b", "1.5 triệu, 15.3.2024, a-b"),
        (token("x"), "\\\ue000x\\\ue001"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.one_of(WORDS, MARKS))
def test_what_is_escaped_reads_back(text: str) -> None:
    assert collected(parse_inlines, escape(text), expand_inline=lambda key: (Run("!"),)) == (
        (Run(text),) if text else (),
        [],
    )


@given(MARKS)
def test_escaped_data_does_not_change_the_marks_around_it(data: str) -> None:
    marked = collected(parse_inlines, f"**a {escape(data)}z** *b {escape(data)}z*")[0]
    assert [flat(one) for one in marked] == [(f"a {data}z", "b"), (" ", ""), (f"b {data}z", "i")]


@given(st.one_of(WORDS, MARKS))
def test_no_text_raises_and_no_neighbours_share_a_look(text: str) -> None:
    inlines, findings = collected(parse_inlines, text, Place("a.yaml", 1, 1))
    assert all(inline.text for inline in inlines if isinstance(inline, Run))
    for one, other in pairwise(inlines):
        if isinstance(one, Run) and isinstance(other, Run):
            assert replace(one, text="") != replace(other, text="")
    assert all(1 <= one.where.column <= len(text) for one in findings)
    for one in findings:
        assert one.message()
        assert "{" not in one.message().replace(visible(one.details.get("text", "")), "")


@given(st.text(alphabet="abcđếƠ 0123456789.,;:()“”/-%_", max_size=80))
def test_prose_without_marks_is_one_run(text: str) -> None:
    assert collected(parse_inlines, text) == ((Run(text),) if text else (), [])


@pytest.mark.parametrize("piece", ["^[", "[", "*a ", "**", "^a", "~a", "<https://a", "[a](mailto:(x)", "\\", "\ue000"])
def test_a_huge_line_of_marks_is_read(piece: str) -> None:
    text = piece * 20_000
    assert inline_text(collected(parse_inlines, text)[0])


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("1.", True),
        ("2.1.", True),
        ("12)", True),
        ("(1)", True),
        ("(i)", True),
        ("iv)", True),
        ("đ)", True),
        ("2024.", False),
        ("2.1", False),
        ("a.", False),
        ("ab)", False),
        ("I.", False),
    ],
)
def test_labels(text: str, is_label: bool) -> None:
    assert bool(re.fullmatch(LABEL, text)) is is_label


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("25 m² và 3 m³", [Run("25 m² và 3 m³")]),
        ("Ca²⁺", [Run("Ca"), Run("2+", vertical="sup")]),
        ("10⁻³ g", [Run("10"), Run("−3", vertical="sup"), Run(" g")]),
        (
            "xⁿ⁺¹, SO₄²⁻",
            [Run("x"), Run("n+1", vertical="sup"), Run(", SO"), Run("4", vertical="sub"), Run("2−", vertical="sup")],
        ),
        ("PM₂.₅, CO₂.", [Run("PM"), Run("2.5", vertical="sub"), Run(", CO"), Run("2", vertical="sub"), Run(".")]),
        ("10⁰,⁵", [Run("10"), Run("0,5", vertical="sup")]),
        ("Hₓ₍ₙ₎", [Run("H"), Run("x(n)", vertical="sub")]),
    ],
)
def test_signs_that_text_fonts_lack_are_set_high_or_low(text: str, runs: list[Run]) -> None:
    assert runs_of(text) == runs


@pytest.mark.parametrize(
    ("text", "words", "runs"),
    [
        ("UBND tỉnh", "UBND tỉnh", None),
        ("Lưu: VT, NC~1~.", "Lưu: VT, NC₁.", [Run("Lưu: VT, NC"), Run("1", vertical="sub"), Run(".")]),
        ("UBND tỉnh *(để báo cáo)*;", "UBND tỉnh (để báo cáo);", [
            Run("UBND tỉnh "), Run("(để báo cáo)", italic=True), Run(";")]),
        ("[Cổng](https://a.vn) **tốt**", "Cổng tốt", [Run("Cổng"), Run(" "), Run("tốt", bold=True)]),
    ],
)  # fmt: skip
def test_a_marked_line_is_its_plain_words(text: str, words: str, runs: list[Run] | None) -> None:
    line, findings = collected(marked, text)
    assert (line, findings) == (words, [])
    assert (list(line.runs) if isinstance(line, MarkedText) else None) == runs
    assert pickle.loads(pickle.dumps(line)) == line


def test_a_footnote_has_no_place_in_a_line() -> None:
    line, findings = collected(marked, "UBND tỉnh^[để báo cáo]")
    assert line == "UBND tỉnh^[để báo cáo]"
    assert [item.code for item in findings] == ["D750"]


@given(st.text("ab *~^12₃", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_part_of_a_line_keeps_its_formatting(text: str, start: int, end: int) -> None:
    line, _ = collected(marked, text)
    if isinstance(line, MarkedText):
        part = line.part(start, end)
        assert part == str(line)[start:end]
        assert inline_text(part.runs) == part


@pytest.mark.parametrize(
    ("text", "calls"),
    [("85%^[Một]^[Hai].", "85%*,*."), ("**A**^[Một]^[Hai]^[Ba]", "A*,*,*"), ("A^[Một] B^[Hai]", "A* B*")],
)
def test_calls_of_two_notes_at_one_place_do_not_read_as_one_number(text: str, calls: str) -> None:
    inlines, _ = collected(parse_inlines, text, place=Place())
    assert "".join("*" if isinstance(item, Note) else item.text for item in inlines) == calls
