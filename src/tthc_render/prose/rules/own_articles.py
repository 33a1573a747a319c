"""Articles of the document itself that it does not have: ``Điều 7 Quyết định này`` where there are five. P968.

Also ``có tên tại Điều 7``, which names no other document, and ``Điều 20 Quy chế ban hành kèm theo Quyết định này``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_ARTICLE: Final = pattern_of(r"Điều\s(\d{1,3})\.")
_DECIDES: Final = frozenset({"Quyết định", "Nghị quyết"})
"""What the articles of the document itself are called; the others are issued with it."""
_ISSUED: Final = "Quy chế|Quy định|Điều lệ|Nội quy|Quy trình|Hướng dẫn|Chương trình|Kế hoạch|Phương án|Đề án"
_NUMBER: Final = r"(?<!\w)(?P<written>Điều\s(?P<number>\d{1,3}))"
_OWN: Final = pattern_of(
    rf"{_NUMBER}(?:\s(?:của|trong))?\s(?P<kind>Quyết định|Nghị quyết|{_ISSUED})"
    r"(?P<issued>(?:\s(?!này)\w+){0,12}?\s(?:ban hành )?kèm theo (?:Quyết định|Nghị quyết))?\snày(?!\w)"
)
_LEAD: Final = pattern_of(
    r"(?<!\w)(?:có tên|nêu|quy định|ghi|kể|giao|phân công|liệt kê|đề cập)\s(?:(?:nêu|ghi)\s)?(?:tại|ở|trong)\s"
    rf"(?:(?:điểm\s\w{{1,2}},?\s)?khoản\s\d{{1,2}},?\s|các\s)?(?:Điều\s\d{{1,3}}(?:,|\svà)\s)*{_NUMBER}(?!\w)"
)
"""An article that is named where something stands, without a document behind it."""
_OTHER: Final = pattern_of(
    rf"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|{_ISSUED}|Văn bản|"
    r"Công văn|Hợp đồng|Tờ trình|Báo cáo|Thông báo|Biên bản|Kết luận|Quy tắc|Hiệp định|Công ước)(?!\w)(?!\snày(?!\w))"
)
_CHANGES: Final = pattern_of(r"(?<!\w)(?:sửa đổi|bổ sung|thay thế|đính chính)(?!\w)", re.IGNORECASE)


def check_own_articles(context: ProseContext) -> list[Finding]:
    """Findings on references to articles that are not there, in each text whose articles are all seen.

    What changes another text has words of that one, and its articles.
    """
    if any(_CHANGES.search(r.text) for r in context.readings if r.passage.role == "title" or _ARTICLE.match(r.text)):
        return []
    heads: dict[int, list[int]] = {}
    for reading in context.running:
        if found := _ARTICLE.match(reading.text):
            heads.setdefault(reading.passage.part, []).append(int(found[1]))
    last = {part: len(own) for part, own in heads.items() if own == [*range(1, len(own) + 1)]}
    if not last:
        return []
    return [
        finding("P968", reading.passage.at(at), written=written, last=f"Điều {last[part]}")
        for reading, at, written, number, part in _references(context.running, last)
        if not 0 < number <= last[part]
    ]


def _references(running: Sequence[Reading], last: dict[int, int]) -> Iterator[tuple[Reading, int, str, int, int]]:
    """References to articles of a text in ``last``: passage, place in it, words, number, and which text."""
    attached = [part for part in last if part]
    told_of = False  # whether the article names another document, whose articles it may mean
    for reading in running:
        here = reading.passage.part
        other = _OTHER.search(reading.text) is not None
        told_of = other or (told_of and not _ARTICLE.match(reading.text))
        for found in _OWN.finditer(reading.text):
            issued = found["kind"] not in _DECIDES
            if found["issued"] and issued and len(attached) == 1:
                yield reading, found.start(), found.group(), int(found["number"]), attached[0]
            elif not found["issued"] and issued == bool(here) and here in last:
                yield reading, found.start(), found.group(), int(found["number"]), here
        if here in last and not told_of:
            for found in _LEAD.finditer(reading.text):
                if not _OWN.match(reading.text, found.start("written")):
                    yield reading, found.start("written"), found["written"], int(found["number"]), here
