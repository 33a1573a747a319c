"""A new unit in ``data/units.yaml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import checked_code, fill, schemas_from
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.writing import write_output
from tthc_render.reports.markers import PLACE_TO_FILL
from tthc_render.workspace.paths import UNITS_FILE, Workspace
from tthc_render.workspace.units import load_units
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.loader import parse_source

LEVELS: Final = (
    # beginning of a unit's code → its level
    ("ubnd-tinh", "tinh"),
    ("ubnd-thanh-pho", "tinh"),
    ("tinh", "tinh"),
    ("so", "so"),
    ("ban", "so"),
    ("ubnd-huyen", "huyen"),
    ("huyen", "huyen"),
    ("phong", "phong"),
    ("ubnd-xa", "xa"),
    ("ubnd-phuong", "xa"),
    ("xa", "xa"),
    ("phuong", "xa"),
)


def new_unit(workspace: Workspace, code: str, *, name: str = "", level: str = "", parent: str = "") -> Path:
    """Append the unit ``code`` to ``data/units.yaml``, making the file if there is none; its path.

    WrongUsage if the unit exists already, or the file cannot take another unit; it then stays as it was.
    """
    checked_code(code, "Mã đơn vị")
    path = workspace.data / UNITS_FILE
    exists = path.is_file()
    if exists:
        text = path.read_text(encoding="utf-8")
    else:
        text = fill("units-head.yaml", {"SCHEMAS": schemas_from(path, workspace)})
    entry = _unit_text(code, name, level or _level_of(code), parent)
    indent = re.search(r"^( *)- ma:", text, re.MULTILINE)
    margin = indent[1] if indent else "  "
    lines = [margin + line if line else line for line in entry.rstrip("\n").split("\n")]
    made = text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"
    _check_units(made, code, workspace.shown(path))
    write_output(path, made.encode("utf-8"))
    return path


def _unit_text(code: str, name: str, level: str, parent: str) -> str:
    shown = name or "Đơn vị mới (sửa tên)"
    printed = [shown.upper()]
    if shown.upper().startswith("UBND "):
        printed = ["ỦY BAN NHÂN DÂN", shown.upper().removeprefix("UBND ")]
    return fill(
        "unit.yaml",
        {
            "CODE": code,
            "NAME": scalar(shown),
            "LEVEL": level,
            "PARENT": f"cap_tren: {parent}" if parent else "# cap_tren: ubnd-tinh-vi-du",
            "PRINTED": ", ".join(map(scalar, printed)),
            "SYMBOL": "UBND" if len(printed) > 1 else _initials(shown),
            "PLACE": PLACE_TO_FILL,
        },
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.upper().split() if word[0].isalpha())


def _level_of(code: str) -> str:
    return next((level for start, level in LEVELS if code == start or code.startswith(start + "-")), "khac")


def _check_units(text: str, code: str, shown: str) -> None:
    findings = Findings()
    source = parse_source(text.encode("utf-8"), shown, findings)
    registry = load_units(source, findings) if source is not None else None
    errors = [item for item in findings if item.severity == "error"]
    if registry is None or errors:
        told = "; ".join(f"{item.where}: {item.message().rstrip('.')}" for item in errors[:3])
        raise WrongUsage(f"Không thêm được đơn vị {code} vào {shown}: {told}. Tệp giữ nguyên như cũ.")
