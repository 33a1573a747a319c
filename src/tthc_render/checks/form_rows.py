"""Rows of the forms of one report: pasted twice, missing, misnamed, totals. C301 to C304, C307, C308, D633, D644."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.result import FormRow
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.subtotals import is_subtotal, may_be_subtotal
from tthc_render.vietnamese.text import one_apart, slug

_SURE: Final = 2
_LONG: Final = 5
"""Shorter names may differ by a letter and both be right."""
_FEW: Final = 3
"""More fields than these are no slip: the form has a list of its own."""


def check_form_rows(computed: Computed) -> list[Finding]:
    """Findings on rows, each at its line."""
    checks = (_twice, _empty, _empty_parts, _spellings, _slips, _districts, _missing, _typed_totals, _numbered)
    return [item for check in checks for item in check(computed)]


_AREA = r"toàn\s+(?:tỉnh|thành phố|huyện|xã|phường|ngành|sở|đơn vị)"
_TOTAL = pattern_of(
    rf"(?:tổng(?:\s+(?:cộng|số))?|cộng|{_AREA}|tổng\s+{_AREA})(?:\s+chung|\s+hồ sơ)?\s*(?:\([^)]*\))?[\s:.]*",
    re.IGNORECASE,
)
_SUMS_AT_LEAST: Final = 3
"""So many columns that are the sums of all other rows are no coincidence."""
_NO_SMALL_SUM: Final = 10
_NOTE: Final = "ghi_chu"
"""What is in the keys of columns for remarks."""


def _is_total(line: FormRow) -> bool:
    if line.kind != "data" or line.fixed is not None:
        return False
    return bool(_TOTAL.fullmatch(line.label.strip())) or is_subtotal(line.label)


def _typed_totals(computed: Computed) -> Iterator[Finding]:
    """A total typed as a row of a form that adds its own: every total counts it once more."""
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            filled = result.parts.get(part.key)
            if filled and part.spec.tong_cong is not None:
                data = [line for line in filled.lines if line.kind == "data" and line.fixed is None]
                typed = [column.key for column in part.columns if column.kind == "so" and column.formula is None]
                summed = _group_sums(filled.lines, typed)
                printed = slug(part.spec.tong_cong.nhan or "")
                for line in data:
                    own = printed and slug(line.label) == printed
                    if own or _is_total(line) or line in summed or _adds_up(line, data, typed):
                        yield finding("C308", line.where, row=line.label, form=code)


def _group_sums(lines: Sequence[FormRow], columns: Sequence[str]) -> list[FormRow]:
    """Rows with the name of a sum whose figures are those of the rows above them in their group added up."""
    found: list[FormRow] = []
    above: list[FormRow] = []
    for line in lines:
        if line.kind != "data" or _is_total(line):
            above = []
            continue
        sums = [sum(_count(row, key) for row in above) for key in columns]
        same = any(sums) and sums == [_count(line, key) for key in columns]
        if same and line.fixed is None and may_be_subtotal(line.label):
            found.append(line)
            above = []
        else:
            above.append(line)
    return found


def _adds_up(line: FormRow, data: Sequence[FormRow], columns: Sequence[str]) -> bool:
    """Is each figure of the first or last row the sum of the other rows, whatever the row is called?"""
    if line is not data[0] and line is not data[-1]:
        return False
    others = [row for row in data if row is not line and any(row.cells.get(key) for key in columns)]
    sums = [sum(_count(row, key) for row in others) for key in columns]
    filled = sum(total > 0 for total in sums)
    same = all(total == _count(line, key) for total, key in zip(sums, columns, strict=True))
    return same and len(others) > 1 and filled >= _SUMS_AT_LEAST and max(sums) >= _NO_SMALL_SUM


def _count(row: FormRow, key: str) -> int:
    value = row.cells.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


_NUMBER_TYPED = pattern_of(r"(?P<number>\d{1,3}(?:\.\d{1,2})?[.)]|\d{1,3}\s*[-–])\s+(?P<name>[^\W\d_].*)|\d+[.)]?")


def _numbered(computed: Computed) -> Iterator[Finding]:
    """The first row of each form whose name begins with the number that the form prints itself, or is a number only."""
    for code, (form, result) in computed.forms.items():
        counted = {part.key for part in form.parts if any(column.kind == "stt" for column in part.columns)}
        lines = [line for key, part in result.parts.items() if key in counted for line in part.lines]
        named = [line for line in lines if line.kind == "data" and line.fixed is None]
        found = next((line for line in named if _NUMBER_TYPED.fullmatch(line.label.strip())), None)
        if found:
            match = _NUMBER_TYPED.fullmatch(found.label.strip())
            right = (match and match["name"]) or "…"
            yield finding("D644", found.where, form=code, row=found.label, right=right)


_DISTRICT = pattern_of(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)", re.IGNORECASE)


def _districts(computed: Computed) -> Iterator[Finding]:
    """The first row of each form that names a district in a period in which there are none."""
    if computed.report.period.start < NO_DISTRICTS_FROM:
        return
    for code, (_, result) in computed.forms.items():
        lines = [line for part in result.parts.values() for line in part.lines if line.kind in ("group", "data")]
        named = [line for line in lines if _DISTRICT.search(line.label)]
        if named:
            yield finding("D633", named[0].where, form=code, row=named[0].label, count=len(named))


def _data_lines(computed: Computed) -> Iterator[tuple[str, str, str, FormRow]]:
    """Form, part and group of every data row."""
    for code, (_, result) in computed.forms.items():
        for key, part in result.parts.items():
            group = ""
            for line in part.lines:
                if line.kind == "group":
                    group = line.label
                elif line.kind == "data" and not _is_total(line):
                    yield code, key, group, line


def _twice(computed: Computed) -> Iterator[Finding]:
    """One label twice in a group: an error where all figures are the same, too. A form may prescribe it twice."""
    seen: dict[tuple[str, str, str, str], list[FormRow]] = {}
    for code, part, group, line in _data_lines(computed):
        if not line.label or line.fixed is not None:
            continue
        named_alike = seen.setdefault((code, part, group, slug(line.label)), [])
        words = _words(line)
        above = [other for other in named_alike if not words or _words(other) in ({}, words)]
        own = _figures(line)
        same = next((other for other in above if own and _figures(other) == own), None)
        if above:
            first = same or above[0]
            yield finding("C301" if same else "C302", line.where, row=line.label, form=code, line=first.where.line)
        named_alike.append(line)


def _words(line: FormRow) -> dict[str, str]:
    """What else names a row, notes aside: two decisions of a list have the same kind and each its own number."""
    cells = {key: str(value).strip() for key, value in line.cells.items() if isinstance(value, str)}
    return {key: words for key, words in cells.items() if words not in ("", line.label) and _NOTE not in key}


def _figures(line: FormRow) -> list[str]:
    return [str(value) for key, value in line.cells.items() if value and str(value) != line.label]


def _empty(computed: Computed) -> Iterator[Finding]:
    """A form that the report type prints, without a single row."""
    filled = {code for code, _, _, _ in _data_lines(computed)}
    for code in computed.forms:
        if code not in filled:
            yield finding("C303", computed.report.source.key_place(("bieu", code)), form=code)


def _empty_parts(computed: Computed) -> Iterator[Finding]:
    """A part without a single row in a form of which another part has rows."""
    filled = {(code, part) for code, part, _, _ in _data_lines(computed)}
    for code, (form, _) in computed.forms.items():
        for part in form.parts if any(one == code for one, _ in filled) else ():
            if (code, part.key) not in filled and not part.rows:
                place = computed.report.source.key_place(("bieu", code, part.key))
                yield finding("C303", place, form=f"{code}, {part.key.replace('phan_', 'phần ')}")


def _slips(computed: Computed) -> Iterator[Finding]:
    """``Đất đia`` in a list that else has the names of another one, which has ``Đất đai``: the rarer one is named."""
    lists: dict[tuple[str, str], dict[str, FormRow]] = {}
    count: Counter[str] = Counter()
    for code, part, _, line in _data_lines(computed):
        if line.label and line.fixed is None:
            lists.setdefault((code, part), {})[_name(line.label)] = line
            count[_name(line.label)] += 1
    told: set[str] = set()
    for (code, _), own in lists.items():
        for other in lists.values():
            lone, lacking = own.keys() - other.keys(), other.keys() - own.keys()
            if len(lone) != 1 or len(lacking) != 1 or len(own) < _SURE:
                continue
            name, usual = *lone, *lacking
            long = min(len(name), len(usual)) >= _LONG and not any(map(str.isdigit, name + usual))
            fresh = told.isdisjoint((name, usual)) and count[name] <= count[usual]
            if long and fresh and one_apart(name, usual):
                told.add(name)
                yield finding("C304", own[name].where, row=own[name].label, usual=other[usual].label, form=code)


def _missing(computed: Computed) -> Iterator[Finding]:
    """Fields that all other forms of the report have and one has not: forms of one report divide by one list.

    Forms are held together whose rows are called by the same column ("Lĩnh vực …"); prescribed rows have their own
    list, and so has a form with a name of its own.
    """
    lists: dict[str, dict[str, dict[str, str]]] = {}
    doubled: set[str] = set()
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            named = next((column.key for column in part.columns if column.kind == "chu"), "")
            filled = result.parts.get(part.key)
            lines = [x for x in filled.lines if x.kind == "data" and not _is_total(x)] if filled else []
            if named and lines and all(line.fixed is None for line in lines):
                own = lists.setdefault(named, {}).setdefault(code, {})
                labels = {slug(line.label): line.label for line in lines if line.label}
                if len(labels) < sum(bool(line.label) for line in lines):
                    doubled.add(code)  # a row typed under a wrong name: reported as that
                own.update(labels)
    for forms in lists.values():
        for code, own in forms.items():
            others = [fields for other, fields in forms.items() if other != code]
            if len(others) < _SURE:
                continue
            common = set.intersection(*(set(fields) for fields in others))
            absent = [others[0][key] for key in others[0] if key in common and key not in own]
            same_list = set(own) <= set().union(*others)
            if absent and code not in doubled and same_list and len(absent) <= min(_FEW, len(own)):
                where = computed.report.source.key_place(("bieu", code))
                beside = [other for other in forms if other != code]
                sums = " ".join(sorted(_sums(computed, beside, {slug(name) for name in absent})))
                fields = ", ".join(absent)
                yield finding("C307", where, form=code, fields=fields, others=", ".join(beside), figures=sums)


def _sums(computed: Computed, codes: Sequence[str], rows: set[str]) -> set[str]:
    """What some rows of forms add up to, column by column, as numbers: by so much another form may be off."""
    sums: set[str] = set()
    for code in codes:
        form, result = computed.forms[code]
        for part in form.parts:
            lines = [line for line in result.parts[part.key].lines if line.kind == "data" and slug(line.label) in rows]
            sums.update(str(sum(_count(line, column.key) for line in lines)) for column in part.columns)
    return sums - {"0"}


def _spellings(computed: Computed) -> Iterator[Finding]:
    """``Hộ tịch`` in one part, ``Hộ Tịch``, ``Hộ tich``, ``Lĩnh vực hộ tịch`` in another: the rarer one is named."""
    found: dict[str, Counter[str]] = {}
    lists: dict[tuple[str, str], set[str]] = {}
    lines = list(_data_lines(computed))
    prescribed = {line.label for _, _, _, line in lines if line.fixed is not None}
    for code, part, _, line in lines:
        found.setdefault(_name(line.label), Counter())[line.label] += 1
        lists.setdefault((code, part), set()).add(line.label)
    for code, _, _, line in lines:
        spellings = found[_name(line.label)]
        usual = max(spellings, key=lambda label: (spellings[label], _care(label), -list(spellings).index(label)))
        if line.label == usual:
            continue
        same = " ".join(line.label.split()).lower() == " ".join(usual.split()).lower()
        # One list with both has two rows of names that are alike without marks, as communes may be.
        free = line.fixed is None and not any({line.label, usual} <= labels for labels in lists.values())
        if same or (free and (usual not in prescribed or slug(usual) == slug(line.label))):
            yield finding("C304", line.where, row=line.label, usual=usual, form=code)


def _name(label: str) -> str:
    """The name of a row without marks, signs and the word for what it is."""
    return slug(label).removeprefix("linh_vuc_") or label


def _care(label: str) -> int:
    """How many letters have their marks, less the signs: of two spellings the more careful one is right."""
    return sum(ch.isalpha() and not ch.isascii() for ch in label) - sum(
        not (ch.isalnum() or ch.isspace()) for ch in label
    )
