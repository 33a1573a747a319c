"""Which paragraph is what: the result of the classifier, and the steps that make it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tthc_render.lint.line_parts import plain_words
from tthc_render.readers.facts import PageParagraph, Stretch
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.workspace.kinds import DocumentKind

LETTERHEAD: Final = ("quoc_hieu", "tieu_ngu", "chu_quan", "ban_hanh", "so", "dia_danh")
BODY: Final = (
    "than", "can_cu", "phan", "muc", "ten_phan", "dieu", "muc_la_ma", "thap_phan", "khoan", "diem", "gach",
)  # fmt: skip
LETTERHEAD_LINES: Final = 16
"""A letterhead has so many lines at most, read side by side."""
CLOSING: Final = ("quyen_han", "ho_ten", "noi_nhan_nhan", "noi_nhan")


@dataclass
class Roles:
    """Paragraphs by role, in reading order. ``kind`` is the tên loại in capitals, "" for a công văn."""

    found: dict[str, list[PageParagraph]] = field(default_factory=dict)
    kind: str = ""
    document_kind: DocumentKind | None = None
    left_over: list[PageParagraph] = field(default_factory=list)

    def of(self, *roles: str) -> list[PageParagraph]:
        """The paragraphs of ``roles``."""
        return [paragraph for role in roles for paragraph in self.found.get(role, ())]

    def add(self, role: str, paragraph: PageParagraph) -> None:
        """Give ``paragraph`` the role ``role``."""
        self.found.setdefault(role, []).append(paragraph)

    @property
    def only_appendix(self) -> bool:
        """Whether the file is an appendix or form alone, without a letterhead of its own."""
        return not self.of(*LETTERHEAD, "ten_loai") and bool(self.of("phu_luc", "bieu"))


_AS_MEANT: Final = str.maketrans("Ðð", "Đđ")
"""U+00D0 and U+00F0, which PG-05 reports; what a line is does not hang on them."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a document in reading order, their words, the numbers of those that a drawn line is under, and the
    places of those that begin a page where the file says so."""

    lines: tuple[PageParagraph, ...]
    texts: tuple[str, ...]
    ruled: frozenset[int] = frozenset()
    openers: frozenset[int] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[PageParagraph], ruled: Iterable[int] = (), stretches: Iterable[Stretch] = ()) -> Lines:
        """``lines`` with their words, a look-alike of Đ read as Đ; ``stretches`` begin pages."""
        own = tuple(lines)
        numbers = [line.number for line in own]
        openers = frozenset(bisect_left(numbers, stretch.first) for stretch in stretches)
        words = tuple(plain_words(line).translate(_AS_MEANT) for line in own)
        return cls(own, words, frozenset(ruled), openers)

    def __len__(self) -> int:
        return len(self.lines)

    def is_bold(self, index: int) -> bool:
        """Whether all words of a line are bold."""
        pieces = self.lines[index].words
        return bool(pieces) and all(piece.bold for piece in pieces)

    def is_italic(self, index: int) -> bool:
        """Whether all words of a line are italic."""
        pieces = self.lines[index].words
        return bool(pieces) and all(piece.italic for piece in pieces)

    def is_capital(self, index: int) -> bool:
        """Whether a line has letters, and all of them are capitals."""
        text = self.texts[index]
        return text.upper() == text and any(map(str.isalpha, text))

    def below(self, start: int, count: int) -> int:
        """The place below ``count`` lines from ``start`` on; those of a letterhead, beside others, are not counted."""
        for index in range(start, len(self.lines)):
            beside = bool(self.lines[index].cell or self.lines[index].side)
            count -= not (beside and index < start + LETTERHEAD_LINES)
            if count < 0:
                return index
        return len(self.lines)

    def opens_page(self, index: int) -> bool:
        """Whether a line is the first of a page or section."""
        if not index:
            return True
        line, before = self.lines[index], self.lines[index - 1]
        return index in self.openers or bool(line.page and line.page != before.page) or line.section != before.section


@dataclass(slots=True)
class Step:
    """What one step of the classifier found: a role for each of some lines; ``next`` is the first line below them."""

    roles: dict[int, str] = field(default_factory=dict)
    next: int = 0

    def take(self, index: int, role: str) -> None:
        """Give a line a role, if it has none."""
        self.roles.setdefault(index, role)

    def of(self, role: str) -> list[int]:
        """The lines with ``role``."""
        return [index for index, own in self.roles.items() if own == role]


APPENDIX: Final = pattern_of(r"^Phụ lục(?:\s+(?:số\s+)?[IVXLC\d]{1,6}[A-Z]?)?\s*[.:]?$", re.IGNORECASE)
FORM: Final = pattern_of(
    r"^(?:(?:Biểu(?: mẫu)?|Mẫu(?: biểu)?|Phụ biểu)\s+số\b|Biểu\s+[\w.\/-]{1,12}$|"
    r"(?:Biểu|Biểu mẫu|Mẫu|Mẫu biểu|Phụ biểu)\s*[:.]?\s*(?=\S*\d)[\w.\/-]{1,24}$|"
    r"Mẫu\s+theo\s+Phụ\s+(?:lục|biểu)\b|Phụ\s+lục\s+(?:số\s+)?[IVXLC\d]{1,6}\s*[-–,/]\s*(?:Mẫu|Biểu)\b)",
    re.IGNORECASE,
)
ADDRESS: Final = pattern_of(r"^Kính gửi\b", re.IGNORECASE)
BODY_LEVELS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("phan", pattern_of(r"^(?:Phần|Chương|PHẦN|CHƯƠNG)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)\s*[.:]?$")),
    ("muc", pattern_of(r"^(?:Mục|Tiểu mục|MỤC|TIỂU MỤC)\s+(?:[IVXLC]+|\d{1,3}|[A-ZĐ])\s*[.:]?$")),
    ("dieu", pattern_of(r"^(?:Điều|ĐIỀU)\s+\d+\s*[.:]?")),
    ("muc_la_ma", pattern_of(r"^[IVXLC]+\s*[.\-/):]\s*\S")),
    ("thap_phan", pattern_of(r"^\d{1,2}(?:\.\d{1,2})+[.)]?\s+\S")),
    ("khoan", pattern_of(r"^\d{1,2}\s*[.)/]\s*\D")),
    ("diem", pattern_of(r"^[a-zđ]{1,2}\s*[.)/]\s+\S")),
    ("gach", pattern_of(r"^(?:[-–—+•*·]\s*|\.\s+(?=[^\W_]))\S")),
)
ROMAN_LEVEL: Final = BODY_LEVELS[3][1]


def column_of(cell: str) -> str:
    """Which column of which table a cell is in; rows of one table continue a column."""
    parts = cell.rsplit(":", 2)
    return f"{parts[0]}:{parts[-1]}" if len(parts) == 3 else cell
