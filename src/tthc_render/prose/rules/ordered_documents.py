"""Documents with a day on which they cannot have been made: P985.

``Công văn số 214/BTCD … ngày 12/8/2025 … Văn bản số 187/UBND-KT ngày 05/8/2025 trả lời … Công văn số 214/BTCD``: a
reply before the letter, a plan before the resolution that it carries out; ``Nghị định số 168/2024/NĐ-CP ngày 26/12/2024
(có hiệu lực từ ngày 01/01/2024)``: in force before it was issued.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Citation
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_VERBS: Final = (
    r"(?:trả lời|phúc đáp|triển khai|tổ chức thực hiện|thực hiện|hướng dẫn|cụ thể hóa|sửa đổi|thay thế|đính chính"
    r"|thu hồi|bãi bỏ)"
)
_VERB: Final = pattern_of(_VERBS)
_FOLLOWS: Final = pattern_of(
    rf"(?: của [^.,;:()\d]{{2,60}}?)?(?: (?:về|về việc|để|nhằm))? {_VERBS}(?!\w)(?: [^.,;:()\d]{{0,90}})? "
)
_BACK: Final = pattern_of(r"(?<!\w)(?:bởi|hết hiệu lực|được|bị|và|thay cho việc)(?!\w)")
_DATED: Final = pattern_of(r"[^.,;:()\d]{0,70} ngày ")
_IN_FORCE: Final = pattern_of(r"[^.;\d]{0,90}?(?<!\w)(?:có )?hiệu lực(?: thi hành)?(?: kể)? từ (?:ngày )?")
_ENACTED: Final = pattern_of(
    r"(?<!\w)(?:Luật|Bộ luật|Nghị định|Thông tư|Nghị quyết)(?!\w)[^.;]{0,80}?(?:thông qua|ban hành) ngày $"
)
_KINDS: Final = frozenset({"Luật", "Nghị định", "Thông tư"})


def check_ordered_documents(context: ProseContext) -> list[Finding]:
    """Findings on documents that answer, carry out or change a later one, or were in force before they were issued."""
    out: list[Finding] = []
    several = [reading for reading in context.running if len(reading.citations) > 1]
    following = [reading for reading in several if _VERB.search(reading.text)]
    known: dict[tuple[str, int, str], date] = {}
    for reading in context.running if following else ():
        for cited in reading.citations:
            day = _day(reading, cited)
            if day is not None:
                known.setdefault((cited.kind, cited.number, cited.code), day)
    for reading in following:
        out += _follows(reading, known)
    for reading in context.saying({"lực"}):
        if reading.dates and "hiệu lực" in reading.low:
            out += _in_force(reading)
    return out


def _day(reading: Reading, cited: Citation) -> date | None:
    """The day of a document; also ``Công văn số 214/BTCD của Ban Tiếp công dân chuyển đơn ngày 12/8/2025``."""
    if cited.when:
        return cited.when.value
    lead = _DATED.match(reading.text, cited.end)
    seen = next((x for x in reading.dates if lead and x.start == lead.end()), None)
    if not lead or seen is None or _FOLLOWS.match(reading.text, cited.end):
        return None
    return seen.value


def _follows(reading: Reading, known: dict[tuple[str, int, str], date]) -> Iterator[Finding]:
    for one in reading.citations:
        day = one.when.value if one.when else None
        for other in reading.citations if day else ():
            if other.start <= one.end or not one.code or not other.code:
                continue
            verb = _FOLLOWS.match(reading.text, one.end, other.start)
            if verb is None or verb.end() != other.start or _BACK.search(verb.group()):
                continue
            first = known.get((other.kind, other.number, other.code))
            if day and first and day < first and one.when:
                yield finding(
                    "P985", reading.passage.at(one.when.start),
                    earlier=f"{other.short} ngày {format_short(first)}", later=f"{one.short} ngày {format_short(day)}",
                )  # fmt: skip


def _in_force(reading: Reading) -> Iterator[Finding]:
    """``Nghị định … ngày 26/12/2024 (có hiệu lực từ ngày 01/01/2024)``."""
    days = {seen.start: seen for seen in reading.dates if seen.value}
    laws = [
        (one.when, one.short)
        for one in reading.citations
        if one.when and (one.kind in _KINDS or one.year or one.code.startswith("QH"))
    ]
    enacted = [x for x in days.values() if _ENACTED.search(reading.text, max(0, x.start - 130), x.start)]
    for seen, name in [*laws, *((x, "ngày ban hành") for x in enacted)]:
        lead = _IN_FORCE.match(reading.text, seen.end)
        force = days.get(lead.end()) if lead else None
        if force and force.value and seen.value and force.value < seen.value:
            yield finding(
                "P985", reading.passage.at(force.start), earlier=f"{name} {format_short(seen.value)}",
                later=f"có hiệu lực từ ngày {format_short(force.value)}",
            )  # fmt: skip
            return
