"""The text of a document: authority, grounds, "QUYẾT ĐỊNH:", headings, clauses, points; a step of the classifier."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from typing import Final

from tthc_render.lint.roles import BODY_LEVELS, Lines, Step
from tthc_render.readers.facts import PageParagraph
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text_end import place_of_end
from tthc_render.workspace.kinds import DocumentKind

GROUND_LINES: Final = 15
"""Grounds begin within so many lines below the title."""
ASIDE_LETTERS: Final = 160
"""A longer line is text even if it is centred."""
CLOSING_MARK: Final = "./."
"""Ends the text, also on a short line that stands in the middle by chance."""
LAYOUT_MM: Final = 100.0
"""A cell that is wider, alone in its row, holds text of the document and not of a table."""
_FORMULA = pattern_of(r"^QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:?$")
_LEGAL: Final = "Căn cứ"
_GROUND = pattern_of(r"^(?:Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở|Sau khi|Thể theo)\b")
_WIRED = pattern_of(r"\bđiện\s*:$")
"""Above the addressees of a công điện (Phụ lục III, mẫu 1.6): "Chủ tịch Ủy ban nhân dân tỉnh điện:"."""
_CAPTION = pattern_of(
    r"^(?:Bảng|Biểu|Hình|Đồ thị|Biểu đồ|Sơ đồ|Bản đồ|Ảnh|Hình ảnh)\s+(?:số\s+)?\d+(?:\.\d+)*[a-z]?\s*[.:–-]"
)
_ASIDE = pattern_of(r"^(?:Bảng|Biểu|Hình|Đồ thị|Biểu đồ|Ghi chú|Nguồn|Đơn vị tính|ĐVT)\b")


def body(lines: Lines, start: int, end: int, taken: Collection[int], kind: DocumentKind | None) -> Step:
    """A role for each line of the text; ``next`` is ``end``."""
    step = Step(next=end)
    own = _text_lines(lines, start, end, taken)
    _preamble(lines, step, own, kind)
    for i in own:
        step.take(i, _level(lines, step, i) or _plain(lines, i))
    return step


def last_line(step: Step, lines: Lines) -> int | None:
    """The line that closes the text, above those that say what is sent with it."""
    own = sorted(i for i, role in step.roles.items() if role not in ("khac", "tham_quyen", "loi_quyet"))
    return own[place_of_end([lines.texts[i] for i in own])] if own else None


def _text_lines(lines: Lines, start: int, end: int, taken: Collection[int]) -> list[int]:
    """The lines of the text: those outside tables and boxes, and those in tables that only hold the page together."""
    rows: dict[str, set[str]] = {}
    for line in lines.lines[start:end]:
        if line.cell:
            rows.setdefault(line.cell.rpartition(":")[0], set()).add(line.cell)
    return [
        i
        for i in range(start, end)
        if i not in taken and not lines.lines[i].grid and lines.lines[i].place != "box" and _is_text(lines, i, rows)
    ]


def _is_text(lines: Lines, index: int, rows: dict[str, set[str]]) -> bool:
    line = lines.lines[index]
    if not line.cell:
        return True
    if line.box_pt is not None:
        return False
    return len(rows[line.cell.rpartition(":")[0]]) == 1 and line.column_mm[1] >= LAYOUT_MM


def _preamble(lines: Lines, step: Step, own: list[int], kind: DocumentKind | None) -> None:
    """Who decides, on which grounds, and the line "QUYẾT ĐỊNH:" below them."""
    formula = next((i for i in own if _FORMULA.match(lines.texts[i])), None)
    legal = [i for i in own[:GROUND_LINES] if lines.texts[i].startswith(_LEGAL)]
    decides = kind is not None and kind.must("can_cu")
    if formula is not None and legal and legal[0] < formula:
        grounds = [i for i in own if legal[0] <= i < formula]
        step.take(formula, "loi_quyet")
    elif decides:
        grounds = []
        for i in own[own.index(legal[0]) :] if legal else ():
            if not _GROUND.match(lines.texts[i]):
                break
            grounds.append(i)
    else:
        grounds = [*_first_grounds(lines, own), *_italic_grounds(lines, own[:GROUND_LINES])]
    for i in grounds:
        step.take(i, "can_cu")
    if decides or formula is not None:
        first = grounds[0] if grounds else formula
        for i in own:
            if first is None or i >= first or not lines.is_capital(i):
                break
            step.take(i, "tham_quyen")


def _first_grounds(lines: Lines, own: list[int]) -> Iterator[int]:
    """Two grounds and more with which the text of a document begins that decides nothing.

    Below the title is where the decree has them (Annex I, part I, II.6a); further down "Căn cứ …" in upright letters is
    a sentence or a list of documents.
    """
    first = list(itertools.takewhile(lambda i: lines.texts[i].startswith(_LEGAL), own))
    if len(first) > 1:
        yield from first


def _italic_grounds(lines: Lines, own: list[int]) -> Iterator[int]:
    """Grounds that look like ones, one or several, wherever they are, with the italic lines that go on from them."""
    inside = False
    for i in own:
        text = lines.texts[i]
        inside = lines.is_italic(i) and (text.startswith(_LEGAL) or (inside and _GROUND.match(text) is not None))
        if inside:
            yield i


def _level(lines: Lines, step: Step, index: int) -> str:
    """The level of a line's label, or the title below "Chương I"."""
    role = next((name for name, form in BODY_LEVELS if form.match(lines.texts[index])), "")
    if not role and step.roles.get(index - 1) in ("phan", "muc"):
        return "ten_phan"
    return role


def _plain(lines: Lines, index: int) -> str:
    line, text = lines.lines[index], lines.texts[index]
    if text.endswith(CLOSING_MARK):
        return "than"
    if _is_caption(line, text):
        return "khac"
    if len(text) >= ASIDE_LETTERS:
        return "than"
    aside = line.align in ("center", "right") or _ASIDE.match(text) or _WIRED.search(text)
    return "khac" if aside else "than"


def _is_caption(line: PageParagraph, text: str) -> bool:
    """Whether a line of any length names a numbered picture, chart or table, and has the looks of a caption."""
    return _CAPTION.match(text) is not None and (line.align == "center" or all(piece.italic for piece in line.words))
