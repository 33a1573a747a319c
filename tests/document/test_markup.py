"""Lines become blocks: every kind of line, mistyped marks, narrative, and the five issued reports word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.collecting import collected
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, Severity, catalogue, entry
from tthc_render.document.block_text import to_text
from tthc_render.document.inlines import MARGIN, escape, parse_inlines, token
from tthc_render.document.markup import FormRef, Piece, lines_of, parse_blocks
from tthc_render.document.numbering import check_labels, number_headings, number_notes, number_runins
from tthc_render.document.tree import Block, Figure, Heading, Inline, Item, Note, Paragraph, Run, Table, plain

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
FILE = "bao-cao.yaml"
NARRATIVE = st.text(alphabet="ab1đi \n\r\t*^[]()#+-.\\{}|₁\ue000\ue001\u00a0", max_size=60)


def read(text: str, *, headings: bool = True) -> tuple[list[Piece], list[Finding]]:
    return collected(parse_blocks, text, lines_of(FILE), headings=headings)


def at(line: int, column: int = 1) -> Place:
    return Place(FILE, line, column)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Một đoạn văn.", Paragraph((Run("Một đoạn văn."),), where=at(1))),
        ("# KẾT QUẢ", Heading(1, (Run("KẾT QUẢ"),), where=at(1))),
        ("#### Mục *nhỏ*", Heading(4, (Run("Mục "), Run("nhỏ", italic=True)), where=at(1))),
        ("## [6.] Mục sáu", Heading(2, (Run("Mục sáu"),), "6.", True, at(1))),
        ("# [] Mở đầu", Heading(1, (Run("Mở đầu"),), "", True, at(1))),
        ("# [Phần thứ nhất.] Mở đầu", Heading(1, (Run("Mở đầu"),), "Phần thứ nhất.", True, at(1))),
        ("# [a](https://b.vn)", Heading(1, (Run("a", link="https://b.vn"),), where=at(1))),
        ("# [6.]", Heading(1, (Run("[6.]"),), where=at(1))),
        ("## 6 tháng đầu năm", Heading(2, (Run("6 tháng đầu năm"),), where=at(1))),
        ("- Tổng số: 0", Item("-", (Run("Tổng số: 0"),), 0, at(1))),
        ("-\u00a0dán từ Word", Item("-", (Run("dán từ Word"),), 0, at(1))),
        ("+ Tại xã", Item("+", (Run("Tại xã"),), 0, at(1))),
        (". Thôn Một", Item(".", (Run("Thôn Một"),), 0, at(1))),
        ("  . 12 hộ", Item(".", (Run("12 hộ"),), 1, at(1, 3))),
        (". . . . .", Paragraph((Run(". . . . ."),), where=at(1))),
        (".5 ha", Paragraph((Run(".5 ha"),), where=at(1))),
        ("  - con", Item("-", (Run("con"),), 1, at(1, 3))),
        ("\t- con", Item("-", (Run("con"),), 1, at(1, 2))),
        (" - lệch một dấu cách", Item("-", (Run("lệch một dấu cách"),), 0, at(1, 2))),
        ("#. một", Paragraph((Run("một"),), label="#.", where=at(1))),
        ("#) một", Paragraph((Run("một"),), label="#)", where=at(1))),
        ("3. Các sở", Paragraph((Run("Các sở"),), label="3.", where=at(1))),
        ("2.1. UBND tỉnh", Paragraph((Run("UBND tỉnh"),), label="2.1.", where=at(1))),
        ("a) một", Paragraph((Run("một"),), label="a)", where=at(1))),
        ("đ)\u00a0một", Paragraph((Run("một"),), label="đ)", where=at(1))),
        ("(1) một", Paragraph((Run("một"),), label="(1)", where=at(1))),
        ("(iv) một", Paragraph((Run("một"),), label="(iv)", where=at(1))),
        ("2024. Năm bản lề", Paragraph((Run("2024. Năm bản lề"),), where=at(1))),
        ("1.5 triệu đồng", Paragraph((Run("1.5 triệu đồng"),), where=at(1))),
        ("100% TTHC", Paragraph((Run("100% TTHC"),), where=at(1))),
        ("    bốn dấu cách", Paragraph((Run("bốn dấu cách"),), where=at(1, 5))),
        ("\u00a0thụt ", Paragraph((Run("thụt"),), where=at(1, 2))),
        ("-5 độ", Paragraph((Run("-5 độ"),), where=at(1))),
        (r"\- a", Paragraph((Run("- a"),), where=at(1))),
        (r"\# a", Paragraph((Run("# a"),), where=at(1))),
        (r"\1. a", Paragraph((Run("1. a"),), where=at(1))),
        (r"\đ) a", Paragraph((Run("đ) a"),), where=at(1))),
        (r"\(1) a", Paragraph((Run("(1) a"),), where=at(1))),
        (r"\[[bảng: II.06a]]", Paragraph((Run("[[bảng: II.06a]]"),), where=at(1))),
        ("{.unit} Đơn vị tính: hồ sơ", Paragraph((Run("Đơn vị tính: hồ sơ"),), "unit", where=at(1))),
        ("{.ghi-chu} (1) một", Paragraph((Run("một"),), "ghi-chu", "(1)", at(1))),
        ("{.trong}", Paragraph((), "trong", where=at(1))),
        ("{không} phải kiểu", Paragraph((Run("{không} phải kiểu"),), where=at(1))),
        ("[[bảng: II.06a]]", FormRef("II.06a", "", at(1))),
        ("[[Biểu:II.06a]]", FormRef("II.06a", "", at(1))),
        ("[[bảng: II.07b | phần 2]]", FormRef("II.07b", "phan_2", at(1))),
        ("[[bang: II.07b | phan_1]]", FormRef("II.07b", "phan_1", at(1))),
        ("[[bảng: II.07b | phần tong_hop]]", FormRef("II.07b", "tong_hop", at(1))),
        ("[[hình: so-do.png]]", Figure("so-do.png", 150.0, (), at(1))),
        ("[[hình: a b.png | rộng 120,5 mm]]", Figure("a b.png", 120.5, (), at(1))),
        (
            r"[[hình: a\|b.png | Hình 1. *Sơ đồ* | rộng 80]]",
            Figure("a|b.png", 80.0, (Run("Hình 1. "), Run("Sơ đồ", italic=True)), at(1)),
        ),
        ("[[hình: a.png | rộng 400]]", Figure("a.png", 400.0, (), at(1))),
    ],
)
def test_one_line(text: str, block: Piece) -> None:
    assert read(text) == ([block], [])


@pytest.mark.parametrize(
    ("lines", "deeper"),
    [
        (["- a", "+ b", "a) c", "1. d"], [0, 0, 0, 0]),
        (["1. a", "  a) b", "    - c", "      + d", "  b) e", "2. f"], [0, 1, 2, 3, 1, 0]),
        (["- a", "    + b", "  - c", "- d"], [0, 1, 1, 0]),
        (["- a", "  + b", "    . c", "    . d", "  + e", "- f"], [0, 1, 2, 2, 1, 0]),
        (["Như sau:", "  - a", "  - b", "Đoạn.", "- c"], [0, 1, 1, 0, 0]),
        (["- a", "\t+ b", " - c"], [0, 1, 0]),
        (["- a", "  đoạn thụt", "  • b"], [0, 0, 1]),
        (["- a", "  + b", "# Mục", "  - c", "    - d"], [0, 1, 0, 1, 2]),
        (["  {.ghi-chu} (1) a", "- b"], [0, 0]),
        ([" " * 2 * n + "- a" for n in range(12)], [*range(9), 8, 8, 8]),
    ],
)
def test_lines_of_lists_are_as_deep_as_they_are_nested(lines: list[str], deeper: list[int]) -> None:
    pieces, _ = read("\n".join(lines))
    assert [getattr(piece, "deeper", 0) for piece in pieces] == deeper


@pytest.mark.parametrize(("width", "printed"), [("9999", 400.0), ("401", 400.0), ("0", 150.0), ("0,0 mm", 150.0)])
def test_a_width_that_no_picture_has_is_an_error(width: str, printed: float) -> None:
    pieces, findings = read(f"[[hình: a.png | rộng {width}]]")
    assert pieces == [Figure("a.png", printed, (), at(1))]
    assert [item.code for item in findings] == ["D774"]


def test_one_line_is_one_paragraph_and_blank_lines_part_nothing() -> None:
    pieces, findings = read("- b\nmột\r\n\r\n \t \rhai\n==\n    ba\n")
    assert to_text(pieces) == ["- b", "một", "hai", "==", "ba"]
    assert [piece.where.line for piece in pieces] == [1, 2, 5, 6, 7]
    assert findings == []


@pytest.mark.parametrize(
    ("text", "code", "column", "reads"),
    [
        ("## 1. Công tác", "P103", 4, "1. Công tác"),
        ("# IV. KIẾN NGHỊ", "P103", 3, "IV. KIẾN NGHỊ"),
        ("## [2.] a) Công tác", "P103", 9, "2. a) Công tác"),
        ("===", "D755", 1, "==="),
        ("---", "D755", 1, "---"),
        ("> trích", "D775", 1, "> trích"),
        ("[[bang II.06a]]", "P205", 1, "[[bang II.06a]]"),
        ("[[bảng:]]", "P205", 1, "[[bảng:]]"),
        ("[[bảng: a | b]]", "P205", 1, "[[bảng: a | b]]"),
        ("[[bảng: a | phần 1 | phần 2]]", "P205", 1, "[[bảng: a | phần 1 | phần 2]]"),
        ("[[TABLE a.csv]]", "P205", 1, "[[TABLE a.csv]]"),
        ("[[hình: a.png | rộng nhỏ]]", "P205", 1, "[[hình: a.png | rộng nhỏ]]"),
        ("[[hình: a.png | một | hai]]", "P205", 1, "[[hình: a.png | một | hai]]"),
        ("Xem [[bảng: II.06a]] sau", "P206", 5, "Xem [[bảng: II.06a]] sau"),
        ("- Xem [[hình: a.png]]", "P206", 7, "- Xem [[hình: a.png]]"),
        ("-Tổng số", "P207", 1, "-Tổng số"),
        ("  +Tại xã", "P207", 3, "+Tại xã"),
        ("##Mục", "P207", 1, "##Mục"),
        ("-", "P208", 1, "-"),
        ("## ", "P208", 1, "##"),
        ("#.", "P208", 1, "#."),
        ("• ", "P208", 1, "•"),
        ("  –", "P208", 3, "–"),
        ("\uf0b7", "P208", 1, "\uf0b7"),
        ("##### Mục năm", "P209", 1, "Mục năm"),
        ("- Nhận **314 hồ sơ", "P201", 8, "- Nhận **314 hồ sơ"),
        ("  1. Nhận *314 hồ sơ", "P201", 11, "1. Nhận *314 hồ sơ"),
        ("[[hình: a.png | *Sơ đồ]]", "P201", 17, "*Sơ đồ"),
    ],
)
def test_a_mistyped_mark_is_printed_and_reported(text: str, code: str, column: int, reads: str) -> None:
    pieces, findings = read(f"một\n{text}")
    assert to_text(pieces) == ["một", reads]
    assert [(one.code, one.where) for one in findings] == [(code, at(2, column))]
    assert "{" not in findings[0].message() + findings[0].hint() + findings[0].message("en") + findings[0].hint("en")


def test_narrative_may_not_bring_headings() -> None:
    pieces, findings = read("một\n  ## [6.] Kết quả **đạt**\n##### năm\n- hai\n[[bảng: II.06a]]", headings=False)
    assert not any(isinstance(piece, Heading) for piece in pieces)
    assert to_text(pieces) == ["một", "[6.] Kết quả đạt", "năm", "- hai", "[[bảng: II.06a]]"]
    assert [(one.code, one.where) for one in findings] == [("P204", at(2, 3)), ("P204", at(3))]
    assert findings[0].severity is Severity.ERROR
    assert "##" in findings[0].hint()


def test_a_line_that_is_a_token_becomes_the_blocks_of_the_narrative() -> None:
    own = lines_of("du-lieu.yaml", first=40, column=5)
    asked: list[str] = []

    def expand(key: str) -> Sequence[Piece]:
        asked.append(key)
        pieces, findings = collected(parse_blocks, "- một\n# hai", own, headings=False)
        assert [one.where for one in findings] == [Place("du-lieu.yaml", 41, 5)]
        return pieces

    pieces, findings = collected(
        parse_blocks,
        f"# MỤC\n  {token('cong_khai')} \n- trong: {token('cong_khai')}",
        lambda line: Place("content.md"),
        expand=expand,
        expand_inline=lambda key: (Run(key.upper()),),
    )
    assert to_text(pieces) == ["MỤC", "- một", "hai", "- trong: CONG_KHAI"]
    assert [str(piece.where) for piece in pieces] == [
        "content.md",
        "du-lieu.yaml:40:5",
        "du-lieu.yaml:41:5",
        "content.md",
    ]
    assert (asked, findings) == (["cong_khai"], [])


def test_a_token_in_data_is_never_expanded() -> None:
    def expand(key: str) -> Sequence[Piece]:
        raise AssertionError(key)

    def expand_inline(key: str) -> Sequence[Inline]:
        raise AssertionError(key)

    data = token("mat")
    pieces, _ = collected(
        parse_blocks, f"{escape(data)}\n- {escape(data)}", lines_of(FILE), expand=expand, expand_inline=expand_inline
    )
    assert to_text(pieces) == [data, f"- {data}"]
    assert to_text(read(data, headings=False)[0]) == [data]


@given(st.one_of(NARRATIVE, st.text(max_size=60)), st.booleans())
@example("||", False)
@example("|a|\n|--|\n|b|", False)
def test_any_text_is_read_and_no_line_is_lost(text: str, headings: bool) -> None:
    pieces, findings = read(text, headings=headings)
    lines = [line.strip(MARGIN) for line in re.split(r"\r\n?|\n", text)]
    taken = sum(len(piece.rows) + 2 if isinstance(piece, Table) else 1 for piece in pieces)
    count = len([line for line in lines if line])
    assert taken < count if {one.code for one in findings} & {"D753", "T764"} else taken == count
    assert headings or not any(isinstance(piece, Heading) for piece in pieces)
    for one in findings:
        assert 1 <= one.where.line <= len(lines)
        assert one.message()
        assert one.message("en")


@given(st.one_of(NARRATIVE, st.text(max_size=60), st.text("\u00a0\u2003\u3000 -+#1.a", max_size=6)))
@example(". 1")
def test_escaped_data_is_plain_paragraphs(text: str) -> None:
    pieces, findings = read(escape(text))
    lines = [line.strip(MARGIN) for line in re.split(r"\r\n?|\n", text)]
    assert to_text(pieces) == [line for line in lines if line]
    assert all(isinstance(piece, Paragraph) and not piece.label + piece.style for piece in pieces)
    assert findings == []


@given(st.lists(st.text(alphabet="abcđếƠ 0123456789.,;:()“”/%_₁²", min_size=1), max_size=6))
def test_plain_text_reads_as_it_is_written(lines: list[str]) -> None:
    pieces, _ = read("\n".join(lines))
    seen = [" ".join(line.split(" ")).strip() for line in lines if line.strip()]
    assert [re.sub(" +", " ", line) for line in to_text(pieces)] == [re.sub(" +", " ", line) for line in seen]


# The five issued reports. Headings are written without their numbers; `FORCED` lists those whose printed
# number breaks the sequence, `RUNINS` the numbered lines that are paragraphs.
REPORTS = {
    "so-ngoai-vu-kiem-soat-tthc-2024-q2": [],
    "cam-xuyen-cai-cach-tthc-2024-02": ["2.4. → 1.4."],
    "bac-giang-kiem-soat-tthc-2024-6-thang": ["e) → đ)"],
    "ha-tinh-cai-cach-tthc-2024": ["c) → b)"],
    "ha-tinh-cai-cach-hanh-chinh-2024-q1": ["III. → IV."],
}
FORCED = {
    "cam-xuyen-cai-cach-tthc-2024-02": ("2.4. Kết quả số hóa",),
    "bac-giang-kiem-soat-tthc-2024-6-thang": ("e) Về tổ chức",),
    "ha-tinh-cai-cach-tthc-2024": ("c) Việc phân cấp",),
    "ha-tinh-cai-cach-hanh-chinh-2024-q1": ("III. PHƯƠNG HƯỚNG",),
}
RUNINS = {
    "so-ngoai-vu-kiem-soat-tthc-2024-q2": r"III\. PHƯƠNG",
    "bac-giang-kiem-soat-tthc-2024-6-thang": r"IV\. NHIỆM",
    "ha-tinh-cai-cach-tthc-2024": r"III\. NHIỆM",
}
HEADING_MARKS = ((r"[IVX]+\.", "#"), (r"\d+\.", "##"), (r"\d+\.\d+\.", "###"), (r"[a-zđ]\)", "####"))


def body_and_notes(name: str) -> tuple[list[str], dict[str, str]]:
    body, _, rest = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").partition("\n--- footnotes\n")
    notes = dict(line.split("\t") for line in rest.split("\n--- ")[0].splitlines())
    lines = body.split("\n--- ")[0].splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("I. "))
    return lines[first : lines.index("Nơi nhận:")], notes


def as_source(name: str) -> str:
    """The body of a sample as a writer would put it into the grammar."""
    lines, notes = body_and_notes(name)
    runins = False
    out = []
    for line in lines:
        text = re.sub(r"(?<!100m)[⁰¹²³⁴-⁹]+", lambda match: f"^[{notes[digits(match[0])]}]", line)
        runins |= bool(re.match(RUNINS.get(name, r"\Z"), line))
        mark = next((mark for pattern, mark in HEADING_MARKS if re.match(pattern + " ", line)), "")
        if line.startswith(FORCED.get(name, "\n")):
            label, title = text.split(" ", 1)
            out.append(f"{mark} [{label}] {title}")
        elif mark and not (runins and mark == "##") and not line.startswith(("2.1. UBND", "2.2. Về", "2.4. Tổng")):
            out.append(f"{mark} {text.split(' ', 1)[1]}")
        else:
            out.append(text)
    return "\n".join(out)


def digits(text: str) -> str:
    return text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))


@pytest.mark.parametrize("name", REPORTS)
def test_an_issued_report_reads_word_for_word(name: str) -> None:
    lines, notes = body_and_notes(name)
    pieces, found = read(as_source(name))
    blocks: list[Block] = [piece for piece in pieces if not isinstance(piece, FormRef)]
    labelled, broken = collected(number_headings, number_runins(blocks))
    numbered, _ = number_notes(labelled)
    assert to_text(numbered) == lines
    assert [f"{one.details['label']} → {one.details['expected']}" for one in broken] == REPORTS[name]
    assert (found, check_labels(labelled)) == ([], [])
    calls = [one for block in numbered for one in getattr(block, "inlines", ()) if isinstance(one, Note)]
    assert {str(call.number): to_text([Paragraph(call.inlines)])[0] for call in calls} == notes


def codes_of(example: str) -> set[str]:
    """Codes found in an example of the catalogue; the one of narrative is a key of YAML with its text below."""
    first, _, rest = example.partition("\n")
    headings = not first.endswith(": |")
    pieces, found = read(example if headings else rest, headings=headings)
    labelled, broken = collected(number_headings, number_runins(pieces))
    return {one.code for one in (*found, *broken, *check_labels(labelled))}


@pytest.mark.parametrize("code", [code for code in catalogue() if code.startswith(("P1", "P2"))])
def test_the_examples_of_the_catalogue_are_wrong_and_right(code: str) -> None:
    assert code in codes_of(entry(code)["wrong"])
    assert code not in codes_of(entry(code)["right"])


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf076", "➢", "✓", "·", "∙", "▪", "◆", "▶", *"‐‑‒–—―−⁃"])
def test_bullets_of_word_and_web_pages_are_items(sign: str) -> None:
    blocks, findings = read(f"{sign} Việc một")
    assert [type(block).__name__ for block in blocks] == ["Item"]
    assert [item.code for item in findings] == ["D625"]


@pytest.mark.parametrize("text", ["−5 độ", "\\− Việc một", "→ Việc một", "☐ Việc một", "★ Việc một", "− "])
def test_signs_that_are_no_bullets_are_printed_as_typed(text: str) -> None:
    blocks, findings = read(text)
    assert [type(block).__name__ for block in blocks] == ["Paragraph"]
    assert "D625" not in {item.code for item in findings}


def test_a_letter_behind_a_backslash_is_printed_and_no_bullet() -> None:
    blocks, findings = read("- Việc một\n\\o Việc hai")
    assert [type(block).__name__ for block in blocks] == ["Item", "Paragraph"]
    assert isinstance(blocks[1], Paragraph)
    assert plain(blocks[1].inlines) == "o Việc hai"
    assert findings == []


@pytest.mark.parametrize("text", ["\\- xem \\v Xyz", "\\1. xem \\o Xyz", "\\* xem \\§ Xyz"])
def test_a_backslash_is_taken_away_at_the_start_only(text: str) -> None:
    blocks, _ = read(text)
    assert isinstance(blocks[0], Paragraph)
    assert "\\" not in plain(blocks[0].inlines)[:3]
    assert plain(blocks[0].inlines).endswith(text.partition("xem ")[2].replace("\\§", "§"))


def test_columns_behind_a_backslash_at_the_start_are_those_that_were_typed() -> None:
    line = "\\v Việc ~~hai~~"
    _, findings = read(line)
    assert [(item.code, item.where.column) for item in findings] == [("D775", line.index("~~") + 1)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Gồm:\no Việc một", 1),
        ("- Việc một\n\no Chữ", 2),
        ("o Việc một\no Việc hai", 2),
        ("o Việc một\n• Việc hai", 2),
        ("Gồm:\n→ Việc một\n→ Việc hai", 2),
        ("• Việc một\n→ Việc hai\no Việc ba", 3),
        ("Câu trước.\n→ Kết quả.\nCâu sau.", 0),
        ("+Việc ba\no Việc bốn", 1),
        ("o Việc ba\n-Việc bốn", 1),
        ("➢ Việc một\n+Việc hai\no Việc ba\no Việc bốn", 3),
        ("#Việc\no Chữ", 0),
        ("v Việc một\nv Việc hai", 2),
        ("Ø Việc một\n§ Việc hai\nè Việc ba", 3),
        ("ü Việc một", 1),
        ("v Chữ v đứng một mình", 0),
        ("v = s/t\nv là vận tốc", 0),
        ("Ống gồm:\nØ 110 dài 20 m\nØ 90 dài 5 m", 0),
        ("§ 5 Luật\n§ 6 Luật", 0),
        ("o Chữ o đứng một mình", 0),
        ("Câu trước.\no Chữ\nCâu sau.", 0),
        ("o chữ\no chữ", 0),
    ],
)
def test_letters_of_bullets_are_bullets_in_a_list_only(text: str, items: int) -> None:
    blocks, findings = read(text)
    assert sum(isinstance(block, Item) for block in blocks) == items
    assert {item.code for item in findings} <= {"D625", "P207"}
    assert items == 0 or "D625" in {item.code for item in findings}
    assert items or "#" in text or findings == []


@pytest.mark.parametrize(
    ("text", "told"), [("2.Việc hai", True), ("12)Đã xong", True), ("2. Việc hai", False), ("2.UBND", False)]
)
def test_a_number_that_touches_its_word_is_told(text: str, told: bool) -> None:
    _, findings = read(text)
    assert ("P207" in {item.code for item in findings}) is told


def test_a_small_word_after_o_is_no_bullet() -> None:
    blocks, _ = read("o bế người dân")
    assert [type(block).__name__ for block in blocks] == ["Paragraph"]


@pytest.mark.parametrize(
    ("narrative", "end", "last"),
    [
        ("#. Một.\n#. Hai", "./.", ("#.", "Hai./.")),
        ("#. Một.\n#. Hai.", "./.", ("#.", "Hai./.")),
        ("#. Một.\n#. Hai./.", "./.", ("#.", "Hai./.")),  # typed already
        ("#. Một.\n#. Hai.", "/.", ("#.", "Hai./.")),
        ("#. Một.\n#. Hai", "/.", ("#.", "Hai./.")),
        ("Hai./.\n(Gửi kèm: Dự thảo.)", "/.", ("", "(Gửi kèm: Dự thảo.)")),
        ("Hai./.\n(Gửi kèm: Dự thảo.)", "./.", ("", "(Gửi kèm: Dự thảo.)")),
        ("Một câu", ".", ("", "Một câu.")),
        ("Một câu.", ".", ("", "Một câu.")),
    ],
)
def test_a_narrative_with_the_end_of_the_text_behind_it(narrative: str, end: str, last: tuple[str, str]) -> None:
    findings = Findings()

    def expand(key: str) -> list[Piece]:
        return parse_blocks(narrative, lines_of("a.yaml"), findings, headings=False)

    blocks = parse_blocks(f"{token('dieu')}{end}", lines_of("content.md"), findings, expand=expand)
    assert len(blocks) == narrative.count("\n") + 1
    found = blocks[-1]
    assert isinstance(found, Paragraph)
    assert (found.label, plain(found.inlines)) == last
    assert not findings


@pytest.mark.parametrize("narrative", ["thống nhất", "thống nhất.", "thống nhất;", "thống nhất./.", "**thống nhất.**"])
def test_the_end_of_a_line_of_the_outline_is_there_once(narrative: str) -> None:
    findings = Findings()

    def expand_inline(key: str) -> list[Inline]:
        return list(parse_inlines(narrative, findings))

    text = f"Cuộc họp kết thúc vào {token('ket_thuc')}./."
    (found,) = parse_blocks(text, lines_of("content.md"), findings, expand=lambda key: [], expand_inline=expand_inline)
    assert isinstance(found, Paragraph)
    assert plain(found.inlines) == "Cuộc họp kết thúc vào thống nhất./."
    assert not findings


@pytest.mark.parametrize("blank", "\u00a0\u1680\u2003\u205f\u3000")
def test_blanks_of_any_kind_around_a_line_are_its_margin(blank: str) -> None:
    """A line of nothing else is no paragraph."""
    found = collected(parse_blocks, f"{blank}Một.{blank}\n{blank}{blank}\n{blank}\nHai.", lines_of("a.yaml"))[0]
    assert [plain(block.inlines) for block in found] == ["Một.", "Hai."]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("mark", "narrative", "lines"),
    [
        ("**", "HĐND TỈNH A\nKHÓA XV, KỲ HỌP THỨ HAI", [("giua", True), ("giua", True)]),
        ("**", "GIÁM ĐỐC SỞ A", [("giua", True)]),
        ("", "Một\nHai\nBa", [("giua", False)] * 3),
        ("**", "- Một\n- Hai", [("giua", True)]),  # a list is no line of a title
        ("**", "", [("giua", False)]),
    ],
)
def test_a_narrative_of_several_lines_as_a_styled_line(
    mark: str, narrative: str, lines: list[tuple[str, bool]]
) -> None:
    findings = Findings()
    blocks = parse_blocks(
        f"{{.giua}} {mark}{token('tham_quyen')}{mark}",
        lines_of("content.md"),
        findings,
        expand=lambda key: parse_blocks(narrative, lines_of("a.yaml"), findings, headings=False),
        expand_inline=lambda key: list(parse_inlines(" ".join(narrative.split("\n")), findings)),
    )
    seen = [item for item in blocks if isinstance(item, Paragraph)]
    assert [(item.style, any(isinstance(run, Run) and run.bold for run in item.inlines)) for item in seen] == lines
