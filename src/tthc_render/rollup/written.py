"""A parent's report with the figures of an aggregate written into it: only what is between the marks changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tthc_render.reports.markers import AGGREGATED, OWN_FIGURES
from tthc_render.rollup.aggregate import Aggregate
from tthc_render.rollup.indicators import Indicators
from tthc_render.rollup.output import form_lines, plain
from tthc_render.yaml_files.edits import Edit, Node, edited, nodes_of, replaced
from tthc_render.yaml_files.source import Keys

END: Final = "# Hết phần tổng hợp; đừng sửa tay phần trên, số riêng của đơn vị ghi ở bieu_rieng."
_MARK: Final = re.compile(rf"^[ \t]*(?:{re.escape(AGGREGATED)}|{re.escape(END[:20])})[^\n]*\n?", re.MULTILINE)
_EMPTY: Final = frozenset({"", "null", "~"})


def written(text: str, found: Aggregate, indicators: Indicators, *, keep_own: bool) -> str:
    """``text`` of a report with the aggregate's figures in ``bieu``.

    Forms that were not added up, comments, words and everything else stay. With ``keep_own`` the figures that were
    there move to ``bieu_rieng``. Indicators fill what is still open; a typed one is never changed.
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
    edits = list(_filled(text, nodes, indicators))
    edits.append(Edit(*_place(text, nodes), "".join(lines)))
    return edited(text, edits).replace("\n", ends)


def typed_otherwise(text: str, indicators: Indicators) -> dict[tuple[str, str], str]:
    """Indicators that the report has typed with another value than the sum, with what was typed."""
    nodes = nodes_of(text)
    out = {}
    for (group, key), value in indicators.items():
        node = nodes.get(("chi_tieu", group, key))
        typed = text[node.start : node.end].strip() if node else ""
        if typed not in _EMPTY and typed != plain(value):
            out[group, key] = typed
    return out


def _filled(text: str, nodes: Mapping[Keys, Node], indicators: Indicators) -> Iterator[Edit]:
    for (group, key), value in indicators.items():
        node = nodes.get(("chi_tieu", group, key))
        if node is not None and node.scalar and text[node.start : node.end].strip() in _EMPTY:
            yield replaced(node, plain(value))


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
