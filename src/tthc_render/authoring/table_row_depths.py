"""How deep prescribed rows are set in: by their numbers and dashes, and by how far the file sets their names in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import PART, TOTAL, DraftRow, level_of

DEEPEST: Final = 4


def indented(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows, each set in as its number, its dash and the file say; the highest are not set in."""
    out = _beside_first_parts(_by_insets(_by_numbers(drafts)))
    least = min((draft.indent for draft in out if not draft.free), default=0)
    return [replace(draft, indent=min(DEEPEST, max(0, draft.indent - least))) for draft in out]


def _by_numbers(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows without a number of their own are below the numbered row before them; I is below A where both are there.

    Numbers in labels set rows in as well, “1. …” below “I. …”, where they or a dash say of every row how deep it is.
    """
    out: list[DraftRow] = []
    last: DraftRow | None = None
    levels = [level_of(draft.own_number) for draft in drafts if draft.own_number and not draft.symbol]
    highest = min(filter(None, levels), default=0)
    said = all(
        draft.indent or draft.own_number or draft.free or TOTAL.match(draft.label) or PART.match(draft.label)
        for draft in drafts
    )
    below_letters = _has_letters_above(drafts)
    dashed = any(_dash(draft) == "-" for draft in drafts)
    for draft in drafts:
        level = level_of(draft.own_number)
        deeper = (below_letters and level != LETTER) + (dashed and _dash(draft) == "+")
        if draft.symbol:
            draft = replace(draft, indent=draft.indent + deeper)
            last = draft
        elif said and level and not draft.indent:
            draft = replace(draft, indent=max(0, level - (LETTER if below_letters else max(highest, ROMAN))))
        elif draft.indent:
            draft = replace(draft, indent=draft.indent + (deeper if said or last is not None else 0))
        elif last is not None and not (draft.heading or draft.free or _stands_apart(draft)):
            draft = replace(draft, indent=last.indent + 1)
        out.append(draft)
    return out


LETTER, ROMAN = 1, 2
"""Levels of the numbers A and I, as `level_of` counts them."""


def _has_letters_above(drafts: Sequence[DraftRow]) -> bool:
    """Whether rows A, B have rows I, II below them; in A, B … H, I the letter I is one of them."""
    numbers = [draft.own_number for draft in drafts]
    levels = [level_of(number) for number in numbers]
    return LETTER in levels and ROMAN in levels and "H" not in numbers and levels.index(LETTER) < levels.index(ROMAN)


def _dash(draft: DraftRow) -> str:
    """The sign that stands for the number of a row: "-" or "+", "" for none."""
    sign = draft.symbol.strip() or draft.label[:1]
    return {"–": "-", "—": "-", "•": "-"}.get(sign, sign) if sign in ("-", "–", "—", "•", "+") else ""


def _by_insets(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows set in as the file sets their names in, where it does so at all.

    Beside a column of numbers the file sets in further what numbers make one level; else it alone says how deep all
    rows are that it sets in.
    """
    own = [draft for draft in drafts if draft.label and not draft.free]
    if len({draft.inset for draft in own}) < 2:
        return list(drafts)
    numbered = sum(bool(draft.symbol) for draft in own) * 2 > len(own)
    if numbered:
        steps = {
            base: sorted({draft.inset for draft in own if draft.indent == base})
            for base in {draft.indent for draft in own}
        }
        return [
            replace(draft, indent=draft.indent + steps[draft.indent].index(draft.inset)) if draft in own else draft
            for draft in drafts
        ]
    places = sorted({(draft.inset, 0 if draft.inset else draft.indent) for draft in own})
    return [
        replace(draft, indent=places.index((draft.inset, 0 if draft.inset else draft.indent)))
        if draft in own
        else draft
        for draft in drafts
    ]


def _beside_first_parts(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows “- B” below “Trong đó: - A” as deep as that one: blanks before them only align their dashes."""
    out: list[DraftRow] = []
    beside: DraftRow | None = None
    for draft in drafts:
        part = PART.match(draft.label)
        if part and draft.label[part.end() :].lstrip(" :")[:1] in ("-", "–", "+"):
            beside = draft
        elif beside is not None and not draft.symbol and _dash(draft):
            draft = replace(draft, indent=beside.indent)
        else:
            beside = None
        out.append(draft)
    return out


def _stands_apart(draft: DraftRow) -> bool:
    """Whether a row without a number is no part of the numbered row above it: a total, a grade, a name in capitals."""
    return bool(TOTAL.match(draft.label) or draft.kind) or draft.label.isupper()
