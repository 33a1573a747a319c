"""Shares of a list, each of the figure of the paragraph before that is named like its part.

``vốn tỉnh hỗ trợ 38,4 tỷ đồng, vốn ngân sách phường 21,6 tỷ đồng``, and then ``vốn tỉnh 34,1 tỷ đồng, đạt 88,8%; vốn
phường 17,2 tỷ đồng, đạt 71,7%``: the one that is right shows how the others are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tthc_render.prose.arithmetic import fits
from tthc_render.prose.claims import Claim
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_REACHES: Final = pattern_of(r"(?:\s[^.;:,()\d]{1,24})?(?:,\s(?:đạt|bằng)(?: tỷ lệ)?\s|\s\((?:đạt |bằng )?)")
_CLAUSE: Final = pattern_of(r"[.;:,()]\s|\d|(?<!\w)(?:và|gồm|trong (?:số )?đó)(?!\w)")
_PLANNED: Final = pattern_of(r"(?<!\w)(?:giao|kế hoạch|dự toán|chỉ tiêu|phân bổ)(?!\w)")
_NOT_OF_IT: Final = pattern_of(r"\s?%\s(?:tổng|số|của|so với|cùng kỳ|trên)(?!\w)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_ANY: Final = nouns_in("là có đã số được đạt của các ước giải ngân thực hiện còn với cho")
_BACK: Final = 60


@dataclass(frozen=True, slots=True)
class NamedShare:
    """A part with its share, and the only figure of the paragraph before that is named like it."""

    part: Quantity
    share: Quantity
    whole: Quantity

    @property
    def holds(self) -> bool:
        """Is the share the one of part and whole?"""
        return fits(self.share.count, self.share.text, self.part.count, self.whole.count) != "wrong"


def named_shares(reading: Reading) -> Sequence[NamedShare]:
    """The shares of a passage whose parts are named like figures of what the paragraph before it plans; none unless
    one of them holds."""
    return reading.kept(_named_shares)


def is_named_as_its_whole(claim: Claim, reading: Reading) -> bool:
    """Is a share one of these?"""
    texts = (*(figure.text for figure in claim.figures[:2]), claim.said.text)
    return any((x.part.text, x.whole.text, x.share.text) == texts for x in named_shares(reading))


def _named_shares(reading: Reading) -> Sequence[NamedShare]:
    place = reading.passage.at(0)
    ahead = next((near for near in reading.beside if near.passage.at(0) < place), None)
    if ahead is None or "%" not in reading.text or not _PLANNED.search(ahead.low) or reading.crowded or ahead.crowded:
        return ()
    names = [(x, _name(ahead, x)) for x in ahead.counts]
    out: dict[int, tuple[int, NamedShare]] = {}
    for part, share in pairwise(reading.quantities):
        if not (share.percent and share.exact and part.countable and part.exact and part.count):
            continue
        if not _REACHES.fullmatch(reading.text, part.end, share.start) or _NOT_OF_IT.match(reading.text, share.end):
            continue
        name = _name(reading, part)
        called = [(x, words) for x, words in names if name and x.unit == part.unit != ""]
        wholes = sorted((len(words - name), x.start, x) for x, words in called if name <= words)
        if wholes and wholes[0][0] not in (more for more, _, _ in wholes[1:]) and wholes[0][2].exact:
            more, start, whole = wholes[0]
            if start not in out or more < out[start][0]:  # "đã chi 18.450, trong đó chi lương 12.166"
                out[start] = more, NamedShare(part, share, whole)
    found = [x for _, x in out.values()]
    return found if any(x.holds for x in found) else ()


def _name(reading: Reading, x: Quantity) -> frozenset[str]:
    """The words before a figure in its clause."""
    words = _CLAUSE.split(reading.low[max(0, x.start - _BACK) : x.start])[-1]
    return frozenset(_WORD.findall(words)) - _ANY
