"""One finding for one cause: an error proved by forms or figures is not reported again for a sentence with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.checks.letters_once import once_for_a_letter
from tthc_render.checks.quotient_shares import without_unscaled
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.reports.rollup_record import BY_HAND
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

PROVED: Final = ("C101", "C102", "C104", "C105")
REPEATED: Final = ("P301", "P304", "P305", "P307", "P308")
NOT_COMPUTED: Final = ("D307", "D501", "D502", "D503", "D504", "D505", "D506", "D675", "D676", "D690", "D691")
"""An expression of these is printed as “…”."""
LEFT_OPEN: Final = ("D638", "P962")
"""What is still to be filled is printed as dots or blanks."""
EMPTY: Final = ("D630",)
"""An expression of these prints nothing, as its report does not exist."""
GAPS: Final = ("P810", "D624", "P811")
WRONG_ROWS: Final = ("C301", "C302", "C308")
"""A row too many makes every total of its form wrong."""
ON_TOTALS: Final = ("C201", "C202", "C306")
STATED: Final = ("C306", "C318")
OF_ANOTHER_TIME: Final = ("C305", "C313", "C317", "D308", "D318")
"""Period or date of the report is wrong: whatever is held against the other one of them says the same."""
ON_RECIPIENTS: Final = ("F107", "F108", "F109")
RECIPIENTS_MOST: Final = 20
"""Lines around a line of the recipients that may be theirs."""
_NUMBER = pattern_of(r"\d[\d.]*\d|\d")


def once_for_a_cause(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those of prose that a finding on the figures explains: both results are the same.

    Nor those on totals of a form that has a row too many, unless that row was accepted; nor those on the dots and
    blanks of a figure that could not be computed or of a gap still to be filled.
    """
    items = list(findings)
    results = [pair for item in items if item.code in PROVED for pair in [_results(item)] if all(pair)]
    gaps = {(item.where.file, item.where.line) for item in items if item.code in (*NOT_COMPUTED, *LEFT_OPEN, *EMPTY)}
    items = [item for item in items if item.code not in GAPS or (item.where.file, item.where.line) not in gaps]
    forms = {item.details["form"] for item in items if item.code in WRONG_ROWS and not item.accepted}
    items = [item for item in items if item.code not in ON_TOTALS or not _on_form(item, forms)]
    items = _once_for_a_row(_once_for_a_missing_row(_once_for_an_old_sum(items)))
    cut = [item.where for item in items if item.code == "D038"]
    items = [item for item in items if item.code not in ON_RECIPIENTS or not _is_about(item.where, cut)]
    items = _once_for_a_total(items)
    items = without_unscaled(once_for_a_letter(items))
    split = {(item.where.file, item.where.line) for item in items if item.code == "D648"}
    items = [x for x in items if x.code not in ("D751", "P808") or (x.where.file, x.where.line) not in split]
    items = _once_for_typed_keys(items)
    items = _once_for_a_note(_once_for_foreign_marks(items))
    if any(item.code in OF_ANOTHER_TIME for item in items):
        items = [x for x in items if x.code != "P909" or not x.details["why"].startswith("văn bản này ngày")]
    if any(item.code == "D318" for item in items):
        # The year of the period is mistyped: the date is not late.
        items = [item for item in items if item.code != "C313"]
    items = _once_for_a_line(_once_for_a_period(_once_for_a_mark(_once_for_quotes(items))))
    off = _off_by_line(items)
    return [
        item
        for item in _once_for_a_figure(items)
        if not (item.code in REPEATED and (any(pair <= _numbers(item) for pair in results) or _off(item) in off))
        and not (item.code in ("C201", "C202") and _between(item) in {abs(value) for value in off})
    ]


def _once_for_a_missing_row(items: list[Finding]) -> list[Finding]:
    """Without relations between forms (C201, C202) that are off by the figures of rows that one lacks (C307)."""
    lacking = [item for item in items if item.code == "C307" and not item.accepted]

    def is_explained(item: Finding) -> bool:
        off = _between(item)
        return any(
            _on_form(item, {row.details["form"]}) and str(off) in row.details["figures"].split() for row in lacking
        )

    return [item for item in items if item.code not in ("C201", "C202") or not is_explained(item)]


def _once_for_an_old_sum(items: list[Finding]) -> list[Finding]:
    """Without cells that are not the sum of the units' (C204) in a report put together of other figures (B505).

    Where it was edited by hand, they are the cells that differ.
    """
    old = {
        item.where.file
        for item in items
        if item.code == "B505" and not item.accepted and not str(item.details["units"]).startswith(BY_HAND)
    }
    return [item for item in items if item.code != "C204" or item.where.file not in old]


def _once_for_a_row(items: list[Finding]) -> list[Finding]:
    """A row that is there twice (C301, C302) is not also said to be spelt otherwise (C304) or to have blanks (D773)."""
    rows = {
        (item.where.file, item.where.line, " ".join(item.details["row"].split()).casefold())
        for item in items
        if item.code in ("C301", "C302") and not item.accepted
    }
    named = {"C304": "row", "D773": "text"}
    return [
        item
        for item in items
        if item.code not in named
        or (item.where.file, item.where.line, " ".join(item.details[named[item.code]].split()).casefold()) not in rows
    ]


def _once_for_typed_keys(items: list[Finding]) -> list[Finding]:
    """Without the misspelt words (P910) that are keys of Telex or VIQR in a finding on their line (D628, D794)."""
    keys = {
        (item.where.file, item.where.line, word)
        for item in items
        if item.code in ("D628", "D794")
        for word in item.details["seen"].casefold().split(", ")
    }
    return [
        item
        for item in items
        if item.code != "P910" or (item.where.file, item.where.line, item.details["written"].casefold()) not in keys
    ]


def _once_for_foreign_marks(items: list[Finding]) -> list[Finding]:
    """Without the gaps to fill (D638) that are a mark of Markdown in the same line: a rule of dashes, an empty box."""
    marks = {(item.where.file, item.where.line): item.details["mark"] for item in items if item.code == "D755"}
    return [
        item
        for item in items
        if item.code != "D638"
        or not item.details.get("seen", "").startswith(
            marks.get((item.where.file, item.where.line), " ").removesuffix("…")
        )
    ]


def _once_for_a_total(items: list[Finding]) -> list[Finding]:
    """Without sums of prose (P301) whose total the forms have otherwise (C306): there the sum is right.

    Nor shares (P401) of such a figure: what they would be of it is wrong, too.
    """
    stated = {(item.where, item.details.get("value")) for item in items if item.code in STATED}
    typed = {
        (item.where.file, item.where.line, number)
        for item in items
        if item.code in STATED
        for number in _NUMBER.findall(item.details.get("words", ""))[-1:]
    }
    return [
        item
        for item in items
        if not (item.code == "P301" and (item.where, item.details.get("sum")) in stated)
        and not (
            item.code == "P401"
            and any(
                (item.where.file, item.where.line, number) in typed
                for number in _NUMBER.findall(item.details.get("computation", ""))
            )
        )
    ]


def _is_about(key: Place, places: Iterable[Place]) -> bool:
    """Is one of these places in the list whose key, or one item of which, is at ``key``?"""
    return any(place.file == key.file and abs(place.line - key.line) <= RECIPIENTS_MOST for place in places)


def _once_for_quotes(items: list[Finding]) -> list[Finding]:
    """A name in curly quotes (D614) is not also said to be spelt otherwise (C304)."""
    quoted = {(item.where.file, item.details["seen"].strip()) for item in items if item.code == "D614"}
    return [
        item
        for item in items
        if item.code != "C304"
        or quoted.isdisjoint((item.where.file, item.details.get(key, "").strip()) for key in ("row", "usual"))
    ]


def _once_for_a_figure(items: list[Finding]) -> list[Finding]:
    """A figure that two equations of its row contradict by the same difference (C104) is one finding with both."""
    out: list[Finding] = []
    seen: dict[tuple[object, ...], int] = {}
    for item in items:
        details = item.details
        key = (item.code, item.where, details.get("left"), details.get("difference"), details.get("sign_words"))
        if item.code == "C104" and not item.accepted and item.where.line and key in seen:
            first = out[seen[key]]
            right = f"{first.details['right']} và {details['right']}"
            out[seen[key]] = replace(first, details={**first.details, "right": right})
            continue
        if item.code == "C104" and not item.accepted:
            seen[key] = len(out)
        out.append(item)
    return out


def _once_for_a_period(items: list[Finding]) -> list[Finding]:
    """A period that does not fit the type is not also compared with the file's name and the date of the report.

    Nor is one whose days stand in the wrong place.
    """
    wrong = {item.where for item in items if item.code == "D308"}
    files = {where.file for where in wrong}
    files |= {item.where.file for item in items if item.code == "D126" and item.details["home"] == "ky"}
    return [
        item
        for item in items
        if not (item.code == "D318" and item.where in wrong)
        and not (item.code in ("C305", "C313", "C317") and item.where.file in files)
    ]


def _once_for_a_mark(items: list[Finding]) -> list[Finding]:
    """A note or a quotation that is not closed is one slip, also where its marks are of two kinds."""
    lines = {(item.where.file, item.where.line): item for item in items if item.code == "P202"}
    opened = {
        (item.where.file, item.where.line) for item in items if item.code == "P805" and item.details["mark"] == "“"
    }
    out = []
    for item in items:
        line, mark = (item.where.file, item.where.line), item.details.get("mark")
        if not (item.code == "P805" and ((mark == "[" and line in lines) or (mark == '"' and line in opened))):
            out.append(item)
    return out


_SAME_CAUSE: Final = {"D689": "P909", "P406": "D698", "P918": "P603", "P510": "P909", "P505": "P507"}
"""A code that says no more than another one on the same line: a document's date, a window of data."""


def _once_for_a_line(items: list[Finding]) -> list[Finding]:
    """What only repeats another finding of its line; brackets and quotes that are left open there are one finding."""
    lines = {(item.code, item.where.file, item.where.line) for item in items}
    items = [x for x in items if (_SAME_CAUSE.get(x.code, ""), x.where.file, x.where.line) not in lines]
    items = _once_for_a_block(items)
    marks: dict[tuple[str, int], int] = {}
    out: list[Finding] = []
    for item in items:
        line = (item.where.file, item.where.line)
        if item.code == "P805" and "closing" in item.details and line in marks:
            first = out[marks[line]]
            mark = first.details["mark"] + item.details["mark"]
            closing = item.details["closing"] + first.details["closing"]
            out[marks[line]] = replace(first, details={**first.details, "mark": mark, "closing": closing})
        else:
            marks.update({line: len(out)} if item.code == "P805" and "closing" in item.details else {})
            out.append(item)
    return out


_OF_A_BLOCK: Final = ("D625", "P207")
"""What is one finding for lines that follow each other: they were pasted together."""
_OF_A_LINE: Final = ("P811",)
"""A habit of typing, one finding for a line."""


def _once_for_a_block(items: list[Finding]) -> list[Finding]:
    """The first of the same findings on neighbouring lines, which names the first and the last of them."""
    changed: dict[int, Finding] = {}
    dropped: set[int] = set()
    last: dict[tuple[str, str], tuple[int, Finding]] = {}
    for item in sorted(items, key=lambda item: item.where):
        key = (item.code, item.where.file)
        line, first = last.get(key, (-2, item))
        if item.code in _OF_A_BLOCK and item.where.line == line + 1 and not item.accepted:
            now = changed.get(id(first), first)
            opening = now.details["text"].partition(" … ")[0].removesuffix("…").rstrip()
            text = f"{opening} … {item.details['text']}"
            lines = {"lines": f" ({first.where.line}–{item.where.line})"} if "lines" in first.details else {}
            changed[id(first)] = replace(first, details={**now.details, **_signs_of(now, item), **lines, "text": text})
            dropped.add(id(item))
            last[key] = item.where.line, first
        elif item.code in _OF_A_LINE and item.where.line and item.where.line == line:
            dropped.add(id(item))
        else:
            last[key] = item.where.line, item
    return [changed.get(id(item), item) for item in items if id(item) not in dropped]


def _signs_of(first: Finding, other: Finding) -> dict[str, str]:
    """The different signs with which lines begin, as they are quoted: • and then ”, “ and the next."""
    signs = [*first.details.get("sign", "").split(_NEXT_SIGN), other.details.get("sign", "")]
    return {"sign": _NEXT_SIGN.join(dict.fromkeys(signs))} if "sign" in first.details else {}


_NEXT_SIGN: Final = "”, “"


def _once_for_a_note(items: list[Finding]) -> list[Finding]:
    """A note of Markdown has a call and a text below: the first of both is reported."""
    seen: set[tuple[str, str]] = set()
    out = []
    for item in sorted(items, key=lambda item: item.where):
        key = (item.where.file, item.details.get("mark", ""))
        if item.code == "D771" and key in seen:
            out.append(item)
        seen.update([key] if item.code == "D771" else [])
    return [item for item in items if not any(item is twice for twice in out)]


def _between(item: Finding) -> Decimal | None:
    """How far the two sides of a relation between forms are apart."""
    sides = [_last(item.details.get(side, "")) for side in ("left", "right")]
    return abs(sides[0] - sides[1]) if sides[0] is not None and sides[1] is not None else None


def _on_form(item: Finding, forms: set[str]) -> bool:
    """Is a finding about the totals of one of these forms?"""
    text = f"{item.details.get('left', '')} {item.details.get('right', '')}"
    return item.details.get("form") in forms or any(f"biểu {form}," in text for form in forms)


def _off_by_line(items: Iterable[Finding]) -> set[Decimal]:
    """By how much a total is off, because rows of its form are: the sums of their differences, by identity."""
    found: dict[str, Decimal] = {}
    for item in items:
        sides = [_last(item.details.get(side, "")) for side in ("left", "right")]
        if item.code in PROVED and sides[0] is not None and sides[1] is not None:
            identity = item.details["left"].partition("=")[0]
            found[identity] = found.get(identity, Decimal(0)) + sides[0] - sides[1]
    return {value for value in found.values() if value}


def _off(item: Finding) -> Decimal | None:
    """The error of the sum that a sentence prints."""
    received, added = (_last(item.details.get(key, "")) for key in ("received", "sum"))
    return received - added if received is not None and added is not None else None


def _last(text: str) -> Decimal | None:
    """The last number of a text."""
    numbers = _NUMBER.findall(text)
    return read_printed(numbers[-1]) if numbers else None


def _results(item: Finding) -> frozenset[str]:
    """The last number of each side of an identity."""
    sides = (item.details.get("left", ""), item.details.get("right", ""))
    return frozenset(numbers[-1] if (numbers := _NUMBER.findall(side)) else "" for side in sides)


def _numbers(item: Finding) -> frozenset[str]:
    return frozenset(number for text in item.details.values() for number in _NUMBER.findall(text))
