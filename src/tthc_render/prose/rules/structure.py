"""Structure of the text: numbers of sections, notes, appendices, labels without a value. P701 to P704, P708 to P713."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.ordinals import LETTERS, read_roman, roman
from tthc_render.vietnamese.patterns import pattern_of

# Order of the letters of items. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.đ ("theo thứ tự bảng chữ cái tiếng
# Việt"); the decree itself leaves out ă â ê ô ơ ư.


def check_structure(context: ProseContext) -> list[Finding]:
    """Findings on numbering and references; section numbers only where the program has not set them itself."""
    readings, facts = context.readings, context.facts
    passages = [reading.passage for reading in readings]
    whole = any(passage.role == "kind" for passage in passages)
    out = [
        *([] if facts.numbered else _numbering(passages, whole=whole)),
        *_notes(passages),
        *_appendices(readings, facts.appendix_labels),
    ]
    for at, reading in enumerate(readings):
        if reading.passage.prose:
            out += _missing(readings, at)
    return out


# Numbers of sections ------------------------------------------------------------------------------------------------


_PART_HEAD: Final = pattern_of(
    r"\s*(?:phần|chương|tiểu mục|mục|điều)\s(?:thứ \w+|[ivxlc]+|\d{1,3})\s*(?:[.:]|$)", re.IGNORECASE
)
"""A head of a part, chapter, section or article: numbers below it begin again."""
_ENDS_A_SENTENCE: Final = pattern_of(r"[.;]\s*$")
_FIRSTS: Final = frozenset({"I.", "1.", "1.1.", "1.1", "a)"})


_ODD_ROMAN: Final = pattern_of(r"([IVX]{1,5})\s?[-/):]\s?(?=[A-ZĐÀ-Ỹ]{2})")
"""A heading with another sign after its number ("II- KẾT QUẢ"), which is a fault of its own."""


_LEVELS: Final = (r"[IVX]+\.", r"\d+(?:\.\d+)*\.?", r"[a-zđ]\)")
"""Shapes of numbers, from the highest level down."""


class _Counter:
    """The last number of every level in one part."""

    def __init__(self) -> None:
        self.roman = self.arabic = self.letter = 0
        self.decimal: dict[str, int] = {}
        self.deeper = False
        self.twice: dict[str, int] = {}

    def begin_before(self, label: str) -> None:
        """Take ``label`` as the number that is due: an excerpt begins where it was cut out."""
        number = label.rstrip(".)")
        parent, _, last = number.rpartition(".")
        if parent:
            self.arabic, self.decimal[parent] = int(parent.split(".")[0]), int(last) - 1
        elif number.isdigit():
            self.arabic = int(number) - 1
        elif number in LETTERS:
            self.letter = LETTERS.index(number)
        else:
            self.roman = (read_roman(number) or 1) - 1

    def next_roman(self, now: int) -> None:
        """Go on to section ``now``, in which the levels below begin again."""
        self.roman, self.arabic, self.letter, self.deeper = now, 0, 0, False
        self.decimal.clear()


def _numbering(passages: Sequence[Passage], *, whole: bool) -> Iterator[Finding]:
    """Numbers that do not follow each other. What is no ``whole`` document may begin at any number of each level."""
    counters: dict[int, _Counter] = {}
    steps = [passage for passage in passages if passage.role in ("heading", "paragraph")]
    labelled = [
        passage
        for passage, after in itertools.zip_longest(steps, steps[1:])
        if passage.label
        or _PART_HEAD.match(passage.text)
        or _ODD_ROMAN.match(passage.text)
        or _leads_to_a_list(passage, after)
    ]
    highest = len(_LEVELS)
    for at, passage in enumerate(labelled):
        if not passage.label and (odd := _ODD_ROMAN.match(passage.text)):
            counter = counters.setdefault(passage.part, _Counter())
            counter.next_roman(read_roman(odd[1]) or counter.roman + 1)
        elif not passage.label and not _PART_HEAD.match(passage.text):
            counter = counters.setdefault(passage.part, _Counter())
            counter.next_roman(counter.roman)
        elif not passage.label and _begins_again(passage, labelled[at + 1 :]):
            counters[passage.part] = _Counter()
        if not passage.label:
            continue
        counter = counters.setdefault(passage.part, _Counter())
        label = passage.label
        level = next((at for at, shape in enumerate(_LEVELS) if re.fullmatch(shape, label)), highest)
        if level < highest and not whole:
            counter.begin_before(label)
        highest = min(level, highest)
        if re.fullmatch(r"[IVX]+\.", label):
            yield from _roman(passage, counter)
        elif re.fullmatch(r"\d+\.", label):
            yield from _arabic(passage, counter)
        elif re.fullmatch(r"\d+(?:\.\d+)+\.?", label):
            yield from _decimal(passage, counter)
        elif re.fullmatch(r"[a-zđ]\)", label):
            following = labelled[at + 1].label if at + 1 < len(labelled) else ""
            yield from _letter(passage, counter, following)


def _leads_to_a_list(passage: Passage, after: Passage | None) -> bool:
    """Does a line without a number lead to a list of its own, as "Nội dung:" in minutes?"""
    return after is not None and after.label == "1." and not passage.label and passage.text.rstrip().endswith(":")


def _begins_again(head: Passage, following: Sequence[Passage]) -> bool:
    """Do numbers begin again below this line? ``Mục 1: Hội đồng đã rà soát hồ sơ.`` in running text is a sentence."""
    if not _ENDS_A_SENTENCE.search(head.text):
        return True
    then = next((passage.label for passage in following if passage.label), "")
    return then in _FIRSTS or not then


def _step(
    passage: Passage, counter: _Counter, level: str, last: int, now: int, right: str, before: str
) -> Iterator[Finding]:
    twice = counter.twice.pop(level, 0)
    if now == last + 1 or (now == 1 and last == 0):
        return
    if last and now == last + 2 and twice == last:
        return  # "a) b) b) d)": the second b) stands for c)
    if now == last:
        counter.twice[level] = last
    code = "P702" if 0 < now <= last else "P701"
    yield finding(
        code,
        passage.place,
        label=passage.label,
        right=right,
        before=before or "đầu mục",
        title=quote(passage.text, 0, 60),
    )


def _roman(passage: Passage, counter: _Counter) -> Iterator[Finding]:
    now = read_roman(passage.label[:-1])
    if now is None:  # IIII, VX: a numeral that is none
        yield finding("P703", passage.place, label=passage.label, right=f"{roman(counter.roman + 1)}.")
        now = counter.roman + 1
    before = f"{roman(counter.roman)}." if counter.roman else ""
    yield from _step(passage, counter, "I", counter.roman, now, f"{roman(counter.roman + 1)}.", before)
    counter.next_roman(now)


def _arabic(passage: Passage, counter: _Counter) -> Iterator[Finding]:
    now = int(passage.label[:-1])
    # A list of its own may start at 1 below a lettered item.
    if not (now == 1 and counter.deeper):
        before = f"{counter.arabic}." if counter.arabic else ""
        yield from _step(passage, counter, "1", counter.arabic, now, f"{counter.arabic + 1}.", before)
    counter.arabic = now
    counter.letter = 0
    counter.decimal.clear()
    counter.deeper = False


def _decimal(passage: Passage, counter: _Counter) -> Iterator[Finding]:
    parts = passage.label.strip(".").split(".")
    parent, now = ".".join(parts[:-1]), int(parts[-1])
    counter.letter = 0
    if len(parts) == 2 and counter.arabic and int(parts[0]) != counter.arabic:
        right = f"{counter.arabic}.{counter.decimal.get(str(counter.arabic), 0) + 1}."
        yield finding(
            "P704", passage.place, label=passage.label, parent=f"{counter.arabic}.", right=right,
            title=quote(passage.text, 0, 60),
        )  # fmt: skip
        return
    last = counter.decimal.get(parent, 0)
    yield from _step(passage, counter, parent, last, now, f"{parent}.{last + 1}.", f"{parent}.{last}." if last else "")
    counter.decimal[parent] = now


def _letter(passage: Passage, counter: _Counter, following: str) -> Iterator[Finding]:
    letter = passage.label[0]
    counter.deeper = True
    now = LETTERS.find(letter) + 1
    if not now:
        yield finding("P703", passage.place, label=passage.label, right=f"{_letter_at(counter.letter + 1)})")
        counter.letter += 1
        return
    before = f"{_letter_at(counter.letter)})" if counter.letter else ""
    # A second list may start at a), if it goes on to b).
    if not (now == 1 and counter.letter > 1 and following == "b)"):
        yield from _step(passage, counter, "a", counter.letter, now, f"{_letter_at(counter.letter + 1)})", before)
    counter.letter = now


def _letter_at(number: int) -> str:
    return LETTERS[min(number, len(LETTERS)) - 1]


# Footnotes ----------------------------------------------------------------------------------------------------------


def _notes(passages: Sequence[Passage]) -> Iterator[Finding]:
    notes = [passage for passage in passages if passage.role == "note" and passage.label.isdigit()]
    calls = [(number, passage.at(at)) for passage in passages for at, number in passage.calls]
    if not notes and not calls:
        return
    numbers = {int(passage.label) for passage in notes}
    called = {number for number, _ in calls}
    for number, where in calls:
        if number not in numbers and notes:
            yield finding("P708", where, number=number)
    for passage in notes:
        if int(passage.label) not in called:
            yield finding("P709", passage.place, number=passage.label)


# Appendices ---------------------------------------------------------------------------------------------------------

_REFERENCE = pattern_of(
    r"(?<!\w)(?:Phụ lục|PHỤ LỤC|phụ lục)(?:\s{1,2}(?:số\s{1,2})?(?P<label>[IVX]{1,5}|\d{1,2})(?![\w/]|\.\w))?"
)
_FOREIGN = pattern_of(
    r"[^.;()]{0,40}(?:ban hành kèm|(?:kèm theo|của) (?:Nghị định|Thông tư|Quyết định))"
    r"|\s{1,2}(?:Nghị định|Thông tư|Quyết định)"
)
_OWN: Final = pattern_of(
    r"\s{1,2}(?:(?:được\s)?ban hành\s)?(?:kèm theo|đính kèm|của)\s(?:\w+\s){1,3}này(?!\w)", re.IGNORECASE
)
"""``Phụ lục kèm theo Quyết định này``: the appendix of the document itself."""
_LEADS_TO: Final = pattern_of(r"(?<!\w)(?:tại|trong|theo|ở|xem|như)\s{1,2}$", re.IGNORECASE)
"""What stands before an appendix that a sentence leads to, although nothing says that it is attached."""
_NUMBERED: Final = pattern_of(r"\s{1,2}[IVX\d]")
"""A number of another shape: ``Phụ lục I.2``."""


def _appendices(readings: Sequence[Reading], present: Collection[str] | None) -> Iterator[Finding]:
    labels = [_appendix_label(r.passage.text) for r in readings if r.passage.role == "appendix"]
    known = set(labels if present is None else present)
    places = {_appendix_label(r.passage.text): r.passage for r in readings if r.passage.role == "appendix"}
    reported: set[str] = set()
    named: set[str] = set()
    for reading in readings:
        if not reading.passage.prose or _REFERENCE.fullmatch(reading.text):
            continue
        if part := reading.passage.part:  # a text issued with the document leads to its own appendix
            own = (found["label"] or "" for found in _REFERENCE.finditer(reading.text) if "lục" in reading.low)
            named |= {label for label in own if label in places and places[label].part > part}
            continue
        for found in _REFERENCE.finditer(reading.text) if "lục" in reading.low else ():
            label = found["label"] or ""
            if label in reported:
                continue
            of_this = _OWN.match(reading.text, found.end())
            if not of_this and _FOREIGN.match(reading.text, found.end()):
                continue
            attached = of_this or re.match(r".{0,30}(?:đính kèm|kèm theo)", reading.text[found.end() :])
            leads = not _NUMBERED.match(reading.text, found.end()) and _LEADS_TO.search(reading.text, 0, found.start())
            if label or attached or leads:
                named.add(label)
            if label in known or (not label and (known or not attached)) or _names_appendices(reading, attached):
                continue
            reported.add(label)
            yield finding(
                "P710", reading.passage.at(found.start()), label=f"Phụ lục {label}".strip(),
                quote=quote(reading.text, max(0, found.start() - 40), found.end() + 20),
            )  # fmt: skip
    for label in sorted(known - named):
        if not (named and "" in named) and not (label == "" and named):
            passage = places.get(label)
            shown = f"Phụ lục {label}".strip()
            yield finding("P711", passage.place if passage else readings[0].passage.place, label=shown)


def _names_appendices(reading: Reading, attached: object) -> bool:
    """``Phụ lục 1 tổng hợp nhiệm vụ; Phụ lục 2 …``: a list of appendices, which may be files of their own."""
    return not attached and reading.low.startswith("phụ lục")


def _appendix_label(text: str) -> str:
    return re.sub(r"^(?:PHỤ LỤC|Phụ lục)\s*(?:số\s*)?|[.:\s]+$", "", text.strip())


# Words that announce what does not come -----------------------------------------------------------------------------

_DIVIDED = pattern_of(r"[,]?\s{0,2}trong đó(?=\s{0,2}:)")
_TOTAL_WITHOUT = pattern_of(r"(?<!\w)[Tt]ổng số[^\d;:.()]{8,220}$")
_EMPTY = pattern_of(r":\s{0,3}[;.](?!\.)")
_LABEL_END = pattern_of(r"[^\W\d_][^;:.,()\d]{3,60}$")
_VALUE_LABEL = pattern_of(r"(?<!\w)(?:số|tổng số|tỷ lệ|tổng)(?!\w)", re.IGNORECASE)


def _is_as_deep(following: Passage, passage: Passage) -> bool:
    """Is it an item of the same list, and not of one that stands further in?"""
    return bool(passage.label) and following.label == passage.label and following.depth <= passage.depth


def _missing(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    passage = reading.passage
    for divided in _DIVIDED.finditer(reading.text) if "trong đó" in reading.text else ():
        start = reading.text.rfind("ổng số", max(0, divided.start() - 230), divided.start()) - 1
        label = reading.text[max(0, start) : divided.start()].rstrip(" ,:")
        if start >= 0 and _TOTAL_WITHOUT.match(label) and reading.text[divided.end() :].strip(" :"):
            yield finding("P712", passage.at(start), label=label)
    for found in _EMPTY.finditer(reading.text):
        named = _LABEL_END.search(reading.text[max(0, found.start() - 61) : found.start()])
        if named and _VALUE_LABEL.search(named.group()):
            yield finding("P712", passage.at(found.start() - len(named.group())), label=named.group().strip())
    if passage.role == "item" and passage.text.endswith(":"):
        following = readings[at + 1].passage if at + 1 < len(readings) else None
        if following is None or following.role == "heading" or _is_as_deep(following, passage):
            yield finding(
                "P713", passage.at(len(passage.text) - 1), quote=quote(passage.text, 0, len(passage.text), 70)
            )
