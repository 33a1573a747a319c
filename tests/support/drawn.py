"""Documents drawn at random from words, numbers and codes such as reports have."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator

from tests.support.documents import letter, merged_table, png, words
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Block,
    Cell,
    Document,
    Figure,
    FormHead,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
)

WORDS = re.findall(
    r"\S+",
    "thực hiện cải cách thủ tục hành chính của Ủy ban nhân dân các cấp trên địa bàn tỉnh đã tiếp nhận giải quyết "
    "đúng hạn hồ sơ nghiêm túc trường hợp quy định",
)
CODES = re.findall(
    r"\S+",
    "107/KH-UBND 2021-2025 16/2024/NĐ-CP Covid-19 24/7 “trích dẫn”, (viết tắt: TTHC) 12,5% 10–12 và/hoặc 1.000.000 "
    "97,92%; Q.II/2024 62/BC-KSTT 2024-06-15 NQ-18 3-5% (-3,2%) km² nghĩa... CB-CC-VC 30/6/2024 09h30-11h00 "
    "3.000-5.000 50%-60% TT-BNV; C06/BCA LGSP–NDXP https://dichvucong.gov.vn/ ISO/IEC 9001:2015",
)


def drawn_report(draw: random.Random, paragraphs: int = 24) -> Document:
    """A report of ``paragraphs`` paragraphs and items of many lengths, some bold or italic in part, with headings."""
    blocks: list[Block] = []
    for number in range(paragraphs):
        if number % 6 == 0:
            blocks.append(Heading(1 + number // 6 % 4, words(_text(draw, draw.randint(3, 30))), f"{number}."))
        text = _text(draw, draw.randint(30, 110)).split(" ")
        at = draw.randint(0, len(text) - 1)
        look = {"bold": number % 5 == 1, "italic": number % 5 == 2}
        runs = (Run(" ".join(text[:at]) + " " * (at > 0)), Run(" ".join(text[at:]), **look))
        blocks.append(Item("-+"[number % 2], runs, 1 + number % 3) if number % 3 else Paragraph(runs))
    return letter(blocks=tuple(blocks))


def drawn_oddities(draw: random.Random) -> Document:
    """Tables with rows that may be higher than a page, pictures, words longer than a line, raised signs."""
    blocks: list[Block] = []
    for number in range(12):
        blocks.append(Paragraph((Run(f"{_text(draw, 20)} {_long(draw)} {_text(draw, 12)}"),)))
        blocks.append(
            Paragraph((Run("Đạt 1.200 m"), Run("2", vertical="sup"), Run(f", hai\u2011chiều {_text(draw, 40)}.")))
        )
        if number % 3 == 0:
            blocks.append(_table(draw, lines=draw.choice([3, 40, 260])))
        if number % 4 == 1:
            picture = Picture("png", png(), 40.0, draw.choice([15.0, 60.0]))
            blocks.append(Figure("a.png", 40.0, words(_text(draw, 6)), picture=picture, alt="Hình"))
    return letter(blocks=tuple(blocks))


def drawn_notes(draw: random.Random, share: float) -> Document:
    """Paragraphs and tables over pages, with notes; ``share`` of the rows call one."""
    number = itertools.count(1)
    blocks: list[Block] = []
    for _ in range(6):
        for _ in range(draw.randint(1, 6)):
            more = words(f" {_text(draw, 10)}")
            inlines = _noted(draw, number, draw.randint(10, 90), 0.3)
            blocks.append(Paragraph((*inlines, *more) if isinstance(inlines[-1], Note) else inlines))
        blocks.append(_noted_table(draw, number, draw.randint(2, 25), share))
    return letter(blocks=tuple(blocks))


def drawn_mixture(draw: random.Random) -> Document:
    """Every block and mark, in any order: notes in text, items and tables, pictures, long words, tall rows, forms."""
    number = itertools.count(1)
    flow = tuple(itertools.chain.from_iterable(_any(draw, number) for _ in range(30)))
    head = AppendixHead("Phụ lục I", (_text(draw, draw.randint(3, 40)),), (_text(draw, 6),))
    form = FormHead("Biểu số 60/CK-NSNN", (_text(draw, 30),), ("Kỳ: Quý II/2024",), (_text(draw, 12),))
    appendices = (
        Appendix(head, tuple(itertools.chain.from_iterable(_any(draw, number) for _ in range(8))), "portrait"),
        Appendix(form, (_noted_table(draw, number, 30, 0.05), Paragraph(words(_text(draw, 12)))), "landscape"),
        Appendix(form, (merged_table(draw.randint(3, 60)),), draw.choice(["landscape", "portrait"])),
    )
    return letter(blocks=flow, appendices=appendices)


def _any(draw: random.Random, number: Iterator[int]) -> Iterator[Block]:
    """A block, or some that stand together."""
    kind = draw.choice(["text"] * 5 + ["items"] * 2 + ["heading"] * 2 + ["marks", "long", "table", "tall", "picture"])
    if kind == "heading":
        yield Heading(draw.randint(1, 4), words(_text(draw, draw.randint(2, 25))), "1.")
    elif kind == "items":
        yield Paragraph(words(f"{_text(draw, draw.randint(5, 40))} như sau:"))
        for _ in range(draw.randint(1, 6)):
            yield Item(draw.choice("-+"), _noted(draw, number, draw.randint(3, 50), 0.1), draw.randint(1, 3))
    elif kind == "marks":
        odd = Run(" K’Brêu, Łódź, 25 °C, ½ § ‰ … – “ỂỘẠ”", bold=draw.random() < 0.5)
        link = Run("https://dichvucong.gov.vn/a", link="https://dichvucong.gov.vn/a")
        low = (Run("CO"), Run("2", vertical="sub"), Run(", m"), Run("3", vertical="sup"))
        more = (odd, Run(" tại "), link, Run(f" {_text(draw, 20)}", italic=True))
        yield Paragraph((Run(f"{_text(draw, 12)} "), *low, *more))
    elif kind == "long":
        yield Paragraph(words(f"{_text(draw, 20)} {_long(draw)} {_text(draw, 12)}"))
    elif kind == "table":
        yield Paragraph(words(f"{_text(draw, 8)}:"))
        yield _noted_table(draw, number, draw.randint(1, 12), 0.05)
    elif kind == "tall":
        yield _table(draw, lines=draw.choice([3, 40, 200]))
    elif kind == "picture":
        picture = Picture("png", png(), 40.0, draw.choice([15.0, 60.0]))
        yield Figure("a.png", 40.0, words(_text(draw, 6)), picture=picture, alt="Hình")
    else:
        yield Paragraph(_noted(draw, number, draw.randint(5, 110), 0.15))


def _noted(draw: random.Random, number: Iterator[int], length: int, share: float) -> tuple[Inline, ...]:
    """Words, ``share`` of them with a note behind."""
    note = (Note(words(_text(draw, draw.randint(4, 60))), next(number)),) if draw.random() < share else ()
    return (*words(_text(draw, length)), *note)


def _noted_table(draw: random.Random, number: Iterator[int], rows: int, share: float) -> Table:
    head = Row(tuple(Cell(words(text)) for text in ("STT", "Nội dung", "Ghi chú", "Số")), "header")
    found = []
    for at in range(1, rows + 1):
        texts = [_noted(draw, number, draw.randint(2, 30), share), _noted(draw, number, draw.randint(1, 6), share / 4)]
        cells = (Cell(words(str(at))), *(Cell(text, align="left") for text in texts), Cell(words("1.234")))
        found.append(Row(cells))
    return Table((head,), tuple(found), 4, is_free=True)


def _long(draw: random.Random) -> str:
    return draw.choice(["https://dichvucong.gov.vn/p/home/", "ABC", "H56.12-"]) + "ab1" * draw.randint(10, 50)


def _table(draw: random.Random, lines: int) -> Table:
    head = Row(tuple(Cell(words(text)) for text in ("STT", "Nội dung", "Số")), "header")
    texts = [_text(draw, 12), _text(draw, lines * 8), _long(draw)]
    rows = tuple(
        Row((Cell(words(str(at))), Cell(words(text), align="left"), Cell(words("1.234.567"), align="right")))
        for at, text in enumerate(texts, 1)
    )
    return Table((head,), rows, 3, is_free=True)


def _text(draw: random.Random, length: int) -> str:
    return " ".join(draw.choice(CODES if draw.random() < 0.3 else WORDS) for _ in range(length))
