"""A passage against the items below it: sums over several lines, P301, P304 and P307."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import described, is_whole
from tthc_render.prose.nouns import comparable
from tthc_render.prose.outline import ROLES, children, role
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.sums import NEAR
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal

_MOST = 12
_SHORT = 20


def check_items(context: ProseContext) -> list[Finding]:
    """Findings on figures that items give and the passage above sums up."""
    readings = context.readings
    out = [found for at, reading in enumerate(readings) if reading.passage.prose for found in _below(readings, at)]
    return [*out, *_balances(readings)]


def _below(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    end = reading.text[-12:].rstrip()
    announced = end.endswith((":", "Cụ thể", "cụ thể", "trong đó"))
    if not announced and not ("thể" in end and re.search(r"[Cc]ụ thể\W{0,3}$", end)):
        return
    items = children(readings, at)
    if len(items) < 2:
        return
    yield from _column(reading, items)
    if all(len(item.counts) >= 2 for item in items):
        yield from _roles(readings, at, items)


def _column(reading: Reading, items: Sequence[Reading]) -> Iterator[Finding]:
    """The leading figures of the items against a total in the last sentence above them."""
    last = reading.sentences[-1]
    start = last.start
    if reading.text.startswith("Trong", start) and len(reading.text) - start < _SHORT and len(reading.sentences) > 1:
        start = reading.sentences[-2].start  # "Chi 246,8 tỷ đồng. Trong đó:"
    totals = [figure for figure in reading.counts if figure.start >= start and figure.depth == 0]
    leads = [item.counts[0] for item in items if item.counts]
    if not totals or len(leads) != len(items):
        return
    for item, lead in zip(items, leads, strict=True):
        item.compare(lead)
    reading.compare(totals[0])
    for total in totals[:_MOST]:
        values = [lead.count for lead in leads]
        matched = _groups(total.count, values)
        if matched == len(values):
            return
    total = totals[0]
    values = [lead.count for lead in leads]
    head = _groups(total.count, values)
    tail = _groups(total.count, values[::-1])
    rest = leads[head:] if head else leads[: len(leads) - tail]
    if len(rest) < 2 or not all(comparable(total.unit, lead.unit) for lead in rest):
        return
    added = sum((lead.count for lead in rest), Decimal(0))
    near = total.count and abs(added - total.count) <= NEAR * max(total.count, added)
    if (
        near
        or (tail and not head)
        or (is_whole([described(lead, "") for lead in rest]) and TRIGGER.search(reading.text, last.start))
    ):
        alike = all(part.scale == total.scale for part in rest)
        yield finding(
            "P301", reading.passage.at(total.start), total=shown(total),
            sum=f"{amount(added, total)} {'' if alike else total.noun}".strip(),
            parts=" + ".join(part.text if alike else shown(part) for part in rest),
            difference=amount(abs(added - total.count), total),
            quote=quote(reading.text, total.start, len(reading.text)),
        )  # fmt: skip


def _groups(total: Decimal, values: Sequence[Decimal]) -> int:
    """How many leading values fall into groups of two or more that each reach the total."""
    done = start = 0
    added = Decimal(0)
    for at, value in enumerate(values):
        added += value
        if added == total and at > start:
            done = start = at + 1
            added = Decimal(0)
    # Zeros after a full group belong to it.
    while done and done < len(values) and values[done] == 0:
        done += 1
    return done


def _roles(readings: Sequence[Reading], at: int, items: Sequence[Reading]) -> Iterator[Finding]:
    """Figures that every item gives (received, settled, on time) against the same figure of the whole."""
    above = [figure for reading in readings[max(0, at - 1) : at + 1] for figure in reading.counts]
    for name in (name for name, _ in ROLES):
        found = [next((figure for figure in item.counts if role(figure) == name), None) for item in items]
        figures = [figure for figure in found if figure is not None]
        if len(figures) != len(items):
            continue
        added = sum((figure.count for figure in figures), Decimal(0))
        wholes = [(shown(figure), figure.count) for figure in above if role(figure) == name]
        if name == "đúng và trước hạn":
            wholes += _both(above)
        if not wholes or any(value == added for _, value in wholes):
            continue
        text, value = min(wholes, key=lambda whole: abs(whole[1] - added))
        if value and abs(value - added) <= NEAR * value:
            yield finding(
                "P304", items[0].passage.at(figures[0].start), role=name,
                parts=" + ".join(figure.text for figure in figures), sum=format_decimal(added), total=text,
                difference=format_decimal(abs(value - added)),
            )  # fmt: skip


def _both(above: Sequence[Quantity]) -> list[tuple[str, Decimal]]:
    early = [figure for figure in above if role(figure) == "trước hạn"]
    timely = [figure for figure in above if role(figure) == "đúng hạn"]
    if len(early) != 1 or len(timely) != 1:
        return []
    value = early[0].count + timely[0].count
    return [(f"{early[0].text} + {timely[0].text} = {format_decimal(value)}", value)]


# Received, settled, in progress -------------------------------------------------------------------------------------


def _balances(readings: Sequence[Reading]) -> Iterator[Finding]:
    """In one section: files received are settled, in progress or returned."""
    section: dict[str, tuple[Reading, Quantity]] = {}
    for reading in readings:
        passage = reading.passage
        if passage.role == "heading" or passage.part:
            yield from _balance(section)
            section = {}
        elif passage.role in ("paragraph", "item") and passage.label != "+" and reading.counts:
            lead = reading.counts[0]
            if lead.unit == "hồ sơ" and lead.depth == 0 and (name := role(lead)):
                section.setdefault(name, (reading, lead))
    yield from _balance(section)


def _balance(section: dict[str, tuple[Reading, Quantity]]) -> Iterator[Finding]:
    if not all(name in section for name in ("tiếp nhận", "đã giải quyết", "đang giải quyết")):
        return
    reading, received = section["tiếp nhận"]
    parts = [section[name][1] for name in ("đã giải quyết", "đang giải quyết")]
    added = sum((part.count for part in parts), Decimal(0))
    returned = section.get("trả lại")
    carried = next((x for x in reading.counts if x is not received and role(x) == "từ kỳ trước"), None)
    aside = [
        x for found, _ in section.values() for x in found.counts if role(x) == "trả lại" and x.unit == received.unit
    ]
    gone = {Decimal(0), *(x.count for x in aside), *([returned[1].count] if returned else [])}
    came = {received.count, received.count + (carried.count if carried else 0)}
    if any(whole == added + less for whole in came for less in gone):
        return
    yield finding(
        "P307", reading.passage.at(received.start), received=received.text, settled=parts[0].text,
        pending=parts[1].text, sum=amount(added, received), difference=amount(abs(received.count - added), received),
    )  # fmt: skip
