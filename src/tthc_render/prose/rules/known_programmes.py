"""Programmes and movements of the whole country with a wrong word in their names: P987.

``Phong trào “Toàn dân đoàn kết xây dựng cuộc sống văn hóa”``, ``Chương trình mục tiêu quốc gia xây dựng nông thôn mới
giảm nghèo bền vững``. The names are in ``known_programmes.yaml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

import yaml

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_TABLE: Final = Path(__file__).with_name("known_programmes.yaml")
_QUOTED: Final = pattern_of(r"[“\"](?P<name>[^“”\"]{12,110})[”\"]")
_WORDS: Final = pattern_of(r"[^\W_]+")
_NATIONAL: Final = pattern_of(r"(?:[Cc]hương trình (?:mục tiêu quốc gia|MTQG)|CTMTQG|Chương trình MTQG) (?:về )?")
_LONG: Final = 6
"""Shorter names differ in one word by intention: ``Mỗi xã một sản phẩm``, ``Mỗi làng một sản phẩm``."""
_SHARED: Final = 0.75
"""So many of the words are right where another word or two stand in their place."""


@functools.cache
def _known() -> Mapping[str, Sequence[str]]:
    return yaml.load(_TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # type: ignore[no-any-return]


@functools.cache
def _movements() -> Mapping[tuple[str, ...], str]:
    return {_words(name): name for name in _known()["phong_trao"]}


@functools.cache
def _blends() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _known()["muc_tieu_quoc_gia"]))
    return re.compile(rf"(?P<one>{names}) (?P<other>{names})(?!\w)", re.IGNORECASE)


def check_known_programmes(context: ProseContext) -> list[Finding]:
    """Findings on names that are nearly those of programmes which everybody knows."""
    quoted = [
        item for reading in context.running if "“" in reading.text or '"' in reading.text for item in _quoted(reading)
    ]
    national = context.saying({"mtqg", "ctmtqg", "tiêu"})
    return [*quoted, *(item for reading in national for item in _blended(reading))]


def _quoted(reading: Reading) -> Iterator[Finding]:
    for found in _QUOTED.finditer(reading.text):
        words = _words(found["name"])
        right = _nearly(words) if words not in _movements() else ""
        if right:
            yield finding("P987", reading.passage.at(found.start()), written=found["name"], right=right)


def _nearly(words: tuple[str, ...]) -> str:
    """The one known name of as many words that one or two of them tell from these; empty if there is none."""
    near = [
        written
        for name, written in _movements().items()
        if len(name) == len(words) >= _LONG
        and sum(x.size for x in SequenceMatcher(None, words, name, autojunk=False).get_matching_blocks())
        >= max(_SHARED * len(name), len(name) - 2)
    ]
    return near[0] if len(near) == 1 else ""


def _blended(reading: Reading) -> Iterator[Finding]:
    for found in _NATIONAL.finditer(reading.text):
        both = _blends().match(reading.text, found.end())
        if both:
            right = f"{found.group()}{both['one']}”, “{found.group()}{both['other']}"
            yield finding("P987", reading.passage.at(found.start()), written=found.group() + both.group(), right=right)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORDS.findall(name))
