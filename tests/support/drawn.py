"""Documents drawn at random from words, numbers and codes such as reports have."""

from __future__ import annotations

import random
import re

from tests.support.documents import letter, words
from tthc_render.document.tree import Block, Document, Heading, Item, Paragraph, Run

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


def _text(draw: random.Random, length: int) -> str:
    return " ".join(draw.choice(CODES if draw.random() < 0.3 else WORDS) for _ in range(length))
