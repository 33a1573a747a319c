"""Whether words of a table stand in the form or in a remark, however marks, gaps and letters differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

QUOTED: Final = 30
"""Letters of a text by which remarks that shorten it are known."""
_BY_ITSELF: Final = frozenset(
    [
        *("cộng", "hòa", "hoà", "xã", "hội", "chủ", "nghĩa", "việt", "nam", "độc", "lập", "tự", "do", "hạnh", "phúc"),
        *("đơn", "vị", "tính", "đvt", "biểu", "mẫu", "số", "phụ", "lục", "bảng"),
    ]
)
"""Words that the program prints by itself: name and motto of the state, what stands before a number or a unit."""


def flat(text: str) -> str:
    """The words and numbers of a text, in small letters, with one blank between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@dataclass(frozen=True, slots=True)
class Told:
    """All words that the form uses, and those of the remarks, both as ``flat`` gives them."""

    used: str
    said: str

    @classmethod
    def of(cls, used: Iterable[str], remarks: Iterable[str]) -> Told:
        """What texts of the form and remarks say."""
        return cls(flat(" ¦ ".join(used)), flat(" ¦ ".join(remarks)))

    def has(self, text: str) -> bool:
        """Whether a text is used, or quoted in a remark at least by its beginning."""
        words = flat(text)
        if not words or words[:QUOTED] in self.said or words in self.used:
            return True
        return set(words.split()) <= _BY_ITSELF | set(self.used.split())
