"""Files settled late, or late and pending, that prose counts otherwise than forms: "Có 14 hồ sơ quá hạn". C306.

Only sentences that speak of the whole unit in the report's own period are held against the forms, and only where no
form has the figure, for the unit or for a row: sentences under a heading may be of one field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.checks.stated_indicators import FIGURE, SUBJECT
from tthc_render.checks.stated_parts import groups_of, is_set_elsewhere, own_prose, own_scope
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.passages import Passage
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

LATE: Final = "quá hạn"
_DONE: Final = r"(?P<state>(?:đã |được |đang |chưa |còn )*)(?P<act>giải quyết |xử lý |trả kết quả )?(?:bị )?"
_LATE: Final = r"(?:quá|trễ|chậm) hạn"
_THING: Final = r"hồ sơ (?:TTHC )?"
_LINK: Final = r"(?: giải quyết)?(?:\s(?:trong kỳ|trong quý|trong tháng|trong năm|là|có|gồm|được)){0,3}\s?:?\s"
_SAID: Final = (
    pattern_of(rf"(?<!\w){_THING}{_DONE}{_LATE}{_LINK}(?P<figure>{FIGURE})(?: hồ sơ)?", re.IGNORECASE),
    pattern_of(rf"(?<!\w)(?P<figure>{FIGURE}) {_THING}{_DONE}{_LATE}", re.IGNORECASE),
)
_LEAD: Final = pattern_of(r"(?<!\w)(?:hiện|vẫn|còn|có|phát sinh|xảy ra|số lượng|ghi nhận)(?!\w)", re.IGNORECASE)
_BEHIND: Final = pattern_of(r"\s*(?:trong kỳ)?\s*(?:[.;,](?=\s|$)|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """The late files of a form: of which verb, form and column, how many, and the expression that prints them."""

    verb: str
    form: str
    name: str
    value: Decimal
    right: str


def check_stated_late(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """C306 for each number of late files that no form has."""
    typed = [passage for passage in own_prose(computed, passages) if " hạn" in passage.text]
    columns = list(_columns(computed)) if typed else []
    if not columns:
        return []
    known, own = _known(computed, columns), own_scope(computed)
    return [item for passage in typed for item in _stated(passage, columns, known, own)]


def _columns(computed: Computed) -> Iterator[_Column]:
    for group in groups_of(computed):
        for title, name, value in group.parts:
            if title == LATE:
                yield _Column(group.verb, group.form, name, value, group.expressions[name])


def _known(computed: Computed, columns: Sequence[_Column]) -> frozenset[int]:
    """Late files of every row and total, and all of them together."""
    names = {column.name for column in columns}
    found = {int(sum(column.value for column in columns))}
    for form, result in computed.forms.values():
        for part in form.parts:
            keys = [column.key for column in part.columns if column.name in names]
            figures = result.parts.get(part.key)
            rows: list[Mapping[str, object]] = (
                [figures.tong, *(line.cells for line in figures.lines)] if figures else []
            )
            for cells in rows:
                counts = [value for value in map(cells.get, keys) if isinstance(value, int)]
                found.update((*counts, sum(counts)))
    return frozenset(found)


def _stated(
    passage: Passage, columns: Sequence[_Column], known: frozenset[int], own: re.Pattern[str]
) -> Iterator[Finding]:
    text = passage.text
    told: set[Place] = set()
    for said in (found for pattern in _SAID for found in pattern.finditer(text)):
        place = passage.at(said.start("figure"))
        first = max(text.rfind(mark, 0, said.start()) for mark in (". ", "; ")) + 1
        lead = _LEAD.sub("", own.sub("", text[first : said.start()]))
        is_pending = any(word in said["state"].lower() for word in ("đang", "chưa", "còn"))
        verb = "đang giải quyết" if is_pending else "giải quyết"
        column = next((column for column in columns if column.verb == verb), None)
        if column is None or place in told or int(said["figure"].replace(".", "")) in known:
            continue
        if (
            is_set_elsewhere(text[:first], own)
            or not SUBJECT.fullmatch(lead)
            or not _BEHIND.match(own.sub("", text[said.end() :]))
        ):
            continue
        told.add(place)
        yield finding(
            "C306", place, words=said.group().strip(), form=column.form, column=column.name,
            value=format_count(column.value), right=column.right,
        )  # fmt: skip
