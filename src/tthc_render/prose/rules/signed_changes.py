"""A direction in words before a figure with a sign, which says it twice or says the contrary: P960.

``tăng -83 hồ sơ``, ``cao hơn cùng kỳ -184 hồ sơ`` come from a computed difference after a typed word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.patterns import pattern_of

_OPPOSITE: Final = {
    "tăng": "giảm", "vượt": "thiếu", "thừa": "thiếu", "cao hơn": "thấp hơn", "nhiều hơn": "ít hơn",
    "lớn hơn": "nhỏ hơn", "nhanh hơn": "chậm hơn", "sớm hơn": "muộn hơn",
}  # fmt: skip
_TURNED: Final = {**{other: word for word, other in reversed(_OPPOSITE.items())}, "hụt": "vượt", **_OPPOSITE}
_THAN: Final = (
    r"(?: (?:so )?với)?(?: (?:cùng kỳ|kỳ (?:báo cáo )?trước|(?:năm|quý|tháng|tuần) (?:trước|ngoái)|kế hoạch|chỉ tiêu"
    r"|dự toán|mục tiêu)(?: (?:năm (?:trước|ngoái|20\d\d)|(?:được )?giao|đề ra))?)?"
)
_SIGNED: Final = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(_TURNED)})(?P<between>(?: (?:thêm|được|khoảng|là))*{_THAN}(?: là)?)"
    r"\s{1,2}[-–−](?P<amount>(?>\d+(?:\.\d{3})*(?:,\d+)?(?:\s?%)?))(?!\s?[-–]\s?\d)(?!/)(?!\s?(?:°|độ|của)(?!\w))",
    re.IGNORECASE,
)
_EXTRA: Final = pattern_of(r" (?:thêm|được)(?!\w)(?! giao)")
_WORDS: Final = frozenset({"tăng", "giảm", "vượt", "hụt", "thừa", "thiếu", "hơn"})


def check_signed_changes(context: ProseContext) -> Iterator[Finding]:
    """Findings on “tăng -83”."""
    for reading in context.saying(_WORDS):
        text = reading.text
        if "-" not in text and "–" not in text and "−" not in text:
            continue
        for found in _SIGNED.finditer(reading.text):
            amount = found["amount"]
            right = f"{_TURNED[found['word'].lower()]}{_EXTRA.sub('', found['between'])} {amount}"
            if found["word"][0].isupper():
                right = right[0].upper() + right[1:]
            yield finding("P960", reading.passage.at(found.start()), seen=found.group(), right=right, amount=amount)
