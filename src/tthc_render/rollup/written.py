"""A parent's report with the figures of an aggregate written into it: only what is between the marks changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tthc_render.reports.markers import AGGREGATED, OWN_FIGURES
from tthc_render.rollup.aggregate import Aggregate
from tthc_render.rollup.indicators import Indicators
from tthc_render.rollup.output import form_lines, plain
from tthc_render.yaml_files.edits import Edit, Node, edited, nodes_of, replaced, with_key
from tthc_render.yaml_files.source import Keys

END: Final = "# Hết phần tổng hợp; đừng sửa tay phần trên, số riêng của đơn vị ghi ở bieu_rieng."
_MARK: Final = re.compile(rf"^[ \t]*(?:{re.escape(AGGREGATED)}|{re.escape(END[:20])})[^\n]*\n?", re.MULTILINE)
_EMPTY: Final = frozenset({"", "null", "~"})


Known = Mapping[tuple[str, str], str]
"""Indicators that an earlier roll-up has written, as they were written then."""


def written(
    text: str, found: Aggregate, indicators: Indicators, *, keep_own: bool, known: Known = MappingProxyType({})
) -> str:
    """``text`` of a report with the aggregate's figures in ``bieu``.

    Forms that were not added up, comments, words and everything else stay. With ``keep_own`` the figures that were
    there move to ``bieu_rieng``. Indicators fill what is open or as ``known``; a typed one is never changed.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    nodes = nodes_of(text)
    kept = dict(_forms(text, nodes, "bieu"))
    rolled = {code: kept.pop(code) for code in list(kept) if code in found.forms}
    lines = [f"bieu:\n  {AGGREGATED} {found.unit.ma} {found.period}: {len(found.used)} đơn vị\n"]
    lines += [f"{line}\n" for code in found.forms for line in form_lines(found, code)]
    lines += [f"  {END}\n", *kept.values()]
    if keep_own and rolled and (OWN_FIGURES,) not in nodes:
        lines += [f"{OWN_FIGURES}:  # số của riêng {found.unit.ten}, chưa kể đơn vị trực thuộc\n", *rolled.values()]
    open_ones = set(open_indicators(text, indicators, known))
    edits = [
        replaced(nodes["chi_tieu", *pair], plain(indicators[pair]))
        for pair in open_ones
        if ("chi_tieu", *pair) in nodes
    ]
    edits.append(Edit(*_place(text, nodes), "".join(lines)))
    text = edited(text, edits)
    for (group, key), value in indicators.items():
        if (group, key) in open_ones and ("chi_tieu", group, key) not in nodes:
            text = _with_indicator(text, group, key, plain(value))
    return text.replace("\n", ends)


def open_indicators(text: str, indicators: Indicators, known: Known) -> list[tuple[str, str]]:
    """Indicators that may be written: those that the report lacks, leaves empty, or has from an earlier roll-up."""
    nodes = nodes_of(text)
    return [pair for pair in indicators if _typed(text, nodes, pair) in {*_EMPTY, known.get(pair, "")}]


def typed_otherwise(
    text: str, indicators: Indicators, known: Known = MappingProxyType({})
) -> dict[tuple[str, str], str]:
    """Indicators that somebody has typed with another value than the sum, with what was typed."""
    nodes = nodes_of(text)
    open_ones = set(open_indicators(text, indicators, known))
    typed = {pair: _typed(text, nodes, pair) for pair in indicators if pair not in open_ones}
    return {pair: value for pair, value in typed.items() if value != plain(indicators[pair])}


def _typed(text: str, nodes: Mapping[Keys, Node], pair: tuple[str, str]) -> str:
    node = nodes.get(("chi_tieu", *pair))
    return text[node.start : node.end].strip() if node else ""


def _with_indicator(text: str, group: str, key: str, value: str) -> str:
    """``text`` with an indicator that it lacks, in its group; group and ``chi_tieu`` are made where they are not."""
    nodes = nodes_of(text)
    for path, line in ((("chi_tieu", group), f"{key}: {value}"), (("chi_tieu",), f"{group}: {{{key}: {value}}}")):
        node = nodes.get(path)
        if node is not None and any(other[:-1] == path for other in nodes if other):
            return with_key(text, path, [line])
        if node is not None:  # empty
            return edited(text, [replaced(node, f"{{{line}}}")])
    whole = nodes["bieu",]
    return f"{text[: whole.key_start]}chi_tieu:\n  {group}: {{{key}: {value}}}\n{text[whole.key_start :]}"


def _forms(text: str, nodes: Mapping[Keys, Node], key: str) -> Iterator[tuple[str, str]]:
    """The text of each form below ``key`` with the comments above it, as whole lines of a block."""
    whole = nodes.get((key,))
    if whole is None:
        return
    position = whole.key_end + 1
    for path, node in nodes.items():
        if len(path) != 2 or path[0] != key:
            continue
        if whole.block:
            line_end = text.find("\n", node.end)
            end = line_end + 1 if line_end >= 0 else len(text)
            between = _MARK.sub("", text[position:end].lstrip("\n"))
            position = end
            body = between if between.endswith("\n") else f"{between}\n"
            yield str(path[1]), body.lstrip("\n")
        else:
            yield str(path[1]), f"  {path[1]}: {text[node.start : node.end]}\n"


def _place(text: str, nodes: Mapping[Keys, Node]) -> tuple[int, int]:
    """From the line of ``bieu`` to the line after its figures and marks; before ``loi_van`` or the end without it."""
    whole = nodes.get(("bieu",))
    if whole is None:
        before = nodes.get(("loi_van",))
        at = text.rfind("\n", 0, before.key_start) + 1 if before else len(text)
        return at, at
    line_end = text.find("\n", max(whole.end, whole.key_end))
    end = line_end + 1 if line_end >= 0 else len(text)
    mark = _MARK.match(text, end)
    while mark:
        end = mark.end()
        mark = _MARK.match(text, end)
    return text.rfind("\n", 0, whole.key_start) + 1, end
