"""What is left: P305 and P307 inside one passage, P901 where all of a ratio is done while some is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, fits, is_slip, slack_of, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import shown
from tthc_render.prose.nouns import STAFF, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.ledgers import Entry, entry_of
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.rests_of_wholes import done_of_whole, names_others
from tthc_render.prose.rules.targets import is_target
from tthc_render.prose.sections import scope_between, topic
from tthc_render.prose.spans import Quantity, Ratio, up_to
from tthc_render.vietnamese.patterns import pattern_of

_BACK: Final = 7
_BESIDE: Final = 24
_LEFT: Final = frozenset({"còn", "đang", "chưa", "chuyển"})
_REST = pattern_of(
    r"(?<!\w)(?:(?P<left>còn(?: lại)?)(?:[^.;:,()\d]{0,40})|(?P<next>chuyển (?:sang )?(?:kỳ|quý|tháng|năm) (?:sau|tới))"
    r"|(?:đang|chưa) [^.;:,()\d]{2,30})(?: là| gồm|:)?\s{1,3}$",
    re.IGNORECASE,
)
_LAST_YEAR = pattern_of(r"(?<!với )(?<!\w)(?:năm|kỳ|tháng|quý) trước\s{1,2}$", re.IGNORECASE)
_NOT_DONE = pattern_of(r"\s[^.;,\d]{2,24}?\schưa\s(?:được\s)?(?P<what>[^.;,()\d]+)")
_NOT_DONE_BUT = pattern_of(
    r"\s[^.;,\d]{2,24}?\s(?P<what>(?:đạt|hoàn thành|có|được|nhận|thực hiện)\s[^.;,()\d]*[^\s.;,()\d])"
)
_DEDUCTED = pattern_of(r"(?<!\w)sau khi (?:đã )?(?:trừ|trích|giảm trừ)(?!\w)[^.;]*$")
_LEFT_BEHIND = pattern_of(r"(?P<left>\s(?:[^\W\d]+\s){1,4}?còn lại)(?!\w)")
_NOT_LEFT = pattern_of(
    r"(?<!\w)(?:xuống(?: chỉ)?|giảm|tăng|lên|chỉ|không|vẫn|trên|hơn) còn"
    r"|còn (?:có thêm|có|gần|khoảng|hơn|trên|sống|trẻ|hiệu lực|giá trị)(?!\w)"
    r"|trong đó[^.;]{0,30}còn",
    re.IGNORECASE,
)
_DONE = pattern_of(
    r"(?<!\w)(?:đã|hoàn thành|giải quyết|xử lý|thu hồi|thu được|giải ngân|thanh toán|kết luận|đình chỉ|khởi tố|bàn giao"
    r"|cấp|nộp|thực hiện|tiêm|trả|trồng|rút|đạt|sử dụng|chi|nhận|xong|bán|phân bổ|có mặt|bố trí|làm rõ|xét xử)(?!\w)",
    re.IGNORECASE,
)
_SETTLED = pattern_of(
    r"(?<!\w)(?:giải quyết|xử lý|hoàn thành|trả kết quả|thanh toán|khắc phục|bàn giao)(?: xong| được)?\s$",
    re.IGNORECASE,
)
_REACHED = pattern_of(r"(?<!\w)(?:đạt|đã|được|hoàn thành|bảo đảm|đủ)(?!\w)")
_INCOME = pattern_of(r"(?<!đã )(?<!\w)(?:tiếp nhận|nhận|thụ lý|phát sinh)(?: mới| thêm)?$", re.IGNORECASE)
_WITHDRAWN = pattern_of(r"(?<!\w)(?:rút|trả lại|từ chối|đình chỉ|không đủ điều kiện)(?!\w)")
_OF_THESE = pattern_of(r"(?<!\w)[Tt]rong (?:tổng )?(?:số )?$")
_SURE_FROM: Final = 100
_OUTCOME = pattern_of(
    r"(?:đã )?(?:trả kết quả|giải quyết xong|xử lý xong|thi hành xong|hoàn thành|trả được)(?!\w)", re.IGNORECASE
)
_IN_ALL = pattern_of(r"(?<!\w)(?:thành|tổng (?:số|cộng)|cộng lại)(?: là)?\s$")
"""``cộng 14 đơn kỳ trước chuyển sang thành 182 đơn``: no figure of the last period."""
_MORE = pattern_of(r"(?<!\w)thêm\s(?:được\s)?$", re.IGNORECASE)
_SUBJECT = pattern_of(
    r"(?!Hiện|Đến|Như|Do |Số |Tổng|Nay|Trong|Còn|Ngoài|Toàn|Cả )(?P<what>[^\W\d_]+(?: [^\W\d_]+){2,7}?) còn(?!\w)"
)
_SHARE_BEHIND = pattern_of(r"[^.;:,()\d]{0,30}\(\s?\d[\d,]*\s?%")
_SOME_OF_REST = pattern_of(r"[^.;,()\d]{0,30}(?<!\w)(?:quá|trễ|chậm) hạn(?!\w)", re.IGNORECASE)
_OLD = pattern_of(r"(?<!\w)(?:so với|cùng kỳ|năm trước|kỳ trước)(?!\w)[^.;]{0,60}$", re.IGNORECASE)


def check_remainders(context: ProseContext) -> list[Finding]:
    """Findings on what is left of what was received, given or planned."""
    out: list[Finding] = []
    for reading in context.saying(_LEFT):
        if reading.counts:
            out += _left(reading)
    return out


def _left(reading: Reading) -> Iterator[Finding]:
    """``hoàn thành 26/42 nhiệm vụ; còn 16 nhiệm vụ``, ``phát hiện 1.846, đã thu hồi 1.512, còn phải thu hồi 334``."""
    for at, rest in enumerate(reading.counts):
        lead = reading.text[max(0, rest.start - 60) : rest.start]
        said = _REST.search(lead) if any(word in lead.lower() for word in _LEFT) else None
        behind = None if said else _LEFT_BEHIND.match(reading.text, rest.end)
        said = said or behind
        if not said or not rest.exact or (not behind and _NOT_LEFT.search(lead[max(0, said.start() - 12) :])):
            continue
        if not rest.unit and any(x.scale != 1 for x in reading.counts[max(0, at - 2) : at]):
            continue  # "9,62 tỷ đồng …; còn 03 hạng mục"
        if not said["left"] and _goes_on(reading, at):
            continue
        earlier = [x for x in reading.counts[max(0, at - _BACK) : at] if _alike(x, rest)]
        ratios = [x for x in up_to(reading.ratios, rest.start, _BACK) if _counts_alike(reading, x, rest)]
        done = [x for x in ratios if x.part == x.whole]
        ratios = [x for x in ratios if x.part != x.whole]
        if done and said["left"] and _is_all(reading, rest, done[-1], earlier):
            yield finding(
                "P901",
                reading.passage.at(rest.start),
                all=done[-1].text,
                pending=f"{said['left'].strip()} {shown(rest)}",
            )
            continue
        if earlier or ratios:
            reading.compare(rest, *earlier[-1:])
        if _is_of_some(reading, rest, ratios) or (not behind and _LAST_YEAR.search(lead[: said.start()])):
            continue
        if earlier and _MORE.search(reading.text, 0, earlier[-1].start) and _is_added(earlier):
            continue
        if _is_of_its_share(reading, rest, earlier) or _DEDUCTED.search(
            reading.low, max(0, rest.start - 120), rest.start
        ):
            continue
        if _comes_out(reading, rest, earlier) or any(x.whole - x.part == rest.count for x in ratios):
            continue
        last = max((x.end for x in (*earlier[-1:], *ratios[-1:])), default=rest.start)
        if scope_between(reading, last, rest.start):
            continue
        if ratios and ratios[-1].unit == rest.unit != "" and not (earlier and earlier[-1].start > ratios[-1].end):
            less = rest.count < ratios[-1].whole - ratios[-1].part
            some = names_others(reading, rest) or (less and _SOME_OF_REST.match(reading.text, rest.end))
            if not some:
                yield from missed_rest(reading, rest, [ratios[-1].whole], [ratios[-1].part], ratios[-1].start)
            continue
        if said["left"] and not behind and (pair := done_of_whole(reading, rest, earlier, ratios)):
            part, whole = pair
            right = whole - part
            told = not names_others(reading, rest) and not _with_more(reading, rest, at, right)
            if told and (rest.count > right or is_slip(rest.count, right)):
                yield from missed_rest(reading, rest, [whole], [part], (earlier or ratios)[-1].start)
            continue
        main = _main(reading, rest, earlier)
        if len(main) < 2 or not _is_settled_one_by_one(reading, main):
            if said["left"]:
                yield from _one_slip_off(reading, rest, at)
            continue
        whole, parts = main[0].count, [part.count for part in main[1:]]
        right = whole - sum(parts, ZERO)
        if _with_more(reading, rest, at, right) or (not right and _is_left_already(reading, main)):
            continue
        if not said["left"] and is_target(reading, main[0], rest.start):
            continue
        if (rest.count > whole and not is_slip(rest.count, right)) or _has_subject_of_its_own(reading, rest, main[-1]):
            continue
        if (
            _are_parts(reading, rest, main)
            or all(_SHARE_BEHIND.match(reading.text, x.end) for x in (rest, *main))  # a list of parts
            or _OUTCOME.match(main[0].label)
            or _is_settled_of_more(reading, main[0])
            or _undone_of(reading, rest, main[0])
            or any(_GONE.search(x.label) and right - x.count == rest.count for x in earlier)
            or any(_INCOME.search(x.label) for x in main[1:])
        ):
            continue
        if right >= 0 and (
            said["left"] or said.groupdict().get("next") or rest.count > right or is_slip(rest.count, right)
        ):
            yield from missed_rest(reading, rest, [whole], parts, main[0].start)


_GONE: Final = pattern_of(r"(?<!\w)(?:chuyển|trả lại|rút|đình chỉ|gộp|nhập)(?!\w)", re.IGNORECASE)
"""``Đã chuyển cơ quan điều tra 04 vụ``, said before the whole: what fell away need not be told with the rest."""


def _alike(x: Quantity, rest: Quantity) -> bool:
    """Do they count the same? Of nouns that are not known, nothing in another scale ("0,61 triệu", "1.015")."""
    return comparable(x.unit, rest.unit) and (x.unit == rest.unit != "" or x.scale == rest.scale)


def _counts_alike(reading: Reading, ratio: Ratio, rest: Quantity) -> bool:
    """Nouns that are not known are the same where they begin alike: ``128/140 lô đất, còn 17 lô``."""
    noun = rest.after.partition(" ")[0].lower()
    return comparable(ratio.unit, rest.unit) or bool(noun and reading.low.startswith(f" {noun} ", ratio.end))


def _is_of_some(reading: Reading, rest: Quantity, ratios: Sequence[Ratio]) -> bool:
    """``Riêng khu A còn 28 hộ``; ``18/24 xã đạt chuẩn; còn 20 xã chưa đạt chuẩn cao``: other ones, more asked."""
    start = reading.text.rfind(". ", 0, rest.start) + 2
    if start > 1 and reading.text.startswith("Riêng ", start):
        return True
    undone = _NOT_DONE.match(reading.text, rest.end) if ratios else None
    did = _NOT_DONE_BUT.match(reading.text, ratios[-1].end) if undone else None
    return bool(undone and did and undone["what"].startswith(f"{did['what']} "))


def _is_settled_of_more(reading: Reading, first: Quantity) -> bool:
    """``Sở quản lý 74 công trình.``, and in the next paragraph ``đã sửa chữa 46, dừng 5, còn 23``: no whole is 46."""
    if entry_of(reading, first) is not Entry.DONE:
        return False
    place = reading.passage.at(0)
    ahead = (x for near in reading.beside if near.passage.at(0) < place for x in near.counts)
    return any(x.unit == first.unit != "" and x.count > first.count and not x.depth for x in ahead)


def _is_added(earlier: Sequence[Quantity]) -> bool:
    """``giải ngân 26.210; cuối quý III là 17.830, trong quý IV giải ngân thêm 8.380``: it makes up a sum, no rest."""
    more = earlier[-1].count
    return any(one.count == before.count + more for one, before in pairwise(earlier[:-1]))


def _is_of_its_share(reading: Reading, rest: Quantity, earlier: Sequence[Quantity]) -> bool:
    """``đã sửa chữa 84 trụ, đạt 70%; còn 36 trụ``: the share between them is of the two together."""
    if not earlier:
        return False
    between = [x for x in reading.quantities if x.percent and earlier[-1].end < x.start < rest.start]
    whole = earlier[-1].count + rest.count
    return any(fits(x.count, x.text, earlier[-1].count, whole) == "right" for x in between)


def _is_all(reading: Reading, rest: Quantity, done: Ratio, earlier: Sequence[Quantity]) -> bool:
    """``tiếp nhận 214 hồ sơ, đã giải quyết 214/214 hồ sơ …; còn 12 hồ sơ``: all that came in was settled."""
    came = any(x.count == done.whole and x.unit == rest.unit != "" for x in earlier)
    beside = reading.text[done.start - 60 if done.start > 60 else 0 : rest.end + 60]
    undone = re.match(r"[^.;,]{0,30}?(?<!\w)chưa\s(?P<what>[^\W\d_]+\s[^\W\d_]+)", reading.text[rest.end :])
    if undone and undone["what"] not in reading.text[max(0, done.start - 60) : done.end + 60]:
        return False  # "kiểm kê 212/212 hộ …; còn 43 hộ chưa nhận tiền": of another step
    if any(of != done.whole for of in _named_before(reading, rest, done)):
        return False
    later = re.search(r"đến hạn|kỳ (?:trước|sau)|mới|chuyển", beside)
    before = reading.text[max(0, done.start - 30) : done.start]
    came = came or (rest.start - done.end < _BESIDE and bool(_SETTLED.search(before)))
    return came and bool(rest.count) and rest.unit == done.unit and not later


def _named_before(reading: Reading, rest: Quantity, done: Ratio) -> list[Decimal]:
    """``Trong 402 hộ được duyệt có 371 hộ nhận tiền, còn 31 hộ``: what the sentence says the rest is of."""
    start = max(done.end, *(reading.text.rfind(mark, 0, rest.start) for mark in (". ", "; ")))
    return [
        x.count
        for x in reading.counts
        if start <= x.start < rest.start and x.unit == rest.unit and _OF_THESE.search(reading.text, start, x.start)
    ]


def _is_left_already(reading: Reading, main: Sequence[Quantity]) -> bool:
    """``giao 2.620 căn; hoàn thành 1.958 căn, còn 662 căn``: what was left of them is stated, so others are meant."""
    return len(main) > 2 and bool(_REST.search(reading.text[max(0, main[-1].start - 60) : main[-1].start]))


def _are_parts(reading: Reading, rest: Quantity, main: Sequence[Quantity]) -> bool:
    """``1.450 đảng viên. Trong đó, 960 người …, 158 người …, 232 người …; còn lại 200 người``: parts of what is named
    before them, none of them a whole of the others; nor is it in ``giải quyết 23 vụ, trong đó truy tố 21 vụ, đình chỉ
    02 vụ; còn lại 11 vụ``."""
    parts = total_of(main)
    added = parts + rest.count
    return any(
        comparable(x.unit, rest.unit)
        and x.count > main[0].count
        and (parts == x.count or abs(added - x.count) * 10 <= x.count)
        and TRIGGER.search(reading.text, x.end, main[0].start)
        for x in up_to(reading.counts, main[0].start, _BACK)
    )


def _has_subject_of_its_own(reading: Reading, rest: Quantity, last: Quantity) -> bool:
    """``… chi thường xuyên 25.116 tỷ đồng. Nguồn cải cách tiền lương còn dư 4.206 tỷ đồng``: not named before."""
    start = reading.text.rfind(". ", last.end, rest.start) + 2
    said = _SUBJECT.match(reading.text, start) if start > 1 else None
    return said is not None and not any(pair in reading.low[:start] for pair in topic(said["what"]))


def _with_more(reading: Reading, rest: Quantity, at: int, right: Decimal) -> bool:
    """``đang thực hiện 13 nhiệm vụ, chậm tiến độ 02 nhiệm vụ``: do the counts behind it make what is left?"""
    added = rest.count
    for nth, more in enumerate(reading.counts[at + 1 : at + 4], at):
        if more.unit != rest.unit or re.search(r"[.!?]\s", reading.text[reading.counts[nth].end : more.start]):
            return False
        added += more.count
        if added == right:
            return True
    return False


def _undone_of(reading: Reading, rest: Quantity, whole: Quantity) -> bool:
    """``đã khởi công 58 nhà, hoàn thành 51 nhà; còn 06 nhà chưa khởi công``: they are none of the 58."""
    undone = re.search(r"(?<!\w)chưa (?:được )?(?P<what>[^\W\d_]+ [^\W\d_]+)", f"{rest.label} | {rest.after}")
    return bool(undone) and undone["what"].lower() in whole.label.lower() if undone else False


def _goes_on(reading: Reading, at: int) -> bool:
    """``đang thực hiện 07 nhiệm vụ, chưa thực hiện 02 nhiệm vụ``: another state of what is open comes next."""
    rest, after = reading.counts[at], reading.counts[at + 1 : at + 2]
    gap = reading.text[rest.end : after[0].start] if after else ""
    return bool(re.search(r"(?<!\w)(?:đang|chưa|còn|chuyển|tạm)(?!\w)", gap)) and not re.search(r"[.!?]\s", gap)


def _one_slip_off(reading: Reading, rest: Quantity, at: int) -> Iterator[Finding]:
    """``tiếp nhận 9.418 hồ sơ, ban hành 9.206 quyết định, 47 trường hợp không đủ điều kiện, còn 156 hồ sơ``.

    The parts are counted by other nouns, so only a figure of three digits and more that one slip of typing would mend
    is reported.
    """
    before = reading.counts[max(0, at - 4) : at]
    wholes = [
        nth for nth, x in enumerate(before[:-1]) if x.unit == rest.unit != "" and x.exact and x.depth == rest.depth
    ]
    if not wholes or rest.count < _SURE_FROM:
        return
    whole, parts = before[wholes[-1]], before[wholes[-1] + 1 :]
    chain = reading.text[whole.end : rest.start]
    if not all(x.exact and x.depth == rest.depth for x in parts) or re.search(r"[.!?]\s|[()]", chain):
        return
    right = whole.count - total_of(parts)
    if right > 0 and right != rest.count and not TRIGGER.search(chain) and is_slip(rest.count, right):
        yield from missed_rest(reading, rest, [whole.count], [x.count for x in parts], whole.start)


def _gone(reading: Reading, rest: Quantity, behind: Sequence[Quantity]) -> list[Quantity]:
    """The parts neither settled nor left: withdrawn, returned, refused. They count unless they are a breakdown."""
    out = []
    for before, part in pairwise(behind):
        beside = f"{part.label} {part.after}"
        inner = part.depth > rest.depth or TRIGGER.search(reading.text, before.end, part.start)
        if _WITHDRAWN.search(beside) and part.unit == rest.unit and not inner and ":" not in beside:
            out.append(part)
    return out


def _comes_out(reading: Reading, rest: Quantity, earlier: Sequence[Quantity]) -> bool:
    """Is there any way to read what is left: one figure, or two or three in a row, less some of those behind them?"""
    for start in range(len(earlier)):
        for stop in range(start + 1, min(start + 4, len(earlier))):
            whole, behind = earlier[start:stop], earlier[stop:]
            gone = _gone(reading, rest, behind)
            over, room = total_of(whole) - rest.count, slack_of(rest, *whole)
            sized = [(part, part.count, part.slack) for part in behind]
            for size in range(1, len(behind) + 1):
                for taken in combinations(sized, size):
                    off = over - sum(count for _, count, _ in taken)
                    if abs(off) > room and abs(off) > room + sum(slack for _, _, slack in taken):
                        continue
                    if all(any(part == one for one, _, _ in taken) for part in gone):
                        return True
    return False


def _main(reading: Reading, rest: Quantity, earlier: Sequence[Quantity]) -> list[Quantity]:
    """What was received and what was settled: without brackets, earlier periods and breakdowns."""
    out: list[Quantity] = []
    for quantity in earlier:
        before = reading.text[max(0, quantity.start - 70) : quantity.start]
        divided = TRIGGER.search(reading.text, out[-1].end, quantity.start) if len(out) > 1 else None
        hidden = divided and ". " not in reading.text[divided.end() : quantity.start]
        same = quantity.unit == rest.unit or not rest.unit or {quantity.unit, rest.unit} <= STAFF
        earlier_time = _OLD.search(before) and not _IN_ALL.search(before)
        if quantity.depth > rest.depth or not quantity.exact or not same or earlier_time or hidden:
            continue
        out.append(quantity)
    for at in range(len(out) - 1, 0, -1):
        if not _DONE.search(reading.text, out[at - 1].end, out[at].start):
            return out[at:] if at < len(out) - 1 else out  # "trong đó 412 hộ …; đã bố trí 389 hộ, còn 23 hộ"
    return out


def _is_settled_one_by_one(reading: Reading, main: Sequence[Quantity]) -> bool:
    """Is the first the largest, and does a word of settling stand with each of the others?"""
    ends = [quantity.end for quantity in main]
    words = [reading.text[end : part.start] for end, part in zip(ends, main[1:], strict=False)]
    if len(words) == 1 and not _DONE.search(words[0]):
        beside = reading.text[main[1].end : main[1].end + _BESIDE]  # "312 cơ sở … có 267 cơ sở đạt yêu cầu"
        words = [beside if _REACHED.search(beside) else ""]
    return all(map(_DONE.search, words)) and all(part.count <= main[0].count for part in main[1:])
