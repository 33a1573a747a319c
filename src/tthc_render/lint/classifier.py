"""Which paragraph is what: Quốc hiệu, number, title, body levels, recipients, signature, heads of appendices.

The classifier goes by words first, then by place; looks are what the rules check, so they decide little here.
It takes documents as people type them: halves of the letterhead in a table, parted by tabs or by blanks, letters
typed apart, lines broken by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from tthc_render.lint.address_lists import addressees, is_authority, recipients
from tthc_render.lint.line_parts import (
    DATE_LINE,
    NUMBER_LINE,
    QUOC_HIEU,
    TIEU_NGU,
    alike,
    heads_recipients,
    part,
    words,
)
from tthc_render.readers.facts import Facts, PageParagraph

# Điều 7: the kinds of administrative documents that print their kind as a title.
KINDS: Final = frozenset(
    {
        "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN",
        "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG",
        "CÔNG ĐIỆN", "BẢN GHI NHỚ", "BẢN THỎA THUẬN", "GIẤY ỦY QUYỀN", "GIẤY MỜI", "GIẤY GIỚI THIỆU",
        "GIẤY NGHỈ PHÉP", "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO",
    }
)  # fmt: skip
AGENCY = re.compile(
    r"^(?:UBND|U[ỶỲ] BAN|ỦY BAN|HĐND|HỘI ĐỒNG|BỘ|SỞ|PHÒNG|BAN|CHI CỤC|CỤC|TỔNG CỤC|VỤ|VĂN PHÒNG|TRUNG TÂM|TRƯỜNG|VIỆN|"
    r"BỆNH VIỆN|CÔNG AN|TÒA ÁN|VIỆN KIỂM SÁT|THANH TRA|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY|NGÂN HÀNG|BẢO HIỂM|KHO BẠC|"
    r"ĐẠI HỌC|HỌC VIỆN|CHÍNH PHỦ|THỦ TƯỚNG|QUỸ|HỘI|ĐỘI|TRẠM)\b"
)
_HEAD_ZONE: Final = 40
ASIDE_MOST: Final = 160
_ADDRESS = re.compile(r"^Kính gửi\b", re.IGNORECASE)
_ABOUT = re.compile(r"^V/v\b", re.IGNORECASE)
_APPENDIX = re.compile(r"^Phụ lục(?:\s+(?:số\s+)?[IVXLC\d]{1,6}[A-Z]?)?\s*[.:]?$", re.IGNORECASE)
_FORM = re.compile(r"^(?:Biểu(?: mẫu)?|Mẫu)\s+số\b", re.IGNORECASE)
_RULE_TEXT = re.compile(r"^[\s_\-–—─*]*$")
_ASIDE = re.compile(r"^(?:Bảng|Biểu|Hình|Đồ thị|Biểu đồ|Ghi chú|Nguồn|Đơn vị tính|ĐVT)\b")
BODY_LEVELS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("phan", re.compile(r"^(?:Phần|Chương|PHẦN|CHƯƠNG)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)\s*[.:]?$")),
    ("muc", re.compile(r"^(?:Mục|Tiểu mục|MỤC)\s+\w{1,4}\s*[.:]?$")),
    ("dieu", re.compile(r"^(?:Điều|ĐIỀU)\s+\d+\s*[.:]?")),
    ("muc_la_ma", re.compile(r"^[IVXLC]+\s*[.\-/):]\s*\S")),
    ("thap_phan", re.compile(r"^\d{1,2}(?:\.\d{1,2})+[.)]?\s+\S")),
    ("khoan", re.compile(r"^\d{1,2}\s*[.)/]\s*\D")),
    ("diem", re.compile(r"^[a-zđ]{1,2}\s*[.)/]\s+\S")),
    ("gach", re.compile(r"^[-–—+•*·]\s*\S")),
)
LETTERHEAD: Final = ("quoc_hieu", "tieu_ngu", "chu_quan", "ban_hanh", "so", "dia_danh")


@dataclass
class Roles:
    """Paragraphs by role, in reading order. ``kind`` is the tên loại in capitals, "" for a công văn."""

    found: dict[str, list[PageParagraph]] = field(default_factory=dict)
    kind: str = ""

    def of(self, *roles: str) -> list[PageParagraph]:
        """The paragraphs of ``roles``."""
        return [paragraph for role in roles for paragraph in self.found.get(role, ())]

    def add(self, role: str, paragraph: PageParagraph) -> None:
        """Give ``paragraph`` the role ``role``."""
        self.found.setdefault(role, []).append(paragraph)

    def role_of(self, number: int) -> str:
        """The role of paragraph ``number``; of several the last given; "" if none."""
        for role in reversed(self.found):
            if any(paragraph.number == number for paragraph in self.found[role]):
                return role
        return ""

    @property
    def only_appendix(self) -> bool:
        """Whether the file is an appendix or form alone, without a letterhead of its own."""
        return not self.of(*LETTERHEAD, "ten_loai") and bool(self.of("phu_luc", "bieu"))


def classify(facts: Facts) -> Roles:
    """The roles of the paragraphs of ``facts``."""
    lines = [
        line
        for paragraph in facts.paragraphs
        if paragraph.place in ("body", "box") and paragraph.text.strip()
        for line in part(paragraph)
        if not _RULE_TEXT.match(line.text)
    ]
    reader = _Classifier(facts, lines)
    reader.run()
    return reader.roles


class _Classifier:
    def __init__(self, facts: Facts, lines: list[PageParagraph]) -> None:
        self.lines, self.roles = lines, Roles()
        self.texts = [words(line) for line in lines]
        self.taken: set[int] = set()
        self.ruled = {rule.after for rule in facts.rules}

    def run(self) -> None:
        """Classify all lines."""
        if self._begins_as_appendix():
            self._appendices(0)
            return
        top = self._letterhead()
        start = self._title(top)
        end = self._appendices(start)
        start = self._addressees(start, end)
        closing = self._recipients(start, end)
        closing = self._signature(start, closing, end)
        self._body(start, closing)

    def _begins_as_appendix(self) -> bool:
        """Whether the file is an appendix by itself: its head comes first, and no Quốc hiệu near it."""
        heads = self.texts[:1]
        near = self.texts[:12]
        begins = any(_APPENDIX.match(text) or _FORM.match(text) for text in heads)
        return begins and not any(alike(text.upper(), QUOC_HIEU) > 0.82 for text in near)

    def _take(self, index: int, role: str) -> None:
        if index not in self.taken:
            self.taken.add(index)
            self.roles.add(role, self.lines[index])

    def _letterhead(self) -> int:
        """Classify the letterhead; the index of the first line below it."""
        zone = range(min(len(self.lines), _HEAD_ZONE))
        state = next((i for i in zone if alike(self.texts[i].upper(), QUOC_HIEU) > 0.82), None)
        last = -1
        if state is not None:
            self._take(state, "quoc_hieu")
            last = state
        near = [i for i in zone if state is None or abs(i - state) <= 8]
        motto = next((i for i in near if alike(self.texts[i].lower(), TIEU_NGU.lower()) > 0.8), None)
        number = next((i for i in near if NUMBER_LINE.match(self.texts[i])), None)
        after = [i for i in range(len(self.lines)) if i <= (state if state is not None else 0) + 12]
        date = next(
            (i for i in after if DATE_LINE.search(self.texts[i]) and len(self.texts[i]) < 80
             and self.texts[i][:1] != "("),
            None,
        )  # fmt: skip
        for index, role in ((motto, "tieu_ngu"), (number, "so"), (date, "dia_danh")):
            if index is not None:
                self._take(index, role)
                last = max(last, index)
        self._issuer(last if number is None else number)
        if number is not None:
            self._about(number)
        return max([last, *self.taken]) + 1 if self.taken else 0

    def _issuer(self, before: int) -> None:
        names = [
            i
            for i in range(before)
            if i not in self.taken and self.texts[i].upper() == self.texts[i] and self.texts[i] not in KINDS
            and not self.lines[i].grid and any(letter.isalpha() for letter in self.texts[i])
        ]  # fmt: skip
        bold = [all(piece.bold for piece in self.lines[i].words) for i in names]
        cut = bold.index(True) if True in bold else 0
        agencies = [place for place, i in enumerate(names) if AGENCY.match(self.texts[i])]
        if not (cut > 0 and all(bold[cut:])) and len(agencies) > 1:
            cut = agencies[-1]
        for place, i in enumerate(names):
            self._take(i, "chu_quan" if place < cut else "ban_hanh")

    def _about(self, number: int) -> None:
        start = next((i for i in range(number + 1, min(number + 6, len(self.lines))) if _ABOUT.match(self.texts[i])), 0)
        for i in range(start, len(self.lines)) if start else ():
            same = self.lines[i].cell == self.lines[start].cell and self.lines[i].side == self.lines[start].side
            if i > start and (not same or not (self.lines[start].cell or self.lines[start].side)):
                break
            if i in self.taken:
                break
            self._take(i, "trich_yeu_cong_van")

    def _title(self, top: int) -> int:
        """Classify tên loại and trích yếu; the index of the first line below them."""
        zone = range(top, min(top + 10, len(self.lines)))
        found = next((i for i in zone if _kind(self.texts[i])), None)
        if found is None:
            return top
        self._take(found, "ten_loai")
        self.roles.kind = _kind(self.texts[found])
        index = found + 1
        while index < len(self.lines):
            line, text = self.lines[index], self.texts[index]
            bold = bool(line.words) and all(piece.bold for piece in line.words)
            if _ADDRESS.match(text) or line.cell != self.lines[found].cell or (len(text) > 300):
                break
            ruled = self.lines[index - 1].number in self.ruled and index > found + 1
            if ruled and self.lines[index - 1].number != line.number:
                break
            if text.startswith("(") and len(text) < 120:
                self._take(index, "ky_so_lieu")
            elif index > found + 1 and not bold and line.align != "center":
                break
            elif bold or line.align == "center" or (index == found + 1 and len(text) < 200):
                if any(pattern.match(text) for _, pattern in BODY_LEVELS[:6]):
                    break
                self._take(index, "trich_yeu")
            else:
                break
            index += 1
        return index

    def _appendices(self, start: int) -> int:
        """Classify the heads of appendices; the index where the first one begins."""
        first = len(self.lines)
        index = start
        while index < len(self.lines):
            text, line = self.texts[index], self.lines[index]
            if line.grid or not (_APPENDIX.match(text) or _FORM.match(text)):
                index += 1
                continue
            alone = line.align == "center" or line.align == "right" or self._opens_page(index)
            if _FORM.match(text):
                if self._opens_page(index):
                    first = min(first, index)
                    self._take(index, "bieu")
                index += 1
                continue
            if not alone:
                index += 1
                continue
            first = min(first, index)
            self._take(index, "phu_luc")
            index = self._appendix_head(index + 1)
        return first

    def _opens_page(self, index: int) -> bool:
        line, before = self.lines[index], self.lines[index - 1] if index else None
        if before is None or (line.page and line.page != before.page):
            return True
        return line.section != before.section

    def _appendix_head(self, index: int) -> int:
        open_note = False
        while index < len(self.lines):
            line, text = self.lines[index], self.texts[index]
            if line.grid or line.page != self.lines[index - 1].page:
                break
            if open_note or (text.startswith("(") and not re.match(r"\([\divx]+\)", text)):
                self._take(index, "kem_theo")
                open_note = not text.rstrip(" .").endswith(")") and not open_note
            elif self._is_title(index):
                self._take(index, "ten_phu_luc")
            else:
                break
            index += 1
        return index

    def _is_title(self, index: int) -> bool:
        """Whether a line below the label belongs to the appendix's title: capitals, or the very next line."""
        line, text = self.lines[index], self.texts[index]
        if (BODY_LEVELS[3][1].match(text) and line.align != "center") or alike(text, QUOC_HIEU) > 0.8:
            return False
        first = self.lines[index - 1].number in {item.number for item in self.roles.of("phu_luc")}
        return (text.upper() == text and any(map(str.isalpha, text))) or (first and line.align == "center")

    def _addressees(self, start: int, end: int) -> int:
        """Classify "Kính gửi" and the addressees below it; the index of the first line below them."""
        head = next((i for i in range(start, min(start + 6, end)) if _ADDRESS.match(self.texts[i])), None)
        if head is None:
            return start
        self._take(head, "kinh_gui")
        if self.texts[head].partition(":")[2].strip():
            return head + 1
        items = addressees(self.lines[head:end], self.texts[head:end])
        return head + 1 + self._take_items("noi_gui", head, items)

    def _recipients(self, start: int, end: int) -> int:
        """Classify the list of recipients; the index where the closing begins."""
        heads = [i for i in range(start, end) if heads_recipients(self.texts[i])]
        label = next((i for i in heads if not self.lines[i].grid), heads[0] if heads else None)
        if label is None:
            return end
        self._take(label, "noi_nhan_nhan")
        self._take_items("noi_nhan", label, recipients(self.lines[label:end], self.texts[label:end]))
        return label

    def _take_items(self, role: str, head: int, items: list[list[int]]) -> int:
        """Give ``role`` to items whose lines are counted from ``head``, each put together; how many lines there are."""
        for own in items:
            lines = [self.lines[head + i] for i in own]
            self.taken |= {head + i for i in own}
            pieces = tuple(piece for line in lines for piece in line.pieces)
            self.roles.add(role, replace(lines[0], text=" ".join(line.text for line in lines), pieces=pieces))
        return sum(map(len, items))

    def _signature(self, start: int, closing: int, end: int) -> int:
        """Classify the signature block; the index where the closing begins."""
        label = closing if closing < end else None
        begin = label if label is not None else self._first_authority(start, end)
        if label is not None:
            while begin - 1 > start and self._is_authority(begin - 1):
                begin -= 1
        lines = [i for i in range(begin, end) if i not in self.taken and not self.lines[i].grid]
        named = False
        for i in lines:
            text = self.texts[i]
            if text.upper() == text and any(map(str.isalpha, text)) and not named and len(text) < 90:
                self._take(i, "quyen_han")
            elif self.roles.of("quyen_han") and len(text) < 60 and not named and not text.startswith(("-", "(", "*")):
                named = True
                self._take(i, "ho_ten")
        return begin

    def _is_authority(self, index: int) -> bool:
        text = self.texts[index]
        return is_authority(text) and len(text) < 90

    def _first_authority(self, start: int, end: int) -> int:
        for index in range(max(start, end - 12), end):
            if self._is_authority(index):
                return index
        return end

    def _body(self, start: int, end: int) -> None:
        legal = [i for i in range(start, min(start + 15, end)) if self.texts[i].startswith("Căn cứ")]
        bases = set(legal) if len(legal) > 1 or self.roles.kind in ("QUYẾT ĐỊNH", "NGHỊ QUYẾT") else set()
        last = None
        for i in range(start, end):
            line, text = self.lines[i], self.texts[i]
            if i in self.taken or line.grid or line.cell or line.place == "box":
                continue
            role = "can_cu" if i in bases else next((name for name, form in BODY_LEVELS if form.match(text)), "")
            if not role and i - 1 in self.taken and self.roles.role_of(self.lines[i - 1].number) in ("phan", "muc"):
                role = "ten_phan"
            if not role:
                aside = len(text) < ASIDE_MOST and (line.align in ("center", "right") or _ASIDE.match(text))
                role = "khac" if aside else "than"
            self._take(i, role)
            if role != "khac":
                last = line
        if last is not None:
            self.roles.add("cuoi", last)


def _kind(text: str) -> str:
    upper = text.upper().replace("UỶ", "ỦY").replace("THOẢ", "THỎA").strip(" :.")
    return upper if upper in KINDS else ""
