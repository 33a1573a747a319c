"""What is below a table: notes, the date, who signs. Names of persons never enter a form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tthc_render.vietnamese.text import GAP, without_gaps

SIGNER: Final = re.compile(
    r"^(?:người (?:lập|ghi|báo cáo|làm|kiểm|tổng hợp|thống kê|phụ trách|đại diện)|lập (?:biểu|bảng)$|thủ trưởng|"
    r"(?:phó )?giám đốc|chủ tịch|kế toán|(?:phó )?chánh (?:văn phòng|thanh tra|án)|"
    r"trưởng (?:phòng|ban|đoàn)|thủ kho|đại diện|xác nhận|nơi nhận|cán bộ|công chức|chủ (?:tài khoản|đầu tư|hộ|nhiệm)|"
    r"(?:hiệu|viện|cục|hạt|trạm|đội|đoàn|chi cục) trưởng|tổng giám đốc|tm\.|kt\.|tl\.|tuq\.|q\.|"
    r"[tk]/[mtl](?!\w)|\(?ký[,) ]|"
    r".{0,30}, ngày\b)",
    re.IGNORECASE,
)
DATED: Final = re.compile(
    r"^.{0,40}?ngày\s*[\d….\s/]*tháng\s*[\d….\s/]*năm\s*[\d….]*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_TERM: Final = r"[(\[]?[\w.]{1,6}[)\]]?"
_IDENTITY: Final = rf"(?:mã số|mã|dòng|cột|mục)\s+(?:số\s+)?{_TERM}(?:\s*[-+]\s*{_TERM})*\s*[=≥≤]"
_SAID: Final = (
    rf"(?:các\s+)?(?:mã số|dòng|cột|mục|chỉ tiêu)\s+(?:số\s+)?{_TERM}"
    rf"(?:\s*(?:[,;]|và|đến|-|–)\s*(?:cột\s+)?{_TERM})*\s*:?\s+"
    r"(?:là|gồm|bao gồm|ghi|chỉ|không|lấy|tính|thống kê|nằm|thuộc|do|được)\s"
)
"""What a line says of rows or columns: “Cột 2a, 2b là một phần của cột 2”."""
_OF_COLUMN: Final = rf"(?:cột|dòng|mã số|chỉ tiêu)\s+{_TERM}(?:\s*(?:[,;]|và|đến|-|–)\s*{_TERM})*\s*:\s*\S"
"""“Cột 4a: hộ vượt chuẩn”."""
NOTE: Final = re.compile(
    r"^(?:ghi chú|(?:chúng )?tôi (?:xin )?cam đoan|chú thích|lưu ý|giải thích|đơn vị tính\s*:|"
    r"nguồn\b[^:]{0,20}:|\*|\(\*\)|\(\d\)\s|"
    r"dấu\s*[“\"'(‘]\s*\S{1,3}\s*[”\"')’]|"
    rf"[-–+•\s]*(?:{_IDENTITY}|{_SAID}|{_OF_COLUMN}))",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"^\s*(?:[-–+•*]|\(?\d{1,2}\s*[.)/:]|[a-zđ]\s*[.)]|(?:cột|dòng|mục|dấu|ký hiệu|biểu)\s)", re.IGNORECASE
)
"""How lines begin that go on from the note before them."""
_UNDER: Final = re.compile(r"\(?\s*(?:ký\b|chữ ký|họ(?: và)? tên).*", re.IGNORECASE)
_SIGNED: Final = re.compile(r"[(\[]?\s*(?:đã ký|đã duyệt|ký thay)\b[^:]{0,30}", re.IGNORECASE)
"""What a signed copy shows in place of the signature."""
_INSIDE: Final = re.compile(r"\(\s*(?:ký\b|chữ ký|họ).*\)", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"(?:(?:tm|kt|tl|tuq|q)\.|[tk]/[mtl])\s", re.IGNORECASE)
_ROLE: Final = re.compile(
    r"(?:người|lập (?:biểu|bảng)$|"
    r"thủ trưởng|(?:phó )?giám đốc|(?:phó )?chủ tịch|kế toán|(?:phó )?trưởng|thủ kho|thủ quỹ|đại diện|cơ quan|"
    r"cán bộ|công chức|chánh|phó|chỉ huy|hiệu trưởng|bí thư|đơn vị|phòng|ban|sở|phụ trách|lãnh đạo|nhân viên|bộ phận|"
    r"chủ (?:tài khoản|đầu tư|hộ|nhiệm|sở hữu)|(?:tổng )?(?:giám đốc|giám thị|thanh tra)|"
    r"(?:viện|vụ|cục|chi cục|hạt|trạm|đội|tổ|khoa|thôn|ấp|đoàn|nhóm|chỉ huy|kế toán|bộ|tổng cục) trưởng|"
    r"xác nhận của\b|"
    r"(?:thư ký|giáo viên|chuyên viên|điều tra viên|kiểm tra viên|bên [ab]\b)|(?:thống kê|kiểm soát|văn thư)$|"
    r"tm\.|kt\.|tl\.|tuq\.|q\.|[tk]/[mtl](?!\w))",
    re.IGNORECASE,
)
_RANK: Final = re.compile(
    r"^(?:(?:(?:thiếu|trung|thượng|đại) (?:úy|uý|tá|tướng)|(?:gs|pgs|ts|ths|bs|ks|cn|cki{1,2}|luật sư|bác sĩ|thạc sĩ|"
    r"tiến sĩ|kỹ sư|cử nhân|ông|bà)(?![^\W\d_]))[.,]*\s*){1,3}(?=\S)",
    re.IGNORECASE,
)
"""Rank or degree before the name of a person."""
_OPEN_DATE: Final = re.compile(r"(?:ngày|tháng|năm)[\s….\d]*$", re.IGNORECASE)
_DATE_GOES_ON: Final = re.compile(r"[\s….\d]*(?:tháng|năm)\b", re.IGNORECASE)
TITLE_LENGTH: Final = 90


@dataclass(slots=True)
class Ending:
    """``signers`` are titles, each with the line in italics under it; ``dated``: a date stands above them."""

    signers: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dated: bool = False
    loose: bool = False
    """Whether a line that begins with a dash or a number goes on from the note before it."""
    columns: list[int] = field(default_factory=list)
    """Where each signer stands, -1 where that is not known."""
    beside: dict[int, int] = field(default_factory=dict)
    """How many signers stand beside each other in one cell, by the column of the cell."""
    dates: list[tuple[int, int]] = field(default_factory=list)
    """Where each date stands, and how many signers were known above it."""
    strange: list[int] = field(default_factory=list)
    """Columns of cells that were not understood: what stands below a title there belongs to it."""

    def from_left(self) -> list[tuple[str, str]]:
        """The signers from left to right where each has a column of a sheet for itself, else as they were found."""
        known = len({*self.columns}) == len(self.columns) and all(0 <= column < SLOTS for column in self.columns)
        pairs = sorted(zip(self.columns, self.signers, strict=True), key=lambda pair: pair[0])
        return [signer for _, signer in pairs] if known else self.signers

    def with_own_dates(self) -> list[str]:
        """The titles of those above whom a date of their own stands, where there are several dates."""
        if len(self.dates) < 2 or not self.signers:
            return []
        out = []
        for column, count in self.dates:
            places = range(len(self.signers))
            near = min(places, key=lambda place: abs(self.columns[place] - column))
            out.append(self.signers[near if column >= 0 else min(count, len(self.signers) - 1)][0])
        return list(dict.fromkeys(out))

    def about_dates(self) -> list[str]:
        """The remark on dates above those who sign on a day of their own."""
        others = [title.replace("\n", " ") for title in self.with_own_dates() if title != self.from_left()[-1][0]]
        words = (
            f"bảng gốc có {len(self.dates)} dòng ngày: trên người ký cuối in địa danh, ngày của báo cáo (ngay_lap), "
            f"trên {', '.join(others)} in chỗ trống để ghi tay (ngay)"
        )
        return [words] if others else []


def begins_signatures(lines: Sequence[str]) -> bool:
    """Whether a cell with these lines is the place of a signature, or the date above it."""
    return any(SIGNER.match(line) or (DATED.match(line) and len(line) < TITLE_LENGTH) for line in lines)


def signs_apart(lines: Sequence[str]) -> bool:
    """Whether a cell with these lines, at the right of a row without a name, is a title of who signs."""
    words = without_gaps(lines[0]) if lines else ""
    return bool(words.isupper() and _ROLE.match(words) and not re.search(r"[\d:]", words))


def names_signer(lines: Sequence[str]) -> bool:
    """Whether a cell begins with a title by which those who sign are known."""
    return bool(lines) and bool(_ROLE.match(without_gaps(lines[0]))) and not is_name(without_gaps(lines[0]))


def take_cell(
    lines: Sequence[str], out: Ending, column: int = -1, *, sure: bool = False, among_titles: bool = False
) -> bool:
    """Take the lines of a cell in ``column``, or of a paragraph, below a table; False for what was not understood.

    ``sure``: behind a note they can only be another one. ``among_titles``: beside them stands who signs.
    """
    if not lines:
        return True
    if any(GAP in line for line in lines) and not NOTE.match(lines[0]):
        return _take_beside(lines, out, max(column, 0))
    lines = tuple(map(without_gaps, lines))
    if NOTE.match(lines[0]):
        out.notes += lines
        out.loose = True
        return True
    goes_on = out.loose and (sure or _GOES_ON.match(lines[0]) or out.notes[-1].endswith((":", ",", ";")))
    if goes_on and not begins_signatures(lines):
        out.notes += lines
        return True
    if not (out.signers or out.dated or begins_signatures(lines)) and _is_sentence(lines):
        out.notes += lines
        out.loose = True
        return True
    if _closes_under(lines[0], out, column):
        return True
    words: list[str] = []
    under = ""
    for line in _with_brackets_closed(lines):
        dated = DATED.match(line)
        if dated and len(line) < TITLE_LENGTH + 40:
            out.dated = True
            out.dates.append((column, len(out.signers)))
            line = dated["rest"].strip(" .")
        inside = _INSIDE.search(line)
        if inside and not _UNDER.fullmatch(line):
            under, line = inside[0], line[: inside.start()].strip()
        if _UNDER.fullmatch(line):
            under = line
        elif line and not _SIGNED.fullmatch(line) and not (words and is_name(line)):
            words.append(line)
    out.loose = False
    titled = bool(words) and (among_titles or bool(under)) and _may_sign(words[0])
    known = _signer(_joined(words), under, out, column, titled) or any(DATED.match(line) for line in lines)
    if not known and words:
        out.strange.append(column)
    return known


def _is_sentence(lines: Sequence[str]) -> bool:
    """Whether the lines between a table and who signs it are a sentence: a note."""
    text = " ".join(lines)
    return text.endswith((".", ";")) and len(text.split()) >= SENTENCE


SENTENCE: Final = 6
"""So many words at least make a sentence of what ends with a full stop."""


def _may_sign(text: str) -> bool:
    """Whether words beside who signs, or above room for a signature, can be a title: no name, no item of a list."""
    return bool(text[:1].isupper()) and not is_name(text) and not text.endswith((".", ";", ",", ":"))


def _with_brackets_closed(lines: Sequence[str]) -> list[str]:
    """Lines, those in which one bracket is open as one: “(Ký, ghi rõ họ tên, chức vụ,” and “số điện thoại)”."""
    out: list[str] = []
    for at, line in enumerate(lines):
        if out and _is_open(out[-1]) and any(map(_closes, lines[at : at + BRACKET])):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


BRACKET: Final = 3
"""Lines after its first one over which a bracket below a title may reach."""


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _closes(text: str) -> bool:
    return text.count(")") > text.count("(")


def _closes_under(line: str, out: Ending, column: int) -> bool:
    """Whether a line in a cell, or a paragraph, of its own ends what stands below a title, which it then goes on."""
    for place, (title, under) in enumerate(out.signers):
        if _closes(line) and _is_open(under) and out.columns[place] == column:
            out.signers[place] = (title, f"{under} {line}")
            return True
    return False


SLOTS: Final = 100
"""Places for signers in one column."""


def _take_beside(lines: Sequence[str], out: Ending, column: int) -> bool:
    """Take lines in which titles of several signers stand beside each other, set apart by gaps."""
    split = [_pieces(line) for line in lines]
    if all(len(pieces) == 1 for pieces in split) and column not in out.beside:
        return take_cell([pieces[0] for pieces in split], out, column)
    count = _slots(out, column, max(map(len, split)))
    slots: dict[int, list[str]] = {}
    for pieces in split:
        for index, piece in enumerate(pieces):
            whole = len(pieces) - 1 or 1
            slots.setdefault(round(index * (count - 1) / whole) if len(pieces) > 1 else count - 1, []).append(piece)
    titled = any(names_signer(pieces) for pieces in slots.values())
    known = [
        take_cell(tuple(slots[slot]), out, (column + 1) * SLOTS + slot, among_titles=titled) for slot in sorted(slots)
    ]
    return all(known)


def _slots(out: Ending, column: int, most: int) -> int:
    """How many stand beside each other in a column: as many as its first line has, or the titles below their dates."""
    count = out.beside.setdefault(column, most)
    first = (column + 1) * SLOTS
    if most > count and not any(first <= at < first + SLOTS for at in out.columns):
        wider = (most - 1) / max(count - 1, 1)
        out.dates = [
            (first + round((at - first) * wider) if first <= at < first + SLOTS else at, known)
            for at, known in out.dates
        ]
        out.beside[column] = count = most
    return count


def _pieces(line: str) -> list[str]:
    """What stands beside each other in a line; the room in a date that is filled by hand sets nothing apart."""
    out: list[str] = []
    for piece in line.split(GAP):
        if out and (_DATE_GOES_ON.match(piece) or (_OPEN_DATE.search(out[-1]) and not DATED.match(piece))):
            out[-1] = f"{out[-1]} {piece}"
        else:
            out.append(piece)
    return out


def _joined(words: Sequence[str]) -> str:
    """The lines of a title as one; an authority ("TM. …", "KT. …") keeps a line of its own."""
    out = ""
    for line in words:
        last = out.rpartition("\n")[2]
        out = f"{out}\n{line}" if _AUTHORITY.match(last) else f"{out} {line}".strip()
    return out


def _signer(title: str, under: str, out: Ending, column: int, titled: bool) -> bool:
    if not title:
        return _under(under, out, column)
    if len(title) > TITLE_LENGTH or ":" in title or re.search(r"\d", title) or not (titled or _ROLE.match(title)):
        return False
    above = next((place for place, at in enumerate(out.columns) if at == column >= 0), None)
    open_ones = [at for at, (words, _) in enumerate(out.signers) if _AUTHORITY.match(words.rpartition("\n")[2])]
    if column < 0 and len(open_ones) == 1:
        above = open_ones[0]  # the next paragraph below an authority
    if above is not None and _AUTHORITY.match(out.signers[above][0].rpartition("\n")[2]):
        out.signers[above] = (f"{out.signers[above][0]}\n{title.upper()}", under)  # "TM. …", below it "CHỦ TỊCH"
    else:
        out.signers.append((title.upper(), under))
        out.columns.append(column)
    return True


def _under(under: str, out: Ending, column: int) -> bool:
    waiting = [place for place, (_, note) in enumerate(out.signers) if not note]
    if column >= 0 and column in out.strange and column not in out.columns:
        return False
    if under and waiting:
        place = min(waiting, key=lambda place: abs(out.columns[place] - column)) if column >= 0 else waiting[0]
        out.signers[place] = (out.signers[place][0], under)
    return bool(under)


def is_name(text: str) -> bool:
    """Whether a line looks like the name of a person: two to five words, each with one capital; a rank before it."""
    words = _RANK.sub("", text).split()
    return 2 <= len(words) <= 5 and all(re.fullmatch(r"[A-ZÀ-ỸĐ][a-zà-ỹđ]*\.?", word) for word in words)
