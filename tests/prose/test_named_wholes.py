"""Shares of figures that are named like their parts."""

from __future__ import annotations

from tthc_render.prose.named_wholes import named_shares
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read

TEXT = """Phường được giao kế hoạch vốn 60 tỷ đồng, gồm vốn tỉnh hỗ trợ 38,4 tỷ đồng, vốn ngân sách phường 21,6 tỷ đồng.
Đã giải ngân 51,3 tỷ đồng, đạt 85,5%, trong đó vốn tỉnh 34,1 tỷ đồng, đạt {}%; vốn phường 17,2 tỷ đồng, đạt 71,7%."""


def wholes(text: str) -> list[tuple[str, str]]:
    return [(x.part.text, x.whole.text) for x in named_shares(read(from_text(text.split("\n"), "a.txt"))[1])]


def test_the_whole_is_the_figure_with_the_fewest_other_words() -> None:
    assert wholes(TEXT.format("88,8")) == [("34,1", "38,4"), ("17,2", "21,6")]


def test_none_is_one_where_none_of_the_shares_holds() -> None:
    assert wholes(TEXT.format("61,2")) == []
