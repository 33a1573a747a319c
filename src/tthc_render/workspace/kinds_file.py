"""Reading ``kinds.yaml`` of a layout.

The command ``lint`` needs the table of every run, and pydantic alone takes longer to import than most documents take
to read. So a table of plain form is taken as it is; whatever is not plain goes to ``kinds_spec``, which knows all that
is allowed and says what is not.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast, get_args

import yaml

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.workspace.kinds import FILE, LAYOUT, DocumentKind, Kinds, Need, PartName
from tthc_render.workspace.paths import Workspace

MAX_BYTES: Final = 100_000
MAX_BRACKETS: Final = 500
"""Larger or deeper files are left to the reader that has limits."""
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_SPECIAL = re.compile(r"[&*!|>%@`\t\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
_NEEDS: Final = frozenset(get_args(Need))


def load_kinds(workspace: Workspace, layout: str = LAYOUT) -> Kinds:
    """The table of a layout, or that of nd30 where the layout has none; TemplateUnusable if it cannot be read."""
    path = next(
        (
            place
            for name in dict.fromkeys((layout, LAYOUT))
            for root in workspace.template_roots
            if (place := root / "layouts" / name / FILE).is_file()
        ),
        None,
    )
    if path is None:
        raise TemplateUnusable(f"Không thấy tệp {FILE} của bố cục {layout}. Chép lại tệp này từ bố cục {LAYOUT}.")
    return read_kinds(path)


@functools.lru_cache(maxsize=8)
def read_kinds(path: Path) -> Kinds:
    """The table in a file; TemplateUnusable if it cannot be read."""
    kinds = _plain(path)
    if kinds is None:
        from tthc_render.workspace.kinds_spec import validated_kinds  # late: see above

        return validated_kinds(path)
    return kinds


class _IrregularError(Exception):
    """A table that is not plain; whether it is wrong is for others to say."""


def _plain(path: Path) -> Kinds | None:
    try:
        data = read_regular(path)
        text = data.decode()
        if len(data) > MAX_BYTES or text.count("{") + text.count("[") > MAX_BRACKETS or _SPECIAL.search(text):
            return None
        return _kinds(_tree(yaml.compose(text, yaml.CBaseLoader)))
    except (OSError, ValueError, yaml.YAMLError, _IrregularError):
        return None


def _tree(node: yaml.Node | None) -> object:
    """Scalars as the text that was typed; no lists, no key twice."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if not isinstance(node, yaml.MappingNode):
        raise _IrregularError
    found = {_tree(key): _tree(value) for key, value in node.value}
    if len(found) < len(node.value):
        raise _IrregularError
    return found


def _kinds(tree: object) -> Kinds:
    top = _fields(tree, ("nguon", "phan", "chung", "loai"))
    _text(top["nguon"])
    parts = {key: _fields(value, ("ten", "dieu")) for key, value in _table(top["phan"]).items()}
    common = _needs(top["chung"])
    kinds: dict[str, DocumentKind] = {}
    for code, value in _table(top["loai"]).items():
        own = _fields(value, ("ten",), ("viet_tat", "mau", "loi", "phan"))
        name, short, sample, formula = (
            _text(own[key]) if key in own else "" for key in ("ten", "viet_tat", "mau", "loi")
        )
        kinds[code] = DocumentKind(code, name, short, formula, sample, {**common, **_needs(own.get("phan", {}))})
    return Kinds(kinds, {key: PartName(_text(part["ten"]), _text(part["dieu"])) for key, part in parts.items()})


def _fields(value: object, needed: tuple[str, ...], others: tuple[str, ...] = ()) -> Mapping[str, object]:
    found = _table(value)
    if not set(needed) <= set(found) <= {*needed, *others}:
        raise _IrregularError
    return found


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) and _NAME.fullmatch(key) for key in value):
        raise _IrregularError
    return value


def _needs(value: object) -> dict[str, Need]:
    found = _table(value)
    if not all(isinstance(need, str) and need in _NEEDS for need in found.values()):
        raise _IrregularError
    return cast(dict[str, Need], dict(found))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value or value != value.strip() or "\n" in value:
        raise _IrregularError
    if not unicodedata.is_normalized("NFC", value):
        raise _IrregularError
    return value
