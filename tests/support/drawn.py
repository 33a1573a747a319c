"""Documents drawn at random from words, numbers and codes such as reports have."""

from __future__ import annotations

import random
import re

from tests.support.documents import letter, png, words
from tthc_render.document.tree import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Item,
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
