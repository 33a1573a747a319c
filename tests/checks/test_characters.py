"""Characters that cannot be printed as typed."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tests.support.documents import letter, words
from tthc_render.checks.characters import BULLET, check_characters
from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Cell, Paragraph, Row, Run, Table
from tthc_render.formats.fonts import LETTERS, MARKS
from tthc_render.prose.passages import from_document
from tthc_render.yaml_files.loader import parse_source


def codes(text: str) -> list[tuple[str, str]]:
    document = letter(blocks=(Paragraph(words(text)),))
    return [(item.code, item.details["right"]) for item in check_characters(from_document(document), document)]


@pytest.mark.parametrize(
    "text",
    [
        LETTERS,
        " ".join(MARKS),
        "bà Иванова, ông Борис, đảo Κρήτη",
        "Hmoob Dawb, Čư Mgar, Ayŭn Pa, Straße, Łukasz",
        "“…” – — ½ m² 5° ± × ≤ ≥ € ₫ → •",
        "Kơ\u0306p, Čư\u0306 Kuin",
        "NC₁ x⁴ 1.234\u00a0đồng",
        "Na⁺ SO₄²⁻ 10⁻³ xⁿ⁺¹ Hₓ",
    ],
)
def test_what_the_font_has_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ðồng Tháp", [("D752", "Đ")]),
        ("Hà Nộі", [("D752", "i")]),
        ("đề nghị cάc đơn vị", [("D752", "á")]),
        ("Công ty 鴻海精密 (李明哲)", [("D751", "chữ có trong phông Times New Roman")]),
        ("Ａ", [("D751", "“A”")]),
        ("Sở Nội ᴠụ", [("D752", "v")]),
        ("ﬁle số hóa", [("D752", "fi")]),
        ("Quý Ⅲ", [("D751", "“III”")]),
        ("đơn vị сео", [("D752", "c"), ("D752", "e"), ("D752", "o")]),
        ("bà Иваnова", [("D752", "a"), ("D752", "o")]),
        ("☑ Có ☐ Không", [("D751", "“x”, “có” hoặc “đạt” thay “☑”; chừa trống hoặc “không” thay “☐”")]),
        ("✅ xong ไทย", [("D751", "“x”, “có” hoặc “đạt” thay “✅”; chữ có trong phông Times New Roman thay “ไทย”")]),
        ("ƊắK", [("D752", "Đ")]),
        ("gia đình 👨\u200d👩\u200d👧", [("D751", "chữ có trong phông Times New Roman")]),
        ("✅ Số hóa hồ sơ", [("D751", f"{BULLET}; “x”, “có” hoặc “đạt”")]),
        ("👉 Hướng dẫn", [("D751", BULLET)]),
        ("Hoàn thành 😀", [("D751", "chữ có trong phông Times New Roman")]),
        ("😀", [("D751", "chữ có trong phông Times New Roman")]),
    ],
)
def test_strange_letters_are_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Công ty 鴻海精密 (李明哲)", "“鴻海精密” (U+9D3B…), “李明哲” (U+674E…)"),
        ("gia đình 👨\u200d👩\u200d👧 ⭐⭐⭐", "“👨\u200d👩\u200d👧” (U+1F468…), “⭐⭐⭐” (U+2B50…)"),
    ],
)
def test_what_is_missing_in_one_paragraph_is_one_finding(text: str, signs: str) -> None:
    document = letter(blocks=(Paragraph(words(text)),))
    assert [item.details["signs"] for item in check_characters(from_document(document), document)] == [signs]


def test_each_of_many_signs_is_named_with_its_plain_form() -> None:
    text = " ".join("一二三四五六七八㎡㎏℃越") + " ⅹ ⅺ"
    document = letter(blocks=(Paragraph(words(text)),))
    found = check_characters(from_document(document), document)
    shown = " ".join(item.details["signs"] for item in found)
    assert all(f"U+{ord(sign):04X}" in shown for sign in text.replace(" ", "") if sign in "一八㎏越")
    right = "; ".join(item.details["right"] for item in found)
    assert "“m²” thay “㎡”" in right
    assert "“kg” thay “㎏”" in right


def test_many_look_alikes_of_one_kind_hide_no_other_letter() -> None:
    """The letter typed in every row stands once with its neighbours; each different one has its finding."""
    lines = tuple(Paragraph(words(f"Сhứng thực {number}"), Place("a.yaml", number)) for number in range(1, 40))
    document = letter(blocks=(*lines, Paragraph(words("1ОО%, Α"), Place("a.yaml", 90))))
    found = check_characters(from_document(document), document)
    assert {item.details["character"] for item in found} == {"С", "О", "Α"}
    assert len(found) <= 30


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1ОО%", "O"), ("2Ο26", "O"), ("Ⅲ", "III"), ("ⅹ", "x"), ("ո hồ sơ", "n"), ("Ꭰất", "D"), ("𝐇ồ", "H"),
        ("𝑠ơ", "s"), ("ｈồ sơ", "h"), ("ԁự án", "d"), ("ϲông khai", "c"), ("ѕố", "s"),
    ],
)  # fmt: skip
def test_a_letter_of_another_alphabet_is_named_with_the_plain_one(text: str, right: str) -> None:
    """Alone, in a word and beside figures."""
    document = letter(blocks=(Paragraph(words(f"Đạt {text}")),))
    found = check_characters(from_document(document), document)
    assert [item.details["right"].strip("“”") for item in found] == [right]


def test_signs_of_one_row_are_named_each_at_its_line() -> None:
    """Also the second one, whose cell has a line of its own; those of one line are one finding."""
    values = ("Hoàn thành ✅", "Tổ 😀 và 🛑")
    text = f"dong:\n  - ten: {values[0]}\n    to: {values[1]}\n"
    source, _ = collected(parse_source, text.encode(), "a.yaml")
    rows = (Row(tuple(Cell((Run(value),)) for value in values), where=Place("a.yaml", 2, 5)),)
    found = check_characters((), letter(blocks=(Table((), rows, 2),)), source)
    assert [(item.code, item.where.line, item.details["text"]) for item in found] == [
        ("D751", 2, values[0]),
        ("D751", 3, values[1]),
    ]


def test_cells_of_tables_are_read_at_the_line_of_their_row() -> None:
    rows = (Row((Cell(words("Ðất đai")),), where=Place("bao-cao.yaml", 12)), Row((Cell(words("Ðịa chính")),)))
    document = letter(blocks=(Table((), rows, 1, where=Place("bao-cao.yaml", 9)),))
    found = check_characters(from_document(document), document)
    assert [(item.code, item.where.line) for item in found] == [("D752", 9), ("D752", 12)]


@pytest.mark.parametrize(
    "text",
    [
        "a\u0301\u0301",
        "Bá\u0323\u0302o cáo",
        "x\u0323ã",
        "q\u0303uý",
        "từ \u0300đầu",
        "hoá\u0301",
        "x" + "\u0300" * 19_000,
    ],
)
def test_marks_on_marks_are_one_finding(text: str) -> None:
    document = letter(blocks=(Paragraph(words(text)),))
    (item,) = check_characters(from_document(document), document)
    assert item.code == "D770"
    assert len(item.message()) < 200


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Về x\u0301 và q\u0303 nữa", "hết"], [(2, "2", "“x\u0301”, “q\u0303”")]),
        (["Về x\u0301", "rồi q\u0303 nữa"], [(2, "1", "“Về x\u0301”"), (3, "1", "“Về x\u0301 rồi q\u0303”")]),
        (["Về x\u0301", "rồi lại mx\u0301"], [(2, "1", "“Về x\u0301”"), (3, "1", "“Về x\u0301 rồi lại mx\u0301”")]),
        (
            [" ".join(f"{letter}\u0301" for letter in "bdfhjqvx")],
            [(2, "8", "“b\u0301”, “d\u0301”, “f\u0301”, “h\u0301”, “j\u0301”, “q\u0301”… (còn 2 chỗ)")],
        ),
    ],
)
def test_loose_marks_are_all_told_line_by_line(lines: list[str], expected: list[tuple[int, str, str]]) -> None:
    source, _ = collected(parse_source, "\n  ".join(["loi: >", *lines, ""]).encode(), "a.yaml")
    document = letter(blocks=(Paragraph(words(" ".join(lines)), where=Place("a.yaml", 1)),))
    found = check_characters(from_document(document), document, source)
    assert [(item.where.line, item.details["count"], item.details["text"]) for item in found] == expected


def test_a_whole_text_in_another_script_is_not_a_thousand_findings() -> None:
    assert 0 < len(codes("".join(map(chr, range(0x4E00, 0x4E00 + 500))))) <= 20


def test_a_letter_of_a_unit_s_name_is_told_at_the_file_of_units() -> None:
    source, _ = collected(parse_source, "ten: Ðơn\nloi: a\n".encode(), "a.yaml")
    units = ("data/units.yaml", "don_vi:\n  - ma: a\n    ten: UBND xã Trà Ðốc\n")
    document = letter(blocks=(Paragraph(words("UBND xã Trà Ðốc;"), where=Place("a.yaml", 2)),))
    found = check_characters(from_document(document), document, source, (units,))
    assert [(item.where.file, item.where.line, item.where.column) for item in found] == [("data/units.yaml", 3, 22)]
