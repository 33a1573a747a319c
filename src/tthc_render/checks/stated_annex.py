"""Sums of money and numbers of persons that a sentence gives and its annex has: “03 hộ, 60 triệu đồng (theo Phụ lục
kèm theo)”. C402, C403.

Only a sentence that leads to the one annex of the document is held against it, by the total of the annex's one column
of money and by its rows; a sentence that names a part of them, a limit or a rate is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.checks.stated_parts import own_prose, total_expression
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.passages import Passage
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

_LEADS: Final = pattern_of(
    r"(?:phụ lục|danh sách|biểu)[^.;()]{0,40}(?:kèm theo|đính kèm)|kèm theo[^.;()]{0,30}(?:phụ lục|danh sách|biểu)",
    re.IGNORECASE,
)
_UNITS: Final = {"": 1, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9, "1.000": 1000}
_MONEY: Final = pattern_of(
    r"(?P<lead>[^.;:()\d]*)(?P<value>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?\s(?:(?P<unit>nghìn|ngàn|triệu|tỷ|tỉ)\s)?"
    r"đồng(?!\s?/|\smỗi|\s(?:bào|chí))",
    re.IGNORECASE,
)
_WHOLE: Final = pattern_of(
    r"(?:tổng (?:số tiền|kinh phí|mức|cộng|giá trị|số)|với (?:số tiền|kinh phí)|(?:kinh phí|số tiền)(?: hỗ trợ)? là)",
    re.IGNORECASE,
)
_PART: Final = pattern_of(
    r"trong đó|mỗi|mức|tối đa|không quá|từ nguồn|ngân sách|gồm|đợt|lần|năm \d{4}|còn lại|tạm ứng|đã (?:chi|cấp)",
    re.IGNORECASE,
)
_COUNTED: Final = pattern_of(
    r"(?<!\w)(?:cho|đối với|của)\s(?:tổng số\s)?(?P<count>\d{1,4})\s"
    r"(?P<thing>hộ|người|cá nhân|tập thể|trường hợp|đối tượng)(?!\w)",
    re.IGNORECASE,
)
_HOUSE: Final = pattern_of(r"(?<!\w)hộ(?!\w)", re.IGNORECASE)
_PERSON: Final = pattern_of(r"(?<!\w)(?:họ (?:và )?tên|người|cá nhân|đối tượng)(?!\w)", re.IGNORECASE)


def _counted_as(label: str) -> tuple[str, ...]:
    """What the rows under the title ``label`` are in a sentence: households, or persons."""
    if _HOUSE.search(label):
        return ("hộ",)
    return ("người", "cá nhân", "đối tượng", "trường hợp") if _PERSON.search(label) else ()


@dataclass(frozen=True, slots=True)
class _Annex:
    """The form that the document prints as its annex: its code, total in đồng, rows and what sentences call these, and
    what prints the total.
    """

    form: str
    total: Decimal | None
    rows: int
    things: tuple[str, ...]
    right: str


def check_stated_annex(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """C402 and C403 for the sentences that lead to the annex of the document."""
    annex = _annex(computed)
    if annex is None:
        return []
    return [
        item
        for passage in own_prose(computed, passages)
        if _LEADS.search(passage.text)
        for item in _held(passage, annex)
    ]


def _annex(computed: Computed) -> _Annex | None:
    """The one form of the report, where its one part has rows that the unit wrote; None for others."""
    if len(computed.forms) != 1:
        return None
    [(form, result)] = computed.forms.values()
    if len(form.parts) != 1 or form.parts[0].rows:
        return None
    part = form.parts[0]
    figures = result.parts.get(part.key)
    lines = [line for line in figures.lines if line.kind == "data"] if figures else []
    if figures is None or not lines or any(line.kind in ("group", "subtotal") for line in figures.lines):
        return None
    money = [column for column in part.columns if column.kind == "tien"]
    total: Decimal | None = None
    right = ""
    if len(money) == 1:
        value = figures.tong.get(money[0].key)
        unit = _factor([money[0].spec.don_vi_tinh, *money[0].titles[::-1], form.spec.don_vi_tinh])
        if isinstance(value, int | Decimal) and unit:
            total, right = Decimal(value) * unit, total_expression(form, part, money[0].key)
    label = part.label.titles[-1] if part.label is not None else ""
    return _Annex(form.code, total, len(lines), _counted_as(label), right)


def _factor(texts: Sequence[str]) -> int:
    """The đồng in one unit of the first text that says one; 0 where none does."""
    for text in texts:
        found = re.search(r"(nghìn|ngàn|triệu|tỷ|tỉ|1\.000)?\s*đồng(?!\s*/)", text, re.IGNORECASE)
        if found:
            return _UNITS[(found[1] or "").lower()]
    return 0


def _held(passage: Passage, annex: _Annex) -> Iterator[Finding]:
    text = passage.text
    for found in _MONEY.finditer(text):
        lead = text[max(0, text.rfind(". ", 0, found.start("value"))) : found.start("value")]
        whole = _WHOLE.search(lead)
        if annex.total is None or not whole or _PART.search(lead[whole.end() :]) or _PART.search(found["lead"]):
            continue
        part = found["part"] or ""
        value = Decimal(f"{found['value'].replace('.', '')}.{part or 0}") * _UNITS[(found["unit"] or "").lower()]
        exact = Decimal(_UNITS[(found["unit"] or "").lower()]).scaleb(-len(part))
        if abs(value - annex.total) >= max(exact if found["unit"] else Decimal(1), Decimal(1)):
            words = text[found.start("value") : found.end()]
            yield finding(
                "C402", passage.at(found.start("value")), words=words, form=annex.form,
                value=format_count(annex.total), right=annex.right,
            )  # fmt: skip
        break
    counted = _COUNTED.search(text) if annex.things else None
    if counted is None or counted["thing"].lower() not in annex.things or _PART.search(text[: counted.start()]):
        return
    if int(counted["count"]) != annex.rows:
        words = f"{counted['count']} {counted['thing']}"
        place = passage.at(counted.start("count"))
        yield finding("C403", place, words=words, form=annex.form, value=f"{annex.rows:02d}")
