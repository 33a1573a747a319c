"""All checks of prose and of prescribed wording, on passages from any source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.regular_files import read_regular_text
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.evidence import Evidence
from tthc_render.prose.follow_ups import without_follow_ups
from tthc_render.prose.form_faults import as_form_faults
from tthc_render.prose.one_cause import one_for_a_cause
from tthc_render.prose.passages import Passage, from_text
from tthc_render.prose.reading import Reading, read
from tthc_render.prose.rule_table import ADDS_UP, PAIRS_UP, RULES
from tthc_render.prose.rules.misspellings import old_encoding
from tthc_render.prose.rules.table_shares import check_table_shares
from tthc_render.prose.rules.table_totals import check_table_totals
from tthc_render.prose.rules.tables import check_tables
from tthc_render.prose.tally import Tally
from tthc_render.vietnamese.old_encodings import NAMES, converted_name, first_old_line, is_misread_utf8, quoted

_LEAVES_CROWDED: Final = ADDS_UP | PAIRS_UP
PICKY: Final = frozenset({"P302", "P824", "P921"})
"""Codes that were right in less than 80% of texts that they were not tuned on: reported only with ``picky``."""


def check_prose(
    passages: Sequence[Passage],
    facts: ProseFacts | None = None,
    *,
    picky: bool = False,
    without: Collection[str] = (),
    tally: Tally | None = None,
) -> list[Finding]:
    """Findings of the families P3xx to P9xx and F1xx, in the order of the text, none of the codes ``without``.

    ``picky``: also those that are wrong too often for the default. ``tally`` gets the numbers read and compared.
    """
    encoding = old_encoding([passage.text for passage in passages])
    if encoding:
        first = next((passage for passage in passages if old_encoding([passage.text])), passages[0])
        return [finding("P919", first.place, encoding=encoding)]
    context = ProseContext(read(passages), facts or ProseFacts())
    once: dict[tuple[object, ...], Finding] = {}
    unwanted = {*without} if picky else {*without, *PICKY}
    for codes, rule in RULES:
        if unwanted.issuperset(codes.split()):
            continue
        for item in rule(context.without_crowded if rule in _LEAVES_CROWDED else context):
            if item.code not in without:
                once.setdefault((item.where, item.code, *sorted(item.details.items())), item)
    if tally is not None:
        tally.add(context.readings)
    found = _weighed([*once.values()], context.readings)
    return sorted((item for item in found if item.code not in unwanted), key=lambda item: item.where)


def _weighed(found: Sequence[Finding], readings: Sequence[Reading]) -> Iterator[Finding]:
    """One finding for one cause, those on figures as the evidence has them; a note only where nothing else is said."""
    evidence = Evidence(readings)
    verdicts = [(item, evidence.verdict(item)) for item in map(evidence.proved, found)]
    stands = [item for item, verdict in verdicts if verdict == "stands"]
    doubted = [item for item, verdict in verdicts if verdict == "doubted"]
    told = list(one_for_a_cause([*without_follow_ups(stands)]))
    yield from told
    places = {item.where for item in told}
    for item in one_for_a_cause([*stands, *doubted]) if doubted else ():
        if item in doubted and item.where not in places:
            places.add(item.where)
            yield evidence.note(item)


def check_file(path: Path, shown: str = "", *, picky: bool = False, tally: Tally | None = None) -> list[Finding]:
    """Findings on a plain-text or DOCX file that may come from anywhere; the place is the paragraph's number.

    OSError and UnicodeDecodeError as reading the file raises them; DataUnreadable for a DOCX that is none, and for a
    file that costs more than its budget (`readers.isolation`).
    """
    from tthc_render.readers.isolation import BUDGETS, check_size, in_child  # late: reports are not read that way

    name = shown or str(path)
    budget = BUDGETS["docx" if path.suffix.lower() == ".docx" else "txt"]
    check_size(path, name, budget)
    found, numbers = in_child(partial(_checked, path, name, picky), name, budget)
    if tally is not None:
        tally.join(numbers)
    return found


def _checked(path: Path, shown: str, picky: bool) -> tuple[list[Finding], Tally]:
    tally = Tally()
    if path.suffix.lower() == ".docx":
        from tthc_render.prose.docx_passages import read_word  # late: reports need no reader of Word files

        passages, tables = read_word(path, shown)
        found = [*check_prose(passages, picky=picky, tally=tally), *check_tables(tables), *check_table_shares(tables)]
        found = as_form_faults([*found, *check_table_totals(tables, read(passages))], passages)
        numbers = sum(cell.number is not None for table in tables for row in table.rows for cell in row)
        tally.read, tally.compared = tally.read + numbers, tally.compared + numbers
        return sorted(found, key=lambda item: item.where), tally
    text = read_regular_text(path).removeprefix("\ufeff")
    if is_misread_utf8(text):
        number, old, right = first_old_line(text, "utf8")
        details = {"encoding": NAMES["utf8"], "text": quoted(old), "right": quoted(right), "name": path.name}
        copy = converted_name(path.name)
        return [finding("D621", Place(shown, number), file=shown, copy=copy, **details)], tally
    passages = from_text(text.split("\n"), shown)
    return as_form_faults(check_prose(passages, picky=picky, tally=tally), passages), tally
