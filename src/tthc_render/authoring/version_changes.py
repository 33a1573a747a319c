"""What a report's file must lose and gain when the next period uses other versions of its type and forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tthc_render.authoring.first_report import FirstReport
from tthc_render.forms.model import Form, Part
from tthc_render.forms.spec import ROW_KEYS
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import LoadedType
from tthc_render.reports.types import GroupSpec, NarrativeSpec
from tthc_render.vietnamese.periods import Period
from tthc_render.yaml_files.edits import Node, nodes_of, with_key, without_key
from tthc_render.yaml_files.source import Keys

OF_ONE_REPORT = ("ky_so_lieu", "nhan_phu_luc", "trich_yeu")
"""Keys of ``van_ban`` that say how one report was printed."""

_HEAD_OF_DROPPED = re.compile(r"^(?:#[^\n]*\n)+(?=(?:chap_nhan|in_khac):)", re.MULTILINE)
"""Comments that stand right above a key that is left out."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The text of a file for other versions; what was left out, by key, and what was added, by name and key.

    ``incomparable`` are the keys of narratives left out because they compare with a report that there is not.
    """

    text: str
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    incomparable: tuple[str, ...] = ()


def changed(
    computed: Computed, loaded: LoadedType, forms: Mapping[str, Form], period: Period, past: Collection[str] = ()
) -> Changed:
    """The file of ``computed`` with the keys that ``loaded`` and ``forms`` have: no others, and all of them.

    ``past`` names the earlier reports that the new period has. What is
    computed and was typed only to be compared or printed differently is left out as well.
    """
    text = _HEAD_OF_DROPPED.sub("", computed.report.source.text)
    incomparable = _incomparable(text, loaded, past)
    for key in incomparable:
        text = without_key(text, ("loi_van", key))
    nodes = nodes_of(text)
    dropped = []
    for path, named in _surplus(nodes, loaded, forms):
        shorter = without_key(text, path)
        if shorter != text and named:
            dropped.append(".".join(str(step) for step in path if isinstance(step, str) and step != "dong"))
        text = shorter
    added = []
    writer = FirstReport(loaded, forms, computed.report.unit, computed.report.registry, period, past)
    for path, lines in _missing(nodes_of(text), text, loaded, forms, writer):
        longer = with_key(text, path, lines)
        if longer != text:
            added.append(_named(path, lines[0].partition(":")[0], loaded))
        text = longer
    return Changed(text, tuple(dict.fromkeys(dropped)), tuple(dict.fromkeys(added)), incomparable)


def _incomparable(text: str, loaded: LoadedType, past: Collection[str]) -> tuple[str, ...]:
    """Narratives of the type that call the figures of an earlier report that the new period does not have."""
    nodes = nodes_of(text)
    found = []
    for key, spec in loaded.type.loi_van.items():
        node = nodes.get(("loi_van", key))
        if node and spec.khi_co and spec.khi_co not in past and f"{spec.khi_co}." in text[node.start : node.end]:
            found.append(key)
    return tuple(found)


def _named(path: Keys, key: str, loaded: LoadedType) -> str:
    """A key that is added below ``path``, with the name that people read where it has one."""
    specs: Mapping[str, NarrativeSpec] | Mapping[str, GroupSpec] = {}
    if path == ("loi_van",):
        specs = loaded.type.loi_van
    elif path == ("chi_tieu",):
        specs = loaded.type.chi_tieu
    return f"“{specs[key].ten}” ({key})" if key in specs else key


def _surplus(nodes: Mapping[Keys, Node], loaded: LoadedType, forms: Mapping[str, Form]) -> Iterator[tuple[Keys, bool]]:
    """Paths of keys to leave out; whether the user is to know."""
    kind = loaded.type
    for path in nodes:
        match path:
            case ("in_khac",) | ("chap_nhan",):
                yield path, False
            case ("van_ban", str(key)) if key in OF_ONE_REPORT:
                yield path, False
            case ("chi_tieu", str(group)) if group not in kind.chi_tieu:
                yield path, True
            case ("chi_tieu", str(group), str(key)) if group in kind.chi_tieu:
                field = kind.chi_tieu[group].truong.get(key)
                if field is None or field.cong_thuc:
                    yield path, field is None
            case ("loi_van", str(key)) if key not in kind.loi_van:
                yield path, True
            case ("bieu", str(code)) if code not in forms:
                yield path, True
            case ("bieu", str(code), *rest) if code in forms and rest:
                yield from _surplus_of_form(path, rest, forms[code])


def _surplus_of_form(path: Keys, rest: list[str | int], form: Form) -> Iterator[tuple[Keys, bool]]:
    if len(form.parts) > 1:
        key, *rest = rest
        part = next((item for item in form.parts if item.key == key), None)
        if part is None:
            if not rest:
                yield path, True
            return
    else:
        part = form.parts[0]
    match rest:
        case ["dau_bang" | "tong_cong" | "tong_nhom"]:
            yield path, False
        case ["dong", int(), str(key)] if key not in ROW_KEYS:
            column = part.column(key)
            if column is None or column.formula is not None:
                yield path, column is None


def _missing(
    nodes: Mapping[Keys, Node], text: str, loaded: LoadedType, forms: Mapping[str, Form], writer: FirstReport
) -> Iterator[tuple[Keys, list[str]]]:
    """The mapping that lacks a key, and the lines to add."""
    kind = loaded.type
    for key, group in kind.chi_tieu.items():
        if ("chi_tieu", key) not in nodes:
            if not group.de_trong:
                yield ("chi_tieu",), [line.removeprefix("  ") for line in writer.group(key)]
            continue
        for name, field in group.truong.items():
            if not (field.cong_thuc or field.de_trong or group.de_trong) and ("chi_tieu", key, name) not in nodes:
                yield ("chi_tieu", key), [f"{name}: null # {field.ten}"]
    for code, form in forms.items():
        if ("bieu", code) not in nodes:
            yield ("bieu",), [line.removeprefix("  ") for line in writer.table(code)]
            continue
        for part in form.parts:
            root: Keys = ("bieu", code, *(() if len(form.parts) == 1 else (part.key,)))
            yield from _missing_cells(nodes, text, (*root, "dong"), part)
    for key in kind.loi_van:
        if writer.is_written(key) and ("loi_van", key) not in nodes:
            yield ("loi_van",), [line.removeprefix("  ") for line in writer.narrative(key)]


def _missing_cells(nodes: Mapping[Keys, Node], text: str, root: Keys, part: Part) -> Iterator[tuple[Keys, list[str]]]:
    rows = [path for path in nodes if len(path) == len(root) + 1 and path[:-1] == root]
    for row in rows:
        if {(*row, "nhom"), (*row, "tong_con")} & nodes.keys():
            continue
        node = nodes.get((*row, "dong"))
        code = text[node.start : node.end].strip("\"'") if node else ""
        prescribed = next((item for item in part.rows if item.code == code), None)
        for column in part.columns:
            asked = column.numeric and column.formula is None and not column.spec.de_trong
            # A prescribed row has cells of its own: some stay blank in print.
            if prescribed is not None:
                asked = asked and prescribed.takes(column) and not prescribed.cell(column).spec.de_trong
            if asked and (*row, column.key) not in nodes:
                yield row, [f"{column.key}: null # {column.name}"]
