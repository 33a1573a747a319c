"""Second sums that a table states beside its formulas, 1=2+3=4+5, and sums in notes: identities of the form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_note_signs import about_unpaired, in_signs, in_words_only, is_unpaired
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import FormulaError, parse
from tthc_render.forms.row_formulas import parse_row_relation
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import slug

KEPT: Final = "bảng gốc còn ghi {text}: thành phép kiểm tra ở kiem_tra"
_CODE: Final = r"[(\[]?(?:\d{1,4}(?:\.\d{1,2})*[a-zđ]?|[A-ZĐ]{1,6}\d{0,3}|[IVX]{1,5})[)\]]?"
_NAMED: Final = rf"(?:(?i:mã số|mã|ms|chỉ tiêu|dòng|cột|mục)\s+(?:số\s+)?)?{_CODE}"
_STATED = pattern_of(rf"(?<![\w(\[])({_NAMED})\s*([=≥≤])\s*({_NAMED}(?:\s*[-+–]\s*{_NAMED})+)(?![\w(\[])")
_WORDED: Final = (
    rf"(?:(?i:mã số|mã|ms|chỉ tiêu|dòng|cột|mục)\s+(?:số\s+)?{_CODE}|[(\[](?:\d{{1,3}}[a-zđ]?|[A-ZĐ]{{1,2}})[)\]])"
)
_ONE_EACH = pattern_of(rf"(?<![\w(\[])({_WORDED})\s*([=≥≤])\s*({_WORDED})(?!\s*[-+–/:=*×]|[\w(\[)\]])")
"""One row or column at each side, both called so."""
_QUOTIENT = pattern_of(rf"(?<![\w(\[])({_NAMED})\s*=\s*({_NAMED})\s*[/:]\s*({_NAMED})(\s*[x×*]\s*100)?(?![\w(\[])")
_LOOSE = pattern_of(
    r"\b(?:mã số|mã|dòng|cột|mục)\s+(?:số\s+)?[(\[]?[\w.]{1,6}[)\]]?(?:\s*[-+]\s*[(\[]?[\w.]{1,6}[)\]]?)*\s*[=≥≤]",
    re.IGNORECASE,
)
"""How any identity over rows or columns begins: “Mã số 1 = 2 = 3”."""
_WORD: Final = re.compile(r"(?i:mã số|mã|ms|chỉ tiêu|dòng|cột|mục)\s+(?:số\s+)?")
_SIGNS: Final = {"=": "=", "≥": ">=", "≤": "<="}


@dataclass(frozen=True, slots=True)
class Identity:
    """A check of the form: its short name, the formula, "cot" or "dong", and where the table states it."""

    name: str
    text: str
    by: str
    source: str

    @property
    def entry(self) -> str:
        """The check as an entry of ``kiem_tra``."""
        rows = "theo: dong, " if self.by == "dong" else ""
        return f'{{ma: {self.name}, cong_thuc: "{self.text}", {rows}nguon: {self.source}}}'


def column_identities(leaves: Sequence[HeaderColumn]) -> tuple[list[Identity], list[str]]:
    """The second sums of code cells as identities, and what has to be said of those that name no column."""
    known = {reference(leaf.code) for leaf in leaves if leaf.code}
    out, asked = [], []
    for leaf in leaves:
        for number, second in enumerate(leaf.seconds, 1):
            text = f"({plain_code(leaf.code)}) = {second}"
            if {item.name for item in parse(second).references} <= known:
                name = f"cot_{slug(plain_code(leaf.code))}{f'_{number}' if number > 1 else ''}"
                out.append(Identity(name, text, "cot", "Hàng mã cột của biểu gốc"))
                asked.append(f"cột {plain_code(leaf.code)}: {KEPT.format(text=text)}")
            else:
                asked.append(f"cột {plain_code(leaf.code)}: bảng gốc còn ghi {text}: thêm vào kiem_tra của phần")
    return out, asked


_LIMIT = pattern_of(
    r"[(\[]\s*(?:≤|<=|không (?:quá|vượt(?: quá)?|lớn hơn|cao hơn))\s*(?:cột\s+)?(?P<most>[^()\[\]]+?)\s*[)\]]",
    re.IGNORECASE,
)
"""“Điểm tự chấm (≤ Điểm tối đa)”."""


def title_limits(leaves: Sequence[HeaderColumn]) -> list[Identity]:
    """The limits that titles of columns state by the title or code of another column, as identities."""
    out = []
    for leaf in leaves:
        found = _LIMIT.search(leaf.title)
        most = slug(found["most"]) if found else ""
        others = [item for item in leaves if item is not leaf and item.kind == leaf.kind]
        named = [item for item in others if most and most in (slug(item.title), slug(plain_code(item.code)))]
        if len(named) == 1:
            low, high = (f"({plain_code(item.code)})" if item.code else item.key for item in (leaf, named[0]))
            out.append(Identity(f"cot_{leaf.key}"[:40], f"{low} <= {high}", "cot", "Tên cột của biểu gốc"))
    return out


def row_identities(rows: Sequence[DraftRow]) -> list[Identity]:
    """The second sums that labels of rows state, as identities."""
    return [
        Identity(
            f"dong_{slug(row.code)}{f'_{number}' if number > 1 else ''}",
            f"{row.code} = {second}",
            "dong",
            "Tên dòng của biểu gốc",
        )
        for row in rows
        for number, second in enumerate(row.seconds, 1)
    ]


def asked_of_groups(columns: Sequence[HeaderColumn], rows: Sequence[Sequence[Decimal | None]]) -> Iterator[str]:
    """Questions about groups of columns whose figures, in all ``rows``, are those of a total before them added up."""
    leaves = list(leaves_of(columns))
    places = {leaf.key: place for place, leaf in enumerate(leaves)}
    for group in _groups(columns):
        parts = list(_parts(group.columns))
        at = [places[leaf.key] for leaf in parts]
        plain = len(parts) > 1 and all(leaf.kind in ("so", "tien") and leaf.code and not leaf.whole for leaf in parts)
        for whole in reversed(leaves[: at[0]] if plain else []):
            if whole.kind != parts[0].kind or not whole.code or whole.formula or not _TOTAL.match(whole.title):
                continue
            own = [row for row in rows if row[places[whole.key]]]
            sums = [sum((row[place] or Decimal(0) for place in at), Decimal(0)) for row in own]
            equal = [row[places[whole.key]] == total for row, total in zip(own, sums, strict=True)]
            if len(equal) >= ROWS_LEAST and all(equal):
                first, *others = (plain_code(leaf.code) for leaf in (whole, *parts))
                terms = " + ".join(f"({code})" for code in others)
                if f"= {terms}:" in whole.note:
                    break  # it is asked at the column, which the group follows
                text = f"({first}) = {terms}"
                found = Identity(f"cot_{slug(first)}_{slug(others[0])}", text, "cot", "Số liệu của bảng gốc")
                yield f"số trong bảng gốc cho thấy {text}: luôn đúng thì thêm ở phần: kiem_tra: [{found.entry}]"
                break


_REST = pattern_of(r"(?:số |dư |tồn )*(?:(?:đến )?cuối (?:kỳ|năm|quý|tháng)|còn lại|tồn)\b.*", re.IGNORECASE)


def asked_balances(leaves: Sequence[HeaderColumn], rows: Sequence[Sequence[Decimal | None]]) -> Iterator[str]:
    """Questions about columns such as “Cuối kỳ” that in all ``rows`` are the first of the three before them plus the
    second less the third.
    """
    for place, leaf in enumerate(leaves[3:], 3):
        group = leaves[place - 3 : place + 1]
        if leaf.formula or not _REST.fullmatch(leaf.title) or len({item.kind for item in group}) > 1:
            continue
        filled = [row[place - 3 : place + 1] for row in rows if place < len(row)]
        own = [[value for value in four if value is not None] for four in filled if None not in four]
        moved = any(four[1] for four in own) and any(four[2] for four in own)
        if len(own) >= ROWS_LEAST and moved and all(a + b - c == rest for a, b, c, rest in own):
            first, second, third = (f"({plain_code(item.code)})" if item.code else item.key for item in group[:3])
            name = plain_code(leaf.code) or f"“{leaf.title}”"
            yield f"cột {name}: số trong bảng gốc cho thấy = {first} + {second} - {third}: đúng thì ghi cong_thuc"


LONGEST: Final = 80
"""Letters of a sentence that a question quotes."""
ROWS_LEAST: Final = 3
"""In so many rows at least a sum is there by no chance."""
_TOTAL: Final = re.compile(r"(?:tổng|cộng)\b", re.IGNORECASE)


def _groups(columns: Sequence[HeaderColumn]) -> Iterator[HeaderColumn]:
    for column in columns:
        if column.columns:
            yield column
            yield from _groups(column.columns)


def _parts(columns: Sequence[HeaderColumn]) -> Iterator[HeaderColumn]:
    """The columns of a group that add up; of a group in it that begins with a total, that total."""
    for column in columns:
        below = column.columns
        if below and not below[0].columns and _TOTAL.match(below[0].title):
            yield below[0]
        else:
            yield from _parts(below) if below else (column,)


def asked_of_notes(notes: Sequence[str], leaves: Sequence[HeaderColumn], rows: Sequence[DraftRow]) -> Iterator[str]:
    """Questions about sums in notes, each with the entry that would check it; conditions in a note are not read.

    What a formula of the form says already is not asked.
    """
    columns = {plain_code(leaf.code) for leaf in leaves if leaf.code}
    codes = [row.code for row in rows if row.code]
    formulas = {row.code: row.formula for row in rows} | {plain_code(leaf.code): leaf.formula for leaf in leaves}
    wholes = {plain_code(leaf.code): leaf.whole for leaf in leaves} | {row.code: row.parent for row in rows}
    yield from map(about_unpaired, filter(is_unpaired, notes))
    for sentence in (sentence for note in notes for sentence in in_words_only(note)):
        short = sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"
        words = "chương trình chưa kiểm tra, chưa tính; cần thì ghi kiem_tra của phần, trong_do hay cong_thuc"
        yield f"ghi chú “{short}” là điều kiện bằng lời: {words}"
    for note in map(in_signs, notes):
        for found in _QUOTIENT.finditer(note):
            yield from _quotient_of_note(found, columns, formulas)
        if _LOOSE.search(_QUOTIENT.sub("", _ONE_EACH.sub("", _STATED.sub("", note)))):
            short = note if len(note) <= 40 else f"{note[:39]}…"
            yield f"ghi chú “{short}” là đẳng thức: chương trình chưa kiểm tra; cần thì ghi vào kiem_tra của phần"
        else:
            yield from _unread(note, {*columns, *codes})
        for found in (*_STATED.finditer(note), *_ONE_EACH.finditer(note)):
            identity = _of_note(found, columns, codes)
            if identity is not None and (but := _EXCEPT.match(note, found.end())):
                words = f"“{found[0].strip()}{but[0][:40].rstrip()}” có ngoại lệ: chương trình chưa kiểm tra"
                yield f"ghi chú {words}; cần thì ghi vào kiem_tra phép so đúng ở mọi dòng"
                continue
            if identity is None:
                yield f"ghi chú “{found[0].strip()}” là đẳng thức: chương trình chưa kiểm tra; cần thì ghi vào kiem_tra"
                continue
            part, _, whole = identity.text.partition(" <= ")
            if whole and plain_code(wholes.get(part.strip("()"), "")) == whole.strip("()"):
                continue
            left, _, right = identity.text.partition(" = ")
            if not right or _bare(formulas.get(left.strip("()"), "")) != _bare(right):
                yield f"ghi chú “{found[0].strip()}”: luôn đúng thì thêm ở phần: kiem_tra: [{identity.entry}]"


_EXCEPT: Final = re.compile(
    r"[^.;=]{0,40}\b(?:trừ|ngoại trừ|không (?:kể|tính|gồm|bao gồm)|riêng|nếu|trường hợp|áp dụng)\b[^.;]*", re.IGNORECASE
)
"""What a note excepts from the sum that it has stated: “trừ ô trên đường chéo”."""
_COMPARED = pattern_of(
    rf"(?<![\w/.,-]){_NAMED}(?:\s*(?:[-–+,]|;(?!\s*(?i:m|d|c))|và|đến)\s*{_NAMED}){{0,12}}\s*[=≥≤<>]\s*{_NAMED}"
    rf"(?:\s*[-–+]\s*{_NAMED}){{0,12}}(?![\w/%]|[.,]\d)"
)
"""“20–23 ≤ 4”, “(3), (4) ≤ (2)”."""


def _unread(note: str, known: Collection[str]) -> Iterator[str]:
    """Questions about comparisons of known codes in a note that no other reading takes."""
    rest = _QUOTIENT.sub(" ", _ONE_EACH.sub(" ", _STATED.sub(" ", note)))
    for found in _COMPARED.finditer(rest):
        names = [re.sub(r"[()\[\]\s]", "", name) for name in re.findall(_CODE, _WORD.sub("", found[0]))]
        if len(names) > 1 and set(names) <= set(known):
            words = "chương trình chưa kiểm tra; cần thì ghi vào kiem_tra của phần"
            yield f"ghi chú “{found[0].strip()}” so các mã với nhau: {words}"


def _quotient_of_note(found: re.Match[str], columns: Collection[str], formulas: Mapping[str, str]) -> Iterator[str]:
    """The question about a quotient in a note (“Mã 08 = Mã 04 / Mã 03”): the formula of its row or column."""
    left, over, under = (re.sub(r"[()\[\]\s]", "", _WORD.sub("", found[at])) for at in (1, 2, 3))
    of_columns = found[0].casefold().startswith("cột") or ({left, over, under} <= {*columns} and "(" in found[1])
    where = "cột" if of_columns else "dòng"
    times = " * 100" if found[4] else ""
    text = f"({over}) / ({under}){times}" if of_columns else f"{over} / {under}{times}"
    if not {left, over, under} <= {*formulas}:
        yield f"ghi chú “{found[0].strip()}” là công thức: chương trình chưa tính; cần thì ghi cong_thuc ở {where} ấy"
    elif not formulas[left]:
        yield f'ghi chú “{found[0].strip()}”: {where} {left} luôn tính như vậy thì ghi ở đó cong_thuc: "{text}"'


def _of_note(found: re.Match[str], columns: Collection[str], codes: Sequence[str]) -> Identity | None:
    """The identity that a note states, over columns or over rows, as its words and codes say; None if neither."""
    left, sign, right = _WORD.sub("", found[1]), _SIGNS[found[2]], _WORD.sub("", found[3]).replace("–", "-")
    names = [re.sub(r"[()\[\]\s]", "", name) for name in re.split(r"[-+]", f"{left}+{right}")]
    of_columns = found[0].casefold().startswith("cột") or (left.startswith(("(", "[")) and set(names) <= set(columns))
    name = slug(names[0])
    if of_columns:
        text = re.sub(r"[^\s()\[\]+-]+", lambda word: f"({word[0]})", re.sub(r"[()\[\]]", "", right))
        try:
            known = {item.name for item in parse(text).references} <= {reference(f"({code})") for code in columns}
        except FormulaError:
            return None
        return Identity(f"cot_{name}", f"({names[0]}) {sign} {text}", "cot", "Ghi chú của biểu") if known else None
    text = re.sub(r"[()\[\]]", "", f"{left} {sign} {right}")
    try:
        parse_row_relation(text, codes)
    except FormulaError:
        return None
    return Identity(f"dong_{name}", text, "dong", "Ghi chú của biểu") if set(names) <= set(codes) else None


def _bare(formula: str) -> str:
    return re.sub(r"[()\s]", "", formula)
