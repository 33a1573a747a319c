"""Totals that prose names by what was done alone: "đã giải quyết 767 hồ sơ", where the form has 776. C306, C318.

A sentence may be of another scope than the form, so a figure is reported only where its sentence names none, where it
stands in no cell of the report and is no sum of a form's parts, and where it is one slip of typing or a few hundredths
away from the total.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.checks.stated_parts import LEAST, NEAR, OTHER_SCOPE, groups_of, own_prose, own_total, plain_verb
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

WHOLE: Final = "tổng số"
_DONE: Final = pattern_of(
    r"(?<!\w)(?P<verb>(?:đã |đang |chưa )?(?:tiếp nhận|giải quyết))(?: được| xong| tổng số| tổng cộng| là){0,2}"
    r"\s?:?\s$",
    re.IGNORECASE,
)
_BEHIND: Final = pattern_of(r"\s?(?:lượt )?hồ sơ(?: TTHC| thủ tục hành chính)?(?P<rest>[^.;,:()]*)", re.IGNORECASE)
_OWN_PLACE: Final = pattern_of(
    r"tại (?:Trung tâm Phục vụ hành chính công|Trung tâm PVHCC|Bộ phận (?:Một cửa|tiếp nhận))[^\d]*", re.IGNORECASE
)
_ELSEWHERE: Final = pattern_of(
    r"(?<!\w)(?:kỳ trước|trước đó|năm ngoái|chuyển sang|chuyển qua|lĩnh vực)(?!\w)", re.IGNORECASE
)
_INDICATOR: Final = pattern_of(r"Tổng (?:số )?hồ sơ (?P<verb>(?:đã |đang )?(?:tiếp nhận|giải quyết))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What was done, where its total stands, the total, and figures that are right beside it.

    ``form`` is "" for a figure of ``chi_tieu``.
    """

    verb: str
    form: str
    name: str
    value: Decimal
    known: Collection[Decimal]
    right: str


def check_stated_wholes(computed: Computed, passages: Sequence[Passage], known: Collection[Place]) -> list[Finding]:
    """C306 or C318 for each total that the report has otherwise, but for those at the places ``known``."""
    typed = own_prose(computed, passages)
    wholes = list(wholes_of(computed)) if typed else []
    if not wholes:
        return []
    cells, labels, own = set(_cells(computed)), row_labels(computed), own_total(computed)
    return [
        item
        for passage in typed
        for item in _stated(Reading(passage), wholes, cells, labels, own)
        if item.where not in known
    ]


def wholes_of(computed: Computed) -> Iterator[_Whole]:
    """The totals of all forms and of ``chi_tieu`` by what was done."""
    for group in groups_of(computed):
        for title, column, value in group.parts:
            if title == WHOLE:
                right = group.expressions[column]
                yield _Whole(group.verb, group.form, column, value, group.known, right)
    for key, spec in computed.loaded.type.chi_tieu.items():
        for name, field in spec.truong.items():
            found = _INDICATOR.fullmatch(field.ten)
            total = computed.figures[key].get(name) if found and key in computed.figures else None
            if found and isinstance(total, int):
                right = f"[= chi_tieu.{key}.{name} | so]"
                yield _Whole(plain_verb(found["verb"].lower()), "", field.ten, Decimal(total), (), right)


def _cells(computed: Computed) -> Iterator[Decimal]:
    """Every count of the report."""
    for form, result in computed.forms.values():
        for part in form.parts:
            figures = result.parts.get(part.key)
            for cells in (figures.tong, *(line.cells for line in figures.lines)) if figures else ():
                yield from _counts(cells)
    for row in computed.figures.values():
        yield from _counts(row)


def _counts(cells: Mapping[str, object]) -> Iterator[Decimal]:
    return (Decimal(value) for value in cells.values() if isinstance(value, int))


def row_labels(computed: Computed) -> frozenset[str]:
    """Names of the rows of all forms, in small letters: a sentence with one of them is of that row."""
    return frozenset(
        line.label.lower()
        for _, result in computed.forms.values()
        for figures in result.parts.values()
        for line in figures.lines
        if line.label
    )


def _stated(
    reading: Reading,
    wholes: Sequence[_Whole],
    cells: Collection[Decimal],
    labels: Collection[str],
    own: re.Pattern[str],
) -> Iterator[Finding]:
    for quantity in reading.counts:
        start = reading.text.rfind(". ", 0, quantity.start) + 1
        lead = reading.text[start : quantity.start]
        done = _DONE.search(lead) if quantity.exact and not quantity.depth else None
        behind = _BEHIND.match(reading.text, quantity.end)
        if done is None or behind is None or quantity.count in cells:
            continue
        rest = own.sub("", behind["rest"]).strip()
        if is_of_another_scope(own.sub("", lead), rest, labels):
            continue
        verb = plain_verb(done["verb"].lower())
        # Where two tables have a total, one that fits is enough.
        ours = [whole for whole in wholes if whole.verb == verb]
        near = [whole for whole in ours if _is_meant(quantity, whole, only_slips=bool(rest))]
        if near and not any(quantity.count in whole.known for whole in ours):
            whole = near[0]
            words = f"{done[0].strip(' :')} {quantity.text}"
            place, value = reading.passage.at(quantity.start), format_count(whole.value)
            if whole.form:
                yield finding(
                    "C306", place, words=words, form=whole.form, column=whole.name, value=value, right=whole.right
                )
            else:
                yield finding("C318", place, words=words, name=whole.name, value=value, right=whole.right)


def is_of_another_scope(lead: str, rest: str, labels: Collection[str]) -> bool:
    """Does what stands before the figure in its sentence, or right behind it, name a part, another time or office?"""
    if _ELSEWHERE.search(lead) or OTHER_SCOPE.search(lead) or any(label in lead.lower() for label in labels):
        return True
    return bool(rest) and not _OWN_PLACE.fullmatch(rest)


def _is_meant(quantity: Quantity, whole: _Whole, *, only_slips: bool) -> bool:
    if whole.value < LEAST:
        return False
    near = abs(quantity.count - whole.value) <= NEAR * whole.value
    return is_slip(quantity.count, whole.value) or (near and not only_slips)
