"""How the prescribed rows of a table hang together: codes, formulas, headings, and which row is a part of which.

What was understood and is not written so in the table goes into the remark of its row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tthc_render.forms.formula import FormulaError
from tthc_render.forms.row_formulas import parse_rows
from tthc_render.vietnamese.subtotals import is_subtotal

PART: Final = re.compile(r"^[-–+•\s]*trong (?:đó|số đó|tổng số)\b", re.IGNORECASE)
TOTAL: Final = re.compile(r"^(tổng|cộng|toàn)\b", re.IGNORECASE)
_STATED: Final = re.compile(
    r"[(\[]?\s*(?:mã số|mã|ms|dòng)?\s*([0-9A-ZĐ][\w.]*)?\s*=\s*([^()\[\]=]*(?:\([^()]*\)[^()\[\]=]*)*?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_ADDED: Final = re.compile(
    r"[(\[]\s*((?:[\dIVX][\w.]*|[A-ZĐ])(?:\s*[-+]\s*(?:[\dIVX][\w.]*|[A-ZĐ]|…|\.{2,}))+)\s*[)\]]\s*$"
)
"""(1+2+3) at the end of a label: the row adds up the rows with these numbers."""
_DIVIDED: Final = re.compile(
    r"[(\[]\s*((?:\d{1,3}(?:\.\d+)*|[IVX]{1,5}|[A-ZĐ])\s*[/:]\s*(?:\d{1,3}(?:\.\d+)*|[IVX]{1,5}|[A-ZĐ])"
    r"(?:\s*[*x×]\s*100\s*%?)?)\s*[)\]]\s*(?:\(?%\)?)?\s*$"
)
"""(02/01) at the end of a label of a share or an average."""
_COMPARES: Final = re.compile(
    r"\b(?:tỷ|tỉ) (?:lệ|trọng|suất|số)\b|\bbình quân\b|\bmật độ\b|\bso với\b|%", re.IGNORECASE
)
_IN_SQUARES: Final = re.compile(r"\[\s*([\w.]{1,6})\s*\]")
"""A code in brackets: [100] = [110] + [120]."""
_DOUBLE: Final = re.compile(r"(=[^=()]*)=\s*([^=()]+)(?=[)\]]?\s*$)")
"""The second sum of (01=02+03=04+05)."""
_WORD: Final = re.compile(r"[0-9A-ZĐ][\w.]*")
_LABEL_NUMBER: Final = re.compile(r"^([IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)]\s+")
_YES_NO: Final = re.compile(r"\(\s*(?:có\s*[:=]?\s*1|1\s*[:=]?\s*có)\b", re.IGNORECASE)
_DASH: Final = re.compile(r"^[-–+•]\s*\S")
_FACTORS: Final = ("100", "1000")
BY_NUMBER: Final = "hiểu theo số thứ tự của dòng"
BY_FIGURES: Final = "số trong bảng gốc cho thấy dòng này là tổng"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A prescribed row as read: ``blanks`` are places of crossed-out columns, ``number`` its row in the file.

    ``symbol`` is what the STT column prints, ``figures`` are its figures in the file by place, ``printed`` the words in
    other columns by place; ``texts`` are all cells of figures that are filled in, ``kind`` and ``choices`` of what they
    hold where that is not what their columns hold.
    """

    code: str
    label: str
    symbol: str = ""
    unit: str = ""
    formula: str = ""
    parent: str = ""
    indent: int = 0
    bold: bool = False
    heading: bool = False
    free: bool = False
    signed: bool = False
    blanks: tuple[int, ...] = ()
    number: int = 0
    remark: str = ""
    places: int | None = None
    figures: tuple[tuple[int, Decimal], ...] = ()
    printed: tuple[tuple[int, str], ...] = ()
    texts: tuple[str, ...] = ()
    kind: str = ""
    choices: tuple[str, ...] = ()

    @property
    def own_number(self) -> str:
        """Its number: that of the STT column, else the one that its label begins with."""
        found = _LABEL_NUMBER.match(self.label)
        return self.symbol.strip(" .()") or (found[1] if found else "")


def related(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows with codes, formulas over those codes, and the row that each "trong đó" is a part of."""
    stated = [_formula_of(draft) for draft in drafts]
    drafts = _coded(_padded(_without_used_headings(drafts, stated)))
    codes = [draft.code for draft in drafts]
    wholes = _wholes(drafts)
    out = []
    for place, (draft, (left, formula)) in enumerate(zip(drafts, stated, strict=True)):
        remarks = [draft.remark] if draft.remark else []
        if formula:
            made, asked = _over_codes(formula, left, draft, drafts, place)
            remarks += [asked] if asked else []
            draft = replace(draft, formula=made)
        whole = wholes.get(place)
        if whole is not None and codes[whole] and codes[whole] != draft.code:
            draft = replace(draft, parent=codes[whole])
            remarks.append(f"hiểu là một phần của dòng {codes[whole]}, không cộng vào tổng")
        if names_parts(draft) and draft.heading and place + 1 < len(drafts) and place + 1 not in wholes:
            remarks.append("dòng nào dưới đây là một phần của dòng trên thì ghi trong_do")
        second = _DOUBLE.search(draft.label)
        if second:
            words = f"bảng gốc còn ghi {draft.code} = {_signs(second[2])}: thêm vào kiem_tra của phần với theo: dong"
            remarks.append(words)
        if draft.signed:
            remarks.append("tăng (+), giảm (-): nhập được số âm; muốn in dấu + thì ghi dau_cong: true")
        if _YES_NO.search(draft.label):
            remarks.append("câu hỏi có, không: số liệu ghi 1 là có, 0 là không")
        out.append(replace(draft, remark="; ".join(remarks)))
    return _with_sums(_asked_total(out))


def names_parts(draft: DraftRow) -> bool:
    """Whether a row only says "Trong đó:" of those below it."""
    held = draft.code or draft.figures or draft.texts
    return bool(PART.match(draft.label)) and not held and not PART.sub("", draft.label).strip(" :.…-–")


def _formula_of(draft: DraftRow) -> tuple[str, str]:
    """What a row's code or label states: the number on the left ("" if none) and the formula."""
    for text in (draft.code, _DOUBLE.sub(r"\1", _IN_SQUARES.sub(r"\1", draft.label))):
        found = _STATED.search(text) if "=" in text else None
        if found and re.search(r"[-+*/x×:÷]|\d", found[2]):
            return found[1] or "", _signs(found[2])
    compares = re.search(r"%|‰|lần|/", draft.unit) or _COMPARES.search(draft.label)
    found = _ADDED.search(draft.label) or (_DIVIDED.search(draft.label) if compares else None)
    return ("", _signs(found[1])) if found else ("", "")


def _signs(formula: str) -> str:
    """A formula over row codes with the signs of the form's own formulas."""
    text = re.sub(r"\s*(?<=[\d)\s])[x×](?=[\d(\s])\s*", " * ", formula.strip().rstrip("%"), flags=re.IGNORECASE)
    text = text.replace("−", "-").replace("–", "-").replace(":", "/").replace("÷", "/")
    return re.sub(r"\s*([-+*/])\s*", r" \1 ", text).strip()


def _without_used_headings(drafts: Sequence[DraftRow], stated: Sequence[tuple[str, str]]) -> list[DraftRow]:
    """Headings that a formula adds up hold figures."""
    used = {word for _, formula in stated for word in _WORD.findall(formula)}
    numbers = [draft.own_number for draft in drafts]
    codes = {draft.code for draft in drafts if draft.code}
    return [
        replace(draft, heading=False, remark="có trong công thức của dòng khác nên là dòng có số")
        if draft.heading
        and (draft.code in used or (number in used and (number not in codes or numbers.count(number) == 1)))
        else draft
        for draft, number in zip(drafts, numbers, strict=True)
    ]


def _padded(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Codes 2, 4 beside 01, 03, which a spreadsheet keeps as numbers, with their zero again."""
    padded = [draft.code for draft in drafts if re.fullmatch(r"0\d", draft.code)]
    bare = [draft.code for draft in drafts if re.fullmatch(r"\d", draft.code)]
    if not padded or not bare or {f"0{code}" for code in bare} & set(padded):
        return list(drafts)
    return [
        replace(draft, code=f"0{draft.code}", remark=f"tệp ghi mã là số {draft.code}: hiểu là 0{draft.code}")
        if draft.code in bare
        else draft
        for draft in drafts
    ]


def renumbered(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Numbers as they count on: 2.1 behind 2.9, which a sheet keeps as a number, is 2.10; doubled ones are asked."""
    out: list[DraftRow] = []
    open_numbers: list[str] = []  # since the last row of a higher level
    for draft in drafts:
        number, level = draft.symbol.strip(" .()"), _level(draft.symbol.strip(" .()"))
        if not level:
            begins = draft.heading or TOTAL.match(draft.label) or draft.label.isupper()
            open_numbers = [] if begins else open_numbers
            out.append(draft)
            continue
        open_numbers = [other for other in open_numbers if _level(other) <= level]
        before = next((other for other in reversed(open_numbers) if _level(other) == level), "")
        if number in open_numbers:
            due = _next(before)
            if due != number and "." in number and due.rstrip("0") == number:
                asked = f"tệp ghi số {number} sau {before}: hiểu là {due}"
                draft = replace(draft, symbol=due, remark=_and(draft, asked))
                number = due
            else:
                draft = replace(draft, remark=_and(draft, f"bảng gốc ghi số thứ tự {number} hai lần: xem lại stt"))
        open_numbers.append(number)
        out.append(draft)
    return out


def _next(number: str) -> str:
    """The number after one that ends in figures: 2.10 after 2.9."""
    stem, point, last = number.rpartition(".")
    return f"{stem}{point}{int(last) + 1}" if last.isdigit() else ""


def _and(draft: DraftRow, remark: str) -> str:
    return "; ".join(filter(None, [draft.remark, remark]))


def _coded(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Codes for rows that have none of their own: 01, 02, …"""
    given = [re.sub(r"[()\[\]\s].*$|=.*$", "", draft.code) if "=" in draft.code else draft.code for draft in drafts]
    seen: set[str] = set()
    number = 0
    out = []
    for draft, code in zip(drafts, given, strict=True):
        if code and code in seen:
            draft = replace(draft, remark=f"bảng gốc ghi mã {code} hai lần")
        if not code or code in seen:
            code = ""
            if not (draft.free or draft.heading):
                number += 1
                while f"{number:02d}" in given or f"{number:02d}" in seen:
                    number += 1
                code = f"{number:02d}"
        seen.add(code)
        out.append(replace(draft, code=code))
    return out


def _over_codes(formula: str, left: str, draft: DraftRow, drafts: Sequence[DraftRow], place: int) -> tuple[str, str]:
    """A stated formula over row codes, and what has to be asked about it; "" for one that cannot be one."""
    codes = [item.code for item in drafts if item.code]
    numbers = _numbers_near(drafts, place)
    by_number = "".join(
        numbers.get(piece, piece) if _WORD.fullmatch(piece) else piece
        for piece in re.split(r"([0-9A-ZĐ][\w.]*(?<!\.))", formula)
    )
    as_number = _readable(by_number, codes) and all(
        word in numbers or word in _FACTORS for word in _WORD.findall(formula.replace("...", "…"))
    )
    as_code = _readable(formula, codes)
    own = left in ("", draft.own_number) and left != draft.code
    if as_number and (own or not as_code) and by_number != formula:
        return by_number, f"công thức {left + ' = ' if left else ''}{formula} {BY_NUMBER}: {by_number}"
    if as_code and draft.code not in _WORD.findall(formula):
        return formula, _twice_added(formula, drafts)
    unknown = [word for word in _WORD.findall(formula) if word not in codes and word not in _FACTORS]
    return "", f"công thức trong bảng gốc: {formula} (không có dòng {', '.join(unknown) or '…'})"


def _numbers_near(drafts: Sequence[DraftRow], place: int) -> Mapping[str, str]:
    """The codes of rows by their numbers; of rows with one number those that the row at ``place`` can mean.

    Where a total begins the table, totals mean the rows that follow them; else those nearest above them.
    """
    below = [(item.own_number, item.code) for item in drafts[place + 1 :] if item.own_number and item.code]
    above = [(item.own_number, item.code) for item in reversed(drafts[:place]) if item.own_number and item.code]
    leads = next((bool(TOTAL.match(item.label)) for item in drafts if not item.heading), False)
    out: dict[str, str] = {}
    for number, code in (*below, *above) if leads or drafts[place].own_number else (*above, *below):
        out.setdefault(number, code)
    return out


def _readable(formula: str, codes: Sequence[str]) -> bool:
    try:
        return bool(parse_rows(formula, codes).references)
    except FormulaError:
        return False


def _twice_added(formula: str, drafts: Sequence[DraftRow]) -> str:
    """A question about a sum that adds a row which its label calls a part of another one."""
    words = _WORD.findall(formula)
    parts = [draft.code for draft in drafts if PART.match(draft.label) and draft.code in words]
    if parts and not re.search(r"[-*/]", formula):
        return f"công thức {formula} như bản gốc cộng cả dòng “trong đó” {', '.join(parts)}: xem lại mã dòng"
    return ""


def _wholes(drafts: Sequence[DraftRow]) -> Mapping[int, int]:
    """Which row each "trong đó" is a part of, and the rows after it that go on from it, by their places."""
    out: dict[int, int] = {}
    going_on: tuple[int, str, bool] | None = None  # the whole, the number before the last point, dashes
    for place, draft in enumerate(drafts):
        number = draft.own_number
        stem = number.rpartition(".")[0]
        if PART.match(draft.label):
            rest = re.sub(PART, "", draft.label).lstrip(" :")
            whole = _above(drafts, place, stem, out)
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
            goes_on = (stem and stem == before) or (
                not number and (worded or (dashed and bool(_DASH.match(draft.label))))
            )
            if goes_on:
                out[place] = whole
            else:
                going_on = None
        else:
            going_on = None
    return out


def _above(drafts: Sequence[DraftRow], place: int, stem: str, parts: Mapping[int, int]) -> int | None:
    """The whole that a part is named after: the row with the number before its last point, else the one above it."""
    rows = [at for at in range(place) if at not in parts and not drafts[at].heading]
    numbered = [at for at in rows if stem and drafts[at].own_number == stem]
    found = numbered or rows
    return found[-1] if found else None


def _asked_total(drafts: list[DraftRow]) -> list[DraftRow]:
    """The rows; totals without a formula at either end, and those of groups (“Cộng I”), have to be asked about."""
    words = "dòng tổng chưa có công thức: cộng các dòng nào thì ghi cong_thuc"
    out = list(drafts)
    for place, row in enumerate(drafts) if len(drafts) > 2 else ():
        is_total = TOTAL.match(row.label) if place in (0, len(drafts) - 1) else is_subtotal(row.label)
        if is_total and not (row.formula or row.heading or row.symbol):
            out[place] = replace(row, remark=_and(row, words))
    return out


def _with_sums(drafts: list[DraftRow]) -> list[DraftRow]:
    """Rows whose figures are those of the rows one level below them added up, with that sum as a formula to confirm."""
    out = list(drafts)
    for place, draft in enumerate(drafts):
        below = _children(drafts, place)
        if draft.formula or draft.heading or draft.parent or len(below) < 2 or not draft.code:
            continue
        if len({drafts[at].unit for at in (place, *below)}) > 1 or any(not drafts[at].code for at in below):
            continue
        sums = [
            sum((dict(drafts[at].figures).get(column, Decimal(0)) for at in below), Decimal(0))
            for column, _ in draft.figures
        ]
        equal = [_near(value, total, len(below)) for (_, value), total in zip(draft.figures, sums, strict=True)]
        filled = [value for _, value in draft.figures if value]
        formula = " + ".join(drafts[at].code for at in below)
        if filled and sum(equal) >= max(1, 0.6 * len(equal)):
            words = f"{BY_FIGURES} {formula}"
            out[place] = replace(draft, formula=formula, remark="; ".join(filter(None, [draft.remark, words])))
        elif not filled:
            words = f"là tổng các dòng dưới thì ghi cong_thuc: {formula}"
            out[place] = replace(draft, remark="; ".join(filter(None, [draft.remark, words])))
    return out


def _near(value: Decimal, total: Decimal, count: int) -> bool:
    """Whether ``total`` of ``count`` figures is ``value``, but for their rounding where they have decimals."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(value - total) <= (Decimal(count) / 2).scaleb(-places) if places else value == total


def _children(drafts: Sequence[DraftRow], place: int) -> list[int]:
    """The rows below a row that are exactly one level deeper, down to the next row of its own level."""
    level = _level(drafts[place].own_number)
    if not level:
        return []
    found: list[int] = []
    deeper = 0
    for at in range(place + 1, len(drafts)):
        other = drafts[at]
        its = _level(other.own_number)
        if other.parent or not its:
            continue
        if its <= level:
            break
        deeper = deeper or its
        if its == deeper and not other.heading:
            found.append(at)
    return found


def _level(number: str) -> int:
    """How deep a number is: A 1, I 2, 1 3, 1.1 4, 1.1.1 5; 0 for no number."""
    if re.fullmatch(r"[IVX]+", number):
        return 2
    if re.fullmatch(r"[A-ZĐ]", number):
        return 1
    return 3 + number.count(".") if re.fullmatch(r"\d+(?:\.\d+)*", number) else 0
