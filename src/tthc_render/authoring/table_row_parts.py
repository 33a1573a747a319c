"""Which row each “trong đó” of a table is a part of, and the rows behind it that go on from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import BY_PLACE, MAY_GO_ON, PART, TOTAL, DraftRow, level_of
from tthc_render.authoring.table_row_kinds import SHARE, is_average
from tthc_render.authoring.table_row_sums import DIVIDED

_DASH: Final = re.compile(r"^[-–+•]\s*\S")
_OF_ALL: Final = re.compile(r"[-–+•\s]*trong (?:tổng số|ts)\b", re.IGNORECASE)


def names_parts(draft: DraftRow) -> bool:
    """Whether a row only says "Trong đó:" of those below it."""
    held = draft.code or draft.figures or draft.texts
    return bool(PART.match(draft.label)) and not held and not PART.sub("", draft.label).strip(" :.…-–")


def wholes_of(drafts: Sequence[DraftRow], scored: bool) -> Mapping[int, int]:
    """Which row each "trong đó" is a part of, and the rows after it that go on from it, by their places."""
    out: dict[int, int] = {}
    going_on: tuple[int, str, bool] | None = None  # the whole, the number before the last point, dashes
    for place, draft in enumerate(drafts):
        number = draft.own_number
        stem = number.rpartition(".")[0]
        if PART.match(draft.label):
            rest = re.sub(PART, "", draft.label).lstrip(" :")
            whole = _above(drafts, place, stem, out, scored)
            if whole is not None and stem and stem == drafts[whole].own_number.rpartition(".")[0]:
                stem = ""  # the number beside that of its whole: what goes on counting is no part
            if whole is not None and draft.heading and not rest.strip(" .…"):
                after = drafts[place + 1] if place + 1 < len(drafts) else draft
                below = after.own_number.rpartition(".")[0]
                stem = below if below and below == drafts[whole].own_number else ""
                going_on = whole, stem, bool(_DASH.match(after.label))
            elif whole is not None:
                out[place] = whole
                going_on = whole, stem, bool(_DASH.match(rest))
        elif going_on is not None and not draft.heading and not TOTAL.match(draft.label):
            whole, before, dashed = going_on
            worded = draft.label[:1].islower() and draft.unit == drafts[place - 1].unit
            inside = draft.inset > drafts[whole].inset and draft.inset == drafts[place - 1].inset
            inside = inside and (scored or not _is_ratio(draft))
            goes_on = (stem and stem == before) or (
                not number and (worded or inside or (dashed and bool(_DASH.match(draft.label))))
            )
            if goes_on:
                out[place] = whole
            else:
                going_on = None
        else:
            going_on = None
    return out


def set_in(draft: DraftRow, whole: DraftRow) -> int:
    """How deep a part is: below its whole where dashes and numbers in labels say how deep that is."""
    shown = not whole.symbol and (whole.own_number or _DASH.match(whole.label))
    return min(4, max(draft.indent, whole.indent + 1)) if shown else draft.indent


def _above(drafts: Sequence[DraftRow], place: int, stem: str, parts: Mapping[int, int], scored: bool) -> int | None:
    """The whole that a part is named after: the row with the number or code before its last point, the row whose code
    ends in 0 where that of the part counts on below it, else the nearest row above it that can have such a part.
    """
    rows = [at for at in range(place) if at not in parts and not drafts[at].heading]
    own = drafts[place]
    below = drafts[place + 1] if names_parts(own) and place + 1 < len(drafts) else own
    code_stem = own.code.rpartition(".")[0]
    for stated in (
        [at for at in rows if stem and drafts[at].own_number == stem],
        [at for at in rows if code_stem and drafts[at].code == code_stem],
        [at for at in rows if _counts_below(own.code, drafts[at].code, drafts[rows[-1]].code)],
    ):
        if stated:
            return stated[-1]
    last = rows[-1:]
    rows = [at for at in rows if (scored or not _is_ratio(drafts[at])) and _one_unit(drafts[at].unit, below.unit)]
    if (_is_ratio(below) and not scored) or (
        last and last != rows[-1:] and any(row.heading for row in drafts[(rows or last)[-1] : place])
    ):
        return None
    divided = _divided_above(drafts, place)
    total = _total_above(drafts, rows) if _OF_ALL.match(own.label) else None
    if total is not None and divided < 0 and holds(drafts[total], dict(below.figures)):
        return total
    if divided in rows and _OF_ALL.match(own.label) and holds(drafts[divided], dict(below.figures)):
        return divided
    beside = _beside(own)
    rows = [at for at in rows if beside and _beside(drafts[at]) == beside] or rows
    return _large_enough(drafts, rows, dict(below.figures)) if rows else None


def _total_above(drafts: Sequence[DraftRow], rows: Sequence[int]) -> int | None:
    """The nearest of ``rows`` that is called a total; “trong tổng số” is a part of it, not of the last row."""
    return next((at for at in reversed(rows) if TOTAL.match(drafts[at].label)), None)


def _divided_above(drafts: Sequence[DraftRow], place: int) -> int:
    """The row that a heading such as “Chia theo trình độ:” divides, where what it divides it into stands above a row;
    -1 for none.
    """
    own = drafts[place]
    at = place - 1
    while at >= 0 and not drafts[at].heading and not _DASH.match(own.label):
        if not (_DASH.match(drafts[at].label) or (own.inset and drafts[at].inset >= own.inset)):
            return -1
        at -= 1
    heads = 0 < at < place - 1 and DIVIDED.match(drafts[at].label) and not drafts[at - 1].heading
    return at - 1 if heads else -1


def _beside(draft: DraftRow) -> str:
    """What is printed beside the name of a row, such as what it counts (“Vụ”), without a formula in brackets."""
    return draft.printed[0][1].partition("(")[0].strip().casefold() if draft.printed else ""


def _large_enough(drafts: Sequence[DraftRow], rows: Sequence[int], figures: Mapping[int, Decimal]) -> int:
    """The last of ``rows``, or the nearest one above it of a higher level where figures of its own are smaller."""
    nearest = rows[-1]
    if holds(drafts[nearest], figures):
        return nearest
    level = level_of(drafts[nearest].own_number)
    above = [
        at
        for at in rows
        if (drafts[at].own_number and 0 < level_of(drafts[at].own_number) < level)
        or (not level and drafts[at].indent + drafts[at].inset < drafts[nearest].indent + drafts[nearest].inset)
    ]
    return next((at for at in reversed(above) if drafts[at].figures and holds(drafts[at], figures)), nearest)


def holds(whole: DraftRow, figures: Mapping[int, Decimal]) -> bool:
    """Whether no figure is larger than that of a row in the same column."""
    own = dict(whole.figures)
    return all(value <= own[column] for column, value in figures.items() if column in own and value > 0)


def may_go_on(drafts: Sequence[DraftRow], place: int, wholes: Mapping[int, int]) -> int | None:
    """The whole of the row above, of which nothing but the place says that this one may be a part, too."""
    draft, whole = drafts[place], wholes.get(place - 1)
    if whole is None or place in wholes or not draft.figures or draft.heading or draft.formula:
        return None
    numbered = draft.own_number or draft.inset or draft.indent > drafts[place - 1].indent
    other = draft.unit != drafts[place - 1].unit or "=" in draft.label or TOTAL.match(draft.label) or _is_ratio(draft)
    if numbered or other or _DASH.match(draft.label):
        return None
    return whole if holds(drafts[whole], dict(draft.figures)) else None


_ABOUT_PART: Final = re.compile(rf"{BY_PLACE} |{MAY_GO_ON}|của dòng \S+ thì sửa trong_do")


def without_added_parts(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows that a sum adds up beside the row above them, or below their whole, as no parts, and without a question.

    A total that adds rows without formulas would leave out those that the formula of their own whole adds.
    """
    sums = {row.code: set(re.findall(r"[\w.]+", row.formula)) for row in drafts if row.is_sum}
    out = list(drafts)
    for place, row in enumerate(drafts):
        asked = MAY_GO_ON in row.remark and any(
            row.code in terms and (drafts[place - 1].parent in terms or drafts[place - 1].parent == whole)
            for whole, terms in sums.items()
        )
        added = BY_PLACE in row.remark and row.code in sums.get(row.parent, ())
        if asked or added:
            pieces = [piece for piece in row.remark.split("; ") if not _ABOUT_PART.match(piece)]
            out[place] = replace(row, parent="" if added else row.parent, remark="; ".join(pieces))
    return out


def _counts_below(code: str, whole: str, before: str) -> bool:
    """Whether codes count rows below a whole, 1121, 1122 and 1124 below 1120."""
    if not (re.fullmatch(r"[1-9]\d{2,}", code) and len(code) == len(whole) == len(before)):
        return False
    return whole == f"{code[:-1]}0" and before[:-1] == code[:-1] and before != whole


def _is_ratio(draft: DraftRow) -> bool:
    """Whether a row is a share or an average, of which nothing is a part."""
    return bool(re.fullmatch(r"\(?\s*[%‰]\s*\)?", draft.unit) or SHARE.search(draft.label) or is_average(draft.label))


def _one_unit(unit: str, other: str) -> bool:
    return not (unit and other) or unit.casefold() == other.casefold()


def other_whole(drafts: Sequence[DraftRow], place: int, whole: int) -> int | None:
    """The row above a run of rows with dashes, or of rows set in, of the last of which a row may be a part as well as
    of all.
    """
    divided = _divided_above(drafts, place)
    if 0 <= divided != whole and not _OF_ALL.match(drafts[place].label):
        return divided
    if _OF_ALL.match(drafts[place].label) and TOTAL.match(drafts[whole].label) and whole < place - 1:
        return place - 1 if drafts[place - 1].code and not drafts[place - 1].heading else None
    if drafts[whole].inset and not _DASH.match(drafts[whole].label):
        depth = drafts[whole].indent
        above = next((at for at in range(whole - 1, -1, -1) if drafts[at].indent < depth), None)
        beside = above is not None and any(drafts[at].indent == depth for at in range(above + 1, whole))
        return above if beside and above is not None and not drafts[above].heading else None
    if not (drafts[place].own_number or drafts[place].inset) and "." in drafts[whole].own_number:
        return _numbered_above(drafts, place, whole)
    first = whole
    while first and _DASH.match(drafts[first].label):
        first -= 1
    lone = whole - first < 2 or drafts[first].heading or _DASH.match(drafts[place].label)
    return None if lone or "." in drafts[place].code else first


def _numbered_above(drafts: Sequence[DraftRow], place: int, whole: int) -> int | None:
    """The row of the number above that of the last one in a run, 1 above 1.4, where no 1.5 follows."""
    stem = drafts[whole].own_number.rpartition(".")[0]
    after = next((draft.own_number for draft in drafts[place + 1 :] if draft.own_number), "")
    if after.rpartition(".")[0] == stem:
        return None
    above = [at for at in range(whole) if drafts[at].own_number == stem and not drafts[at].heading]
    return above[-1] if above else None
