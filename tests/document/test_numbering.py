"""Numbers of headings, run-in paragraphs and footnotes, and what is said about typed ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.document.articles import number_articles
from tthc_render.document.numbering import check_labels, label, number_headings, number_notes, number_runins
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)

KINDS = ("1", "2", "3", "4", "2[7.]", "3[2.4.]", "4[c)]", "1[X.]", "1[]", "-", "a)", "2.1.", "#.", "#)")


def outline(*lines: str) -> list[Block]:
    """``1 `` to ``4 `` a heading of that level, ``2[6.]`` a forced one, ``-`` an item, else a paragraph's label."""
    out: list[Block] = []
    for number, line in enumerate(lines, 1):
        where = Place("a.md", number, 1)
        if line[0] in "1234" and line[1:2] in ("", "["):
            out.append(Heading(int(line[0]), (Run("mục"),), line[2:-1], line[1:] != "", where))
        elif line == "-":
            out.append(Item("-", (Run("mục"),), where=where))
        else:
            out.append(Paragraph((Run("đoạn"),), label=line.strip(), where=where))
    return out


def labels(blocks: list[Block]) -> list[str]:
    return [block.label for block in blocks if isinstance(block, Heading | Paragraph)]


def said(findings: list[Finding]) -> list[str]:
    return [f"{one.where.line}: {one.details['label']} → {one.details['expected']}" for one in findings]


@pytest.mark.parametrize(
    ("level", "counters", "text"),
    [(1, (4,), "IV."), (2, (1, 12), "12."), (3, (1, 2, 3), "2.3."), (4, (1, 2, 3, 5), "đ)"), (3, (1, 0, 3), "3.")],
)
def test_label(level: int, counters: tuple[int, ...], text: str) -> None:
    assert label(level, counters) == text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("1 2 3 3 2 3 4 4 1 2", "I. 1. 1.1. 1.2. 2. 2.1. a) b) II. 1."),
        ("1 2 4 4 2 4", "I. 1. a) b) 2. a)"),
        ("1 4 4 1 4", "I. a) b) II. a)"),
        ("2 2 3", "1. 2. 2.1."),
        ("1 2 3 4 3 4 2 3", "I. 1. 1.1. a) 1.2. a) 2. 2.1."),
        ("1 " + "4 " * 8, "I. a) b) c) d) đ) e) g) h)"),
        ("1 2[1.] 2[2.] 1[II.]", "I. 1. 2. II."),
        ("1 2 2.1. 2.2. 3", "I. 1. 2.1. 2.2. 1.1."),
        ("1 2 2 2.1. 2.2. 3 2.4. 3", "I. 1. 2. 2.1. 2.2. 2.3. 2.4. 2.5."),
        ("1 2 1.2. 3", "I. 1. 1.2. 1.1."),
        ("1 1. 2. 2", "I. 1. 2. 1."),
        ("1 4 4 4 d) 4", "I. a) b) c) d) đ)"),
        ("1 4 a) b) c) 4", "I. a) a) b) c) b)"),
        ("1 4 1. b) 4", "I. a) 1. b) b)"),
    ],
)
def test_headings_are_numbered(lines: str, expected: str) -> None:
    blocks, findings = collected(number_headings, outline(*lines.split()))
    assert labels(blocks) == expected.split()
    assert findings == []


@pytest.mark.parametrize(
    ("lines", "expected", "reported"),
    [
        ("1 2 3 3 3 3[2.4.] 2", "I. 1. 1.1. 1.2. 1.3. 2.4. 3.", ["6: 2.4. → 1.4."]),
        ("1 2 3 3[2.4.] 3 4", "I. 1. 1.1. 2.4. 2.5. a)", ["4: 2.4. → 1.2."]),
        ("1 2 4 4[c)] 4 4", "I. 1. a) c) d) đ)", ["4: c) → b)"]),
        ("1 1 1 1[III.] 1", "I. II. III. III. IV.", ["4: III. → IV."]),
        ("1 2[6.] 2 3", "I. 6. 7. 7.1.", ["2: 6. → 1."]),
        ("1 2[I.] 2", "I. I. 1.", []),
        ("1[Phần_một.] 2 1 2", "Phần_một. 1. I. 1.", []),
        ("1 4[f)] 4", "I. f) a)", []),
    ],
)
def test_a_forced_label_is_kept_and_counted_from(lines: str, expected: str, reported: list[str]) -> None:
    blocks, findings = collected(number_headings, outline(*lines.split()))
    assert labels(blocks) == expected.split()
    assert said(findings) == reported
    assert {one.code for one in findings} <= {"P101"}


def test_a_heading_without_a_label_is_not_counted_and_starts_its_parts_anew() -> None:
    blocks, findings = collected(number_headings, outline("1", "2", "1[]", "2", "1"))
    assert labels(blocks) == ["I.", "1.", "", "1.", "II."]
    assert findings == []


def test_level_3_without_level_2_is_reported() -> None:
    blocks, findings = collected(number_headings, outline("1", "3", "3"))
    assert labels(blocks) == ["I.", "1.", "2."]
    assert [(one.code, one.where.line, one.details["title"]) for one in findings] == [
        ("P104", 2, "mục"),
        ("P104", 3, "mục"),
    ]


def test_a_long_title_is_reported_by_its_first_words() -> None:
    _, findings = collected(number_headings, [Heading(3, (Run("chữ " * 50),))])
    assert len(findings[0].details["title"]) == 60


@given(st.lists(st.sampled_from(KINDS), max_size=25))
def test_numbering_touches_labels_only_and_runs_twice_alike(lines: list[str]) -> None:
    blocks = outline(*lines)
    once, findings = collected(number_headings, number_runins(blocks))
    assert [type(block) for block in once] == [type(block) for block in blocks]
    assert all(block.label for block in once if isinstance(block, Heading) and not block.forced)
    assert not {"#.", "#)"} & set(labels(once))
    assert collected(number_headings, number_runins(once)) == (once, findings)


def test_numbered_blocks_may_be_of_any_kind() -> None:
    marker = object()
    assert collected(number_headings, [marker])[0] == number_runins([marker]) == [marker]
    assert check_labels([marker]) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("#. #. #.", "1. 2. 3."),
        ("#) #) #) #) #)", "a) b) c) d) đ)"),
        ("#. #) #) #. #)", "1. a) b) 2. a)"),
        ("#. - #.", "1. 2."),
        ("1 #. #. 2 #.", " 1. 2.  1."),
        ("3. #. #.", "3. 4. 5."),
        ("c) #)", "c) d)"),
        ("2.1. #.", "2.1. 1."),
        ("(2) #. #)", "(2) 1. a)"),
        ("4 4 4 #) #)", "   d) đ)"),
        ("4 #) 4 #)", " b)  d)"),
        ("4 #. #) #)", " 1. a) b)"),
        ("4 a) #)", " a) b)"),
        ("4[c)] #)", "c) d)"),
        ("4[c)] 3 #)", "c)  a)"),
    ],
)
def test_runins_are_numbered(lines: str, expected: str) -> None:
    assert labels(number_runins(outline(*lines.split()))) == expected.split(" ")


@pytest.mark.parametrize(
    ("words", "file", "expected"),
    [
        ("Nội dung:", "content.md", "1. 2.  1. a)"),
        ("Nội dung:", "data.yaml", "1. 2.  3. a)"),
        ("Nội dung như sau", "content.md", "1. 2.  3. a)"),
    ],
)
def test_a_line_of_the_outline_that_leads_to_a_list_begins_its_numbers(words: str, file: str, expected: str) -> None:
    lead = Paragraph((Run(words),), where=Place(file))
    blocks = [*outline("#.", "#."), lead, *outline("#.", "#)")]
    assert labels(number_runins(blocks, "content.md")) == expected.split(" ")


@pytest.mark.parametrize(("heading", "found"), [("1", []), ("1[I.]", []), ("1[II.]", ["1: II. → I."])])
def test_headings_begin_again_in_each_part(heading: str, found: list[str]) -> None:
    blocks: list[Block] = []
    for title in ("SỰ CẦN THIẾT", "ĐỀ NGHỊ"):
        blocks += [Paragraph((Run(title),), style="phan"), *outline(heading if blocks else "1", "2", "2")]
    numbered, findings = collected(number_headings, number_articles(blocks))
    assert [label for label in labels(numbered) if label][:3] == ["I.", "1.", "2."]
    assert [label for label in labels(numbered) if label][4:] == ["1.", "2."]
    assert said(findings) == found


@pytest.mark.parametrize(
    ("lines", "reported"),
    [
        ("1. 2. 3.", []),
        ("1. 2. 4.", ["3: 4. → 3."]),
        ("1. 2. 4. 5.", ["3: 4. → 3."]),
        ("1. 2. 2.", ["3: 2. → 3."]),
        ("3. 4.", ["1: 3. → 1."]),
        ("1. 2. 1. 2.", []),
        ("1. 1. 1. 1.", ["2: 1. → 2.", "3: 1. → 3.", "4: 1. → 4."]),
        ("1. - 1.", []),
        ("a) a)", ["2: a) → b)"]),
        ("1. - 2. - - 3.", []),
        ("a) b) d)", ["3: d) → c)"]),
        ("a) b) c) d) đ) e) g)", []),
        ("a) b) c) d) e)", ["5: e) → đ)"]),
        ("a) b) c) d) đ) e) f) g)", ["7: f) → g)", "8: g) → h)"]),
        ("1. a) b) 2. a) b)", []),
        ("(1) a) b) (2) a) b) (3)", []),
        ("(1) (3)", ["2: (3) → (2)"]),
        ("1) 2) 4)", ["3: 4) → 3)"]),
        ("(i) (ii) (iii) (iv) (v) (vi)", []),
        ("(iii)", ["1: (iii) → (i)"]),
        ("(i) (iii)", ["2: (iii) → (ii)"]),
        ("i) ii) iv)", ["3: iv) → iii)"]),
        ("(a) (b) (c) (d) (đ) (e) (g) (h) (i) (k)", []),
        ("a) (i) (ii) b) (i)", []),
        ("1 2 1. 2. 2 1. 3.", ["7: 3. → 2."]),
        ("1 2 2 2.1. 2.2. 3 2.4.", []),
        ("1 2 2 2.1. 2.3.", ["5: 2.3. → 2.2."]),
        ("1 2 2.1.", ["3: 2.1. → 1.1."]),
        ("1 2 2 1. 2. 3. 2.1. 2.2.", []),
        ("1 2 3 1.1.1. 1.1.2. 1.1.4.", ["6: 1.1.4. → 1.1.3."]),
        ("1 2 1.1.1.", []),
        ("1 2 4 4 c)", []),
        ("1 2 4 4 a) b) c)", []),
        ("1 2 4 4 d)", ["5: d) → c)"]),
        ("1 1. 1.1. 1.2. 2. 2.1. 2.3.", ["7: 2.3. → 2.2."]),
        ("1 1.1.", []),
        ("1 1.1) 1.3)", ["3: 1.3) → 1.2)"]),
        ("1 1. 2. 1 1. 3.", ["6: 3. → 2."]),
        ("1 2[Phần_A] 1.1. 1.2.", []),
        ("z)", ["1: z) → a)"]),
    ],
)
def test_typed_labels_are_checked(lines: str, reported: list[str]) -> None:
    blocks, _ = collected(number_headings, outline(*lines.split()))
    findings = check_labels(blocks)
    assert said(findings) == reported
    assert {one.code for one in findings} <= {"P102"}


def note(text: str) -> Note:
    return Note((Run(text),))


def test_notes_are_numbered_in_reading_order_through_tables_figures_and_appendices() -> None:
    table = Table(
        (Row((Cell((note("đầu bảng"),)),), "header"),),
        (Row((Cell((Run("x"), note("ô 1"))), Cell((note("ô 2"),)))), Row((Cell((note("hàng 2"),)),))),
        2,
    )
    body: list[Block] = [
        Heading(1, (Run("a"), note("tiêu đề"))),
        Paragraph((note("đoạn"), Run("b"), note("đoạn, sau"))),
        table,
        Item("-", (note("mục"),)),
        Figure("a.png", 80, (note("hình"),)),
        Paragraph((Run("không có"),)),
    ]
    appendix = Appendix(AppendixHead("Phụ lục I", ("TÊN",)), (table, Paragraph((note("cuối"),))))
    blocks, appendices = number_notes(body, [appendix, appendix])
    seen = [one for block in blocks for one in notes_of(block)]
    seen += [one for part in appendices for block in part.blocks for one in notes_of(block)]
    assert [one.number for one in seen] == list(range(1, 20))
    assert [plain(one.inlines) for one in seen[:9]] == [
        "tiêu đề", "đoạn", "đoạn, sau", "đầu bảng", "ô 1", "ô 2", "hàng 2", "mục", "hình",
    ]  # fmt: skip
    assert blocks[-1] == body[-1]
    assert [part.head for part in appendices] == [appendix.head] * 2
    assert notes_of(body[0])[0].number == 0


def notes_of(block: Block) -> list[Note]:
    if isinstance(block, Table):
        groups: list[tuple[Inline, ...]] = [cell.inlines for row in (*block.header, *block.rows) for cell in row.cells]
    else:
        groups = [block.caption if isinstance(block, Figure) else block.inlines]
    return [one for group in groups for one in group if isinstance(one, Note)]


def test_an_italic_note_stays_italic() -> None:
    blocks, _ = number_notes([Paragraph((Note((Run("x"),), italic=True),))])
    assert blocks == (Paragraph((Note((Run("x"),), 1, True),)),)


@pytest.mark.parametrize(
    ("typed", "then", "expected"),
    [
        (Run("2. Kiểm tra trực tiếp", bold=True), ["#)", "#)"], ["a)", "b)"]),
        (Run("2. Kiểm tra trực tiếp", bold=True), ["#.", "#)"], ["3.", "a)"]),
        (Run("II. NHIỆM VỤ", bold=True), ["#.", "#)"], ["1.", "a)"]),
        (Run("1.2. Nhiệm vụ", bold=True), ["#.", "#)"], ["1.", "a)"]),
        (Run("b) Về đất đai", italic=True), ["#)"], ["c)"]),
        (Run("2. Kiểm tra trực tiếp"), ["#)"], ["c)"]),
        (Run("Kiểm tra", bold=True), ["#)"], ["c)"]),
    ],
)
def test_lists_begin_again_below_a_typed_heading(typed: Run, then: list[str], expected: list[str]) -> None:
    before = [Paragraph((Run("x"),), label=label) for label in ("#.", "#)", "#)")]
    after = [Paragraph((Run("x"),), label=label) for label in then]
    assert labels(number_runins([*before, Paragraph((typed,)), *after]))[4:] == expected
