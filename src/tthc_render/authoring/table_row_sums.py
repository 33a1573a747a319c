"""Which prescribed rows add up others: what their figures show, and what has to be asked where they show nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import PART, TOTAL, DraftRow, asked_as_part, level_of
from tthc_render.vietnamese.subtotals import is_subtotal
from tthc_render.vietnamese.text import slug

NO_FORMULA: Final = "dòng tổng chưa có công thức"
BELOW: Final = "là tổng các dòng dưới"
_DASH: Final = re.compile(r"[-–+•]\s*\S")
DIVIDED: Final = re.compile(r"(?:chia ra|(?:bao )?gồm|phân theo|chia theo)\b", re.IGNORECASE)
"""A heading that divides the row above it."""
BY_FIGURES: Final = "số trong bảng gốc cho thấy dòng này là tổng"


def asked_totals(drafts: list[DraftRow]) -> list[DraftRow]:
    """The rows; totals without a formula at either end, and those of groups (“Cộng I”), have to be asked about."""
    words = f"{NO_FORMULA}: cộng các dòng nào thì ghi cong_thuc"
    blocks = _blocks(drafts)
    if len(blocks) > 1:
        whole = TOTAL.match(drafts[-1].label) and not (drafts[-1].formula or drafts[-1].own_number)
        ends = [*blocks[1:], len(drafts) - bool(whole)]
        parts = [asked_totals([*drafts[start:end]]) for start, end in zip(blocks, ends, strict=True)]
        asked = [replace(drafts[-1], remark=with_remark(drafts[-1], words))] if whole else []
        return [*drafts[: blocks[0]], *itertools.chain.from_iterable(parts), *asked]
    out = list(drafts)
    highest = _highest(drafts)
    last = max((at for at, row in enumerate(drafts) if not (row.heading or row.kind)), default=0)
    for place, row in enumerate(drafts) if len(drafts) > 2 else ():
        at_an_end = place in (0, last)
        is_total = TOTAL.match(row.label) if at_an_end else is_subtotal(row.label)
        if is_total and not (row.formula or row.heading or row.symbol):
            shown = (_shown_sum(drafts, place) or _shown_highest(drafts, place)) if at_an_end else []
            meant = f", ví dụ {' + '.join(highest)}" if at_an_end and len(highest) > 1 else ""
            meant = f", số trong bảng gốc cho thấy {' + '.join(shown)}" if shown else meant
            out[place] = replace(row, remark=with_remark(row, words + meant))
    return out


def asked_sums_above(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows called a total that follow rows of their own level, with a question about the sum of those.

    Where rows are blank nothing shows it; where they have figures, these have to add up.
    """
    out = list(drafts)
    for place, row in enumerate(drafts):
        if not TOTAL.match(row.label) or row.formula or row.heading or row.parent or NO_FORMULA in row.remark:
            continue
        rows: list[DraftRow] = []
        for other in reversed(drafts[:place]):
            its, own = level_of(other.own_number), level_of(row.own_number)
            if other.heading or other.free or TOTAL.match(other.label) or (its < own and other.own_number):
                break
            rows += [other] * (not other.parent and level_of(other.own_number) == level_of(row.own_number))
        after = drafts[place + 1] if place + 1 < len(drafts) else None
        last = after is None or after.heading or level_of(after.own_number) < level_of(row.own_number)
        alike = len({other.unit for other in (row, *rows)}) == 1 and all(other.code for other in rows)
        codes = [other.code for other in reversed(rows)]
        shown = _adds_up(row, rows)
        if len(rows) < PARTS_LEAST or not alike or not (shown or (last and not any(r.figures for r in (row, *rows)))):
            continue
        words = f"số trong bảng gốc cho thấy {' + '.join(codes)}" if shown else f"ví dụ {' + '.join(codes)}"
        out[place] = replace(
            row, remark=with_remark(row, f"{NO_FORMULA}: cộng các dòng nào thì ghi cong_thuc, {words}")
        )
    return out


def _adds_up(row: DraftRow, rows: Sequence[DraftRow]) -> bool:
    """Whether all figures of a row, one of them telling or several, are those of ``rows`` added up."""
    own = {place: value for place, value in row.figures if value}
    sums = {place: sum((dict(other.figures).get(place, Decimal(0)) for other in rows), Decimal(0)) for place in own}
    telling = len(own) > 1 or any(abs(value) >= TELLING for value in own.values())
    return telling and own == sums


def _blocks(drafts: Sequence[DraftRow]) -> list[int]:
    """The places of totals without a number above rows that are counted from the first: “TỔNG THU” above I, II, III."""
    return [
        at
        for at, (row, after) in enumerate(itertools.pairwise(drafts))
        if TOTAL.match(row.label) and not (row.own_number or row.parent) and after.own_number in ("A", "I", "1")
    ]


def _shown_sum(drafts: Sequence[DraftRow], place: int) -> list[str]:
    """The codes of all other rows that are no parts, where their figures add up to those of the row at ``place``."""
    own = dict(drafts[place].figures)
    others = [draft for at, draft in enumerate(drafts) if at != place and not (draft.parent or draft.heading)]
    if len(own) < 2 or not others or not all(draft.code and draft.figures for draft in others):
        return []
    sums = {column: sum((dict(row.figures).get(column, Decimal(0)) for row in others), Decimal(0)) for column in own}
    equal = [near(value, sums[column], len(others)) for column, value in own.items()]
    return [draft.code for draft in others] if sum(equal) >= max(2, 0.6 * len(equal)) else []


def _shown_highest(drafts: Sequence[DraftRow], place: int) -> list[str]:
    """The codes of the rows of the highest level that have figures, where these add up to those of the row."""
    own = dict(drafts[place].figures)
    levels = [level_of(draft.own_number) for draft in drafts]
    least = min((level for at, level in enumerate(levels) if level and at != place), default=0)
    rows = [draft for draft, level in zip(drafts, levels, strict=True) if level == least and draft.figures]
    if len(rows) < HIGHEST_LEAST or not all(row.code for row in rows) or drafts[place] in rows:
        return []
    sums = {column: sum((dict(row.figures).get(column, Decimal(0)) for row in rows), Decimal(0)) for column in own}
    telling = len(own) > 1 or any(abs(value) >= TELLING for value in own.values())
    return [row.code for row in rows] if telling and own and own == sums else []


HIGHEST_LEAST: Final = 3
TELLING: Final = 100
"""So many rows at least, and so large a figure where there is one only, add up by no chance."""


def _highest(drafts: Sequence[DraftRow]) -> list[str]:
    """The codes of the rows of the highest level; [] where one of that level has none."""
    levels = [0 if draft.parent else level_of(draft.own_number) for draft in drafts]
    least = min(filter(None, levels), default=-1)
    rows = [draft for draft, level in zip(drafts, levels, strict=True) if level == least]
    return [row.code for row in rows] if all(row.code and not row.heading for row in rows) else []


def with_sums(drafts: list[DraftRow]) -> list[DraftRow]:
    """Rows whose figures are those of the rows one level below them added up, with that sum as a formula to confirm."""
    out = list(drafts)
    for place, draft in enumerate(drafts):
        below = _children(drafts, place)
        if draft.formula and draft.code and len(below) > 1:
            out[place] = _with_second(draft, [drafts[at] for at in below])
            continue
        named = draft.heading or draft.worded or not draft.code
        if draft.formula or named or draft.parent or not below:
            continue
        if len({drafts[at].unit for at in (place, *below)}) > 1 or any(not drafts[at].code for at in below):
            continue
        sums = [
            sum((dict(drafts[at].figures).get(column, Decimal(0)) for at in below), Decimal(0))
            for column, _ in draft.figures
        ]
        equal = [near(value, total, len(below)) for (_, value), total in zip(draft.figures, sums, strict=True)]
        filled = [value for _, value in draft.figures if value]
        formula = " + ".join(drafts[at].code for at in below)
        blank = not any(drafts[at].figures for at in below)
        lone = drafts[below[0]] if len(below) == 1 else None
        if lone is not None and any(row.parent == draft.code for row in drafts[place + 1 : below[0]]):
            words = asked_as_part(draft.code)
            out[below[0]] = replace(lone, remark=lone.remark if words in lone.remark else with_remark(lone, words))
        elif lone is not None and filled and not blank and all(equal) and level_of(draft.own_number):
            words = f"số trong bảng gốc bằng dòng {lone.code} ở dưới: {BELOW} thì ghi cong_thuc: {lone.code}"
            out[place] = replace(draft, remark=with_remark(draft, words))
        elif filled and len(below) > 1 and sum(equal) >= max(1, 0.6 * len(equal)):
            words = f"{BY_FIGURES} {formula}"
            asked = [piece for piece in draft.remark.split("; ") if not piece.startswith(NO_FORMULA)]
            out[place] = replace(draft, formula=formula, remark="; ".join(filter(None, [*asked, words])))
        elif (not filled or blank) and (len(below) > 1 or level_of(draft.own_number)):
            words = f"{BELOW} thì ghi cong_thuc: {formula}"
            if _headed(drafts, place, below):
                words = "là tổng các dòng nào ở dưới thì ghi cong_thuc; đề mục nào có số thì bỏ de_muc, ghi ma"
            out[place] = replace(draft, remark="; ".join(filter(None, [draft.remark, words])))
    return out


def _with_second(draft: DraftRow, below: Sequence[DraftRow]) -> DraftRow:
    """A computed row with a question about another sum, of the rows below it, that all its figures show."""
    codes = [row.code for row in below]
    own = dict(draft.figures)
    sums = {at: sum((dict(row.figures).get(at, Decimal(0)) for row in below), Decimal(0)) for at in own}
    shown = sum(value != 0 for value in own.values()) > 1 and own == sums
    if not shown or not all(codes) or set(codes) <= set(re.findall(r"[\w.]+", draft.formula)):
        return draft
    text, entry = _identity(draft.code, codes)
    return replace(draft, remark=with_remark(draft, f"số cho thấy còn {text}: luôn đúng thì thêm kiem_tra: [{entry}]"))


def _identity(code: str, codes: Sequence[str]) -> tuple[str, str]:
    """That a row is the sum of others, and the entry of ``kiem_tra`` that holds it."""
    text = f"{code} = {' + '.join(codes)}"
    return text, f'{{ma: dong_{slug(code)}, cong_thuc: "{text}", theo: dong}}'


def _about_division(draft: DraftRow, codes: Sequence[str]) -> str:
    """The question about a row with a formula of its own above rows with a dash that it does not add up."""
    if re.search(r"[*/]", draft.formula) or set(codes) & set(re.findall(r"[\w.]+", draft.formula)):
        return ""
    part = f'dòng {", ".join(codes)} là một phần của dòng {draft.code} thì ghi ở đó trong_do: "{draft.code}"'
    if len(codes) < PARTS_LEAST:
        return part
    text, entry = _identity(draft.code, codes)
    return f"{part}; chia hết dòng {draft.code} ({text}) thì thêm kiem_tra: [{entry}]"


def with_decimals_of_terms(drafts: Sequence[DraftRow]) -> tuple[list[DraftRow], list[str]]:
    """Rows that a sum with decimals adds up with its decimals, too, where their own figures happen to show none.

    Second is what has to be said of them.
    """
    by_code = {draft.code: draft for draft in drafts if draft.code}
    given: dict[str, tuple[int, str]] = {}
    for draft in drafts:
        if not draft.formula or re.search(r"[*/]", draft.formula):
            continue
        terms = [word for word in re.findall(r"[\w.]+", draft.formula) if word in by_code]
        rows = [row for row in (draft, *(by_code[word] for word in terms)) if row.unit == draft.unit]
        most = max(rows, key=lambda row: row.places or 0)
        for row in rows if most.places else ():
            if not row.places and row.kind in ("", "so", "tien") and row.figures:
                given.setdefault(row.code, (most.places or 0, most.code))
    out = []
    told: list[str] = []
    for row in drafts:
        count, other = given.get(row.code, (0, ""))
        words = f"{count} số lẻ như dòng {other}, vì cùng trong một tổng"
        told += [f"dòng {row.code}: {words}"] * bool(count)
        out.append(replace(row, places=count, remark=with_remark(row, words)) if count else row)
    return out, told


def shown_sums(drafts: Sequence[DraftRow]) -> bool:
    """Whether every row whose number others go on from, 1 above 1.1 and 1.2, is their sum as the figures show."""
    shown = 0
    for draft in drafts:
        number = draft.own_number
        below = [other for other in drafts if number and other.own_number.rpartition(".")[0] == number]
        if len(below) < PARTS_LEAST or not draft.figures:
            continue
        sums = [
            sum((dict(row.figures).get(column, Decimal(0)) for row in below), Decimal(0)) for column, _ in draft.figures
        ]
        equal = [near(value, total, len(below)) for (_, value), total in zip(draft.figures, sums, strict=True)]
        if sum(equal) < max(2, 0.6 * len(equal)):
            return False
        shown += 1
    return shown > 0


PARTS_LEAST: Final = 2


def asked_dashes(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows with a question about those with a dash below them, of which nothing says whether they are parts of it."""
    out = list(drafts)
    for place, draft in enumerate(drafts):
        below: list[DraftRow] = []
        for at, other in enumerate(drafts[place + 1 :]):
            if not at and other.heading and DIVIDED.match(other.label):
                continue
            if not _DASH.match(other.label):
                break
            below.append(other)
        settled = draft.parent or draft.heading or draft.worded or draft.free or not draft.code or BELOW in draft.remark
        known = any(row.parent or row.formula or not row.code for row in below)
        known = known or any(row.unit and draft.unit and row.unit != draft.unit for row in below)
        if not below or settled or known or _DASH.match(draft.label) or TOTAL.match(draft.label):
            continue
        codes = [row.code for row in below]
        if draft.formula:
            asked = _about_division(draft, codes) if draft.unit == below[0].unit else ""
            out[place] = replace(draft, remark=with_remark(draft, asked)) if asked else draft
            continue
        words = f'dòng {", ".join(codes)} là một phần của dòng {draft.code} thì ghi ở đó trong_do: "{draft.code}"'
        words += f"; cộng lại thành dòng {draft.code} thì ghi cong_thuc: {' + '.join(codes)}" if len(codes) > 1 else ""
        out[place] = replace(draft, remark=with_remark(draft, words))
    return out


def near(value: Decimal, total: Decimal, count: int) -> bool:
    """Whether ``total`` of ``count`` figures is ``value``, but for their rounding where they have decimals."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(value - total) <= (Decimal(count) / 2).scaleb(-places) if places else value == total


def _children(drafts: Sequence[DraftRow], place: int) -> list[int]:
    """The rows below a row that are exactly one level deeper, down to the next row of its own level.

    Levels are those of numbers; where these name none below a row, codes that begin with its code, dashes in place of
    numbers, or how far the file sets names in.
    """
    level = level_of(drafts[place].own_number)
    found = _numbered_below(drafts, place, level) if level else []
    found = found or _coded_below(drafts, place) or _set_in_below(drafts, place) or _shown_below(drafts, place, level)
    return found or _alike_below(drafts, place, level)


def _coded_below(drafts: Sequence[DraftRow], place: int) -> list[int]:
    """The rows below whose codes go on from that of a row by one sign: NH011, NH012 below NH01."""
    own = drafts[place].code
    after = [(at, drafts[at]) for at in range(place + 1, len(drafts))]
    below = list(itertools.takewhile(lambda item: item[1].code.startswith(own) or not item[1].code, after))
    codes = [(at, row) for at, row in below if row.code and not (row.parent or row.heading)]
    shortest = min((len(row.code) for _, row in codes), default=0)
    words = any(re.match(r"[^\W\d]{2}", row.code[len(own) :]) for _, row in codes)  # THCS is no part of TH
    lettered = bool(re.match(r"[A-ZĐ]+\d*$", own)) and not words
    return [at for at, row in codes if len(row.code) == shortest] if lettered and shortest > len(own) else []


def _set_in_below(drafts: Sequence[DraftRow], place: int) -> list[int]:
    """The rows below a row with dashes as numbers, or set in by the file, as far as they are deeper than it."""
    depth = drafts[place].indent
    below = list(itertools.takewhile(lambda at: drafts[at].indent > depth, range(place + 1, len(drafts))))
    rows = [at for at in below if not (drafts[at].parent or drafts[at].heading)]
    least = min((drafts[at].indent for at in rows), default=0)
    nearest = [at for at in rows if drafts[at].indent == least]
    dashed = all(drafts[at].symbol.strip() in DASHES for at in nearest)
    set_in = all(drafts[at].inset > drafts[place].inset for at in nearest) and not any(
        PART.match(drafts[at].label) or _DASH.match(drafts[at].label) for at in below
    )
    return nearest if nearest and (dashed or set_in) else []


def _shown_below(drafts: Sequence[DraftRow], place: int, level: int) -> list[int]:
    """The rows without a number below one with a number, or those that are not bold below a bold one, down to the next
    such row, where their figures add up to its own.
    """
    row = drafts[place]
    if not (level or row.bold):
        return []
    below = list(
        itertools.takewhile(
            lambda at: not (drafts[at].own_number if level else drafts[at].bold) and not drafts[at].heading,
            range(place + 1, len(drafts)),
        )
    )
    rows = [at for at in below if not (drafts[at].parent or drafts[at].free or TOTAL.match(drafts[at].label))]
    return rows if len(rows) > 1 and _adds_up(row, [drafts[at] for at in rows]) else []


def _alike_below(drafts: Sequence[DraftRow], place: int, level: int) -> list[int]:
    """The rows below a group in its unit of measure, all of them or those of one name, where their figures add up to
    its own: "- Số con" below 1 and 2 of the group I.
    """
    row = drafts[place]
    if not level:
        return []
    after = range(place + 1, len(drafts))
    below = list(itertools.takewhile(lambda at: not 0 < level_of(drafts[at].own_number) <= level, after))
    apart = [at for at in below if drafts[at].parent or drafts[at].free or TOTAL.match(drafts[at].label)]
    rows = [at for at in below if at not in apart and drafts[at].unit == row.unit and drafts[at].figures]
    names = dict.fromkeys(slug(drafts[at].label) for at in rows)
    sets = [rows, *([at for at in rows if slug(drafts[at].label) == name] for name in names)]
    return next((one for one in sets if len(one) > 1 and _adds_up(row, [drafts[at] for at in one])), [])


DASHES: Final = ("-", "–", "—", "•", "+")
"""Signs in place of numbers."""


def _numbered_below(drafts: Sequence[DraftRow], place: int, level: int) -> list[int]:
    found: list[int] = []
    deeper = 0
    for at in range(place + 1, len(drafts)):
        other = drafts[at]
        its = level_of(other.own_number)
        if other.parent or not its:
            continue
        if its <= level:
            break
        deeper = deeper or its
        if its == deeper and not (other.heading or other.worded):
            found.append(at)
    return found


def _headed(drafts: Sequence[DraftRow], place: int, below: Sequence[int]) -> bool:
    """Whether a heading stands among the rows one level below a row, so that they are not all that it may add up."""
    level = level_of(drafts[below[0]].own_number)
    within = drafts[place + 1 : below[-1]]
    return any(draft.heading and level_of(draft.own_number) == level for draft in within)


def with_remark(draft: DraftRow, remark: str) -> str:
    return "; ".join(filter(None, [draft.remark, remark]))
