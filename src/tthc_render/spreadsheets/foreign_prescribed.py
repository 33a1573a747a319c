"""Which prescribed row of a form each row of another office's table is: by its code, else by its name in its group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tthc_render.forms.model import FixedRow
from tthc_render.vietnamese.ordinals import is_below
from tthc_render.vietnamese.text import slug

_NUMBER: Final = re.compile(r"\A\s*(?:(?:[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:]|[-–+*•])\s*(?=\S)")
_FORMULA: Final = re.compile(r"\s*\([^()]*[=+][^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its name, what stands in its column of codes, and in a column before its name."""

    name: str
    code: str = ""
    symbol: str = ""


@dataclass(slots=True)
class Prescribed:
    """The prescribed row of each row of a table, by the row's number; headings are some, too.

    ``twice`` are rows that are the same as an earlier one, with that one; ``disputed`` rows whose code is that of a row
    of another name, with that row; ``unsure`` rows of a name that several prescribed rows have, with these.
    """

    rows: dict[int, FixedRow] = field(default_factory=dict)
    twice: dict[int, int] = field(default_factory=dict)
    disputed: dict[int, FixedRow] = field(default_factory=dict)
    unsure: dict[int, list[FixedRow]] = field(default_factory=dict)

    @property
    def refused(self) -> set[int]:
        """Rows of which it cannot be said that they are one prescribed row, or none."""
        return {*self.twice, *self.disputed, *self.unsure}


def prescribed_rows(rows: Sequence[FixedRow], table: Mapping[int, TableRow]) -> Prescribed:
    """Which of the form's ``rows`` the rows of a ``table`` are, by number from the top; no two are the same."""
    out = Prescribed()
    coded = [row for row in rows if row.named]
    by_name: dict[str, list[FixedRow]] = {}
    for row in rows:
        if row.spec.ten and not row.spec.tu_do:
            by_name.setdefault(_key(row.spec.ten), []).append(row)
    for number, item in table.items():
        meant = _of_code(coded, item.code) if item.code else None
        alike = by_name.get(_key(item.name), [])
        if meant is not None and alike and meant not in alike:
            out.disputed[number] = meant
        elif meant is not None:
            _take(out, number, meant)
    above = _rows_above(rows)
    counts = Counter(_key(item.name) for item in table.values())
    for number, item in table.items():
        alike = by_name.get(_key(item.name), []) if number not in {*out.rows, *out.refused} else []
        if not alike:
            continue
        found = alike if len(alike) == 1 else _in_group(out, number, alike, above, item)
        if len(found) != 1 and counts[_key(item.name)] == len(alike):
            found = _untaken(out, found or alike)[:1]  # all of that name, in the form's order
        if len(found) == 1:
            _take(out, number, found[0])
        else:
            out.unsure[number] = alike
    return out


def _take(out: Prescribed, number: int, row: FixedRow) -> None:
    before = next((other for other, known in out.rows.items() if known.code == row.code), None)
    if before is None:
        out.rows[number] = row
    else:
        out.twice[number] = before


def _untaken(out: Prescribed, rows: Sequence[FixedRow]) -> list[FixedRow]:
    taken = {row.code for row in out.rows.values()}
    return [row for row in rows if row.code not in taken]


def _of_code(rows: Sequence[FixedRow], code: str) -> FixedRow | None:
    """The row of that code, with or without zeros and brackets around it."""
    exact = [row for row in rows if row.code == code.strip()]
    plain = _plain(code)
    alike = exact or [row for row in rows if plain and _plain(row.code) == plain]
    return alike[0] if len(alike) == 1 else None


def _plain(code: str) -> str:
    text = code.strip().strip("()[].").casefold()
    return text.lstrip("0") or text[-1:] if text.isdigit() else text


def _key(name: str) -> str:
    """The name without the number or dash before it and a formula of codes behind it, as a key."""
    return slug(_FORMULA.sub("", _NUMBER.sub("", name, count=1))) or slug(name)


def _rows_above(rows: Sequence[FixedRow]) -> dict[str, list[str]]:
    """The codes of the rows that each row is in, the nearest first: higher by number, by how far its name is set in."""
    out: dict[str, list[str]] = {}
    opened: list[FixedRow] = []
    for row in rows:
        while opened and not _is_above(opened[-1], row):
            opened.pop()
        out[row.code] = [other.code for other in reversed(opened)]
        opened.append(row)
    return out


def _is_above(upper: FixedRow, lower: FixedRow) -> bool:
    if upper.spec.lui != lower.spec.lui:
        return upper.spec.lui < lower.spec.lui
    if upper.spec.de_muc != lower.spec.de_muc:
        return upper.spec.de_muc
    return is_below(upper.spec.stt or upper.spec.ten, lower.spec.stt or lower.spec.ten)


def _in_group(
    out: Prescribed, number: int, alike: Sequence[FixedRow], above: Mapping[str, Sequence[str]], item: TableRow
) -> Sequence[FixedRow]:
    """The rows of one name in the group that is open at a row of the table, or the one with its number, its words."""
    places = {row.code: place for place, row in out.rows.items() if place < number}
    last = {row.code: max((places.get(code, -1) for code in above[row.code]), default=-1) for row in alike}
    nearest = max(last.values())
    found = [row for row in alike if nearest >= 0 and last[row.code] == nearest] or alike
    numbered = [row for row in found if item.symbol and row.spec.stt == item.symbol]
    worded = [row for row in found if slug(row.spec.ten) == slug(item.name)]
    return next((some for some in (found, numbered, worded) if len(some) == 1), found)
