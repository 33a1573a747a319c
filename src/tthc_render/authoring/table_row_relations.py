"""How the prescribed rows of a table hang together: codes, formulas, headings, and which row is a part of which.

What was understood and is not written so in the table goes into the remark of its row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_called_rows import as_called
from tthc_render.authoring.table_draft_rows import BY_PLACE, PART, TOTAL, DraftRow, asked_as_part, level_of
from tthc_render.authoring.table_row_cells import CLOSED
from tthc_render.authoring.table_row_figures import asked_sums_of_level
from tthc_render.authoring.table_row_parts import (
    holds,
    may_go_on,
    names_parts,
    other_whole,
    set_in,
    wholes_of,
    without_added_parts,
)
from tthc_render.authoring.table_row_sums import asked_dashes, asked_sums_above, asked_totals, with_remark, with_sums
from tthc_render.forms.formula import FormulaError
from tthc_render.forms.row_formulas import parse_rows

_STATED: Final = re.compile(
    r"[(\[]?\s*(?:mã số|mã|ms|dòng)?\s*([0-9A-ZĐ][\w.]*)?\s*=\s*([^()\[\]=]*(?:\([^()]*\)[^()\[\]=]*)*?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\([^()=]*=[^()=]*(?:\([^()=]*\)[^()=]*)*\)\s*$")
"""“Vụ (= dòng 08+10+12)”."""
_CALLED: Final = re.compile(r"(?:mã số|mã|ms|dòng|chỉ tiêu)\s+(?:số\s+)?(?=[\dA-ZĐ(])", re.IGNORECASE)
"""What stands before the code of a row in a formula: “dòng 06/(01+03)”."""
_VALUE: Final = re.compile(r"[^\W\d_][^()\[\]]*=\s*[\d,.]+\s*$")
"""A number that a name gives a value: “Điểm = 15”."""
_ADDED: Final = re.compile(
    r"[(\[]\s*((?:[\dIVX][\w.]*|[A-ZĐ])(?:\s*[-+]\s*(?:[\dIVX][\w.]*|[A-ZĐ]|…|\.{2,}))+)\s*[)\]]\s*$"
)
"""(1+2+3) at the end of a label: the row adds up the rows with these numbers."""
_NAME: Final = r"(?:\d{1,3}(?:\.\d+)*|[IVX]{1,5}|[A-ZĐ])"
_TERM: Final = rf"(?:{_NAME}|[(\[]\s*{_NAME}(?:\s*[-+–]\s*{_NAME}){{1,9}}\s*[)\]])"
_DIVIDED: Final = re.compile(rf"[(\[]\s*({_TERM}\s*[/:]\s*{_TERM}(?:\s*[*x×]\s*100\s*%?)?)\s*[)\]]\s*(?:\(?%\)?)?\s*$")
"""(02/01) or [(07+08)/06] at the end of a label of a share or an average."""
_IN_PERCENT: Final = re.compile(r"\s*\(\s*%\s*\)\s*$")
"""What a share counts in, behind its formula: (03=02/01) (%)."""
_COMPARES: Final = re.compile(
    r"\b(?:tỷ|tỉ) (?:lệ|trọng|suất|số)\b|\bbình quân\b|\bmật độ\b|\bso với\b|%", re.IGNORECASE
)
_IN_SQUARES: Final = re.compile(r"\[\s*([\w.]{1,6})\s*\]")
"""A code in brackets: [100] = [110] + [120]."""
_DOUBLE: Final = re.compile(r"(=[^=()]*)=\s*([^=()]+)(?=[)\]]?\s*$)")
"""The last sum of (01=02+03=04+05)."""
_WORD: Final = re.compile(r"[0-9A-ZĐ][\w.]*")
_PART_OF: Final = re.compile(r"[-–+•\s]*trong\s+(?:mã số\s+|mã\s+|dòng\s+)?(\d{1,3}[a-zđ]?)\s*[:,]", re.IGNORECASE)
"""“Trong 02: bổ sung trong năm”."""
_YES_NO: Final = re.compile(r"\(\s*(?:có\s*[:=]?\s*1|1\s*[:=]?\s*có)\b", re.IGNORECASE)
_FACTORS: Final = ("100", "1000")
BY_NUMBER: Final = "hiểu theo số thứ tự của dòng"


def related(drafts: Sequence[DraftRow], compared: Collection[int] = (), *, scored: bool = False) -> list[DraftRow]:
    """Rows with codes, formulas over those codes, and the row that each "trong đó" is a part of.

    ``scored``: rows are given points, also those that are called a share; ``compared`` are places of columns in which
    a part may have more than its whole.
    """
    stated = [_formula_of(draft) for draft in drafts]
    drafts, stated = _with_identities(drafts, stated)
    printed = _padded(_without_used_headings(drafts, stated))
    drafts = _coded(printed)
    renamed = renamed_codes([draft.code for draft in printed], [draft.code for draft in drafts])
    codes = [draft.code for draft in drafts]
    plain = [replace(row, figures=tuple(item for item in row.figures if item[0] not in compared)) for row in drafts]
    wholes = wholes_of(plain, scored)
    out = []
    for place, (draft, (left, formula)) in enumerate(zip(drafts, stated, strict=True)):
        remarks = [draft.remark] if draft.remark else []
        if formula:
            formula = _WORD.sub(lambda word, names=renamed[place]: names.get(word[0], word[0]), formula)  # type: ignore[misc]
            made, asked = _over_codes(formula, left, draft, drafts, place)
            if renamed[place]:
                remarks.append(f"công thức gọi các dòng của khối này theo mã mới: {made or formula}")
            remarks += [asked] if asked else []
            draft = replace(draft, formula=made)
        whole = wholes.get(place)
        named = _PART_OF.match(draft.label)
        if whole is None and named and codes.count(named[1]) == 1 and not draft.formula:
            whole = codes.index(named[1])
        if whole is not None and codes[whole] and codes[whole] != draft.code:
            draft = replace(draft, parent=codes[whole], indent=set_in(draft, drafts[whole]))
            remarks.append(f"{BY_PLACE} {codes[whole]}, không cộng vào tổng")
            if not holds(drafts[whole], {at: value for at, value in draft.figures if at not in compared}):
                remarks.append(f"số trong bảng gốc lớn hơn dòng {codes[whole]}: xem lại")
            other = other_whole(drafts, place, whole)
            remarks += [f"của dòng {codes[other]} thì sửa trong_do"] if other is not None and codes[other] else []
        elif (above := may_go_on(drafts, place, wholes)) is not None and codes[above]:
            remarks.append(asked_as_part(codes[above]))
        elif PART.match(draft.label) and not draft.heading:
            remarks.append("“trong đó”: không rõ của dòng nào, là một phần của dòng nào thì ghi trong_do")
        if names_parts(draft) and draft.heading and place + 1 < len(drafts) and place + 1 not in wholes:
            remarks.append("dòng nào dưới đây là một phần của dòng trên thì ghi trong_do")
        for second in _sums_of(draft.label)[1]:
            text = f"bảng gốc còn ghi {draft.code} = {second}"
            readable = _readable(second, codes)
            if readable and second not in draft.seconds:
                draft = replace(draft, seconds=(*draft.seconds, second))
            kept = "thành phép kiểm tra ở kiem_tra" if readable else "thêm vào kiem_tra của phần với theo: dong"
            remarks.append(f"{text}: {kept}")
        if draft.signed:
            remarks.append("tăng (+), giảm (-): nhập được số âm; muốn in dấu + thì ghi dau_cong: true")
        if _YES_NO.search(draft.label):
            remarks.append("câu hỏi có, không: số liệu ghi 1 là có, 0 là không")
        out.append(replace(draft, remark="; ".join(remarks)))
    return asked_dashes(asked_sums_of_level(asked_sums_above(with_sums(asked_totals(without_added_parts(out))))))


def _with_identities(
    drafts: Sequence[DraftRow], stated: Sequence[tuple[str, str]]
) -> tuple[list[DraftRow], list[tuple[str, str]]]:
    """The rows; one without a code that states a sum of another row's code, “Chia theo tuổi (04 = 09 + … + 12)”, is a
    heading, and its sum an identity of that row.
    """
    codes = [draft.code for draft in drafts]
    out, left = list(drafts), list(stated)
    for place, (draft, (code, formula)) in enumerate(zip(drafts, stated, strict=True)):
        left[place] = ("", "") if draft.heading else (code, formula)
        held = draft.code or draft.figures or draft.own_number == code
        if held or not code or codes.count(code) != 1 or not _readable(formula, codes):
            continue
        whole = codes.index(code)
        asked = f"ghi {code} = {formula}: hiểu là đề mục, thành phép kiểm tra ở kiem_tra; có số thì bỏ de_muc và ghi ma"
        out[place] = replace(draft, heading=True, blanks=(), places=None, remark=with_remark(draft, asked))
        left[place] = ("", "")
        if formula not in (stated[whole][1], *out[whole].seconds):
            out[whole] = replace(out[whole], seconds=(*out[whole].seconds, formula))
    return out, left


def states_sum(draft: DraftRow) -> bool:
    """Whether the label of a row states which rows it adds up, as "CỘNG (A+B)" does."""
    return bool(_formula_of(draft)[1])


def stated_formula(label: str) -> tuple[str, str]:
    """What the name of a row states: the number or code on the left and the formula, "" for none."""
    return _formula_of(DraftRow("", label))


def _formula_of(draft: DraftRow) -> tuple[str, str]:
    """What a row's code or label states: the number on the left ("" if none) and the formula."""
    if draft.heading and (draft.code or draft.figures):
        return "", ""
    label = _IN_PERCENT.sub("", draft.label)
    beside = (words for _, words in draft.printed if _IN_BRACKETS.search(words))
    for text in (draft.code, _sums_of(_IN_SQUARES.sub(r"\1", label))[0], *beside):
        found = _STATED.search(text) if "=" in text else None
        value = found is not None and not found[1] and bool(_VALUE.search(text))
        if found and not value and re.search(r"[-+*/x×:÷]|\d", found[2]):
            return found[1] or "", _signs(found[2])
    compares = re.search(r"%|‰|lần|/", draft.unit) or _COMPARES.search(draft.label)
    found = _ADDED.search(draft.label) or (_DIVIDED.search(draft.label) if compares else None)
    return ("", _signs(found[1])) if found else ("", "")


def _sums_of(label: str) -> tuple[str, list[str]]:
    """A name with the first of its sums (01=02+03=04+05=06+07), and the others in their order."""
    others: list[str] = []
    while found := _DOUBLE.search(label):
        others.insert(0, _signs(found[2]))
        label = _DOUBLE.sub(r"\1", label)
    return label, others


def _signs(formula: str) -> str:
    """A formula over row codes with the signs of the form's own formulas."""
    text = re.sub(r"\s*(?<=[\d)\s])[x×](?=[\d(\s])\s*", " * ", formula.strip().rstrip("%"), flags=re.IGNORECASE)
    text = text.replace("−", "-").replace("–", "-").replace(":", "/").replace("÷", "/")
    text = _CALLED.sub("", text.replace("[", "(").replace("]", ")"))
    return re.sub(r"\s*([-+*/])\s*", r" \1 ", text).strip()


def _without_used_headings(drafts: Sequence[DraftRow], stated: Sequence[tuple[str, str]]) -> list[DraftRow]:
    """Headings that a formula adds up hold figures; grey ones do unless cells of the file compute it without them."""
    pairs = list(zip(drafts, stated, strict=True))
    every = {word for _, (_, formula) in pairs for word in _WORD.findall(formula)}
    typed = {word for draft, (_, formula) in pairs if not draft.computed for word in _WORD.findall(formula)}
    numbers = [draft.own_number for draft in drafts]
    codes = {draft.code for draft in drafts if draft.code}
    out = []
    for draft, number in zip(drafts, numbers, strict=True):
        closed = draft.remark == CLOSED
        used = typed if closed else every
        by_number = number in used and (number not in codes or numbers.count(number) == 1)
        if not (draft.heading and (draft.code in used or by_number)):
            out.append(draft)
        elif closed:
            out.append(as_called(draft))
        else:
            remark = "có trong công thức của dòng khác nên là dòng có số"
            out.append(replace(draft, heading=False, remark=remark))
    return out


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
        number, level = draft.symbol.strip(" .()"), level_of(draft.symbol.strip(" .()"))
        if not level:
            begins = draft.heading or TOTAL.match(draft.label) or draft.label.isupper()
            open_numbers = [] if begins else open_numbers
            out.append(draft)
            continue
        open_numbers = [other for other in open_numbers if level_of(other) <= level]
        before = next((other for other in reversed(open_numbers) if level_of(other) == level), "")
        if number in open_numbers:
            due = _next(before)
            if due != number and "." in number and due.rstrip("0") == number:
                asked = f"tệp ghi số {number} sau {before}: hiểu là {due}"
                draft = replace(draft, symbol=due, remark=with_remark(draft, asked))
                number = due
            else:
                draft = replace(
                    draft, remark=with_remark(draft, f"bảng gốc ghi số thứ tự {number} hai lần: xem lại stt")
                )
        open_numbers.append(number)
        out.append(draft)
    return out


def _next(number: str) -> str:
    """The number after one that ends in figures: 2.10 after 2.9."""
    stem, point, last = number.rpartition(".")
    return f"{stem}{point}{int(last) + 1}" if last.isdigit() else ""


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
                if any(given):
                    unmarked = "không in mã ấy nữa mà" if draft.remark.endswith("hai lần") else "bảng gốc không ghi mã:"
                    asked = f"{unmarked} mã {code} chỉ để gọi dòng, không in (in_ma: false)"
                    draft = replace(draft, uncoded=True, remark=with_remark(draft, asked))
        seen.add(code)
        out.append(replace(draft, code=code))
    return out


def renamed_codes(printed: Sequence[str], given: Sequence[str]) -> list[Mapping[str, str]]:
    """What the codes that the form prints mean at each row, where a block of rows has those of a block above it again.

    ``given`` are the codes that rows have instead. A single code that is doubled begins no block.
    """
    out: list[Mapping[str, str]] = []
    block: dict[str, str] = {}
    for old, new in zip(printed, given, strict=True):
        if old and old in block:
            block = {}
        if old:
            block[old] = new
        out.append(block)  # what the rest of the block adds belongs to this row, too
    return [names if sum(old != new for old, new in names.items()) >= BLOCK_LEAST else {} for names in out]


BLOCK_LEAST: Final = 2
"""So many doubled codes in a row make a block, not a slip."""


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
        return formula, "; ".join(filter(None, [_twice_added(formula, drafts), _maybe_number(formula, codes)]))
    unknown = [word for word in _WORD.findall(formula) if word not in codes and word not in _FACTORS]
    why = f"không có dòng {', '.join(dict.fromkeys(unknown))}" if unknown else "lời, không phải mã dòng"
    return "", f"công thức trong bảng gốc: {formula} ({why})"


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


def _maybe_number(formula: str, codes: Sequence[str]) -> str:
    """A question about 10 or 100 behind a stroke or a star that is the code of a row as well."""
    found = re.search(r"[*/]\s*(10{1,3})(?!\d)", formula)
    if not found or found[1] not in codes or not _readable(formula, codes):
        return ""
    row = found[1] in {item.name for item in parse_rows(formula, codes).references}
    other = f"là số thì ghi {found[1]}.0" if row else f"là dòng thì ghi [{found[1]}]"
    return f"công thức {formula}: {found[1]} hiểu là {'dòng' if row else 'số'} {found[1]}; {other}"


def _twice_added(formula: str, drafts: Sequence[DraftRow]) -> str:
    """A question about a sum that adds a row which its label calls a part of another one."""
    words = _WORD.findall(formula)
    parts = [draft.code for draft in drafts if PART.match(draft.label) and draft.code in words]
    if parts and not re.search(r"[-*/]", formula):
        return f"công thức {formula} như bản gốc cộng cả dòng “trong đó” {', '.join(parts)}: xem lại mã dòng"
    return ""
