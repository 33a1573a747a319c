"""Whether what was aimed at was reached, in words, against the results beside their plans: P904; of all of them: P901.

``58,4 tạ/ha, kế hoạch 59,0 tạ/ha, vượt kế hoạch đề ra``; ``bằng 101,4% kế hoạch, không hoàn thành kế hoạch năm``;
``kết nạp 27 đảng viên, kế hoạch là 26. … Nhiệm vụ phát triển đảng viên do đó chưa hoàn thành``; ``hoàn thành cả hai mục
tiêu`` with one that was missed. A verdict is of the results in its clause, else of those of its sentence, else of all
before it in the section, and every one of them must deny it. Plans of other times are other plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.announced_lists import SPELT
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.goals import PLAN, Goal, goals, wants_more
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.denied_sweeps import denied
from tthc_render.prose.rules.direction import shown_value
from tthc_render.prose.sections import before, topic
from tthc_render.prose.spans import around
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"vượt", "đạt", "hoàn", "hụt", "thấp", "dưới", "đích"})
_SIGNS: Final = (
    *("kế hoạch", "chỉ tiêu", "dự toán", "mục tiêu", "yêu cầu", "định mức", "nhiệm vụ", " kh", "đều đạt", "đều vượt"),
)
_EVERY: Final = frozenset({"cả", "tất", "toàn", "100", "đều"})
_VERDICT: Final = pattern_of(
    r"(?<!\w)(?<!tỷ lệ )(?<!mức )(?<!mức độ )(?<!việc )(?<!khả năng )(?<!số )(?:(?P<not>(?:chưa|không) (?:đạt"
    r"|hoàn thành|vượt|đáp ứng|bảo đảm|đảm bảo|[^\W\d_]+ đích)(?: được)?|thấp hơn|hụt)"
    r"|(?P<word>(?:hoàn thành )?(?:và )?vượt(?: mức)?|đạt(?: và vượt)?|hoàn (?:thành|tất)(?: và vượt| vượt)?(?: mức)?"
    r"|[^\W\d_]+ đích))"
    rf"(?: so với)?(?: mức)? (?P<plan>{PLAN})(?P<of>(?:[^.;:,()\d]|(?<=năm )\d{{4}}|\d{{1,2}}(?= tháng)){{0,40}}?)"
    r"(?=\s?(?:[.,;)(]|$| và (?!\d)| do | nhờ | nhưng | song | sớm | trước | (?!\d{1,2} tháng)\d))"
)
_TASK: Final = pattern_of(
    r"(?<!\w)(?:nhiệm vụ|chỉ tiêu|kế hoạch|mục tiêu)(?P<of>[^.;:,()\d]{0,50}?) (?:do đó |vì vậy |như vậy |này "
    r"|cũng |đã )*"
    r"(?:(?P<not>(?:chưa|không)(?: được)? (?:đạt|hoàn thành))|(?P<word>hoàn thành|đạt và vượt|vượt))(?=\s?[.,;]|$)"
)
_MANY: Final = (
    r"(?:chỉ tiêu|mục tiêu|nhiệm vụ|tiêu chí|nội dung|khoản thu|sắc thuế|lĩnh vực|đơn vị|xã|phường|trường|sản phẩm"
    r"|loại)"
)
_ALL: Final = pattern_of(
    r"(?<!\w)(?:(?:đã |đều )?(?:hoàn thành|đạt|vượt|đạt và vượt|hoàn thành và vượt) (?:và vượt )?(?:mức )?"
    rf"(?:cả|tất cả|toàn bộ|100%|\d{{1,2}}/\d{{1,2}})(?: các)?(?: (?P<n>\d{{1,2}}|hai|ba|bốn|năm|sáu|bảy))? {_MANY}"
    rf"|(?:cả|tất cả|toàn bộ|100%|các|(?P<part>\d{{1,2}})/(?P<whole>\d{{1,2}}))(?: các)?(?: (?P<m>\d{{1,2}}|hai"
    rf"|ba|bốn|năm|sáu|bảy))?"
    rf" {_MANY}(?P<who>[^.;:,()\d]{{0,50}}?) (?:đều |đã )+(?:hoàn thành|đạt|vượt)(?: và vượt)?(?: mức)?"
    rf"(?: (?:so với )?{PLAN}| \d{{1,2}} tháng|(?=\s?[.,;:(]|$)))(?!\w)"
)
_MEANT: Final = pattern_of(
    r"(?<!\w)(?:phấn đấu|mục tiêu (?:là|đến)|sẽ|dự kiến|nhằm|để|nếu|quyết tâm|khó|có khả năng|bảo đảm đến|đề nghị|phải"
    r"|yêu cầu các|còn lại|trừ|riêng|cùng kỳ|năm trước|trong số|khác)(?!\w)"
)
_HALF_WAY: Final = pattern_of(r"(?<!\w)(?:tiến độ|bình quân chung|cả năm|giai đoạn|nhiệm kỳ|quốc gia)(?!\w)")
_TIME: Final = pattern_of(
    r"(?<!\w)(?:cả năm|năm(?: \d{4})?|quý(?: [\divx]+)?|\d{1,2} tháng|tháng|tuần|giai đoạn|nghị quyết|tỉnh"
    r"|trung ương|hđnd"
    r"|hội đồng|xã|huyện|phường|sở|bộ|nội bộ)(?!\w)"
)
_PERIOD: Final = pattern_of(r"\d|quý|tháng|tuần|giai")
"""A plan of a year is meant where no time is named, one of a quarter is not."""
_SO: Final = pattern_of(
    r"(?<!\w)(?:như vậy|do đó|vì vậy|vì thế|với kết quả|nhìn chung|đánh giá chung|tóm lại|nên|do vậy)(?!\w)"
)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_NO_TOPIC: Final = nouns_in("""
năm cả giao được đề ra đặt của tỉnh huyện xã phường thành phố trên nghị quyết hđnd ubnd hội đồng nhân dân tháng quý này
cấp sở bộ đã công ty thực hiện
""")
"""Words behind a plan that do not say of what it is."""
_SHARES: Final = pattern_of(rf"{PLAN}[^.;()\d]{{0,40}}\((?P<list>\d[^()]{{4,90}})\)")
_SHARE: Final = pattern_of(r"(\d{1,3}(?:,\d+)?)\s?%")
_LEVEL: Final = pattern_of(
    r"[^.;:,()%]{0,80}? (?:(?:là|ở mức)(?P<bound> dưới| không quá| tối đa)? |\()(?P<level>\d[\d,]*)\s?%"
)
_SHARE_BEHIND: Final = pattern_of(
    r"(?:(?<=kế hoạch)|(?<=dự toán)), bằng (\d{1,3}(?:,\d+)?)\s?%(?=[.;,)]|$| kế hoạch| dự toán)"
)
_HALF: Final = 50
_LEVEL_REACH: Final = 60
_LINES: Final = 14
_LEAST, _ALL_OF_IT = 3, 100
_NEXT_RATE: Final = pattern_of(
    rf"%(?: {PLAN}(?: năm)?)?(?:[,;] [^\d.;:,()]{{2,40}}$|(?: và) [^\d.;:,()]{{2,40}}$|\.?\s*$)"
)


def check_goal_verdicts(context: ProseContext) -> list[Finding]:
    """Findings on verdicts on plans that the results deny."""
    running = context.running
    out: list[Finding] = []
    for at, reading in context.places_saying(_SAID):
        if any(map(reading.low.__contains__, _SIGNS)):
            out += [*(_all(running, at) if reading.says(_EVERY) else ()), *_one(running, at)][:1]
    return out


def _one(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    tasks = _TASK.finditer(reading.low) if "hoàn thành" in reading.low or "vượt" in reading.low else ()
    for said in (*_VERDICT.finditer(reading.low), *tasks):
        start = max((reading.low.rfind(mark, 0, said.start()) for mark in (". ", "; ", "\n")), default=-1) + 1
        clause = reading.low[start : said.end()]
        if (
            _MEANT.search(clause)
            or _HALF_WAY.search(said[0])
            or re.search(r"cả \w+ $|các $", clause[: said.start() - start])
        ):
            continue
        if (own := _own_level(reading, said)) is not None:
            if own and own.reached is bool(said["not"]) and wants_more(clause):
                reading.compare()
                yield _denied(reading, said, own)
                return
            continue
        told = _told(readings, at, said, start)
        if not told or not all(_denies(goal, said) for _, goal in told):
            continue
        of, goal = told[-1]
        of.compare()
        yield _denied(reading, said, goal)
        return


def _denied(reading: Reading, said: re.Match[str], goal: Goal) -> Finding:
    return finding(
        "P904", reading.passage.at(said.start()), word=said["not"] or said["word"], old=goal.plan, new=goal.shown,
        right="đạt, vượt" if goal.reached else "chưa đạt", quote=quote(reading.text, said.start() - 40, said.end()),
    )  # fmt: skip


def _own_level(reading: Reading, said: re.Match[str]) -> Goal | Literal[False] | None:
    """``đạt 68,4%, vượt mục tiêu đến cuối tháng 11 là 75%``: the rate ahead of a verdict against the level behind it.

    False if the rate is none that can be held against it; None if a verdict has no level.
    """
    share = _SHARE_BEHIND.match(reading.low, said.end()) if not said["not"] else None
    if share and (shown := read_printed(share[1])) and _HALF < shown < _ALL_OF_IT:
        return Goal(said.start(), share.end(), False, f"{share[1]}%", "100%", "")
    behind = _LEVEL.match(reading.low, said.start("plan")) if "plan" in said.groupdict() else None
    value = read_printed(behind["level"]) if behind else None
    rates = [x for x in reading.quantities if x.percent and x.end <= said.start() <= x.end + _LEVEL_REACH]
    if behind is None or value is None:
        return None
    if not rates or not rates[-1].exact or re.search(r"[\d.;]", reading.low[rates[-1].end : said.start()]):
        return False
    rate = rates[-1]
    if value * _LEAST < rate.count:
        return None  # "vượt kế hoạch là 4,8%": by so much
    if value == rate.count or behind["bound"]:
        return False
    return Goal(rate.start, behind.end(), rate.count > value, shown_value(rate), f"{behind['level']}%", "")


def _told(readings: Sequence[Reading], at: int, said: re.Match[str], start: int) -> list[tuple[Reading, Goal]]:
    """The results that a verdict is of."""
    reading = readings[at]
    own = [(reading, x) for x in goals(reading) if x.start < said.end() and not x.bare]
    near = [x for x in own if x[1].start >= start]
    if near:
        return near[-1:]
    sentence = reading.sentence_at(said.start()).start
    inside = [x for x in own if x[1].start >= sentence]
    if inside:
        return inside
    if re.search(r"\d", reading.low[sentence : said.start()]):
        return []
    every = [
        (of, x) for of in reversed(before(readings, at)) for x in goals(of)
        if not x.bare and (of is not reading or x.end <= said.start())
    ]  # fmt: skip
    named = frozenset(_WORD.findall(said["of"])) - _NO_TOPIC
    if not named:
        return every if _SO.search(reading.low, sentence, said.end()) else []
    pairs = topic(said["of"])
    told = [f"{around(of.low, x.start, x.end, ('. ',))} {x.shown} {x.about}".lower() for of, x in every]
    if len(every) == 1 and 1 < len(named) <= 2 * len(named & frozenset(_WORD.findall(told[0]))):
        return every  # half of its words
    return [one for one, words in zip(every, told, strict=True) if pairs & topic(words)]


def _denies(goal: Goal, said: re.Match[str]) -> bool:
    if goal.equal or goal.reached is not bool(said["not"]):
        return False
    words = said["of"].strip() if "plan" in said.groupdict() else ""
    one, other = _times(goal.of), _times(words)
    if any(map(_PERIOD.match, other)) and not one & other:
        return False  # "đạt 80,0% kế hoạch, cơ bản đạt mục tiêu quý III"
    alike = not (goal.of and words) or one == other or (goal.about and not any(map(_PERIOD.match, one | other)))
    return bool(alike or one & other)


def _is_of(goal: Goal, words: str) -> bool:
    """Is a plan that of the time and the office that the words name, if both name any?"""
    one, other = _times(goal.of), _times(words)
    return not one or not other or bool(one & other)


def _times(words: str) -> frozenset[str]:
    return frozenset(x[0] for x in _TIME.finditer(words))


def _all(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for said in _ALL.finditer(reading.low):
        clause = around(reading.low, said.start(), said.end(), (". ", "; "))
        lead = clause[: clause.find(said[0])]
        part, whole = said["part"], said["whole"]
        if part != whole or _MEANT.search(f"{lead} {said['who'] or ''}") or _HALF_WAY.search(said[0]):
            continue
        stop = reading.low.find(". ", said.end())
        if re.search(r"(?<!\w)(?:trừ|riêng)(?!\w)", reading.low[said.end() : stop if stop >= 0 else len(reading.low)]):
            continue
        count = said["n"] or said["m"] or whole or "0"
        number = SPELT.get(count) or int(count)
        behind = re.match(r"[^.;:()]*", reading.low[said.end() :])
        results = [x for x in _results(readings, at, said) if _is_of(x[1], f"{said[0]} {behind[0] if behind else ''}")]
        if len({_times(x.of) for _, x in results if x.of}) > 1:
            continue
        missed = [x for _, x in results if not x.reached]
        if missed and (not number or len(results) <= number):
            yield denied(reading, said.start(), said[0], missed[0].shown)
            return
        if number and not results and (short := _shares(readings, at, said, number)):
            yield denied(reading, said.start(), said[0], short)
            return


def _results(readings: Sequence[Reading], at: int, said: re.Match[str]) -> list[tuple[Reading, Goal]]:
    """The results that a claim of all of them is of: those in the lines below it, else behind it, else before it."""
    reading = readings[at]
    if reading.text.rstrip().endswith(":"):
        below = readings[at + 1 : at + 1 + _LINES]
        stop = next(
            (nth for nth, x in enumerate(below) if x.passage.role != "item" and not x.text.startswith(("-", "+"))),
            len(below),
        )
        return [(x, goal) for x in below[:stop] for goal in goals(x)[:1]]
    sentence = reading.sentence_at(said.start()).end
    behind = [
        (reading, x)
        for x in goals(reading)
        if said.end() <= x.start and (x.start < sentence or said["who"] is not None)
    ]
    listed = _listed_rates(reading, said.end(), sentence) if re.search(f"{PLAN}$", said[0]) else []
    if listed:
        return [(reading, x) for x in listed]
    if behind:
        return [x for x in behind if not x[1].bare or behind[0][1].bare]
    return [
        (of, x)
        for of in before(readings, at)
        for x in goals(of)
        if not x.bare and (of is not reading or x.end <= said.start())
    ]


def _listed_rates(reading: Reading, start: int, stop: int) -> list[Goal]:
    """``: lúa 102,4%; ngô 98,1%; đàn lợn 107,0% kế hoạch``: rates of a list of which all but one reach the plan."""
    rates = [x for x in reading.quantities if x.percent and start <= x.start < stop]
    if not reading.text.startswith(":", start) or len(rates) < _LEAST or not all(x.exact for x in rates):
        return []
    ends = [x.start for x in rates[1:]] + [stop]
    plain = all(_NEXT_RATE.match(reading.low, x.end, end) for x, end in zip(rates, ends, strict=True))
    low = [x for x in rates if x.count < _ALL_OF_IT]
    if not plain or len(low) != 1:
        return []
    lead = max([start, *(x.end for x in rates if x.end < low[0].start)])
    if not wants_more(reading.low[lead : low[0].start]):
        return []
    return [Goal(x.start, x.end, x.count >= _ALL_OF_IT, shown_value(x), "", "") for x in rates]


def _shares(readings: Sequence[Reading], at: int, said: re.Match[str], number: int) -> str:
    """``chỉ tiêu được giao (83,5% về việc và 50,0% về tiền)``: as many rates before it do not reach these,
    in any order."""
    reading = readings[at]
    sentence = reading.sentence_at(said.start()).start
    told = _SHARES.search(reading.low, sentence, said.start())
    wanted = _numbers(told["list"]) if told else []
    if told is None or len(wanted) != number or not wants_more(reading.low[sentence : said.end()]):
        return ""
    for of in before(readings, at):
        text = of.low[:sentence] if of is reading else of.low
        found = _numbers(text)
        if len(found) == number:
            short = [one for one, other in zip(sorted(found), sorted(wanted), strict=True) if one < other]
            return f"{told['list']}" if short and wants_more(text) else ""
    return ""


def _numbers(text: str) -> list[Decimal]:
    return [value for x in _SHARE.findall(text) if (value := read_printed(x)) is not None]
