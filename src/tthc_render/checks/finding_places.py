"""Where in a report's own file a finding belongs: the frame, the narrative, or the figure that a sentence prints.

Sentences of the outline have no line in the report's file. A finding on one goes to the typed figure that the sentence
prints at that place; of equal figures `provenance` knows which one that is, and only where it cannot be tried out, the
one whose name has most words in common with the words around it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.checks.provenance import NUMBER, Provenance
from tthc_render.checks.typed_offsets import typed_offsets
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.prose.passages import Passage
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.yaml_files.source import Scalar, value_at

FRAME: Mapping[str, tuple[str, ...]] = {
    "number": ("van_ban", "so"),
    "date": ("van_ban", "ngay"),
    "title": ("van_ban", "trich_yeu"),
    "window": ("van_ban", "ky_so_lieu"),
    "addressee": ("van_ban", "kinh_gui"),
    "recipient": ("van_ban", "noi_nhan"),
    "signature": ("van_ban", "quyen_han"),
}
"""Where the frame of a report is written; a sentence of the outline gets its figures from ``FIGURES``."""
FIGURES: Final = ("chi_tieu",)
DataPath = tuple[str | int, ...]
OUTLINE: Final = "\0outline"
"""Name of no file: passages of the outline have it while they are checked, without a line."""
STRIDE: Final = 10_000_000
"""A passage of the outline has its number times this as its column, so that every finding leads back to it."""
_KEPT = pattern_of(r"\s*[-–]\s*Lưu\s*:")
_TYPED = pattern_of(r"\d{1,15}(?:\.\d{1,6})?")
_WORD = pattern_of(r"[^\W\d_]{2,}")
_WORDS = pattern_of(r"\w+")
_AROUND: Final = 90


def placed(passages: Sequence[Passage], computed: Computed) -> list[Passage]:
    """The passages of a document with places that ``at_home`` can read back."""
    return [_placed(at, passage, computed) for at, passage in enumerate(passages, 1)]


def _placed(at: int, passage: Passage, computed: Computed) -> Passage:
    source = computed.report.source
    if passage.place.line and passage.place.file == source.file:
        typed = source.lines[passage.place.line - 1][max(0, passage.place.column - 1) :]
        jumps = typed_offsets(typed, passage.text) if passage.place.column else ()
        return replace(passage, jumps=jumps) if jumps else passage
    if passage.role == "recipient" and _KEPT.match(passage.text):
        return replace(passage, place=replace(source.key_place(("van_ban", "luu")), column=0))
    if passage.role in FRAME:
        key = FRAME[passage.role]
        item = _item_of(passage.text, value_at(source.data, key))
        place = source.key_place(key) if item is None else source.place((*key, item))
        return replace(passage, place=replace(place, column=0))
    return replace(passage, place=Place(OUTLINE, 0, at * STRIDE))


def _item_of(text: str, typed: object) -> int | None:
    """Which of the typed names a line of the frame prints, whatever signs are around it; None where none is."""
    words = _WORDS.findall(text.casefold())
    names = typed if isinstance(typed, list) else []
    return next((at for at, name in enumerate(names) if _WORDS.findall(str(name).casefold()) == words), None)


def at_home(found: Sequence[Finding], computed: Computed, origins: Provenance) -> list[Finding]:
    """The findings, those on the outline placed at the figure that it prints there."""
    names = dict(_names(computed))
    fallback = replace(computed.report.source.key_place(FIGURES), column=0)
    return [
        replace(item, where=_at_figure(item, computed, names, origins) or fallback)
        if item.where.file == OUTLINE
        else item
        for item in found
    ]


def _names(computed: Computed) -> Iterator[tuple[DataPath, str]]:
    """What every typed figure is called: the names of its group and of its field."""
    for group, spec in computed.loaded.type.chi_tieu.items():
        for key, field in spec.truong.items():
            yield (*FIGURES, group, key), f"{spec.ten} {field.ten}".lower()


def _at_figure(item: Finding, computed: Computed, names: Mapping[DataPath, str], origins: Provenance) -> Place | None:
    number, column = divmod(item.where.column, STRIDE)
    passage = origins.passages[number - 1]
    calls = sum(len(str(number)) for start, number in passage.calls if start < column)
    offset = max(0, column - calls)
    source = computed.report.source
    typed = [path for path in names if path in source.marks]
    numbers = [found for found in NUMBER.finditer(passage.text) if abs(found.start() - offset) <= _AROUND]
    for found in sorted(numbers, key=lambda found: (abs(found.start() - offset), found.start())):
        value = read_printed(found.group())
        equal = [path for path in typed if value is not None and _typed(value_at(source.data, path)) == value]
        if len(equal) > 1:
            keys = [(str(path[1]), str(path[2])) for path in equal]
            origin = origins.printed_from(number - 1, found.start(), keys)
            if origin is not None:
                return source.place((*FIGURES, *origin))
        if equal:
            words = passage.text[max(0, found.start() - _AROUND) : found.end() + _AROUND // 3].lower()
            near = set(_WORD.findall(words))
            return source.place(max(equal, key=lambda path: len(near.intersection(_WORD.findall(names[path])))))
    return None


def _typed(value: object) -> Decimal | None:
    """The value of a plain figure as YAML has it."""
    return Decimal(value) if isinstance(value, Scalar) and _TYPED.fullmatch(value) else None
