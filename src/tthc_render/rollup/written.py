"""A parent's report with the figures of an aggregate written into it: only what is between the marks changes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tthc_render.reports.indicators import ROOT
from tthc_render.reports.markers import AGGREGATED, OWN_COUNTS, OWN_FIGURES
from tthc_render.reports.own_figures import Counts, added_keys
from tthc_render.reports.types import ReportType
from tthc_render.rollup.aggregate import Aggregate
from tthc_render.rollup.kept_cells import Cell, kept_cells
from tthc_render.rollup.output import form_lines, plain
from tthc_render.yaml_files.edits import Edit, Node, edited, nodes_of, replaced, with_key
from tthc_render.yaml_files.source import Keys

END: Final = "# Hết phần tổng hợp; trên đây chỉ sửa ô không cộng được, số riêng của đơn vị ghi ở bieu_rieng."
_MARK: Final = re.compile(rf"^[ \t]*(?:{re.escape(AGGREGATED)}|{re.escape(END[:20])})[^\n]*\n?", re.MULTILINE)
_EMPTY: Final = frozenset({"", "null", "~"})


Known = Mapping[tuple[str, str], str]
"""Indicators that an earlier roll-up has written, as they were written then."""


def written(
    text: str,
    found: Aggregate,
    indicators: Counts,
    *,
    own: Collection[str | tuple[str, str]] = (),
    known: Known = MappingProxyType({}),
    stated: Mapping[Cell, str] = MappingProxyType({}),
) -> str:
    """``text`` of a report with the aggregate's figures in ``bieu``.

    Forms that were not added up, comments, words and everything else stay. ``own`` are the forms, and the counts by
    group and key, that are the unit's own: they move to ``bieu_rieng`` and ``chi_tieu_rieng``. Indicators fill what is
    open or as ``known``; another one that was typed is never changed. ``stated`` are the cells that an earlier roll-up
    took over from the units, as they were written then.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    nodes = nodes_of(text)
    kept = dict(_forms(text, nodes, "bieu"))
    rolled = {code: kept.pop(code) for code in list(kept) if code in found.forms}
    lines = [f"bieu:\n  {AGGREGATED} {found.unit.ma} {found.period}: {len(found.used)} đơn vị\n"]
    by_hand = kept_cells(text, nodes, found, stated)
    lines += [f"{line}\n" for code in found.forms for line in form_lines(found, code, by_hand)]
    lines += [f"  {END}\n", *kept.values()]
    apart = dict(_forms(text, nodes, OWN_FIGURES))
    moved = {code: body for code, body in rolled.items() if code in own and code not in apart}
    words = f"# số của riêng {found.unit.ten}, chưa kể đơn vị trực thuộc"
    edits = []
    if moved and (OWN_FIGURES,) in nodes:
        bodies = "".join(_at_two(body) for body in (*apart.values(), *moved.values()))
        edits.append(Edit(*_place(text, nodes, OWN_FIGURES), f"{OWN_FIGURES}:  {words}\n{bodies}"))
    elif moved:
        lines += [f"{OWN_FIGURES}:  {words}\n", *moved.values()]
    counts = {pair: _typed(text, nodes, pair) for pair in indicators if pair in own}
    counts = {pair: typed for pair, typed in counts.items() if (OWN_COUNTS, *pair) not in nodes}
    open_ones = {*open_indicators(text, indicators, known), *counts}
    edits += [replaced(nodes[ROOT, *pair], plain(indicators[pair])) for pair in open_ones if (ROOT, *pair) in nodes]
    edits.append(Edit(*_place(text, nodes), "".join(lines)))
    text = edited(text, edits)
    for pair, value in indicators.items():
        if pair in open_ones and (ROOT, *pair) not in nodes:
            text = _with_indicator(text, ROOT, pair, plain(value))
    for pair, typed in counts.items():
        text = _with_indicator(text, OWN_COUNTS, pair, typed)
    return text.replace("\n", ends)


def own_figures(found: Aggregate) -> str:
    """``bieu_rieng`` with the unit's own figures that the aggregate has counted, as its report has them; "" for none.

    A file of figures to paste into the report has to bring them along: pasting replaces them by the sums.
    """
    words = f"# số của riêng {found.unit.ten}, chưa kể đơn vị trực thuộc"
    bodies: dict[str, str] = {}
    for child in found.children:
        if child.unit.ma == found.unit.ma:
            text = child.source.text.replace("\r\n", "\n")
            nodes = nodes_of(text)
            typed = {**dict(_forms(text, nodes, "bieu")), **dict(_forms(text, nodes, OWN_FIGURES))}
            bodies |= {code: _at_two(body) for code, body in typed.items() if code in child.forms}
    return f"{OWN_FIGURES}:  {words}\n{''.join(bodies.values())}" if bodies else ""


def _at_two(body: str) -> str:
    """A form with the comments above it, its key behind two blanks as the others below the same key."""
    return textwrap.indent(textwrap.dedent(body), "  ")


def open_indicators(text: str, indicators: Counts, known: Known) -> list[tuple[str, str]]:
    """Indicators that may be written: those that the report lacks, leaves empty, or has from an earlier roll-up."""
    nodes = nodes_of(text)
    return [pair for pair in indicators if _typed(text, nodes, pair) in {*_EMPTY, known.get(pair, "")}]


def left_to_type(text: str, kind: ReportType) -> list[tuple[str, str]]:
    """Group and key of the figures of the text that the report has empty and that no roll-up of its type fills."""
    nodes, added = nodes_of(text), set(added_keys(kind))
    asked = [
        (group, key)
        for group, spec in kind.chi_tieu.items()
        for key, field in spec.truong.items()
        if not (field.cong_thuc or field.de_trong or spec.de_trong) and (group, key) not in added
    ]
    return [pair for pair in asked if _typed(text, nodes, pair) in _EMPTY]


def typed_otherwise(text: str, indicators: Counts, known: Known = MappingProxyType({})) -> dict[tuple[str, str], str]:
    """Indicators that somebody has typed with another value than the sum, with what was typed."""
    nodes = nodes_of(text)
    open_ones = set(open_indicators(text, indicators, known))
    typed = {pair: _typed(text, nodes, pair) for pair in indicators if pair not in open_ones}
    return {pair: value for pair, value in typed.items() if value != plain(indicators[pair])}


def _typed(text: str, nodes: Mapping[Keys, Node], pair: tuple[str, str]) -> str:
    node = nodes.get((ROOT, *pair))
    return text[node.start : node.end].strip() if node else ""


def _with_indicator(text: str, root: str, pair: tuple[str, str], value: str) -> str:
    """``text`` with an indicator that it lacks, in its group; group and ``root`` are made where they are not."""
    nodes = nodes_of(text)
    group, key = pair
    for path, line in (((root, group), f"{key}: {value}"), ((root,), f"{group}: {{{key}: {value}}}")):
        node = nodes.get(path)
        if node is not None and any(other[:-1] == path for other in nodes if other):
            return with_key(text, path, [line])
        if node is not None:  # empty
            return edited(text, [replaced(node, f"{{{line}}}")])
    whole = nodes["bieu",]
    return f"{text[: whole.key_start]}{root}:\n  {group}: {{{key}: {value}}}\n{text[whole.key_start :]}"


def _forms(text: str, nodes: Mapping[Keys, Node], key: str) -> Iterator[tuple[str, str]]:
    """The text of each form below ``key`` with the comments above it, as whole lines of a block."""
    whole = nodes.get((key,))
    if whole is None:
        return
    position = whole.key_end + 1
    if whole.block and key == OWN_FIGURES:  # the words behind the key are written anew with it
        position = text.find("\n", whole.key_end) + 1
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


def _place(text: str, nodes: Mapping[Keys, Node], key: str = "bieu") -> tuple[int, int]:
    """From the line of ``key`` to the line after its figures and marks; before ``loi_van`` or the end without it."""
    whole = nodes.get((key,))
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
