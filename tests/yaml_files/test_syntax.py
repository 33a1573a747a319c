"""Broken YAML files: each is reported with its place, the value seen and a remedy, never with a traceback."""

from __future__ import annotations

import re
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.syntax import LIMITS, UNREADABLE, Notes, explain, indent_of, position, shorten

UTF16 = "loai: Sở\n".encode("utf-16")


def findings_of(raw: bytes) -> list[Finding]:
    return collected(parse_source, raw, "a.yaml")[1]


def reported(raw: bytes | str) -> list[tuple[str, int, int]]:
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return [(item.code, item.where.line, item.where.column) for item in findings_of(raw)]


# Input, code, line, column, words of message and hint.
BYTES: list[tuple[bytes, str, int, int, str]] = [
    (b"a: 1\n" * 400_001, "D001", 0, 0, "lớn hơn 2 MB"),
    (b"PK\x03\x04\x14\x00", "D002", 1, 1, "Word/Excel"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "D002", 1, 1, ".doc, .xls"),
    (b"%PDF-1.7\n", "D002", 1, 1, "PDF"),
    (b"a: 1\nb: \x00\x00\x07c", "D002", 2, 0, "NUL"),
    (UTF16, "D003", 1, 1, "UTF-16"),
    ("loai: Sở\n".encode("utf-16-be"), "D003", 1, 1, "Lưu thành"),
    ("loai: quy\n".encode("utf-16-le"), "D003", 1, 1, "UTF-8"),
    ("loai: quy\n".encode("utf-32"), "D003", 1, 1, "UTF-32"),
    (b"a: 1\nten: S\xff", "D004", 2, 7, "0xFF"),
    (b"", "D006", 1, 1, "trống"),
    (b" \n\t\n\n", "D006", 1, 1, "trống"),
    (b"\xef\xbb\xbf", "D006", 1, 1, "trống"),
    (b"# loai: x\n\n  # ky: y", "D007", 1, 1, "chỉ có ghi chú"),
    (b"a: 1\nb: x\x07y", "D008", 2, 5, "U+0007"),
    (b"a: x\x7f", "D008", 1, 5, "U+007F"),
    ("a: x\u2028y".encode(), "D008", 1, 5, "U+2028"),
    ("a: x\x85y".encode(), "D008", 1, 5, "U+0085"),
    ("a: 1\nb: \ufeffx".encode(), "D009", 2, 4, "U+FEFF"),
    ("a: Sở\u200b Y".encode(), "D009", 1, 6, "gõ lại"),
    ("a: S\ufffd".encode(), "D009", 1, 5, "U+FFFD"),
    ("a: 1\nb: S\u200bở \u2060Y\u200b tế".encode(), "D009", 2, 5, "U+200B, U+2060"),
]

READ_BY_YAML = ("a: {b:1}",)
"""What is no error to the parser."""
TEXTS: list[tuple[str, str, int, int, str]] = [
    # tabs
    ("a:\n\tb: 1", "D010", 2, 1, "Tab"),
    ("\ta: 1", "D010", 1, 1, "lề trái 0 dấu cách"),
    ("a:\t1", "D060", 1, 3, "Sau “a:”"),
    ("a: x\ty", "D060", 1, 5, "một dấu cách"),
    ("a: 1 #\tx", "D060", 1, 7, "Tab"),
    ("a:\n  b: 1\n \tc: 2", "D010", 3, 2, "lề trái 2 dấu cách"),
    ("a:\n\tb: 1\n  c: 2", "D010", 2, 1, "lề trái 2 dấu cách"),
    ("a:\n  b:\n    - x\n\tc: 2", "D010", 4, 1, "thẳng cột"),
    ("a:\n  b:\n\t- x\n    - y", "D010", 3, 1, "lề trái 4 dấu cách"),
    ("a:\n  b:\n    c: 1\n\td:\n    e: 1", "D010", 4, 1, "lề trái 2 dấu cách"),
    ("a: {b:, c: 1}", "D061", 1, 6, "b: null"),
    ("a: {b: 1, c:}", "D061", 1, 12, "c: 0"),
    ("a:\n\tb: 1\n\tc: 2\n\n\td: 3", "D050", 2, 1, "3 dòng từ đây đến dòng 5"),
    # left over from other programs
    ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "D051", 2, 1, "các dòng 2, 4, 6"),
    ("a: |\n  x\n<<<<<<< HEAD\n  y\n=======\n  z\n>>>>>>> x\n", "D051", 3, 1, "giữ một bản"),
    ("```yaml\na: 1\n```\n", "D052", 1, 1, "dòng 3"),
    ("\n~~~\na: 1\n", "D052", 2, 1, "Markdown"),
    # headings that became comments
    ("a:\n  # Tình hình\n  Đoạn một.\nb: 1", "D056", 1, 1, "a: |"),
    ("a:\n  Đoạn một\n  dài.\n  #. Việc hai\nb: 1", "D056", 1, 1, "#. Việc hai"),
    # size
    ("[" * 100_000, "D011", 1, 51, "50 mức"),
    ("a: " + "{a: " * 60, "D011", 1, 200, "50"),
    ("- " * 60, "D011", 1, 101, "50"),
    # the top
    ("- a\n- b", "D013", 1, 1, "- a"),
    ("kiem-soat", "D013", 1, 1, "kiem-soat"),
    ("# x\n---\n[a: 1]", "D013", 3, 1, "[a: 1]"),
    ("---", "D006", 1, 1, "trống"),
    ("~", "D013", 1, 1, "“~”"),
    # keys
    ("a: 1\nb: 2\na: 3", "D014", 3, 1, "dòng 1: 1 / 3."),
    ("a: 12 # cũ\nb: 2\na: '3' # mới", "D014", 3, 1, "dòng 1: 12 / '3'."),
    ("a: {b: 1}\na: 3", "D014", 2, 1, "dòng 1."),
    ("a: 1\na:\n  - 3", "D014", 2, 1, "dòng 1."),
    ("x:\n  - {a: 1, a: 2}", "D014", 2, 12, "“a” đã có ở dòng 2"),
    ("a: 1\n'a': 2", "D014", 2, 1, "xóa dòng kia"),
    ("<<: {a: 1}", "D020", 1, 1, "<<"),
    ("a: {{ x }}", "D021", 1, 5, "{ x }}"),
    ("[a, b]: 1", "D021", 1, 1, "dấu nháy"),
    ("? a\n: 1", "D021", 1, 3, "? "),
    ("? {a: 1}\n: 1", "D021", 1, 3, "{a: 1}"),
    ("a: {b: Đất đai, nhà ở, c: 1}", "D022", 1, 17, "nhà ở"),
    ("a: {b:1}", "D026", 1, 5, "dấu cách"),
    ("a: {b}", "D022", 1, 5, "dấu hai chấm"),
    ("a: {b: 1,512, c: 1}", "D044", 1, 8, "Ghi liền: 1512"),
    ("a: {b: 1, 512,000 , c: 1}", "D044", 1, 8, "Ghi liền: 1512000"),
    ("a: {c: 1, b: 12,5}", "D044", 1, 14, "Ghi liền: 12.5"),
    ("a: {c: 1, b: 46,5 ha}", "D044", 1, 14, "Ghi liền: 46.5"),
    ("a: {b: 28,1%, c: 1}", "D044", 1, 8, "Ghi liền: 28.1"),
    ("a: {b: 1,512 hồ sơ, c: 1}", "D044", 1, 8, "Ghi liền: 1512"),
    ("a: {b: 1.512,000}", "D044", 1, 8, "Ghi liền: 1512000"),
    ("a: {b: Điều 1, 2: x, 512}", "D022", 1, 22, "512"),
    ("a: {b: 1, 2: 3, 512: 4, 5}", "D022", 1, 25, "5"),
    ("a:\n  - x\n  – y", "D045", 3, 3, "“- y”"),
    ("x: {: 2}", "D039", 1, 5, "trước dấu hai chấm"),
    ("?\n: 2", "D039", 1, 2, "Ghi tên khóa"),
    ("a: 1\n: 2", "D039", 2, 1, "không có khóa"),
    # what YAML would turn into something else
    ("a: &x 1\nb: 2", "D015", 1, 4, "&"),
    ("a: & b", "D015", 1, 4, "dấu nháy"),
    ("a: &x [1]\nb: *x", "D015", 1, 4, "(x)"),
    ("b: 1\na: *x", "D016", 2, 4, "(x)"),
    ("a: **Đậm**", "D016", 1, 4, "in đậm"),
    ("*a : 1", "D016", 1, 1, "giá trị"),
    ("a: !!int 5", "D017", 1, 4, "!!int 5"),
    ("a: !x!y 1", "D017", 1, 4, "!"),
    ("a: !<x", "D017", 1, 4, "!"),
    ("%YAML 1.1\n---\na: 1", "D018", 1, 1, "%YAML 1.1"),
    ("%TAG ! tag:x,2000:\n---\na: 1", "D018", 1, 1, "Xóa dòng"),
    ("%A x\n---\na: 1", "D018", 1, 1, "%"),
    ("%YAML 3.1\n---\na: 1", "D018", 1, 1, "%YAML 3.1"),
    ("a: 1\n---\nb: 2", "D019", 2, 1, "---"),
    # syntax
    ("a: Báo cáo: quý II", "D023", 1, 11, "nháy kép"),
    ("x:\n  - a: b: c", "D023", 2, 9, "nháy kép"),
    ("a: @x", "D024", 1, 4, "“@”"),
    ("a: `x`", "D024", 1, 4, "“`”"),
    ("a: % x", "D024", 1, 4, "“%”"),
    ("a:\n  b: 1\n c: 2", "D025", 3, 2, "thụt lề"),
    ("a:\n   b: 1\n  c: 2\n  d: 3", "D062", 2, 4, "b: 1"),
    ("a:\n  b: 1\nc: 2\n  d: 3\n  e: 4", "D062", 3, 1, "c: 2"),
    ("a:\n  b: |\n    x\nc: |\n    y\n  d: |\n    z\n  e: 5", "D025", 4, 1, "c: |"),
    ("a:\n  b: 1\n    c: 2\n  d: 3", "D062", 3, 5, "c: 2"),
    ("a:\n  {a: 1}\n  - {a: 2}", "D048", 2, 3, "Thêm “- ”"),
    ("a:\n  - (b: x, c: 1, d: 2)", "D046", 2, 5, "ngoặc nhọn"),
    ("a:\n  - b: x\n  Hộ tịch\t5\t6", "D047", 3, 3, "Thêm “- ” trước “Hộ tịch”"),
    ("a: 1\n  b: 2", "D025", 2, 3, "hai dấu cách"),
    ("a: 1\n- b", "D025", 2, 1, "- b"),
    ("a:\n  b: |\n  Trong kỳ", "D049", 3, 3, "thụt vào hơn khóa"),
    ("a: |\n  x\n y", "D049", 3, 2, "thẳng với dòng lời văn"),
    ("a:1\nb: 2", "D026", 1, 2, "a:1"),
    ("a: 1\nb:2\nc: 3", "D026", 2, 2, "Thêm một dấu cách"),
    ("a: 1\nb 2\nc: 3", "D027", 2, 1, "b 2"),
    ("a 1\nb: 2", "D027", 1, 1, "khóa: giá trị"),
    ('a: "x\nb: 1', "D028", 1, 4, "dấu nháy đóng"),
    ("a: 'x\n---\n'", "D028", 1, 4, "nháy"),
    ('a: "Một cửa" huyện', "D029", 1, 14, "huyện"),
    ("a: 'x' y", "D029", 1, 8, "một cặp nháy"),
    ("a: {b: 1", "D030", 1, 4, "“{”"),
    ("x: 1\na: {b: 1, c: ", "D063", 2, 14, "cụt"),
    ("x: 1\na: {b: 1, c:", "D063", 2, 13, "cụt"),
    ("x: 1\na: {b: 1, tru", "D063", 2, 14, "cụt"),
    ("x: 1\na: {b: 1, ", "D063", 2, 11, "cụt"),
    ("a: [1, 2\nb: 3", "D030", 1, 4, "dấu phẩy"),
    ("a: {b: 1; c: 2}", "D053", 1, 9, "{b: 1, c: 2}"),
    ("a:\n  - {b: x, c: 1 ; d: 2}", "D053", 2, 17, "c: 1, d: 2"),
    ("a: {b: 1, c: [2, 3}", "D054", 1, 19, "“]”"),
    ("a: [1, 2}", "D054", 1, 9, "Đóng bằng “]”"),
    ('a: ["Rà soát "nội bộ""]', "D055", 1, 5, "“nội bộ”"),
    ("a: [x, 'Rà soát 'nội bộ' quý']", "D055", 1, 8, "“nội bộ” quý"),
    ('a:\n  - {b: 1,\n     c: "Về "một cửa" xã"}', "D055", 3, 9, '"Về “một cửa” xã"'),
    ("a: {b: 1 c_d: 2}", "D053", 1, 9, "{b: 1, c_d: 2}"),
    ("a: {b: 1. c: 2}", "D053", 1, 9, "{b: 1, c: 2}"),
    ("a: {b: Hộ tịch (gồm: khai sinh), c: 1}", "D023", 1, 20, "nháy kép"),
    ("a: b: 1, c: 2", "D057", 1, 4, "a: {b: 1, c: 2}"),
    ("a: (b: 1, c: 2)", "D057", 1, 5, "{b: 1, c: 2}"),
    ("a:\n  - b: Đất đai, c: 2", "D057", 2, 5, "- {b: Đất đai, c: 2}"),
    ("a:\n  - {b: x, c: #REF!, d: 1}\n  - {b: y, c: 2, d: 1}", "D058", 2, 15, "số thật"),
    ("a:\n  - {b: x}\n  {b: y}", "D048", 3, 3, "Thêm “- ”"),
    ("a:\n  {b: x}\n  {b: y}\n  {b: z}", "D695", 2, 3, "đến dòng 4"),
    ("a:\n  - {b: x}\n  {b: y}\n  {b: z}", "D695", 3, 3, "đến dòng 4"),
    ("a:\n  - so: 1\n  ngay: 2\n  luu: 3", "D696", 2, 3, "Bỏ dấu gạch"),
    ("a:\n  so: 1\n  - ngay: 2\n  luu: 3", "D696", 3, 3, "Bỏ dấu gạch"),
    ("a:\n  so: 1\n  - ngay:\n      - x\n  luu: 3", "D696", 3, 3, "Bỏ dấu gạch"),
    ("a:\n  so: 1\n  luu: 3\n  - ngay: 2", "D696", 4, 3, "Bỏ dấu gạch"),
    ("a: 1\n- b: 2\nc: 3", "D696", 2, 1, "Bỏ dấu gạch"),
    ("a:\n  - b: 1\n  c: 2\n  - b: 3\n  c: 4", "D025", 3, 3, "c: 2"),
    ("a:\n  - {b: x}\n  -{b: y}", "D036", 3, 3, "dấu cách"),
    ("a:\n  - {b: x}\n  – {b: y}", "D045", 3, 3, "- {b: y}"),
    ("a:\n  – {b: x, c: y}\n  – {b: y}", "D045", 2, 3, "- {b: x, c: y}"),
    ("a:\n  —{b: x, c: y}", "D045", 2, 3, "- {b: x, c: y}"),
    ("a:\n  – b: x\n    c: y", "D045", 2, 3, "- b: x"),
    ("a:\n  —b: x\n    c: y\n  —b: z\n    c: y", "D045", 2, 3, "- b: x"),
    ("a:\n  - b: x\n    c: y\n  – b: z\n    c: y", "D045", 4, 3, "- b: z"),
    ("a:\n  • b: x\n  • b: y", "D045", 2, 3, "- b: x"),
    ("a:\n  – b: x", "D045", 2, 3, "- b: x"),
    ("a:\n  – b:\n      c: x", "D045", 2, 3, "- b:"),
    ("luu: Lưu: VT, VP", "D059", 1, 6, "luu: VT, VP"),
    ("tinh_hinh: Tình hình chung: ổn định", "D023", 1, 27, "Lời văn thì ghi “|”"),
    ("x:\n  so: Số: 212", "D059", 2, 7, "so: 212"),
    ("a: ]x", "D031", 1, 4, "“]”"),
    ("a: - b", "D032", 1, 4, "xuống dòng"),
    ('a: "D:\\quy"', "D033", 1, 7, "nháy đơn"),
    ('a: "\\xzz"', "D033", 1, 7, "D033"),
    ("a: | Trong quý", "D034", 1, 6, "Xuống dòng"),
    ("- a\n-b\n- c", "D036", 2, 1, "-b"),
]


@pytest.mark.parametrize(("raw", "code", "line", "column", "words"), BYTES, ids=[row[1] for row in BYTES])
def test_bytes_that_cannot_be_parsed(raw: bytes, code: str, line: int, column: int, words: str) -> None:
    check(raw, code, line, column, words)
    assert collected(parse_source, raw, "a.yaml")[0] is None


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"), TEXTS, ids=[f"{r[1]}-{r[0][:20]!r}" for r in TEXTS]
)
def test_broken_texts(text: str, code: str, line: int, column: int, words: str) -> None:
    check(text.encode(), code, line, column, words)


def test_more_values_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser takes seconds for the real limit, so a smaller one is counted."""
    monkeypatch.setitem(LIMITS, "nodes", 2_000)
    check(b"a: [" + b"1," * 2_001 + b"]", "D012", 1, 3_999, "2000")
    assert "D012" not in [item.code for item in findings_of(b"a: [" + b"1," * 1_990 + b"]")]


def check(raw: bytes, code: str, line: int, column: int, words: str) -> None:
    first = findings_of(raw)[0]
    assert (first.code, first.where.file, first.where.line, first.where.column) == (code, "a.yaml", line, column)
    assert first.severity is Severity.ERROR
    assert words in f"{first.message()} {first.hint()} {first.code}"
    for lang in ("vi", "en"):
        assert first.hint(lang)
        assert not re.search(r"\{[a-z_]+\}", first.message(lang))


def test_the_tables_cover_every_code_of_a_text() -> None:
    rare = {"D005", "D012", "D035", "D037", "D038"}  # tested by themselves
    from tthc_render.diagnostics.findings import catalogue

    covered = {row[1] for row in BYTES} | {row[1] for row in TEXTS} | rare
    assert {
        code for code in catalogue() if "D001" <= code <= "D039" or "D044" <= code <= "D099" or code in ("D695", "D696")
    } == covered


def test_all_findings_of_a_file_come_in_one_run() -> None:
    text = "a: 1\na: 2\nb: &x 1\nc:\t3\nd: !t 4\n<<: 1\nten: Phòng #3\n"
    assert reported(text) == [
        ("D014", 2, 1), ("D015", 3, 4), ("D060", 4, 3), ("D017", 5, 4), ("D020", 6, 1), ("D038", 7, 12),
    ]  # fmt: skip


def test_a_tab_behind_an_error_counts_only_before_the_first_word() -> None:
    assert reported("a: x: y\nb: |\n  c\td\n") == [("D023", 1, 5)]
    assert reported("a: x: y\n\tb: 1\n") == [("D023", 1, 5), ("D010", 2, 1)]


def test_a_syntax_error_caused_by_a_tab_is_reported_once() -> None:
    assert reported("a: 1\n\tb: 2") == [("D010", 2, 1)]


def test_tabs_in_texts_are_texts() -> None:
    source, findings = collected(parse_source, b"a: 'x\ty'\nb: \"x\ty\"\nc: |\n  x\ty\nd: >\n  x\ty\n", "a.yaml")
    assert findings == []
    assert source is not None
    assert source.data == {"a": "x\ty", "b": "x\ty", "c": "x\ty\n", "d": "x\ty\n"}


@pytest.mark.parametrize("part", ["a:\t1\n", "a: \u200b\n", "a: \x07\n", "a: 1\n", "- *x\n"])
def test_of_one_code_not_more_than_are_useful(part: str) -> None:
    findings = findings_of((part * 5000).encode())
    assert 1 <= len(findings) <= 2 * LIMITS["same"]


@pytest.mark.parametrize("raw", [b"[" * 200_000, b"{" * 200_000, b"{a: " * 50_000, b"- " * 100_000, b"? " * 100_000])
def test_deep_nesting_ends_at_once_and_does_not_crash(raw: bytes) -> None:
    source, findings = collected(parse_source, raw, "a.yaml")
    assert source is None
    assert [item.code for item in findings] in (["D011"], ["D021"])


NAMES = list(zip("abcdefgh", "bcdefghi", strict=True))
BOMBS = {
    "lists": "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in NAMES),
    "merged": "a: &a {x: 1}\n" + "".join(f"{b}: &{b}\n  <<: *{a}\n  k: *{a}\n" for a, b in NAMES),
    "merged lists": "a: &a {x: 1}\n" + "".join(f"{b}: &{b} {{<<: [*{a}, *{a}]}}\n" for a, b in NAMES),
    "before their names": "a: &a [*b, *b]\n" + "".join(f"{a}: &{a} [*{b}, *{b}]\n" for a, b in NAMES[1:]) + "i: &i 1\n",
    "names first": "".join(f"a{n}: &a{n} x\n" for n in range(100))
    + f"b: [{', '.join(f'*a{n}' for n in range(100))}]\n",
    "more than any file holds": "a: &a x\nb: [" + "*a, " * 2_001 + "]\n",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_an_alias_bomb_is_one_finding_where_it_begins(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "nodes", 2_000)
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is None
    assert [(item.code, item.where.line, item.where.column) for item in findings] == [("D015", 1, text.index("&") + 1)]


def test_a_star_that_takes_nothing_is_reported_beside_a_bomb() -> None:
    assert reported(f"{BOMBS['lists']}lieu: *khac\n")[1:] == [("D016", 10, 7)]


def test_decomposed_letters_are_read_composed_and_reported_once() -> None:
    text = unicodedata.normalize("NFD", "loai: x\nten: Sở Y tế\ngoi: Sở\n")
    source, (item,) = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None
    assert source.data == {"loai": "x", "ten": "Sở Y tế", "goi": "Sở"}
    assert (item.code, item.severity, item.where.line, item.where.column) == ("D037", Severity.INFO, 2, 7)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("ten: Phòng họp #3", 16),
        ("ten: Nhà #5, đường #6", 10),
        ("ten: x # ghi chú", 0),
        ("ten: x #", 0),
        ("so: 31 #ghi chú", 0),
        ("ngay: 20/6/2024 #ghi chú", 0),
        ("ten: 'Phòng' #3", 0),
        ("ten: Phòng#3", 0),
        ("#ten: x\na: 1", 0),
    ],
)
def test_a_text_that_yaml_cuts_at_a_number_sign(text: str, column: int) -> None:
    assert reported(text) == ([("D038", 1, column)] if column else [])


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(
    ("text", "code"),
    [(row[0], row[1]) for row in TEXTS if "D023" <= row[1] <= "D036" and row[0] not in READ_BY_YAML],
    ids=lambda value: str(value)[:20],
)
def test_both_parsers_words_are_understood(text: str, code: str, loader: type) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as error:
        list(yaml.parse(text, Loader=loader))
    notes = Notes("a.yaml")
    explain(error.value, text, notes, frozenset())
    assert [item.code for item in notes.sorted()] == [code]


def test_words_that_no_table_knows_are_passed_on() -> None:
    mark = yaml.Mark("a", 5, 1, 0, None, 0)
    notes = Notes("a.yaml")
    explain(yaml.MarkedYAMLError("while dreaming", mark, "found a sheep", mark), "a: 1\nb: 2\n", notes, frozenset())
    (item,) = notes.sorted()
    assert (item.code, item.where.line, item.where.column) == ("D035", 2, 1)
    assert "found a sheep" in item.message()
    assert "b: 2" in item.message()


def test_codes_of_unreadable_files_are_known() -> None:
    from tthc_render.diagnostics.findings import catalogue

    assert set(catalogue()) >= UNREADABLE


def test_the_limits_are_those_of_the_documentation() -> None:
    assert (LIMITS["bytes"], LIMITS["depth"], LIMITS["nodes"]) == (2_000_000, 50, 200_000)


def test_a_file_of_just_the_greatest_size_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "bytes", 10)
    assert reported(b"a: 12345\n\n") == []
    assert reported(b"a: 123456\n\n") == [("D001", 0, 0)]


@settings(deadline=None)
@given(st.text(alphabet="ab\n", max_size=30), st.integers(0, 30))
def test_position_counts_as_an_editor_does(text: str, index: int) -> None:
    index = min(index, len(text))
    before = text[:index].split("\n")
    assert position(text, index) == (len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(("text", "shown"), [("a\n  b", "a b"), ("x" * 61, "x" * 60 + "…"), ("x" * 60, "x" * 60)])
def test_shown_text_is_one_short_line(text: str, shown: str) -> None:
    assert shorten(text) == shown


@pytest.mark.parametrize(("line", "count"), [("", 0), ("a", 0), ("  a b", 2), ("   ", 3), ("\ta", 0)])
def test_indent(line: str, count: int) -> None:
    assert indent_of(line) == count


# What a clerk's hand can do to a good file: every result is a tree or a finding with a place.
SHAPES = st.sampled_from(
    [": ", "- ", "\n", "  ", "\t", "'", '"', "{", "}", "[", "]", ",", "#", "|", ">", "&a", "*a", "!", "%", "@"]
)


@settings(deadline=None)
@given(st.lists(SHAPES | st.sampled_from(["a", "b", "Sở", "31", "--- ", "... "]), max_size=40).map("".join))
def test_whatever_is_typed_gives_a_tree_or_a_finding(text: str) -> None:
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None or findings
    lines = text.split("\n")
    for item in findings:
        assert 1 <= item.where.line <= len(lines)
        assert 1 <= item.where.column <= len(lines[item.where.line - 1]) + 1
        assert item.code != "D035", item.message()
