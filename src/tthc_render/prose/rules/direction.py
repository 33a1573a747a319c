"""Changes against the numbers beside them, whatever is measured: P903 for the amount, P904 for the direction.

``tăng từ 6,82% xuống 5,17%``, ``tăng 27 vụ (+7%)``, ``0,42%, tăng 0,31 điểm so với cùng kỳ
(0,73%)``, ``gấp 2,5 lần năm 2023 (3.000 tỷ đồng)``, ``vượt kế hoạch (300 tỷ đồng) 5%``. Counts that grow by a share
are the matter of ``growth``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip, is_slipped_change
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import NO_NOUNS, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.spans import Quantity, is_in_points, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

UP: Final = "tăng"
DOWN: Final = "giảm"
WORDS: Final = {
    "tăng": UP, "giảm": DOWN, "cao hơn": UP, "thấp hơn": DOWN, "nhiều hơn": UP, "ít hơn": DOWN,
    "lớn hơn": UP, "nhỏ hơn": DOWN, "rút ngắn": DOWN,
}  # fmt: skip
_WORD = "|".join(WORDS)
_SAID: Final = frozenset({"tăng", "giảm", "hơn", "ngắn", "từ", "gấp", "vượt"})
CHANGE = pattern_of(rf"(?<!\w)(?<!gia )({_WORD})(?: thêm| được)?(?P<sign>\s{{1,2}})$", re.IGNORECASE)
_ENDS: Final = ("tăng", "giảm", "hơn", "ngắn", "thêm", "được")
_FROM = pattern_of(r"(?<!\w)(?:(?P<word>tăng|giảm)(?: mạnh| nhẹ| dần)?\s)?từ\s{1,2}(?:mức\s)?$", re.IGNORECASE)
_TO = pattern_of(
    r"\s?%?(?:[^.;:()\d]{0,30}|[^.;:()\d]{0,24}(?:năm|tháng|quý)\s(?:\d{1,4}(?:/\d{4})?)\s?[^.;:()\d]{0,10})"
    r"(?<!\w)(?P<word>lên|xuống(?: chỉ)?(?: còn)?|còn)(?: đến| tới| mức| thành)?\s{1,2}$",
    re.IGNORECASE,
)
_RANKED = pattern_of(r"(?<!\w)(?:(?:bậc|hạng)(?! mục| học| lương| nhà)|xếp thứ|vị trí|vị thứ)(?!\w)", re.IGNORECASE)
_SPOKEN = pattern_of(r"(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: mạnh| nhẹ| dần)?\s$", re.IGNORECASE)
_AGAINST = pattern_of(r"[^.;()]{0,30}?(?<!\w)so với[^.;()]{2,60}\(\s?(?:[^()\d]{0,30}|[^()\d]{0,12}\d{4}[^()\d]{0,6})$")
SIGNED = pattern_of(
    r"\s?[^\W\d]{0,12}(?:\s[^\W\d_]{1,9}){0,8}\s?\(\s?(?:tương (?:đương|ứng)\s|bằng\s)?(?P<word>tăng\s|giảm\s)?"
    r"(?P<sign>[+–-])?\s?$",
    re.IGNORECASE,
)
_THAT_IS = pattern_of(
    r"\s?\)?,?\s{0,2}(?:tương (?:đương|ứng)|hay|tức)(?: với| là)?(?: (?P<word>tăng|giảm))?\s{1,2}$", re.IGNORECASE
)
_TELLING: Final = 3
_TWO_DIGITS: Final = 10
_FATES: Final = ("chết", "bị thương", "bị", "mất tích", "tử vong", "mắc")
_WORD_BEHIND = pattern_of(r"\s{0,2}((?:[^\W\d_]+(?:/[^\W\d_]+)?)|m²|m³)")
_PARTS = pattern_of(r"[^.;()]{0,40}(?:,\s?|\(\s?)trong đó")


def check_direction(context: ProseContext) -> list[Finding]:
    """Findings on "tăng" and "giảm" against the numbers beside them."""
    out: list[Finding] = []
    for reading in context.saying(_SAID):
        if len(reading.quantities) + len(reading.ratios) > 1:
            known = {change.figure.start for change in changes(reading) if change.pair}
            out += _moves(reading)
            out += _signed(reading, known)
            out += _whole_and_parts(reading)
    return out


def unit_of(reading: Reading, quantity: Quantity) -> str:
    if quantity.percent:
        return "%"
    if quantity.unit:
        return quantity.unit
    behind = _WORD_BEHIND.match(reading.text, quantity.end)
    return behind.group(1).lower() if behind else ""


def exact_numbers(reading: Reading) -> list[Quantity]:
    return reading.kept(_exact_numbers)


def _exact_numbers(reading: Reading) -> list[Quantity]:
    return [
        quantity
        for quantity in reading.quantities
        if quantity.value is not None and quantity.exact and not quantity.ordinal
    ]


def _moves(reading: Reading) -> Iterator[Finding]:
    """``tăng từ 6,82% xuống còn 5,17%``: the verb, the preposition and the numbers must agree on one direction."""
    numbers = exact_numbers(reading)
    for old, new in pairwise(numbers):
        if not stands_after(reading.text, old.start, "từ", "mức"):
            continue
        lead = _FROM.search(reading.text, max(0, old.start - 24), old.start)
        goal = _TO.fullmatch(reading.text, old.end, new.start)
        bare = goal and not old.percent and goal.start("word") - old.end <= 1  # "từ 112,4 xuống 110,9 bé trai"
        if (
            not lead
            or not goal
            or old.count == new.count
            or not (unit_of(reading, old) == unit_of(reading, new) or (bare and not new.percent))
        ):
            continue
        if _RANKED.search(reading.text, max(0, old.start - 30), new.end + 10):
            continue  # "tăng 9 bậc (từ 30 lên 21)": the first rank is the best
        reading.compare(old, new)
        right = UP if new.count > old.count else DOWN
        down = goal["word"].lower().startswith(("xuống", "còn"))
        spoken = _SPOKEN.search(goal.group()[: goal.start("word") - goal.start()])
        said = (lead["word"] or (spoken["word"] if spoken else "") or (DOWN if down else UP)).lower()
        if said != right or down != (right == DOWN):
            yield wrong_way(reading, said if said != right else goal["word"], old, new, lead.start(), new.end)


def wrong_way(reading: Reading, word: str, old: Quantity, new: Quantity, start: int, end: int) -> Finding:
    return finding(
        "P904", reading.passage.at(start), word=word, old=shown_value(old), new=shown_value(new),
        right=UP if new.count > old.count else DOWN, quote=quote(reading.text, start, end),
    )  # fmt: skip


def shown_value(quantity: Quantity) -> str:
    return f"{quantity.text}{'%' if quantity.percent else ''}"


def printed(quantity: Quantity) -> str:
    """``5,2%``, ``332 hồ sơ``: a figure with its percent sign or its unit."""
    return shown_value(quantity) if quantity.percent else shown(quantity)


def shown_difference(change: Quantity, new: Quantity, right: Decimal) -> dict[str, str]:
    """The difference that is written and the right one, in the unit of the text; that of two rates in points."""
    points = change.percent and new.percent
    exact = format_decimal(right / change.scale)
    return {
        "written": f"{change.text} điểm" if points else shown_value(change),
        "right": f"{exact} điểm" if points else exact,
    }


def wrong_amount(reading: Reading, amount: Quantity, right: Decimal, new: Quantity, old: Quantity) -> Finding:
    high, low = sorted((new, old), key=lambda x: -x.count)
    return finding(
        "P903", reading.passage.at(amount.start), **shown_difference(amount, new, right),
        computation=f"{shown_value(high)} − {shown_value(low)}",
        quote=quote(reading.text, min(x.start for x in (new, old, amount)), max(x.end for x in (new, old, amount))),
    )  # fmt: skip


def wrong_change(reading: Reading, change: Quantity, new: Quantity, old: Quantity) -> Finding:
    """The finding on a change, be it an amount or a share of the old value; in points where the values are rates."""
    right = exact_change(new, old, change)
    if not change.percent or new.percent:
        return wrong_amount(reading, change, right, new, old)
    high, low = sorted((new, old), key=lambda x: -x.count)
    return finding(
        "P903", reading.passage.at(change.start), written=shown_value(change),
        right=f"{format_decimal(right, max(1, len(change.text.partition(',')[2])))}%",
        computation=f"({high.text} − {low.text})/{old.text}",
        quote=quote(reading.text, min(x.start for x in (new, old, change)), max(x.end for x in (new, old, change))),
    )  # fmt: skip


def exact_change(new: Quantity, old: Quantity, change: Quantity) -> Decimal:
    """How much the values differ by, as a share of the old one where the change is said as a share."""
    off = abs(new.count - old.count)
    return off * 100 / old.count if change.percent and not new.percent else off


def change_holds(new: Quantity, old: Quantity, change: Quantity, *, up: bool) -> bool:
    """Does the change lead from the old value up, or down, to the new one, as exactly as they are printed?"""
    signed = new.count - old.count if up else old.count - new.count
    room = new.slack + old.slack
    if change.percent and not new.percent:
        return abs(signed * 100 / old.count - change.count) <= change.step + room * 100 / old.count
    return abs(signed - change.count) <= room + change.slack


def _signed(reading: Reading, known: set[int]) -> Iterator[Finding]:
    """``tăng 27 vụ (+7%)``, ``giảm 24 vụ so với cùng kỳ (120 vụ), tương đương giảm 20%``."""
    numbers = exact_numbers(reading)
    holding: list[Finding] = []
    held = 0
    for at, (amount, percent) in enumerate(pairwise(numbers)):
        if not stands_after(reading.text, amount.start, *_ENDS):
            continue
        said = CHANGE.search(reading.text[max(0, amount.start - 20) : amount.start])
        base: Quantity | None = None
        link = SIGNED.fullmatch(reading.text, amount.end, percent.start)
        after = numbers[at + 2] if at + 2 < len(numbers) else None
        if said and after and not percent.percent and _AGAINST.fullmatch(reading.text, amount.end, percent.start):
            base, percent = percent, after
            behind = re.compile(r"[^()\d]{0,24}").match(reading.text, base.end)
            link = _THAT_IS.fullmatch(reading.text, behind.end() if behind else base.end, percent.start)
        elif said and not link:
            link = _THAT_IS.fullmatch(reading.text, amount.end + len(amount.noun) + 1, percent.start)
        if not said or not link or not percent.percent or amount.percent or not amount.countable:
            continue
        if is_in_points(reading.text, percent):
            continue  # "giảm 98 hộ, tương ứng giảm 1,04 điểm phần trăm": of the rate, not of the count
        word = WORDS[said.group(1).lower()]
        sign = link.groupdict().get("sign") or ""
        signed = {"+": UP, "-": DOWN, "–": DOWN}.get(sign, (link["word"] or word).strip().lower())
        if signed != word:
            yield finding(
                "P904", reading.passage.at(amount.start), word=said.group(1).lower(), old=shown_value(amount),
                new=f"{sign}{shown_value(percent)}", right=signed,
                quote=quote(reading.text, amount.start - 5, percent.end + 1),
            )  # fmt: skip
            continue
        old = base.count if base else _before_change(reading, numbers[:at], amount, word)
        if old is None and not percent.depth:
            old = _turned_base(reading, numbers[:at], amount, percent, word)
        if not old or old <= 0 or percent.start in known:
            continue
        exact = amount.count * 100 / old
        if abs(exact - percent.count) <= percent.step:
            held += 1
        elif base is None and not any(x.count == old for x in numbers) and _is_turned(old, amount, percent, word):
            now = old + _signed_count(amount, word)
            yield finding(
                "P904", reading.passage.at(amount.start), word=said.group(1).lower(),
                old=format_decimal((now + _signed_count(amount, word)) / amount.scale),
                new=format_decimal(now / amount.scale), right=DOWN if word == UP else UP,
                quote=quote(reading.text, amount.start - 5, percent.end + 1),
            )  # fmt: skip
        elif base or not (_of_another(numbers[:at], amount, percent, word) or _of_base_behind(amount, percent, after)):
            places = max(1, len(percent.text.partition(",")[2]))
            new = (
                None if base else next((x for x in numbers[:at] if x.count == old + _signed_count(amount, word)), None)
            )
            slipped = (
                new is not None
                and len(percent.text) >= _TELLING
                and is_slipped_change(new, amount, percent, up=word == UP)
            )
            holding.append(finding(
                "P903" if base or slipped or _one_slip(exact, percent, amount, old) else "P920",
                reading.passage.at(percent.start), written=shown_value(percent),
                right=f"{format_decimal(exact, places)}%",
                computation=f"{amount.text}/{_old_value(old, amount, new, word)}",
                quote=quote(reading.text, amount.start, percent.end + 1),
            ))  # fmt: skip
    # Beside another change of the same manner that holds, its base is certain.
    sure = held and len(holding) == 1
    yield from (finding("P903", item.where, **item.details) if sure else item for item in holding)


def _old_value(old: Decimal, amount: Quantity, new: Quantity | None, word: str) -> str:
    """``(168 + 14)``, or what was there before where no figure is the new value."""
    if new is None or new.scale != amount.scale:
        return format_decimal(old / amount.scale)
    return f"({new.text} {'+' if word == DOWN else '−'} {amount.text})"


def _turned_base(
    reading: Reading, before: Sequence[Quantity], amount: Quantity, percent: Quantity, word: str
) -> Decimal | None:
    """The old value of the only one of several counts that the change fits, the other way round; else None."""
    noun = noun_of(reading, amount)
    counts = [x.count for x in before if x.countable and noun and noun_of(reading, x) == noun]
    bases = [count - _signed_count(amount, word) for count in counts]
    if any(x in counts or (x > 0 and abs(amount.count * 100 / x - percent.count) <= percent.step) for x in bases):
        return None
    turned = {x for x in bases if x > 0 and _is_turned(x, amount, percent, word)}
    return turned.pop() if len(turned) == 1 else None


def _is_turned(old: Decimal, amount: Quantity, percent: Quantity, word: str) -> bool:
    """``xảy ra 38 vụ … tăng 8 vụ, tương ứng 17,4%``: of the 46 that it fell from, not of the 30 that it rose from."""
    turned = old + 2 * _signed_count(amount, word)
    telling = len(percent.text) > _TELLING and turned > 0
    return telling and abs(amount.count * 100 / turned - percent.count) <= percent.step / 2


def _signed_count(amount: Quantity, word: str) -> Decimal:
    return amount.count if word == UP else -amount.count


def _one_slip(exact: Decimal, percent: Quantity, amount: Quantity, old: Decimal) -> bool:
    """Is one digit of the percentage or of the amount wrong?"""
    if len(percent.text) < _TELLING:
        return False
    printed = exact.quantize(percent.step)
    meant = (old * percent.count / 100).quantize(amount.step)
    return is_slip(percent.count, printed) or (amount.count >= _TWO_DIGITS and is_slip(amount.count, meant))


def _of_another(before: Sequence[Quantity], amount: Quantity, percent: Quantity, word: str) -> bool:
    """Does the change fit another count of the same unit?"""
    for x in before:
        old = x.count + (amount.count if word == DOWN else -amount.count)
        bases = [base for base in (old, x.count) if base > 0 and comparable(x.unit, amount.unit)]
        if any(abs(amount.count * 100 / base - percent.count) <= percent.step for base in bases):
            return True
    return False


def _of_base_behind(amount: Quantity, percent: Quantity, after: Quantity | None) -> bool:
    """``tăng 17 hồ sơ (13,0%) so với cùng kỳ (131 hồ sơ)``: is the percentage that of the old value behind it?"""
    base = after.count if after and comparable(after.unit, amount.unit) else 0
    return bool(base) and abs(amount.count * 100 / base - percent.count) <= percent.step


def _before_change(reading: Reading, before: Sequence[Quantity], amount: Quantity, word: str) -> Decimal | None:
    """The old value: the nearest count of the very same noun, no change itself, less the change; None if two may be."""
    noun = noun_of(reading, amount)
    counts = [x for x in before if x.countable and x.count >= amount.count and not _is_changed(reading, x)]
    same = {x.count for x in counts if noun and noun_of(reading, x) == noun}
    if len(same) != 1:
        return None
    return same.pop() + (amount.count if word == DOWN else -amount.count)


def _is_changed(reading: Reading, x: Quantity) -> bool:
    ends = stands_after(reading.text, x.start, *_ENDS)
    return ends and bool(CHANGE.search(reading.text, max(0, x.start - 20), x.start))


def noun_of(reading: Reading, quantity: Quantity) -> str:
    """The noun with the word behind it: "người chết", "người bị", "vụ"."""
    found = re.compile(r"\s{1,2}([^\W\d_]+(?:\s[^\W\d_]+){0,2})").match(reading.text, quantity.end)
    words = found.group(1).lower().split() if found else []
    if words[:1] != ["người"]:
        return " ".join(words[:1])
    behind = " ".join(words[1:])
    fate = next((word for word in _FATES if f"{behind} ".startswith(f"{word} ")), "")
    fate = fate or next((word for word in _FATES if re.search(rf"(?<!\w){word}(?!\w)", quantity.label)), "")
    return f"người {fate or ''.join(word for word in words[1:2] if word not in NO_NOUNS)}".strip()


def _whole_and_parts(reading: Reading) -> Iterator[Finding]:
    """``giảm 8,4%, trong đó khai khoáng giảm 2,1%, chế biến tăng 9,6%, điện tăng 7,3%``: between its parts."""
    if "trong đó" not in reading.text:
        return
    said: list[tuple[Quantity, str]] = []
    for quantity in exact_numbers(reading):
        if not quantity.percent or not stands_after(reading.text, quantity.start, *_ENDS):
            continue
        found = CHANGE.search(reading.text[max(0, quantity.start - 20) : quantity.start])
        if found:
            said.append((quantity, WORDS[found.group(1).lower()]))
    for at, (whole, word) in enumerate(said):
        parts = said[at + 1 :]
        if len(parts) < 3 or not _PARTS.match(reading.text, whole.end, parts[0][0].start):
            continue
        if re.search(r"[.;]\s", reading.text[whole.end : parts[2][0].start]):
            continue
        values = [part.count if way == UP else -part.count for part, way in parts]
        value = whole.count if word == UP else -whole.count
        if not min(values) <= value <= max(values) and min(values) <= -value <= max(values):
            yield finding(
                "P904", reading.passage.at(whole.start - 5), word=word, old="0", new=shown_value(parts[-1][0]),
                right=DOWN if word == UP else UP, quote=quote(reading.text, whole.start - 5, parts[-1][0].end + 1),
            )  # fmt: skip
