"""Lists whose members show by themselves where each begins, against the number that announces them: P707.

``ba đợt: đợt 1 từ …; đợt 2 từ …; đợt 3 …; đợt 4 …``, where each has the number of its noun; ``04 vị trí: bác sĩ 18 chỉ
tiêu; dược sĩ 4 chỉ tiêu; …``, where each ends in a figure of one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.counted_lists import SPELT, small_counts
from tthc_render.vietnamese.patterns import pattern_of

_HEAD: Final = pattern_of(
    r" (?P<what>[^\W\d_]+(?: [^\W\d_]+){0,9}?)(?:,? (?:gồm|bao gồm|là|cụ thể|như sau|sau đây|sau))*?"
    r"(?P<opens>: (?=[^\W_])| (?:là|gồm) (?=[^\W\d_])| \((?=[^\W\d_])"
    r"|, (?=[^\W\d_]+(?: [^\W\d_]+)? (?:số |thứ )?(?:1|nhất)(?!\w)))"
)
_REACH: Final = 900
_STOP: Final = pattern_of(r"\.(?=\s|$)")
_SOME: Final = pattern_of(
    r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|nổi bật|ví dụ|mỗi|từng|còn|thuộc|của|cho|với|tại|từ)(?!\w)", re.IGNORECASE
)
_OPEN: Final = pattern_of(
    r"\.\.|…|v\.v|[(:]|(?<!\w)(?:khác|còn lại|chưa (?:rõ|xác định)|không (?:rõ|xác định)"
    r"|trong đó|riêng|ngoài ra|mỗi)(?!\w)",
    re.IGNORECASE,
)
_KINDS: Final = pattern_of(
    r"(?:vị trí|nguyên nhân|nhóm|lĩnh vực|loại|hình thức|ngành|khoản|nguồn|hành vi|đối tượng"
    r"|chuyên ngành|nghề|môn)(?!\w)"
)
"""Nouns of which each member of a list is one, whatever figure it has."""
_ROW: Final = pattern_of(r"(?:và )?[^\W\d_][^\d;:()]*?(?: [^\W\d_]+\d+)? (?P<figure>\d[\d.,]*) (?P<unit>[^\d,;:()]+)")
_MARKS: Final = pattern_of(
    r"(?:^|[;,.] |và )(?P<noun>[^\W\d_]+(?: (?!số |thứ )[^\W\d_]+)?) (?:số |thứ )?(?P<n>\d{1,2}|nhất)(?![\d/.,]*\d|\w)",
    re.IGNORECASE,
)
_SLIP: Final = 2
_SAME: Final = 3
"""Words, one of them the noun, with which two rows of one member begin: ``nghề thú y 28 học viên khóa 1, …``."""


def check_listed_rows(context: ProseContext) -> list[Finding]:
    """Findings on lists of numbered members and of members with a figure each that are shorter or longer than said."""
    return [item for reading in context.running for item in _wrong(reading)]


def _wrong(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end, count in small_counts(reading):
        head = _HEAD.match(text, end)
        if head is None or _SOME.search(head["what"]):
            continue
        body = _body(text, head.end(), head["opens"])
        stated = SPELT.get(count.lower()) or int(count)
        listed, noun = _numbered(head["what"], body)
        if listed and _goes_on(text[head.end() + len(body) :], noun, listed):
            continue
        if not listed and head["opens"] != ", ":
            listed, noun = _named(head["what"], body)
        if not listed and head["opens"] in (": ", " ("):
            listed, noun = _with_figures(head["what"], body, stated)
        if listed and listed != stated:
            yield finding(
                "P707", reading.passage.at(start), stated=count, listed=f"{listed:02}",
                unit=noun, quote=quote(text, start, head.end() + 60),
            )  # fmt: skip


def _body(text: str, start: int, opener: str) -> str:
    """The list: up to the bracket that closes it, or the end of the sentence; empty where that is far."""
    if "(" in opener:
        end = text.find(")", start, start + _REACH)
        return text[start:end] if end >= 0 else ""
    stop = _STOP.search(text, start, start + _REACH)
    return text[start : stop.start()] if stop else text[start:] if len(text) - start < _REACH else ""


def _numbered(what: str, body: str) -> tuple[int, str]:
    """How many members are ``đợt 1 …; đợt 2 …``, from the first on and each once, and their noun; 0 where none are."""
    marks = [(x["noun"].lower(), x["n"]) for x in _MARKS.finditer(body)] if any(map(str.isdigit, body)) else []
    words = what.lower().split()
    for noun in (words[0], " ".join(words[:2])):
        numbers = [1 if mark == "nhất" else int(mark) for of, mark in marks if of == noun]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            said = len(re.findall(rf"(?<!\w){re.escape(noun)}(?!\w)", body, re.IGNORECASE))
            return (len(numbers), noun) if said == len(numbers) else (0, "")
    return 0, ""


def _goes_on(behind: str, noun: str, listed: int) -> bool:
    """``ba đợt: đợt 1 …; đợt 2 …. Đợt 3 dự kiến …``: does a later sentence tell of the next member?"""
    return re.search(rf"(?<!\w){re.escape(noun)} (?:số |thứ )?{listed + 1}(?!\w)", behind, re.IGNORECASE) is not None


def _named(what: str, body: str) -> tuple[int, str]:
    """How many members all begin with the noun that was counted, and it: ``nghề may 35 học viên, nghề hàn …``."""
    rows = _rows(body)
    words = what.lower().split()
    for noun in (" ".join(words[:2]), words[0], *words[1:2]):
        own = len({tuple(row.lower().split()[: noun.count(" ") + _SAME]) for row in rows}) == len(rows)
        if len(rows) > 2 and own and not _OPEN.search(body) and all(_begins(row, noun) for row in rows):
            return len(rows), noun
    return 0, ""


def _begins(row: str, noun: str) -> bool:
    """Does a member begin with a noun and say it but once?"""
    return row.lower().startswith(f"{noun} ") and row.lower().count(f"{noun} ") == 1


def _rows(body: str) -> list[str]:
    """The members of a list between semicolons, or between commas that begin no more than a figure."""
    cut = r"; (?:và )?" if "; " in body else r", (?:và )?(?!\d)|\svà\s"
    return [row.strip() for row in re.split(cut, body.strip(" ;,"))]


def _with_figures(what: str, body: str, stated: int) -> tuple[int, str]:
    """How many members end in a figure of one unit, and their noun; 0 where some do not, or the list is of others."""
    kind = _KINDS.match(what)
    if kind is None or _OPEN.search(body):
        return 0, ""
    rows = [_ROW.fullmatch(row) for row in re.split(r"; |, (?!\d)", body.strip(" ;,"))]
    if len(rows) <= 2 or not all(rows) or len({row["unit"] for row in rows if row}) > 1:
        return 0, ""
    if len({tuple(row.group().lower().split()[:_SAME]) for row in rows if row}) < len(rows):
        return 0, ""  # one of them in two rows
    return (len(rows), kind.group()) if abs(len(rows) - stated) <= _SLIP else (0, "")
