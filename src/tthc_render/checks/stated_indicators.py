"""Figures of ``chi_tieu`` that prose names by what was done with what: "đã xử lý 5/5 phản ánh, kiến nghị". C318.

The group is called by what it counts, its fields by what was done. A sentence may be of another scope; then, and where
two things were done at once, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.checks.stated_parts import own_prose, own_total
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.passages import Passage
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.patterns import pattern_of

_FIELD: Final = pattern_of(
    r"(?P<whole>Tổng )?[Ss]ố (?:đã )?(?P<verb>(?:đang )?(?:tiếp nhận|xử lý|giải quyết|trả lời))(?: mới)?(?: trong kỳ)?"
)
_THING: Final = pattern_of(
    r"(?:(?:Tiếp nhận|xử lý|giải quyết)(?:, | và )?)*\s?(?P<noun>\S.*?)(?: về .*| \(.*)?", re.IGNORECASE
)
_BEFORE: Final = pattern_of(
    r"(?:và|,|chưa|phải|cần|để|không|tiếp tục|thời gian|sẽ|hạn|quá trình|yêu cầu|đề nghị|hằng năm)\s(?:đã\s)?$",
    re.IGNORECASE,
)
SUBJECT: Final = pattern_of(
    r"(?:[\s,:–+*-]|(?:kết quả|toàn (?:xã|phường|đặc khu|tỉnh|thành phố|ngành)|(?:UBND|Ủy ban nhân dân) (?:xã|phường"
    r"|đặc khu|tỉnh|thành phố)|cơ quan|địa phương|chính quyền|đã|đến nay|nhìn chung|đồng thời|theo đó|cụ thể|về"
    r"|công tác|việc|tiếp nhận|xử lý|giải quyết|phản ánh|kiến nghị|các|tổng số|tổng cộng|trong kỳ|trong quý"
    r"|số)(?!\w))*",
    re.IGNORECASE,
)
"""What a sentence may begin with that is of the whole unit; others did a part: "Công an xã đã xử lý"."""
_REST: Final = pattern_of(
    r"\s*(?:của (?:cá nhân|tổ chức|người dân|công dân|doanh nghiệp)"
    r"(?:,? (?:và )?(?:cá nhân|tổ chức|doanh nghiệp)){0,2})?"
    r"\s*(?:đạt.*)?",
    re.IGNORECASE,
)
FIGURE: Final = r"\d{1,3}(?:\.\d{3})+|\d+"


@dataclass(frozen=True, slots=True)
class _Group:
    """What a group of indicators counts: how prose says it, and its fields by what was done."""

    key: str
    pattern: re.Pattern[str]
    done: dict[str, list[tuple[str, str, int]]]
    whole: tuple[str, str, int] | None


def check_stated_indicators(computed: Computed, passages: Sequence[Passage], known: Collection[Place]) -> list[Finding]:
    """C318 for each figure that ``chi_tieu`` has otherwise, but for those at the places ``known``."""
    typed = own_prose(computed, passages)
    groups = list(_groups(computed)) if typed else []
    own = own_total(computed)
    return [
        item
        for group in groups
        for passage in typed
        for item in _stated(passage, group, own)
        if item.where not in known
    ]


def _groups(computed: Computed) -> Iterator[_Group]:
    for key, spec in computed.loaded.type.chi_tieu.items():
        noun = _THING.fullmatch(spec.ten)
        words = noun["noun"].lower() if noun else ""
        done: dict[str, list[tuple[str, str, int]]] = {}
        whole = None
        for name, field in spec.truong.items():
            value = computed.figures[key].get(name) if key in computed.figures else None
            found = _FIELD.fullmatch(field.ten)
            if found and isinstance(value, int):
                done.setdefault(found["verb"].lower(), []).append((name, field.ten, value))
                if found["whole"]:
                    whole = (name, field.ten, value)
        if done and len(words.split()) > 1:
            thing = r"(?:,\s|\svà\s|,\svà\s)".join(map(re.escape, re.split(r", | và ", words)))
            short = "|PAKN" if words == "phản ánh, kiến nghị" else ""
            pattern = re.compile(
                rf"(?<!\w)(?P<verb>{'|'.join(sorted(done, key=len, reverse=True))})(?: được| xong){{0,2}}\s?:?\s"
                rf"(?P<part>{FIGURE})(?:\s?/\s?(?P<all>{FIGURE}))?\s(?:lượt |ý kiến |trường hợp )?"
                rf"(?:{thing}{short})(?!\w)(?P<rest>[^.;,:()]*)",
                re.IGNORECASE,
            )
            yield _Group(key, pattern, done, whole)


def _stated(passage: Passage, group: _Group, own: re.Pattern[str]) -> Iterator[Finding]:
    text = passage.text
    for found in group.pattern.finditer(text):
        lead = text[max(text.rfind(mark, 0, found.start()) for mark in (". ", "; ")) + 1 : found.start()]
        if _BEFORE.search(lead) or not SUBJECT.fullmatch(own.sub("", lead)):
            continue
        if not _REST.fullmatch(own.sub("", found["rest"])):
            continue
        verb = found["verb"].lower()
        pairs = [(found["part"], group.done[verb])]
        if found["all"] and group.whole:
            pairs.append((found["all"], [group.whole]))
        for figure, fields in pairs:
            if int(figure.replace(".", "")) not in {value for _, _, value in fields}:
                name, title, value = fields[0]
                words = text[found.start() : found.start("rest")]
                yield finding(
                    "C318", passage.at(found.start("part")), words=words, name=title, value=format_count(value),
                    right=f"[= chi_tieu.{group.key}.{name} | so]",
                )  # fmt: skip
                break
