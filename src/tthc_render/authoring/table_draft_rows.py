"""One prescribed row of a table as read: its words, figures and number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

PART: Final = re.compile(
    r"^[-–+•\s]*(?:trong (?:đó|số đó|tổng số|ts)\b|(?:t\.?\s?đ\.?|tr\.?\s?đó|t/đó)\s*:|tr\.\s?đó\b|"
    r"\((?:trong đó|t\.?đ)\b)",
    re.IGNORECASE,
)
TOTAL: Final = re.compile(r"^(tổng|cộng|toàn)\b", re.IGNORECASE)
BY_PLACE: Final = "hiểu là một phần của dòng"
"""How a remark on a part begins that only stands below its whole."""
MAY_GO_ON: Final = "đứng sau “trong đó”"
"""How the question begins whether a row is a part, too."""
_LABEL_NUMBER: Final = re.compile(r"^([IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)]\s+")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A prescribed row as read: ``blanks`` are places of crossed-out columns, ``number`` its row in the file.

    ``symbol`` is what the STT column prints, ``figures`` are its figures in the file by place, ``printed`` the words in
    other columns by place, ``answers`` choices and days; ``texts`` are all cells of figures that are filled in,
    ``kind`` and ``choices`` of what they hold where that is not what their columns hold; ``seconds`` are other sums
    stated of it;
    ``uncoded``: other rows have codes in the file, its own is the program's; ``inset`` is how many blanks its name is
    set in by;
    ``worded``: it holds words, days or choices only, no figures;
    ``across``: its name reaches over all its cells of figures;
    ``dashed``: some of its cells of figures say that there is nothing; ``optional``: its figures may stay blank;
    ``computed``: formulas stand behind cells of its figures; ``crosses`` what crosses out its cells, by place.
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
    seconds: tuple[str, ...] = ()
    uncoded: bool = False
    inset: int = 0
    dashed: bool = False
    answers: tuple[tuple[int, str], ...] = ()
    worded: bool = False
    across: bool = False
    optional: bool = False
    computed: bool = False
    crosses: tuple[tuple[int, str], ...] = ()

    @property
    def is_sum(self) -> bool:
        """Whether it is computed as a plain sum of several others."""
        return bool(re.fullmatch(r"[\w.]+(?:\s*\+\s*[\w.]+)+", self.formula))

    @property
    def own_number(self) -> str:
        """Its number: that of the STT column, else the one that its label begins with."""
        found = _LABEL_NUMBER.match(self.label)
        return self.symbol.strip(" .()") or (found[1] if found else "")


def level_of(number: str) -> int:
    """How deep a number is: A 1, I 2, 1 3, 1.1 4, 1.1.1 5; 0 for no number."""
    if re.fullmatch(r"[IVX]+", number):
        return 2
    if re.fullmatch(r"[A-ZĐ]", number):
        return 1
    return 3 + number.count(".") if re.fullmatch(r"\d+(?:\.\d+)*", number) else 0


def asked_as_part(whole: str) -> str:
    """The question whether a row behind a part is a part of the row ``whole``, too."""
    return f'{MAY_GO_ON}: cũng là một phần của dòng {whole} thì ghi trong_do: "{whole}"'
