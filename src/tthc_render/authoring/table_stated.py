"""What notes below a table state about its rows and columns: their decimals, and which column is a part of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import BY_PLACE, DraftRow
from tthc_render.forms.spec import RATES
from tthc_render.vietnamese.patterns import pattern_of

_CODE: Final = r"[(\[“]?(?:\d[\d.]{0,4}(?<=\d)[a-zđ]?(?![\w])|[A-ZĐ]|[IVX]{1,5})[)\]”]?"
_CODES: Final = rf"{_CODE}(?:\s*(?:,|;|và|đến|-|–)\s*(?:(?:cột|dòng|mã số|mã|chỉ tiêu)\s+(?:số\s+)?)?{_CODE}){{0,12}}"
_DECIMALS = pattern_of(
    rf"(?P<what>(?i:dòng|chỉ tiêu|mã số|mã|cột))\s+(?:số\s+|mã\s+)?(?P<codes>{_CODES})\s*:?\s+[^.;:\d]{{0,40}}?"
    r"(?P<count>(?<!\w)(?:[1-6]|0[1-6]|một|hai|ba|bốn))\s+(?:chữ\s+)?số\s+(?:thập phân|lẻ|sau dấu phẩy)"
)
_WITHIN = pattern_of(
    rf"(?i:cột)\s+(?P<codes>{_CODES})\s+(?:đều\s+)?"
    r"(?:là\s+(?:một\s+)?(?:phần|bộ phận)\s+(?:của|trong)|(?:nằm\s+|tính\s+)?trong|thuộc)\s+(?:số\s+(?:của\s+|ở\s+)?)?"
    rf"(?:[cC]ột\s+(?:số\s+)?(?P<named>{_CODE})|(?P<bare>[(\[]\d{{1,2}}[)\]]))"
)
_COUNTS: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
BY_NOTE: Final = "số lẻ theo ghi chú"


def decimals_in_notes(notes: Sequence[str], *, of_columns: bool) -> Mapping[str, int]:
    """The decimals that notes state, by the codes of columns or else of rows."""
    out: dict[str, int] = {}
    for note in notes:
        for found in _DECIMALS.finditer(note):
            if (found["what"].casefold() == "cột") == of_columns:
                count = _COUNTS.get(found["count"]) or int(found["count"])
                out |= dict.fromkeys(_listed(found["codes"]), count)
    return out


def wholes_in_notes(notes: Sequence[str]) -> Mapping[str, str]:
    """The codes of columns of which notes say that they are parts of another one, each with that one's code."""
    return {
        code: whole
        for note in notes
        for found in _WITHIN.finditer(note)
        for whole in _listed(found["named"] or found["bare"])
        for code in _listed(found["codes"])
        if code != whole
    }


_ROWS_WITHIN = pattern_of(
    rf"(?i:mã số|mã|dòng|chỉ tiêu)\s+(?:số\s+)?(?P<codes>{_CODES})\s+"
    r"(?:là\s+(?:(?!không|chưa)[^.;:]){1,40}?\s+)?(?:(?:đều|đã|được)\s+)*"
    r"(?:là\s+(?:một\s+)?(?:phần|bộ phận)\s+(?:của|trong)|(?:nằm|tính|gồm)\s+trong|thuộc)\s+(?:số\s+(?:của\s+|ở\s+)?)?"
    rf"(?:tổng\s+(?:của\s+|số\s+)?(?:các\s+)?)?(?i:mã số|mã|dòng|chỉ tiêu)\s+(?:số\s+)?(?P<whole>{_CODE})"
    rf"(?P<others>(?:\s*(?:,|và|hoặc|hay)\s*(?:(?i:mã số|mã|dòng|chỉ tiêu)\s+(?:số\s+)?)?{_CODE}){{1,12}}"
    r"(?=\s*(?:[.;)]|$)))?"
)
"""“Mã số 03, 04 là một phần của mã số 02”, “chỉ tiêu 11 là số đã nằm trong chỉ tiêu 03”."""
BY_NOTE_PART: Final = "theo ghi chú là một phần của dòng"


def with_stated_wholes(rows: Sequence[DraftRow], notes: Sequence[str]) -> list[DraftRow]:
    """Rows of which notes say that they are parts of another one as parts of it, unless that is a part of theirs.

    A note says more than the place below a row that has been taken for the whole.
    """
    found: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for match in (match for note in notes for match in _ROWS_WITHIN.finditer(note)):
        codes, wholes = [*_listed(match["codes"])], [*_listed(f"{match['whole']} {match['others'] or ''}")]
        if len(codes) == len(wholes):
            found |= zip(codes, wholes, strict=True)
        elif len(wholes) == 1:
            found |= dict.fromkeys(codes, wholes[0])
        elif len(codes) == 1:
            several[codes[0]] = wholes
    parents = {row.code: row.parent for row in rows if row.code}
    out = []
    for row in rows:
        whole = found.get(row.code, "")
        taken = row.formula or row.heading or (row.parent and BY_PLACE not in row.remark)
        if whole in parents and not taken and row.code not in _with_wholes(whole, parents):
            parents[row.code] = whole
            pieces = [piece for piece in row.remark.split("; ") if piece and not _ABOUT_PLACE.match(piece)]
            row = replace(row, parent=whole, remark="; ".join([*pieces, f"{BY_NOTE_PART} {whole}"]))
        elif (wholes := several.get(row.code, [])) and {*wholes} <= {*parents} and not taken:
            asked = (
                f'{BY_NOTE_PART} {", ".join(wholes)}: của từng dòng thì ghi trong_do: "{wholes[0]}" và thêm kiem_tra; '
                f"của tổng các dòng ấy thì chỉ thêm kiem_tra {row.code} <= {' + '.join(wholes)}"
            )
            row = replace(row, remark="; ".join(filter(None, [row.remark, asked])))
        out.append(row)
    return out


_ABOUT_PLACE: Final = re.compile(rf"{BY_PLACE} |số trong bảng gốc lớn hơn dòng |của dòng \S+ thì sửa trong_do")
"""What remarks say of a part and the row above it."""


def _with_wholes(code: str, parents: Mapping[str, str]) -> Sequence[str]:
    """A row with the one that it is a part of, that one's own, and so on."""
    out: list[str] = []
    while code and code not in out:
        out.append(code)
        code = parents.get(code, "")
    return out


def decimals_named(notes: Sequence[str], title: str) -> int | None:
    """The decimals that a note states for a column which it calls by its title: “Điểm tự chấm được lẻ đến 0,25”."""
    for note in notes:
        named = bool(title) and "0," in note and title.casefold() in note.casefold()
        for found in _FINEST.finditer(note) if named else ():
            if title.casefold() in found["what"].casefold():
                return len(found["part"])
    return None


_FINEST = pattern_of(
    r"(?P<what>[^.;:]{3,60}?)\s+(?:được\s+|có thể\s+)?(?:chấm |ghi |tính |làm tròn )?(?:lẻ\s+)?(?:đến|tới)\s+"
    r"0,(?P<part>\d{1,3})(?![\d,])",
    re.IGNORECASE,
)


_ROUNDED = pattern_of(
    r"(?P<what>[^.;:]{0,60}?)\b(?:được\s+|phải\s+)?(?:làm tròn|lấy|ghi|tính)(?:\s+số)?\s+(?:đến|tới|còn)?\s*(?:mức\s+)?"
    r"(?P<count>[1-6]|0[1-6]|một|hai|ba|bốn)\s+(?:chữ\s+)?số(?:\s+(?:thập phân|lẻ|sau dấu phẩy)|(?=\s*(?:[.;)]|$)))",
    re.IGNORECASE,
)
"""“Điểm làm tròn đến 1 chữ số thập phân”."""
_OF_KINDS: Final = {
    "ty_le": r"tỷ lệ|tỉ lệ|tỷ trọng|phần trăm|%",
    "binh_quan": r"bình quân|trung bình|năng suất|hệ số|mật độ",
    "tien": r"số tiền|kinh phí|giá trị",
}
_OF_POINTS: Final = r"điểm"


def rounded_to(notes: Sequence[str], kind: str, scored: bool) -> int:
    """The decimals to which notes round figures of a kind, those of columns of points where ``scored``; 0 for none.

    A note that names nothing rounds shares and averages.
    """
    words = _OF_POINTS if scored else _OF_KINDS.get(kind, "")
    for note in notes:
        for found in _ROUNDED.finditer(note):
            what = re.sub(r"^(?:ghi chú|lưu ý|chú thích)\b[\s:]*", "", found["what"].strip(), flags=re.IGNORECASE)
            named = bool(words) and bool(re.search(words, what, re.IGNORECASE))
            alone = re.fullmatch(r"(?:(?:các |mọi )?(?:số liệu|số|kết quả))?\s*", what, re.IGNORECASE)
            if named or (alone and kind in RATES):
                return _COUNTS.get(found["count"].casefold()) or int(found["count"])
    return 0


_SIGNED: Final = pattern_of(
    r"(?:số|dấu|ghi|giá trị) âm(?!\w)|dấu\s*[“\"(]?\s*[-–−]\s*[”\")]?\s*(?:nếu|khi|trước)|dấu trừ|\(-\)", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"(?<=[.;])\s+")


def signed_in_notes(notes: Sequence[str], code: str, title: str) -> bool:
    """Whether a sentence of the notes lets the column with this code and title take negative figures."""
    return any(_SIGNED.search(sentence) for sentence in _said_of(notes, code, title))


def plus_in_notes(notes: Sequence[str], code: str, title: str) -> bool:
    """Whether a sentence of the notes wants a plus before figures above 0 of the column with this code and title."""
    return any(_PLUS.search(sentence) for sentence in _said_of(notes, code, title))


_PLUS: Final = pattern_of(r"(?:ghi|in|đặt|thêm)\s+(?:rõ\s+)?dấu\s*[“\"'(]?\s*(?:\+|cộng)", re.IGNORECASE)


def _said_of(notes: Sequence[str], code: str, title: str) -> Iterator[str]:
    """The sentences of notes that name a column and say nothing of what is not done."""
    named = re.compile(rf"cột\s+(?:số\s+)?[(\[]?{re.escape(code)}(?![\w.])", re.IGNORECASE) if code else None
    for note in notes:
        for sentence in _SENTENCE.split(note):
            called = len(title.split()) > 1 and title.casefold() in sentence.casefold()
            named_so = named is not None and bool(named.search(sentence))
            if (called or named_so) and "không" not in sentence.casefold():
                yield sentence


def with_stated_decimals(rows: Sequence[DraftRow], notes: Sequence[str]) -> list[DraftRow]:
    """Rows with the decimals that notes state for them, by code or else by number."""
    stated = decimals_in_notes(notes, of_columns=False)
    codes = {row.code for row in rows}
    out = []
    for row in rows:
        count = stated.get(row.code, None if row.own_number in codes else stated.get(row.own_number))
        kind = "ty_le" if row.unit.strip() == "%" else row.kind
        if count is None and kind in RATES and row.places is None:
            count = rounded_to(notes, kind, False) or None
        if count is not None and not row.heading:
            remarks = [row.remark] if BY_NOTE in row.remark else filter(None, [row.remark, BY_NOTE])
            row = replace(row, places=count, remark="; ".join(remarks))
        out.append(row)
    return out


def _listed(codes: str) -> Iterator[str]:
    """The codes of a list such as "(2), (3)" or "04 đến 06"."""
    words = re.findall(r"đến|[-–]|\d[\d.]*(?:(?<=\d)[a-zđ](?!\w))?|[A-ZĐ][\d.IVX]*", codes)
    for place, word in enumerate(words):
        if word not in ("đến", "-", "–"):
            yield word.rstrip(".")
        elif 0 < place < len(words) - 1 and words[place - 1].isdigit() and words[place + 1].isdigit():
            width = len(words[place - 1])
            yield from (f"{number:0{width}d}" for number in range(int(words[place - 1]) + 1, int(words[place + 1])))
