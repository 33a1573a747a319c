"""A blank behind each line of WeasyPrint that ends at one, so that tags read as the tree does."""

from __future__ import annotations

import inspect
import itertools

import pytest

from tests.support.documents import letter, pdf_of
from tests.support.pdf_claims import faults, spoken
from tthc_render.document.tree import Cell, Note, Paragraph, Row, Run, Table
from tthc_render.layout.pdf.line_end_blanks import blanks_at_line_ends

WORDS = ("tiếp", "nhận", "hồ", "sơ", "trực", "tuyến", "ĐỀ", "NGHỊ", "Ủy", "ban", "1.024", "98,7%", "quý", "II/2024")
LOOKS = ({}, {"bold": True}, {"italic": True})


def styled(count: int, start: int) -> tuple[Run, ...]:
    """Words in runs of one to five words, of changing looks; the blank is at the end of one run or begins the next."""
    out: list[Run] = []
    words = iter(itertools.islice(itertools.cycle(WORDS), start, start + count))
    for number in itertools.count():
        some = " ".join(itertools.islice(words, 1 + number % 5))
        if not some:
            return tuple(out)
        text = f" {some}" if number % 2 and out else f"{some} " if not number % 2 and number else some
        text = text if number % 4 in (0, 1) else f" {some} "
        out.append(Run(text, **LOOKS[number % 3]))
    raise AssertionError("words end")


def test_the_private_parts_of_weasyprint_are_where_they_were() -> None:
    import weasyprint.draw
    from weasyprint.draw.text import draw_first_line
    from weasyprint.layout import inline

    assert list(inspect.signature(inline.remove_last_whitespace).parameters) == ["context", "line"]
    assert list(inspect.signature(inline.skip_first_whitespace).parameters) == ["box", "skip_stack"]
    assert list(inspect.signature(weasyprint.draw.draw_text).parameters)[:2] == ["stream", "textbox"]
    source = inspect.getsource(draw_first_line)
    assert "font, font_size = stream.add_font(pango_font)" in source
    assert "font.to_unicode[glyph_id] = " in source
    own = (inline.remove_last_whitespace, inline.skip_first_whitespace, weasyprint.draw.draw_text)
    with blanks_at_line_ends():
        assert inline.remove_last_whitespace is not own[0]
    assert (inline.remove_last_whitespace, inline.skip_first_whitespace, weasyprint.draw.draw_text) == own


@pytest.mark.parametrize("start", [0, 5])
def test_words_are_read_as_in_the_tree(start: int) -> None:
    """Paragraphs of any length, so that lines end everywhere: in runs, between runs, in cells, in notes."""
    blocks = [Paragraph(styled(count, start + count)) for count in range(9, 60, 5)]
    said = " ".join(itertools.islice(itertools.cycle(WORDS), 45))
    noted = Paragraph((*styled(20, 3), Note((Run(said),), 1), Run(" tiếp theo.")))
    cells = tuple(Cell((Run(" ".join(itertools.islice(itertools.cycle(WORDS), at, at + 25))),)) for at in range(3))
    table = Table((Row(tuple(Cell((Run(word),)) for word in ("A", "B", "C"))),), (Row(cells),), 3)
    document = letter(blocks=(*blocks, noted, table))
    data = pdf_of(document, engine="weasyprint")
    assert faults(data, bookmarks=False) == []
    read = [" ".join(text.split()) for _, text in spoken(data)]
    for block in blocks:
        assert " ".join("".join(run.text for run in block.inlines).split()) in read
    assert any(said in text for text in read)
    for cell in cells:
        assert cell.inlines[0].text in read


@pytest.mark.parametrize("mark", ["/", "-", "–"])
def test_where_a_line_ends_without_a_blank_none_is_added(mark: str) -> None:
    code = mark.join(["107", "QĐ", "UBND", "VPCP", "KSTT"])
    blocks = tuple(Paragraph((Run(f"{'x' * count} theo văn bản số {code} ngày mai {code}"),)) for count in range(1, 60))
    read = [text for _, text in spoken(pdf_of(letter(blocks=blocks), engine="weasyprint"))]
    for block in blocks:
        assert block.inlines[0].text in read
