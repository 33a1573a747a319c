"""What was settled as a share of what was received, whose base stands in the report's figures alone. C320.

``Đã giải quyết 137.354 hồ sơ, đạt 97,59% số hồ sơ tiếp nhận``: the sentence has the part, the form or ``chi_tieu`` the
whole. A count that is neither the report's own total nor a slip of it is of another scope.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.checks.stated_parts import groups_of, own_prose, own_total
from tthc_render.checks.stated_rates import differing
from tthc_render.checks.stated_wholes import WHOLE, is_of_another_scope, row_labels, wholes_of
from tthc_render.diagnostics.findings import Finding
from tthc_render.forms.result import Figures
from tthc_render.prose.arithmetic import fits, is_slip
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = pattern_of(
    r"(?<!\w)(?:đã )?giải quyết(?: được| xong){0,2}\s(?P<part>\d{1,3}(?:\.\d{3})+|\d+)\shồ sơ(?: TTHC)?"
    r"(?P<rest>[^.;,:()\d]*),? (?:đạt|chiếm)(?: tỷ lệ)? $",
    re.IGNORECASE,
)
_BASE: Final = pattern_of(
    r"\s?%(?: trên| so với| của| trong)?(?: tổng)? số hồ sơ(?: đã)? tiếp nhận(?: trong kỳ)?(?:[,.;)]|$)", re.IGNORECASE
)
_BEFORE: Final = pattern_of(r"(?<!\w)kỳ trước(?!\w)", re.IGNORECASE)
_AHEAD: Final = 160


class _Done(NamedTuple):
    """Where the figures stand, what was settled, and what was received: all of it, or without that of before."""

    source: str
    part: Decimal
    wholes: tuple[Decimal, ...]


def check_stated_done_shares(computed: Computed, passages: Sequence[Passage]) -> list[Finding]:
    """C320 for each share that no figures of the report agree with."""
    typed = [one for one in own_prose(computed, passages) if "số hồ sơ" in one.text and "%" in one.text]
    done = list(_done(computed)) if typed else []
    if not done:
        return []
    labels, own = row_labels(computed), own_total(computed)
    return [item for passage in typed for item in _differing(Reading(passage), done, labels, own)]


def _done(computed: Computed) -> Iterator[_Done]:
    forms: dict[str, dict[str, dict[str, Decimal]]] = {}
    for group in groups_of(computed):
        forms.setdefault(group.form, {})[group.verb] = {title: value for title, _, value in group.parts}
    for code, verbs in forms.items():
        received, settled = verbs.get("tiếp nhận", {}), verbs.get("giải quyết", {})
        if received.get(WHOLE) and WHOLE in settled:
            old = [value for title, value in received.items() if _BEFORE.search(title)]
            yield _Done(f"biểu {code}", settled[WHOLE], _bases(received[WHOLE], old))
    for key, spec in computed.loaded.type.chi_tieu.items():
        ours = [whole for whole in wholes_of(computed) if whole.right.startswith(f"[= chi_tieu.{key}.")]
        values = {whole.verb: whole.value for whole in ours}
        old = [
            Decimal(value)
            for name, value in (computed.figures[key] if key in computed.figures else Figures()).items()
            if isinstance(value, int) and name in spec.truong and _BEFORE.search(spec.truong[name].ten)
        ]
        if values.get("tiếp nhận") and "giải quyết" in values:
            yield _Done(f"mục {key}", values["giải quyết"], _bases(values["tiếp nhận"], old))


def _bases(whole: Decimal, old: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return (whole, *(whole - value for value in old if value < whole))


def _differing(
    reading: Reading, done: Sequence[_Done], labels: Collection[str], own: re.Pattern[str]
) -> Iterator[Finding]:
    for percent in reading.quantities:
        if not percent.percent or not percent.exact or percent.depth or not _BASE.match(reading.text, percent.end):
            continue
        start = max(reading.text.rfind(". ", 0, percent.start) + 1, percent.start - _AHEAD, 0)
        said = _SAID.search(reading.text, start, percent.start)
        if said is None:
            continue
        lead, rest = (own.sub("", text) for text in (reading.text[start : said.start()], said["rest"]))
        if is_of_another_scope(lead, rest.strip(), labels):
            continue
        part = Decimal(said["part"].replace(".", ""))
        ours = [item for item in done if part == item.part or is_slip(part, item.part)]
        pairs = [(count, whole) for item in ours for whole in item.wholes for count in (item.part, part)]
        if pairs and all(fits(percent.count, percent.text, *pair) == "wrong" for pair in pairs):
            first = ours[0]
            yield differing(reading, said.group(), percent, first.source, first.part, first.wholes[0])
