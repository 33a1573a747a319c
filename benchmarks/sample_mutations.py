"""How many mistakes are caught in real text: one figure, share, date or number changed in the five issued reports.

Issued reports tell many figures that nothing in the text depends on ("400 gian hàng"); a change there cannot be seen by
anyone, so the share of all figures is low by nature. Figures in sums, shares and ratios are therefore counted by
themselves: those are the ones that the checks read together. A mistake counts as caught when a finding comes that was
not there before, at the changed line or with the changed words in it.

``benchmarks/mutations.py`` prints the table.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mutations import mistyped_date, mistyped_label, mistyped_number

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import Reading, read

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "data" / "samples"
KINDS = {
    "tong": "số cạnh chữ chỉ tổng (“trong đó”, “gồm”…)",
    "ty_le": "tỷ lệ có số sinh ra nó ở cạnh",
    "phan_so": "số trong a/b có tỷ lệ",
    "so_lieu": "mọi số đếm bất kỳ",
    "ngay": "ngày của văn bản dẫn hai lần",
    "ngay_le": "ngày của văn bản chỉ dẫn một lần",
    "muc": "số mục",
    "liet_ke": "số trong (1)…(n)",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What can be changed: line and column from 0, the text there."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one kind: places in the samples, mistakes made and caught."""

    places: int
    made: int
    caught: int


_SUM = re.compile(r"trong đó|cụ thể|gồm|tổng số", re.IGNORECASE)
_MARK = re.compile(r"\((\d{1,2})\) ")


def spots(lines: list[str]) -> dict[str, list[Spot]]:
    """All places of each kind in a report."""
    readings = [reading for reading in read(from_text(lines, "")) if reading.passage.prose]
    out: dict[str, list[Spot]] = {kind: [] for kind in KINDS}
    cited: dict[str, list[Spot]] = {}
    for reading in readings:
        for figure in reading.quantities:
            spot = _spot(reading, figure.start, figure.text)
            if figure.countable:
                out["so_lieu"].append(spot)
                if len(reading.counts) > 2 and _SUM.search(reading.text) and figure.unit:
                    out["tong"].append(spot)
        for ratio in reading.ratios:
            if re.match(r"[^.;\d]{0,40}\d+(?:,\d+)?\s?%", reading.text[ratio.end :]):
                out["phan_so"].append(_spot(reading, ratio.start, ratio.text))
                percent = next((x for x in reading.quantities if x.percent and x.start >= ratio.end), None)
                out["ty_le"] += [_spot(reading, percent.start, percent.text)] if percent else []
        for citation in reading.citations:
            if citation.when and "/" in citation.when.text:
                cited.setdefault(citation.short.split(" số ")[-1], []).append(
                    _spot(reading, citation.when.start, citation.when.text)
                )
        if reading.passage.label and reading.passage.role == "heading":
            column = lines[reading.passage.place.line - 1].index(reading.passage.label)
            out["muc"].append(Spot(reading.passage.place.line - 1, column, reading.passage.label))
        marks = list(_MARK.finditer(reading.text))
        out["liet_ke"] += [_spot(reading, mark.start(), mark.group().strip()) for mark in marks if len(marks) > 2]
    for dates in cited.values():
        out["ngay" if len(dates) > 1 else "ngay_le"] += dates
    return out


def _spot(reading: Reading, at: int, text: str) -> Spot:
    where = reading.passage.at(at)
    return Spot(where.line - 1, where.column - 1, text)


def _ratio(text: str, rng: random.Random) -> str:
    part, stroke, whole = text.partition("/")
    if rng.random() < 0.5:
        return mistyped_number(part, rng) + stroke + whole
    return part + stroke + mistyped_number(whole, rng)


def _mark(text: str, rng: random.Random) -> str:
    return f"({rng.randrange(1, 30)})"


_CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "phan_so": _ratio, "ngay": mistyped_date, "ngay_le": mistyped_date, "muc": mistyped_label, "liet_ke": _mark,
}  # fmt: skip


def _tries(kind: str, text: str, rng: random.Random) -> Iterator[str]:
    while True:
        yield _CHANGES.get(kind, mistyped_number)(text, rng)


def told(lines: list[str]) -> set[tuple[str, int, str]]:
    """Code, line and sentence of every finding."""
    return {_key(item) for item in check_prose(from_text(lines, ""))}


def _key(item: Finding) -> tuple[str, int, str]:
    return item.code, item.where.line, item.message()


def measure(count: int, seed: int) -> dict[str, Outcome]:
    """Outcomes by kind, the mistakes spread over the samples as their places are."""
    rng = random.Random(seed)
    reports = [path.read_text(encoding="utf-8").splitlines() for path in sorted(SAMPLES.glob("*.txt"))]
    before = [told(lines) for lines in reports]
    places = {kind: [(at, spot) for at, lines in enumerate(reports) for spot in spots(lines)[kind]] for kind in KINDS}
    out = {}
    for kind, found in places.items():
        chosen = found if len(found) <= count else rng.sample(found, count)
        caught = 0
        for at, spot in chosen:
            line = reports[at][spot.line]
            assert line[spot.column :].startswith(spot.text)
            new = next(other for other in _tries(kind, spot.text, rng) if other != spot.text)
            lines = list(reports[at])
            lines[spot.line] = line[: spot.column] + new + line[spot.column + len(spot.text) :]
            fresh = told(lines) - before[at]
            caught += any(where == spot.line + 1 or new in words for _, where, words in fresh)
        out[kind] = Outcome(len(found), len(chosen), caught)
    return out
