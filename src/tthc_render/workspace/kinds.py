"""The kinds of administrative documents and the parts that each has; ``kinds_file`` reads them.

The table shipped with nd30 holds the 29 kinds of Nghị định 30/2020/NĐ-CP, Điều 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

FILE: Final = "kinds.yaml"
REPORT: Final = "bao-cao"
"""The kind of document that is due period by period."""
LAYOUT: Final = "nd30"
"""The layout whose table is used where another layout has none of its own."""

Need = Literal["bat_buoc", "duoc", "khong"]
"""A part is required, allowed, or forbidden."""


@dataclass(frozen=True, slots=True)
class PartName:
    """A part of documents: its name and the article of the decree that rules it."""

    name: str
    article: str


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind: ``code`` such as "to-trinh", ``name`` such as "Tờ trình", ``short`` such as "TTr" or "".

    ``formula`` is the line before the articles ("QUYẾT ĐỊNH:") or empty; ``parts`` gives for every part whether the
    kind must, may or must not have it.
    """

    code: str
    name: str
    short: str = ""
    formula: str = ""
    sample: str = ""
    parts: Mapping[str, Need] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The line that names the kind, in capitals; empty where none may be printed."""
        return "" if self.parts.get("ten_loai") == "khong" else self.name.upper()

    def must(self, part: str) -> bool:
        """Whether the kind needs ``part``."""
        return self.parts.get(part) == "bat_buoc"

    def may(self, part: str) -> bool:
        """Whether the kind can have ``part``."""
        return self.parts.get(part, "khong") != "khong"


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds by code, and the parts by key with their names and the articles that rule them."""

    kinds: Mapping[str, DocumentKind]
    parts: Mapping[str, PartName]

    def by_title(self, title: str) -> DocumentKind | None:
        """The kind that prints ``title`` ("BÁO CÁO"), or None."""
        words = " ".join(title.upper().split())
        return next((kind for kind in self.kinds.values() if kind.title and kind.title == words), None)
