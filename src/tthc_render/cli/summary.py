"""One page for the person who signs: what contradicts itself, what is doubtful, what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tthc_render.cli.output import count_in
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.groups import Group, group_of, in_reading_order
from tthc_render.prose.quantities import MOST_FIGURES
from tthc_render.prose.reading import CROWDED
from tthc_render.prose.tally import Tally
from tthc_render.rendering.outcome import Outcome

_MOST: Final = 12
_WORDS: Final = {
    "vi": {
        "contradictions": "Mâu thuẫn về số liệu: {count}",
        "dates": "Ngày tháng, văn bản cần xem lại: {count}",
        "other": "Điều khác cần xem: {count}",
        "style": "Cách viết, thể thức: {count} điều nhắc",
        "declared": "In khác do đơn vị đã khai, có lý do: {count}",
        "accepted": "Đã xem và chấp nhận: {count}",
        "read": "Đã đọc {read} số, đối chiếu được {compared} số; số còn lại không có số nào khác để so.",
        "crowded": "Đoạn có quá {most} số, không tìm tổng và thành phần trong đó: {places}.",
        "beyond": "CHƯA ĐỌC các số từ {places} đến hết đoạn: một đoạn chỉ đọc {most} số đầu; ngắt đoạn rồi chạy lại.",
        "unread": "KHÔNG ĐỌC ĐƯỢC: {error}",
        "more": "  … và {count} điều nữa: tthc-render check {file}",
        "line": "  - dòng {line}: {message}",
        "none": "Không thấy mâu thuẫn nào trong những gì đã đọc.",
    },
    "en": {
        "contradictions": "Contradictions in figures: {count}",
        "dates": "Doubtful dates and documents: {count}",
        "other": "Other things to look at: {count}",
        "style": "Wording and format: {count} remarks",
        "declared": "Printed otherwise because declared, with a reason: {count}",
        "accepted": "Looked at and accepted: {count}",
        "read": "{read} numbers read, {compared} held against others; for the rest there is nothing to compare.",
        "crowded": "Paragraphs of more than {most} figures, where no totals and parts are looked for: {places}.",
        "beyond": "NOT READ: numbers from {places} to the end of the paragraph; {most} are read of one. Break it.",
        "unread": "NOT READ: {error}",
        "more": "  … and {count} more: tthc-render check {file}",
        "line": "  - line {line}: {message}",
        "none": "No contradiction was found in what was read.",
    },
}


def summary_lines(outcomes: Sequence[tuple[Outcome, Tally]], lang: str) -> Iterator[str]:
    """The page, file by file."""
    words = _WORDS[lang]
    for outcome, tally in outcomes:
        yield outcome.file
        yield "=" * min(len(outcome.file), 100)
        if outcome.error:
            yield words["unread"].format(error=outcome.error)
        yield from _findings(outcome, words, lang)
        yield words["read"].format(read=tally.read, compared=tally.compared)
        yield from limit_lines([tally], lang)
        yield ""


def limit_lines(tallies: Iterable[Tally], lang: str) -> Iterator[str]:
    """What was not read, or not added up, because a paragraph has too many numbers: one sentence each, with places."""
    every = [*tallies]
    crowded = [place for tally in every for place in tally.crowded]
    unread = [place for tally in every for place in tally.unread]
    for key, places, most in (("crowded", crowded, CROWDED), ("beyond", unread, MOST_FIGURES)):
        if places:
            shown = ", ".join(str(place) for place in places[:_MOST]) + (" …" if len(places) > _MOST else "")
            yield _WORDS[lang][key].format(places=shown, most=count_in(lang, most))


def _findings(outcome: Outcome, words: dict[str, str], lang: str) -> Iterator[str]:
    open_ones = in_reading_order(item for item in outcome.findings if not item.accepted)
    by_group: dict[Group, list[Finding]] = {}
    for item in open_ones:
        by_group.setdefault(group_of(item), []).append(item)
    named = (
        ("contradictions", Group.CONTRADICTION),
        ("dates", Group.DATE_OR_DOCUMENT),
        ("other", Group.OTHER),
    )
    unread = by_group.get(Group.UNREADABLE, [])
    for item in unread:
        yield words["unread"].format(error=f"{item.where} {item.message(lang)}")
    if not outcome.error and not unread and not by_group.get(Group.CONTRADICTION):
        yield words["none"]
    for key, group in named:
        items = [item for item in by_group.get(group, []) if item.severity is not Severity.INFO or key != "other"]
        if not items:
            continue
        yield words[key].format(count=len(items))
        for item in items[:_MOST]:
            yield words["line"].format(line=item.where.line or "?", message=item.message(lang))
        if len(items) > _MOST:
            yield words["more"].format(count=len(items) - _MOST, file=outcome.file)
    counts = Counter(group_of(item) for item in open_ones)
    for key, number in (
        ("style", counts[Group.STYLE]),
        ("declared", counts[Group.DECLARED]),
        ("accepted", sum(bool(item.accepted) for item in outcome.findings)),
    ):
        if number:
            yield words[key].format(count=number)
