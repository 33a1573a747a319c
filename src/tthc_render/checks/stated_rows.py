"""Figures of fixed rows that prose names by their label: "Số người chết: 6", "lũ làm 3 người mất tích". C306.

A label with a colon is the row itself. Elsewhere a sentence may be of one event of several: only what is more than the
whole row is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.checks.stated_parts import OTHER_SCOPE, own_prose, own_scope, row_expression
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.passages import Passage
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

_LABEL: Final = pattern_of(r"Số (?P<unit>người|hộ|vụ|con|ca|nhà|thuyền|tàu) (?P<rest>[^\d(),;:]+)", re.IGNORECASE)
_FIGURE: Final = r"\d{1,3}(?:\.\d{3})+|\d+"
_HEDGED: Final = pattern_of(
    r"(?<!\w)(?:trên|hơn|gần|khoảng|dưới|ít nhất|dự kiến|cả nước|toàn quốc|các tỉnh|kỳ trước|cùng kỳ|thế giới"
    r"|so với|năm \d{4}|giai đoạn)(?!\w)",
    re.IGNORECASE,
)


_EVENT: Final = pattern_of(
    r"(?<!\w)(?:tai nạn(?: giao thông| lao động)?|đuối nước|cháy|nổ|hỏa hoạn|dịch|bệnh|ngộ độc|lịch sử)(?!\w)",
    re.IGNORECASE,
)
"""What people may come to harm by, beside what the form is about."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that only one form has: its label, what it counts in the words of prose, form and column, the figure.

    ``right`` is the expression that prints it.
    """

    exact: re.Pattern[str]
    free: re.Pattern[str]
    form: str
    title: str
    name: str
    value: int
    right: str


def check_stated_rows(computed: Computed, passages: Sequence[Passage], known: Collection[Place]) -> list[Finding]:
    """C306 for each figure of a row that its form has otherwise, but for those at the places ``known``."""
    typed = own_prose(computed, passages)
    rows = list(_rows(computed)) if typed else []
    own = own_scope(computed)
    found = [item for row in rows for item in (*_listed(typed, row), *_told(typed, row, own))]
    return [item for item in found if item.where not in known]


def _rows(computed: Computed) -> Iterator[_Row]:
    lines = [
        (code, part, line)
        for code, (form, result) in computed.forms.items()
        for part in form.parts
        if part.key in result.parts
        for line in result.parts[part.key].lines
        if line.kind == "data"
    ]
    times = Counter(line.label.casefold() for _, _, line in lines)
    rests = [found["rest"].lower() for _, _, line in lines if (found := _LABEL.fullmatch(line.label))]
    for code, part, line in lines:
        label = _LABEL.fullmatch(line.label) if line.fixed is not None and times[line.label.casefold()] == 1 else None
        columns = [column for column in part.columns if column.kind == "so"]
        value = line.cells.get(columns[0].key) if len(columns) == 1 else None
        if label is None or not isinstance(value, int):
            continue
        longer = [rest for rest in rests if rest != label["rest"].lower()]
        others = "|".join(map(re.escape, longer)) or r"(?!)"
        exact = rf"(?:^|(?<=[.;•+-]\s)){re.escape(line.label)}\s?:\s?(?P<figure>{_FIGURE})(?![\d./%])"
        free = (
            rf"(?<![\w/.,])(?P<figure>{_FIGURE})\s{re.escape(label['unit'])}\s(?:bị\s)?{re.escape(label['rest'])}"
            rf"(?=\s?(?:$|[.;)]|,\s(?!(?:{others})(?!\w))))"
        )
        yield _Row(
            re.compile(exact, re.IGNORECASE),
            re.compile(free, re.IGNORECASE),
            code,
            computed.forms[code][0].spec.ten,
            f"{line.label}, {columns[0].name}",
            value,
            row_expression(computed.forms[code][0], part, line.label, columns[0].key),
        )


def _listed(typed: Sequence[Passage], row: _Row) -> Iterator[Finding]:
    """``Số người chết: 6``; lines for each of several events have the label more than once."""
    found = [(passage, said) for passage in typed for said in row.exact.finditer(passage.text)]
    if len(found) == 1 and _count(found[0][1]) != row.value:
        yield _finding(*found[0], row)


def _told(typed: Sequence[Passage], row: _Row, own: re.Pattern[str]) -> Iterator[Finding]:
    """``lũ làm 3 người mất tích``, of two in all; once in a passage."""
    for passage in typed:
        for said in row.free.finditer(passage.text):
            if _count(said) > row.value and not _is_elsewhere(passage.text, said.start(), own, row.title):
                yield _finding(passage, said, row)
                break


def _finding(passage: Passage, said: re.Match[str], row: _Row) -> Finding:
    return finding(
        "C306", passage.at(said.start("figure")), words=said.group(), form=row.form, column=row.name,
        value=format_count(row.value), right=row.right,
    )  # fmt: skip


def _count(found: re.Match[str]) -> int:
    return int(found["figure"].replace(".", ""))


def _is_elsewhere(text: str, at: int, own: re.Pattern[str], title: str) -> bool:
    """Does the sentence name another time, place or event than that of the form with this title?"""
    lead = own.sub("", text[max(text.rfind(mark, 0, at) for mark in (". ", "; ")) + 1 : at])
    events = (found.group().lower() not in title.lower() for found in _EVENT.finditer(lead))
    return bool(_HEDGED.search(lead) or OTHER_SCOPE.search(lead)) or any(events)
